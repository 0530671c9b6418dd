"""How much of an article's text may be shown, from ``mkdocs.yml`` or a ``story.yml``.

::

    publish: cited            # full, cited or none
    outlets:                  # for single outlets, by name or domain
      Harbour Echo: full
      wire.example: none
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from briefgen.model import Metadata, Rights, Terms

WORDS = ", ".join(Rights)


def rights_in(said: Any) -> Rights | None:
    """One such word; None where nothing is said.  Raises ``ValueError`` for any other.

    >>> rights_in("cited")
    <Rights.CITED: 'cited'>
    """
    if said is None:
        return None
    if said not in list(Rights):
        raise ValueError(f"publish must be one of {WORDS}, not {said!r}")
    return Rights(said)


def outlets_in(said: Any) -> tuple[tuple[str, Rights], ...]:
    """The outlets a setting names, each with its word.  Raises ``ValueError`` where it is no such mapping.

    >>> outlets_in({"The Gull": "none"})
    (('The Gull', <Rights.NONE: 'none'>),)
    """
    if said is None:
        return ()
    if not isinstance(said, Mapping):
        raise ValueError(f"outlets must map an outlet to one of {WORDS}, not {said!r}")
    found = []
    for name, word in said.items():
        if not isinstance(name, str) or not name.strip() or word not in list(Rights):
            raise ValueError(f"outlets must map an outlet to one of {WORDS}, not {name!r}: {word!r}")
        found.append((" ".join(name.split()), Rights(word)))
    return tuple(found)


def rights_for(meta: Metadata, terms: Terms) -> Rights:
    """What may be shown of an article: what is said of its outlet, else what is said of all.

    An outlet is known by its name, or by a domain that the article's address is in.  Of two words for one outlet the
    stricter counts.

    >>> terms = Terms(Rights.CITED, (("gull.example", Rights.NONE), ("Echo", Rights.FULL)))
    >>> [rights_for(Metadata(outlet=o, url=u), terms).value for o, u in
    ...     [("The Echo", None), (None, "https://www.gull.example/1"), ("Post", None)]]
    ['full', 'none', 'cited']
    """
    said = [rights for name, rights in terms.outlets if _is(name, meta)]
    return max(said, key=list(Rights).index, default=terms.rights)


def _is(name: str, meta: Metadata) -> bool:
    wanted, outlet = _folded(name), _folded(meta.outlet or "")
    try:
        host = (urlsplit(meta.url or "").hostname or "").removeprefix("www.")
    except ValueError:
        host = ""
    domain = wanted.removeprefix("www.")
    return wanted == outlet or ("." in domain and (host == domain or host.endswith(f".{domain}")))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")
