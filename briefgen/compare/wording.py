"""One utterance is quoted in different words.

Two quotations of different articles are one utterance when their words are alike and nobody else is named as the
speaker of one of them.  Typography, a trimmed beginning or end and an ellipsis are not differences; another word
is.  Example: "consistent and firm support" / "constant and firm support".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from rapidfuzz import fuzz

from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.phrases import FILLING, WORD, changed_words, folded_words, one_word
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, Difference, DifferenceKind, Quotation, When
from briefgen.values.edtf import apart

RULE = "The same utterance is quoted in different words; typography and trimming aside."
# rapidfuzz token-set ratio from which two quotations are one utterance (0.93 F on 44 labelled pairs by itself; 0.98
# with the conditions below, which no other pair of the 44 meets).
SAME_UTTERANCE = 83
# Two long quotations need a little less: chance makes no such likeness of so many words.
SAME_LONG = 80
FEWEST_LONG = 12
# The telling words both have stand in the same order, but for one in five: another order is another sentence.  On the
# labelled pairs the utterances keep 0.85 and more, two posts of one speaker on one event 0.75.
IN_ORDER = 0.8
# What both sides of a short phrase have stands together in this part of the stretch, else it is stock ("against
# … the resolutions": 0.40; the true short pairs begin at 0.64).
TOGETHER = 0.6
LONGEST_SHORT = 8
# So few words are the same only in the same places: "limited damage" is not "what damage".
SHORTEST_FREE = 4
# A translation may change one word in three of a short phrase; then the words around must be the same too.
SAME_PHRASE = 75
LONGEST_PHRASE = 6
# Two translations of one sentence of one speaker share half of their telling words and this much of their letters.
SAME_TRANSLATED = 65
FEWEST_TRANSLATED = 3
SHORTEST_TRANSLATED = 6
# A saying so short is one where so many telling words are the same, in other forms at most.
FEWEST_OF_A_SAYING = 3
# One speaker who begins with so many of the same words has said it once, if the clause goes on with a few others.
SHORTEST_OPENING = 5
LONGEST_ENDING = 5
# Who speaks of himself thanks and promises in the same words again and again.
_FIRST_PERSON = {"i", "we", "our", "my", "let", "i'm", "we're", "we'll", "i'll", "we've", "i've"}
SHOWN_WHOLE = 12
AROUND = 6
# So few words more, and the quotation is shown from its beginning.
HARDLY_LESS = 2
FEWEST_WORDS = 3
# Fewer telling words in common, however alike, are a stock phrase ("absolute chaos"), the more so of two speakers.
FEWEST_COMMON = 2
FEWEST_COMMON_UNKNOWN = 3


@dataclass(frozen=True, slots=True)
class Utterance:
    """One speaker's words in one sentence; what stands between two quoted pieces ("she said") is left out."""

    sentence: AnnotatedSentence
    pieces: tuple[Quotation, ...]
    speaker: str | None
    text: str
    words: list[str]

    def in_sentence(self, start: int, end: int) -> tuple[int, int]:
        """A span of ``text`` as a span of the sentence, cut at the end of its piece."""
        for piece in self.pieces:
            if start < len(piece.text):
                return piece.start + start, piece.start + min(end, len(piece.text))
            start, end = start - len(piece.text) - 1, end - len(piece.text) - 1
        raise ValueError("the span lies outside the quoted words")


def utterances(matter: Matter) -> list[Utterance]:
    """What is quoted in these articles, in their order; a word or two is no utterance."""
    return [one for s in matter.sentences for one in _said(matter, s) if len(one.words) >= FEWEST_WORDS]


def _said(matter: Matter, sentence: AnnotatedSentence) -> list[Utterance]:
    pieces = [q for q in sentence.quotations if sentence.sentence.text[q.start : q.end] == q.text]
    split = len(pieces) > 1 and not all(q.partial for q in pieces) and len({q.speaker for q in pieces}) == 1
    found = []
    for joined in [tuple(pieces)] if split else [(q,) for q in pieces]:
        text = " ".join(q.text for q in joined)
        speaker = matter.speaker(sentence.article, joined[0].speaker)
        found.append(Utterance(sentence, joined, speaker, text, folded_words(text)))
    return found


