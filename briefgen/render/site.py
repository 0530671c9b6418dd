"""All finished pages of a site: `render`.

A page is Markdown with front matter; its body is made by a template (``templates/pages``) from a briefing and its
articles **as the data files hold them**: each is written to JSON first and read back, so that no page can say what
the data does not.  How text gets through Markdown and HTML unharmed stands in `briefgen.render.escape`.

Every printed statement stands in an element with ``data-receipt="<article>#<sentence>"`` whose text is the
sentence or a span of it: that is what the gate looks for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

import yaml
from jinja2 import Environment

from briefgen import __version__
from briefgen.keep.once import Task, once
from briefgen.keep.packing import Typed
from briefgen.lexicon import wordlists
from briefgen.model import BlockKind, NotRead, Sentence
from briefgen.render import dates, names
from briefgen.render.addresses import Addresses
from briefgen.render.budget import opened
from briefgen.render.cited import cited, instant
from briefgen.render.escape import title, visible
from briefgen.render.excerpts import published
from briefgen.render.labels import language
from briefgen.render.licences import works
from briefgen.render.linked import Data, article_data, as_script, story_data
from briefgen.render.lists import NOT_SEARCHED, list_pages
from briefgen.render.names import FACTS_FEED, STORIES_FEED
from briefgen.render.parts import parts_of_page
from briefgen.render.reader import BriefingReader, PageAt, pieces
from briefgen.render.searched import article_searched, story_searched
from briefgen.render.sources import count
from briefgen.render.templates import ASSETS_URI, assets, environment, templates_hash
from briefgen.sections.briefed import BriefedStory
from briefgen.sections.json import article_from_json, briefing_from_json, to_json
from briefgen.settings.site import Settings

HOME, OTHER_HOME = ("index.md", "README.md"), "stories.md"
"""An owner's page of one of the first names is the folder's home; ours then goes by the other."""

OUTLETS, PEOPLE, MADE = "outlets.md", "people.md", "how-this-was-made.md"
LICENCES = "licences.md"
"""Led to from the page on how this was made only."""

_WRITTEN = Task("written", Typed[bytes](bytes))

OUR_NAME = "Briefings"
"""The heading of the list of stories inside a site that has other pages; alone it bears the site's name."""


@dataclass(frozen=True)
class _Site:
    """What every page of a site may need."""

    templates: Environment
    settings: Settings
    readers: tuple[BriefingReader, ...]
    uris: dict[str, str]
    """The pages beside the stories by what they are: home, outlets, people, made."""

    @property
    def addresses(self) -> Addresses:
        """Where its pages will be."""
        return Addresses.of(self.settings)


def render(
    stories: tuple[BriefedStory, ...],
    settings: Settings,
    beside: tuple[NotRead, ...] = (),
    readers: tuple[BriefingReader, ...] | None = None,
) -> dict[str, bytes]:
    """Every file of the build folder, by its path relative to it: pages, data files, assets.

    All pages lie in the folder that ``settings.prefix`` names.  The home page is its ``index.md``, or ``stories.md``
    where the owner has an ``index.md`` there; none of the owner's own pages is ever overwritten.  ``beside`` is what
    was left out and is of no story shown: it is named where it is said how the site was made.  ``readers`` are those
    that `readers_of` gives, where they are at hand.
    """
    shown = _shown(stories)
    readers = readers_of(stories, settings) if readers is None else readers
    uris = index_uris(settings)
    site = _Site(environment(settings.templates), settings, readers, uris)
    files: dict[str, bytes] = dict(assets(settings.templates))
    others = tuple(r.data for r in readers) if settings.templates else ()  # one's own may tell of them
    rests_on = (settings, uris, templates_hash(settings.templates), others)
    for story, reader in zip(shown, readers, strict=True):
        data = files[reader.data_uri] = reader.data
        files[reader.uri] = once(_WRITTEN, (*rests_on, reader.uri, data), partial(_story_page, site, reader))
        for article in story.articles:
            uri, raw = reader.article_uri(article.id), to_json(article)
            files[reader.article_data_uri(article.id)] = raw
            make = partial(_article_page, site, reader, raw)
            files[uri] = once(_WRITTEN, (*rests_on, uri, data, raw), make)
    feeds = {"feeds": [settings.uri(STORIES_FEED), settings.uri(FACTS_FEED)]}
    for found in list_pages(readers, uris, home_name(settings)):
        head = {"head": feeds} if found.uri == uris["home"] else {}
        files[found.uri] = _page(
            site, found.uri, found.template, found.name, search=found.search, **head, **found.shown
        )
    licences = settings.uri(LICENCES)
    files[licences] = _page(
        site, licences, "licences.md.j2", "Licences", search=NOT_SEARCHED, works=works(), assets=ASSETS_URI
    )
    files[uris["made"]] = _page(
        site, uris["made"], "made.md.j2", "How this was made",
        model=_model(), licences=licences, unchecked=wordlists.data("unchecked"), beside=beside,
    )  # fmt: skip
    return {path: files[path] for path in sorted(files) if path not in settings.own_pages}


def readers_of(stories: Iterable[BriefedStory], settings: Settings) -> tuple[BriefingReader, ...]:
    """The published stories in the order of the site, each as its data file holds it."""
    return tuple(BriefingReader(briefing_from_json(to_json(s.briefing)), settings.prefix) for s in _shown(stories))


