"""How far the work is: a stage counts aloud, and whoever wants to hear it listens.

Nothing that a stage gives depends on who listens, or whether anybody does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Hear = Callable[[str, int, int], None]
"""Is told what is counted ("articles cleaned"), how many there are by now, and of how many (0 where nobody knows)."""

_hear: ContextVar[Hear | None] = ContextVar("hear", default=None)


def step(what: str, done: int, total: int = 0) -> None:
    """Say that so many are done."""
    if hear := _hear.get():
        hear(what, done, total)


def is_heard() -> bool:
    """Whether anybody listens."""
    return _hear.get() is not None


@contextmanager
def heard(by: Hear) -> Iterator[None]:
    """Listen while the block runs.

    >>> told = []
    >>> with heard(lambda *said: told.append(said)):
    ...     step("pages read", 3, 9)
    >>> step("pages read", 4, 9)
    >>> told
    [('pages read', 3, 9)]
    """
    before = _hear.set(by)
    try:
        yield
    finally:
        _hear.reset(before)
