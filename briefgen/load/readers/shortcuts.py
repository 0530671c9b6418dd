"""Shortcuts to pages (.url of Windows, .webloc of macOS, .desktop of Linux): a link and no article."""

from __future__ import annotations

import plistlib
import re
from collections.abc import Iterator

from briefgen.load.reading import Left
from briefgen.model import Manuscript, SourceFile

NAME = "a shortcut"
LARGEST = 65_536  # bytes; a shortcut with an icon in it has 20,000
_INI = re.compile(rb"^\s*\[(?:InternetShortcut|Desktop Entry|\{[0-9A-F-]{36}\})[^\]]*\]", re.IGNORECASE)
_URL = re.compile(rb"^URL(?:\[\$e\])?\s*=\s*(\S+)", re.IGNORECASE | re.MULTILINE)


def knows(source: SourceFile) -> bool:
    """A file that names an address in one of the three ways."""
    return len(source.data) <= LARGEST and _address(source.data) is not None


def read_shortcut(source: SourceFile) -> Iterator[Manuscript | Left]:
    """Never an article, only the reason, with the address."""
    url = _address(source.data)
    yield Left("", f"It is only a link ({url}); fetch it with `briefgen add`, or open it and save the page itself.")


def _address(data: bytes) -> str | None:
    data = data.lstrip(b"\xef\xbb\xbf")
    if _INI.match(data):
        found = _URL.search(data)
        return found[1].decode("utf-8", "replace") if found else None
    if not data.startswith(b"bplist00") and b"<plist" not in data[:1000]:
        return None
    try:
        said = plistlib.loads(data)
    except Exception:  # a broken property list fails in many ways; it is then no shortcut
        return None
    url = said.get("URL") if isinstance(said, dict) else None
    return url if isinstance(url, str) else None
