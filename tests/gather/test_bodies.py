"""What is one body over all articles of a story."""

from __future__ import annotations

import pytest

from briefgen.annotate.names.media import is_medium
from briefgen.gather.bodies import bodies, is_built_as_body
from tests.kit.invented import annotated

LONG = annotated("The Lirren Water Board (LWB) shut the weir.", name="long")
SHORT = annotated("The LWB was late, farmers said.", name="short")


def test_an_acronym_is_what_another_article_says_it_is() -> None:
    found = bodies((LONG, SHORT))
    assert found["short", "LWB"] == "Lirren Water Board"
    assert found["long", "Lirren Water Board"] == "Lirren Water Board"


def test_the_order_of_the_articles_does_not_matter() -> None:
    assert bodies((LONG, SHORT)) == bodies((SHORT, LONG))


@pytest.mark.parametrize("name", ["Lirren Water Board", "Department of Ports", "Orrevik Ltd.", "University of Hallen"])
def test_a_name_that_tells_it_is_a_body(name: str) -> None:
    assert is_built_as_body(name)


@pytest.mark.parametrize("name", ["Silver Gull", "Orrevik", "Council", "Ann Harlow"])
def test_a_name_that_does_not(name: str) -> None:
    assert not is_built_as_body(name)


@pytest.mark.parametrize(
    ("name", "medium"),
    [("Harbour Echo", True), ("Reuters", True), ("Orre Radio", True), ("Echo Mills", False), ("Orrevik", False)],
)
def test_who_prints_the_news(name: str, medium: bool) -> None:
    assert is_medium(name) is medium
