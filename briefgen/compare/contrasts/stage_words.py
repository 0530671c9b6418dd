"""Which stage of a person's matter a sentence tells: sought or held, charged or convicted, named, hurt or dead.

"Police have yet to arrest anyone" tells that somebody is not held, "he turned himself in" that he is.  What is open
("may be charged") tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.compare.clauses import Clauses
from briefgen.compare.contrasts.persons import Known, Who, besides, who_is
from briefgen.compare.contrasts.stage import Ladder, Stage, reached, span_of
from briefgen.compare.ground import Ground
from briefgen.compare.stance import Mood, negated, stance
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, NameKind


def stages_in(ground: Ground, sentence: AnnotatedSentence) -> tuple[Stage, ...]:
    """Every stage that a sentence tells, in its order."""
    tree = ground.clauses(sentence)
    found: list[Stage] = []
    if sentence.text.rstrip("”\"' ").endswith("?"):
        return ()
    for at, token in enumerate(tree.tokens):
        if token.pos in {"VERB", "NOUN", "ADJ"}:
            found += (replace(t, older=_older(ground, tree, at)) for t in _at(ground, tree, at))
    return tuple(found)


def _older(ground: Ground, tree: Clauses, at: int) -> bool:
    """Does a date that hangs on the word's verb, or on one above, lie well before the article?"""
    above = set(tree.verbs_above(at))
    mine = [t for t in tree.sentence.times if tree.verb_of_time(t.start, t.end) in above]
    return ground.before_its_news(tree.sentence.article, mine)


def _at(ground: Ground, tree: Clauses, at: int) -> Iterator[Stage]:
    lemma, verb = tree.lemma(at), tree.tokens[at].pos == "VERB"
    if verb:
        yield from _by_verb(ground, tree, at, lemma)
    elif lemma in words("stages", "owned"):
        yield from _claimed(tree, at)
    elif lemma in words("stages", "confined"):
        yield from _confined(ground, tree, at)
    elif lemma in words("stages", "loose"):
        yield from _loose(ground, tree, at)
    elif lemma in words("stages", "grave"):
        yield from _grave(ground, tree, at)
    elif lemma in words("stages", "dead"):
        yield from _dead(ground, tree, at)


def _by_verb(ground: Ground, tree: Clauses, at: int, lemma: str) -> Iterator[Stage]:
    yield from _of_the_law(ground, tree, at, lemma)
    patient, agent = tree.patient(at), tree.agent(at)
    yield from _named(ground, tree, at, lemma, patient)
    if lemma in words("stages", "died"):
        yield from reached(ground, tree, at, patient if lemma == "kill" else agent, Ladder.LIFE)
    if lemma in words("stages", "struck"):
        yield from reached(ground, tree, at, patient, Ladder.STRUCK)
    if lemma in words("stages", "hurt"):
        yield from _early_life(ground, tree, at, patient)


def _of_the_law(ground: Ground, tree: Clauses, at: int, lemma: str) -> Iterator[Stage]:
    """Who is sought, held, charged, and what a court made of it."""
    patient, agent = tree.patient(at), tree.agent(at)
    if lemma in words("stages", "seized"):
        yield from reached(ground, tree, at, patient, Ladder.HELD)
    if lemma in words("stages", "gave_up") or _turned_in(tree, at, lemma):
        yield from reached(ground, tree, at, agent, Ladder.HELD)
    if lemma in words("stages", "charged") and tree.tokens[at].text.lower() != "charging":
        if stance(tree.tokens, at).mood is not Mood.AHEAD:  # who is to be arraigned is charged already
            yield from reached(ground, tree, at, patient, Ladder.CHARGED)
        yield from reached(ground, tree, at, patient, Ladder.COURT, "charged", 2)
    if lemma in words("stages", "sought"):
        yield from _sought(ground, tree, at, lemma)
    if lemma in words("stages", "filed") and patient is not None and tree.lemma(patient) in _CHARGES_OR_ARRESTS:
        ladder = Ladder.HELD if tree.lemma(patient) in words("stages", "arrests") else Ladder.CHARGED
        yield from _filed(ground, tree, at, patient, ladder)
    if (
        lemma in words("stages", "dropped")
        and patient is not None
        and tree.lemma(patient) in words("stages", "charges")
    ):
        yield from _dropped(ground, tree, at, patient)
    if lemma in words("stages", "pleaded"):
        yield from _pleaded(ground, tree, at, agent)
    if lemma in words("stages", "judged"):
        yield from _judged(ground, tree, at, patient)
    for outcome, rank in (("convicted", 4), ("cleared", 4), ("sentenced", 5)):
        if lemma in words("stages", outcome):
            yield from reached(ground, tree, at, patient, Ladder.COURT, outcome, rank)


