"""Spaces given back to words that were glued together, mostly where a link was lost on the way.

"the ministerVisited the port" lost a link: its words stand, those that joined them to the sentence may be gone, so
that the sentence is marked as damaged.  A name may have a capital inside, so a join counts only in a text that shows
several, or where both halves are words of the story.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container
from dataclasses import dataclass
from functools import cache

from briefgen.clean.text.vocabulary import Both
from briefgen.lexicon.wordlists import words
from briefgen.model import Repair

LINK = "glued words"
STOP = "missing space"
# Joins whose left half begins with a small letter ("weekInterviewed") that show that a text lost its links.  Clean
# news has none: 0 in 90 articles read by hand.
SEVERAL = 2
LEAST_HALF = 4  # letters of either half, where only the story's words speak for a join
LINK_LENGTH = 40  # characters behind a glued name in which the link it began may end
LEAST_STEM = 4  # letters before a linking word that is split off
_TOKEN = re.compile(r"\S+")
_JOIN = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])")
_STOP_JOIN = re.compile(
    r"(?<=[^\W\dA-Z_][a-z])[.!?][\"”’)]?(?=[“\"‘(]?[A-Z][a-z’' ])|(?<=[a-z]{2})[.](?=[a-z]{4,}[A-Z][a-z])"
)
# "fire.28-year-old", "home.1,200", "dawn.I", "quay.the"; but not "rose.25 percent", which may be a quarter of one.
_SMALL_STOP = re.compile(
    r"^[\W_]*(?:[a-z]+[-’'])*([a-z]{3,})[.!?][\"”’)]?"
    r"(?=\d{1,3}(?:-[a-z]{3}|(?:,\d{3})+(?!\d))|[AI]$|([a-z]{3,})[,;]?$)"
)
_COMMA_JOIN = re.compile(r"(?<=[a-z]{2}),(?=[A-Z][a-z])|(?<=[a-z]{3}),(?=\d{2}[, ])|(?<=[a-z]{3}),(?=[a-z]{3})")
_GUARD = re.compile(r"https?:|www\.|@|#|\w\.(?:com|org|net|gov|edu|co|uk|de|info|tv|io|ly)\b|_|[\\/]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Mended:
    """A text, its repairs, and the places at which words may be missing."""

    text: str
    repairs: tuple[Repair, ...] = ()
    damaged: tuple[int, ...] = ()


def unglue(texts: list[str], vocabulary: Container[str]) -> list[Mended]:
    """Mend the blocks of one article; ``vocabulary`` holds words of the story's other articles.

    >>> [m.text for m in unglue(["The weekSaw rain, butIts end was dry.", "An iPhone rang."], frozenset())]
    ['The week Saw rain, but Its end was dry.', 'An iPhone rang.']
    """
    tokens = Counter(token for text in texts for token in _TOKEN.findall(text))
    own = Counter(w for text in texts for w in _WORD.findall(text) if not _JOIN.search(w))
    known = Both(frozenset(own), vocabulary)
    lost_links = sum(_shows_lost_link(token) for token in tokens) >= SEVERAL
    return [_mended(text, tokens, known, lost_links) for text in texts]


def _mended(text: str, tokens: Counter[str], known: Container[str], lost_links: bool) -> Mended:
    places: dict[int, str] = {}
    link_ends = -1
    for match in _TOKEN.finditer(text):
        token = match[0]
        if _GUARD.search(token) or tokens[token] > 1:
            continue
        for at in _stops(token):
            places[match.start() + at] = STOP
        for at in _joins(token, known, lost_links):
            places[match.start() + at] = LINK
            link_ends = match.end() + LINK_LENGTH
        for at in _small_word(token, known, name_ends=match.start() <= link_ends):
            places[match.start() + at] = LINK
        if lost_links:
            linked = _linking_word(token, known)
            if linked:
                places[match.start() + linked] = LINK
    repairs, damaged, parts, last = [], [], [], 0
    for n, at in enumerate(sorted(places)):
        parts += [text[last:at], " "]
        repairs.append(Repair(at + n, "", " ", places[at]))
        # In a text that lost links, a full stop without a space is where another one stood.
        if lost_links:
            damaged.append(at + n + 1)
        last = at
    return Mended("".join([*parts, text[last:]]), tuple(repairs), tuple(damaged))


def _shows_lost_link(token: str) -> bool:
    """Whether a token can only be two words: a small first letter, a capital inside, and no brand."""
    bare = token.strip("\"“”‘’'()[].,;:!?—–-")
    found = _JOIN.search(bare)
    return bool(found and bare[:1].islower() and found.start() >= 3 and not _is_name(bare) and not _GUARD.search(token))


def _joins(token: str, known: Container[str], lost_links: bool) -> list[int]:
    """Where a token's halves meet."""
    found = []
    for match in _JOIN.finditer(token):
        at = match.start()
        left = re.split(r"[^\w’'-]", token[:at])[-1]
        right = re.split(r"[^\w’'-]", token[at:])[0]
        if _is_name(left + right) or left in words("glued", "name_starts") or re.search(r"[’'-]$|^\W", left):
            continue
        if re.search(r"[A-Z]", left[1:]) and left.upper() == left:
            continue
        long = len(left) >= LEAST_HALF and len(right) >= LEAST_HALF
        # "visitedHarbour": a verb never ends in a capital, and the name stands elsewhere.
        sure = (long and left.islower() and right in known) or left.endswith(("'s", "’s"))
        if lost_links or sure:
            found.append(at)
    return found


