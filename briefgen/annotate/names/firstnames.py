"""First names: what they tell of a name's words."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate.language import is_word
from briefgen.lexicon.wordlists import given_names, words

MOST_WORDS = 5  # no person's name in the sample stories has more words
# Family names that stand first have one or two names behind them: "Bak Jin-su".
MOST_BEHIND_FAMILY = 3
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def begins_with_first_name(key: Sequence[str]) -> bool:
    """Whether a folded name begins as a person's does: ``begins_with_first_name(("ann", "lee"))``.

    Initials before the first name do not count: "J. Ann Lee".  Three ordinary words are none: "Grace Harbour Light".
    """
    named = [w for w in without_suffix(tuple(key)) if len(w) > 1]
    if len(named) > 2 and all(is_word(w) for w in named):
        return False
    return len(named) > 1 and len(key) <= MOST_WORDS and named[0] in given_names()


def begins_with_family_name(key: Sequence[str]) -> bool:
    """Whether the family name stands first, by the lists: ``begins_with_family_name(("bak", "jin", "su"))``."""
    return 1 < len(key) <= MOST_BEHIND_FAMILY and key[0] in words("first_names", "family_first")


def looks_personal(key: Sequence[str]) -> bool:
    """Whether a folded name of two words or more is built as a person's."""
    return begins_with_first_name(key) or begins_with_family_name(key)


def without_suffix(key: tuple[str, ...]) -> tuple[str, ...]:
    """The name without "Jr." or "III": ``without_suffix(("ann", "lee", "jr")) == ("ann", "lee")``."""
    return key[:-1] if len(key) > 1 and key[-1] in SUFFIXES else key
