"""Bylines: which of the words after "By" are people, and which an agency, a desk or a page's furniture."""

from __future__ import annotations

import re
from functools import cache

from briefgen.clean.paste.credits import DOMAIN, agency, known_outlet, wire
from briefgen.lexicon.wordlists import given_names, words

_NAME = re.compile(
    r"(?:(?:[A-Z]\.|[^\W\d_][^\W\d_’'.-]*(?:[-’'.][^\W\d_]+)*\.?|de|da|di|del|della|van|von|der|den|bin|al|el|la|le|ibn|y)\s+){1,5}"
    r"[^\W\d_][^\W\d_’'-]*(?:[-’'][^\W\d_]+)*(?:,? (?:Jr|Sr)\.|,? I{2,3})?"
)
# Names in Han characters, kana or Hangul have two to four of them, or two parts with a space.
_UNSPACED_NAME = re.compile(
    r"(?P<name>[\u3005\u3040-\u30ff\u4e00-\u9fff]{2,4}(?:[ \u3000][\u3040-\u30ff\u4e00-\u9fff]{1,4})?"
    r"|[\uac00-\ud7a3]{2,4})"
    r"(?:\s*(?:기자|특파원|記者))?"
)
_PARTICLES = frozenset("de da di del della van von der den bin al el la le ibn y dos das du ten ter".split())  # noqa: SIM905
_BYLINE = re.compile(r"(?:(?:written|reported|story|words)\s+)?by:?\s+(?P<names>.+)", re.IGNORECASE)
_FOR = re.compile(r"\s+(?:for|of|,)\s+(?:the\s+)?(?P<body>[A-Z][\w ./&’'-]+)$", re.IGNORECASE)


def person(name: str) -> str | None:
    """A person's name in tidy form, or None for anything that is no plain name of two words or more.

    >>> person("[[Ann B. Ames]]"), person("More Stories Ann Ames"), person("Newsroom"), person("Min Read")
    ('Ann B. Ames', None, None, None)
    """
    name = " ".join(re.sub(r"\[\[|\]\]", "", name).split()).strip(" ,;|·")
    if name.isupper():
        name = name.title()
    if not _NAME.fullmatch(name) or len(name) > 60 or DOMAIN.fullmatch(name):
        return None
    parts = name.split()
    if any(not p[0].isupper() and p not in _PARTICLES for p in parts):
        return None
    if {p.lower().strip(".,") for p in parts} & _no_names() or agency(name) or known_outlet(name):
        return None
    return name


def person_in_data(name: str) -> str | None:
    """A person's name where a page's own data give it: scripts without capitals too, with a reporter's title behind.

    >>> person_in_data("Ann Ames"), person_in_data("김하늘 기자"), person_in_data("News Desk")
    ('Ann Ames', '김하늘', None)
    """
    match = _UNSPACED_NAME.fullmatch(name.strip())
    if match and not any(match["name"].endswith(end) for end in words("bylines", "unspaced_bodies")):
        return match["name"]
    return person(name)


def byline(line: str) -> tuple[list[str], list[str], str] | None:
    """People, agencies and outlet of a line "By ..."; None where it is no byline.

    >>> byline("By Ann Ames and Bo Li for AFP"), byline("By The Associated Press"), byline("By the river it rained.")
    ((['Ann Ames', 'Bo Li'], ['AFP'], ''), ([], ['AP'], ''), None)
    """
    match = _BYLINE.fullmatch(line.strip())
    return credited(match["names"]) if match else None


def credited(names: str) -> tuple[list[str], list[str], str] | None:
    """The same for the words after "By"; None where anything else than names stands there."""
    outlet = ""
    people: list[str] = []
    agencies: list[str] = []
    for_whom = _FOR.search(names)
    if for_whom and not person(names):
        named = agency(for_whom["body"]) or (wire(for_whom["body"]) if " for " in names else None)
        agencies += [named] if named else []
        outlet = "" if named else known_outlet(for_whom["body"]) or ""
        if named or outlet or DOMAIN.fullmatch(for_whom["body"]):
            names = names[: for_whom.start()]
    for part in re.split(r"\s*(?:,\s*(?:and\s+)?|;|\||\band\b|&)\s*", names.strip(" .|")):
        if not part:
            continue
        named, who = agency(part), person(part)
        if named:
            agencies.append(named)
        elif who and people and names_outlet(part):
            outlet = outlet or part
        elif who:
            people.append(who)
        elif known_outlet(part) or DOMAIN.fullmatch(part) or _is_role(part):
            outlet = outlet or known_outlet(part) or ""
        else:
            return None
    return (people, agencies, outlet) if people or agencies or outlet else None


def names_outlet(name: str) -> bool:
    """Whether a name that could be a person's is a paper's or a station's by its last word.

    >>> names_outlet("Harbour Echo"), names_outlet("Ann Post")
    (True, False)
    """
    parts = name.lower().split()
    return len(parts) > 1 and parts[-1] in words("mastheads", "outlet_words") and parts[0] not in given_names()


def _is_role(part: str) -> bool:
    found = part.lower().split()
    return len(found) <= 4 and found[-1].strip(".") in words("bylines", "roles")


@cache
def _no_names() -> frozenset[str]:
    return words("bylines", "no_names") | words("bylines", "roles")
