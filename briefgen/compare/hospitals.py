"""Articles have the one struck person brought to different hospitals.

"Orrin Hospital" and "Orrin Medical Center" are one, so are initials and slips of spelling.  Where a transfer is told,
or where several people were struck, nothing is reported.  Example: "flown to Marrow General Hospital" / "flown to
Saint Anne's Hospital".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from briefgen.compare.cues import has
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.single import single_victim
from briefgen.model import AnnotatedSentence, Difference, DifferenceKind
from briefgen.wordlists import words

RULE = "The one person struck is brought to hospitals of different names."
# "Eskdale" and "Eksdale" are one name; rapidfuzz ratio.
SPELLING = 78
_NAME = re.compile(
    r"(?:(?:[A-Z][\w'’-]*\.?|of|and|at|the|for|&) ){0,6}"
    r"(?:Hospitals?|Infirmary|Clinic|(?:[A-Z][\w'’-]* )?(?:Medical|Health|Trauma)(?: Cent(?:er|re))?)"
    r"(?: [A-Z][\w'’-]*)?"
)


@dataclass(frozen=True, slots=True)
class _Hospital:
    sentence: AnnotatedSentence
    start: int
    end: int
    telling: frozenset[str]

    @property
    def text(self) -> str:
        return self.sentence.sentence.text[self.start : self.end]


def hospitals(matter: Matter) -> tuple[Difference, ...]:
    """The one difference about the hospital, or none."""
    named = {article: list(_hospitals(sentences)) for article, sentences in matter.told.items()}
    for (a, ours), (b, theirs) in combinations(sorted(named.items()), 2):
        if not (ours and theirs and matter.one_event(a, b) and single_victim(matter, a, b)):
            continue
        moved = any(has(s.sentence.text, "hospitals", "moved") for x in (a, b) for s in matter.told[x])
        if not moved and not any(_same(x, y) for x in ours for y in theirs):
            return (difference(matter, DifferenceKind.PLACE, "To which hospital?", RULE, [_side(ours), _side(theirs)]),)
    return ()


def _hospitals(sentences: Sequence[AnnotatedSentence]) -> Iterable[_Hospital]:
    """The hospitals to which somebody is brought or in which somebody lies."""
    for sentence in sentences:
        text = sentence.sentence.text
        if not has(text, "hospitals", "brought"):
            continue
        for match in _NAME.finditer(text):
            start = (
                match.start()
                + len(match.group())
                - len(re.sub(r"^(?:(?:of|and|at|the|for|&|The) )+", "", match.group()))
            )
            telling = frozenset(w for w in re.findall(r"[a-z']+", match.group().lower().replace("’", "'")) if _tells(w))
            if telling:
                yield _Hospital(sentence, start, match.end(), telling)


def _tells(word: str) -> bool:
    return word not in words("hospitals", "generic")


def _same(x: _Hospital, y: _Hospital) -> bool:
    if x.telling <= y.telling or y.telling <= x.telling or _initials(x.text, y.text) or _initials(y.text, x.text):
        return True
    left, right = x.telling - y.telling, y.telling - x.telling
    return all(any(a[0] == b[0] and fuzz.ratio(a, b) >= SPELLING for b in right) for a in left)


def _initials(short: str, long: str) -> bool:
    """Is the first word of one made of the other's first letters: "OMC", "UT Medical Center"?"""
    first = short.split()[0]
    letters = "".join(w[0] for w in re.findall(r"[A-Z][\w'’]*", long))
    return first.isupper() and len(first) > 1 and letters.startswith(first)


def _side(named: Sequence[_Hospital]) -> Side:
    first = named[0]
    return Side(first.text, tuple(cite(h.sentence, (h.start, h.end)) for h in named if _same(h, first)))
