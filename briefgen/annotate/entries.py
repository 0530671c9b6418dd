"""A live blog is one article whose entries each have a time: of a number that they tell anew the newest counts.

"09:45 Two hurt" below "11:20 Three hurt" is no second report beside the first but what it replaced, so that no section
quotes it as the article's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.clean.text.entries import falling, minutes_of
from briefgen.model import AnnotatedArticle, AnnotatedSentence, BlockKind, Quantity, Scope
from briefgen.values.quantity import differ

REPLACED = "a later entry of its live blog gives another number"


def newest_entries(article: AnnotatedArticle) -> AnnotatedArticle:
    """The article, each of its sentences set aside whose number a later entry tells anew.

    An article without entries, or whose times neither rise nor fall, stays as it is.
    """
    entries = _entries(article)
    if not entries:
        return article
    told = [(number, q) for number, s in _within(entries, article) if not s.aside for q in s.quantities if _is_count(q)]
    done = []
    for s in article.sentences:
        here = _entry_of(entries, s.plain.block)
        later = [q for number, q in told if here is not None and number < here]
        old = any(_same_question(q, new) and differ(q, new, running=True) for q in s.quantities for new in later)
        done.append(replace(s, aside=REPLACED) if old and not s.aside else s)
    return replace(article, sentences=tuple(done))


def _entries(article: AnnotatedArticle) -> list[int]:
    """The block that opens each entry, the newest first; none where the article is no live blog."""
    headings = ((n, b.text) for n, b in enumerate(article.article.blocks) if b.kind is BlockKind.HEADING)
    timed = [(minutes, n) for n, text in headings if (minutes := minutes_of(text)) is not None]
    down = falling([minutes for minutes, _ in timed])
    opens = [n for _, n in timed]
    return [] if down is None else opens if down else opens[::-1]


def _within(entries: list[int], article: AnnotatedArticle) -> Iterator[tuple[int, AnnotatedSentence]]:
    for s in article.sentences:
        number = _entry_of(entries, s.plain.block)
        if number is not None and s.kind is not BlockKind.HEADING:
            yield number, s


def _entry_of(entries: list[int], block: int) -> int | None:
    """How many entries are newer than the one that a block stands in; None above the first."""
    opened = max((n for n in entries if n <= block), default=None)
    return None if opened is None else entries.index(opened)


def _is_count(quantity: Quantity) -> bool:
    return quantity.scope is Scope.WHOLE and not quantity.unit


def _same_question(old: Quantity, new: Quantity) -> bool:
    """Do both count the same, or those whom the same befell?"""
    if not _is_count(old) or old.state != new.state:
        return False
    return bool(old.state) or (bool(old.counted) and old.counted == new.counted)
