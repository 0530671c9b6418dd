"""What a stretch has too much to be a name: a role glued before it, a headline's verb behind it, the name twice.

The model, and a run of capitals in a headline, take too many words for a name: "Comedian Ann Lee", "Lee Warns Orre",
"Ann Lee Ann Lee".  What the rest of the article calls people tells where to cut.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from briefgen.annotate.language import is_word
from briefgen.annotate.names.candidates import candidate_of
from briefgen.annotate.names.firstnames import begins_with_first_name, looks_personal
from briefgen.annotate.names.fullnames import folded
from briefgen.annotate.names.votes import Candidate, count_votes
from briefgen.lexicon.wordlists import given_names, words
from briefgen.model import AnnotatedSentence, Token

# In a headline in capitals this share of the longer words begins with one; a sentence full of names stays below.
HEADLINE = 0.85
FEWEST_WORDS = 4
_LONGER = 3
# What opens a sentence with a capital and is no name: "Anything Lee did".
_OPENERS = frozenset({"PRON", "DET", "ADP", "ADV", "SCONJ", "CCONJ", "INTJ"})


@dataclass(frozen=True, slots=True)
class _KnownNames:
    """What an article calls people outside its headlines, and which words it writes small."""

    full: Set[tuple[str, ...]]
    surnames: Set[str]
    every: Set[tuple[str, ...]]
    small: Set[str]


def trimmed(sentences: Sequence[AnnotatedSentence], found: Sequence[list[Candidate]]) -> list[list[Candidate]]:
    """The candidates of each sentence cut to what may be a name, their votes counted anew where they were cut.

    "Comedian Ann Lee" is "Ann Lee" with a title; "Lee Warns Orre" over an article about Ann Lee is "Lee" and "Orre".
    """
    known = _known(sentences, found)
    return [
        [piece for c in candidates for piece in _cut(sentence, c, known)]
        for sentence, candidates in zip(sentences, found, strict=True)
    ]


def in_capitals(tokens: Sequence[Token]) -> bool:
    """Whether a sentence is set like a headline, each longer word with a capital."""
    longer = [t.text for t in tokens if t.text[:1].isalpha() and len(t.text) > _LONGER]
    return len(longer) >= FEWEST_WORDS and sum(w[0].isupper() for w in longer) >= HEADLINE * len(longer)


def written_small(sentences: Sequence[AnnotatedSentence]) -> Set[str]:
    """The longer words that an article writes in small letters anywhere."""
    return {t.text for s in sentences for t in s.tokens if t.text.islower() and len(t.text) > _LONGER}


def _known(sentences: Sequence[AnnotatedSentence], found: Sequence[list[Candidate]]) -> _KnownNames:
    small = written_small(sentences)
    counts: Counter[tuple[str, ...]] = Counter()
    surnames: set[str] = set()
    for sentence, candidates in zip(sentences, found, strict=True):
        if in_capitals(sentence.tokens):
            continue
        for c in candidates:
            key = folded(c.text)
            counts[key] += 1
            if c.titled and len(key) == 1:
                surnames.add(key[0])
    full = {key for key in counts if looks_personal(key) and not set(key[1:]) & small}
    surnames |= {key[-1] if begins_with_first_name(key) else key[0] for key in full}
    return _KnownNames(full, surnames, frozenset(counts), small)


def _cut(sentence: AnnotatedSentence, c: Candidate, known: _KnownNames) -> list[Candidate]:
    tokens = sentence.tokens
    if c.last - c.first < 2:
        return [c]
    halves = _two_names(tokens, c, known)
    if halves:
        return [_part(sentence, c, first, last, titled=c.titled and n == 0) for n, (first, last) in enumerate(halves)]
    first, last = _without_shouts(tokens, c.first, _once(tokens, c))
    start = _behind_glued(tokens, first, last, known)
    end = _before_rest(tokens, start, last, known)
    if (start, end) == (c.first, c.last):
        return [c]
    titled = c.titled if start == c.first else tokens[start - 1].text.lower().strip(".") in _people_words()
    rest = [_part(sentence, c, end, last, titled=False)] if _is_place(tokens, end, last) else []
    ahead = [_part(sentence, c, first, start, titled=False)] if _key_of(tokens, first, start) in known.every else []
    return [*ahead, _part(sentence, c, start, end, titled=titled), *rest]


def _key_of(tokens: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
    return folded(" ".join(t.text for t in tokens[first:last]))


def _part(sentence: AnnotatedSentence, c: Candidate, first: int, last: int, titled: bool) -> Candidate:
    part = candidate_of(sentence, first, last, titled=titled)
    if part is None:
        return c
    count_votes(part, sentence.tokens, c.label if looks_personal(folded(part.text)) else "", titled)
    return part


def _once(tokens: Sequence[Token], c: Candidate) -> int:
    """Where the name ends that stands twice: "Ann Lee Ann Lee"."""
    length = (c.last - c.first) // 2
    one = [t.text.lower() for t in tokens[c.first : c.first + length]]
    two = [t.text.lower() for t in tokens[c.first + length : c.last]]
    return c.first + length if one == two else c.last


def _without_shouts(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """ "ANN Ann Lee MARRIES": words in capitals around a name that is not."""
    loud = [t.text.isupper() and len(t.text) > _LONGER for t in tokens[first:last]]
    calm = [first + i for i, shouted in enumerate(loud) if not shouted]
    if not any(loud) or len(calm) < 2:
        return first, last
    quiet = calm[0], calm[-1] + 1
    return quiet if looks_personal(folded(" ".join(t.text for t in tokens[quiet[0] : quiet[1]]))) else (first, last)


def _behind_glued(tokens: Sequence[Token], first: int, last: int, known: _KnownNames) -> int:
    """Where the name begins behind words that are no part of it."""
    if looks_personal(_key_of(tokens, first, last)):
        return first
    for start in range(last - 2, first, -1):
        rest = _key_of(tokens, start, last)
        if not looks_personal(rest) or _first_name(tokens[start - 1]):
            continue
        before = [t.text.lower().strip(".") for t in tokens[first:start]]
        word = before[-1]
        glued = word in _people_words() or word in known.small or rest in known.full or _is_place(tokens, first, start)
        if glued or _key_of(tokens, first, start) in known.every:
            return start
    if last - first == 2 and _opens_before_name(tokens, first, known):
        return last - 1
    return first


def _opens_before_name(tokens: Sequence[Token], first: int, known: _KnownNames) -> bool:
    """ "Anything Lee did", "Thanks Ann", "Baker Ann left": an ordinary word before the one name of somebody."""
    opener, name = tokens[first], tokens[first + 1]
    word, key = opener.text.lower(), folded(name.text)
    if not key or _first_name(opener) or opener.text.isupper():
        return False
    if key[0] in known.surnames and (word in known.small or (first == 0 and opener.pos in _OPENERS)):
        return True
    if word in words("roles", "roles") and name.tag == "NNP" and not is_word(name.text):
        return True
    called = _first_name(name) or (key in known.every and name.tag == "NNP" and not is_word(name.text))
    ordinary = is_word(word) or is_word(opener.lemma) or (word.endswith(("ed", "ing")) and len(word) > _LONGER * 2)
    return called and first == 0 and ordinary


def _before_rest(tokens: Sequence[Token], first: int, last: int, known: _KnownNames) -> int:
    """Where the name ends before a headline's verb or a place: "Lee Warns Orre", "Ann Lee of Orre"."""
    if tokens[last - 1].text.lower() in words("bodies", "body_words") | words("bodies", "place_words"):
        return last
    headline = in_capitals(tokens)
    for end in range(first + 1, last):
        key = _key_of(tokens, first, end)
        if not key or (end - first == 1 and key[0] not in known.surnames):
            continue
        word = tokens[end].text.lower()
        of = looks_personal(key) and (word in {"of", "for", "at"} or _title_behind(tokens, end, last))
        if not of and key not in known.full and end - first > 1:
            continue
        verb = tokens[end].tag.startswith("VB") or word in known.small
        whole = _key_of(tokens, first, last)
        if of or (verb and word not in known.surnames) or (headline and whole not in known.every):
            return end
    return last


