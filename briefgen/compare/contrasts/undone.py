"""One is told to have done a thing, and not to have done it: "the mayor resigned" / "the mayor has not resigned".

The verb is the same, and so are who does it, by name, and what it befalls; the sentences lie near each other.  "Has yet
to", or an article of another day, makes it a stage before the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from briefgen.compare.clauses import Clauses
from briefgen.compare.contrasts.contrast import Contrast, Mention
from briefgen.compare.ground import Ground
from briefgen.compare.stance import Mood, stance
from briefgen.lexicon.wordlists import words
from briefgen.model import DifferenceKind, NameKind

RULE = "The one article tells that it was done, the other that it was not."
# Likeness from which a deed and its denial are of one matter.
LIKE = 0.5
_IDLE = frozenset(
    {"have", "be", "do", "get", "make", "take", "go", "come", "know", "want", "need", "see", "think", "feel"}
)
_PAST = frozenset({"VBD", "VBN"})


def undone(ground: Ground) -> Iterator[Contrast]:
    """The pairs of a deed told as done and as not done."""
    told = {s.key: tuple(_deeds(ground, ground.clauses(s))) for sentences in ground.told.values() for s in sentences}
    for _, trees in ground.alike(LIKE):
        for one, other in product(*(told[tree.sentence.key] for tree in trees)):
            if one[1:4] == other[1:4] and one[4] != other[4]:
                yield _contrast(ground, trees, one, other)


_Deed = tuple[int, str, str, str, bool]  # the verb, its lemma, who does it, what it befalls, whether it is denied


def _deeds(ground: Ground, tree: Clauses) -> Iterator[_Deed]:
    """The deeds in a sentence that somebody, by name, is told to have done or not to have done."""
    for at, token in enumerate(tree.tokens):
        lemma = tree.lemma(at)
        helped = any(tree.tokens[i].lemma.lower() in {"do", "have"} for i in tree.children(at, "aux"))
        past = token.tag in _PAST or helped
        if token.pos != "VERB" or lemma in words("verbs", "say") | _IDLE or not past:
            continue
        how = stance(tree.tokens, at)
        who = _named(ground, tree, _near_subject(tree, at))
        if who and how.mood is Mood.DONE:
            thing = None if tree.passive(at) else tree.patient(at)
            yield (
                at,
                lemma,
                who + (" *" if tree.passive(at) else ""),
                "" if thing is None else tree.lemma(thing),
                how.denied,
            )


def _near_subject(tree: Clauses, at: int) -> int | None:
    """The subject of a verb, where no other verb stands between: "the car Roe was said to drive was found"."""
    subject = tree.subject(at)
    helpers = {at, *tree.children(at, "aux", "auxpass")}
    between = range((subject or 0) + 1, at)
    return None if subject is None or any(i not in helpers and tree.is_verb(i) for i in between) else subject


def _named(ground: Ground, tree: Clauses, at: int | None) -> str:
    if at is None:
        return ""
    start = tree.tokens[at].start
    people = [n for n in tree.sentence.names if n.kind is NameKind.PERSON and n.start <= start < n.end]
    return ground.who(tree.sentence.article, people[0].full) if people else ""


def _contrast(ground: Ground, trees: tuple[Clauses, Clauses], one: _Deed, other: _Deed) -> Contrast:
    sides = sorted(zip(trees, (one, other), strict=True), key=lambda side: not side[1][4])
    (never, no), (done, yes) = sides
    days = ground.days_between(never.sentence.article, done.sentence.article)
    start, end = _span(done, yes[0])
    what = f"{yes[2].removesuffix(' *')} {done.sentence.text[start:end]}"
    return Contrast(
        DifferenceKind.CONTRADICTION,
        f"Is it so that {what}{_object(done, yes[0])}?",
        f"undone {yes[1]} {yes[2]}",
        RULE,
        Mention(never.sentence, (_span(never, no[0]),), "not done"),
        Mention(done.sentence, (_span(done, yes[0]),), "done"),
        (f"Both tell of {yes[2].removesuffix(' *')}, by the verb “{yes[1]}”.",),
        staged=days is not None and days > 0,
    )


def _object(tree: Clauses, at: int) -> str:
    thing = None if tree.passive(at) else tree.patient(at)
    return "" if thing is None else " " + tree.sentence.text[slice(*tree.phrase(thing))]


def _span(tree: Clauses, at: int) -> tuple[int, int]:
    first = min((i for i in tree.children(at, "aux", "auxpass", "neg") if i < at), default=at)
    return tree.tokens[first].start, tree.tokens[at].end
