"""All scorers of the shared data in one table, for one side or several beside each other.

Usage: python -m eval.scores SIDE... [--json FILE] [--clean]

A side is a commit, or a folder that holds the package (`.` is the working tree).  Its events are briefed once and kept
(see ``eval/build.py``); the scorers are handed what is kept.  Of sealed stories only figures over all come out.
"""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from eval.build import Built, build, command_line, events_of, outside
from eval.events import SETS, Event
from eval.runner import Runner
from eval.sides import side_of

Figures = dict[str, dict[str, float]]
"""Figures by group: ``{"sealed": {"pooled.hard.recall": 0.07}}``."""

OPEN = ("stories", "differences", "incidents", "unlabelled/stories", "unlabelled/incidents")
RUN_TIME = frozenset({"seconds"})
"""What a scorer says of its own run: how long it took to copy what was kept."""


@dataclass(frozen=True)
class Scorer:
    """A scorer: the group its figures stand under, the script, what it is given, and the sets of events it reads."""

    group: str
    script: str
    given: tuple[str, ...]
    sets: tuple[str, ...]

    @property
    def needs(self) -> tuple[str, ...]:
        """What must lie in the shared folder for it to run."""
        return (f"score/{self.script}", *self.given)

    def arguments(self, shared: Path) -> list[str]:
        """What the script is given, without where the briefings come from."""
        return [str(shared / name) for name in (*self.given, *self.sets)]


SCORERS = (
    *(Scorer(part, "score_all.py", (), (part,)) for part in ("stories", "differences", "sealed", "incidents")),
    Scorer("pairs", "score_pairs.py", ("bench/pairs/pairs.jsonl",), OPEN[:2]),
    Scorer("pairs judged", "score_pairs.py", ("bench/pairs/judged.jsonl",), OPEN[3:]),
    Scorer("pairs natural", "score_pairs.py", ("bench/pairs/natural.jsonl",), OPEN[3:]),
    Scorer("judged", "score_judged.py", ("bench/judged",), OPEN[3:]),
    Scorer("bottom", "score_bottom.py", ("bench/bottom",), OPEN),
    Scorer("bottom sealed", "score_bottom.py", ("sealed",), ("sealed",)),
)


def score(built: Built, events: Sequence[Event], shared: Path, jobs: int = 2) -> Figures:
    """The figures of all scorers whose data is here and whose sets were all asked for, from kept briefings.

    Raises `RuntimeError` where a scorer writes no figures.
    """
    sets = {e.set for e in events}
    ready = [s for s in SCORERS if set(s.sets) <= sets and all((shared / f).exists() for f in s.needs)]
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(jobs) as pool:
        for event in events:
            if built.path(event).is_file():
                (Path(folder) / f"{event.name}.json").symlink_to(built.path(event))
        found = pool.map(lambda s: _run(s, shared, Path(folder)), ready)
        figures = {s.group: f for s, f in zip(ready, found, strict=True)}
    took = {part: [built.seconds[e.name] for e in events if e.set == part and e.name in built.seconds] for part in sets}
    figures["processor seconds a story"] = {p: sum(took[p]) / len(took[p]) for p in SETS if took.get(p)}
    return figures


def score_cleaning(built: Built, events: Sequence[Event], shared: Path) -> dict[str, float]:
    """The shares of the cleaning scorer over all stories with gold for it; each file is cleaned by itself."""
    with tempfile.TemporaryDirectory() as folder:
        stories = [e for e in events if e.set == "stories"]
        with built.side.unpacked() as tree, Runner(tree) as runner:
            for story in stories:
                runner.run(["clean", *map(str, story.files), "-o", f"{folder}/{story.name}", "--quiet"])
        # The scorer hands over {files} and {out}: the story is the folder above the first file's.
        hand = f'set -- {{files}}; cp {shlex.quote(folder)}/"$(basename "$(dirname "$(dirname "$1")")")"/* {{out}}'
        lines = run_scorer(shared, "score_clean.py", str(shared / "stories"), "--all", "--cmd", hand).splitlines()
    rows = (line.split() for line in lines if "/" in line)
    return {name: int(got) / int(n) for name, share in rows for got, n in [share.split("/")]}


