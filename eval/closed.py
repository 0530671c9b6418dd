"""How long a story's page is before anything on it is opened, beside the articles it was made from.

The words are those that a browser shows on the closed page: what is folded away, shows on hover or is for screen
readers alone does not count, nor do the letters in a drawing; labels, names and numbers do.  The bar is half the words
of the sources, and `MOST` at most.

Usage: python -m eval.closed FOLDER…   (folders of finished briefings: a site, or what `make diff` keeps of a side)
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import lxml.html
from markdown import Markdown

from briefgen.errors import BriefgenError
from briefgen.render.budget import MOST, SHARE
from briefgen.render.reader import BriefingReader
from briefgen.render.site import story_page
from briefgen.sections.briefing import Briefing
from briefgen.sections.json import briefing_from_json
from briefgen.settings.site import Settings
from eval.events import UNSEEN

FEWEST_ARTICLES = 3
"""Of stories with fewer articles no budget is asked."""

_NEVER = ".bg-peek, .bg-sr, .headerlink, svg"
_UNSEEN = f"{_NEVER}, details:not([open]) > :not(summary), [hidden]"


@dataclass(frozen=True)
class Length:
    """The words of a story's page, closed and with everything open, those of its sources, and how many these are."""

    story: str
    closed: int
    opened: int
    sources: int
    articles: int

    @property
    def allowed(self) -> float:
        """How many words the closed page may have."""
        return min(MOST, SHARE * self.sources)


def length_of(briefing: Briefing) -> Length:
    """The length of a briefing's page as the packaged templates make it."""
    page = story_page(Settings.of(Path(), {}), BriefingReader(briefing)).decode("utf-8")
    text = Markdown(extensions=["md_in_html"]).convert(page.partition("\n---\n")[2])
    reader = BriefingReader(briefing)
    sources = sum(a.words for a in reader.compared)
    return Length(briefing.story.id, words_closed(text), words_opened(text), sources, len(reader.compared))


def words_closed(html: str) -> int:
    """The words of a page that show before anything is opened.

    >>> words_closed("<p>Two words</p><details><summary>one</summary><p>and these not</p></details>")
    3
    """
    return _words(html, _UNSEEN)


def words_opened(html: str) -> int:
    """The words of a page with everything on it opened."""
    return _words(html, _NEVER)


def _words(html: str, unseen: str) -> int:
    tree = cast("lxml.html.HtmlElement", lxml.html.fromstring(f"<div>{html}</div>"))
    for element in tree.cssselect(unseen):
        element.drop_tree()
    spaced = " ".join(str(text) for text in tree.itertext())
    return sum(any(c.isalnum() for c in word) for word in spaced.split())


def main() -> int:
    """Print the length of every page and how many are over their budget."""
    found = []
    for file in (f for folder in sys.argv[1:] for f in sorted(Path(folder).rglob("*.json"))):
        try:
            length = length_of(briefing_from_json(file.read_bytes()))
            unseen = UNSEEN & set(file.parts)
            found.append(replace(length, story="(sealed)") if unseen else length)
        except BriefgenError:
            continue  # an article's data
    asked = [x for x in found if x.articles >= FEWEST_ARTICLES]
    for x in sorted(asked, key=lambda x: x.closed / max(x.sources, 1)):
        mark = "  over" if x.closed > x.allowed else ""
        print(f"{x.closed:5} of {x.sources:6} {x.closed / max(x.sources, 1):5.2f}  open {x.opened:6}  {x.story}{mark}")
    over = sum(x.closed > x.allowed for x in asked)
    print(f"{len(asked)} stories of {FEWEST_ARTICLES} articles or more, {over} over their budget")
    return 1 if over else 0


if __name__ == "__main__":
    raise SystemExit(main())
