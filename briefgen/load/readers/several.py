"""Several articles in one document that no database has marked: a press review, a folder pasted into one file.

An article's head is a title with two of byline, day and address under it, or with one of them under a line of dashes.
A document is divided only where each head has a text of its own; where heads are less plain it stays whole, and its
page says that it may hold several.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefgen.lexicon.wordlists import words
from briefgen.load.clipping import Clip, clipping
from briefgen.load.readers.databases.days import day_in
from briefgen.load.readers.fields import field_of
from briefgen.load.reading import given, manuscript, part_name
from briefgen.model import BlockKind, Evidence, Format, Manuscript, SourceFile

TITLE_WORDS = (2, 25)
OUTLET_WORDS = 5
META_WORDS = 14  # of a line of byline, day and outlet; the longest of those seen has 12
HEAD_LINES = 6  # under a title, in which its byline and day stand
SENTENCE_WORDS = 8  # of a line that is text; shorter ones may be furniture
BODY_WORDS, PLAIN_WORDS = 40, 12  # of text that a head must have under it; fewer where a rule or headings divide
ITEMS, ITEM_WORDS = 3, 100  # of a digest at least; of an item at most
_FIELDS = {"byline": "byline", "date": "day", "outlet": "outlet", "url": "address"}
_NUMBERED = re.compile(r"^\s*(?P<number>\d{1,3})[.)]\s+(?=\S)")
_RULE = re.compile(r"\s*([-_=*~#•·—–])(?:\s*\1){4,}\s*|\s*([-_=*])(?:[ \t]*\2){2,}[ \t]*|\s*\f\s*")
_RULED_NAME = re.compile(r"\s*([-=*#~])\1{2,}\s*[^\W\d_](?:[^\n]{0,58}[^\W_])?\s*\1{3,}\s*")
_ADDRESS = re.compile(r"(?:[^\W\d_]{2,12}:\s*)?<?https?://[^\s<>]+>?")
_ENDS = re.compile(r"[^\W_][.!?…][\"'”’»)\]]*\Z")
_STOP = re.compile(r"[^\W_][.…][\"'”’»)\]]*\Z")
_NAME = re.compile(r"\s+[^\W\d_a-z]")


@dataclass(frozen=True, slots=True)
class _Head:
    """Where an article's head begins and its text, and what is told there."""

    start: int
    text: int
    told: frozenset[str]
    ruled: bool
    heading: bool


@dataclass(frozen=True, slots=True)
class Divided:
    """The articles of a document, and what stands above the first of them and is of none."""

    articles: tuple[tuple[Clip, ...], ...]
    above: str

    @property
    def note(self) -> str:
        """What the page of each says."""
        above = f" The file begins: “{self.above}”." if self.above else ""
        return f"It is one of {len(self.articles)} articles in its file, told apart by their titles and bylines.{above}"


def several_in(
    source: SourceFile,
    passages: Sequence[Clip],
    where: str,
    shared: tuple[Evidence, ...] = (),
    *,
    printed: bool = False,
) -> Iterator[Manuscript] | None:
    """The articles of a document that a reader took apart, with what is known of all of them; None where it is one."""
    told = divided(passages, printed=printed)
    if told is None:
        return None
    return (_manuscript(source, article, where, shared, told.note) for article in told.articles)


def _manuscript(
    source: SourceFile, article: tuple[Clip, ...], where: str, shared: tuple[Evidence, ...], note: str
) -> Manuscript:
    first = article[0]
    title = given(where, title=first.text if first.kind is BlockKind.HEADING else None)
    part = part_name(first.text)
    text = clipping(article)
    return manuscript(source, Format.MARKDOWN, text, part=part, given=(*title, *shared), notes=(note,))


