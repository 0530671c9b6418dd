"""A stage of a person's matter, and how far a verb says that it is reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from briefgen.compare.clauses import Clauses
from briefgen.compare.contrasts.persons import Known, Who, who_is
from briefgen.compare.ground import Ground
from briefgen.compare.stance import Mood, stance
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence


class Ladder(StrEnum):
    """What the stages are of."""

    HELD = "held"
    CHARGED = "charged"
    NAMED = "named"
    LIFE = "life"
    COURT = "court"
    STRUCK = "struck"
    CLAIMED = "claimed"


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage that a sentence tells: the words of it, of whom; ``late`` or not yet, ``outcome`` what came of it."""

    sentence: AnnotatedSentence
    ladder: Ladder
    late: bool
    who: Who
    start: int
    end: int
    outcome: str = ""
    rank: int = 0
    older: bool = False


def reached(
    ground: Ground, tree: Clauses, at: int, whom: int | None, ladder: Ladder, outcome: str = "", rank: int = 0
) -> Iterator[Stage]:
    """A stage told as reached, or as not reached yet."""
    surely = ladder in {Ladder.HELD, Ladder.CHARGED}
    who = None if whom is None else who_is(ground, tree, whom, surely=surely)
    how = stance(tree.tokens, at)
    if who is None or how.mood is Mood.OPEN or _another_time(tree, at):
        return
    late = not how.denied and how.mood is Mood.DONE and who.known is not Known.NOBODY
    if how.denied and who.known is Known.NOBODY:
        late = False
    if not late and outcome:
        return
    yield Stage(tree.sentence, ladder, late, who, *span_of(tree, at), outcome, rank)


def _another_time(tree: Clauses, at: int) -> bool:
    """ "Has been arrested two other times", "was previously charged": an earlier case."""
    return any(tree.lemma(i) in {"time", "previously", "twice", "before", "once"} for i in tree.children(at))


def span_of(tree: Clauses, at: int) -> tuple[int, int]:
    """The verb with its helpers and its "not", and who "no one" is."""
    members = [at]
    for i in tree.children(at):
        t = tree.tokens[i]
        if t.dep in {"aux", "auxpass", "neg", "prt"} or t.text.lower() in words("stances", "negators"):
            members.append(i)
        none = t.text.lower() in words("stances", "nobody") or any(
            tree.tokens[j].text.lower() == "no" for j in tree.children(i, "det")
        )
        if t.dep in {"nsubj", "nsubjpass", "dobj"} and none:
            members += [i, *tree.children(i, "det")]
    return tree.tokens[min(members)].start, tree.tokens[max(members)].end
