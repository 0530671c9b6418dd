"""All real events that lie beside some checkouts (``../shared``): their sets, their names, their articles."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SETS = ("stories", "differences", "sealed", "incidents", "unlabelled/stories", "unlabelled/incidents")
"""The folders of stories in the shared folder, in the order in which they are shown."""
UNSEEN = frozenset({"sealed"})
"""Sets whose text nobody reads, so that they stay a fair test: only counts and figures of them are ever shown."""


@dataclass(frozen=True, order=True)
class Event:
    """A folder of real articles about one event: ``Event("stories", "ferry", Path("…/stories/ferry"))``."""

    set: str
    name: str
    folder: Path

    @property
    def articles(self) -> Path:
        """The folder that ``briefgen brief`` is given."""
        return self.folder / "articles"

    @property
    def files(self) -> tuple[Path, ...]:
        """Its articles."""
        return tuple(sorted(f for f in self.articles.rglob("*") if f.is_file()))

    @property
    def briefing(self) -> str:
        """Where its briefing lies in the folder of a built side."""
        return f"{self.set.replace('/', '-')}/{self.name}.json"


def shared_folder() -> Path:
    """The shared folder that the environment or the place of the checkout names."""
    return Path(os.environ.get("BRIEFGEN_SHARED") or ROOT.parent / "shared")


def find_events(shared: Path, sets: Sequence[str] = SETS, only: Sequence[str] = ()) -> tuple[Event, ...]:
    """The events of these sets, or of them those named, by set and name.

    Raises `SystemExit` with a sentence where there is none, a name is unknown, or two events share a name: the scorers
    know an event by its name alone.
    """
    found = [
        Event(part, folder.parent.name, folder.parent)
        for part in sets
        for folder in sorted((shared / part).glob("*/articles"))
        if folder.is_dir()
    ]
    if not found:
        raise SystemExit(f"{shared}: no real events here. Put the shared data beside the checkout, or name its folder.")
    names = [e.name for e in found]
    if twice := sorted({n for n in names if names.count(n) > 1}):
        raise SystemExit(f"{shared}: more than one event is called {', '.join(twice)}. Rename one.")
    if unknown := sorted(set(only) - set(names)):
        raise SystemExit(f"{shared}: no event is called {', '.join(unknown)}.")
    return tuple(e for e in found if not only or e.name in only)
