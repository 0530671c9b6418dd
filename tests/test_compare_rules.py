"""Each rule of comparison by golden cases that anybody can add to: see golden/compare/README.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.compare.rules import RULES
from briefgen.gate.verify import verify_story
from briefgen.model import DifferenceKind, Reading
from tests.compare_cases import FOLDER, case_of, fits, told

FILES = sorted(FOLDER.glob("*/*.md"))
FEWEST_CASES = 6


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_case(path: Path, request: pytest.FixtureRequest) -> None:
    case = case_of(path)
    if case.known_gap:
        request.applymarker(pytest.mark.xfail(reason=case.known_gap))
    done = case.briefed()
    briefing = done.briefing
    assert not verify_story(done)
    assert len(briefing.articles) == len(case.reports), [n.reason for n in briefing.not_read]
    found = briefing.differences
    as_expected = not found if case.kind is None else len(found) == 1 and fits(found[0], case)
    assert as_expected, "found: " + ("; ".join(told(d) for d in found) or "no difference")


@pytest.mark.parametrize("rule", [name for name, _ in RULES])
def test_every_rule_has_cases_and_half_of_them_are_traps(rule: str) -> None:
    cases = [case_of(path) for path in FILES if path.parent.name == rule]
    assert len(cases) >= FEWEST_CASES
    assert 2 * sum(c.kind is None for c in cases) >= len(cases)


def test_every_folder_of_cases_is_a_rules() -> None:
    assert {path.parent.name for path in FILES} == {name for name, _ in RULES}


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_a_case_is_well_formed(path: Path) -> None:
    case = case_of(path)
    assert len({r.slug for r in case.reports}) == len(case.reports)
    if case.kind is None:
        assert not case.positions, "no difference has no positions"
    else:
        assert case.kind in set(DifferenceKind)
        assert case.reading in set(Reading)
        assert len(case.positions) >= 2
        known = {r.outlet for r in case.reports}
        assert all(outlets <= known for _, outlets in case.positions)
