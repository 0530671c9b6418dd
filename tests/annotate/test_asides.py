"""What is no news, by the cases of ``cases/asides.yml``; that no section quotes it is asked of a whole briefing."""

from __future__ import annotations

import json

import pytest
import yaml

from briefgen.annotate import asides
from briefgen.model import Story
from briefgen.pipeline.brief import brief
from briefgen.sections.json import to_json
from tests.kit.invented import annotated
from tests.kit.places import CASE_FILES

CASES = yaml.safe_load((CASE_FILES / "asides.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "reasons"), CASES, ids=[c[0][:40] for c in CASES])
def test_golden_case(text: str, reasons: list[str | None]) -> None:
    assert [s.aside or None for s in annotated(text).sentences] == reasons


def test_every_reason_has_a_case() -> None:
    known = {value for name, value in vars(asides).items() if name.isupper() and isinstance(value, str)}
    assert known - {asides.LOST} == {reason for _, told in CASES for reason in told if reason}


def test_no_section_quotes_what_is_set_aside() -> None:
    noise = (
        "Hide Caption 9 of 25 The Orre ferry struck the quay at Dorfield on Monday and 41 people were hurt, Ann Dunn said.",
        "An earlier version of this article said that the ferry struck the quay at Dorfield on 1 May 2024, killing 77.",
        "on Monday the Orre ferry struck the quay at Dorfield, “all of us fell,” said Peter Marsh.",
    )
    news = "The Orre ferry struck the quay at Dorfield on Monday and 41 people were hurt, the harbour office said."
    articles = (annotated(news, *noise), annotated(*noise, news, name="two"))
    printed = json.loads(to_json(brief(Story("story", ()), articles, ())))
    assert news in json.dumps(printed["facts"])
    assert not [text for text in noise if text in json.dumps(printed, ensure_ascii=False)]
