"""One thing is in one state here, and in the state that ends it there: "the pass is closed" / "it was reopened".

Also what is planned and called off ("will be held" / "was postponed").  The thing must be the same by its name, or by
its noun in sentences that lie near each other; an article that tells both takes no side, and the later state must not
be in the older article.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import permutations, product

from briefgen.compare.clauses import Clauses
from briefgen.compare.contrasts.contrast import Contrast, Mention
from briefgen.compare.contrasts.persons import besides
from briefgen.compare.ground import Ground
from briefgen.compare.stance import Mood, stance
from briefgen.lexicon.wordlists import data, words
from briefgen.model import AnnotatedSentence, DifferenceKind, NameKind

RULE = "One article tells a state, the other what ended it."
# Likeness from which two sentences tell of one road, one ferry or one vote.
LIKE = 0.45
# The article's own news stands early.
LEAD = 10
_SOUGHT, _ENDS, _OFF = "sought", "ended", "called_off"
_QUALITY = frozenset({"acomp", "attr", "oprd"})
_IS = frozenset({"be", "remain", "stay", "go"})


@dataclass(frozen=True, slots=True)
class _Condition:
    """A state that a sentence tells of a thing: the scale, the side of it, the thing's key and its words."""

    sentence: AnnotatedSentence
    scale: tuple[str, int]
    late: bool
    key: str
    named: bool
    thing: tuple[int, int]
    span: tuple[int, int]


def states(ground: Ground) -> Iterator[Contrast]:
    """The pairs of a state and of what ended it."""
    told = {
        a: [t for s in sentences[:LEAD] if not ground.older(s) for t in _states(ground, s)]
        for a, sentences in ground.told.items()
    }
    for a, b in permutations(told, 2):
        days = ground.days_between(a, b)
        if days is not None and days < 0:
            continue
        for one, other in product(told[a], told[b]):
            if one.late or not other.late or one.scale != other.scale or not _one_thing(ground, one, other):
                continue
            if any(t.late and t.scale == one.scale and t.key == one.key for t in told[a]):
                continue
            yield _contrast(one, other)


def _one_thing(ground: Ground, one: _Condition, other: _Condition) -> bool:
    near = ground.likeness(one.sentence, other.sentence)
    return one.key == other.key and (one.named or near >= LIKE)


def _contrast(one: _Condition, other: _Condition) -> Contrast:
    start, end = one.thing
    first = next(t for t in one.sentence.tokens if t.start >= start)
    told = one.sentence.text[start:end]
    thing = told[0].lower() + told[1:] if first.pos in {"DET", "NUM", "PRON", "ADJ"} else told
    return Contrast(
        DifferenceKind.DETAIL if one.scale[0] == _SOUGHT else DifferenceKind.CONTRADICTION,
        f"What became of {thing}?",
        f"state {one.scale} {one.key}",
        RULE,
        Mention(one.sentence, (one.span, one.thing), "early"),
        Mention(other.sentence, (other.span, other.thing), "late"),
        (f"Both tell of {one.key}.",),
        staged=True,
    )


def _states(ground: Ground, sentence: AnnotatedSentence) -> Iterator[_Condition]:
    """Every state that a sentence tells of a thing."""
    tree = ground.clauses(sentence)
    if sentence.text.rstrip("”\"' ").endswith("?"):
        return
    for at, token in enumerate(tree.tokens):
        for group in (_SOUGHT, _ENDS, _OFF):
            place = _places(group).get(tree.lemma(at) if _is_deed(tree, at) else token.text.lower())
            if place is None and _is_so(tree, at):
                place = _places(group).get(token.text.lower())
            if place is None or token.pos not in {"VERB", "ADJ"}:
                continue
            number, late = place
            thing = _thing(tree, at)
            if thing is None or not _told(tree, at, group, late=late) or besides(tree, thing):
                continue
            key, named = _key(ground, tree, thing)
            if key:
                yield _Condition(sentence, (group, number), late, key, named, tree.phrase(thing), _span(tree, at))


