"""Why a fact is a fact and a difference a difference: the reasons, in words, for one id of a story.

Nothing here decides: what was weighed is printed as the comparison weighed it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from briefgen.compare.clashes import clashes_of
from briefgen.compare.unsaid import leaves_out_a_death
from briefgen.errors import UnknownItem
from briefgen.gather.copies import one_wording
from briefgen.gather.gathered import Gathered
from briefgen.gather.origins import Origins
from briefgen.model import ArticleCard, Citation, Difference, Fact, Parallel
from briefgen.model.comparison import Verdict, Weighed, is_content
from briefgen.sections.briefed import BriefedStory, annotated_of
from briefgen.sections.material import Material

ASIDE = "aside"
"""What is asked for to see what no section quotes."""

_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Reasons:
    """What the reasons are told from: the articles, the origins, and what was weighed of a claim and its witness."""

    cards: Mapping[str, ArticleCard]
    origins: Origins
    weighed: Mapping[tuple[_Key, _Key], Sequence[Weighed]]


def explain(done: BriefedStory, wanted: str) -> str:
    """The reasons for a fact, a difference or a parallel, by its id ("f-1a2b3c4d", "d-...") or number ("fact 3").

    "aside" gives every sentence that no section may quote, each with the reason.

    Raises `UnknownItem` where the story has no such id, with the ids it has.
    """
    if wanted == ASIDE:
        return "\n".join(_set_aside(done))
    briefing, reasons = done.briefing, _reasons(done)
    for number, fact in enumerate(briefing.facts, 1):
        if wanted in {fact.id, f"fact {number}"}:
            return "\n".join(_fact(fact, number, reasons))
    for number, found in enumerate(briefing.differences, 1):
        if wanted in {found.id, f"difference {number}"}:
            return "\n".join(_difference(found, number, reasons))
    for number, parallel in enumerate(briefing.parallels, 1):
        if wanted in {parallel.id, f"parallel {number}"}:
            return "\n".join(_parallel(parallel, number, reasons))
    every: tuple[Fact | Difference | Parallel, ...] = (
        *briefing.facts,
        *briefing.differences,
        *briefing.parallels,
    )
    known = ", ".join(item.id for item in every) or "none"
    raise UnknownItem(f"{done.story.id} has no fact, difference or parallel '{wanted}'. It has: {known}.")


def _set_aside(done: BriefedStory) -> list[str]:
    """The sentences that are no news, by article, each under its reason."""
    lines: list[str] = []
    cards = {a.id: a for a in done.briefing.articles}
    for article in annotated_of(done):
        told = [s for s in article.sentences if s.aside]
        if told:
            lines += [f"{_who(cards[article.article.id])}:", *(f"  {s.aside}: {s.text}" for s in told)]
    return lines or ["No sentence is set aside."]


def _reasons(done: BriefedStory) -> _Reasons:
    """What the comparison had before it: the passages of all articles but those on another event."""
    gathered = Gathered.of(annotated_of(done), done.story.publishers)
    weighed: dict[tuple[_Key, _Key], list[Weighed]] = {}
    for one in Material(gathered).weighed:
        weighed.setdefault((one.view.claim.key, one.view.witness.key), []).append(one)
    return _Reasons({a.id: a for a in done.briefing.articles}, Origins(done.briefing.origins), weighed)


def _fact(fact: Fact, number: int, reasons: _Reasons) -> list[str]:
    lines = [f"Fact {number} ({fact.id}): {fact.text}", ""]
    lines += _counted(fact.citations, reasons)
    if fact.root:
        lines.append(
            f"  {fact.articles} reports, all citing {fact.root}: no article states it without naming that source."
        )
    first = fact.citations[0]
    lines += ["", "Held against the first sentence, or another one that is named:"]
    for other in fact.citations[1:]:
        lines.append(f"  {_who(reasons.cards[other.article])}: {other.text}")
        lines += (f"    {line}" for line in _weighing(_sentence_said(fact, other, reasons), other, reasons))
    for other in fact.partly:
        lines.append(f"  says a part of it, {_who(reasons.cards[other.article])}: {other.text}")
        lines += (f"    {line}" for line in _weighing(first, other, reasons))
    lines += [f"  stands in {name}" for name in fact.differences]
    lines += [f"  folded under it: {d.text}" for d in fact.details]
    return lines


def _difference(found: Difference, number: int, reasons: _Reasons) -> list[str]:
    lines = [
        f"Difference {number} ({found.id}): {found.topic}",
        f"{found.kind.value}, {found.reading.value}: {found.rule}",
    ]
    if found.revision:
        lines.append("All sides come from one origin: a revision of its text.")
    for position in found.positions:
        ours = f" (our reading: {position.resolved})" if position.resolved else ""
        lines += ["", f"{position.value}{ours}"]
        for cited in position.citations:
            card = reasons.cards[cited.article]
            lines.append(f"  {_who(card)}, {(card.published or 'no date')[:10]}: {cited.text}")
    lines += ["", "Why it is one matter:", *(f"  {reason}" for reason in found.reasons)]
    lines += ["", "The words held against each other:", *(f"  {line}" for line in _marked(found))]
    sides = combinations([p.citations[0] for p in found.positions], 2)
    near = [line for a, b in sides for line in _weighing(a, b, reasons)]
    lines += ["", "How near the sides are:", *(f"  {line}" for line in near), ""]
    return lines + _counted([c for p in found.positions for c in p.citations], reasons)


def _parallel(parallel: Parallel, number: int, reasons: _Reasons) -> list[str]:
    """The passages, the words that set each apart, and how near the first is to every other."""
    lines = [f"Parallel {number} ({parallel.id}): {parallel.topic}", "No verdict: whether they agree is left open."]
    first, *others = (c for p in parallel.passages for c in p.citations)
    for cited in (first, *others):
        words = ", ".join(f'"{cited.text[start:end]}"' for start, end in cited.marks) or "nothing"
        lines += ["", f"{_who(reasons.cards[cited.article])}: {cited.text}", f"  told otherwise or alone: {words}"]
        if cited is not first:
            lines += (f"  beside the first: {line}" for line in _weighing(first, cited, reasons)[:1])
    return [*lines, "", *_counted([first, *others], reasons)]


def _marked(found: Difference) -> list[str]:
    """The marked words of each position: ``1: "has been closed" (2 articles)``."""
    lines = []
    for number, position in enumerate(found.positions, 1):
        marked = [f'"{c.text[start:end]}"' for c in position.citations for start, end in c.marks]
        words = ", ".join(dict.fromkeys(marked)) or f'"{position.value}"'
        articles = len({c.article for c in position.citations})
        lines.append(f"{number}: {words} ({articles} article{'s' if articles > 1 else ''})")
    return lines


def _counted(cited: Sequence[Citation], reasons: _Reasons) -> list[str]:
    """Which origins stand behind these citations, and why each is one."""
    articles = list(dict.fromkeys(c.article for c in cited))
    behind = list(dict.fromkeys(reasons.origins.of(a) for a in articles))
    lines = [f"{len(articles)} articles, {reasons.origins.count(cited)} independent origins:"]
    for origin in (o for name in behind for o in reasons.origins if o.id == name):
        members = ", ".join(_who(reasons.cards[a]) for a in origin.articles if a in articles)
        lines.append(f"  {members}: {origin.reason}")
    lines += _copies(cited, reasons)
    return lines


def _copies(cited: Sequence[Citation], reasons: _Reasons) -> list[str]:
    """Which cited sentences count for another origin than their article's, and which count once."""
    by_id = {o.id: o for o in reasons.origins}
    lines = []
    for one in cited:
        source = by_id[reasons.origins.source_of(one)]
        if one.article not in source.articles:
            lender = ", ".join(_who(reasons.cards[a]) for a in source.articles)
            who = _who(reasons.cards[one.article])
            lines.append(f"  {who}'s sentence is taken from the text of {lender}, and counts for it.")
    pairs = combinations(cited, 2)
    alike = [(a, b) for a, b in pairs if _own_origins(a, b, reasons) and one_wording(a.text, b.text)]
    for a, b in alike:
        names = f"{_who(reasons.cards[a.article])} and {_who(reasons.cards[b.article])}"
        lines.append(f"  {names} tell it in one wording; that counts once.")
    return lines


