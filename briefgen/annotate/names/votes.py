"""What speaks for each kind of name: the model's label, titles, roles, lists, and the words around.

The small model finds most names but mislabels many, so its label is one voice among others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefgen.annotate.language import is_word
from briefgen.annotate.names.firstnames import looks_personal
from briefgen.annotate.names.fullnames import folded
from briefgen.lexicon.wordlists import words
from briefgen.model import NameKind, Token

_LABELS = {
    "PERSON": NameKind.PERSON,
    "GPE": NameKind.PLACE,
    "LOC": NameKind.PLACE,
    "FAC": NameKind.PLACE,
    "ORG": NameKind.BODY,
    "NORP": NameKind.GROUP,
}
# Two words that lost the space between them ("HarbourLee"); "McLee" and "DeRoe" are names.
GLUED = re.compile(r"(?!Mc|Mac|De|Di|La|Le|Du|Van|Von|Fitz|O')[A-Z][a-z]{2,}[A-Z][a-z]{2,}")


@dataclass(slots=True)
class Candidate:
    """Tokens ``first`` to ``last`` (half open) that may be a name, and the weight of each kind's evidence."""

    first: int
    last: int
    text: str
    start: int
    end: int
    label: str = ""
    titled: bool = False
    votes: dict[NameKind, float] = field(default_factory=dict)

    def vote(self, kind: NameKind, weight: float) -> None:
        self.votes[kind] = self.votes.get(kind, 0.0) + weight


def count_votes(c: Candidate, tokens: Sequence[Token], label: str, titled: bool) -> None:
    """Count what speaks for each kind.  The weights order the witnesses: a list beats a title, a title the model.

    ``label`` is the model's, ``titled`` says that a title stood before; both are kept with the candidate.
    """
    c.label, c.titled = label, titled
    if label in _LABELS:
        c.vote(_LABELS[label], 1.0)
    if titled:
        c.vote(NameKind.PERSON, 3.0)
    _vote_by_words(c)
    _vote_by_context(c, tokens, titled)


def _vote_by_words(c: Candidate) -> None:
    parts = c.text.replace("’", "'").split()
    small = [p.lower().strip(".") for p in parts]
    if c.text in words("places", "peoples"):
        c.vote(NameKind.GROUP, 8.0)
    elif _known_place(c.text):
        c.vote(NameKind.PLACE, 8.0)
    elif small[-1] in words("bodies", "body_words") or small[0] in words("bodies", "begins_a_body"):
        c.vote(NameKind.BODY, 6.0)
    elif len(parts) > 1 and (
        small[-1] in words("bodies", "place_words") or small[0] in words("bodies", "begins_a_place")
    ):
        c.vote(NameKind.PLACE, 4.0)
    elif "of" in parts or any(p in words("bodies", "body_words") for p in small):
        c.vote(NameKind.BODY, 2.0)
    if c.text.isupper() and len(parts) == 1 and 2 <= len(c.text) <= 6:
        c.vote(NameKind.BODY, 2.0)
    lower = [p for p in parts if p[:1].islower() and p.split("-")[0] not in words("bodies", "joiners")]
    if lower or any(ch.isdigit() for ch in c.text):
        c.vote(NameKind.OTHER, 3.0)
    if len(parts) > 1 and any(p in words("bodies", "no_person") for p in small if len(p) > 1):
        c.vote(NameKind.OTHER, 1.5)
    if looks_personal(folded(c.text)):
        c.vote(NameKind.PERSON, 1.5)
    elif len(parts) > 1 and all(is_word(p) for p in parts):
        c.vote(NameKind.PERSON, -2.0)  # "Northern Harvest", "Silver Gull"
    elif any(GLUED.fullmatch(p) for p in parts):
        c.vote(NameKind.OTHER, 3.0)


def _vote_by_context(c: Candidate, tokens: Sequence[Token], titled: bool) -> None:
    before = tokens[c.first - 1].text.lower() if c.first > 0 else ""
    if told_as_person(tokens, c.first, c.last):
        c.vote(NameKind.PERSON, 2.0)
    elif _speaks(tokens, c.first, c.last):
        c.vote(NameKind.PERSON, 0.6)
    if before in {"the", "a"} and not titled:
        c.vote(NameKind.OTHER, 1.2)
    if _of_a_body(tokens, c.first, c.last) and not looks_personal(folded(c.text)):
        c.vote(NameKind.BODY, 3.0)
    if titled:
        return
    if before in {"in", "near"} and not _owns(tokens, c.last):
        c.vote(NameKind.PLACE, 1.2)
    elif before in {"in", "near", "at", "from"}:
        c.vote(NameKind.PLACE, 0.4)
    if _of_a_place(tokens, c.first, c.last):
        c.vote(NameKind.PLACE, 3.0)


