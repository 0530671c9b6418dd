"""What the clauses of a sentence state.  The cases stand in ``cases/clauses.md``."""

from __future__ import annotations

import re

import pytest

from briefgen.compare.pair import passages
from briefgen.compare.propositions import propositions
from tests.kit.invented import annotated
from tests.kit.places import CASE_FILES

CASES = re.findall(r"^## (.+)\n((?:[*-] .+\n)+)", (CASE_FILES / "clauses.md").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[c[0] for c in CASES])
def test_a_sentence(sentence: str, expected: str) -> None:
    [passage] = passages(annotated(sentence))
    found = propositions(passage)
    told = [f"{'*' if p.main else '-'} {' … '.join(sentence[a:b] for a, b in p.spans)}" for p in found]
    assert told == expected.splitlines()


def test_every_case_is_read() -> None:
    assert len(CASES) == (CASE_FILES / "clauses.md").read_text(encoding="utf-8").count("\n## ")
