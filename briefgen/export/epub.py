"""A story as an e-book (EPUB 3): the briefing in chapters, its receipts as notes.  Same data, same bytes."""

from __future__ import annotations

import uuid
import zipfile
from datetime import UTC, datetime
from io import BytesIO

from lxml import etree

from briefgen.export.book import BODY_FILE, NOTES_FILE, Chapter, Notes, chapters, element, line, page
from briefgen.render.addresses import Addresses
from briefgen.render.cited import cited, instant
from briefgen.render.reader import BriefingReader

_MIMETYPE = b"application/epub+zip"
_OPF, _DC = "http://www.idpf.org/2007/opf", "http://purl.org/dc/elements/1.1/"
_CONTAINER = b"""<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_STYLE = b"""body { font-family: serif; line-height: 1.4; }
h1, h2, h3 { font-weight: 600; line-height: 1.2; }
.meta { font-family: sans-serif; font-size: .8em; }
.card { border-top: 1px solid; margin: 1em 0; }
blockquote { margin: .4em 0 .8em 1em; }
sup a { text-decoration: none; padding: 0 .15em; }
"""
_ABOUT = {
    "schema:accessMode": "textual",
    "schema:accessModeSufficient": "textual",
    "schema:accessibilityFeature": "tableOfContents",
    "schema:accessibilityHazard": "none",
    "schema:accessibilitySummary": "Text alone, with headings, a table of contents and notes.",
}
ABOUT = "Every statement is a sentence of one of the sources, word for word; a note names it. Nothing else was written."
"""On the first page."""

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""A packed file names a day for each of its parts; no clock, so it is the first one that it can name."""


def epub(reader: BriefingReader, addresses: Addresses) -> bytes:
    """The book of a story.

    Its receipts lead to the site where ``addresses`` knows the site's own; else they name their source.
    """
    notes = Notes(reader, addresses)
    told = chapters(reader, notes)
    receipts = notes.chapter()
    title = line(reader.briefing.story.title)
    front = [element("h1", title), element("p", " · ".join(reader.strap), class_="meta")]
    if reader.briefing.story.description:
        front.append(element("p", line(reader.briefing.story.description)))
    front.append(element("p", ABOUT, class_="meta"))
    files = {
        "EPUB/nav.xhtml": page("Contents", _contents(told, receipts), kind="frontmatter"),
        f"EPUB/{BODY_FILE}": page(title, *front, *(c.body for c in told)),
        f"EPUB/{NOTES_FILE}": page(receipts.title, receipts.body, kind="backmatter"),
        "EPUB/package.opf": _package(reader, title),
        "EPUB/style.css": _STYLE,
        "META-INF/container.xml": _CONTAINER,
    }
    return packed({"mimetype": _MIMETYPE, **dict(sorted(files.items()))})


def packed(files: dict[str, bytes]) -> bytes:
    """Files as a zip file, in their order, the first one not pressed (as an e-book wants it); always the same bytes."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for n, (name, data) in enumerate(files.items()):
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # the same on every system
            entry.compress_type = zipfile.ZIP_DEFLATED if n else zipfile.ZIP_STORED
            book.writestr(entry, data)
    return out.getvalue()


def _contents(told: tuple[Chapter, ...], receipts: Chapter) -> object:
    items = [element("li", element("a", c.title, href=f"{BODY_FILE}#{c.anchor}")) for c in told]
    items.append(element("li", element("a", receipts.title, href=NOTES_FILE)))
    nav = element("nav", element("h1", "Contents"), element("ol", *items), role="doc-toc", id="toc")
    nav.set("{http://www.idpf.org/2007/ops}type", "toc")
    return nav


def _package(reader: BriefingReader, title: str) -> bytes:
    story = reader.briefing.story
    root = etree.Element(f"{{{_OPF}}}package", nsmap={None: _OPF, "dc": _DC}, version="3.0")  # type: ignore[dict-item]
    root.set("unique-identifier", "id")
    root.set("{http://www.w3.org/XML/1998/namespace}lang", "en")
    metadata = etree.SubElement(root, f"{{{_OPF}}}metadata")
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"briefgen:book/{story.id}")
    for tag, text in (("identifier", f"urn:uuid:{name}"), ("title", title), ("language", "en")):
        etree.SubElement(metadata, f"{{{_DC}}}{tag}").text = text
    metadata[0].set("id", "id")
    for card in reader.briefing.articles:
        etree.SubElement(metadata, f"{{{_DC}}}source").text = cited(card, reader.labels[card.id])
    for key, value in {"dcterms:modified": _modified(reader), **_ABOUT}.items():
        etree.SubElement(metadata, f"{{{_OPF}}}meta", property=key).text = value
    manifest = etree.SubElement(root, f"{{{_OPF}}}manifest")
    for ident, file, kind in (
        ("body", BODY_FILE, "application/xhtml+xml"),
        ("notes", NOTES_FILE, "application/xhtml+xml"),
        ("style", "style.css", "text/css"),
    ):
        etree.SubElement(manifest, f"{{{_OPF}}}item", {"id": ident, "href": file, "media-type": kind})
    nav = {"id": "nav", "href": "nav.xhtml", "media-type": "application/xhtml+xml", "properties": "nav"}
    etree.SubElement(manifest, f"{{{_OPF}}}item", nav)
    spine = etree.SubElement(root, f"{{{_OPF}}}spine")
    for ident in ("nav", "body", "notes"):
        etree.SubElement(spine, f"{{{_OPF}}}itemref", idref=ident)
    etree.indent(root)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _modified(reader: BriefingReader) -> str:
    """When the last of the sources came out, in UTC as the format wants it; 1980 where none is dated."""
    moments = [datetime.fromisoformat(m) for a in reader.briefing.articles if (m := instant(a.published))]
    newest = max(moments, default=datetime(1980, 1, 1, tzinfo=UTC))
    return newest.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
