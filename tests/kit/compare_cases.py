"""The cases of comparison: prose under cases/compare, many a file, each in a few lines.

::

    ## A later count is an update
    The Orrin Bell, 2024-06-18: Six people were hurt when the tram left the rails.
    Marrow Radio, 2024-06-20: Nine people were hurt in the derailment, the hospital said.
    => number, update: Six people | Nine people

A question may stand behind the reading, and must then be the difference's: ``=> number, update, “How many were hurt?”: ...``.
``=> same: why`` is a trap: the articles do not differ.  ``=> open: ...`` is a difference that is not found yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefgen.model import Difference, SourceFile, Story
from briefgen.pipeline.story import brief_story
from briefgen.sections.briefed import BriefedStory
from tests.kit.places import CASE_FILES

FOLDER = CASE_FILES / "compare"
_REPORT = re.compile(r"(?P<outlet>[^,:]+), (?P<day>\d{4}-\d\d-\d\d): (?P<text>.+)")
_VERDICT = re.compile(
    r"=> (?:(?P<same>same)|(?P<open>open)|(?P<kind>\w+), (?P<reading>\w+)(?:, “(?P<asked>[^”]+)”)?): (?P<said>.+)"
)


@dataclass(frozen=True)
class Report:
    """One article of a case: who prints it, when, and its paragraphs, parted by " ¶ "."""

    outlet: str
    day: str
    text: str

    @property
    def slug(self) -> str:
        return re.sub(r"\W+", "-", self.outlet.lower()).strip("-")


@dataclass(frozen=True)
class Case:
    """One case: its file and title, its articles, and what they must lead to.

    ``kind`` and ``reading`` are None for a trap and for an open case; ``values`` are the positions' words, ``asked`` is
    the question, where the case tells it.
    """

    file: str
    title: str
    reports: tuple[Report, ...]
    kind: str | None
    reading: str | None
    values: tuple[str, ...]
    open: bool
    asked: str | None = None

    @property
    def trap(self) -> bool:
        return self.kind is None and not self.open

    def briefed(self) -> BriefedStory:
        """The case's articles through the whole line, from bytes to briefing."""
        return brief_story(Story("case", tuple(self._source(r) for r in self.reports)))

    def _source(self, report: Report) -> SourceFile:
        front = f"---\ntitle: News from {report.outlet}\nsite: {report.outlet}\npublished: {report.day}\n---\n\n"
        body = report.text.replace(" ¶ ", "\n\n")
        return SourceFile(f"case/articles/{report.slug}.md", (front + body + "\n").encode())


@cache
def cases() -> tuple[Case, ...]:
    """Every case, in the order of the files.  Raises ValueError, naming file and title, where one is not in the form."""
    return tuple(
        _case(path, part)
        for path in sorted(FOLDER.glob("*.md"))
        if path.name != "README.md"
        for part in re.split(r"(?m)^## ", path.read_text(encoding="utf-8"))[1:]
    )


def _case(path: Path, part: str) -> Case:
    title, *lines = (line.strip() for line in part.strip().splitlines() if line.strip())
    reports = tuple(Report(m["outlet"], m["day"], m["text"]) for line in lines[:-1] if (m := _REPORT.fullmatch(line)))
    verdict = _VERDICT.fullmatch(lines[-1]) if lines else None
    if verdict is None or len(reports) < 2 or len(reports) != len(lines) - 1:
        raise ValueError(f"{path.name}, '{title}': two reports and a verdict are needed; see the README")
    values = tuple(verdict["said"].split(" | ")) if verdict["kind"] else ()
    kind, reading, asked = verdict["kind"], verdict["reading"], verdict["asked"]
    return Case(path.stem, title, reports, kind, reading, values, bool(verdict["open"]), asked)


def fits(difference: Difference, case: Case) -> bool:
    """Has the difference the kind, the reading, the question and just the values that the case expects?"""
    told = (difference.kind.value, difference.reading.value) == (case.kind, case.reading)
    return (
        told
        and case.asked in {None, difference.topic}
        and sorted(p.value for p in difference.positions) == sorted(case.values)
    )


def told(difference: Difference) -> str:
    """A difference in one line, for the message of a test that fails."""
    sides = " / ".join(f"{p.value!r} ({', '.join(c.article for c in p.citations)})" for p in difference.positions)
    return f"{difference.kind}, {difference.reading}: {difference.topic} {sides}"
