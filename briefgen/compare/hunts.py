"""One is still hunted after the first arrests; a later article has him caught.

The later article names somebody caught whom the earlier one does not name.  Example: "police are still hunting for
another man" / "Jo Fell was picked up at a farm".
"""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.compare.contrast import Phrase, earlier, phrases_of, side_of
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.model import Difference, DifferenceKind, NameKind, Reading

RULE = "An earlier article has somebody still hunted beside those held; a later one names one more caught."


def hunts(matter: Matter) -> tuple[Difference, ...]:
    """The one difference between a hunt that goes on and its end, or none."""
    still, caught = (phrases_of(matter, "hunts", group) for group in ("still", "caught"))
    pairs = [
        (a, b)
        for a in sorted(still)
        for b in sorted(caught)
        if matter.one_event(a, b) and earlier(matter, a, b) and b not in still
    ]
    ends = [p for b in sorted({b for _, b in pairs}) for p in caught[b] if _somebody_new(matter, p, pairs)]
    if not ends:
        return ()
    cited = tuple(cite(p.sentence, (p.start, p.end)) for p in ends)
    ours = sorted({a for a, b in pairs if b in {p.sentence.article for p in ends}})
    sides = [side_of(still, ours), Side(ends[0].text, cited)]
    return (difference(matter, DifferenceKind.DETAIL, "Has the hunted one been caught?", RULE, sides, Reading.UPDATE),)


def _somebody_new(matter: Matter, phrase: Phrase, pairs: Iterable[tuple[str, str]]) -> bool:
    """Does the sentence name a person of whom none of the earlier articles knows?"""
    before = {
        t.text.lower() for a, b in pairs if b == phrase.sentence.article for s in matter.told[a] for t in s.tokens
    }
    named = [n for n in phrase.sentence.names if n.kind is NameKind.PERSON and n.start < phrase.start]
    return any(n.full.split()[-1].lower() not in before for n in named)
