"""Every statement: does it stand there, and is each count the size of its set?"""

from __future__ import annotations

import re
from functools import lru_cache

from briefgen.gate.independent.days import tells, tells_after, too_far_back
from briefgen.gate.independent.plain import alike, closed, content, has_word, unquoted
from briefgen.gate.independent.told import Found, Json, Key, Steps, Told, cited, key_of

ONE_WORDING, ALIKE, TELLING = 12, 5, 8
"""Two sentences with most of one in runs of so many words are one wording, or may be; shorter ones tell nothing."""
LOOK_BACK = 10
WHOLE = {"facts", "timeline", "single_source", "gaps", "says"}
"""Where a statement is a whole sentence; elsewhere it is words of one."""


def citations(told: Told) -> Found:
    """A citation names a sentence that is there, has its words, and marks whole words of it."""
    for steps, citation in cited(told.briefing):
        there = told.sentence(key_of(citation))
        if there is None:
            yield steps, f"it cites {citation['article']}#{citation['sentence']}, which is not there"
        elif there != citation["text"]:
            yield (*steps, "text"), "these are not the words of the sentence it cites"
        elif told.order[citation["article"]][told.places[key_of(citation)]].get("damaged"):
            yield steps, "it cites a sentence that has lost words"
        yield from (((*steps, "marks", n), why) for n, why in _marks(citation))


def _marks(citation: Json) -> list[tuple[int, str]]:
    text, found, last = citation["text"], [], -1
    for n, (start, end) in enumerate(citation.get("marks", [])):
        if not 0 <= start < end <= len(text) or text[start:end] != text[start:end].strip(" ,;:"):
            found.append((n, "it marks no words"))
        elif _inside_word(text, start) or _inside_word(text, end):
            found.append((n, "it begins or ends inside a word"))
        elif start < last:
            found.append((n, "it marks words twice"))
        last = end
    return found


def _inside_word(text: str, at: int) -> bool:
    return (
        0 < at < len(text)
        and text[at - 1].isalnum()
        and text[at].isalnum()
        and text[at - 1].isdigit() == text[at].isdigit()
    )


def words(told: Told) -> Found:
    """A statement's words stand in the first sentence it cites; a fact, an entry or a gap is that whole sentence.

    A statement is whatever has words and citations, in any section.
    """
    for section, entries in told.briefing.items():
        for n, entry in enumerate(entries if isinstance(entries, list) else ()):
            yield from _words((section, n), entry, section)


def _words(steps: Steps, entry: object, of: str) -> Found:
    """What does not stand in an entry, or in a part of it, that the list or field ``of`` holds."""
    if not isinstance(entry, dict):
        return
    if "text" in entry and "citations" in entry:
        yield from _stands(steps, entry, whole=of in WHOLE)
    for name, part in entry.items():
        if isinstance(part, list):
            for n, inner in enumerate(part):
                yield from _words((*steps, name, n), inner, name)
        else:
            yield from _words((*steps, name), part, name)


def _stands(steps: Steps, entry: Json, *, whole: bool) -> Found:
    first = entry["citations"][0]["text"] if entry["citations"] else ""
    if not first:
        yield (*steps, "citations"), "it cites nothing"
    elif not entry["text"].strip() or (entry["text"] != first if whole else entry["text"] not in first):
        yield (*steps, "text"), "its words are not those of the first sentence it cites"
    elif not whole and _cut_in_a_word(entry["text"], first):
        yield (*steps, "text"), "its words begin or end inside a word of the sentence"


def _cut_in_a_word(words: str, sentence: str) -> bool:
    at, ends = sentence.find(words), []
    while at >= 0:
        ends.append(_inside_word(sentence, at) or _inside_word(sentence, at + len(words)))
        at = sentence.find(words, at + 1)
    return all(ends)


def counts(told: Told) -> Found:
    """How many articles and origins stand behind a fact or a figure, counted from what it cites."""
    for n, fact in enumerate(told.briefing["facts"]):
        yield from _counted(told, ("facts", n), fact, fact["citations"])
    for n, figure in enumerate(told.briefing["figures"]):
        every = [c for amount in figure["amounts"] for c in amount["citations"]]
        yield from _counted(told, ("figures", n), figure, every)
        for m, amount in enumerate(figure["amounts"]):
            yield from _counted(told, ("figures", n, "amounts", m), amount, amount["citations"])


def _counted(told: Told, steps: Steps, entry: Json, told_by: list[Json]) -> Found:
    articles = len({c["article"] for c in told_by})
    if entry["articles"] != articles:
        yield (*steps, "articles"), f"it says {entry['articles']} articles and cites {articles}"
    fewest, most = count_origins(told, told_by)
    if not fewest <= entry["origins"] <= most:
        yield (*steps, "origins"), f"it says {entry['origins']} origins, and what it cites is of {most}"
    if strangers := {c["article"] for c in told_by} & told.aside:
        yield (*steps, "citations"), f"it cites {min(strangers)}, which is kept out of the comparison"


def count_origins(told: Told, told_by: list[Json]) -> tuple[int, int]:
    """The fewest and the most origins of some citations: those of their articles, or of the texts a sentence was copied
    from.  Two that print one wording are one; whether a sentence that is alike is one wording is left open."""
    home = {a: o["id"] for o in told.briefing["origins"] for a in o["articles"]}
    lent: dict[Key, str] = {}
    for origin in told.briefing["origins"]:
        for c in origin.get("copied", []):
            lent.setdefault((c["article"], c["sentence"]), origin["id"])
    found = [(c, str(lent.get(key_of(c)) or home.get(c["article"], c["article"]))) for c in told_by]
    return _joined(found, ALIKE), _joined(found, ONE_WORDING)


