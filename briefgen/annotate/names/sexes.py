"""Whom "Mr Lee" means where an article names Ann Lee and Peter Lee, and who is a man or a woman by name or title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from briefgen.annotate.names.firstnames import without_suffix
from briefgen.annotate.names.fullnames import folded
from briefgen.annotate.names.votes import Candidate
from briefgen.lexicon.wordlists import words
from briefgen.model import Token

WOMAN, MAN = "woman", "man"
# A surname alone is whom a sentence so shortly before is about.
NEAR = 2
# A bare surname is whom its titles mean where there are so many bare ones to a titled one at most.
MOST_BARE = 4
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def sex_of_name(full: str) -> str:
    """What the first name tells: "woman", "man", or "" where it tells nothing.

    >>> sex_of_name("Ann Lee"), sex_of_name("Peter Lee"), sex_of_name("Robin Lee"), sex_of_name("Lee")
    ('woman', 'man', '', '')
    """
    key = [w for w in without_suffix(folded(full)) if len(w) > 1]
    if len(key) < 2:
        return ""
    return WOMAN if key[0] in words("first_names", "women") else MAN if key[0] in words("first_names", "men") else ""


def sex_of_title(word: str) -> str:
    """What a title or a role tells: "Mrs" and "chairwoman" a woman, "Mr" a man, "Mayor" nothing.

    >>> sex_of_title("Mrs."), sex_of_title("Mr"), sex_of_title("Mayor")
    ('woman', 'man', '')
    """
    bare = word.lower().strip(".")
    return WOMAN if bare in words("roles", "women") else MAN if bare in words("roles", "men") else ""


def told_apart(
    found: Sequence[tuple[Sequence[Token], Sequence[Candidate]]], full: Mapping[str, str]
) -> dict[tuple[int, int], str]:
    """Whom a surname means against ``full``, by the sentence's number and the candidate's first token.

    "Mr Lee" is no Ann Lee: it is the one man of that surname whom the article names, else one of whom nothing is
    known, else a Lee whose name the article does not give.  Where all titles say so, the bare "Lee" is he, too.
    Behind "Peter Lee, her grandfather, wept." a first bare "Lee" is Peter, though Ann was named before him.
    """
    bearers = _bearers(found, full)
    meant = _named_last(found, full, bearers)
    votes: dict[str, Counter[str]] = {}
    for n, (tokens, candidates) in enumerate(found):
        for c in candidates:
            title = sex_of_title(tokens[c.first - 1].text) if c.first and len(folded(c.text)) == 1 else ""
            if title and full.get(c.text, c.text) != c.text:
                meant[n, c.first] = _bearer(c.text, title, full[c.text], bearers)
                votes.setdefault(c.text, Counter())[meant[n, c.first]] += 1
    bare = Counter(
        c.text for tokens, cs in found for c in cs if not (c.first and sex_of_title(tokens[c.first - 1].text))
    )
    # Who is called "Mrs Lee" once beside a dozen bare "Lee" is not the Lee of those.
    agreed = {f: next(iter(who)) for f, who in votes.items() if len(who) == 1 and who.total() * MOST_BARE >= bare[f]}
    for n, (_, candidates) in enumerate(found):
        for c in candidates:
            if c.text in agreed:
                meant.setdefault((n, c.first), agreed[c.text])
    return meant


def _named_last(
    found: Sequence[tuple[Sequence[Token], Sequence[Candidate]]],
    full: Mapping[str, str],
    bearers: Mapping[str, Mapping[str, str]],
) -> dict[tuple[int, int], str]:
    """Bare surnames of several persons that mean the one whom a sentence shortly before is about.

    Not where the article has called the first of them so before: then it goes on to.
    """
    meant: dict[tuple[int, int], str] = {}
    called: set[str] = set()
    acted: dict[str, tuple[str, int]] = {}
    for n, (tokens, candidates) in enumerate(found):
        for c in candidates:
            host, key = full.get(c.text, c.text), folded(c.text)
            if len(bearers.get(without_suffix(folded(host))[-1], ())) < 2:
                continue
            surname = without_suffix(folded(host))[-1]
            if len(key) > 1 and any(t.dep in _SUBJECTS for t in tokens[c.first : c.last]):
                acted[surname] = host, n
            elif len(key) == 1 and key[0] == surname and not (c.first and sex_of_title(tokens[c.first - 1].text)):
                last, at = acted.get(surname, (host, n))
                if last != host and host not in called and (n - at <= NEAR or last in called):
                    meant[n, c.first] = last
                called.add(meant.get((n, c.first), host))
    return meant


def _bearers(
    found: Sequence[tuple[Sequence[Token], Sequence[Candidate]]], full: Mapping[str, str]
) -> dict[str, dict[str, str]]:
    """The full names of each surname, each with what is known of it: by its titles, else by the first name."""
    known: dict[str, dict[str, str]] = {}
    for tokens, candidates in found:
        for c in candidates:
            host = full.get(c.text, c.text)
            if len(folded(host)) > 1:
                own = known.setdefault(without_suffix(folded(host))[-1], {})
                title = sex_of_title(tokens[c.first - 1].text) if c.first and len(folded(c.text)) > 1 else ""
                own[host] = title or own.get(host) or sex_of_name(host)
    return known


def _bearer(form: str, sex: str, default: str, bearers: Mapping[str, Mapping[str, str]]) -> str:
    every = bearers.get(folded(form)[0], {})
    if every.get(default, sex) == sex:
        return default
    for known in (sex, ""):
        fitting = [host for host, told in every.items() if told == known]
        if fitting:
            return fitting[0] if len(fitting) == 1 else default if default in fitting else form
    return form
