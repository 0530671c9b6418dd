"""Work done once: by what it rests on, and not where it rests on more."""

from __future__ import annotations

from briefgen.keep.once import anew, keep, keeping, not_for_keeps, once, recalled
from briefgen.keep.store import Memory


def test_nothing_is_kept_where_nobody_keeps() -> None:
    made: list[int] = []
    for _ in range(2):
        once("sum", (1, 2), lambda: made.append(3))
    keep("sum", (1, 2), 3)
    assert made == [3, 3]
    assert recalled("sum", (1, 2)) is None


def test_each_stage_has_its_own_results() -> None:
    with keeping(Memory()):
        assert once("sum", (1, 2), lambda: 3) == 3
        assert once("product", (1, 2), lambda: 2) == 2
        assert once("sum", (1, 2), lambda: 9) == 3
        assert anew("sum", (1, 2), lambda: 9) == 9
        assert recalled("sum", (1, 2)) == 9


def test_nothing_is_a_result_too() -> None:
    made: list[int] = []
    with keeping(Memory()):
        for _ in range(2):
            assert once("none", 1, lambda: made.append(1)) is None
    assert made == [1]


def test_what_rests_on_more_than_its_input_is_not_kept_nor_what_is_made_of_it() -> None:
    def late() -> str:
        not_for_keeps()
        return "it took too long"

    store = Memory()
    with keeping(store):
        outer = once("story", 1, lambda: (once("file", 1, late), once("file", 2, lambda: "read")))
    assert outer == ("it took too long", "read")
    assert [value for (value,) in store.values.values()] == ["read"]
