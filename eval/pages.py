"""Cleaning of saved web pages, beside the strongest peer, in one run.

The shared pages (``pages/SET/ID.html.gz`` with their truth beside them) are cleaned by briefgen and by trafilatura
in the setting that proved best on news; the shared scorer judges both.  Printed are both figures, the difference of
the body's F1 with a paired bootstrap interval over the pages, and the processor seconds of each.

Usage: python -m eval.pages [--shared DIR] [--sets benchmark news world] [--worst N] [--json FILE]
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from briefgen.clean.article import clean
from briefgen.clean.markdown import to_markdown
from briefgen.errors import SourceError
from briefgen.load.sources import read_here
from briefgen.model import SourceFile
from eval.scorers import scorer

ROOT = Path(__file__).resolve().parent.parent
SETS = ("benchmark", "news", "world")
FLOORED = ("body.F1", "title", "authors", "date")
DEAREST = 2.5  # times the peer's processor seconds that cleaning may cost
DRAWS = 2000  # of the bootstrap
SEED = 1
Tool = Callable[[str, bytes], str]


@dataclass(frozen=True, slots=True)
class Row:
    """How well one page was cleaned: precision and recall of its 4-word runs, and its metadata right or not."""

    id: str
    precision: float | None
    recall: float
    right: dict[str, bool]
    seconds: float

    @property
    def f1(self) -> float:
        """The page's own F1; 0 where nothing came out."""
        return f1(self.precision or 0.0, self.recall)


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of both.

    >>> f1(0.5, 1.0)
    0.6666666666666666
    """
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def body_f1(rows: list[Row]) -> float:
    """F1 of the mean precision and the mean recall, as the scorer has it: an empty page costs recall only."""
    precisions = [r.precision for r in rows if r.precision is not None]
    return f1(sum(precisions) / max(1, len(precisions)), sum(r.recall for r in rows) / max(1, len(rows)))


def interval(ours: list[Row], peers: list[Row]) -> tuple[float, float]:
    """The 95 % interval of the difference of both F1s, the same pages drawn for both."""
    chance = random.Random(SEED)
    differences = []
    for _ in range(DRAWS):
        drawn = [chance.randrange(len(ours)) for _ in ours]
        differences.append(body_f1([ours[i] for i in drawn]) - body_f1([peers[i] for i in drawn]))
    differences.sort()
    return differences[int(0.025 * DRAWS)], differences[int(0.975 * DRAWS) - 1]


def measure(folder: Path, tool: Tool, scorer: Any, limit: int | None = None, every: int = 1) -> list[Row]:
    """Clean every page of a set (with ``every=3`` each third one) with a tool, and judge what comes out."""
    rows = []
    for truth in sorted(folder.glob("*.json"))[:limit:every]:
        gold = json.loads(truth.read_text(encoding="utf-8"))
        data = gzip.decompress((folder / f"{gold['id']}.html.gz").read_bytes())
        start = time.process_time()
        cleaned = tool(f"{gold['id']}.html", data)
        rows.append(_judged(gold, cleaned, time.process_time() - start, scorer))
    return rows


def _judged(gold: dict[str, Any], cleaned: str, seconds: float, scorer: Any) -> Row:
    front, body = scorer.read(_Text(cleaned))
    precision, recall = scorer.compare(scorer.fold(gold["body"]), scorer.fold(body))
    right = {}
    if "title" in gold:
        right["title"] = scorer.fold(front.get("title")) == scorer.fold(gold["title"])
        right["authors"] = _people(scorer, front.get("authors")) == _people(scorer, gold["authors"])
        if gold["date"]:
            right["date"] = str(front.get("published") or "")[:10] == gold["date"]
    return Row(gold["id"], precision, recall or 0.0, right, seconds)


def _people(scorer: Any, names: list[str] | None) -> set[str]:
    return {" ".join(scorer.fold(name)) for name in names or []}


class _Text(str):
    """Text that can be read like the file the scorer expects."""

    __slots__ = ()

    def read_text(self) -> str:
        """The text itself."""
        return str(self)


def ours(name: str, data: bytes) -> str:
    """What ``briefgen clean`` writes for a file under its own name; empty where it is no article."""
    try:
        whole = next((m for m in read_here(SourceFile(name, data)).manuscripts if not m.part), None)
        return to_markdown(clean(whole)) if whole is not None else ""
    except SourceError:
        return ""


def peer(name: str, data: bytes) -> str:
    """The peer's page in the same form: trafilatura with precision and without comments."""
    import trafilatura

    found: Any = trafilatura.bare_extraction(data, favor_precision=True, include_comments=False, with_metadata=True)
    said = found.as_dict() if found is not None else {}
    authors = [a.strip() for a in (said.get("author") or "").split(";") if a.strip()]
    front = {"title": said.get("title"), "published": said.get("date"), "authors": authors}
    return "---\n" + yaml.safe_dump(front, allow_unicode=True) + "---\n" + (said.get("text") or "")


