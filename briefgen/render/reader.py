"""A briefing as its pages need it: what stands where, what points to what, how it is linked.

Everything here is looked up or counted in the briefing; nothing is decided.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from markupsafe import Markup

from briefgen.model import Citation, DifferenceKind, Fact, Reading, Statement, short_hash
from briefgen.render import dates
from briefgen.render.cards import Card, CardGroup, marks_of, numbered
from briefgen.render.coverage import Cell, ReadingList, picture, reading_list, row
from briefgen.render.escape import address, isolated, link
from briefgen.render.people import WhosWho, entries, split
from briefgen.render.sources import SourcesReader
from briefgen.render.timeline import Layout, Moment, Weight, laid_out, main_entries, news_begins, parted
from briefgen.render.track import Track, track
from briefgen.sections.figures.figure import Figure
from briefgen.sections.gaps import Gap, GapKind
from briefgen.sections.json import to_json
from briefgen.sections.quotes import Quote
from briefgen.sections.timeline.timeline import TimelineEntry


@dataclass(frozen=True)
class PageAt:
    """A page that is being written: links from it are relative to it."""

    uri: str

    def link(self, label: object, target: str, anchor: str | None = None) -> Markup:
        """A link to another page, or to a place on this one."""
        if target == self.uri and anchor:
            return Markup(f"[{isolated(label)}](#{anchor})")
        return link(label, posixpath.relpath(target, posixpath.dirname(self.uri) or "."), anchor)


@dataclass(frozen=True)
class BriefingReader(SourcesReader):
    """A briefing with the questions its pages ask of it; ``prefix`` is the folder all stories lie in."""

    @property
    def folder(self) -> str:
        """The folder of the story's pages."""
        return f"{self.prefix}/{self.briefing.story.id}" if self.prefix else self.briefing.story.id

    @property
    def uri(self) -> str:
        """The story's page."""
        return f"{self.folder}/index.md"

    @property
    def data_uri(self) -> str:
        """The story's data file."""
        return f"{self.folder}/briefing.json"

    def article_uri(self, article: str) -> str:
        """An article's page."""
        return f"{self.folder}/articles/{article}.md"

    def article_data_uri(self, article: str) -> str:
        """An article's data file."""
        return f"{self.folder}/articles/{article}.json"

    def file(self, name: str) -> str:
        """A file that lies beside the story's page."""
        return f"{self.folder}/{name}"

    @cached_property
    def data(self) -> bytes:
        """The story's data file."""
        return to_json(self.briefing)

    @cached_property
    def edition(self) -> str:
        """The first letters of the data's hash: two printed pages with one edition say the same."""
        return sha256(self.data).hexdigest()[:8]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Each fact's number on the page."""
        return {fact.id: number for number, fact in enumerate(self.briefing.facts, 1)}

    @cached_property
    def bottom_line(self) -> tuple[Fact, ...]:
        """The facts of the bottom line, in its order."""
        facts = {fact.id: fact for fact in self.briefing.facts}
        return tuple(facts[i] for i in self.briefing.bottom_line if i in facts)

    def shares_words(self, facts: Iterable[Fact]) -> bool:
        """Whether one of these facts tells which of its words are said by all: then the page says how it shows them."""
        return any(fact.citations[0].marks for fact in facts if fact.citations)

    def root_of(self, fact: Fact) -> Citation | None:
        """The sentence a fact's root is quoted from; None where it has none."""
        return next((c for c in fact.citations if fact.root and fact.root in c.text), None)

    @cached_property
    def coverage(self) -> tuple[tuple[Cell, ...], ...]:
        """The map: for each fact a row, in it for each column how the article stands to the fact."""
        return tuple(row(fact, self.columns, self.briefing) for fact in self.briefing.facts)

    @cached_property
    def coverage_picture(self) -> Markup:
        """The map drawn."""
        begins = (o.articles if o else () for o, _ in self.column_origins)
        firsts = frozenset(next(a.id for a in self.columns if a.id in articles) for articles in begins if articles)
        return picture(self.coverage, self.columns, self.labels, firsts)

    @cached_property
    def states_drawn(self) -> frozenset[str]:
        """The names of the states that the map has, for its key."""
        return frozenset(cell.state.name for cells in self.coverage for cell in cells)

    @cached_property
    def reading_list(self) -> ReadingList | None:
        """The articles that say all there is; None where the question makes no sense."""
        return reading_list(self.briefing, self.columns)

    def adds(self, article: str) -> tuple[tuple[Statement, ...], int]:
        """What an article adds that no other has: its own claims, and how many quotations."""
        mine = tuple(s for s in self.briefing.single_source if {c.article for c in s.citations} == {article})
        return mine, sum({c.article for c in q.citations} == {article} for q in self.briefing.quotes)

    def reading(self, difference: str) -> Reading | None:
        """How a difference is to be read, by its id."""
        return next((d.reading for d in self.briefing.differences if d.id == difference), None)

    @cached_property
    def difference_cards(self) -> tuple[Card, ...]:
        """The differences as numbered cards, in the order of the page."""
        return numbered(self.briefing.differences)

    @cached_property
    def quarrels(self) -> tuple[Card, ...]:
        """The cards of what is disputed or was updated; the others are ways of putting it."""
        return tuple(c for c in self.difference_cards if c.group is not CardGroup.WORDS)

    def difference_number(self, difference: str) -> int:
        """The number on the card of a difference, by its id."""
        return next(c.number for c in self.difference_cards if any(d.id == difference for d in c.differences))

    def marks_of(self, fact: Fact) -> tuple[tuple[str, Card, str], ...]:
        """What a fact bears: "disputed" or "updated", the card it points to, and the place on it."""
        return marks_of(fact, self.difference_cards)

    def disputed(self, difference: str) -> tuple[tuple[str, int], ...]:
        """The facts that stand in a difference, each with its place in the list, from 1."""
        facts = enumerate(self.briefing.facts, 1)
        return tuple((fact.id, n) for n, fact in facts if difference in fact.differences)

    def track(self, figure: Figure) -> Track | None:
        """How a figure moved over the report times; None where it did not."""
        return track(figure, self.cards)

    @cached_property
    def timeline(self) -> Layout:
        """The timeline as it is laid out on the page."""
        return laid_out(self.briefing.timeline, self._days)

    @cached_property
    def _days(self) -> tuple[str, ...]:
        return tuple(filter(None, (dates.day(a.published) for a in self.compared)))

    @cached_property
    def _weight(self) -> Weight:
        news = {(c.article, c.sentence) for fact in self.bottom_line for c in fact.citations}
        part = {(c.article, c.sentence) for fact in self.bottom_line for c in fact.partly}
        return Weight(frozenset(news), frozenset(part), news_begins(self._days))

    @cached_property
    def main_entries(self) -> tuple[tuple[int, TimelineEntry], ...]:
        """The entries of the timeline that stand open first: the news, then what several articles tell."""
        return main_entries(self.timeline.since, self._weight)

    def is_news(self, entry: TimelineEntry) -> bool:
        """Whether an entry of the timeline tells what the bottom line tells."""
        return self._weight.is_news(entry)

    def timeline_parts(self, most: int) -> tuple[tuple[Moment, ...], tuple[Moment, ...]]:
        """What of the timeline stands open, ``most`` of the main entries, and the rest of it."""
        return parted(self.timeline.since, most, self._weight)

    def date_differences(self, entry: TimelineEntry) -> tuple[tuple[str, int], ...]:
        """The differences over the date of an entry: those that set one of its sentences beside another date."""
        cited = {(c.article, c.sentence) for c in entry.citations}
        return tuple(
            (d.id, self.difference_number(d.id))
            for d in self.briefing.differences
            if d.kind is DifferenceKind.DATE
            and any((c.article, c.sentence) in cited for p in d.positions for c in p.citations)
        )

    def all_borrow(self, moment: Moment) -> bool:
        """Whether every date of a station was counted in articles that give no day of their own."""
        return all(self.borrows_its_day(entry) for entry in moment.entries)

    def borrows_its_day(self, entry: TimelineEntry) -> bool:
        """Whether its date was counted in an article that gives no day of its own."""
        return entry.inferred and all(self.cards[c.article].assumed for c in entry.citations if c.article in self.cards)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What is not known, by the way in which the sources say so; what a later article answers comes last."""
        kinds = list(GapKind)
        return tuple(sorted(self.briefing.gaps, key=lambda g: (g.answered is not None, kinds.index(g.kind))))

    @property
    def open_gaps(self) -> int:
        """How many of them no later article answers."""
        return sum(gap.answered is None for gap in self.briefing.gaps)

    def answer(self, gap: Gap) -> Citation | None:
        """The sentence that answers what a gap asks: the first of the later ones in its difference; None if open."""
        asked = {(c.article, c.sentence) for c in gap.citations}
        last = max((dates.day(self.cards[article].published) or "" for article, _ in asked), default="")
        for d in (d for d in self.briefing.differences if d.id == gap.answered):
            sides = (p for p in d.positions if not any((c.article, c.sentence) in asked for c in p.citations))
            told = [(dates.day(self.cards[c.article].published) or "", c) for p in sides for c in p.citations]
            return min(((day, c) for day, c in told if day > last), key=lambda t: t[0], default=("", None))[1]
        return None

    @cached_property
    def entries(self) -> tuple[WhosWho, ...]:
        """The who's who, most mentioned first."""
        return entries(self.briefing, self.labels, (speaker for speaker, _ in self.speakers))

    @cached_property
    def whos_who(self) -> tuple[tuple[WhosWho, ...], tuple[WhosWho, ...], tuple[WhosWho, ...]]:
        """The people and the bodies of whom the articles tell something, and those they merely name."""
        return split(self.entries)

    @cached_property
    def speakers(self) -> tuple[tuple[str | None, tuple[Quote, ...]], ...]:
        """The quotes by speaker, in the order of their first words, those that most articles have before the others.

        Those of unknown speakers are last; a turn of phrase stands below whole words.  Whom words alone describe is
        one speaker in one article; "a woman" is another one wherever she is told of.
        """
        said: dict[tuple[str | None, str], list[Quote]] = defaultdict(list)
        for quote in self.briefing.quotes:
            said[quote.speaker, _whose(quote)].append(quote)
        known = [(speaker, _telling_first(quotes)) for (speaker, _), quotes in said.items() if speaker]
        return tuple(known + ([(None, _telling_first(said[None, ""]))] if (None, "") in said else []))

    @cached_property
    def cited(self) -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
        """For each cited sentence the places that cite it: a label and an anchor on the story's page."""
        found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for fact in self.briefing.facts:
            for c in fact.citations:
                found[c.article, c.sentence].setdefault(fact.id, f"fact {self.numbers[fact.id]}")
        for card in self.difference_cards:
            for d in card.differences:
                for c in (c for p in d.positions for c in p.citations):
                    found[c.article, c.sentence].setdefault(d.id, f"difference {card.number}")
        return {where: tuple((label, anchor) for anchor, label in places.items()) for where, places in found.items()}

    @cached_property
    def _quote_anchors(self) -> dict[Quote, str]:
        found: dict[Quote, str] = {}
        for quote in self.briefing.quotes:
            first = quote.citations[0]
            anchor = f"q-{short_hash(f'{first.article}#{first.sentence} {quote.text}')}"
            found.setdefault(quote, anchor if anchor not in found.values() else f"{anchor}-{len(found)}")
        return found

    def quote_anchor(self, quote: Quote) -> str:
        """The place of a quotation on the page; it stays while its words and its sentence do."""
        return self._quote_anchors[quote]

    def title_beside(self, article: str) -> str | None:
        """An article's title where its label does not say who published it."""
        card = self.cards.get(article)
        return card.title if card and not card.outlet else None

    def original(self, article: str) -> Markup | None:
        """The address of the original, for a ``href``, if it is one that may be linked to."""
        return address(self.cards[article].url)


