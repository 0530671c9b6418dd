"""A live blog: of a number that its entries tell anew, the newest counts."""

from __future__ import annotations

from briefgen.annotate.entries import REPLACED
from briefgen.annotate.pipeline import annotate
from briefgen.clean.article import clean
from briefgen.load.decode import read
from briefgen.model import SourceFile

TWO = "The fire service of Tallow says that two builders were hurt when the crane fell."
THREE = "The hospital at Marrow now says that three builders were hurt by the crane."
CRANE = "A crane has fallen on a school in Tallow, and the police have closed the street."


def set_aside(*entries: tuple[str, str]) -> list[str]:
    body = "\n\n".join(f"### {time} Our reporter writes\n\n{text}" for time, text in entries)
    text = f"---\ntitle: Crane falls\nsite: Harbour Echo\ndate: 2031-03-04\n---\n{body}\n"
    article = annotate(clean(read(SourceFile("live.md", text.encode()))))
    return [s.text for s in article.sentences if s.aside == REPLACED]


def test_the_newest_entry_stands_on_top() -> None:
    assert set_aside(("11:20", THREE), ("09:45", TWO), ("08:58", CRANE)) == [TWO]


def test_or_at_the_end() -> None:
    assert set_aside(("8.58am", CRANE), ("9.45am", TWO), ("1.20pm", THREE)) == [TWO]


def test_the_same_number_again_replaces_none() -> None:
    assert set_aside(("11:20", TWO), ("09:45", TWO), ("08:58", CRANE)) == []


def test_another_count_replaces_none() -> None:
    seven = "The council of Tallow says that seven schools were closed because of the crane."
    assert set_aside(("11:20", seven), ("09:45", TWO), ("08:58", CRANE)) == []


def test_times_in_no_order_are_no_entries() -> None:
    assert set_aside(("11:20", THREE), ("09:45", TWO), ("10:30", CRANE)) == []
