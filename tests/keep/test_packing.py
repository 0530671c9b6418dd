"""A value as bytes and back: as it was to the last bit, or not at all; nothing in the bytes can run."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from briefgen.annotate.story import ANNOTATED
from briefgen.keep.packing import Files, Typed, Unpackable
from briefgen.likeness.encoder import shipped_encoder
from briefgen.likeness.states import Stacking
from briefgen.model import BlockKind, NotRead, Quantity, SourceFile
from briefgen.pipeline.story import BRIEFED
from tests.kit.samples import sample

VALUES: tuple[tuple[Any, object], ...] = (
    (SourceFile, SourceFile("weir/a.txt", b"Rain fell.")),
    (tuple[NotRead, BlockKind], (NotRead("a", "b"), BlockKind.CAPTION)),
    (frozenset[date], frozenset({date(2031, 1, 2)})),
    (Quantity, Quantity("12", 0, 2, 12.0, 12.5, "m", ("dead",))),
    (tuple[tuple[str, int], ...], ()),
)


@pytest.mark.parametrize(("kind", "value"), VALUES)
def test_a_value_comes_back_as_it_was(kind: Any, value: object) -> None:
    form = Typed[Any](kind)
    assert repr(form.unpacked(form.packed(value))) == repr(value)


def test_a_briefing_and_its_annotations_come_back_as_they_were() -> None:
    """To the word ``repr``, which tells 12 from 12.0."""
    done = sample("lirren-water-treaty")
    kept = (done.briefing, done.articles)
    assert repr(BRIEFED.form.unpacked(BRIEFED.form.packed(kept))) == repr(kept)
    for article in done.annotated:
        assert repr(ANNOTATED.form.unpacked(ANNOTATED.form.packed(article))) == repr(article)


def test_the_states_of_passages_come_back_bit_for_bit() -> None:
    encoded, form = shipped_encoder().encode(["The weir broke.", "", "Rain fell on the quay."]), Stacking()
    again = form.unpacked(form.packed(encoded))
    assert [e.pieces for e in again] == [e.pieces for e in encoded]
    for one, other in zip(again, encoded, strict=True):
        assert np.array_equal(one.states, other.states)
        assert one.states.dtype == other.states.dtype
        assert np.array_equal(one.lengths, other.lengths)


@pytest.mark.parametrize("value", ["half \ud83d a character", float("nan"), float("inf")])
def test_what_would_not_come_back_as_it_was_is_refused(value: object) -> None:
    with pytest.raises(Unpackable):
        Typed[Any](type(value)).packed(value)


class Trap:
    """Unpickled, it makes a folder."""

    def __init__(self, target: Path) -> None:
        self.target = target

    def __reduce__(self) -> tuple[Any, tuple[Path]]:
        return Path.mkdir, (self.target,)


def test_what_would_run_elsewhere_is_no_value(tmp_path: Path) -> None:
    trap = pickle.dumps(Trap(tmp_path / "made"))
    forms: tuple[Any, ...] = (BRIEFED.form, ANNOTATED.form, Stacking())
    for form in forms:
        with pytest.raises(Unpackable):
            form.unpacked(trap)
    assert not (tmp_path / "made").exists()
    pickle.loads(trap)
    assert (tmp_path / "made").exists()


@pytest.mark.parametrize("data", [b"", b"[", b"weir", b'["weir"]', b'["weir", "many"]', b"[3]\nabc", b"[-1]\n"])
def test_spoilt_bytes_are_no_value(data: bytes) -> None:
    for form in (Typed[tuple[str, int]](tuple[str, int]), Stacking()):
        with pytest.raises(Unpackable):
            form.unpacked(data)


@pytest.mark.parametrize("files", [{}, {"a.csv": b""}, {"weir.epub": b"PK\xff\n\x00", "s\u00e6.csv": b"1\n2"}])
def test_files_come_back_as_they_were(files: dict[str, bytes]) -> None:
    assert list(Files().unpacked(Files().packed(files)).items()) == list(files.items())


@pytest.mark.parametrize(
    "data", [b"", b"[]\n", b'{"a": 3}\nxy', b'{"a": 1}\nxy', b'{"a": -1, "b": 3}\nxy', b'{"a": "1x"}\nx']
)
def test_files_that_are_cut_off_are_none(data: bytes) -> None:
    with pytest.raises(Unpackable):
        Files().unpacked(data)


def test_a_name_that_is_half_a_character_is_not_kept() -> None:
    with pytest.raises(Unpackable):
        Files().packed({"\ud800": b""})
