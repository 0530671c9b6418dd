"""What is no news: pictures' words, appeals, editors' notes, pieces of sentences.  One rule for every section.

Cleaning cuts what stands beside a text, line by line.  What is glued into it, or was cut in two, stays where it is, so
that nothing is lost; here it is set aside with a reason, and no section quotes it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache, lru_cache
from itertools import zip_longest

from briefgen.annotate.speech.quotemarks import quoted_in
from briefgen.annotate.speech.transcripts import LABEL, turns
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedArticle, AnnotatedSentence, BlockKind

LOST = "words of it were lost"
PICTURE = "words of a picture stand in it"
POST = "it is a post, with its signature"
APPEAL = "it is an appeal to readers"
EDITORS = "it is a note of the editors"
TRANSCRIPT = "it is a note of a transcript"
SPOKEN = "it is spoken: the speaker's label stands before it"
SHOUTED = "a headline or a label stands in it"
BEGUN = "its beginning is missing"
UNFINISHED = "its end is missing"
VERBLESS = "it has no verb"
CHECKED = "it is what a check of facts tests, or its label"
UNTRUE = "it passes on what is called untrue right behind it"
RUMOUR = "it passes on a rumour"
SATIRE = "its article says that it is satire"
ASKED = "it is a question between the passages"

_COUNTER = re.compile(
    r"\b(?:image|photo|picture|slide|caption|gallery)\s+\d{1,3}\s*(?:of|/)\s*(?:/\s*)?\d{1,3}\b"
    r"|^\W*\d{1,3}\s*(?:of|/)\s*\d{1,3}\s+[A-Z]|\|\s*\d{1,2}:\d{2}\b|©",
    re.IGNORECASE,
)
_PHONE = re.compile(r"\(?\b\d{3}\)?[-. ]{1,2}\d{3}[-. ]\w{4}\b|\b\d{3}-[A-Z]{4}\b|\S@\S+\.\w{2,}")
_SIGNATURE = re.compile(r"[—–-]\s.*\(@\w+\)[^.]*$")
_HEADLINE = re.compile(r"(?:[A-Z]{4,}['’]?S? )+[A-Z]{4,} (?=[A-Z][a-z]+ [a-z])")
# Four words in capitals in a row are a headline, but for where a report comes from ("SALT LAKE CITY — ").
_CAPITALS = re.compile(r"(?:\b[A-Z][A-Z'’.,-]+(?:\s+|$)){4,}")
_DATELINE = re.compile(r"^\W*[A-Z][A-Z'’., -]*(?:\([^)]*\))?\s*(?:[-–—|:]|\()")
_BRACKETED = re.compile(r"[(\[][^()\[\]]{3,60}[)\]]")
_SMALL = re.compile(r"\W*[a-z][a-z’'-]*(?=[\s,.;:!?]|$)")


def asides(article: AnnotatedArticle) -> AnnotatedArticle:
    """The article, each of its sentences that is no news with the reason for that in ``aside``."""
    in_block = Counter(s.plain.block for s in article.sentences)
    said, title = turns(article.sentences), (article.article.metadata.title or "").lower().lstrip("“\"' ")
    if _is_satire(article, title):
        return replace(article, sentences=tuple(replace(s, aside=SATIRE) for s in article.sentences))
    checks = title.startswith(tuple(words("asides", "check_titles"))) or any(map(_CHECKS, article.sentences))
    told = (
        replace(
            s,
            aside=_reason(s, alone=in_block[s.plain.block] == 1)
            or (SPOKEN if s.plain.block in said else _unfounded(s, after, checks=checks)),
        )
        for s, after in zip_longest(article.sentences, article.sentences[1:])
    )
    return replace(article, sentences=tuple(told))


def _is_satire(article: AnnotatedArticle, title: str) -> bool:
    """Does an article say of itself that it is satire: in its title, or in its first or last sentence?"""
    ends = (*article.sentences[:1], *article.sentences[-1:])
    return title.startswith(tuple(words("asides", "satire_titles"))) or any(map(_has("satire"), ends))


def _unfounded(sentence: AnnotatedSentence, after: AnnotatedSentence | None, *, checks: bool) -> str:
    """Why what a sentence passes on is no news: it is called untrue right behind it, or its article ``checks`` it."""
    if _passes_on(sentence, "rumours"):
        return RUMOUR
    if not _passes_on(sentence):
        return ""
    if after is not None and _begins("untrue_first")(after):
        return UNTRUE
    return CHECKED if checks else ""


def _passes_on(sentence: AnnotatedSentence, group: str = "passes_on") -> bool:
    """ "Posts say that 200 people died", "a video that claims to show it": is it told by what nobody stands for?"""
    tokens, said = sentence.tokens, words("asides", "passed_on")
    tellers = [
        i for i, t in enumerate(tokens) if t.pos in {"NOUN", "PROPN"} and t.lemma.lower() in words("asides", group)
    ]
    verbs = [i for i, t in enumerate(tokens) if t.pos == "VERB" and t.lemma.lower() in said]
    beside = any(tokens[i + 1].lemma.lower() in said for i in tellers if i + 1 < len(tokens))  # "a video claims"
    return beside or any(
        tokens[i].head in {v, tokens[v].head if tokens[v].dep == "conj" else v} or tokens[v].head == i
        for i in tellers
        for v in verbs
    )


def is_post(text: str) -> bool:
    """Is it a post of a network, signed as one?

    >>> is_post("Stay at home. — Dorfield Police (@dorfpol) 3 May 2031"), is_post("Stay at home.")
    (True, False)
    """
    return _SIGNATURE.search(text) is not None


def _reason(sentence: AnnotatedSentence, *, alone: bool) -> str:
    """Why a sentence is set aside, "" where it is not; ``alone`` says that it is all its block has."""
    if sentence.plain.damaged:
        return LOST
    return next((why for why, is_so in _RULES if is_so(sentence)), "") or (ASKED if alone and _asks(sentence) else "")


def _plain(sentence: AnnotatedSentence) -> str:
    return _lowered(sentence.text)


@lru_cache(maxsize=8)  # each rule asks it of the same sentence
def _lowered(text: str) -> str:
    return text.lower().replace("’", "'").replace("‘", "'")


def _has(group: str) -> Callable[[AnnotatedSentence], bool]:
    """A rule: does one of the group's phrases stand in the sentence, outside of quotation marks?"""
    return lambda s: any(not _quoted(s, m.start()) for m in _phrases(group).finditer(_plain(s)))


