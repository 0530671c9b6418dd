"""Whether a number counts all, a part, or only more."""

from __future__ import annotations

import pytest

from briefgen.annotate.numbers.numerals import number_at
from briefgen.annotate.numbers.scopes import scope_of
from briefgen.model import Scope
from tests.kit.invented import annotated


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Among them two drowned.", Scope.PART),
        ("They were many, including two women.", Scope.PART),
        ("Then two of them drowned.", Scope.PART),
        ("The boats, two of which sank, were new.", Scope.PART),
        ("Another two sank.", Scope.MORE),
        ("Then two more boats sank.", Scope.MORE),
        ("Then two others sank.", Scope.MORE),
        ("There were two boats.", Scope.WHOLE),
        ("There were two more than before.", Scope.WHOLE),
        ("Two boats sank.", Scope.WHOLE),
    ],
)
def test_scope(text: str, scope: Scope) -> None:
    tokens = annotated(text).sentences[0].tokens
    number = next(n for i in range(len(tokens)) if (n := number_at(tokens, i)) is not None)
    assert scope_of(tokens, number.first, number.end) is scope
