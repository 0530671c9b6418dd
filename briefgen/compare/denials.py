"""One party accuses or claims, another denies it.

A denial answers the claims that share its content: the accused act and who or what it is about.  All articles' denials of one
thing make one side, all claims of it the other.  Example: "accused the mill of dumping waste" / "denied any dumping".
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.compare.labels import label
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.model import AnnotatedSentence, Difference, DifferenceKind
from briefgen.terms import similarity, terms_of

RULE = "One party claims or accuses; the other denies, rejects or dismisses it."
# Cosine of terms, verbs of claiming and denying aside.  On the sample stories true pairs of claim and denial lie above
# 0.15, and sentences that merely share a country below.
SAME_MATTER = 0.18
FEWEST_SHARED = 2
_CUES = {"=accuse", "=deny", "accuse", "deny"}


def denials(matter: Matter) -> tuple[Difference, ...]:
    """One difference for each matter that is claimed on one side and denied on the other."""
    denying = [s for s in matter.sentences if s.denies]
    claiming = [s for s in matter.sentences if s.accuses]
    found = []
    for topic in _topics(matter, denying):
        accused = [s for s in claiming if s not in topic and any(_about_one_thing(matter, s, d) for d in topic)]
        if not accused or len({s.article for s in (*topic, *accused)}) < 2:
            continue
        words = label([topic[0], *accused], matter.weight)
        sides = [_side(accused, "accuses"), _side(topic, "denies")]
        found.append(difference(matter, DifferenceKind.DENIAL, f"Claimed and denied: {words}", RULE, sides))
    return tuple(found)


def _topics(matter: Matter, denying: Sequence[AnnotatedSentence]) -> list[list[AnnotatedSentence]]:
    """Denials of one thing put together."""
    topics: list[list[AnnotatedSentence]] = []
    for sentence in denying:
        fitting = next((t for t in topics if any(_about_one_thing(matter, sentence, d) for d in t)), None)
        if fitting is not None:
            fitting.append(sentence)
        else:
            topics.append([sentence])
    return topics


def _about_one_thing(matter: Matter, a: AnnotatedSentence, b: AnnotatedSentence) -> bool:
    one, other = _content(a), _content(b)
    shared = {t for t in one & other if not t.startswith("@")}
    return bool(shared) and len(one & other) >= FEWEST_SHARED and similarity(one, other, matter.weight) >= SAME_MATTER


def _content(sentence: AnnotatedSentence) -> frozenset[str]:
    return terms_of(sentence) - _CUES


def _side(sentences: Sequence[AnnotatedSentence], cue: str) -> Side:
    first = sentences[0]
    return Side(first.sentence.text, tuple(cite(s) for s in sentences))
