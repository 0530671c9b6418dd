"""What a difference hangs on and what nearly ruled it out."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.compare.doubts import NOTHING, doubts, slot
from briefgen.compare.matter import Matter, Side, cite
from briefgen.compare.matter import difference as made
from briefgen.gather.origins import origins
from briefgen.likeness.passages import claims
from briefgen.model import Difference, DifferenceKind, Reading
from tests.invented import annotated


def between(
    *texts: str,
    kind: DifferenceKind = DifferenceKind.CONTRADICTION,
    reading: Reading = Reading.CONFLICT,
    days: str = "",
) -> tuple[Difference, list[str]]:
    """A difference between the first sentences of such articles, marked at their verbs, and its doubts."""
    articles = tuple(
        annotated(text, name=f"a{n}", published=day or None)
        for n, (text, day) in enumerate(zip(texts, days.split() or [""] * len(texts), strict=True))
    )
    every = tuple(c for a in articles for c in claims(a))
    matter = Matter(articles, every, (), origins([a.article for a in articles]))
    sides = []
    for a in articles:
        first = a.sentences[0]
        verb = next(t for t in first.tokens if t.pos == "VERB")
        sides.append(Side(verb.text, (cite(first, (verb.start, verb.end)),)))
    found = made(matter, kind, "Which?", "A rule.", sides, reading)
    told: dict[tuple[str, str], list[object]] = {}
    for claim in every:
        told.setdefault((claim.article, claim.sentence.sentence.id), []).append(claim)
    day_of: Callable[[str], str | None] = matter.published.__getitem__
    return found, doubts(found, told, matter.weight, day_of, lambda a: a)  # type: ignore[arg-type]


def test_the_slot_names_the_marked_words() -> None:
    found, _ = between("The council closed the pool.", "The council opened the pool.")
    assert slot(found) == ['1: "closed" (1 article)', '2: "opened" (1 article)']


def test_two_plain_sentences_leave_no_doubt() -> None:
    _, lines = between("The council closed the old pool.", "The council opened the old pool.")
    assert lines == [NOTHING]


def test_other_doers_and_other_times_are_doubts() -> None:
    _, lines = between("Ada Roe closed the old pool on 3 May 2024.", "Jon Fell opened the old pool on 9 May 2024.")
    assert "1 and 2: they name different ones (roe / fell)" in lines
    assert '1 and 2: they name different times ("3 May 2024" / "9 May 2024")' in lines


def test_what_is_not_firm_is_a_doubt() -> None:
    _, lines = between("The council may have closed the old pool.", "The council opened the old pool, the mayor said.")
    assert '1: "closed" is left open' in lines
    assert "2: said by the mayor, not by the outlet itself" in lines


def test_an_update_needs_the_calendar() -> None:
    pair = ("The council closed the old pool.", "The council opened the old pool.")
    _, lines = between(*pair, reading=Reading.UPDATE, days="2024-06-18 2024-06-18")
    assert any("published on one day" in line for line in lines)
    _, lines = between(*pair, reading=Reading.UPDATE)
    assert any("without a date" in line for line in lines)
    _, lines = between(*pair, reading=Reading.UPDATE, days="2024-06-18 2024-06-20")
    assert lines == [NOTHING]


def test_little_in_common_is_a_doubt() -> None:
    _, lines = between("The council closed the old pool.", "A goose crossed the wide river in the moonlight.")
    assert any("share little" in line for line in lines)
