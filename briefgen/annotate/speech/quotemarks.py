"""Where quoted words begin and end in a paragraph: curly, straight, single and angled marks, closed or not."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Two single marks side by side are typed for one double mark.
_DOUBLE = re.compile(r"“|”|„|\"|«|»|‘‘|’’|''|``")
_SINGLE_OPEN = re.compile(r"(?<![\w’'])[‘'](?=[\w“…(])")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…)])[’'](?![\w’'])")


# Behind words whose closing mark was forgotten, this tells that they are over: ", Ann Lee said on Monday."
_CREDIT = re.compile(
    r"(?P<end>,)\s+(?:(?:(?:[A-Z][\w.’'-]*|of|the|de|van|von|al)\s+){0,5}[A-Z][\w’'-]+|he|she|they)\s+"
    r"(?:said|says|added|wrote|writes|tweeted|explained|continued|noted|told\s+\w+)\b[^“”\"?!.]{0,80}\.\s*"
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Quoted words ``text[start:end]``, without their marks; ``outer_start`` and ``outer_end`` take the marks in.

    ``open_end`` says that no closing mark was found in the paragraph.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    open_end: bool = False


def quoted_in(text: str, sentence_ends: tuple[int, ...] = (), *, carried: bool = False) -> tuple[Quoted, ...]:
    """The quoted stretches of a paragraph, in order, none inside another.

    A mark that is never closed holds to the end of the paragraph; where another opens before it closes, to the
    end of its sentence (``sentence_ends`` are offsets).  ``carried`` says that the paragraph before left its quotation
    open: a first mark that closes then closes that one, whose words begin this paragraph.

    >>> [('He said: "No."'[q.start:q.end]) for q in quoted_in('He said: "No."')]
    ['No.']
    >>> ['It is," she said.'[q.start:q.end] for q in quoted_in('It is," she said.', carried=True)]
    ['It is,']
    """
    found = _double(text, sentence_ends, carried)
    return tuple(sorted([*found, *_single(text, found)], key=lambda q: q.start))


def _double(text: str, sentence_ends: tuple[int, ...], carried: bool) -> list[Quoted]:
    found: list[Quoted] = []
    opened: re.Match[str] | None = None
    first = next((m for m in _DOUBLE.finditer(text) if not _inches(text, m)), None)
    if carried and first is not None and not _opens(text, first, None) and text[: first.start()].strip():
        found.append(Quoted(0, first.start(), 0, first.end()))
    for mark in _DOUBLE.finditer(text):
        if _inches(text, mark):
            continue
        opens = _opens(text, mark, opened)
        if opened is None:
            opened = mark if opens else None
        elif opens:
            end = min(next((e for e in sentence_ends if e > opened.end()), mark.start()), mark.start())
            found += _stretch(text, opened, *_forgotten(text, opened, end))
            opened = mark
        else:
            found += _stretch(text, opened, mark.start(), mark)
            opened = None
    if opened is not None:
        found += _stretch(text, opened, *_forgotten(text, opened, len(text)))
    return found


def _forgotten(text: str, opened: re.Match[str], end: int) -> tuple[int, re.Match[str] | None]:
    """Where words without a closing mark end: at the comma before whoever said them, else at ``end``, still open."""
    commas = re.finditer(",", text[opened.end() : end])
    told = (_CREDIT.fullmatch(text, opened.end() + m.start(), end) for m in commas)
    first = next((c for c in told if c is not None), None)
    return (end, None) if first is None else (first.end("end"), first)


def _opens(text: str, mark: re.Match[str], opened: re.Match[str] | None) -> bool:
    """Curly marks say it themselves, but for habits of languages and of typing („…“, »…«, “…“, ”…”).

    A straight one opens behind space or at the start, and before a word.
    """
    inside, sign = opened is not None, mark.group()
    before, after = text[: mark.start()][-1:], text[mark.end() :][:1]
    begins = (not before or before.isspace() or before in "([—–-") and bool(after) and not after.isspace()
    if sign in {"„", "‘‘", "``"}:
        return True
    if sign in {"“", "«"}:
        closes = {"“": "„“", "«": "»"}[sign]
        return not (opened is not None and opened.group() in closes and not begins)
    if sign in {"”", "»", "’’"}:
        return not inside and begins
    starts = not before or before.isspace() or before in "([—–-"
    if inside:
        ends = bool(re.search(r"[.,!?…]$", text[: mark.start()].rstrip()))
        return starts and bool(before) and bool(after) and after.isalnum() and ends
    return bool(after) and not after.isspace() and (starts or not before.isalnum())


def _inches(text: str, mark: re.Match[str]) -> bool:
    return mark.group() == '"' and text[: mark.start()][-1:].isdigit() and text[mark.end() :][:2].strip()[:1].islower()


def _stretch(text: str, opened: re.Match[str], end: int, closing: re.Match[str] | None) -> list[Quoted]:
    start = opened.end()
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end <= start:
        return []
    outer = closing.end() if closing is not None and closing.re is _DOUBLE else end
    return [Quoted(start, end, opened.start(), outer, closing is None)]


def _single(text: str, taken: list[Quoted]) -> list[Quoted]:
    """Single marks, where no double ones stand around: an apostrophe behind a plural is not a closing mark."""
    found: list[Quoted] = []
    position = 0
    while opening := _SINGLE_OPEN.search(text, position):
        position = opening.end()
        if any(q.outer_start <= opening.start() < q.outer_end for q in taken):
            continue
        limit = next((m.start() for m in _SINGLE_OPEN.finditer(text, position)), len(text))
        closings = [m for m in _SINGLE_CLOSE.finditer(text, position) if m.start() <= limit]
        closing = _best_closing(text, closings)
        if closing is None or re.fullmatch(
            r"[‘'’](?:\d0s|n|em|til|tis|twas|cause)\b.*", text[opening.start() : opening.start() + 6]
        ):
            continue
        if any(q.outer_start < closing.end() and opening.start() < q.outer_end for q in taken):
            continue
        found.append(Quoted(opening.end(), closing.start(), opening.start(), closing.end()))
        position = closing.end()
    return found


def _best_closing(text: str, closings: list[re.Match[str]]) -> re.Match[str] | None:
    """The first that is no plural's apostrophe ("the girls’ right"), else the first."""
    plain = [m for m in closings if text[m.start() - 1] != "s" or not re.match(r"\s[a-z]", text[m.end() :])]
    return next(iter(plain or closings), None)
