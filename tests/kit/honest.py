"""A small story whose receipts all hold, made by hand, so that a test can plant one lie in it."""

from __future__ import annotations

from dataclasses import replace

from briefgen.model import (
    Article,
    ArticleCard,
    Block,
    BlockKind,
    Bound,
    Citation,
    Difference,
    DifferenceKind,
    Evidence,
    Fact,
    Format,
    Manuscript,
    Metadata,
    NotRead,
    Origin,
    Parallel,
    ParallelPassage,
    Position,
    Reading,
    Sentence,
    SourceFile,
    Spelling,
    Statement,
    Story,
    StoryCard,
    sentence_ids,
)
from briefgen.sections.briefed import BriefedStory
from briefgen.sections.briefing import Briefing
from briefgen.sections.figures.figure import Agreement, Amount, Figure
from briefgen.sections.gaps import Gap, GapKind
from briefgen.sections.people.people import Person, Role
from briefgen.sections.quotes import Quote
from briefgen.sections.timeline.timeline import TimelineEntry

GULL = (
    "The ferry Silver Gull ran aground off Marrowby on Monday.",
    "Twelve people were rescued, harbour master Ida Fenwright said.",
    '"We were lucky," she said.',
)
TIDE = (
    "A ferry with many people aboard, the Silver Gull, struck rocks near Marrowby.",
    "Rescuers brought 14 people ashore.",
    "It is not known why the ferry left its course.",
)


def manuscript(path: str, sentences: tuple[str, ...]) -> Manuscript:
    """A plain text file, one paragraph for each sentence."""
    text = "\n\n".join(sentences)
    return Manuscript(SourceFile(path, text.encode()), Format.TEXT, "utf-8", text)


def article(name: str, source: Manuscript, sentences: tuple[str, ...]) -> Article:
    """The article of that file."""
    starts = [source.text.index(s) for s in sentences]
    blocks = [Block(BlockKind.PARAGRAPH, s, (at, at + len(s))) for s, at in zip(sentences, starts, strict=True)]
    ids = sentence_ids(sentences)
    spans = [Sentence(i, s, n, 0, len(s)) for n, (i, s) in enumerate(zip(ids, sentences, strict=True))]
    said = {"title": f"The {name}", "outlet": name.title(), "published": "2025-03-04"}
    found = tuple(Evidence(field, value, f"{name}.txt.source.yml: {field}") for field, value in said.items())
    day = said["published"]
    meta = Metadata(title=said["title"], outlet=said["outlet"], published=day, language="en", evidence=found)
    return Article(
        name, source.source.path, source.source.sha256, source.format, "utf-8", meta, tuple(blocks), tuple(spans)
    )


def card(of: Article, origin: str, folder: str = "ferry/articles") -> ArticleCard:
    """An article's row in the table of sources; its page lies in the folder."""
    meta = of.metadata
    return ArticleCard(
        id=of.id,
        path=of.path,
        title=meta.title,
        outlet=meta.outlet,
        authors=meta.authors,
        agencies=meta.agencies,
        published=meta.published,
        updated=meta.updated,
        url=meta.url,
        language=meta.language,
        origin=origin,
        page=f"{folder}/{of.id}.md",
        sha256=of.sha256,
        words=of.words,
        notes=of.notes,
    )


def cite(of: Article, number: int) -> Citation:
    """A citation of an article's sentence."""
    sentence = of.sentences[number]
    return Citation(of.id, sentence.id, sentence.text)


def marked(of: Article, number: int, words: str) -> Citation:
    """The same, with these words of it marked."""
    cited = cite(of, number)
    start = cited.text.index(words)
    return replace(cited, marks=((start, start + len(words)),))


def fourteen(of: Article) -> Figure:
    """ "14 people", as one article gives them."""
    cited = (marked(of, 1, "14 people"),)
    amount = Amount("14 people", "14", 14.0, 14.0, Bound.EXACT, "", cited, 1, 1)
    return Figure(
        "14",
        "",
        "14 people",
        cited,
        "How many people were brought ashore?",
        Agreement.ONE_ORIGIN,
        1,
        1,
        None,
        (amount,),
    )


def honest_story() -> BriefedStory:
    """Two articles, two origins, one of everything a briefing prints, and a file that was not read."""
    papers = manuscript("ferry/gull.txt", GULL), manuscript("ferry/tide.txt", TIDE)
    gull, tide = article("gull", papers[0], GULL), article("tide", papers[1], TIDE)
    menu = NotRead("ferry/menu.html", "It is only a menu; save the article itself.")
    story = Story("ferry", tuple(p.source for p in papers), (menu,), title="The ferry")
    briefing = Briefing(
        story=StoryCard("ferry", "The ferry", "en"),
        articles=(card(gull, "o-gull"), card(tide, "o-tide")),
        origins=(Origin("o-gull", ("gull",), "its own text"), Origin("o-tide", ("tide",), "its own text")),
        bottom_line=("f-1",),
        facts=(Fact("f-1", GULL[0], 2, 2, None, (cite(gull, 1),), (cite(gull, 0), cite(tide, 0))),),
        differences=(
            Difference(
                "d-1",
                DifferenceKind.NUMBER,
                Reading.CONFLICT,
                False,
                "How many people were rescued?",
                "Two numbers for one thing.",
                (Position("Twelve people", (cite(gull, 1),)), Position("14 people", (cite(tide, 1),))),
            ),
        ),
        timeline=(TimelineEntry("2025-03-03", True, GULL[0], (cite(gull, 0),)),),
        people=(
            Person(
                "Ida Fenwright",
                (),
                (Role("harbour master", (cite(gull, 1),)),),
                1,
                says=(Statement(gull.sentences[1].text, (cite(gull, 1),)),),
            ),
        ),
        quotes=(Quote("Ida Fenwright", "We were lucky,", (cite(gull, 2),)),),
        figures=(fourteen(tide),),
        single_source=(Statement(TIDE[1], (cite(tide, 1),)),),
        gaps=(Gap(TIDE[2], (marked(tide, 2, "is not known"),), GapKind.UNKNOWN),),
        background=(),
        not_read=(menu,),
        parallels=(
            Parallel("p-1", "Marrowby", (ParallelPassage((cite(gull, 0),)), ParallelPassage((cite(tide, 0),)))),
        ),
        spellings=(
            Spelling(
                "n-1", (Position("ferry Silver Gull", (cite(gull, 0),)), Position("Silver Gull", (cite(tide, 0),)))
            ),
        ),
    )
    return BriefedStory(story, briefing, (gull, tide), papers)
