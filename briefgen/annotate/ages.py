"""Ages: "an 8-year-old girl", "Ann Smith, 54, of Oster", "aged 12"."""

from __future__ import annotations

import re
from functools import cache

from briefgen.model import AnnotatedSentence, NameKind, Quantity
from briefgen.wordlists import groups_of

_WITH_OLD = re.compile(r"(\d{1,3})-(?:year|month)s?-old")
_AGED = re.compile(r"\baged? (\d{1,3})\b")
_AFTER_NAME = re.compile(r"(?<=[a-z], )(\d{1,2})(?=,|\.| and\b|$)")
# The person stands within a few words of the age: "the 8-year-old Oster girl".
_WHOM_REACH = 40


def ages(sentence: AnnotatedSentence) -> list[Quantity]:
    """The ages in a sentence, in no order; ``counted`` is whose it is, a noun or a full name, where it is told."""
    text, found = sentence.sentence.text, []
    for match in [*_WITH_OLD.finditer(text), *_AGED.finditer(text)]:
        whom = _whom().search(text[match.end() - 1 :][:_WHOM_REACH])
        found.append(_age(match, whom[1] if whom else ""))
    for match in _AFTER_NAME.finditer(text):
        people = (n for n in sentence.names if n.kind is NameKind.PERSON and 0 <= match.start() - n.end <= 2)
        if (person := next(people, None)) is not None:
            found.append(_age(match, person.full))
    return found


def _age(match: re.Match[str], whom: str) -> Quantity:
    value = float(match[1])
    return Quantity(match[0], match.start(), match.end(), value, value, "years old", (whom,) if whom else ())


@cache
def _whom() -> re.Pattern[str]:
    people = "|".join(groups_of("ages")["people"])
    return re.compile(rf"[-\s](?:old\s)?(?:\w+\s){{0,2}}?({people})\b")
