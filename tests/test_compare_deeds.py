"""The deeds that sentences tell, and when two of them are one."""

from __future__ import annotations

from briefgen.compare.deeds import Deed, by_others, deeds, one_deed, times_apart
from briefgen.compare.matter import Matter
from briefgen.compare.stance import Mood
from briefgen.likeness.passages import claims
from tests.invented import annotated


def matter(*texts: str) -> Matter:
    """One article for each text."""
    articles = tuple(annotated(text, name=f"a{n}") for n, text in enumerate(texts))
    return Matter(articles, tuple(c for a in articles for c in claims(a)), (), ())


def told(*texts: str) -> tuple[Matter, tuple[Deed, ...]]:
    one = matter(*texts)
    return one, deeds(one)


def test_a_deed_has_a_doer_a_thing_and_a_stance() -> None:
    _, (deed,) = told("The council did not close the old pool in Sallow Street.")
    assert deed.lemma == "close"
    assert deed.doing == {"council"}
    assert deed.thing == {"pool"}
    assert deed.stance.denied
    assert deed.stance.mood is Mood.DONE
    assert deed.sentence.sentence.text[deed.start : deed.end] == "did not close"


def test_the_passive_tells_the_same_thing() -> None:
    _, (active, passive) = told(
        "The council closed the pool on Monday.", "The pool was closed by the council on Monday."
    )
    assert active.thing == passive.thing
    assert active.doing == passive.doing


def test_a_second_verb_borrows_the_subject() -> None:
    _, found = told("The farmers drained the pond and sold the geese at the market.")
    assert {d.lemma: d.doing for d in found}["sell"] == {d.lemma: d.doing for d in found}["drain"]


def test_an_order_tells_no_deed() -> None:
    assert told("Never give your key to the geese of the upper farm.")[1] == ()


def test_the_particle_belongs_to_the_verb() -> None:
    _, (deed,) = told("The farmers called off the market after the storm.")
    assert "call off" in deed.forms


def test_two_named_doers_are_two() -> None:
    _, (a, b) = told("Captain Ada Roe closed the harbour gate.", "Captain Jon Fell closed the harbour gate.")
    assert by_others(a, b)
    assert by_others(b, a)


def test_one_deed_needs_one_thing_and_one_time() -> None:
    one, (a, b, c, d) = told(
        "The council of Marrow closed the old pool in Sallow Street on 3 March 2024.",
        "The council of Marrow closed the old pool in Sallow Street.",
        "The council of Marrow closed the old mill in Sallow Street.",
        "The council of Marrow closed the old pool in Sallow Street on 9 May 2024.",
    )
    assert one_deed(one, a, b, 0.15) == one_deed(one, b, a, 0.15) > 0
    assert one_deed(one, a, c, 0.15) == 0
    assert times_apart(a, d)
    assert one_deed(one, a, d, 0.15) == 0


def test_an_article_does_not_answer_itself() -> None:
    one, found = told("The council of Marrow closed the old pool. The council of Marrow closed the old pool again.")
    assert all(one_deed(one, a, b, 0.0) == 0 for a in found for b in found)
