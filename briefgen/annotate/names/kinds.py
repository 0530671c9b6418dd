"""Of what kind each name of an article is, decided once for all its mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set

from briefgen.annotate.language import is_word
from briefgen.annotate.names.firstnames import MOST_WORDS, begins_with_first_name, looks_personal, without_suffix
from briefgen.annotate.names.fullnames import folded
from briefgen.annotate.names.votes import Candidate
from briefgen.lexicon.wordlists import words
from briefgen.model import NameKind

Key = tuple[str, ...]
Tally = dict[NameKind, float]

_ORDER = (NameKind.PERSON, NameKind.PLACE, NameKind.BODY, NameKind.GROUP, NameKind.OTHER)
# A word of the name that the article also writes small weighs against a person as much as the model's word for one.
SEEN_AS_WORD = 1.2
# Words in capitals are a heading's before they are a name's, unless a first name begins them.
SHOUTED = 3.0
# An acronym has fewer letters than this; more in capitals are a name in a headline.
MOST_LETTERS = 6
# A title before or a role behind it makes one mention a person's.
SURE = 2.0
# "The militant group Black Harrow" makes all mentions a body's, unless some are a person's.
TOLD = 3.0


def kinds_of(every: Sequence[Candidate], small: Set[str]) -> dict[Key, NameKind]:
    """The kind of each form, by the votes of all its mentions; ``small`` are the words that the article writes small.

    A form is known by its folded words: the kind of "Ann Lee" is ``kinds_of(...)["ann", "lee"]``.
    """
    votes = _counted(every, small)
    kinds = {key: _winner(key, tally) for key, tally in votes.items() if key}
    sure = {folded(c.text) for c in every if c.votes.get(NameKind.PERSON, 0.0) >= SURE}
    told = {folded(c.text) for c in every if c.votes.get(NameKind.BODY, 0.0) >= TOLD}
    for key in told - sure:
        if key and kinds[key] is NameKind.PERSON and not looks_personal(key):
            kinds[key] = NameKind.BODY
    persons = [key for key, kind in kinds.items() if kind is NameKind.PERSON and len(key) > 1]
    called = {without_suffix(key)[-1] for key in persons} | {key[0] for key in persons}
    surnames = {without_suffix(key)[-1] for key in persons if looks_personal(key)}
    counts = Counter(folded(c.text) for c in every)
    names = {folded(c.text) for c in every if not _acronym(c.text)}
    for key in [key for key in kinds if len(key) == 1]:
        people = kinds[key] is NameKind.GROUP and key[0] not in surnames  # "Orreans"; but "Lees’ letter" is Ann Lees's
        known = key[0].capitalize() in words("places") or people or key not in names
        if key[0] in called and not known:
            kinds[key] = NameKind.PERSON
        elif kinds[key] is NameKind.PERSON and key not in sure:
            kinds[key] = _second_choice(votes[key], counts[key])
    return kinds | dict.fromkeys(sorted(_double_surnames(every, kinds) & kinds.keys()), NameKind.PERSON)


def _double_surnames(every: Sequence[Candidate], kinds: Mapping[Key, NameKind]) -> set[Key]:
    """The "Lee-Roe" of "Ann Lee-Roe", a person; no list knows it as a place."""
    full = (c.text for c in every if kinds.get(folded(c.text)) is NameKind.PERSON and looks_personal(folded(c.text)))
    last = {text.split()[-1] for text in full if " " in text}
    return {folded(word) for word in last if "-" in word and word not in words("places")}


def _counted(every: Sequence[Candidate], small: Set[str]) -> dict[Key, Tally]:
    """The votes of each form, where a full name shares those of its first and its last word alone."""
    votes: dict[Key, Tally] = {}
    for c in every:
        key = folded(c.text)
        tally = votes.setdefault(key, dict.fromkeys(_ORDER, 0.0))
        for kind, weight in c.votes.items():
            tally[kind] += weight
        tally[NameKind.OTHER] += _against(c.text, key, small)
    alone = {key[0]: tally[NameKind.PERSON] for key, tally in votes.items() if len(key) == 1}
    for key, tally in votes.items():
        if len(key) > 1 and _plausible(key):
            tally[NameKind.PERSON] += sum(alone.get(w, 0.0) for w in sorted({key[0], key[-1]}))
    return votes


def _against(text: str, key: Key, small: Set[str]) -> float:
    """What the words themselves say against any name."""
    named = begins_with_first_name(key)
    if len(key) < 2 or (named and not is_word(key[-1])):
        return 0.0
    if any(w.isupper() and len(w) > 3 for w in text.split()):
        return SHOUTED
    return SEEN_AS_WORD if not named and any(w in small for w in key) else 0.0


def _second_choice(votes: Mapping[NameKind, float], mentions: int) -> NameKind:
    """A bare word without full name or title is the body or place that some mention took it for.

    News gives a person's full name, or a title, at least once.
    """
    others = [kind for kind in (NameKind.BODY, NameKind.PLACE) if votes[kind] > 0]
    default = NameKind.PERSON if mentions > 1 else NameKind.OTHER
    return max(others, key=lambda kind: votes[kind], default=default)


def _acronym(text: str) -> bool:
    """ "UN" is nobody whose last name is Un."""
    return text.isupper() and len(text) < MOST_LETTERS


def _winner(key: Key, votes: Mapping[NameKind, float]) -> NameKind:
    if not any(weight > 0 for weight in votes.values()):
        return NameKind.OTHER
    best = max(_ORDER, key=lambda kind: (votes[kind], -_ORDER.index(kind)))
    return NameKind.OTHER if best is NameKind.PERSON and not _plausible(key) else best


def _is_street(key: Key, *, named: bool) -> bool:
    """ "Old Harbour Trail", and "Sunshine Circle" though Sunshine be a first name; "Ann Street" may be a person."""
    return key[-1] in words("streets", "never_a_surname") or (key[-1] in words("streets", "kinds") and not named)


def _is_no_name(key: Key) -> bool:
    """ "Ann, Jo" and "Ann and Jo" are two, "OF RAGE" and "Ann's Ghost" are things."""
    listed = any(word.endswith(",") for word in key[:-1] if len(key) > 1)
    owns = any(word.endswith("'s") and len(word) > 2 for word in key[:-1])
    return listed or owns or not {"and", "of", "the"}.isdisjoint(key)


def _singulars(word: str) -> frozenset[str]:
    """A word, and what it may be the plural of: "deputies" is of "deputy"."""
    more = {word.removesuffix("s"), word.removesuffix("ies") + "y"} if word.endswith("s") else set()
    return frozenset({word, *more})


def _plausible(key: Key) -> bool:
    """A person's name has few words, none of them a digit, a weekday, or a word only bodies bear."""
    if len(key) > MOST_WORDS or key[-1] in words("bodies", "never_ends_a_person"):
        return False
    named = looks_personal(key)
    if len(key) > 1 and not named and not words("roles", "roles").isdisjoint(_singulars(key[-1])):
        return False
    if _is_no_name(key) or key[-1] in words("roles", "ranks") or _is_street(key, named=named):
        return False
    barred = words("bodies", "no_person") | words("bodies", "body_words")
    return not any((w in barred and len(w) > 1) or any(ch.isdigit() for ch in w) for w in key)  # "A. Ann Lee"
