"""The receipt of a block, checked without the code that made it.

A block is right when its words, repairs undone and white space aside, are its span of the manuscript less what can
only be markup there.  The check walks both texts side by side and tries every reading of the markup, so it shares
nothing with the projection but the meaning of the formats.
"""

from __future__ import annotations

import html
import re

from briefgen.load.decode import undo
from briefgen.model import Block, Format, Manuscript

READINGS = 50
"""Readings tried for each character of a block's source; what needs more is a riddle, and not proven."""

_TAGS = r"<!--.*?-->|<(script|style|template)\b.*?</\1\s*>|<[!/?]?[A-Za-z][^<>]*>|<![^<>]*>"
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,31});?")
_MARKUP = {
    Format.HTML: re.compile(r"<r[tp]\b[^<>]*>[^<]*|" + _TAGS + r"|<[^<>]*>", re.DOTALL | re.IGNORECASE),
    Format.MARKDOWN: re.compile(
        _TAGS
        + r"""|!?\[\[[^\[\]\n]*?\||!?\[\[|\]\]|!\[\[[^\[\]\n]*\]\]"""
        + r"""|!\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\])"""
        + r"""|\](?:\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)|\[[^\[\]\n]*\])"""
        + r"""|\[\^[^\]\s]+\]|\[|[*_~=`]|\\(?=[!-/:-@\[-`{-~])|<(?=\w)|(?<=[\w/])>|\#{1,6}|>"""
        + r"""|%%.{0,5000}?%%|\{:[^{}\n]*\}|[-+*•]|\d{1,3}[.)]\s""",
        re.DOTALL,
    ),
}


def traces(block: Block, manuscript: Manuscript) -> bool:
    """Whether a block's words stand in its span of the manuscript.

    >>> from briefgen.model import BlockKind, SourceFile
    >>> paper = Manuscript(SourceFile("a.html", b""), Format.HTML, "utf-8", "<p>Rain <b>fell</b>.</p>")
    >>> traces(Block(BlockKind.PARAGRAPH, "Rain fell.", (0, 24)), paper)
    True
    >>> traces(Block(BlockKind.PARAGRAPH, "Snow fell.", (0, 24)), paper)
    False
    """
    start, end = block.source
    if not (0 <= start < end <= len(manuscript.text)) or not _repairs_stand(block):
        return False
    return spells(manuscript.text[start:end], "".join(undo(block.text, block.repairs).split()), manuscript.format)


def spells(source: str, wanted: str, form: Format) -> bool:
    """Whether ``source``, less markup and white space, can be read as ``wanted``."""
    markup = _MARKUP.get(form)
    if markup is None:
        return "".join(source.split()) == wanted
    if _plainly(source, markup) == wanted:
        return True
    # Each state is how much of either text is read; the furthest reading of each is tried first.
    waiting, seen = [(0, 0)], {(0, 0)}
    while waiting and len(seen) <= READINGS * len(source) + READINGS:
        at, got = waiting.pop()
        while at < len(source) and source[at].isspace():
            at += 1
        if at == len(source):
            if got == len(wanted):
                return True
            continue
        for state in _steps(source, at, wanted, got, markup):
            if state not in seen:
                seen.add(state)
                waiting.append(state)
    return False


def _plainly(source: str, markup: re.Pattern[str]) -> str:
    """The commonest reading: whatever can be markup is, and every entity is meant.  It saves the search."""
    parts, at = [], 0
    for found in markup.finditer(source):
        parts.append(html.unescape(source[at : found.start()]))
        at = found.end()
    return "".join("".join([*parts, html.unescape(source[at:])]).split())


def _steps(source: str, at: int, wanted: str, got: int, markup: re.Pattern[str]) -> list[tuple[int, int]]:
    steps = []
    skipped = markup.match(source, at)
    if skipped and skipped.end() > at:
        steps.append((skipped.end(), got))
    if wanted.startswith(source[at], got):
        steps.append((at + 1, got + 1))
    entity = _ENTITY.match(source, at)
    if entity:
        meant = "".join(html.unescape(entity[0]).split())
        if meant != entity[0] and wanted.startswith(meant, got):
            steps.append((entity.end(), got + len(meant)))
    return steps


def _repairs_stand(block: Block) -> bool:
    """A repair must be where it says, and in order."""
    last = 0
    for repair in block.repairs:
        if repair.start < last or not block.text.startswith(repair.after, repair.start):
            return False
        last = repair.start + len(repair.after)
    return True
