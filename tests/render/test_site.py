"""The finished pages: complete, the same every time, and buildable by plain MkDocs that knows nothing of us."""

from __future__ import annotations

import dataclasses
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from briefgen.gate.links import html_page
from briefgen.model import BlockKind, DifferenceKind, Reading, Story
from briefgen.render.reader import BriefingReader, pieces
from briefgen.render.site import render
from briefgen.sections.briefed import BriefedStory
from briefgen.sections.briefing import Briefing
from briefgen.sections.people.people import Person
from briefgen.settings.site import Settings
from tests.kit.derailment import STORY, cite, story
from tests.kit.finished import finished

INJECTION = (
    "</p><script>document.title='gotcha'</script><img src=x onerror=\"document.title='gotcha'\"> *x* `y` {: #z }"
)


def settings(folder: Path, **more: Any) -> Settings:
    """The settings of a site in this folder."""
    (folder / "content").mkdir(exist_ok=True)
    return replace(Settings.of(folder, {"site_name": "The Desk"}), **more)


def hostile(value: Any) -> Any:
    """The same value with something nasty behind every text that a page prints (ids, paths and dates aside)."""
    keep = {"id", "article", "sentence", "articles", "origin", "page", "path", "sha256", "date", "published",
            "bottom_line", "difference",
            "silent", "encoding", "marks", "kind", "reading", "format", "evidence"}  # fmt: skip
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [f.name for f in dataclasses.fields(value)]
        return replace(
            value,
            **{
                n: getattr(value, n) if n in keep and not _nested(value, n) else hostile(getattr(value, n))
                for n in names
            },
        )
    if isinstance(value, tuple):
        return tuple(hostile(v) for v in value)
    if isinstance(value, str) and type(value) is str:
        return value + INJECTION
    return value


def _nested(value: Any, name: str) -> bool:
    return isinstance(value, Briefing) and name == "articles"


def built(folder: Path, pages: dict[str, bytes], theme: Path) -> Path:
    """A site made of finished pages by plain MkDocs, strictly."""
    for name, data in pages.items():
        file = folder / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    (folder / "plain.yml").write_text(
        "site_name: Plain\nuse_directory_urls: false\nplugins: []\n"
        "theme: {name: material, font: false}\nmarkdown_extensions: [md_in_html]\n"
        "extra_css: [assets/briefgen/briefgen.css]\nextra: {generator: false}\nnot_in_nav: '/*'\n"
        "validation: {omitted_files: warn, absolute_links: warn, unrecognized_links: warn, anchors: warn}\n"
    )
    build(load_config(config_file=str(folder / "plain.yml"), strict=True))
    return folder / "site"


def test_every_page_and_data_file_is_there(tmp_path: Path) -> None:
    pages = render((story(),), settings(tmp_path))
    ids = [a.id for a in story().articles]
    expected = {
        "index.md",
        "outlets.md",
        "people.md",
        "how-this-was-made.md",
        "licences.md",
        f"{STORY}/index.md",
        f"{STORY}/briefing.json",
    }
    expected |= {f"{STORY}/articles/{i}.{kind}" for i in ids for kind in ("md", "json")}
    assert expected == {p for p in pages if not p.startswith("assets/briefgen/")}
    assert {"assets/briefgen/briefgen.css", "assets/briefgen/iframe-worker-shim.js"} <= set(pages)


def test_the_owners_own_pages_are_left_alone(tmp_path: Path) -> None:
    pages = render((story(),), settings(tmp_path, own_pages=("index.md", "people.md")))
    assert "stories.md" in pages
    assert not {"index.md", "people.md"} & set(pages)


def test_an_unpublished_story_is_not_on_the_site(tmp_path: Path) -> None:
    hidden = replace(story(), story=Story(STORY, (), publish=False))
    pages = render((hidden,), settings(tmp_path))
    assert not any(STORY in path or STORY.encode() in data for path, data in pages.items())


def test_the_same_story_gives_the_same_bytes(tmp_path: Path) -> None:
    assert render((story(),), settings(tmp_path)) == render((story(),), settings(tmp_path))


