"""One utterance is quoted in different words.

Two quotations of different articles are one utterance when their words are alike and nobody else is named as the
speaker of one of them.  Typography, a trimmed beginning or end and an ellipsis are not differences; another word
is.  Example: "consistent and firm support" / "constant and firm support".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import combinations, pairwise

from rapidfuzz import fuzz

from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.model import AnnotatedSentence, Difference, DifferenceKind, Quotation

RULE = "The same utterance is quoted in different words; typography and trimming aside."
# rapidfuzz token-set ratio of one utterance: F 0.94 at 83 on 44 labelled pairs (the same as published).
SAME_UTTERANCE = 83
# A translation may change one word in three of a short phrase; then the words around must be the same too.
SAME_PHRASE = 75
LONGEST_PHRASE = 6
# Two translations of one sentence of one speaker share half of their telling words and this much of their letters.
SAME_TRANSLATED = 65
FEWEST_TRANSLATED = 3
SHOWN_WHOLE = 12
AROUND = 4
# More words than these beyond the common stretch are another part of the speech.
LONGEST_EDGE = 3
FEWEST_WORDS = 3
# Fewer words in common, however alike, are a stock phrase.
FEWEST_COMMON = 2
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_FILLING = {"the", "a", "an", "and", "of", "to", "in", "is", "that"}


@dataclass(frozen=True, slots=True)
class _Said:
    """One speaker's words in one sentence; what stands between two quoted pieces ("she said") is left out."""

    sentence: AnnotatedSentence
    pieces: tuple[Quotation, ...]

    @property
    def text(self) -> str:
        return " ".join(q.text for q in self.pieces)

    @property
    def speaker(self) -> str | None:
        return self.pieces[0].speaker

    @property
    def words(self) -> list[str]:
        return [w.lower().replace("’", "'") for w in _WORD.findall(self.text)]

    def in_sentence(self, start: int, end: int) -> tuple[int, int]:
        """A span of ``text`` as a span of the sentence, cut at the end of its piece."""
        for piece in self.pieces:
            if start < len(piece.text):
                return piece.start + start, piece.start + min(end, len(piece.text))
            start, end = start - len(piece.text) - 1, end - len(piece.text) - 1
        raise ValueError("the span lies outside the quoted words")


def _said(sentence: AnnotatedSentence) -> list[_Said]:
    pieces = [q for q in sentence.quotations if sentence.sentence.text[q.start : q.end] == q.text]
    split = len(pieces) > 1 and not any(q.partial for q in pieces) and len({q.speaker for q in pieces}) == 1
    return [_Said(sentence, tuple(pieces))] if split else [_Said(sentence, (q,)) for q in pieces]


def wording(matter: Matter) -> tuple[Difference, ...]:
    """The differences in wording between the quotations of these articles."""
    said = [one for s in matter.sentences for one in _said(s) if len(one.words) >= FEWEST_WORDS]
    found: list[Difference] = []
    used: set[tuple[str, str]] = set()
    pairs = sorted(
        (
            (_alike(a, b), i, j)
            for (i, a), (j, b) in combinations(enumerate(said), 2)
            if a.sentence.article != b.sentence.article
        ),
        key=lambda p: (-p[0], p[1], p[2]),
    )
    for likeness, i, j in pairs:
        a, b = said[i], said[j]
        if not likeness or {_key(a), _key(b)} & used:
            continue
        changed = changed_words(a.text, b.text)
        if changed is None:
            continue
        used |= {_key(a), _key(b)}
        left, right = changed
        alike = [
            [
                s
                for s in said
                if s.words == one.words and s.sentence.article not in {a.sentence.article, b.sentence.article}
            ]
            for one in (a, b)
        ]
        found.append(
            difference(
                matter,
                DifferenceKind.WORDING,
                _topic(a, b),
                RULE,
                [_side(a, left, alike[0]), _side(b, right, alike[1])],
            )
        )
    return tuple(found)


def changed_words(a: str, b: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]] | None:
    """The spans of each text whose words the other has not, inside their common stretch; None when there are none.

    What stands before the first and after the last common word was trimmed, and is no difference.

    >>> changed_words("a firm and true bond", "a firm and lasting bond")
    ([(11, 15)], [(11, 18)])
    >>> changed_words("a firm bond", "This is a firm bond, he knows")
    """
    left, right = list(_WORD.finditer(a)), list(_WORD.finditer(b))
    words = [[m.group().lower().replace("’", "'") for m in side] for side in (left, right)]
    blocks = [m for m in SequenceMatcher(None, words[0], words[1], autojunk=False).get_matching_blocks() if m.size]
    if not blocks:
        return None
    spans: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    telling = False
    inner = [
        ((before.a + before.size, after.a), (before.b + before.size, after.b)) for before, after in pairwise(blocks)
    ]
    for gaps in [*_edges(blocks[0], blocks[-1], len(left), len(right)), *inner]:
        gone = [words[side][start:end] for side, (start, end) in enumerate(gaps)]
        if _skipped(a, left, gaps[0]) or _skipped(b, right, gaps[1]):
            continue
        if any(set(w) - _FILLING for w in gone) and not _inflected(gone[0], gone[1]):
            telling = True
        for side, (start, end) in enumerate(gaps):
            matches = (left, right)[side]
            if start < end:
                spans[side].append((matches[start].start(), matches[end - 1].end()))
    return spans if telling else None


