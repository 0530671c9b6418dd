"""Articles describe the struck person differently: another age, a child or a grown-up, a man or a woman.

The person is the first one that each article's opening says was killed (or was hurt).  Where an article tells of a
person who fits the other's words as well, it knows of both, and nothing is reported.  Example: "an eleven-year-old was
released after being shot" / "a twelve-year-old girl was shot".
"""

from __future__ import annotations

import re
from itertools import combinations

from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.struck import KINDS, Struck
from briefgen.compare.tolls import older
from briefgen.lexicon.wordlists import words
from briefgen.model import Difference, DifferenceKind, Quantity

AGE_RULE = "The person struck is given different ages."
RANGE_RULE = "One says of all the struck how old they are; the other tells of one who is younger or older."
KIND_RULE = "The person struck is described as somebody else: another sex, or a child against a grown-up."
# The struck person stands in an article's opening.
LEAD = 3
# "All four are in their 30s or 40s".
_DECADES = re.compile(
    r"\b(?:all|everyone|everybody|each)\b[^.;]{0,60}? in (?:their|his or her) (?:early |mid[- ]|late )?(\d)0s"
    r"(?:(?:,| or| and| to|-|–| through)+ (?:early |mid[- ]|late |their )*(\d)0s)?",
    re.IGNORECASE,
)
# Words for a child and for a grown-up, and for the two sexes, by groups of ``lexicon/struck.yml``.
_YOUNG = ("boy", "girl", "child", "young")
_GROWN = ("man", "woman")


def victims(matter: Matter) -> tuple[Difference, ...]:
    """At most one difference of age and one of kind, for the dead or for the hurt of two articles' openings."""
    found: dict[str, Difference] = {}
    for a, b in combinations(sorted(matter.told), 2):
        if not matter.one_event(a, b):
            continue
        for dead in (True, False):
            x, y = (_first(matter, article, dead=dead) for article in (a, b))
            if x is None or y is None or _named_apart(x, y):
                continue
            if _aged_apart(matter, x, y):
                topic = f"How old? {_called(x, y)}"
                found.setdefault("age", _difference(matter, x, y, topic, AGE_RULE, DifferenceKind.NUMBER))
            elif _other_kind(matter, x, y):
                topic = "Who was killed?" if dead else "Who was hurt?"
                found.setdefault("kind", _difference(matter, x, y, topic, KIND_RULE, DifferenceKind.DETAIL))
    return (*found.values(), *_out_of_range(matter))


def _out_of_range(matter: Matter) -> tuple[Difference, ...]:
    """ "All are in their 30s or 40s" against somebody of 22."""
    for sentence in matter.sentences:
        match = _DECADES.search(sentence.sentence.text)
        if match is None or older(matter, sentence):
            continue
        low, high = int(match[1]) * 10, int(match[2] or match[1]) * 10 + 9
        outside = [
            one
            for article in sorted(matter.told)
            if article != sentence.article and matter.one_event(article, sentence.article)
            for one in matter.struck[article]
            if one.age and one.age.unit == "years old" and not low <= one.age.low <= high
            if not older(matter, one.sentence)
        ]
        if outside:
            span = match.span()
            whole = Side(match.group(), (cite(sentence, span),))
            each = tuple(cite(o.sentence, (o.age.start, o.age.end)) for o in outside if o.age)
            value = outside[0].age.text if outside[0].age else outside[0].text
            return (difference(matter, DifferenceKind.NUMBER, "How old?", RANGE_RULE, [whole, Side(value, each)]),)
    return ()


def _first(matter: Matter, article: str, *, dead: bool) -> Struck | None:
    """The first struck person of an opening with that fate, if the opening tells of one alone."""
    if any(_counts_several(q, dead=dead) for s in matter.told[article] for q in s.quantities):
        return None
    opening = {s.sentence.id for s in matter.told[article][:LEAD]}
    mine = [v for v in matter.struck[article] if v.sentence.sentence.id in opening and v.dead == dead]
    mine = [v for v in mine if not older(matter, v.sentence)]
    if len([v for v in mine if v.sentence is mine[0].sentence]) > 1:
        return None
    return next((v for v in mine if v.age is not None), mine[0]) if mine else None


def _counts_several(quantity: Quantity, *, dead: bool) -> bool:
    """ "Two people were killed": then the first one told of may be the one or the other."""
    return quantity.state == ("killed" if dead else "injured") and quantity.unit == "" and quantity.high > 1


def _named_apart(x: Struck, y: Struck) -> bool:
    return bool(x.name and y.name and x.name.split()[-1] != y.name.split()[-1])


def _aged_apart(matter: Matter, x: Struck, y: Struck) -> bool:
    if x.age is None or y.age is None or x.age.unit != y.age.unit or x.age.unit != "years old":
        return False
    if x.age.low <= y.age.high and y.age.low <= x.age.high:
        return False
    if x.sex and y.sex and x.sex != y.sex:
        return False
    return not _knows(matter, x, y) and not _knows(matter, y, x)


def _knows(matter: Matter, mine: Struck, other: Struck) -> bool:
    """Does my article tell of a struck person of the other's age too, or of one who surely is the other?"""
    for one in matter.struck[mine.sentence.article]:
        if one.age and other.age and one.age.low == other.age.low and not older(matter, one.sentence):
            return True
    ages = {
        q.low
        for s in matter.told[mine.sentence.article]
        if not older(matter, s)
        for q in s.quantities
        if q.unit == "years old"
    }
    return other.age is not None and other.age.low in ages


def _other_kind(matter: Matter, x: Struck, y: Struck) -> bool:
    sexes = bool(x.sex and y.sex and x.sex != y.sex)
    ages = x.minor is not None and y.minor is not None and x.minor != y.minor
    if not (sexes or ages):
        return False
    return not _speaks_of(matter, x.sentence.article, y) and not _speaks_of(matter, y.sentence.article, x)


def _speaks_of(matter: Matter, article: str, other: Struck) -> bool:
    """Has the article a word for such a person as the other: a boy, a girl, a man, a woman?"""
    if other.kind in _GROWN:
        kinds: tuple[str, ...] = (other.kind,)
    else:
        kinds = tuple(k for k in KINDS if k in _YOUNG)
    wanted = frozenset(w for kind in kinds for w in words("struck", kind))
    return any(t.lemma.lower() in wanted and t.pos == "NOUN" for s in matter.told[article] for t in s.tokens)


def _called(x: Struck, y: Struck) -> str:
    """The words for the person of the side that says more, without the age."""
    for one in (y, x):
        if one.name or one.kind:
            return one.name or one.sentence.tokens[_head(one)].text
    return x.text


def _head(one: Struck) -> int:
    return max(i for i, t in enumerate(one.sentence.tokens) if t.start < one.end)


def _difference(matter: Matter, x: Struck, y: Struck, topic: str, rule: str, kind: DifferenceKind) -> Difference:
    sides = []
    for one in (x, y):
        span = (one.age.start, one.age.end) if kind is DifferenceKind.NUMBER and one.age else (one.start, one.end)
        sides.append(Side(one.sentence.sentence.text[slice(*span)], (cite(one.sentence, span),)))
    return difference(matter, kind, topic, rule, sides)
