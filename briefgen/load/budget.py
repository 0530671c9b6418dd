"""Reading a file of unknown origin within limits of time and memory, in a process of its own.

A parser can be made to run for hours or to fill the memory by a file of a few hundred bytes, and nothing inside the
process can stop it.  So a file goes to a worker: one process that is started when the first such file comes, kept,
and replaced when a file kills it.  POSIX systems end it when it takes too much processor time or memory; everywhere a
watchdog ends it after a longer time on the clock.  Only the file that ended it is left out; the next one is read.

The allowance of time grows with the file, up to a limit, and then with each page that gives text, so that a long report
in PDF passes where a trap does not.
"""

from __future__ import annotations

import atexit
import os
from collections.abc import Callable
from concurrent.futures import Future, wait
from concurrent.futures import TimeoutError as TimeIsUp
from importlib import import_module
from multiprocessing import get_context
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from briefgen.errors import OverBudget, Unreadable
from briefgen.steps import is_heard, step

if TYPE_CHECKING:
    from pebble import ProcessPool

T = TypeVar("T")
SECONDS = 15  # of processor time for any file; a PDF of 50 full pages took 7 (30 November 2026)
SECONDS_A_MEGABYTE = 4  # more, since what is long takes long: the slowest honest form, a pasted text, needs 3
MOST_SECONDS = 25
"""However large the file is.  It is read a second time by the gate, so twice this and the rest stay below a minute;
what needs more has to earn it page by page (see `extend`)."""
MOST_EARNED = 28
"""However many pages give text: 400 full ones take 14 s, and 400 made to be slow shall not take minutes, twice."""

PATIENCE = 40 if os.name == "posix" else 8
"""Times as long on the clock.  Where the system counts processor time, this is for what only waits; a machine that is
busy with other things must not decide what is on the site."""
MEMORY = 1_200_000_000  # bytes of addresses of the worker
SMALL = 100_000  # bytes; what is no larger and not packed is read in this process: the worker takes 1 s to start
_PACKED = (b"PK", b"\x1f\x8b", b"WARC/", b"bplist00")
_LOOK = 0.5  # seconds between two looks at how far the worker is
_OUT_OF_MEMORY = 77  # the worker's exit code that says so; any other comes from the system


def may_burst(data: bytes) -> bool:
    """Whether a file's bytes are read in the worker: what is packed or drawn, and what is large.

    >>> may_burst(b"Rain fell."), may_burst(b"%PDF-1.7"), may_burst(b"Rain " * 100_000)
    (False, True, True)
    """
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    return not _here.working and (len(data) > SMALL or start.startswith(_PACKED) or b"%PDF-" in start)


def within_budget(path: str, size: int, work: Callable[..., T], *given: Any) -> T:
    """What ``work(*given)`` gives, made in the worker.  ``size`` is the file's, in bytes; both are pickled.

    Raises `OverBudget` for ``path`` where it goes over the budget; what ``work`` raises is raised.
    """
    with _lock:
        asked = hash((work, given))
        if asked in _here.refused:
            raise Unreadable(path, _here.refused[asked])
        if asked not in _here.burst:
            try:
                return _asked(allowance(size), work, given)
            except _Over as over:
                _here.burst[asked] = str(over)
            except Unreadable as error:
                _here.refused[asked] = error.reason
                raise
    shown = f"{size / 1_000_000:,.1f} MB" if size >= SMALL else f"{size:,} bytes"
    raise OverBudget(path, f"It has {shown}, and {_here.burst[asked]}; save the article's text as a .txt file.")


def loaded_first(module: str) -> None:
    """Have the worker load a module when it starts, before its memory is bounded: a module that works in it says so.

    So the budget need not know who works within it.
    """
    _here.modules[module] = None


def extend(seconds: float) -> None:
    """Allow the work that is being done so many seconds more: a reader asks for them with each page that gave text.

    So a report of hundreds of pages passes, and a page that gives nothing does not pay for itself.  Never are more than
    `MOST_EARNED` allowed in all.
    """
    _count_up()
    if _here.seconds:
        import resource

        _here.seconds = min(_here.seconds + seconds, _here.most)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(_here.seconds), most))


