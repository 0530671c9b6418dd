"""A side of a comparison: the program as it stands at a commit, or in a working tree."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "briefgen"
"""What is built is this folder alone: a commit that changes only documents or tests is the same side as its parent."""


@dataclass(frozen=True)
class Side:
    """The program at one state: how it was asked for, the checkout, and git's hash of its package folder."""

    name: str
    checkout: Path
    tree: str

    @property
    def key(self) -> str:
        """What its briefings are kept under."""
        return self.tree[:12]

    @contextmanager
    def unpacked(self) -> Iterator[Path]:
        """A temporary folder with the package as it is in this side, whatever becomes of the working tree meanwhile."""
        with tempfile.TemporaryDirectory(prefix="briefgen-side-") as folder:
            packed = Path(folder) / "side.tar"
            _git(self.checkout, "archive", f"--prefix={PACKAGE}/", "-o", str(packed), self.tree)
            subprocess.run(["tar", "-xf", str(packed), "-C", folder], check=True)
            packed.unlink()
            yield Path(folder)


def side_of(name: str, around: Path | None = None) -> Side:
    """The side that ``name`` means: a folder that holds the package, with what is not committed in it, else a commit.

    Commits are looked up in the checkout ``around`` (the current folder where it is not given).  Raises `SystemExit`
    with a sentence where it is neither.
    """
    folder = (around or Path.cwd()) / name
    if (folder / PACKAGE).is_dir():
        checkout = _top(folder)
        return Side(f"{name} (working tree)", checkout, _written(checkout))
    checkout = _top(around or Path.cwd())
    try:
        tree = _git(checkout, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}:{PACKAGE}")
    except subprocess.CalledProcessError:
        raise SystemExit(
            f"{name}: neither a folder with {PACKAGE}/ in it nor a commit of {checkout} that has one."
        ) from None
    short = name[:10] if set(name) <= set("0123456789abcdef") else name
    return Side(short, checkout, tree)


def _top(folder: Path) -> Path:
    try:
        return Path(_git(folder, "rev-parse", "--show-toplevel"))
    except (subprocess.CalledProcessError, FileNotFoundError):
        raise SystemExit(f"{folder}: not a git checkout. Run this inside one, or name a folder of one.") from None


def _written(checkout: Path) -> str:
    """Git's hash of the package as it lies there, by an index of its own; the checkout's index stays as it is."""
    with tempfile.TemporaryDirectory() as scratch:
        index = {"GIT_INDEX_FILE": str(Path(scratch) / "index")}
        _git(checkout, "add", "--all", "--", PACKAGE, **index)
        return _git(checkout, "write-tree", f"--prefix={PACKAGE}/", **index)


def _git(folder: Path, *arguments: str, **variables: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.strip()
