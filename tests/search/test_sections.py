"""How a page is cut up for the search: what a reader would call a place is one, and has its anchor."""

from __future__ import annotations

import pytest

from briefgen.search.sections import sections


def told(html: str) -> list[str]:
    """Each section as "heading#anchor: anchor=text | text"."""
    pieces = ((s, " | ".join(f"{p.anchor}={p.text}" if p.anchor else p.text for p in s.pieces)) for s in sections(html))
    return [f"{s.heading}#{s.anchor}: {said}" for s, said in pieces]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>No heading.</p>", ["#: No heading."]),
        ("<h1 id='t'>Ferry</h1><p>It sank.</p>", ["Ferry#t: It sank."]),
        ("<p>Before.</p><h2 id='a'>A</h2><p>One.</p><h2 id='b'>B</h2>", ["#: Before.", "A#a: One.", "B#b: "]),
        ("<h2>No anchor</h2><p>One.</p>", ["#: No anchor\nOne."]),
        ("<h1 id='t'>T <a class='headerlink'>¶</a><b data-search-exclude>2 facts</b></h1>", ["T#t: "]),
        (
            "<h1 id='t'>T</h1><p><span id='s-1'>It sank.</span> <span id='s-2'>All <b>12</b> were saved.</span></p>",
            ["T#t: s-1=It sank. | s-2=All 12 were saved."],
        ),
        ("<ul><li id='f-1'><p>It sank.</p><p>Twice.</p></li><li>Gone.</li></ul>", ["#: f-1=It sank.\nTwice.\nGone."]),
        ("<p>One <span data-search-exclude>hidden <b>deep</b></span> two.</p>", ["#: One two."]),
        ("<p>A<b>b</b>c</p><div>d</div>e", ["#: Abc\nd\ne"]),
        ("<p>One.</p><script>steal()</script><style>p{}</style><!-- note --><p>Two.</p>", ["#: One.\nTwo."]),
        ("<p>a line\n   goes on</p>", ["#: a line goes on"]),
        ("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", ["#: <script>alert(1)</script>"]),
        ("", []),
        ("<p> </p>", []),
    ],
)
def test_a_page_is_cut_at_what_has_an_anchor(html: str, expected: list[str]) -> None:
    assert told(html) == expected


def test_a_page_may_be_nested_as_deep_as_it_likes() -> None:
    assert told("<div>" * 1000 + "It sank." + "</div>" * 1000)
