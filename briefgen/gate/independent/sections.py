"""Timeline, figures, gaps and open questions: the day, the number, the unit, the words for "not known"."""

from __future__ import annotations

import re
from datetime import date

from briefgen.gate.independent.days import span, written_out
from briefgen.gate.independent.plain import STEM, closed, content, has_word, numbers, same_number, straight
from briefgen.gate.independent.statements import dated
from briefgen.gate.independent.told import Found, Json, Steps, Told, key_of

CONVERTED = 0.06
"""A conversion is rounded; it is within so much of the true value."""


def timeline(told: Told) -> Found:
    """An entry's date is told by each sentence it cites; what is past is no plan; the oldest comes first."""
    last = ""
    for n, entry in enumerate(told.briefing["timeline"]):
        steps, there = ("timeline", n), span(entry["date"])
        written = False
        for c in entry["citations"]:
            marked = " … ".join(c["text"][start:end] for start, end in c.get("marks", [])) or c["text"]
            written = written or written_out(marked, entry["date"])
            if not dated(told, c, marked, entry["date"]):
                yield (*steps, "date"), f"{marked!r}, told on {told.day(c['article'])}, does not give {entry['date']}"
        if entry["inferred"] == written:
            yield (
                (*steps, "inferred"),
                "the date is written out there" if written else "no sentence writes the whole date",
            )
        days = sorted(filter(None, (told.day(c["article"]) for c in entry["citations"])))
        if there and days and entry["kind"] == "plan" and str(there[1]) < days[0]:
            yield (*steps, "kind"), "its day was past when the articles told it"
        if there and days and entry["kind"] == "event" and (there[0] - date.fromisoformat(days[-1])).days > 1:
            yield (*steps, "kind"), "its day lies ahead of the articles that tell it"
        if entry["kind"] == "statement" and not any(has_word(c["text"], closed("saying")) for c in entry["citations"]):
            yield (*steps, "kind"), "nothing is said in it"
        if (clock := entry.get("clock")) and not any(_clock(clock, c["text"]) for c in entry["citations"]):
            yield (*steps, "clock"), f"no sentence it cites gives {clock}"
        if there and str(there[0]) < last[:10]:
            yield (*steps, "date"), "it stands behind a later one"
        last = max(last, str(there[0])) if there else last


def _clock(clock: str, text: str) -> bool:
    """A time of day in its usual forms: 21:00, 9 p.m., nine in the evening, noon."""
    if not re.match(r"\d\d:\d\d", clock):
        return False
    hour, minute = int(clock[:2]), int(clock[3:5])
    text = straight(text).lower()
    if (hour, minute) in {(12, 0), (0, 0)} and has_word(text, ("noon", "midday", "midnight")):
        return True
    half = {hour, hour % 12 or 12}
    found = [(int(h), int(m or 0)) for h, m in re.findall(r"(?<!\d)(\d{1,2})[:.h]?(\d\d)?(?!\d)", text)]
    found += [(int(x[:-2]), int(x[-2:])) for x in re.findall(r"(?<!\d)\d{3,4}(?!\d)", text)]
    found += [(int(h), 0) for h in numbers(text)] + ([(h, 30) for h in half] if "half" in text else [])
    later = ("p.m", "pm", "evening", "afternoon", "night") if hour >= 12 else ("a.m", "am", "morning", "night", "early")
    other = ("a.m", "am ") if hour >= 12 else ("p.m", "pm ")
    sided = hour in {h for h, _ in found} or any(w in text for w in later) or not any(w in text for w in other)
    return sided and any(h in half and m == minute for h, m in found)


def figures(told: Told) -> Found:
    """A value is the number of its words, its conversion the ratio of its units; its question is about its sentence."""
    ids = {d["id"]: d for d in told.briefing["differences"]}
    for n, figure in enumerate(told.briefing["figures"]):
        steps: Steps = ("figures", n)
        lead: Json = figure["amounts"][0] if figure["amounts"] else {}
        for name in ("value", "text", "citations"):
            if figure[name] != lead.get(name):
                yield (*steps, name), "it is not that of its first value"
        for m, amount in enumerate(figure["amounts"]):
            yield from _amount((*steps, "amounts", m), amount)
        sentences = " ".join(c["text"] for a in figure["amounts"] for c in a["citations"])
        if figure["unit"] != lead.get("unit"):
            if figure["unit"] not in closed("harm"):
                yield (*steps, "unit"), "it is neither the unit of its values nor what befell those counted"
            elif not has_word(sentences, closed("harm")[figure["unit"]]) or not has_word(
                sentences, closed("people_nouns")
            ):
                yield (*steps, "unit"), f"nobody is {figure['unit']} in the sentences it cites"
        yield from _question(steps, figure, sentences)
        yield from _standing(told, steps, figure, ids.get(figure.get("difference") or "", {}))


def _standing(told: Told, steps: Steps, figure: Json, difference: Json) -> Found:
    """How its values stand to each other: by their difference, their origins, and the days they were told on."""
    expected = "differ" if figure.get("difference") else "agree" if figure["origins"] > 1 else "one origin"
    if figure["agreement"] != expected:
        yield (*steps, "agreement"), f"its values and origins make it {expected!r}"
    every = [c for amount in figure["amounts"] for c in amount["citations"]]
    if figure.get("difference"):
        cited = {key_of(c) for p in difference.get("positions", []) for c in p["citations"]}
        if len(cited & {key_of(c) for c in every}) < 2:
            yield (*steps, "difference"), f"{figure['difference']} is not about its values"
    days = {told.day(c["article"]) for c in every} - {None}
    update = difference.get("reading") == "update" and figure["unit"] in closed("harm")
    if update and not figure["moves"] and len(days) == len(figure["amounts"]) > 1:
        yield (*steps, "moves"), "its difference is one between two times"
    if figure["moves"] and (len(figure["amounts"]) < 2 or len(days) < 2):
        yield (*steps, "moves"), "all its values are of one time"


