"""What a page prints around its article: menus, skip links, share and newsletter lines, related links.

A line goes only where its words are known furniture, or its form can be nothing else.  Doubt keeps it.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from briefgen.clean.draft import Draft
from briefgen.clean.paste.credits import known_outlet
from briefgen.clean.paste.stamps import stamps
from briefgen.clean.text.traced import Piece
from briefgen.clean.text.wording import count, ends_sentence, folded, is_prose
from briefgen.lexicon.wordlists import words
from briefgen.load.readers.masthead import masthead_in
from briefgen.model import BlockKind

SHORT = 30  # words; the longest "READ MORE: ..." line of 90 articles read by hand has 24
REPEATED = 4  # words of a pasted line that stands once however often it is said; shorter ones may be answers
MOSTLY_LINKS = 0.2  # share of a page's words in lines of links from which they are its matter: a list of offers
LEAST_LINK = 3  # words of a link to another text; the shortest of 38 on pages read by hand has three
SEVERAL = 3  # a short line said this often is furniture even if no list knows it
_SKIP = re.compile(r"(?:\d+\.\s*)?(?:skip|jump) to (?:more (?P<outlet>[\w .&-]+?) sites|.{2,30})", re.IGNORECASE)
_RELATED = re.compile(r"\[[^\[\]]{10,160}\]")
_CREDIT_WORD = re.compile(
    r"\b(?:photo|image|picture|file|courtesy|handout|via|getty|reuters|afp|ap)\b|/", re.IGNORECASE
)
_CLOCK_LIST = re.compile(r"\d{1,2}:\d\d(?::\d\d)?\s+\S.*")
_READ_TIME = re.compile(r"\d+[- ]?min(?:ute)?s?\.? (?:read|listen|watch)\b.{0,30}", re.IGNORECASE)
_APP = re.compile(r"(?:get|download|try) (?:the|our) .{2,40}\bapp\b.{0,30}", re.IGNORECASE)
_BREADCRUMB = re.compile(r"[^›»>]{2,30}(?:\s[›»>]\s[^›»>]{2,40})+")
_PARTS = re.compile(r"\s*[|·•]\s*")
_HASHTAGS = re.compile(r"(?:[#@]\w+[\s,]*)+")
_URL = re.compile(r"<?(?:https?://|www\.)\S+>?", re.IGNORECASE)
_LINKED = re.compile(r"\s*(?:\(https?://[^\s()]+\)|<https?://[^\s<>]+>)(?=\s*\Z)|\*\*\s")  # as plain mails print a link
_ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+", re.IGNORECASE)
_DAY = re.compile(r"\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b")
_SHEET = r"(?:page\s+)?\d{1,3}\s*(?:/|of)\s*\d{1,3}"  # as browsers print it beside an address
SYNDICATED = 60  # words; the two names in it may be headlines
_SYNDICATED = re.compile(r"the post .{2,300} (?:first )?appeared (?:first )?on .{2,100}", re.IGNORECASE)
_FOLLOW = re.compile(
    r"follow .{2,80}\b(?:on (?:twitter|x|facebook|instagram)\b.*|facebook\b.*\btwitter|twitter\b.*\bfacebook)|"
    r"(?:contact|e-?mail|reach|call)\b.{2,80}\S@\S.*",
    re.IGNORECASE,
)
_VIDEO = re.compile(r"CLOSE [A-Z0-9“\"].*|(?:Video|VIDEO|Watch|WATCH)(?: \||:) .*")
_TEASER = re.compile(
    r"(?:(?:top |\d{4} )?(?:[A-Z]\w+ )*(?:Photos|Images|Videos|Pictures)(?: of the \w+| in the News)|.{5,60}\.\.\.)$"
)
_ENDS_WITH_HERE = re.compile(
    r".*\b(?:listen|click|watch|sign up|subscribe|read|go|tap|donate)\b.*\bhere:?\s*$", re.IGNORECASE
)


def cut_furniture(draft: Draft) -> None:
    """Cut every line that is a page's furniture."""
    texts = [folded(p.text) for p in draft.pieces]
    times = Counter[str]() if draft.by_layout else Counter(texts)
    prose = [i for i, p in enumerate(draft.pieces) if is_prose(p.text)]
    edges = range(prose[0], prose[-1]) if prose and not draft.by_layout else range(len(texts))
    linked = sum(count(p.text) for p in draft.pieces if p.linked)
    aside = draft.by_layout and linked <= MOSTLY_LINKS * sum(count(p.text) for p in draft.pieces)
    for at, (piece, text) in enumerate(list(zip(draft.pieces, texts, strict=True))):
        rule = _rule(piece, text, times[text]) or (_menu(piece.text) if at not in edges else None)
        if draft.by_layout and _is_of_article(piece, rule):
            rule = None
        rule = rule or (_link(draft.pieces, piece) if aside else None)
        if not draft.by_layout and prose and at > prose[0] and masthead_in(piece.text):
            rule = rule or "running head"  # of a printed page, in the middle of what was copied from it
        if rule == "skip link":
            match = _SKIP.fullmatch(piece.text)
            if match and match["outlet"] and not draft.by_layout:
                draft.found("outlet", known_outlet(match["outlet"]) or match["outlet"], piece.text)
        if rule:
            draft.cut(piece, rule)


def _is_of_article(piece: Piece, rule: str | None) -> bool:
    """Whether what looks like furniture in a pasted text is the article's own where a page's layout was read.

    There numbers stand in the article's tables, and what stands in brackets is a source or a credit unless it leads
    elsewhere; a day alone stays furniture.  Left out in folds of 327 pages, the rules cost more such words than they
    spared a reader others.
    """
    if rule == "no words":
        return any(c.isdigit() for c in piece.text) and not _DAY.search(piece.text)
    return rule == "related link" and not piece.linked and not folded(piece.text).startswith(_bracketed())


