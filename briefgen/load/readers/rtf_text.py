"""From the bytes of an RTF file to its lines: groups, code pages, Unicode, hidden text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, replace

MAX_RTF = 100_000_000  # bytes; one with pictures for each of 500 articles has 40 million
MAX_DEPTH = 2000  # groups inside each other; Word writes up to 30
_TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<sign>[^A-Za-z])"
    rb"|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)|\\"
)
# What holds no text a reader sees on the page.
_PASSED = frozenset({
    "colortbl", "pict", "object", "objdata", "fldinst", "header", "headerl", "headerr", "headerf", "footer", "footerl",
    "footerr", "footerf", "footnote", "ftnsep", "annotation", "listtext", "pntext", "bkmkstart", "bkmkend", "xe", "tc",
    "txe", "rxe", "private", "nonesttables", "filetbl", "revtbl", "listtable", "listoverridetable", "rsidtbl",
    "themedata", "datastore", "latentstyles", "xmlnstbl", "generator", "template", "operator", "comment", "company",
    "category", "keywords", "subject", "doccomm", "hlinkbase", "creatim", "revtim", "printim", "buptim", "manager",
    "mmath", "moMathPr",
})  # fmt: skip
_SIGNS = {"~": "\u00a0", "_": "\u2011", "-": "", "\n": "\n", "\r": "\n"}
_WORDS = {
    "par": "\n", "line": "\n", "page": "\n", "sect": "\n", "column": "\n", "row": "\n", "nestrow": "\n",
    "tab": "\t", "cell": "\t", "nestcell": "\t", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘",
    "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_HEADING = re.compile(r"(?:heading|berschrift|titre|encabezado|kop|titolo)\s*(\d)|(?:title|titel|titre|título)$", re.I)


@dataclass(frozen=True, slots=True)
class RtfLine:
    """A line as it is printed; ``heading`` is its level, 0 for none."""

    text: str
    centred: bool = False
    bold: bool = False
    heading: int = 0
    item: bool = False


@dataclass(slots=True)
class Rtf:
    """What an RTF file says."""

    lines: list[RtfLine] = field(default_factory=list)
    title: str | None = None
    author: str | None = None
    cut_off: bool = False


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside one group."""

    passed: bool = False
    target: str = ""  # "", "title", "author", "fonts" or "styles"
    skip: int = 1  # characters that stand behind a Unicode character for older programs
    font: int = -1
    bold: bool = False
    hidden: bool = False


def read_rtf_text(data: bytes) -> Rtf:
    r"""The lines of an RTF file; what is broken in it is passed over.

    >>> [line.text for line in read_rtf_text(rb"{\rtf1\ansi It {\b fell}.\par {\v Not seen}Caf\'e9 \u8211?}").lines]
    ['It fell.', 'Café –']
    """
    reader = _RtfReader(data)
    reader.run()
    return reader.told


