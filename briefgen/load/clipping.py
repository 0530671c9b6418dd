"""Text taken out of a container, written down as a Markdown clipping: the one form every such reader hands on.

Words only: whatever in them could be read as a mark is escaped, so that what a reader sees is what the source says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from briefgen.model import BlockKind

CAPTION = "{: .caption }"
_TILDES = re.compile(r"~~|==")


@dataclass(frozen=True, slots=True)
class Clip:
    """A block of text and what it is; ``level`` is a heading's, ``centred`` says that it stands in the middle."""

    kind: BlockKind
    text: str
    level: int = 0
    centred: bool = field(default=False, repr=False)


def clipping(passages: Iterable[Clip]) -> str:
    """The Markdown of these passages, one block each; a passage without a letter or digit is no text.

    >>> clipping([Clip(BlockKind.HEADING, "Dry *again*", 2), Clip(BlockKind.QUOTATION, "# 1 & 2")])
    '## Dry \\\\*again\\\\*\\n\\n> \\\\# 1 &amp; 2\\n'
    """
    blocks = []
    for passage in passages:
        text = " ".join(passage.text.split())
        if any(c.isalnum() for c in text):
            blocks.append(_block(passage, escaped(text)))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def escaped(text: str) -> str:
    """One line of words, safe from being read as marks.

    >>> escaped("- a [link](x)"), escaped("3. Snow_fall")
    ('\\\\- a \\\\[link\\\\](x)', '3\\\\. Snow_fall')
    """
    text = re.sub(r"([\\`*\[\]])", r"\\\1", text)
    text = re.sub(r"(?<!\w)_|_(?!\w)", r"\\_", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace("{:", "\\{:")
    text = _TILDES.sub(lambda m: "".join(f"\\{c}" for c in m[0]), text)
    text = re.sub(r"^(\d{1,3})([.)])(?=\s)", r"\1\\\2", text)
    text = re.sub(r"^([#>+=~|-])", r"\\\1", text)
    return re.sub(r"^•\s*", "", text)


def _block(passage: Clip, text: str) -> str:
    match passage.kind:
        case BlockKind.HEADING:
            return f"{'#' * min(6, max(1, passage.level))} {text}"
        case BlockKind.LIST_ITEM:
            return f"- {text}"
        case BlockKind.QUOTATION:
            return f"> {text}"
        case BlockKind.CAPTION:
            return f"{text}\n{CAPTION}"
    return text
