"""Who a word stands for, and when two of them are one."""

from __future__ import annotations

from briefgen.compare.matter import Matter
from briefgen.compare.parties import Parties, Party, one_party
from briefgen.likeness.passages import claims
from tests.invented import annotated


def party(word: str, *texts: str) -> Party | None:
    """The party of the last such word in the last article."""
    articles = tuple(annotated(text, name=f"a{n}") for n, text in enumerate(texts))
    matter = Matter(articles, tuple(c for a in articles for c in claims(a)), (), ())
    sentence = matter.sentences[-1]
    at = max(i for i, t in enumerate(sentence.tokens) if t.text == word)
    return Parties(matter).of(sentence, at)


def test_a_name_is_told_by_its_surname() -> None:
    found = party("Tamm", "The harbour master Ilse Tamm resigned on Monday.")
    assert found is not None
    assert "@tamm" in found.names


def test_a_pronoun_is_the_subject_of_the_verb_of_saying() -> None:
    found = party("it", "Vondra Ropes said that it would pay the fine.")
    assert found is not None
    assert found.names & {"@ropes", "@vondra"}


def test_nobody_is_everybody_but_nobody_else_is_not() -> None:
    everybody = party("Nobody", "Nobody was hurt in the fire at the mill.")
    assert everybody is not None
    assert everybody.everybody
    assert party("Nobody", "Nobody else was hurt in the fire at the mill.") is None


def test_an_office_is_whoever_another_article_gives_it_to() -> None:
    found = party(
        "mayor", "The mayor, Ole Brandis, opened the market hall.", "The mayor was away when the fire broke out."
    )
    assert found is not None
    assert "@brandis" in found.names


def test_names_decide() -> None:
    roe, tamm = Party(frozenset({"@roe"}), "=minister"), Party(frozenset({"@tamm"}), "=minister")
    assert not one_party(roe, tamm)
    assert one_party(roe, Party(frozenset(), "=minister"))


def test_what_stands_beside_a_noun_keeps_it_apart() -> None:
    lorry, bus = Party(noun="driver", beside=frozenset({"lorry"})), Party(noun="driver", beside=frozenset({"bus"}))
    assert not one_party(lorry, bus)
    assert one_party(lorry, Party(noun="driver"))
