"""Articles have the one struck person brought to different hospitals.

"Orrin Hospital" and "Orrin Medical Center" are one, so are initials and slips of spelling.  Where a transfer is told,
or where several people were struck, nothing is reported.  Example: "flown to Marrow General Hospital" / "flown to
Saint Anne's Hospital".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from briefgen.compare.cues import has
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.single import single_victim
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, Difference, DifferenceKind, NameKind

RULE = "The one person struck is brought to hospitals of different names."
# "Eskdale" and "Eksdale" are one name; rapidfuzz ratio.
SPELLING = 78
_NAME = re.compile(
    r"(?:(?:[A-Z][\w'’-]*\.?|of|and|at|the|for|&) ){0,6}"
    r"(?:Hospitals?|Infirmary|Clinic|(?:[A-Z][\w'’-]* )?(?:Medical|Health|Trauma)(?: Cent(?:er|re))?)"
    r"(?: [A-Z][\w'’-]*)?"
)


# "Flown to Marrow General", "taken to Saint Anne's": a name behind the words that bring somebody there.
_BROUGHT_TO = re.compile(
    r"\b(?:taken|transported|flown|airlifted|rushed|driven|brought|ferried)(?: by (?:air )?(?:ambulance|helicopter))?"
    r" to (?P<name>(?:(?:the|[A-Z][\w'’-]*) ){0,3}(?:General|Royal|Memorial|Infirmary|University|County|District"
    r"|(?:Saint|St\.?) [A-Z][\w]*['’]s|[A-Z][\w]*['’]s))(?! [A-Z])"
)
# Who may be brought to one of two hospitals though others were hurt, if both articles name one such person.
_ROLES = "roles"


@dataclass(frozen=True, slots=True)
class _Hospital:
    sentence: AnnotatedSentence
    start: int
    end: int
    telling: frozenset[str]

    @property
    def text(self) -> str:
        return self.sentence.sentence.text[self.start : self.end]


def hospitals(matter: Matter) -> tuple[Difference, ...]:
    """The one difference about the hospital, or none."""
    named = {article: list(_hospitals(sentences)) for article, sentences in matter.told.items()}
    for (a, ours), (b, theirs) in combinations(sorted(named.items()), 2):
        if not (ours and theirs and matter.one_event(a, b)):
            continue
        if not single_victim(matter, a, b):
            ours, theirs = _of_one_person(matter, ours, theirs)
            if not (ours and theirs):
                continue
        moved = any(has(s.sentence.text, "hospitals", "moved") for x in (a, b) for s in matter.told[x])
        if not moved and not any(_same(x, y) for x in ours for y in theirs):
            return (difference(matter, DifferenceKind.PLACE, "To which hospital?", RULE, [_side(ours), _side(theirs)]),)
    return ()


def _of_one_person(
    matter: Matter, ours: Sequence[_Hospital], theirs: Sequence[_Hospital]
) -> tuple[list[_Hospital], list[_Hospital]]:
    """Of several who were hurt, the one whom both articles call by one name or by one role: "the bus driver"."""
    called = [[_called(matter, h) for h in side] for side in (ours, theirs)]
    both = frozenset[str]().union(*called[0]) & frozenset[str]().union(*called[1])
    kept = [
        [h for h, who in zip(side, names, strict=True) if who & both]
        for side, names in zip((ours, theirs), called, strict=True)
    ]
    return kept[0], kept[1]


def _called(matter: Matter, hospital: _Hospital) -> frozenset[str]:
    """The names and roles of the one person of whom a sentence tells; nothing where it tells of several."""
    sentence = hospital.sentence
    people = {
        str(matter.speaker(sentence.article, n.full))
        for n in sentence.names
        if n.kind is NameKind.PERSON and not hospital.start <= n.start < hospital.end
    }
    roles = {
        t.lemma.lower()
        for t in sentence.tokens
        if t.lemma.lower() in words("hospitals", _ROLES) and t.dep in {"nsubjpass", "nsubj", "appos"} and t.tag == "NN"
    }
    return frozenset(people | roles) if len(people) <= 1 and len(roles) <= 1 else frozenset()


def _hospitals(sentences: Sequence[AnnotatedSentence]) -> Iterable[_Hospital]:
    """The hospitals to which somebody is brought or in which somebody lies."""
    for sentence in sentences:
        text = sentence.sentence.text
        if not has(text, "hospitals", "brought"):
            continue
        spans = [m.span() for m in _NAME.finditer(text)]
        behind = [m.span("name") for m in _BROUGHT_TO.finditer(text)]
        for start, end in [*spans, *(b for b in behind if not any(b[0] < s[1] and s[0] < b[1] for s in spans))]:
            name = re.sub(r"^(?:(?:of|and|at|the|for|&|The) )+", "", text[start:end])
            telling = frozenset(w for w in re.findall(r"[a-z']+", name.lower().replace("’", "'")) if _tells(w))
            if telling:
                yield _Hospital(sentence, end - len(name), end, telling)


def _tells(word: str) -> bool:
    return word not in words("hospitals", "generic")


def _same(x: _Hospital, y: _Hospital) -> bool:
    if x.telling <= y.telling or y.telling <= x.telling or _initials(x.text, y.text) or _initials(y.text, x.text):
        return True
    left, right = x.telling - y.telling, y.telling - x.telling
    return all(any(a[0] == b[0] and fuzz.ratio(a, b) >= SPELLING for b in right) for a in left)


def _initials(short: str, long: str) -> bool:
    """Is the first word of one made of the other's first letters: "OMC", "UT Medical Center"?"""
    first = short.split()[0]
    letters = "".join(w[0] for w in re.findall(r"[A-Z][\w'’]*", long))
    return first.isupper() and len(first) > 1 and letters.startswith(first)


def _side(named: Sequence[_Hospital]) -> Side:
    first = named[0]
    return Side(first.text, tuple(cite(h.sentence, (h.start, h.end)) for h in named if _same(h, first)))
