"""What a file is, told by its content: a binary is named, a text is plain, Markdown or HTML."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from briefgen.model import Format

# What files begin with, what to call them, and what their owner can do.
_COPY = "open it, select its text, and save that as a .txt file"
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF document", _COPY),
    (b"PK\x03\x04", "a ZIP archive or an office document", "save its text as .txt, or unpack it"),
    (b"PK\x05\x06", "an empty ZIP archive", "delete it"),
    (b"\xd0\xcf\x11\xe0", "an old office document", _COPY),
    (b"{\\rtf", "a rich text document", "save it as plain text (.txt)"),
    (b"\x89PNG", "a PNG picture", "delete it, or save the article's text instead"),
    (b"\xff\xd8\xff", "a JPEG picture", "delete it, or save the article's text instead"),
    (b"GIF8", "a GIF picture", "delete it, or save the article's text instead"),
    (b"BM", "a bitmap picture", "delete it, or save the article's text instead"),
    (b"\x1f\x8b", "a gzip archive", "unpack it and add the file in it"),
    (b"BZh", "a bzip2 archive", "unpack it and add the file in it"),
    (b"\xfd7zXZ\x00", "an xz archive", "unpack it and add the file in it"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it and add the files in it"),
    (b"Rar!", "a RAR archive", "unpack it and add the files in it"),
    (b"ID3", "a sound file", "delete it, or add a transcript as text"),
    (b"OggS", "a sound or film file", "delete it, or add a transcript as text"),
    (b"SQLite format 3", "a database", "delete it"),
    (b"\x7fELF", "a program", "delete it"),
    (b"MZ", "a program", "delete it"),
    (b"bplist", "a saved page of Safari (a web archive)", "save the page as HTML instead"),
)
_OFFICE, _LOCKED = b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")
_ZIP, _LIST = b"PK\x03\x04", b"PK\x05\x06"  # the list of what is in an archive stands at its end
_LIST_WITHIN = 66_000  # bytes from the end in which it begins: its comment may have 65,535
STRAY = 400  # bytes of text for each zero byte at least; the smallest binary files have one in 20
WIDE_LOOK = 4096  # bytes in which a text of two bytes a character shows
SPACES, SHOWN = 0.05, 0.98  # of its characters; read in the wrong order it has no space at all
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_TEXT_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def name_binary(data: bytes) -> tuple[str, str] | None:
    """What a binary is and what to do with it; None where the bytes may be text.

    >>> name_binary(b"%PDF-1.7 ...")[0]
    'a PDF document'
    >>> name_binary(b"PK\\x03\\x04...")[0]
    'a ZIP archive or an office document that breaks off in the middle'
    """
    head = data[:4096]
    if head.startswith(_OFFICE) and _LOCKED in data:
        return "an office document locked with a password", "open it, and save it without one"
    if head.startswith(_ZIP) and _LIST not in data[-_LIST_WITHIN:]:
        return "a ZIP archive or an office document that breaks off in the middle", "save or download it once more"
    for signature, what, todo in _SIGNATURES:
        # Two letters alone prove nothing: "BM" and "MZ" can begin an article, but not one with control bytes.
        if head.startswith(signature) and (len(signature) > 2 or b"\x00" in head):
            return what, todo
    if head[:4] == b"RIFF" or head[4:8] == b"ftyp":
        return "a picture, sound or film file", "delete it, or save the article's text instead"
    if b"\x00" in head and not head.startswith(_TEXT_BOMS) and not wide_encoding(data) and not _is_stray(data):
        return "a binary file", "delete it, or save the article's text as .txt, .md or .html"
    return None


def wide_encoding(data: bytes) -> str | None:
    """The encoding of a text of two bytes a character that does not say so by a mark; None for anything else.

    >>> wide_encoding("It rained on the weir.".encode("utf-16-le")), wide_encoding(b"It rained.")
    ('utf-16-le', None)
    """
    head = data[:WIDE_LOOK]
    if b"\x00" not in head or len(data) % 2 or head.startswith(_TEXT_BOMS):
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = head.decode(encoding, "replace")
        shown = sum(1 for c in text if c.isprintable() or c in "\t\r\n\x0c")
        if text.count(" ") >= SPACES * len(text) and shown >= SHOWN * len(text):
            return encoding
    return None


def _is_stray(data: bytes) -> bool:
    """Whether the zero bytes of a file are strays in a text: very few, and all the rest is text.

    >>> _is_stray(b"It rained on the weir.\\n" * 20 + b"\\x00"), _is_stray(b"\\x00\\x01\\x02" * 20)
    (True, False)
    """
    if data.count(b"\x00") * STRAY > len(data) or _CONTROLS.search(data):
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_HTML_BLOCK = re.compile(
    r"</?(?:p|div|body|head|html|article|section|span|script|table|h[1-6]|ul|li)\b[^<>]*>", re.IGNORECASE
)
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:[^\n]*\n){0,80}?[A-Za-z_][\w -]*:")
_MD_LINK = re.compile(r"\[[^\[\]\n]+\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"\n]*\")?\)|\[\[[^\[\]\n]+\]\]")
_MD_HEADING = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
_MD_BOLD = re.compile(r"(?<![\w*])\*\*\S(?:[^*\n]*\S)?\*\*(?![\w*])")
HTML_BLOCKS = 6  # fewer tags than this may be quoted in a text; a saved fragment of a page has more


def format_of(text: str, path: str = "") -> Format:
    """The form of a text.  The content decides; a file name's ending only where the content leaves both open.

    >>> format_of("<!doctype html><p>Rain.</p>"), format_of("Rain fell.")
    (<Format.HTML: 'html'>, <Format.TEXT: 'text'>)
    """
    ending = PurePosixPath(path).suffix.lower()
    if _HTML_START.match(text) or (text.lstrip().startswith("<") and len(_HTML_BLOCK.findall(text)) >= HTML_BLOCKS):
        return Format.HTML
    if _FRONT_MATTER.match(text.lstrip("\ufeff \t\r\n")) or ending in {".md", ".markdown", ".mdown"}:
        return Format.MARKDOWN
    if ending in {".html", ".htm", ".xhtml"} and _HTML_BLOCK.search(text):
        return Format.HTML
    headings = len(_MD_HEADING.findall(text))
    if _MD_LINK.search(text) or headings >= 2 or (headings and _MD_BOLD.search(text)):
        return Format.MARKDOWN
    return Format.TEXT
