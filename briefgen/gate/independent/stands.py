"""Does it stand there?  Is the count the size of its set?  Is the day in the sentence?  Every answer is yes or no."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from briefgen.gate.independent.days import span, tells, tells_after, too_far_back
from briefgen.gate.independent.plain import closed, content, has_word, unquoted
from briefgen.gate.independent.told import At, Json, Told, key_of, marked

Question = Callable[[At], bool]
"""What is asked of one value of the data."""
ONE_WORDING = 12
"""Two sentences with most of the shorter one in runs of so many words are one wording."""
MOST_OF_A_DATELINE = 10
"""A dateline has so many words at most."""
_DASHES = {"-", "–", "—", "―", "|"}
LOOK_BACK = 10
"""A day may be counted from one that stands so many sentences before."""


def cited(at: At) -> bool:
    """Is the sentence there, whole, and with these words?"""
    there = at.told.sentence(key_of(at.entry))
    return there is not None and there["text"] == at.entry.get("text", there["text"]) and not there.get("damaged")


def told(at: At) -> str:
    """The first sentence cited, or its end where only a place, a day and a desk before a dash are left out of it."""
    sentence = str(at.first["text"])
    before = sentence.removesuffix(at.value) if at.value else sentence
    head = re.sub(r"\([^()]*\)", "", before).rstrip()
    small = [word for word in head.split() if word[0].islower()]
    dateline = head[-1:] in _DASHES and not small and len(before.split()) <= MOST_OF_A_DATELINE
    return str(at.value) if before == "" or dateline else sentence


def mark(at: At) -> bool:
    """Are what is marked whole words, and none twice?"""
    text, (start, end), before = at.entry["text"], at.value, at.chain[-2][: at.number]
    edges = _inside_word(text, start) or _inside_word(text, end) or any(e > start for _, e in before[-1:])
    return 0 <= start < end <= len(text) and text[start:end] == text[start:end].lstrip().rstrip(" ,;:") and not edges


def piece(at: At) -> bool:
    """Is it a piece of the first sentence cited, cut between two words?"""
    words, text = at.value, at.first["text"]
    found = [m.start() for m in re.finditer(f"(?={re.escape(words)})", text)] if words.strip() else []
    return any(not _inside_word(text, n) and not _inside_word(text, n + len(words)) for n in found)


def _inside_word(text: str, at: int) -> bool:
    """Between two letters or two digits; "n't" is a word of its own."""
    one, two = text[at - 1 : at], text[at : at + 1]
    return one.isalnum() and two.isalnum() and one.isdigit() == two.isdigit() and not re.match(r"n['’]t\b", text[at:])


def origins(at: At) -> bool:
    """Is it no more than the origins cited?  Those of the articles, or of the texts that a sentence was copied from;
    two that print one wording are one."""
    lent = {key_of(c): o["id"] for o in reversed(at.told.briefing["origins"]) for c in o.get("copied", [])}
    found = [(c, lent.get(key_of(c)) or at.told.home.get(c["article"])) for c in told_by(at.entry)]
    groups = {origin: {origin} for _, origin in found}
    for i, (a, a_from) in enumerate(found):
        for b, b_from in found[:i]:
            if a["article"] == b["article"] or _one_wording(a["text"], b["text"]):
                joined = groups[a_from] | groups[b_from]
                groups.update(dict.fromkeys(joined, joined))
    return bool(1 <= at.value <= len({min(map(str, group)) for group in groups.values()}))


def differences(at: At) -> list[str]:
    """The differences in which words stand that a fact marks in its sentences (all, where it marks none), or any words
    of its first sentence, which a reader sees whole."""
    mine = [*({**c, "marks": []} for c in at.entry["citations"][:1]), *at.entry["citations"]]
    sides = {d["id"]: [c for p in d["positions"] for c in p["citations"]] for d in at.told.briefing["differences"]}
    return [name for name, cited in sides.items() if any(_one_place(a, b) for a in mine for b in cited)]


def _one_place(one: Json, other: Json) -> bool:
    places = [{i for a, b in c.get("marks", []) or [(0, len(c["text"]))] for i in range(a, b)} for c in (one, other)]
    return key_of(one) == key_of(other) and bool(places[0] & places[1])


def told_by(entry: Json) -> list[Json]:
    """Everything that a fact, a value or a figure cites."""
    return [c for amount in entry["amounts"] for c in amount["citations"]] if "amounts" in entry else entry["citations"]


@lru_cache(maxsize=16384)
def _one_wording(one: str, other: str) -> bool:
    """Do most words of the shorter sentence, what both quote aside, stand in the other in long runs?"""
    a, b = (re.findall(r"\w+", unquoted(t).lower()) for t in (one, other))
    short, long = sorted((a, b), key=len)
    runs = {tuple(long[i : i + ONE_WORDING]) for i in range(len(long) - ONE_WORDING + 1)}
    starts = [i for i in range(len(short) - ONE_WORDING + 1) if tuple(short[i : i + ONE_WORDING]) in runs]
    own = {"i", "we", "my", "our", "me", "us"} & {*short, *long}
    return 2 * len({i + k for i in starts for k in range(ONE_WORDING)}) > len(short) and not own


def date_told(at: At) -> bool:
    """Does each sentence cited give the date?"""
    return all(dated(at.told, c, words(c), at.value) for c in at.cited)


def dated(told: Told, citation: Json, words: str, date: str) -> bool:
    """Do the words of a sentence, told on its article's day, give this date?"""
    day, sentence = told.day(citation["article"]), citation["text"]
    before = [*told.before(key_of(citation), LOOK_BACK), sentence]
    given = tells(words, date, day) or tells_after(words, before, date, day)
    return given and not too_far_back(sentence, words, date, day)


