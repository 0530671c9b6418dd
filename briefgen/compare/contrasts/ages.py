"""One named person's age is given differently: "Dana Fell, 46" / "Fell, 48".

The name makes it one matter.  A year more in an article of weeks later is a birthday, and an article that gives the
person two ages takes no side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from briefgen.compare.contrasts.contrast import Contrast, Mention
from briefgen.compare.ground import Ground
from briefgen.compare.spellings import folded, one_name
from briefgen.model import AnnotatedSentence, Bound, DifferenceKind, Name, NameKind, Quantity

RULE = "One person's age is given differently."
UNIT = "years old"
# Days between two articles from which a year more may be a birthday.
BIRTHDAY = 10


def ages(ground: Ground) -> Iterator[Contrast]:
    """The pairs of mentions that give one named person two ages."""
    told = {article: _told(ground, article) for article in ground.told}
    for a, b in combinations(told, 2):
        for person, namesake in _shared(told[a], told[b]):
            one, other = _single(told[a][person]), _single(told[b][namesake])
            if one and other and one.value != other.value and not birthday(ground, one, other):
                reasons = (f"Both articles name {person} and give an age.",)
                yield Contrast(
                    DifferenceKind.NUMBER, f"How old is {person}?", f"age {person}", RULE, one, other, reasons
                )


def _shared(here: Iterable[str], there: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The persons of whom both tell: one name, or one name in two spellings."""
    for one in sorted(here):
        for other in sorted(there):
            if one == other or (one not in there and other not in here and one_name(folded(one), folded(other))):
                yield one, other


def _told(ground: Ground, article: str) -> Mapping[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for sentence in ground.told[article]:
        for quantity in sentence.quantities:
            if quantity.unit != UNIT or quantity.low != quantity.high or quantity.bound is not Bound.EXACT:
                continue
            name = whose(sentence, quantity)
            if name:
                person = ground.who(article, name)
                mention = Mention(sentence, ((quantity.start, quantity.end),), quantity.low)
                found.setdefault(person, []).append(mention)
    return found


def whose(sentence: AnnotatedSentence, quantity: Quantity) -> str:
    """The full name whose age it is: "24-year-old Dana Fell", "Dana Fell, 24", "Dana Fell, a 24-year-old", else ""."""
    people = [n for n in sentence.names if n.kind is NameKind.PERSON and " " in n.full]
    before = sentence.text[: quantity.start]
    for name in people:
        if before[name.end :] in {", a ", ", an "} and _apposed(sentence, name, quantity):
            return name.full
    if quantity.counted:
        return next((n.full for n in people if n.full == quantity.counted[0]), "")
    behind = sentence.text[quantity.end : quantity.end + 4]
    reach = 4 if behind == " as " else 1
    return next((n.full for n in people if 0 <= n.start - quantity.end <= reach), "")


def _apposed(sentence: AnnotatedSentence, name: Name, quantity: Quantity) -> bool:
    """Is the noun behind the age set beside the name, and not the next of a list?"""
    tokens = sentence.tokens
    return any(
        t.dep == "appos" and t.start >= quantity.start and name.start <= tokens[t.head].start < name.end for t in tokens
    )


def _single(mentions: list[Mention]) -> Mention | None:
    """The first mention, where the article gives one age only."""
    return mentions[0] if len({m.value for m in mentions}) == 1 else None


def birthday(ground: Ground, one: Mention, other: Mention) -> bool:
    """May a birthday lie between two ages of one person, by the days of their articles?"""
    days = ground.days_between(one.article, other.article)
    if days is None or abs(days) < BIRTHDAY:
        return False
    early, late = (one, other) if days > 0 else (other, one)
    years = float(str(late.value)) - float(str(early.value))
    return 0 < years <= 1 + abs(days) // 365
