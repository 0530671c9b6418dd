"""Figures, times and the sides of a difference: does the number stand there, in this unit, bounded so, of this kind?"""

from __future__ import annotations

import re

from briefgen.gate.independent.plain import STEM, closed, content, has_word, numbers, same_number, straight
from briefgen.gate.independent.stands import dated
from briefgen.gate.independent.told import At, Json, key_of, marked

_TIMED = re.compile(
    r"\b\d{4}\b|\d[:.]\d\d|\b[ap]\.?m\b|\b(?:jan|feb|mar|apr|may|june|july|aug|sept|oct|nov|dec)|\d/\d|"
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|year|month|week|day|night|morning|noon|evening|hour|ago"
)
_ASKS = {"wording": r".* quoted\?$", "number": r"How (?:many|much)\b", "denial": "Claimed and denied"}
"""Questions that are asked of one kind of difference alone."""


def end(at: At) -> bool:
    """Is an end of a value one of the numbers of its words, or their sum?"""
    words = [n for w in marked(at.first) for n in numbers(w)]
    there = numbers(at.entry["text"]) or words
    scaled = [n * 10**k for n in there[:-1] for k in (3, 6, 9) if n * 10**k <= there[-1]]  # "5-6,000"
    return any(same_number(at.value, n) for n in (*there, *scaled, sum(words), *(n / 100 for n in there)))


def bound(at: At) -> bool:
    """Do the words bound the value so, and not at all where it is exact?"""
    value, words = at.entry["value"], closed("bounds").get(at.value)
    if words is None:
        return value[:1].isdigit() and not has_word(at.entry["text"], closed("bounding"))
    return value.startswith(at.value) and has_word(at.first["text"], words)


def unit(at: At) -> bool:
    """Does the unit of a value stand in its sentence, by its name or a sign for it?"""
    name, near = at.value.split("/")[0], re.sub(r"(?<=\d)(?=[A-Za-z])", " ", at.first["text"])
    signs = closed("unit_signs").get(name, [f"{name[:4]}-", name])
    named = has_word(near, (*signs, *(f"{w[:4]}-" for w in name.split() if len(w) > 3)))
    return (
        named or any(s in near for s in signs if not s[:1].isalnum())
        if name
        else not re.search(r"[$€£¥%]", at.entry["text"])
    )


def converted(at: At) -> bool:
    """Is a conversion the value times the ratio of the two units, rounded as it is written?"""
    own, low, other = at.entry["unit"].lower(), at.entry["low"], at.value or ""
    got, digits = numbers(re.sub(r"\b[a-z]{1,2}\b|[²³°]", "", other)), re.search(r"\d[\d,]*\.?\d*", other)
    if not got or not digits:
        return at.value is None
    if "°" in other:
        return same_number(got[0], low * 1.8 + 32 if "f" in other.lower() else (low - 32) / 1.8, 0.06)
    plain = digits[0].rstrip(".,").replace(",", "")
    places = -len(plain.partition(".")[2]) if "." in plain else len(plain) - len(plain.rstrip("0"))
    last = 10.0**places * got[0] / (float(plain) or 1.0)
    pairs = [(*pair.split(), factor) for pair, factor in closed("factors").items()]
    ratios = [factor for one, two, factor in pairs if own.startswith(one) and two in other]
    return any(abs(got[0] - f * low) <= 0.55 * last + 0.001 * got[0] for f in ratios)


def counted(at: At) -> bool:
    """Is a figure's unit that of its values, or what befell those counted, who are people?"""
    text, words = _sentences(at.entry), closed("harm").get(at.value)
    if words is None or at.value == at.entry["amounts"][0]["unit"]:
        return bool(at.value == at.entry["amounts"][0]["unit"])
    people = at.value not in closed("harm_of_things") or has_word(text, closed("people_nouns"))
    return people and has_word(text, words)


