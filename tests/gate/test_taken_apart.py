"""What a reader took apart (an export in Word or PDF, a mail) passes the second look, with all that its file says."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.gate.second import doubtful
from briefgen.load.files import load_story
from briefgen.pipeline.story import brief_story
from tests.kit import exports, forms

FORMS = {"export.bin": exports.SHAPES["Factiva, PDF"], "report.docx": forms.docx(), "letter.eml": forms.newsletter()}


@pytest.mark.parametrize("name", FORMS)
def test_nothing_is_doubted_of_a_file_that_a_reader_took_apart(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "flood"
    folder.mkdir()
    (folder / name).write_bytes(FORMS[name])
    (folder / f"{name}.source.yml").write_text("retrieved: '2031-04-20'\n")
    done = brief_story(load_story(folder))
    assert done.articles
    assert [str(failure) for failure in doubtful(done)] == []
