"""The differences: does each side stand there, are they of this kind, does their time explain them, who is silent?"""

from __future__ import annotations

import re

from briefgen.gate.independent.plain import closed, content, has_word, numbers, same_number, straight
from briefgen.gate.independent.speech import uttered
from briefgen.gate.independent.statements import dated
from briefgen.gate.independent.told import Found, Json, Key, Steps, Told, key_of

_TIMED = re.compile(
    r"\b\d{4}\b|\d[:.]\d\d|\b[ap]\.?m\b|\b(?:jan|feb|mar|apr|may|june|july|aug|sept|oct|nov|dec)|\d/\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|year|month|week|day|night|morning|noon|evening|hour|ago"
)
_NAMED = re.compile(r"\b[A-Z]|\b(?:in|at|near|on|inside|outside|scene|hospital|home|street|road)\b|\d")
A_COPY = 0.75
"""A silent article has no sentence with so much of what a cited one is about."""


def differences(told: Told) -> Found:
    """Everything a difference says of itself, asked of its own sentences and of the calendar."""
    home = {a: o["id"] for o in told.briefing["origins"] for a in o["articles"]}
    for n, d in enumerate(told.briefing["differences"]):
        steps: Steps = ("differences", n)
        heard = [{c["article"] for c in p["citations"]} for p in d["positions"]]
        every = set().union(*heard)
        if len(d["positions"]) < 2:
            yield (*steps, "positions"), "it has one side"
            continue
        if every & told.aside:
            yield (*steps, "positions"), f"it cites {min(every & told.aside)}, which is kept out of the comparison"
        for m, position in enumerate(d["positions"]):
            yield from _position(told, (*steps, "positions", m), d, position)
        if d["revision"] != (len({home.get(a) for a in every}) == 1):
            yield (*steps, "revision"), "whether all sides are of one origin is not what the table of origins gives"
        if why := _another_kind(told, d):
            yield (*steps, "kind"), why
        if why := _another_reading(told, d, heard):
            yield (*steps, "reading"), why
        yield from _silent(told, steps, d, every)
        yield from _topic(told, (*steps, "topic"), d)


def _topic(told: Told, steps: Steps, d: Json) -> Found:
    """The question is one; what it names stands in the articles; a figure of its sides asks for the same."""
    _, _, about = d["topic"].partition("?") if "?" in d["topic"] else d["topic"].partition(":")
    every = content(" ".join([*told.said.values(), *closed("questions")]))
    if not about and not d["topic"].endswith("?"):
        yield steps, "this asks nothing"
    if strangers := {w for w in content(about) - every if w.isalpha()}:
        yield steps, f"no article has {min(strangers)!r}"
    states = {f["unit"] for f in told.briefing["figures"] if f.get("difference") == d["id"]} & set(closed("harm"))
    asked = {state for state in closed("harm") if state in d["topic"].split("?")[0].split()}
    if states and asked and not states & asked:
        yield steps, f"its figures count {min(states)}"


def _position(told: Told, steps: Steps, d: Json, position: Json) -> Found:
    first = position["citations"][0] if position["citations"] else None
    if first is None or not position["value"].strip() or position["value"] not in first["text"]:
        yield (*steps, "value"), "its words do not stand in the first sentence it cites"
        return
    ours = position.get("resolved")
    if ours is None:
        return
    if d["kind"] == "date" and re.match(r"\d{4}|\d\dXX", ours):
        words = [" … ".join(c["text"][s:e] for s, e in c.get("marks", [])) or c["text"] for c in position["citations"]]
        if not any(
            dated(told, c, w, ours) for c, w in zip(position["citations"], [position["value"], *words[1:]], strict=True)
        ):
            yield (*steps, "resolved"), f"no sentence it cites gives {ours}"
    elif d["kind"] != "date":
        marked = [n for start, end in first.get("marks", []) for n in numbers(first["text"][start:end])]
        there = {*marked, sum(marked), *numbers(position["value"])}
        if not any(same_number(a, b) for a in numbers(ours) for b in there):
            yield (*steps, "resolved"), f"what is marked does not make {ours}"


def _another_kind(told: Told, d: Json) -> str | None:
    """Why the sides cannot be of this kind; None where they may."""
    values = [p["value"] for p in d["positions"]]
    texts = [[c["text"] for c in p["citations"]] for p in d["positions"]]
    counted = [[n for v in (p["value"], p.get("resolved") or "") for n in numbers(v)] for p in d["positions"]]
    kind, rest = d["kind"], {re.sub(r"[\W\d]+", "", v) for v in values}
    if kind == "number" and sum(map(bool, counted)) < 1:
        return "no side has a number"
    if kind == "number" and len({tuple(c) for c in counted}) == 1 and all(counted):
        return "all sides have the same numbers"
    if (
        kind == "date"
        and sum(
            bool(_TIMED.search((v + (p.get("resolved") or "")).lower()))
            for v, p in zip(values, d["positions"], strict=True)
        )
        < 1
    ):
        return "no side has a date or a time"
    if kind == "place" and not all(_NAMED.search(v) for v in values):
        return "a side names no place"
    if kind == "denial" and not any(has_word(t, closed("denying")) for side in texts[1:] for t in side):
        return "no side denies"
    if kind == "wording" and not all(any(uttered(told, c) for c in p["citations"]) for p in d["positions"]):
        return "a side quotes nobody"
    bare = all(counted) and len(rest) == 1 and len({tuple(c) for c in counted}) > 1
    if kind not in {"number", "date", "place"} and bare:
        return "its sides are numbers of one thing"
    if kind != "wording" and d["topic"].endswith(" quoted?"):
        return "it asks how somebody is quoted"
    if kind != "number" and re.match(r"How (?:many|much)\b", d["topic"]):
        return "it asks for a number"
    if kind != "denial" and d["topic"].startswith("Claimed and denied"):
        return "it tells of a denial"
    if kind == "number" and not re.match(r"(?i)how|is anybody|was anybody|were|who|what", d["topic"]):
        return "it does not ask for a number"
    return None


def _another_reading(told: Told, d: Json, heard: list[set[str]]) -> str | None:
    """An update has a side that was written after the other; a rule that explains by time makes one."""
    if d["reading"] != "update" and has_word(d["rule"], closed("newer")):
        return "the reason given for it explains the sides by time"
    if d["reading"] == "update":
        days = [sorted(filter(None, (told.day(a) for a in side))) for side in heard]
        if not all(days) or (days[-1][-1] < days[0][0] and days[0][-1] > days[-1][0]):
            return "no side was written after the other"
    return None


def _silent(told: Told, steps: Steps, d: Json, every: set[str]) -> Found:
    """Who is called silent is another article of the comparison, and tells nothing like it."""
    keys: dict[Key, frozenset[str]] = {key_of(c): content(c["text"]) for p in d["positions"] for c in p["citations"]}
    for m, name in enumerate(d["silent"]):
        if name not in told.cards or name in every or name in told.aside or d["silent"].count(name) > 1:
            yield (*steps, "silent", m), f"{name} is cited here, not compared, or not there"
            continue
        for s in told.order[name]:
            about = content(s["text"])
            if any(len(a) > 4 and len(a & about) >= A_COPY * len(a) for a in keys.values()):
                yield (*steps, "silent", m), f"{name} tells it in {s['id']}"
                break
        if any(
            len(p["value"].split()) > 2 and straight(p["value"]) in straight(told.texts[name]) for p in d["positions"]
        ):
            yield (*steps, "silent", m), f"{name} has the words of a side"