def wording(matter: Matter) -> tuple[Difference, ...]:
    """The differences in wording between the quotations of these articles."""
    said = utterances(matter)
    found: list[Difference] = []
    used: set[tuple[str, str]] = set()
    for a, b in one_utterance(said):
        if {_key(a), _key(b)} & used:
            continue
        left_end, right_end = _opening(a, b) or (len(a.text), len(b.text))
        changed = changed_words(a.text, b.text) or changed_words(a.text[:left_end], b.text[:right_end])
        if changed is None:
            continue
        used |= {_key(a), _key(b)}
        left, right = changed
        others = [s for s in said if s.sentence.article not in {a.sentence.article, b.sentence.article}]
        alike = [[s for s in others if s.words == one.words] for one in (a, b)]
        used |= {_key(s) for same in alike for s in same}
        sides = [_side(a, left, alike[0]), _side(b, right, alike[1])]
        found.append(difference(matter, DifferenceKind.WORDING, _topic(a, b), RULE, sides))
    return tuple(found)


def one_utterance(said: Sequence[Utterance]) -> tuple[tuple[Utterance, Utterance], ...]:
    """The pairs of different articles that quote one utterance, the likest first."""
    pairs = sorted(
        (
            (_alike(a, b), i, j)
            for (i, a), (j, b) in combinations(enumerate(said), 2)
            if a.sentence.article != b.sentence.article
        ),
        key=lambda p: (-p[0], p[1], p[2]),
    )
    return tuple((said[i], said[j]) for likeness, i, j in pairs if likeness)


def _alike(a: Utterance, b: Utterance) -> float:
    """How alike two quotations are when they are one utterance, else 0."""
    if a.speaker and b.speaker and a.speaker != b.speaker:
        return 0.0
    if _on_two_occasions(a, b):
        return 0.0
    one, other = sorted((a.words, b.words), key=lambda said: (len(said), said))
    common = set(one) & set(other) - FILLING
    if _opening(a, b) is not None:
        return float(SAME_UTTERANCE)
    score = fuzz.token_set_ratio(" ".join(one), " ".join(other))
    shortest = min(len(one), len(other))
    least = SAME_LONG if shortest >= FEWEST_LONG else SAME_UTTERANCE
    telling = min(len(set(one) - FILLING), len(set(other) - FILLING))
    if not _in_order(one, other) or (shortest <= LONGEST_SHORT and not _together(one, other)):
        return _phrase_of_one(a, b)
    known = a.speaker is not None and a.speaker == b.speaker
    if known and _one_saying(one, other):
        return float(SAME_UTTERANCE)
    if shortest <= SHORTEST_FREE and not _within(one, other):
        return _phrase_of_one(a, b)
    stock = not known and len(common - words("function_words", "english")) < FEWEST_COMMON_UNKNOWN
    if stock and not _within(one, other):
        return 0.0
    if score >= least and len(common) >= max(FEWEST_COMMON, 0.5 * telling):
        return float(score)
    if (
        known
        and score >= SAME_TRANSLATED
        and shortest >= SHORTEST_TRANSLATED
        and len(common) >= max(FEWEST_TRANSLATED, 0.5 * telling)
    ):
        return float(score)
    return _phrase_of_one(a, b)


def _one_saying(one: list[str], other: list[str]) -> bool:
    """Do two short sayings differ in forms of the same words alone: "the river lost", "the rivers have lost"?"""
    left, right = ([w for w in some if w not in words("function_words", "english")] for some in (one, other))
    if len(left) != len(right) or len(left) < FEWEST_OF_A_SAYING:
        return False
    return all(x == y or one_word(x, y) for x, y in zip(left, right, strict=True))


def _opening(a: Utterance, b: Utterance) -> tuple[int, int] | None:
    """Where the clauses end with which one speaker begins in the same words and goes on in a few others; else None."""
    if a.speaker is None or a.speaker != b.speaker:
        return None
    left, right = folded_words(a.text), folded_words(b.text)
    same = next((n for n, (x, y) in enumerate(zip(left, right, strict=False)) if x != y), 0)
    telling = [w for w in left[:same] if w not in words("function_words", "english")]
    if same < SHORTEST_OPENING or len(telling) < FEWEST_COMMON or left[0] in _FIRST_PERSON:
        return None
    ends = [_clause_end(said.text, same) for said in (a, b)]
    more = [len(WORD.findall(said.text[:end])) - same for said, end in zip((a, b), ends, strict=True)]
    return (ends[0], ends[1]) if min(more) > 0 and max(more) <= LONGEST_ENDING else None


def _clause_end(text: str, count: int) -> int:
    """Where the clause ends that goes on behind the first words of a text."""
    behind = [m.end() for m in WORD.finditer(text)][count - 1]
    return next((i for i in range(behind, len(text)) if _breaks(text[i])), len(text.rstrip(" .!?")))


def _within(short: list[str], long: list[str]) -> bool:
    """Whether one stands in the other word for word."""
    return f" {' '.join(short)} " in f" {' '.join(long)} "


