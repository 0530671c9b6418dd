"""People's YAML: what they mean is read, what bursts or stops a reader is refused or is text."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.settings.plain_yaml import MAX_DEPTH, MAX_LENGTH, BadYaml, read_yaml, read_yaml_file
from tests.kit import bursting


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("title: Rain again\norder: 3\npublish: false", {"title": "Rain again", "order": 3, "publish": False}),
        ("published: 2031-03-04\nrate: 2.5", {"published": date(2031, 3, 4), "rate": 2.5}),
        ("clean:\n  quay.txt:\n    cut: [A, B]", {"clean": {"quay.txt": {"cut": ["A", "B"]}}}),
        ("at: 20:30\nlong: 190:20:30.5", {"at": "20:30", "long": "190:20:30.5"}),
        ("published: 2031-02-30\nroom: 007", {"published": "2031-02-30", "room": "007"}),
        ("id: " + "1" * 5000, {"id": "1" * 5000}),
        ("<<: 1", {"<<": 1}),
        ("", None),
    ],
)
def test_what_people_mean_is_read(said: str, meant: Any) -> None:
    assert read_yaml(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "a: &a [1]\nb: *a",
        "a: &a [*a]",
        "!!python/object/apply:os.system [x]",
        "[" * 30_000,
        "- " * (MAX_DEPTH + 1) + "a",
        "a" * (MAX_LENGTH + 1),
        "title: [",
        "{[a]: b}",
    ],
    ids=lambda said: said[:20],
)
def test_what_bursts_or_means_nothing_is_refused(said: str) -> None:
    with pytest.raises(BadYaml):
        read_yaml(said)


def test_a_fault_names_its_line() -> None:
    with pytest.raises(BadYaml) as caught:
        read_yaml("title: Rain\nauthor: *nobody\n")
    assert caught.value.where == " (line 2)"


def test_the_owners_settings_may_use_aliases_and_tags() -> None:
    said = "a: &a [1]\nb: *a\nsite_url: !ENV SITE\nfence: !!python/name:x.y"
    assert read_yaml(said, own=True) == {"a": [1], "b": [1], "site_url": None, "fence": None}


def test_a_file_that_is_missing_or_in_another_encoding_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadYaml):
        read_yaml_file(tmp_path / "no.yml")
    (tmp_path / "a.yml").write_bytes(b"a: 1\nb: \xe9")
    with pytest.raises(BadYaml) as caught:
        read_yaml_file(tmp_path / "a.yml")
    assert caught.value.line == 2


@given(st.text("abc:-[]{}&*!|>?#'\"0123456789 \n\t", max_size=60))
def test_any_text_is_read_or_refused(said: str) -> None:
    with suppress(BadYaml):
        read_yaml(said)


@pytest.mark.parametrize("kind", ["yaml aliases", "yaml digits", "yaml depth"])
def test_yaml_made_to_burst_is_refused_at_once(kind: str) -> None:
    for n in (0, 4, 7):
        for name, data in bursting.files(kind, n).items():
            if not name.endswith(".txt"):
                with suppress(BadYaml):
                    read_yaml(data.decode().split("---\n")[1] if name.endswith(".md") else data.decode())
