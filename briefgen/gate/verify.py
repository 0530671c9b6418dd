"""The gate: no page goes out with a receipt that does not hold.

`verify` stands at the end of every build, between the finished pages and the disk; `verify_site` does the same to
a site that was built before, from nothing but its files (and the source files, where they are still there).
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from briefgen.annotate.story import annotate_story
from briefgen.errors import BriefgenError, NothingToBuild, SourceError
from briefgen.gate.failures import ARTICLES, Failure, Failures, of_article
from briefgen.gate.independent.told import Told
from briefgen.gate.links import Page, html_page, link_failures, markdown_page
from briefgen.gate.ondisk import OnDisk, above, by_folder
from briefgen.gate.ours import value_failures
from briefgen.gate.proof import changed_sources, proof
from briefgen.gate.receipts import article_failures, briefing_failures, source_failures, story_failures
from briefgen.gate.second import doubtful, site_doubts, story_doubts
from briefgen.gate.statements import all_citations
from briefgen.load.reading import Readout
from briefgen.load.sources import located, part_of, read_source
from briefgen.model import Article, SourceFile
from briefgen.sections.briefed import BriefedStory, annotated_of
from briefgen.sections.briefing import Briefing
from briefgen.sections.json import article_from_json, briefing_from_json
from briefgen.settings.own import own_pages

BRIEFING = "briefing.json"
Data = tuple[Briefing, tuple[Article, ...]]
_CANONICAL = re.compile(rb'<link rel="canonical" href="([^"]+)"')


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What `verify_site` found: how many pages and receipts it looked at, and in words what does not hold."""

    pages: int
    receipts: int
    failures: tuple[str, ...]


def verify(stories: tuple[BriefedStory, ...], pages: Mapping[str, bytes]) -> tuple[str, ...]:
    """Everything that does not hold in these stories and their finished pages, in words; empty where all holds.

    >>> verify((), {"index.md": b"# Home"})
    ()
    """
    return (*(failure for done in stories for failure in verify_story(done)), *verify_pages(stories, pages))


def verify_pages(stories: tuple[BriefedStory, ...], pages: Mapping[str, bytes]) -> tuple[str, ...]:
    """Everything that does not hold in the finished pages of proven stories, in words."""
    failures = list(_data_failures(stories, pages))
    markdown = {name: markdown_page(data.decode()) for name, data in pages.items() if name.endswith(".md")}
    failures += link_failures(markdown, frozenset(pages))
    return tuple(failures)


def verify_story(done: BriefedStory) -> tuple[str, ...]:
    """Everything that does not hold in one story, in words."""
    return tuple(f"{done.story.id}: {failure}" for failure in unproven(done))


def unproven(done: BriefedStory) -> tuple[Failure, ...]:
    """Everything that does not hold in one story, each with the part of the briefing that falls with it."""
    found = tuple(story_failures(done))
    if any(failure.place.path and failure.place.path[0][0] == ARTICLES for failure in found):
        return found  # nothing can be asked of an article that is broken
    found = (*found, *value_failures(done.briefing, annotated_of(done)))
    return found or tuple(doubtful(done))


def verify_site(
    site: Path,
    content: Path | None = None,
    whole: Mapping[str, tuple[Article, ...]] | None = None,
    proven: Collection[str] = frozenset(),
) -> SiteReport:
    """Check a finished site: its data against itself, its pages against the data, its links against its pages.

    Source files that still lie in ``content``, the folder of the stories, are read again and compared with the
    articles.  Pages outside the folder the stories were published in are their owner's, and so are those made of the
    Markdown at the top of ``content``; they are not looked at.  Of a story of which only a part may be shown, ``whole``
    has the articles that it was made of, by its id; where they are not at hand it is asked only whether what is cited
    stands on the pages, and nothing more than may.
    ``proven`` are the proofs of data that this build has proven already (see ``proof.py``): of these bytes only the
    pages are looked at, and whether the sources are still the same.  Raises `NothingToBuild` where there is no site.
    """
    files = frozenset(f.relative_to(site).as_posix() for f in site.rglob("*") if f.is_file()) if site.is_dir() else ()
    briefings = sorted(name for name in files if posixpath.basename(name) == BRIEFING)
    if not briefings:
        raise NothingToBuild(f"{site}: there is no finished site here. Run `briefgen build` first.")
    rooms = {folder: _room(folder, site / folder / BRIEFING) for folder in map(posixpath.dirname, briefings)}
    theirs = {posixpath.join(room, name) for room in set(rooms.values()) for name in _of_the_owner(content)}
    inside = (n for n in sorted(files) if any(not room or n.startswith(f"{room}/") for room in set(rooms.values())))
    html = OnDisk(site, [n for n in inside if n.endswith(".html") and n not in theirs])
    within, looked = by_folder(html, rooms), _Looked(site, content, rooms, html)
    for folder in rooms:  # one by one: the data and pages of all of a large site take gigabytes
        looked.at_story(folder, within.get(folder, ()), whole or {}, proven)
    looked.at_pages([name for name in html if name not in looked.pages], list(looked.sentences.values()))
    address = _address(site / "index.html")
    looked.failures += map(str, site_doubts(site, looked.stories, {rooms[f] for f in looked.stories}, html, address))
    looked.failures += link_failures(looked.pages, frozenset(files), urlsplit(address).path)
    return SiteReport(len(looked.pages), looked.receipts, tuple(looked.failures))