def divided(lines: Sequence[Clip], *, printed: bool = False) -> Divided | None:
    """The articles of a document; None where it is one, or nobody can be sure.

    ``printed``: on a page of print, where letters tell a headline, its byline is enough.
    """
    heads = _with_text(lines, [head for head in _heads(lines) if _is_sure(head, printed=printed)])
    if len(heads) < 2:
        return None
    starts = [head.start for head in heads]
    if _prose(lines[: starts[0]]) >= BODY_WORDS:
        starts = [0, *starts]
    parts = [tuple(lines[a:b]) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]
    if numbered(part[0].text for part in parts):
        parts = [(replace(part[0], text=without_number(part[0].text)), *part[1:]) for part in parts]
    above = " ".join(" ".join(line.text.split()) for line in lines[: starts[0]] if not _RULE.fullmatch(line.text))
    return Divided(tuple(parts), above if len(above) <= 120 else above[:119] + "…")


def numbered(titles: Iterable[str]) -> bool:
    """Whether titles are counted from one on, and their numbers so are none of their own.

    >>> numbered(["1. Dry again", "2. Not dry"]), numbered(["1. FC Marrick wins", "Dry again"])
    (True, False)
    """
    told = [_NUMBERED.match(title) for title in titles]
    return bool(told) and [int(m["number"]) if m else 0 for m in told] == list(range(1, len(told) + 1))


def without_number(title: str) -> str:
    """A title that is known to be counted, without its number."""
    return _NUMBERED.sub("", title)


def doubt(lines: Sequence[Clip]) -> str | None:
    """What to say of a document that may hold several articles; None where nothing looks so."""
    heads = _with_text(lines, list(_heads(lines)))
    if len(heads) < 2:
        return None
    named = " ".join(lines[heads[-1].start].text.split())
    return f"It may hold several articles (another seems to begin at “{named[:80]}”); if so, save each as its own file."


def digest(passages: Sequence[Clip]) -> str | None:
    """What to say of a newsletter of several short items, each under a heading; None for any other text."""
    levels = Counter(line.level for line in passages if line.kind is BlockKind.HEADING)
    usual = levels.most_common(1)[0][0] if levels else 0
    at = [n for n, line in enumerate(passages) if line.kind is BlockKind.HEADING and line.level == usual]
    items = [(a, b) for a, b in pairwise([*at, len(passages)]) if _has_text(passages[a + 1 : b])]
    if len(items) < ITEMS or any(sum(len(p.text.split()) for p in passages[a:b]) > ITEM_WORDS for a, b in items):
        return None
    named = " ".join(passages[items[0][0]].text.split())
    return f"It is a digest of {len(items)} items, the first “{named[:80]}”, read as one text; save an item's own page."


def _has_text(passages: Sequence[Clip]) -> bool:
    return any(len(p.text.split()) >= SENTENCE_WORDS for p in passages)


def _heads(lines: Sequence[Clip]) -> Iterator[_Head]:
    at = 0
    ruled, named = any(_RULE.fullmatch(line.text) for line in lines), None  # the first needs no rule above it
    while at < len(lines):
        head = None if _RULED_NAME.fullmatch(lines[at].text) else _head(lines, at, ruled=ruled or named is not None)
        if head is not None:
            yield replace(head, start=named) if named is not None else _with_above(lines, head)
            at = head.text
            ruled, named = False, None
        else:
            if lines[at].text.strip():
                named = at if _RULED_NAME.fullmatch(lines[at].text) else None  # "=== Harbour Echo ===" over a title
            ruled = bool(_RULE.fullmatch(lines[at].text)) or (ruled and not lines[at].text.strip())
            at += 1


def _with_above(lines: Sequence[Clip], head: _Head) -> _Head:
    """A head with the lines directly above its title that tell of it: outlet, day and labels in a row of their own."""
    start, told = head.start, head.told
    if "day" in told or head.ruled:
        return head
    at = head.start - 1
    while at >= 0 and head.start - at <= 2 * HEAD_LINES:
        text = lines[at].text.strip()
        found = _told(text)
        if not text and at + 1 < head.start and not lines[at + 1].text.strip():
            break  # two empty lines end what stands above
        if text and not (found or field_of(text) or _is_outlet(text)):
            break
        start, told = (at, told | found) if text else (start, told)
        at -= 1
    return replace(head, start=start, told=told) if "day" in told else head


