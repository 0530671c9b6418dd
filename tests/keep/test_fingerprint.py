"""What a value is known by: equal values alike, in every process; others not."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date

import pytest

from briefgen.keep.fingerprint import fingerprint
from briefgen.model import BlockKind, NotRead, SourceFile

PAIRS = (
    ("1", 1),
    (1, True),
    (0, None),
    (("a", "b"), ("ab",)),
    ((("a",), "b"), ("a", ("b",))),
    (b"a", "a"),
    (NotRead("a", "b"), NotRead("b", "a")),
    (frozenset({"a"}), ("a",)),
    ({"a": 1}, {"a": 2}),
    (BlockKind.HEADING, "heading"),
    (SourceFile("a", b"1"), SourceFile("a", b"2")),
    (date(2031, 3, 4), "2031-03-04"),
    ("a;str 'b'", ("a", "b")),
)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_values_that_differ_have_other_fingerprints(one: object, other: object) -> None:
    assert fingerprint(one) == fingerprint(one)
    assert fingerprint(one) != fingerprint(other)


def test_the_order_of_a_set_and_of_a_mapping_does_not_count() -> None:
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})
    days = [date(2031, 1, n) for n in range(1, 29)]
    assert fingerprint(frozenset(days)) == fingerprint(frozenset(reversed(days)))


def test_another_hash_seed_gives_the_same() -> None:
    program = (
        "from datetime import date; from briefgen.keep.fingerprint import fingerprint;"
        "print(fingerprint(frozenset({'weir', 'quay', date(2031, 1, 2)}), {'a': {1, 2}}))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1


def test_what_cannot_be_told_is_refused() -> None:
    with pytest.raises(TypeError, match="function has no fingerprint"):
        fingerprint(("weir", lambda: 1))
