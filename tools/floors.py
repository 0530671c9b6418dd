"""The floors: what was once reached is not lost unseen.

``tests/floors.yml`` holds, for each figure, the lowest value the tests accept.  ``measure`` prints the figures beside
their floors; ``raise`` writes better ones.  Neither lowers a floor: who must, edits the file by hand and says why in
the commit.  Figures of our own samples are measured everywhere, those of the shared real stories where they are.
"""

from __future__ import annotations

import argparse
import math
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

from benchmarks.pages import FLOORED, SETS, measure, ours, scorer_of
from benchmarks.pages import figures as page_figures
from benchmarks.suite import measure_bench
from briefgen.model.json import to_json
from briefgen.pipeline.intake import clean_files
from briefgen.pipeline.story import brief_folder
from tools.measure import ROOT, measure_incidents, measure_samples

FLOORS = ROOT / "tests" / "floors.yml"
HEAD = """# The lowest figures the tests accept. They only rise: "make floors" writes better ones, and never worse.
# samples: our own sample stories (tools/measure.py). shared: real stories that lie beside some checkouts.
# pages: saved pages beside some checkouts (benchmarks/pages.py).  bench: marked data there (benchmarks/suite.py).
"""
MARGIN = 0.005
"""A floor stands this much below what was measured, so that rounding does not break a build."""

POOLED = (
    *("pooled.differences.precision", "pooled.differences.recall", "pooled.differences.F"),
    *("pooled.updates.precision", "pooled.updates.recall", "receipts"),
)
WANTED = (
    *("facts.recall", "facts.recall@15", "facts.precision@10", "facts.links_p", "facts.links_r", "origins"),
    *("differences.kind", "people.recall", "quotes.recall", "quotes.speaker", "timeline.recall", *POOLED),
)
"""Of the figures of the shared stories, those with a floor; small incidents have only differences."""

Figures = dict[str, dict[str, float]]


def floors() -> dict[str, Figures]:
    """The floors as they stand: ``{"samples": {story: {figure: floor}}, "shared": ...}``."""
    return yaml.safe_load(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}


def below(measured: Figures, floor: Figures) -> tuple[str, ...]:
    """Every figure under its floor, in words.

    >>> below({"a": {"recall": 0.7}}, {"a": {"recall": 0.75}})
    ('a: recall is 0.700, its floor is 0.750',)
    """
    return tuple(
        f"{group}: {name} is {measured.get(group, {}).get(name, 0.0):.3f}, its floor is {least:.3f}"
        for group, figures in floor.items()
        for name, least in figures.items()
        if measured.get(group, {}).get(name, 0.0) < least
    )


def raised(measured: Figures, floor: Figures) -> Figures:
    """The higher of both, figure by figure.

    >>> raised({"a": {"recall": 0.7, "new": 0.5}}, {"a": {"recall": 0.75}})
    {'a': {'new': 0.495, 'recall': 0.75}}
    """
    higher: Figures = {}
    for group in sorted({*measured, *floor}):
        names = sorted({*measured.get(group, {}), *floor.get(group, {})})
        new = {name: math.floor(1000 * (measured.get(group, {}).get(name, 0.0) - MARGIN)) / 1000 for name in names}
        higher[group] = {name: max(new[name], floor.get(group, {}).get(name, 0.0), 0.0) for name in names}
    return higher


def measure_shared(shared: Path) -> Figures:
    """The figures of the shared real stories, by their own scorers."""
    stories = sorted(gold.parent for gold in (shared / "stories").glob("*/gold.yaml"))
    told = {"all": _stories(shared, "stories", WANTED), "incidents": _stories(shared, "incidents", POOLED)}
    return {**told, **{f"cleaning {s.name}": _cleaning(shared, s) for s in stories}}


