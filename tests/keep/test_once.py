"""Work done once: by what it rests on, and not where it rests on more."""

from __future__ import annotations

from typing import Any

from briefgen.keep.once import Task, anew, keep, keeping, not_for_keeps, once, recalled
from briefgen.keep.packing import Typed
from briefgen.keep.store import Memory

SUM, PRODUCT, STORY, FILE = (Task(name, Typed[Any](Any)) for name in ("sum", "product", "story", "file"))


def test_nothing_is_kept_where_nobody_keeps() -> None:
    made: list[int] = []
    for _ in range(2):
        once(SUM, (1, 2), lambda: made.append(3))
    keep(SUM, (1, 2), 3)
    assert made == [3, 3]
    assert recalled(SUM, (1, 2)) is None


def test_each_stage_has_its_own_results() -> None:
    with keeping(Memory()):
        assert once(SUM, (1, 2), lambda: 3) == 3
        assert once(PRODUCT, (1, 2), lambda: 2) == 2
        assert once(SUM, (1, 2), lambda: 9) == 3
        assert anew(SUM, (1, 2), lambda: 9) == 9
        assert recalled(SUM, (1, 2)) == 9


def test_what_rests_on_more_than_its_input_is_not_kept_nor_what_is_made_of_it() -> None:
    def late() -> str:
        not_for_keeps()
        return "it took too long"

    store = Memory()
    with keeping(store):
        outer = once(STORY, 1, lambda: (once(FILE, 1, late), once(FILE, 2, lambda: "read")))
    assert outer == ("it took too long", "read")
    assert list(store.values.values()) == ["read"]
