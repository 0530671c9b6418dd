"""Whether two articles tell of one struck person only, so that what is said of "the victim" is said of one."""

from __future__ import annotations

from briefgen.compare.cues import has
from briefgen.compare.matter import Matter
from briefgen.compare.struck import KINDS, Struck
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, Quantity

_STATES = {"killed", "injured"}
FEWEST_OF_A_GROUP = 2
LEAD = 6
# Words behind a number of people in which what befell them stands.
NEAR = 5


def single_victim(matter: Matter, a: str, b: str) -> bool:
    """Does neither article count several struck people, nor tell of two that cannot be one?"""
    return all(_one_only(matter, article) for article in (a, b))


def _one_only(matter: Matter, article: str) -> bool:
    if any(_a_group(s, q) for s in matter.told[article] for q in s.quantities):
        return False
    early = {s.sentence.id for s in matter.told[article][:LEAD]}
    mine = [v for v in matter.struck[article] if v.sentence.sentence.id in early]
    return not any(two_people(x, y) for x in mine for y in mine)


def _a_group(sentence: AnnotatedSentence, quantity: Quantity) -> bool:
    """ "Three were hurt", "four victims", "two men were shot"."""
    if quantity.unit or quantity.high < FEWEST_OF_A_GROUP:
        return False
    if quantity.state in _STATES or quantity.counted[:1] in {("victim",), ("other",)}:
        return True
    people = words("people", "everybody").union(*(words("struck", kind) for kind in KINDS))
    behind = " ".join(sentence.sentence.text[quantity.end :].split()[:NEAR])
    return bool(quantity.counted) and quantity.counted[0] in people and has(behind, "struck", "befell")


def two_people(x: Struck, y: Struck) -> bool:
    """Can these surely not be one person: two names, two ages, two sexes?"""
    if x.name and y.name and x.name.split()[-1] != y.name.split()[-1]:
        return True
    if x.age and y.age and x.age.unit == y.age.unit and (x.age.high < y.age.low or y.age.high < x.age.low):
        return True
    return bool(x.sex and y.sex and x.sex != y.sex)
