"""What can go wrong, as one tree.

::

    BriefgenError
    +- SettingsError      the settings file says something impossible         (exit 2)
    +- UnknownItem        a story has no fact or difference of that name       (exit 2)
    +- NothingToBuild     no story, or no article that could be read           (exit 3)
    +- EncoderError       the encoder's file is missing or changed             (exit 2)
    +- NotAdded           a page or file could not be brought in               (exit 3)
    +- DiskTrouble        a disk refused: full, read-only, no right, no name   (exit 3)
    +- GateError          a finished page says what it must not                (exit 4)
    |  +- Touched         a finished site is not what was built                (exit 4)
    +- SourceError        one source file is left out, the build goes on       (exit 1)
       +- Unreadable      its bytes are no text we can read
       |  +- OverBudget   reading it took too much time or memory
       +- NotAnArticle    it is text, but no article

Every message is a sentence with a name, a cause and a next step.
"""

from __future__ import annotations


class BriefgenError(Exception):
    """The root of everything briefgen raises on purpose."""

    exit_code = 2


class SettingsError(BriefgenError):
    """The settings say something that cannot be."""

    exit_code = 2


class UnknownItem(BriefgenError):
    """A story has no fact, difference or parallel of the name that was asked for."""

    exit_code = 2


class NothingToBuild(BriefgenError):
    """There is no story or no readable article to build from."""

    exit_code = 3


class EncoderError(BriefgenError):
    """The encoder's file is missing, or is not the one that was measured."""

    exit_code = 2


class NotAdded(BriefgenError):
    """A page could not be fetched, or a file not be copied, into a story."""

    exit_code = 3


class DiskTrouble(BriefgenError):
    """A disk refused to read or to write; what was there before is still there."""

    exit_code = 3


class GateError(BriefgenError):
    """Receipts that do not hold; ``failures`` names each one, ``advice`` says what to do."""

    exit_code = 4
    told = "receipt(s) do not hold"
    advice = "Nothing was published. This is an error of briefgen's own; please report it."

    def __init__(self, failures: tuple[str, ...]) -> None:
        self.failures = failures
        super().__init__(f"{len(failures)} {self.told}; the first: {failures[0]}")


class Touched(GateError):
    """A finished site, or its sources, are not what they were when it was built."""

    told = "thing(s) are not as they were built"
    advice = "Build the site again with `briefgen build`, or put back what is named above."


class SourceError(BriefgenError):
    """One source file is left out; ``path`` names it, ``reason`` is the sentence the site prints."""

    exit_code = 1

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason}")

    def __reduce__(self) -> tuple[type[SourceError], tuple[str, str]]:
        return type(self), (self.path, self.reason)  # it comes out of another process as it was


class Unreadable(SourceError):
    """The bytes are no text that can be read."""


class OverBudget(Unreadable):
    """Reading it took too much time or memory, here and now; elsewhere it may not."""


class NotAnArticle(SourceError):
    """The text is no article: empty, only a menu, only a link."""


def damaged(error: Exception) -> str:
    """Why a source file is left out whose reading failed in a way that nobody foresaw.

    >>> damaged(KeyError("w:p"))
    "It is damaged in a way that stopped its reading (KeyError: 'w:p'); save it once more."
    """
    cause = " ".join(f"{type(error).__name__}: {error}".split()).rstrip(": ")[:120]
    return f"It is damaged in a way that stopped its reading ({cause}); save it once more."
