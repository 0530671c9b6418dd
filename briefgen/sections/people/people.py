"""Who's who: every person and body of a story once, with every form of the name, the roles and what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field

from briefgen.annotate.names.described import roles_in
from briefgen.annotate.names.firstnames import looks_personal
from briefgen.annotate.names.fullnames import folded
from briefgen.gather.bodies import bodies
from briefgen.gather.entities import persons
from briefgen.gather.people import plainly
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedArticle, AnnotatedSentence, Citation, Fact, Name, NameKind, Statement
from briefgen.model.briefing import Citations
from briefgen.model.fields import Verbatim, sparse
from briefgen.sections.people.listed import Mentions, is_told_of, worth_listing_body, worth_listing_person
from briefgen.sections.people.sayings import sayings


@dataclass(frozen=True, slots=True)
class Role:
    """How an article describes a person, verbatim."""

    text: Verbatim
    citations: Citations


@dataclass(frozen=True, slots=True)
class Person:
    """A person or a body (``kind``), every form of the name, and the roles the articles give.

    ``says`` are the sentences in which an article tells in its own words what they say; what they say in theirs are
    the briefing's quotes with this speaker.
    """

    name: str
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    mentions: int
    kind: NameKind = NameKind.PERSON
    says: tuple[Statement, ...] = sparse(())


# A page of roles longer than this is no help to a reader.
MOST_ROLES = 12
# So many sentences are what an article opens with.
OPENING = 3
# How much of a story is about somebody, counted in mentions: a sentence of a fact, or of an opening, that tells of him,
# and each further article that names him.
OF_A_FACT, OF_AN_OPENING, OF_AN_ARTICLE = 12, 6, 4


@dataclass(slots=True)
class _Mentioned:
    kind: NameKind
    forms: Counter[str] = field(default_factory=Counter)
    roles: dict[str, list[tuple[str, Citation]]] = field(default_factory=dict)
    told: set[tuple[str, str]] = field(default_factory=set)
    weight: int = 0
    evidence: Mentions = field(default_factory=Mentions)


def people(articles: tuple[AnnotatedArticle, ...], facts: Sequence[Fact] = ()) -> tuple[Person, ...]:
    """One entry per person and per body over all articles, those first of whom the story tells.

    The more facts, openings and articles tell of somebody, the earlier he stands, and a fact counts most: who is named
    once, in an opening, comes behind whom all articles name often.  Those that bring the news (an article's author,
    the reporter, the photographer) are no persons of it.
    Surnames, titles, spellings, hyphens and acronyms are forms of one entry; the name is the fullest.  Whom the
    articles merely seem to name is left out (``listed.py``).
    """
    of_bodies, of_persons = bodies(articles), persons(articles)
    known = of_bodies | of_persons
    heard = sayings(articles, known)
    every_body = set(of_bodies.values()) - set(of_persons.values())
    gathered: dict[str, _Mentioned] = {}
    told = {(c.article, c.sentence): OF_A_FACT for f in facts for c in f.citations}
    for article in articles:
        for s in [s for s in article.sentences if s.reports][:OPENING]:
            told.setdefault((s.article, s.id), OF_AN_OPENING)
        for sentence in (s for s in article.sentences if not s.aside):
            speakers = {q.speaker for q in sentence.quotations} | {a.speaker for a in sentence.attributions}
            for name in sentence.names:
                full = known.get((article.article.id, name.full))
                if full is not None:
                    kind = NameKind.BODY if full in every_body else NameKind.PERSON
                    entry = gathered.setdefault(full, _Mentioned(kind))
                    _gather(entry, sentence, name, name.full in speakers)
                    here = sentence.article, sentence.id
                    if here in told and here not in entry.told and is_told_of(sentence, name):
                        entry.told.add(here)
                        entry.weight += told[here]
    full_names = {folded(name) for name, g in gathered.items() if g.kind is NameKind.PERSON}
    authors = {(a.article.id, folded(author)) for a in articles for author in a.article.metadata.authors}
    listed = [
        Person(name, _aliases(name, g), _roles(g), g.evidence.mentions, g.kind, heard.get(name, ()))
        for name, g in gathered.items()
        if _worth_listing(name, g)
        and not _glued(folded(name), full_names)
        and not _makes_news(name, g, authors)
        and not (g.kind is NameKind.BODY and _names_the_place(name, gathered))
    ]
    return tuple(sorted(listed, key=lambda p: (-_weight(gathered[p.name]), -p.mentions, p.name)))


def _weight(gathered: _Mentioned) -> int:
    """How much of the story is about somebody."""
    return gathered.weight + gathered.evidence.mentions + OF_AN_ARTICLE * (len(gathered.evidence.articles) - 1)


def _names_the_place(name: str, names: Iterable[str]) -> bool:
    """ "Orre" where there is an "Orre Police Department": that is the town's name."""
    behind = {w.replace("’", "'") for w in words("bodies", "behind_a_place")}
    rests = (o[len(name) :].lower().replace("’", "'").split() for o in names if o.startswith(f"{name} "))
    return any(rest and rest[0] in behind for rest in rests)


