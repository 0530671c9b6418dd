"""Who an outlet or an agency is, by the forms in which pages name them."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from urllib.parse import urlsplit

from briefgen.lexicon.wordlists import data, groups_of

_URL_AGENCY = re.compile(r"/(?:wires/)?(ap|afp|reuters|upi|pa|dpa)(?:online|news)?/", re.IGNORECASE)
_DAY_OF_URL = re.compile(r"(?<=\w/)((?:19|20)\d\d)/(\d\d?)/(\d\d?)(?=/)")
_INITIALS = re.compile(r"[A-Z]{3,6}")
_OF_URLS = {"ap": "AP", "afp": "AFP", "reuters": "Reuters", "upi": "UPI", "pa": "PA", "dpa": "dpa"}
DOMAIN = re.compile(r"(?:www\.)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,12}", re.IGNORECASE)


def agency(name: str) -> str | None:
    """An agency's short name by any of its forms, None for everyone else.

    >>> agency("the Associated Press"), agency("Reuters in Berlin"), agency("Ann Ames")
    ('AP', 'Reuters', None)
    """
    known = _agency_forms()
    name = re.sub(r"\s+(?:in|from) [A-Z][\w ’'-]*$", "", " ".join(name.split()), flags=re.IGNORECASE).strip(" .,;:()[]")
    return known.get(name) or (known.get(name.lower()) if len(name) > 4 else None)


def wire(name: str, outlet: str | None = None) -> str | None:
    """An agency where only agencies are named (an opening in brackets, a sign-off): one of the list, or another
    by its initials, unless they are the outlet's own.

    >>> wire("QNA"), wire("WABC", "wabc.example"), wire("BBC")
    ('QNA', None, None)
    """
    named = agency(name)
    if named or not _INITIALS.fullmatch(name.strip()) or known_outlet(name):
        return named
    own = re.sub(r"\W", "", outlet or "").lower()
    return None if name.strip().lower() in own else name.strip()


def agencies_in(words: str) -> list[str] | None:
    """The agencies of a list such as "AP, Reuters"; None when anything else stands in it.

    >>> agencies_in("AFP, dpa"), agencies_in("AP and Ann Ames")
    (['AFP', 'dpa'], None)
    """
    names = [
        wire(part) or _one_word(part) for part in re.split(r"\s*(?:[,;/&]|\band\b|\bvia\b)\s*", words.strip()) if part
    ]
    return [n for n in names if n] if names and all(names) else None


def agency_of_url(url: str) -> str | None:
    """The agency whose folder an address names ("/wires/afp/", "/aponline/")."""
    try:
        match = _URL_AGENCY.search(urlsplit(url).path)
    except ValueError:  # "http://[[somebody" is no address
        return None
    return _OF_URLS[match[1].lower()] if match else None


def outlet_of_domain(domain: str) -> str:
    """An outlet's name by its domain; the domain itself where the list does not know it.

    >>> outlet_of_domain("uk.reuters.com"), outlet_of_domain("www.harbourpost.example")
    ('Reuters', 'harbourpost.example')
    """
    domain = domain.lower().removeprefix("www.").rstrip(".")
    names: dict[str, str] = data("outlets")
    parts = domain.split(".")
    for n in range(len(parts) - 1):
        if ".".join(parts[n:]) in names:
            return names[".".join(parts[n:])]
    return domain


def outlet_of_url(url: str) -> str | None:
    """An outlet's name by an address on its site."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return outlet_of_domain(host) if host and DOMAIN.fullmatch(host) else None


def day_of_url(url: str) -> str | None:
    """The day that an address gives as folders of its path, as ISO 8601.

    >>> day_of_url("https://gull.example/2031/03/05/ferry.html"), day_of_url("https://gull.example/ferry-5")
    ('2031-03-05', None)
    """
    found = _DAY_OF_URL.search(url)
    try:
        return date(*map(int, found.groups())).isoformat() if found else None
    except ValueError:
        return None


def known_outlet(name: str) -> str | None:
    """A name in the form of the list of outlets, when it is one of them."""
    folded = re.sub(r"^the ", "", name.strip().lower())
    return _outlet_forms().get(folded)


def _one_word(name: str) -> str | None:
    return name if re.fullmatch(r"[A-Z][a-zà-ÿ]{2,15}", name) and not known_outlet(name) else None


@cache
def agency_names() -> tuple[str, ...]:
    """Every form of every agency's name, the longest first."""
    return tuple(
        sorted((form for group in groups_of("agencies").values() for form in group), key=lambda f: (-len(f), f))
    )


@cache
def _agency_forms() -> dict[str, str]:
    forms = {form: short for short, group in groups_of("agencies").items() for form in group}
    return forms | {form.lower(): short for form, short in forms.items() if len(form) > 4}


@cache
def _outlet_forms() -> dict[str, str]:
    forms = {other: name for name, others in groups_of("outlet_names").items() for other in others}
    forms |= {name: name for name in data("outlets").values()}
    return {re.sub(r"^the ", "", form.lower()): name for form, name in forms.items()}
