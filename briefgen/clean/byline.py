"""A byline as a news database has it: "Von Ann Ames und Bo Li", "Ames, Ann; Li, Bo", "ANN AMES, Reuters"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.clean.draft import Draft
from briefgen.clean.paste.credits import agency
from briefgen.clean.paste.persons import person
from briefgen.lexicon.wordlists import given_names, words

_BRACKETS = re.compile(r"\s*\([^()]*\)|\s*\[[^\[\]]*\]")
_REPORTED = re.compile(r"\b(?:reported from|contributed|reporting)\b", re.IGNORECASE)
_BEHIND = re.compile(
    r"[,;]?\s+(?:with (?:a |additional )?(?:files?|reports?|reporting)\b|special (?:to|for)\b).*",
    re.IGNORECASE | re.DOTALL,
)
_ROLE = re.compile(r".*\b(?:correspondent|editor|reporter|bureau|chief|writer|staff|columnist|redaktion)\b.*", re.I)
_LAST_FIRST = re.compile(r"(?P<last>[^,;]{2,40}),\s*(?P<first>[^,;]{2,40})")
_INITIALS = re.compile(r"[A-Z]{2,4}")
BODY_WORDS = 5  # of the office or body a name is followed by
FEW = 4  # words of a name that stands behind a comma or without capitals
SIGNED = "the body the database names as the author"


def read_byline(draft: Draft, value: str, where: str) -> None:
    """Take the people and agencies of a byline; where it names no person, the body that signs counts."""
    plain = _BEHIND.sub("", _BRACKETS.sub("", value))
    people: list[str] = []
    for part in _parts(_without_by(plain)):
        own = agency(part)
        if own is not None:
            draft.found("agency", own, where)
        elif (name := _name(part)) is not None and name not in people:
            people.append(name)
    body = _writes_for(plain, people)
    for name in people:
        draft.found("author", f"{name}, {body}" if body else name, where)
    for bracket in _BRACKETS.findall(value):
        draft.found("agency", agency(bracket.strip(" ()[]-")), where)
    if not people and len(plain.split()) <= FEW:
        draft.signed = " ".join(_without_by(plain).split()) or None


def _writes_for(text: str, people: list[str]) -> str | None:
    """The office or body one person's name is followed by, as it is printed: "Ann Ames, Political Correspondent"."""
    told = _without_by(text).split(";")[0].split(",")
    if len(people) != 1 or len(told) != 2 or _is_last_first(",".join(told)):
        return None
    body = " ".join(told[1].split()).strip(" .-–—")
    return body if body and "@" not in body and len(body.split()) <= BODY_WORDS and not _REPORTED.search(body) else None


def _without_by(text: str) -> str:
    begins = "|".join(sorted((re.escape(w) for w in words("databases", "by")), key=lambda w: (-len(w), w)))
    return re.sub(rf"^\s*(?:{begins})\b:?\s+", "", text, flags=re.IGNORECASE)


def _parts(text: str) -> Iterator[str]:
    """The names of a byline; what is said of who reported from where is none."""
    told = [part for part in re.split(r"\s*;\s*", text) if part and not _REPORTED.search(part)]
    if told and all(_is_last_first(part) for part in told):
        for part in told:
            match = _LAST_FIRST.fullmatch(part.strip())
            yield f"{match['first']} {match['last']}" if match else part
        return
    between = "|".join(sorted((re.escape(w) for w in words("databases", "and")), key=lambda w: (-len(w), w)))
    for part in told:
        yield from (name for name in re.split(rf"\s*(?:,|/|\s(?:{between})\s)\s*", part) if name.strip())


def _is_last_first(part: str) -> bool:
    """ "Ames, Ann": one comma, a given name behind it and no agency, office or paper."""
    match = _LAST_FIRST.fullmatch(part.strip())
    if match is None:
        return " " in part.strip() and "," not in part and person(part.strip()) is not None
    last, first = match["last"].split(), match["first"].split()
    if _ROLE.fullmatch(match["first"]) or agency(match["first"]) or _INITIALS.fullmatch(match["first"].strip()):
        return False
    return len(last) <= 2 and len(first) <= 2 and person(f"{match['first']} {match['last']}") is not None


def _name(part: str) -> str | None:
    """A person's name in it, whatever its capitals; offices are none."""
    tidy = " ".join(part.split()).strip(" .-–—")
    if _ROLE.fullmatch(tidy):
        first = tidy.split()[:2]
        given = bool(first) and first[0].lower() in given_names()
        return person(" ".join(first)) if given and len(tidy.split()) > len(first) else None
    if name := person(tidy):
        return name
    capital = " ".join(w.title() if w.isupper() and len(w) > 2 else w for w in tidy.split())
    return person(capital) if capital != tidy and len(capital.split()) <= FEW else None