def _turned_in(tree: Clauses, at: int, lemma: str) -> bool:
    own = {tree.tokens[i].text.lower() for i in tree.children(at)}
    return lemma == "turn" and bool(own & {"in", "over"}) and bool(own & {"himself", "herself", "themselves"})


def _sought(ground: Ground, tree: Clauses, at: int, lemma: str) -> Iterator[Stage]:
    """ "Police are looking for the suspect": not held yet."""
    if stance(tree.tokens, at).denied or tree.tokens[at].tag in {"VB", "VBN"}:
        return
    if lemma == "seek":
        goals = tree.children(at, "dobj")
    else:
        goals = tuple(g for p in tree.children(at, "prep") if tree.lemma(p) == "for" for g in tree.children(p, "pobj"))
    for goal in goals:
        who = who_is(ground, tree, goal)
        if who is not None and who.known in {Known.NAME, Known.DOER} and not besides(tree, goal):
            yield Stage(tree.sentence, Ladder.HELD, False, who, tree.tokens[at].start, who.end)


def _confined(ground: Ground, tree: Clauses, at: int) -> Iterator[Stage]:
    """ "Is in custody", "nobody is behind bars"."""
    above = tree.tokens[at].head
    inside = {"behind"} if tree.lemma(at) == "bar" else {"in", "into", "behind"}
    if tree.lemma(above) not in inside or tree.lemma(tree.tokens[above].head) in {"die", "kill"}:
        return
    verb = tree.verb_above(tree.tokens[above].head)
    if verb is None:
        return
    noun = tree.tokens[above].head
    whom = noun if tree.tokens[noun].pos in {"NOUN", "PROPN"} and noun != verb else None
    if whom is not None and tree.tokens[whom].dep not in {"nsubj", "nsubjpass", "attr", "dobj"}:
        return
    if whom is None:
        whom = tree.patient(verb) if tree.lemma(verb) not in {"be", "remain"} else tree.subject(verb)
    who = None if whom is None else who_is(ground, tree, whom, surely=True)
    how = stance(tree.tokens, verb)
    if who is None or how.mood is Mood.OPEN:
        return
    denied = how.denied or who.known is Known.NOBODY
    start = min(span_of(tree, verb)[0], who.start if who.known is Known.NOBODY else tree.tokens[above].start)
    yield Stage(tree.sentence, Ladder.HELD, not denied, who, start, tree.tokens[at].end)


def _loose(ground: Ground, tree: Clauses, at: int) -> Iterator[Stage]:
    """ "The gunman is at large", "on the loose"."""
    above = tree.tokens[at].head
    if tree.lemma(above) not in {"at", "on"} or (tree.lemma(at) == "run" and tree.lemma(above) != "on"):
        return
    verb = tree.verb_above(tree.tokens[above].head)
    whom = None if verb is None or tree.lemma(verb) not in {"be", "remain"} else tree.subject(verb)
    who = None if whom is None else who_is(ground, tree, whom)
    if verb is not None and who is not None and not stance(tree.tokens, verb).denied:
        yield Stage(tree.sentence, Ladder.HELD, False, who, tree.tokens[verb].start, tree.tokens[at].end)


_CHARGES_OR_ARRESTS = words("stages", "charges") | words("stages", "arrests")


def _filed(ground: Ground, tree: Clauses, at: int, noun: int, ladder: Ladder) -> Iterator[Stage]:
    """ "No arrests have been made", "has not filed charges"; that some were made says nothing of whom."""
    how = stance(tree.tokens, at)
    none = any(tree.tokens[i].text.lower() == "no" for i in tree.children(noun, "det"))
    if how.mood is Mood.OPEN or not (how.denied or none) or besides(tree, noun):
        return
    span = span_of(tree, at)
    start, end = tree.phrase(noun)
    yield Stage(tree.sentence, ladder, False, Who(Known.NOBODY, "", start, end), min(span[0], start), max(span[1], end))


