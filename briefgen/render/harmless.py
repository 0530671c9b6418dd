"""The owner's own pages without what runs: scripts, event handlers, frames, embedded programs.

Markdown at the top of the content folder is published as its owner wrote it.  A text that somebody pasted there instead
of into a story's folder must not run on the site for that.
"""

from __future__ import annotations

from typing import cast

import lxml.html
from lxml_html_clean import Cleaner

_CLEANER = Cleaner(
    comments=False,
    style=False,
    page_structure=False,
    forms=False,
    annoying_tags=False,
    remove_unknown_tags=False,
    safe_attrs_only=False,
)


def harmless(html: str) -> str:
    """The HTML of a page's content without anything that runs; as it was where nothing does.

    >>> harmless('<p onclick="x()">Ours.</p><script>y()</script>'), harmless("<p>Ours<br>too")
    ('<p>Ours.</p>', '<p>Ours<br>too')
    """
    if "<" not in html:
        return html
    tree = lxml.html.fragment_fromstring(html, create_parent="div")
    before = _inside(tree)
    _CLEANER(tree)
    after = _inside(tree)
    return html if after == before else after


def _inside(tree: lxml.html.HtmlElement) -> str:
    whole = cast("str", lxml.html.tostring(tree, encoding="unicode"))
    return whole.removeprefix("<div>").removesuffix("</div>")
