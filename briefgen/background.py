"""Articles on another event of the same kind, kept out of the comparison.

A folder gathered by a search holds last year's launch beside today's.  Words cannot tell them apart, since both launch
a rocket; the calendar can.  Such an article is shown with its reason, corroborates nothing and contradicts nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefgen.model import Article, Background

# Days from the story's middle day.  In the sample stories articles on one event lie within 3 days of each other, those
# on another event 145 days and more away; a long-running story stays together up to six weeks.
ANOTHER_EVENT = 45
# So many articles must agree on when the story is, before one of them can be outside it.
FEWEST_TOGETHER = 2
TWO_MONTHS = 60
A_YEAR_AND_A_HALF = 548


def background(articles: Sequence[Article]) -> tuple[Background, ...]:
    """The articles published far from all others, each with its reason in words; undated ones are never among them.

    >>> background(())
    ()
    """
    dated = [(date.fromisoformat(a.metadata.published[:10]), a) for a in articles if a.metadata.published]
    if not dated:
        return ()
    middle = sorted(day for day, _ in dated)[len(dated) // 2]
    together = [day for day, _ in dated if abs((day - middle).days) <= ANOTHER_EVENT]
    if len(together) < FEWEST_TOGETHER:
        return ()
    return tuple(
        Background(
            article.id,
            f"It was published {_apart(day, middle)} the other articles, so it is read as telling another event.",
        )
        for day, article in dated
        if abs((day - middle).days) > ANOTHER_EVENT
    )


def _apart(day: date, middle: date) -> str:
    days = abs((day - middle).days)
    if days >= A_YEAR_AND_A_HALF:
        span = f"{round(days / 365)} years"
    else:
        span = f"{round(days / 30.4)} months" if days >= TWO_MONTHS else f"{days} days"
    return f"about {span} {'after' if day > middle else 'before'}"
