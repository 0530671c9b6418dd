"""What a date is the date of: the happening that each dated clause of an article tells.

A date hangs on a verb ("the bridge opened on Monday") or on a noun ("Monday's accident").  Three kinds are told apart:

* ``event``: something happened then;
* ``plan``: something lies ahead of the article that tells it;
* ``statement``: only the saying is dated ("police said on Monday"); what was said may have happened at any time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta

from briefgen.annotate.times.tense import Tense, tense_at
from briefgen.lexicon.wordlists import words
from briefgen.likeness.terms import term_of_each
from briefgen.model import AnnotatedArticle, AnnotatedSentence, BlockKind, Token, When
from briefgen.values.edtf import begins, ends

EVENT, PLAN, STATEMENT = "event", "plan", "statement"
KINDS = (EVENT, PLAN, STATEMENT)

# Clauses of their own below the one that is dated.
_OTHER_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "parataxis", "csubj"})
_LINKS = frozenset(
    {"prep", "pobj", "pcomp", "npadvmod", "advmod", "nmod", "compound", "poss", "amod", "appos", "nummod"}
)
_ASIDE = frozenset({"prep", "pobj", "pcomp"})
_DIRECT = frozenset({"poss", "compound", "nmod", "amod", "nummod"})
_DOING = ("ing", "tion", "sion", "ment", "ault")
_STEPS = 8
# "— Ann Harlow (@annharlow) October 13, 2016" signs a post.
FEWEST_WORDS = 4
"""A shorter sentence is a label ("Published 3 March 2024") and tells nothing."""


@dataclass(frozen=True, slots=True)
class Dated:
    """One date of a sentence and the happening it belongs to.

    ``deeds`` are the terms of the word the date hangs on; ``terms`` what its clause is about, and ``whole`` what the
    sentence is; ``main`` says that the clause is the sentence's own, not one inside of it; ``noun`` that the date hangs
    on a noun, ``known`` that the noun speaks of something told before ("the accident late on Monday", "Monday's
    accident"); ``aside`` that a side clause mentions it without naming anybody ("since the two met last year");
    ``quoted`` that the date is in somebody's words.
    """

    sentence: AnnotatedSentence
    when: When
    kind: str
    deeds: frozenset[str]
    terms: frozenset[str]
    whole: frozenset[str]
    main: bool
    noun: bool
    known: bool = False
    aside: bool = False
    quoted: bool = False


_WEEKEND = re.compile(r"\bweekend\b", re.IGNORECASE)
_KNOWN_DAY = re.compile(r"\d{1,2}/\d{1,2}")
_SINCE = re.compile(r"\bsince\b[^,;]{0,40}$", re.IGNORECASE)


def dated_in(article: AnnotatedArticle) -> tuple[Dated, ...]:
    """The dated happenings of an article in the order of its text; headings and what is set aside tell none.

    ``dated_in`` of "The bridge opened on 9 June 2023, the mayor said on Monday." gives an event and a statement.
    """
    day = (article.article.metadata.published or article.article.metadata.updated or "")[:10]
    found: list[Dated] = []
    for s in article.sentences:
        if not (s.aside or s.kind is BlockKind.HEADING or len(s.text.split()) < FEWEST_WORDS):
            found += _of_sentence(s, day)
    return tuple(found)


def _of_sentence(sentence: AnnotatedSentence, day: str) -> Iterator[Dated]:
    tokens, terms = sentence.tokens, term_of_each(sentence)
    if tokens and not any(t.pos in {"VERB", "AUX"} for t in tokens):
        return
    whole = frozenset(t for t in terms if t)
    dates = {i for i, t in enumerate(tokens) if any(w.start <= t.start < w.end for w in sentence.times)}
    for when in _telling(sentence):
        at = _governor(tokens, when)
        if _is_name(tokens, when):
            continue
        if at is None:
            yield Dated(sentence, when, EVENT, frozenset(), whole, whole, True, False)
        elif not (_these_times(sentence, when, tokens[at]) or _no_deed(tokens, at, when) or _taken(sentence, when)):
            kind = _kind(sentence, at, when, day)
            since = _SINCE.search(sentence.text[: when.start])
            if since and (kind == STATEMENT or _compares(sentence, when)):
                continue  # "Lee told of the tides since the flood of 1911": the telling is not of 1911
            telling = _only_said(tokens, at)
            said = _said(tokens, at) if telling else []
            clause = [i for i in range(len(tokens)) if i != at] if telling else _clause(tokens, at)
            about = frozenset(t for i in clause if i not in dates and (t := terms[i]))
            deeds = frozenset(t for i in said or (at, *_led_to(tokens, at)) if (t := terms[i])) | _closed(tokens, at)
            noun = tokens[at].pos in {"NOUN", "PROPN"}
            known = noun and _known(tokens, at, dates)
            aside = tokens[at].dep == "advcl" and not any(t.startswith("@") for t in about)
            main, quoted = _is_main(tokens, at), _quoted(sentence, when)
            yield Dated(sentence, when, kind, deeds, about | deeds, whole, main, noun, known, aside, quoted)


def _compares(sentence: AnnotatedSentence, when: When) -> bool:
    """ "The deadliest flood since 1911", "since 9/11": what is told is of another day, which none is told of."""
    if sentence.text[when.end :].startswith(", when"):
        return False
    before = [t for t in sentence.tokens if t.end <= when.start]
    most = any(t.tag in {"JJS", "RBS"} for t in before)  # "the first visit since 1911" dates the one before
    return most or _KNOWN_DAY.fullmatch(when.text) is not None


def _is_name(tokens: Sequence[Token], when: When) -> bool:
    """ "9/11 families", "a victim of 9/11": a day known by its number, and nothing that happened to them then."""
    inside = [i for i, t in enumerate(tokens) if when.start <= t.start < when.end]
    top = next((i for i in inside if tokens[i].head not in inside), None)
    if top is None:
        return False
    above = tokens[top].head
    if tokens[top].dep == "compound" and tokens[above].pos == "PROPN" and above == inside[-1] + 1:
        return not _named_deed(tokens[above])  # "the May 3rd Singers"
    if _KNOWN_DAY.fullmatch(when.text) is None:
        return False
    above = tokens[above].head if tokens[above].text.lower() in {"of", "by"} else above
    return tokens[above].pos in {"NOUN", "PROPN"} and not _deed_noun(tokens, above)


def _telling(sentence: AnnotatedSentence) -> list[When]:
    """The dates a sentence gives, each once; a month or year that one of its days lies in adds nothing."""
    values: dict[str, When] = {}
    for when in sentence.times:
        if when.value:
            values.setdefault(when.value, when)
    return [w for v, w in values.items() if not any(o != v and o.startswith(v + "-") for o in values)]


# --------------------------------------------------------------------------- what the date hangs on


def _governor(tokens: Sequence[Token], when: When) -> int | None:
    """The index of the verb or noun that a date belongs to; None where the syntax does not tell."""
    inside = [i for i, t in enumerate(tokens) if when.start <= t.start < when.end]
    at = next((i for i in inside if tokens[i].head not in inside), None)
    if at is None:
        return None
    bare_year = re.fullmatch(r"\d{4}", when.text) is not None
    direct = tokens[at].dep == "poss" or (bare_year and tokens[at].dep in _DIRECT)
    for _ in range(_STEPS):
        above = tokens[at].head
        if above == at:
            return at if tokens[at].pos in {"VERB", "AUX", "NOUN"} else None
        at = above
        token = tokens[at]
        if token.pos in {"VERB", "AUX"}:
            return _happened(tokens, _main_verb(tokens, at), inside[0])
        if (token.pos == "NOUN" and (direct or _deed_noun(tokens, at))) or (
            token.pos == "PROPN" and _named_deed(token)
        ):
            return at
        direct = False
        if token.dep not in _LINKS and token.pos not in {"ADP", "NOUN", "PROPN", "ADJ", "ADV", "NUM"}:
            return None
    return None


def _deed_noun(tokens: Sequence[Token], at: int) -> bool:
    """ "The bombing late on Thursday", "the invasion in February": a noun of doing."""
    word = tokens[at].lemma.lower()
    return word.endswith(_DOING) or word in words("happenings", "statement") | words("happenings", "deed")


def _named_deed(token: Token) -> bool:
    """ "The River War of 1884": a noun of doing that is part of a name."""
    return token.lemma.lower() in words("happenings", "deed")


def _no_deed(tokens: Sequence[Token], at: int, when: When) -> bool:
    """ "The 2007 champion", "the 2016 season", "born in 1951": a date that is none of a happening."""
    if tokens[at].lemma.lower() == "be":
        return _is_state(tokens, at, when)
    if tokens[at].pos == "NOUN":
        return tokens[at].dep != "ROOT" and not _deed_noun(tokens, at) and re.fullmatch(r"\d{4}", when.text) is not None
    return tokens[at].lemma.lower() in words("happenings", "own_life") and tokens[at].tag == "VBN"


def _main_verb(tokens: Sequence[Token], at: int) -> int:
    """ "Was to be sent": the verb that says what is done, not the helper."""
    head = tokens[at].head
    return head if tokens[at].dep in {"aux", "auxpass"} and tokens[head].pos == "VERB" else at


def _happened(tokens: Sequence[Token], at: int, date_at: int) -> int:
    """ "The accident happened on Monday", "the blast late on Monday hurt two": the noun is what the date is of."""
    bare = tokens[at].lemma.lower() in words("happenings", "happen")
    for i, token in enumerate(tokens):
        if token.head == at and token.dep == "nsubj" and token.pos == "NOUN":
            return i if bare or (i < date_at < at and _deed_noun(tokens, i)) else at
    return at


def _led_to(tokens: Sequence[Token], at: int) -> list[int]:
    """ "Is set to visit", "began bombing", "announced that it had closed": the verbs a verb leads to."""
    deps = {"xcomp", "ccomp"} if tokens[at].lemma.lower() in words("happenings", "announcing") else {"xcomp"}
    return [i for i, t in enumerate(tokens) if t.head == at and i != at and t.dep in deps and t.pos == "VERB"]


def _known(tokens: Sequence[Token], at: int, dates: AbstractSet[int]) -> bool:
    """ "The accident late on Monday", "Monday's accident": a mishap told before, by its kind."""
    return tokens[at].lemma.lower() in words("happenings", "mishap") and any(
        t.head == at and (t.text.lower() in {"the", "this", "that"} or (t.dep == "poss" and i in dates))
        for i, t in enumerate(tokens)
    )


def _closed(tokens: Sequence[Token], at: int) -> frozenset[str]:
    """ "Air strikes" as "airstrike": a noun with the one before it, as others write it."""
    before = tokens[at - 1] if at else None
    if before is None or before.head != at or before.dep != "compound":
        return frozenset()
    return frozenset({before.lemma.lower() + tokens[at].lemma.lower()})


def _said(tokens: Sequence[Token], at: int) -> list[int]:
    """The verbs of what is said: of the clause told or, where the saying comes last, of the main one."""
    return [i for i, t in enumerate(tokens) if t.pos == "VERB" and t.dep in {"ccomp", "ROOT", "conj"} and i != at]


def _clause(tokens: Sequence[Token], at: int) -> list[int]:
    """The words of the clause of a verb or noun, without the clauses inside of it; for "who …" with its "who"."""
    found = {i for i in range(len(tokens)) if any(_under(tokens, i, top) for top in (at, *_led_to(tokens, at)))}
    if tokens[at].dep in {"relcl", "acl"}:
        whom = tokens[at].head
        found |= {whom} | {i for i, t in enumerate(tokens) if t.head == whom and t.dep in {"compound", "amod", "poss"}}
    elif tokens[at].dep == "advcl" and not any(t.head == at and t.dep in {"nsubj", "nsubjpass"} for t in tokens):
        found |= {i for i, t in enumerate(tokens) if t.head == tokens[at].head and t.dep in {"nsubj", "nsubjpass"}}
    return sorted(found)


def _under(tokens: Sequence[Token], i: int, at: int) -> bool:
    for _ in range(len(tokens)):
        if i == at:
            return True
        if tokens[i].dep in _OTHER_CLAUSES or tokens[i].head == i:
            return False
        i = tokens[i].head
    return False


def _is_main(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word belongs to the sentence's own statement: its main verb, or what a saying around it tells."""
    for _ in range(_STEPS):
        token = tokens[at]
        if token.head == at:
            return True
        above = tokens[token.head]
        said = token.dep in {"ccomp", "parataxis"} and above.lemma.lower() in words("verbs", "plain_say")
        happened = token.dep == "nsubj" and above.lemma.lower() in words("happenings", "happen")
        if not (said or happened or token.dep in {"conj", "xcomp"}):
            return False
        at = token.head
    return False


# --------------------------------------------------------------------------- kinds


def _kind(sentence: AnnotatedSentence, at: int, when: When, day: str) -> str:
    tokens = sentence.tokens
    if _only_said(tokens, at) or (_quoted(sentence, when) and when.text.lower() in words("happenings", "near")):
        return STATEMENT
    tense, last = tense_at(tokens, when.end - 1), ends(when.value or "")
    if tense is Tense.FUTURE or (when.text.lower().startswith("later this") and tense is not Tense.PAST):
        begun = bool(day) and begins(when.value or "") < day and _WEEKEND.search(when.text) is not None
        return PLAN if (last >= day if day else when.inferred) and not begun else EVENT
    # The day after an article's own may have begun elsewhere.
    tomorrow = (date.fromisoformat(day) + timedelta(days=1)).isoformat() if day else "9999"
    pictured = sentence.kind is BlockKind.CAPTION
    return PLAN if begins(when.value or "") > tomorrow and not pictured else EVENT


def _only_said(tokens: Sequence[Token], at: int) -> bool:
    """Whether the date is that of a saying: "said on Monday", "in a statement on Monday", "at Monday's talks, said"."""
    if tokens[at].pos in {"VERB", "AUX"}:
        whose = tokens[tokens[at].head].lemma.lower()
        return tokens[at].lemma.lower() in words("happenings", "reporting") or (
            tokens[at].dep in {"acl", "relcl"} and whose in words("happenings", "statement")
        )
    for _ in range(_STEPS):
        lemma, above = tokens[at].lemma.lower(), tokens[at].head
        verb = tokens[at].pos in {"VERB", "AUX"} and tokens[at].dep not in _ASIDE  # "following a meeting" is an aside
        if lemma == "accord" or (verb and lemma in words("happenings", "reporting")):
            return True
        if verb or above == at or tokens[at].dep not in _ASIDE:
            return False
        at = above
    return False


def _is_state(tokens: Sequence[Token], at: int, when: When) -> bool:
    """ "He was the champion in 2007": how things were in a year, not what happened."""
    subject = any(t.head == at and t.dep in {"nsubj", "expl"} for t in tokens)
    since = any(t.text.lower() == "since" and t.end == when.start - 1 for t in tokens)  # tells when it began
    return subject and not since and re.fullmatch(r"\d{4}~?", when.value or "") is not None


def _taken(sentence: AnnotatedSentence, when: When) -> bool:
    """ "The town had 4,000 people as of 1 January 2023", "a show of strength ahead of 2031": the day of a count, or of
    what is not told."""
    before, year = sentence.text[: when.start].lower(), re.fullmatch(r"\d{4}", when.text) is not None
    return before.endswith("as of ") or (year and before.endswith("ahead of "))


def _these_times(sentence: AnnotatedSentence, when: When, verb: Token) -> bool:
    """ "Today she feels the same", or "today we fight" in somebody's words, means these times and no day."""
    tags = {"VBP", "VBZ", "VBG", "VB"} if _quoted(sentence, when) else {"VBP", "VBZ"}
    return when.text.lower() in words("happenings", "since_then") and verb.tag in tags


def _quoted(sentence: AnnotatedSentence, when: When) -> bool:
    return any(q.start <= when.start < q.end for q in sentence.quotations)
