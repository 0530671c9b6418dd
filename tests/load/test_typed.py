"""Texts as they stood on paper: lines that bear numbers."""

from __future__ import annotations

import textwrap

import pytest

from briefgen.load.sources import read_source
from briefgen.model import SourceFile
from briefgen.pipeline.intake import take_in

TITLE = "Weir breaks at Tallow"
WEIR = "The weir at Tallow broke on Monday night after three days of rain, and two streets were flooded, the town said."
NOBODY = "Nobody was hurt, but forty people spent the night in the school, where the mayor brought them soup and bread."
MILL = "The owner of the mill, Piet Holm, said on Tuesday that the council had known of the cracks in it for two years."
BODY = [f"{a} {b}" for a, b in ((WEIR, NOBODY), (NOBODY, MILL), (MILL, WEIR), (WEIR, MILL), (NOBODY, WEIR))]
TEXT = [TITLE, "By Ada Lind", "4 March 2031", *BODY]


def numbered(every: int) -> str:
    """The text in lines of sixty letters, each of which counts, or every fifth."""
    lines, at = [], 0
    for paragraph in TEXT:
        for line in textwrap.wrap(paragraph, 60):
            at += 1
            lines.append(f"{at:>3}  {line}" if at % every == 0 else f"     {line}")
        lines.append("")
    return "\n".join(lines)


@pytest.mark.parametrize("every", [1, 5])
def test_the_numbers_of_lines_are_no_words_of_the_text(every: int) -> None:
    (article,) = take_in([SourceFile("s/a.txt", numbered(every).encode())]).articles
    said = article.metadata
    assert (said.title, said.authors, said.published) == (TITLE, ("Ada Lind",), "2031-03-04")
    assert [b.text for b in article.blocks] == TEXT[3:]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{n} {line} It stayed so for days." for n, line in enumerate([WEIR, NOBODY, MILL] * 4, 1)),
        "\n".join(f"{n} Tallow" for n in range(1, 30)) + f"\n\n{WEIR}",
        f"{TITLE}\n\n{WEIR}\n\n5 people were hurt.\n\n{NOBODY}\n\n10 houses fell.",
    ],
)
def test_numbers_that_count_sentences_or_things_stay(text: str) -> None:
    (found,) = read_source(SourceFile("a.txt", text.encode())).manuscripts
    assert found.text == text
