"""The search of a site that is all ours, in place of the theme's: each page as it is made, the files when all are.

Inside somebody's site (the setting ``stories``), and with another theme than Material, whose box it lives in, the
search stays as its owner has it.
"""

from __future__ import annotations

from collections.abc import Collection
from hashlib import blake2b
from html import unescape
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from briefgen.render.templates import ASSETS_URI
from briefgen.search.index import search_files
from briefgen.search.pages import SearchedPage, searched_page
from briefgen.settings.site import Settings

OFFLINE = "offline"
"""Material's plugin for a site that is opened by double click: it gives each page the address of a file."""

SCRIPT = f"{ASSETS_URI}/search.js"
SWITCH = "briefgen_search"
"""The value under ``extra`` by which the theme's template knows that the box is ours."""

SHIM = f"{ASSETS_URI}/iframe-worker-shim.js"
"""What Material's search needs in a folder that is opened by double click; its own would come from another host."""

THEIRS = ("assets/javascripts/workers/", "assets/javascripts/lunr/")
"""What only Material's own search needs."""


class Searching:
    """The pages of one site as the search knows them, kept from build to build: a dirty one brings only some."""

    def __init__(self) -> None:
        self.ours = False
        self._pages: dict[str, SearchedPage | None] = {}
        self._made: dict[bytes, SearchedPage | None] = {}

    def take_over(self, config: MkDocsConfig, settings: Settings) -> None:
        """Put our search in the place of the theme's, where the site is all ours."""
        self.ours = not settings.prefix and config.theme.name == "material"
        config.extra[SWITCH] = self.ours
        if not self.ours:
            others = [p for p in config.extra.get("polyfills", []) if "iframe-worker" not in p]
            config.extra["polyfills"] = [SHIM, *others]
            return
        for name, plugin in config.plugins.items():
            if name.rpartition("/")[2] in {"search", OFFLINE} and "enabled" in plugin.config:
                plugin.config["enabled"] = False
        config.use_directory_urls = settings.directory_urls
        if SCRIPT not in config.extra_javascript:
            config.extra_javascript.append(SCRIPT)

    def leave_out_theirs(self, files: Files) -> None:
        """Take out of the site what Material's search alone needs."""
        if self.ours:
            for file in [f for f in files if f.src_uri.startswith(THEIRS)]:
                files.remove(file)

    def take(self, page: Page) -> None:
        """Remember a page whose text is finished; one whose text did not change is not cut up again."""
        if not self.ours:
            return
        html, about = page.content or "", repr((page.url, page.title, page.meta.get("search")))
        key = blake2b(f"{about}\0{html}".encode("utf-8", "surrogatepass")).digest()
        if key not in self._made:
            self._made[key] = searched_page(page.url, unescape(str(page.title or "")), html, page.meta)
        self._pages[page.url] = self._made[key]

    def write(self, site: Path, urls: Collection[str]) -> None:
        """Write the search of the pages that the site has, by their addresses relative to its top."""
        if not self.ours:
            return
        self._pages = {url: page for url, page in self._pages.items() if url in urls}
        kept = set(map(id, self._pages.values()))
        self._made = {key: page for key, page in self._made.items() if id(page) in kept}
        for name, data in search_files(page for page in self._pages.values() if page).items():
            file = site / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
