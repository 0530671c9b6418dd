"""Sentences: a splitter of rules, made for news in English and harmless elsewhere.

A full stop ends a sentence unless it belongs to an abbreviation, an initial, a number or an ellipsis; what closes
(quotation marks, brackets) stays with the sentence it closes.  A block's edge is always an edge.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache

from briefgen.lexicon.wordlists import words
from briefgen.model import Block, Sentence, sentence_ids

MAX_SENTENCE = 2000
"""Characters; what is longer is no sentence: it stands in its block and is not compared.  The longest of 973 sentences
of real stories has 480 (29 November 2026), and the language model needs memory and time for each of them at once."""

_SEEN = 300
"""Characters on either side of a mark that are looked at.  No word is longer, and a block of a hundred thousand
characters is split in a time that grows with its length and not with the square of it."""

_CLOSERS = "\"'”’»)]}"
_OPENERS = "\"'“‘«([{¿¡—–-"
_END = re.compile(rf"[.!?…。！？]+[{re.escape(_CLOSERS)}]*|[.!?][{re.escape(_CLOSERS)}]+")
_INITIALS = re.compile(r"(?:^|[\s(\"“‘'\[.-])[A-Z]$")
_DOTTED = re.compile(r"(?:^|[\s(\"“‘'\[/-])((?:[A-Za-z]\.)+[A-Za-z])$")
_LAST_WORD = re.compile(r"([A-Za-z][\w.’'-]*)$")
_NICKNAME = re.compile(r"[A-Z][\w’'-]+ [\"“'‘](?:[A-Z]\.)*[A-Z]$")
_BRACKET = re.compile(r"\([^\s()]+$")
_IN_PLACE = re.compile(r"[A-Z][\w’'-]+, (?:[A-Z]\.)*[A-Z][a-z]*$")
_NUMBERED = re.compile(r"Nos?\. \d")
_FIRST_WORD = re.compile(rf"[{re.escape(_OPENERS)}\s]*([^\W\d_][\w’'-]*)")


def sentences_of(blocks: tuple[Block, ...], damaged: Iterable[tuple[int, int]] = ()) -> tuple[Sentence, ...]:
    """The sentences of an article's blocks in order, with stable ids.

    A span of more than `MAX_SENTENCE` characters is none.  ``damaged`` names places ``(block, offset)`` at which
    words are missing; their sentences are marked.
    """
    found = [
        (n, start, end)
        for n, block in enumerate(blocks)
        for start, end in spans(block.text)
        if end - start <= MAX_SENTENCE
    ]
    texts = [blocks[n].text[start:end] for n, start, end in found]
    holes = sorted(set(damaged))
    return tuple(
        Sentence(id_, text, n, start, end, bisect_left(holes, (n, start)) < bisect_right(holes, (n, end)))
        for id_, text, (n, start, end) in zip(sentence_ids(texts), texts, found, strict=True)
    )


def spans(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a block stand.

    >>> [text[a:b] for text in ["Mr. Ames left at 5 p.m. He was “tired.” It rained."] for a, b in spans(text)]
    ['Mr. Ames left at 5 p.m.', 'He was “tired.”', 'It rained.']
    """
    result: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if end <= start or (end < len(text) and not _ends(text, match)):
            continue
        _add(result, text, start, end)
        start = end
    _add(result, text, start, len(text))
    return result


def _add(result: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return
    if result and not any(c.isalnum() for c in text[start:end]):
        result[-1] = (result[-1][0], end)  # stray marks belong to the sentence before them
    else:
        result.append((start, end))


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether the marks end a sentence: a space and then something that can begin one must follow."""
    marks, before = match[0], text[max(0, match.start() - _SEEN) : match.start()]
    after = text[match.end() : match.end() + _SEEN]
    if marks[0] in "。！？":
        return True
    if not after[:1].isspace():
        return False
    rest = after.lstrip()
    first = _FIRST_WORD.match(rest)
    word = first[1] if first else ""
    begins = word[:1].isupper() or rest[:1].isdigit() or rest[:1] in '"“‘«([¿¡#@$€£'
    if word[:1].islower() and rest[:1] in '"“‘«(':
        begins = "”" in marks or '"' in marks  # “Go.” “and stay” is rare: an opened quotation that goes on
    if not begins:
        # Scripts without capitals begin as they like; a small letter goes on ("“Why?” she asked").
        return bool(word) and not word[0].islower() and not word[0].isupper()
    closed = any(c in _CLOSERS for c in marks)
    if marks.startswith(("..", "…")):
        return _is_opener(word)
    if marks[0] in "!?":
        return not (closed and word and _goes_on(word, rest))
    return _full_stop_ends(before, word, rest, closed)


def _full_stop_ends(before: str, following: str, rest: str, closed: bool) -> bool:
    word = _LAST_WORD.search(before)
    last = word[1] if word else ""
    if last == "no" and rest[:1].isdigit():
        return False  # "valve no. 3"
    if last in words("abbreviations", "in_brackets") and closed and _BRACKET.search(before):
        return False  # "Lt. Gen. (ret.) Ames"
    if closed and _NICKNAME.search(before) and not _is_opener(following):
        return False  # "Peter “P.J.” Ames"
    if not closed:
        if last in words("abbreviations", "before_name"):
            return last == "No" and not rest[:1].isdigit()  # "No. 5" goes on, "No. He left" ends
        if last in words("abbreviations", "months"):
            return not rest[:1].isdigit() and _is_opener(following)
        dotted = _DOTTED.search(before)
        if _NUMBERED.match(rest):
            return False  # "Mill Rd. No. 10"
        if _IN_PLACE.search(before) and last not in words("abbreviations", "lands") and _is_titled(following, rest):
            return True  # "He is in Orre, D.C. Gov. Ames said", for no comma closes the place's name
        if last in words("abbreviations", "may_end") or dotted:
            return _is_opener(following) or (rest[:1] in '"“‘' and not following[:1].islower())
        if _INITIALS.search(before) and last != "I":
            return _is_opener(following) and len(before) > 1 and not re.search(r"[A-Z][\w’'-]+ [A-Z]$", before)
    return True


def _is_titled(word: str, rest: str) -> bool:
    """Whether what follows is a person with a title that is cut short: "Gov. Ames"."""
    return word in words("abbreviations", "titles") and bool(re.match(rf"{re.escape(word)}\. [A-Z]", rest))


def _goes_on(word: str, rest: str) -> bool:
    """A name after a closed question may be its speaker: “Why?” Ames asked."""
    return bool(
        re.match(rf"{re.escape(word)}(?: [A-Z][\w’'-]+)? (?:said|asked|added|wrote|told|cried|shouted)\b", rest)
    )


@cache
def _opener_words() -> frozenset[str]:
    return words("abbreviations", "openers")


def _is_opener(word: str) -> bool:
    return re.split(r"[’']", word)[0] in _opener_words()
