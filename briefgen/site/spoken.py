"""What MkDocs says while it runs, and the error of ours in what it raises."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from briefgen.errors import BriefgenError


def our_error(error: BaseException) -> BriefgenError | None:
    """The error of ours that made MkDocs stop, wherever in the chain it stands."""
    at: BaseException | None = error
    while at is not None and not isinstance(at, BriefgenError):
        at = at.__cause__ or at.__context__
    return at


@contextmanager
def mkdocs_speaks(level: int = logging.WARNING) -> Iterator[list[str]]:
    """While it lasts, what MkDocs logs from ``level`` on goes to standard error, and its warnings into a list."""
    said: list[str] = []

    class Handler(logging.StreamHandler):  # type: ignore[type-arg]
        def emit(self, record: logging.LogRecord) -> None:
            if record.levelno >= logging.WARNING:
                said.append(record.getMessage())
            super().emit(record)

    handler = Handler(sys.stderr)
    handler.setLevel(level)
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger = logging.getLogger("mkdocs")
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(level)
    try:
        yield said
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)
