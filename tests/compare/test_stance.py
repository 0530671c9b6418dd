"""How a word stands in its sentence: done, denied, ahead, open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from briefgen.compare.stance import Mood, Stance, no_longer_held, only_tried, stance
from briefgen.model import Token
from tests.kit.invented import annotated


def of(text: str, word: str) -> Stance:
    """The stance of the first token of a sentence that is written like this."""
    tokens = annotated(text).sentences[0].tokens
    return stance(tokens, next(i for i, t in enumerate(tokens) if t.text == word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The police arrested a man near the harbour.", "arrested"),
        ("The council says that it closed the pool last week.", "closed"),
        ("The ferry has left the harbour of Marrow.", "left"),
        ("The baker, who never sleeps, opened the shop at dawn.", "opened"),
        ("The baker did not hear the bell but saw a goose in the yard.", "saw"),
        ("The captain will be tried after the police arrested him in Marrow.", "arrested"),
        ("The captain did not answer when the police arrested him.", "arrested"),
        ('A man cried, "No, no, no!" and stopped the ferry.', "stopped"),
    ],
)
def test_what_is_told_as_done(text: str, word: str) -> None:
    assert of(text, word) == Stance(Mood.DONE, denied=False)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("No arrests have been made in the town.", "made"),
        ("The police did not arrest the man near the harbour.", "arrest"),
        ("The police made no arrests in the harbour.", "made"),
        ("A court cleared the baker of stealing the flour.", "stealing"),
        ("The guards kept the crowd from entering the hall.", "entering"),
        ("Hardly any house lost its roof in the storm.", "lost"),
        ("Nobody was arrested near the harbour on Monday.", "arrested"),
        ("The police have not yet identified any suspects.", "identified"),
        ("The office refused to release the name of the boy.", "release"),
        ("The police failed to find the stolen clock in the river.", "find"),
        ("The council said that it had never closed the pool.", "closed"),
    ],
)
def test_what_is_denied(text: str, word: str) -> None:
    assert of(text, word) == Stance(Mood.DONE, denied=True)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The mayor will sign the treaty on Wednesday.", "sign"),
        ("The mayor plans to sign the treaty on Wednesday.", "sign"),
        ("The bridge is expected to open on Wednesday.", "open"),
        ("The mayor has promised to sign the treaty.", "sign"),
    ],
)
def test_what_is_still_ahead(text: str, word: str) -> None:
    assert of(text, word) == Stance(Mood.AHEAD, denied=False)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The guards may have fired shots at the crowd.", "fired"),
        ("If the police arrest a man, the court will sit on Friday.", "arrest"),
        ("The farmers want to close the weir above the mill.", "close"),
        ("It is not known whether the flood destroyed the mill.", "destroyed"),
        ("Did the police arrest the man near the harbour?", "arrest"),
        ("The farmers asked the council to close the weir.", "close"),
    ],
)
def test_what_is_left_open(text: str, word: str) -> None:
    assert of(text, word).mood is Mood.OPEN


def test_a_plan_can_be_denied() -> None:
    assert of("The mayor will not sign the treaty on Wednesday.", "sign") == Stance(Mood.AHEAD, denied=True)


def test_a_refusal_to_stay_away_denies_once() -> None:
    """Two turns make none: who did not refuse to pay has not said that nothing was paid."""
    assert not of("The baker did not refuse to pay the fine.", "pay").denied


def _asked(question: Callable[[Sequence[Token], int], bool], text: str, word: str) -> bool:
    tokens = annotated(text).sentences[0].tokens
    return question(tokens, next(i for i, t in enumerate(tokens) if t.text == word))


@pytest.mark.parametrize(
    ("text", "word", "only"),
    [
        ("The thief tried to climb the wall of the mill.", "climb", True),
        ("The council may sell the old pier to a hotel.", "sell", True),
        ("The neighbours want the town to rebuild the pier.", "rebuild", True),
        ("The baker could hear the bell from the mill.", "hear", False),
        ("The thief managed to climb the wall of the mill.", "climb", False),
        ("The lock was opened so that the ferry might pass.", "pass", False),
    ],
)
def test_what_was_only_tried(text: str, word: str, only: bool) -> None:
    assert _asked(only_tried, text, word) == only


@pytest.mark.parametrize(
    ("text", "word", "before"),
    [
        ("The police had believed that the baker lit the fire.", "lit", True),
        ("The fire was first thought to have killed the miller.", "killed", True),
        ("At first it was reported that the baker lit the fire.", "lit", True),
        ("The police initially said that the baker lit the fire.", "lit", True),
        ("The police believe that the baker lit the fire.", "lit", False),
        ("The Bell first reported that the baker lit the fire.", "lit", False),
        ("The captain initially told the guards that he lit the fire.", "lit", False),
    ],
)
def test_what_is_no_longer_held(text: str, word: str, before: bool) -> None:
    assert _asked(no_longer_held, text, word) == before
