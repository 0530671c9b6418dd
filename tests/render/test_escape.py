"""Source text is hostile: whatever it holds, a page shows exactly that and nothing happens."""

from __future__ import annotations

import re
from html import unescape

import lxml.html
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markupsafe import Markup

from briefgen.render.escape import address, link, plain, title, visible, web_address

# What a site's owner may switch on beside what we need.
EXTENSIONS = ["md_in_html", "attr_list", "abbr", "def_list", "footnotes", "tables", "smarty", "admonition", "toc",
              "pymdownx.magiclink", "pymdownx.emoji", "pymdownx.betterem", "pymdownx.caret", "pymdownx.tilde",
              "pymdownx.mark", "pymdownx.keys", "pymdownx.critic", "pymdownx.smartsymbols", "pymdownx.arithmatex",
              "pymdownx.inlinehilite", "pymdownx.snippets", "pymdownx.superfences", "pymdownx.tasklist"]  # fmt: skip

HOSTILE = (
    "*a* _b_ **c** `d` ~~e~~ ==f== ^^g^^ ++h++ $i$ {--j--}",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "[x](javascript:alert(1)) ![y](http://z/) [ref]: http://a",
    "{: #x .y onclick=alert(1) } {#id} :smile: (c) -- ... 'a' \"b\"",
    "&amp; &lt;b&gt; &#42; &copy",
    "| a | b |",
    "# no heading",
    "1. no list",
    "> no quotation",
    "    no code",
    '--8<-- "/etc/passwd"',
    "http://example.org www.example.org a@b.example user/repo#1",
    "*[HTML]: x",
    "\\* \\< \\\\",
    "\x02klzzwxh:0000\x03 \x02amp\x03",
    "</p></div><h1>x</h1>",
    "{{ x }} {% y %} [TOC] ]]> -->",
    "[^1] [x][y] <http://a.example>",
)

text = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1) | st.text(
    st.sampled_from("*_`[]()<>{}&#:;!|\\\"'~=+^$@/-. \n\tab1xw"), min_size=1, max_size=40
)
_MARKDOWN = Markdown(extensions=EXTENSIONS)
_EMPTY = Markup("<article class='bg' markdown='block'>\n<p id='t' markdown='span'>%s</p>\n</article>")


def shown(body: str) -> lxml.html.HtmlElement:
    """The paragraph of a page with this body, after Markdown and HTML."""
    html = _MARKDOWN.reset().convert(_EMPTY % Markup(body))
    return next(e for e in lxml.html.fromstring(html).iter("p") if e.get("id") == "t")


@settings(max_examples=150, deadline=None)
@given(text.filter(lambda t: bool(t.strip())))
@example("\x02klzzwxh:0000\x03")
@example("a\u2028b\x0cc")
def test_any_text_shows_as_itself_and_makes_no_element(words: str) -> None:
    paragraph = shown(str(plain(words)))
    assert len(paragraph) == 0
    assert " ".join(paragraph.text_content().split()) == visible(words).strip()


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_shows_as_itself(words: str) -> None:
    paragraph = shown(str(plain(words)))
    assert len(paragraph) == 0
    assert " ".join(paragraph.text_content().split()) == visible(words).strip()


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_is_harmless_as_a_link_and_as_an_attribute(words: str) -> None:
    (anchor,) = shown(str(link(words, "a b.md", "s-1")))
    assert anchor.tag == "a"
    assert anchor.text_content().strip() == visible(words).strip()
    assert dict(anchor.attrib) == {"href": "a%20b.md#s-1"}
    (span,) = shown(str(Markup('<span title="%s">x</span>') % plain(words)))
    assert dict(span.attrib) == {"title": visible(words)}


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_escaped_text_reads_back_as_itself(words: str) -> None:
    assert unescape(str(plain(words))) == visible(words) or "&" in words
    assert not re.search(r"[<>*_`\[\]{}|\\]", str(plain(words)))


def test_what_means_nothing_stays_readable() -> None:
    assert str(plain("Twelve people, 3.5 % of them long-term guests, left; why?")) == (
        "Twelve people, 3.5 % of them long-term guests, left; why?"
    )


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "//example.org", "/x", "http://", "https://a b", "ftp://a/", "", None,
     "https://user:word@example.org/", "https://a/\"onclick=1", "https://a/<b>", "https://[", "http://a\n/"],
)  # fmt: skip
def test_only_web_addresses_are_linked(url: str | None) -> None:
    assert web_address(url) is None
    assert address(url) is None


def test_an_address_survives_as_an_attribute() -> None:
    url = "https://post.example/a_b*c?d=[1]&e=2#f"
    (anchor,) = shown(str(Markup('<a href="%s">x</a>') % address(url)))
    assert anchor.get("href") == url


@pytest.mark.parametrize("words", HOSTILE)
def test_a_title_is_safe_even_where_a_theme_unescapes_it(words: str) -> None:
    safe = title(words)
    assert not set('<>"') & set(safe)
    assert not set('<>"') & set(visible(str(Markup(safe).striptags()))) or "&lt;" in words or "&#" in words
