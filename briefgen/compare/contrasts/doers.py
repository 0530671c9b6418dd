"""One deed is told of two doers: "troops shelled the market" / "rebels fired on the market".

The sentences lie near each other, tell a deed of one kind that is aimed at one thing, and the two who are told to have
done it exclude each other (see ``parties.py``).  An article that tells of the other's doer as well takes no side.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from briefgen.compare.clauses import Clauses
from briefgen.compare.contrasts.acts import low
from briefgen.compare.contrasts.contrast import Contrast, Mention
from briefgen.compare.ground import Ground
from briefgen.compare.parties import apart, deed, one_kind_of_deed, party, whose
from briefgen.likeness.terms import country_of
from briefgen.model import DifferenceKind
from briefgen.model.comparison import Aligned

RULE = "One deed is told of two who exclude each other."
# Likeness from which a deed of one kind, aimed at one thing, is one.
LIKE = 0.45


def doers(ground: Ground) -> Iterator[Contrast]:
    """The pairs of passages that tell one deed of two doers."""
    told = {s.key: tuple(_deeds(ground.clauses(s))) for sentences in ground.told.values() for s in sentences}
    for aligned, trees in ground.alike(LIKE):
        for one, other in product(*(told[tree.sentence.key] for tree in trees)):
            verbs, parties = (one[0], other[0]), (one[1], other[1])
            if not one_kind_of_deed(*(t.lemma(v) for t, v in zip(trees, verbs, strict=True))):
                continue
            if not _one_target(trees, aligned, one[2], other[2]):
                continue
            why = apart(trees, parties)
            if (
                why
                and not _tells(ground, trees[0], trees[1], other[1])
                and not _tells(ground, trees[1], trees[0], one[1])
            ):
                yield _contrast(trees, one, other, why)


def _deeds(tree: Clauses) -> Iterator[tuple[int, int, int]]:
    """The deeds of a sentence: the verb, who does it, what it is aimed at."""
    for verb, token in enumerate(tree.tokens):
        if token.pos == "VERB" and (found := deed(tree, verb)) is not None:
            yield verb, *found


def _one_target(trees: tuple[Clauses, Clauses], aligned: Aligned, here: int, there: int) -> bool:
    """Do two words for what a deed is aimed at stand for each other, or are they the same?"""
    return aligned.across.get(here) == there or trees[0].lemma(here) == trees[1].lemma(there)


def _tells(ground: Ground, mine: Clauses, theirs: Clauses, doer: int) -> bool:
    """Does an article tell of the other's doer too; of named forces, does its sentence say whose the other's were?"""
    if named := whose(theirs, doer):
        return bool(named & {country_of(t.text) or t.text.lower() for t in mine.tokens})
    return any(t.lemma.lower() == party(theirs, doer) for s in ground.told[mine.sentence.article] for t in s.tokens)


def _contrast(
    trees: tuple[Clauses, Clauses], one: tuple[int, int, int], other: tuple[int, int, int], why: str
) -> Contrast:
    sides = [
        Mention(tree.sentence, (tree.phrase(doer), (tree.tokens[verb].start, tree.tokens[verb].end)), party(tree, doer))
        for tree, (verb, doer, _) in zip(trees, (one, other), strict=True)
    ]
    asked = _question(trees, one, other)
    return Contrast(DifferenceKind.DETAIL, asked, f"doer {asked.lower()}", RULE, sides[0], sides[1], (why,))


def _question(trees: tuple[Clauses, Clauses], one: tuple[int, int, int], other: tuple[int, int, int]) -> str:
    """ "Who attacked the village?", in the words of an article that tells whom or what it befell."""
    for tree, (verb, _, target) in zip(trees, (one, other), strict=True):
        told = low(tree.sentence.text[slice(*tree.phrase(target))])
        if tree.patient(verb) == target and tree.tokens[verb].tag in {"VBD", "VBN"}:
            return f"Who {tree.tokens[verb].text} {told}?"
    return "Who did it?"