def pieces(citation: Citation, told: str = "") -> tuple[tuple[str, bool], ...]:
    """A cited sentence cut at its marks: each piece and whether it is marked; together they are the sentence.

    Where ``told`` is its end, they are that: a fact is told without a dateline.

    >>> pieces(Citation("a", "s", "12 dead", ((0, 2),)))
    (('12', True), (' dead', False))
    >>> pieces(Citation("a", "s", "OSTER — It broke.", ((0, 10), (11, 16))), "It broke.")
    (('It', True), (' ', False), ('broke', True), ('.', False))
    """
    found: list[tuple[str, bool]] = []
    at = opening = len(citation.text) - len(told) if told and citation.text.endswith(told) else 0
    for first, end in sorted(citation.marks):
        start = max(first, opening)
        if not at <= start < end <= len(citation.text):
            continue
        found += [(citation.text[at:start], False), (citation.text[start:end], True)]
        at = end
    found.append((citation.text[at:], False))
    return tuple(piece for piece in found if piece[0])


A_PHRASE = 6
"""Quoted words fewer than this are a turn of phrase."""


def _telling_first(quotes: list[Quote]) -> tuple[Quote, ...]:
    def order(quote: Quote) -> tuple[bool, int]:
        return len(quote.text.split()) < A_PHRASE, -len({c.article for c in quote.citations})

    return tuple(sorted(quotes, key=order))


def _whose(quote: Quote) -> str:
    """Of whom words alone describe: the article, and for "a woman" the sentence too; "" for whoever has a name."""
    if quote.speaker is None or quote.source is None:
        return ""
    cited = quote.source.citations[0]
    one_of_many = quote.source.text.lower().startswith(("a ", "an ", "one ", "another "))
    return f"{cited.article}#{cited.sentence}" if one_of_many else cited.article
