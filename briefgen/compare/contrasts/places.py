"""One thing is put in two places: "the 5300 block of Noon Road" / "the 5000 block of Noon Road".

A street makes it one matter where both articles give a number or a side of it.  Numbers nearer than a block are one,
told roughly, and an article that has both takes no side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations

from briefgen.compare.contrasts.contrast import Contrast, Mention
from briefgen.compare.ground import Ground
from briefgen.lexicon.wordlists import words
from briefgen.model import DifferenceKind

RULE = "Both articles give a number on the same street, and not the same."
SIDE_RULE = "Both articles give the same number on one street, on two sides of the town."
# House numbers of one block.
BLOCK = 100
_SHORT = {
    "st": "street",
    "ave": "avenue",
    "rd": "road",
    "dr": "drive",
    "ln": "lane",
    "blvd": "boulevard",
    "pl": "place",
    "ct": "court",
    "cir": "circle",
    "pkwy": "parkway",
    "hwy": "highway",
}
_Number = tuple[int, str, bool]  # the number, the side of the town, whether it is a block
_SIDES = {"n": "north", "s": "south", "e": "east", "w": "west"}


def places(ground: Ground) -> Iterator[Contrast]:
    """The pairs of addresses on one street that cannot both be right."""
    told = {a: _addresses(ground, a) for a in ground.told}
    for a, b in combinations(told, 2):
        for street in sorted(told[a].keys() & told[b].keys()):
            here, there = told[a][street], told[b][street]
            if len({m.value for m in here}) > 1 or len({m.value for m in there}) > 1:
                continue
            one, other = here[0], there[0]
            number, side = _parted(_number(one), _number(other))
            if number or side:
                yield Contrast(
                    DifferenceKind.PLACE,
                    f"At which number of {street.title()}?" if number else f"On which side of {street.title()}?",
                    f"street {street}",
                    RULE if number else SIDE_RULE,
                    one,
                    other,
                    (f"Both articles name {street.title()}, each with one number.",),
                )


def _number(mention: Mention) -> _Number:
    return mention.value if isinstance(mention.value, tuple) else (0, "", False)


def _parted(one: _Number, other: _Number) -> tuple[bool, bool]:
    """Do the numbers lie a block apart; do the sides differ at one number?"""
    (x, side, block), (y, other_side, other_block) = one, other
    number = abs(x - y) >= (2 * BLOCK if block or other_block else BLOCK)
    return number, x == y and bool(side and other_side and side != other_side)


def _addresses(ground: Ground, article: str) -> Mapping[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for sentence in ground.told[article]:
        text = sentence.text
        for match in _address().finditer(text):
            if text[: match.start()].endswith(("near ", "of ", "of the ", "in the ")) and _home(text[: match.start()]):
                continue
            sides = {_SIDES[w.lower()[0]] for w in (match["before"], match["after"]) if w}
            street = f"{match['name']} {_kind(match['kind'])}".lower()
            value = int(match["number"].replace(",", "")), next(iter(sides), ""), bool(match["block"])
            found.setdefault(street, []).append(Mention(sentence, (match.span(),), value))
    return found


def _home(before: str) -> bool:
    """ "Near 2500 Mill Road" is roughly there; "Dana Fell, of the 900 block of Mill Road" lives there."""
    lives = re.search(r"\b(?:live|lives|lived|living|resident)\b[^.]{0,30}$", before)
    return before.endswith(("near ", "of ", "of the ")) or lives is not None


def _kind(word: str) -> str:
    """The street's kind in full: "St." is "street"."""
    plain = word.lower().rstrip(".")
    return _SHORT.get(plain, plain)


@cache
def _address() -> re.Pattern[str]:
    kinds = sorted((w.title() for w in words("streets", "kinds")), key=lambda w: (-len(w), w))
    side = r"(?:[NSEW]\.?|North|South|East|West)"
    return re.compile(
        r"(?<![\d$-])(?P<number>\d{1,3},\d{3}|\d{2,5})(?P<block> block)?(?: of)? "
        rf"(?:(?P<before>{side}) )?(?P<name>[A-Z0-9][\w'’]*(?: [A-Z][\w'’]*){{0,2}}?) "
        rf"(?P<kind>{'|'.join(kinds)})\b\.?(?: (?P<after>{side})(?![a-z]))?",
    )
