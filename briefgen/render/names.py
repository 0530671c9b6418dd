"""What the files beside a page are called: what makes them and what links to them must agree."""

from __future__ import annotations

LLMS = "llms.txt"
STORIES_FEED, FACTS_FEED = "stories-feed", "facts-feed"
"""Each with ``.xml`` (Atom) and ``.json`` (JSON Feed) behind it; a story has the second one of its own, too."""

BIBTEX, RIS, CSL = "sources.bib", "sources.ris", "sources.csl.json"
TABLE, BOOK, PAPER = "briefing.csv", "briefing.epub", "briefing.pdf"
