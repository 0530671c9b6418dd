"""What an article is called in a citation, shortly and so that no two of a story are called alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from briefgen.lexicon.wordlists import data
from briefgen.model import ArticleCard
from briefgen.render import dates

NAME_LENGTH = 18
"""A name longer than this is cut: a chip is 15 rem wide and says "Outlet not told" too."""

NOT_TOLD = "Outlet not told"

_HEAD, _TAIL = 9, 5


def labels(cards: Iterable[ArticleCard]) -> dict[str, str]:
    """Each article's label, by its id: its outlet, and where outlets recur the day, or how its title begins.

    An article whose outlet nobody told is called just that.  Two of one outlet, day and title are told apart by their
    files' names.
    """
    cards = tuple(cards)
    plainly = {a.id: a.outlet or NOT_TOLD for a in cards}
    dated = {
        a.id: f"{plainly[a.id]}, {dates.brief(d)}" if (d := dates.day(a.published)) else plainly[a.id] for a in cards
    }
    titled = {a.id: f"{plainly[a.id]}, “{beginning(a.title)}”" if a.title else plainly[a.id] for a in cards}
    files = short_names(a.id for a in cards)
    found: dict[str, str] = {}
    taken: set[str] = set()
    for names in (plainly, dated, titled):
        often = Counter(names.values())
        for i, name in names.items():
            if i not in found and often[name] == 1 and name not in taken:
                found[i] = name
                taken.add(name)
    return {a.id: found.get(a.id, f"{plainly[a.id]} ({files[a.id]})") for a in cards}


def beginning(title: str) -> str:
    """The first words of a title that have room.

    >>> beginning("Quay shut again after the flood"), beginning("Weir breaks")
    ('Quay shut again…', 'Weir breaks')
    """
    if len(title) <= NAME_LENGTH:
        return title
    short = title[:NAME_LENGTH].rpartition(" ")[0] or title[: NAME_LENGTH - 1]
    return f"{short.rstrip(' ,;:.–—-')}…"


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
