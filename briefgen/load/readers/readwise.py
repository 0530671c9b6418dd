"""What Readwise keeps of an article (Markdown): a block of metadata, then the whole text, or the passages that its
reader marked.  What the reader wrote beside them is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.lexicon.wordlists import words
from briefgen.load.clipping import Clip, clipping
from briefgen.load.decode import read
from briefgen.load.reading import Left, given, manuscript
from briefgen.model import BlockKind, Evidence, Format, Manuscript, SourceFile

NAME = "an export of Readwise"
MARKED = "Only the passages that somebody marked stand in the file, not the whole article."
_METADATA = re.compile(rb"^##? Metadata\s*$", re.MULTILINE)
_HIGHLIGHTS = re.compile(rb"^##? (?:Highlights|Full Document)\b", re.MULTILINE)
_SECTION = re.compile(r"^(#{1,2})[ \t]+(.+?)[ \t]*$", re.MULTILINE)
_FIELD = re.compile(r"^\s*[-*][ \t]+(?P<name>[A-Z][\w ]{1,20}):[ \t]*(?P<value>.+)$", re.MULTILINE)
_ITEM = re.compile(r"^(?P<set>[ \t]*)(?:[-*>][ \t]+)?(?P<text>\S.*)$")
_VIEW = re.compile(r"\s*\(\[?(?:View Highlight|Location[^()\[\]]*)\]?(?:\([^()]*\))?\)|\s*\^[\w-]+$")
_LABEL = re.compile(r"(?:\*\*)?(?P<name>[A-Za-z ]{3,12})(?:\*\*)?\s*:")
_WIKI = re.compile(r"\[\[([^\[\]|]*)(?:\|[^\[\]]*)?\]\]")


def knows(source: SourceFile) -> bool:
    """Markdown with Readwise's two sections, the first of which tells an author or a title."""
    data = source.data
    return bool(_METADATA.search(data) and _HIGHLIGHTS.search(data)) and b"Full Title:" in data


def read_readwise(source: SourceFile) -> Iterator[Manuscript | Left]:
    """The article, or what was marked in it."""
    text = read(source).text.replace("\r\n", "\n")
    parts = _sections(text)
    found = _given(next((body for name, body in parts if name == "metadata"), ""))
    whole = next((body for name, body in parts if name.startswith("full document")), "")
    marked = "\n".join(body for name, body in parts if name.startswith("highlight"))
    passages = [] if whole else list(_marked(marked))
    if not whole and not passages:
        yield Left("", "It is an export of Readwise without any text of the article; save the page itself.")
        return
    body = whole if whole else clipping(passages)
    yield manuscript(source, Format.MARKDOWN, body, given=found, notes=() if whole else (MARKED,))


def _sections(text: str) -> list[tuple[str, str]]:
    heads = list(_SECTION.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    return [(h[2].lower(), text[h.end() : end]) for h, end in zip(heads, ends, strict=True)]


def _given(block: str) -> tuple[Evidence, ...]:
    told = {m["name"].lower(): _WIKI.sub(r"\1", m["value"]).strip() for m in _FIELD.finditer(block)}
    url = re.search(r"https?://[^\s()<>\]]+", told.get("url", "") or told.get("source", ""))
    author = told.get("author", "")
    domain = bool(re.fullmatch(r"[\w.-]+\.\w{2,12}", author))
    return given(
        "Readwise",
        title=told.get("full title") or told.get("title"),
        url=url[0] if url else None,
        author=None if domain else author,
        published=told.get("published date") or told.get("published"),
    )


def _marked(block: str) -> Iterator[Clip]:
    """The marked passages; a line that is set in under one is its reader's."""
    for line in block.splitlines():
        item = _ITEM.match(line)
        if item is None or line.lstrip().startswith("#"):
            continue
        label = _LABEL.match(item["text"])
        own = label is not None and label["name"].strip().lower() in words("clippers", "note_fields")
        if not own and len(item["set"]) < 2:
            yield Clip(BlockKind.PARAGRAPH, _VIEW.sub("", item["text"]).strip())
