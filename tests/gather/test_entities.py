"""Who is one person over all articles of a story."""

from __future__ import annotations

from briefgen.gather.entities import persons
from tests.kit.invented import annotated

FULL = annotated("Mayor Ann M. Harlow opened the bridge.", "Harlow smiled.", name="full")
SHORT = annotated("Ann Harlow opened the bridge.", name="short")
ALONE = annotated("The bridge is open, Mrs Harlow said.", "Harlow left.", name="alone")


def test_the_fullest_form_is_everybodys() -> None:
    found = persons((FULL, SHORT, ALONE))
    assert set(found.values()) == {"Ann M. Harlow"}
    assert {article for article, _ in found} == {"full", "short", "alone"}


def test_two_whom_one_article_keeps_apart_stay_apart() -> None:
    wife = annotated("President Harlow and his wife, Eva Harlow, came to Dublin.", "Mr Harlow spoke.", name="wife")
    man = annotated("Peter Harlow, the president, came to Dublin.", name="man")
    found = persons((wife, man))
    assert found["wife", "Eva Harlow"] == "Eva Harlow"
    assert found["wife", "Harlow"] == "Peter Harlow"


def test_a_surname_that_one_article_could_not_tell_is_the_only_bearers() -> None:
    unsure = annotated("They spoke of the Pinder administration.", name="unsure")
    sure = annotated("Clara Pinder, a baker, spoke.", "Pinder said so.", name="sure")
    assert persons((unsure, sure)).get(("unsure", "Pinder")) == "Clara Pinder"


def test_nobody_is_made_of_a_place() -> None:
    assert persons((annotated("They met in Dublin and in Norway."),)) == {}


def test_the_order_of_the_articles_does_not_matter() -> None:
    assert persons((FULL, SHORT, ALONE)) == persons((ALONE, SHORT, FULL))
