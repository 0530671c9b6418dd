"""The files of a story cleaned together: they tell each other's glued words, and share no id."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from briefgen.clean.article import clean
from briefgen.clean.text.slugs import slug
from briefgen.errors import NotAnArticle
from briefgen.model import Article, Manuscript, NotRead
from briefgen.settings.edits import Edits, edit_of

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
    counts = Counter(word for own in words.values() for word in own)
    for manuscript in ordered:
        path = manuscript.path
        others = frozenset(word for word, count in counts.items() if count > (word in words[path]))
        made = slug(path)
        try:
            article = clean(manuscript, others, made if made in taken else None, edit_of(path, edits))
        except NotAnArticle as error:
            not_read.append(NotRead(error.path, error.reason))
            continue
        taken.add(article.id)
        articles.append(article)
    return tuple(articles), tuple(not_read)


def words_in(text: str) -> frozenset[str]:
    """The words of a text as they are written; those with a capital inside are no evidence of anything.

    >>> sorted(words_in("Rain fell in WestBay, rain."))
    ['Rain', 'fell', 'in', 'rain']
    """
    return frozenset(w for w in _WORD.findall(text) if not re.search(r"[^\W\d_A-Z][A-Z]", w))
