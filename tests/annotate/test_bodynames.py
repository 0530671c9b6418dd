"""Which forms of a body's name are one body."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.annotate.names.bodynames import body_key, defined, fullest_bodies, initials


@pytest.mark.parametrize(
    ("text", "name", "acronym"),
    [
        ("The Lirren Water Board (LWB) said so.", "Lirren Water Board", "LWB"),
        ("The Lirren Water Board (the “LWB”) said so.", "Lirren Water Board", "LWB"),
        ("The Lirren Water Board (in Hallen) said so.", "Lirren Water Board", None),
        ("The Lirren Water Board (2031) said so.", "Lirren Water Board", None),
        ("The Lirren Water Board (XQZ) said so.", "Lirren Water Board", None),
        ("Lirren (LWB) said so.", "Lirren", None),
    ],
)
def test_an_acronym_in_brackets(text: str, name: str, acronym: str | None) -> None:
    start = text.index(name)
    assert defined(text, start, start + len(name)) == acronym


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ministry of Ports", "Ports Ministry", True),
        ("The Lirren Water Board", "Lirren Water Board", True),
        ("Orrevik Ltd", "Orrevik", True),
        ("Orrevik & Sons", "Orrevik and Sons", True),
        ("U.N. Harbour Council", "UN Harbour Council", True),
        ("Lirren Water Board", "Lirren Fire Board", False),
        ("Limited", "Company", False),
    ],
)
def test_names_of_one_key(one: str, other: str, same: bool) -> None:
    assert (body_key(one) == body_key(other)) is same


@pytest.mark.parametrize(
    ("short", "long", "others"),
    [
        ("LWB", "Lirren Water Board", ["Lirren Council"]),
        ("Ports Ministry", "Norwegian Ports Ministry", []),
        ("Orrevik", "Orrevik Airlines", []),
        ("LWB Council", "Lirren Water Board Council", ["LWB", "Lirren Water Board"]),
        ("L.W.B. Council", "Lirren Water Board Council", []),
    ],
)
def test_a_short_form_is_the_only_long_one(short: str, long: str, others: list[str]) -> None:
    found = fullest_bodies(dict.fromkeys([short, long, *others], 1), {})
    assert found[short] == found[long] == long


@pytest.mark.parametrize(
    ("short", "forms"),
    [
        ("LWB", ["Lirren Water Board", "Lower Weir Bureau"]),
        ("Ports Ministry", ["Norwegian Ports Ministry", "Danish Ports Ministry"]),
        ("Orrevik", ["Orrevik Council"]),
        ("Orrevik", ["Orrevik Ann Pinder"]),
        ("Norway", ["Norway Airlines"]),
    ],
)
def test_where_two_fit_or_another_body_is_meant_it_stays_alone(short: str, forms: list[str]) -> None:
    assert fullest_bodies(dict.fromkeys([short, *forms], 1), {})[short] == short


def test_what_the_text_explains_counts_more_than_letters() -> None:
    forms = dict.fromkeys(["LWB", "Lirren Water Board", "Lower Weir Bureau"], 1)
    assert fullest_bodies(forms, {"LWB": "Lower Weir Bureau"})["LWB"] == "Lower Weir Bureau"


def test_the_legal_form_has_no_initial() -> None:
    assert initials("Lirren Mills Corp.") == "LM"


@given(
    st.lists(st.sampled_from(["LWB", "Lirren Water Board", "The Water Board", "Orrevik", "Orrevik Ltd"]), unique=True)
)
def test_every_form_has_one_host_that_is_its_own(forms: list[str]) -> None:
    found = fullest_bodies({form: n + 1 for n, form in enumerate(forms)}, {})
    assert set(found) == set(forms)
    assert all(found[host] == host for host in found.values())
