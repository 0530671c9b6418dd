"""Who is one person, and what is one body, over all articles of a story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from rapidfuzz.distance import Levenshtein

from briefgen.annotate.names.firstnames import looks_personal, without_suffix
from briefgen.annotate.names.fullnames import best_form, folded, fullest, is_form_of, what_sets_apart
from briefgen.annotate.names.namesakes import parts_of
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedArticle, Name, NameKind

# In so few letters of a surname one of them tells persons apart; of so many, two may be a slip.
SHORT, LONG = 4, 6
Key = tuple[str, str]
"""An article's id, and the fullest form of a name there."""


def persons(articles: tuple[AnnotatedArticle, ...]) -> dict[Key, str]:
    """For each article's id and each person's fullest form there, the name that the whole story uses.

    One article's "Ann Lee" and another's "Ann M. Lee" are ``"Ann M. Lee"`` for both.  Two forms that one article
    keeps apart stay apart.
    """
    counts: Counter[str] = Counter()
    kinds: dict[tuple[str, ...], Counter[NameKind]] = {}
    for _, name in _names(articles):
        kinds.setdefault(folded(name.full), Counter())[name.kind] += 1
        if name.kind is NameKind.PERSON:
            counts[name.full] += 1
    sure = {form: n for form, n in counts.items() if _mostly_person(kinds[folded(form)])}
    whole = _without_glued(sure)
    hosts = _well_named(fullest(whole, apart=_apart(articles, whole)), whole)
    hosts |= {form: hosts[_ends_in(form, whole)] for form in sure if form not in whole}
    for otherwise in (_sons_alone, _spelt_otherwise):
        same = otherwise(articles, hosts)
        hosts = {form: same.get(host, host) for form, host in hosts.items()}
    surnames = _only_bearers(hosts)
    found = _namesakes_alone(articles, hosts)
    for article, name in _names(articles):
        if (article, name.full) in found:
            continue
        if name.full in hosts and (name.kind is NameKind.PERSON or looks_personal(folded(hosts[name.full]))):
            found[article, name.full] = hosts[name.full]  # what one article took for a body is whom the others tell of
        elif folded(name.full) in surnames and _may_be_surname(name):
            found[article, name.full] = surnames[folded(name.full)]
    return found


def _names(articles: tuple[AnnotatedArticle, ...]) -> Iterator[tuple[str, Name]]:
    for article in articles:
        for sentence in article.sentences:
            for name in sentence.names:
                yield article.article.id, name


def _may_be_surname(name: Name) -> bool:
    """What one article alone took for a place or could not tell, though no list knows it."""
    unsure = {NameKind.PERSON, NameKind.OTHER, NameKind.PLACE}
    return name.kind in unsure and name.full not in words("places")


def _mostly_person(kinds: Counter[NameKind]) -> bool:
    """What nobody can tell the kind of says nothing against a person."""
    return 2 * kinds[NameKind.PERSON] > sum(kinds.values()) - kinds[NameKind.OTHER]


def _without_glued(forms: dict[str, int]) -> dict[str, int]:
    """The forms without those that are another one with words glued to it, whose mentions count for that one."""
    whole = {form: n for form, n in forms.items() if _ends_in(form, forms) == form}
    for form, n in forms.items():
        if form not in whole:
            whole[_ends_in(form, whole)] += n
    return whole


def _ends_in(form: str, forms: Mapping[str, int]) -> str:
    """The full name that a form ends in, behind words that begin no name: "Hire Ann Lee" is "Ann Lee"."""
    key = folded(form)
    if looks_personal(key):
        return form
    inner = {folded(other): other for other in sorted(forms, key=lambda f: (forms[f], f)) if other != form}
    rests = (key[start:] for start in range(1, len(key) - 1))
    return next((inner[rest] for rest in rests if rest in inner and looks_personal(rest)), form)


def _apart(articles: tuple[AnnotatedArticle, ...], forms: dict[str, int]) -> set[tuple[str, str]]:
    """The pairs of forms that one article gives two persons."""
    apart: set[tuple[str, str]] = set()
    for article in articles:
        here = sorted({n.full for s in article.sentences for n in s.names if n.full in forms})
        short = [f for f in here if len(folded(f)) == 1]
        apart |= {(s, full) for s in short for full in here if full != s and folded(s)[0] in folded(full)}
        full_names = [f for f in here if len(folded(f)) > 1]
        apart |= {(a, b) for a in full_names for b in full_names if a != b and is_form_of(a, b)}
    return apart


