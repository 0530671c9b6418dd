"""The sources: is an article what its file holds, is its row in the table what it says, is each in one origin?"""

from __future__ import annotations

import hashlib
import html
import re

from briefgen.gate.independent.days import span
from briefgen.gate.independent.plain import letters
from briefgen.gate.independent.told import At

FIELDS = {"title": "title", "outlet": "outlet", "authors": "author", "agencies": "agency", "published": "published",
          "updated": "updated", "url": "url", "description": "description"}  # fmt: skip
"""What is known of an article, with the name of its evidence."""
DAYS = frozenset({"published", "updated"})
_MADE_LATER = ("This story has ", "This text has ", "Whether the day or the month stands first cannot be told: ")
TAKEN_OUT = "Its text was taken out of"
"""How the note begins on an article that a reader had to take out of its file: a PDF, a page with its pictures."""
PLAIN = (".txt", ".md", ".html", ".htm", ".markdown", ".text", ".xhtml")
_SHOWN_BY = re.compile(r" by its (address|dateline)\b")
_CREDITED = re.compile(r"(?:credits?|from) ([A-Z][^;]*?)(?: for (?:its|their) text)?(?:;|$)")


def row(at: At) -> bool:
    """Has an article one row, and one origin, the one it names?"""
    card, told = at.value, at.told
    holders = [o["id"] for o in told.briefing["origins"] if card["id"] in o["articles"]]
    one = card["id"] in told.articles and list(told.cards).index(card["id"]) == at.number
    return one and holders == [card["origin"]]