def _in_order(one: list[str], other: list[str]) -> bool:
    """Whether the telling words that both have stand in the same order in both."""
    left, right = [w for w in one if w not in FILLING], [w for w in other if w not in FILLING]
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    return sum(b.size for b in blocks) >= IN_ORDER * len(set(left) & set(right))


def _together(one: list[str], other: list[str]) -> bool:
    """Whether what both have makes up most of the stretch from its first word to its last."""
    blocks = [b for b in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks() if b.size]
    if not blocks:
        return False
    first, last = blocks[0], blocks[-1]
    stretch = max(last.a + last.size - first.a, last.b + last.size - first.b)
    return sum(b.size for b in blocks) >= TOGETHER * stretch


def _phrase_of_one(a: Utterance, b: Utterance) -> float:
    """How alike a short phrase is to a stretch of the other quotation, where one speaker is known for both."""
    if a.speaker is None or a.speaker != b.speaker:
        return 0.0
    return _phrase_in(*sorted((a.words, b.words), key=lambda said: (len(said), said)))


def _on_two_occasions(a: Utterance, b: Utterance) -> bool:
    """Are the two dated apart, outside their quotation marks?  Then the speaker said it twice."""
    days = [[str(t.value) for t in said.sentence.times if t.value and not _quoted(said, t)] for said in (a, b)]
    return all(days) and all(apart(x, y) for x in days[0] for y in days[1])


def _quoted(said: Utterance, time: When) -> bool:
    return any(q.start <= time.start < q.end for q in said.pieces)


def _phrase_in(short: list[str], long: list[str]) -> float:
    """How alike a short phrase is to the likest stretch of a longer quotation, word for word."""
    if len(short) > LONGEST_PHRASE:
        return 0.0
    stretches = (long[i : i + len(short)] for i in range(len(long) - len(short) + 1))
    alike = [fuzz.ratio(" ".join(short), " ".join(s)) for s in stretches if _replaces(short, s)]
    best = max(alike, default=0.0)
    return float(best) if best >= SAME_PHRASE else 0.0


def _replaces(short: list[str], stretch: list[str]) -> bool:
    """Whether half the telling words stand in their places, the last among them, and telling ones in the others'."""
    pairs = list(zip(short, stretch, strict=True))
    telling = [x == y for x, y in pairs if x not in FILLING]
    kept = 2 * sum(telling) >= len(telling) > 0 and short[-1] == stretch[-1]
    return kept and all((x in FILLING) == (y in FILLING) for x, y in pairs if x != y)


def _key(said: Utterance) -> tuple[str, str]:
    return said.sentence.article, f"{said.sentence.sentence.id}:{said.pieces[0].start}"


def _topic(a: Utterance, b: Utterance) -> str:
    speaker = a.speaker or b.speaker
    return f"How is {speaker} quoted?" if speaker else "How are the words quoted?"


def _side(said: Utterance, spans: list[tuple[int, int]], alike: list[Utterance]) -> Side:
    """The value is the stretch around the first changed words; others who print the quotation are cited with it."""
    marks = [said.in_sentence(*span) for span in spans]
    first = min((m[0] for m in marks), default=said.pieces[0].start)
    piece = next((q for q in said.pieces if q.start <= first < q.end), said.pieces[0])
    inside = [m for m in marks if piece.start <= m[0] < piece.end]
    return Side(
        _stretch(said.sentence.sentence.text, piece, inside),
        (cite(said.sentence, *marks), *(cite(s.sentence) for s in alike)),
    )


def _stretch(text: str, piece: Quotation, marks: list[tuple[int, int]]) -> str:
    """A short quotation whole, of a long one the first changed words with a few on either side."""
    words = [(piece.start + m.start(), piece.start + m.end()) for m in WORD.finditer(text[piece.start : piece.end])]
    if len(words) <= SHOWN_WHOLE or not marks:
        return text[piece.start : piece.end].rstrip(",")
    changed = [i for i, (start, end) in enumerate(words) if start < marks[0][1] and marks[0][0] < end]
    low, high = changed[0], changed[-1]
    while low > 0 and changed[0] - low < AROUND and not _breaks(text[words[low - 1][1] : words[low][0]]):
        low -= 1
    while (
        high + 1 < len(words) and high - changed[-1] < AROUND and not _breaks(text[words[high][1] : words[high + 1][0]])
    ):
        high += 1
    if low <= HARDLY_LESS and not any(_breaks(text[words[i][1] : words[i + 1][0]]) for i in range(low)):
        low = 0
    return text[words[low][0] : words[high][1]]


def _breaks(between: str) -> bool:
    """Does a comma or its like stand between two words?  A stretch that ends there reads as a phrase."""
    return any(mark in between for mark in ",;:.–—")
