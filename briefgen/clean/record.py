"""Metadata from evidence: the first value of a field counts; what nobody said stays unknown."""

from __future__ import annotations

from datetime import date

from briefgen.clean.draft import Draft
from briefgen.clean.paste.credits import agency, agency_of_url, day_of_url, outlet_of_url
from briefgen.model import Evidence, Metadata

_PROPERTIES = ("Word document: ", "RTF document: ", "OpenDocument text: ", "PDF: ")
SIGNED = "the body the page itself names as its author"
DAYS_APART = 2
"""So many days from the address's own a date that the file gives is of something else: a copy, an archive, a slip.  One
day more or less is another time zone, or the printed paper.  Of 173 real articles whose address gives a day, two are
so far off, and the text of both agrees with the address (30 November 2026)."""


def metadata_of(draft: Draft, language: str | None) -> Metadata:
    """What the draft's evidence says, completed by what an address itself tells: the outlet and the agency's folder."""
    url = draft.value("url")
    if url:
        if draft.value("outlet") is None:
            draft.found("outlet", outlet_of_url(url), url)
        draft.found("agency", agency_of_url(url), url)
        _contradicted(draft, url)
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


def _contradicted(draft: Draft, url: str) -> None:
    """Let the day that the address gives count where the file gives another one, and tell the reader."""
    told = next((e for e in draft.evidence if e.field == "published"), None)
    day = day_of_url(url)
    if told is None or day is None or told.where.startswith("the caller"):
        return
    if abs((date.fromisoformat(told.value[:10]) - date.fromisoformat(day)).days) >= DAYS_APART:
        draft.evidence.insert(draft.evidence.index(told), Evidence("published", day, url))
        draft.notes.append(
            f"The file dates this article {told.value[:10]}, its address {day}; the address counts here."
        )


def _authors(draft: Draft) -> tuple[str, ...]:
    """The people named as authors, each once, less those who wrote only a gallery that was cut, and the outlet."""
    cut = " ".join(c.text for c in draft.cuts if c.rule == "gallery")
    outlet = (draft.value("outlet") or "").lower()
    # Who saved a document stands in its properties; a byline in its text is the author's.
    printed = {e.value for e in draft.evidence if e.field == "author" and not e.where.startswith(_PROPERTIES)}
    signed = {e.value for e in draft.evidence if e.field == "author" and e.where == SIGNED}
    names = [n for n in draft.values("author") if n not in cut and (n in signed or n.lower() != outlet)]
    names = [n for n in names if n in printed] or names
    folded = {n.lower(): n for n in reversed(names)}
    return tuple(n for n in names if folded[n.lower()] == n)
