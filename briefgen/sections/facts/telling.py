"""Which sentences and clauses may tell a fact: those that a reader understands without their neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.compare.propositions import clause_heads
from briefgen.compare.stance import told_at_first
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, NameKind, Token
from briefgen.model.comparison import Proposition, is_content
from briefgen.model.tree import Tree

# A sentence longer than this is no fact to be read at a glance.
READABLE_WORDS = 45
# A clause about "it" or "him", or one that describes a noun, tells nothing with fewer words of content.
FEWEST_TERMS = 5
# A relative clause that only says what somebody is tells nothing with fewer words of content of its own.
FEWEST_OF_ITS_OWN = 2
# A shorter sentence leans on its neighbours ("Dunmark has denied the charge.").
FEWEST_WORDS = 8
_EMPTY = {"ADP", "ADV", "PUNCT", "SPACE", "DET"}
_NAMES_ITSELF = {"no", "nobody", "none"}
_SUBJECTS = {"nsubj", "nsubjpass"}
_NOBODY = {NameKind.PLACE, NameKind.BODY}
_THIRD_PERSON = {"he", "she", "him", "her", "his", "hers"}
_FIRST_PERSON = {"i", "we", "me", "us", "my", "our"}


def may_tell(claim: Proposition) -> bool:
    """Not what only describes a noun ("the girls abducted in May", "clubs that support it"), nor what leaves open for
    whom a pronoun stands."""
    tokens = claim.passage.tokens
    if not any(tokens[i].pos in {"VERB", "AUX"} for i in claim.words):
        return False  # the "Arne Line" of "Arne Line, which sold it": the rest of the sentence tells the matter
    much = sum(is_content(tokens[i]) for i in claim.words) >= FEWEST_TERMS
    relative = tokens[claim.head].dep == "relcl" and (not much or _picks_out(tokens, claim.head))
    if told_at_first(tokens, claim.head):
        return False  # "it was first thought that he fell"
    relative = relative or _only_is(claim)
    describes = not claim.main and (tokens[claim.head].dep == "acl" or relative)
    subject = next((t for t in tokens if t.head == claim.head and t.dep in _SUBJECTS), None)
    pronoun = subject is not None and subject.pos == "PRON" and subject.tag not in {"WP", "WDT"}
    named = not pronoun or stands_alone(claim.passage.sentence) or (claim.main and much)
    return not describes and named and tells(claim.passage.sentence)


def _picks_out(tokens: Sequence[Token], verb: int) -> bool:
    """ "The board that examined the mill": does a relative clause only say which thing is meant?"""
    noun = tokens[verb].head
    definite = any(t.head == noun and t.dep == "det" and t.text.lower() == "the" for t in tokens)
    return definite and any(t.head == verb and t.tag == "WDT" and t.text.lower() == "that" for t in tokens)


def _only_is(claim: Proposition) -> bool:
    """ "The baker, who is from Corran": does a relative clause say in one word what or where somebody is?"""
    tokens, owners = claim.passage.tokens, clause_heads(claim.passage)
    if tokens[claim.head].dep != "relcl" or tokens[claim.head].lemma.lower() != "be":
        return False
    return sum(owners[i] == claim.head and is_content(tokens[i]) for i in claim.words) < FEWEST_OF_ITS_OWN


def tells(sentence: AnnotatedSentence) -> bool:
    """May a sentence tell a fact?

    Words without who says them, the end of words begun before it, and what only leads up to what follows ("The school
    put out this notice:") are no report.
    """
    if sentence.text.rstrip().endswith(":"):
        return False
    begun = any(q.start == 0 for q in sentence.quotations)
    return testifies(sentence) and not begun and not (mostly_quoted(sentence) and not sentence.attributions)


def testifies(sentence: AnnotatedSentence) -> bool:
    """May a sentence stand behind a fact?

    A question, "I" and "we" without quotation marks, and a bare "Roe said" are no report.
    """
    if sentence.text.rstrip("”’\"' )").endswith("?") or _only_says(sentence):
        return False
    spoken = [(q.start, q.end) for q in sentence.quotations]
    return not any(_first_person(t) and not any(a <= t.start < b for a, b in spoken) for t in sentence.tokens)


def _only_says(sentence: AnnotatedSentence) -> bool:
    """ "Mr. Roe said.", "Roe wrote early on Tuesday.": that somebody said something, and not what."""
    tokens = sentence.tokens
    root = next((i for i, t in enumerate(tokens) if t.head == i and t.dep == "ROOT"), None)
    if root is None or sentence.quotations or tokens[root].lemma.lower() not in words("verbs", "says_to"):
        return False
    subject = next((i for i, t in enumerate(tokens) if t.head == root and t.dep in _SUBJECTS), None)
    if subject is None:
        return False
    who = set(Tree.of(tokens).phrase(subject))
    when = [(t.start, t.end) for t in sentence.times]
    rest = (t for i, t in enumerate(tokens) if i != root and i not in who and t.dep not in {"aux", "punct"})
    return all(t.pos in _EMPTY or any(a <= t.start < b for a, b in when) for t in rest)


def _first_person(token: Token) -> bool:
    """ "I" and "us", but not "World War I" and "US troops"."""
    return token.tag in {"PRP", "PRP$"} and token.text != "US" and token.text.lower() in _FIRST_PERSON


def readable(sentence: AnnotatedSentence) -> bool:
    """Is a sentence understood by itself, short, and no mere quotation?"""
    short = FEWEST_WORDS <= len(sentence.text.split()) <= READABLE_WORDS
    return short and stands_alone(sentence) and not mostly_quoted(sentence)


def mostly_quoted(sentence: AnnotatedSentence) -> bool:
    """Is more than half of the sentence somebody's words?"""
    return sum(q.end - q.start for q in sentence.quotations) > len(sentence.text) / 2


def stands_alone(sentence: AnnotatedSentence) -> bool:
    """Can a reader who sees only this sentence understand it?

    "He said so on Tuesday", "Two of them died", "Both were hurt" and "Doctors called his burns grave" need their
    neighbours.
    """
    first = next((t for t in sentence.tokens if t.text.isalnum()), None)
    if first is None or (first.pos == "PRON" and first.text.lower() not in _NAMES_ITSELF):
        return False
    named = next((t for t in sentence.tokens if t.pos in {"NOUN", "PROPN", "PRON"}), None)
    if named is None or (named.pos == "PRON" and named.text.lower() not in _NAMES_ITSELF):
        return False
    if leans(sentence):
        return False
    opening = " ".join(t.text.lower() for t in sentence.tokens if t.text.isalnum())
    return not opening.startswith(tuple(f"{phrase} " for phrase in words("dangling", "openings")))


def points_back(sentence: AnnotatedSentence) -> bool:
    """Is it about "the fire" or "these cars", with nothing that says which?  Of a government a country has one."""
    tokens = sentence.tokens
    root = next((i for i, t in enumerate(tokens) if t.head == i), 0)
    subject = next((i for i, t in enumerate(tokens) if t.head == root and t.dep in _SUBJECTS), None)
    if subject is None or tokens[subject].pos != "NOUN" or tokens[subject].lemma.lower() in words("dangling", "one"):
        return False
    named = any(n.start < tokens[root].start for n in sentence.names)
    beside = [t.text.lower() for t in tokens if t.head == subject and t.dep not in {"punct", "appos"}]
    return not named and len(beside) == 1 and beside[0] in words("dangling", "definite")


def is_of_somebody(claim: Proposition) -> bool:
    """Is what a clause tells told of "him" or of what is "his"?"""
    tokens = claim.passage.tokens
    subjects = {i for i, t in enumerate(tokens) if t.head == claim.head and t.dep in _SUBJECTS}
    return any(
        t.text.lower() in _THIRD_PERSON and (i in subjects or (t.dep == "poss" and t.head in subjects))
        for i, t in enumerate(tokens)
    )


def leans(sentence: AnnotatedSentence) -> bool:
    """Is there a "he" or "her", outside of quoted words, before which nobody is named that it may stand for?

    "Doctors called his burns grave" leans on its neighbours; "In his speech Mr. Roe thanked them" names him.
    """
    tokens = sentence.tokens
    first = next((t for t in tokens if t.text.isalnum()), None)
    if first is not None and first.text.lower() in _THIRD_PERSON and not _named_later(tokens, tokens.index(first)):
        return True  # quoted or not
    passed = [(q.start, q.end) for q in sentence.quotations] + [(t.start, t.end) for t in sentence.times]
    passed += [(n.start, n.end) for n in sentence.names if n.kind in _NOBODY]
    people = {n.start for n in sentence.names if n.kind is NameKind.PERSON}
    for index, token in enumerate(tokens):
        if any(a <= token.start < b for a, b in passed):
            continue
        if token.pos == "PROPN" or token.tag == "NN" or token.start in people:
            return False
        if token.text.lower() in _THIRD_PERSON:
            return not _named_later(tokens, index)
    return False


def _named_later(tokens: Sequence[Token], pronoun: int) -> bool:
    """Is it the subject of the whole sentence, and not one who only tells it ("his burns are grave, a doctor said")?"""
    at = pronoun
    while tokens[at].head != at:
        if tokens[at].dep == "ccomp" and tokens[tokens[at].head].dep == "ROOT":
            return False
        at = tokens[at].head
    later = (t for i, t in enumerate(tokens) if i > pronoun and i != tokens[pronoun].head and t.dep in _SUBJECTS)
    return any(t.pos in {"NOUN", "PROPN"} and tokens[t.head].dep == "ROOT" for t in later)