def _owns(tokens: Sequence[Token], last: int) -> bool:
    return last < len(tokens) and tokens[last].text in {"'s", "’s", "'", "’"}


def _of_a_place(tokens: Sequence[Token], first: int, last: int) -> bool:
    """ "the islands of Orre", "Orre province"."""
    nouns = words("bodies", "place_nouns")
    if first > 1 and tokens[first - 1].text == "of" and tokens[first - 2].text.lower() in nouns:
        return True
    return last < len(tokens) and tokens[last].text in nouns


def _known_place(text: str) -> bool:
    plain = text.replace("’", "'")
    return any(plain in words("places", group) for group in ("countries", "cities", "states"))


def told_as_person(tokens: Sequence[Token], first: int, last: int) -> bool:
    """ ", a spokesman for …", ", 33, …", ", who …" behind it, or a lower-case role or an age right before it."""
    if is_aged(tokens, first):
        return True
    if (
        first > 0
        and tokens[first - 1].lemma.lower() in words("roles", "roles")
        and tokens[first - 1].pos in {"NOUN", "PROPN"}
        and tokens[first - 1].tag != "NNS"
    ):
        return True
    rest = tokens[last : last + 12]
    if len(rest) < 3 or rest[0].text != ",":
        return False
    if rest[1].text.isdigit() and 5 < int(rest[1].text[:3]) < 110 and rest[2].text in {",", "."}:
        return True
    if rest[1].text.lower() in {"who", "whose"}:
        return True
    for t in rest[1:]:
        if t.text in {",", ";", "."} or t.pos in {"VERB", "AUX"}:
            return False
        if _kind_of_body(t):
            return False
        if t.text.lower() in words("roles", "roles") and t.pos in {"NOUN", "PROPN"} and not _before_kind(rest, t):
            return not rest[1].text[:1].isupper() or rest[1].text.endswith("'s")
        if t.text.lower() in {"of", "for", "in", "at", "from"}:
            return False
    return False


def is_aged(tokens: Sequence[Token], first: int) -> bool:
    """ "3-year-old Ann Lee": an age stands right before the name."""
    before = [t.text.lower() for t in tokens[max(0, first - 3) : first]]
    return bool(before) and (before[-1].endswith("-year-old") or before == ["year", "-", "old"])


def _kind_of_body(token: Token) -> bool:
    return token.text.islower() and token.pos == "NOUN" and token.text in words("bodies", "kinds_of_body")


def _before_kind(tokens: Sequence[Token], token: Token) -> bool:
    """ "a volunteer organisation": the role is the body's, not a person's."""
    behind = next((t for t in tokens if t.start > token.start), None)
    return behind is not None and _kind_of_body(behind)


def _apart_as_body(tokens: Sequence[Token], last: int) -> bool:
    """ ", a ferry company in Orre," behind it."""
    rest = tokens[last : last + 9]
    if len(rest) < 3 or rest[0].text != "," or rest[1].text.lower() not in {"a", "an", "the"}:
        return False
    for n, t in enumerate(rest[2:], 2):
        if t.pos not in {"NOUN", "ADJ", "PROPN", "PUNCT", "PART"} or t.text in {",", "."}:
            return _kind_of_body(rest[n - 1])
    return False


def _of_a_body(tokens: Sequence[Token], first: int, last: int) -> bool:
    """ "the militant group Red Dawn", "Red Dawn fighters": what stands so names a body."""
    before = tokens[first - 1].text.lower() if first else ""
    whose = {t.text.lower() for t in tokens[max(0, first - 4) : first]}
    if before == "rival" and whose & {"his", "her"}:
        return False
    if before and (before in words("bodies", "before_a_body") or _kind_of_body(tokens[first - 1])):
        return True
    if _apart_as_body(tokens, last):
        return True
    if (
        last >= len(tokens)
        or tokens[last].lemma.lower() not in words("bodies", "behind_a_body")
        or not tokens[last].text.islower()
    ):
        return False
    return not (last + 1 < len(tokens) and tokens[last + 1].pos == "PROPN")


def _speaks(tokens: Sequence[Token], first: int, last: int) -> bool:
    """A verb of speech right behind it ("X said"), or right before it behind a quotation (", said X")."""
    behind = tokens[last].lemma.lower() if last < len(tokens) else ""
    before = tokens[first - 1].lemma.lower() if first > 0 else ""
    return behind in words("verbs", "plain_say") or before in words("verbs", "plain_say")
