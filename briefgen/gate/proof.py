"""What was proven of a story's data in this build, so that the same bytes need not be proven twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from briefgen.gate.failures import Failure, Failures, of_article
from briefgen.load.sources import located
from briefgen.model import Article
from briefgen.sections.briefed import BriefedStory


def proofs_of(stories: Iterable[BriefedStory], pages: Mapping[str, bytes], room: str = "") -> frozenset[str]:
    """The proofs of proven stories, by what is published of them in the folder ``room`` of the pages.

    There is none of a story of which only a part is published: what was proven is more than that.
    """
    whole = (s for s in stories if not any(article.rights for article in s.articles))
    folders = ((s, f"{room}/{s.story.id}" if room else s.story.id) for s in whole)
    return frozenset(
        proof(pages[f"{folder}/briefing.json"], [pages[f"{folder}/articles/{a.id}.json"] for a in s.articles])
        for s, folder in folders
    )


def proof(briefing: bytes, articles: Iterable[bytes]) -> str:
    """What proven data is known by: a hash of the bytes of a briefing and of its articles, in whatever order.

    The articles name their source files with their hashes, so these are proven along with them.

    >>> proof(b"{}", [b"1", b"2"]) == proof(b"{}", [b"2", b"1"]), proof(b"{}", [b"1"]) == proof(b"{}", [b"2"])
    (True, False)
    """
    digest = hashlib.sha256(hashlib.sha256(briefing).digest())
    for one in sorted(hashlib.sha256(article).digest() for article in articles):
        digest.update(one)
    return digest.hexdigest()


def changed_sources(articles: Iterable[Article], content: Path | None) -> Failures:
    """Of proven articles, those whose source file is not what it was when they were proven."""
    known: dict[Path, str] = {}
    for article in articles:
        file, _ = located(content, article.path) if content else (None, "")
        if content is None or file is None or not file.is_file():
            continue
        if file not in known:
            known[file] = hashlib.sha256(file.read_bytes()).hexdigest()
        if known[file] != article.sha256:
            path = file.relative_to(content).as_posix()
            yield Failure(of_article(article.id), f"its source file {path} has changed since the site was built")
