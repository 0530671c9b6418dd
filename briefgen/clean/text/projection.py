"""What a reader sees of a source file: its visible characters, each with its place in the manuscript.

Plain text is all visible; Markdown loses its marks, link targets and pictures, HTML its tags, scripts and styles.
White space is kept here (a tag that ends a block gives a line end), and dropped by ``freed``.
"""

from __future__ import annotations

from functools import lru_cache

from briefgen.clean.page.html_text import project_html
from briefgen.clean.text.markdown_text import project_markdown
from briefgen.clean.text.traced import Traced, plain
from briefgen.model import Format


@lru_cache(maxsize=8)
def project(text: str, form: Format) -> Traced:
    """The visible characters of a manuscript.

    >>> project("A *wet* [day](http://a.example).", Format.MARKDOWN).text
    'A wet day.'
    """
    if form is Format.HTML:
        return project_html(text)
    if form is Format.MARKDOWN:
        return project_markdown(text)
    return plain(text)


def freed(text: str, form: Format) -> str:
    """Text freed of markup and of white space.

    >>> freed("<p>A <b>wet</b> day.</p>", Format.HTML)
    'Awetday.'
    """
    return squeezed(project(text, form).text)


def squeezed(text: str) -> str:
    """Text without white space.

    >>> squeezed("a b\\n c")
    'abc'
    """
    return "".join(text.split())
