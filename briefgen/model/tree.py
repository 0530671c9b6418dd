"""The syntax of a sentence as a tree that can be asked: children are found once, not by a walk over all words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.model.annotation import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
OBJECTS = ("dobj", "dative", "attr", "oprd", "acomp")


@dataclass(frozen=True, slots=True)
class Tree:
    """The words of a sentence and, for each, the indices of the words that hang on it, in order."""

    tokens: tuple[Token, ...]
    below: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> Tree:
        """The tree of a sentence's tokens; a root is its own head and no child of itself."""
        below: list[list[int]] = [[] for _ in tokens]
        for index, token in enumerate(tokens):
            if token.head != index:
                below[token.head].append(index)
        return cls(tuple(tokens), tuple(tuple(children) for children in below))

    def children(self, index: int, *relations: str) -> tuple[int, ...]:
        """The words that hang on a word, by these relations ("nsubj", "neg") or by any."""
        return tuple(i for i in self.below[index] if not relations or self.tokens[i].dep in relations)

    def child(self, index: int, *relations: str) -> int | None:
        """The first word that hangs on a word by one of these relations, or None."""
        return next(iter(self.children(index, *relations)), None)

    def phrase(self, index: int) -> tuple[int, ...]:
        """A word and everything below it, in the order of the sentence."""
        found, waiting = [], [index]
        while waiting:
            at = waiting.pop()
            found.append(at)
            waiting += self.below[at]
        return tuple(sorted(found))

    def above(self, index: int) -> Iterator[int]:
        """The words a word hangs on, nearest first, up to the root."""
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            yield index

    def roots(self) -> tuple[int, ...]:
        """The words that hang on none."""
        return tuple(i for i, t in enumerate(self.tokens) if t.head == i)
