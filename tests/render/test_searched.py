"""What a page may be chosen by in the search is what its data says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.render.reader import BriefingReader
from briefgen.render.searched import article_searched, story_searched
from tests.kit.samples import sample

DONE = sample("tallowick-footbridge")
READER = BriefingReader(DONE.briefing)


def test_a_story_is_of_all_its_outlets_people_and_days() -> None:
    told = story_searched(READER)
    assert told["kind"] == "story"
    assert told["boost"] > 1
    assert "Tallowick Gazette" in told["outlets"]
    assert told["people"] == [person.name for person in DONE.briefing.people]
    assert (told["first"], told["last"]) == ("2025-09-21", "2025-09-24")


def test_an_article_is_of_its_outlet_its_day_and_whom_it_names() -> None:
    article = next(a for a in DONE.articles if a.metadata.outlet == "Tallowick Gazette")
    told = article_searched(READER, article)
    assert (told["kind"], told["outlets"]) == ("article", ["Tallowick Gazette"])
    assert told["first"] == told["last"] == "2025-09-21"
    words = " ".join(block.text for block in article.blocks)
    assert told["people"]
    assert all(name.split()[-1] in words for name in told["people"])
    assert set(told["people"]) < {person.name for person in DONE.briefing.people}


@pytest.mark.parametrize(
    ("published", "days"),
    [
        ("2025-09", ("2025-09-01", "2025-09-30")),
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2025-09-21T23:00:00-04:00", ("2025-09-21", "2025-09-21")),
        ("2025-13", (None, None)),
        (None, (None, None)),
    ],
)
def test_a_month_is_all_its_days(published: str | None, days: tuple[str | None, str | None]) -> None:
    article = replace(DONE.articles[0], metadata=replace(DONE.articles[0].metadata, published=published))
    told = article_searched(READER, article)
    assert (told.get("first"), told.get("last")) == days
