"""Of what kind a name is, by all its mentions."""

from __future__ import annotations

import pytest

from briefgen.model import NameKind
from tests.kit.invented import annotated


def kind_of(name: str, *paragraphs: str) -> NameKind:
    kinds = {n.kind for s in annotated(*paragraphs).sentences for n in s.names if n.text == name}
    assert len(kinds) == 1, f"{name}: {kinds}"
    return kinds.pop()


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("Ann Harlow", "Ann Harlow left.", NameKind.PERSON),
        ("Lirren Water Board", "The Lirren Water Board met.", NameKind.BODY),
        ("Harlow Tower", "They met at Harlow Tower.", NameKind.PLACE),
        ("Norwegian", "A Norwegian ferry sank.", NameKind.GROUP),
        ("Norway", "They left Norway.", NameKind.PLACE),
        ("Black Harrow", "The militant group Black Harrow did it.", NameKind.BODY),
        ("Lirren Growers", "Lirren Growers (LG), a union, said so.", NameKind.BODY),
    ],
)
def test_one_mention_is_enough(name: str, text: str, kind: NameKind) -> None:
    assert kind_of(name, text) is kind


def test_an_acronym_is_no_surname() -> None:
    told = "President Bak Jin Un waved. | The UN said it was glad."
    assert kind_of("UN", told) is not NameKind.PERSON


def test_words_in_capitals_are_no_person() -> None:
    names = [n for s in annotated("MORE HARBOUR NEWS TODAY. | The ferry sank.").sentences for n in s.names]
    assert not [n for n in names if n.kind is NameKind.PERSON]


def test_three_ordinary_words_are_no_person() -> None:
    names = [n for s in annotated("She drank a Golden Harbour Light.").sentences for n in s.names]
    assert not [n for n in names if n.kind is NameKind.PERSON]


def test_a_kind_is_decided_once_for_the_article() -> None:
    article = annotated("Harlow spoke.", "Peter Harlow, a baker, spoke in Dublin.", "In Harlow they saw danger.")
    assert len({n.kind for s in article.sentences for n in s.names if n.text == "Harlow"}) == 1
