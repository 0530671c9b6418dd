"""What is one body over all articles: a ministry, a firm, an army, a council, under the fullest of its names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from briefgen.annotate.names.bodynames import body_key, fullest_bodies
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedArticle, Name, NameKind

Key = tuple[str, str]
"""An article's id, and the fullest form of a name there."""


def bodies(articles: tuple[AnnotatedArticle, ...]) -> dict[Key, str]:
    """For each article's id and each body's fullest form there, the name that the whole story uses.

    An acronym that one article explains, or whose letters one name alone has, is that name for all: "LWB" is the
    ``"Lirren Water Board"``.  What most articles take for a body is one also where another took it for a person.
    """
    counts: Counter[str] = Counter()
    kinds: dict[tuple[str, ...], Counter[NameKind]] = {}
    acronyms: dict[str, str] = {}
    for _, name in _names(articles):
        kinds.setdefault(body_key(name.full), Counter())[name.kind] += 1
        if name.kind is NameKind.BODY:
            counts[name.full] += 1
            if name.text != name.full and name.text.replace(".", "").isupper():
                acronyms.setdefault(name.text, name.full)
    sure = {form: n for form, n in counts.items() if _mostly_body(kinds[body_key(form)])}
    hosts = fullest_bodies(sure, acronyms)
    return {
        (article, name.full): hosts[name.full]
        for article, name in _names(articles)
        if name.full in hosts and name.kind in {NameKind.BODY, NameKind.PERSON, NameKind.OTHER}
    }


def is_built_as_body(name: str) -> bool:
    """Whether the words of a name alone say that it is a body's: "Orre Mills Ltd", "Ministry of Ports".

    >>> is_built_as_body("Lirren Water Board"), is_built_as_body("Silver Gull")
    (True, False)
    """
    parts = [w.lower().strip(".,") for w in name.split()]
    if len(parts) < 2:
        return False
    telling = words("bodies", "body_words") | words("bodies", "legal_forms")
    return parts[-1] in telling or parts[0] in words("bodies", "begins_a_body") or _of_a_kind(parts)


def _names(articles: tuple[AnnotatedArticle, ...]) -> Iterator[tuple[str, Name]]:
    for article in articles:
        for sentence in article.sentences:
            for name in sentence.names:
                yield article.article.id, name


def _mostly_body(kinds: Counter[NameKind]) -> bool:
    return 2 * kinds[NameKind.BODY] > sum(kinds.values()) - kinds[NameKind.OTHER]


def _of_a_kind(parts: list[str]) -> bool:
    """ "Department of Ports": a word for a body before "of" or "for"."""
    small = {"of", "for"}
    return any(b in small and a in words("bodies", "body_words") for a, b in pairwise(parts))
