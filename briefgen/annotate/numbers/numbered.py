"""Numbers that name and do not count: "Flight 12", "No. 4", the year 2019, "14 Mill Road", "5G", "two-thirds"."""

from __future__ import annotations

from briefgen.annotate.numbers.numerals import numerals
from briefgen.annotate.numbers.units import is_unit
from briefgen.lexicon.wordlists import words
from briefgen.model import Token

_YEARS = (1800, 2100)
# "one" counts where it stands in one of these places: "one man", "one was hurt", "killing one".
_COUNTING = {"nummod", "nsubj", "nsubjpass", "dobj"}
# A street's name has at most so many words: "377 W. Old Harrow Road".
_STREET_WORDS = 5
_DASHES = {"-", "–"}
# What stands between the numbers of a date, a clock time, a size in pixels, a mark.
_SHARES = {"%", "per", "percent", "pct"}
_CROSSES = {"/", ":", "*", "×"}
# A station's name in capitals has so many letters at least.
_LETTERS = 3
# "The 22000 blocks of Mill Road": houses are numbered by the hundred.
_HOUSES = 100


def names_something(tokens: tuple[Token, ...], first: int, end: int) -> bool:
    """Is the number of the tokens ``first`` to ``end`` a name, a year, a part of a code, a share, or no number at all?

    "She took Flight 12" and "the 700 block of Mill Road" are names, "12 flights" is not.
    """
    before = tokens[first - 1] if first else None
    after = tokens[end] if end < len(tokens) else None
    return (
        _is_year(tokens[first], after)
        or _is_labelled(tokens[first], before, after)
        or _is_inside(tokens, first)
        or _is_bracketed(before, after)
        or _is_for_a_word(tokens[first], after)
        or _is_pronoun(tokens[first], before, after)
        or _is_told_behind(tokens, end)
        or _is_score(tokens, end)
        or _is_address(tokens, first, end)
        or _is_in_title(tokens, first, end)
        or _is_in_name(tokens, first, end)
        or _is_one_of_ages(tokens, first)
    )


def _is_in_name(tokens: tuple[Token, ...], first: int, end: int) -> bool:
    """ "1010 RAY’s reporter", "near Nine Mile when it broke", "a 911 dispatcher": the number is half of a name."""
    if end >= len(tokens) or end - first > 1:
        return False
    number, word = tokens[first].text, tokens[end]
    station = number.isdigit() and word.text.isalpha() and word.text.isupper() and len(word.text) >= _LETTERS
    alone = end + 1 >= len(tokens) or tokens[end + 1].pos not in {"NOUN", "PROPN"}
    large = any(t.text.islower() for t in tokens)
    if station and alone and large and not is_unit(word.text) and word.text.lower() not in words("outcomes"):
        return True
    if number in words("numbered", "calls") and word.lemma.lower() in words("numbered", "called"):
        return True
    titled = first > 0 and number.istitle() and number.isalpha() and tokens[first - 1].pos == "ADP"
    return titled and word.text.istitle() and is_unit(word.lemma) and not word.text.endswith("s")


def _is_one_of_ages(tokens: tuple[Token, ...], first: int) -> bool:
    """ "The four, ages 22, 26 and 29, were hurt": a row of ages counts nobody."""
    before = first - 1
    while before > 0 and (tokens[before].text in {",", "and", "or", "&"} or tokens[before].pos == "NUM"):
        before -= 1
    return before < first - 1 and tokens[before].text.lower() in {"ages", "aged"}


def _is_in_title(tokens: tuple[Token, ...], first: int, end: int) -> bool:
    """ "The director of 12 Dead Men", "her film Nine Wounded": what befell people is written small, but in titles.

    Where every verb of the sentence is written large, it is a headline, and its toll is one.
    """
    if not 0 < first < end < len(tokens) or tokens[first - 1].text in {":", "—", "–", "."}:
        return False
    large = tokens[end].text[:1].isupper() and not tokens[end].text.isupper()
    number = tokens[first].text[:1].isupper() or tokens[first].text[:1].isdigit()
    if not (large and number and tokens[end].text.lower() in words("outcomes")):
        return False
    return any(t.pos in {"VERB", "AUX"} and t.text.islower() for t in tokens)


def _is_year(token: Token, after: Token | None) -> bool:
    """ "The 1958 bridge" has a year, "1958 people" has none."""
    four = token.text.isdigit() and len(token.text) == 4
    return four and _YEARS[0] <= int(token.text) <= _YEARS[1] and (after is None or after.pos != "NOUN")