def _two_names(tokens: Sequence[Token], c: Candidate, known: _KnownNames) -> list[tuple[int, int]]:
    """The two names of "Lee-Roe" as in "the Lee-Roe talks": each is called so alone elsewhere."""
    if c.last - c.first != 3 or tokens[c.first + 1].text not in {"-", "–"}:
        return []
    sides = [tokens[c.first], tokens[c.last - 1]]
    if not all(folded(t.text)[-1:] and _a_name_alone(t.text, known) for t in sides):
        return []
    return [(c.first, c.first + 1), (c.last - 1, c.last)]


def _a_name_alone(text: str, known: _KnownNames) -> bool:
    return folded(text) in known.every or text.lower() in known.surnames or text in words("places")


def _is_place(tokens: Sequence[Token], first: int, last: int) -> bool:
    return first < last and " ".join(t.text for t in tokens[first:last]) in words("places")


def _first_name(token: Token) -> bool:
    word = folded(token.text)
    return bool(word) and (word[0] in given_names() or len(word[0]) == 1)


def _title_behind(tokens: Sequence[Token], end: int, last: int) -> bool:
    """ "Ann Lee Surgeon General", in a headline; a lone role may be a surname ("Ann Lee Farmer")."""
    titles = words("roles", "titles") | words("roles", "before_titles")
    rest = [t.text.lower() for t in tokens[end:last]]
    return rest[0] in titles or (len(rest) > 1 and set(rest) <= _people_words() | titles)


def _people_words() -> Set[str]:
    return words("roles", "roles") | words("roles", "titles")