def _run(scorer: Scorer, shared: Path, ready: Path) -> dict[str, float]:
    """What one scorer writes; of figures by story, their mean over the stories that have them."""
    hand = f'cp {shlex.quote(str(ready))}/"$(basename "$(dirname {{articles}})")".json {{out}}'
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "figures.json"
        printed = run_scorer(shared, scorer.script, *scorer.arguments(shared), "--cmd", hand, "--json", str(written))
        if not written.is_file():
            raise RuntimeError(f"{scorer.script} wrote no figures for {scorer.group}: {printed[-500:]}")
        figures = json.loads(written.read_text(encoding="utf-8"))
    rows = figures.pop("rows", {}).values()
    names = sorted({name for row in rows for name in row})
    means = {n: sum(row[n] for row in rows if n in row) / sum(n in row for row in rows) for n in names}
    return {n: float(v) for n, v in {**means, **figures}.items() if v is not None and n not in RUN_TIME}


def run_scorer(shared: Path, script: str, *arguments: str) -> str:
    """What one of the shared scorers prints.  Raises `RuntimeError` with its last words where it fails."""
    command = [sys.executable, str(shared / "score" / script), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode not in {0, 1} or not done.stdout:
        raise RuntimeError(f"{script} failed: {done.stderr[-500:]}")
    return done.stdout


def table(sides: Mapping[str, Figures]) -> str:
    """The figures, a line each, a column a side; with two sides also by how much the second is higher.

    >>> print(table({"a": {"judged": {"kept": 1.0, "now": 12.0}}, "b": {"judged": {"kept": 0.75, "now": 12.0}}}))
    judged                                               a           b
      kept                                           1.000       0.750      -0.250
      now                                               12          12
    """
    groups = dict.fromkeys(g for figures in sides.values() for g in figures)
    lines: list[str] = []
    for group in groups:
        heads = "".join(f"{name[:11]:>12}" for name in sides) if not lines else ""
        lines.append(f"{group:42}{heads}".rstrip())
        for name in dict.fromkeys(n for figures in sides.values() for n in figures.get(group, {})):
            values = [figures.get(group, {}).get(name) for figures in sides.values()]
            row = "".join(f"{_written(v):>12}" for v in values)
            lines.append(f"  {name:40}{row}{_change(values)}".rstrip())
    return "\n".join(lines)


def _written(value: float | None) -> str:
    if value is None:
        return "-"
    return str(int(value)) if value == int(value) and abs(value) > 1 else f"{value:.3f}"


def _change(values: Sequence[float | None]) -> str:
    if len(values) != 2 or values[0] is None or values[1] is None or abs(values[1] - values[0]) < 0.0005:
        return ""
    return f"{values[1] - values[0]:+12.3f}"


def main() -> int:
    """Build the sides, print the table and write it as JSON; 1 where a story failed."""
    parser = command_line(__doc__)
    parser.add_argument("sides", nargs="+", metavar="SIDE")
    parser.add_argument("--json", type=Path, help="write the figures here too")
    parser.add_argument("--clean", action="store_true", help="score cleaning too: half a minute more a side")
    chosen = parser.parse_args()
    written = chosen.json and outside(chosen.json)
    shared, events = chosen.shared.resolve(), events_of(chosen)
    found: dict[str, Figures] = {}
    failed: list[str] = []
    for name in chosen.sides:
        built = build(side_of(name), events, chosen.cache, chosen.jobs, fresh=chosen.fresh)
        failed += [f"{name}: {e.set}/{e.name}: {why}" for e, why in sorted(built.failed.items())]
        start = time.monotonic()
        found[name] = score(built, events, shared, chosen.jobs)
        if chosen.clean:
            found[name]["cleaning"] = score_cleaning(built, events, shared)
        print(f"{name}: scored in {time.monotonic() - start:.0f} s", file=sys.stderr)
    print(table(found))
    for line in failed:
        print(f"FAILED {line}")
    if written:
        written.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
