"""Which names are those of news agencies, papers and stations."""

from __future__ import annotations

from functools import cache

from briefgen.annotate.names.bodynames import body_key
from briefgen.lexicon.wordlists import data, words


def is_medium(name: str) -> bool:
    """Whether a name is that of a news agency, a paper or a station: "the Harbour Echo", "Orre Radio"."""
    parts = [w.lower() for w in name.replace("-", " ").partition(" of ")[0].split()]  # "the News Herald of Orre"
    return bool(parts) and (parts[-1] in words("bodies", "media_words") or body_key(name) in _known_media())


@cache
def _known_media() -> frozenset[tuple[str, ...]]:
    outlets = [str(name) for name in data("outlets").values()]
    others = [str(w) for table in ("outlet_names", "agencies") for key, row in data(table).items() for w in (key, *row)]
    return frozenset(body_key(name) for name in (*outlets, *others))
