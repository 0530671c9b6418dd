"""Captures of pages: Wayback, archive.today, Google's cache, pages read through a translation proxy.

What the archive wrote around the page goes, and each address that leads through the archive becomes the original's
again, so that outlet and address are those of the page.  The day of the capture is only when it was retrieved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

from lxml import etree

from briefgen.load.decode import read
from briefgen.load.fragment import tree_of
from briefgen.load.readers.databases.days import day_in, is_day_line
from briefgen.load.readers.embedded import begins_page, without_data
from briefgen.load.readers.entry import outlet_name
from briefgen.load.readers.saved import saved_from
from briefgen.load.reading import Left, given
from briefgen.model import Evidence, Format, Manuscript, SourceFile

NAME = "a capture of a web page"
_ORIGINAL = r"(?P<url>https?:/{1,2}[^\s\"'<>]+)"
_WAYBACK = re.compile(rf"(?:https?:)?//web\.archive\.org/web/(?P<at>\d{{4,14}})(?:[a-z]{{2}}_)?/{_ORIGINAL}")
_ARCHIVE = re.compile(
    rf"https?://archive\.(?:ph|today|is|li|md|vn|fo)/(?P<at>\d{{4}}\.\d\d\.\d\d-\d{{6}}|\d{{14}})/{_ORIGINAL}"
)
_TOOLBAR = re.compile(r"<!-- BEGIN WAYBACK TOOLBAR INSERT -->.*?<!-- END WAYBACK TOOLBAR INSERT -->", re.DOTALL)
_CACHE = re.compile(r"Google's cache of\s*(?:<a[^<>]*>)?\s*(?P<url>https?://[^\s<>\"]+)", re.IGNORECASE)
_SNAPSHOT = re.compile(r"as it appeared on\s+(?P<day>\d{1,2}\s+\w{3,9}\s+\d{4})", re.IGNORECASE)
_PROXIED = re.compile(r"https?://(?P<host>[\w-]+)\.translate\.goog(?P<path>[^\s\"'<>]*)")
_TRANSLATED = re.compile(r"(?:[?&]|&amp;)_x_tr_\w+=[\w-]*")
_TRANSLATOR = re.compile(r"https?://translate\.google(?:usercontent)?\.com/translate[^\s\"'<>]*[?&;]u=[^\s\"'<>]+")
_MARKS = (
    b"BEGIN WAYBACK TOOLBAR", b"FILE ARCHIVED ON", b"web.archive.org/web/", b"webpage capture", b"google-cache-hdr",
    b"Google's cache of", b".translate.goog", b"translate.googleusercontent.com/translate", b"://archive.",
)  # fmt: skip
_OF_ARCHIVE = ("HEADER", "FOOTER", "wm-ipp-base", "wm-ipp", "google-cache-hdr", "bN-google-cache-hdr", "gt-nvframe")
CACHE_HEAD = 300  # characters of an element in which Google's cache says what it is
BESIDE = 8  # lines under the title in which byline and date are looked for
NAME_WORDS = 4  # of a byline without "by"
LINE = 12  # words; a longer line under the title is text
TRANSLATED = "This is a machine translation of the page, not its own words."


@dataclass(frozen=True, slots=True)
class _Capture:
    """What is known of a capture: who made it, of which address, when (ISO), and whether it was translated."""

    by: str
    url: str | None
    at: str | None
    translated: bool = False


def knows(source: SourceFile) -> bool:
    """A page with an archive's marks around it."""
    return begins_page(source.data) and any(m in source.data for m in _MARKS) and _of(_light(source).text) is not None


def read_capture(source: SourceFile) -> Iterator[Manuscript | Left]:
    """The page that was captured, without what the archive put around it."""
    told = _light(source)
    capture = _of(told.text)
    if capture is None:
        return
    tree = _page(_unwrapped(told.text), capture)
    if tree is None:
        return
    text = str(etree.tostring(tree, encoding="unicode", method="html"))
    title = " ".join((tree.findtext(".//title") or "").split())
    outlet = outlet_name(title, capture.url)
    named = given("title element", outlet=outlet if outlet != title else None)
    found = given(capture.by, url=capture.url, retrieved=capture.at) + named + _beside_title(tree)
    notes = (TRANSLATED,) if capture.translated else ()
    yield replace(told, source=source, format=Format.HTML, text=text, repairs=(), given=found, notes=notes)


def original(url: str) -> str:
    """An address that leads through an archive or translator, as the original's; any other as it is.

    >>> original("https://web.archive.org/web/20310420101112/https://harbourecho.example/weir")
    'https://harbourecho.example/weir'
    >>> original("https://www-harbour--echo-example.translate.goog/weir?a=1&_x_tr_sl=de&_x_tr_tl=en")
    'https://www.harbour-echo.example/weir?a=1'
    """
    for pattern in (_WAYBACK, _ARCHIVE):
        if found := pattern.match(url):
            return _slashes(found["url"])
    if found := _PROXIED.match(url):
        host = found["host"].replace("--", "\0").replace("-", ".").replace("\0", "-")
        path = _TRANSLATED.sub("", found["path"])
        return f"https://{host}{path if '?' in path else path.replace('&', '?', 1)}"
    if _TRANSLATOR.match(url):
        return next(iter(parse_qs(urlsplit(url.replace("&amp;", "&")).query).get("u", [])), url)
    return url


