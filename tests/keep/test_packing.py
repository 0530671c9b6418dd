"""Bytes that were spoilt, or made to do something, give nothing and do nothing."""

from __future__ import annotations

import os
import pickle
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from briefgen.keep.packing import Unpackable, packed, unpacked
from briefgen.likeness.encoder import shipped_encoder
from briefgen.likeness.states import encoded_of, states_of
from briefgen.model import BlockKind, NotRead, SourceFile


class Trap:
    """Unpickled without a guard, it makes a file."""

    def __init__(self, call: Any, *given: Any) -> None:
        self.call, self.given = call, given

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        return self.call, self.given


VALUES = (
    SourceFile("weir/a.txt", b"Rain fell."),
    (NotRead("a", "b"), BlockKind.CAPTION),
    frozenset({date(2031, 1, 2)}),
)


@pytest.mark.parametrize("value", VALUES)
def test_a_value_comes_back_as_it_was(value: object) -> None:
    assert unpacked(packed(value)) == value


def test_the_states_of_passages_come_back_bit_for_bit() -> None:
    encoded = shipped_encoder().encode(["The weir broke.", "", "Rain fell on the quay."])
    again = encoded_of(unpacked(packed(states_of(encoded))))
    assert [e.pieces for e in again] == [e.pieces for e in encoded]
    for one, other in zip(again, encoded, strict=True):
        assert np.array_equal(one.states, other.states)
        assert one.states.dtype == other.states.dtype
        assert np.array_equal(one.lengths, other.lengths)


def test_what_would_run_is_not_run(tmp_path: Path) -> None:
    target = tmp_path / "made"
    traps = [
        Trap(os.mkdir, str(target)),
        Trap(eval, f"__import__('os').mkdir({str(target)!r})"),
        Trap(getattr, "weir", "upper"),
    ]
    for trap in traps:
        with pytest.raises(Unpackable, match="no plain data"):
            unpacked(pickle.dumps(trap))
    assert not target.exists()


def test_a_function_of_ours_is_no_plain_data() -> None:
    with pytest.raises(Unpackable, match="no plain data"):
        unpacked(pickle.dumps(packed))


@pytest.mark.parametrize("data", [b"", b"\x80", b"weir", packed(("weir",))[:-3]])
def test_spoilt_bytes_are_no_value(data: bytes) -> None:
    with pytest.raises(Unpackable):
        unpacked(data)
