"""The timeline: happenings, oldest first, each once with everything that tells it.

Two dated sentences tell one happening where they give the same date and do the same thing ("fell", "collapsed") to
the same ones, or where nearly all of the shorter one stands in the other.  How much two clauses share is weighed by
how rare their words are in the story (Sparck Jones 1972), so that the names everybody bears count little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefgen.likeness.terms import terms_of, weights
from briefgen.model import AnnotatedArticle, BlockKind, Citation, NameKind
from briefgen.model.briefing import Citations
from briefgen.model.fields import Clock, EdtfDate, Kind, Verbatim, sparse
from briefgen.sections.timeline.happenings import EVENT, KINDS, PLAN, STATEMENT, Dated, dated_in
from briefgen.values.edtf import begins


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A happening with its date.  ``date`` is EDTF level 1; ``inferred`` says that we counted it.

    ``kind`` is "event", "plan" (it lies ahead of the article that tells it) or "statement" (only the saying is dated);
    ``clock`` the time of day where the sources agree on one ("21:00", "21:00 GMT").
    """

    date: EdtfDate
    inferred: bool
    text: Verbatim
    citations: Citations
    kind: Kind = "event"
    clock: Clock | None = sparse(None)


# Share of the smaller clause's weight.  Read by eye on two stories: with the same deed, pairs from a third on tell
# one happening; without it from three fifths on.
SAME_DEED = 0.33
SAME_WORDS = 0.6
FEWEST_SHARED = 3
# Share of the smaller sentence's weight that two whole sentences of one date have in common.  Of the pairs read by eye
# in seven stories and six other events, 33 of 34 from here on told one happening; the first that did not lies at 0.41.
SAME_SENTENCE = 0.45
FEWEST_ALIKE = 4
LONG_SENTENCE = 45
"""A sentence of more words than this is not chosen to stand for its happening where a shorter one tells it."""


@dataclass(slots=True)
class _Happening:
    members: list[Dated] = field(default_factory=list)


def timeline(articles: tuple[AnnotatedArticle, ...]) -> tuple[TimelineEntry, ...]:
    """What the articles date, oldest first; each entry's text is a sentence, verbatim.

    Statements of one date that tell the same thing are one entry with all their citations.  A bare "he said on Monday"
    is no entry where the sentence dates what happened, too, or where the day has entries without it.
    """
    rare = weights(terms_of(s) for a in articles for s in a.sentences)
    by_date: dict[str, list[Dated]] = {}
    for article in articles:
        for dated in dated_in(article):
            by_date.setdefault(dated.when.value or "", []).append(dated)
    entries = [_entry(h) for told in by_date.values() for h in _worth_it(_happenings(told, rare))]
    return tuple(sorted(entries, key=_order))


def sort_key(edtf: str) -> tuple[str, str]:
    """An order for EDTF dates: ``sort_key("199X") < sort_key("1991-05")``; a year stands before its months."""
    start = edtf.split("/")[0].rstrip("~").replace("X", "0")
    season = re.fullmatch(r"\d{4}-2[1-4]", start)
    return (begins(start)[:7] if season else start), edtf


def _order(entry: TimelineEntry) -> tuple[tuple[str, str], int, str, int, str]:
    told_by = len({c.article for c in entry.citations})
    return sort_key(entry.date), KINDS.index(entry.kind), entry.clock or "~", -told_by, entry.citations[0].sentence


def _worth_it(same_day: list[_Happening]) -> list[_Happening]:
    """The day's happenings without its bare sayings, unless they are all it has."""
    happened = any(
        d.kind != STATEMENT and d.sentence.kind is not BlockKind.CAPTION for h in same_day for d in h.members
    )
    return [h for h in same_day if not all(_idle(d, happened) for d in h.members)]


def _idle(dated: Dated, happened: bool) -> bool:
    """Whether a date makes no entry of its own.

    A saying that dates its news itself; on a day of events one person's word, and a caption; and a far date that a
    side clause mentions without naming anybody ("since the two met last year").
    """
    if dated.kind == STATEMENT:
        return dated.quoted or _dates_the_news(dated) or (happened and _bare(dated))
    if dated.sentence.kind is BlockKind.CAPTION:
        return happened
    return dated.aside and _coarse(dated.when.value or "")


def _dates_the_news(statement: Dated) -> bool:
    """ "Police said on Wednesday that the bridge fell on Tuesday": Wednesday adds nothing."""
    others = (w.value for w in statement.sentence.times if w.value and w.value != statement.when.value)
    return any(len(value) >= len("2024-06-18") for value in others)


def _bare(statement: Dated) -> bool:
    """ "He said on Monday", or a quotation: not what an office, a state or a body made known."""
    names = {n.kind for n in statement.sentence.names}
    return bool(statement.sentence.quotations) or not names & {NameKind.BODY, NameKind.PLACE, NameKind.GROUP}


# --------------------------------------------------------------------------- one happening


