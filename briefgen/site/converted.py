"""A page's Markdown made HTML once: MkDocs spends most of its time on that, and an edit changes few pages.

What comes of a page rests on its text, on the extensions and their settings, and on what MkDocs answers where a link
looks for a file.  The answers are kept with the result and asked again: where one is another, the page is converted.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages as mkdocs_pages
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from briefgen.keep.once import Task, keep, keeping, recalled
from briefgen.keep.packing import Typed
from briefgen.keep.store import Store

_Heading = tuple[int, str, str, int]
"""How deep it stands, its title, its id, its level."""


@dataclass(frozen=True, slots=True)
class Converted:
    """What MkDocs makes of a page's text, and which files it asked for: each path, and what was told of it."""

    html: str
    title: str | None
    headings: tuple[_Heading, ...]
    anchors: frozenset[str]
    links: tuple[tuple[str, dict[str, str]], ...]
    asked: tuple[tuple[str, tuple[str, str]], ...]


CONVERTED = Task("converted", Typed[Converted](Converted))


def convert_once(page: Page, store: Store) -> None:
    """Have a page take its conversion from what is kept, and keep it, when MkDocs asks for it."""
    page.render = partial(_render, page, store)  # type: ignore[method-assign]


def _render(page: Page, store: Store, config: MkDocsConfig, files: Files) -> None:
    debugging = mkdocs_pages.log.getEffectiveLevel() <= logging.DEBUG
    levels = [str(config.validation.links[name]) for name in ("not_found", "absolute_links", "unrecognized_links")]
    of = (
        *(page.markdown, page.file.src_uri, page.file.url),
        *(list(config.markdown_extensions), config.mdx_configs, bool(config.use_directory_urls), levels),
    )
    with keeping(store):
        try:
            before: Converted | None = None if debugging else recalled(CONVERTED, of)
        except TypeError:  # an extension that is no name but a thing: nobody knows what it rests on
            return Page.render(page, config, files)
        if before and all(_told(files.get_file_from_path(path)) == told for path, told in before.asked):
            return _take(page, before, files)
        asking = _Asking(files)
        with _listening() as heard:
            Page.render(page, config, asking)  # type: ignore[arg-type]
        if not heard and not debugging:  # what MkDocs warned of, it shall warn of again
            keep(CONVERTED, of, _kept(page, asking.asked))
    return None


class _Asking:
    """The site's files, which remember the paths that were looked for."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.asked: dict[str, tuple[str, str]] = {}

    def get_file_from_path(self, path: str) -> File | None:
        found = self._files.get_file_from_path(path)
        self.asked[path] = _told(found)
        return found

    def __getattr__(self, name: str) -> Any:
        return getattr(self._files, name)


def _told(file: File | None) -> tuple[str, str]:
    """What a link's address rests on of the file that it leads to."""
    return ("", "") if file is None else (file.url, file.inclusion.name)


@contextmanager
def _listening() -> Iterator[list[str]]:
    """What MkDocs says while the block runs."""
    heard: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record.getMessage())

    ear, log = Ear(), logging.getLogger("mkdocs")
    log.addHandler(ear)
    try:
        yield heard
    finally:
        log.removeHandler(ear)


def _kept(page: Page, asked: dict[str, tuple[str, str]]) -> Converted:
    links = page.links_to_anchors or {}
    return Converted(
        page.content or "",
        page._title_from_render,
        tuple(_headings(page.toc)),
        frozenset(page.present_anchor_ids or ()),
        tuple((file.src_uri, dict(found)) for file, found in links.items()),
        tuple(asked.items()),
    )


def _take(page: Page, before: Converted, files: Files) -> None:
    page.content = before.html
    page._title_from_render = before.title
    page.toc = _contents(before.headings)
    page.present_anchor_ids = set(before.anchors)
    page.links_to_anchors = {files.src_uris[uri]: dict(found) for uri, found in before.links}


def _headings(links: Iterable[AnchorLink], depth: int = 0) -> Iterator[_Heading]:
    for link in links:
        yield depth, link.title, link.id, link.level
        yield from _headings(link.children, depth + 1)


def _contents(headings: Iterable[_Heading]) -> TableOfContents:
    """The table of contents, as MkDocs makes it: its first entry counts as the one that is looked at."""
    above: list[list[AnchorLink]] = [[]]
    for depth, title, name, level in headings:
        link = AnchorLink(title, name, level)
        above[depth].append(link)
        above[depth + 1 :] = [link.children]
    for first in above[0][:1]:
        first.active = True  # type: ignore[attr-defined]
    return TableOfContents(above[0])