def test_stories_stand_in_their_given_order_then_the_newest_first(tmp_path: Path) -> None:
    def named(name: str, order: int | None, day: str) -> BriefedStory:
        b = story().briefing
        cards = tuple(replace(a, published=day) for a in b.articles)
        return replace(
            story(),
            story=Story(name, (), order=order),
            briefing=replace(b, story=replace(b.story, id=name, title=name), articles=cards),
        )

    stories = (named("old", None, "2030-01-01"), named("new", None, "2032-01-01"), named("first", 1, "2029-01-01"))
    home = render(stories, settings(tmp_path))["index.md"].decode()
    assert re.findall(r"<h2[^>]*>\[(\w+)\]", home) == ["first", "new", "old"]


@pytest.mark.slow
def test_plain_mkdocs_builds_the_pages_strictly_and_every_receipt_holds(tmp_path: Path, root: Path) -> None:
    site = built(tmp_path, finished((story(),), settings(tmp_path)), root)
    page = html_page((site / STORY / "index.html").read_bytes())
    sentences = {f"{a.id}#{s.id}": s.text for a in story().articles for s in a.sentences}
    assert len(page.receipts) > 40
    for receipt, words in page.receipts:
        assert words in sentences[receipt]
    for article in story().articles:
        texts = html_page((site / STORY / "articles" / f"{article.id}.html").read_bytes()).texts
        assert {
            s.id: s.text for s in article.sentences if article.blocks[s.block].kind is not BlockKind.CAPTION
        } == dict(texts)


@pytest.mark.slow
def test_hostile_text_in_every_field_makes_no_element_anywhere(tmp_path: Path, root: Path) -> None:
    plain, nasty = tmp_path / "plain", tmp_path / "nasty"
    for folder in (plain, nasty):
        folder.mkdir()
    good = built(plain, finished((story(),), settings(plain)), root)
    done = story()
    spoilt = replace(done, briefing=hostile(done.briefing), articles=hostile(done.articles))
    bad = built(nasty, finished((spoilt,), settings(nasty)), root)
    for page in sorted(good.rglob("*.html")):
        name = page.relative_to(good)
        raw = (bad / name).read_text()
        assert raw.count("<script") == page.read_text().count("<script"), name
        assert 'onerror="' not in raw.replace("&quot;", ""), name
        body = raw[raw.index('<article class="md-content__inner') :] if "md-content__inner" in raw else ""
        assert not re.search(r"<(img|code>y|em>x)", body), name


def test_a_rerendered_page_prints_only_what_the_data_holds(tmp_path: Path) -> None:
    pages = render((story(),), settings(tmp_path))
    data = json.loads(pages[f"{STORY}/briefing.json"])
    assert data["differences"][0]["positions"][0]["citations"][0]["marks"] == [[0, 4]]
    assert "<mark>Nine</mark> people were hurt" in pages[f"{STORY}/index.md"].decode()


def test_every_section_is_left_out_when_it_is_empty(tmp_path: Path) -> None:
    briefing = story().briefing
    empty: dict[str, Any] = {n: () for n in Briefing.__dataclass_fields__ if n not in {"story", "articles", "origins"}}
    pages = render((replace(story(), briefing=replace(briefing, **empty)),), settings(tmp_path))
    headings = re.findall(r'<h2 id="([^"]+)"', pages[f"{STORY}/index.md"].decode())
    assert headings == ["sources"]
    full = render((story(),), settings(tmp_path))[f"{STORY}/index.md"].decode()
    assert re.findall(r'<h2 id="([^"]+)"', full) == [
        "bottom-line", "disputed", "key-facts", "differences", "coverage", "timeline", "whos-who", "in-their-words", "figures",
        "only-one", "not-known", "background", "sources", "not-read",
    ]  # fmt: skip


def test_only_web_addresses_become_links(tmp_path: Path) -> None:
    pages = render((story(),), settings(tmp_path))
    everything = b"".join(data for path, data in pages.items() if path.endswith(".md")).decode()
    assert 'href="https://morning-herald' in everything
    assert not re.search(r"(?i)(href=\"|\]\()\s*javascript", everything)


