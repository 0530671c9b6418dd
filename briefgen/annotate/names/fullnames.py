"""Which forms of a name are one name: "Lee" and "Ann Lee", "Kim Jo-un" and "Kim Jo Un", "Hamidi" and "Hameedi"."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from briefgen.annotate.names.firstnames import begins_with_family_name, begins_with_first_name, without_suffix
from briefgen.lexicon.wordlists import data, words

# Two spellings of one word differ by one letter in four at most ("Melnik", "Melnyk"); one in three joins strangers.
SPELLING = 0.74
# Letters that other ways of writing a foreign name in English put for one sound, in the order they are replaced.
_SOUNDS = {
    "ph": "f", "kh": "h", "zh": "j", "ck": "k", "ou": "u", "oo": "u", "ee": "i", "ie": "i", "ei": "i", "y": "i",
    "j": "i", "ii": "i", "q": "k", "c": "k", "z": "s", "w": "v",
}  # fmt: skip
_MORE = re.compile(
    r"(?P<front>[^,]+ [^,]+), (?P<more>(?:an?|the) .+|\d{1,3})"
    r"|(?P<role>[Aa]n? [\w -]+), who (?:is|was) also (?:called|named) (?P<back>.+)"
)
NAMES_KEPT = 65_536
"""Folded names that a process remembers: in sixty articles each is held against all others."""


@lru_cache(maxsize=NAMES_KEPT)
def folded(name: str) -> tuple[str, ...]:
    """A name's words without case, accents, hyphens and points: ``folded("Kim Jo-un") == ("kim", "jo", "un")``.

    What sets two of one name apart is no part of it: ``folded("Ann Lee, a guard") == ("ann", "lee")``.
    """
    bare = _with_more(name)
    name = name if bare is None else bare["front"] or bare["back"]
    decomposed = unicodedata.normalize("NFKD", name.replace("’", "'").replace("\u00ad", ""))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return tuple(w for w in re.split(r"[\s\-.]+", plain.lower()) if w)


def what_sets_apart(name: str) -> str:
    """The part or the age that a name of two persons is told with: "guard", "24"; "" for any other name.

    >>> what_sets_apart("Ann Lee, a guard at the mill"), what_sets_apart("Ann Lee, 24"), what_sets_apart("Ann Lee")
    ('guard', '24', '')
    """
    found = _with_more(name)
    if found is None:
        return ""
    told = re.findall(r"[\w-]+", (found["more"] or found["role"]).lower())
    parts = words("roles", "roles") | words("roles", "titles")
    ends = next((i for i, w in enumerate(told) if w in {"of", "at", "in", "for", "from", "with", "who"}), len(told))
    return next((w for w in reversed(told[:ends]) if w in parts or w.isdigit()), told[:ends][-1] if ends else "")


def _with_more(name: str) -> re.Match[str] | None:
    """A name with what sets it apart: "Ann Lee, a guard", "A guard, who is also called Ann Lee"."""
    return _MORE.fullmatch(name) if ", " in name else None


def fullest(
    forms: Mapping[str, int], first_wins: bool = False, apart: Set[tuple[str, str]] = frozenset()
) -> dict[str, str]:
    """Every form of a person's name in one text, mapped to the fullest form of it that the text has.

    A form belongs to a fuller one when it is its surname (last word, or first where the family name stands first),
    its beginning, or another spelling.  Where two persons fit, it is the one named more often, or with
    ``first_wins`` (and ``forms`` in the order of the text) the one named first.  The pairs in ``apart`` (a form, a
    fuller one) are known to be two persons.

    >>> fullest({"Ann Lee": 2, "Lee": 5})["Lee"]
    'Ann Lee'
    """
    place = {form: n for n, form in enumerate(forms)}
    order = sorted(forms, key=lambda f: (-len(folded(f)), -forms[f], f))
    groups: dict[str, list[str]] = {}  # a fullest form, and the forms that are its own
    near: defaultdict[str, dict[str, None]] = defaultdict(dict)  # the hosts in whose group a word sounds like this
    for form in order:
        fits = {
            host: max(_fit(form, own) for own in groups[host])
            for host in dict.fromkeys(h for key in _sounds(form) for h in near[key])
            if not any((form, own) in apart for own in groups[host])
        }
        host = max(
            (h for h, fit in fits.items() if fit),
            key=lambda h: (fits[h], -place[h] if first_wins else forms[h], forms[h], h),
            default=form,
        )
        groups.setdefault(host, []).append(form)
        for key in _sounds(form):
            near[key][host] = None
    return {form: host for host, group in groups.items() for form in group}


def is_form_of(form: str, full: str) -> bool:
    """Whether ``form`` can be a form of the name ``full``.

    >>> is_form_of("Lee", "Ann Lee"), is_form_of("Joe Lee", "Joseph R. Lee"), is_form_of("Bill Lee", "Walter Lee")
    (True, True, False)
    >>> is_form_of("Ann J. Lee", "Ann Jane Lee"), is_form_of("Ann J. Lee", "Ann Kim Lee")
    (True, False)
    """
    return _fit(form, full) > 0


def _fit(form: str, full: str) -> int:
    """How well a form fits a full name: 4 the same, 3 its surname, 2 its beginning or spelling, 1 first name alone."""
    a, b = folded(form), folded(full)
    if not a or not b or _acronym(form) != _acronym(full) or what_sets_apart(form) != what_sets_apart(full):
        return 0
    if a == b:
        return 4
    young, old = without_suffix(a), without_suffix(b)
    if (young != a) != (old != b):  # "Ann Lee" and "Ann Lee Jr." are two, but "Lee" may be either
        return 2 if a == old[-1:] else 0
    a, b = young, old
    if a == b:
        return 4
    if len(a) == 1 and len(b) > 1:
        return _one_word(a[0], b)
    if len(a) < len(b) and len(a) > 1:
        if a == b[-len(a) :] or a == b[: len(a)]:
            return 3
        return 2 if _one_first_name(a[0], b[0]) and a[-1] == b[-1] else 0
    if len(a) != len(b) or len(a) < 2:
        return 0
    turned = len(a) == 2 and a == b[::-1]  # "Lee Ann" of "Ann Lee"
    return 2 if turned or _spelled_alike(a, b) or _initialled(a, b) else 0


def _one_first_name(a: str, b: str) -> bool:
    """The same, or one is a short form of the other: "Joe" and "Joseph"."""
    return a == b or b in _short_forms().get(a, ()) or a in _short_forms().get(b, ())


def _initialled(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """ "Ann J. Lee" and "Ann Jane Lee", "Joe Lee" and "Joseph Lee"."""
    middle = all(x == y or (1 in {len(x), len(y)} and x[0] == y[0]) for x, y in zip(a[1:-1], b[1:-1], strict=True))
    return a[-1] == b[-1] and _one_first_name(a[0], b[0]) and middle


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    return {name: frozenset(short) for name, short in data("nicknames").items()}


def _one_word(word: str, full: tuple[str, ...]) -> int:
    """How well one word stands for a full name: as its family name, else as its first word."""
    if word == full[-1] or (len(full) > 2 and full[-2] in words("bodies", "particles") and word == full[-2] + full[-1]):
        return 3
    if len(full) > 2 and word == full[-2] and len(word) > 1:
        return 1  # "Ruiz" of "Ana Ruiz Moreno"
    if word != full[0]:
        return 0
    return 1 if begins_with_first_name(full) and not begins_with_family_name(full) else 2


def _acronym(name: str) -> bool:
    """ "UN" is no short form of a person whose last name is Un."""
    return name.isupper() and len(name) < 6


def _spelled_alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """The same words but for spelling: each pair equal, sounding equal, or (one pair at most) near in letters."""
    near = 0
    for x, y in zip(a, b, strict=True):
        if x == y or (len(x) > 3 and _sound(x) == _sound(y)):
            continue
        if min(len(x), len(y)) < 4 or x[0] != y[0] or Levenshtein.normalized_similarity(x, y) < SPELLING:
            return False
        near += 1
    return near <= 1


def _sounds(name: str) -> tuple[str, ...]:
    """What two forms of one name share at least one of: how a word sounds, or the last two written as one."""
    parts = folded(name)
    bare = without_suffix(parts)
    together = (bare[-2] + bare[-1],) if len(bare) > 2 else ()
    return tuple(dict.fromkeys(_sound(word) for word in (*parts, *together)))


@lru_cache(maxsize=NAMES_KEPT)
def _sound(word: str) -> str:
    for letters, sound in _SOUNDS.items():
        word = word.replace(letters, sound)
    return word[:1] + re.sub(r"(.)\1", r"\1", re.sub(r"[aeiu']", "", word[1:]))


def best_form(forms: Iterable[tuple[str, int]]) -> str:
    """The form to show: the most words (four at most), not in capitals, the most often used, then by the alphabet.

    >>> best_form([("Lee", 9), ("Ann Lee", 2)])
    'Ann Lee'
    """
    return min(forms, key=lambda f: (-min(len(folded(f[0])), 4), f[0].isupper(), -f[1], f[0]))[0]
