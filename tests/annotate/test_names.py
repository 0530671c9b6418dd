"""Names: what they name, and the fullest form of each."""

from __future__ import annotations

import pytest

from briefgen.annotate.names.fullnames import fullest, is_form_of
from briefgen.model import NameKind
from tests.kit.invented import annotated


def told(*paragraphs: str) -> dict[str, tuple[NameKind, str]]:
    return {n.text: (n.kind, n.full) for s in annotated(*paragraphs).sentences for n in s.names}


def test_the_surname_alone_is_the_full_name() -> None:
    names = told("Mayor Ann Harlow spoke in Dublin.", "Harlow then left.", "Mrs Harlow waved.")
    assert names["Harlow"] == (NameKind.PERSON, "Ann Harlow")
    assert names["Dublin"][0] is NameKind.PLACE


def test_a_title_is_no_part_of_a_name() -> None:
    names = told("Foreign Minister Peter Dunn met Gen. Carl Moss and Dr. Eva Stone.")
    assert [t for t, (kind, _) in names.items() if kind is NameKind.PERSON] == ["Peter Dunn", "Carl Moss", "Eva Stone"]


def test_the_family_name_may_stand_first() -> None:
    names = told("President Bak Jin Su landed.", "Bak Jin-su waved, and Bak left.")
    assert {full for _, full in names.values()} <= {"Bak Jin Su", "Bak Jin-su"}
    assert len({full for _, full in names.values()}) == 1


def test_a_possessive_is_no_part_of_a_name() -> None:
    names = told("Ann Harlow said so.", "Ann Harlow's car broke down.")
    assert set(names) == {"Ann Harlow"}


def test_bodies_and_places_are_no_persons() -> None:
    names = told(
        "The Dorfield Harbour Authority sued the Marsh Bay Company over Harlow Street, officials in France said."
    )
    assert not [t for t, (kind, _) in names.items() if kind is NameKind.PERSON]


def test_an_acronym_is_its_long_name() -> None:
    names = told("The Dorfield Harbour Authority sued.", "The DHA won.")
    assert names["DHA"] == (NameKind.BODY, "Dorfield Harbour Authority")


def test_an_acronym_is_nobodys_surname() -> None:
    assert not is_form_of("SU", "Bak Jin Su")


@pytest.mark.parametrize(
    ("form", "full", "same"),
    [
        ("Harlow", "Ann Harlow", True),
        ("Ann Harlow", "Ann Mary Harlow", True),
        ("Bak Jin-su", "Bak Jin Su", True),
        ("Yuri Melnik", "Yury Melnyk", True),
        ("Noor Hamidi", "Noor Hameedi", True),
        ("Ann Harlow", "Eva Harlow", False),
        ("Ann Marlow", "Ann Harlow", False),
        ("Bak Jin Il", "Bak Jin Su", False),
    ],
)
def test_forms_of_a_name(form: str, full: str, same: bool) -> None:
    assert is_form_of(form, full) is same


def test_every_form_has_one_fullest_form_and_it_is_its_own() -> None:
    found = fullest({"Ann Harlow": 2, "Harlow": 5, "A. Harlow": 1, "Peter Dunn": 1, "Dunn": 3})
    assert found["Harlow"] == "Ann Harlow"
    assert found["Dunn"] == "Peter Dunn"
    assert all(found[full] == full for full in found.values())


def test_names_are_spans_of_their_sentences() -> None:
    for s in annotated("President Ann Harlow met Peter Dunn, a baker in Dublin, on Monday.").sentences:
        assert s.names
        assert all(s.text[n.start : n.end] == n.text for n in s.names)
