"""Numbers that name and do not count: "Flight 12", "No. 4", the year 2019, the second half of "2-1", "300 block"."""

from __future__ import annotations

from briefgen.model import Token
from briefgen.wordlists import words

_YEARS = (1800, 2100)
# "one" counts where it stands in one of these places: "one man", "one was hurt", "killing one".
_COUNTING = {"nummod", "nsubj", "nsubjpass", "dobj"}


def names_something(tokens: tuple[Token, ...], first: int, end: int) -> bool:
    """Is the number of the tokens ``first`` to ``end`` a name, a year, a part of a code, or no number at all?

    "She took Flight 12" and "the 300 block of Mill Road" are names, "12 flights" is not.
    """
    before = tokens[first - 1] if first else None
    after = tokens[end] if end < len(tokens) else None
    return (
        _is_year(tokens[first], after)
        or _is_labelled(tokens[first], before, after)
        or _is_inside(tokens, first)
        or _is_pronoun(tokens[first], after)
        or (after is not None and (after.text in {"/", ":"} or after.text.lower() in words("numbered", "behind")))
    )


def _is_year(token: Token, after: Token | None) -> bool:
    """ "The 1958 bridge" has a year, "1958 people" has none."""
    four = token.text.isdigit() and len(token.text) == 4
    return four and _YEARS[0] <= int(token.text) <= _YEARS[1] and (after is None or after.pos != "NOUN")


def _is_labelled(token: Token, before: Token | None, after: Token | None) -> bool:
    """ "Flight 12", "Apollo 13"; but not "in Oster 13 people"."""
    if before is None:
        return False
    if before.text.lower() in words("numbered", "before"):
        return True
    bare = token.text.isdigit() and before.pos == "PROPN" and before.end + 1 >= token.start
    return bare and (after is None or after.pos not in {"NOUN", "SYM"})


def _is_inside(tokens: tuple[Token, ...], first: int) -> bool:
    """The part behind a dash, slash or colon: "2-1", "9/11", "10:30"."""
    if first < 2 or tokens[first - 1].text not in {"-", "/", ":", "–"}:
        return False
    return tokens[first - 2].text[-1:].isalnum() and tokens[first - 1].start == tokens[first - 2].end


def _is_pronoun(token: Token, after: Token | None) -> bool:
    """ "One must wait", "one of them", "one day": no count of one."""
    if token.text.lower() != "one":
        return False
    return after is None or after.text.lower() in words("numbered", "one") or token.dep not in _COUNTING
