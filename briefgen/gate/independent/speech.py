"""Who is who and who says what: is the person named beside the words, and nobody else between them?"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from briefgen.gate.independent.plain import bare, closed, has_word, one_line, quoted, straight, unquoted
from briefgen.gate.independent.told import Found, Json, Key, Steps, Told, key_of

NEAR = 2
"""The speaker stands in the sentence of the words or in so many before it, those that are all quotation aside."""


_SAID = r"(?<!he )(?<!\bthey )(?<!\bwho )\b(?:said|says|added|wrote|tweeted)"
LONGEST = 20
"""A quotation of more sentences has lost its speaker."""


def people(told: Told) -> Found:
    """An entry's names stand in the articles, as often as it says; its roles and claims stand beside one of them."""
    texts = [one_line(t) for t in told.said.values()]
    for n, person in enumerate(told.briefing["people"]):
        steps, forms = ("people", n), (person["name"], *person["aliases"])
        yield from _names(steps, forms, texts)
        parts = {re.escape(form) for form in forms} | {
            re.escape(f.split()[-1]) for f in forms if person["kind"] == "person"
        }
        most = sum(len(re.findall("|".join(sorted(parts, key=len, reverse=True)), t)) for t in texts)
        if not 0 < person["mentions"] <= 2 * most:  # a name may be read in half of one, never in none
            yield (*steps, "mentions"), f"the articles name them {most} times"
        if why := _another_sort(person, texts):
            yield (*steps, "kind"), why
        for m, role in enumerate(person["roles"]):
            if not all(any(_named(person, t) for t in _about(told, c)) for c in role["citations"]):
                yield (*steps, "roles", m), f"{person['name']} is not named beside {role['text']!r}"
        for m, claim in enumerate(person.get("says", [])):
            for c in claim["citations"]:
                if why := _not_theirs(told, person["name"], key_of(c), None):
                    yield (*steps, "says", m), why
                    break
                if not has_word(c["text"], closed("saying")):
                    yield (*steps, "says", m), "nothing is said in this sentence"
                    break


def _names(steps: Steps, forms: tuple[str, ...], texts: list[str]) -> Found:
    for m, form in enumerate(forms):
        where = (*steps, "aliases", m - 1) if m else (*steps, "name")
        if not any(one_line(form) in t for t in texts):
            yield where, f"{form!r} stands in no article"
        elif m and not _one_name(form, forms[0]):
            yield where, f"{form!r} has nothing of the name {forms[0]!r}"


def _about(told: Told, citation: Json) -> list[str]:
    return [citation["text"], *told.before(key_of(citation), NEAR)]


def quotes(told: Told) -> Found:
    """Quoted words stand between quotation marks, and the speaker beside them; the words around them outside."""
    known = {p["name"] for p in told.briefing["people"]}
    for n, quote in enumerate(told.briefing["quotes"]):
        steps: Steps = ("quotes", n)
        for m, c in enumerate(quote["citations"]):
            outside = (
                quoted(c["text"]) and quote["text"].strip(" .,!?…") in unquoted(c["text"]) and "'" not in c["text"]
            )
            if not m and (outside or not uttered(told, c)):
                yield (*steps, "text"), "these words are not between quotation marks"
        if (name := quote["speaker"]) is not None:
            if not any(one_line(name) in t for t in told.said.values()):
                yield (*steps, "speaker"), f"{name!r} stands in no article"
            elif quote["citations"] and (why := _not_theirs(told, name, key_of(quote["citations"][0]), quote["text"])):
                yield (*steps, "speaker"), why
        for part in ("source", "addressee", "occasion"):
            if (said := quote.get(part)) and said["citations"]:
                text = said["citations"][0]["text"]
                at = text.find(said["text"])
                size = len(said["text"])
                own = any(start <= at and at + size <= end and end - start > size + 2 for start, end in quoted(text))
                if at < 0 or own or (part == "source" and name in known):
                    yield (*steps, part, "text"), "these words are somebody's own, or name another than the speaker"
                if said["citations"][0]["article"] not in {c["article"] for c in quote["citations"]}:
                    yield (*steps, part), "this is told in another article than the words"


def _not_theirs(told: Told, name: str, key: Key, words: str | None) -> str | None:
    """Why these words are hardly this person's: they are not named near, or somebody else is named as the speaker."""
    person = next((p for p in told.briefing["people"] if p["name"] == name), {"name": name, "aliases": [], "roles": []})
    sentence, near = told.sentence(key) or "", _before(told, key)
    here = unquoted(sentence) if words is not None else sentence
    if _named(person, here):
        rivals = [p for p in told.briefing["people"] if p["name"] != name and not _shares(p, person)]
        speaks = [p["name"] for p in rivals if _speaks(p, here)]
        together = re.search(_forms(name, tuple(person["aliases"])).pattern + r"(?: and|, and|,) ", straight(here))
        cued = any(
            has_word(straight(here)[m.end() : m.end() + 40], closed("saying"))
            for m in _forms(name, tuple(person["aliases"])).finditer(straight(here))
        )
        return f"{speaks[0]} is named as the one who says it" if speaks and not together and not cued else None
    others = [p for p in told.briefing["people"] if p["name"] != name and not _shares(p, person)]
    if speaker := next((p["name"] for p in others if _speaks(p, here)), None):
        return f"{speaker} is named as the one who says it"
    described = _described(person, here)
    for text in _after(told, key) if words is not None else []:
        if _named(person, unquoted(text)):
            return None
        if rival := next((p["name"] for p in others if _speaks(p, unquoted(text))), None):
            return f"{rival} is named as the one who says it"
        described = described or _described(person, unquoted(text))
    for text in near:
        if _named(person, text):
            return None
        described = described or _role_stands(person, text)
        if not described and (rival := next((p["name"] for p in others if _speaks(p, unquoted(text))), None)):
            return f"{rival} speaks between the name and the words"
    if described and any(_named(person, t) for t in told.texts.values()):
        return None
    return f"{name} is not named in the sentence or in the {NEAR} before it"


