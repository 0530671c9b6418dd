"""A rich story made by hand, about an invented event, with something for every section of every page."""

from __future__ import annotations

from briefgen.model import (
    Article,
    Background,
    Block,
    BlockKind,
    Bound,
    Citation,
    Cut,
    Difference,
    DifferenceKind,
    Evidence,
    Fact,
    Format,
    Manuscript,
    Metadata,
    NotRead,
    Origin,
    Position,
    Reading,
    Repair,
    Sentence,
    SourceFile,
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
from briefgen.sections.questions import Slot
from briefgen.sections.quotes import Quote
from briefgen.sections.timeline.timeline import TimelineEntry
from tests.kit.honest import card

STORY = "vessik-tram"
FOLD = dict[str, tuple[str, str | None, tuple[str, ...], str, tuple[str, ...]]]

# id: (title, outlet, agencies, published, sentences)
TEXTS: FOLD = {
    "morning-herald": (
        "Tram leaves rails at Vessik market",
        "The Vessik Morning Herald",
        (),
        "2031-05-12T07:40:00+02:00",
        (
            "A tram left the rails at the market square of Vessik on Sunday evening and struck two parked vans.",
            "Nine people were hurt, three of them badly, the fire brigade said.",
            "The line was opened in 1998 and last renewed in 2024.",
            "Mayor Orla Tinnsen called the state of the track “a disgrace we were warned about”.",
            "The tram company has denied that it knew of any fault in the points.",
            "It is not yet known how fast the tram was going.",
        ),
    ),
    "daily-lantern": (
        "Nine hurt as tram derails",
        "Daily Lantern",
        ("Northwire",),
        "2031-05-12",
        (
            "A tram ran off its rails at Vessik's market square on Sunday, hurting nine people, the fire brigade said.",
            "The driver, Pell Marrick, 41, was taken to hospital with a broken arm.",
            "The tram was of the type K4, of which the city bought 22 in 2024.",
            "Inspectors had reported worn points in March, a union official said.",
        ),
    ),
    "coast-radio": (
        "Tram off rails in Vessik",
        "Coast Radio",
        ("Northwire",),
        "2031-05-12",
        (
            "A tram ran off its rails at Vessik's market square on Sunday, hurting nine people, the fire brigade said.",
            "Services on line 7 will not run before Thursday.",
        ),
    ),
    "evening-post": (
        "Derailed tram: number of injured rises to twelve",
        "Vessik Evening Post",
        (),
        "2031-05-13T18:05:00Z",
        (
            "Twelve people were hurt when a tram left the rails in Vessik on Sunday, the hospital said on Tuesday.",
            "The mayor called the tracks “a disgrace that we had been warned of”.",
            "“We had no knowledge of a fault,” said Sander Holm, who heads the Vessik Tramways.",
            "The line, which dates from 1997, carries 40,000 passengers a day.",
            "Police took the tram's recorder away for [ and have not said what it holds.",
        ),
    ),
    "old-lines": (
        "A short history of the Vessik tram",
        None,
        (),
        "",
        ("The first horse tram crossed Vessik in 1884.", "A derailment in 2009 hurt nobody."),
    ),
}


def article(name: str) -> Article:
    """One of the articles, with a heading, a caption, cuts, repairs and notes where they show something."""
    title, outlet, agencies, published, sentences = TEXTS[name]
    ids = sentence_ids(sentences)
    rich = name == "morning-herald"
    blocks = [Block(BlockKind.PARAGRAPH, s, (0, 0)) for s in sentences]
    spans = [
        Sentence(i, s, n, 0, len(s), damaged="for [ and" in s)
        for n, (i, s) in enumerate(zip(ids, sentences, strict=True))
    ]
    if rich:
        blocks.insert(2, Block(BlockKind.HEADING, "Warnings in spring", (0, 0), level=2))
        spans = [s if s.block < 2 else Sentence(s.id, s.text, s.block + 1, s.start, s.end) for s in spans]
        caption = "The tram beside the market hall on Sunday night. Photo: R. Ulve"
        blocks.append(Block(BlockKind.CAPTION, caption, (0, 0), (Repair(4, "", " ", "lost-space"),)))
    return Article(
        id=name,
        path=f"{STORY}/articles/{name}.txt",
        sha256="ab12" * 16,
        format=Format.TEXT,
        encoding="utf-8",
        metadata=Metadata(
            title=title,
            outlet=outlet,
            authors=("Ines Tolva", "Bram Oyle") if rich else (),
            agencies=agencies,
            published=published or None,
            url=f"https://{name}.example/a_b?c=1&d=*" if rich else "javascript:alert(1)",
            language="en",
            evidence=(Evidence("published", published, "By Ines Tolva, 12 May 2031"),) if rich else (),
        ),
        blocks=tuple(blocks),
        sentences=tuple(spans),
        cuts=(Cut("Share this | Sign in", "menu-line", (0, 20)), Cut("advertisement", "ad-word", (30, 43)))
        if rich
        else (),
        repairs=(Repair(3, "â€™", "’", "mojibake"),) if rich else (),
        notes=("Two words were glued where a link was lost; they were given their space back.",) if rich else (),
    )


def cite(name: str, part: str, *marked: str) -> Citation:
    """A citation of the sentence that begins with ``part``, with these words marked."""
    sentences = TEXTS[name][4]
    at = next(n for n, s in enumerate(sentences) if s.startswith(part))
    text = sentences[at]
    marks = tuple((text.index(words), text.index(words) + len(words)) for words in marked)
    return Citation(name, sentence_ids(sentences)[at], text, marks)


def amount(text: str, value: int, *cited: Citation, origins: int = 1, converted: str | None = None) -> Amount:
    """One value of a figure."""
    articles = len({c.article for c in cited})
    return Amount(text, f"{value:,}", value, value, Bound.EXACT, "", cited, articles, origins, converted)


def figure(
    question: str, unit: str, lead: Amount, *others: Amount, difference: str | None = None, moves: bool = False
) -> Figure:
    """A figure with these values, the first of them leading."""
    amounts = (lead, *others)
    articles, origins = sum(a.articles for a in amounts), sum(a.origins for a in amounts)
    alone = Agreement.AGREE if origins > 1 else Agreement.ONE_ORIGIN
    agreement = Agreement.DIFFER if difference else alone
    return Figure(
        lead.value, unit, lead.text, lead.citations, question, agreement, articles, origins, difference, amounts, moves
    )


def story() -> BriefedStory:
    """The whole of it."""
    articles = tuple(article(name) for name in TEXTS)
    origin = {"morning-herald": "o-1", "daily-lantern": "o-2", "coast-radio": "o-2", "evening-post": "o-3"}
    herald, post = cite("morning-herald", "A tram left"), cite("evening-post", "Twelve")
    wire = (cite("daily-lantern", "A tram ran"), cite("coast-radio", "A tram ran"))
    hurt = cite("morning-herald", "Nine people")
    nine = amount(
        "Nine people",
        9,
        cite("morning-herald", "Nine", "Nine people"),
        cite("daily-lantern", "A tram ran", "nine people"),
        origins=2,
    )
    twelve = amount("Twelve people", 12, cite("evening-post", "Twelve", "Twelve people"))
    briefing = Briefing(
        story=StoryCard(STORY, "The tram derailment at Vessik", "en", "An invented event in an invented town."),
        articles=tuple(card(a, origin.get(a.id, "o-4"), "articles") for a in articles),
        origins=(
            Origin("o-1", ("morning-herald",), "Its own text."),
            Origin("o-2", ("daily-lantern", "coast-radio"), "Both credit Northwire, and half of the sentences are the same."),
            Origin("o-3", ("evening-post",), "Its own text."),
            Origin("o-4", ("old-lines",), "Its own text."),
        ),
        bottom_line=("f-1", "f-2"),
        facts=(
            Fact("f-1", herald.text, 4, 3, None, (cite("daily-lantern", "The driver"),), (herald, *wire, post)),
            Fact("f-2", hurt.text, 3, 2, "the fire brigade", (), (hurt, *wire)),
            Fact("f-3", wire[0].text, 2, 1, None, (), wire),
        ),
        differences=(
            Difference(
                "d-1", DifferenceKind.NUMBER, Reading.UPDATE, False, "How many people were hurt?",
                "Both sentences count people hurt; the numbers differ by more than rounding.",
                (
                    Position("Nine people", (cite("morning-herald", "Nine", "Nine"), cite("daily-lantern", "A tram ran", "nine"))),
                    Position("Twelve people", (cite("evening-post", "Twelve", "Twelve"),)),
                ),
                ("old-lines",),
            ),
            Difference(
                "d-2", DifferenceKind.DATE, Reading.CONFLICT, False, "When was the line opened?",
                "Both give the year the line began.",
                (
                    Position("in 1998", (cite("morning-herald", "The line", "1998"),), "1998"),
                    Position("from 1997", (cite("evening-post", "The line", "1997"),)),
                    Position("in 1884", (cite("old-lines", "The first", "1884"),)),
                ),
                ("daily-lantern", "coast-radio"),
            ),
            Difference(
                "d-3", DifferenceKind.WORDING, Reading.CONFLICT, True, "“a disgrace”",
                "The same utterance is quoted in other words.",
                (
                    Position("a disgrace we were warned about", (cite("morning-herald", "Mayor", "we were warned about"),)),
                    Position("a disgrace that we had been warned of", (cite("evening-post", "The mayor", "that we had been warned of"),)),
                ),
            ),
        ),
        timeline=(
            TimelineEntry("1884", False, "The first horse tram crossed Vessik in 1884.", (cite("old-lines", "The first"),)),
            TimelineEntry("199X", False, "The line was opened in 1998 and last renewed in 2024.", (cite("morning-herald", "The line"),)),
            TimelineEntry("2031-03", True, "Inspectors had reported worn points in March, a union official said.", (cite("daily-lantern", "Inspectors"),)),
            TimelineEntry("2031-05-11", True, herald.text, (herald, post)),
            TimelineEntry("2031-05-11", True, hurt.text, (hurt,)),
        ),
        people=(
            Person("Orla Tinnsen", ("Mayor Orla Tinnsen",), (Role("Mayor", (cite("morning-herald", "Mayor"),)),), 2),
            Person("Pell Marrick", (), (Role("The driver", (cite("daily-lantern", "The driver"),)),), 1),
            Person("Sander Holm", (), (Role("who heads the Vessik Tramways", (cite("evening-post", "“We had"),)),), 1),
        ),
        quotes=(
            Quote("Orla Tinnsen", "a disgrace we were warned about", (cite("morning-herald", "Mayor"), cite("evening-post", "The mayor"))),
            Quote("Sander Holm", "We had no knowledge of a fault", (cite("evening-post", "“We had"),)),
        ),
        figures=(
            figure("How many people were injured?", "injured", twelve, nine, difference="d-1", moves=True),
            figure("How many passengers?", "", amount("40,000 passengers", 40_000, cite("evening-post", "The line", "40,000 passengers"))),
            figure("Length or distance", "mile", amount("22", 22, cite("daily-lantern", "The tram was", "22"), converted="about 35 km")),
        ),
        single_source=(Statement(TEXTS["coast-radio"][4][1], (cite("coast-radio", "Services"),)),),
        gaps=(
            Gap(TEXTS["morning-herald"][4][5], (cite("morning-herald", "It is not", "is not yet known"),), GapKind.UNKNOWN),
            Gap(TEXTS["daily-lantern"][4][3], (cite("daily-lantern", "Inspectors", "worn points"),), GapKind.OPEN),
        ),
        unanswered=(Slot.WHY, Slot.HOW),
        background=(Background("old-lines", "It tells of other events, in 1884 and 2009."),),
        not_read=(NotRead(f"{STORY}/articles/scan.pdf", "It is a PDF, which cannot be read yet. Save its text instead."),),
    )  # fmt: skip
    sources = tuple(SourceFile(a.path, b"invented") for a in articles)
    manuscripts = tuple(Manuscript(s, Format.TEXT, "utf-8", "invented") for s in sources)
    return BriefedStory(Story(STORY, sources), briefing, articles, manuscripts)
