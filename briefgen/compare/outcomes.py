"""What an earlier article expects, a later one tells as done, as not done, or as called off.

Both sentences tell one deed of one doer to one thing, and the later article stands on a later day.
Example: "plans to sign the treaty" / "signed the treaty"; "the fair will open" / "the fair was called off".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from briefgen.compare.deeds import Deed, by_others, deeds, telling, times_apart, two_sides
from briefgen.compare.labels import label
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.stance import Mood
from briefgen.compare.tolls import older
from briefgen.lexicon.wordlists import words
from briefgen.likeness.terms import similarity
from briefgen.model import Difference, DifferenceKind, Reading

DONE_RULE = "What an earlier article expects, a later one tells as done."
OFF_RULE = "What an earlier article expects, a later one says will not be done, or was not."
# Cosine of what else the two sentences are about.
SAME_DEED = 0.2
FEWEST_SHARED = 2


def outcomes(matter: Matter) -> tuple[Difference, ...]:
    """One difference for each deed that is a plan in one article and has come out in a later one."""
    told = [d for d in deeds(matter) if not older(matter, d.sentence)]
    ahead = [d for d in told if d.stance.mood is Mood.AHEAD and not d.stance.denied]
    past = [d for d in told if d.stance.mood is Mood.DONE and _is_past(d)]
    found: list[Difference] = []
    for plans, pasts in two_sides((n, a, b) for a, b in product(ahead, past) if (n := _alike(matter, a, b))):
        a, b = plans[0], pasts[0]
        off = b.stance.denied or _called_off(b)
        kind, rule = (DifferenceKind.CONTRADICTION, OFF_RULE) if off else (DifferenceKind.DETAIL, DONE_RULE)
        topic = f"Planned or done? {label([b.sentence, a.sentence], matter.weight)}"
        found.append(difference(matter, kind, topic, rule, [_side(plans), _side(pasts)], Reading.UPDATE))
    return tuple(found)


def _is_past(deed: Deed) -> bool:
    """Told as over: "signed", "was signed", "have signed", "did not sign"; not "is being signed"."""
    helpers = {t.text.lower() for t in deed.sentence.tokens if t.head == deed.at and t.dep in {"aux", "auxpass"}}
    if "did" in helpers:
        return True
    if "being" in helpers or deed.sentence.tokens[deed.at].tag not in {"VBD", "VBN"}:
        return False
    return not helpers & {"is", "are", "am", "be"} or bool(helpers & {"have", "has", "had"})


def _called_off(deed: Deed) -> bool:
    return bool(deed.forms & words("causes", "call_off"))


def _alike(matter: Matter, plan: Deed, past: Deed) -> float:
    """How alike a plan and what became of it are when they are one deed, else 0."""
    if plan.article == past.article or not _later(matter, plan.article, past.article):
        return 0.0
    if _called_off(past):
        one = bool(past.thing & (plan.thing or plan.doing))
    else:
        same_verb = plan.lemma == past.lemma or plan.verb == past.verb
        one = same_verb and bool(plan.thing & past.thing) and bool(plan.doers & past.doers)
    if not one or by_others(plan, past) or times_apart(plan, past):
        return 0.0
    left, right = telling(plan.about), telling(past.about)
    likeness = similarity(left, right, matter.weight) if len(left & right) >= FEWEST_SHARED else 0.0
    return likeness if likeness >= SAME_DEED else 0.0


def _later(matter: Matter, plan: str, past: str) -> bool:
    days = [(matter.published[a] or "")[:10] for a in (plan, past)]
    return not all(days) or days[0] < days[1]


def _side(told: Sequence[Deed]) -> Side:
    first = told[0]
    text = first.sentence.sentence.text
    return Side(text[first.start : first.end], tuple(cite(d.sentence, (d.start, d.end)) for d in told))
