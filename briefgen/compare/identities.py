"""An earlier article keeps the struck person's name or age back; a later one tells it.

The earlier one names nobody who was struck; what is kept back about others, or about suspects, does not count.
Example: "police declined to release the boy's name" / "Jo Fell, 17, of Marrow was killed".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefgen.compare.contrast import Phrase, earlier, phrases_of, side_of
from briefgen.compare.cues import has
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.tolls import older
from briefgen.model import Difference, DifferenceKind, NameKind, Reading

RULE = "An earlier article keeps back or does not know who was struck; a later one tells it."
MOST_CITED = 2
# Between "identified as" and the name an age or a title may stand: "as 41-year-old Jo Fell".
_NEAR = 20


def identities(matter: Matter) -> tuple[Difference, ...]:
    """At most one difference about the name and one about the age of the struck."""
    found = []
    for group, told, topic in (
        ("name_withheld", _named(matter), "Who was it? The name"),
        ("age_withheld", _aged(matter), "How old?"),
    ):
        withheld = phrases_of(matter, "identities", group, _of_the_struck)
        if (one := _answered(matter, withheld, told, topic)) is not None:
            found.append(one)
    return tuple(found)


def _of_the_struck(phrase: Phrase) -> bool:
    return not has(phrase.sentence.sentence.text, "identities", "others")


def _named(matter: Matter) -> Mapping[str, Sequence[Phrase]]:
    """The struck whom each article names, in the sentence that strikes them or behind "identified as"."""
    told = {
        a: [Phrase(s.sentence, s.start, s.end) for s in struck if s.name and not older(matter, s.sentence)]
        for a, struck in matter.struck.items()
    }
    for article, found in phrases_of(matter, "identities", "told", _of_the_struck).items():
        told[article] += [name for phrase in found for name in _name_behind(phrase)]
    return told


def _name_behind(phrase: Phrase) -> Iterable[Phrase]:
    """ "The worker was identified as Jo Fell": the name, where it stands right behind the words."""
    sentence = phrase.sentence
    names = [n for n in sentence.names if n.kind is NameKind.PERSON and 0 <= n.start - phrase.end <= _NEAR]
    if phrase.text.lower().split()[-1] == "as" and names:
        yield Phrase(sentence, names[0].start, names[0].end)


def _aged(matter: Matter) -> Mapping[str, Sequence[Phrase]]:
    return {
        a: [Phrase(s.sentence, s.start, s.end) for s in struck if s.age and not older(matter, s.sentence)]
        for a, struck in matter.struck.items()
    }


def _answered(
    matter: Matter, withheld: Mapping[str, Sequence[Phrase]], told: Mapping[str, Sequence[Phrase]], topic: str
) -> Difference | None:
    pairs = [
        (a, b)
        for a in sorted(withheld)
        for b in sorted(told)
        if not told[a] and told[b] and matter.one_event(a, b) and earlier(matter, a, b)
    ]
    if not pairs:
        return None
    later = [s for b in sorted({b for _, b in pairs}) for s in told[b][:MOST_CITED]]
    cited = tuple(cite(s.sentence, (s.start, s.end)) for s in later)
    sides = [side_of(withheld, sorted({a for a, _ in pairs})), Side(later[0].text, cited)]
    return difference(matter, DifferenceKind.DETAIL, topic, RULE, sides, Reading.UPDATE)