def measure_pages(shared: Path) -> Figures:
    """The figures of the shared saved pages that have floors."""
    scorer = scorer_of(shared)
    measured = {name: page_figures(measure(shared / "pages" / name, ours, scorer)) for name in SETS}
    return {name: {f: round(v, 4) for f, v in found.items() if f in FLOORED} for name, found in measured.items()}


def _stories(shared: Path, part: str, wanted: tuple[str, ...]) -> dict[str, float]:
    """The figures the scorer prints, one a line: its name, then its value.

    The stories are briefed here, one after another, and handed to the scorer: it starts a command for each story, which
    would load the language model every time.
    """
    with tempfile.TemporaryDirectory() as ready:
        for gold in sorted((shared / part).glob("*/gold.yaml")):
            data = to_json(brief_folder(gold.parent / "articles").briefing)
            (Path(ready) / f"{gold.parent.name}.json").write_bytes(data)
        hand = f'cp "{ready}/$(basename "$(dirname {{articles}})").json" {{out}}'
        printed_lines = _score(shared, "score_all.py", str(shared / part), "--cmd", hand).splitlines()
    lines = (line.split() for line in printed_lines)
    printed = {words[0]: float(words[1]) for words in lines if len(words) > 1 and words[0] in wanted}
    return {name: round(printed[name], 3) for name in wanted}


def _cleaning(shared: Path, story: Path) -> dict[str, float]:
    """The shares the cleaning scorer prints for one story, each file of it cleaned by itself."""
    with tempfile.TemporaryDirectory() as out:
        files = sorted((story / "articles").iterdir())
        for name, data in clean_files(tuple(files))[0].items():
            (Path(out) / name).write_bytes(data)
        lines = _score(shared, "score_clean.py", out, str(story / "gold.yaml")).splitlines()
    rows = (line.split() for line in lines if "/" in line)
    return {name: round(int(got) / int(n), 3) for name, share in rows for got, n in [share.split("/")]}


def _score(shared: Path, script: str, *arguments: str) -> str:
    """Run a scorer with the environment's own ``briefgen`` first on the path."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    command = [sys.executable, str(shared / "score" / script), *arguments]
    done = subprocess.run(
        command, env={**os.environ, "PATH": path}, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode not in {0, 1} or not done.stdout:
        raise RuntimeError(f"{script} failed: {done.stderr[-500:]}")
    return done.stdout


def main() -> int:
    """Measure, and print or raise the floors; returns 1 where a figure is under its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=["measure", "raise"])
    parser.add_argument(
        "--shared", type=Path, default=Path(os.environ.get("BRIEFGEN_SHARED") or ROOT.parent / "shared")
    )
    chosen = parser.parse_args()
    old = floors()
    measured: dict[str, Figures] = {"samples": {**measure_samples(), "incidents": measure_incidents()}}
    if (chosen.shared / "stories").is_dir():
        measured["shared"] = measure_shared(chosen.shared.resolve())
    if chosen.action == "raise" and (chosen.shared / "pages").is_dir():
        measured["pages"] = measure_pages(chosen.shared.resolve())  # "make bench" measures them beside the peer
    if chosen.action == "raise" and (chosen.shared / "bench").is_dir():
        measured["bench"] = measure_bench(chosen.shared.resolve())
    for part, groups in measured.items():
        for group, figures in groups.items():
            for name, value in figures.items():
                least = old.get(part, {}).get(group, {}).get(name)
                print(f"{part} {group} {name:28} {value:.3f}" + (f"   floor {least:.3f}" if least is not None else ""))
    if chosen.action == "raise":
        new = {part: raised(measured.get(part, {}), old.get(part, {})) for part in sorted({*measured, *old})}
        FLOORS.write_bytes((HEAD + yaml.safe_dump(new, sort_keys=True)).encode())
    failures = [line for part, groups in measured.items() for line in below(groups, old.get(part, {}))]
    print("\n".join(f"BELOW ITS FLOOR: {line}" for line in failures), end="\n" if failures else "")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
