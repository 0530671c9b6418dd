"""The door: everything in a story's data that a second look does not confirm."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from briefgen.gate.independent import differences, sections, sources, speech, statements
from briefgen.gate.independent.told import Doubt, Found, Told

FORMAT, ARTICLE_FORMAT = "briefgen.briefing/1", "briefgen.article/1"

CHECKS: tuple[Callable[[Told], Found], ...] = (
    sources.table, sources.story, sources.origins, sources.files,
    statements.citations, statements.words, statements.counts, statements.facts, statements.bottom_line,
    statements.parallels,
    differences.differences, sections.timeline, speech.people, speech.quotes, sections.figures, sections.gaps,
)  # fmt: skip


def look(
    briefing: bytes, articles: Mapping[str, bytes], sources: Mapping[str, bytes] | None = None
) -> tuple[Doubt, ...]:
    """What is doubtful in a ``briefing.json`` and its ``articles/<id>.json`` (by id), in the order of the checks.

    ``sources`` are the bytes of the source files by their path, as far as they are at hand; with them the articles are
    held against their files.  Where a citation leads nowhere nothing else is asked.

    Raises `ValueError` and `KeyError` where the data is no briefing.
    """
    told = Told(json.loads(briefing), {name: json.loads(data) for name, data in articles.items()}, sources or {})
    name = told.briefing["story"]["id"]
    if told.briefing["format"] != FORMAT or any(a["format"] != ARTICLE_FORMAT for a in told.articles.values()):
        return (Doubt(name, ("format",), "this is another form of data"),)
    astray = tuple(Doubt(name, steps, why) for steps, why in statements.citations(told) if "not there" in why)
    if astray:
        return astray
    return tuple(Doubt(name, steps, why) for check in CHECKS for steps, why in _asked(check, told))


def _asked(check: Callable[[Told], Found], told: Told) -> Found:
    """What a check finds; data that was changed by hand into something else than its form is doubted as a whole."""
    try:
        yield from check(told)
    except (LookupError, TypeError, ValueError) as error:
        yield ("data",), f"it is not of its form ({type(error).__name__}: {error})"
