"""Which forms of a body's name are one body: "the Lirren Water Board", "Lirren Water Board (LWB)", "LWB"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from briefgen.annotate.language import is_word
from briefgen.annotate.names.firstnames import looks_personal
from briefgen.annotate.names.fullnames import folded
from briefgen.lexicon.wordlists import words

# An acronym in brackets behind the name it stands for, or the name in brackets behind its acronym.
_ACRONYM = r"[A-Z][A-Za-z]*(?:[A-Z&.-]+[A-Za-z]*)+|[A-Z]{2,}"
_IN_BRACKETS = re.compile(rf"^\s?\((?:the |or |known as )?[“\"']?({_ACRONYM})[”\"']?[),;]")
_MOST_LETTERS = 10


def defined(text: str, start: int, end: int) -> str | None:
    """The acronym that the text gives in brackets behind the name at ``start`` to ``end``.

    >>> defined("the Lirren Water Board (LWB) said", 4, 22)
    'LWB'
    """
    found = _IN_BRACKETS.match(text[end:])
    if found is None or len(found[1]) > _MOST_LETTERS or len(text[start:end].split()) < 2:
        return None
    return found[1] if found[1][0].lower() in {w[0].lower() for w in text[start:end].split()} else None


def fullest_bodies(forms: Mapping[str, int], acronyms: Mapping[str, str]) -> dict[str, str]:
    """Every form of a body's name in one text, mapped to the fullest form of it that the text has.

    ``acronyms`` are those that the text itself explains; another stands for the one name that has its initials.

    >>> fullest_bodies({"Lirren Water Board": 1, "LWB": 3, "Orre Mills Ltd": 1, "Orre Mills": 2}, {})["Orre Mills Ltd"]
    'Orre Mills'
    """
    order = sorted(forms, key=lambda f: (-len(body_key(f)), f.isupper(), -forms[f], f))
    spelled = {f: long for f in order if (long := _spelled_out(f, acronyms, order)) is not None}
    hosts: dict[tuple[str, ...], str] = {}
    every = {**acronyms, **spelled}
    found = {form: hosts.setdefault(body_key(_expanded(form, every, order)), form) for form in order}
    longer = [f for f in order if found[f] == f]
    for form in order:
        long = spelled.get(form) or _with_nation(form, longer) or _firm(form, longer) or _police(form, longer)
        if long is not None and long != form:
            found[form] = found.get(long, long)
    return {form: found.get(host, host) for form, host in found.items()}


def body_key(name: str) -> tuple[str, ...]:
    """A body's name as it is compared: without article, points, legal form and small words, in any order.

    >>> body_key("The Ministry of Ports") == body_key("Ports Ministry")
    True
    """
    plain = re.sub(r"\b((?:[A-Za-z]\.){2,})", lambda m: m[1].replace(".", ""), name.replace("&", " and "))
    key = [w.strip("'’,") for w in folded(plain)]
    core = [w for w in key if w and w not in words("bodies", "small_words")]
    kept = [w for n, w in enumerate(core) if n == 0 or w not in words("bodies", "legal_forms")]
    return tuple(sorted(kept))


def initials(name: str) -> str:
    """The capitals its words begin with, the legal form aside: ``initials("Lirren Water Board") == "LWB"``."""
    parts = [w for w in name.replace("-", " ").split() if w.lower().strip(".,") not in words("bodies", "legal_forms")]
    return "".join(w[0] for w in parts if w[0].isupper())


def _spelled_out(form: str, acronyms: Mapping[str, str], longer: Sequence[str]) -> str | None:
    """The long name of an acronym: what the text says, else the only name with these initials."""
    short = form.replace(".", "")
    if form in acronyms:
        return acronyms[form]
    if not (short.isupper() and 1 < len(short) < _MOST_LETTERS):
        return None
    fitting = [f for f in longer if len(f.split()) > 1 and initials(f.removeprefix("The ")) == short]
    return fitting[0] if len(fitting) == 1 else None


def _expanded(form: str, spelled: Mapping[str, str], longer: Sequence[str]) -> str:
    """A name whose first word is an acronym, with the words it stands for: "LWB Council"."""
    first, _, rest = form.partition(" ")
    letters = first.replace(".", "")
    if not rest or not letters.isupper():
        return form
    short = next((s for s in spelled if s.replace(".", "") == letters), None)
    if short is not None:
        return f"{spelled[short]} {rest}"
    whole = (f for f in longer if f.endswith(f" {rest}") and initials(f.removesuffix(rest)) == letters)
    return next(whole, form) if len(letters) > 1 else form


def _with_nation(form: str, longer: Sequence[str]) -> str | None:
    """ "Ports Ministry" beside "Orrean Ports Ministry" alone is that one."""
    key = set(body_key(form))
    if not key:
        return None
    fitting = {h for h in longer if key < set(body_key(h)) and set(body_key(h)) - key <= _nations()}
    alone = len(key) == 1 and is_word(form)  # "Parliament" beside "European Parliament" may be another one
    return next(iter(fitting)) if len(fitting) == 1 and not alone else None


def _firm(form: str, longer: Sequence[str]) -> str | None:
    """ "Orre" beside "Orre Airlines" or "Orre Sachs Group" alone is that firm; "Orre Council" would be another body."""
    begins = [h for h in longer if h.startswith(f"{form} ")]
    rest = [[w.lower().strip(".,") for w in h[len(form) :].split()] for h in begins]
    own = [h for h, more in zip(begins, rest, strict=True) if all(map(_of_a_firm, more)) and not looks_personal(more)]
    return own[0] if len(own) == len(begins) == 1 and form not in words("places") else None


def _police(form: str, longer: Sequence[str]) -> str | None:
    """ "Orre Police" beside "Orre Police Department" alone is that department."""
    department = f"{form} Department"
    return department if form.endswith((" Police", " Fire")) and department in longer else None


def _of_a_firm(word: str) -> bool:
    return word in words("bodies", "firm_words") | words("bodies", "legal_forms") or not (
        is_word(word) or word in words("bodies", "body_words") | words("bodies", "place_words")
    )


@cache
def _nations() -> frozenset[str]:
    groups = ("peoples", "countries", "states", "cities")
    return frozenset(w for g in groups for name in words("places", g) for w in folded(name)) | {"un", "nations"}
