"""The gate catches every kind of lie: each row plants one in a story whose receipts all hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.gate.receipts import story_failures
from briefgen.gate.statements import all_citations
from briefgen.model import (
    Background,
    Citation,
    Copied,
    Manuscript,
    NameKind,
    NotRead,
    Origin,
    Repair,
    SourceFile,
    Statement,
    sentence_ids,
)
from briefgen.sections.briefed import BriefedStory
from briefgen.sections.briefing import Briefing
from tests.kit.honest import GULL, TIDE, honest_story

Lie = Callable[[BriefedStory], BriefedStory]


def told(**changes: Any) -> Lie:
    """A lie in the briefing: ``told(facts=f)`` puts ``f(facts)`` in the place of the facts."""

    def lie(done: BriefedStory) -> BriefedStory:
        new = {name: change(getattr(done.briefing, name)) for name, change in changes.items()}
        return replace(done, briefing=replace(done.briefing, **new))

    return lie


def first(**changes: Any) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    """The same items with the first one changed; a callable value is applied to what was there."""

    def change(items: tuple[Any, ...]) -> tuple[Any, ...]:
        new = {k: v(getattr(items[0], k)) if callable(v) else v for k, v in changes.items()}
        return (replace(items[0], **new), *items[1:])

    return change


def kept(**changes: Any) -> Lie:
    """A lie in the first article."""

    def lie(done: BriefedStory) -> BriefedStory:
        return replace(done, articles=first(**changes)(done.articles))

    return lie


def filed(change: Callable[[Manuscript], Manuscript]) -> Lie:
    """A lie in the first manuscript."""

    def lie(done: BriefedStory) -> BriefedStory:
        return replace(done, manuscripts=(change(done.manuscripts[0]), *done.manuscripts[1:]))

    return lie


def _lost_file(done: BriefedStory) -> BriefedStory:
    extra = SourceFile("ferry/lost.txt", b"Nobody read this.")
    return replace(done, story=replace(done.story, sources=(*done.story.sources, extra)))


INVENTED = "The ferry Silver Gull sank off Marrowby on Monday."
LIES: dict[str, tuple[Lie, str]] = {
    "a fact's words": (told(facts=first(text=INVENTED)), "stand in no sentence it cites"),
    "a fact's words, one letter": (told(facts=first(text=GULL[0].upper())), "stand in no sentence it cites"),
    "a fact of two sentences": (told(facts=first(text=GULL[0] + " " + GULL[1])), "stand in no sentence it cites"),
    "a fact without words": (told(facts=first(text=" ")), "it has no words"),
    "a fact without citation": (told(facts=first(citations=(), articles=0, origins=0)), "it cites nothing"),
    "a fact's articles": (told(facts=first(articles=3)), "it says 3 articles"),
    "a fact's origins": (told(facts=first(origins=1)), "it says 1 origins"),
    "a fact's root": (told(facts=first(root="the coastguard")), "root of fact f-1: its words"),
    "a fact's root without words": (told(facts=first(root=" ")), "root of fact f-1: it has no words"),
    "a copy that is none": (
        told(origins=first(copied=(Copied("tide", sentence_ids(TIDE)[0]),))),
        "does not stand in its text",
    ),
    "a copy of oneself": (
        told(origins=first(copied=(Copied("gull", sentence_ids(GULL)[0]),))),
        "which is no article of another origin",
    ),
    "a fact from another event": (
        told(background=lambda _: (Background("gull", "It tells of last year's storm."),)),
        "fact f-1: it cites gull, which is not compared",
    ),
    "a difference with an article in another language": (
        told(facts=lambda _: (), bottom_line=lambda _: (), articles=first(uncompared=True)),
        "it cites gull, which is not compared",
    ),
    "a cited text": (
        told(facts=first(text=INVENTED, citations=first(text=INVENTED))),
        "the words it cites are not those of gull#",
    ),
    "a cited sentence": (told(facts=first(citations=first(sentence="s-00000000"))), "s-00000000, which does not exist"),
    "a cited article": (told(facts=first(citations=first(article="nowhere"))), "nowhere, which does not exist"),
    "another article's sentence": (told(facts=first(citations=first(article="tide"))), "which does not exist"),
    "a detail": (told(facts=first(details=first(text=INVENTED))), "detail: the words it cites"),
    "a mark": (told(facts=first(citations=first(marks=((0, 500),)))), "it marks words outside"),
    "a position's value": (told(differences=first(positions=first(value="Thirteen people"))), "position 1: its words"),
    "a position's second citation": (
        told(differences=first(positions=first(citations=lambda c: (*c, Citation("gull", "s-0", "x"))))),
        "position 1: cites gull#s-0",
    ),
    "a lonely position": (told(differences=first(positions=lambda p: p[:1])), "fewer than two positions"),
    "a silent speaker": (told(differences=first(silent=("gull",))), "calls gull silent, and cites it"),
    "a silent stranger": (told(differences=first(silent=("nobody",))), "calls nobody silent, which does not exist"),
    "a revision": (told(differences=first(revision=True)), "whether it is a revision"),
    "a timeline entry": (told(timeline=first(text=INVENTED)), "timeline 2025-03-03: its words"),
    "a role": (told(people=first(roles=first(text="captain"))), "role of Ida Fenwright: its words"),
    "a person's name": (told(people=first(name="Ida Fenwick")), "the name Ida Fenwick: it stands in no article"),
    "a person's alias": (told(people=first(aliases=("Captain Ida",))), "the name Captain Ida"),
    "what a person says": (told(people=first(says=first(text=INVENTED))), "what Ida Fenwright says: its words"),
    "a person's mentions": (told(people=first(mentions=99)), "it says 99 mentions, and the articles have fewer"),
    "a place among the people": (told(people=first(kind=NameKind.PLACE)), "it is listed as a place"),
    "a quote": (told(quotes=first(text="We were very lucky")), "quote 'We were very lucky': its words"),
    "a quote's hearer": (
        told(
            quotes=first(
                addressee=lambda _: Statement("the queen", (Citation("gull", sentence_ids(GULL)[0], GULL[0]),))
            )
        ),
        ", 'the queen': its words",
    ),
    "a speaker": (told(quotes=first(speaker="Orin Vale")), "the name Orin Vale: it stands in no article"),
    "a figure": (told(figures=first(text="15 people")), "figure 15 people: its words"),
    "a single-source claim": (told(single_source=first(text=INVENTED)), "single source"),
    "a gap": (told(gaps=first(text=INVENTED)), "gap 'The ferry"),
    "a bottom line": (told(bottom_line=lambda _: ("f-9",)), "there is no fact f-9"),
    "an id given twice": (told(facts=lambda f: (*f, *f)), "the id is given to 2 facts"),
    "an article in two origins": (
        told(origins=lambda o: (*o, Origin("o-3", ("gull",), "again"))),
        "belongs to 2 origins",
    ),
    "an article without origin": (told(origins=lambda o: o[1:]), "belongs to 0 origins"),
    "an origin of nothing": (told(origins=first(articles=("gull", "ghost"))), "it holds ghost, which does not exist"),
    "an origin without reason": (told(origins=first(reason="")), "it gives no reason"),
    "a card's origin": (told(articles=first(origin="o-tide")), "but the table of sources says o-tide"),
    "a card's outlet": (told(articles=first(outlet="The Times")), "does not say what the article says"),
    "a card's words": (told(articles=first(words=9)), "does not say what the article says"),
    "a card twice": (told(articles=lambda a: (*a, a[0])), "the id is given to 2 articles"),
    "a card missing": (told(articles=lambda a: a[1:]), "missing from the table of sources"),
    "a sentence's words": (kept(sentences=first(text=INVENTED)), "does not stand in its block"),
    "a sentence's place": (kept(sentences=first(start=1)), "does not stand in its block"),
    "a sentence's block": (kept(sentences=first(block=7)), "which does not exist"),
    "a sentence's id": (kept(sentences=first(id="s-12345678")), "should have the id"),
    "a block's words": (kept(blocks=first(text=lambda t: t + " Nobody was hurt.")), "is not what the source file has"),
    "a block's place": (kept(blocks=first(source=(3, 60))), "is not what the source file has"),
    "a block beyond the file": (kept(blocks=first(source=(9000, 9060))), "is not what the source file has"),
    "a block's repair unlogged": (
        kept(blocks=first(text=lambda t: t.replace("ferry", "ferries"))),
        "is not what the source file has",
    ),
    "an article's hash": (kept(sha256="0" * 64), "its sha256 is not that of"),
    "an article's file": (kept(path="ferry/other.txt"), "was never read"),
    "a manuscript's repair unlogged": (
        filed(lambda m: replace(m, text=m.text.replace("aground", "around!"))),
        "does not give the file's characters back",
    ),
    "a manuscript's repair invented": (
        filed(lambda m: replace(m, repairs=(Repair(0, "A", "T", "mojibake"),))),
        "does not give the file's characters back",
    ),
    "a file lost": (_lost_file, "ferry/lost.txt: this file is neither an article nor named"),
    "a file left out in silence": (told(not_read=lambda _: ()), "ferry/menu.html: this file is neither"),
    "a file left out without reason": (
        told(not_read=lambda _: (NotRead("ferry/menu.html", " "),)),
        "no reason is given",
    ),
}


def test_an_honest_story_passes() -> None:
    assert list(story_failures(honest_story())) == []


@pytest.mark.parametrize("name", LIES)
def test_a_lie_is_caught(name: str) -> None:
    lie, expected = LIES[name]
    failures = list(story_failures(lie(honest_story())))
    assert any(expected in str(failure) for failure in failures), failures


def test_a_logged_repair_passes() -> None:
    done = honest_story()
    paper = done.manuscripts[0]
    repaired = replace(
        paper,
        source=SourceFile(paper.source.path, paper.source.data.replace(b"Marrowby", b"Marrow\xc3\x82by")),
        repairs=(Repair(paper.text.index("by on"), "Â", "", "mojibake"),),
    )
    article = replace(done.articles[0], sha256=repaired.source.sha256)
    cards = first(sha256=article.sha256)(done.briefing.articles)
    true = replace(
        done,
        manuscripts=(repaired, *done.manuscripts[1:]),
        articles=(article, *done.articles[1:]),
        briefing=replace(done.briefing, articles=cards),
    )
    assert list(story_failures(true)) == []


@given(st.data())
def test_any_changed_letter_of_a_citation_is_caught(data: st.DataObject) -> None:
    briefing = honest_story().briefing
    citations = [c for _, c in all_citations(briefing)]
    victim = data.draw(st.sampled_from(citations))
    at = data.draw(st.integers(0, len(victim.text) - 1))
    letter = data.draw(st.characters(exclude_characters=victim.text[at], exclude_categories=["Cs"]))
    lied = replace(victim, text=victim.text[:at] + letter + victim.text[at + 1 :])
    changed = _everywhere(briefing, victim, lied)
    assert list(story_failures(replace(honest_story(), briefing=changed)))


def _everywhere(value: Any, old: Citation, new: Citation) -> Any:
    """The same value with one citation exchanged wherever it stands."""
    if value == old:
        return new
    if isinstance(value, tuple):
        return tuple(_everywhere(item, old, new) for item in value)
    if hasattr(value, "__dataclass_fields__"):
        fields = {name: _everywhere(getattr(value, name), old, new) for name in value.__dataclass_fields__}
        return replace(value, **fields)
    return value


def test_the_example_has_one_of_everything() -> None:
    briefing: Briefing = honest_story().briefing
    empty = [name for name in Briefing.__dataclass_fields__ if not getattr(briefing, name)]
    assert empty == ["background", "unanswered", "withheld"]
    assert {TIDE[0], GULL[0]} <= {c.text for _, c in all_citations(briefing)}
