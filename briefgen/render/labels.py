"""What an article is called in a citation, shortly and so that no two of a story are called alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from briefgen.lexicon.wordlists import data
from briefgen.model import ArticleCard
from briefgen.render import dates

NAME_LENGTH = 18
"""A name longer than this is cut in its middle: a chip is 15 rem wide and says "Outlet not told" too."""

NOT_TOLD = "Outlet not told"

_HEAD, _TAIL = 9, 5


def labels(cards: Iterable[ArticleCard]) -> dict[str, str]:
    """Each article's label, by its id: its outlet, with the day or its own name where outlets recur.

    An article whose outlet nobody told is called just that, with the day or its title where there are several.
    """
    cards = tuple(cards)
    names = _own_names(cards)
    plainly = {a.id: a.outlet or NOT_TOLD for a in cards}
    dated = {
        a.id: f"{plainly[a.id]}, {dates.readable(d)}" if (d := dates.day(a.published)) else plainly[a.id] for a in cards
    }
    named = {a.id: f"{plainly[a.id]} ({names[a.id]})" for a in cards}
    often, often_dated = Counter(plainly.values()), Counter(dated.values())
    return {
        i: name if often[name] == 1 else dated[i] if often_dated[dated[i]] == 1 else named[i]
        for i, name in plainly.items()
    }


def _own_names(cards: tuple[ArticleCard, ...]) -> dict[str, str]:
    """What tells an article from others of its outlet: its file's name, or where no outlet is told its title."""
    files = short_names(a.id for a in cards)
    titles = {a.id: a.title for a in cards if a.title and not a.outlet}
    short = short_names(titles.values())
    often = Counter(titles.values())
    own = {i: f"“{short[title]}”" for i, title in titles.items() if often[title] == 1}
    return files | own


def short_names(ids: Iterable[str]) -> dict[str, str]:
    """Long names with an ellipsis in their middle, but for those that would then be alike.

    >>> short_names(["quay", "2031-05-12-tram-derailed"])
    {'quay': 'quay', '2031-05-12-tram-derailed': '2031-05-1…ailed'}
    """
    short = {i: i if len(i) <= NAME_LENGTH else f"{i[:_HEAD]}…{i[-_TAIL:]}" for i in ids}
    often = Counter(short.values())
    return {i: name if often[name] == 1 else i for i, name in short.items()}


def language(card: ArticleCard) -> str:
    """An article's language by its English name; by its code where the list has none."""
    code = (card.language or "").lower().replace("_", "-").split("-")[0]
    known: dict[str, str] = data("languages")
    return known.get(code, card.language or "language unknown")
