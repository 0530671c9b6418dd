"""What the articles do not say of themselves, and only their collector knows: who published them, and on which day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefgen.load.sidecar import PARTS, SIDECAR
from briefgen.model import Article, Metadata

NAMED = 10  # articles that are asked about one by one; of more, the number is said
_LINES = {"outlet": "outlet: NAME", "published": "published: YYYY-MM-DD", "url": "url: https://..."}
_NAMES = {"outlet": "outlet", "published": "day"}


@dataclass(frozen=True, slots=True)
class Untold:
    """An article whose outlet or day nothing tells: its path, and the fields that are missing."""

    path: str
    missing: tuple[str, ...]

    @property
    def request(self) -> str:
        """What is not told, and the lines to write beside the file.

        >>> print(Untold("storm/a.txt", ("outlet", "url")).request)
        storm/a.txt: its outlet is not told. Write beside it, in storm/a.txt.source.yml:
            outlet: NAME
            url: https://...
        """
        file, _, part = self.path.rpartition("#") if "#" in self.path else (self.path, "", "")
        lines = [_LINES[name] for name in self.missing]
        if part:
            lines = [f"{PARTS}:", f"  {part}:", *(f"    {line}" for line in lines)]
        names = [_NAMES[name] for name in self.missing if name in _NAMES]
        what = f"{' and '.join(names)} {'is' if len(names) == 1 else 'are'} not told"
        return "\n    ".join([f"{self.path}: its {what}. Write beside it, in {file}{SIDECAR}:", *lines])


def untold(articles: Iterable[Article]) -> tuple[Untold, ...]:
    """The articles that do not say who published them or when, in their order."""
    found = ((article.path, _missing(article.metadata)) for article in articles)
    return tuple(Untold(path, missing) for path, missing in found if set(missing) & set(_NAMES))


def requests(found: tuple[Untold, ...]) -> Iterator[str]:
    """What to ask for, a text each; after the first few only how many more there are."""
    for article in found[:NAMED]:
        yield article.request
    if len(found) > NAMED:
        yield f"{len(found) - NAMED} more do not tell their outlet or day, from {found[NAMED].path} on."


def _missing(said: Metadata) -> tuple[str, ...]:
    return tuple(name for name in _LINES if not getattr(said, name))
