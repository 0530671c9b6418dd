"""A sentence cut into word pieces, as the encoder's vocabulary has them.

The cutting is that of uncased BERT (Devlin et al. 2019): characters without case and accents, words apart at white
space and punctuation, each word cut greedily into the longest pieces the vocabulary knows.  ``tokenizers`` cuts alike
(a development test compares them); it is no dependency, since a client for downloads comes with it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

UNKNOWN, OPENING, CLOSING = "[UNK]", "[CLS]", "[SEP]"
# The encoder was trained on sentences of at most so many pieces, its two marks included.
MOST_PIECES = 256
# A longer word is unknown as a whole, as in the original.
LONGEST_WORD = 100
# The blocks of Chinese characters, each of which is a word.
_IDEOGRAPHS = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2CEAF),
    (0x2F800, 0x2FA1F),
)
_Letter = tuple[str, int]  # a normalised character, and where in the sentence it comes from


@dataclass(frozen=True, slots=True)
class WordPiece:
    """A word piece: its number in the vocabulary and the characters of the sentence it stands for."""

    number: int
    start: int
    end: int


def pieces(text: str, vocabulary: Mapping[str, int]) -> tuple[WordPiece, ...]:
    """The word pieces of a sentence in order, without the encoder's marks; what is beyond 254 of them is left out.

    >>> [(p.number, p.start, p.end) for p in pieces("Ice-floes", {"ice": 7, "-": 2, "flo": 9, "##es": 4, "[UNK]": 0})]
    [(7, 0, 3), (2, 3, 4), (9, 4, 7), (4, 7, 9)]
    """
    found: list[WordPiece] = []
    for word in _words(text):
        found += _cut(word, vocabulary)
    return tuple(found[: MOST_PIECES - 2])


def _words(text: str) -> Iterator[list[_Letter]]:
    word: list[_Letter] = []
    for letter, place in _letters(text):
        alone = _is_punctuation(letter) or _is_ideograph(letter)
        if (alone or letter == " ") and word:
            yield word
            word = []
        if alone:
            yield [(letter, place)]
        elif letter != " ":
            word.append((letter, place))
    if word:
        yield word


def _letters(text: str) -> Iterator[_Letter]:
    """The characters without case and accents; white space of any kind is a space, control characters are gone."""
    for place, character in enumerate(text):
        if character.isspace():
            yield " ", place
            continue
        for part in unicodedata.normalize("NFD", character):
            category = unicodedata.category(part)
            if category != "Mn" and category[0] != "C" and part != "\ufffd":
                yield from ((lower, place) for lower in part.lower())


def _cut(word: list[_Letter], vocabulary: Mapping[str, int]) -> list[WordPiece]:
    letters = "".join(letter for letter, _ in word)
    whole = WordPiece(vocabulary[UNKNOWN], word[0][1], word[-1][1] + 1)
    if len(letters) > LONGEST_WORD:
        return [whole]
    found: list[WordPiece] = []
    start = 0
    while start < len(letters):
        mark = "##" if start else ""
        ends = range(len(letters), start, -1)
        end = next((e for e in ends if mark + letters[start:e] in vocabulary), None)
        if end is None:
            return [whole]
        found.append(WordPiece(vocabulary[mark + letters[start:end]], word[start][1], word[end - 1][1] + 1))
        start = end
    return found


def _is_punctuation(letter: str) -> bool:
    return (letter.isascii() and letter.isprintable() and not letter.isalnum() and letter != " ") or (
        unicodedata.category(letter)[0] == "P"
    )


def _is_ideograph(letter: str) -> bool:
    return any(first <= ord(letter) <= last for first, last in _IDEOGRAPHS)