@dataclass(slots=True)
class _Looked:
    """What has been looked at of a site; of its pages only what others may lead to stays, and where they lead."""

    site: Path
    content: Path | None
    rooms: Mapping[str, str]
    """The folder of all stories that the folder of each lies in."""
    html: Mapping[str, bytes]
    failures: list[str] = field(default_factory=list)
    stories: dict[str, Told] = field(default_factory=dict)
    sentences: dict[str, dict[str, str]] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    receipts: int = 0

    def at_story(
        self,
        folder: str,
        names: Sequence[str],
        whole: Mapping[str, tuple[Article, ...]],
        proven: Collection[str],
    ) -> None:
        """A story's data, and its pages ``names``, those of a story inside of its folder among them."""
        told = _read_data(self.site / folder)
        if isinstance(told, str):
            self.failures.append(f"{posixpath.join(folder, BRIEFING)}: {told}")
            return
        briefing, articles = told
        self.sentences[folder] = {f"{a.id}#{s.id}": " ".join(s.text.split()) for a in articles for s in a.sentences}
        own = [name for name in names if next(f for f in above(name) if f in self.rooms) == folder]
        its, room = self.at_pages(own, [self.sentences[folder]]), self.rooms[folder]
        made, known = _complete(briefing, articles, whole), _proof(self.site / folder, articles) in proven
        found = chain(
            _page_failures(briefing, its, room),
            changed_sources(articles, self.content) if known else (),
            _made_failures(briefing, made, self.content) if made is not None and not known else (),
        )
        self.failures += [f"{briefing.story.id}: {failure}" for failure in found]
        html = {name: self.html[name] for name in names}
        self.stories[folder], doubts = story_doubts(self.site, folder, room, html, self.content, made, again=not known)
        self.failures += map(str, doubts)

    def at_pages(self, names: Iterable[str], known: Sequence[Mapping[str, str]]) -> Mapping[str, Page]:
        """Pages whose statements must stand in these sentences."""
        found = {name: html_page(self.html[name]) for name in names}
        self.failures += _printed_failures(found, known)
        self.receipts += sum(len(page.receipts) for page in found.values())
        self.pages.update({name: Page(page.anchors, page.links) for name, page in found.items()})
        return found


def _proof(folder: Path, articles: tuple[Article, ...]) -> str:
    """What the data in a folder of the site would be known by if it was proven."""
    return proof(
        (folder / BRIEFING).read_bytes(), ((folder / "articles" / f"{a.id}.json").read_bytes() for a in articles)
    )


def _complete(
    briefing: Briefing, articles: tuple[Article, ...], whole: Mapping[str, tuple[Article, ...]]
) -> tuple[Article, ...] | None:
    """The articles a story was made of: the published ones, unless only a part of them may be shown.

    None where they are not at hand.
    """
    if not any(card.rights for card in briefing.articles) and not whole.get(briefing.story.id):
        return articles
    at_hand = {a.id: a for a in whole.get(briefing.story.id, ())}
    found = tuple(at_hand[card.id] for card in briefing.articles if card.id in at_hand)
    return found if len(found) == len(briefing.articles) else None


def _made_failures(briefing: Briefing, articles: tuple[Article, ...], content: Path | None) -> Failures:
    """What does not hold between a briefing, the articles it was made of, and their source files."""
    yield from briefing_failures(briefing, articles)
    yield from value_failures(briefing, annotate_story(articles))
    for article in articles:
        yield from _article_failures(article, content)


