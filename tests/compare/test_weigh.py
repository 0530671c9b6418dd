"""Does a witness say what a claim says?  The cases stand in ``cases/says.md``."""

from __future__ import annotations

import re

import pytest

from briefgen.compare.align import align
from briefgen.compare.clashes import clashes_of
from briefgen.compare.pair import pairs, passages
from briefgen.compare.weigh import PARTLY, SAYS, fitted_weights, weigh
from briefgen.likeness.encoder import shipped_encoder
from briefgen.model.comparison import Verdict, Weighed
from tests.kit.invented import annotated
from tests.kit.places import CASE_FILES

CASES = re.findall(
    r"^## (.+)\nclaim: (.+)\nwitness: (.+)\n=> (.+)$",
    (CASE_FILES / "says.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)


def weighed(claim: str, witness: str) -> tuple[Weighed, Weighed] | None:
    """What is weighed of what two sentences say in the first place, both ways; None where they are no pair."""
    both = [p for name, text in (("one", claim), ("two", witness)) for p in passages(annotated(text, name=name))]
    one, other = [w for w in weigh(align(pairs(both, shipped_encoder()), shipped_encoder())) if w.proposition.main] or (
        None,
        None,
    )
    return (one, other) if one and other else None


def verdict(claim: str, witness: str) -> str:
    """The verdict in the words of the cases."""
    found = weighed(claim, witness)
    if found is None:
        return Verdict.ANOTHER.value
    kinds = [c.kind.value for c in clashes_of(found[0])]
    return f"otherwise: {kinds[0]}" if found[0].verdict is Verdict.OTHERWISE else found[0].verdict.value


@pytest.mark.parametrize(("claim", "witness", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_case(claim: str, witness: str, expected: str) -> None:
    assert verdict(claim, witness) in expected.split(" / ")


def test_every_case_is_read() -> None:
    assert len(CASES) == (CASE_FILES / "says.md").read_text(encoding="utf-8").count("\n## ")


def test_of_a_long_sentence_a_short_one_says_one_clause() -> None:
    short = "The ferry Silver Gull ran aground off Marrowby."
    long = (
        "The ferry Silver Gull ran aground off Marrowby after its rudder had jammed in thick fog, and volunteers from "
        "three villages brought soup, blankets and dry socks to the school where its passengers slept."
    )
    both = [p for name, text in (("one", short), ("two", long)) for p in passages(annotated(text, name=name))]
    found = weigh(align(pairs(both, shipped_encoder()), shipped_encoder()))
    told = {w.view.claim.tokens[w.proposition.head].text: w for w in found if w.view.claim.article == "two"}
    said = {word for word, one in told.items() if one.verdict is Verdict.SAYS}
    assert said == {"ran"}
    assert set(told) == {"ran", "brought", "jammed"}
    assert next(w for w in found if w.view.claim.article == "one").verdict is Verdict.SAYS


def test_a_verdict_carries_what_was_weighed() -> None:
    found = weighed(*CASES[0][1:3])
    assert found is not None
    assert {name for name, _ in found[0].reasons} == set(fitted_weights().of)
    assert [abs(part) for _, part in found[0].reasons] == sorted((abs(p) for _, p in found[0].reasons), reverse=True)
    assert 0 < PARTLY < SAYS < 1
