"""Metadata from evidence: the first value of a field counts; what nobody said stays unknown."""

from __future__ import annotations

from briefgen.clean.draft import Draft
from briefgen.clean.paste.credits import agency, agency_of_url, outlet_of_url
from briefgen.model import Metadata

SIGNED = "the body the page itself names as its author"


def metadata_of(draft: Draft, language: str | None) -> Metadata:
    """What the draft's evidence says, completed by what an address itself tells: the outlet and the agency's folder."""
    url = draft.value("url")
    if url:
        if draft.value("outlet") is None:
            draft.found("outlet", outlet_of_url(url), url)
        draft.found("agency", agency_of_url(url), url)
    if draft.value("author") is None:
        draft.found("author", draft.signed, SIGNED)
    outlet = draft.value("outlet")
    if outlet and (own := agency(outlet)):
        draft.found("agency", own, outlet)
    return Metadata(
        title=draft.value("title"),
        outlet=outlet,
        authors=_authors(draft),
        agencies=tuple(draft.values("agency")),
        published=draft.value("published"),
        updated=draft.value("updated"),
        url=url,
        language=language,
        description=draft.value("description"),
        evidence=tuple(draft.evidence),
    )


def _authors(draft: Draft) -> tuple[str, ...]:
    """The people named as authors, each once, less those who wrote only a gallery that was cut, and the outlet."""
    cut = " ".join(c.text for c in draft.cuts if c.rule == "gallery")
    outlet = (draft.value("outlet") or "").lower()
    signed = {e.value for e in draft.evidence if e.field == "author" and e.where == SIGNED}
    names = [n for n in draft.values("author") if n not in cut and (n in signed or n.lower() != outlet)]
    folded = {n.lower(): n for n in reversed(names)}
    return tuple(n for n in names if folded[n.lower()] == n)
