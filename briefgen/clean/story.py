"""The files of a story cleaned together: they tell each other's glued words, and share no id."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain

from briefgen.clean.article import clean
from briefgen.clean.text.slugs import slug
from briefgen.clean.text.vocabulary import Consulted
from briefgen.errors import OverBudget, SourceError, damaged
from briefgen.keep.once import Task, keep, not_for_keeps, recalled
from briefgen.keep.packing import Typed
from briefgen.load.budget import within_budget
from briefgen.model import Article, CleaningEdit, Manuscript, NotRead
from briefgen.settings.edits import Edits, edit_of
from briefgen.steps import step

HERE = 30_000  # characters cleaned in this process; the longest article has a third of it, and a worker starts in 1 s
_WORD = re.compile(r"[^\W\d_]{2,}(?:[-’'][^\W\d_]+)*")


def clean_story(
    manuscripts: Iterable[Manuscript], edits: Edits = ()
) -> tuple[tuple[Article, ...], tuple[NotRead, ...]]:
    """Clean a story's manuscripts; what is no article is named with its reason.  ``edits`` overrule the rules.

    The result is in the order of the paths, whatever the order of the input.
    """
    ordered = sorted(manuscripts, key=lambda m: m.path)
    articles: list[Article] = []
    not_read: list[NotRead] = []
    taken: set[str] = set()
    words = {m.path: words_in(m.text) for m in ordered}
    files = Counter(chain.from_iterable(words.values()))
    every = frozenset(files)
    for number, manuscript in enumerate(ordered, 1):
        path = manuscript.path
        step("articles cleaned", number, len(ordered))
        others = every - {word for word in words[path] if files[word] == 1}
        made = slug(path)
        try:
            article = _cleaned(manuscript, others, made if made in taken else None, edit_of(path, edits))
        except SourceError as error:
            if isinstance(error, OverBudget):
                not_for_keeps()
            not_read.append(NotRead(error.path, error.reason))
            continue
        except Exception as error:  # a hostile file can make any parser fail in any way; the others are read
            not_for_keeps()
            not_read.append(NotRead(path, damaged(error)))
            continue
        taken.add(article.id)
        articles.append(article)
    return tuple(articles), tuple(not_read)


def _cleaned(
    manuscript: Manuscript, others: frozenset[str], taken_id: str | None, edit: CleaningEdit | None
) -> Article:
    """One article.  What was made of it before holds as long as the story's other words say the same of what was asked.

    Else each edit of one article would have all the others cleaned anew, since each lends the others its words.
    """
    rests_on = (replace(manuscript, source=replace(manuscript.source, data=b"")), manuscript.source.sha256)
    before = recalled(_CLEANED, (*rests_on, taken_id, edit))
    if before and all((word in others) is there for word, there in before.asked):
        return before.article
    made = _made(manuscript, Consulted(others), taken_id, edit)
    keep(_CLEANED, (*rests_on, taken_id, edit), made)
    return made.article


@dataclass(frozen=True, slots=True)
class _Cleaned:
    """An article, and what the story's other words said when it was cleaned: each word, and whether it is there."""

    article: Article
    asked: tuple[tuple[str, bool], ...]


_CLEANED = Task("cleaned", Typed[_Cleaned](_Cleaned))


def _made(manuscript: Manuscript, others: Consulted, taken_id: str | None, edit: CleaningEdit | None) -> _Cleaned:
    """A long text is cleaned within a budget: what reads its layout, or a rule, may burst over it."""
    size = len(manuscript.text)
    if size <= HERE:
        return _told(manuscript, others, taken_id, edit)
    bare = replace(manuscript, source=replace(manuscript.source, data=b""))
    made = within_budget(manuscript.path, size, _told, bare, others, taken_id, edit)
    return replace(made, article=replace(made.article, sha256=manuscript.source.sha256))


def _told(manuscript: Manuscript, others: Consulted, taken_id: str | None, edit: CleaningEdit | None) -> _Cleaned:
    return _Cleaned(clean(manuscript, others, taken_id, edit), tuple(sorted(others.told.items())))


def words_in(text: str) -> frozenset[str]:
    """The words of a text as they are written; those with a capital inside are no evidence of anything.

    >>> sorted(words_in("Rain fell in WestBay, rain."))
    ['Rain', 'fell', 'in', 'rain']
    """
    return frozenset(w for w in _WORD.findall(text) if not re.search(r"[^\W\d_A-Z][A-Z]", w))
