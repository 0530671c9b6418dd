"""How much of a story's page stands open: a page is read in two minutes, and all else is one click away.

The closed page has half as many words as its articles, and `MOST` at most.  What always stands there (the title, the
first of the bottom line, a heading for each section) is taken off first, then as much more of the bottom line as there
is room for; then the sections are given their first entries in turns, the facts and the quarrels before all others, as
long as there is room.  The words are counted a little too high here
and never too low; ``eval/closed.py`` counts those of the finished page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefgen.model import Citation
from briefgen.render.reader import BriefingReader

MOST, SHARE = 1200, 0.5
"""Words of a closed page, and their share of the words of its sources, at most."""

SPARE = 0.97
"""Of these so much is given away: a word here may be two on the page."""

TURNS: tuple[tuple[str, int], ...] = (
    ("disputes", 3), ("not_read", 3), ("facts", 3), ("reading", 1), ("differences", 1), ("disputes", 8), ("facts", 6),
    ("people", 2), ("differences", 2), ("figures", 3), ("timeline", 2), ("facts", 6), ("gaps", 2), ("timeline", 3),
    ("people", 4), ("differences", 3), ("single_source", 2), ("quotes", 2), ("sources", 1),
)  # fmt: skip
"""Which section is opened next, and to how many entries: each brings links, and a page has 150 stops at most.
"sources" are shown whole or not at all."""

LONG = 250
"""A page that may have fewer words than this needs no list of its sections."""

_FOLDED = 5
"""Words of a section that is folded: its heading, and what stands on the fold."""


_BESIDE = 42
"""Words that belong to no section: the list of sections, the words on the folds of the map, the links at the end."""


@dataclass(frozen=True)
class Open:
    """How many entries of each section stand open on the closed page."""

    entries: Mapping[str, int]
    lines: int = 0
    """How many lines of the bottom line: all of them, but where the articles are so short that even these are long."""
    long: bool = True
    """Whether the page is so long that its sections are listed at its top."""

    def __getitem__(self, section: str) -> int:
        return self.entries.get(section, 0)


def opened(r: BriefingReader) -> Open:
    """What stands open on a story's page."""
    allowed = min(MOST, SHARE * sum(a.words for a in r.compared))
    lines = len(r.bottom_line)
    while lines > 1 and _always(r, lines) > SPARE * allowed:
        lines -= 1
    left = SPARE * allowed - _always(r, lines)
    costs = {name: cost(r) for name, cost in _COSTS.items()}
    found = dict.fromkeys(costs, 0)
    full: set[str] = set()
    for name, most in TURNS:
        while name not in full and found[name] < min(most, len(costs[name])):
            if costs[name][found[name]] > left:
                full.add(name)
                break
            left -= costs[name][found[name]]
            found[name] += 1
    return Open(found, lines, allowed >= LONG)


def _always(r: BriefingReader, lines: int) -> int:
    """The words that no fold hides: the head, so many of the bottom line, and what each section is called."""
    b = r.briefing
    head = words(b.story.title, b.story.description or "", *r.strap) + 10 + (10 if b.story.title_citation else 0)
    line = sum(words(f.text) + 6 + (8 if f.origins < 2 and f.partly else 0) for f in r.bottom_line[:lines])
    line += _FOLDED if lines < len(r.bottom_line) else 0
    sections = (
        b.facts, b.differences, b.parallels, b.timeline, b.people, b.quotes, b.figures, b.single_source, b.gaps,
        b.articles, b.background, b.not_read, r.columns, b.spellings,
    )  # fmt: skip
    notes = sum(30 for shown in ((r.foreign and not r.compared), (r.overlong and not r.compared)) if shown)
    return head + line + _FOLDED * sum(bool(s) for s in sections) + notes + _BESIDE


def words(*texts: str) -> int:
    """How many words these are.

    >>> words("on the quay", "today")
    4
    """
    return sum(len(text.split()) for text in texts)


def _chips(r: BriefingReader, citations: Iterable[Citation]) -> int:
    """The words of the links to the sentences of a statement."""
    return words(*(r.labels.get(i, i) for i in dict.fromkeys(c.article for c in citations)))


def _facts(r: BriefingReader) -> list[int]:
    return [
        words(f.text) + _chips(r, f.citations) + 6 + 5 * len(f.brackets) + 3 * len(f.differences)
        + (words(f.root) + 5 if f.root else 0)
        for f in r.briefing.facts
    ]  # fmt: skip


def _disputes(r: BriefingReader) -> list[int]:
    return [
        words(c.first.topic, *(p.value for p in c.first.positions if words(p.value) <= SHORT)) + 4 for c in r.quarrels
    ]


SHORT = 5
"""Values of so many words stand beside the question in the list of what is disputed."""


def _differences(r: BriefingReader) -> list[int]:
    found = []
    for card in r.quarrels:
        cost = words(card.first.topic) + 10
        for d in card.differences:
            for p in d.positions:
                cost += words(p.value) + 6 + 4
                cost += sum(words(c.text) + _chips(r, (c,)) + 4 for c in p.citations[:1])
            cost += 4 + words(*(r.labels.get(i, i) for i in d.silent)) + 6
        found.append(cost)
    return found


def _people(r: BriefingReader) -> list[int]:
    return [
        words(e.person.name) + 4 + sum(words(x.text) + _chips(r, x.citations) for x in e.person.roles[:1])
        for e in r.whos_who[0]
    ]


def _timeline(r: BriefingReader) -> list[int]:
    return [words(e.text) + _chips(r, e.citations) + 16 for _, e in r.main_entries]


def _figures(r: BriefingReader) -> list[int]:
    return [
        words(f.question) + 4
        + sum(words(a.text, a.converted or "") + 5 + _chips(r, a.citations) for a in f.amounts)
        + (12 if f.moves else 0)
        for f in r.briefing.figures
    ]  # fmt: skip


def _quotes(r: BriefingReader) -> list[int]:
    return [
        words(speaker or "Speaker not named", q.text) + _chips(r, q.citations) + 8
        for speaker, quotes in r.speakers
        for q in quotes[:1]
    ]


def _statements(name: str) -> Callable[[BriefingReader], list[int]]:
    def cost(r: BriefingReader) -> list[int]:
        return [words(s.text) + _chips(r, s.citations) + 3 for s in getattr(r.briefing, name)]

    return cost


def _gaps(r: BriefingReader) -> list[int]:
    answers = [r.answer(g) for g in r.gaps]
    said = [words(g.text) + _chips(r, g.citations) + 6 for g in r.gaps]
    return [n + (words(a.text) + _chips(r, (a,)) + 8 if a else 0) for n, a in zip(said, answers, strict=True)]


def _reading(r: BriefingReader) -> list[int]:
    found = r.reading_list
    return [words(*(r.labels[i] for i in found.articles)) + 26] if found else []


def _sources(r: BriefingReader) -> list[int]:
    titles = [words(a.title or a.id, a.outlet or "", *a.authors, *a.agencies) + 16 for a in r.briefing.articles]
    return [sum(titles) + 30]


def _not_read(r: BriefingReader) -> list[int]:
    return [words(x.path, x.reason) for x in r.briefing.not_read]


_COSTS: Mapping[str, Callable[[BriefingReader], Sequence[int]]] = {
    "disputes": _disputes,
    "facts": _facts,
    "reading": _reading,
    "differences": _differences,
    "people": _people,
    "timeline": _timeline,
    "figures": _figures,
    "quotes": _quotes,
    "single_source": _statements("single_source"),
    "gaps": _gaps,
    "sources": _sources,
    "not_read": _not_read,
}
"""The words of each entry of a section, in the order of the page."""
