"""What ships in a site beside its articles, and under which licence: for the page of licences and the release's list.

The table is ``shipped.yml``.  A test opens a finished site and demands that every file of it is an article's page or
data, or stands in the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from markupsafe import Markup

from briefgen.render.escape import address


@dataclass(frozen=True, slots=True)
class Work:
    """A work of somebody's that ships in a site.

    ``licence`` is its SPDX identifier, ``files`` are patterns of paths in the site, and ``text`` is the licence's
    text: a path below the site's ``assets/briefgen/``, or an address where the licence asks for one.
    """

    name: str
    use: str
    licence: str
    holder: str
    files: tuple[str, ...]
    text: str

    @property
    def address(self) -> Markup | None:
        """The address of the text, for a ``href``, where it is outside of the site."""
        return address(self.text)


@cache
def works() -> tuple[Work, ...]:
    """All works that ship in a site, the site's own program first.

    >>> works()[0].name, works()[0].licence
    ('briefgen', 'MIT')
    """
    table = yaml.safe_load(files("briefgen.render").joinpath("shipped.yml").read_text(encoding="utf-8"))
    return tuple(Work(**{**row, "files": tuple(row["files"])}) for row in table)
