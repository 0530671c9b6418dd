"""What the sources say is not known, by the cases of ``cases/gaps.yml``."""

from __future__ import annotations

import pytest
import yaml

from briefgen.sections.gaps import MOST_GAPS, GapKind, gaps, told_unknown
from tests.kit.invented import annotated
from tests.kit.places import CASE_FILES

CASES = yaml.safe_load((CASE_FILES / "gaps.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "kind", "words"), CASES, ids=[c[0][:40] for c in CASES])
def test_golden_case(text: str, kind: str | None, words: str | None) -> None:
    told = told_unknown(annotated(text).sentences[0])
    if kind is None:
        assert told is None
    else:
        assert told is not None
        assert (told[0].value, text[slice(*told[1])]) == (kind, words)


def test_there_are_cases_of_every_kind_and_traps() -> None:
    kinds = [kind for _, kind, _ in CASES]
    assert {kinds.count(kind.value) >= 5 for kind in GapKind} == {True}
    assert kinds.count(None) >= 10


def test_a_gap_is_the_sentence_with_its_words_marked() -> None:
    text = "The owner declined to comment on the fog signal."
    (gap,) = gaps((annotated(text),))
    (mark,) = gap.citations[0].marks
    assert (gap.text, gap.kind, text[slice(*mark)]) == (text, GapKind.NO_ANSWER, "declined to comment")


def test_one_gap_told_twice_is_listed_once_with_both_sources() -> None:
    text = "It was not immediately clear why the ferry had left its course."
    (gap,) = gaps((annotated(text, name="one"), annotated(text, name="two")))
    assert [c.article for c in gap.citations] == ["one", "two"]


def test_there_are_not_more_gaps_than_a_reader_takes_in() -> None:
    deeds = [
        "painted",
        "sold",
        "burned",
        "closed",
        "washed",
        "stole",
        "hid",
        "bought",
        "built",
        "carried",
        "counted",
        "dug",
        "drank",
        "folded",
        "glued",
        "kicked",
        "knitted",
    ]
    deeds += [
        "licked",
        "lifted",
        "loaded",
        "melted",
        "mixed",
        "opened",
        "packed",
        "peeled",
        "planted",
        "polished",
        "ripped",
        "rolled",
        "scratched",
    ]
    many = annotated(*(f"It is not known who {deed} it." for deed in deeds))
    assert len(gaps((many,))) == MOST_GAPS


def test_a_caption_is_no_gap() -> None:
    assert gaps(()) == ()
