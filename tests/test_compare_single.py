"""Whether two articles tell of one struck person only."""

from __future__ import annotations

import pytest

from briefgen.annotate.story import annotate_story
from briefgen.compare.groups import align
from briefgen.compare.matter import Matter
from briefgen.compare.single import single_victim
from briefgen.likeness.passages import claims
from briefgen.model import SourceFile
from briefgen.pipeline.intake import take_in

REST = "\n\nThe bakers on the square sold out their buns early because a light rain fell at noon.\n"
ONE = "A cyclist was hit by a van on the harbor road in Orrin on Monday and badly hurt."


def matter(*texts: str) -> Matter:
    sources = [
        SourceFile(
            f"case/a{n}.md", f"---\ntitle: News\nsite: a{n}\npublished: 2024-06-18\n---\n\n{text}{REST}".encode()
        )
        for n, text in enumerate(texts)
    ]
    articles = annotate_story(take_in(sources).articles)
    every = tuple(c for a in articles for c in claims(a))
    return Matter(articles, every, align(every), ())


@pytest.mark.parametrize(
    ("other", "meant"),
    [
        ("A van hit a cyclist on the harbor road in Orrin, and the cyclist was badly hurt on Monday.", True),
        ("Two people were hit by a van on the harbor road in Orrin on Monday and badly hurt.", False),
        ("Three were hurt when a van left the harbor road in Orrin on Monday and hit a wall.", False),
        ("A man was hurt and a woman was killed by a van on the harbor road in Orrin on Monday.", False),
    ],
)
def test_one_struck_person(other: str, meant: bool) -> None:
    assert single_victim(matter(ONE, other), "a0", "a1") is meant