def _edges(first: Match, last: Match, left: int, right: int) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Gaps at the ends in which both sides have words: there a word was changed, where one side has none it was cut."""
    gaps = []
    leading = min(first.a, first.b)
    if 0 < leading <= LONGEST_EDGE:
        gaps.append(((first.a - leading, first.a), (first.b - leading, first.b)))
    ends = (last.a + last.size, last.b + last.size)
    if min(left - ends[0], right - ends[1]) > 0 and max(left - ends[0], right - ends[1]) <= LONGEST_EDGE + 2:
        gaps.append(((ends[0], left), (ends[1], right)))
    return gaps


def _skipped(text: str, matches: list[re.Match[str]], gap: tuple[int, int]) -> bool:
    """Is an ellipsis or an editor's bracket in this gap?  Then the outlet says itself that words are missing."""
    start = matches[gap[0] - 1].end() if gap[0] else 0
    end = matches[gap[1]].start() if gap[1] < len(matches) else len(text)
    return bool(re.search(r"\.\.\.|…|\[|\]|\. \. \.", text[start:end]))


def _inflected(a: list[str], b: list[str]) -> bool:
    """One word against the same word in another form or spelling ("program", "programme")."""
    return len(a) == len(b) and all(fuzz.ratio(x, y) >= 80 and x[:3] == y[:3] for x, y in zip(a, b, strict=True))


def _alike(a: _Said, b: _Said) -> float:
    """How alike two quotations are when they are one utterance, else 0."""
    if a.speaker and b.speaker and a.speaker != b.speaker:
        return 0.0
    one, other = a.words, b.words
    common = set(one) & set(other) - _FILLING
    score = fuzz.token_set_ratio(" ".join(one), " ".join(other))
    if score >= SAME_UTTERANCE and len(common) >= max(
        FEWEST_COMMON, 0.5 * min(len(set(one) - _FILLING), len(set(other) - _FILLING))
    ):
        return float(score)
    if a.speaker is None or a.speaker != b.speaker:
        return 0.0
    telling = min(len(set(one) - _FILLING), len(set(other) - _FILLING))
    if score >= SAME_TRANSLATED and len(common) >= max(FEWEST_TRANSLATED, 0.5 * telling):
        return float(score)
    return _phrase_in(*sorted((one, other), key=len))


def _phrase_in(short: list[str], long: list[str]) -> float:
    """How alike a short phrase is to the likest stretch of a longer quotation, if they share a telling word."""
    if len(short) > LONGEST_PHRASE:
        return 0.0
    stretches = [long[i : i + len(short)] for i in range(len(long) - len(short) + 1)]
    likeness = [
        (fuzz.ratio(" ".join(short), " ".join(s)), s)
        for s in stretches
        if s[-1] == short[-1] and set(s) & set(short) - _FILLING
    ]
    best = max((score for score, _ in likeness), default=0.0)
    return float(best) if best >= SAME_PHRASE else 0.0


def _key(said: _Said) -> tuple[str, str]:
    return said.sentence.article, f"{said.sentence.sentence.id}:{said.pieces[0].start}"


def _topic(a: _Said, b: _Said) -> str:
    speaker = a.speaker or b.speaker
    return f"How is {speaker} quoted?" if speaker else "How are the words quoted?"


def _side(said: _Said, spans: list[tuple[int, int]], alike: list[_Said]) -> Side:
    """The value is the stretch around the first changed words; others who print the whole quotation are cited with it."""
    marks = [said.in_sentence(*span) for span in spans]
    first = min((m[0] for m in marks), default=said.pieces[0].start)
    piece = next((q for q in said.pieces if q.start <= first < q.end), said.pieces[0])
    inside = [m for m in marks if piece.start <= m[0] < piece.end]
    return Side(
        _stretch(said.sentence.sentence.text, piece, inside),
        (cite(said.sentence, *marks), *(cite(s.sentence) for s in alike)),
    )


def _stretch(text: str, piece: Quotation, marks: list[tuple[int, int]]) -> str:
    """A short quotation whole, of a long one the first changed words with a few on either side."""
    words = [(piece.start + m.start(), piece.start + m.end()) for m in _WORD.finditer(text[piece.start : piece.end])]
    if len(words) <= SHOWN_WHOLE or not marks:
        return text[piece.start : piece.end].rstrip(",")
    changed = [i for i, (start, end) in enumerate(words) if start < marks[0][1] and marks[0][0] < end]
    low, high = max(0, changed[0] - AROUND), min(len(words), changed[-1] + AROUND + 1)
    return text[words[low][0] : words[high - 1][1]]
