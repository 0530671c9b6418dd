"""Who is who over all articles of a story: one name for each person and body."""

from __future__ import annotations

import re

from briefgen.annotate.names.fullnames import is_form_of
from briefgen.gather.bodies import bodies
from briefgen.gather.entities import persons
from briefgen.model import AnnotatedArticle

Key = tuple[str, str]
"""An article's id, and the fullest form that it gives a name."""


def canonical_names(articles: tuple[AnnotatedArticle, ...]) -> dict[Key, str]:
    """For each article's id and each name's fullest form there, what the whole story calls this person or body."""
    return bodies(articles) | persons(articles)


def same_person(a: str, b: str) -> bool:
    """Whether two names can be one person's.

    >>> same_person("Lee", "Ann Lee")
    True
    """
    return is_form_of(a, b) or is_form_of(b, a)


def plainly(role: str) -> str:
    """What makes two roles one.

    >>> plainly("The Mayor") == plainly("mayor")
    True
    """
    return re.sub(r"^(?:the|an?) ", "", role.lower())
