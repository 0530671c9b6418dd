"""The one source that all reports of a fact name; each case is read by the annotators, as real sentences are."""

from __future__ import annotations

import pytest

from briefgen.sections.facts.roots import root
from tests.kit.invented import annotated


def of(*articles: str) -> str | None:
    """The root of one sentence from each article (the last one of what is given, so that names are known)."""
    read = (annotated(text, name=f"a{n}") for n, text in enumerate(articles))
    return root([a.sentences[-1] for a in read])


@pytest.mark.parametrize(
    ("articles", "named"),
    [
        # police, however it is put
        (("The bridge is closed, police said.", "According to police, the bridge has been closed."), "police"),
        (("Police said the bridge was closed.", "The bridge is closed, police told the town."), "police"),
        # the fuller words are shown
        (("The bridge is closed, police said.", "The bridge is closed, Marrowby police said."), "Marrowby police"),
        # a person by any form of the name
        (
            (
                "Mayor Clara Voss opened the fair. | The bridge will be closed until May, Voss said.",
                "The bridge will stay closed until May, said Clara Voss.",
            ),
            "Clara Voss",
        ),
        # a body through its spokeswoman or its post
        (
            ("The ship has left, the ministry said.", "The ship has left, a spokeswoman for the ministry said."),
            "the ministry",
        ),
        (("The bridge is closed, according to a police post.", "The bridge is closed, police said."), "police"),
        # an agency, named in its long and its short form, or the one somebody told
        (("The ship sank at dawn, Xinhua reported.", "The ship sank at dawn, according to Xinhua."), "Xinhua"),
        (
            ("Two divers told AFP that the ship had sunk.", "A fisherman told AFP that the ship was gone."),
            "AFP",
        ),
        # a capital speaks for its country
        (("The ship was sunk at dawn, Moscow said.", "The ship was sunk at dawn, Russia said."), "Russia"),
    ],
)
def test_all_name_one_source(articles: tuple[str, ...], named: str) -> None:
    assert of(*articles) == named
    assert of(*articles[::-1]) == named


@pytest.mark.parametrize(
    "articles",
    [
        # one states it itself
        ("The bridge is closed, police said.", "The bridge is closed."),
        # two sources
        ("The bridge is closed, police said.", "The bridge is closed, the council said."),
        ("The bridge is closed, the defence ministry said.", "The bridge is closed, the interior ministry said."),
        ("The bridge is closed, Clara Voss said.", "The bridge is closed, Ida Fenwick said."),
        # nobody in particular
        ("The bridge is closed, officials said.", "The bridge is closed, officials said."),
        ("The bridge is closed, a witness said.", "The bridge is closed, a witness said."),
        # the attribution is of a part of the sentence
        ("The bridge is closed, police said.", "The bridge, which police said was unsafe, fell into the river."),
        ("The bridge is closed, police said.", "The council closed the bridge and police said it was unsafe."),
        # one article alone
        ("The bridge is closed, police said.",),
    ],
)
def test_there_is_no_one_root(articles: tuple[str, ...]) -> None:
    assert of(*articles) is None


def test_a_second_sentence_of_an_article_counts_as_well() -> None:
    one = annotated("The bridge is closed, police said. | It has been closed since noon.", name="a").sentences
    other = annotated("Police said the bridge was closed.", name="b").sentences
    assert root([one[0], *other]) == "police"
    assert root([*one, *other]) is None


def test_of_nothing_there_is_no_root() -> None:
    assert root([]) is None
