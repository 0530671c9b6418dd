"""Who is worth an entry in the who's who: what an entry needs so that a reader would want it.

The small language model takes headlines, products and ships for people and firms.  So a name is listed only on
evidence: a title, a role, a speech, a first name, a word that only bodies bear.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from briefgen.annotate.language import is_word
from briefgen.annotate.names.firstnames import looks_personal
from briefgen.annotate.names.fullnames import folded
from briefgen.annotate.names.media import is_medium
from briefgen.annotate.names.votes import GLUED, is_aged
from briefgen.annotate.speech.sources import SUBJECTS
from briefgen.gather.bodies import is_built_as_body
from briefgen.lexicon.wordlists import given_names, words
from briefgen.model import AnnotatedSentence, BlockKind, Name, Token

# A body whose name does not tell that it is one must be told of this often; ships and products seldom act so.
OFTEN = 3
# Named so often, in two articles or more, a body is of the story even where it never acts ("the sale of Orre Mills").
VERY_OFTEN = 5
# Whose the reporter is: "Channel 4's Jo Roe", "WORR7's", "WORR 780's", "780 WORR’", or one word ("CNN's").
_STATION = re.compile(
    r"(?:(?P<station>\bChannel \d+|\b[A-Z]{3,5}[ -]?\d{1,4}|\b\d{2,4} [A-Z]{3,5})|(?P<word>[\w-]+))"
    r"(?:['’]s|(?<=S)['’]) $"
)
_OBJECTS = frozenset({"dobj", "pobj", "poss", "appos", "conj", "agent", "attr"})


@dataclass(slots=True)
class Mentions:
    """What the mentions of one person or body tell, counted."""

    mentions: int = 0
    roles: int = 0
    aged: int = 0
    titled: int = 0
    speaks: int = 0
    acts: int = 0
    told: int = 0
    with_article: int = 0
    as_thing: int = 0
    of_people: int = 0
    of_bodies: int = 0
    articles: set[str] = field(default_factory=set)
    speaks_in: set[str] = field(default_factory=set)
    placed: int = 0
    explained: bool = False
    brings_news: int = 0
    forms: Counter[str] = field(default_factory=Counter)

    def note(self, sentence: AnnotatedSentence, name: Name, roles: tuple[tuple[int, int], ...], speaks: bool) -> None:
        """Count one mention: its roles, whether it speaks, acts, and stands in a full sentence of the text."""
        tokens = sentence.tokens
        inside = [i for i, t in enumerate(tokens) if name.start <= t.start < name.end]
        self.mentions += 1
        self.forms[name.text] += 1
        self.articles.add(sentence.article)
        self.roles += bool(roles)
        self.titled += any(end <= name.start for _, end in roles)
        self.speaks += speaks
        if speaks:
            self.speaks_in.add(sentence.article)
        self.brings_news += _brings_news(sentence, name, roles)
        self.explained |= name.text != name.full and name.text.isupper()
        if inside:
            self.aged += is_aged(tokens, inside[0])
            self.acts += any(tokens[i].dep in SUBJECTS for i in inside)
            self.with_article += inside[0] > 0 and tokens[inside[0] - 1].text.lower() in {"the", "a", "an"}
            self.as_thing += _names_a_thing(tokens, inside[-1])
            self.placed += _has_what_places_have(tokens, inside[0], inside[-1])
            self.of_people += tokens[inside[0]].entity[2:] == "PERSON"
            self.of_bodies += tokens[inside[0]].entity[2:] == "ORG"
        self.told += _in_the_text(sentence)


def is_told_of(sentence: AnnotatedSentence, name: Name) -> bool:
    """Whether a sentence says something of somebody: he is subject or object of it, and does not only say it."""
    inside = [t for t in sentence.tokens if name.start <= t.start < name.end]
    if not any(t.dep in SUBJECTS | _OBJECTS for t in inside):
        return False
    return not any(name.full == a.speaker and a.start <= name.start < a.end for a in sentence.attributions)


def worth_listing_person(name: str, e: Mentions) -> bool:
    """Whether a person's entry stands on more than a capital letter."""
    if e.as_thing == e.mentions or (not e.roles and not e.speaks and not e.told):
        return False
    key = folded(name)
    if len(key) == 1:
        known = key[0] in given_names()
        told = e.roles and e.speaks and e.of_people * 2 > e.mentions
        return e.mentions > 1 and bool(e.titled or told or (known and (e.roles or e.speaks)))
    if any(GLUED.fullmatch(w) for w in name.split()):
        return False
    if e.aged:
        return True
    if e.roles or looks_personal(key):
        return bool(e.roles or e.speaks) or e.with_article * 2 <= e.mentions
    if e.with_article or e.of_people * 2 < e.mentions:
        return False
    return bool(e.speaks) or (e.of_people == e.mentions and not any(is_word(w) for w in key))


