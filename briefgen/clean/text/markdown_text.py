"""Markdown as a reader sees it: marks, targets and pictures gone, every character with its place.

Only what people's clippings hold is read: headings, lists, quotations, emphasis, links of all kinds, wikilinks,
pictures, code, escapes, entities, inline HTML.  It never fails: what is not understood stays visible.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.clean.text.own_notes import own_notes
from briefgen.clean.text.traced import Traced
from briefgen.model import BlockKind

_FRONT = re.compile(r"\ufeff?\s*---[ \t]*\r?\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_OPEN_FRONT = re.compile(r"\ufeff?\s*---[ \t]*\r?\n((?:[A-Za-z_][\w -]*:[^\n]*\n|[ \t]+[^\n]*\n|-[ \t][^\n]*\n)+)\s*\n")
_HEADING = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r"[ \t]{0,3}(=+|-{3,})[ \t]*$")
_ITEM = re.compile(r"[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+(?=\S)")
_QUOTE = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
_RULE = re.compile(r"[ \t]{0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_FENCE = re.compile(r"[ \t]{0,3}(```+|~~~+)")
_DEFINITION = re.compile(r"[ \t]{0,3}\[[^\]\n]+\]:[ \t]*\S")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t:|-]*-[ \t:|-]*\|[ \t:|-]*$")
# A page's script or style that a clipper took along, over several lines; on one line it is inline HTML.
_UNSEEN = re.compile(r"[ \t]*<(script|style|template)\b(?!.*</\1\b)", re.IGNORECASE)
_LONGEST_SCRIPT = 100_000
_CAPTION = re.compile(r"[ \t]*\{:[^{}\n]*\.caption\b[^{}\n]*\}")
_ATTRIBUTES = re.compile(r"(?<![ \t])[ \t]*\{:[^{}\n]*\}[ \t]*$")

# By which Obsidian links to a paragraph: "... fell. ^a1b2c3".  It always stands behind a space, at the very end.
_BLOCK_ID = re.compile(r"[ \t]+\^(?=[0-9-]*[A-Za-z])[A-Za-z0-9-]{2,40}[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Chunk:
    """A block of a Markdown file: its visible characters (line ends kept), and whether a gap stands before it."""

    kind: BlockKind
    level: int
    traced: Traced
    gap: bool


def front_matter_end(text: str) -> int:
    """Where the front matter ends; 0 without any.  One that is never closed ends at its first empty line."""
    match = _FRONT.match(text) or _OPEN_FRONT.match(text)
    return match.end() if match else 0


def front_matter(text: str) -> str | None:
    """The YAML between the two lines of dashes, or None."""
    match = _FRONT.match(text) or _OPEN_FRONT.match(text)
    return match[1] if match else None


def project_markdown(text: str) -> Traced:
    """The visible characters of a Markdown file, blocks on lines of their own."""
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for chunk in chunks(text):
        if chars:
            edge = ends[-1]
            chars.append("\n")
            starts.append(edge)
            ends.append(edge)
        chars += chunk.traced.text
        starts += chunk.traced.starts
        ends += chunk.traced.ends
    return Traced("".join(chars), tuple(starts), tuple(ends))


def chunks(text: str) -> Iterator[Chunk]:
    """The blocks of a Markdown file in order, front matter left out."""
    chunker = _Chunker(text)
    lines = list(_lines(text, front_matter_end(text)))
    own = own_notes([text[start:end] for start, end in lines]).lines
    for n, (start, end) in enumerate(lines):
        chunker.line(start, start if n in own else end)  # a note leaves a gap where it stood
    chunker.flush()
    yield from chunker.done


def notes_in(text: str) -> int:
    """How many notes of its reader's own stand in a Markdown file; they are not shown."""
    return own_notes([text[start:end] for start, end in _lines(text, front_matter_end(text))]).notes


