"""A small count of the fuzzing that ``python -m eval.fuzz`` does at length, and its own checks."""

from __future__ import annotations

import pytest

from briefgen.model import SourceFile
from eval import fuzz


def test_mutated_inputs_find_no_fault() -> None:
    faults = [fault for source in fuzz.inputs(300, seed=7) if (fault := fuzz.fault_of(source))]
    assert faults == []


def test_the_same_seed_gives_the_same_inputs() -> None:
    assert list(fuzz.inputs(60, seed=3)) == list(fuzz.inputs(60, seed=3))
    assert list(fuzz.inputs(60, seed=3)) != list(fuzz.inputs(60, seed=4))


def test_a_crash_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(manuscripts: object) -> None:
        raise KeyError(manuscripts)

    monkeypatch.setattr(fuzz, "clean_story", broken)
    assert str(fuzz.fault_of(SourceFile("a.html", fuzz.PAGE))).startswith("KeyError in ")


def test_a_page_that_carries_a_script_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fuzz.fault_of(SourceFile("a.html", fuzz.PAGE)) is None
    monkeypatch.setattr(fuzz, "to_markdown", lambda article: "---\n---\n\nRain. <script>x</script>")
    assert fuzz.fault_of(SourceFile("a.html", fuzz.PAGE)) == "a page that carries a script"


def test_a_hang_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(manuscripts: object) -> None:
        while manuscripts:
            pass

    monkeypatch.setattr(fuzz, "clean_story", endless)
    monkeypatch.setattr(fuzz, "HANG", 1)
    assert fuzz.fault_of(SourceFile("a.html", fuzz.PAGE)) == "a hang over 1 s"
