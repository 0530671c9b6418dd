"""Spaces given back to words that were glued together, mostly where a link was lost on the way."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model import Repair


@dataclass(frozen=True, slots=True)
class Mended:
    """A text, its repairs, and the places at which words are missing."""

    text: str
    repairs: tuple[Repair, ...] = ()
    damaged: tuple[int, ...] = ()


def unglue(texts: list[str], vocabulary: frozenset[str]) -> list[Mended]:
    """Mend the blocks of one article."""
    return [Mended(text) for text in texts]