def _dropped(ground: Ground, tree: Clauses, at: int, charges: int) -> Iterator[Stage]:
    """ "Dropped the charge of theft against Ada Roe", "the charges against her were dropped"."""
    how = stance(tree.tokens, at)
    of_what = [j for i in tree.children(charges, "prep") for j in tree.children(i, "pobj")]
    against = [p for i in (charges, *of_what, at) for p in tree.children(i, "prep") if tree.lemma(p) == "against"]
    for whom in (w for p in against for w in tree.children(p, "pobj")):
        who = who_is(ground, tree, whom)
        if who is not None and how.mood is Mood.DONE and not how.denied:
            start, end = tree.phrase(charges)
            span = span_of(tree, at)
            first, last = min(start, span[0]), max(end, span[1])
            yield Stage(tree.sentence, Ladder.COURT, True, who, first, last, "charges dropped", 4)


def _claimed(tree: Clauses, at: int) -> Iterator[Stage]:
    """ "The rebels claimed responsibility", "there was no claim of responsibility"."""
    above = tree.tokens[at].head
    above = tree.tokens[above].head if tree.lemma(above) in {"of", "for"} else above
    if tree.lemma(above) != "claim":
        return
    verb = above if tree.tokens[above].pos == "VERB" else tree.verb_above(above)
    if verb is None:
        return
    how = stance(tree.tokens, verb)
    none = any(tree.tokens[i].text.lower() == "no" for i in tree.children(above, "det"))
    if how.mood is Mood.OPEN or (tree.tokens[above].pos != "VERB" and not (none or how.denied)):
        return
    start, end = min(tree.tokens[above].start, span_of(tree, verb)[0]), tree.tokens[at].end
    denied = none or how.denied or how.mood is Mood.AHEAD
    yield Stage(tree.sentence, Ladder.CLAIMED, not denied, Who(Known.NOBODY, "", start, end), start, end)


def _pleaded(ground: Ground, tree: Clauses, at: int, agent: int | None) -> Iterator[Stage]:
    plea = [
        i for i in tree.children(at, "acomp", "advmod", "oprd", "xcomp", "dobj", "amod") if tree.lemma(i) == "guilty"
    ]
    who = None if agent is None else who_is(ground, tree, agent)
    how = stance(tree.tokens, at)
    if not plea or who is None or how.mood is not Mood.DONE:
        return
    text = tree.sentence.text[tree.tokens[at].start : tree.tokens[plea[0]].end]
    outcome = "pleaded not guilty" if " not " in text else "pleaded guilty"
    yield Stage(tree.sentence, Ladder.COURT, True, who, tree.tokens[at].start, tree.tokens[plea[0]].end, outcome, 3)


def _judged(ground: Ground, tree: Clauses, at: int, patient: int | None) -> Iterator[Stage]:
    """ "Was found guilty of theft", "the jury found her not guilty"."""
    tokens = tree.tokens
    guilty = next(
        (i for i, t in enumerate(tokens) if t.lemma == "guilty" and at in {t.head, tokens[t.head].head}), None
    )
    how = stance(tokens, at)
    if guilty is None or how.mood is not Mood.DONE or how.denied:
        return
    own = (*tree.children(guilty, "nsubj"), *({tokens[guilty].head} - {at}))
    whom = patient if tree.passive(at) or not own else own[0]
    who = None if whom is None else who_is(ground, tree, whom)
    if who is not None:
        outcome = "cleared" if negated(tokens, guilty) else "convicted"
        yield Stage(tree.sentence, Ladder.COURT, True, who, tokens[at].start, tokens[guilty].end, outcome, 4)


def _named(ground: Ground, tree: Clauses, at: int, lemma: str, patient: int | None) -> Iterator[Stage]:
    """ "The victim's name was not released", "has not been identified"; "was identified as Ada Roe"."""
    how = stance(tree.tokens, at)
    keeps, gives = lemma in words("stages", "withheld"), lemma in words("stages", "given_out")
    if patient is None or how.mood is Mood.OPEN or not (keeps or gives):
        return
    if gives and not how.denied:
        yield from _named_as(ground, tree, at, patient)
        return
    if tree.lemma(patient) in words("stages", "kept_back"):
        owner = _owner(tree, patient)
    elif keeps or lemma in {"release", "disclose", "reveal"}:
        return
    else:
        owner = patient
    who = None if owner is None else who_is(ground, tree, owner)
    if owner is None and keeps and tree.tokens[patient].tag == "NNS":
        who = Who(Known.VICTIM, "dead", *tree.phrase(patient))  # "names are being withheld": everybody's
    if who is None or who.known not in {Known.DOER, Known.VICTIM, Known.PERSON}:
        return
    if owner is None or not besides(tree, owner):
        start, end = span_of(tree, at)
        first = tree.phrase(patient)
        yield Stage(tree.sentence, Ladder.NAMED, False, who, min(start, first[0]), max(end, first[1]))