def question(at: At) -> bool:
    """Does the label name something of the sentences: what is counted or measured, or what befell them?"""
    text, own, harm = _sentences(at.entry), at.entry["unit"], closed("harm")
    words = set(re.findall(r"\w+", at.value.lower()))
    states = set(harm) & words
    if not all(has_word(text, harm[state]) and (own not in harm or own in states) for state in states):
        return False
    about = content(at.value) - content(" ".join(closed("question_words"))) - {state[:STEM] for state in states}
    if not about and not states and not {"people", "others"} & words:  # a question for a measure
        return bool(words) and bool(at.entry["amounts"][0]["unit"])
    about |= {w.removesuffix("s") for w in about} | {w.replace("men", "man") for w in about}  # one girl, one woman
    done = any(has_word(text, forms) for deed, forms in closed("deeds").items() if deed in words)
    return not about or done or bool(about & content(text))


def _sentences(figure: Json) -> str:
    return " ".join(c["text"] for a in figure["amounts"] for c in a["citations"])


def about_the_figure(at: At) -> bool:
    """Is the difference that a figure names about its values?"""
    sides = next((d["positions"] for d in at.told.briefing["differences"] if d["id"] == at.value), ())
    every = {key_of(c) for a in at.entry["amounts"] for c in a["citations"]}
    return at.value is None or len(every & {key_of(c) for p in sides for c in p["citations"]}) > 1


def clock(at: At) -> bool:
    """Do a sentence's numbers, or "noon", give a time of day?"""
    if at.value is None:
        return True
    hour, minute = map(int, at.value[:5].split(":"))
    for text in (straight(c["text"]) for c in at.cited):
        found = {*numbers(text), *(float(n) for n in re.findall(r"\d{1,2}(?!\d)", text))}
        found |= {float(n) for run in re.findall(r"(?<!\d)\d{3,4}(?!\d)", text) for n in (run[:-2], run[-2:])}
        named = (hour, minute) in {(0, 0), (12, 0)} and has_word(text, ("noon", "midday", "midnight"))
        if named or (found & {hour, hour % 12 or 12} and (minute in {0, *found} or "half" in text)):
            return True
    return False


def resolved(at: At) -> bool:
    """Does a sentence of a side give the date or the number that it comes to?"""
    ours, kind = at.value, at.statement["kind"]
    if ours is None or (kind == "date" and not re.match(r"\d{4}|\d\dXX", ours)):
        return True
    if kind == "date":
        return any(dated(at.told, c, w, ours) for c in at.cited for w in (at.entry["value"], *marked(c)))
    there = [n for w in marked(at.first) for n in numbers(w)]
    every = (*there, sum(there), *numbers(at.entry["value"]))
    return any(same_number(a, b) for a in numbers(ours) for b in every)


def kind(at: At) -> bool:
    """Can the sides be of this kind: numbers, times, a denial, words in quotation marks?"""
    sides, topic = at.statement["positions"], at.statement["topic"]
    given = [f"{p['value']} {p.get('resolved') or ''}" for p in sides]
    counted = [(*numbers(p["value"]), *numbers(p.get("resolved") or "")) for p in sides]
    quoted = (any(re.search(r"[\"“”‘'’]", c["text"]) for c in p["citations"]) for p in sides)
    may = {
        "number": any(counted) and len(set(counted)) > 1,
        "date": any(_TIMED.search(words.lower()) for words in given),
        "denial": any(has_word(c["text"], closed("denying")) for p in sides[1:] for c in p["citations"]),
        "wording": all(quoted),
        "place": True,
    }
    bare = all(counted) and len({re.sub(r"[\W\d]+", "", p["value"]) for p in sides}) == 1
    alien = any(re.match(asked, topic) for own, asked in _ASKS.items() if own != at.value)
    return may.get(at.value, not bare) and not alien


def several_days(at: At) -> bool:
    """Are the values of a figure told on several days?"""
    days = {at.told.day(c["article"]) for a in at.entry["amounts"] for c in a["citations"]} - {None}
    return len(at.entry["amounts"]) > 1 and len(days) > 1
