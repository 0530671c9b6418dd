"""The word lists of ``briefgen/lexicon/``, read once.

A list is a YAML file: a mapping of group names to lists of words, each group with an example in a comment.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The same loader in C, where PyYAML was built with it: the lists are read in a tenth of the time, at each start."""


@cache
def words(name: str, group: str | None = None) -> frozenset[str]:
    """The words of one list, or of one group of it, as they are written.

    >>> "deny" in words("verbs", "deny")
    True
    """
    groups = groups_of(name)
    return frozenset(groups[group]) if group is not None else frozenset(w for g in groups.values() for w in g)


@cache
def given_names() -> frozenset[str]:
    """Every first name, whoever bears it.

    >>> "ann" in given_names(), "peter" in given_names()
    (True, True)
    """
    return words("first_names", "given") | words("first_names", "women") | words("first_names", "men")


@cache
def groups_of(name: str) -> dict[str, tuple[str, ...]]:
    """All groups of a list, in the order of the file, each with its words in order.

    A group of thousands of words may be one text instead of a list, which YAML reads much faster.
    """
    text = resources.files("briefgen.lexicon").joinpath(f"{name}.yml").read_text(encoding="utf-8")
    return {
        str(group): tuple(entries.split()) if isinstance(entries, str) else tuple(str(w) for w in entries)
        for group, entries in yaml.load(text, Loader=_Loader).items()
    }


@cache
def data(name: str) -> Any:
    """A list as its YAML file has it, for lists that are not groups of words (countries, units, synonyms)."""
    text = resources.files("briefgen.lexicon").joinpath(f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_Loader)
