"""Metadata from evidence: the first value of a field counts; what nobody said stays unknown."""

from __future__ import annotations

from briefgen.clean.draft import Draft
from briefgen.model import Metadata


def metadata_of(draft: Draft, language: str | None) -> Metadata:
    """What the draft's evidence says."""
    return Metadata(
        title=draft.value("title"),
        outlet=draft.value("outlet"),
        authors=tuple(draft.values("author")),
        agencies=tuple(draft.values("agency")),
        published=draft.value("published"),
        updated=draft.value("updated"),
        url=draft.value("url"),
        language=language,
        description=draft.value("description"),
        evidence=tuple(draft.evidence),
    )
