"""The golden cases of comparison: readable files under golden/compare, one case a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from briefgen.model import BriefedStory, Difference, SourceFile, Story
from briefgen.pipeline.story import brief_story

FOLDER = Path(__file__).parent / "golden" / "compare"


@dataclass(frozen=True)
class Report:
    """One article of a case: who prints it, when, and its Markdown."""

    outlet: str
    day: str
    text: str

    @property
    def slug(self) -> str:
        return re.sub(r"\W+", "-", self.outlet.lower()).strip("-")


@dataclass(frozen=True)
class Case:
    """One case: its title, its articles, and the kind, reading and positions that they must lead to (or nothing)."""

    title: str
    reports: tuple[Report, ...]
    kind: str | None
    reading: str | None
    positions: tuple[tuple[str, frozenset[str]], ...]
    known_gap: str | None

    def briefed(self) -> BriefedStory:
        """The case's articles through the whole line, from bytes to briefing."""
        return brief_story(Story("case", tuple(self._source(r) for r in self.reports)))

    def outlet_of(self, article: str) -> str:
        return next(r.outlet for r in self.reports if r.slug == article)

    def _source(self, report: Report) -> SourceFile:
        front = f"---\ntitle: News from {report.outlet}\nsite: {report.outlet}\npublished: {report.day}\n---\n\n"
        return SourceFile(f"case/articles/{report.slug}.md", (front + report.text + "\n").encode())


def case_of(path: Path) -> Case:
    """The case of one file.  Raises ValueError, with the file's name, where it is not in the form of the README."""
    lead, *parts = re.split(r"(?m)^## ", path.read_text(encoding="utf-8"))
    title = re.match(r"# (.+)", lead)
    expected = parts.pop() if parts and parts[-1].startswith("Expected: ") else None
    if title is None or expected is None or len(parts) < 2:
        raise ValueError(f"{path}: a title, two articles and what is expected are needed; see the README")
    gap = re.search(r"(?m)^Known gap: (.+)$", lead)
    verdict, _, rest = expected.removeprefix("Expected: ").partition("\n")
    kind, _, reading = verdict.partition(", ")
    agreed = kind == "no difference"
    return Case(
        title[1],
        tuple(_report(path, part) for part in parts),
        None if agreed else kind,
        None if agreed else reading,
        tuple(_position(line) for line in rest.splitlines() if line.startswith("- ")),
        gap[1] if gap else None,
    )


def _report(path: Path, part: str) -> Report:
    head, _, text = part.partition("\n")
    match = re.fullmatch(r"(.+), (\d{4}-\d\d-\d\d)", head)
    if match is None:
        raise ValueError(f"{path}: '## {head}' should be an outlet and a date, '## The Orrin Bell, 2024-06-18'")
    return Report(match[1], match[2], text.strip())


def _position(line: str) -> tuple[str, frozenset[str]]:
    value, _, outlets = line.removeprefix("- ").rpartition(": ")
    return value, frozenset(outlets.split(", "))


def fits(difference: Difference, case: Case) -> bool:
    """Has the difference the kind, the reading and just the positions that the case expects?"""
    if (difference.kind, difference.reading) != (case.kind, case.reading):
        return False
    if len(difference.positions) != len(case.positions):
        return False
    found = [(p.value, frozenset(case.outlet_of(c.article) for c in p.citations)) for p in difference.positions]
    return all(any(_same(want, value) and outlets == who for value, who in found) for want, outlets in case.positions)


def _same(want: str, value: str) -> bool:
    """An ellipsis at the end of what is expected stands for the rest."""
    return value.startswith(want.removesuffix("…")) if want.endswith("…") else value == want


def told(difference: Difference) -> str:
    """A difference in one line, for the message of a test that fails."""
    sides = " / ".join(f"{p.value!r} ({', '.join(c.article for c in p.citations)})" for p in difference.positions)
    return f"{difference.kind}, {difference.reading}: {difference.topic} {sides}"
