"""How sentences describe whom they name."""

from __future__ import annotations

import pytest

from briefgen.annotate.names.described import roles_in
from tests.kit.invented import annotated


def roles(text: str, name: str) -> list[str]:
    sentence = annotated(text).sentences[0]
    found = next(n for n in sentence.names if n.text == name)
    return [text[start:end] for start, end in roles_in(sentence, found)]


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("Mayor Ann Harlow left.", "Ann Harlow", ["Mayor"]),
        ("Ann Harlow, a baker in Dublin, left.", "Ann Harlow", ["a baker in Dublin"]),
        ("Ann Harlow, 33, a baker in Dublin, left.", "Ann Harlow", ["a baker in Dublin"]),
        ("A retired judge, Ann Harlow, left.", "Ann Harlow", ["A retired judge"]),
        ("Ann Harlow is a baker in Dublin.", "Ann Harlow", ["a baker in Dublin"]),
        ("Ann Harlow, the author of, spoke in Dublin.", "Ann Harlow", ["the author"]),
        ("Peter Dunn and his wife, Ann Harlow, left.", "Ann Harlow", ["his wife"]),
        ("He met his 15-year-old cousin Ann Harlow.", "Ann Harlow", ["15-year-old cousin"]),
        ("DUBLIN - Irish Foreign Minister Ann Harlow left.", "Ann Harlow", ["Irish Foreign Minister"]),
        ("Ann Harlow, a new twist in the tale, left.", "Ann Harlow", []),
        ("Ann Harlow, Mayor Peter Dunn and a baker left.", "Ann Harlow", []),
        ("The ferry company Orrevik Lines said so.", "Orrevik Lines", ["ferry company"]),
        ("Orrevik Lines, a ferry company in Dublin, said so.", "Orrevik Lines", ["a ferry company in Dublin"]),
    ],
)
def test_what_is_said_of_somebody(text: str, name: str, told: list[str]) -> None:
    assert roles(text, name) == told
