"""Who is who and who says what: is the person named beside the words, and nobody else between them?"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from briefgen.gate.independent.plain import bare, closed, has_word, one_line, quoted, straight, unquoted
from briefgen.gate.independent.told import At, Json, Key, Told, key_of

NEAR, LONGEST = 2, 20
"""The speaker stands in the sentence of the words or in so many before it, those that are all quotation aside; a
quotation of more sentences than the second has lost its speaker."""
_SAID = r"(?<!he )(?<!\bthey )(?<!\bwho )\b(?:said|says|added|wrote|tweeted)"
_A_PRONOUN_SAYS = re.compile(r"\b(?:he|she|they) (?:said|says|added)\b", re.IGNORECASE)


def one_name(at: At) -> bool:
    """Has a form something of the name: a word, initials, a spelling that is near, a short form of a word?"""
    form, name, words = at.value, at.entry["name"], re.findall(r"\w+", at.entry["name"])
    parts, plain = {bare(w) for w in words}, re.sub(r"\W", "", form)
    near = any(SequenceMatcher(None, bare(form), part).ratio() > 0.54 for part in (bare(name), *parts))
    shared = parts & {bare(w) for w in re.findall(r"\w+", form)} or bare(form) in bare(name)
    return (
        bool(shared)
        or near
        or plain.isupper()
        or plain[:3].upper() == "".join(w[0] for w in words if w[0].isupper())[:3]
    )


def sort(at: At) -> bool:
    """Does a person bear no article before the name, and is a body not called Mr, nor "he"?"""
    text, form = at.told.everything, re.escape(one_line(at.entry["name"]))
    with_the, every = len(re.findall(rf"\b[Tt]he {form}", text)), len(re.findall(form, text))
    if at.value == "person":
        return not with_the or with_the * 2 <= every
    last = at.entry["name"].split()[-1]
    titled = re.search(rf"\b(?:Mr|Mrs|Ms|Dr)\.? (?:\w+ )?{re.escape(last)}\b|{form}, (?:\d\d|his|her),? ", text)
    return not titled and not (
        len(at.entry["name"].split()) == 2 and last in at.entry["aliases"] and not last.isupper()
    )


def beside(at: At) -> bool:
    """Is the person named in each sentence of a role, or just before it?"""
    near = ((c["text"], *at.told.before(key_of(c), NEAR)) for c in at.cited)
    return all(any(_named(at.statement, text) for text in texts) for texts in near)


def says(at: At) -> bool:
    """Is what a person says said, and by them?"""
    said = all(has_word(c["text"], closed("saying")) for c in at.cited)
    return said and all(_theirs(at.told, at.statement["name"], key_of(c), quotes=False) for c in at.cited)


def stands(at: At) -> bool:
    """Does the name stand in an article, in its own letters or, as a transcript has it, in capitals?"""
    names = () if at.value is None else (one_line(at.value), one_line(at.value).upper())
    return not names or any(name in at.told.everything for name in names)


def speaker(at: At) -> bool:
    """Are the quoted words those of the speaker?"""
    return at.value is None or _theirs(at.told, at.value, key_of(at.first), quotes=True)


def uttered(at: At) -> bool:
    """Do quoted words stand after a quotation mark, in their sentence or shortly before it?"""
    key = key_of(at.first)
    block = at.told.articles[key[0]]["blocks"][at.told.sentence(key)["block"]]  # type: ignore[index]
    around = " ".join([*at.told.before(key, 12), at.first["text"]])
    if re.match(r"[A-Z][A-Z.'’ -]+(?:, [^:a-z]{1,60})?: ", block["text"]):  # "LEE: We are safe.", in a transcript
        return True
    return block["kind"] == "quotation" or bool(re.search(r"[\"“”‘]|(?<!\w)['’]\w|\w[.,!?]['’](?!\w)", around))


def _theirs(told: Told, name: str, key: Key, *, quotes: bool) -> bool:
    """Is this person named in the sentence or near it, and nobody else named as the speaker?"""
    people = told.briefing["people"]
    person = next((p for p in people if p["name"] == name), {"name": name, "aliases": [], "roles": []})
    others = [p for p in people if p["name"] != name and not _words(p) & _words(person)]
    sentence, described = str((told.sentence(key) or {})["text"]), False
    own = [*map(unquoted, [sentence, *_after(told, key)])] if quotes else [sentence]
    for n, text in enumerate([*own, *_before(told, key)]):
        here = n < len(own)
        rival = any(_speaks(p, text if here else unquoted(text)) for p in others)
        if _named(person, text) and (n or not rival or _says_so(person, text)):
            return True
        if rival and not (_A_PRONOUN_SAYS.search(text) and quotes if here else described):
            return False
        described = described or _role_stands(person, text) or (here and has_word(text, closed("pronouns")))
    return described and any(_named(person, text) for text in told.texts.values())


def _before(told: Told, key: Key) -> list[str]:
    """The sentences before one: those of its paragraph, and so many before it that are not all quotation."""
    found: list[str] = []
    counted, at = 0, told.places[key]
    for s in reversed(told.order[key[0]][max(0, at - LONGEST) : at]):
        found.append(str(s["text"]))
        spans = quoted(told.articles[key[0]]["blocks"][s["block"]]["text"])
        tells = not any(start <= s["start"] + 1 and s["end"] - 1 <= end for start, end in spans)
        other = s["block"] != told.order[key[0]][at]["block"]
        counted += other and tells and not has_word(unquoted(s["text"]), ("he", "she"))
        if counted >= NEAR:
            break
    return found


def _after(told: Told, key: Key) -> list[str]:
    """The sentences with which a quotation goes on, up to the one that is not all quotation, or that signs it."""
    found, at = [], told.places[key]
    for s, after in zip(told.order[key[0]][at : at + 5], told.order[key[0]][at + 1 : at + 6], strict=False):
        closes = re.search(r"[\"”'’]\W*$", s["text"].strip())
        if closes and straight(after["text"]).startswith("-"):  # "- Mayor Ann Holm": who signs it
            found.append(str(after["text"]))
        if closes or s["block"] != after["block"] or (quoted(s["text"]) and re.search("[a-z]{3}", unquoted(s["text"]))):
            break
        found.append(str(after["text"]))
    return found


@lru_cache(maxsize=65536)
def _forms(name: str, aliases: tuple[str, ...]) -> re.Pattern[str]:
    last = [f.split()[-1] for f in (name, *aliases) if len(f.split()[-1]) > 2]
    first = [name.split()[0]] if len(name.split()) > 1 and len(name.split()[0]) > 3 else []
    every = sorted({*map(straight, (name, *aliases, *last, *first))}, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, every)) + r")(?!\w)", re.IGNORECASE)


def _form(person: Json) -> re.Pattern[str]:
    return _forms(person["name"], tuple(person["aliases"]))


def _named(person: Json, text: str) -> bool:
    return bool(_form(person).search(straight(text)))


def _says_so(person: Json, text: str) -> bool:
    """Is the person named before a word of saying, or together with another?"""
    line = straight(text)
    cued = any(has_word(line[m.end() : m.end() + 40], closed("saying")) for m in _form(person).finditer(line))
    return cued or bool(re.search(_form(person).pattern + r"(?: and|, and|,) ", line))


def _speaks(person: Json, text: str) -> bool:
    """Does the name stand right beside a word of saying: "said Ann Holm", "Holm, the mayor, said"?"""
    name = _form(person).pattern
    after = rf"{_SAID}\s+(?:[A-Z]\w+\.?\s+){{0,3}}{name}(?:$|[,.;:)]|\s(?:who|of|in|on|at|after|during|with|from|as)\b)"
    before = rf"{name}(?:,[^,.…]{{1,60}},)?,?\s+(?:who\s+)?(?:said|says|added|told|wrote|tweeted)\b"
    return bool(re.search(f"{after}|{before}", straight(text)))


def _role_stands(person: Json, text: str) -> bool:
    roles = {w for r in person["roles"] for w in re.findall(r"[^\W\d_]{4,}", r["text"].lower())}
    return bool(roles & set(re.findall(r"[^\W\d_]{4,}", text.lower())))


def _words(person: Json) -> set[str]:
    return {w.lower() for form in (person["name"], *person["aliases"]) for w in form.split()}
