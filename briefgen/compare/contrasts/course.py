"""What one article tells as still to come, another tells as done: "will outline his plan" / "outlined his plan".

The sentences stand for each other, the verbs too, and whoever does it or whom it befalls.  The article that tells it as
done must not be the older one.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.compare.clauses import Clauses
from briefgen.compare.contrasts.acts import low
from briefgen.compare.contrasts.contrast import Contrast, Mention
from briefgen.compare.ground import Ground
from briefgen.compare.stance import Mood, stance
from briefgen.lexicon.wordlists import words
from briefgen.likeness.terms import country_of
from briefgen.model import DifferenceKind
from briefgen.model.comparison import Aligned, Link
from briefgen.values.quantity import differ

RULE = "What the one article tells as still to come, the other tells as done."
# Likeness from which a plan and a deed are one.
LIKE = 0.45


def course(ground: Ground) -> Iterator[Contrast]:
    """The pairs of a deed that lies ahead in one article and is done in another."""
    for aligned in ground.aligned:
        if aligned.pair.likeness < LIKE:
            continue
        trees = ground.clauses(aligned.pair.a.sentence), ground.clauses(aligned.pair.b.sentence)
        for link in aligned.links:
            a, b = link.a, link.b
            if not _one_verb(trees, link):
                continue
            found = [_stands(tree, at) for tree, at in zip(trees, (a, b), strict=True)]
            if set(found) == {Mood.AHEAD, Mood.DONE} and (reason := _one_deed(trees, aligned, a, b)):
                sides = ((trees[0], a), (trees[1], b)) if found[0] is Mood.AHEAD else ((trees[1], b), (trees[0], a))
                days = ground.days_between(sides[0][0].sentence.article, sides[1][0].sentence.article)
                if days is None or days >= 0:
                    yield _contrast(sides, reason)


def _one_verb(trees: tuple[Clauses, Clauses], link: Link) -> bool:
    lemmas = trees[0].lemma(link.a), trees[1].lemma(link.b)
    verbs = all(tree.tokens[at].pos == "VERB" for tree, at in zip(trees, (link.a, link.b), strict=True))
    alike = lemmas[0] == lemmas[1] or link.likeness >= ONE_VERB
    return verbs and alike and not set(lemmas) & (words("verbs", "say") | _IDLE)


# Likeness from which two verbs in one place tell one deed.
ONE_VERB = 0.6
# Likeness from which the doer alone, or the object alone, is enough.
ALONE = 0.55
# Verbs that tell no deed by themselves.
# "Is being closed" is under way, "is closed until further notice" a state that may have been announced.
_STATE = frozenset({"being", "is", "are"})
# Words that may mean anybody.
_ANY = frozenset({"PRON"})
_IDLE = frozenset({"have", "be", "do", "get", "make", "take", "go", "come", "include", "remain", "continue", "expect"})


def _stands(tree: Clauses, at: int) -> Mood | None:
    how = stance(tree.tokens, at)
    token = tree.tokens[at]
    if how.denied or how.mood is Mood.OPEN:
        return None
    under_way = any(tree.tokens[i].text.lower() in _STATE for i in tree.children(at, "auxpass"))
    if how.mood is Mood.DONE and (token.tag not in {"VBD", "VBN"} or under_way):
        return None
    return how.mood


def _one_deed(trees: tuple[Clauses, Clauses], aligned: Aligned, a: int, b: int) -> str | None:
    """Why two verbs tell one deed: both who does it and what it befalls stand for each other, as far as told."""
    doers = trees[0].agent(a), trees[1].agent(b)
    things = trees[0].patient(a), trees[1].patient(b)
    met = [
        aligned.across.get(x) == y or bool(_party(trees[0], x) & _party(trees[1], y))
        for x, y in (doers, things)
        if x is not None and y is not None and not {t.tokens[i].pos for t, i in zip(trees, (x, y), strict=True)} & _ANY
    ]
    if _counts(trees[0], things[0]) != _counts(trees[1], things[1]) or _apart(trees, things):
        return None
    if not all(met) or len(met) < (2 if aligned.pair.likeness < ALONE else 1):
        return None
    return (
        f"In both, “{trees[0].tokens[a].text}” and “{trees[1].tokens[b].text}” have the same doer and the same object."
    )


def _party(tree: Clauses, at: int) -> set[str]:
    """The names and nouns of those who do it or whom it befalls, of all who are joined: "Roe and the Corran mayor"."""
    inside = [tree.at(*tree.phrase(i)) for i in (at, *tree.children(at, "conj"))]
    told = [i for some in inside for i in some if tree.tokens[i].pos in {"NOUN", "PROPN", "ADJ"}]
    heads = {tree.lemma(i) for i in (at, *tree.children(at, "conj"))}
    names = {tree.lemma(i) for i in told if tree.tokens[i].pos == "PROPN"}
    return heads | names | {c for i in told if (c := country_of(tree.tokens[i].text))}


def _contrast(sides: tuple[tuple[Clauses, int], tuple[Clauses, int]], reason: str) -> Contrast:
    (ahead, at), (done, behind) = sides
    told, asked = done.tokens[behind], _question(done, behind)
    return Contrast(
        DifferenceKind.DETAIL,
        asked,
        f"course {told.lemma.lower()}",
        RULE,
        Mention(ahead.sentence, (_span(ahead, at),), "ahead"),
        Mention(done.sentence, (_span(done, behind),), "done"),
        (reason,),
        staged=True,
    )


def _apart(trees: tuple[Clauses, Clauses], things: tuple[int | None, int | None]) -> bool:
    """A four-year deal that was signed is not the five-year deal that is to be signed."""
    told = []
    for tree, at in zip(trees, things, strict=True):
        start, end = (0, 0) if at is None else tree.phrase(at)
        told.append([q for q in tree.sentence.quantities if start <= q.start < end])
    return any(a.unit == b.unit and differ(a, b) for a in told[0] for b in told[1])


def _counts(tree: Clauses, at: int | None) -> tuple[str, ...]:
    """The numbers before a noun, and "another": forty welders and another forty are eighty."""
    own = () if at is None else tree.children(at, "nummod", "det", "amod")
    return tuple(tree.lemma(i) for i in own if tree.tokens[i].pos == "NUM" or tree.lemma(i) in {"another", "more"})


def _question(tree: Clauses, at: int) -> str:
    """ "Was the bridge closed yet?", "Did the council vote yet?", in the words of the article that tells it as done."""
    who, what = tree.agent(at), tree.patient(at)
    text = tree.sentence.text
    subject, thing = ("" if x is None else low(text[slice(*tree.phrase(x))]) for x in (who, what))
    if tree.passive(at):
        many = what is not None and tree.tokens[what].tag in {"NNS", "NNPS"}
        return f"{'Were' if many else 'Was'} {thing} {tree.tokens[at].text} yet?"
    behind = f" {thing}" if thing else ""
    return f"Did {subject} {tree.lemma(at)}{behind} yet?"


def _span(tree: Clauses, at: int) -> tuple[int, int]:
    first = min((i for i in tree.children(at, "aux", "auxpass") if i < at), default=at)
    return tree.tokens[first].start, tree.tokens[at].end