def worth_listing_body(name: str, e: Mentions) -> bool:
    """Whether a body's entry is of something that acts or speaks in the story."""
    if is_medium(name):
        return len(e.speaks_in) > 1 or (bool(e.roles) and bool(e.speaks))
    if e.roles:
        return e.mentions > 1 or bool(e.speaks)
    acts = bool(e.speaks or e.acts)
    if name.lower() in _too_common() or _is_no_body(name):
        return False
    if is_built_as_body(name) or e.explained:
        return (acts and (e.mentions > 1 or bool(e.speaks))) or _of_the_story(e)
    if e.placed:
        return False
    if len(name.split()) == 1 and is_word(name) and not e.speaks:
        return e.mentions >= VERY_OFTEN and e.acts >= OFTEN
    if _of_the_story(e) and (len(name.split()) > 1 or name.isupper()) and e.of_bodies * 2 > e.mentions:
        return True
    return e.mentions >= OFTEN and bool(e.speaks or e.acts > 1)


def _too_common() -> frozenset[str]:
    """Words that name no one body alone: "the Council"."""
    return words("bodies", "kinds_of_body") | words("bodies", "place_words")


def _is_no_body(name: str) -> bool:
    """ "Sheriff's Office" of no county, "Homicide Detectives", "the Harbour Act", "State of the Port"."""
    parts = [w.lower() for w in name.replace("’", "'").split()]
    roles = words("roles", "roles")
    nobodys = parts[0].removesuffix("'s") in roles and parts[0].endswith("'s")
    several = parts[-1].endswith("s") and parts[-1].removesuffix("s") in roles
    speech = parts[:3] == ["state", "of", "the"]
    return nobodys or several or speech or parts[-1] in words("bodies", "never_a_body")


def _of_the_story(e: Mentions) -> bool:
    return e.mentions >= VERY_OFTEN and len(e.articles) > 1


def _brings_news(sentence: AnnotatedSentence, name: Name, roles: tuple[tuple[int, int], ...]) -> bool:
    """ "CNN's Jo Roe reports", "NPR correspondent Jo Roe", "Jo Roe, a staff writer of the Echo"."""
    makers = words("roles", "makers")
    for start, end in roles:
        told = [t for t in sentence.tokens if start <= t.start < end]
        medium = any(is_medium(t.text) or t.text.isupper() for t in told) or {"staff", "news"} & {t.text for t in told}
        if medium and any(t.lemma.lower() in makers for t in told):
            return True
    owner = _STATION.search(sentence.text[: name.start])
    return owner is not None and (owner["station"] is not None or is_medium(owner["word"]))


def _names_a_thing(tokens: tuple[Token, ...], last: int) -> bool:
    """ "The Rolando Fine limousine": the name stands before the noun it belongs to, and names that."""
    if last + 1 >= len(tokens):
        return False
    name, behind = tokens[last], tokens[last + 1]
    return name.dep == "compound" and behind.pos == "NOUN" and tokens[name.head].start >= behind.start


def _has_what_places_have(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """ "Orre's capital", "the prime minister of Orre": a country or town that no list knows."""
    owned = [t.text.lower() for t in tokens[last + 1 : last + 3]]
    if len(owned) == 2 and owned[0] in {"'s", "’s"} and owned[1] in words("bodies", "places_have"):
        return True
    before = [t.text.lower() for t in tokens[max(0, first - 3) : first]]
    return before[-1:] == ["of"] and bool(set(before[:-1]) & words("bodies", "places_have"))


def _in_the_text(sentence: AnnotatedSentence) -> bool:
    """Whether a mention is told of: a credit ("Ann Lee / Harbour Echo") has no verb, and a caption is no text."""
    if sentence.kind in {BlockKind.CAPTION, BlockKind.HEADING}:
        return False
    return sentence.kind is BlockKind.LIST_ITEM or any(t.pos in {"VERB", "AUX"} for t in sentence.tokens)