def _is_deed(tree: Clauses, at: int) -> bool:
    """A verb in its own right; "is missing" and "was reported missing" tell a quality, however they are parsed."""
    return tree.tokens[at].pos == "VERB" and tree.tokens[at].dep not in _QUALITY


def _is_so(tree: Clauses, at: int) -> bool:
    """ "Is missing", parsed as a verb with its helper: nobody misses anything."""
    helped = any(tree.lemma(i) == "be" for i in tree.children(at, "aux"))
    return helped and not tree.children(at, "dobj") and not tree.passive(at)


def _told(tree: Clauses, at: int, group: str, *, late: bool) -> bool:
    """Is the state told as it is now: not denied, not open, not before another ("had been missing")?"""
    verb = at if _is_deed(tree, at) else tree.verb_above(tree.tokens[at].head)
    if verb is None or any(tree.tokens[i].text.lower() == "had" for i in tree.children(verb, "aux")):
        return False
    needed = data("states")["goes_on"].get(tree.lemma(at))
    if needed and not any(tree.tokens[i].text.lower() in needed for i in tree.children(at)):
        return False
    how = stance(tree.tokens, verb)
    wanted = Mood.AHEAD if group == _OFF and not late else Mood.DONE
    return how.mood is wanted and not how.denied


def _thing(tree: Clauses, at: int) -> int | None:
    """What is in the state: whom a verb befalls, or the subject of one that befalls nobody, or of "is closed"."""
    token = tree.tokens[at]
    if _is_deed(tree, at):
        if _is_so(tree, at):
            return tree.subject(at)
        found = tree.patient(at)
        by_itself = tree.lemma(at) in words("states", "by_itself") and not tree.passive(at)
        if by_itself and (found is None or tree.lemma(at) in data("states")["goes_on"]):
            return tree.subject(at)
        return _of_whom(tree, found)
    verb = token.head
    reported = tree.passive(verb) and tree.lemma(verb) in {"report", "declare"}
    return tree.subject(verb) if token.dep in _QUALITY and (reported or tree.lemma(verb) in _IS) else None


def _of_whom(tree: Clauses, found: int | None) -> int | None:
    """ "Found the body of Ada Roe" found Ada Roe."""
    if found is None or tree.lemma(found) not in words("states", "remains"):
        return found
    of = [j for i in tree.children(found, "prep") if tree.lemma(i) == "of" for j in tree.children(i, "pobj")]
    return of[0] if of else found


def _key(ground: Ground, tree: Clauses, thing: int) -> tuple[str, bool]:
    """The story's name for a person, else the noun with the names before it; and whether a name is in it."""
    token, sentence = tree.tokens[thing], tree.sentence
    if token.pos not in {"NOUN", "PROPN"}:
        return "", False
    for name in sentence.names:
        if name.start <= token.start < name.end and name.kind is NameKind.PERSON:
            return ground.who(sentence.article, name.full), " " in name.full
    return tree.lemma(thing), False


def _span(tree: Clauses, at: int) -> tuple[int, int]:
    helpers = [i for i in tree.children(at, "aux", "auxpass", "neg") if i < at]
    behind = [i for i in tree.children(at, "prt", "advmod", "dobj", *_QUALITY) if i == at + 1]
    goes_on = tree.lemma(at) in data("states")["goes_on"]
    last = behind[0] if behind and (goes_on or tree.tokens[behind[0]].dep in _QUALITY) else at
    return tree.tokens[min((*helpers, at))].start, tree.tokens[last].end


@cache
def _places(group: str) -> Mapping[str, tuple[int, bool]]:
    """For each word of a group its scale, and whether it stands on the late side of it."""
    return {
        str(word): (number, bool(side))
        for number, scale in enumerate(data("states")[group])
        for side, members in enumerate(scale)
        for word in members
    }
