"""Brief all real events with the code of one side, on a few processes, and keep the briefings on disk.

A side that was built before costs nothing, and one that stopped half-way goes on where it was.
"""

from __future__ import annotations

import argparse
import json
import os
import queue
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from eval.events import SETS, UNSEEN, Event, find_events, shared_folder
from eval.runner import Runner
from eval.sides import PACKAGE, Side


@dataclass
class Built:
    """The briefings of a side: where they lie, what failed and why, processor seconds a story.

    Of a sealed story only the kind of error is kept: what was said may quote its articles.
    """

    side: Side
    folder: Path
    failed: dict[Event, str] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def path(self, event: Event) -> Path:
        """Where an event's briefing lies, or would."""
        return self.folder / event.briefing

    def data(self, event: Event) -> bytes | None:
        """An event's briefing as it was written; None where it failed."""
        return self.path(event).read_bytes() if self.path(event).is_file() else None

    def briefing(self, event: Event) -> dict[str, Any] | None:
        """An event's briefing; None where it failed."""
        data = self.data(event)
        return None if data is None else json.loads(data)


def build(side: Side, events: Sequence[Event], cache: Path, jobs: int = 2, *, fresh: bool = False) -> Built:
    """Brief the events that this side has no briefing of yet (with ``fresh``: all), the longest first.

    A story that fails, takes too long or ends its process is named in ``failed``; the others go on.
    """
    folder = cache.expanduser().resolve() / side.key
    built = Built(side, folder)
    wanted = [e for e in events if fresh or _is_old(built.path(e), e)]
    if wanted:
        folder.mkdir(parents=True, exist_ok=True)
        with side.unpacked() as tree:
            tasks: queue.SimpleQueue[Event] = queue.SimpleQueue()
            for event in sorted(wanted, key=lambda e: (-sum(f.stat().st_size for f in e.files), e)):
                tasks.put(event)
            crew = [_Worker(tree, built, tasks) for _ in range(max(1, min(jobs, len(wanted))))]
            for worker in crew:
                worker.start()
            for worker in crew:
                worker.join()
    built.seconds = _seconds(folder / "seconds.jsonl")
    return built


def _is_old(briefing: Path, event: Event) -> bool:
    """Whether a briefing is not there, or an article was written after it."""
    if not briefing.is_file():
        return True
    written = briefing.stat().st_mtime
    return any(f.stat().st_mtime > written for f in event.files)


class _Worker(threading.Thread):
    """Hands one process story after story; starts another where it ends."""

    progress = threading.Lock()

    def __init__(self, tree: Path, built: Built, tasks: queue.SimpleQueue[Event]) -> None:
        super().__init__(daemon=True)
        self.tree, self.built, self.tasks = tree, built, tasks

    def run(self) -> None:
        with Runner(self.tree) as runner:
            while True:
                try:
                    event = self.tasks.get_nowait()
                except queue.Empty:
                    break
                self._brief(runner, event)

    def _brief(self, runner: Runner, event: Event) -> None:
        target = self.built.path(event)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)  # a briefing of older articles is no answer where these fail
        with tempfile.TemporaryDirectory(dir=self.built.folder) as scratch:
            made = Path(scratch) / "briefing.json"
            start = time.monotonic()
            answer = runner.run(["brief", str(event.articles.resolve()), "-o", str(made), "--quiet"])
            error = answer.error
            if error is None and made.is_file():
                made.replace(target)
            else:
                error = error or "it wrote no briefing"
        with self.progress:
            if error is not None:
                said = "" if event.set in UNSEEN else answer.said.strip()
                self.built.failed[event] = f"{error}: {said}" if said else error
            else:
                with (self.built.folder / "seconds.jsonl").open("a", encoding="utf-8") as log:
                    log.write(json.dumps({"event": event.name, "seconds": round(answer.seconds, 2)}) + "\n")
            left = self.tasks.qsize()
            word = "FAILED" if error is not None else f"{time.monotonic() - start:.1f} s"
            print(f"{self.built.side.name}: {left:3} left  {event.set}/{event.name}  {word}", file=sys.stderr)


def _seconds(log: Path) -> dict[str, float]:
    """Processor seconds an event took when it was last briefed."""
    if not log.is_file():
        return {}
    rows = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    return {row["event"]: row["seconds"] for row in rows}


def command_line(description: str | None) -> argparse.ArgumentParser:
    """A parser with the options that all measuring of sides has in common."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--shared", type=Path, default=shared_folder(), help="the folder of real events")
    add("--cache", type=Path, default=default_cache(), help="where briefings are kept, outside the repository")
    add("--jobs", type=int, default=min(2, os.cpu_count() or 1), help="processes at once")
    add("--fresh", action="store_true", help="brief anew what was briefed before")
    add("--sets", default=",".join(SETS), help=f"of {','.join(SETS)}")
    return parser


def default_cache() -> Path:
    """Where briefings are kept: ``BRIEFGEN_EVAL_CACHE``, or a folder in the user's cache."""
    return Path(os.environ.get("BRIEFGEN_EVAL_CACHE") or Path.home() / ".cache" / "briefgen-eval")


def events_of(chosen: argparse.Namespace, only: str = "") -> tuple[Event, ...]:
    """The events of the sets that the command line chose, or of them those named, with commas between."""
    sets = tuple(s for s in chosen.sets.split(",") if s)
    if unknown := sorted(set(sets) - set(SETS)):
        raise SystemExit(f"--sets: there is no {', '.join(unknown)}; there are {', '.join(SETS)}.")
    return find_events(chosen.shared.resolve(), sets, tuple(n for n in only.split(",") if n))


def outside(path: Path) -> Path:
    """The path, where it lies in no checkout: what is written holds sentences of other people's articles."""
    target = path.expanduser().resolve()
    if inside := next((p for p in target.parents if (p / PACKAGE).is_dir() and (p / ".git").exists()), None):
        raise SystemExit(
            f"{path}: lies in {inside}, where real articles' sentences must not be. Name a file elsewhere."
        )
    return target
