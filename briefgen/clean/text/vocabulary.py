"""The words of a story's other files, which remember what they were asked."""

from __future__ import annotations

from collections.abc import Container


class Consulted(Container[str]):
    """Words, and of each that was asked for whether it is among them.

    >>> words = Consulted(frozenset({"quay"}))
    >>> "quay" in words, "pier" in words
    (True, False)
    >>> words.told
    {'quay': True, 'pier': False}
    """

    def __init__(self, words: frozenset[str]) -> None:
        self.words = words
        self.told: dict[str, bool] = {}

    def __contains__(self, word: object) -> bool:
        there = word in self.words
        if isinstance(word, str):
            self.told[word] = there
        return there

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Consulted) and self.words == other.words

    def __hash__(self) -> int:
        return hash(self.words)


class Both(Container[str]):
    """The words of one of two, the first asked first."""

    def __init__(self, first: Container[str], then: Container[str]) -> None:
        self._first, self._then = first, then

    def __contains__(self, word: object) -> bool:
        return word in self._first or word in self._then