def _amount(steps: Steps, amount: Json) -> Found:
    first: Json = amount["citations"][0] if amount["citations"] else {"text": "", "marks": []}
    marked = [first["text"][start:end] for start, end in first.get("marks", [])]
    there = numbers(amount["text"]) or tuple(n for words in marked for n in numbers(words))
    if len(there) > 1:  # "5-6,000", "between $19 and $22 million"
        there = (*there, *(n * 10**k for n in there[:-1] for k in (3, 6, 9) if n * 10**k <= there[-1]))
    every = {*there, sum(n for w in marked for n in numbers(w)), *(n / 100 for n in there)}
    for end in ("low", "high"):
        if not any(same_number(amount[end], n) for n in every):
            yield (*steps, end), f"{amount['text']!r} is not {amount[end]:g}"
    told = numbers(amount["value"])
    if not told or not (same_number(told[0], amount["low"], 0.01) and same_number(told[-1], amount["high"], 0.01)):
        yield (*steps, "value"), f"it is not {amount['low']:g} to {amount['high']:g}"
    bound, near = amount["bound"], first["text"]
    prefix = amount["value"].startswith(bound) if bound != "exact" else amount["value"][:1].isdigit()
    if amount["text"] not in marked:
        yield (*steps, "text"), "the sentence does not mark it"
    elif not prefix or (bound != "exact" and not has_word(near, closed("bounds")[bound])):
        yield (*steps, "bound"), f"its words do not bound it as {bound!r}"
    elif bound == "exact" and has_word(
        amount["text"], ("at least", "more than", "up to", "about", "some", "nearly", "almost", "around")
    ):
        yield (*steps, "bound"), "its words do bound it"
    unit = amount["unit"].split("/")[0]
    signs = closed("unit_signs").get(unit, [f"{unit[:4]}-", unit])
    named = (*signs, *(f"{w[:4]}-" for w in unit.split() if len(w) > 3))
    if (
        unit
        and not has_word(re.sub(r"(?<=\d)(?=[a-z])", " ", near), named)
        and not any(s in near for s in signs if not s[0].isalnum())
    ):
        yield (*steps, "unit"), f"{unit} does not stand in its sentence"
    if not unit and re.search(r"[$€£¥%]", amount["text"]):
        yield (*steps, "unit"), "its words have a unit"
    if (other := amount.get("converted")) is not None and not _converts(amount, other):
        yield (*steps, "converted"), f"{amount['value']} {amount['unit']} is not {other}"


def _converts(amount: Json, other: str) -> bool:
    """Is a conversion the value times the ratio of the two units (or the value itself, where a source gives both)?"""
    unit, got = amount["unit"].lower(), numbers(re.sub(r"\b[a-z]{1,2}\b|[²³°]", "", other))
    if not got:
        return False
    if "°" in other:
        low = amount["low"]
        return same_number(got[0], low * 1.8 + 32 if "f" in other.lower() else (low - 32) / 1.8, CONVERTED)
    digits = re.search(r"\d[\d,.]*", other)
    written = (digits[0] if digits else "").rstrip(".,").replace(",", "")
    last = (
        10.0 ** -len(written.partition(".")[2]) if "." in written else 10.0 ** (len(written) - len(written.rstrip("0")))
    )
    scale = got[0] / float(written) if float(written) else 1.0
    ratios = [
        f for pair, f in closed("factors").items() if unit.startswith(pair.split()[0]) and pair.split()[1] in other
    ]
    return any(abs(got[0] - f * amount["low"]) <= 0.55 * last * scale + 0.001 * got[0] for f in ratios)


def _question(steps: Steps, figure: Json, sentences: str) -> Found:
    """The label names something of the sentences: what is counted or measured, or what befell them."""
    about = content(figure["question"]) - content(" ".join(closed("question_words")))
    states = set(closed("harm")) & set(figure["question"].split())
    for state in sorted(states):
        if not has_word(sentences, closed("harm")[state]):
            yield (*steps, "question"), f"nobody is {state} in the sentences it cites"
    rest = about - {state[:STEM] for state in states}
    if figure["unit"] in closed("harm") and states and figure["unit"] not in states:
        yield (*steps, "question"), f"it counts {figure['unit']}"
    if (
        not rest
        and not states
        and not figure["amounts"][0]["unit"]
        and not {"people", "others"} & set(figure["question"].split())
    ):
        yield (*steps, "question"), "this is measured in a unit, and its value has none"
    if not figure["question"].strip() or (rest and not rest & content(sentences)):
        yield (*steps, "question"), f"the sentences are not about {figure['question']!r}"


def gaps(told: Told) -> Found:
    """The words marked say that something is open, in the way they are said to; no article answers an open question."""
    for n, gap in enumerate(told.briefing["gaps"]):
        for c in gap["citations"]:
            marked = " … ".join(c["text"][start:end] for start, end in c.get("marks", []))
            if not has_word(marked, closed("opening")) or not has_word(marked, closed("unknown")[gap["kind"]]):
                yield ("gaps", n, "kind"), f"{marked!r} does not say {gap['kind']!r}"
    texts = " ".join(t for name, t in told.texts.items() if name not in told.aside)
    for n, slot in enumerate(told.briefing.get("unanswered", [])):
        if slot in closed("answers") and has_word(texts, closed("answers")[slot]):
            yield ("unanswered", n), f"an article answers {slot!r}"