def _is_labelled(token: Token, before: Token | None, after: Token | None) -> bool:
    """ "Flight 12", "Apollo 13", "Channel 6 news"; but not "in Oster 13 people"."""
    if before is None or before.text in numerals()["currencies"]:
        return False
    if before.text.lower() in words("numbered", "before"):
        return True
    bare = token.text.isdigit() and before.pos == "PROPN" and before.end + 1 >= token.start
    if after is not None and after.text.lower() in _SHARES:
        return False  # "the poll gives the Reds 31 per cent"
    if not bare or after is None or after.pos not in {"NOUN", "SYM"}:
        return bare
    return after.tag == "NN" and int(token.text) > 1 and not is_unit(after.lemma) and after.text not in {"%", "strong"}


def _is_inside(tokens: tuple[Token, ...], first: int) -> bool:
    """The part behind a dash, slash or colon: "2-1", "9/11", "10:30", "4 / 5"; and of "one in three" and "No. 4"."""
    if [t.text.lower() for t in tokens[max(0, first - 2) : first]] in (["one", "in"], ["no", "."]):
        return True
    if first < 2 or tokens[first - 1].text not in {*_DASHES, *_CROSSES}:
        return False
    if tokens[first - 1].text == "/" and tokens[first - 2].text.isdigit():
        return True
    return tokens[first - 2].text[-1:].isalnum() and tokens[first - 1].start == tokens[first - 2].end


def _is_bracketed(before: Token | None, after: Token | None) -> bool:
    """ "The guard (34) was killed", "the rule (12)": a number alone in brackets is an age or a reference."""
    return before is not None and after is not None and before.text in {"(", "["} and after.text in {")", "]"}


def _is_for_a_word(token: Token, after: Token | None) -> bool:
    """ "I would die 4 you": a digit written for "for" or "to"."""
    return token.text in {"2", "4"} and after is not None and after.text.lower() in words("numbered", "for_whom")


def _is_pronoun(token: Token, before: Token | None, after: Token | None) -> bool:
    """ "One must wait", "one of them", "one day", "no one": no count of one."""
    if token.text.lower() != "one":
        return False
    if before is not None and before.text.lower() in words("numbered", "no_one"):
        return True
    return after is None or after.text.lower() in words("numbered", "one") or token.dep not in _COUNTING


def _is_told_behind(tokens: tuple[Token, ...], end: int) -> bool:
    """ "9/11", "10:30", "700 block", "38-caliber", "two-thirds", "5G", "555-HELP"."""
    after = tokens[end] if end < len(tokens) else None
    if after is None:
        return False
    number = tokens[end - 1].text
    if after.text.lower() == "blocks" and number.isdigit() and int(number) >= _HOUSES:
        return True
    dashed = after.text in _DASHES and end + 1 < len(tokens)
    word = tokens[end + 1] if dashed else after
    if after.text in _CROSSES or word.text.lower() in words("numbered", "behind") | words("numbered", "parts"):
        return True
    code = after.start == tokens[end - 1].end and word.text.isalpha() and word.text.isupper()
    return code and not is_unit(word.text)


def _is_score(tokens: tuple[Token, ...], end: int) -> bool:
    """ "A 27-9 win": a number, a dash without spaces, a number, and it was read as no range."""
    if end + 1 >= len(tokens) or tokens[end].text not in _DASHES or not tokens[end + 1].text.isdigit():
        return False
    return tokens[end - 1].end == tokens[end].start and tokens[end].end == tokens[end + 1].start


def _is_address(tokens: tuple[Token, ...], first: int, end: int) -> bool:
    """ "14 Mill Road", "14201 9 Mile Rd", "Nine Mile Road", "at 3108 Mount Harrow": a number, then a street's name."""
    if end >= len(tokens) or not (tokens[first].text.isdigit() or tokens[first].text[0].isupper()):
        return False
    named = end
    while named < len(tokens) and (tokens[named].text[0].isupper() or tokens[named].text.isdigit()):
        named += 1
    for index in range(end + (tokens[end].pos != "PROPN"), min(named, end + _STREET_WORDS)):
        crowd = index + 1 < len(tokens) and tokens[index + 1].tag in {"NNS", "NNPS"}
        if tokens[index].text.rstrip(".") in words("numbered", "streets") and not crowd:
            return True
    at = first > 0 and tokens[first - 1].text.lower() == "at" and tokens[end].pos == "PROPN"
    return at and (named >= len(tokens) or tokens[named].pos != "NOUN")