def _begins(group: str) -> Callable[[AnnotatedSentence], bool]:
    """A rule: does the sentence begin with one of the group's phrases?"""
    return lambda s: _phrases(group).match(_plain(s).lstrip("(•*-– ")) is not None


@cache
def _phrases(group: str) -> re.Pattern[str]:
    longest = sorted(words("asides", group), key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(map(_whole, longest)))


def _whole(phrase: str) -> str:
    """The phrase as whole words."""
    edge = r"(?<!\w)" if phrase[0].isalnum() else ""
    return edge + re.escape(phrase) + (r"(?!\w)" if phrase[-1].isalnum() else "")


def _quoted(sentence: AnnotatedSentence, at: int) -> bool:
    return any(q.outer_start <= at < q.outer_end for q in quoted_in(sentence.text))


def _calls(sentence: AnnotatedSentence) -> bool:
    """ "Anyone with information is asked to call (555) 014-7788": a number to call, and a word that asks to."""
    text = sentence.text
    return _PHONE.search(text) is not None and bool(
        {t.lemma.lower() for t in sentence.tokens} & words("asides", "calls")
    )


def _pictured(sentence: AnnotatedSentence) -> bool:
    return _COUNTER.search(sentence.text) is not None


def _noted(sentence: AnnotatedSentence) -> bool:
    """A bracket that holds nothing but what a writer of transcripts notes."""
    notes = (m[0][1:-1].strip().lower() for m in _BRACKETED.finditer(sentence.text))
    return any(note in words("asides", "transcript") for note in notes)


def _spoken(sentence: AnnotatedSentence) -> bool:
    label = LABEL.match(sentence.text)
    return label is not None and label["who"].lower() not in words("asides", "brings_news")


def _shouted(sentence: AnnotatedSentence) -> bool:
    """Four words in capitals in a row, or two before a sentence of its own ("MILL FIRE Woman sold hats")."""
    text = sentence.text
    if _HEADLINE.match(text):
        return True
    place = _DATELINE.match(text)
    return (
        any(
            (place is None or m.start() >= place.end()) and not _quoted(sentence, m.start())
            for m in _CAPITALS.finditer(text)
        )
        and not text.isupper()
    )


def _begun(sentence: AnnotatedSentence) -> bool:
    """It begins small, at the beginning of a passage, and with no name ("von Harlow", "al-Orre")."""
    text = sentence.text
    named = any(n.start <= len(text) - len(text.lstrip()) < n.end for n in sentence.names)
    return sentence.plain.start == 0 and sentence.kind is BlockKind.PARAGRAPH and not named and bool(_SMALL.match(text))


def _unfinished(sentence: AnnotatedSentence) -> bool:
    """It ends in a small word, a comma, or in points that stand for the rest of another page's sentence."""
    last = _plain(sentence).split()[-1:] or [""]
    if last[0] in {"...", "…"} and not quoted_in(sentence.text):
        return True
    return last[0] in words("asides", "unfinished") or last[0].endswith(",")


def _verbless(sentence: AnnotatedSentence) -> bool:
    """Nothing is stated: no verb, no toll, nobody's words; a list names things without one."""
    if sentence.kind is BlockKind.LIST_ITEM or not sentence.tokens or any(q.state for q in sentence.quantities):
        return False
    return not any(t.pos in {"VERB", "AUX"} for t in sentence.tokens) and not quoted_in(sentence.text)


def _asks(sentence: AnnotatedSentence) -> bool:
    """A question of the writer's, which an answer follows ("So what happened next?")."""
    text = sentence.text
    return text.endswith("?") and not quoted_in(text) and ":" not in text


_CHECKS = _begins("checked_first")
_RULES: tuple[tuple[str, Callable[[AnnotatedSentence], bool]], ...] = (
    (PICTURE, _has("picture")),
    (PICTURE, _pictured),
    (POST, lambda s: is_post(s.text)),
    (POST, _has("post")),
    (EDITORS, _has("editors")),
    (EDITORS, _begins("editors_first")),
    (CHECKED, _CHECKS),
    (APPEAL, _has("appeal")),
    (APPEAL, _begins("appeal_first")),
    (APPEAL, _calls),
    (TRANSCRIPT, _noted),
    (SPOKEN, _spoken),
    (SHOUTED, _shouted),
    (BEGUN, _begun),
    (UNFINISHED, _unfinished),
    (VERBLESS, _verbless),
)
