"""The measures of quoted words, their speakers, pairs of quotations and of numbers, on invented rows."""

from __future__ import annotations

import pytest

from briefgen.annotate.pipeline import annotate
from eval import coreference, number_pairs, quote_pairs, quotes
from eval.bench import f_of
from eval.gold5w1h import covered
from eval.texts import article_from

TEXT = "“The bridge is safe,” Ann Harlow said.\n\nShe called the report “an absurd piece of fiction”."


def row(text: str, *attributions: tuple[str, str, str]) -> dict[str, object]:
    def span(words: str) -> list[list[int]]:
        return [[text.index(words), text.index(words) + len(words)]]

    marked = [{"source": span(s), "cue": span(c), "content": span(x)} for s, c, x in attributions]
    return {"id": "a", "text": text, "attributions": marked}


MARKED = row(
    TEXT,
    ("Ann Harlow", "said", "“The bridge is safe,”"),
    ("She", "called", "the report “an absurd piece of fiction”"),
)


def test_quoted_words_and_their_sources_are_found() -> None:
    tally = quotes.Tally()
    tally.add(list(quotes.marked(MARKED)), list(quotes.ours(annotate(article_from(MARKED)))))
    assert set(tally.figures().values()) == {1.0}


def test_a_wrong_source_costs_precision_and_a_missing_one_recall() -> None:
    gold = list(quotes.marked(MARKED))
    tally = quotes.Tally()
    tally.add(gold, [quotes.Stretch(gold[0].span, (0, 4)), quotes.Stretch(gold[1].span, None)])
    found = tally.figures()
    assert (found["spans.F"], found["speakers.precision"], found["speakers.recall"]) == (1.0, 0.0, 0.0)


def test_the_shortest_content_says_whose_words_they_are() -> None:
    text = "Jo Pell said that Ann Harlow called it “a safe and sound bridge”."
    nested = row(
        text,
        ("Jo Pell", "said", "that Ann Harlow called it “a safe and sound bridge”"),
        ("Ann Harlow", "called", "it “a safe and sound bridge”"),
    )
    (stretch,) = quotes.marked(nested)
    assert stretch.source == (text.index("Ann"), text.index("Ann") + len("Ann Harlow"))


def test_the_baseline_reads_names_beside_cue_verbs() -> None:
    first, second = quotes.baseline(TEXT)
    assert first.source is not None
    assert TEXT[slice(*first.source)] == "Ann Harlow"
    assert second.source is None


def pair(label: str, a: str, b: str) -> dict[str, object]:
    sides = {s: {"quote": q, "before": "Ann Harlow said: ", "after": " She left."} for s, q in (("a", a), ("b", b))}
    return {**sides, "label": label, "tset": 80}


def test_a_reworded_quotation_is_one_utterance_and_reported() -> None:
    judged = quote_pairs.judge(
        pair(
            "same_reworded", "It is a firm and lasting bridge of stone.", "It is a strong and lasting bridge of stone."
        )
    )
    assert judged == quote_pairs.Judged("same_reworded", ours=True, baseline=False)


def test_two_utterances_are_two() -> None:
    judged = quote_pairs.judge(pair("different", "The ferry will sail again.", "Nobody was hurt that night."))
    assert (judged.ours, judged.baseline) == (False, False)


def test_pairs_that_are_only_less_exact_count_for_nothing() -> None:
    found = number_pairs.scored(
        [("conflict", "conflict"), ("precision", "conflict"), ("different", None), ("update", None)]
    )
    assert found == {"flagged": 1.0, "precision": 1.0, "recall": 0.5, "reading": 1.0}


def test_half_of_a_phrase_covers_it() -> None:
    gold: dict[str, list[dict[str, object]]] = {
        "who": [{"text": "the mayor of Dorfield"}],
        "where": [{"text": None}],
        "when": [{"text": "on Monday"}],
    }
    assert list(covered(gold, ["Dorfield waits."])) == [("who", True), ("when", False)]


def test_average_precision_of_a_ranking() -> None:
    assert coreference.average_precision([(0.9, False), (0.8, True)]) == pytest.approx((0.5, 2 / 3))
    assert f_of(0.0, 0.0) == 0.0