def _rule(piece: Piece, text: str, times: int) -> str | None:
    """Why a line is furniture, or None."""
    text = _LINKED.sub("", text)
    bare = text.strip(" .:|>»•·×-*")
    length = count(text)
    if _SKIP.fullmatch(piece.text):
        return "skip link"
    if bare in _lines() or text in _lines():
        return "furniture line"
    if times >= SEVERAL and length <= 3:
        return "repeated short line"
    if text.startswith(_openings("openings")):
        return "furniture text"
    if length <= SHORT and text.startswith(_openings("short_openings") + _openings("short_openings_elsewhere")):
        return "furniture line"
    if _SYNDICATED.fullmatch(piece.text) and length <= SYNDICATED:
        return "furniture text"
    if _FOLLOW.fullmatch(piece.text) and length <= SHORT:
        return "furniture line"
    if _VIDEO.fullmatch(piece.text):
        return "video teaser"
    by_form = _by_form(piece.text, length)
    return None if by_form in ("no words", "video list") and piece.timed else by_form


def _by_form(text: str, length: int) -> str | None:
    if not any(c.isalpha() for c in text) and not stamps(text):  # "2031-03-05" is a date line, not a page number
        return "no words"
    if _RELATED.fullmatch(text) and not _CREDIT_WORD.search(text):
        return "related link"
    if _CLOCK_LIST.fullmatch(text) and length <= SHORT and not text.rstrip().endswith("."):
        return "video list"
    if _HASHTAGS.fullmatch(text):
        return "hashtags"
    if (_READ_TIME.fullmatch(text) or _APP.fullmatch(text)) and length <= 12:
        return "furniture line"
    parts = _PARTS.split(text.strip())
    if len(parts) > 1 and length <= SHORT and any(folded(p).strip(" .") in _lines() for p in parts):
        return "furniture line"
    if folded(text).split() and set(folded(text).split()) <= words("mastheads", "share") and length > 1:
        return "share buttons"
    if _ENDS_WITH_HERE.fullmatch(text) and length <= SHORT:
        return "furniture line"
    if _TEASER.fullmatch(text) and length <= 12:
        return "teaser"
    return None


def _link(pieces: list[Piece], piece: Piece) -> str | None:
    """On a page a line that is nothing but a link leads to another text; so do two or more of them in a list."""
    if not piece.linked or count(piece.text) > SHORT:
        return None
    if piece.kind is BlockKind.LIST_ITEM:
        at = pieces.index(piece)
        beside = [p for p in pieces[max(0, at - 1) : at + 2] if p is not piece]
        return "list of links" if any(p.kind is BlockKind.LIST_ITEM and p.linked for p in beside) else None
    if count(piece.text) < LEAST_LINK or _ADDRESS.fullmatch(piece.text.strip()):
        return None  # a name in a table, whom to write to
    return "link alone" if piece.kind is BlockKind.PARAGRAPH and not ends_sentence(piece.text) else None


def _menu(text: str) -> str | None:
    """Above and below the text a line of section names is a menu, glued or not; a path of them leads to the page."""
    names = re.findall(r"[a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text).lower())
    if names and len(names) == len(re.findall(r"[^\W_]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text))):
        sections = words("mastheads", "sections")
        if all(n in sections for n in names):
            return "menu"
    parts = [re.findall(r"[^\W_]+", p.lower()) for p in _PARTS.split(text)]
    if len(parts) >= 3 and sum(bool(p) and set(p) <= words("mastheads", "sections") for p in parts) * 2 > len(parts):
        return "menu"
    return "menu" if _BREADCRUMB.fullmatch(text) and count(text) <= 10 else None


def cut_repeated(draft: Draft) -> None:
    """A pasted paragraph said twice stands once.  On a page whose layout was read a repetition is the author's."""
    if draft.by_layout:
        return
    seen: set[str] = set()
    for piece in list(draft.pieces):
        text = folded(piece.text)
        if text in seen and not text.endswith(":") and (count(text) >= REPEATED or _early(draft, piece)):
            draft.cut(piece, "said twice")
        seen.add(text)


def _early(draft: Draft, piece: Piece) -> bool:
    """Whether a piece stands in the head, where short lines are menus, not answers in a dialogue."""
    return piece in draft.pieces[:12]


def cut_addresses(draft: Draft) -> None:
    """A line that is only an address goes; announced as the original's, it is the article's own."""
    announced = False
    for piece in list(draft.pieces):
        text = folded(piece.text)
        if re.fullmatch(r"(?:original|source)(?: url| article| link)?:", text):
            announced = True
            draft.cut(piece, "address line")
        elif match := re.fullmatch(
            rf"(?:(?:original|source)(?: url| article| link)?:\s*)?({_URL.pattern})(?:\s+{_SHEET})?", piece.text, re.I
        ):
            if announced or match[1] != piece.text:
                draft.found("url", match[1].strip("<>"), piece.text)
            draft.cut(piece, "address line")
            announced = False
        else:
            announced = False


@cache
def _lines() -> frozenset[str]:
    return frozenset(folded(w) for w in words("furniture", "lines"))


@cache
def _bracketed() -> tuple[str, ...]:
    return tuple(f"[{opening}" for opening in _openings("short_openings") + _openings("short_openings_elsewhere"))


@cache
def _openings(group: str) -> tuple[str, ...]:
    return tuple(sorted(folded(w) for w in words("furniture", group)))