def allowance(size: int) -> int:
    """The seconds of processor time for a file of so many bytes: ``allowance(2_000_000) == 23``."""
    return min(MOST_SECONDS, SECONDS + SECONDS_A_MEGABYTE * size // 1_000_000)


class _Here:
    """What this process knows of the worker."""

    working = False  # whether this process is the worker
    seconds = 0.0  # of processor time that the worker may have used when its work is done; 0 without a limit
    most = 0.0  # of them, whatever is earned
    pool: ProcessPool | None = None
    pages: Any = None  # of the file that is being read; the worker counts, the process that asked looks

    def __init__(self) -> None:
        self.burst: dict[int, str] = {}
        """What went over the budget, and why: the gate asks again, and so does each build under ``serve``."""
        self.refused: dict[int, str] = {}
        """What holds nothing that can be read, and why; to find that out may take as long as to read it."""
        self.modules: dict[str, None] = {}
        """What the worker loads before its memory is bounded."""


class _Over(Exception):
    """The work went over its budget; the message says over which."""


_here = _Here()
_lock = Lock()


def _pool() -> ProcessPool:
    from pebble import ProcessPool

    if _here.pool is None or not _here.pool.active:
        context = get_context("spawn")
        _here.pages = context.RawValue("L", 0)  # without a lock, which a worker that is ended would never give back
        _here.pool = ProcessPool(
            max_workers=1, context=context, initializer=_begin, initargs=[_here.pages, tuple(_here.modules)]
        )
        atexit.register(_end, _here.pool)
    return _here.pool


def _end(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]
    pool.join()


def _begin(pages: Any, modules: tuple[str, ...]) -> None:
    """In the worker, when it starts: load what reads files, and then bound its memory."""
    _here.working, _here.pages = True, pages
    for module in modules:
        import_module(module)
    try:
        import resource
    except ImportError:  # Windows has no such limits; the watchdog remains
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limited(seconds: int, work: Callable[..., T], given: tuple[Any, ...]) -> T:
    """In the worker: the work, with so much more processor time than was used before."""
    try:
        import resource
    except ImportError:
        pass
    else:
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        before = used.ru_utime + used.ru_stime + 1
        _here.seconds, _here.most = before + seconds, before + max(seconds, MOST_EARNED)
        resource.setrlimit(resource.RLIMIT_CPU, (int(_here.seconds), most))
    try:
        return work(*given)
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)  # nothing in this process is sure any more


def _asked(seconds: int, work: Callable[..., T], given: tuple[Any, ...]) -> T:
    """What the worker answers.  Raises `_Over` where it does not."""
    from pebble import ProcessExpired

    try:
        pool = _pool()
        _here.pages.value = 0
        future = pool.schedule(_limited, args=(seconds, work, given), timeout=seconds * PATIENCE)
        answer: T = _awaited(future)
    except TimeIsUp:
        raise _Over(f"reading it takes more than {seconds} seconds") from None
    except MemoryError:
        raise _Over(f"reading it takes more than {MEMORY // 1_000_000:,} MB of memory") from None
    except ProcessExpired as error:
        raise _Over(_cause(error, seconds)) from None
    return answer


def _awaited(future: Future[T]) -> T:
    """What the worker answers, the pages it has read being told meanwhile."""
    told = 0
    while is_heard() and not future.done():
        wait([future], timeout=_LOOK)
        if (pages := _here.pages.value) > told:
            told = pages
            step("pages read", told)
    return future.result()


def _count_up() -> None:
    """In the worker: one more page is read."""
    if _here.working:
        _here.pages.value += 1


def _cause(error: Exception, seconds: int) -> str:
    import signal

    code = getattr(error, "exitcode", None)
    if code == -getattr(signal, "SIGXCPU", 0):
        return f"reading it takes more than {seconds} seconds"
    if code == _OUT_OF_MEMORY:
        return f"reading it takes more than {MEMORY // 1_000_000:,} MB of memory"
    return "the program that reads it broke down over it"
