"""Which sentences deny, accuse and negate."""

from __future__ import annotations

import pytest

from briefgen.model import AnnotatedSentence
from tests.kit.invented import annotated


def of(text: str) -> AnnotatedSentence:
    return annotated(text).sentences[0]


@pytest.mark.parametrize(
    "text",
    [
        "The mill denied that it had dumped waste into the Lirren.",
        "The mill rejected the charge.",
        'The mayor dismissed the claims of the farmers as "absurd".',
        'The mayor has described reports of a leak as "nonsense".',
        "The mayor called the report absurd.",
        "The report is false, the mayor said.",
        "The envoy said he would not answer such groundless accusations.",
    ],
)
def test_a_denial(text: str) -> None:
    assert of(text).denies


@pytest.mark.parametrize(
    "text",
    [
        "The loudspeakers at the weir blared propaganda all night.",
        "A boy filed a false report with the police of Marrow.",
        "The farmers were denied entry to the town hall.",
        "The council rejected the offer of the shipyard.",
        "The play tells a laughable story of two geese.",
        "The mill did not deny that it had dumped waste.",
    ],
)
def test_no_denial(text: str) -> None:
    assert not of(text).denies


def test_an_accusation() -> None:
    assert of("The farmers accused the mill of dumping waste into the Lirren.").accuses
    assert not of("The farmers did not accuse the mill of anything.").accuses


def test_a_negation() -> None:
    assert of("The mill did not dump waste.").negated
    assert of("Nobody was hurt.").negated
    assert not of("The mill dumped waste.").negated