def _head(lines: Sequence[Clip], at: int, *, ruled: bool) -> _Head | None:
    """The head that begins with this line as its title or its outlet, if there is one."""
    line = lines[at]
    if not _is_title(line):
        return None
    told: set[str] = set()
    loose = 0
    text = at + 1
    for n in range(at + 1, min(at + 1 + HEAD_LINES, len(lines))):
        found = _told(lines[n].text)
        if found:
            told |= found
            text = n + 1
            continue
        # One line more may stand among them: the outlet, or what sums the article up; or else it is the title itself.
        apart = not lines[at + 1].text.strip() and not _is_outlet(lines[n].text)
        below = line.kind is not BlockKind.HEADING and not _is_outlet(
            line.text
        )  # "Read on the web" above the next title
        if (
            not told
            and lines[n].text.strip()
            and _is_title(lines[n])
            and (apart or (lines[n].kind is BlockKind.HEADING and (below or line.kind is BlockKind.HEADING)))
        ):
            return None
        loose += 1 if lines[n].text.strip() else 0
        if loose > 1 or _RULE.fullmatch(lines[n].text):
            break
    return _Head(at, text, frozenset(told), ruled, line.kind is BlockKind.HEADING) if told else None


def _is_sure(head: _Head, *, printed: bool) -> bool:
    return len(head.told) > 1 or head.ruled or (printed and head.heading and "byline" in head.told)


def _with_text(lines: Sequence[Clip], heads: list[_Head]) -> list[_Head]:
    """The heads under which a text stands, up to the next."""
    ends = [*(head.start for head in heads[1:]), len(lines)]
    plain = any(head.ruled for head in heads) or all(head.heading and len(head.told) > 1 for head in heads)
    least = PLAIN_WORDS if plain else BODY_WORDS
    return [head for head, end in zip(heads, ends, strict=False) if _prose(lines[head.text : end]) >= least]


def _told(text: str) -> frozenset[str]:
    """What a line of a head tells; nothing where it is text."""
    text = text.strip()
    if not text or len(text.split()) > META_WORDS:
        return frozenset()
    if _ADDRESS.fullmatch(text):
        return frozenset({"address"})
    found = set()
    field = field_of(text)
    if field is not None and field.kind in _FIELDS:
        return frozenset({_FIELDS[field.kind]})
    if day_in(text) and not _STOP.search(text):
        found.add("day")
    if any(_is_byline(part) for part in re.split(r"\s*(?:[|·•,;]|\s[–—-])\s+", text)):
        found.add("byline")
    return frozenset(found)


def _is_byline(text: str) -> bool:
    start = next((by for by in words("databases", "by") if text.lower().startswith(f"{by} ")), None)
    return start is not None and bool(_NAME.match(text[len(start) :])) and not _STOP.search(text)


def _is_title(line: Clip) -> bool:
    text = line.text.strip()
    low, high = TITLE_WORDS
    if not low <= len(text.split()) <= high or line.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
        return False
    return not (_STOP.search(text) or text.endswith((":", ";", ",")) or _told(text) or _RULE.fullmatch(text))


def _is_outlet(text: str) -> bool:
    found = re.findall(r"[^\W_]+", text.lower())
    return len(found) <= OUTLET_WORDS and bool(set(found) & words("mastheads", "outlet_words"))


def _prose(lines: Sequence[Clip]) -> int:
    """The words of those lines that are text."""
    counts = ((len(line.text.split()), line) for line in lines)
    return sum(n for n, line in counts if n >= SENTENCE_WORDS and _ENDS.search(line.text.rstrip()))
