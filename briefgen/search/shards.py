"""Entries shared out into files in the order of their words, so that a browser loads only what it needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

FILE_SIZE = 48_000
"""Characters of a file, about: at 5,000 pages of a site such a file is read in 2 ms; smaller ones are too many."""

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_MORE = 32
"""A digit from this one on says that the number goes on."""


def shared_out(sizes: Mapping[str, int], size: int = FILE_SIZE) -> tuple[tuple[str, ...], ...]:
    """The words in their order, in runs that a file holds; ``sizes`` says how much room the entry of each takes.

    The order is that of a browser: a word's run is the last one whose first word does not come after it.

    >>> shared_out({"quay": 5, "ferry": 5, "fire": 5}, 10)
    (('ferry', 'fire'), ('quay',))
    """
    found: list[list[str]] = []
    room = 0
    for word in sorted(sizes, key=lambda w: w.encode("utf-16-be", "surrogatepass")):
        room -= sizes[word]
        if room < 0 or not found:
            found.append([])
            room = size - sizes[word]
        found[-1].append(word)
    return tuple(map(tuple, found))


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
