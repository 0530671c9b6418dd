"""A process that dies at every step of a swap, one after the other: ``python -m tests.kit.crashes FOLDER WAY``.

Each step is an event that Python reports to its audit hooks (open, rename, remove, ...); at the n-th a child is
killed as by ``kill -9``.  After each death the site must be whole, the old one or the new one, with its owner's
entries, at once or (where WAY is not "exchange") after the next start; a next start that is killed too must not change
that.  Prints the number of steps, and a line for each time it did not hold.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from briefgen.gate.untouched import SUMS, touched
from briefgen.site import rename, swap

OLD = {"index.html": "old", "404.html": "old", "gone/page.html": "old", "assets": "a file that becomes a folder"}
NEW = {"index.html": "new", "404.html": "new", "come/page.html": "new", "assets/x.css": "new", "gone": "now a file"}
THEIRS = {".git/HEAD": "ref", "CNAME": "news.example", ".well-known/x.txt": "hello"}
Tree = dict[str, str]


def lay(folder: Path, tree: Tree) -> None:
    """Write a tree of small files."""
    for name, text in tree.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def tree(folder: Path) -> Tree:
    """What lies in a folder, its sums aside."""
    files = (f for f in folder.rglob("*") if f.is_file())
    return {f.relative_to(folder).as_posix(): f.read_text() for f in files if f.name != SUMS}


def prepared(site: Path) -> swap.Staging:
    """An old site with its owner's entries, and a new one that waits beside it."""
    shutil.rmtree(site.parent, ignore_errors=True)
    lay(site, OLD)
    first = swap.begin(site)
    lay(first.new, OLD)
    first.publish()
    lay(site, THEIRS)
    staging = swap.begin(site)
    lay(staging.new, NEW)
    return staging


def dies_at(step: int, act: Callable[[], None]) -> bool:
    """Do it in a child that is killed at that step; whether it came so far."""
    if child := os.fork():
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    left = count(step, -1)
    sys.addaudithook(lambda _event, _arguments: os.kill(os.getpid(), signal.SIGKILL) if next(left) == 0 else None)
    act()
    os._exit(0)


def whole(site: Path, *, theirs: bool) -> bool:
    """Whether the site is the old one or the new one, and has all of its owner's entries where ``theirs``."""
    found = tree(site)
    kept = {name: found.pop(name) for name in THEIRS if name in found}
    return found in (OLD, NEW) and (not theirs or kept == THEIRS)


def _refusing(_one: Path, other: Path) -> bool:
    raise OSError(16, "busy", str(other))


def main(site: Path, way: str) -> None:
    """Try every step."""
    rename.flush = rename.flush_entry = lambda _folder: None  # type: ignore[assignment]
    if way != "exchange":
        rename.exchange = _refusing if way == "pour" else lambda _one, _other: False  # type: ignore[assignment]
    for step in count():
        staging = prepared(site)
        died = dies_at(step, staging.publish)
        if way == "exchange" and not whole(site, theirs=False):
            print(f"{step}: not whole after the death")
        dies_at(step % 23, lambda: swap.recover(site))
        swap.recover(site)
        if not whole(site, theirs=True):
            print(f"{step}: not whole after the next start: {tree(site)}")
        if tree(site).get("index.html") == "new" and (wrong := list(touched(site))):
            print(f"{step}: {wrong}")
        if staging.work.exists():
            print(f"{step}: something is left over")
        if not died:
            print(f"{step} steps")
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
