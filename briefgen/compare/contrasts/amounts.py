"""One amount is told in two numbers near each other: "a $47 billion bid" / "the $38 billion purchase".

Numbers of one unit that lie far apart are mostly a part and a whole, or two things; those near each other, beyond
rounding, are mostly one thing told twice.  So the sentences need not stand for each other word by word: it is enough
that they give the same noun the number, or lie near each other, and share words beside.  What an article gives as well,
what a sum explains, and what moves from hour to hour is left out as ever.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product, takewhile

from briefgen.compare.clauses import Clauses
from briefgen.compare.contrasts.contrast import Contrast
from briefgen.compare.contrasts.quantities import apart, explained, is_money, measured, mention_of, moves, noun_of
from briefgen.compare.ground import Ground
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, DifferenceKind, Quantity, Token
from briefgen.model.comparison import is_content

RULE = "One amount is given in two numbers near each other, beyond rounding, bounds and sums."
# The greater number is at most so many times the smaller.  On 149 stories all seven pairs up to here are of one thing;
# of the eight from here to three times, two (30 November 2026).
NEAR = 1.35
# Smaller counts lie near each other by themselves.
FEWEST = 10
# Likeness from which sentences that name the thing otherwise tell one matter.
LIKE = 0.45
# So many words such sentences share, beside the numbers; one is enough where both give the same noun the number.
SHARED = 2
_AGES = frozenset({"years old", "months old"})
_TIMES = frozenset({"s", "min", "h", "day", "week", "month", "year"})


@dataclass(frozen=True, slots=True)
class _Measured:
    """A number with what it measures, and the words of its sentence in their order.

    ``bound_to`` says that it hangs on a bare infinitive ("licensed to carry 50"): a limit or an aim, and no count.
    ``deed`` is what was done so far or so long, where a noun tells it too: "fell 15 feet".
    """

    sentence: AnnotatedSentence
    quantity: Quantity
    thing: str
    deed: str
    bound_to: bool
    beside: tuple[str, ...]


def amounts(ground: Ground) -> Iterator[Contrast]:
    """The pairs of numbers near each other that tell one amount."""
    told = {a: [x for s in sentences for x in _amounts(ground, s)] for a, sentences in ground.told.items()}
    for a, b in combinations(told, 2):
        for one, other in product(told[a], told[b]):
            if not _near(one.quantity, other.quantity) or not apart(one.quantity, other.quantity):
                continue
            if one.bound_to != other.bound_to:
                continue
            reason = _one_amount(ground, one, other)
            pair = one.sentence, other.sentence
            if reason is None or explained(ground, pair, one.quantity, other.quantity):
                continue
            low, high = sorted((one.quantity.low, other.quantity.low))
            yield Contrast(
                DifferenceKind.NUMBER,
                _question(one, other),
                f"amount {one.quantity.unit} {low:g} {high:g}",
                RULE,
                mention_of(one.sentence, one.quantity),
                mention_of(other.sentence, other.quantity),
                ("The numbers lie near each other, and neither article gives the other's.", reason),
            )


def _amounts(ground: Ground, sentence: AnnotatedSentence) -> Iterator[_Measured]:
    """The numbers of a sentence that stand alone in their size, and count nobody whom something befell."""
    if any(t.clock for t in sentence.times):
        return  # a price of one hour is not that of another
    tree = ground.clauses(sentence)
    of_numbers = {i for q in sentence.quantities for i in tree.at(q.start, q.end)}
    beside = tuple(
        t.lemma.lower() if i not in of_numbers and is_content(t) and t.text.isalpha() and not _says(t) else ""
        for i, t in enumerate(sentence.tokens)
    )
    for q in sentence.quantities:
        least = 0.0 if q.unit else FEWEST
        near = [x for x in sentence.quantities if x is not q and x.unit == q.unit and _near(x, q)]
        if q.unit in _AGES or q.state or moves(q) or q.low <= 0 or q.low < least or near:
            continue
        thing, verb = measured(tree, q) if q.unit else noun_of(q), _verb_of(tree, q)
        deed = "" if verb is None or tree.lemma(verb) not in words("measured", "deeds") else tree.lemma(verb)
        yield _Measured(sentence, q, thing, deed, verb is not None and tree.tokens[verb].tag == "VB", beside)


def _verb_of(tree: Clauses, quantity: Quantity) -> int | None:
    at = tree.head_of(quantity.start, quantity.end)
    return None if at is None else tree.verb_above(at)


def _says(token: Token) -> bool:
    return token.pos == "VERB" and token.lemma.lower() in words("verbs", "say")


def _near(a: Quantity, b: Quantity) -> bool:
    """Numbers of one unit, of which the greater is not much greater; of a range the nearer end counts."""
    small, great = sorted((a, b), key=lambda q: q.low)
    return a.unit == b.unit and 0 < great.low <= small.high * NEAR


def _one_amount(ground: Ground, one: _Measured, other: _Measured) -> str | None:
    """Why two numbers tell one amount, in words; None where they may tell two."""
    shared = sorted((set(one.beside) & set(other.beside)) - {"", one.thing, other.thing})
    same = one.thing == other.thing != "" and one.thing not in words("people", "everybody")
    if same and shared:
        return f"Both give it of “{one.thing}”, and both tell of {', '.join(shared)}."
    near = ground.likeness(one.sentence, other.sentence)
    told = bool(one.quantity.unit) or one.thing == other.thing != ""
    if told and near >= LIKE and len(shared) >= SHARED:
        return f"The sentences lie near each other (likeness {near:.2f}), and both tell of {', '.join(shared)}."
    return None


def _question(one: _Measured, other: _Measured) -> str:
    """ "How much was the bid?"; where the articles name it otherwise, by the words that both have beside it."""
    unit = one.quantity.unit
    asked = "How long" if unit in _TIMES else "How many" if not unit else "How much"
    if one.thing == other.thing != "":
        big = "How big" if unit and unit not in _TIMES and not is_money(unit) else asked
        return f"{big} was the {one.thing}?" if unit else f"{asked} {_written(one)}?"
    if unit and one.deed == other.deed != "":
        return f"How {'long' if unit in _TIMES else 'far'} was the {one.deed}?"
    what = "length of time" if unit in _TIMES else "number" if not unit else "sum" if is_money(unit) else "amount"
    return f"What {what} is given for {_common(one, other)}?"


def _written(one: _Measured) -> str:
    """The thing counted as its sentence has it: "actions" of "23 executive actions"."""
    behind = (t for t in one.sentence.tokens if t.start >= one.quantity.start and t.lemma.lower() == one.thing)
    return next((t.text.lower() for t in behind), one.thing)


def _common(one: _Measured, other: _Measured) -> str:
    """The longest run of words that both sentences have, as the first of them writes it.

    Of several it is the nearest to the number; of single words a common noun ("tunnel" tells more than a town's name).
    """
    tokens = one.sentence.tokens

    def telling(first: int, length: int) -> tuple[int, bool, int]:
        return length, length == 1 and tokens[first].pos == "NOUN", -abs(tokens[first].start - one.quantity.start)

    starts = product(range(len(one.beside)), range(len(other.beside)))
    first, length = max(((i, _run(one.beside[i:], other.beside[j:])) for i, j in starts), key=lambda r: telling(*r))
    return one.sentence.text[tokens[first].start : tokens[first + length - 1].end]


def _run(mine: Sequence[str], theirs: Sequence[str]) -> int:
    """How many words the two begin with alike."""
    alike = (x == y != "" for x, y in zip(mine, theirs, strict=False))
    return sum(1 for _ in takewhile(bool, alike))
