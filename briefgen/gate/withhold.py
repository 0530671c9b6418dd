"""Withholding: what the gate could not prove goes from a briefing, and the briefing says so.

Only the part that fails goes: a role and not the person, a bracket and not the fact.  Nothing else changes, so every
id stays what it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from briefgen.gate.failures import Failure, Step
from briefgen.model import Withheld
from briefgen.sections.briefing import Briefing
from briefgen.sections.figures.figure import Figure

Path = tuple[Step, ...]


def withhold(briefing: Briefing, failures: Iterable[Failure]) -> Briefing:
    """The briefing without the parts that these failures name; each part is named in ``withheld``, with its reasons.

    Failures without a path name no part, and are passed over.  A fact, a figure or a gap no longer names a difference
    that went.  What else rests on a part that goes may fail now: ask the gate again.

    >>> from briefgen.gate.failures import of_section
    >>> from briefgen.model import StoryCard
    >>> from briefgen.sections.questions import Slot
    >>> nothing = Briefing(StoryCard("quay", "The quay", None), *[()] * 13, unanswered=(Slot.WHY,))
    >>> less = withhold(nothing, [Failure(of_section("unanswered", None, "open questions"), "one is answered")])
    >>> less.unanswered, less.withheld
    ((), (Withheld(section='unanswered', what='open questions', reason='one is answered'),))
    """
    found: dict[Path, list[Failure]] = {}
    for failure in failures:
        if failure.place.path:
            found.setdefault(failure.place.path, []).append(failure)
    paths = {path for path in found if not any(path[:n] in found for n in range(1, len(path)))}
    less: Briefing = _without(briefing, paths)
    named = [_named(path, told) for path, told in found.items() if path in paths]
    kept = {fact.id for fact in less.facts}
    gone = {fact.id for fact in briefing.facts} - kept
    line = tuple(name for name in less.bottom_line if name not in gone)
    left = {difference.id for difference in less.differences}
    return replace(
        less,
        bottom_line=line,
        facts=tuple(replace(f, differences=tuple(d for d in f.differences if d in left)) for f in less.facts),
        figures=tuple(f if f.difference in {None, *left} else _undisputed(f) for f in less.figures),
        gaps=tuple(g if g.answered in {None, *left} else replace(g, answered=None) for g in less.gaps),
        withheld=(*briefing.withheld, *named),
    )


def _undisputed(figure: Figure) -> Figure:
    """A figure whose difference went: its values stand beside each other without a verdict."""
    return replace(figure, difference=None)


def _named(path: Path, told: list[Failure]) -> Withheld:
    return Withheld(path[0][0], told[0].place.label, "; ".join(dict.fromkeys(f.why for f in told)))


def _without(value: Any, paths: Iterable[Path]) -> Any:
    """A frozen value without the parts at these paths, none of which lies inside another one."""
    by_field: dict[str, dict[int | None, list[Path]]] = {}
    for (name, index), *rest in paths:
        by_field.setdefault(name, {}).setdefault(index, []).append(tuple(rest))
    changes = {name: _field(getattr(value, name), inner) for name, inner in by_field.items()}
    return replace(value, **changes)


def _field(value: Any, inner: dict[int | None, list[Path]]) -> Any:
    """A field without the items that go, and with those from which something goes."""
    if None in inner:
        return () if isinstance(value, tuple) else None
    kept = ((item, inner.get(n)) for n, item in enumerate(value))
    return tuple(item if rest is None else _without(item, rest) for item, rest in kept if rest is None or rest != [()])
