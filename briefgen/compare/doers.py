"""Who does a deed in a claim and whom it befalls in its witness: "Roe shot Holm" is not "Roe was shot"."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.compare.asked import asked_once
from briefgen.compare.clauses import clauses_of
from briefgen.compare.parties import another_cause, apart, deed, one_kind_of_deed
from briefgen.lexicon.wordlists import data, words
from briefgen.model import Name, NameKind
from briefgen.model.comparison import Clash, ClashKind, Passage, Proposition, View

_Who = tuple[int | None, int | None]


def clashing_doers(view: View, proposition: Proposition, there: int) -> Iterator[Clash]:
    """The clashes of a proposition's verb with the verb ``there`` of the witness's clause that says most of it.

    A name clash where two people, each by name, do it; a role clash where who does it here suffers it there, or where
    one does to himself what another does there.
    """
    one, other = (_doer(p, head) for p, head in ((view.claim, proposition.head), (view.witness, there)))
    if one and other and not {w.lower() for w in one.full.split()} & {w.lower() for w in other.full.split()}:
        yield Clash(ClashKind.NAME, (one.start, one.end), (other.start, other.end))
    verb = view.across.get(proposition.head, there)
    if _one_verb(view, proposition.head, verb):
        here, elsewhere = _who(view.claim, proposition.head), _who(view.witness, verb)
        swapped = _swapped(view, here, elsewhere) and view.claim.tokens[proposition.head].lemma not in _each_other()
        if swapped or _turned(view, here, elsewhere) or _to_oneself(view, here, elsewhere):
            a, b = view.claim.tokens[proposition.head], view.witness.tokens[verb]
            yield Clash(ClashKind.ROLE, (a.start, a.end), (b.start, b.end))


def clashing_parties(view: View, proposition: Proposition) -> Iterator[Clash]:
    """ "Soldiers attacked the village" / "militants attacked the village": one deed by two who exclude each other."""
    claim, witness = clauses_of(view.claim), clauses_of(view.witness)
    for verb, one in _deeds(view.claim):
        for there, other in _deeds(view.witness) if verb in proposition.inside else ():
            if not one_kind_of_deed(claim.lemma(verb), witness.lemma(there)) or not _same(view, one[1], other[1]):
                continue
            trees, who = (claim, witness), (one[0], other[0])
            if apart(trees, who) or another_cause(trees, (verb, there), who):
                a, b = claim.tokens[one[0]], witness.tokens[other[0]]
                yield Clash(ClashKind.ROLE, (a.start, a.end), (b.start, b.end))


@asked_once
def _deeds(passage: Passage) -> tuple[tuple[int, tuple[int, int]], ...]:
    """The verbs of a passage that tell a deed, each with who does it and whom it befalls."""
    tree = clauses_of(passage)
    return tuple((verb, told) for verb in range(len(tree.tokens)) if (told := deed(tree, verb)) is not None)


@asked_once
def _doer(passage: Passage, verb: int) -> Name | None:
    """The person who is the subject of a verb, alone and by name."""
    subject = clauses_of(passage).subject(verb) if passage.tokens[verb].pos in {"VERB", "AUX"} else None
    if subject is None or passage.tree.children(subject, "conj"):
        return None
    at = passage.tokens[subject].start
    people = [n for n in passage.sentence.names if n.kind is NameKind.PERSON and n.start <= at < n.end]
    return people[0] if people else None


def _one_verb(view: View, verb: int, there: int) -> bool:
    """Not "killed" and "died": who dies is the one who is killed."""
    a, b = view.claim.tokens[verb], view.witness.tokens[there]
    return a.pos == b.pos == "VERB" and a.lemma.lower() == b.lemma.lower()


@asked_once
def _who(passage: Passage, verb: int) -> _Who:
    """Who does it to somebody, and whom it befalls, each where it is told.

    Without an object nobody is done anything to ("the rule changed"); joined verbs share theirs ("shot and killed").
    """
    clauses = clauses_of(passage)
    if clauses.passive(verb):
        return clauses.agent(verb), clauses.patient(verb)
    objects = [o for v in (verb, *clauses.children(verb, "conj")) for o in clauses.children(v, "dative", "dobj")]
    return (clauses.subject(verb), objects[0]) if objects else (None, None)


def _turned(view: View, here: _Who, there: _Who) -> bool:
    """Is the doer of the one whom the other befalls?"""
    does, suffers = is_person(view.claim, here[0]), is_person(view.claim, here[1])
    return (does and _same(view, here[0], there[1]) and not _same(view, here[0], there[0])) or (
        suffers and _same(view, here[1], there[0]) and not _same(view, here[1], there[1])
    )


def _swapped(view: View, here: _Who, there: _Who) -> bool:
    """ "The guard shot the prisoner" / "the prisoner shot the guard": does each do to the other what befell him?"""
    if None in {*here, *there}:
        return False
    one, other = (
        tuple(p.tokens[i].lemma.lower() for i in who if i is not None)
        for p, who in ((view.claim, here), (view.witness, there))
    )
    return one == other[::-1] and one[0] != one[1]


def _each_other() -> frozenset[str]:
    return frozenset(data("opposites")["each_other"])


@asked_once
def is_person(passage: Passage, index: int | None) -> bool:
    """A person by name, or by a word for people; what passes a house may be passed by it."""
    if index is None:
        return False
    token = passage.tokens[index]
    named = any(n.kind is NameKind.PERSON and n.start <= token.start < n.end for n in passage.sentence.names)
    people = words("stages", "anybody") | words("stages", "victims") | words("people", "everybody")
    return named or token.lemma.lower() in people or token.text.lower() in {"he", "she", "him", "her"}


def _to_oneself(view: View, here: _Who, there: _Who) -> bool:
    """ "Shot himself" / "was shot by a neighbour"."""
    oneself = _reflexive(view.claim, here[1]), _reflexive(view.witness, there[1])
    return oneself[0] != oneself[1] and None not in {here[0], there[0]} and not _same(view, here[0], there[0])


def _reflexive(passage: Passage, index: int | None) -> bool:
    return index is not None and passage.tokens[index].text.lower().endswith(("self", "selves"))


def _same(view: View, a: int | None, b: int | None) -> bool:
    """Do two words name one, by their link or by the words themselves?"""
    if a is None or b is None:
        return False
    one, other = view.claim.tokens[a], view.witness.tokens[b]
    return view.across.get(a) == b or (one.pos != "PRON" and one.lemma.lower() == other.lemma.lower())