def _data_failures(stories: tuple[BriefedStory, ...], pages: Mapping[str, bytes]) -> Iterator[str]:
    """The published data must be what was verified, and nothing else."""
    verified, written = {done.story.id: done.briefing for done in stories}, set[str]()
    for name, data in pages.items():
        if posixpath.basename(name) == BRIEFING:
            told = briefing_from_json(data)
            if verified.get(told.story.id) == told:
                written.add(told.story.id)
    for lost in verified if pages else ():
        if lost not in written:
            yield f"{lost}: no {BRIEFING} among the pages holds this story's briefing"


def _read_data(folder: Path) -> Data | str:
    """A story's briefing and articles, or why they cannot be read."""
    try:
        briefing = briefing_from_json((folder / BRIEFING).read_bytes())
        files = [folder / "articles" / f"{card.id}.json" for card in briefing.articles]
        return briefing, tuple(article_from_json(file.read_bytes()) for file in files)
    except (BriefgenError, OSError) as error:
        return str(error)


def _room(folder: str, briefing: Path) -> str:
    """The folder that holds all stories: a story's own less its id, which may be a path."""
    try:
        name = str(json.loads(briefing.read_bytes())["story"]["id"])
    except (ValueError, KeyError, TypeError, OSError):
        name = folder.rpartition("/")[2]
    return folder.removesuffix(name).rstrip("/")


def _of_the_owner(content: Path | None) -> Iterator[str]:
    """The pages made of the owner's own Markdown, in either form of address."""
    for page in own_pages(content) if content else ():
        yield from ("index.html",) if page.stem in {"index", "README"} else (f"{page.stem}.html",)
        yield f"{page.stem}/index.html"


def _page_failures(briefing: Briefing, pages: Mapping[str, Page], room: str) -> Failures:
    """Every cited sentence must stand on its article's page, under its anchor, word for word.

    A briefing names its pages relative to ``room``, the folder that holds all stories.
    """
    page_of = {card.id: posixpath.join(room, card.page) for card in briefing.articles}
    for where, citation in all_citations(briefing):
        name = page_of.get(citation.article, "?")
        stem = posixpath.splitext(name)[0]
        page = pages.get(f"{stem}.html") or pages.get(f"{stem}/index.html")  # as use_directory_urls has it
        if page is None:
            yield Failure(where, f"the page {name} of the article it cites does not exist")
        elif citation.sentence not in page.anchors:
            yield Failure(where, f"{name} has no anchor {citation.sentence}")
        elif page.texts.get(citation.sentence) != " ".join(citation.text.split()):
            yield Failure(where, f"the words at {name}#{citation.sentence} are not those it cites")


def _printed_failures(pages: Mapping[str, Page], known: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """Every statement printed on a page must stand in the sentence its receipt names.

    ``known`` are the sentences of its story's articles, or for a page about several stories of each of them.
    """
    for name, page in pages.items():
        for receipt, words in page.receipts:
            told = [story[receipt] for story in known if receipt in story]
            if not told:
                yield f"{name}: a statement names the sentence {receipt}, which does not exist"
            elif not words or not any(words in sentence for sentence in told):
                yield f"{name}: the words {words[:60]!r} do not stand in the sentence {receipt}"


def _article_failures(article: Article, content: Path | None) -> Failures:
    """An article against itself, and against its source file where that is still there."""
    file, part = located(content, article.path) if content else (None, "")
    if content is None or file is None or not file.is_file():
        yield from article_failures(article)
        return
    source = SourceFile(file.relative_to(content).as_posix(), file.read_bytes())
    try:
        manuscript = part_of(_read_again(source), part)
    except SourceError as error:
        yield Failure(of_article(article.id), f"its source file cannot be read any more: {error.reason}")
        return
    if source.sha256 != article.sha256:
        yield Failure(of_article(article.id), f"its source file {source.path} has changed since the site was built")
    elif manuscript is None:
        yield Failure(of_article(article.id), f"its source file {source.path} holds no part {part}")
    else:
        yield from source_failures(article, manuscript)


@lru_cache(maxsize=2)
def _read_again(source: SourceFile) -> Readout:
    """A file of many articles is read once for all of them."""
    return read_source(source)


def _address(home: Path) -> str:
    """The site's own address, from the home page's canonical link; "" where it names none.

    With ``use_directory_urls: false`` the link names the page and not its folder.
    """
    found = _CANONICAL.search(home.read_bytes() if home.is_file() else b"")
    link = unescape(found[1].decode("utf-8", "replace")) if found else ""
    return link.removesuffix(home.name)
