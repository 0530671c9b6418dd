"""Stretches of a sentence that may be names, each with what speaks for its kind.

The model's spans and the capitalised runs it left out, freed of titles; ``votes.py`` says what speaks for each kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.annotate.language import is_word
from briefgen.annotate.names.media import is_medium
from briefgen.annotate.names.votes import Candidate, count_votes, told_as_person
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, Token

_NEVER = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})


def candidates_in(sentence: AnnotatedSentence) -> list[Candidate]:
    """The possible names of a sentence, none overlapping, in the order of the text.

    "Foreign Minister Ann Lee left Dorfield." has "Ann Lee" (a person, by the title) and "Dorfield".
    """
    tokens = sentence.tokens
    pieces: list[tuple[int, int, str, bool]] = []
    for first, last, label in (part for run in _runs(tokens) for part in _owner_and_owned(tokens, *run)):
        for a, b, titled in _without_titles(tokens, first, last):
            cut = _country_at_end(tokens, a, b)
            pieces.append((a, cut, label, titled))
            if cut < b:
                pieces.append((cut, b, "GPE", False))
    found = []
    for first, last, label, titled in _rejoined(tokens, pieces):
        candidate = candidate_of(sentence, first, last, titled)
        if candidate is not None:
            count_votes(candidate, tokens, label, titled)
            found.append(candidate)
    return found


def _owner_and_owned(tokens: Sequence[Token], first: int, last: int, label: str) -> list[tuple[int, int, str]]:
    """ "Lee's Harbour Council" is two names; "St Ann's Church" and "Women's Institute" are one."""
    for i in range(first + 1, last - 1):
        if tokens[i].text in {"'s", "’s"} and i - first == 1 and tokens[first].tag == "NNP" and last - i > 2:
            body = tokens[last - 1].text.lower() in words("bodies", "body_words")
            return [(first, i, ""), (i + 1, last, label if body else "")]
    return [(first, last, label)]


def _country_at_end(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where a country of two words begins behind a name, as in "called Lee North Orre's friend"."""
    if last - first > 2 and f"{tokens[last - 2].text} {tokens[last - 1].text}" in words("places", "countries"):
        return last - 2
    return last


def _rejoined(tokens: Sequence[Token], pieces: list[tuple[int, int, str, bool]]) -> list[tuple[int, int, str, bool]]:
    """Pieces that the model cut inside a person's name, put together: "Sayo" + "Ann Lee", "Mr Ann" + "Lee"."""
    done: list[tuple[int, int, str, bool]] = []
    for piece in pieces:
        if done and done[-1][1] == piece[0] and _halves_of_a_name(tokens, done[-1], piece):
            before = done.pop()
            firm = before[2] == "ORG" and not told_as_person(tokens, piece[0], piece[1])
            piece = (before[0], piece[1], "ORG" if firm else "PERSON", before[3])
        done.append(piece)
    return done


def _halves_of_a_name(
    tokens: Sequence[Token], before: tuple[int, int, str, bool], behind: tuple[int, int, str, bool]
) -> bool:
    first, last, label, titled = before
    text = tokens[first].text
    if last - first != 1 or behind[3] or text in words("places") or text.isupper():
        return False
    if text.lower() in words("roles", "roles") or (is_word(text) and text.lower() not in words("first_names")):
        return False
    if titled and behind[1] - behind[0] == 1:
        return behind[2] in {"PERSON", ""}
    said = behind[1] < len(tokens) and tokens[behind[1]].lemma.lower() in words("verbs", "plain_say")
    if (label == "ORG" and behind[2] == "PERSON") or (label == "GPE" and said and behind[2] in {"PERSON", ""}):
        # "Orreed Martin", a firm; "Warner Lee Jr.", a baker; "Quaun Lee said"
        junior = behind[1] - behind[0] == len(("Lee", "Jr.")) and tokens[behind[1] - 1].text.strip(".") in {"Jr", "Sr"}
        lone = (behind[1] - behind[0] == 1 or junior) and not is_medium(text)
        return lone and tokens[first].dep == "compound" and behind[0] <= tokens[first].head < behind[1]
    return label == "" and behind[2] == "PERSON"


def _runs(tokens: Sequence[Token]) -> list[tuple[int, int, str]]:
    """The model's spans, and the capitalised runs it left out."""
    runs, i, n = [], 0, len(tokens)
    while i < n:
        if tokens[i].entity.startswith("B-"):
            label, j = tokens[i].entity[2:], i + 1
            while j < n and tokens[j].entity == f"I-{label}":
                j += 1
            if label not in _NEVER:
                while label == "PERSON" and j < n and _joins_on(tokens, j):
                    j += 1
                runs.append((i, j, label))
            i = j
        elif _proper(tokens, i):
            j = i + 1
            while j < n and (_proper(tokens, j) or (_joins(tokens, j) and j + 1 < n and _proper(tokens, j + 1))):
                j += 1
            runs.append((i, j, ""))
            i = j
        else:
            i += 1
    return runs


def _joins_on(tokens: Sequence[Token], j: int) -> bool:
    """A capitalised word, or a hyphen's second half, right behind a person's name belongs to it."""
    close = tokens[j].start == tokens[j - 1].end
    if close and tokens[j].text == "-" and j + 1 < len(tokens):
        return True
    if close and tokens[j - 1].text == "-":
        return True
    return (
        not tokens[j].entity
        and tokens[j].pos == "PROPN"
        and tokens[j].text[:1].isupper()
        and not tokens[j].entity.startswith("B-")
    )