def compared(at: At) -> bool:
    """Does a note say that an article is not compared, and has it a day of its own or the middle of all?"""
    card, days = at.value, sorted(c["published"][:10] for c in at.told.cards.values() if c["published"])
    middle = None if card["published"] or card["updated"] or not days else days[len(days) // 2]
    english = (card["language"] or "en").startswith("en")
    noted = any("not compared" in note for note in card.get("notes", ()))
    return bool(card.get("uncompared")) == noted and (english or noted) and card.get("assumed") == middle


def own_notes(at: At) -> list[str]:
    """The notes on an article, and those that are made when it is read: that it is one too many, or too long, to be
    compared, and which of its dates in digits may be two days.
    """
    article = at.told.articles[at.entry["id"]]
    own, text = article.get("notes", []), " ".join(block["text"] for block in article.get("blocks", []))
    made = (n for n in at.value if n not in own and n.startswith(_MADE_LATER))
    return [*own, *(n for n in made if all(d in text for d in re.findall(r"\d+[/.]\d+[/.]\d+", n)))]


def most_languages(at: At) -> str | None:
    """The language of most articles, of two the first by its code."""
    known = [str(card["language"]) for card in at.told.cards.values() if card["language"]]
    return min(known, key=lambda language: (-known.count(language), language), default=None)


def origin(at: At) -> bool:
    """Does an origin hold articles, with a reason for as many, that credits whom one of them credits?"""
    cards, reason = [at.told.cards[a] for a in at.value["articles"]], at.value["reason"]
    alone, once = reason.startswith(("its own text", "credits ")), [o["id"] for o in at.told.briefing["origins"]]
    known = " ".join(letters(" ".join([*c["agencies"], *c["authors"], c["outlet"] or ""])) for c in cards)
    shown = [m[1] for m in _SHOWN_BY.finditer(reason)]  # what an address or a dateline tells is no credit in words
    names = ", ".join(_CREDITED.findall(reason)).split(", ") if not shown and (alone or "credit" in reason) else []
    by_address = "address" not in shown or all(c["url"] for c in cards)
    fits = bool(cards) and by_address and alone == (len(cards) == 1) and once.count(at.value["id"]) == 1
    return fits and bool(reason.strip()) and all(letters(name) in known for name in names)


def copied(at: At) -> bool:
    """Does a good piece of a sentence that is called copied stand in the text it is said to come from?"""
    sentence, lenders = at.told.sentence((at.value["article"], at.value["sentence"])), at.entry["articles"]
    text, words = " ".join(letters(at.told.texts[a]) for a in lenders), (sentence or {"text": ""})["text"].split()
    runs = [letters(" ".join(words[i : i + 6])) for i in range(max(1, len(words) - 5))]
    return at.value["article"] not in lenders and bool(words) and any(run in text for run in runs)


def sentence(at: At) -> bool:
    """Does a sentence stand in its block, after the one before, under the name that its words give?"""
    s, blocks, before = at.value, at.chain[1]["blocks"], at.chain[-2][: at.number]
    here = blocks[s["block"]]["text"][s["start"] : s["end"]] if 0 <= s["block"] < len(blocks) else ""
    ordered = all((b["block"], b["end"]) <= (s["block"], s["start"]) for b in before[-1:])
    digest = hashlib.sha256("\x1f".join(re.findall(r"\w+", s["text"].lower())).encode()).hexdigest()[:8]
    named = re.fullmatch(rf"s-{digest}(-\d+)?", s["id"])
    return bool(here) and here == s["text"] and len(here) == s["end"] - s["start"] and ordered and bool(named)


def block(at: At) -> bool:
    """Is a block the sentences it holds, and a heading what has a level?"""
    held = sum(len(letters(s["text"])) for s in at.chain[1]["sentences"] if s["block"] == at.number)
    heading = (at.value["kind"] == "heading") == (at.value.get("level", 0) > 1)
    return held == len(letters(at.value["text"])) and heading


def repair(at: At) -> bool:
    """Do repaired characters stand where they are said to?"""
    r, text = at.value, at.chain[-3]["text"]
    return bool(text[r["start"] : r["start"] + len(r["after"])] == r["after"] != r["before"])


def evident(at: At) -> bool:
    """Was each thing that is known of an article found somewhere, and is a day one that there is?"""
    name, meta = str(at.steps[2]), at.chain[2]
    cut = 10 if name in DAYS else None
    found = {letters(e["value"][:cut]) for e in meta["evidence"] if e["field"] == FIELDS[name]}
    values = at.value if isinstance(at.value, list) else [at.value] if at.value is not None else []
    real = name not in DAYS or all(re.match(r"\d{4}", v) and span(v[:10]) for v in values)
    return real and all(letters(v[:cut]) in found for v in values)


def evidence(at: At) -> bool:
    """Is it a value of its field, and does the source file hold it?  A note beside the file, or who calls
    the program, may say it instead."""
    e, text, field = at.value, _source(at), at.value["field"]
    own = field == "language" or e["where"].endswith(f": {field}")  # "mail: byline": what its file calls it
    form = e["value"].startswith(("http:", "https:")) == (field == "url")
    if not form or not (field in FIELDS.values() or own) or (field == "agency" and len(e["value"].split()) > 6):
        return False
    aside = ".source.yml" in e["where"] or e["where"].startswith("the caller: ")
    if text is None or aside or field not in FIELDS.values():
        return True
    if e["field"] in DAYS:
        return all(str(int(part)) in text for part in e["value"][:10].split("-")[::2])
    known = e["field"] == "outlet" and letters(e["value"]) == letters(at.chain[2]["outlet"] or "")
    return known or any(letters(e["value"]) in letters(t) for t in (text, html.unescape(text)))


def file(at: At) -> bool:
    """Is an article the file it is said to be: by its name, its hash, its encoding and its form?"""
    article, source = at.value, at.told.sources.get(at.value["path"].split("#")[0])
    if source is None:
        return at.steps[0] == f"articles/{article['id']}.json" and article["id"] in at.told.cards
    text, html_form = _source(at), article["source_format"] == "html"
    form = text is None or bool(re.search(r"(?i)<(html|body|p|div|article|h1)\b", text)) == html_form
    same = hashlib.sha256(source).hexdigest() == article["sha256"] and form
    return same and at.steps[0] == f"articles/{article['id']}.json" and article["id"] in at.told.cards


def traced(at: At) -> bool:
    """Does a block or a cut stand in the source, between the characters it names?"""
    text, piece, plain = _mended(at), at.value, at.chain[1]["source_format"] == "text"
    if text is None:
        return True
    start, end = piece["source"]
    raw, words = text[start:end] if 0 <= start < end <= len(text) else "", piece["text"]
    for r in reversed(piece.get("repairs", [])):
        words = words[: r["start"]] + r["before"] + words[r["start"] + len(r["after"]) :]
    reads = at.steps[1] != "blocks" or not plain or re.sub(r"\s", "", words) == re.sub(r"\s", "", raw)
    pairs = [(letters(w), letters(r)) for w in (words, html.unescape(words)) for r in (raw, html.unescape(raw))]
    clean = raw == raw.strip(" \t\r\n" if plain else " \t\r\n<>")
    return clean and reads and any(_in_order(few, many) for few, many in pairs)


def _source(at: At) -> str | None:
    """The text of a file of one article in plain characters, not one a reader had to take apart; else None."""
    article = at.chain[1]
    data = at.told.sources.get(article["path"]) if article["path"].lower().endswith(PLAIN) else None
    taken_out = any(note.startswith(TAKEN_OUT) for note in article.get("notes", ()))
    packed = data is None or data.startswith((b"%PDF", b"PK")) or b"\x00" in data[:4096]
    return None if data is None or packed or taken_out else data.decode(article["encoding"])


def _mended(at: At) -> str | None:
    """The source's text with its repairs; None where there is none, or what was repaired does not stand there."""
    text = _source(at)
    for r in at.chain[1]["repairs"] if text is not None else ():
        end = r["start"] + len(r["before"])
        if text is None or text[r["start"] : end] != r["before"] or r["before"] == r["after"]:
            return None
        text = text[: r["start"]] + r["after"] + text[end:]
    return text


def _in_order(few: str, many: str) -> bool:
    """Do the letters stand in the others in their order, perhaps with some between them (mark-up)?"""
    rest = iter(many)
    return few in many or (len(many) < 50000 and all(c in rest for c in few))
