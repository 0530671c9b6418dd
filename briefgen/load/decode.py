"""From bytes to characters: the encoding, mojibake mended, and the normal form of text.

The order is: a byte-order mark, strict UTF-8, what the page declares, what the bytes look like.  Whatever is
mended is logged, so that undoing the repairs gives ``data.decode(encoding)`` again, character by character.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from briefgen.errors import Unreadable
from briefgen.load.alike import plainly
from briefgen.load.normal import is_normal, normalised
from briefgen.load.sniff import format_of, name_binary, wide_encoding
from briefgen.model import Manuscript, Repair, SourceFile

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|^<\?xml[^>]*encoding=["']([\w.:-]+)""", re.IGNORECASE
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
AROUND = 8  # characters on either side of one beyond ASCII; the longest pattern of mojibake has six
MAX_DIFF = 4000  # characters of one line compared letter by letter; a longer line becomes one repair
MAX_CONTROLS = 0.02  # share of control characters above which decoded bytes are no text


def read(source: SourceFile) -> Manuscript:
    """Decode a source file.  Raises ``Unreadable``, with a next step, where its bytes are no text.

    >>> read(SourceFile("a.txt", "Déjà vu".encode("cp1252"))).text
    'Déjà vu'
    """
    if not source.data.strip():
        raise Unreadable(source.path, "The file is empty; paste the article's text into it or delete it.")
    binary = name_binary(source.data)
    if binary:
        raise Unreadable(source.path, f"It is {binary[0]}, not text; {binary[1]}.")
    encoding, raw = _decode(source)
    if not raw.strip("\ufeff \t\r\n\x0b\x0c"):
        raise Unreadable(source.path, "The file is empty; paste the article's text into it or delete it.")
    if len(_CONTROL.findall(raw)) > MAX_CONTROLS * len(raw):
        raise Unreadable(source.path, "It is a binary file, not text; save the article's text as .txt, .md or .html.")
    text, repairs = mend(raw)
    return Manuscript(source, format_of(text, source.path), encoding, text, repairs)


def undo(text: str, repairs: tuple[Repair, ...]) -> str:
    """The text as it was before its repairs.

    >>> undo("a b", (Repair(1, "", " ", "glued words"),))
    'ab'
    """
    parts, at = [], 0
    for repair in repairs:
        parts += [text[at : repair.start], repair.before]
        at = repair.start + len(repair.after)
    return "".join([*parts, text[at:]])


def mend(raw: str) -> tuple[str, tuple[Repair, ...]]:
    """Mend mojibake line by line ("DÃ©jÃ " -> "Déjà"), and give the text its normal form (``normal.py``).

    Quotation marks and everything else stay as they are.
    """
    import ftfy
    from ftfy.badness import is_bad

    if raw.isascii():
        return normalised(raw)
    mended: list[str] = []
    repairs: list[Repair] = []
    at = 0
    for line in raw.splitlines(keepends=True):
        fixed = ftfy.fix_encoding(line) if not line.isascii() and is_bad(_odd(line)) else line
        taken: Iterable[Repair] = ()
        if not is_normal(fixed):
            whole, (fixed, taken) = fixed, normalised(fixed)
            line = line if whole != line else fixed
        if not fixed.isascii():
            whole, (fixed, alike) = fixed, plainly(fixed)
            if whole == line:  # no character becomes two, so that the repairs before keep their places
                taken, line = sorted((*taken, *alike), key=lambda r: r.start), fixed
        if fixed != line:
            taken = _differences(line, fixed)
        repairs += [Repair(at + r.start, r.before, r.after, r.rule) for r in taken]
        mended.append(fixed)
        at += len(fixed)
    return "".join(mended), tuple(repairs)


def _odd(line: str) -> str:
    """A line's characters beyond ASCII with those around them, which is all that mojibake is told by: the rest of a
    page's megabyte of data on one line need not be searched.
    """
    spans: list[list[int]] = []
    for match in _BEYOND_ASCII.finditer(line):
        if spans and match.start() - AROUND <= spans[-1][1]:
            spans[-1][1] = match.end() + AROUND
        else:
            spans.append([max(0, match.start() - AROUND), match.end() + AROUND])
    return "\n".join(line[start:end] for start, end in spans)


def _decode(source: SourceFile) -> tuple[str, str]:
    data = source.data
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = _try(data, encoding)
            if text is not None:
                return encoding, text
    wide = wide_encoding(data)
    text = _try(data, wide) if wide else None
    if wide and text is not None:
        return wide, text
    text = _try(data, "utf-8")
    if text is not None:
        return "utf-8", text
    for encoding in _declared(data):
        text = _try(data, encoding)
        if text is not None:
            return encoding, text
    guess = _guess(data)
    text = _try(data, guess) if guess else None
    if guess is None or text is None:
        raise Unreadable(source.path, "Its encoding could not be told; open it in an editor and save it as UTF-8.")
    return guess, text


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _declared(data: bytes) -> list[str]:
    """Encodings the page names itself; the name the web uses for cp1252 is "iso-8859-1"."""
    names = []
    for match in _DECLARED.finditer(data[:4096]):
        name = (match[1] or match[2]).decode("ascii", "replace").lower()
        names.append("cp1252" if name in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"} else name)
    return [n for n in names if n not in {"utf-8", "utf8"} and _is_text_codec(n)]


def _is_text_codec(name: str) -> bool:
    try:
        codec = codecs.lookup(name)
    except LookupError:
        return False
    return bool(getattr(codec, "_is_text_encoding", True))


def _guess(data: bytes) -> str | None:
    """Nearly all UTF-8 with a few broken bytes is read as cp1252 and mended; else what the bytes look like."""
    broken = data.decode("utf-8", "replace").count("\ufffd")
    several = sum(1 for b in data if b >= 0xC2)
    if several and broken * 4 < several:
        return next((e for e in ("cp1252", "latin-1") if _try(data, e) is not None), None)
    from charset_normalizer import from_bytes

    guesses = from_bytes(data)
    best = guesses.best()
    if best is not None and not best.coherence and any("cp1252" in g.could_be_from_charset for g in guesses):
        return "cp1252"  # nothing tells the alphabets apart in so short a text: take the commonest
    if best is not None and _is_text_codec(best.encoding):
        return str(best.encoding)
    return None


def _differences(line: str, fixed: str) -> list[Repair]:
    """The runs in which two versions of a line differ, as repairs of the second."""
    if len(line) > MAX_DIFF:
        return _one_difference(line, fixed)
    codes = SequenceMatcher(None, line, fixed, autojunk=False).get_opcodes()
    return [Repair(j, line[i:k], fixed[j:m], "mojibake mended") for tag, i, k, j, m in codes if tag != "equal"]


def _one_difference(line: str, fixed: str) -> list[Repair]:
    start = 0
    while start < min(len(line), len(fixed)) and line[start] == fixed[start]:
        start += 1
    end = 0
    while end < min(len(line), len(fixed)) - start and line[-1 - end] == fixed[-1 - end]:
        end += 1
    return [Repair(start, line[start : len(line) - end], fixed[start : len(fixed) - end], "mojibake mended")]