class _Chunker:
    """Gathers lines into blocks: each line begins a block, goes on with the one that is open, or closes it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.done: list[Chunk] = []
        self._held: list[tuple[int, int]] = []
        self._kind, self._level, self._gap, self._fence = BlockKind.PARAGRAPH, 0, True, ""
        self._unseen: re.Pattern[str] | None = None

    def flush(self) -> None:
        """Close the open block."""
        if self._held:
            traced = inline(self.text, self._held)
            if traced.text.strip():
                self.done.append(Chunk(self._kind, self._level, traced, self._gap))
                self._gap = False
        self._held, self._kind, self._level = [], BlockKind.PARAGRAPH, 0

    def line(self, start: int, end: int) -> None:
        """Take the next line."""
        line = self.text[start:end]
        if self._fenced(line, start, end) or self._hidden(line, end):
            return
        if not line.strip() and self._held and _CAPTION.match(self.text, end):
            self._kind = BlockKind.CAPTION
            self.flush()
        elif not line.strip() or _RULE.match(line) or _DEFINITION.match(line) or _TABLE_RULE.match(line):
            if not self._underline(line):
                self.flush()
                self._gap = True
        elif heading := _HEADING.match(line):
            self._begin(BlockKind.HEADING, start + heading.start(2), start + heading.end(2), len(heading[1]))
            self.flush()
        elif quote := _QUOTE.match(line):
            self._quote(start + quote.end(), end)
        elif item := _ITEM.match(line):
            self._begin(BlockKind.LIST_ITEM, start + item.end(), end)
        elif not self._underline(line):
            self._held.append((start, end))

    def _begin(self, kind: BlockKind, start: int, end: int, level: int = 0) -> None:
        self.flush()
        self._kind, self._level, self._held = kind, level, [(start, end)]

    def _fenced(self, line: str, start: int, end: int) -> bool:
        """Whether a line stands in a fence of code or is its edge; code is shown as it is."""
        fence = _FENCE.match(line)
        if not fence and not self._fence:
            return False
        self.flush()
        if fence and (not self._fence or fence[1].startswith(self._fence)):
            self._fence = "" if self._fence else fence[1][:3]
        elif line.strip():
            self.done.append(Chunk(BlockKind.PARAGRAPH, 0, _verbatim(self.text, start, end), gap=True))
        return True

    def _hidden(self, line: str, end: int) -> bool:
        """Whether a line stands in a script or a style, which no reader sees."""
        if self._unseen:
            if self._unseen.search(line):
                self._unseen = None
            return True
        opened = _UNSEEN.match(line)
        closing = re.compile(rf"</{opened[1]}\b", re.IGNORECASE) if opened else None
        if closing is None or not closing.search(self.text, end, end + _LONGEST_SCRIPT):
            return False  # one that is never closed hides nothing
        self.flush()
        self._unseen = closing
        return True

    def _underline(self, line: str) -> bool:
        """A single line of text with a line of dashes or equals signs under it is a heading."""
        if not _UNDERLINE.match(line) or len(self._held) != 1 or self._kind is not BlockKind.PARAGRAPH:
            return False
        self._kind, self._level = BlockKind.HEADING, 1 if "=" in line else 2
        self.flush()
        return True

    def _quote(self, start: int, end: int) -> None:
        if self._kind is not BlockKind.QUOTATION or not self.text[start:end].strip():
            self.flush()
            self._kind = BlockKind.QUOTATION
        if self.text[start:end].strip():
            self._held.append((start, end))


def _lines(text: str, start: int) -> Iterator[tuple[int, int]]:
    for match in re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)").finditer(text, start):
        if match.start() == len(text):
            return
        end = match.end()
        while end > match.start() and text[end - 1] in "\r\n":
            end -= 1
        attributes = _ATTRIBUTES.search(text, match.start(), end) or _BLOCK_ID.search(text, match.start(), end)
        yield match.start(), attributes.start() if attributes else end


def _verbatim(text: str, start: int, end: int) -> Traced:
    return Traced(text[start:end], tuple(range(start, end)), tuple(range(start + 1, end + 1)))


# What is emphasised or struck has a length: else a thousand opening marks are each searched to the text's end.
_INLINE = re.compile(
    r"""
    (?P<escape>\\[!-/:-@\[-`{-~])
  | (?P<picture>!\[\[[^\[\]\n]*\]\]|!\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\]))
  | (?P<wiki>\[\[(?:[^\[\]|\n]*\|)?(?P<wikitext>[^\[\]|\n]+)\]\])
  | (?P<footnote>\[\^[^\]\s]+\])
  | (?P<link>\[(?P<linktext>(?:[^\[\]\\]|\\.|\[[^\[\]]*\]|!\[[^\[\]]*\]\([^()]*\))*)\]
        (?:\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)|\[[^\[\]\n]*\]))
  | (?P<code>(?P<ticks>`+)(?!`)(?P<codetext>.{1,2000}?)(?<!`)(?P=ticks)(?!`))
  | (?P<auto><(?P<autotext>(?:https?|mailto|ftp):[^<>\s]*|[\w.+-]+@[\w.-]+\.\w+)>)
  | (?P<comment><!--.{0,5000}?-->|%%.{0,5000}?%%)
  | (?P<unseen><(?P<unseentag>(?i:script|style|template))\b[^<>]*>.{0,20000}?</(?P=unseentag)\s*>)
  | (?P<tag></?[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>)
  | (?P<entity>&(?:\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,31});)
  | (?P<bolder>\*\*\*(?=[^\s*])(?P<boldertext>[^*]{1,2000})(?<!\s)\*\*\*)
  | (?P<bold>\*\*(?=\S)(?P<boldtext>(?:[^*]|\*(?!\*)[^*]*\*(?!\*)){1,2000})(?<!\s)\*\*)
  | (?P<star>\*(?=[^\s])(?P<startext>(?:[^*]|\*\*[^*]+\*\*){1,2000})(?<!\s)\*)
  | (?P<line>(?<!\w)(?P<lines>_{1,3})(?=[^\s_])(?P<linetext>[^\n]{1,2000}?)(?<=[^\s_])(?P=lines)(?!\w))
  | (?P<strike>(?P<strikes>~~|==)(?=\S)(?P<striketext>[^\n]{1,2000}?)(?<=\S)(?P=strikes))
    """,
    re.VERBOSE | re.DOTALL,
)
_INNER = {
    "link": "linktext",
    "bolder": "boldertext",
    "bold": "boldtext",
    "star": "startext",
    "line": "linetext",
    "strike": "striketext",
}
_VERBATIM = {"wiki": "wikitext", "code": "codetext", "auto": "autotext"}
_BREAK = re.compile(r"</?(?:br|p|div|li|tr|h\d)\b", re.IGNORECASE)


def inline(text: str, ranges: list[tuple[int, int]]) -> Traced:
    """The visible characters of a block that stands in these ranges of the file, one range a line."""
    letters: list[str] = []
    places: list[int] = []
    for n, (start, end) in enumerate(ranges):
        if n:
            letters.append("\n")
            places.append(ranges[n - 1][1])
        letters += text[start:end]
        places += range(start, end)
    seen: list[tuple[str, int, int]] = []
    _scan("".join(letters), 0, len(letters), places, seen)
    return Traced("".join(c for c, _, _ in seen), tuple(s for _, s, _ in seen), tuple(e for _, _, e in seen))


def _scan(source: str, start: int, end: int, places: list[int], seen: list[tuple[str, int, int]]) -> None:
    at = start
    while at < end:
        match = _INLINE.search(source, at, end)
        stop = match.start() if match else end
        seen += [(source[i], places[i], places[i] + 1) for i in range(at, stop)]
        if match is None:
            return
        _emit(match, source, places, seen)
        at = match.end()


def _emit(match: re.Match[str], source: str, places: list[int], seen: list[tuple[str, int, int]]) -> None:
    what = match.lastgroup if match.lastgroup in _GROUPS else _outer(match)
    first, last = places[match.start()], places[match.end() - 1] + 1
    if what == "escape":
        seen.append((match[0][1], last - 1, last))
    elif what in _INNER:
        _scan(source, match.start(_INNER[what]), match.end(_INNER[what]), places, seen)
    elif what in _VERBATIM:
        group = _VERBATIM[what]
        seen += [(source[i], places[i], places[i] + 1) for i in range(match.start(group), match.end(group))]
    elif what == "entity":
        seen += [(c, first, last) for c in html.unescape(match[0])]
    elif what == "tag" and _BREAK.match(match[0]):
        seen.append(("\n", first, last))


_GROUPS = ("escape", "picture", "wiki", "footnote", "link", "code", "auto", "comment", "unseen", "tag", "entity")
_ALL = (*_GROUPS, "bolder", "bold", "star", "line", "strike")


def _outer(match: re.Match[str]) -> str:
    return next(name for name in _ALL if match[name] is not None)
