"""People: everybody the articles name, each once, with every form of the name and the roles the articles give."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from briefgen.annotate.described import roles_in
from briefgen.annotate.fullnames import best_form, folded, fullest, is_form_of
from briefgen.model import AnnotatedArticle, AnnotatedSentence, BlockKind, Citation, Name, NameKind, Person, Role

# A page of roles longer than this is no help to a reader.
MOST_ROLES = 12


@dataclass(slots=True)
class _Gathered:
    forms: Counter[str] = field(default_factory=Counter)
    mentions: int = 0
    roles: dict[str, tuple[str, list[Citation]]] = field(default_factory=dict)
    speaks: bool = False
    in_body: bool = False
    as_person: bool = False


def people(articles: tuple[AnnotatedArticle, ...]) -> tuple[Person, ...]:
    """One entry per person over all articles, most mentioned first.

    Surnames, titles, spellings and hyphens are one person's forms; the name is the fullest.  A single word is
    listed only when it is named often; a person named once needs a full name and a role, a speech or a place in
    the body of an article.
    """
    canonical = canonical_names(articles)
    gathered: dict[str, _Gathered] = {}
    for article in articles:
        for sentence in article.sentences:
            speakers = {q.speaker for q in sentence.quotations} | {a.speaker for a in sentence.attributions}
            for name in sentence.names:
                full = canonical.get((article.article.id, name.full))
                if name.kind is not NameKind.PERSON or full is None:
                    continue
                _gather(gathered.setdefault(full, _Gathered()), sentence, name, name.full in speakers)
    listed = [_person(name, g) for name, g in gathered.items() if _worth_listing(name, g)]
    return tuple(sorted(listed, key=lambda p: (-p.mentions, p.name)))


def canonical_names(articles: tuple[AnnotatedArticle, ...]) -> dict[tuple[str, str], str]:
    """For each article's id and each person's fullest form there, the name that the whole story uses.

    One article's "Ann Lee" and another's "Ann M. Lee" are ``"Ann M. Lee"`` for both.
    """
    counts: Counter[str] = Counter()
    kinds: dict[tuple[str, ...], Counter[NameKind]] = {}
    for article in articles:
        for sentence in article.sentences:
            for name in sentence.names:
                kinds.setdefault(folded(name.full), Counter())[name.kind] += 1
                if name.kind is NameKind.PERSON:
                    counts[name.full] += 1
    sure = {f: n for f, n in counts.items() if 2 * kinds[folded(f)][NameKind.PERSON] > sum(kinds[folded(f)].values())}
    hosts = _joined(fullest(sure), sure)
    return {
        (article.article.id, name.full): hosts[name.full]
        for article in articles
        for sentence in article.sentences
        for name in sentence.names
        if name.kind is NameKind.PERSON and name.full in hosts
    }


def _joined(hosts: dict[str, str], counts: dict[str, int]) -> dict[str, str]:
    """The hosts under the best-looking form of each: the most words, then the most used spelling."""
    groups: dict[str, list[str]] = {}
    for form, host in hosts.items():
        groups.setdefault(host, []).append(form)
    named = {
        host: best_form((f, counts[f]) for f in forms if len(folded(f)) == len(folded(host)))
        for host, forms in groups.items()
    }
    return {form: named[host] for form, host in hosts.items()}


def _gather(gathered: _Gathered, sentence: AnnotatedSentence, name: Name, speaks: bool) -> None:
    gathered.forms[name.text] += 1
    gathered.mentions += 1
    gathered.speaks |= speaks
    gathered.in_body |= sentence.kind not in {BlockKind.CAPTION, BlockKind.HEADING}
    if sentence.sentence.damaged:
        return
    gathered.as_person |= not _names_a_thing(sentence, name)
    for start, end in roles_in(sentence, name):
        text = sentence.sentence.text[start:end]
        citation = Citation(sentence.article, sentence.sentence.id, sentence.sentence.text, ((start, end),))
        cited = gathered.roles.setdefault(text.lower(), (text, []))[1]
        if all((c.article, c.sentence) != (citation.article, citation.sentence) for c in cited):
            cited.append(citation)


def _names_a_thing(sentence: AnnotatedSentence, name: Name) -> bool:
    """ "The Rolando Fine limousine": the name stands before the noun it belongs to, and names that."""
    inside = [i for i, t in enumerate(sentence.tokens) if name.start <= t.start < name.end]
    if not inside or inside[-1] + 1 >= len(sentence.tokens):
        return False
    last, behind = sentence.tokens[inside[-1]], sentence.tokens[inside[-1] + 1]
    return last.dep == "compound" and behind.pos == "NOUN" and sentence.tokens[last.head].start >= behind.start


def _worth_listing(name: str, gathered: _Gathered) -> bool:
    if not gathered.as_person:
        return False
    parts = len(folded(name))
    if parts == 1:
        return gathered.mentions > 1 and bool(gathered.roles or gathered.speaks)
    return bool(gathered.roles) or gathered.speaks or gathered.in_body


def _person(name: str, gathered: _Gathered) -> Person:
    aliases = tuple(f for f in sorted(gathered.forms, key=lambda f: (-gathered.forms[f], f)) if f != name)
    roles = sorted(gathered.roles.values(), key=lambda r: (-len(r[1]), -len(r[0]), r[0]))[:MOST_ROLES]
    return Person(name, aliases, tuple(Role(text, tuple(cited)) for text, cited in roles), gathered.mentions)


def same_person(a: str, b: str) -> bool:
    """Whether two names can be one person's: ``same_person("Lee", "Ann Lee")``."""
    return is_form_of(a, b) or is_form_of(b, a)
