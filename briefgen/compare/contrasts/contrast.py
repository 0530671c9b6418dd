"""What a kind of contrast finds: two mentions that answer one question with other values."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from briefgen.compare.ground import Ground
from briefgen.model import AnnotatedSentence, DifferenceKind


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a sentence that answer a question: ``spans[0]`` is the answer itself, the others are marked too.

    ``value`` is what is compared; two mentions with equal values stand on one side.
    """

    sentence: AnnotatedSentence
    spans: tuple[tuple[int, int], ...]
    value: Hashable
    resolved: str | None = None

    @property
    def text(self) -> str:
        """The answer in the article's words."""
        start, end = self.spans[0]
        return self.sentence.text[start:end]

    @property
    def article(self) -> str:
        """The article's id."""
        return self.sentence.article


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two mentions of different articles that answer one question otherwise.

    ``about`` is the key of the question: contrasts with the same kind and key make one difference.  ``staged`` says
    that ``b`` tells a later stage than ``a``.  ``reasons`` say, a line each, why it is one matter.
    """

    kind: DifferenceKind
    question: str
    about: str
    rule: str
    a: Mention
    b: Mention
    reasons: tuple[str, ...]
    staged: bool = False


Finder = Callable[[Ground], Iterable[Contrast]]
