"""An editor's word on which titles are of one publisher, from ``mkdocs.yml`` or a ``story.yml``.

::

    publishers:
      Harbour Group: [Harbour Echo, harbourpost.example]
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefgen.model import Publisher


def publishers_in(said: Any) -> tuple[Publisher, ...]:
    """The publishers a setting names, in the order of their names; none where nothing is said.

    Raises ``ValueError`` where it is no mapping of names to lists of titles.

    >>> publishers_in({"Harbour Group": ["Harbour Echo"]})
    (Publisher(name='Harbour Group', titles=('Harbour Echo',)),)
    """
    if said is None:
        return ()
    if not isinstance(said, Mapping):
        raise ValueError(f"publishers must map a publisher to a list of its titles, not {said!r}")
    return tuple(sorted((_publisher(name, titles) for name, titles in said.items()), key=lambda p: p.name))


def _publisher(name: Any, titles: Any) -> Publisher:
    fine = isinstance(titles, list) and titles and all(isinstance(t, str) and t.strip() for t in titles)
    if not fine or not isinstance(name, str) or not name.strip():
        raise ValueError(f"publishers must map a publisher to a list of its titles, not {name!r}: {titles!r}")
    return Publisher(" ".join(name.split()), tuple(" ".join(t.split()) for t in titles))
