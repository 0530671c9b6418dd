"""Why an article stands in its story, in words: which other one it is most like, and by what."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.heap.kinship import Kinship
from briefgen.heap.sketch import Sketch

NAMED = 3
"""So many names, and so many other words, are told of those in common."""


def reason(kinship: Kinship, article: int, story: Sequence[int]) -> str:
    """Why an article is in a story, "" where nothing holds it there but an editor's hand.

    Named is the other article of the story that is surest to tell its event: the names and the rarest other words that
    both have, and the days between them.
    """
    sure = kinship.sure[article]
    best = min((o for o in story if o in sure), key=lambda o: (-sure[o], kinship.articles[o].path), default=None)
    if best is None:
        return ""
    one, other = kinship.articles[article], kinship.articles[best]
    if kinship.copied(article, best):
        return f"much of it stands word for word in {other.path}"
    return f"like {other.path}: " + "; ".join(p for p in (*_common(kinship, one, other), _days(one, other)) if p)


def headline(kinship: Kinship, story: Sequence[int]) -> str:
    """The headline of the article that is most like all others of its story; the first one's of equals."""
    titled = [n for n in story if kinship.articles[n].title]
    if not titled:
        return ""
    return kinship.articles[min(titled, key=lambda n: (-_centrality(kinship, n, story), n))].title


def days_told(kinship: Kinship, story: Sequence[int]) -> str:
    """The first and the last day of a story's articles, such as "2031-03-04 to 2031-03-06"; "" without any."""
    days = sorted(d.isoformat() for n in story if (d := kinship.articles[n].day))
    return " to ".join(dict.fromkeys((days[0], days[-1]))) if days else ""


def _centrality(kinship: Kinship, article: int, story: Sequence[int]) -> float:
    return round(sum(kinship.sure[article].get(o, 0.0) for o in sorted(story)), 4)


def _common(kinship: Kinship, one: Sketch, other: Sketch) -> tuple[str, str]:
    rarest = sorted(one.words.keys() & other.words.keys(), key=lambda w: (-kinship.rare[w], w))
    both_name = one.names.keys() & other.names.keys()
    names = [one.names[w] for w in rarest if w in both_name]
    others = [w for w in rarest if w not in one.names and w not in other.names and not w.isdigit()]
    return ", ".join(names[:NAMED]), ", ".join(others[:NAMED])


def _days(one: Sketch, other: Sketch) -> str:
    if one.day is None or other.day is None:
        return ""
    apart = abs((one.day - other.day).days)
    return "the same day" if not apart else f"{apart} day{'s' if apart > 1 else ''} apart"
