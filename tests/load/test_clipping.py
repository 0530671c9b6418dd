"""What a reader takes out of a container is seen on the page letter for letter."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.clean.text.markdown_text import chunks
from briefgen.clean.text.projection import project, squeezed
from briefgen.clean.text.receipt import spells
from briefgen.load.clipping import Clip, clipping
from briefgen.load.fragment import passages_of, plain_text
from briefgen.model import BlockKind, Format

MARKS = st.text(alphabet=st.sampled_from("ab1 .)(*_[]<>&#-+=~`|!{}:\\^/\"';•"), min_size=1, max_size=30)
WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)
KINDS = st.sampled_from([k for k in BlockKind if k is not BlockKind.HEADING])


def shown(text: str) -> str:
    """What is left of a passage's text: letters, without a bullet in front of them."""
    text = " ".join(text.split())
    while text.startswith("•"):
        text = text[1:].lstrip()
    return squeezed(text)


@settings(max_examples=600)
@given(st.one_of(MARKS, WORDS), KINDS)
def test_no_letter_of_a_passage_turns_into_a_mark(text: str, kind: BlockKind) -> None:
    if not any(c.isalnum() for c in text):
        return
    written = clipping([Clip(kind, text)])
    seen = project(written, Format.MARKDOWN).text
    assert squeezed(seen) == shown(text)
    assert [c.kind for c in chunks(written)] == [kind]
    assert spells(written.removesuffix("\n{: .caption }\n"), squeezed(seen), Format.MARKDOWN)


@given(st.lists(st.tuples(KINDS, WORDS), max_size=5))
def test_every_passage_is_a_block_of_its_kind(told: list[tuple[BlockKind, str]]) -> None:
    passages = [Clip(kind, text) for kind, text in told if any(c.isalnum() for c in shown(text))]
    found = list(chunks(clipping(passages)))
    assert [(c.kind, squeezed(c.traced.text)) for c in found] == [(p.kind, shown(p.text)) for p in passages]


@pytest.mark.parametrize(
    ("fragment", "texts"),
    [
        ("Rain<br>fell", ["Rain", "fell"]),
        ("<p>a <b>b</b>c</p>d<p>e", ["a bc", "d", "e"]),
        ("<ul><li>one<li>two</ul>", ["one", "two"]),
        ("<blockquote><p>so it is</p></blockquote>", ["so it is"]),
        ("<table><tr><th>Dead<td>12<td>late</table>", ["Dead 12 late"]),
        ("<table><tr><td><p>A long story begins in this cell of a mail, and goes on in it.</p><p>x</table>",
         ["A long story begins in this cell of a mail, and goes on in it.", "x"]),
        ("<p hidden>no</p><p style='display: none'>no</p><script>no</script><p>yes", ["yes"]),
        ("<figure><img src='data:,x'><figcaption>The weir</figcaption></figure>", ["The weir"]),
        ("&lt;p&gt; is a tag", ["<p> is a tag"]),
        ("", []),
    ],
)  # fmt: skip
def test_a_fragment_is_read_as_it_is_shown(fragment: str, texts: list[str]) -> None:
    assert [p.text for p in passages_of(fragment)] == texts


def test_a_fragment_deeper_than_any_mail_ends() -> None:
    assert passages_of("<div>" * 5000 + "x") == []


def test_a_title_is_words() -> None:
    assert plain_text("Rain &amp;amp; <em>wind</em>") == "Rain &amp; wind"
