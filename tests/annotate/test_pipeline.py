"""The annotators' order, the language model, and tokens."""

from __future__ import annotations

import importlib.metadata

import pytest

from briefgen.annotate import language
from briefgen.annotate.pipeline import ANNOTATORS, annotate
from briefgen.errors import BriefgenError
from tests.kit.invented import annotated, article


def test_tokens_are_offsets_into_their_sentence() -> None:
    for s in annotated("It rained. | “Then  it snowed,” said Ann Harlow.").sentences:
        assert s.tokens
        assert all(s.text[t.start : t.end] == t.text for t in s.tokens)
        assert all(0 <= t.head < len(s.tokens) for t in s.tokens)


@pytest.mark.parametrize("mark", ["'", "’"])
def test_a_shortened_word_is_one_with_either_apostrophe(mark: str) -> None:
    sentence = annotated(f"They don{mark}t sell bread, and we{mark}ll close.").sentences[0]
    words = {t.text: t.dep for t in sentence.tokens}
    assert (words[f"n{mark}t"], words[f"{mark}ll"]) == ("neg", "aux")


def test_the_sentences_stay_as_they_were_cut() -> None:
    made = article("Dr | Harlow left early. She was ill.")
    assert [s.text for s in annotate(made).sentences] == ["Dr", "Harlow left early. She was ill."]
    assert sum(t.head == i for i, t in enumerate(annotate(made).sentences[1].tokens)) == 1


def test_an_entity_tells_where_it_begins() -> None:
    entities = [t.entity for t in annotated("Ann Harlow lives in France.").sentences[0].tokens]
    assert entities[:2] == ["B-PERSON", "I-PERSON"]
    assert entities[4] == "B-GPE"


def test_another_language_is_set_aside_with_a_note() -> None:
    done = annotate(article("El puente se abrió ayer.", language="es"))
    assert not done.compared
    assert done.sentences[0].tokens == ()
    assert "es" in done.article.notes[-1]


def test_the_same_article_gives_the_same_annotation() -> None:
    text = ("Mayor Ann Harlow said on Monday that 12 people left.", '"All is well," she said.')
    assert annotated(*text) == annotated(*text)


def test_an_assumed_date_says_so() -> None:
    done = annotate(article("They met yesterday.", published=None), assumed_date="2024-06-19")
    (when,) = done.sentences[0].times
    assert (when.value, when.inferred) == ("2024-06-18", True)
    assert "assumed" in when.rule


def test_without_any_date_nothing_is_guessed() -> None:
    (when,) = annotate(article("They met yesterday.", published=None)).sentences[0].times
    assert when.value is None


def test_every_annotator_has_its_own_name() -> None:
    assert len({name for name, _ in ANNOTATORS}) == len(ANNOTATORS)


def test_another_version_of_the_model_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.metadata, "version", lambda package: "3.7.1")
    with pytest.raises(BriefgenError, match=r"3\.7\.1.*pip install"):
        language._installed()


def test_no_model_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(package: str) -> str:
        raise importlib.metadata.PackageNotFoundError(package)

    monkeypatch.setattr(importlib.metadata, "version", missing)
    with pytest.raises(BriefgenError, match="none"):
        language._installed()


def test_the_model_has_a_hash() -> None:
    name, version, digest = language.model_identity()
    assert name in language.PACKAGES
    assert version == language.MODEL_VERSION
    assert len(digest) == 64


def test_a_piece_dated_the_day_before_tells_of_tomorrow() -> None:
    done = annotate(article("The crew landed on Wednesday.", "It had left on Tuesday.", published="2024-06-18"))
    assert [w.value for s in done.sentences for w in s.times] == ["2024-06-19", "2024-06-18"]


def test_a_follow_up_tells_of_the_week_before() -> None:
    done = annotate(
        article("The captain was charged on Tuesday.", "The crew landed on Wednesday.", published="2024-06-18")
    )
    assert [w.value for s in done.sentences for w in s.times] == ["2024-06-18", "2024-06-12"]
