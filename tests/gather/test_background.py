"""Articles on another event: told by the calendar, and by content only where that is plain."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.gather.event import background
from briefgen.likeness.passages import claims
from briefgen.model import AnnotatedArticle, Article, Background, Claim, Format, Metadata
from tests.kit.invented import annotated


def published(*days: str | None) -> list[Article]:
    return [
        Article(f"a{n}", f"s/a{n}.txt", "", Format.TEXT, "utf-8", Metadata(published=day), (), ())
        for n, day in enumerate(days)
    ]


@pytest.mark.parametrize(
    ("days", "aside"),
    [
        (("2024-06-18", "2024-06-19", "2024-06-19"), []),
        (("2024-06-18", "2024-06-19", "2021-03-02"), ["a2"]),
        (("2024-06-18", "2024-06-19", "2025-02-19"), ["a2"]),
        (("2024-06-18", "2024-07-20", "2024-06-19"), []),
        (("2021-01-01", "2022-01-01", "2023-01-01"), []),
        ((None, None), []),
        ((), []),
    ],
)
def test_only_an_article_far_from_an_agreed_time_is_aside(days: tuple[str | None, ...], aside: list[str]) -> None:
    assert [b.article for b in background(published(*days))] == aside


def test_the_reason_says_how_far_and_on_which_side() -> None:
    (before,) = background(published("2024-06-18", "2024-06-19", "2021-06-02"))
    (after,) = background(published("2024-06-18", "2024-06-19", "2024-12-18"))
    assert "about 3 years before the other articles" in before.reason
    assert "about 6 months after the other articles" in after.reason


LAUNCH = (
    "The weather balloon Petrel Two rose from the meadow at Orrin at dawn on Tuesday.",
    "It carried a camera and a small box of instruments to a height of thirty kilometres.",
    "Engineers of the Orrin Institute followed it with a van as far as the coast of Kessar.",
    "The flight had been put off twice because of strong winds over the bay.",
    "Professor Maud Terrel said the data would help to foresee storms in the strait.",
    "Fishermen found the balloon in the afternoon near the lighthouse of Kessar Point.",
    "The institute wants to send up a third balloon before the end of the summer.",
)
RETOLD = (
    "At dawn on Tuesday a weather balloon, Petrel Two, was sent up from a meadow at Orrin.",
    "A camera and a box of instruments went with it to a height of thirty kilometres.",
    "A van with engineers of the Orrin Institute followed it to the coast of Kessar.",
    "Strong winds over the bay had put the flight off twice.",
    "The data will help to foresee storms in the strait, Professor Maud Terrel said.",
    "Fishermen found the balloon near the lighthouse of Kessar Point in the afternoon.",
)
EARLIER = (
    "The weather balloon Petrel One, with a camera and a box of instruments, burst over the hills of Sarn.",
    "Nobody knows yet why its skin tore in the cold air at that height.",
    "Sheep farmers gathered the pieces and brought them down to the valley by tractor.",
    "Professor Maud Terrel of the Orrin Institute spoke of a seam that had been sewn in a hurry.",
    "A committee will look into the loss and report in the autumn.",
    "The money for a new one has to come from the province of Sarn.",
)
BAKERY = (
    "A bakery in the old town of Marrowby has been named the best of the province.",
    "Its rye bread rests for two days before it goes into the oven.",
    "The baker learned the trade from his grandmother in a village without a road.",
    "On Saturdays the queue reaches round the corner to the chemist.",
    "He sleeps from noon to evening and has not seen a film in years.",
    "His daughter will take over the shop when she comes back from sea.",
)


def of(name: str, day: str | None, text: tuple[str, ...], url: str | None = None) -> AnnotatedArticle:
    one = annotated(*text, name=name, published=day)
    return replace(one, article=replace(one.article, metadata=replace(one.article.metadata, url=url)))


def found(*articles: AnnotatedArticle) -> dict[str, str]:
    stated: list[Claim] = [c for a in articles for c in claims(a)]
    aside: tuple[Background, ...] = background([a.article for a in articles], stated)
    return {b.article: b.reason for b in aside}


STORY = (of("a", "2031-06-18", LAUNCH), of("b", "2031-06-18", RETOLD), of("c", "2031-06-19", LAUNCH[::-1]))


def test_an_article_of_a_week_before_the_event_is_on_another_one() -> None:
    aside = found(*STORY, of("d", "2031-06-01", EARLIER))
    assert list(aside) == ["d"]
    assert "17 days before most of the other articles" in aside["d"]


def test_an_earlier_article_that_tells_the_same_is_of_the_story() -> None:
    assert not found(*STORY, of("d", "2031-06-01", RETOLD))


def test_a_few_days_and_a_later_report_are_of_the_story() -> None:
    assert not found(*STORY, of("d", "2031-06-14", EARLIER))
    assert not found(*STORY, of("d", "2031-07-10", EARLIER))


def test_a_wrong_date_does_not_count_against_the_same_sentences() -> None:
    assert not found(*STORY, of("d", "2032-01-10", LAUNCH))
    assert list(found(*STORY, of("d", "2032-01-10", EARLIER))) == ["d"]


def test_a_wrong_date_does_not_count_against_the_day_in_the_address() -> None:
    assert not found(*STORY, of("d", "2032-01-10", EARLIER, "https://echo.example/2031/06/18/petrel.html"))
    assert found(*STORY, of("d", "2032-01-10", EARLIER, "https://echo.example/2031/99/99/petrel.html"))


def test_a_wrong_date_does_not_count_against_what_is_told_of_one_person() -> None:
    """A page that was saved years later bears the day of the copy."""
    again = (
        "Petrel Two, a weather balloon of the Orrin Institute, left its meadow before breakfast.",
        "Its camera and instruments reached a height of thirty kilometres above Kessar.",
        "Winds over the bay had kept it on the ground for a week.",
        "Professor Maud Terrel hopes to foresee storms in the strait with the data.",
        "Near Kessar Point a fisherman pulled the balloon from the water in the afternoon.",
        "His dog barked at it.",
    )
    assert not found(*STORY, of("d", "2033-01-10", again))
    nobody = tuple(line.replace("Professor Maud Terrel", "The professor") for line in again)
    assert list(found(*STORY, of("d", "2033-01-10", nobody))) == ["d"]


def test_a_later_article_that_names_the_day_follows_the_event_up() -> None:
    report = ("The weather balloon that rose at Orrin on 17 June had a bad seam, a committee found.", *EARLIER[1:])
    assert not found(*STORY, of("d", "2031-10-20", report))
    assert list(found(*STORY, of("d", "2030-10-20", report))) == ["d"]


CRASH = (
    "The balloonist Ilse Brandt, 28, fell from her basket over the hills of Sarn.",
    "A farmer, Tom Hale, saw her fall and ran to the valley for help.",
    *EARLIER[1:],
)
HEARING = (
    "A court in Orrin heard how Ilse Brandt fell from a basket over the hills.",
    "The balloon belonged to Tom Hale, whose lawyer said that he was not there.",
    *LAUNCH,
)
OFFICE = tuple(line.replace(", 28,", "") for line in CRASH)
TRIAL = (of("a", "2031-06-18", HEARING), of("b", "2031-06-18", HEARING), of("c", "2031-06-19", HEARING[::-1]))


@pytest.mark.parametrize("day", ["2031-03-03", "2031-06-01"])
def test_an_earlier_article_on_the_same_persons_is_where_the_event_began(day: str) -> None:
    assert not found(*TRIAL, of("d", day, CRASH))


@pytest.mark.parametrize("day", ["2031-03-03", "2031-06-01"])
def test_persons_of_no_told_age_may_stand_in_articles_on_any_event(day: str) -> None:
    assert list(found(*TRIAL, of("d", day, OFFICE))) == ["d"]


def test_an_earlier_article_whose_day_the_others_tell_is_where_the_event_began() -> None:
    told = ("A court in Orrin heard of the balloon that burst over Sarn on 2 March 2031.", *LAUNCH)
    trial = (of("a", "2031-06-18", told), of("b", "2031-06-18", told), of("c", "2031-06-19", LAUNCH))
    assert not found(*trial, of("d", "2031-03-03", EARLIER))
    assert list(found(*trial, of("d", "2031-02-03", EARLIER))) == ["d"]


def test_an_undated_article_is_told_by_the_day_it_opens_with() -> None:
    old = ("On 3 May 2027 the balloon Petrel One burst over the hills of Sarn.", *EARLIER[1:])
    aside = found(*STORY, of("d", None, old))
    assert list(aside) == ["d"]
    assert "opens with 2027-05-03" in aside["d"]
    assert not found(*STORY, of("d", None, (*old, "Petrel Two rose on 17 June 2031.")))
    assert not found(*STORY, of("d", None, EARLIER))


def test_a_stray_file_is_told_by_its_words() -> None:
    aside = found(*STORY, of("d", "2031-06-18", BAKERY))
    assert list(aside) == ["d"]
    assert "hardly a word" in aside["d"]


def test_short_articles_are_never_strays() -> None:
    assert not found(*STORY, of("d", "2031-06-18", BAKERY[:4]))


@given(st.permutations([*STORY, of("d", "2031-06-01", EARLIER), of("e", None, BAKERY)]))
def test_the_order_of_the_articles_does_not_matter(articles: list[AnnotatedArticle]) -> None:
    assert set(found(*articles)) == {"d", "e"}
