"""What stands in a section, by the prose cases of ``cases/sections/``: a file's name is the section's name in the data."""

from __future__ import annotations

from typing import Any

import pytest

from briefgen.model import Story
from briefgen.pipeline.brief import brief
from tests.kit.invented import annotated
from tests.kit.places import CASE_FILES
from tests.kit.prose import Case, cases_in

FILES = sorted(f for f in (CASE_FILES / "sections").glob("*.md") if f.name != "README.md")
NOTHING = "nothing"


@pytest.mark.parametrize(
    ("section", "case"),
    [pytest.param(f.stem, case, id=f"{f.stem}: {case.title}") for f in FILES for case in cases_in(f)],
)
def test_case(section: str, case: Case) -> None:
    articles = tuple(annotated(*told, name=name, published=case.days[name]) for name, told in case.articles.items())
    briefing = brief(Story("story", ()), articles, ())
    every = getattr(briefing, section)
    if section == "bottom_line":
        facts = {fact.id: fact for fact in briefing.facts}
        every = tuple(facts[line] for line in every)
    # What one article says alone stands among the facts only where the bottom line tells it.
    items = tuple(item for item in every if section != "facts" or item.articles > 1)
    if case.expected == [NOTHING]:
        assert items == ()
        return
    assert len(items) == len(case.expected), [shown(item) for item in items]
    for expected, item in zip(case.expected, items, strict=True):
        assert all(part.strip() in shown(item) for part in expected.split(" | ")), shown(item)


def shown(item: Any) -> list[str]:
    """What a section says in one of its items: its texts, its kind or day, and the words it marks."""
    found = [str(v) for n in ("text", "kind", "date", "speaker", "name") if (v := getattr(item, n, None)) is not None]
    if (answered := getattr(item, "answered", False)) is not False:
        found.append("answered" if answered else "open")
    citations = getattr(item, "citations", ())
    return found + [c.text[slice(*mark)] for c in citations for mark in c.marks] + [c.article for c in citations]
