"""The second look: a lie in every value of the sample stories is caught, and the truth never is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from briefgen.gate.independent.look import look
from briefgen.lexicon.wordlists import data
from briefgen.model import Article
from briefgen.render.site import render
from briefgen.sections.json import briefing_from_json, briefing_schema, to_json
from briefgen.settings.site import Settings
from tests.kit.samples import sample
from tests.kit.value_lies import Way, leaves, planted

STORIES = ("lirren-water-treaty", "tallowick-footbridge")
BAR = 0.97
ARTICLE = "articles/*"
"""How a value of an article's file is named in the list of what is not checked."""


@cache
def files(name: str) -> tuple[dict[str, Any], dict[str, bytes], dict[str, bytes]]:
    done = sample(name)
    articles = {a.id: to_json(a) for a in done.articles}
    return json.loads(to_json(done.briefing)), articles, {s.path: s.data for s in done.story.sources}


def schemas() -> Iterator[tuple[Way, dict[str, Any]]]:
    whole = briefing_schema()
    yield from leaves(whole, whole)
    article = TypeAdapter(Article).json_schema()
    for way, leaf in leaves(article, article):
        yield (ARTICLE, *("source_format" if way == ("format",) else step for step in way)), leaf


def doubts(name: str, way: Way, leaf: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Each lie about a value of a story, and whether it is caught."""
    briefing, articles, sources = files(name)
    if way[0] != ARTICLE:
        for lie, lied in planted(briefing, way, leaf):
            yield lie, bool(look(json.dumps(lied).encode(), articles, sources))
        return
    first = next(iter(articles))
    for lie, lied in planted(json.loads(articles[first]), way[1:], leaf):
        changed = {**articles, first: json.dumps(lied).encode()}
        yield f"{first}: {lie}", bool(look(json.dumps(briefing).encode(), changed, sources))


@pytest.mark.parametrize("name", STORIES)
def test_the_truth_raises_no_doubt(name: str) -> None:
    briefing, articles, sources = files(name)
    assert [str(doubt) for doubt in look(json.dumps(briefing).encode(), articles, sources)] == []


@pytest.mark.slow
def test_a_lie_in_every_value_is_caught_or_the_value_is_listed_with_its_reason() -> None:
    told = [(".".join(way), *found) for n in STORIES for way, leaf in schemas() for found in doubts(n, way, leaf)]
    counted = [(f"{way}: {lie}", caught) for way, lie, caught in told if way not in data("unchecked")]
    missed = [lie for lie, caught in counted if not caught]
    assert len(counted) > 300
    assert 1 - len(missed) / len(counted) >= BAR, "\n".join(missed)


def test_what_is_listed_as_not_checked_is_a_value_of_the_data() -> None:
    assert set(data("unchecked")) <= {".".join(way) for way, _ in schemas()}


LIES = [
    (("facts", 0, "origins"), 7, "origins"),
    (("facts", 0, "citations", 1, "article"), "5-the-weir", "is not there"),
    (("bottom_line", 0), "f-none", "is no fact"),
    (("parallels", 0, "topic"), "Lighthouse, Keeper", "do not have these words"),
    (("differences", 0, "positions", 0, "value"), "Ninety people", "do not stand"),
    (("timeline", 0, "date"), "2011-05-12", "does not give"),
    (("timeline", 3, "inferred"), None, "date"),
    (("people", 0, "roles", 0, "text"), "lighthouse keeper", "words"),
    (("quotes", 0, "speaker"), "Nora Whitlock", "is named as the one who says it"),
    (("figures", 0, "amounts", 0, "low"), 90.0, "is not 90"),
    (("gaps", 0, "kind"), "still open", "does not say"),
    (("single_source", 0, "text"), "Nobody was there.", "words"),
]


@pytest.mark.parametrize(("way", "lie", "reason"), LIES, ids=[".".join(map(str, way)) for way, _, _ in LIES])
def test_a_lie_that_is_rendered_is_caught_in_the_finished_files(
    way: tuple[str | int, ...], lie: object, reason: str, tmp_path: Path
) -> None:
    done = sample(STORIES[1])
    briefing = json.loads(to_json(done.briefing))
    inner = briefing
    for step in way[:-1]:
        inner = inner[step]
    inner[way[-1]] = not inner[way[-1]] if lie is None else lie
    lied = replace(done, briefing=briefing_from_json(json.dumps(briefing).encode()))
    pages = render((lied,), Settings.of(tmp_path, {}))
    _, articles, sources = files(STORIES[1])
    found = look(pages[f"{STORIES[1]}/briefing.json"], articles, sources)
    there = [d for d in found if d.steps[: len(way) - 1] == way[:-1]]
    assert any(reason in doubt.reason for doubt in there), list(map(str, found))


COPIED = {"article": "4-coastline-radio", "sentence": "s-1474bfd4"}
ADDED = [
    (("background",), {"article": "5-the-weir", "reason": "It tells of quite another event."}, "kept out"),
    (
        ("not_read",),
        {"path": f"{STORIES[1]}/articles/5-the-weir.txt", "reason": "It is only a menu."},
        "this file was read",
    ),
    (("unanswered",), "when", "an article answers"),
    (("origins", 0, "copied"), COPIED, "does not stand in the text"),
    (("facts", 0, "citations", 0, "marks"), [1, 3], "inside a word"),
    (("people", 0, "aliases"), "Nobody Atall", "stands in no article"),
]


def test_a_fact_that_lost_more_than_a_dateline_is_caught() -> None:
    briefing, articles, sources = files(STORIES[1])
    lied = json.loads(json.dumps(briefing))
    lied["facts"][0]["text"] = lied["facts"][0]["text"].partition(" ")[2]
    found = [doubt.reason for doubt in look(json.dumps(lied).encode(), articles, sources)]
    assert any("not the sentence it cites" in why for why in found), found


@pytest.mark.parametrize(("way", "lie", "reason"), ADDED, ids=[".".join(map(str, way)) for way, _, _ in ADDED])
def test_a_lie_that_is_added_is_caught(way: tuple[str | int, ...], lie: Any, reason: str) -> None:
    briefing, articles, sources = files(STORIES[1])
    inner = lied = json.loads(json.dumps(briefing))
    for step in way[:-1]:
        inner = inner[step]
    inner.setdefault(way[-1], []).append(lie)
    found = [doubt.reason for doubt in look(json.dumps(lied).encode(), articles, sources)]
    assert any(reason in why for why in found), found


@pytest.mark.parametrize(
    ("steps", "part"),
    [
        (("quotes", 3, "speaker"), (("quotes", 3), ("speaker", None))),
        (("people", 0, "roles", 1), (("people", 0), ("roles", 1))),
        (("timeline", 2, "date"), (("timeline", 2),)),
        (("figures", 1, "amounts", 0, "low"), (("figures", 1),)),
        (("origins", 0, "reason"), ()),
        (("articles/gull.json", "cuts", 0), ()),
    ],
)
def test_a_doubt_names_the_smallest_part_that_goes(steps: tuple[str | int, ...], part: object) -> None:
    from briefgen.gate.independent.told import Doubt

    assert Doubt("ferry", steps, "it is not so").part == part
