"""Names: persons, bodies, places and groups, each with the fullest form its article gives it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from briefgen.annotate.candidates import candidates_in
from briefgen.annotate.fullnames import folded, fullest
from briefgen.annotate.votes import Candidate
from briefgen.model import AnnotatedArticle, Name, NameKind
from briefgen.wordlists import words

_ORDER = (NameKind.PERSON, NameKind.PLACE, NameKind.BODY, NameKind.GROUP, NameKind.OTHER)
# A word of the name that the article also writes small weighs against a person as much as the model's word for one.
SEEN_AS_WORD = 1.2
# A title before or a role behind it makes one mention a person's.
SURE = 2.0
MOST_WORDS = 5  # no person's name in the sample stories has more words


def names(article: AnnotatedArticle) -> AnnotatedArticle:
    """The article with ``names`` filled.

    A form's kind is decided once for the whole article, by the votes of all its mentions; the surname alone, a
    title with the surname and other spellings get the fullest form as ``full``.
    """
    found = [candidates_in(s) for s in article.sentences]
    every = [c for cs in found for c in cs]
    common = {t.text for s in article.sentences for t in s.tokens if t.text.islower() and len(t.text) > 3}
    kinds = _kinds(every, common)
    full = _full_forms(every, kinds)
    return replace(
        article,
        sentences=tuple(
            replace(
                s,
                names=tuple(Name(c.text, kinds[_key(c)], c.start, c.end, full[c.text]) for c in cs if _key(c) in kinds),
            )
            for s, cs in zip(article.sentences, found, strict=True)
        ),
    )


def _key(candidate: Candidate) -> tuple[str, ...]:
    return folded(candidate.text)


def _kinds(every: list[Candidate], common: set[str]) -> dict[tuple[str, ...], NameKind]:
    """The kind of each form: the most votes, where a surname shares the votes of the full name."""
    votes: dict[tuple[str, ...], dict[NameKind, float]] = {}
    for c in every:
        tally = votes.setdefault(_key(c), dict.fromkeys(_ORDER, 0.0))
        for kind, weight in c.votes.items():
            tally[kind] += weight
        if len(_key(c)) > 1 and (_shouted(c.text) or any(w in common for w in _key(c))):
            tally[NameKind.OTHER] += SEEN_AS_WORD
    alone = {key[0]: tally[NameKind.PERSON] for key, tally in votes.items() if len(key) == 1}
    for key, tally in votes.items():
        if len(key) > 1 and _plausible(key):
            tally[NameKind.PERSON] += sum(alone.get(w, 0.0) for w in sorted({key[0], key[-1]}))
    kinds = {key: _winner(key, v) for key, v in votes.items() if key}
    persons = [key for key, kind in kinds.items() if kind is NameKind.PERSON and len(key) > 1]
    ends = {key[-1] for key in persons} | {key[0] for key in persons}
    sure = {_key(c) for c in every if c.votes.get(NameKind.PERSON, 0.0) >= SURE}
    counts = Counter(_key(c) for c in every)
    for key in kinds:
        known = key[0].capitalize() in words("places") or kinds[key] is NameKind.GROUP
        if len(key) == 1 and key[0] in ends and not known:
            kinds[key] = NameKind.PERSON
        elif len(key) == 1 and kinds[key] is NameKind.PERSON and key not in sure:
            kinds[key] = _second_choice(votes[key], counts[key])
    return kinds


def _second_choice(votes: dict[NameKind, float], mentions: int) -> NameKind:
    """A bare word without full name or title is the body or place that some mention took it for.

    News gives a person's full name, or a title, at least once.
    """
    others = [kind for kind in (NameKind.BODY, NameKind.PLACE) if votes[kind] > 0]
    default = NameKind.PERSON if mentions > 1 else NameKind.OTHER
    return max(others, key=lambda kind: votes[kind], default=default)


def _shouted(text: str) -> bool:
    return any(w.isupper() and len(w) > 3 for w in text.split())


def _winner(key: tuple[str, ...], votes: dict[NameKind, float]) -> NameKind:
    if not any(votes.values()):
        return NameKind.OTHER
    best = max(_ORDER, key=lambda kind: (votes[kind], -_ORDER.index(kind)))
    return NameKind.OTHER if best is NameKind.PERSON and not _plausible(key) else best


def _plausible(key: tuple[str, ...]) -> bool:
    """A person's name has few words, none of them a digit, a weekday, or a word only bodies bear."""
    if len(key) > MOST_WORDS:
        return False
    if key[-1] in words("bodies", "never_ends_a_person"):
        return False
    barred = words("bodies", "no_person") | words("bodies", "body_words")
    return not any(w in barred or any(ch.isdigit() for ch in w) for w in key)


def _full_forms(every: list[Candidate], kinds: dict[tuple[str, ...], NameKind]) -> dict[str, str]:
    """Each form's fullest form: persons by their words, bodies by the words an acronym stands for."""
    counts = Counter(c.text for c in every if _key(c) in kinds)
    full = {text: text for text in counts}
    full |= fullest({t: n for t, n in counts.items() if kinds[folded(t)] is NameKind.PERSON}, first_wins=True)
    bodies = {t: n for t, n in counts.items() if kinds[folded(t)] is NameKind.BODY}
    long = sorted((t for t in bodies if len(t.split()) > 1), key=lambda t: (-bodies[t], t))
    for text in bodies:
        if text.isupper() and len(text) > 1:
            full[text] = next((t for t in long if _initials(t) == text), text)
    return full


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.replace("-", " ").split() if w[0].isupper())