def _joined(found: list[tuple[Json, str]], run: int) -> int:
    one = {origin: origin for _, origin in found}

    def root(name: str) -> str:
        return name if one[name] == name else root(one[name])

    for i, (a, a_from) in enumerate(found):
        for b, b_from in found[:i]:
            if a["article"] == b["article"] or _shared(a["text"], b["text"], run):
                one[root(a_from)] = root(b_from)
    return len({root(name) for name in one})


@lru_cache(maxsize=16384)
def _shared(one: str, other: str, run: int) -> bool:
    """Do most words of the shorter sentence, what both quote aside, stand in the other in runs of so many?"""
    a, b = (re.findall(r"\w+", unquoted(t).lower()) for t in (one, other))
    short, long = sorted((a, b), key=len)
    if len(short) < TELLING or (
        run > ALIKE and has_word(unquoted(one) + unquoted(other), ("i", "we", "my", "our", "me", "us"))
    ):
        return run == ALIKE and alike(one, other) > 0.7
    runs = {tuple(long[i : i + run]) for i in range(len(long) - run + 1)}
    covered = {i + k for i in range(len(short) - run + 1) if tuple(short[i : i + run]) in runs for k in range(run)}
    return 2 * len(covered) > len(short) or (run == ALIKE and alike(one, other) > 0.7)


def facts(told: Told) -> Found:
    """All that a fact cites has words in common; its root and its brackets are in its words; no id is given twice."""
    ids = [entry["id"] for section in ("facts", "differences") for entry in told.briefing[section]]
    for section in ("facts", "differences"):
        for n, entry in enumerate(told.briefing[section]):
            if ids.count(entry["id"]) > 1 or not entry["id"].startswith("f-" if section == "facts" else "d-"):
                yield (section, n, "id"), "this id is no name for one entry"
    for n, fact in enumerate(told.briefing["facts"]):
        for m, c in enumerate(fact["citations"]):
            about = content(" ".join(x["text"] for x in (fact, *fact["citations"]) if x is not c))
            if len(about) >= 4 and not content(c["text"]) & about:
                yield ("facts", n, "citations", m), "this sentence has no word in common with the fact"
        if fact["root"] is not None:
            yield from _root(n, fact)
        cited_by = {key_of(c) for c in fact["citations"]}
        stands_in = {d["id"] for d in told.briefing["differences"] if cited_by & _sides(d)}
        if set(fact.get("differences", ())) != stands_in:
            yield ("facts", n, "differences"), "these are not the differences that its sentences stand in"
        for m, bracket in enumerate(fact.get("brackets", [])):
            yield from _bracket(told, n, m, fact["citations"][0], bracket)


def _sides(difference: Json) -> set[Key]:
    """The sentences that a difference cites."""
    return {key_of(c) for p in difference["positions"] for c in p["citations"]}


def parallels(told: Told) -> Found:
    """What a parallel is called by stands in its passages, and they are of several articles."""
    for n, parallel in enumerate(told.briefing.get("parallels", ())):
        cited = [c for passage in parallel["passages"] for c in passage["citations"]]
        said = " ".join(c["text"] for c in cited).casefold()
        if any(word.casefold() not in said for word in parallel["topic"].replace(",", " ").split()):
            yield ("parallels", n, "topic"), "its passages do not have these words"
        if len({c["article"] for c in cited}) < 2:
            yield ("parallels", n), "its passages are of one article"


def _root(n: int, fact: Json) -> Found:
    if not any(fact["root"] in c["text"] for c in fact["citations"]):
        yield ("facts", n, "root"), "its source's name stands in no sentence it cites"
    for c in fact["citations"]:
        if not content(fact["root"]) & content(c["text"]) and not has_word(c["text"], closed("pronouns")):
            yield (
                ("facts", n, "root"),
                f"{c['article']}#{c['sentence']} does not name the source that all are said to cite",
            )


def _bracket(told: Told, n: int, m: int, first: Json, bracket: Json) -> Found:
    steps, day = ("facts", n, "brackets", m), told.day(first["article"])
    if bracket["words"] not in first["text"]:
        yield (*steps, "words"), "these words do not stand in the fact"
    elif not dated(told, first, bracket["words"], bracket["date"]):
        yield (*steps, "date"), f"{bracket['words']!r}, told on {day}, does not give {bracket['date']}"


def dated(told: Told, citation: Json, words: str, date: str) -> bool:
    """Do the words of a sentence, told on its article's day, give this date?"""
    day, sentence = told.day(citation["article"]), citation["text"]
    if too_far_back(sentence, words, date, day):
        return False
    before = [*told.before(key_of(citation), LOOK_BACK), sentence]
    return tells(words, date, day) or tells_after(words, before, date, day)


def bottom_line(told: Told) -> Found:
    """The bottom line names facts, none twice, each of two origins or told by what an article opens with."""
    facts = {fact["id"]: fact for fact in told.briefing["facts"]}
    for n, name in enumerate(told.briefing["bottom_line"]):
        fact = facts.get(name)
        if fact is None or told.briefing["bottom_line"].count(name) > 1:
            yield ("bottom_line", n), f"{name} is no fact, or named twice"
        elif fact["origins"] < 2 and not told.openings.get(key_of(fact["citations"][0])):
            yield ("bottom_line", n), f"{name} has one origin alone, and no article opens with it"
