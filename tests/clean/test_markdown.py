"""The Markdown of an article: read back, it says the same and does nothing."""

from __future__ import annotations

import re

import markdown
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefgen.clean.article import clean
from briefgen.clean.markdown import to_markdown
from briefgen.load.decode import read
from briefgen.model import SourceFile

TEXT = """Storm takes roof off chapel

The chapel at Fennick after the storm. (Photo: Lena Ashgrove/QNA)

A storm took the roof off the chapel at Fennick on Sunday night and laid it, nearly whole, in the next field.

What it costs

1. May was dry <b>& windy</b>, said the *warden* of [Fennick](javascript x) and {: onclick="x" } that was all.
"""


def written(text: str) -> tuple[dict[str, object], str]:
    whole = to_markdown(clean(read(SourceFile("s/a.txt", text.encode()))))
    match = re.fullmatch(r"---\n(.*?)\n---\n\n(.*)\n", whole, re.DOTALL)
    assert match
    return yaml.safe_load(match[1]), match[2]


def test_front_matter_and_body() -> None:
    front, body = written(TEXT)
    assert front["title"] == "Storm takes roof off chapel"
    assert front["published"] is None
    assert front["authors"] == []
    assert "\n\nThe chapel at Fennick after the storm.\n{: .caption }\n\n" in "\n\n" + body
    assert "\n## What it costs\n" in body


def test_words_stay_words() -> None:
    _, body = written(TEXT)
    page = markdown.markdown(body, extensions=["attr_list"])
    assert '<p class="caption">' in page
    assert not re.search(r"<(?:b|em|a|ol|li)\b|<[^>]*onclick", page)
    assert "&lt;b&gt;&amp; windy&lt;/b&gt;" in page
    assert "*warden* of [Fennick](javascript x)" in page


@given(st.text(alphabet="ab <>&*_[](){}:#=-+.`|\\\"'!1 \n", max_size=80))
def test_no_text_becomes_markup(text: str) -> None:
    first = "The river rose in the night and the old bridge at the mill was closed to all."
    whole = f"{first}\n\nThen {text} it rained again all day."
    _, body = written(whole)
    page = markdown.markdown(body, extensions=["attr_list"])
    assert not re.search(r"<(?!/?(?:p|h2|ul|li|blockquote)\b)", page)
