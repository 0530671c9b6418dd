"""What the extractor lost of a page's body: paragraphs in containers like those it found, and embedded posts.

An advertisement in the middle splits many bodies into several containers, of which an extractor takes one.  The
others bear the same tag and class inside the same article, so they can be told from a page's other texts.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

LEAST_WORDS = 8  # of a paragraph that is looked at
LINKED = 0.5  # share of a paragraph's words inside links from which it is a list of links
KNOWN = 40  # words the extractor must have found in containers of a kind before others of it are believed
# So much text in like containers below the last paragraph found, against what was found, is a body cut short.  Of 327
# pages read, the five bodies cut short have 0.58 and more; between found paragraphs the amount does not matter.
CUT_SHORT = 0.4
# An extractor's text with less than this share of a page's paragraphs took the wrong container ...
WRONG_SHARE = 0.25
WRONG_WORDS = 150  # ... where those paragraphs have so many words or more
_OUTSIDE = frozenset({"nav", "footer", "aside", "form", "figure", "figcaption", "noscript", "button", "header"})
_MARKED_OUTSIDE = re.compile(
    r"comment|related|promo|newsletter|sidebar|footer|recirc|disqus|cookie|consent|subscri|teaser|recommend|caption"
    r"|bio\b|author|modal|popup|disclaimer|correction",
    re.IGNORECASE,
)
_POST = re.compile(r"\b(?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed)\b")
Kind = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the page: its words, where it stands, what it stands in; ``post``: it is an embedded post,
    ``link``: a sentence that is nothing but a link."""

    text: str
    squeezed: str
    words: int
    kind: Kind
    article: int
    outside: bool
    post: bool = False
    link: bool = False


def paragraphs_of(tree: Any) -> list[Paragraph]:
    """The page's paragraphs and embedded posts in order, those of menus, notes and comments marked."""
    found: list[Paragraph] = []
    surroundings: dict[Any, tuple[bool, int]] = {}
    for node in tree.iter("p", "blockquote"):
        post = node.tag == "blockquote"
        if post and not _POST.search(node.get("class") or ""):
            continue
        text = "".join(node.itertext())
        words = len(text.split())
        link = _linked(node) > LINKED * words
        if words < LEAST_WORDS or (link and not _is_sentence(text)):
            continue
        parent = node.getparent()
        if parent is None:
            continue
        outside, article = _surroundings(parent, surroundings)
        kind = (node.tag, node.get("class") or "", parent.tag, parent.get("class") or "")
        found.append(Paragraph(text, "".join(text.split()), words, kind, article, outside, post, link))
    return found


def missing(paragraphs: list[Paragraph], got: str, said: str = "") -> list[Paragraph]:
    """The paragraphs that belong to the body and are not in ``got``, the extractor's text.

    ``said`` is the body as the page's own data give it, where they do.
    """
    got, said = "".join(got.split()), "".join(said.split())
    has = [_in(p, got) for p in paragraphs]
    if not any(has):
        return []
    known: Counter[Kind] = Counter()
    articles = {p.article for p, there in zip(paragraphs, has, strict=True) if there}
    for p, there in zip(paragraphs, has, strict=True):
        known[p.kind] += p.words if there else 0
    first, last = has.index(True), len(has) - 1 - has[::-1].index(True)
    lost = [
        (at, p)
        for at, (p, there) in enumerate(zip(paragraphs, has, strict=True))
        if not there and not p.outside and p.article in articles and p.words and not p.post and not p.link
    ]
    like = [(at, p) for at, p in lost if known[p.kind] >= KNOWN and any(p.kind[1::2])]
    found = sum(known.values())
    cut_short = sum(p.words for _, p in like) >= CUT_SHORT * found
    wanted = {at for at, _ in like if cut_short and at > first}
    missed = [(at, p) for at, p in lost if _in(p, said)]
    if sum(p.words for _, p in missed) >= CUT_SHORT * found:
        wanted |= {at for at, _ in missed}
    wanted |= {
        at for at, p in enumerate(paragraphs) if p.post and not has[at] and first < at < last and p.article in articles
    }
    wanted |= {at for at, p in enumerate(paragraphs) if p.link and not has[at] and _between(paragraphs, has, at)}
    return [paragraphs[at] for at in sorted(wanted)]


def _between(paragraphs: list[Paragraph], has: list[bool], at: int) -> bool:
    """Whether a paragraph stands directly between two of the body, all three alike."""
    beside = [n for n in (at - 1, at + 1) if 0 <= n < len(paragraphs)]
    own = paragraphs[at]
    return len(beside) == 2 and all(
        has[n] and paragraphs[n].kind == own.kind and paragraphs[n].article == own.article for n in beside
    )


def _is_sentence(text: str) -> bool:
    return bool(re.search(r"[^\W_]{2,}[.!?][\"'”’»]*$", text.strip()))


def wrong_container(paragraphs: list[Paragraph], got: str) -> bool:
    """Whether an extractor's text is so little of the page's paragraphs that another reading must be asked for."""
    mass = sum(p.words for p in paragraphs if not p.outside and not p.link)
    return mass >= WRONG_WORDS and len(got.split()) < WRONG_SHARE * mass


def _in(paragraph: Paragraph, squeezed: str) -> bool:
    """By either end, for the middle may have lost a link or a note."""
    return paragraph.squeezed[:60] in squeezed or paragraph.squeezed[-60:] in squeezed


def _linked(node: Any) -> int:
    return sum(len("".join(link.itertext()).split()) for link in node.iter("a"))


def _surroundings(node: Any, known: dict[Any, tuple[bool, int]]) -> tuple[bool, int]:
    """Whether an element stands outside an article's text, and which ``article`` element it stands in (0: none)."""
    chain = []
    while node is not None and node not in known:
        chain.append(node)
        node = node.getparent()
    outside, article = known[node] if node is not None else (False, 0)
    for element in reversed(chain):
        marks = f"{element.get('class') or ''} {element.get('id') or ''}"
        root = element.tag in ("body", "html", "article", "main")
        outside = outside or element.tag in _OUTSIDE or (not root and bool(_MARKED_OUTSIDE.search(marks)))
        article = len(known) + 1 if element.tag == "article" else article
        known[element] = (outside, article)
    return outside, article
