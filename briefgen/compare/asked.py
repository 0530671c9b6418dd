"""What is asked of one passage again and again, for each pair it is in, and is answered once."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec, TypeVar

from briefgen.model.comparison import Passage

P = ParamSpec("P")
T = TypeVar("T")
_NOTHING: Any = object()


def asked_once(answer: Callable[Concatenate[Passage, P], T]) -> Callable[Concatenate[Passage, P], T]:
    """The same function, which remembers its answers on the passage, and so for as long as that is there.

    A passage stands in a hundred pairs, and what its words say by themselves is the same in each.  The answer must rest
    on nothing but the passage and what is given beside it (in its place, not by name), which must be hashable.

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

    def asked(passage: Passage, /, *args: P.args, **kwargs: P.kwargs) -> T:
        assert not kwargs, "what is asked is told apart by its place"
        key: tuple[Any, ...] = (answer, *args)
        known = passage.answers
        found: T = known.get(key, _NOTHING)
        if found is _NOTHING:
            found = known[key] = answer(passage, *args, **kwargs)
        return found

    update_wrapper(asked, answer)
    return asked