def test_a_site_lays_its_own_templates_over_ours(tmp_path: Path) -> None:
    own = tmp_path / "templates"
    (own / "pages").mkdir(parents=True)
    (own / "assets").mkdir()
    (own / "pages" / "outlets.md.j2").write_text("<p markdown='span'>{{ outlets[0].name }} *mine*</p>")
    (own / "assets" / "briefgen.css").write_text("p { color: red }")
    pages = render((story(),), settings(tmp_path, templates=own))
    assert pages["outlets.md"].endswith(b"<p markdown='span'>Coast Radio *mine*</p>\n")
    assert pages["assets/briefgen/briefgen.css"] == b"p { color: red }"
    assert pages["people.md"] == render((story(),), settings(tmp_path))["people.md"]


def test_the_reader_counts_and_names() -> None:
    reader = BriefingReader(story().briefing)
    assert reader.strap == ("4 articles", "3 independent origins", "12–13 May 2031", "1 more on another event")
    assert reader.labels["old-lines"] == "Outlet not told"
    assert reader.title_beside("old-lines") == "A short history of the Vessik tram"
    assert reader.title_beside("coast-radio") is None
    assert [a.id for a in reader.columns] == ["morning-herald", "daily-lantern", "coast-radio", "evening-post"]
    assert [width for _, width in reader.column_origins] == [1, 2, 1]
    assert [c.state.name for c in reader.coverage[2]] == ["SILENT", "SAYS", "SAYS", "SILENT"]
    timeline = reader.timeline
    assert [[m.years for m in part] for part in (timeline.before, timeline.since)] == [[], [0, 106, 32, 0]]
    assert reader.siblings("coast-radio") == ("daily-lantern",)


def test_where_an_outlet_is_not_told_the_title_stands_beside_those_words(tmp_path: Path) -> None:
    page = render((story(),), settings(tmp_path))[f"{STORY}/index.md"].decode()
    chip = re.search(r'<span class="bg-cite"[^\n]*?old-lines\.md#[^\n]*?</span></span></span>', page)
    assert chip
    assert "Outlet not told" in chip[0]
    assert "A short history of the Vessik tram" in chip[0]


def test_how_one_speaker_is_quoted_is_one_card_with_an_anchor_each(tmp_path: Path) -> None:
    done = story()
    wording = next(d for d in done.briefing.differences if d.kind is DifferenceKind.WORDING)
    others = tuple(d for d in done.briefing.differences if d is not wording)
    twin, update = replace(wording, id="d-twin"), replace(wording, id="d-later", reading=Reading.UPDATE)
    briefing = replace(done.briefing, differences=(wording, *others, update, twin))
    cards = BriefingReader(briefing).difference_cards
    assert [[d.id for d in card.differences] for card in cards] == [
        *([d.id] for d in others if d.reading is Reading.CONFLICT),
        *([d.id] for d in others if d.reading is Reading.UPDATE),
        [wording.id, "d-twin"],
        ["d-later"],
    ]
    assert [card.number for card in cards] == list(range(1, len(cards) + 1))
    page = render((replace(done, briefing=briefing),), settings(tmp_path))[f"{STORY}/index.md"].decode()
    assert len(re.findall(r'class="bg-card bg-(?:conflict|update|words)"', page)) == len(cards)
    for d in briefing.differences:
        assert page.count(f'id="{d.id}"') == 1
    assert "2 passages" in page


def test_the_sides_of_a_denial_say_which_is_which(tmp_path: Path) -> None:
    done = story()
    denial = replace(done.briefing.differences[0], kind=DifferenceKind.DENIAL)
    briefing = replace(done.briefing, differences=(denial, *done.briefing.differences[1:]))
    page = render((replace(done, briefing=briefing),), settings(tmp_path))[f"{STORY}/index.md"].decode()
    assert re.findall(r'<p class="bg-side"[^>]*>(\w+)</p>', page) == ["Claimed", "Denied"]