def _makes_news(name: str, gathered: _Mentioned, authors: Set[tuple[str, tuple[str, ...]]]) -> bool:
    """The author, or "CNN's Jo Roe", "NPR correspondent Jo Roe", of whom no fact tells, or who is never named else.

    An "author" of whom another's article tells, or the own one more than once, is a person of the story: some outlets
    put whom they write about where the author belongs.
    """
    seen, own = gathered.evidence, {article for article, author in authors if author == folded(name)}
    if seen.brings_news == seen.mentions or (seen.articles <= own and seen.mentions == 1):
        return True
    return not gathered.told and (bool(own) or 0 < max(1, seen.roles) <= 2 * seen.brings_news)


def _gather(gathered: _Mentioned, sentence: AnnotatedSentence, name: Name, speaks: bool) -> None:
    gathered.forms[name.text] += 1
    roles = roles_in(sentence, name)
    gathered.evidence.note(sentence, name, roles, speaks)
    for start, end in roles:
        text = sentence.text[start:end]
        citation = Citation(sentence.article, sentence.id, sentence.text, ((start, end),))
        told = gathered.roles.setdefault(plainly(text), [])
        if all((c.article, c.sentence) != (citation.article, citation.sentence) for _, c in told):
            told.append((text, citation))


def _worth_listing(name: str, gathered: _Mentioned) -> bool:
    judge = worth_listing_body if gathered.kind is NameKind.BODY else worth_listing_person
    return judge(name, gathered.evidence)


def _glued(name: tuple[str, ...], full_names: set[tuple[str, ...]]) -> bool:
    """Names of several people that lost what stood between them: one of them is named alone elsewhere."""
    ends = [(i, j) for i in range(1, len(name)) for j in range(i + 2, len(name) + 1)]
    return any(name[i:j] in full_names and looks_personal(name[i:j]) for i, j in ends)


def _aliases(name: str, gathered: _Mentioned) -> tuple[str, ...]:
    """The other forms, most used first, but for the name with words glued to it."""
    glued = f" {name}"
    ordered = sorted(gathered.forms, key=lambda f: (-gathered.forms[f], f))
    return tuple(f for f in ordered if f != name and not f.endswith(glued))


def _roles(gathered: _Mentioned) -> tuple[Role, ...]:
    """The roles most articles give, the fullest of them first; "the mayor" and "Mayor" are one.

    A title alone ("Director") is left out where the whole of it is told ("Harbour Board Director").
    """
    every = [_role(told) for told in gathered.roles.values()]
    roles = [r for r in every if not any(_is_part(r.text, o.text) for o in every)]
    return tuple(sorted(roles, key=lambda r: (-len(r.citations), -len(r.text), r.text))[:MOST_ROLES])


def _is_part(title: str, whole: str) -> bool:
    """ "Director" ends "Harbour Board Director"; "President" does not say less than "Vice President"."""
    rest = whole.removesuffix(f" {title}")
    words_before = rest.split() if rest != whole else []
    other = words("roles", "before_titles") | {"vice-", "ex-"}
    return bool(words_before) and title[:1].isupper() and words_before[-1].lower() not in other and rest[:1].isupper()


def _role(told: list[tuple[str, Citation]]) -> Role:
    """One role in its plainest wording; the sentence that words it so is cited first."""
    text = min((text for text, _ in told), key=lambda text: (len(text), -sum(t == text for t, _ in told), text))
    first = next(n for n, (words, _) in enumerate(told) if words == text)
    cited = [citation for _, citation in told]
    return Role(text, (cited[first], *cited[:first], *cited[first + 1 :]))
