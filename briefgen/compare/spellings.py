"""One person's name, spelled in two ways: "Ilan Morreck" / "Ilan Morrek".

Of two full names all parts but one are the same, and that one is nearly the same.  Capitals, accents, hyphens and
apostrophes are no difference, and an article that has both spellings takes no side.  It is no matter of the story: who
is named stands fast, and only a letter or two is in doubt.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from itertools import combinations

from rapidfuzz import fuzz

from briefgen.compare.ground import Ground
from briefgen.model import AnnotatedSentence, Citation, NameKind, Position, Spelling, short_hash

# rapidfuzz ratio of the two spellings.  On 80 real stories all five pairs above it were one person; between 40 and 60
# stand brothers and couples.
ALIKE = 60
# Shorter parts are initials and particles.
SHORTEST = 3
_Named = tuple[AnnotatedSentence, int, int]


def spellings(ground: Ground) -> tuple[Spelling, ...]:
    """Each full name that articles spell in two ways, in the order of the articles."""
    named = {article: _full_names(told) for article, told in ground.told.items()}
    found: dict[tuple[str, str], Spelling] = {}
    for a, b in combinations(named, 2):
        for one in named[a]:
            for other in named[b]:
                pair = min(one, other), max(one, other)
                if pair in found or one in named[b] or other in named[a] or not one_name(one, other):
                    continue
                forms = tuple(_form(named, name) for name in (one, other))
                found[pair] = Spelling(f"n-{short_hash(*pair)}", forms)
    return tuple(found.values())


def one_name(one: str, other: str) -> bool:
    """Are two folded full names one, but for the spelling of a part?

    >>> one_name("ilan morreck", "ilan morrek"), one_name("ilan morreck", "ada morreck")
    (True, False)
    """
    left, right = one.split(), other.split()
    if len(left) != len(right):
        return False
    apart = [(x, y) for x, y in zip(left, right, strict=True) if x != y]
    if len(apart) != 1:
        return False
    x, y = apart[0]
    return x[0] == y[0] and min(len(x), len(y)) >= SHORTEST and fuzz.ratio(x, y) >= ALIKE


def folded(name: str) -> str:
    """A name without what typography and habit change: ``folded("Núñez-Roe") == "nunez roe"``."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w ]", "", re.sub(r"['’]s\b", "", plain).lower().replace("-", " ")).split())


def _form(named: Mapping[str, Mapping[str, _Named]], name: str) -> Position:
    every = [names[name] for names in named.values() if name in names]
    sentence, start, end = every[0]
    cited = (Citation(s.article, s.id, s.text, ((x, y),)) for s, x, y in every)
    return Position(sentence.text[start:end], tuple(cited))


def _full_names(sentences: tuple[AnnotatedSentence, ...]) -> Mapping[str, _Named]:
    """The full names of an article's persons, folded, each where it stands first."""
    found: dict[str, _Named] = {}
    for sentence in sentences:
        for name in sentence.names:
            key = folded(name.text)
            if name.kind is NameKind.PERSON and " " in key:
                found.setdefault(key, (sentence, name.start, name.end))
    return found
