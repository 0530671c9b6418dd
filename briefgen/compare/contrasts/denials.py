"""Somebody is accused in one article and denies it in another: "accused the mill of dumping waste" / "it denied that".

Who denies must be who is accused, by the same name or noun; whoever speaks for him ("her lawyer", "the Corran
government") stands for him.  Where the denial says what it denies, the accusation shares two words of it, or all of it.
A sentence that tells both takes no side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations, product

from briefgen.compare.clauses import Clauses
from briefgen.compare.contrasts.contrast import Contrast, Mention
from briefgen.compare.ground import Ground
from briefgen.compare.stance import Mood, stance
from briefgen.lexicon.wordlists import words
from briefgen.likeness.terms import country_of, synonym_class
from briefgen.model import AnnotatedSentence, DifferenceKind, Name, NameKind
from briefgen.model.comparison import is_content

RULE = "The one article tells that somebody is accused, the other that the accused denies it."
TOLD_RULE = "The one article tells as done what the other tells that somebody denies."
# Likeness from which a sentence may tell plainly what another one says is denied, and the share of its words it has.
LIKE = 0.5
MOST = 0.6
# Words of what is denied that the accusation must share: "arms" alone may have been sent or fired.
SHARED = 2
_HIM = frozenset({"he", "she", "him", "her", "his"})
_CLAUSES = ("relcl", "acl", "appos", "conj")


@dataclass(frozen=True, slots=True)
class _Spoken:
    """An accusation or a denial: of whom by name and by noun, the words of what it is about, the words that tell it."""

    sentence: AnnotatedSentence
    names: frozenset[str]
    noun: str
    matter: frozenset[str]
    span: tuple[int, int]


def denials(ground: Ground) -> Iterator[Contrast]:
    """The pairs of an accusation and a denial by whom it accuses."""
    accused = {a: [t for s in told for t in _accusations(ground, s)] for a, told in ground.told.items()}
    denied = {a: [t for s in told for t in _denials(ground, s)] for a, told in ground.told.items()}
    for a, b in permutations(ground.told, 2):
        for one, other in product(accused[a], denied[b]):
            who = _who_denies(one, other)
            if who is None or _tells_both(one, denied[a]) or _tells_both(other, accused[b]):
                continue
            yield Contrast(
                DifferenceKind.DENIAL,
                f"Is it true what {who} is accused of?",
                f"denial {who}",
                RULE,
                Mention(one.sentence, (one.span,), "accused"),
                Mention(other.sentence, (other.span,), "denied"),
                (_reason(who, one, other),),
            )
    yield from _told_plainly(ground, accused, denied)


def _told_plainly(
    ground: Ground, accused: Mapping[str, Sequence[_Spoken]], denied: Mapping[str, Sequence[_Spoken]]
) -> Iterator[Contrast]:
    """ "Acid leaked from the mill, the council said" / "the mill denied that acid had leaked"."""
    for a, b in permutations(ground.told, 2):
        for denial, sentence in product(denied[b], ground.told[a]):
            accuses = any(t.sentence.id == sentence.id for t in (*accused[a], *denied[a]))
            if accuses or ground.likeness(denial.sentence, sentence) < LIKE or ground.older(sentence):
                continue
            verb = _plain(ground, denial, sentence)
            if verb is None or any(t.names & denial.names or t.noun == denial.noun != "" for t in denied[a]):
                continue
            who = min(denial.names) if denial.names else f"the {denial.noun}"
            token = sentence.tokens[verb]
            yield Contrast(
                DifferenceKind.DENIAL,
                f"Is it true what {who} denies?",
                f"denial {who}",
                TOLD_RULE,
                Mention(sentence, ((token.start, token.end),), "told"),
                Mention(denial.sentence, (denial.span,), "denied"),
                (f"The one tells plainly what {who} denies in the other.",),
            )


def _plain(ground: Ground, denial: _Spoken, sentence: AnnotatedSentence) -> int | None:
    """The verb by which a sentence tells as done what is denied, of whoever denies it; None where it may not."""
    tree = ground.clauses(sentence)
    said = {w: i for i in range(len(sentence.tokens)) if (w := _word(tree, i))}
    shared = denial.matter & said.keys()
    lemmas = {t.lemma.lower() for t in sentence.tokens}
    named = bool(denial.names) and any(name in sentence.text for name in denial.names)
    if len(shared) < max(SHARED + 1, MOST * len(denial.matter)) or not (
        named or (denial.noun and denial.noun in lemmas)
    ):
        return None
    for at in sorted(said[w] for w in shared):
        how = stance(sentence.tokens, at)
        if sentence.tokens[at].pos == "VERB" and how.mood is Mood.DONE and not how.denied:
            return at
    return None


def _tells_both(one: _Spoken, others: Iterable[_Spoken]) -> bool:
    """Does the sentence of an accusation tell the denial as well, or the other way round?"""
    return any(t.sentence.id == one.sentence.id and (t.names & one.names or t.noun == one.noun != "") for t in others)


def _who_denies(accusation: _Spoken, denial: _Spoken) -> str | None:
    """Who denies what he is accused of; None where it may be another one, or another matter."""
    shared = accusation.matter & denial.matter
    if len(shared) < min(SHARED, len(denial.matter)):
        return None
    names = accusation.names & denial.names
    if names:
        return min(names)
    return f"the {denial.noun}" if shared and denial.noun and denial.noun == accusation.noun else None


def _reason(who: str, accusation: _Spoken, denial: _Spoken) -> str:
    shared = ", ".join(sorted(w.removeprefix("=") for w in accusation.matter & denial.matter))
    return f"{who} is accused in the one and denies in the other" + (f"; both tell of {shared}." if shared else ".")


def _accusations(ground: Ground, sentence: AnnotatedSentence) -> Iterator[_Spoken]:
    """ "Accused the mill of ...", "alleged that the mill ...", "the allegations against the mill"."""
    tree = ground.clauses(sentence)
    for at, token in enumerate(sentence.tokens):
        lemma = tree.lemma(at)
        verb = token.pos == "VERB" and lemma in words("verbs", "alleges")
        above = tree.lemma(token.head)  # "denied the allegations that ..." accuses nobody
        noun = token.pos == "NOUN" and lemma in words("verbs", "allegations") and above not in words("verbs", "deny")
        if not (verb or noun) or stance(sentence.tokens, at).denied or ground.older(sentence):
            continue
        for whom in _accused(tree, at, verb=verb):
            yield _told(ground, tree, at, whom, at)


def _accused(tree: Clauses, at: int, *, verb: bool) -> Iterator[int]:
    """Whom an accusation is against."""
    if not verb or tree.lemma(at) == "allege":
        clauses = tree.children(at, "ccomp", "acl")
        yield from (who for c in clauses if tree.is_verb(c) and (who := tree.subject(c)) is not None and who != at)
    whom = tree.patient(at) if verb and (tree.lemma(at) != "allege" or tree.passive(at)) else None
    if whom is not None:
        yield whom
    against = [p for p in tree.children(at, "prep") if tree.lemma(p) == "against"]
    yield from (who for p in against for who in tree.children(p, "pobj"))


def _denials(ground: Ground, sentence: AnnotatedSentence) -> Iterator[_Spoken]:
    """ "The mill denied it", "rejected the charge", "called the claims absurd"."""
    tree = ground.clauses(sentence)
    for at, token in enumerate(sentence.tokens):
        if token.pos != "VERB" or tree.passive(at) or ground.older(sentence):
            continue
        how, who = stance(sentence.tokens, at), tree.subject(at)
        what = next(iter(tree.children(at, "dobj", "ccomp", "xcomp")), None)
        if who is None or what is None or how.denied or how.mood is not Mood.DONE or not _denies(tree, at, what):
            continue
        yield _told(ground, tree, at, who, what)


def _denies(tree: Clauses, at: int, what: int) -> bool:
    """Does the verb say that something is not so?  "Rejected the offer" and "denied entry" do not."""
    verb, thing = tree.lemma(at), tree.lemma(what)
    said = thing in words("verbs", "said_things") or tree.tokens[what].tag in {"WDT", "WP"}
    if verb in words("verbs", "deny"):
        noun = tree.tokens[what].dep == "dobj" and not tree.is_verb(what)
        return said or not noun or (verb not in words("verbs", "turn_down") and thing not in words("verbs", "withheld"))
    doubted = {tree.lemma(i) for i in _below(tree, at)} & words("verbs", "doubt")
    return verb in words("verbs", "label") and said and bool(doubted)


def _told(ground: Ground, tree: Clauses, at: int, who: int, what: int) -> _Spoken:
    party = (i for j in (who, *tree.children(who, "conj")) for i in _below(tree, j, without=(*_CLAUSES, "prep")))
    left_out = {at, *party, *(i for s in tree.children(at, "nsubj", "agent") for i in _below(tree, s))}
    matter = {i for i in _below(tree, what, without=("relcl",)) if i not in left_out}
    first, last = (f(tree.tokens[i].start for i in (at, what, who) if i >= at) for f in (min, max))
    end = next(t.end for t in tree.tokens if t.start == last)
    return _Spoken(
        tree.sentence,
        frozenset(n for i in (who, *tree.children(who, "conj")) for n in _names(ground, tree, i)),
        tree.lemma(who) if tree.tokens[who].pos == "NOUN" else "",
        frozenset(w for i in matter if (w := _word(tree, i))),
        (first, end),
    )


def _word(tree: Clauses, at: int) -> str:
    """A word of what is denied, as its class; "" for one that says nothing of it ("the allegations", "wrongdoing")."""
    token, lemma = tree.tokens[at], tree.lemma(at)
    empty = words("verbs", "said_things") | words("verbs", "allegations") | words("verbs", "wrongs") | words("light")
    if not is_content(token) or token.pos == "ADV" or lemma in empty | words("verbs", "doubt"):
        return ""
    return synonym_class(lemma)


def _names(ground: Ground, tree: Clauses, at: int) -> Iterator[str]:
    """The names of a party: its own, or of whom it speaks for ("Russia", "the Corran government", "her lawyer")."""
    sentence, token = tree.sentence, tree.tokens[at]
    if token.text.lower() in _HIM:
        before = [n for n in sentence.names if n.end <= token.start and n.kind is NameKind.PERSON]
        yield from (_known(ground, sentence, n) for n in before[-1:])
        return
    own = token.pos == "PROPN" or country_of(token.text) is not None
    speaks = tree.lemma(at) in words("roots", "voices") | words("roots", "bodies") | words("roots", "agents")
    if not (own or speaks):
        return
    inside = {tree.tokens[i].start for i in ([at] if own else _below(tree, at, without=_CLAUSES))}
    yield from (_known(ground, sentence, n) for n in sentence.names if any(n.start <= s < n.end for s in inside))
    yield from (c.title() for t in tree.tokens if t.start in inside and (c := country_of(t.text)))


def _known(ground: Ground, sentence: AnnotatedSentence, name: Name) -> str:
    if name.kind is NameKind.PERSON:
        return ground.who(sentence.article, name.full)
    country = country_of(name.full)
    return country.title() if country else name.full


def _below(tree: Clauses, at: int, without: tuple[str, ...] = ()) -> tuple[int, ...]:
    """A word and all that hangs on it."""
    own = (i for i in tree.children(at) if tree.tokens[i].dep not in without and i != at)
    return (at, *(j for i in own for j in _below(tree, i, without)))
