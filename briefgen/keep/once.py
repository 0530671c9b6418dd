"""Work done once: a stage says what its result rests on, and gets the kept one where there is one.

A stage stays a function of what it is given; whether anything is kept, and where, is for who runs the stages to say,
and changes nothing in what comes out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from briefgen.keep.fingerprint import fingerprint
from briefgen.keep.store import Nowhere, Store

T = TypeVar("T")
_store: ContextVar[Store] = ContextVar("store", default=Nowhere())  # noqa: B039 (it holds nothing)
_making: ContextVar[tuple[list[bool], ...]] = ContextVar("making", default=())


@contextmanager
def keeping(store: Store) -> Iterator[None]:
    """Keep what the block works out, and take what was kept before.

    >>> from briefgen.keep.store import Memory
    >>> with keeping(Memory()):
    ...     once("sum", (1, 2), lambda: 3), once("sum", (1, 2), lambda: 4)
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


def once(stage: str, of: Any, make: Callable[[], T]) -> T:
    """What ``make`` gives, made now or before.  ``of`` is all that the result rests on (see `fingerprint`)."""
    if not is_keeping():
        return make()
    key = key_of(stage, of)
    found: tuple[T] | None = _store.get().recall(key)
    return _made(key, make) if found is None else found[0]


def anew(stage: str, of: Any, make: Callable[[], T]) -> T:
    """What ``make`` gives, made now, and kept."""
    return _made(key_of(stage, of), make) if is_keeping() else make()


def _made(key: str, make: Callable[[], T]) -> T:
    doubts: list[bool] = []
    before = _making.set((*_making.get(), doubts))
    try:
        made = make()
    finally:
        _making.reset(before)
    if not doubts:
        _store.get().keep(key, (made,))
    return made


def recalled(stage: str, of: Any) -> Any | None:
    """What was kept of a stage; None where nothing was."""
    found = _store.get().recall(key_of(stage, of)) if is_keeping() else None
    return None if found is None else found[0]


def keep(stage: str, of: Any, value: Any) -> None:
    """Keep what a stage gave, for `once` and `recalled`."""
    if is_keeping():
        _store.get().keep(key_of(stage, of), (value,))


def not_for_keeps() -> None:
    """Say that what is being made rests on more than its input (a time that ran out): it may come out otherwise."""
    for doubts in _making.get():
        doubts.append(True)


def key_of(stage: str, of: Any) -> str:
    """What a stage's result is kept under."""
    return fingerprint(stage, of)
