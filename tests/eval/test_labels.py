"""The measure of how people are called, on an invented event."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval import labels
from eval.bench import b_cubed, rows

SENTENCES = [
    "Mayor opens bridge",
    "Mayor Ann Harlow, a former baker, opened the bridge on Monday.",
    "Peter Dunn, who built it, thanked Harlow.",
]
MARKED = [
    ("Ann Harlow", "Harlow", 1),
    ("a former baker", "Harlow", 1),
    ("Peter Dunn", "Dunn", 2),
    ("Harlow", "Harlow", 2),
]


@pytest.fixture
def invented(tmp_path: Path) -> Path:
    """A shared folder with one event of one article."""
    marks = [
        {"code_type": "ACTOR", "code_name": f"ORR\\{true}", "code_mention": words, "sentence": str(at)}
        for words, true, at in MARKED
    ]
    event = {"event_id": "e", "docs": [{"id": "d", "sentences": SENTENCES, "annotations": marks}]}
    (tmp_path / "bench" / "labels").mkdir(parents=True)
    (tmp_path / "bench" / "labels" / "events.jsonl").write_text(json.dumps(event) + "\n", encoding="utf-8")
    return tmp_path


def test_names_and_roles_of_one_person_are_one(invented: Path) -> None:
    mine, base = labels.measure(invented)
    assert mine["people.F"] == 1.0
    assert mine["descriptions.recall"] == 1.0
    assert base["people.precision"] == 1.0
    assert base["people.recall"] < 1.0  # "baker" is another last word


def test_two_persons_in_one_cluster_cost_precision() -> None:
    precision, recall, _ = b_cubed([("a", 1), ("b", 1)])
    assert (precision, recall) == (0.5, 1.0)


def test_one_person_in_two_clusters_costs_recall() -> None:
    precision, recall, _ = b_cubed([("a", 1), ("a", 2)])
    assert (precision, recall) == (1.0, 0.5)


def test_without_the_shared_data_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert rows(tmp_path, "labels/events.jsonl") == []
    assert labels.measure(tmp_path) == ({}, {})
    assert "is not here" in capsys.readouterr().out
