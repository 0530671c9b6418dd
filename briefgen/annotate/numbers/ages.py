"""Ages: "an 8-year-old girl", "Ann Smith, 54, of Oster", "Piet Holm (34)", "a boy aged 12", "16 or 17 years old".

And of "two men, both 24" and "a driver, 24,": a number set off beside a person counts nobody.
"""

from __future__ import annotations

import re
from functools import cache

from briefgen.annotate.numbers.bounds import bound_before
from briefgen.annotate.numbers.numerals import numerals
from briefgen.lexicon.wordlists import groups_of
from briefgen.model import AnnotatedSentence, Bound, NameKind, Quantity

_OTHER = r"(?: ?[-–] ?|- to |- or | to | or | and (?=\d+ |\d+\b(?!-)))(\d{1,3})"
_NUMBER = rf"(\d{{1,3}})(?:{_OTHER})?"
_OLD = r"[- ](year|month)s?[- ](?:olds?\b|of age\b)"
_WITH_OLD = re.compile(rf"\b{_NUMBER}{_OLD}", re.IGNORECASE)
_AGED = re.compile(
    rf"\b(?:aged?|ages) (?:between )?{_NUMBER}(?= |[,.;:)]|$)(?! ?(?:years?|months?|weeks?|per|%))", re.IGNORECASE
)
_AGED_MONTHS = re.compile(r"\bage[d:]? (\d{1,2}) months?\b", re.IGNORECASE)
_WHO_IS = re.compile(r"(?<=[A-Za-z], )who (?:is|was) (\d{1,2})(?=,|\.| and\b|$)")
# A name may end in an initial: "Carl M., 24".
_AFTER_NAME = re.compile(r"(?<=[a-z.], )(\d{1,2})(?=[,;]|\.| and\b| of [A-Z]|$)")
_SET_OFF = re.compile(r"(?<=[a-z], )(\d{1,2})(?=[,;)]|\.(?!\d)| and an?\b|$)")
_OF_EACH = re.compile(r"(?<=, |.\()(?:both|each) (\d{1,2})(?=[,;)]|\.(?!\d)|$)")
_IN_BRACKETS = re.compile(r"(?<=[a-z] \()(\d{1,2})(?=\))")
# The person stands within a few words of the age: "the 8-year-old Oster girl".
_WHOM_REACH = 40


def ages(sentence: AnnotatedSentence) -> list[Quantity]:
    """The ages in a sentence, in no order; ``counted`` is whose it is, a noun or a full name, where it is told.

    Months stay months ("months old"): a "20-month-old" is no age of a whole number of years.
    """
    text, found = sentence.text, []
    for match in (*_WITH_OLD.finditer(text), *_spelled().finditer(text)):
        whom = _behind().search(text[match.end() - 1 :][:_WHOM_REACH])
        found.append(_age(sentence, match, whom[1] if whom else "", f"{match[3].lower()}s old"))
    for match in _AGED.finditer(text):
        before = _before().search(text[: match.start()])
        found.append(_age(sentence, match, before[1].lower() if before else _name_before(sentence, match.start())))
    for match in _AGED_MONTHS.finditer(text):
        found.append(_age(sentence, match, _name_before(sentence, match.start()), "months old"))
    for match in _AFTER_NAME.finditer(text):
        if person := _name_before(sentence, match.start()):
            found.append(_age(sentence, match, person))
    for match in _SET_OFF.finditer(text):
        noun = _before_comma().search(text[: match.start()])
        if noun and not _name_before(sentence, match.start()):
            found.append(_age(sentence, match, noun[1].lower()))
    found += [_age(sentence, match, "", start=match.start(1)) for match in _OF_EACH.finditer(text)]
    for match in _IN_BRACKETS.finditer(text):
        noun = _before_bracket().search(text[: match.start()])
        if person := _name_before(sentence, match.start()) or (noun[1].lower() if noun else ""):
            found.append(_age(sentence, match, person, start=match.start(1)))
    for match in _WHO_IS.finditer(text):
        noun = _before_comma().search(text[: match.start()])
        if person := _name_before(sentence, match.start()) or (noun[1].lower() if noun else ""):
            found.append(_age(sentence, match, person, start=match.start(1)))
    return found


def _age(
    sentence: AnnotatedSentence, match: re.Match[str], whom: str, unit: str = "years old", start: int = -1
) -> Quantity:
    tokens, end = sentence.tokens, match.end()
    start = match.start() if start < 0 else start
    ends = [float(n) if n.isdigit() else _in_words(n) for n in match.groups()[:2] if n]
    first = next((i for i, t in enumerate(tokens) if t.start >= start), None)
    opening, bound = bound_before(tokens, first) if first is not None else (None, Bound.EXACT)
    if opening is not None and bound is not Bound.EXACT:
        start = tokens[opening].start
    text = sentence.text[start:end]
    return Quantity(text, start, end, min(ends), max(ends), unit, (whom,) if whom else (), bound)


def _name_before(sentence: AnnotatedSentence, start: int) -> str:
    people = (n for n in sentence.names if n.kind is NameKind.PERSON and 0 <= start - n.end <= 2)
    return next((n.full for n in people), "")


def _in_words(number: str) -> float:
    """ "Twenty-one" is 21."""
    return float(sum(numerals()["ones"][word] for word in re.split(r"[- ]", number.lower())))


@cache
def _spelled() -> re.Pattern[str]:
    """ "A four-year-old boy": with no second number, so that the groups are those of the pattern in digits."""
    ones = "|".join(numerals()["ones"])
    return re.compile(rf"(?<![\w-])((?:[a-z]+ty[- ])?(?:{ones}))(\b){_OLD}", re.IGNORECASE)


@cache
def _behind() -> re.Pattern[str]:
    people = "|".join(groups_of("ages")["people"])
    return re.compile(rf"[-\s](?:old\s)?(?:\w+\s){{0,2}}?({people})\b")


@cache
def _before_comma() -> re.Pattern[str]:
    """ "The driver, who is 34", "the driver, 34, was hurt"."""
    return re.compile(rf"\b({'|'.join(groups_of('ages')['people'])}), $", re.IGNORECASE)


@cache
def _before_bracket() -> re.Pattern[str]:
    """ "The driver (34)"."""
    return re.compile(rf"\b({'|'.join(groups_of('ages')['people'])}) \($", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    people = "|".join(groups_of("ages")["people"])
    return re.compile(rf"\b({people}),? $", re.IGNORECASE)
