"""Is a file whole, and in which bytes do readers look for its marks?

A download that broke off holds the first of its articles, the last one cut short: what is read is read, and a line says
that the rest is missing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from briefgen.load.sniff import wide_encoding
from briefgen.model import SourceFile

CUT_OFF = (
    "It breaks off in the middle: its last article may be cut short, and others may be missing; "
    "save or download it once more."
)
TAIL = 4096  # bytes at the end in which the outermost element must end
_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*>\s*|<!--.*?-->\s*|<!doctype[^>]*>\s*)*<(?P<name>[A-Za-z][\w:.-]*)", re.I | re.S
)
_WIDE = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_DECLARED = re.compile(r"(<\?xml[^>]*?)\s+encoding=[\"'][\w-]+[\"']")


def in_utf8(source: SourceFile) -> SourceFile:
    """The file with its characters in UTF-8, where they are told to be two or four bytes each; else as it is.

    >>> in_utf8(SourceFile("a.txt", "Rain".encode("utf-16"))).data
    b'Rain'
    """
    marked = next((encoding for mark, encoding in _WIDE if source.data.startswith(mark)), None)
    encoding = marked or wide_encoding(source.data)
    if encoding is None:
        return source
    try:
        text = source.data.decode(encoding)
    except UnicodeDecodeError:
        return source
    return replace(source, data=_DECLARED.sub(r"\1", text, count=1).encode("utf-8", "surrogatepass"))


def breaks_off(data: bytes) -> bool:
    """Whether a page or an XML file ends before its outermost element does.

    >>> breaks_off(b"<html><p>Rain"), breaks_off(b"<html><p>Rain</html>"), breaks_off(b"Rain fell.")
    (True, False, False)
    """
    root = _ROOT.match(data)
    if root is None or (root["name"].lower() != b"html" and not data.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<?xml")):
        return False
    return b"</" + root["name"].lower() not in data[-TAIL:].lower()
