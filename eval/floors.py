"""The floors: what was once reached is not lost unseen.

``tests/floors.yml`` holds, for each figure, the lowest value the tests accept.  ``measure`` prints the figures beside
their floors; ``raise`` writes better ones.  Neither lowers a floor: who must, edits the file by hand and says why in
the commit.  Figures of our own samples are measured everywhere, those of the shared real stories where they are.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from pathlib import Path

import yaml

from briefgen.pipeline.intake import clean_files
from eval.build import build, default_cache
from eval.events import ROOT, SETS, find_events, shared_folder
from eval.measure import measure_incidents, measure_samples
from eval.pages import FLOORED, measure, ours
from eval.pages import SETS as PAGES
from eval.pages import figures as page_figures
from eval.scorers import scorer
from eval.scores import run_scorer, score
from eval.sides import side_of
from eval.suite import measure_bench

FLOORS = ROOT / "tests" / "floors.yml"
HEAD = """# The lowest figures the tests accept. They only rise: "make floors" writes better ones, and never worse.
# samples: our own sample stories (eval/measure.py).
# shared: real stories that lie beside some checkouts (eval/floors.py). Those that nothing was fitted to or written for
#   (sealed, pairs judged, pairs natural, judged, bottom sealed) say how good the program is; the figures of the stories
#   and incidents that rules were made with say only that nothing was lost unseen, and may be lowered for a gain there.
#   link.recall of the natural pairs and differences.kept stand lower by hand: what is linked and told shall be right.
#   bottom.main of the sealed stories stands one story lower by hand: of the lines 0.87 belong there where it was 0.76.
#   differences.not_repeated too: the same two sentences differ in a boy's age as well, which is told now, and right.
# pages: saved pages beside some checkouts (eval/pages.py).  bench: marked data there (eval/suite.py).
"""
MARGIN = 0.005
"""A floor stands this much below what was measured, so that rounding does not break a build."""

POOLED = (
    *("pooled.differences.precision", "pooled.differences.recall", "pooled.differences.F"),
    *("pooled.updates.precision", "pooled.updates.recall", "receipts"),
)
WANTED = {
    "stories": (
        *("facts.recall", "facts.recall@15", "facts.precision@10", "facts.links_p", "facts.links_r", "origins"),
        *("differences.kind", "people.recall", "quotes.recall", "quotes.speaker", "timeline.recall", *POOLED),
    ),
    "incidents": POOLED,
    "sealed": ("pooled.differences.precision", "pooled.hard.recall", "pooled.parallels.recall@20", "receipts"),
    "pairs judged": ("link.precision", "link.strict", "link.not_opposed"),
    "pairs natural": ("link.precision", "link.strict", "link.not_opposed", "link.recall"),
    "judged": ("differences.kept", "differences.not_repeated", "speakers.kept", "speakers.not_repeated"),
    "bottom sealed": ("bottom.main", "bottom.precision"),
}
"""The figures of the shared events that have a floor: two groups of stories that rules were made with, then those that
nothing was fitted to."""

TURNED = {
    "link.not_opposed": "link.opposed",
    "differences.not_repeated": "differences.repeated",
    "speakers.not_repeated": "speakers.repeated",
}
"""Shares that should be low, turned: a floor is a least value."""

BY_HAND = frozenset(
    {
        ("pairs natural", "link.recall"),
        ("judged", "differences.kept"),
        ("judged", "differences.not_repeated"),
        ("bottom sealed", "bottom.main"),
    }
)
"""(group, figure) whose floor only a person sets: they fall where less is linked or told and more of it is right."""

QUICK = ("stories", "sealed", "incidents")
"""The sets that every run of all tests measures; the others take as long as all tests, and are for "make bench"."""

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
    """The higher of both, figure by figure; what only a person sets stays.

    >>> raised({"a": {"recall": 0.7, "new": 0.5}}, {"a": {"recall": 0.75}})
    {'a': {'new': 0.495, 'recall': 0.75}}
    """
    higher: Figures = {}
    for group in sorted({*measured, *floor}):
        names = sorted({*measured.get(group, {}), *floor.get(group, {})})
        kept = {name for name in floor.get(group, {}) if (group, name) in BY_HAND}
        new = {name: math.floor(1000 * (measured.get(group, {}).get(name, 0.0) - MARGIN)) / 1000 for name in names}
        least = {**dict.fromkeys(names, 0.0), **floor.get(group, {})}
        higher[group] = {name: least[name] if name in kept else max(new[name], least[name]) for name in names}
    return higher


def measure_shared(shared: Path, sets: tuple[str, ...] = SETS) -> Figures:
    """The figures of the shared events of these sets by their own scorers, and how well their stories are cleaned.

    Events that this working tree has briefed before are taken from the cache.  One that fails is named on the console
    and counts as one of which nothing was found.
    """
    events = find_events(shared, sets)
    built = build(side_of(str(ROOT)), events, default_cache())
    for event, why in sorted(built.failed.items()):
        print(f"FAILED {event.set}/{event.name}: {why}", file=sys.stderr)
    told = {
        group: wanted(figures, WANTED[group])
        for group, figures in score(built, events, shared).items()
        if group in WANTED
    }
    return {**told, **{f"cleaning {e.name}": _cleaning(shared, e.folder) for e in events if e.set == "stories"}}


def wanted(figures: dict[str, float], names: tuple[str, ...]) -> dict[str, float]:
    """The figures of these names; what is not there counts as nothing.

    >>> wanted({"link.opposed": 0.25, "linked": 8}, ("link.not_opposed", "link.strict"))
    {'link.not_opposed': 0.75, 'link.strict': 0.0}
    """
    turned = {name: 1 - figures[low] for name, low in TURNED.items() if low in figures}
    return {name: round({**figures, **turned}.get(name, 0.0), 3) for name in names}


def measure_pages(shared: Path, every: int = 1) -> Figures:
    """The figures of the shared saved pages that have floors, or of each third one of them with ``every=3``."""
    judge = scorer(shared, "score_pages")
    measured = {name: page_figures(measure(shared / "pages" / name, ours, judge, every=every)) for name in PAGES}
    return {name: {f: round(v, 4) for f, v in found.items() if f in FLOORED} for name, found in measured.items()}


def _cleaning(shared: Path, story: Path) -> dict[str, float]:
    """The shares the cleaning scorer prints for one story, each file of it cleaned by itself."""
    with tempfile.TemporaryDirectory() as out:
        files = sorted((story / "articles").iterdir())
        for name, data in clean_files(tuple(files))[0].items():
            (Path(out) / name).write_bytes(data)
        lines = run_scorer(shared, "score_clean.py", out, str(story / "gold.yaml")).splitlines()
    rows = (line.split() for line in lines if "/" in line)
    return {name: round(int(got) / int(n), 3) for name, share in rows for got, n in [share.split("/")]}


def main() -> int:
    """Measure, and print or raise the floors; returns 1 where a figure is under its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=["measure", "raise"])
    parser.add_argument("--shared", type=Path, default=shared_folder())
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