def _happenings(same_day: list[Dated], rare: Mapping[str, float]) -> list[_Happening]:
    found: list[_Happening] = []
    for dated in sorted(
        same_day, key=lambda d: (d.kind == STATEMENT, d.noun, not d.main, len(d.terms) < FEWEST_SHARED)
    ):
        home = next((h for h in found if _belongs(dated, h, rare)), None)
        if home is None and dated.noun and dated.kind != STATEMENT:
            home = _meant(dated, found)
        if home is None:
            home = _Happening()
            found.append(home)
        home.members.append(dated)
    return found


def _belongs(dated: Dated, happening: _Happening, rare: Mapping[str, float]) -> bool:
    """Whether a date tells what half of a happening's dates or more tell."""
    return 2 * sum(_same(dated, m, rare) for m in happening.members) >= len(happening.members)


def _same(a: Dated, b: Dated, rare: Mapping[str, float]) -> bool:
    shared = a.terms & b.terms
    smaller = min(_weight(a.terms, rare), _weight(b.terms, rare))
    if not smaller:
        return False
    share = _weight(shared, rare) / smaller
    things = [t for t in shared if not t.startswith("@")]
    beside = shared - (a.deeds & b.deeds)
    if len(beside) < len(shared):
        if _coarse(a.when.value or "") and not (_named(a) and _named(b)):
            return True  # "it was closed in 2013", "the mill was closed in 2013"
        if len(beside) > 1 or not all(t.startswith("@") for t in beside):
            return share >= SAME_DEED
    if a.noun and b.noun and a.deeds & b.deeds:
        return True  # "Sunday's vote", "the vote on Sunday"
    if a.kind == b.kind and _told_alike(a, b, rare):
        return True
    return share >= SAME_WORDS and len(things) >= FEWEST_SHARED


def _named(dated: Dated) -> bool:
    return any(t.startswith("@") for t in dated.terms)


def _coarse(edtf: str) -> bool:
    return "/" in edtf or len(edtf.rstrip("~")) < len("2024-06-18")


def _told_alike(a: Dated, b: Dated, rare: Mapping[str, float]) -> bool:
    """Whether the whole sentences share much of the smaller one's weight."""
    mine, other = a.whole, b.whole
    smaller = min(_weight(mine, rare), _weight(other, rare))
    fewest = FEWEST_SHARED if _coarse(a.when.value or "") else FEWEST_ALIKE
    return len(mine & other) >= fewest and _weight(mine & other, rare) >= SAME_SENTENCE * smaller


def _meant(dated: Dated, found: Iterable[_Happening]) -> _Happening | None:
    """The happening that "Tuesday's accident" points to: the day's only one, or the most told with that word."""
    events = [h for h in found if any(m.kind == dated.kind for m in h.members)]
    if dated.known and len(events) == 1 and not _coarse(dated.when.value or ""):
        return events[0]
    named = [h for h in events if any(dated.deeds & m.whole for m in h.members)]
    return max(named, key=lambda h: len({m.sentence.article for m in h.members}), default=None)


def _weight(terms: Iterable[str], rare: Mapping[str, float]) -> float:
    return sum(rare.get(t, 1.0) for t in sorted(terms))


def _entry(happening: _Happening) -> TimelineEntry:
    """The best sentence first: with the date written out, with the happening as its own statement, not overlong."""
    told = sorted(
        happening.members,
        key=lambda d: (
            d.kind == STATEMENT,
            d.sentence.kind is BlockKind.CAPTION,
            _counted(d),
            d.noun,
            not d.main,
            len(d.sentence.text.split()) > LONG_SENTENCE,
        ),
    )
    citations: dict[tuple[str, str], Citation] = {}
    for d in told:
        s = d.sentence
        citations.setdefault(
            (s.article, s.id),
            Citation(s.article, s.id, s.text, _marks(d)),
        )
    clocks = {d.when.clock for d in told if d.when.clock}
    kinds = {d.kind for d in told}
    kind = EVENT if EVENT in kinds else PLAN if PLAN in kinds else STATEMENT
    first = told[0]
    return TimelineEntry(
        first.when.value or "",
        all(_counted(d) for d in told),
        first.sentence.text,
        tuple(citations.values()),
        kind,
        clocks.pop() if len(clocks) == 1 else None,
    )


def _marks(dated: Dated) -> tuple[tuple[int, int], ...]:
    """The words that give the date, and those of the sentence that write it out: "on Tuesday (4 March 2031)"."""
    same = [w for w in dated.sentence.times if w.value == dated.when.value and not w.inferred]
    return tuple(sorted({(dated.when.start, dated.when.end), *((w.start, w.end) for w in same)}))


def _counted(dated: Dated) -> bool:
    """Whether the date is ours alone: a sentence that also writes it out ("on Tuesday (4 March 2031)") gives it."""
    return all(w.inferred for w in dated.sentence.times if w.value == dated.when.value)
