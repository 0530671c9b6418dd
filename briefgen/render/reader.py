"""A briefing as its pages need it: what an article is called, where it is linked, whose origin it is.

Everything here is looked up or counted in the briefing; nothing is decided.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from markupsafe import Markup

from briefgen.annotate.story import BEYOND
from briefgen.model import ArticleCard, Citation, Difference, DifferenceKind, Fact, Origin, Reading, Rights, short_hash
from briefgen.render import dates
from briefgen.render.escape import address, isolated, link
from briefgen.render.labels import labels, language
from briefgen.render.people import WhosWho, entries, split
from briefgen.render.timeline import Layout, Moment, laid_out
from briefgen.render.track import Track, track
from briefgen.sections.briefing import Briefing
from briefgen.sections.figures.figure import Figure
from briefgen.sections.gaps import Gap, GapKind
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
class BriefingReader:
    """A briefing with the questions its pages ask of it; ``prefix`` is the folder all stories lie in."""

    briefing: Briefing
    prefix: str = ""
    cards: dict[str, ArticleCard] = field(init=False)
    labels: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "cards", {a.id: a for a in self.briefing.articles})
        object.__setattr__(self, "labels", labels(self.briefing.articles))

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
    def strap(self) -> tuple[str, ...]:
        """The line under the title: how many articles and independent origins, from when to when, what is kept out."""
        parts = [count(len(self.compared), "article")] if self.compared else []
        if self.corroborates:
            parts.append(count(len(self.independent), "independent origin"))
        elif len(self.compared) > 1:
            parts.append("1 origin")
        if self.compared:
            parts.append(self.when or "dates unknown")
        aside = (
            (len(self.briefing.background), "on another event"),
            (len(self.foreign), "in another language"),
            (len(self.overlong), "too long to be compared"),
            (len(self.too_many), "not compared"),
            (len(self.named), "only named"),
        )
        counted = (f"{f'{n} more' if self.compared else count(n, 'article')} {what}" for n, what in aside if n)
        return (*parts, *counted)

    @cached_property
    def when(self) -> str | None:
        """From the first article's day to the last one's, in words; None where no day is known."""
        days = sorted(filter(None, (dates.day(a.published) for a in self.compared)))
        return dates.span(days[0], days[-1]) if days else None

    @cached_property
    def newest(self) -> str:
        """The last day an article was published; empty where none is known."""
        return max(filter(None, (dates.day(a.published) for a in self.briefing.articles)), default="")

    @cached_property
    def compared(self) -> tuple[ArticleCard, ...]:
        """The articles on this story's event in a language that is understood."""
        aside = {b.article for b in self.briefing.background}
        return tuple(a for a in self.briefing.articles if a.id not in aside and not a.uncompared)

    @cached_property
    def named(self) -> tuple[ArticleCard, ...]:
        """The articles whose text may not be shown: named, not compared."""
        return tuple(a for a in self.briefing.articles if _is_named(a))

    @cached_property
    def excerpts(self) -> tuple[ArticleCard, ...]:
        """The articles of which only the cited sentences are shown."""
        return tuple(a for a in self.briefing.articles if a.rights is Rights.CITED)

    @cached_property
    def foreign(self) -> tuple[ArticleCard, ...]:
        """The articles in a language that is not understood: shown, not compared."""
        return tuple(a for a in self.briefing.articles if a.uncompared and not _is_named(a) and _is_foreign(a))

    @cached_property
    def overlong(self) -> tuple[ArticleCard, ...]:
        """The texts that are longer than any article: shown, not compared."""
        return tuple(a for a in self.briefing.articles if a.uncompared and _is_overlong(a))

    @cached_property
    def too_many(self) -> tuple[ArticleCard, ...]:
        """The articles of a story that has more than are compared: shown, not compared."""
        return tuple(a for a in self.briefing.articles if a.uncompared and not _is_foreign(a) and _is_beyond(a))

    def why_not(self, card: ArticleCard) -> str:
        """Why an article is not compared: its language, its length, or that there are enough newer ones."""
        if _is_named(card):
            return "only named"
        if _is_foreign(card):
            return language(card)
        return "not among the newest" if _is_beyond(card) else "too long"

    @cached_property
    def independent(self) -> tuple[Origin, ...]:
        """The origins of the compared articles."""
        at_hand = {a.id for a in self.compared}
        return tuple(o for o in self.briefing.origins if at_hand & set(o.articles))

    @cached_property
    def corroborates(self) -> bool:
        """Whether there are two origins at all, so that one can corroborate the other."""
        return len(self.independent) > 1

    @cached_property
    def origin_of(self) -> dict[str, Origin]:
        """Each article's origin."""
        return {article: origin for origin in self.briefing.origins for article in origin.articles}

    @cached_property
    def shared_origins(self) -> tuple[Origin, ...]:
        """The origins more than one article goes back to."""
        return tuple(o for o in self.briefing.origins if len(o.articles) > 1)

    @cached_property
    def loans(self) -> tuple[tuple[str, Origin, tuple[str, ...]], ...]:
        """Who took sentences over from whose text: an article, an origin, the ids of the sentences."""
        runs = groupby(
            ((c.article, o, c.sentence) for o in self.briefing.origins for c in o.copied), key=lambda t: t[:2]
        )
        return tuple((borrower, origin, tuple(place for _, _, place in run)) for (borrower, origin), run in runs)

    def siblings(self, article: str) -> tuple[str, ...]:
        """The other articles of an article's origin."""
        origin = self.origin_of.get(article)
        return tuple(a for a in origin.articles if a != article) if origin else ()

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Each fact's number on the page."""
        return {fact.id: number for number, fact in enumerate(self.briefing.facts, 1)}

    @cached_property
    def bottom_line(self) -> tuple[Fact, ...]:
        """The facts of the bottom line, in its order."""
        facts = {fact.id: fact for fact in self.briefing.facts}
        return tuple(facts[i] for i in self.briefing.bottom_line if i in facts)

    def root_of(self, fact: Fact) -> Citation | None:
        """The sentence a fact's root is quoted from; None where it has none."""
        return next((c for c in fact.citations if fact.root and fact.root in c.text), None)

    @cached_property
    def columns(self) -> tuple[ArticleCard, ...]:
        """The columns of the coverage grid: the compared articles, those of one origin side by side."""
        order = {o.id: n for n, o in enumerate(self.briefing.origins)}
        last = len(order)
        return tuple(sorted(self.compared, key=lambda a: order.get(a.origin or "", last)))

    @cached_property
    def column_origins(self) -> tuple[tuple[Origin | None, int], ...]:
        """The grid's upper head: each origin with the number of columns it spans."""
        runs = groupby(self.columns, key=lambda a: self.origin_of.get(a.id))
        return tuple((origin, len(list(columns))) for origin, columns in runs)

    def coverage(self, fact: Fact) -> tuple[Citation | None, ...]:
        """A row of the grid: for each column the first sentence that tells the fact, or None."""
        first: dict[str, Citation] = {}
        for citation in fact.citations:
            first.setdefault(citation.article, citation)
        return tuple(first.get(a.id) for a in self.columns)

    def reading(self, difference: str) -> Reading | None:
        """How a difference is to be read, by its id."""
        return next((d.reading for d in self.briefing.differences if d.id == difference), None)

    def difference_number(self, difference: str) -> int:
        """The place of a difference in the list, from 1, by its id."""
        return next(n for n, d in enumerate(self.briefing.differences, 1) if d.id == difference)

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
        return laid_out(self.briefing.timeline, tuple(filter(None, (dates.day(a.published) for a in self.compared))))

    def date_differences(self, entry: TimelineEntry) -> tuple[tuple[str, int], ...]:
        """The differences over the date of an entry: those that set one of its sentences beside another date."""
        cited = {(c.article, c.sentence) for c in entry.citations}
        return tuple(
            (d.id, number)
            for number, d in enumerate(self.briefing.differences, 1)
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
    def gap_groups(self) -> tuple[tuple[GapKind, tuple[Gap, ...]], ...]:
        """What is not known, by the way in which the sources say so."""
        kinds = ((kind, tuple(g for g in self.briefing.gaps if g.kind is kind)) for kind in GapKind)
        return tuple((kind, found) for kind, found in kinds if found)

    @cached_property
    def difference_cards(self) -> tuple[tuple[Difference, ...], ...]:
        """The differences as cards, in their order: how one speaker's words are quoted is one card."""
        found: dict[object, list[Difference]] = {}
        for d in self.briefing.differences:
            together = d.kind is DifferenceKind.WORDING
            key = (d.topic, d.reading, d.rule, d.revision) if together else d.id
            found.setdefault(key, []).append(d)
        return tuple(tuple(card) for card in found.values())

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
        """The quotes by speaker, in the order of their first words; those of unknown speakers last.

        Whom words alone describe is one speaker in one article; "a woman" is another one wherever she is told of.
        """
        said: dict[tuple[str | None, str], list[Quote]] = defaultdict(list)
        for quote in self.briefing.quotes:
            said[quote.speaker, _whose(quote)].append(quote)
        known = [(speaker, tuple(quotes)) for (speaker, _), quotes in said.items() if speaker]
        return tuple(known + ([(None, tuple(said[None, ""]))] if (None, "") in said else []))

    @cached_property
    def cited(self) -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
        """For each cited sentence the places that cite it: a label and an anchor on the story's page."""
        found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for fact in self.briefing.facts:
            for c in fact.citations:
                found[c.article, c.sentence].setdefault(fact.id, f"fact {self.numbers[fact.id]}")
        for number, difference in enumerate(self.briefing.differences, 1):
            for c in (c for p in difference.positions for c in p.citations):
                found[c.article, c.sentence].setdefault(difference.id, f"difference {number}")
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


def pieces(citation: Citation) -> tuple[tuple[str, bool], ...]:
    """A cited sentence cut at its marks: each piece and whether it is marked; together they are the sentence.

    >>> pieces(Citation("a", "s", "12 dead", ((0, 2),)))
    (('12', True), (' dead', False))
    """
    found: list[tuple[str, bool]] = []
    at = 0
    for start, end in sorted(citation.marks):
        if not at <= start < end <= len(citation.text):
            continue
        found += [(citation.text[at:start], False), (citation.text[start:end], True)]
        at = end
    found.append((citation.text[at:], False))
    return tuple(piece for piece in found if piece[0])


def count(n: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> count(1, "article"), count(2, "story", "stories")
    ('1 article', '2 stories')
    """
    return f"{n} {one if n == 1 else many or one + 's'}"


def _is_beyond(card: ArticleCard) -> bool:
    return any(note.endswith(BEYOND) for note in card.notes)


def _is_named(card: ArticleCard) -> bool:
    return card.rights is Rights.NONE


def _is_overlong(card: ArticleCard) -> bool:
    return not _is_named(card) and not _is_foreign(card) and not _is_beyond(card)


def _is_foreign(card: ArticleCard) -> bool:
    return (card.language or "en").lower().replace("_", "-").split("-")[0] != "en"


def _whose(quote: Quote) -> str:
    """Of whom words alone describe: the article, and for "a woman" the sentence too; "" for whoever has a name."""
    if quote.speaker is None or quote.source is None:
        return ""
    cited = quote.source.citations[0]
    one_of_many = quote.source.text.lower().startswith(("a ", "an ", "one ", "another "))
    return f"{cited.article}#{cited.sentence}" if one_of_many else cited.article
