"""What people are called: their names and descriptions, gathered over the articles of an event.

Six events with five outlets each; annotators marked how every outlet calls the same persons.  A marked mention is
ours by the person whom briefgen sees there: by name, by a role that its who's who cites from this very sentence, or
by what its reading of descriptions ("the minister") makes of the words.  Mentions that briefgen gives nobody stand
alone.  Measured is B-cubed over the mentions of an event, all events together; the baseline joins mentions with the
same last word.  Beside it: how many of the marked descriptions the who's who has among that person's roles.

Usage: python -m eval.labels [--shared DIR]
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefgen.annotate.pipeline import annotate
from briefgen.annotate.speech.discourse import Discourse, take_note
from briefgen.annotate.speech.quotations import quoted_pieces
from briefgen.annotate.speech.speech import said_in, who
from briefgen.gather.people import canonical_names
from briefgen.model import AnnotatedArticle, AnnotatedSentence, NameKind, words_of
from briefgen.sections.people.people import Person, people
from eval.bench import Benchmark, article_of, b_cubed, rows

PERSONS = "ACTOR"
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Mention:
    """A marked mention: the true person, its words, whether it holds a name, and whom we see there, if anybody."""

    event: str
    true: str
    text: str
    named: bool
    ours: str | None


def measure(shared: Path) -> tuple[dict[str, float], dict[str, float]]:
    """Our figures and the baseline's."""
    found, told = [], []
    for event in rows(shared, "labels/events.jsonl"):
        mentions, described = _event(event)
        found += mentions
        told += described
    if not found:
        return {}, {}
    mine: dict[str, float] = {}
    base: dict[str, float] = {}
    for name, chosen in (("people", found), ("people.named", [m for m in found if m.named])):
        ours = [((m.event, m.true), (m.event, m.ours or str(n))) for n, m in enumerate(chosen)]
        last = [((m.event, m.true), (m.event, (words_of(m.text) or ("",))[-1])) for m in chosen]
        for row, pairs in ((mine, ours), (base, last)):
            row |= dict(zip((f"{name}.precision", f"{name}.recall", f"{name}.F"), b_cubed(pairs), strict=True))
    mine["descriptions.recall"] = sum(told) / max(1, len(told))
    return mine, base


def figures(shared: Path) -> dict[str, dict[str, float]]:
    """The figures that have floors."""
    mine, _ = measure(shared)
    return {"labels": {k: mine[k] for k in ("people.F", "people.named.F", "descriptions.recall")}} if mine else {}


def _event(event: dict[str, Any]) -> tuple[list[Mention], list[bool]]:
    """The mentions of one event's persons, and for each description of one whether the who's who has it."""
    articles = tuple(annotate(article_of(d["id"], [[s] for s in d["sentences"]], headings=1)) for d in event["docs"])
    canonical, listed = canonical_names(articles), people(articles)
    mentions = [
        m
        for document, article in zip(event["docs"], articles, strict=True)
        for m in _mentions(event["event_id"], document, article, canonical, listed)
    ]
    roles = {p.name: [set(words_of(r.text)) for r in p.roles] for p in listed}
    meant = _meant(mentions)
    told = [
        any(set(words_of(m.text)) - {"the", "a"} <= role for name in meant[m.true] for role in roles.get(name, []))
        for m in mentions
        if not m.named and len(words_of(m.text)) > 1
    ]
    return mentions, told


def _meant(mentions: list[Mention]) -> dict[str, list[str]]:
    """For each true person the one whom we see at most of the named mentions."""
    counts: dict[str, Counter[str]] = {m.true: Counter() for m in mentions}
    for m in mentions:
        if m.named and m.ours:
            counts[m.true][m.ours] += 1
    return {true: [name for name, _ in c.most_common(1)] for true, c in counts.items()}


def _mentions(
    event: str,
    document: dict[str, Any],
    article: AnnotatedArticle,
    canonical: dict[Key, str],
    listed: tuple[Person, ...],
) -> Iterator[Mention]:
    """The marked mentions of persons that can be found in their sentences, in the order of the text."""
    marked: dict[int, list[tuple[int, int, str]]] = {}
    for a in document["annotations"]:
        if a["code_type"] == PERSONS and int(a["sentence"]) < len(article.sentences):
            span = _span(article.sentences[int(a["sentence"])].text, a["code_mention"])
            if span is not None:
                marked.setdefault(int(a["sentence"]), []).append((*span, a["code_name"]))
    quoted, discourse = quoted_pieces(article), Discourse()
    for index, sentence in enumerate(article.sentences):
        for start, end, true in sorted(set(marked.get(index, []))):
            text = sentence.text[start:end]
            name = next(
                (n for n in sentence.names if n.kind is NameKind.PERSON and _meet(n.start, n.end, start, end)), None
            )
            full = name.full if name else _described(sentence, start, end, discourse)
            ours = canonical.get((sentence.article, full), full) if full else _by_role(sentence, start, end, listed)
            yield Mention(event, true, text, _holds_a_name(text, true), ours)
        said = said_in(sentence, quoted.get(index, []), discourse)
        take_note(sentence, said, quoted.get(index, []), discourse)


def _span(text: str, mention: str) -> tuple[int, int] | None:
    """Where the words of a mention stand in its sentence, however they are spaced and quoted."""
    pattern = r"\W+".join(re.escape(w) for w in re.findall(r"\w+", mention))
    found = re.search(rf"\b{pattern}\b", text) if pattern else None
    return found.span() if found else None


def _meet(a: int, b: int, c: int, d: int) -> bool:
    return a < d and c < b


def _holds_a_name(text: str, true: str) -> bool:
    """Whether a mention has a word of the name that the annotators gave the person ("PRK\\\\Jong Un")."""
    return bool(set(words_of(true.split("\\")[-1])) & set(words_of(text)))


def _described(sentence: AnnotatedSentence, start: int, end: int, discourse: Discourse) -> str | None:
    """Whom a description means at this place of its article."""
    inside = [i for i, t in enumerate(sentence.tokens) if start <= t.start < end]
    return who(sentence, inside[0], inside[-1] + 1, discourse) if inside else None


def _by_role(sentence: AnnotatedSentence, start: int, end: int, listed: tuple[Person, ...]) -> str | None:
    """Who has a role that the who's who cites from these words."""
    here = sentence.key
    for person in listed:
        for role in person.roles:
            for c in role.citations:
                if (c.article, c.sentence) == here and any(_meet(a, b, start, end) for a, b in c.marks):
                    return person.name
    return None


BENCHMARK = Benchmark("labels", "how persons are called; baseline: the mention's last word", measure)


if __name__ == "__main__":
    raise SystemExit(BENCHMARK.main(__doc__))
