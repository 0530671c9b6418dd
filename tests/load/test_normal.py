"""The normal form of text, and where it is taken: at reading, and where a page spells out what it does not write."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.clean.text.receipt import traces
from briefgen.load.decode import mend, undo
from briefgen.load.normal import is_normal, normal, normalised
from briefgen.model import Article, SourceFile
from briefgen.pipeline.intake import take_in

BODY = "The tide gate at Orrin jammed half open on Monday{}, and 40 houses{} stood in water by noon, the mayor said."
STRANGERS = (
    "\x08",
    "\x7f",
    "\x9d",
    "\u202e",
    "\u2066",
    "\u200b",
    "\u00ad",
    "\ufeff",
    "\uffff",
    "\u2028",
    "\x0b",
    "\x1c",
    "\x85",
)
anything = st.text(st.one_of(st.sampled_from("".join(STRANGERS)), st.characters(codec="utf-8")))


@given(anything)
def test_the_form_is_one_and_can_be_undone(text: str) -> None:
    made, repairs = normalised(text)
    assert made == normal(text) == normal(made)
    assert is_normal(made)
    assert undo(made, repairs) == text
    assert all(unicodedata.category(c) not in {"Cc", "Cs"} or c in "\t\n\r" for c in made)


@given(anything, anything)
def test_a_text_with_broken_letters_takes_it_too_and_can_be_undone(text: str, other: str) -> None:
    raw = text + other.encode().decode("cp1252", "ignore")
    made, repairs = mend(raw)
    assert is_normal(made)
    assert undo(made, repairs) == raw


def article(name: str, text: str) -> Article:
    """The one article of a file."""
    (read,) = take_in([SourceFile(f"weir/{name}", text.encode())]).articles
    return read


@pytest.mark.parametrize("stranger", STRANGERS)
@pytest.mark.parametrize("name", ["gate.txt", "gate.md", "gate.html"])
def test_no_stranger_is_left_in_an_article_and_its_receipts_hold(name: str, stranger: str) -> None:
    body = f"{BODY.format(stranger, stranger)}\n\n{BODY.format('', stranger)}"
    page = f"<html><title>The {stranger}gate</title><article><p>{body}</p></article></html>"
    taken = take_in([SourceFile(f"weir/{name}", (page if name.endswith("html") else body).encode())])
    (read,) = taken.articles
    assert all(is_normal(s.text) for s in read.sentences)
    assert all(traces(block, taken.manuscripts[0]) for block in read.blocks)
    raw = taken.manuscripts[0].source.data.decode(taken.manuscripts[0].encoding)
    assert undo(taken.manuscripts[0].text, taken.manuscripts[0].repairs) == raw


def test_what_turns_the_writing_is_taken_out_of_title_and_outlet_and_said() -> None:
    front = "---\ntitle: Gate jams \u202e04 houses\nsite: \u202eOrrin Post\nsource: https://orrin.example/a\n---\n"
    read = article("gate.md", front + BODY.format("\u202e", "\u202c") + "\n")
    assert (read.metadata.title, read.metadata.outlet) == ("Gate jams 04 houses", "Orrin Post")
    assert "Characters that turn the direction of writing were taken out in 4 place(s)." in read.notes


def test_what_is_spelled_and_not_written_is_taken_out_too() -> None:
    data = json.dumps(
        {"@type": "NewsArticle", "headline": "Gate \u202ejams", "publisher": {"name": "Orrin\u2066 Post"}}
    )
    page = (
        f'<html><head><script type="application/ld+json">{data}</script></head>'
        f"<body><article><p>{BODY.format('&#8238;', '&shy;')}</p></article></body></html>"
    )
    read = article("gate.html", page)
    assert all(is_normal(t) for t in (read.metadata.title or "", read.metadata.outlet or "", read.blocks[0].text))
    assert any("turn the direction" in note for note in read.notes)