def index_uris(settings: Settings) -> dict[str, str]:
    """Where the list of stories (home) and the pages beside the stories are.

    >>> from pathlib import Path
    >>> index_uris(Settings.of(Path("/news"), {}, {"stories": "briefings"}))["people"]
    'briefings/people.md'
    """
    taken = any(settings.uri(name) in settings.own_pages for name in HOME)
    names = {"home": OTHER_HOME if taken else HOME[0], "outlets": OUTLETS, "people": PEOPLE, "made": MADE}
    return {what: settings.uri(name) for what, name in names.items()}


def home_name(settings: Settings) -> str:
    """The heading of the list of stories."""
    return OUR_NAME if settings.prefix else settings.site_name


def story_page(settings: Settings, reader: BriefingReader) -> bytes:
    """The page of one story alone, as `render` makes it."""
    site = _Site(environment(settings.templates), settings, (reader,), index_uris(settings))
    return _story_page(site, reader)


def failure_page(settings: Settings, message: str) -> bytes:
    """The page that ``serve`` shows instead of the site when it cannot be built, with the reason."""
    site = _Site(environment(), settings, (), index_uris(settings))
    return _page(site, site.uris["home"], "failure.md.j2", "This site cannot be built yet", message=message)


def _story_page(site: _Site, reader: BriefingReader) -> bytes:
    story, data = reader.briefing.story, story_data(reader, site.addresses)
    return _page(
        site, reader.uri, "story.md.j2", story.title,
        search=story_searched(reader), description=story.description or " · ".join(reader.strap),
        b=reader.briefing, r=reader, show=opened(reader), parts=parts_of_page(),
        whole=site.addresses.link(reader.uri) if site.addresses.base else "",
        head=_head(data, data.get("dateModified"), reader.file(FACTS_FEED)),
    )  # fmt: skip


def _head(data: Data, modified: str | None, *feeds: str) -> dict[str, Any]:
    """What a page's front matter gives to whoever writes its head."""
    told: dict[str, Any] = {"linked": as_script(data), "feeds": list(feeds)}
    return {**told, "modified": modified} if modified else told


def _article_page(site: _Site, reader: BriefingReader, raw: bytes) -> bytes:
    article = article_from_json(raw)
    m = article.metadata
    name = m.title or article.id
    sentences: dict[int, list[Sentence]] = {}
    for sentence in article.sentences:
        sentences.setdefault(sentence.block, []).append(sentence)
    blocks = [(b, _runs(b.text, sentences.get(n, []))) for n, b in enumerate(article.blocks)]
    return _page(
        site, reader.article_uri(article.id), "article.md.j2", name,
        search=article_searched(reader, article),
        description=f"{reader.labels.get(article.id, name)}: the cleaned text, with its metadata",
        r=reader, b=reader.briefing, a=article, m=m, blocks=blocks, Kind=BlockKind,
        language=language(reader.cards[article.id]),
        head={"kind": "source", **_head(article_data(reader, article, site.addresses), instant(m.published))},
    )  # fmt: skip


def _runs(text: str, sentences: Iterable[Sentence]) -> list[tuple[str, Sentence | None]]:
    """A block's text cut into its sentences and what stands between them; together they are the text."""
    found: list[tuple[str, Sentence | None]] = []
    at = 0
    for sentence in sorted(sentences, key=lambda s: s.start):
        if sentence.start < at:
            continue
        found += [(text[at : sentence.start], None), (sentence.text, sentence)]
        at = sentence.end
    found.append((text[at:], None))
    return [(run, sentence) for run, sentence in found if run]


def _page(site: _Site, uri: str, template: str, name: str, **values: Any) -> bytes:
    """One page: front matter, then the template's text with every line moved to the left margin."""
    front: dict[str, Any] = {"title": title(name)}
    if description := values.pop("description", None):
        front["description"] = title(description)
    front["hide"] = ["navigation"]
    if head := values.pop("head", None):
        front["briefgen"] = head
    if search := values.pop("search", None):
        front["search"] = search
    body = site.templates.get_template(template).render(
        page=PageAt(uri), site=site.settings, readers=site.readers, home=site.uris["home"], name=name, count=count,
        dates=dates, pieces=pieces, visible=visible, uris=site.uris, names=names, cited=cited,
        version=__version__, others=tuple(u for u in site.uris.values() if u not in site.settings.own_pages), **values,
    )  # fmt: skip
    lines = (line.strip() for line in body.splitlines())
    head = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=10**6)
    return (f"---\n{head}---\n\n" + "\n".join(line for line in lines if line) + "\n").encode("utf-8")


def _model() -> tuple[str, str, str]:
    """Name, version and hash of the language model; loaded late, since only one page needs it."""
    from briefgen.annotate.language import model_identity

    return model_identity()


def _shown(stories: Iterable[BriefedStory]) -> list[BriefedStory]:
    return sorted((published(s) for s in stories if s.story.publish), key=_order)


def _order(story: BriefedStory) -> tuple[int, int, str, str]:
    """As ``story.yml`` orders them, then the newest first, then by id."""
    newest = BriefingReader(story.briefing).newest
    given = story.story.order
    return (0 if given is not None else 1, given or 0, "".join(chr(0x10FFFF - ord(c)) for c in newest), story.story.id)
