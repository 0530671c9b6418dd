"""Letters that only look like others, and digits as wide as Chinese characters."""

from __future__ import annotations

import pytest

from briefgen.clean.article import clean
from briefgen.load.decode import mend, read, undo
from briefgen.model import SourceFile

CASES = [
    ("a Cyrillic letter in a Latin name", "Ad\u0430 Lind spoke.", "Ada Lind spoke."),
    ("a Greek one", "\u039drth\u03bf said so.", "Nrtho said so."),
    ("a soft hyphen beside it", "M\u043e\u00ador fell.", "Moor fell."),
    ("a word in Cyrillic stays", "Мост в Орре упал.", "Мост в Орре упал."),
    ("a letter that looks like none of ours", "COV\u0418D came.", "COV\u0418D came."),
    ("wide digits in an English line", "\uff11\uff12 boats sank.", "12 boats sank."),
    ("wide digits where they are at home", "\u6e2f\u306b\uff11\uff12\u96bb", "\u6e2f\u306b\uff11\uff12\u96bb"),
]


@pytest.mark.parametrize(("written", "seen"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_text_has_the_letters_that_its_reader_sees(written: str, seen: str) -> None:
    text, repairs = mend(written)
    assert text == seen
    assert undo(text, repairs) == written


def test_the_articles_page_says_so() -> None:
    body = (
        "The weir at T\u0430llow broke on Monday night after \uff13 days of rain, and two streets were flooded, the town said."
        " Nobody was hurt, but forty people spent the night in the school, where the mayor brought them soup."
    )
    article = clean(read(SourceFile("a.txt", body.encode())))
    assert "Tallow broke on Monday night after 3 days" in article.blocks[0].text
    assert article.notes[:2] == (
        "Letters of another alphabet in a Latin word were read as those they look like in 1 place(s).",
        "Wide letters and digits were read as plain ones in 1 place(s).",
    )
