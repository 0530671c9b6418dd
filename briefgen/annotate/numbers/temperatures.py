"""Temperatures: "40 degrees Celsius", "minus 4C", "-10 °F", "10 degrees below zero Celsius".

A letter behind the number is a degree with its sign, or where the sentence speaks of heat or cold.
"""

from __future__ import annotations

import re

from briefgen.annotate.numbers.bounds import bound_before
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, Bound, Quantity

_MINUS = r"(minus |negative |(?<!\w)[-−–])?"
_SCALE = r"(?: ?degrees? (?P<said>celsius|centigrade|fahrenheit|c|f)| ?[°º] ?(?P<sign>[cf])|(?P<bare>[CF]))(?!\w)"
_TEMPERATURE = re.compile(
    rf"{_MINUS}(?<![\w.])(\d{{1,4}}(?:\.\d+)?)(?:(?: to | and | or |[-–]){_MINUS}(\d{{1,4}}(?:\.\d+)?))?{_SCALE}",
    re.IGNORECASE,
)


def temperatures(sentence: AnnotatedSentence) -> list[Quantity]:
    """The temperatures in a sentence, in order; the unit is "C" or "F", and below nought the values are negative.

    "It fell to minus 4C in the cold" gives one of -4 C; "Room 40C" gives none.
    """
    text = sentence.text
    found = []
    for match in _TEMPERATURE.finditer(text):
        letter = (match["said"] or match["sign"] or match["bare"])[0]
        if match["bare"] and (letter.islower() or not _speaks_of_weather(text)):
            continue
        found.append(_quantity(sentence, match, letter.upper()))
    return found


def _quantity(sentence: AnnotatedSentence, match: re.Match[str], scale: str) -> Quantity:
    ends = [float(number) * (-1 if minus else 1) for minus, number in (match.group(1, 2), match.group(3, 4)) if number]
    start, bound = match.start(), Bound.EXACT
    first = next((i for i, t in enumerate(sentence.tokens) if t.end > start), None)
    if first is not None:
        opening, bound = bound_before(sentence.tokens, first)
        start = sentence.tokens[opening].start if bound is not Bound.EXACT else start
    text = sentence.text[start : match.end()]
    name = {"C": "degree celsius", "F": "degree fahrenheit"}[scale]
    return Quantity(text, start, match.end(), min(ends), max(ends), scale, ("degree",), bound, measure=name)


def _speaks_of_weather(text: str) -> bool:
    return bool(set(re.findall(r"\w+", text.lower())) & words("temperatures", "weather"))
