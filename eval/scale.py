"""How time and memory grow with the number of articles, stage by stage, on invented articles (``eval/corpus.py``).

Two corpora: a heap of many small events, as ``briefgen group`` gets it, and one story that grows, as ``briefgen brief``
gets it.  For each stage and size: articles a second, processor seconds, the process's peak of memory so far, and the
exponent with which the processor time grows from the size before (1 is "as much again for as many again").  Each size
runs in a process of its own.  spaCy alone and the encoder alone on the same text stand beside them.

A site's builds and rebuilds are measured by ``eval/rebuild.py``, whose table stands last (``--site 0`` leaves it out).

Usage: python -m eval.scale [--heap 100,1000] [--story 12,24,48] [--site 200] [--write]
``--write`` puts the tables, with the machine and the versions, into ``eval/results.md``.
"""

from __future__ import annotations

import argparse
import json
import math
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from eval import corpus, rebuild
from eval.events import ROOT

RESULTS = ROOT / "eval" / "results.md"
LARGEST = 10_000
T = TypeVar("T")
PACKAGES = ("briefgen", "spacy", "numpy", "trafilatura", "lxml", "rapidfuzz")


@dataclass(frozen=True, slots=True)
class Stage:
    """What one stage cost for so many articles: seconds on the clock and of the processor, peak memory in bytes."""

    name: str
    articles: int
    clock: float
    processor: float
    peak: int


def growth(before: Stage, after: Stage) -> float:
    """The exponent of growth between two sizes: 1 is linear, 2 a square.

    >>> growth(Stage("x", 10, 1, 1, 0), Stage("x", 20, 4, 4, 0))
    2.0
    """
    if before.processor <= 0 or after.processor <= 0:
        return 0.0
    return math.log(after.processor / before.processor) / math.log(after.articles / before.articles)


def of_heap(folder: Path, count: int) -> list[Stage]:
    """A heap of so many articles of many events: read and cleaned, sketched, sorted."""
    from briefgen.heap.plan import Plan
    from briefgen.heap.sketch import sketches
    from briefgen.heap.sort import AT_ONCE, planned
    from briefgen.likeness.encoder import shipped_encoder

    corpus.write(folder, count)
    clock = _Clock(count)
    articles = clock.time("read and clean", lambda: _cleaned(folder))
    encoder = shipped_encoder()
    parts = [articles[i : i + AT_ONCE] for i in range(0, len(articles), AT_ONCE)]
    found = clock.time("sketch (encoder)", lambda: [s for part in parts for s in sketches(part, encoder)])
    clock.time("sort into events", lambda: planned(found, Plan()))
    return clock.stages


def of_story(folder: Path, count: int) -> list[Stage]:
    """One story of so many articles: read and cleaned, annotated, briefed, proven; spaCy and the encoder alone."""
    from briefgen.annotate.language import model
    from briefgen.annotate.story import annotate_story
    from briefgen.gate.verify import unproven
    from briefgen.likeness.encoder import MiniLM
    from briefgen.likeness.weights import load_weights
    from briefgen.load.files import load_story
    from briefgen.pipeline.brief import brief
    from briefgen.pipeline.intake import take_in
    from briefgen.sections.briefed import BriefedStory

    corpus.write(folder / "articles", count, count)
    language, encoder = model(), MiniLM(load_weights())
    clock = _Clock(count)
    story = load_story(folder)
    intake = clock.time("read and clean", lambda: take_in(story.sources))
    texts = [s.text for a in intake.articles for s in a.sentences]
    clock.time("spaCy alone", lambda: [language(t) for t in texts])
    clock.time("encoder alone", lambda: encoder.encode(texts))
    annotated = clock.time("annotate", lambda: annotate_story(intake.articles))
    briefing = clock.time("gather, compare, choose", lambda: brief(story, annotated, intake.not_read))
    done = BriefedStory(story, briefing, intake.articles, intake.manuscripts, annotated)
    clock.time("prove", lambda: unproven(done))
    return clock.stages


CORPORA: dict[str, Callable[[Path, int], list[Stage]]] = {"heap": of_heap, "story": of_story}


class _Clock:
    """Times one stage after the other."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.stages: list[Stage] = []

    def time(self, name: str, work: Callable[[], T]) -> T:
        with self._timed(name):
            return work()

    @contextmanager
    def _timed(self, name: str) -> Iterator[None]:
        clock, processor = time.perf_counter(), _processor()
        yield
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        self.stages.append(Stage(name, self.count, time.perf_counter() - clock, _processor() - processor, peak))


def _processor() -> float:
    return sum(
        u.ru_utime + u.ru_stime for u in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def _cleaned(folder: Path) -> list[Any]:
    from briefgen.load.files import files_below, source_in
    from briefgen.pipeline.intake import take_in

    sources = (source_in(p, p.name)[0] for p in files_below(folder))
    return [a for source in sources if source for a in take_in([source]).articles]


def measured(kind: str, count: int) -> list[Stage]:
    """The stages of one corpus, in a process of its own."""
    command = [sys.executable, "-m", "eval.scale", "--one", kind, str(count)]
    told = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    return [Stage(**row) for row in json.loads(told)]


def table(kind: str, runs: Sequence[Sequence[Stage]]) -> str:
    """The stages of all sizes as a table in Markdown."""
    lines = [
        f"### {kind}",
        "",
        "| stage | articles | articles/s | processor s | peak MB | growth |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for names in zip(*runs, strict=True):
        before: Stage | None = None
        for stage in names:
            exponent = f"{growth(before, stage):.2f}" if before else ""
            speed = f"{stage.articles / max(stage.clock, 1e-9):,.1f}"
            cells = (stage.name, f"{stage.articles:,}", speed, f"{stage.processor:.1f}", f"{stage.peak / 1e6:.0f}")
            lines.append("| " + " | ".join((*cells, exponent)) + " |")
            before = stage
    return "\n".join(lines) + "\n"


def machine() -> str:
    """What the figures were measured on."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    system = f"{platform.machine()}, {platform.system()} {platform.release()}, Python {platform.python_version()}"
    return f"{system}; {packages}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; with ``--write`` also write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--heap", default="100,1000", help="sizes of the heap, with commas; at most 10,000")
    parser.add_argument("--story", default="12,24,48", help="sizes of the story, with commas")
    parser.add_argument("--site", type=int, default=200, help="articles of a site that is built and built again")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.one:
        kind, count = chosen.one
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps([asdict(s) for s in CORPORA[kind](Path(folder) / "corpus", int(count))]))
        return 0
    parts = []
    for kind in CORPORA:
        sizes = sorted(min(LARGEST, int(n)) for n in getattr(chosen, kind).split(",") if n.strip())
        if sizes:
            parts.append(table(kind, [measured(kind, n) for n in sizes]))
            print(parts[-1], flush=True)
    if chosen.site:
        with tempfile.TemporaryDirectory() as folder:
            parts.append(rebuild.table(chosen.site, rebuild.measure(Path(folder), chosen.site)))
        print(parts[-1], flush=True)
    if chosen.write:
        head = "# Measured\n\nWritten by `python -m eval.scale --write`. Other work may have shared the machine.\n\n"
        RESULTS.write_text(f"{head}{machine()}\n\n" + "\n".join(parts), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
