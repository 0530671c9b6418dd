"""What is asked of one passage, or of one view of two, again and again, and is answered once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec, TypeVar

from briefgen.model import Token
from briefgen.model.comparison import Passage, View

Asked = TypeVar("Asked", Passage, View)
P = ParamSpec("P")
T = TypeVar("T")
_NOTHING: Any = object()


def asked_once(answer: Callable[Concatenate[Asked, P], T]) -> Callable[Concatenate[Asked, P], T]:
    """The same function, which remembers its answers on the passage or view, and so for as long as that is there.

    A passage stands in a hundred pairs, and what its words say by themselves is the same in each.  The answer must rest
    on nothing but the passage or view and what is given beside it (in its place, not by name), which must be hashable.

    >>> from briefgen.model import AnnotatedSentence, BlockKind, Sentence
    >>> sentence = AnnotatedSentence("one", Sentence("s1", "The mill burned.", 0, 0, 16), BlockKind.PARAGRAPH)
    >>> @asked_once
    ... def words(passage: Passage) -> int:
    ...     print("counted")
    ...     return len(passage.text.split())
    >>> passage = Passage("one", 0, sentence)
    >>> words(passage), words(passage)
    counted
    (3, 3)
    """

    def asked(of: Asked, /, *args: P.args, **kwargs: P.kwargs) -> T:
        assert not kwargs, "what is asked is told apart by its place"
        key: tuple[Any, ...] = (answer, *args)
        known = of.answers
        found: T = known.get(key, _NOTHING)
        if found is _NOTHING:
            found = known[key] = answer(of, *args, **kwargs)
        return found

    update_wrapper(asked, answer)
    return asked


def asked_of_a_word(answer: Callable[[Sequence[Token], int], T]) -> Callable[[Passage, int], T]:
    """What is asked of a sentence's words and one among them, as a question to a passage that is answered once.

    >>> from briefgen.model import AnnotatedSentence, BlockKind, Sentence
    >>> sentence = AnnotatedSentence("one", Sentence("s1", "The mill burned.", 0, 0, 16), BlockKind.PARAGRAPH)
    >>> asked_of_a_word(lambda tokens, at: len(tokens) + at)(Passage("one", 0, sentence), 2)
    2
    """

    def asked(passage: Passage, at: int) -> T:
        return answer(passage.tokens, at)

    update_wrapper(asked, answer)
    return asked_once(asked)
