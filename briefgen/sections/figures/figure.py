"""The numbers of a story as the data has them: a question, and every value that the sources give for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from briefgen.model.annotation import Bound
from briefgen.model.briefing import Citations
from briefgen.model.fields import Shaped, Verbatim, sparse


class Agreement(StrEnum):
    """How the sources of a figure stand to each other."""

    AGREE = "agree"
    DIFFER = "differ"
    ONE_ORIGIN = "one origin"


@dataclass(frozen=True, slots=True)
class Amount:
    """One of the values that sources give for one question.

    ``text`` is verbatim from the first citation.  The others are our reading of it: ``value`` in digits ("at least
    1,200"), ``low`` and ``high`` its ends, ``unit`` as the source has it ("mile", "USD/share", "%", "" for things
    counted), ``converted`` the same in another unit ("about 4.8 km"; None where there is nothing to convert).
    ``articles`` and ``origins`` are counted from the citations.
    """

    text: Verbatim
    value: str
    low: float
    high: float
    bound: Bound
    unit: str
    citations: Citations
    articles: int
    origins: int
    converted: str | None = sparse(None)


@dataclass(frozen=True, slots=True)
class Figure:
    """One question that a number answers, and every value the sources give for it.

    ``value``, ``unit``, ``text`` and ``citations`` are those of the leading one, the first of ``amounts``; ``unit``
    says what befell those counted ("killed") where it is no measure.  ``question`` names what it answers ("How many
    people were killed?", "Height of the fall", "Offer per share"); ``difference`` is the id of the difference that the
    values make, None where they agree; ``moves``
    says that the number is a running one and that two report times have different values.
    """

    value: str
    unit: str
    text: Verbatim
    citations: Citations
    question: str = ""
    agreement: Agreement = Agreement.ONE_ORIGIN
    articles: int = 0
    origins: int = 0
    difference: str | None = sparse(None)
    amounts: Annotated[tuple[Amount, ...], Shaped(minItems=1)] = ()
    moves: bool = False
