"""Cases as prose: a heading, what the articles say, and what must come of it; many a file, readable and easy to add.

    ## The cause is open
    bell 18 June: It is not known why the tram left the rails.
    => not known: is not known

A line ``name: text``, or ``name 18 June: text``, is an article of that name and day (of 2031, where no other year is
given); a name that comes again adds a paragraph; " | " parts the sentences of one.  What stands before the first
heading, and empty lines, are for people.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

YEAR = 2031
DAY = "2031-06-18"
_LINE = re.compile(r"(?P<name>[a-z][a-z-]*)(?: (?P<day>\d{1,2} [A-Z][a-z]+)(?: (?P<year>\d{4}))?)?: (?P<text>.+)")


@dataclass
class Case:
    """One case: its heading, each article's day and paragraphs, and the lines behind ``=>``."""

    title: str
    days: dict[str, str] = field(default_factory=dict)
    articles: dict[str, list[str]] = field(default_factory=dict)
    expected: list[str] = field(default_factory=list)


def cases_in(file: Path) -> list[Case]:
    """Every case of a file, in order.  Raises ``ValueError`` with file and line where a line is neither."""
    found: list[Case] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("## "):
            found.append(Case(line[3:].strip()))
        elif not found or not line.strip():
            continue
        elif line.startswith("=>"):
            found[-1].expected.append(line[2:].strip())
        elif match := _LINE.fullmatch(line):
            _told(found[-1], match)
        else:
            raise ValueError(f"{file.name}, line {number}: write 'name 18 June: text' or '=> what must come of it'.")
    if empty := next((c for c in found if not c.articles or not c.expected), None):
        raise ValueError(f"{file.name}: the case {empty.title!r} needs an article and a line '=> ...'.")
    return found


def _told(case: Case, match: re.Match[str]) -> None:
    name = match["name"]
    case.articles.setdefault(name, []).append(match["text"])
    if match["day"]:
        said = datetime.strptime(f"{match['day']} {match['year'] or YEAR} +0000", "%d %B %Y %z")
        case.days[name] = said.date().isoformat()
    case.days.setdefault(name, DAY)