def test_a_long_list_is_folded_and_nothing_of_it_is_lost(tmp_path: Path) -> None:
    done = story()
    b = done.briefing
    facts = tuple(replace(b.facts[0], id=f"f-{n}") for n in range(15))
    figures = tuple(b.figures[1] for _ in range(14))
    many = replace(b, facts=facts, figures=figures, bottom_line=("f-0",), quotes=())
    page = render((replace(done, briefing=many),), settings(tmp_path))[f"{STORY}/index.md"].decode()
    grid = page[page.index('id="coverage"') : page.index('id="timeline"')]
    assert re.findall(r'class="bg-no">(\d+)<', grid) == [str(n) for n in range(1, 16)]
    assert "<table" not in grid.partition("<details")[0]
    assert len(re.findall(r'<li id="f-\d+" class="bg-fact', page)) == 15
    table = page[page.index('id="figures"') : page.index('id="only-one"')]
    assert table.count('scope="row"') == 14


def test_the_words_that_are_the_sources_own_are_muted_where_the_data_marks_those_of_all(tmp_path: Path) -> None:
    done = story()
    fact = done.briefing.facts[0]

    def page_of(*marks: tuple[int, int]) -> str:
        cited = tuple(replace(c, marks=marks) for c in fact.citations)
        facts = (replace(fact, citations=cited, text=cited[0].text), *done.briefing.facts[1:])
        many = replace(done.briefing, facts=facts)
        return render((replace(done, briefing=many),), settings(tmp_path))[f"{STORY}/index.md"].decode()

    legend = "In full ink: what all of them say."
    marked, plain = page_of((0, 6)), page_of()
    assert (marked.count(legend), plain.count(legend)) == (1, 0)
    assert 'class="bg-own"' not in plain
    own = re.findall(r'<span class="bg-own">([^<]*)</span>', marked)
    assert len(own) >= 1 + len(fact.citations)
    assert not any(words.startswith(fact.citations[0].text[:6]) for words in own)


def test_people_without_a_role_are_named_at_the_end(tmp_path: Path) -> None:
    done = story()
    people = (Person("Uno Brask", ("Brask",), (), 3), *done.briefing.people)
    page = render((replace(done, briefing=replace(done.briefing, people=people)),), settings(tmp_path))
    text = page[f"{STORY}/index.md"].decode()
    section = text[text.index('id="whos-who"') : text.index('id="in-their-words"')]
    assert section.count('class="bg-person"') == len(done.briefing.people)
    assert section.index("named without a role") < section.index("Uno Brask") < section.index("3 mentions")


def test_what_has_nothing_to_open_is_no_fold(tmp_path: Path) -> None:
    done = story()
    role = done.briefing.people[0].roles[0]
    people = (Person("Uno Brask", (), (role,), 3), Person("Ada Brask", ("Ada",), (role,), 4))
    page = render((replace(done, briefing=replace(done.briefing, people=people, quotes=())),), settings(tmp_path))
    text = page[f"{STORY}/index.md"].decode()
    assert "3 mentions</summary>" not in text
    assert "3 mentions</p>" in text
    assert "4 mentions</summary>" in text


def test_outlets_that_recur_are_told_apart() -> None:
    briefing = story().briefing
    cards = tuple(
        replace(a, outlet="The Post", published=d)
        for a, d in zip(briefing.articles, ("2031-05-12", "2031-05-13", "2031-05-13", None, None), strict=True)
    )
    labels = BriefingReader(replace(briefing, articles=cards)).labels
    assert len(set(labels.values())) == 5
    assert labels["morning-herald"] == "The Post, 12 May 2031"
    assert labels["coast-radio"].startswith("The Post, “")


def test_marks_cut_a_sentence_without_losing_a_character() -> None:
    citation = replace(cite("evening-post", "Twelve"), marks=((7, 13), (0, 6), (5, 9), (90, 900)))
    assert "".join(words for words, _ in pieces(citation)) == citation.text
    assert [words for words, on in pieces(citation) if on] == ["Twelve", "people"]
