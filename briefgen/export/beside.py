"""All that lies beside the finished pages of a site, made of the same data."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from briefgen.export import feeds, llms, references, table
from briefgen.export.epub import epub
from briefgen.export.pdf import pdf
from briefgen.keep.once import Task, once
from briefgen.keep.packing import Files
from briefgen.render.addresses import Addresses
from briefgen.render.names import BIBTEX, BOOK, CSL, FACTS_FEED, LLMS, PAPER, RIS, STORIES_FEED, TABLE
from briefgen.render.reader import BriefingReader
from briefgen.render.site import home_name, index_uris
from briefgen.settings.site import Settings

BESIDE = Task("beside", Files())


def beside(readers: Iterable[BriefingReader], settings: Settings) -> dict[str, bytes]:
    """Every such file by its path in the site: feeds, and for each story its sources as references and its table.

    A file of the owner's own that stands at one of these places is left alone.  Raises `SettingsError` where the
    settings want PDFs and what makes them is missing.
    """
    readers, addresses = tuple(readers), Addresses.of(settings)
    home, name = index_uris(settings)["home"], home_name(settings)
    found = {settings.uri(LLMS): llms.llms_txt(readers, name, addresses, settings.uri(LLMS))}
    site_feeds = (
        (STORIES_FEED, feeds.stories(readers, name, home)),
        (FACTS_FEED, feeds.statements(readers, f"{name}: facts and differences", home)),
    )
    for stem, feed in site_feeds:
        for part in feeds.paged(feed):
            found |= _both(part, addresses, feeds.file_of(settings.uri(stem), part.page))
    for reader in readers:
        theirs: dict[str, bytes] = once(
            BESIDE, (addresses, reader.prefix, reader.data), partial(_of_story, reader, addresses)
        )
        found |= theirs
        if settings.pdf:  # not kept: what makes it is no part of every installation, nor of what a result is known by
            found[reader.file(PAPER)] = pdf(reader, addresses, settings.templates)
    return {path: data for path, data in found.items() if path not in settings.used}


def _of_story(reader: BriefingReader, addresses: Addresses) -> dict[str, bytes]:
    """What lies beside one story, and rests on nothing but its data."""
    cards, story = reader.briefing.articles, reader.briefing.story
    feed = feeds.newest(feeds.statements((reader,), story.title, reader.uri))
    return {
        reader.file(BIBTEX): references.bibtex(cards, story.id),
        reader.file(RIS): references.ris(cards),
        reader.file(CSL): references.csl_json(cards, story.id),
        reader.file(TABLE): table.table(reader, addresses, reader.file(TABLE)),
        reader.file(BOOK): epub(reader, addresses),
        **_both(feed, addresses, reader.file(FACTS_FEED)),
    }


def _both(feed: feeds.Feed, addresses: Addresses, stem: str) -> dict[str, bytes]:
    return {
        f"{stem}.xml": feeds.atom(feed, addresses, f"{stem}.xml"),
        f"{stem}.json": feeds.json_feed(feed, addresses, f"{stem}.json"),
    }