def figures(rows: list[Row]) -> dict[str, float]:
    """The figures of one tool on one set."""
    said = {"body.F1": body_f1(rows), "missing": float(sum(r.precision is None for r in rows))}
    for what in ("title", "authors", "date"):
        have = [r.right[what] for r in rows if what in r.right]
        if have:
            said[what] = sum(have) / len(have)
    said["ms_per_page"] = 1000 * sum(r.seconds for r in rows) / max(1, len(rows))
    return said


def main() -> int:
    """Measure, print both tools' figures side by side, and optionally write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--shared", type=Path, default=Path(os.environ.get("BRIEFGEN_SHARED") or ROOT.parent / "shared")
    )
    parser.add_argument("--sets", nargs="+", default=SETS, choices=SETS)
    parser.add_argument("--limit", type=int, help="so many pages of each set")
    parser.add_argument("--worst", type=int, default=0, help="name so many of the pages where the peer is better")
    parser.add_argument("--json", type=Path, help="write all figures and pages to this file")
    chosen = parser.parse_args()
    if not (chosen.shared / "pages").is_dir():
        print("The shared pages are not here: put them beside the checkout or name their folder with --shared.")
        return 0
    judge = scorer(chosen.shared, "score_pages")
    written: dict[str, Any] = {}
    cost = {"briefgen": 0.0, "trafilatura": 0.0}
    for tool in (ours, peer):  # what a first page loads is no page's cost
        measure(chosen.shared / "pages" / "benchmark", tool, judge, 2)
    for name in chosen.sets:
        mine = measure(chosen.shared / "pages" / name, ours, judge, chosen.limit)
        theirs = measure(chosen.shared / "pages" / name, peer, judge, chosen.limit)
        a, b = figures(mine), figures(theirs)
        low, high = interval(mine, theirs)
        print(f"{name}: {len(mine)} pages; body F1 {a['body.F1'] - b['body.F1']:+.4f}, 95 % [{low:+.4f}, {high:+.4f}]")
        for figure, value in a.items():
            print(f"  {figure:12} briefgen {value:9.4f}   trafilatura {b[figure]:9.4f}")
        for row, other in sorted(zip(mine, theirs, strict=True), key=lambda p: p[0].f1)[: chosen.worst]:
            print(f"    {row.f1:.3f} {row.id} (the peer: {other.f1:.3f})")
        cost["briefgen"] += sum(r.seconds for r in mine)
        cost["trafilatura"] += sum(r.seconds for r in theirs)
        written[name] = {"briefgen": a, "trafilatura": b, "interval": [low, high]}
    print(
        f"processor seconds: {cost['briefgen']:.1f} to {cost['trafilatura']:.1f}, "
        f"{cost['briefgen'] / max(cost['trafilatura'], 1e-9):.2f} times the peer's"
    )
    if chosen.json:
        chosen.json.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
