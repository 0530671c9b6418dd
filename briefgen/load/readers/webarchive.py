"""Pages saved by Safari (.webarchive): a property list that holds the page and all it loaded."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator
from typing import Any

from briefgen.errors import Unreadable
from briefgen.load.decode import read
from briefgen.load.readers.embedded import without_data
from briefgen.load.reading import Left, given, manuscript
from briefgen.model import Format, Manuscript, SourceFile

NAME = "a page saved by Safari"


def knows(source: SourceFile) -> bool:
    """A property list, binary or XML, that names a main resource."""
    binary = source.data.startswith(b"bplist00")
    return (binary or b"<plist" in source.data[:1000]) and b"WebMainResource" in source.data


def read_webarchive(source: SourceFile) -> Iterator[Manuscript | Left]:
    """The page; its pictures, styles and frames are not looked at."""
    try:
        said = plistlib.loads(source.data)
    except Exception as error:  # a broken property list fails in many ways
        why = "It is a page saved by Safari that is damaged; save the page once more."
        raise Unreadable(source.path, why) from error
    main: Any = said.get("WebMainResource") if isinstance(said, dict) else None
    data = main.get("WebResourceData") if isinstance(main, dict) else None
    if not isinstance(data, bytes) or not data.strip():
        raise Unreadable(source.path, "It is a page saved by Safari without the page in it; save the page once more.")
    kind = str(main.get("WebResourceMIMEType") or "text/html")
    if "html" not in kind and not kind.startswith("text/"):
        raise Unreadable(source.path, f"It holds no page but {kind}; save that as a file of its own.")
    found = given("Safari's archive", url=str(main.get("WebResourceURL") or ""))
    text, encoding = decoded(source, data, str(main.get("WebResourceTextEncodingName") or ""))
    yield manuscript(source, Format.HTML if "html" in kind else Format.TEXT, without_data(text), encoding=encoding,
                     given=found)  # fmt: skip


def decoded(source: SourceFile, data: bytes, named: str) -> tuple[str, str]:
    """The text of a page in a container: by the encoding the container names where it fits, else by the page's own."""
    if named:
        try:
            return data.decode(named), named.lower()
        except (UnicodeDecodeError, LookupError):
            pass
    inner = read(SourceFile(source.path, data))
    return inner.text, inner.encoding