def _proper(tokens: Sequence[Token], i: int) -> bool:
    t = tokens[i]
    if t.entity.startswith(("B-", "I-")) or not t.text[:1].isupper() or not t.text[:1].isalpha():
        return False
    return t.pos == "PROPN" or (i > 0 and t.tag in {"NNP", "NNPS"})


def _joins(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].text.lower() in words("bodies", "particles") or tokens[i].text == "-"


def is_title(word: str) -> bool:
    """Whether a word stands before names as a title: ``is_title("Gen.")``."""
    return word.lower().strip(".-") in words("roles", "titles")


def _titular(word: str) -> bool:
    return is_title(word) or word.lower().strip(".-") in words("roles", "before_titles") or word == "-"


def _only_roles(tokens: Sequence[Token]) -> bool:
    """ "Surgeon General": what somebody is, and nobody's name."""
    return all(_titular(t.text) or t.text.lower() in words("roles", "roles") for t in tokens)


_TRAILING = frozenset({"'s", "’s", "'", "’", ".", ",", "-", "”", "“", '"', "(", ")"})
_LEADING = frozenset({"'s", "’s", "the", "a", "an", "-", "'", "’", "‘", '"', "“", "”", "(", "—", "–"})


def _without_titles(tokens: Sequence[Token], first: int, last: int) -> list[tuple[int, int, bool]]:
    """The run without its titles and possessive; whether a title stood before it, in the run or just outside."""
    first, last = _trimmed(tokens, first, last)
    if first >= last:
        return []
    if tokens[last - 1].text.lower().strip(".") in words("bodies", "body_words"):
        return [(first, last, False)]
    while last - first > 1 and tokens[last - 1].text.lower() in words("roles", "ends_no_name"):
        last -= 1
    cut = max((i for i in range(first, last - 1) if is_title(tokens[i].text)), default=None)
    if cut is not None and cut - first <= 5 and "of" not in {t.text for t in tokens[first:cut]}:
        return _behind_title(tokens, first, cut, last)
    if all(_titular(t.text) for t in tokens[first:last]) or (last - first > 1 and _only_roles(tokens[first:last])):
        return []
    if last - first > 2 and tokens[first].text.lower() in words("roles", "roles"):
        return [(first + 1, last, True)]  # "Witness Ann Lee"
    before = tokens[first - 1] if first else None
    titled = before is not None and is_title(before.text) and before.tag != "NNS"
    titled = titled and not (before is not None and before.text.islower() and before.pos == "ADJ")  # "private Orrecare"
    titled = titled or (first > 1 and tokens[first - 1].text == "." and is_title(tokens[first - 2].text))
    if _people_then_person(tokens, first, last):
        return [(first, first + 1, False), (first + 1, last, titled)]
    return [(first, last, titled)]


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    while last > first and tokens[last - 1].text in _TRAILING:
        last -= 1
    while last > first + 1 and _small(tokens[last - 1]):
        last -= 1
    while first < last and (tokens[first].text.lower() in _LEADING or _small(tokens[first])):
        first += 1
    return first, last


def _small(token: Token) -> bool:
    """A small word that begins no name, unlike the "van" of "van Roe"."""
    return token.text.islower() and token.pos in {"ADP", "CCONJ", "SCONJ", "PRON", "VERB", "AUX", "ADV"}


def _behind_title(tokens: Sequence[Token], first: int, cut: int, last: int) -> list[tuple[int, int, bool]]:
    """What stands behind the last title at ``cut``; a people's name before the titles is a name of its own."""
    before = [(first, cut, False)] if tokens[first].text in words("places", "peoples") else []
    if _small(tokens[cut + 1]):
        return [(first, last, False)]  # "Justice for Lee" has no judge
    start = cut + 1
    while start < last and _titular(tokens[start].text) and last - start > 1:
        start += 1
    if all(_titular(t.text) for t in tokens[start:last]):
        return before
    return [*before, (start, last, True)]


def _people_then_person(tokens: Sequence[Token], first: int, last: int) -> bool:
    """ "Orrean Ann Lee": two names that the model took for one."""
    people = words("places", "peoples") - words("places", "countries")
    return last - first >= 2 and tokens[first].text in people and tokens[first + 1].entity.endswith("PERSON")


def candidate_of(sentence: AnnotatedSentence, first: int, last: int, titled: bool = False) -> Candidate | None:
    """The tokens ``first`` to ``last`` (half open) as a candidate, None where they can be no name.

    A word that names no one alone does so behind a title: "Mr. Moon".
    """
    tokens = sentence.tokens
    if first >= last:
        return None
    start, end = tokens[first].start, tokens[last - 1].end
    text = sentence.text[start:end]
    if not re.search(r"[^\W\d_]{2}", text) or re.search(r"[\[\]@#/:|<>=*\n]|\.com|n['’]t\b", text):
        return None
    barred = words("bodies", "no_person") | (frozenset() if titled else words("bodies", "no_name_alone"))
    if last - first == 1 and text.lower() in barred:
        return None
    if last - first == 1 and re.fullmatch(r"[A-Z][a-z]+\.", text):
        return None
    if text[0] in "'’‘" or not any(w[:1].isupper() for w in text.split()) or re.match(r"[A-Z]-[A-Z]", text):
        return None
    return Candidate(first, last, text, start, end)
