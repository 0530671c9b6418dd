"""Which articles tell one event of harm."""

from __future__ import annotations

from briefgen.annotate.story import annotate_story
from briefgen.compare.one_event import events_of_harm
from briefgen.model import AnnotatedSentence, SourceFile
from briefgen.pipeline.intake import take_in

REST = "\n\nThe bakers on the square sold out their buns early because a light rain fell at noon.\n"
CRASH = "A cyclist was hit by a van on the harbor road in Orrin on Monday and badly hurt."
CRASH_AGAIN = "A van hit a cyclist on the harbor road in Orrin, and the cyclist was badly hurt on Monday."
FAIR = "The spring fair in Tallow drew eleven thousand visitors, the organizers said on Monday evening."
THEFT = "Burglars stole forty clocks from a museum in Marrow, the director of the museum said on Tuesday."


def told(**texts: str) -> dict[str, tuple[AnnotatedSentence, ...]]:
    sources = [
        SourceFile(
            f"case/{name}.md", f"---\ntitle: News\nsite: {name}\npublished: 2024-06-18\n---\n\n{text}{REST}".encode()
        )
        for name, text in texts.items()
    ]
    articles = annotate_story(take_in(sources).articles)
    return {a.article.id: a.sentences for a in articles}


def test_two_reports_of_one_crash() -> None:
    events = events_of_harm(told(bell=CRASH, radio=CRASH_AGAIN), {})
    assert events == {"bell": frozenset({"bell", "radio"}), "radio": frozenset({"bell", "radio"})}


def test_two_events_stay_apart() -> None:
    events = events_of_harm({a: s[:1] for a, s in told(bell=CRASH, radio=THEFT).items()}, {})
    assert events.get("bell") == frozenset({"bell"})


def test_a_fair_is_no_harm() -> None:
    assert "bell" not in events_of_harm({a: s[:1] for a, s in told(bell=FAIR).items()}, {})
