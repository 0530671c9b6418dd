"""What a number answers: the cost of a project, the seats of a party, the size of a crowd.

A slot is told by the unit, by the noun counted and by the words that stand nearest to the number in the tree of its
sentence, whatever else the sentence says.  The slots are listed in ``measured.yml``.  Whose number it is, and whether
it is a limit, a target or a number of another time, belongs to it.

Example: "the $12m bridge" and "the cost of the bridge is put at $14m" are both of the slot ``cost``.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from briefgen.lexicon.wordlists import data, words
from briefgen.likeness.terms import synonym_class
from briefgen.model import AnnotatedSentence, Quantity, Scope, Token, When

# Steps in the tree from a number to the word that says what it is of, prepositions not counted.  Read by eye on nine
# invented and 37 real stories: 2 loses "power was restored to the last of 900 homes", 4 finds words of other clauses.
REACH = 3
# A word that makes a number a limit or an old one stands with it or with its verb.
APART_REACH = 2
# The groups of ``measured_apart.yml`` that do so.
APART = ("limit", "target", "then", "each")
# A sum in a currency that no list has ("30 million dorins") has so many.
LARGE = 10_000


@dataclass(frozen=True, slots=True)
class Slot:
    """What a number answers, whose it may be (names near it, nearest first), and what sets it apart ("limit").

    ``moves`` says that a later number is newer, ``floors`` that "at least five" and "at least three" are two numbers;
    ``times`` are the dates that stand near the number, none where the day does not matter; ``event`` says that a
    story has one such number only; ``owned`` that whose it is must be told.
    """

    name: str
    whose: tuple[str, ...]
    apart: frozenset[str]
    moves: bool = False
    floors: bool = False
    money: bool = False
    times: tuple[When, ...] = ()
    event: bool = False
    owned: bool = False


def slot_of(sentence: AnnotatedSentence, quantity: Quantity) -> Slot | None:
    """The slot of a number, None where the list has none for it.

    "Police put the crowd at 300 people" has the slot ``crowd``; "300 people are at sea" has none.
    """
    if _of_the_struck(quantity) or quantity.scope is Scope.MORE or (not quantity.unit and _inside_a_name(quantity)):
        return None
    steps = _steps(sentence.tokens, quantity)
    near = _near(sentence.tokens, steps)
    if (quantity.unit == "s" and _relative(sentence, quantity)) or _has_a_part(sentence, quantity):
        return None
    fitting = [
        (step, order, name)
        for order, name in enumerate(_slots())
        if (step := _fits(_slots()[name], quantity, near)) is not None
    ]
    if not fitting:
        return None
    nearest, _, name = min(fitting)
    entry = _slots()[name]
    whose = _whose(sentence, steps)
    if entry.get("owned") and not whose:
        return None
    if entry.get("same"):
        name = min(synonym_class(w) for w in entry["beside"] if near.get(w) == nearest)
    return Slot(
        name,
        whose,
        apart_by(sentence, quantity),
        moves=bool(entry.get("moves")),
        floors=bool(entry.get("floors")),
        money=str(entry["unit"]) == "money",
        times=() if entry.get("past") else _times(sentence, steps),
        event=bool(entry.get("event")),
        owned=bool(entry.get("owned")),
    )


def apart_by(sentence: AnnotatedSentence, quantity: Quantity) -> frozenset[str]:
    """What makes a number another one than that of now: "limit" in "is licensed for 300 people", mostly nothing."""
    tokens, steps = sentence.tokens, _steps(sentence.tokens, quantity)
    above = set(steps) & {place for start in steps if not steps[start] for place in _above(tokens, start)}
    written = {
        tokens[i].text.lower()
        for i, step in steps.items()
        if 0 < step <= APART_REACH and (i in above or tokens[i].dep != "conj")
    }
    return frozenset(kind for kind in APART if written & words("measured_apart", kind))


def _above(tokens: Sequence[Token], index: int) -> Iterator[int]:
    while tokens[index].head != index:
        index = tokens[index].head
        yield index


def _of_the_struck(quantity: Quantity) -> bool:
    """The rule of the tolls counts these; "260 posts are to disappear" it does not."""
    people = words("people", "everybody") | words("uncounted", "anybody") | words("toll_groups")
    return bool(quantity.state) and (not quantity.counted or quantity.counted[0] in people)


def _fits(entry: Mapping[str, Sequence[str]], quantity: Quantity, near: Mapping[str, int]) -> int | None:
    """How near the word stands that puts a number into a slot; None where it is none of it."""
    if not _of_unit(str(entry["unit"]), quantity) or set(near) & set(entry["without"]):
        return None
    if quantity.scope is Scope.PART and not entry.get("parts"):
        return None
    if entry["counted"] and not set(quantity.counted[:1]) & set(entry["counted"]):
        return None
    if entry.get("with") and not set(near) & set(entry["with"]):
        return None
    if not entry["beside"]:
        return 0
    return min((near[word] for word in entry["beside"] if word in near), default=None)


def _of_unit(unit: str, quantity: Quantity) -> bool:
    if unit == "money":
        coined = len(quantity.unit) == 3 and quantity.unit.isupper()
        return coined or (not quantity.unit and quantity.low >= LARGE and _uncounted(quantity))
    return quantity.unit == unit


def _uncounted(quantity: Quantity) -> bool:
    """Does a number count nothing that the list has?  A currency of no list is such a thing."""
    return bool(quantity.counted) and not {synonym_class(w) for w in quantity.counted} & _counted_words()


@cache
def _counted_words() -> frozenset[str]:
    return frozenset(synonym_class(w) for entry in _slots().values() for w in entry["counted"])


def _inside_a_name(quantity: Quantity) -> bool:
    """ "The 151-seat chamber": how large it is, and no count of the news."""
    return "-" in quantity.text and len(quantity.text.split()) == 1


def _has_a_part(sentence: AnnotatedSentence, quantity: Quantity) -> bool:
    """ "900 employees, about 300 of them in Oster": which of them is meant?  And "15 of 40 seats"."""
    text = sentence.sentence.text
    behind = re.search(r"\d[\d,]* of (?:them|whom|which)\b", text[quantity.end :])
    return behind is not None or re.search(r"\d of (?:the )?$", text[: quantity.start]) is not None


def _relative(sentence: AnnotatedSentence, quantity: Quantity) -> bool:
    """ "Four hours into the flight", "six months later", "within a year": when it was, and not how long."""
    text = sentence.sentence.text
    behind, before = text[quantity.end :].lower().split()[:1], text[: quantity.start].lower().split()[-1:]
    return bool(
        {w.strip(",.;") for w in behind} & words("uncounted", "relative_behind")
        or set(before) & words("uncounted", "relative_before")
    )


def _steps(tokens: Sequence[Token], quantity: Quantity) -> dict[int, int]:
    """How many steps of the tree each token is from a number; a step over a preposition is none."""
    steps = {i: 0 for i, t in enumerate(tokens) if quantity.start <= t.start < quantity.end}
    kin: dict[int, set[int]] = {i: set() for i in range(len(tokens))}
    for index, token in enumerate(tokens):
        if index != token.head:
            kin[index].add(token.head)
            kin[token.head].add(index)
    border = deque(steps)
    while border:
        here = border.popleft()
        for there in sorted(kin[here]):
            free = tokens[there].pos == "ADP"
            cost = steps[here] + (not free)
            if cost <= REACH and cost < steps.get(there, REACH + 1):
                steps[there] = cost
                (border.appendleft if free else border.append)(there)
    return steps


def _near(tokens: Sequence[Token], steps: Mapping[int, int]) -> dict[str, int]:
    """The words near a number, as lemmas and as written, each with its steps."""
    near: dict[str, int] = {}
    for index in sorted(steps, key=lambda i: (steps[i], i)):
        for word in (tokens[index].lemma.lower(), tokens[index].text.lower()):
            near.setdefault(word, steps[index])
    return near


def _whose(sentence: AnnotatedSentence, steps: Mapping[int, int]) -> tuple[str, ...]:
    """The names near a number, nearest first, without the sign of the plural."""
    near = [
        (steps[i], i)
        for i in steps
        if sentence.tokens[i].text[:1].isupper()
        and sentence.tokens[i].pos in {"PROPN", "NOUN", "ADJ"}
        and (i > 0 or sentence.tokens[i].pos == "PROPN")
        and not any(t.start <= sentence.tokens[i].start < t.end for t in sentence.times)
    ]
    names = (stem(sentence.tokens[i].text) for _, i in sorted(near))
    return tuple(dict.fromkeys(name for name in names if name not in words("measured_apart", "many_names")))


def _times(sentence: AnnotatedSentence, steps: Mapping[int, int]) -> tuple[When, ...]:
    near = {sentence.tokens[i].start for i in steps}
    return tuple(t for t in sentence.times if t.value and any(t.start <= start < t.end for start in near))


def stem(word: str) -> str:
    """A word of a name without its plural or genitive: ``stem("Greens") == stem("Green")``."""
    return re.sub(r"(['’]s|['’]|s)$", "", word.lower())


@cache
def _slots() -> Mapping[str, Mapping[str, Sequence[str]]]:
    found: Mapping[str, Mapping[str, Sequence[str]]] = data("measured")
    return found
