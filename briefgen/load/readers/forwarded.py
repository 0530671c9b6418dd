"""A mail that was passed on: the mail in it is the one that counts; what stands above it is its sender's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

ABOVE_WORDS = 80  # of a remark above a mail that is passed on; a longer text is an article that quotes one
HEAD_LINES = 12
_MARK = re.compile(
    r"[-_ ]*(?:begin )?(?:forwarded message|original message|weitergeleitete nachricht|ursprüngliche nachricht|"
    r"message transféré|message d'origine|mensaje reenviado|doorgestuurd bericht|messaggio inoltrato)[-_: ]*",
    re.IGNORECASE,
)
_FIELD = re.compile(r"\W*(?P<name>[^\W\d_]{2,9})\s?\W?:\s*(?P<value>.*)", re.DOTALL)
_NAMES = {
    "from": "from", "von": "from", "de": "from", "van": "from", "da": "from",
    "date": "date", "sent": "date", "datum": "date", "gesendet": "date", "fecha": "date", "data": "date",
    "subject": "subject", "betreff": "subject", "objet": "subject", "asunto": "subject", "onderwerp": "subject",
    "oggetto": "subject",
    "to": "to", "an": "to", "à": "to", "para": "to", "aan": "to", "a": "to", "cc": "cc",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Forwarded:
    """Where the mail within begins among the lines, and what its head says: "from", "date", "subject"."""

    start: int
    head: dict[str, str]


def forwarded_in(lines: Sequence[str]) -> Forwarded | None:
    """The mail that was passed on, None where none was.

    >>> forwarded_in(["fyi", "---- Forwarded message ----", "From: Echo", "Subject: Dry", "", "It fell."])
    Forwarded(start=5, head={'from': 'Echo', 'subject': 'Dry'})
    """
    at = next((n for n, line in enumerate(lines) if _MARK.fullmatch(line.strip())), None)
    if at is None or sum(len(line.split()) for line in lines[:at]) > ABOVE_WORDS:
        return None
    head: dict[str, str] = {}
    start = at + 1
    for n in range(at + 1, min(len(lines), at + 1 + HEAD_LINES)):
        field = _FIELD.fullmatch(lines[n].strip())
        name = _NAMES.get(field["name"].lower()) if field else None
        if field is not None and name is not None:
            head.setdefault(name, " ".join(field["value"].split()))
            start = n + 1
        elif lines[n].strip():
            break
        elif head:
            start = n + 1
            break
    return Forwarded(start, head) if {"from", "subject"} & head.keys() else None
