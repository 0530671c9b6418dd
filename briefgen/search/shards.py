"""Entries shared out into files by the first letters of their words, so that a browser loads what it needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

FILE_SIZE = 48_000
"""Characters of a file, about: at 5,000 pages of a site such a file is read in 2 ms; smaller ones are too many."""

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_MORE = 32
"""A digit from this one on says that the number goes on."""


def shared_out(sizes: Mapping[str, int], size: int = FILE_SIZE) -> dict[str, tuple[str, ...]]:
    """The words by the beginning that their file stands for; ``sizes`` says how much room the entry of each takes.

    A word is in the file of the longest beginning it has.  Where the words are few there is one file, that of "".

    >>> shared_out({"ferry": 5, "fire": 5, "quay": 5}, 10)
    {'f': ('ferry', 'fire'), 'q': ('quay',)}
    """
    found: dict[str, tuple[str, ...]] = {}
    waiting = [("", tuple(sorted(sizes)))]
    while waiting:
        beginning, words = waiting.pop()
        if sum(sizes[word] for word in words) <= size or words == (beginning,):
            found[beginning] = words
            continue
        longer: dict[str, list[str]] = defaultdict(list)
        for word in words:
            longer[word[: len(beginning) + 1]].append(word)
        if whole := longer.pop(beginning, None):
            found[beginning] = tuple(whole)
        waiting += [(start, tuple(part)) for start, part in longer.items()]
    return dict(sorted((start, words) for start, words in found.items() if words))


def packed(numbers: Iterable[int]) -> str:
    """Numbers from 0 as text: five bits a character, the lowest first.

    >>> packed([0, 31, 32]), packed([1000])
    ('AfgB', 'of')
    """
    return "".join(_SHORT[n] if n < len(_SHORT) else _digits(n) for n in numbers)


def steps(numbers: Sequence[int]) -> list[int]:
    """Rising numbers as the way from each to the next.

    >>> steps([3, 4, 9])
    [3, 1, 5]
    """
    return [n - before for n, before in zip(numbers, (0, *numbers), strict=False)]


def _digits(n: int) -> str:
    said = ""
    while n >= _MORE:
        said += _DIGITS[n % _MORE + _MORE]
        n //= _MORE
    return said + _DIGITS[n]


_SHORT = tuple(_digits(n) for n in range(4096))