def _before(told: Told, key: Key) -> list[str]:
    """The sentences before one: those of its paragraph, and so many before it that are not all quotation."""
    found: list[str] = []
    counted, at = 0, told.places[key]
    for s in reversed(told.order[key[0]][max(0, at - LONGEST) : at]):
        found.append(str(s["text"]))
        spans = quoted(told.articles[key[0]]["blocks"][s["block"]]["text"])
        tells = not any(start <= s["start"] + 1 and s["end"] - 1 <= end for start, end in spans)
        counted += (
            s["block"] != told.order[key[0]][at]["block"] and tells and not has_word(unquoted(s["text"]), ("he", "she"))
        )
        if counted >= NEAR:
            break
    return found


def _after(told: Told, key: Key) -> list[str]:
    """The sentences with which a quotation goes on, up to the one that is not all quotation."""
    found: list[str] = []
    at, text = told.places[key], told.sentence(key) or ""
    block = told.order[key[0]][at]["block"]
    for s in told.order[key[0]][at + 1 : at + 6]:
        if (
            s["block"] != block
            or re.search(r"[\"”'’]\W*$", text.strip())
            or re.search(r"[a-z]{3}", unquoted(text) if quoted(text) else "")
        ):
            break
        text = str(s["text"])
        found.append(text)
    return found


def uttered(told: Told, citation: Json) -> bool:
    """Does the sentence stand between quotation marks, or after some that were opened in its paragraph?"""
    block = told.order[citation["article"]][told.places[key_of(citation)]]["block"]
    text = told.articles[citation["article"]]["blocks"][block]
    around = " ".join([*reversed(told.before(key_of(citation), 12)), citation["text"]])
    return text["kind"] == "quotation" or bool(re.search(r"[\"“”‘]|(?<!\w)['’]\w|\w[.,!?]['’](?!\w)", around))


@lru_cache(maxsize=65536)
def _forms(name: str, aliases: tuple[str, ...]) -> re.Pattern[str]:
    last = [f.split()[-1] for f in (name, *aliases) if len(f.split()[-1]) > 2]
    first = [n.split()[0] for n in (name,) if len(n.split()) > 1 and len(n.split()[0]) > 3]
    every = sorted({*map(straight, (name, *aliases, *last, *first))}, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, every)) + r")(?!\w)", re.IGNORECASE)


def _named(person: Json, text: str) -> bool:
    return bool(_forms(person["name"], tuple(person["aliases"])).search(straight(text)))


def _speaks(person: Json, text: str) -> bool:
    """Does the name stand right beside a word of saying: "said Ann Holm", "Holm, the mayor, said"?"""
    name = _forms(person["name"], tuple(person["aliases"])).pattern
    after = rf"{_SAID}\s+(?:[A-Z]\w+\.?\s+){{0,3}}{name}(?:$|[,.;:)]|\s(?:who|of|in|on|at|after|during|with|from|as)\b)"
    before = rf"{name}(?:,[^,.…]{{1,60}},)?,?\s+(?:who\s+)?(?:said|says|added|told|wrote|tweeted)\b"
    return bool(re.search(f"{after}|{before}", straight(text)))


def _described(person: Json, text: str) -> bool:
    """Is somebody spoken of who may be this person: by a pronoun, or by a word of a role?"""
    return has_word(text, closed("pronouns")) or _role_stands(person, text)


def _role_stands(person: Json, text: str) -> bool:
    roles = {w for r in person["roles"] for w in re.findall(r"[^\W\d_]{4,}", r["text"].lower())}
    return bool(roles & set(re.findall(r"[^\W\d_]{4,}", text.lower())))


def _shares(one: Json, other: Json) -> bool:
    """Have two entries a name in common?"""
    a, b = ({w.lower() for f in (p["name"], *p["aliases"]) for w in f.split()} for p in (one, other))
    return bool(a & b)


def _one_name(form: str, name: str) -> bool:
    initials = "".join(w[0] for w in re.findall(r"\w+", name) if w[0].isupper())
    parts = {w.casefold() for w in re.findall(r"\w+", name)}
    plain = re.sub(r"\W", "", form)
    alike = SequenceMatcher(None, bare(form), bare(name)).ratio() > 0.6 or plain[:3].upper() == initials[:3]
    return (
        alike
        or bool(parts & {w.casefold() for w in re.findall(r"\w+", form)})
        or bare(form) in bare(name)
        or plain.isupper()
    )


def _another_sort(person: Json, texts: list[str]) -> str | None:
    """A person bears no article before the name; a body is not called Mr, nor "he"."""
    name = re.escape(one_line(person["name"]))
    every = sum(len(re.findall(name, t)) for t in texts)
    with_the = sum(len(re.findall(rf"\b[Tt]he {name}", t)) for t in texts)
    last = re.escape(person["name"].split()[-1])
    titled = any(re.search(rf"\b(?:Mr|Mrs|Ms|Dr)\.? (?:\w+ )?{last}\b|{name}, (?:\d\d|his|her),? ", t) for t in texts)
    if person["kind"] == "person" and every and with_the * 2 > every:
        return "the articles put an article before the name, as before a body's"
    last_word = person["name"].split()[-1]
    surname = len(person["name"].split()) == 2 and last_word in person["aliases"] and not last_word.isupper()
    if person["kind"] == "body" and (titled or surname):
        return "the articles speak of a human being"
    return None
