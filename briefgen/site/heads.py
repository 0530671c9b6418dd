"""What MkDocs is told of a page beside its text: the end of its head, and whether it stands in the site map."""

from __future__ import annotations

from collections.abc import Collection

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from briefgen.settings.site import Settings
from briefgen.site.head import NOINDEX, SharedPage, head_of, is_article, off_the_map, with_head


def headed(html: str, page: Page, config: MkDocsConfig, settings: Settings, known: Collection[str]) -> str:
    """A finished page with what its head is missing; ``known`` are the pages that are ours."""
    if page.file.src_uri in known:
        html = with_head(html, head_of(page.meta, _shared(page, config)))
    return with_head(html, NOINDEX) if is_hidden(page, settings, known) else html


def is_hidden(page: Page, settings: Settings, known: Collection[str]) -> bool:
    """Whether search engines are asked to leave a page out: all of a site that is ours, or the articles' alone."""
    ours = page.file.src_uri in known
    if settings.noindex is True:
        return ours or not settings.prefix
    return bool(settings.noindex) and ours and is_article(page.meta)


def map_without_hidden(site_map: str, files: Files, settings: Settings, known: Collection[str]) -> str:
    """The site map without the pages that search engines are asked to leave out."""
    pages = (file.page for file in files.documentation_pages() if file.page)
    return off_the_map(site_map, {p.canonical_url or "" for p in pages if is_hidden(p, settings, known)})


def _shared(page: Page, config: MkDocsConfig) -> SharedPage:
    root = "/".join([".."] * page.url.count("/")) or "."
    return SharedPage(str(page.title or ""), config.site_name, page.canonical_url if config.site_url else None, root)
