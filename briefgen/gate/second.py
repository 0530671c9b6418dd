"""The second look at a story that is built, and at a site that is finished; see ``independent/``.

This is the only module that knows both sides: the values of the house, and what is asked of their published form.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from briefgen.gate.failures import ARTICLES, Failure, Place, Step
from briefgen.gate.independent.abroad import FEED, LLMS, SITEMAP, abroad_doubts
from briefgen.gate.independent.look import look
from briefgen.gate.independent.pages import foreign, page_doubts, search_doubts
from briefgen.gate.independent.rights import rights_doubts
from briefgen.gate.independent.search import own_search_doubts
from briefgen.gate.independent.shared import BESIDE, shared_doubts
from briefgen.gate.independent.told import Doubt, Told
from briefgen.gate.ondisk import OnDisk
from briefgen.keep.once import Task, keep, recalled
from briefgen.keep.packing import Typed
from briefgen.load.sources import located
from briefgen.model import Article
from briefgen.sections.briefed import BriefedStory
from briefgen.sections.json import to_json

SEARCH = "search"
INDEX = "search/search_index.json"
"""The theme's own search, inside somebody's site."""
ABROAD = ("story", "articles", "origins", "background", "facts", "differences", "bottom_line", "not_read", "people")
"""What of a briefing a site tells outside of its folder; the rest of a thousand stories takes hundreds of megabytes."""
PRINTED = Task("printed", Typed[bool](bool))
_Printed = tuple[bytes, Mapping[str, bytes], Mapping[str, bytes], Mapping[str, bytes], str, str]
"""A story's briefing and articles, its pages and the files beside them, its folder, and that of all stories."""


def doubtful(done: BriefedStory) -> Iterator[Failure]:
    """What a second look at a story does not confirm, each with the part that goes with it.

    That is a statement, or the article that it is a value of.  What is doubtful of the story as a whole (an origin,
    its title) has no part, and the story falls.
    """
    articles = {a.id: to_json(a) for a in done.articles}
    for doubt in look(to_json(done.briefing), articles, {s.path: s.data for s in done.story.sources}):
        part = doubt.part or _article(doubt, done)
        yield Failure(Place(_label(part) or ", ".join(map(str, doubt.steps)), part), doubt.reason)


def story_doubts(
    site: Path,
    folder: str,
    room: str,
    html: Mapping[str, bytes],
    content: Path | None,
    made: tuple[Article, ...] | None,
    *,
    again: bool,
) -> tuple[Told, tuple[Doubt, ...]]:
    """What a second look at a story of a finished site does not confirm, and what the rest of the site needs of it.

    ``folder`` is its own and ``room`` that of all stories, relative to ``site``; ``html`` are its pages.  ``made`` are
    the articles that it was made of, None where only what may be shown of them is at hand.  The data is asked where
    ``again`` says so; else it was proven in this build, and only the pages are new.
    """
    briefing = (site / folder / "briefing.json").read_bytes()
    cards, found = json.loads(briefing)["articles"], list[Doubt]()
    articles = {c["id"]: (site / folder / "articles" / f"{c['id']}.json").read_bytes() for c in cards}
    if made is not None and again:
        found += look(briefing, {a.id: to_json(a) for a in made}, _sources(cards, content))
    beside = {name: file.read_bytes() for name in BESIDE if (file := site / folder / name).is_file()}
    told = Told(json.loads(briefing), {name: json.loads(data) for name, data in articles.items()}, {})
    found += rights_doubts(told, {a.id: json.loads(to_json(a)) for a in made} if made is not None else {})
    found += _printed_doubts(told, (briefing, articles, html, beside, folder, room))
    known = {part: told.briefing[part] for part in ABROAD if part in told.briefing}
    return Told(known, {name: {} for name in told.articles}, {}), tuple(found)


def site_doubts(
    site: Path, stories: Mapping[str, Told], rooms: Collection[str], html: Mapping[str, bytes], base: str = ""
) -> tuple[Doubt, ...]:
    """Everything in a finished site outside of its stories that a second look does not confirm: scripts, feeds, search.

    ``stories`` are told by their folders and lie in ``rooms``, relative to ``site``; ``html`` are our pages; ``base``
    is the site's own address, "" where it names none.
    """
    found = list(foreign(html))
    pages = OnDisk(site, [p.relative_to(site).as_posix() for p in sorted(site.rglob("*.html"))])
    scripts = {file.name: file.read_bytes() for file in sorted((site / SEARCH).glob("*.js"))}
    if (site / INDEX).is_file():
        found += search_doubts((site / INDEX).read_bytes(), pages)
    elif scripts:
        briefings = {folder: dict(told.briefing) for folder, told in stories.items()}
        found += own_search_doubts(scripts, pages, briefings)
    found += abroad_doubts(stories, _abroad(site, set(rooms)), pages, base)
    return tuple(found)


def _abroad(site: Path, rooms: set[str]) -> dict[str, bytes]:
    """The files in which a site tells of its stories outside of their folders, by their path in it."""
    maps = (f for f in sorted(site.iterdir()) if f.is_file() and SITEMAP.fullmatch(f.name))
    beside = (f for room in sorted(rooms) for f in sorted((site / room).iterdir()) if f.is_file())
    told = (f for f in beside if f.name == LLMS or FEED.fullmatch(f.name))
    return {f.relative_to(site).as_posix(): f.read_bytes() for f in (*maps, *told)}


def _printed_doubts(told: Told, printed: _Printed) -> tuple[Doubt, ...]:
    """What is printed of a story and is not what its data says; the same bytes, once without a doubt, have none."""
    _, _, pages, beside, folder, room = printed
    if recalled(PRINTED, printed):
        return ()
    found = (*page_doubts(told, pages, room), *shared_doubts(told, beside, pages, folder))
    if not found:
        keep(PRINTED, printed, True)
    return found


def _sources(cards: list[dict[str, str]], content: Path | None) -> dict[str, bytes]:
    """The source files of these articles that are still there."""
    found: dict[str, bytes] = {}
    for card in cards:
        file = located(content, card["path"])[0] if content else None
        if content and file is not None and file.is_file():
            found[posixpath.join(file.relative_to(content).as_posix())] = file.read_bytes()
    return found


def _article(doubt: Doubt, done: BriefedStory) -> tuple[Step, ...]:
    """The article that a doubt is about, as the way to it among those that were read; empty where it is about none."""
    match doubt.steps:
        case ("articles", int(n), *_):
            name = done.briefing.articles[n].id
        case (str(file), *_) if file.startswith("articles/"):
            name = file.removeprefix("articles/").removesuffix(".json")
        case _:
            return ()
    return tuple((ARTICLES, i) for i, a in enumerate(done.articles) if a.id == name)


def _label(part: Sequence[Step]) -> str:
    """``quotes 4, speaker``: how a page names what was withheld."""
    return ", ".join(f"{name} {number + 1}" if number is not None else name for name, number in part)
