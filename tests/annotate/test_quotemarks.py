"""Where quoted words begin and end."""

from __future__ import annotations

import pytest

from briefgen.annotate.speech.quotemarks import quoted_in


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said: "No."', ["No."]),
        ("He said: “No.”", ["No."]),
        ("He said: „No.“", ["No."]),
        ("He said: «No.»", ["No."]),
        ("He said: « No. »", ["No."]),
        ("He said: ''No.''", ["No."]),
        ("He said: ‘No, never.’", ["No, never."]),
        ("He said: 'It's the girls' own bridge.'", ["It's the girls' own bridge."]),
        ("He said: “I told him, ‘No,’ twice.”", ["I told him, ‘No,’ twice."]),
        ("He saw an “open door“ and left.", ["open door"]),
        ("He saw a ”closed door” and left.", ["closed door"]),
        ("He said: “No", ["No"]),
        ('The plank was 9" wide and 12" long.', []),
        ("It’s the girls’ bridge.", []),
        ("“”", []),
        ("", []),
    ],
)
def test_quoted_words(text: str, quoted: list[str]) -> None:
    assert [text[q.start : q.end] for q in quoted_in(text)] == quoted


def test_an_open_quotation_says_so() -> None:
    (found,) = quoted_in("He said: “No")
    assert found.open_end


def test_one_left_open_ends_with_its_sentence_where_another_opens() -> None:
    text = "He said “no way. She said “yes, of course.”"
    assert [text[q.start : q.end] for q in quoted_in(text, (16, len(text)))] == ["no way.", "yes, of course."]
