"""Work done once: a stage says what its result rests on, and gets the kept one where there is one.

A stage stays a function of what it is given; whether anything is kept, and where, is for who runs the stages to say,
and changes nothing in what comes out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from briefgen.keep.fingerprint import fingerprint
from briefgen.keep.packing import Form
from briefgen.keep.store import Nowhere, Store

T = TypeVar("T")
_store: ContextVar[Store] = ContextVar("store", default=Nowhere())  # noqa: B039 (it holds nothing)
_making: ContextVar[tuple[list[bool], ...]] = ContextVar("making", default=())


@dataclass(frozen=True, slots=True)
class Task(Generic[T]):
    """A piece of work whose results are kept: its name, and how they are written."""

    name: str
    form: Form[T]

    def key(self, of: Any) -> str:
        """What a result is kept under that rests on these values (see `fingerprint`)."""
        return fingerprint(self.name, of)


@contextmanager
def keeping(store: Store) -> Iterator[None]:
    """Keep what the block works out, and take what was kept before.

    >>> from briefgen.keep.packing import Typed
    >>> from briefgen.keep.store import Memory
    >>> adding = Task("adding", Typed[int](int))
    >>> with keeping(Memory()):
    ...     once(adding, (1, 2), lambda: 3), once(adding, (1, 2), lambda: 4)
    (3, 3)
    """
    before = _store.set(store)
    try:
        yield
    finally:
        _store.reset(before)


def is_keeping() -> bool:
    """Whether anything is kept."""
    return not isinstance(_store.get(), Nowhere)


def once(task: Task[T], of: Any, make: Callable[[], T]) -> T:
    """What ``make`` gives, made now or before.  ``of`` is all that the result rests on."""
    found = recalled(task, of)
    return anew(task, of, make) if found is None else found


def anew(task: Task[T], of: Any, make: Callable[[], T]) -> T:
    """What ``make`` gives, made now, and kept."""
    if not is_keeping():
        return make()
    doubts: list[bool] = []
    before = _making.set((*_making.get(), doubts))
    try:
        made = make()
    finally:
        _making.reset(before)
    if not doubts:
        keep(task, of, made)
    return made


def recalled(task: Task[T], of: Any) -> T | None:
    """What was kept of a stage; None where nothing was."""
    return _store.get().recall(task.key(of), task.form) if is_keeping() else None


def keep(task: Task[T], of: Any, value: T) -> None:
    """Keep what a stage gave."""
    if is_keeping():
        _store.get().keep(task.key(of), value, task.form)


def not_for_keeps() -> None:
    """Say that what is being made rests on more than its input (a time that ran out): it may come out otherwise."""
    for doubts in _making.get():
        doubts.append(True)