def _named_as(ground: Ground, tree: Clauses, at: int, patient: int) -> Iterator[Stage]:
    """Who somebody is said to be; ``outcome`` tells whether it is the doer or the victim, where the words do."""
    whom = who_is(ground, tree, patient)
    goals = [g for p in tree.children(at, "prep") if tree.lemma(p) == "as" for g in tree.children(p, "pobj")]
    for who in (who_is(ground, tree, g) for g in goals):
        if who is not None and who.known is Known.NAME and whom is not None:
            yield Stage(tree.sentence, Ladder.NAMED, True, who, who.start, who.end, whom.known.value)


def _owner(tree: Clauses, noun: int) -> int | None:
    """Whose name: "the victim's name", "the names of the victims"."""
    poss = tree.children(noun, "poss")
    of = [j for i in tree.children(noun, "prep") if tree.lemma(i) == "of" for j in tree.children(i, "pobj")]
    found = [*poss, *of]
    if found and tree.tokens[found[0]].text.lower() == "whose":
        verb = tree.verb_above(tree.tokens[found[0]].head)
        return tree.tokens[verb].head if verb is not None and tree.tokens[verb].dep == "relcl" else None
    return found[0] if found and tree.tokens[found[0]].pos != "PRON" else None


def _grave(ground: Ground, tree: Clauses, at: int) -> Iterator[Stage]:
    """ "Is in critical condition", "suffered life-threatening injuries"."""
    noun = tree.tokens[at].head
    if tree.lemma(noun) not in {"condition", "injury"} or any(
        tree.lemma(i) in {"non", "not"} for i in (*tree.children(at), *tree.children(noun))
    ):
        return
    verb = tree.verb_above(noun)
    if verb is None:
        return
    how = stance(tree.tokens, verb)
    whom = tree.patient(verb) if tree.passive(verb) else tree.subject(verb)
    who = None if whom is None else who_is(ground, tree, whom)
    if who is not None and not how.denied and how.mood is not Mood.OPEN:
        yield Stage(tree.sentence, Ladder.LIFE, False, who, tree.tokens[at].start, tree.tokens[noun].end)


def _early_life(ground: Ground, tree: Clauses, at: int, patient: int | None) -> Iterator[Stage]:
    who = None if patient is None else who_is(ground, tree, patient)
    how = stance(tree.tokens, at)
    if who is not None and not how.denied and how.mood is Mood.DONE and who.known is not Known.NOBODY:
        yield Stage(tree.sentence, Ladder.LIFE, False, who, *span_of(tree, at))


def _dead(ground: Ground, tree: Clauses, at: int) -> Iterator[Stage]:
    """ "Was pronounced dead", "the man is dead"."""
    verb = tree.tokens[at].head
    if not tree.is_verb(verb) or tree.tokens[at].dep not in {"acomp", "oprd", "ccomp", "xcomp", "advcl"}:
        return
    whom = tree.patient(verb) if tree.tokens[verb].pos == "VERB" else tree.subject(verb)
    who = None if whom is None else who_is(ground, tree, whom)
    how = stance(tree.tokens, verb)
    if who is not None and how.mood is Mood.DONE and not how.denied and who.known is not Known.NOBODY:
        yield Stage(tree.sentence, Ladder.LIFE, True, who, tree.tokens[verb].start, tree.tokens[at].end)


def names_in_death(sentence: AnnotatedSentence) -> Iterator[tuple[str, int, int]]:
    """ "The death of Ada Roe", "the shooting that killed Ada Roe": full names behind a noun of dying."""
    text = sentence.text
    for name in sentence.names:
        before = text[max(0, name.start - 24) : name.start].lower().split()
        possesses = text[name.end : name.end + 2] in {"'s", "’s", "’ ", "' "}
        if (
            name.kind is NameKind.PERSON
            and not possesses
            and {"death", "killing", "murder", "slaying"} & set(before[-4:])
        ):
            yield name.full, name.start, name.end
