"""Whether a number counts all, a part or only more: "12 people, including two women", "another 45 boats"."""

from __future__ import annotations

from briefgen.lexicon.wordlists import words
from briefgen.model import Scope, Token

_REACH = 2


def scope_of(tokens: tuple[Token, ...], start: int, end: int) -> Scope:
    """The scope of a number whose bound or first word is the token ``start`` and whose last is before ``end``.

    "Another 45 boats" gives ``MORE``, "two of them" ``PART``, "12 boats" ``WHOLE``.
    """
    before = [t.text.lower() for t in tokens[max(0, start - _REACH) : start]]
    behind = [t.text.lower() for t in tokens[end : end + _REACH]]
    said_before = {" ".join(before[-n:]) for n in (1, _REACH)}
    if said_before & words("scopes", "part_before") or " ".join(behind) in words("scopes", "part_behind"):
        return Scope.PART
    added = behind != ["more", "than"] and bool(set(behind[:1]) & words("scopes", "more_behind"))
    return Scope.MORE if added or said_before & words("scopes", "more_before") else Scope.WHOLE


def beside_one(tokens: tuple[Token, ...], head: int) -> bool:
    """Does the noun counted stand beside one more of another sort: "three men and a woman", "a woman and three men"?"""
    joined = [i for i, t in enumerate(tokens) if t.dep == "conj" and t.head == head and t.pos == "NOUN"]
    if tokens[head].dep == "conj" and tokens[tokens[head].head].pos == "NOUN":
        joined.append(tokens[head].head)
    return any(t.head in joined and t.text.lower() in {"a", "an"} for t in tokens)
