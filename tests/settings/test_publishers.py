"""What an editor says of publishers."""

from __future__ import annotations

import pytest

from briefgen.model import Publisher
from briefgen.settings.publishers import publishers_in


def test_publishers_stand_in_the_order_of_their_names() -> None:
    assert publishers_in({"Quay": ["The  Quay "], "Echo": ["Echo", "echo.example"]}) == (
        Publisher("Echo", ("Echo", "echo.example")),
        Publisher("Quay", ("The Quay",)),
    )
    assert publishers_in(None) == publishers_in({}) == ()


@pytest.mark.parametrize("said", [["Echo"], "Echo", {"Echo": "Echo"}, {"Echo": []}, {"Echo": [3]}, {3: ["Echo"]}])
def test_what_is_no_list_of_titles_is_refused(said: object) -> None:
    with pytest.raises(ValueError, match="titles"):
        publishers_in(said)