def _stops(token: str) -> list[int]:
    """After a full stop or comma within a token a space is missing: "fell.Police", "Ames,Bow"."""
    found = [m.end() for m in _STOP_JOIN.finditer(token)]
    small = _SMALL_STOP.match(token)
    if small and small[1] not in _short() and (small[2] is None or small[2] in words("glued", "begins")):
        found.append(small.end())
    return found + [m.end() for m in _COMMA_JOIN.finditer(token)]


def _small_word(token: str, known: Container[str], *, name_ends: bool) -> list[int]:
    """Where a small word was glued to a known one: "theharbour", and "Harbouron" behind a glued name."""
    bare = token.strip("\"“”‘’'()[].,;:!?—–-")
    start = token.find(bare)
    for small in ("the", "and"):
        rest = bare.removeprefix(small)
        if rest != bare and len(rest) > LEAST_HALF and rest.islower() and rest in known and rest != "rapist":
            return [start + len(small)]
    if name_ends and bare[:1].isupper():
        for small in (
            "on",
            "in",
            "to",
            "of",
            "for",
            "and",
            "with",
            "from",
            "said",
            "that",
            "at",
            "by",
            "has",
            "have",
            "had",
            "was",
            "were",
            "is",
            "will",
        ):
            stem = bare.removesuffix(small)
            if stem != bare and len(stem) >= LEAST_HALF and (stem in known or stem.lower() in known):
                return [start + len(stem)]
    return []


def _linking_word(token: str, known: Container[str]) -> int | None:
    """Where a linking word begins that was glued to the end of a known word ("storethereby")."""
    bare = token.rstrip(".,;:")
    if not re.fullmatch(r"[a-z]+", bare) or bare in _common():
        return None
    for link in _links():
        stem = bare[: -len(link)]
        if bare.endswith(link) and len(stem) >= LEAST_STEM and (stem in known or stem in _common()):
            return None if bare in known and _twice_a_word(bare) else len(stem)
    return None


def _twice_a_word(bare: str) -> bool:
    """Compounds of a linking word that are words themselves ("hereafter", "wherefrom")."""
    return bare.startswith(("here", "there", "where", "further", "hence"))


def _is_name(token: str) -> bool:
    return token.lower().rstrip("s") in _brands() or token.lower() in _brands()


@cache
def _brands() -> frozenset[str]:
    return frozenset(b.lower() for b in words("glued", "brands"))


@cache
def _short() -> frozenset[str]:
    """Abbreviations in small letters, behind which a full stop ends nothing: "approx", "vol"."""
    groups = ("before_name", "months", "may_end", "in_brackets")
    return frozenset(word.lower() for group in groups for word in words("abbreviations", group))


@cache
def _links() -> tuple[str, ...]:
    return tuple(sorted(words("function_words", "after_link"), key=lambda w: (-len(w), w)))


@cache
def _common() -> frozenset[str]:
    return words("function_words", "english") | words("function_words", "after_link")
