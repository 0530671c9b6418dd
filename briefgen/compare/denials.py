"""One party accuses or claims, another denies it.

A denial answers the claims that share its content: what is denied, and whom it is about.  All articles' denials of
one thing make one side, all claims of it the other.  A sentence that tells accusation and denial at once stands on
the denying side.  Example: "accused the mill of dumping waste" / "denied any dumping".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from briefgen.compare.labels import label
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.lexicon.wordlists import words
from briefgen.likeness.terms import similarity, synonym_class, term_of_each, terms_of
from briefgen.model import AnnotatedSentence, Citation, Difference, DifferenceKind, Token

RULE = "One party claims or accuses; the other denies, rejects or dismisses it."
# Cosine of terms, verbs of claiming and denying aside.  On 43 labelled stories every value from 0.12 to 0.22 gives the
# same differences; at 0.26 a denial falls apart into two.
SAME_MATTER = 0.18
# A plain statement is answered by a denial only when it is as near as two tellings of one fact.
SAME_STATEMENT = 0.4
FEWEST_SHARED = 2
# A denial with fewer words of content than this leans on the sentence before it.
THIN = 2
# Where a verb of denial hangs on a statement of another thing.
_BY_THE_WAY = {"advcl", "acl", "relcl"}


def denials(matter: Matter) -> tuple[Difference, ...]:
    """One difference for each matter that is claimed on one side and denied on the other."""
    found = []
    for topic_sentences in _topics(matter, [s for s in matter.sentences if s.denies]):
        # what only denies says best what is denied; a sentence that tells both sides comes after it
        denying = sorted(topic_sentences, key=lambda s: s.accuses)
        claiming = [s for s in matter.sentences if not s.denies and any(_answers(matter, d, s) for d in denying)]
        both = [s for s in denying if s.accuses]
        sides = claiming or both
        if not sides or len({s.article for s in (*denying, *sides)}) < 2:
            continue
        topic = label([denying[0], *sides], matter.weight, without=_cues())
        found.append(
            difference(
                matter,
                DifferenceKind.DENIAL,
                f"Claimed and denied: {topic}",
                RULE,
                [_side(sides, "accuse"), _side([s for s in denying if s not in sides], "deny")],
            )
        )
    return tuple(d for d in found if all(p.citations for p in d.positions))


def _topics(matter: Matter, denying: Sequence[AnnotatedSentence]) -> list[list[AnnotatedSentence]]:
    """Denials of one thing put together: those that are alike, or that answer the same accusation."""
    accusations = [s for s in matter.sentences if s.accuses]
    topics: list[list[AnnotatedSentence]] = []
    for sentence in denying:
        mine = {s.sentence.id for s in accusations if _alike(matter, sentence, s, SAME_MATTER)}
        fitting = [
            t
            for t in topics
            if any(
                _alike(matter, sentence, d, SAME_MATTER)
                or mine & {s.sentence.id for s in accusations if _alike(matter, d, s, SAME_MATTER)}
                for d in t
            )
        ]
        joined = [s for t in fitting for s in t] + [sentence]
        topics = [t for t in topics if t not in fitting] + [joined]
    return topics


def _answers(matter: Matter, denial: AnnotatedSentence, claim: AnnotatedSentence) -> bool:
    if claim.negated or any(t.dep == "amod" and t.lemma.lower() in words("verbs", "doubt") for t in claim.tokens):
        return False  # "a false report of hostages" claims none
    return _alike(matter, denial, claim, SAME_MATTER if claim.accuses else SAME_STATEMENT)


def _alike(matter: Matter, a: AnnotatedSentence, b: AnnotatedSentence, enough: float) -> bool:
    one, other = _content(matter, a), _content(matter, b)
    acts = {t for t in one & other if not t.startswith("@")}
    return bool(acts) and len(one & other) >= FEWEST_SHARED and similarity(one, other, matter.weight) >= enough


def _content(matter: Matter, sentence: AnnotatedSentence) -> frozenset[str]:
    """What a sentence is about, its cue aside.  "He denied it" is about what the sentence before says."""
    own = _denied(sentence) - _cues()
    if not sentence.denies or len({t for t in own if not t.startswith("@")}) >= THIN:
        return own
    place = matter.sentences.index(sentence)
    before = matter.sentences[place - 1] if place else sentence
    return own | (terms_of(before) - _cues()) if before.article == sentence.article else own


def _denied(sentence: AnnotatedSentence) -> frozenset[str]:
    """The terms of what a sentence denies, or of all it says where it denies as a whole.

    "The mill dumped waste, contradicting earlier accounts of a leak" denies the leak, not the waste.
    """
    tokens, terms = sentence.tokens, term_of_each(sentence)
    verbs = [i for i, t in enumerate(tokens) if _verb(t) and t.lemma.lower() in words("verbs", "deny")]
    if len(verbs) != 1 or tokens[verbs[0]].dep not in _BY_THE_WAY:
        return terms_of(sentence)
    inside = {verbs[0]}
    for _ in tokens:
        inside |= {i for i, t in enumerate(tokens) if t.head in inside}
    return frozenset(t for i in inside if (t := terms[i]))


@cache
def _cues() -> frozenset[str]:
    nouns = {"charge", "allegation", "accusation", "claim", "suggestion"}
    return frozenset(synonym_class(w) for w in words("verbs", "deny") | words("verbs", "accuse") | nouns)


def _side(sentences: Sequence[AnnotatedSentence], group: str) -> Side:
    """The cue words are marked; the value is the first sentence itself."""
    return Side(sentences[0].sentence.text if sentences else "", tuple(_marked(s, group) for s in sentences))


def _marked(sentence: AnnotatedSentence, group: str) -> Citation:
    cues = words("verbs", group)
    spans = [(t.start, t.end) for t in sentence.tokens if t.lemma.lower() in cues and _verb(t)]
    return cite(sentence, *spans)


def _verb(token: Token) -> bool:
    return token.pos == "VERB"