def words(citation: Json) -> str:
    """What a citation marks, or its whole sentence."""
    return " … ".join(marked(citation)) or str(citation["text"])


def happens(at: At) -> bool:
    """Does no plan lie behind the articles that tell it, and no event ahead of them?"""
    days = sorted(filter(None, (span(at.told.day(c["article"]) or "") for c in at.cited)))
    there = span(at.entry["date"])
    if not there or not days:
        return True
    return not (at.value == "plan" and there[1] < days[0][0]) and not (
        at.value == "event" and (there[0] - days[-1][0]).days > 1
    )


def root(at: At) -> bool:
    """Do all sentences cited name the source that they are said to cite?"""
    if not at.value:
        return True
    named = all(content(at.value) & content(c["text"]) or has_word(c["text"], closed("pronouns")) for c in at.cited)
    return named and any(at.value in c["text"] for c in at.cited)


def silent(at: At) -> bool:
    """Is who is called silent another article of the comparison, and named once?"""
    heard = {c["article"] for p in at.entry["positions"] for c in p["citations"]} | at.told.aside
    return at.value in at.told.cards and at.value not in heard and at.entry["silent"].count(at.value) == 1


def parallel(at: At) -> bool:
    """Do the passages have the words that a parallel is called by, and are they of several articles?"""
    every = [c for passage in at.entry["passages"] for c in passage["citations"]]
    said = " ".join(c["text"] for c in every).casefold()
    words = at.value.casefold().replace(",", " ").split()
    return all(word in said for word in words) and len({c["article"] for c in every}) > 1


def answered(at: At) -> bool:
    """Is it an update of the very words that call something open, told after the last article that calls it so?"""
    if at.value is None:
        return True
    (d,) = [d for d in at.told.briefing["differences"] if d["id"] == at.value]
    sides = [any(_one_place(a, b) for a in p["citations"] for b in at.cited) for p in d["positions"]]
    others = [c for p, mine in zip(d["positions"], sides, strict=True) if not mine for c in p["citations"]]
    cards = at.told.cards
    last = [str(cards[c["article"]]["updated"] or cards[c["article"]]["published"])[:10] for c in at.cited]
    later = [str(cards[c["article"]]["published"] or "")[:10] > max(last) for c in others]
    return d["reading"] == "update" and any(sides) and any(later)


def gap(at: At) -> bool:
    """Do the words marked say that something is open, and in this way?"""
    lists = closed("opening"), closed("unknown")[at.value]
    return all(has_word(" … ".join(marked(c)), words) for c in at.cited for words in lists)
