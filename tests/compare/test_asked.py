"""What is asked of a passage is answered once, and for that passage and place alone."""

from __future__ import annotations

from briefgen.compare.asked import asked_once
from briefgen.compare.pair import passages
from briefgen.model.comparison import Passage
from tests.kit.invented import annotated

TEXT = "The weir burst at noon. | The mill stood under water."


def test_each_place_of_each_passage_is_asked_once() -> None:
    asked: list[tuple[str, int]] = []

    @asked_once
    def word(passage: Passage, at: int) -> str:
        asked.append((passage.text, at))
        return passage.tokens[at].text

    first, second = passages(annotated(TEXT))
    assert [word(first, 1), word(first, 2), word(second, 1), word(first, 1)] == ["weir", "burst", "mill", "weir"]
    assert asked == [(first.text, 1), (first.text, 2), (second.text, 1)]


def test_nothing_is_an_answer_too() -> None:
    asked: list[str] = []

    @asked_once
    def nobody(passage: Passage) -> None:
        asked.append(passage.text)

    [passage] = passages(annotated("The weir burst at noon."))
    assert nobody(passage) is None
    assert nobody(passage) is None
    assert len(asked) == 1


def test_the_same_words_elsewhere_are_another_passage() -> None:
    asked: list[str] = []

    @asked_once
    def where(passage: Passage) -> str:
        asked.append(passage.article)
        return passage.article

    found = [passages(annotated("The weir burst at noon.", name=name))[0] for name in ("one", "two")]
    assert [where(p) for p in (*found, *found)] == ["one", "two", "one", "two"]
    assert asked == ["one", "two"]
