"""Two persons of one name in one article: "John Roe, the mayor, came.  John Roe, a guard, was hurt."

The second is called by his name with what the article says of him, in its words: "John Roe, a guard".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefgen.annotate.names.described import roles_in
from briefgen.annotate.names.fullnames import folded, what_sets_apart
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedArticle, AnnotatedSentence, BlockKind, Name, NameKind

# Whom an article brings in twice with the whole name and another role, so few sentences apart, is two persons.
NEAR = 2
# One age of a person may be a year or two old, or a slip.
MOST_YEARS = 2
_AGE = re.compile(r", (\d{1,3})(?=[,.;])")
_ALSO = re.compile(r"\b([Aa]n? [\w -]+), who (?:is|was) also (?:called|named) $")


@dataclass(frozen=True, slots=True)
class _Bearer:
    """A whole name with what is said of its bearer: his parts, his age, and the words that could set him apart."""

    at: int
    parts: frozenset[str]
    age: int | None
    label: str
    also: bool
    new: bool


def namesakes(article: AnnotatedArticle) -> AnnotatedArticle:
    """The article with another ``full`` for the second person of a name, at every mention that means him.

    Two persons are two roles in neighbouring sentences, the second as one whom nobody knows ("a guard"); two ages; or
    "who is also called John Roe".  A mention that says nothing of the kind means whoever was named last.
    """
    named: dict[str, list[_Bearer]] = {}
    for at, sentence, name in _persons(article):
        if folded(name.text) == folded(name.full) and len(folded(name.text)) > 1:
            named.setdefault(name.full, []).append(_mention(at, sentence, name))
    seconds = {full: second for full, told in named.items() if (second := _second(told)) is not None}
    if not seconds:
        return article
    meant: dict[str, str] = {}
    sentences = list(article.sentences)
    for at, sentence, name in _persons(article):
        if name.full in seconds:
            second, here = seconds[name.full], _mention(at, sentence, name)
            if _is(here, second):
                meant[name.full] = second.label
            elif here.parts or here.age is not None:
                meant[name.full] = name.full
            full = meant.get(name.full, name.full)
            changed = tuple(replace(n, full=full) if n is name else n for n in sentences[at].names)
            sentences[at] = replace(sentences[at], names=changed)
    return replace(article, sentences=tuple(sentences))


def parts_of(sentence: AnnotatedSentence, name: Name) -> frozenset[str]:
    """What parts somebody plays by a sentence, one word for each: "guard" of "John Roe, a guard at the mill"."""
    roles = words("roles", "roles") | words("roles", "titles")
    found = set[str]()
    for start, end in roles_in(sentence, name):
        said = [t for t in sentence.tokens if start <= t.start < end]
        ends = next((i for i, t in enumerate(said) if t.pos == "ADP"), len(said))
        nouns = [t.lemma.lower() for t in said[:ends] if t.pos in {"NOUN", "PROPN"}]
        found |= {t.lemma.lower() for t in said[:ends] if t.lemma.lower() in roles} or set(nouns[-1:])
    return frozenset(found - words("roles", "forms_of_address"))


def _persons(article: AnnotatedArticle) -> Iterator[tuple[int, AnnotatedSentence, Name]]:
    for at, sentence in enumerate(article.sentences):
        if sentence.kind not in {BlockKind.CAPTION, BlockKind.HEADING}:
            yield from ((at, sentence, name) for name in sentence.names if name.kind is NameKind.PERSON)


def _mention(at: int, sentence: AnnotatedSentence, name: Name) -> _Bearer:
    text, behind = sentence.text, sentence.text[name.end :]
    also, aged = _ALSO.search(text, 0, name.start), _AGE.match(behind)
    if also is not None:
        label = text[also.start(1) : name.end]
        part = what_sets_apart(label)
        return _Bearer(at, frozenset({part} if part else ()), None, label, also=True, new=True)
    apposed = next((e for s, e in roles_in(sentence, name) if text[name.end : s] == ", "), None)
    new = apposed is not None and re.match(r", an? ", behind) is not None
    end = apposed if new else name.end + aged.end() if aged is not None else None
    label = text[name.start : end] if end is not None else ""
    return _Bearer(at, parts_of(sentence, name), int(aged[1]) if aged else None, label, also=False, new=new)


def _second(told: list[_Bearer]) -> _Bearer | None:
    """The first mention of a name that is another person's than the first one's."""
    for n, second in enumerate(told):
        if what_sets_apart(second.label) and any(_are_two(first, second, told) for first in told[:n]):
            return second
        if second.also and what_sets_apart(second.label):
            return second
    return None


def _are_two(first: _Bearer, second: _Bearer, told: Iterable[_Bearer]) -> bool:
    if first.age is not None and second.age is not None:
        return abs(first.age - second.age) > MOST_YEARS
    near = 0 < second.at - first.at <= NEAR and first.parts and second.parts and second.new
    return bool(near) and not any(m.parts & first.parts and m.parts & second.parts for m in told)


def _is(mention: _Bearer, second: _Bearer) -> bool:
    same_age = mention.age is not None and mention.age == second.age
    return mention is second or same_age or bool(mention.parts & second.parts) or mention == second
