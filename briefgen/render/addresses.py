"""Where a finished page is once the site is built: for what lies beside the pages and cannot use Markdown's links.

Feeds, references and a page's head name pages by their address: the whole one where the site's settings name the
site's own (``site_url``), else one relative to the file it stands in, which works from a folder too.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import quote

from briefgen.settings.site import Settings


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a site: ``base`` is its own, ending in a slash, or "" where it is not known; ``directories``
    says that a page has a folder to itself (MkDocs' ``use_directory_urls``)."""

    base: str = ""
    directories: bool = False

    @classmethod
    def of(cls, settings: Settings) -> Addresses:
        """Those of the site that these settings describe."""
        return cls(settings.site_url, settings.directory_urls)

    def link(self, uri: str, anchor: str = "", *, at: str = "") -> str:
        """The address of a finished page or file, for use in the file ``at`` (relative to the site, like ``uri``).

        >>> Addresses("https://a.example/news/").link("weir/index.md", "f-1")
        'https://a.example/news/weir/index.html#f-1'
        >>> Addresses().link("weir/articles/a b.md", at="weir/feed.xml")
        'articles/a%20b.html'
        >>> Addresses(directories=True).link("weir/index.md", at="feed.xml")
        'weir/'
        """
        place = self._place(uri)
        if self.base:
            where = self.base + quote(place)
        else:
            folder = posixpath.dirname(self._place(at)) or "."
            where = quote(posixpath.relpath(place or ".", folder))
            where += "/" if place.endswith("/") or not place else ""
        return f"{where}#{quote(anchor)}" if anchor else where

    def _place(self, uri: str) -> str:
        """Where MkDocs puts it, relative to the site's root."""
        stem, ending = posixpath.splitext(uri)
        if ending != ".md":
            return uri
        folder, name = posixpath.split(stem)
        if name in {"index", "README"}:
            return posixpath.join(folder, "" if self.directories else "index.html")
        return f"{stem}/" if self.directories else f"{stem}.html"
