"""What a reader sees, and the receipts that lead back to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.clean.article import clean
from briefgen.clean.text.projection import freed, project, squeezed
from briefgen.clean.text.receipt import spells, traces
from briefgen.errors import NotAnArticle
from briefgen.load.decode import read
from briefgen.model import Article, Block, BlockKind, Format, Manuscript, Repair, SourceFile

SEEN = [
    (Format.TEXT, "a *b* <c> &amp;", "a*b*<c>&amp;"),
    (Format.MARKDOWN, "# Head *in* **bold**", "Headinbold"),
    (Format.MARKDOWN, "*all by **Ann Ames***", "allbyAnnAmes"),
    (Format.MARKDOWN, "[link](http://a.example/x_(y)) [[Page|name]] [[Only]] ![no](b.png) ![[no.png]]", "linknameOnly"),
    (Format.MARKDOWN, r"1 \* 2 snake_case 3 * 4", "1*2snake_case3*4"),
    (Format.MARKDOWN, "- one\n- two\n\n> said\n> so\n\n1. first", "onetwosaidsofirst"),
    (Format.MARKDOWN, "It rained. <script>alert('a')</script> It blew.", "Itrained.Itblew."),
    (Format.MARKDOWN, "It rained.\n\n<style>\np {}\n\nb {}\n</style>\n\nIt blew.", "Itrained.Itblew."),
    (Format.MARKDOWN, "It rained.\n\n<script> is a word of HTML.", "Itrained.isawordofHTML."),
    (Format.MARKDOWN, "---\ntitle: no\n---\n`code` <b>tag</b> &eacute; <http://a.example>", "codetagéhttp://a.example"),
    (Format.MARKDOWN, "a [note][1] b[^2]\n\n[1]: http://a.example\n", "anoteb"),
    (Format.MARKDOWN, "Title\n=====\n\ntext\n\n---\n\n| a | b |\n|---|---|\n", "Titletext|a|b|"),
    (Format.HTML, "<p>A &amp; B<br>C</p><script>no()</script><style>no{}</style><!-- no -->", "A&BC"),
    (Format.HTML, "<p>one<b>two</b>&#8217;s</p><title>no</title>", "onetwo’s"),
    (Format.HTML, "<a href='javascript:no()' onclick='no()'>yes</a>", "yes"),
]


@pytest.mark.parametrize(("form", "text", "seen"), SEEN)
def test_what_is_seen(form: Format, text: str, seen: str) -> None:
    assert freed(text, form) == seen


@pytest.mark.parametrize(("form", "text", "seen"), SEEN)
def test_the_receipt_reads_the_same_without_the_projection(form: Format, text: str, seen: str) -> None:
    start = project(text, form).span[0]
    end = project(text, form).span[1]
    assert spells(text[start:end], seen, form)
    assert not spells(text[start:end], seen + "x", form)
    assert not spells(text[start:end], seen[::-1] + seen[:1], form)


@given(st.text(), st.sampled_from(list(Format)))
def test_a_projection_never_fails_and_keeps_its_places(text: str, form: Format) -> None:
    seen = project(text, form)
    assert len(seen.text) == len(seen.starts) == len(seen.ends)
    assert all(0 <= a <= b <= len(text) for a, b in zip(seen.starts, seen.ends, strict=True))
    assert list(seen.starts) == sorted(seen.starts)
    plain = [i for i, c in enumerate(seen.text) if seen.ends[i] - seen.starts[i] == 1 and not c.isspace()]
    assert all(text[seen.starts[i]] in (seen.text[i], "&") for i in plain)


PARTS = (
    *("Rain ", "fell. ", "*", "**", "_", "[", "](http://a.example)", "[[", "]]", "\n", "\n\n", "# ", "> ", "- ", "`"),
    *("\\", "&amp;", "<b>", "</b>", "<p>", "</p>", "!", "(", ")", "“Why?” ", "3.5 ", "Mr. Ames ", "|", "1. ", "~~"),
    *("\u00ad", "==", "![a](b)", "<!-- x -->", "{: .x }", "---\n", "dayThe ", "(AFP) "),
)
MARKUP = st.lists(st.sampled_from(PARTS), max_size=60)


@given(MARKUP, st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_every_block_of_every_file_has_its_receipt(parts: list[str], name: str) -> None:
    body = "".join(parts) + "\n\nThe river rose in the night and the old bridge at the mill was closed to all traffic."
    manuscript = read(SourceFile(name, body.encode()))
    try:
        article = clean(manuscript)
    except NotAnArticle:
        return
    assert all(traces(block, manuscript) for block in article.blocks)
    assert not any("could not be traced" in note for note in article.notes)
    _sentences_stand(article)


def _sentences_stand(article: Article) -> None:
    for sentence in article.sentences:
        assert article.blocks[sentence.block].text[sentence.start : sentence.end] == sentence.text
    for n, block in enumerate(article.blocks):
        said = squeezed("".join(s.text for s in article.sentences if s.block == n))
        assert said == squeezed(block.text)


PAPER = Manuscript(
    SourceFile("a.md", b""), Format.MARKDOWN, "utf-8", "Rain *fell* on [Hallen](http://a.example) today."
)


@pytest.mark.parametrize(
    ("block", "holds"),
    [
        (Block(BlockKind.PARAGRAPH, "Rain fell on Hallen today.", (0, 48)), True),
        (Block(BlockKind.PARAGRAPH, "Rain fell", (0, 10)), True),
        (Block(BlockKind.PARAGRAPH, "Rain fe ll", (0, 10), (Repair(7, "", " ", "glued words"),)), True),
        (Block(BlockKind.PARAGRAPH, "Snow fell", (0, 10), (Repair(0, "Rain", "Snow", "x"),)), True),
        (Block(BlockKind.PARAGRAPH, "Rain never fell on Hallen today.", (0, 48)), False),
        (Block(BlockKind.PARAGRAPH, "Rain on Hallen today.", (0, 48)), False),
        (Block(BlockKind.PARAGRAPH, "fell Rain on Hallen today.", (0, 48)), False),
        (Block(BlockKind.PARAGRAPH, "Rain fell", (0, 99)), False),
        (Block(BlockKind.PARAGRAPH, "", (3, 3)), False),
        (Block(BlockKind.PARAGRAPH, "Rain fell", (0, 10), (Repair(2, "", "xx", "x"),)), False),
    ],
)
def test_a_receipt_holds_or_not(block: Block, holds: bool) -> None:
    assert traces(block, PAPER) is holds