class _RtfReader:
    """Walks through the tokens once; a line is closed where a paragraph or a row ends."""

    def __init__(self, data: bytes) -> None:
        self.told = Rtf()
        self._data = data
        self._state = _State()
        self._stack: list[_State] = []
        self._page, self._fonts, self._styles = "cp1252", {}, {}  # type: str, dict[int, str], dict[int, str]
        self._style = -1
        self._bytes = b""  # of a run in a code page, until it ends
        self._line: list[str] = []
        self._bold = True
        self._centred, self._level, self._item = False, 0, False
        self._left = 0  # characters yet to pass over behind a Unicode character
        self._name: list[str] = []
        self._starred = self._opened = False

    def run(self) -> None:
        at = 0
        while found := _TOKEN.match(self._data, at):
            at = found.end()
            if found["hex"] is not None:
                self._byte(bytes.fromhex(found["hex"].decode()))
            elif found["text"] is not None:
                self._text(found["text"])
            elif found["brace"] is not None:
                if not self._brace(found["brace"]):
                    break
            elif found["word"] is not None:
                word = found["word"].decode()
                number = int(found["number"]) if found["number"] is not None else None
                if word == "bin":
                    at += max(0, number or 0)
                else:
                    self._word(word, number)
            elif found["sign"] is not None:
                self._sign(found["sign"].decode("latin-1"))
        self._flush()
        self._close()
        self.told.cut_off = bool(self._stack)

    def _brace(self, brace: bytes) -> bool:
        """Open or close a group; False where the document ends."""
        self._flush()
        self._left = 0
        if brace == b"{":
            if len(self._stack) < MAX_DEPTH:
                self._stack.append(self._state)
            self._opened = True
            return True
        if self._state.target and self._name:
            self._named()
        self._opened = self._starred = False
        if self._stack:
            self._state = self._stack.pop()
        return bool(self._stack)

    def _named(self) -> None:
        """The words of a group that is a title, a name, a font or a style."""
        text = " ".join("".join(self._name).split()).strip(" ;")
        self._name = []
        if self._state.target == "title":
            self.told.title = text or None
        elif self._state.target == "author":
            self.told.author = text or None
        elif self._state.target == "styles" and self._style >= 0:
            self._styles[self._style] = text

    def _word(self, word: str, number: int | None) -> None:
        self._flush()
        opened, self._opened = self._opened, False
        starred, self._starred = self._starred, False
        if opened and self._destination(word, starred=starred):
            return
        if word == "u" and number is not None:
            self._left = 0
            self._put(chr(number + 0x10000 if number < 0 else number) if -0x8000 <= number <= 0xFFFF else "\ufffd")
            self._left = self._state.skip
            return
        self._left = 0
        if word in _WORDS:
            self._put(_WORDS[word])
        elif word == "ansicpg":
            self._page = _codec(f"cp{number}") or self._page
        elif word == "mac":
            self._page = "mac_roman"
        elif self._state.target == "fonts":
            self._font(word, number)
        else:
            self._format(word, number)

    def _destination(self, word: str, *, starred: bool) -> bool:
        """Whether a group is told by its first word to be no text; names are kept apart."""
        targets = {"fonttbl": "fonts", "stylesheet": "styles", "title": "title", "author": "author"}
        if word in targets:
            self._state = replace(self._state, target=targets[word])
            self._name = []
            return True
        if word in _PASSED or (starred and word not in ("cs", "s", "ts", "shppict")):
            self._state = replace(self._state, passed=True)
            return True
        return False

    def _font(self, word: str, number: int | None) -> None:
        if word == "f" and number is not None:
            self._state = replace(self._state, font=number)
        elif word == "fcharset" and number in _CHARSETS:
            self._fonts[self._state.font] = _CHARSETS[number]
        elif word == "cpg" and (codec := _codec(f"cp{number}")):
            self._fonts[self._state.font] = codec

    def _format(self, word: str, number: int | None) -> None:
        """What changes how the text that follows looks."""
        on = number is None or number != 0
        match word:
            case "b":
                self._state = replace(self._state, bold=on)
            case "v" | "deleted":
                self._state = replace(self._state, hidden=on)
            case "plain":
                self._state = replace(self._state, bold=False, hidden=False)
            case "f" if number is not None:
                self._state = replace(self._state, font=number)
            case "uc" if number is not None:
                self._state = replace(self._state, skip=min(max(number, 0), 8))
            case _:
                self._format_paragraph(word, number)

    def _format_paragraph(self, word: str, number: int | None) -> None:
        """What changes how the paragraph stands, and which style it has."""
        match word:
            case "pard":
                self._centred, self._level, self._item = False, 0, False
            case "qc":
                self._centred = True
            case "ql" | "qr" | "qj":
                self._centred = False
            case "ls":
                self._item = True
            case "outlinelevel" if number is not None and 0 <= number < 6:
                self._level = number + 1
            case "s" if number is not None:
                self._style = number
                if not self._state.target and (name := _HEADING.search(self._styles.get(number, ""))):
                    self._level = int(name[1]) + 1 if name[1] else 1

    def _sign(self, sign: str) -> None:
        self._flush()
        if sign == "*":
            self._starred = True
            return
        self._opened = False
        self._put(_SIGNS.get(sign, sign if sign in "\\{}" else ""))

    def _byte(self, value: bytes) -> None:
        self._opened = False
        if self._left:
            self._left -= 1
        else:
            self._bytes += value

    def _text(self, run: bytes) -> None:
        self._opened = False
        if self._left:
            run, self._left = run[self._left :], max(0, self._left - len(run))
        self._bytes += run

    def _flush(self) -> None:
        """Put the bytes gathered so far, read in the font's code page."""
        if self._bytes:
            codec = self._fonts.get(self._state.font, self._page)
            text, self._bytes = self._bytes.decode(codec, "replace"), b""
            self._put(text)

    def _put(self, text: str) -> None:
        if self._state.passed or self._state.hidden:
            return
        if self._state.target:
            self._name.append(text)
            return
        if text == "\n":
            self._close()
            return
        if text.strip() and not self._state.bold:
            self._bold = False
        self._line.append(text)

    def _close(self) -> None:
        # Characters beyond the first plane come as two halves.
        text = "".join(self._line).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        if text.strip():
            self.told.lines.append(RtfLine(text.strip(" \t\n"), self._centred, self._bold, self._level, self._item))
        self._line, self._bold = [], True


def _codec(name: str) -> str | None:
    try:
        return codecs.lookup({"cp65001": "utf-8", "cp10000": "mac_roman"}.get(name, name)).name
    except LookupError:
        return None
