"""Who copied whom: the only place that counts origins.

Two articles have one origin when both carry the text of the same single agency, or when a good part of one stands
(nearly) word for word in the other.  Titles of one publisher need to share less, since a newsroom lends its own texts;
with wholly own texts they are apart.  An article that credits several agencies among its material is an editor's own
text and its own origin.

Corroboration is counted on sentences, not on articles: an article of its own may carry an agency's paragraphs, and
those speak for the agency.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from briefgen.gather.copies import Shared, Text, copied, one_wording, shared, text_of
from briefgen.gather.newsrooms import Credit, credit, publisher
from briefgen.model import Article, Citation, Copied, Origin, Publisher, short_hash

# Share of the shorter text that stands in the longer one: of its sentences as a whole, or of its words in long runs.
# On 75 real events all pairs above 0.3 are copies by eye; those of other publishers at 0.2 and less are their own texts
# with a borrowed sentence or two.
SHARED_TEXT = 0.3
# The same for two texts of one publisher: a paragraph or two of its own archive, taken over.
SHARED_IN_HOUSE = 0.15
# One sentence in common is a loan, not a copy.
FEWEST_SHARED = 2


@dataclass(frozen=True, slots=True)
class _Paper:
    """An article with what its origin is told from."""

    article: Article
    text: Text
    credit: Credit | None
    house: str | None


@dataclass(frozen=True)
class Origins:
    """The origins of a story's articles: which one an article or a sentence is of, and how many stand behind it.

    The only place that counts origins; it looks each thing up in an index that is made once.
    """

    known: tuple[Origin, ...] = ()

    @classmethod
    def among(cls, articles: Sequence[Article], publishers: Sequence[Publisher] = ()) -> Origins:
        """The origins of these articles, in the order of their first article; each article has exactly one.

        ``publishers`` are the editor's, beside those of the list.  An origin also names the sentences of other
        origins' articles that are copied from it.

        >>> len(Origins.among(()))
        0
        """
        papers = {a.id: _Paper(a, text_of(a), credit(a), publisher(a, publishers)) for a in articles}
        reasons: dict[tuple[str, str], str] = {}
        for a, b in combinations(papers.values(), 2):
            reason = _same_agency(a, b) or _same_text(a, b)
            if reason:
                reasons[a.article.id, b.article.id] = reason
        groups = _joined(list(papers), reasons)
        found = [Origin(f"o-{short_hash(group[0])}", group, _reason(group, reasons, papers)) for group in groups]
        return cls(tuple(Origin(o.id, o.articles, o.reason, _lent(o, papers)) for o in found))

    def __iter__(self) -> Iterator[Origin]:
        return iter(self.known)

    def __len__(self) -> int:
        return len(self.known)

    @cached_property
    def _home(self) -> Mapping[str, str]:
        home: dict[str, str] = {}
        for origin in self.known:
            for article in origin.articles:
                home.setdefault(article, origin.id)
        return home

    @cached_property
    def _lender(self) -> Mapping[tuple[str, str], str]:
        lender: dict[tuple[str, str], str] = {}
        for origin in self.known:
            for place in origin.copied:
                lender.setdefault((place.article, place.sentence), origin.id)
        return lender

    def of(self, article: str) -> str:
        """The id of the origin an article belongs to.  Raises KeyError for an article that none names."""
        return self._home[article]

    def source_of(self, citation: Citation) -> str:
        """The id of the origin a sentence belongs to: the one it was copied from, else its article's.

        Raises KeyError for an article that none names.
        """
        return self._lender.get((citation.article, citation.sentence)) or self.of(citation.article)

    def count(self, citations: Sequence[Citation]) -> int:
        """How many independent origins stand behind these citations.

        A copied sentence counts for the origin it was copied from.  One sentence that several origins print (nearly)
        word for word counts once, whoever wrote it first; and so does an article that tells a thing in copied words
        and again in its own, since nothing shows that it knows it otherwise.
        """
        told = [(c, self.source_of(c)) for c in citations]
        one: dict[tuple[str, str], str] = {}
        for (a, from_a), (b, from_b) in combinations(told, 2):
            apart = from_a != from_b and (from_a, from_b) not in one
            if apart and (a.article == b.article or one_wording(a.text, b.text)):
                one[from_a, from_b] = "copied"
        return len(_joined(sorted({source for _, source in told}), one))


def _same_agency(a: _Paper, b: _Paper) -> str | None:
    if a.credit is None or b.credit is None or a.credit.agency != b.credit.agency:
        return None
    if a.credit.by == b.credit.by == "credit":
        return f"both credit {a.credit.agency} for their text"
    told = sorted({a.credit.by, b.credit.by})
    return f"both are the text of {a.credit.agency}, by {' and '.join(told)}"


def _same_text(a: _Paper, b: _Paper) -> str | None:
    if a.text.sentences and [s.folded for s in a.text.sentences] == [s.folded for s in b.text.sentences]:
        return "the same text, word for word"
    common = shared(a.text, b.text)
    reason = _copy(common, SHARED_TEXT)
    if reason or a.house is None or a.house != b.house:
        return reason
    lent = _copy(common, SHARED_IN_HOUSE)
    outlet = a.article.metadata.outlet
    house = outlet if outlet and outlet == b.article.metadata.outlet else a.house
    return f"both are of {house}, and {lent}" if lent else None


def _copy(common: Shared, enough: float) -> str | None:
    """Why a shared part makes one text of two, in words."""
    if common.same >= FEWEST_SHARED and common.same >= enough * common.sentences:
        return f"{common.same} of {common.sentences} sentences stand nearly word for word in both"
    if common.passages >= FEWEST_SHARED and common.part >= enough:
        return f"{common.passages} passages, {common.part:.0%} of the shorter text, stand word for word in both"
    return None


def _lent(origin: Origin, papers: Mapping[str, _Paper]) -> tuple[Copied, ...]:
    """The sentences of other origins' articles that stand in this one's text, if it is an agency's.

    Between two texts of their own nobody can tell who copied.
    """
    agencies = [papers[a] for a in origin.articles if papers[a].credit]
    borrowers = [p for name, p in papers.items() if name not in origin.articles and p.credit is None]
    found = {Copied(p.article.id, s) for p in borrowers for source in agencies for s in copied(p.text, source.text)}
    return tuple(sorted(found, key=lambda c: (c.article, c.sentence)))


def _joined(ids: Sequence[str], links: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Connected components, each in the order of ``ids``."""
    root = {i: i for i in ids}

    def find(i: str) -> str:
        while root[i] != i:
            i = root[i]
        return i

    for a, b in links:
        root[find(b)] = find(a)
    groups: dict[str, list[str]] = {}
    for i in ids:
        groups.setdefault(find(i), []).append(i)
    place = {name: n for n, name in enumerate(ids)}
    return tuple(sorted((tuple(g) for g in groups.values()), key=lambda g: place[g[0]]))


def _reason(group: tuple[str, ...], reasons: Mapping[tuple[str, str], str], papers: Mapping[str, _Paper]) -> str:
    said = dict.fromkeys(reason for pair, reason in reasons.items() if pair[0] in group)
    if said:
        return "; ".join(sorted(said))
    paper = papers[group[0]]
    if paper.credit is None:
        agencies = ", ".join(paper.article.metadata.agencies)
        return f"its own text, with material from {agencies}" if agencies else "its own text"
    by = "" if paper.credit.by == "credit" else f" by its {paper.credit.by}"
    return f"credits {paper.credit.agency}{by}"
