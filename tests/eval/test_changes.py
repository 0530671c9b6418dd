"""What is said to have appeared, vanished and changed between two briefings of one story."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from eval.changes import changes, moved

Json = dict[str, Any]


def cite(article: str, text: str, **more: Any) -> Json:
    return {"article": article, "sentence": f"s-{len(text)}", "text": text, **more}


def fact(text: str, *citations: Json, **more: Any) -> Json:
    return {"id": f"f-{text}", "text": text, "citations": list(citations), **more}


def told(before: Json, after: Json) -> list[tuple[str, str, str]]:
    return [(c.section, c.what, c.name) for c in changes(before, after)]


SIX, TEN = cite("bell", "Six sheep strayed."), cite("echo", "Ten sheep strayed.")
SIDES = [{"value": "Six", "citations": [SIX]}, {"value": "Ten", "citations": [TEN]}]
DIFFERENCE = {"id": "d-1", "kind": "number", "reading": "conflict", "positions": SIDES}


def test_a_fact_that_is_new_appears_with_what_it_cites() -> None:
    (change,) = changes({"facts": []}, {"facts": [fact("Six sheep strayed.", SIX)]})
    assert (change.what, change.name) == ("appeared", "Six sheep strayed.")
    assert "[bell] Six sheep strayed." in change.gained


def test_a_section_that_a_side_does_not_know_is_compared_too() -> None:
    after = {"parallels": [{"passages": [{"citations": [SIX]}, {"citations": [TEN]}]}]}
    assert told({}, after) == [("parallels", "appeared", "Six sheep strayed. | Ten sheep strayed.")]


def test_a_citation_that_is_gone_is_a_change_of_its_fact() -> None:
    before = {"facts": [fact("Six sheep strayed.", SIX, TEN)]}
    (change,) = changes(before, {"facts": [fact("Six sheep strayed.", SIX)]})
    assert (change.what, change.lost, change.gained) == ("changed", ("[echo] Ten sheep strayed.",), ())


def test_a_fact_told_by_another_sentence_of_the_same_ones_is_a_change() -> None:
    before = {"facts": [fact("Six sheep strayed.", SIX, TEN)]}
    after = {"facts": [fact("Ten sheep strayed.", SIX, TEN)]}
    assert told(before, after) == [("facts", "changed", "Ten sheep strayed.")]


def test_a_fact_that_shares_no_sentence_is_another_one() -> None:
    before, after = {"facts": [fact("Six sheep strayed.", SIX)]}, {"facts": [fact("Ten sheep strayed.", TEN)]}
    assert [c.what for c in changes(before, after)] == ["vanished", "appeared"]


def test_another_reading_of_a_difference_is_a_change() -> None:
    (change,) = changes({"differences": [DIFFERENCE]}, {"differences": [{**DIFFERENCE, "reading": "update"}]})
    assert (change.name, change.lost, change.gained) == (
        "number: Six | Ten",
        ("reading: conflict",),
        ("reading: update",),
    )


def test_another_speaker_and_another_date_are_changes() -> None:
    quotes = [[{"speaker": who, "text": "Never again", "citations": [SIX]}] for who in ("Ada Penn", "Bo Quill")]
    entries = [
        [{"date": day, "text": "Six sheep strayed.", "citations": [SIX]}] for day in ("2031-05-01", "2031-05-02")
    ]
    before, after = ({"quotes": q, "timeline": t} for q, t in zip(quotes, entries, strict=True))
    assert [c.gained for c in changes(before, after)] == [("speaker: Bo Quill",), ("date: 2031-05-02",)]


def test_the_bottom_line_is_told_by_the_facts_words() -> None:
    facts = [fact("Six sheep strayed.", SIX), fact("The gate was open.")]
    before, after = ({"facts": facts, "bottom_line": [f["id"]]} for f in facts)
    assert {(w, n) for _, w, n in told(before, after)} == {
        ("vanished", "Six sheep strayed."),
        ("appeared", "The gate was open."),
    }


def test_what_is_told_twice_and_then_once_has_vanished_once() -> None:
    twice = {"gaps": [{"text": "Nobody knows why."}, {"text": "Nobody knows why."}]}
    assert told(twice, {"gaps": [{"text": "Nobody knows why."}]}) == [("gaps", "vanished", "Nobody knows why.")]


def test_order_ids_and_marks_are_no_change_but_are_named() -> None:
    before = {"facts": [fact("Six sheep strayed.", SIX), fact("Ten sheep strayed.", TEN)], "people": [{"name": "Ada"}]}
    marked = fact("Six sheep strayed.", {**SIX, "marks": [[0, 3]]}) | {"id": "f-other"}
    after = {"facts": [fact("Ten sheep strayed.", TEN), marked], "people": [{"name": "Ada"}]}
    assert changes(before, after) == ()
    assert moved(before, after, ()) == ("facts",)


SENTENCES = st.sampled_from(["Six sheep strayed.", "Ten sheep strayed.", "The gate was open.", "Nobody saw them."])
CITATIONS = st.builds(cite, st.sampled_from(["bell", "echo", "crier"]), SENTENCES)
FACTS = st.lists(st.builds(lambda t, c: fact(t, *c), SENTENCES, st.lists(CITATIONS, max_size=3)), max_size=5)


@given(FACTS, st.randoms())
def test_a_briefing_is_the_same_as_itself_in_any_order(facts: list[Json], random: Any) -> None:
    other = list(facts)
    random.shuffle(other)
    assert changes({"facts": facts}, {"facts": other}) == ()


@given(FACTS, FACTS)
def test_each_item_is_told_once_and_the_way_back_is_the_mirror(one: list[Json], two: list[Json]) -> None:
    there, back = changes({"facts": one}, {"facts": two}), changes({"facts": two}, {"facts": one})
    count = {what: sum(c.what == what for c in there) for what in ("appeared", "vanished", "changed")}
    assert len(one) - count["vanished"] == len(two) - count["appeared"]
    assert count["changed"] == sum(c.what == "changed" for c in back)
    assert count["appeared"] == sum(c.what == "vanished" for c in back)
