"""Words divided at the end of a line: told from words that have a hyphen anyway."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefgen.load.clipping import Clip

DIVIDED = "\ue0ff"  # stands where a hyphen and a line's end stood, until the join is logged as a repair
ENDING = "\ue0fe"  # stands for a line's end behind a hyphen, until it is told what the hyphen is
_AT = re.compile(rf"([^\W\d_]+)([-\u2010\u00ad]){ENDING}([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# First halves that are rarely a word's first syllables: "self-employed" has its hyphen in the middle of a line too.
_STANDS_ALONE = frozenset("self long short well ill non ex half high low part so all mid multi vice would".split())  # noqa: SIM905


def joined(passages: Iterable[Clip]) -> Iterator[Clip]:
    """Passages whose divided words are joined; a mark stands at each join.

    The document itself tells: a word that stands in it elsewhere whole, or elsewhere with its hyphen, is that word.
    """
    told = list(passages)
    words = {w.lower() for p in told for w in _WORD.findall(_AT.sub(" ", p.text))}

    def join(match: re.Match[str]) -> str:
        first, hyphen, second = match.groups()
        if hyphen == "\u00ad":
            return first + DIVIDED + second
        whole, double = (first + second).lower(), f"{first}-{second}".lower()
        apart = first.lower() in words and second.lower() in words
        keeps = double in words or first.lower() in _STANDS_ALONE or second[:1].isupper() or apart
        return f"{first}{hyphen}{second}" if keeps and whole not in words else first + DIVIDED + second

    for passage in told:
        yield replace(passage, text=_AT.sub(join, passage.text).replace(ENDING, ""))
