"""The sources: is an article what its file holds, is its row in the table what it says, is each in one origin?"""

from __future__ import annotations

import hashlib
import html
import re
from collections import Counter
from itertools import combinations

from briefgen.gate.independent.days import span
from briefgen.gate.independent.plain import has_word, letters, one_line, unquoted
from briefgen.gate.independent.told import Found, Json, Steps, Told

_MOMENT = re.compile(r"\d{4}(-\d\d(-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?)?)?")
_EVIDENCE = {"title": "title", "outlet": "outlet", "authors": "author", "agencies": "agency", "published": "published",
             "updated": "updated", "url": "url", "description": "description"}  # fmt: skip
_COPIED = 0.3
"""Two texts of which so much is the same, sentence by sentence, are no two origins."""
LONG, MANY = 8, 50
"""A sentence of so many words is not written twice by chance; one that so many print is nobody's."""


def table(told: Told) -> Found:
    """A row of the table of sources says what the article says, and nothing else."""
    for n, card in enumerate(told.briefing["articles"]):
        steps: Steps = ("articles", n)
        article = told.articles.get(card["id"])
        if article is None or list(told.cards).index(card["id"]) != n:
            yield (*steps, "id"), "there is no such article, or there are two"
            continue
        words = sum(len(b["text"].split()) for b in article["blocks"] if b["kind"] != "caption")
        page = f"{told.briefing['story']['id']}/articles/{card['id']}.md"
        plain = {name: article[name] for name in ("path", "sha256", "notes")}
        told_there = {**article["metadata"], **plain, "words": words, "page": page}
        for name in ("path", "sha256", "words", "notes", "page", "language", *_EVIDENCE):
            if name != "description" and card.get(name, []) != told_there[name]:
                yield (*steps, name), "the article itself says otherwise"
        if bool(card.get("uncompared")) != (not (card["language"] or "en").startswith("en")):
            yield (*steps, "uncompared"), f"its language is {card['language']}, which decides whether it is compared"
        yield from _assumed(told, steps, card)
    for name in sorted(set(told.articles) - set(told.cards)):
        yield (f"articles/{name}.json",), "it is missing from the table of sources"