def _light(source: SourceFile) -> Manuscript:
    """The page's characters without the pictures embedded in it."""
    return read(SourceFile(source.path, without_data(source.data.decode("latin-1")).encode("latin-1")))


def _slashes(url: str) -> str:
    """Wayback writes "http:/host" for "http://host" in places."""
    return re.sub(r"^(https?):/+", r"\1://", url)


def _of(text: str) -> _Capture | None:
    """Whose capture a page is; None where it only links to one."""
    saved = next((told.value for told in saved_from(text)), "")
    if found := _WAYBACK.match(saved) or _ARCHIVE.match(saved):
        by = "Wayback capture" if "web.archive.org" in saved else "archive.today capture"
        return _Capture(by, _slashes(found["url"]), _day(found["at"]))
    if _TOOLBAR.search(text) or "FILE ARCHIVED ON" in text or re.search(r"__wm\.(?:init|wombat)", text):
        found = _WAYBACK.search(_canonical(text)) or _WAYBACK.search(text)
        return _Capture(
            "Wayback capture", _slashes(found["url"]) if found else None, _day(found["at"]) if found else None
        )
    if re.search(r"id=[\"']?HEADER\b", text) and re.search(r"webpage capture|archive\.(?:ph|today|is)", text):
        found = _ARCHIVE.search(text)
        typed = re.search(r"<input[^<>]*\bvalue=[\"'](?P<url>https?://[^\"'<>]+)", text)
        url = typed["url"] if typed else found["url"] if found else None
        return _Capture("archive.today capture", url, _day(found["at"]) if found else None) if url else None
    if "google-cache-hdr" in text or _CACHE.search(text):
        found, day = _CACHE.search(text), _SNAPSHOT.search(text)
        return _Capture("Google's cache", found["url"] if found else None, day["day"] if day else None)
    if re.search(r"_x_tr_sl=|gt-nvframe", text) or _TRANSLATOR.search(_base(text)):
        address = _PROXIED.search(_base(text)) or _TRANSLATOR.search(_base(text)) or _PROXIED.search(text)
        return _Capture("translation proxy", original(address[0]) if address else None, None, translated=True)
    return None


def _canonical(text: str) -> str:
    return " ".join(re.findall(r"<(?:link|meta)[^<>]*(?:canonical|og:url)[^<>]*>", text[:200_000]))


def _base(text: str) -> str:
    return " ".join(re.findall(r"<base[^<>]*>|<!--\s*saved from url[^<>]*-->", text[:50_000])) + _canonical(text)


def _day(stamp: str) -> str | None:
    digits = re.sub(r"\D", "", stamp)
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}" if len(digits) >= 8 else None


def _unwrapped(text: str) -> str:
    """The page with the original's addresses, and without the toolbar between its comments."""
    text = _TOOLBAR.sub("", text)
    for pattern in (_WAYBACK, _ARCHIVE, _PROXIED, _TRANSLATOR):
        text = pattern.sub(lambda found: original(found[0]), text)
    return text


def _page(text: str, capture: _Capture) -> Any:
    """The page without the elements an archive adds: its header, and records of its own that speak of the capture."""
    tree = tree_of(text)
    if tree is None:
        return None
    gone: list[Any] = [node for name in _OF_ARCHIVE for node in tree.iter() if node.get("id") == name]
    gone += [node for node in tree.iter("div", "table") if "skiptranslate" in (node.get("class") or "").split()]
    if capture.by == "archive.today capture":
        gone += [node for node in tree.iter("meta") if node.get("property") or node.get("itemprop")]
    if capture.by == "Google's cache":
        gone += [div for div in tree.iter("div") if _CACHE.search("".join(div.itertext())[:CACHE_HEAD])][-1:]
    for node in gone:
        if node.getparent() is not None:
            node.drop_tree()
    return tree


def _beside_title(tree: Any) -> tuple[Evidence, ...]:
    """Byline and day under the title: an archive may keep no record of them but what is printed there."""
    heading = next(iter(tree.iter("h1")), None)
    if heading is None:
        return ()
    found: tuple[Evidence, ...] = ()
    seen = 0
    for node in heading.itersiblings():
        for line in _leaves(node):
            seen += 1
            if seen > BESIDE or len(line.split()) > LINE:
                return found
            if is_day_line(line):
                found += given("line under the title", published=day_in(line))
            elif by := re.fullmatch(r"by:?\s+(.+)", line, re.IGNORECASE):
                found += given("line under the title", author=by[1])
            elif not found and len(line.split()) <= NAME_WORDS:
                found += given("line under the title", author=line)  # counts only where it is a person's name
    return found


def _leaves(node: Any) -> Iterator[str]:
    """The words of each element that holds no other block."""
    blocks = ("div", "p", "section", "article", "header", "ul", "li")
    for leaf in node.iter():
        own = leaf is node or leaf.tag in blocks
        if own and isinstance(leaf.tag, str) and next(leaf.iterdescendants(*blocks), None) is None:
            text = " ".join("".join(leaf.itertext()).split())
            if text:
                yield text