def _well_named(hosts: dict[str, str], counts: dict[str, int]) -> dict[str, str]:
    """The hosts under the best-looking form of each: the most words, then the most used spelling."""
    groups: dict[str, list[str]] = {}
    for form, host in hosts.items():
        groups.setdefault(host, []).append(form)
    named = {
        host: best_form((f, counts[f]) for f in forms if len(folded(f)) == len(folded(host)))
        for host, forms in groups.items()
    }
    return {form: named[host] for form, host in hosts.items()}


def _sons_alone(articles: tuple[AnnotatedArticle, ...], hosts: dict[str, str]) -> dict[str, str]:
    """The names that are another one's without its "Jr.", where no article has both: the "Ann Lee" of "Ann Lee Jr."."""
    here = _named_in(articles, hosts)
    found: dict[str, str] = {}
    for son in sorted(here):
        bare = without_suffix(folded(son))
        if bare != folded(son) and len(bare) > 1:
            same = (n for n in sorted(here) if n != son and len(folded(n)) > 1 and is_form_of(n, " ".join(bare)))
            found |= {name: son for name in same if not here[name] & here[son]}
    return found


def _spelt_otherwise(articles: tuple[AnnotatedArticle, ...], hosts: dict[str, str]) -> dict[str, str]:
    """The names that are another's but for a letter or two of the surname, where first name and part are the same.

    "Ann Hadlow, a surveyor" of one outlet is the "Ann Harlowe" whom another calls a surveyor; no article has both.
    """
    here = _named_in(articles, hosts)
    parts: dict[str, set[str]] = {}
    for sentence in (s for a in articles for s in a.sentences):
        for name in (n for n in sentence.names if n.full in hosts):
            parts.setdefault(hosts[name.full], set()).update(parts_of(sentence, name) - words("roles", "strangers"))
    mentions = Counter(hosts[name.full] for _, name in _names(articles) if name.full in hosts)
    order = sorted((h for h in here if len(folded(h)) > 1), key=lambda h: (-mentions[h], h))
    found: dict[str, str] = {}
    for n, one in enumerate(order):
        for other in order[n + 1 :]:
            if other not in found and one not in found and not here[one] & here[other] and _near_in_letters(one, other):
                found |= {other: one} if parts.get(one, set()) & parts.get(other, set()) else {}
    return found


def _near_in_letters(one: str, other: str) -> bool:
    """The same but for one letter of the surname, or two of a longer one."""
    a, b = folded(one), folded(other)
    if len(a) != len(b) or a[:-1] != b[:-1] or what_sets_apart(one) != what_sets_apart(other):
        return False
    shorter = min(len(a[-1]), len(b[-1]))
    most = 0 if shorter < SHORT else 1 if shorter < LONG else 2
    return 0 < Levenshtein.distance(a[-1], b[-1]) <= most


def _named_in(articles: tuple[AnnotatedArticle, ...], hosts: Mapping[str, str]) -> dict[str, set[str]]:
    """The articles that name each person."""
    here: dict[str, set[str]] = {}
    for article, name in _names(articles):
        if name.full in hosts:
            here.setdefault(hosts[name.full], set()).add(article)
    return here


def _namesakes_alone(articles: tuple[AnnotatedArticle, ...], hosts: Mapping[str, str]) -> dict[Key, str]:
    """The names of articles that tell only of the second of two namesakes: by the part that they say he plays."""
    seconds: dict[tuple[str, ...], dict[str, str]] = {}
    for host in sorted(set(hosts.values())):
        if part := what_sets_apart(host):
            seconds.setdefault(folded(host), {})[part] = host
    told: dict[Key, set[str]] = {}
    for article in articles if seconds else ():
        for sentence, name in ((s, n) for s in article.sentences for n in s.names if folded(n.full) in seconds):
            told.setdefault((article.article.id, name.full), set()).update(parts_of(sentence, name))
    return {
        key: seconds[folded(key[1])][part]
        for key, parts in told.items()
        for part in parts
        if len(parts) == 1 and not what_sets_apart(key[1]) and part in seconds[folded(key[1])]
    }


def _only_bearers(hosts: dict[str, str]) -> dict[tuple[str, ...], str]:
    """Each surname that one person alone of the story bears, with that person."""
    bearers: dict[tuple[str, ...], set[str]] = {}
    for host in sorted(set(hosts.values())):
        if len(folded(host)) > 1:
            bearers.setdefault(folded(host)[-1:], set()).add(host)
    return {surname: next(iter(found)) for surname, found in bearers.items() if len(found) == 1}
