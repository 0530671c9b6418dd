"""An article as a Markdown clipping: front matter, then the cleaned body in plain Markdown.

This is what ``briefgen clean`` writes.  The form is the one web clippers write, so a clipping is itself a source
file: cleaning it again gives the same article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

import yaml

from briefgen.model import Article, Block, BlockKind

_INLINE = re.compile(r"([\\`*\[\]]|(?<!\w)_|_(?!\w))")
_AT_START = re.compile(r"^(\s*)([#>+\-]|\d+(?=[.)]\s))")


def clipping(article: Article) -> str:
    """The article as Markdown with YAML front matter; what is not known of it is left out.

    >>> from briefgen.model import Format, Metadata
    >>> block = Block(BlockKind.CAPTION, "The quay & the sea", (0, 18))
    >>> a = Article("a", "a.txt", "0", Format.TEXT, "utf-8", Metadata(title="Storm"), (block,), ())
    >>> print(clipping(a))
    ---
    title: Storm
    ---
    <BLANKLINE>
    The quay &amp; the sea
    {: .caption }
    <BLANKLINE>
    """
    known = {key: value for key, value in _front_matter(article).items() if value}
    front = yaml.safe_dump(known, allow_unicode=True, sort_keys=False, width=1000) if known else ""
    return f"---\n{front}---\n\n" + "\n\n".join(_block(block) for block in article.blocks) + "\n"


def clipping_names(paths: Iterable[str]) -> tuple[str, ...]:
    """A file name for each source file's clipping: ``STEM.md``, and ``NAME.EXT.md`` where two stems are equal.

    >>> clipping_names(["a/storm.txt", "b/quay.html", "b/storm.html"])
    ('storm.txt.md', 'quay.md', 'storm.html.md')
    """
    pure = [PurePath(path) for path in paths]
    stems = [path.stem.casefold() for path in pure]
    return tuple(f"{p.stem if stems.count(p.stem.casefold()) == 1 else p.name}.md" for p in pure)


def _front_matter(article: Article) -> dict[str, Any]:
    known = article.metadata
    return {
        "title": known.title,
        "outlet": known.outlet,
        "authors": list(known.authors),
        "agencies": list(known.agencies),
        "published": known.published,
        "updated": known.updated,
        "url": known.url,
        "language": known.language,
        "description": known.description,
    }


def _block(block: Block) -> str:
    text = _escaped(" ".join(block.text.split()))
    match block.kind:
        case BlockKind.HEADING:
            return f"{'#' * max(2, block.level)} {text}"
        case BlockKind.LIST_ITEM:
            return f"- {text}"
        case BlockKind.QUOTATION:
            return f"> {text}"
        case BlockKind.CAPTION:
            return f"{text}\n{{: .caption }}"
        case BlockKind.PARAGRAPH:
            return text


def _escaped(text: str) -> str:
    """Text that Markdown reads as these characters and nothing else."""
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    text = _INLINE.sub(r"\\\1", text)
    return _AT_START.sub(lambda m: f"{m[1]}{m[2]}\\" if m[2].isdigit() else f"{m[1]}\\{m[2]}", text)
