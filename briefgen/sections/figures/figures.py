"""The numbers of a story: one entry for one question, with every value the sources give and who gives it.

Which values answer one question is never guessed from likeness.  Two values stand together when they are one number
of one thing, when a difference holds them against each other, or when both are an article's own count of the event.
So the page calls nothing different that the differences do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefgen.gather.origins import Origins
from briefgen.lexicon.wordlists import words
from briefgen.likeness.terms import synonym_class
from briefgen.model import (
    AnnotatedArticle,
    AnnotatedSentence,
    Bound,
    Citation,
    Difference,
    DifferenceKind,
    Fact,
    Position,
    Quantity,
    Reading,
)
from briefgen.sections.facts.facts import citation
from briefgen.sections.figures.choice import Place, Spot, Use, is_figure, is_of_event, is_past, published_of, uses_of
from briefgen.sections.figures.conversions import as_written, converted, twin
from briefgen.sections.figures.figure import Agreement, Amount, Figure
from briefgen.sections.figures.labels import AGES, label
from briefgen.sections.figures.reports import moves
from briefgen.sections.figures.values import Value, in_two_units, key_of, values_of

# A table of every number is no help: those that several origins give come first, then the early ones.
MOST_FIGURES = 30

Counts = Mapping[str, Sequence[tuple[AnnotatedSentence, Quantity]]]


@dataclass
class _Question:
    """The values that answer one question, and the difference they make."""

    values: list[Value] = field(default_factory=list)
    sums: list[Amount] = field(default_factory=list)
    difference: Difference | None = None

    @property
    def uses(self) -> list[Use]:
        return [u for v in self.values for u in v.uses]


def figures(
    articles: Sequence[AnnotatedArticle],
    origins: Origins,
    facts: Sequence[Fact] = (),
    differences: Sequence[Difference] = (),
    counts: Counts | None = None,
) -> tuple[Figure, ...]:
    """At most 30 questions that numbers answer, those of most origins first.

    ``counts`` are each article's own counts of the event by what befell people (``compare/tolls.py``): they answer one
    question.  A number that one source alone gives is listed where the news stands or a fact rests on it.
    """
    disputed = [d for d in differences if d.kind is DifferenceKind.NUMBER]
    marked = {place for d in disputed for p in d.positions for place in _marked(p)}
    added = {place for d in disputed for p in d.positions if p.resolved for place in _marked(p, first=True)}
    every = [u for u in uses_of(articles) if u.spot in marked or _is_one(u)]
    relied_on = {(c.article, c.sentence) for f in facts for c in f.citations}
    published = published_of(articles)
    alone = values_of(u for u in every if u.spot not in added)
    questions = _questions(alone, disputed, counts or {}, origins, every)
    kept = [q for q in questions if q.difference or _is_kept(q, origins, published, relied_on)]
    ranked = sorted(kept, key=lambda q: (-_origins(q, origins), not q.difference, not _of_people(q), _rank(q)))
    told: list[Figure] = []
    for figure in (_figure(q, origins, published) for q in ranked):
        if figure.question and not any(_is_again(figure, better) for better in told):
            told.append(figure)
    return tuple(told[:MOST_FIGURES])


def _is_again(figure: Figure, better: Figure) -> bool:
    """Is a question asked already, with this answer or of the same people?

    "How many people were injured?" has the answer of most origins: in the articles that give it, and beside it, other
    numbers of people injured are parts of it, or of another event.
    """
    if figure.question != better.question:
        return False
    if (figure.value, figure.unit) == (better.value, better.unit):
        return True
    befallen = bool(figure.unit) and not figure.amounts[0].unit
    by, known = ({c.article for a in f.amounts for c in a.citations} for f in (figure, better))
    return befallen and (figure.origins < better.origins or bool(by & known))


def _is_one(use: Use) -> bool:
    """A figure, and not the second half of "12 miles (19 km)"."""
    twins = (twin(q, use.sentence) for q in use.sentence.quantities)
    return is_figure(use.quantity, use.sentence) and use.quantity not in twins


# --------------------------------------------------------------------------- one question


def _questions(
    values: list[Value], disputed: Sequence[Difference], counts: Counts, origins: Origins, uses: Sequence[Use]
) -> list[_Question]:
    """The values by the question they answer: first the disputed ones, then the counts of the event, then the rest."""
    left = list(values)
    found = []
    for difference in disputed:
        question = _Question(difference=difference)
        for position in difference.positions:
            if position.resolved is not None and (total := _sum(position, uses, origins)):
                question.sums.append(total)
        question.values = _taken(left, {place for p in difference.positions for place in _marked(p)})
        if len(question.values) + len(question.sums) > 1:
            found.append(question)
        else:
            left += question.values
    for state, (whom, mine) in _by_whom(counts):
        home = next((q for q in found if _state(q) == state and q.difference and not whom), None)
        values = _taken(left, mine)
        if home is not None:
            home.values += values
        elif values:
            found.append(_Question(values))
    return [*found, *(_Question(list(values)) for values in in_two_units(left))]


def _by_whom(counts: Counts) -> list[tuple[str, tuple[str, set[Spot]]]]:
    """The counts of each outcome by who they are of: two tourists do not answer how many people were hurt."""
    found: dict[tuple[str, str], set[Spot]] = {}
    for state in sorted(counts):
        for sentence, quantity in counts[state]:
            spot = sentence.article, sentence.id, quantity.start
            found.setdefault((state, _whom(quantity)), set()).add(spot)
    return [(state, (whom, spots)) for (state, whom), spots in found.items()]


def _whom(quantity: Quantity) -> str:
    """The noun of those counted, "" for people as such."""
    head = quantity.counted[0] if quantity.counted else ""
    return "" if head in words("people", "everybody") | words("outcomes") else synonym_class(head)


def _taken(left: list[Value], spots: set[Spot]) -> list[Value]:
    """The values with a use at one of these spots, taken out of those left."""
    mine = [v for v in left if v.spots & spots]
    left[:] = [v for v in left if not v.spots & spots]
    return mine


def _marked(position: Position, *, first: bool = False) -> set[Spot]:
    cited = position.citations[:1] if first else position.citations
    return {(c.article, c.sentence, start) for c in cited for start, _ in c.marks}


def _sum(position: Position, uses: Sequence[Use], origins: Origins) -> Amount | None:
    """The amount of a position that adds up several counts of one sentence: "two men and 22 women"."""
    parts = [u for u in uses if u.spot in _marked(position, first=True)]
    if not parts or position.resolved is None:
        return None
    first = parts[0].quantity
    whole = replace(first, low=sum(u.quantity.low for u in parts), high=sum(u.quantity.high for u in parts))
    return replace(
        _amount(whole, parts[0].sentence, position.citations[:1], origins), text=position.value, converted=None
    )


def _state(question: _Question) -> str:
    return next((u.quantity.state for u in question.uses), "")


def _of_people(question: _Question) -> bool:
    return bool(_state(question))


def _rank(question: _Question) -> tuple[int, str]:
    first = min(question.uses, key=lambda u: (u.rank, u.place), default=None)
    return (first.rank, first.place[0]) if first else (0, "")


def _origins(question: _Question, origins: Origins) -> int:
    return origins.count(_all_cited(question))


def _all_cited(question: _Question) -> tuple[Citation, ...]:
    cited = [c for total in question.sums for c in total.citations]
    return tuple(cited + [citation(u.sentence) for u in question.uses])


def _is_kept(question: _Question, origins: Origins, published: Mapping[str, str | None], relied_on: set[Place]) -> bool:
    if all(u.quantity.state and is_past(u, published.get(u.sentence.article)) for u in question.uses):
        return False  # the toll of another event
    if _origins(question, origins) > 1:
        return True
    return any(is_of_event(u, published.get(u.sentence.article), relied_on) for u in question.uses)


# --------------------------------------------------------------------------- what is printed


def _figure(question: _Question, origins: Origins, published: Mapping[str, str | None]) -> Figure:
    amounts = [*question.sums, *(_amount_of(uses, origins) for uses in _by_number(question.values))]
    lead = max(amounts, key=lambda a: _weight(a, question.difference, published))
    others = sorted((a for a in amounts if a is not lead), key=lambda a: (a.low, a.high, a.bound.value, a.text))
    cited = tuple(c for a in amounts for c in a.citations)
    standing = origins.count(cited)
    agreement = Agreement.AGREE if standing > 1 else Agreement.ONE_ORIGIN
    use = next((u for u in question.uses if u.quantity.text == lead.text), None) or question.uses[0]
    return Figure(
        value=lead.value,
        unit=use.quantity.state or lead.unit,
        text=lead.text,
        citations=lead.citations,
        question=_asks(question),
        agreement=Agreement.DIFFER if question.difference else agreement,
        articles=len({c.article for c in cited}),
        origins=standing,
        difference=question.difference.id if question.difference else None,
        amounts=(lead, *others),
        moves=_runs(question) and moves(amounts, published),
    )


def _asks(question: _Question) -> str:
    """What the values answer: as most of their sentences ask it, of two the longer, for it tells more.

    Where none gives a clear question, and of somebody's age, it is what their difference asks.
    """
    cited = {u.place: u for v in question.values for u in reversed(v.uses)}  # of two in a sentence the first is marked
    asked = Counter(filter(None, (label(u.quantity, u.sentence) for u in cited.values())))
    said = min(asked, key=lambda text: (-asked[text], -len(text), text), default="")
    if question.difference is not None and (not said or question.uses[0].quantity.unit in AGES):
        return question.difference.topic
    return said


def _runs(question: _Question) -> bool:
    """A running number: a count of people struck, or one that its difference calls an update."""
    update = question.difference is not None and question.difference.reading is Reading.UPDATE
    return update or _of_people(question)


def _weight(
    amount: Amount, difference: Difference | None, published: Mapping[str, str | None]
) -> tuple[str, int, int, float]:
    """The newest value leads where the number moves, else the one that most origins give."""
    newest = max((published.get(c.article) or "" for c in amount.citations), default="")
    moving = difference is not None and difference.reading is Reading.UPDATE
    return (newest[:10] if moving else "", amount.origins, amount.articles, amount.low)


def _by_number(values: Sequence[Value]) -> list[list[Use]]:
    """The uses of one question by number and bound: "100 others" and "100" are one value, "at least 100" another."""
    found: dict[tuple[str, ...], list[Use]] = {}
    for value in values:
        for use in value.uses:
            found.setdefault((*key_of(value.uses[0].quantity), use.quantity.bound.value), []).append(use)
    return list(found.values())


def _amount_of(uses: Sequence[Use], origins: Origins) -> Amount:
    cited: dict[Place, Citation] = {}
    for use in uses:
        span = use.quantity.start, use.quantity.end
        cited.setdefault(use.place, citation(use.sentence, span))
    first = uses[0]
    return _amount(first.quantity, first.sentence, tuple(cited.values()), origins)


def _amount(quantity: Quantity, sentence: AnnotatedSentence, citations: Sequence[Citation], origins: Origins) -> Amount:
    return Amount(
        text=quantity.text,
        value=in_digits(quantity),
        low=as_written(quantity.low, quantity.measure),
        high=as_written(quantity.high, quantity.measure),
        bound=quantity.bound,
        unit=quantity.measure or quantity.unit,
        citations=tuple(citations),
        articles=len({c.article for c in citations}),
        origins=origins.count(citations),
        converted=converted(quantity, sentence),
    )


def in_digits(quantity: Quantity) -> str:
    """A quantity in digits, in the unit that the source has: "at least 1,200", "20–30", "2,300,000"."""
    ends = [_digits(as_written(v, quantity.measure)) for v in dict.fromkeys((quantity.low, quantity.high))]
    bound = "" if quantity.bound is Bound.EXACT else f"{quantity.bound.value} "
    return bound + (" to " if quantity.low < 0 else "–").join(ends)


def _digits(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4f}".rstrip("0").rstrip(".")
