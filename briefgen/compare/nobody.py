"""One says that nobody was hurt (killed, missing), another counts people who were.

Both must speak of the event, early in their articles or in a statement about it; a denial of harm to one group
("no staff were hurt") is not set against harm to others.  Example: "no one was injured" / "two people were injured".
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.stance import Mood, stance
from briefgen.compare.tolls import counts_of_event, older
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, Difference, DifferenceKind, Quantity, Reading, Token

RULE = "One statement counts people struck by the event; another says there were none."
NONE_LEFT_RULE = "A later article says that there is nobody any more."
NEWER_RULE = "A later article counts people where an earlier one knew of nobody."
QUESTIONS = {"killed": "Was anybody killed?", "injured": "Was anybody injured?", "missing": "Is anybody missing?"}

# "Nobody else was hurt", "no other injuries": beside those already counted.
_BESIDE = {"else", "other", "others", "further", "more"}


def nobody(matter: Matter) -> tuple[Difference, ...]:
    """One difference for each outcome that some count and others say befell nobody."""
    found = []
    for state, question in QUESTIONS.items():
        none = [
            (s, (q.start, q.end))
            for s in matter.sentences
            for q in s.quantities
            if q.state == state and _nobody(matter, s, q)
        ]
        none += [(s, span) for s in matter.sentences if not older(matter, s) for span in _all_whole(s, state)]
        some = [(s, (q.start, q.end)) for s, q in counts_of_event(matter, state) if q.low > 0]
        if not none or not some or {s.article for s, _ in some} == {s.article for s, _ in none}:
            continue
        rule = _rule(matter, state, {s.article for s, _ in none}, {s.article for s, _ in some})
        kind = DifferenceKind.CONTRADICTION if rule is RULE else DifferenceKind.NUMBER
        reading = Reading.CONFLICT if rule is RULE else Reading.UPDATE
        found.append(difference(matter, kind, question, rule, [_side(some), _side(none)], reading))
    return tuple(found)


def _nobody(matter: Matter, sentence: AnnotatedSentence, quantity: Quantity) -> bool:
    """None at all, and in this event: "nobody else" leaves room for some, and an older date is another event's."""
    if quantity.high > 0 or quantity.unit or older(matter, sentence):
        return False
    said = sentence.sentence.text[quantity.start :].lower().split()
    return not _BESIDE & {word.strip(",.;") for word in said[:2]}


def _all_whole(sentence: AnnotatedSentence, state: str) -> list[tuple[int, int]]:
    """ "Everybody on board was unharmed": where an article says so of all, and not of one group ("all staff")."""
    tokens = sentence.tokens
    found = []
    for i, t in enumerate(tokens):
        if state != "injured" or t.lemma.lower() not in words("people", "unharmed"):
            continue
        above = tokens[i].head
        how = stance(tokens, i)
        subjects = [j for j, u in enumerate(tokens) if u.head == above and u.dep in {"nsubj", "nsubjpass"}]
        if subjects and not how.denied and how.mood is Mood.DONE and _everybody(tokens, subjects[0]):
            found.append((tokens[subjects[0]].start, t.end))
    return found


def _everybody(tokens: Sequence[Token], subject: int) -> bool:
    """ "Everyone", "all passengers", "all of them": everybody who was there."""
    noun = tokens[subject].lemma.lower()
    every = any(t.head == subject and t.text.lower() in {"all", "every", "both"} for t in tokens)
    return noun in {"everyone", "everybody", "all"} or (every and noun in words("people", "there"))


def _rule(matter: Matter, state: str, none: set[str], some: set[str]) -> str:
    """Which rule decides.  The missing are found with time; the dead and the hurt only become known with it."""
    first, then = (some, none) if state == "missing" else (none, some)
    days = [sorted(day[:10] for a in side if (day := matter.published[a])) for side in (first, then)]
    if days[0] and days[1] and days[0][-1] < days[1][0]:
        return NONE_LEFT_RULE if state == "missing" else NEWER_RULE
    return RULE


def _side(uses: Sequence[tuple[AnnotatedSentence, tuple[int, int]]]) -> Side:
    sentence, (start, end) = uses[0]
    return Side(sentence.sentence.text[start:end], tuple(cite(s, span) for s, span in uses))
