"""What the container of a text says of it: a mail's head, a feed's entry, an archive's record, the note beside a file.

The text's own record (front matter, a page's metadata) comes first; what the container says fills the gaps.
"""

from __future__ import annotations

import re
from collections import Counter

from briefgen.clean.byline import read_byline
from briefgen.clean.draft import JOINED, Draft
from briefgen.clean.paste.credits import agency, known_outlet, outlet_of_url
from briefgen.clean.paste.head import without_site
from briefgen.clean.paste.persons import credited, names_outlet, person
from briefgen.clean.paste.stamps import first_date
from briefgen.load.alike import ALIKE, WIDE
from briefgen.load.normal import CONTROL, LINE, TURN, UNSEEN
from briefgen.model import Repair

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d))?")
_AT = re.compile(r"\s+(?:at|from|of|for|with|\||[–—-])\s+(?:the\s+)?|,\s+", re.IGNORECASE)
_NOTES = {
    JOINED: "Words divided at a line's end were joined again in {} place(s).",
    CONTROL: "Control characters were taken out in {} place(s).",
    TURN: "Characters that turn the direction of writing were taken out in {} place(s).",
    ALIKE: "Letters of another alphabet in a Latin word were read as those they look like in {} place(s).",
    WIDE: "Wide letters and digits were read as plain ones in {} place(s).",
    UNSEEN: None,
    LINE: None,
}
_MENDED = "Broken characters were mended in {} place(s)."


def take_given(draft: Draft) -> None:
    """Take the container's values as evidence, each with the place it was found."""
    url = next((g.value for g in draft.manuscript.given if g.field == "url"), None)
    site = outlet_of_url(url) if url else None
    for given in draft.manuscript.given:
        value = " ".join(given.value.split())
        if given.field == "author":
            _take_author(draft, value, given.where)
        elif given.field == "byline":
            read_byline(draft, value, given.where)
        elif given.field == "sender":
            _take_sender(draft, value, given.where)
        elif given.field == "title" and draft.manuscript.asides is None:
            draft.found("title", without_site(value, site), given.where)
        elif given.field in ("published", "updated"):
            draft.found(given.field, value if _ISO.fullmatch(value) else first_date(value), given.where)
        elif given.field == "outlet":
            told = known_outlet(value) or value if draft.manuscript.asides is None else _outlet(value)
            draft.found("outlet", told, given.where)
        elif given.field != "url" or re.match(r"https?://[^\s\"'<>]+$", value):
            draft.found(given.field, value, given.where)
    if draft.manuscript.reader:
        draft.notes.append(f"Its text was taken out of {draft.manuscript.reader}.")
    draft.notes += draft.manuscript.notes


def _outlet(value: str) -> str:
    """An outlet's name; a database may print its town behind it ("Harbour Echo (Northland)")."""
    plain = re.sub(r"\s*\([^()]*\)$", "", value)
    known = known_outlet(plain)
    same = known is not None and set(re.findall(r"\w+", known.lower())) <= set(re.findall(r"\w+", value.lower()))
    return known if known is not None and same else value


def repaired(repairs: tuple[Repair, ...]) -> list[str]:
    """The notes about a manuscript's repairs, one for each kind.

    >>> repaired((Repair(0, "Ã©", "é", "mojibake mended"),))
    ['Broken characters were mended in 1 place(s).']
    """
    counts = Counter(_NOTES.get(repair.rule, _MENDED) for repair in repairs)
    return [note.format(count) for note, count in counts.items() if note]


def _take_sender(draft: Draft, value: str, where: str) -> None:
    """Who sends a newsletter: an outlet, a person, or "Ann Ames at Harbour Echo"."""
    if person(value) and not names_outlet(value):
        _take_author(draft, value, where)
        return
    name, _, outlet = (part.strip() for part in _AT.sub("\n", value, count=1).partition("\n"))
    if outlet and person(name):
        _take_author(draft, name, where)
        value = outlet
    draft.found("outlet", known_outlet(value) or value, where)


def _take_author(draft: Draft, value: str, where: str) -> None:
    """People and agencies; a desk or a paper's own name is nobody."""
    if draft.value("author") or names_outlet(value):
        return
    one = person(value)
    people, agencies, _ = ([one], [], "") if one else credited(value) or ([], [], "")
    own = agency(value)
    for name in agencies or ([own] if own else []):
        draft.found("agency", name, where)
    for name in people:
        draft.found("author", name, where)