def _assumed(told: Told, steps: Steps, card: Json) -> Found:
    days = sorted(c["published"][:10] for c in told.cards.values() if c["published"])
    expected = None if card["published"] or card["updated"] or not days else days[len(days) // 2]
    if card.get("assumed") != expected:
        yield (*steps, "assumed"), "it is not the middle of the others' days, or stands beside a day of its own"


def story(told: Told) -> Found:
    """The story's title is the headline it is said to be, its language that of its articles; what is left out is none
    of its articles and has a reason."""
    card = told.briefing["story"]
    spoken = Counter(c["language"] for c in told.cards.values() if c["language"])
    if spoken and card["language"] not in {language for language, n in spoken.items() if n == max(spoken.values())}:
        yield ("story", "language"), "most of its articles are in another language"
    headline = card.get("title_citation")
    if headline is not None and told.cards.get(headline, {}).get("title") != card["title"]:
        yield ("story", "title_citation"), "the title is not the headline of the article it names"
    for n, background in enumerate(told.briefing["background"]):
        if background["article"] not in told.cards or len(background["reason"].split()) < 4:
            yield ("background", n), "it names no article, or gives no reason"
        else:
            yield from _months(told, n, background)
    known = {c["path"].split("#")[0] for c in told.cards.values() if "#" not in c["path"]}
    for n, file in enumerate(told.briefing["not_read"]):
        if file["path"] in known:
            yield ("not_read", n, "path"), "this file was read"
        if len(file["reason"].split()) < 3 or not file["reason"].strip().endswith((".", "?", "!", ")")):
            yield ("not_read", n, "reason"), "this is no sentence that gives a reason"


def _months(told: Told, n: int, background: Json) -> Found:
    """ "About 3 months before the other articles": so far off must it be, and on that side."""
    said = re.search(r"about (\d+) (day|month|year)s? (before|after)", background["reason"])
    day = told.day(background["article"])
    others = sorted(filter(None, (told.day(i) for i in told.cards if i not in told.aside)))
    if said and day and others:
        nearest = others[0] if said[3] == "before" else others[-1]
        here, there = span(day), span(nearest)
        off = abs((here[0] - there[0]).days) if here and there else 0
        length = {"day": 1, "month": 30.5, "year": 365.25}[said[2]]
        if (day < nearest) != (said[3] == "before") or not 0.6 * off <= int(said[1]) * length <= 1.6 * off + 31:
            yield ("background", n, "reason"), f"it is of {day}, and the others begin or end on {nearest}"


def origins(told: Told) -> Found:
    """Every article is in one origin; those of one share an agency or a text, those of two do not share much text."""
    held = Counter(a for origin in told.briefing["origins"] for a in origin["articles"])
    home = {a: o["id"] for o in told.briefing["origins"] for a in o["articles"]}
    ids = [o["id"] for o in told.briefing["origins"]]
    for n, card in enumerate(told.briefing["articles"]):
        if held[card["id"]] != 1 or card["origin"] != home.get(card["id"]):
            yield ("articles", n, "origin"), "its origin is not the one that holds it"
    for n, origin in enumerate(told.briefing["origins"]):
        steps: Steps = ("origins", n)
        if ids.count(origin["id"]) > 1 or not origin["articles"] or set(origin["articles"]) - set(told.cards):
            yield steps, "it holds no article, one that is not there, or shares its id"
            continue
        yield from _reason(told, (*steps, "reason"), origin)
        for m, copied in enumerate(origin.get("copied", [])):
            words = told.sentence((copied["article"], copied["sentence"]))
            lenders = " ".join(letters(told.texts[a]) for a in origin["articles"])
            if words is None or copied["article"] in origin["articles"] or not _shared(words, lenders):
                yield (*steps, "copied", m), "this sentence does not stand in the text it is said to come from"
    shared = Counter(pair for held_by in _printed_by(told).values() for pair in combinations(sorted(held_by), 2))
    for (one, other), many in sorted(shared.items()):
        if home.get(one) != home.get(other) and many > _COPIED * min(len(_long(told, one)), len(_long(told, other))):
            number = list(told.cards).index(one)
            yield ("articles", number, "origin"), f"much of it stands word for word in {other}, which counts as another"


def _reason(told: Told, steps: Steps, origin: Json) -> Found:
    """What is said for an origin fits how many articles it holds, and names the agencies they credit."""
    reason, cards = origin["reason"], [told.cards[a] for a in origin["articles"]]
    alone = reason.startswith(("its own text", "credits "))
    if not reason.strip() or alone != (len(cards) == 1):
        yield steps, f"this is no reason for {len(cards)} article(s)"
    for name in re.findall(
        r"(?:credits?|from) ([A-Z][^;]*?)(?: for (?:its|their) text)?(?:;|$)",
        reason if alone or "credit" in reason else "",
    ):
        for agency in name.split(", "):
            if not any(
                letters(agency) in letters(" ".join([*c["agencies"], *c["authors"], c["outlet"] or ""])) for c in cards
            ):
                yield steps, f"no article of it credits {agency}"
    if len(cards) > 1 and "credit" not in reason and "text of" not in reason:
        pairs = [(a["id"], b["id"]) for i, a in enumerate(cards) for b in cards[:i]]
        if not any(_long(told, a) & _long(told, b) or _runs(told, a, b) for a, b in pairs):
            yield steps, "its articles have no sentence in common"


def _long(told: Told, name: str) -> set[str]:
    """The letters of an article's long sentences, those that are mostly quotation aside."""
    return {letters(s["text"]) for s in told.order[name] if len(unquoted(s["text"]).split()) >= LONG}


def _printed_by(told: Told) -> dict[str, set[str]]:
    """Each long sentence with the articles that print it, letter by letter."""
    found: dict[str, set[str]] = {}
    for name in told.cards:
        for sentence in _long(told, name) if name in told.order else ():
            found.setdefault(sentence, set()).add(name)
    return {sentence: names for sentence, names in found.items() if 1 < len(names) < MANY}


def _runs(told: Told, one: str, other: str) -> bool:
    return any(
        _shared(s["text"], letters(told.texts[other])) for s in told.order[one] if len(s["text"].split()) >= LONG
    )


def _shared(words: str, lender: str) -> bool:
    """Does a good piece of the sentence stand in the letters of another text?"""
    parts = words.split()
    runs = (letters(" ".join(parts[i : i + 6])) for i in range(max(1, len(parts) - 5)))
    return any(run in lender for run in runs)


def files(told: Told) -> Found:
    """An article's file: its parts are where they say, its metadata was found, its source holds its letters."""
    for name, article in told.articles.items():
        at = f"articles/{name}.json"
        yield from _parts(at, article)
        yield from _metadata(at, article["metadata"])
        source = told.sources.get(article["path"].split("#")[0])
        if name != article["id"]:
            yield (at, "id"), "the file bears another name"
        if source is not None:
            yield from _source(at, article, source)


def _parts(at: str, article: Json) -> Found:
    last = (-1, 0)
    for n, s in enumerate(article["sentences"]):
        blocks = article["blocks"]
        block = blocks[s["block"]] if 0 <= s["block"] < len(blocks) else {"text": ""}
        here = block["text"][s["start"] : s["end"]]
        if not s["text"] or here != s["text"] or s["end"] - s["start"] != len(here) or (s["block"], s["start"]) < last:
            yield (at, "sentences", n), "it does not stand in its block, or not after the one before"
        last = (s["block"], s["end"])
        digest = hashlib.sha256("\x1f".join(re.findall(r"\w+", s["text"].lower())).encode()).hexdigest()[:8]
        if not re.fullmatch(rf"s-{digest}(-\d+)?", s["id"]):
            yield (at, "sentences", n, "id"), "its id is not that of its words"
    covered = Counter(dict.fromkeys(range(len(article["blocks"])), 0))
    covered.update({n: sum(len(letters(s["text"])) for s in article["sentences"] if s["block"] == n) for n in covered})
    for n, block in enumerate(article["blocks"]):
        if covered[n] != len(letters(block["text"])):
            yield (at, "blocks", n, "text"), "it has words that stand in no sentence"
        if (block["kind"] == "heading") != (block.get("level", 0) > 1):
            yield (at, "blocks", n, "kind"), "a heading has a level, and nothing else has one"
        for m, r in enumerate(block.get("repairs", [])):
            if block["text"][r["start"] : r["start"] + len(r["after"])] != r["after"] or r["before"] == r["after"]:
                yield (at, "blocks", n, "repairs", m), "the repaired characters do not stand there"


def _metadata(at: str, meta: Json) -> Found:
    for name, field in _EVIDENCE.items():
        found = [e["value"] for e in meta["evidence"] if e["field"] == field]
        values = meta[name] if isinstance(meta[name], list) else [meta[name]] if meta[name] is not None else []
        for value in values:
            if letters(value) not in map(letters, found) and (
                name not in {"published", "updated"} or value[:10] not in {f[:10] for f in found}
            ):
                yield (at, "metadata", name), f"nothing shows where {value!r} was found"
            if name in {"published", "updated"} and not (_MOMENT.fullmatch(value) and span(value[:10])):
                yield (at, "metadata", name), f"{value!r} is no date"
    for n, e in enumerate(meta["evidence"]):
        known = {field: name for name, field in _EVIDENCE.items()}
        form = e["value"].startswith(("http:", "https:")) == (e["field"] == "url")
        if (
            e["field"] not in {*known, "language"}
            or not form
            or (e["field"] == "agency" and len(e["value"].split()) > 6)
        ):
            yield (at, "metadata", "evidence", n, "field"), "this is no value of that field"
    if meta["published"] and meta["updated"] and meta["updated"][:10] < meta["published"][:10]:
        yield (at, "metadata", "updated"), "it was changed before it was published"


def _source(at: str, article: Json, source: bytes) -> Found:
    if hashlib.sha256(source).hexdigest() != article["sha256"]:
        yield (at, "sha256"), "the source file has another hash"
        return
    try:
        text = source.decode(article["encoding"])
    except (LookupError, UnicodeDecodeError):
        yield (at, "encoding"), "the source file is not in this encoding"
        return
    if not _plainly_text(article, source):
        return
    if (article["source_format"] == "html") != bool(re.search(r"(?i)<(html|body|p|div|article|h1)\b", text)):
        yield (at, "source_format"), "the source file is of another form"
    shift = 0
    for n, r in enumerate(article["repairs"]):
        start = r["start"] - shift
        if text[start : start + len(r["before"])] != r["before"] or r["before"] == r["after"]:
            yield (at, "repairs", n), "the characters that were repaired do not stand there in the source file"
            return
        shift += len(r["after"]) - len(r["before"])
    mended = text
    for r in article["repairs"]:
        mended = mended[: r["start"]] + r["after"] + mended[r["start"] + len(r["before"]) :]
    yield from _traced(at, article, mended)


def _plainly_text(article: Json, source: bytes) -> bool:
    """A file of one article in plain characters, not one a reader had to take apart."""
    return (
        "#" not in article["path"]
        and not source.startswith((b"%PDF", b"PK"))
        and b"\x00" not in source[:4096]
        and (article["path"].lower().endswith((".txt", ".md", ".html", ".htm", ".markdown", ".text", ".xhtml")))
    )


def _traced(at: str, article: Json, text: str) -> Found:
    """Every block and cut stands in the source, where it says so as far as nothing was repaired before it."""
    whole = letters(html.unescape(text))
    spans, plain = [], article["source_format"] == "text"
    for part, pieces in (
        ("blocks", article["blocks"]),
        ("cuts", article["cuts"]),
        ("overruled", article.get("overruled", [])),
    ):
        for n, piece in enumerate(pieces):
            start, end = piece["source"]
            spans.append((start, end))
            words = piece["text"]
            for r in reversed(piece.get("repairs", [])):
                words = words[: r["start"]] + r["before"] + words[r["start"] + len(r["after"]) :]
            raw = text[start:end] if 0 <= start < end <= len(text) else ""
            if not any(
                _within(letters(w), letters(r))
                for w in (words, html.unescape(words))
                for r in (raw, html.unescape(raw))
            ):
                yield (at, part, n, "source"), "these characters of the source file do not hold its words"
            elif raw != raw.strip(" \t\r\n" if plain else " \t\r\n<>") or (
                part == "blocks" and plain and re.sub(r"\s", "", words) != re.sub(r"\s", "", raw)
            ):
                yield (at, part, n, "source"), "it does not begin, end or read so there"
    if article["source_format"] == "text":
        yield from _nothing_lost(at, text, spans)
    for n, e in enumerate(article["metadata"]["evidence"]):
        dated = e["field"] in {"published", "updated"}
        if has_word(e["where"], ("note", "source.yml")) or e["where"].endswith(
            ".yml"
        ):  # a note beside the file says it
            continue
        known = e["field"] == "outlet" and letters(e["value"]) == letters(article["metadata"]["outlet"] or "")
        if not (dated or known) and letters(e["value"]) not in whole and letters(e["value"]) not in letters(text):
            yield (at, "metadata", "evidence", n, "value"), "the source file does not hold it"
        if dated and not all(str(int(p)) in text for p in e["value"][:10].split("-")[::2]):
            yield (at, "metadata", "evidence", n, "value"), "the source file does not hold its day and year"


def _nothing_lost(at: str, text: str, spans: list[tuple[int, int]]) -> Found:
    """Each line of a plain text is in the body or among what was cut."""
    last = 0
    for start, end in sorted([*spans, (len(text), len(text))]):
        if letters(text[last:start]):
            yield (at, "cuts"), f"{one_line(text[last:start])[:40]!r} is neither in the body nor named as cut"
        last = max(last, end)


def _within(few: str, many: str) -> bool:
    """Do the letters stand in the others in their order, perhaps with some between them (mark-up)?"""
    if few in many:
        return True
    rest = iter(many)
    return len(many) < 50000 and all(c in rest for c in few)
