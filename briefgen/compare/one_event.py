"""Which articles tell one event of harm: a crime, an accident, an attack.

The rules about the details of such an event (its hour, who was struck, who did it) hold only among those.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from briefgen.compare.cues import has
from briefgen.likeness.terms import country_of, similarity, terms_of
from briefgen.model import AnnotatedSentence

# The event stands in the first sentences.
LEAD = 4
# Cosine of the first sentences.  In 31 labelled incidents the lowest is 0.12; two events of one kind come in below 0.1.
SAME_LEAD = 0.1
# Openings that are less alike tell one event where they share names: its place, and its street or its people.
SAME_NAMES = 2


def events_of_harm(
    told: Mapping[str, Sequence[AnnotatedSentence]], weight: Mapping[str, float]
) -> Mapping[str, frozenset[str]]:
    """For each article that begins with harm, the articles that tell the same event, itself with them.

    Two articles that both tell what a third tells are of one event too.
    """
    leads = {a: sentences[:LEAD] for a, sentences in told.items() if _of_harm(sentences[:LEAD])}
    terms = {a: frozenset(t for s in lead for t in terms_of(s)) for a, lead in leads.items()}
    groups: dict[str, set[str]] = {a: {a} for a in leads}
    for a, b in combinations(sorted(leads), 2):
        if groups[a] is groups[b]:
            continue
        if similarity(terms[a], terms[b], weight) >= SAME_LEAD or _names(terms[a] & terms[b]) >= SAME_NAMES:
            groups[a] |= groups[b]
            for article in sorted(groups[b]):
                groups[article] = groups[a]
    return {a: frozenset(group) for a, group in groups.items()}


def _of_harm(lead: Sequence[AnnotatedSentence]) -> bool:
    return any(has(s.sentence.text, "harm", "harm") for s in lead)


def _names(terms: frozenset[str]) -> int:
    """How many names there are among these terms; countries are shared by half the news."""
    return sum(t.startswith("@") and country_of(t[1:]) is None for t in terms)
