"""The comparison by prose cases that anybody can add to: see cases/compare/README.md."""

from __future__ import annotations

import pytest

from briefgen.gate.verify import verify_story
from briefgen.model import DifferenceKind, Reading
from tests.kit.compare_cases import Case, cases, fits, told

MUST = [c for c in cases() if c.kind is not None]
TRAPS = [c for c in cases() if c.trap]
OPEN = [c for c in cases() if c.open]
# Of the differences in these files, most of them invented for rules that each knew one topic, this share is found.
FOUND = 0.34


def _name(case: Case) -> str:
    return f"{case.file}: {case.title}"


@pytest.mark.parametrize("case", MUST, ids=_name)
def test_a_difference_is_found(case: Case) -> None:
    done = case.briefed()
    assert not verify_story(done)
    found = done.briefing.differences
    assert any(fits(d, case) for d in found), "; ".join(told(d) for d in found) or "no difference"


@pytest.mark.parametrize("case", TRAPS, ids=_name)
def test_a_trap_is_no_difference(case: Case) -> None:
    found = case.briefed().briefing.differences
    assert not found, "; ".join(told(d) for d in found)


@pytest.mark.slow
def test_what_is_open_is_not_found_by_chance() -> None:
    """An open case that is found now belongs among those that must be: write its verdict out."""
    found = {_name(c): [told(d) for d in done] for c in OPEN if (done := c.briefed().briefing.differences)}
    assert not found


def test_the_share_that_is_found_does_not_fall() -> None:
    assert len(MUST) / (len(MUST) + len(OPEN)) >= FOUND


def test_kinds_and_readings_are_known_and_titles_told_once() -> None:
    assert {c.kind for c in MUST} <= set(DifferenceKind)
    assert {c.reading for c in MUST} <= set(Reading)
    titles = [_name(c) for c in cases()]
    assert len(titles) == len(set(titles))
