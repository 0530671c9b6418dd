"""What articles are called: each by a name of its own, a short one."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from briefgen.render.labels import NAME_LENGTH, labels, short_names
from tests.kit.derailment import story

CARD = story().briefing.articles[0]


def test_two_articles_of_unknown_outlet_are_told_apart() -> None:
    cards = [replace(CARD, id=i, outlet=None, title="The same title") for i in ("002-9f0e1d2c3b4a5968", "notes")]
    assert labels(cards) == {
        "002-9f0e1d2c3b4a5968": "Outlet not told (002-9f0e1…a5968)",
        "notes": "Outlet not told (notes)",
    }


def test_an_article_of_unknown_outlet_is_not_called_by_its_files_name() -> None:
    assert labels([replace(CARD, id="notes", outlet=None)]) == {"notes": "Outlet not told"}
    cards = [replace(CARD, id=t[:3], outlet=None, title=t) for t in ("Weir breaks", "Quay shut again after the flood")]
    assert labels(cards) == {"Wei": "Outlet not told, “Weir breaks”", "Qua": "Outlet not told, “Quay shut again…”"}


def test_two_of_one_outlet_are_told_apart_by_their_days_and_of_one_day_by_their_titles() -> None:
    said = [
        ("2031-05-12", "Tram derails"),
        ("2031-05-13", "Tram line shut"),
        ("2031-05-13", "Four in hospital, two at work"),
    ]
    cards = [replace(CARD, id=f"post-{n}", outlet="The Post", published=d, title=t) for n, (d, t) in enumerate(said)]
    assert labels(cards) == {
        "post-0": "The Post, 12 May 2031",
        "post-1": "The Post, “Tram line shut”",
        "post-2": "The Post, “Four in hospital…”",
    }


def test_names_that_would_be_alike_when_cut_are_not_cut() -> None:
    ids = ["tram-derailed-at-vessik-market", "tram-derails-again-vessik-market"]
    assert list(short_names(ids).values()) == ids


@given(
    st.lists(
        st.tuples(
            st.text("ab-", min_size=1, max_size=40),
            st.sampled_from([None, "The Post", "Coast Radio"]),
            st.sampled_from([None, "2031-05-12", "2031-05-13"]),
        ),
        unique_by=lambda card: card[0],
    )
)
def test_no_two_articles_of_a_story_are_called_alike(cards: list[tuple[str, str | None, str | None]]) -> None:
    named = labels(replace(CARD, id=i, outlet=outlet, published=day) for i, outlet, day in cards)
    assert len(set(named.values())) == len(cards)


@given(st.sets(st.text("abc-", min_size=1, max_size=60)))
def test_a_short_name_begins_and_ends_as_the_long_one(ids: set[str]) -> None:
    for long, short in short_names(sorted(ids)).items():
        head, cut, tail = short.partition("…")
        assert long.startswith(head)
        assert long.endswith(tail)
        assert short == long if not cut else len(short) < NAME_LENGTH < len(long)
