"""One person's name, spelled in two ways: "Ilan Morreck" / "Ilan Morrek".

Of two full names all parts but one are the same, and that one is nearly the same.  Capitals, accents, hyphens and
apostrophes are no difference, and an article that has both spellings takes no side.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import combinations

from rapidfuzz import fuzz

from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.model import AnnotatedSentence, Difference, DifferenceKind, NameKind

RULE = "All parts of the name but one are the same, and that one is spelled in two ways."
# rapidfuzz ratio of the two spellings.  On 80 real stories all five pairs above it were one person; between 40 and 60
# stand brothers and couples.
ALIKE = 60
# Shorter parts are initials and particles.
SHORTEST = 3
_Named = tuple[AnnotatedSentence, int, int]


def spellings(matter: Matter) -> tuple[Difference, ...]:
    """One difference for each full name that articles spell in two ways."""
    named = {a.article.id: _full_names(a.sentences) for a in matter.articles}
    found: dict[tuple[str, str], Difference] = {}
    for a, b in combinations(named, 2):
        for one in named[a]:
            for other in named[b]:
                pair = min(one, other), max(one, other)
                if pair in found or one in named[b] or other in named[a] or not _one_name(one, other):
                    continue
                found[pair] = _told(matter, named, one, other)
    return tuple(found.values())


def _one_name(one: str, other: str) -> bool:
    left, right = one.split(), other.split()
    if len(left) != len(right):
        return False
    apart = [(x, y) for x, y in zip(left, right, strict=True) if x != y]
    if len(apart) != 1:
        return False
    x, y = apart[0]
    return x[0] == y[0] and min(len(x), len(y)) >= SHORTEST and fuzz.ratio(x, y) >= ALIKE


def _told(matter: Matter, named: Mapping[str, Mapping[str, _Named]], one: str, other: str) -> Difference:
    sides = []
    for name in (one, other):
        every = [names[name] for names in named.values() if name in names]
        sentence, start, end = every[0]
        sides.append(Side(sentence.sentence.text[start:end], tuple(cite(s, (a, b)) for s, a, b in every)))
    shared = [part for part in sides[0].value.split() if _folded(part) in other.split()]
    topic = f"How is the name spelled? {' '.join(shared)}"
    return difference(matter, DifferenceKind.DETAIL, topic, RULE, sides)


def _full_names(sentences: tuple[AnnotatedSentence, ...]) -> Mapping[str, _Named]:
    """The full names of an article's persons, folded, each where it stands first."""
    found: dict[str, _Named] = {}
    for key, named in (pair for sentence in sentences for pair in _names(sentence)):
        found.setdefault(key, named)
    return found


def _names(sentence: AnnotatedSentence) -> Iterator[tuple[str, _Named]]:
    for name in sentence.names:
        folded = _folded(name.text)
        if name.kind is NameKind.PERSON and " " in folded:
            yield folded, (sentence, name.start, name.end)


def _folded(name: str) -> str:
    """A name without what typography and habit change: "Núñez-Roe" is "nunez roe"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w ]", "", re.sub(r"['’]s\b", "", plain).lower().replace("-", " ")).split())