def _own_origins(a: Citation, b: Citation, reasons: _Reasons) -> bool:
    return reasons.origins.source_of(a) != reasons.origins.source_of(b)


def _sentence_said(fact: Fact, witness: Citation, reasons: _Reasons) -> Citation:
    """The first sentence of a fact that a witness says; the first of all where it says none."""
    others = [c for c in fact.citations if c != witness]
    said = (c for c in others if (one := _weighed(c, witness, reasons)) and one.verdict is Verdict.SAYS)
    return next(said, others[0])


def _weighed(claim: Citation, witness: Citation, reasons: _Reasons) -> Weighed | None:
    """What was weighed of the clause that a citation means, None where the two were not held against each other."""
    held = reasons.weighed.get((claim.key, witness.key), ())
    return max(held, key=lambda one: (_meant(one, claim), one.surety), default=None)


def _weighing(claim: Citation, witness: Citation, reasons: _Reasons) -> list[str]:
    """What was weighed of two sentences: the verdict, the linked words, what counted most, and what forbade it."""
    weighed = _weighed(claim, witness, reasons)
    if weighed is None:
        return ["not near enough to be held against each other"]
    view = weighed.view
    linked = ", ".join(_linked(weighed)) or "nothing"
    counted = ", ".join(f"{name} {part:+.2f}" for name, part in weighed.reasons[:4])
    clause = " … ".join(view.claim.text[start:end] for start, end in weighed.proposition.spans)
    lines = [
        f"of “{clause}”:",
        f"{weighed.verdict.value}, sure to {weighed.surety:.2f}: {counted}",
        f"words beside each other: {linked}",
    ]
    for clash in clashes_of(weighed):
        ours, theirs = view.claim.text[slice(*clash.claim)], view.witness.text[slice(*clash.witness)]
        lines.append(f"another {clash.kind.value}: “{ours}” / “{theirs}”")
    if weighed.verdict is Verdict.PARTLY and leaves_out_a_death(view, weighed.proposition, weighed.there):
        lines.append("one tells a death, the other has no word of it")
    return lines


def _meant(weighed: Weighed, claim: Citation) -> bool:
    """Is this the clause that the citation marks, or the main one where it marks none?"""
    marked = any(start <= first < end for start, end in claim.marks for first, _ in weighed.proposition.spans)
    return marked if claim.marks else weighed.proposition.main


def _linked(weighed: Weighed) -> list[str]:
    """The linked words of content: one word where both have it, else "one = other"."""
    ours, theirs = weighed.view.claim.tokens, weighed.view.witness.tokens
    pairs_of_words = [(ours[k.a], theirs[k.b]) for k in weighed.view.links]
    return [
        a.text if a.lemma.lower() == b.lemma.lower() else f"{a.text} = {b.text}"
        for a, b in pairs_of_words
        if is_content(a) and is_content(b)
    ]


def _who(card: ArticleCard) -> str:
    return card.outlet or card.id
