"""An article as Markdown: what the ``clean`` command writes."""

from __future__ import annotations

import re

import yaml

from briefgen.model import Article, Block, BlockKind


def to_markdown(article: Article) -> str:
    """Front matter (an unknown value is null), then the body in plain Markdown, captions marked as such."""
    meta = article.metadata
    front = {
        "title": meta.title,
        "outlet": meta.outlet,
        "authors": list(meta.authors),
        "agencies": list(meta.agencies),
        "published": meta.published,
        "updated": meta.updated,
        "url": meta.url,
        "language": meta.language,
    }
    head = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=10_000)
    body = "\n\n".join(_block(block) for block in article.blocks)
    return f"---\n{head}---\n\n{body}\n"


def _block(block: Block) -> str:
    text = _escaped(block.text)
    match block.kind:
        case BlockKind.HEADING:
            return f"{'#' * max(2, block.level)} {text}"
        case BlockKind.LIST_ITEM:
            return f"- {text}"
        case BlockKind.QUOTATION:
            return f"> {text}"
        case BlockKind.CAPTION:
            return f"{text}\n{{: .caption }}"
    return text


def _escaped(text: str) -> str:
    """Words only: nothing in them may turn into a tag, a link, emphasis or a mark at the line's start.

    >>> _escaped("# 1 <b> &lt; & *x* [y](z)")
    '\\\\# 1 &lt;b> &amp;lt; & \\\\*x\\\\* \\\\[y\\\\](z)'
    """
    text = re.sub(r"([\\`*\[\]])", r"\\\1", text)
    text = re.sub(r"(?<!\w)_|_(?!\w)", r"\\_", text)
    text = re.sub(r"&(?=[#A-Za-z])", "&amp;", text).replace("<", "&lt;")
    text = re.sub(r"^(\d{1,9})([.)])(?=\s)", r"\1\\\2", text)
    text = re.sub(r"^([#>+=-]|~~~)", r"\\\1", text)
    return re.sub(r"\{(?=:)", r"\\{", text)
