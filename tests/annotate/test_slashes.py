"""Dates in digits: what decides which of their numbers is the day."""

from __future__ import annotations

import pytest

from briefgen.annotate.pipeline import annotate
from briefgen.clean.article import clean
from briefgen.load.decode import read
from briefgen.model import AnnotatedArticle, SourceFile

BODY = "The dam at Tallow broke on {}, and two streets were flooded. It had been inspected on {}, the town said."


def told(first: str, second: str, head: str = "site: Harbour Echo") -> AnnotatedArticle:
    text = f"---\ntitle: Dam breaks\n{head}\ndate: 2031-06-20\n---\n{BODY.format(first, second)}\n"
    return annotate(clean(read(SourceFile("a.md", text.encode()))))


CASES = [
    ("another date of the article has the day first", "19/06/31", "03/04/31", "site: Harbour Echo", "2031-04-03"),
    ("another has the month first", "06/19/31", "03/04/31", "site: Harbour Echo", "2031-03-04"),
    ("the outlet's address is British", "Thursday", "03/04/31", "source: https://echo.co.uk/a", "2031-04-03"),
    ("the outlet's address is American", "Thursday", "03/04/31", "source: https://echo.state.us/a", "2031-03-04"),
    ("the outlet is known", "Thursday", "03/04/31", "site: USA Today", "2031-03-04"),
    ("nothing tells", "Thursday", "03/04/31", "site: Harbour Echo", None),
    ("the article writes both", "19/06/31", "03/04/31 and 06/19/31", "site: Harbour Echo", None),
]


@pytest.mark.parametrize(("first", "second", "head", "day"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_which_number_is_the_day(first: str, second: str, head: str, day: str | None) -> None:
    article = told(first, second, head)
    (found,) = [w for s in article.sentences for w in s.times if w.text == "03/04/31"]
    assert found.value == day
    assert any("03/04/31" in note for note in article.article.notes) == (day is None)
