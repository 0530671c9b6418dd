"""Who says a quotation in its own sentence.

Looked for in this order: a verb of speech that touches the quotation ("…," Lee said; Lee said: "…"), the verb of
speech that governs it in the parse (Lee said the plan was "…"), a name before a colon.  Another verb of speech of the
sentence, or who acts in the quotation's clause, is right three times in four (244 articles with marked sources,
November 2026), and that is too little to put words into a mouth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from briefgen.annotate.names.media import is_medium
from briefgen.annotate.speech.discourse import Said
from briefgen.annotate.speech.setting import addressee_of, occasion_of
from briefgen.annotate.speech.sources import SUBJECTS, titles_begin
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, NameKind, Snippet

# What may stand between a quotation and its verb of speech, or between the verb and the quotation.
_TOUCHES_BEHIND = re.compile(r"[\s,.!?…;\"”’'»)\]—–-]*(?:as |so )?")
_TOUCHES_BEFORE = re.compile(r"[\s,:;\"“‘'«(\[—–-]*(?:that |how |only |simply )?[\s\"“‘'«(\[—–…-]*")
# Between a verb of speech and its words stand so many others at most that tell to whom, when and where.
MOST_BETWEEN = 10
# Without a comma or a colon before it, so many words that begin with a capital are an utterance, and no name.
FEWEST_OF_AN_UTTERANCE = 4
_MARKS = re.compile(r"[\"“”‘’'«»]+")
_NOMINAL = frozenset({"ADP", "DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ", "PART"})
# A clause hangs so deep at most.
MOST_HEADS = 14
# Whose words these are is told elsewhere in the sentence: "it underscores that …", "which suggests …".
_IMPERSONAL = frozenset({"it", "this", "that", "which", "these", "there", "what", "all this"})
_PRONOUNS = frozenset({"he", "she", "they", "you", "one", "we"}) | _IMPERSONAL

# Whoever does so by a name of which nothing else is known is a person or a body: "Roe said in a statement".
_IN_PERSON = frozenset({"say", "tell", "add"})

Piece = tuple[int, int, int]  # sentence index, start, end in the sentence


@dataclass(frozen=True, slots=True)
class Teller:
    """Who says something: the fullest name if it is known, the cue, and the words that name the sayer.

    With them the words that name who is spoken to and where, if the article gives them.
    """

    speaker: str | None = None
    cue: str | None = None
    source: Snippet | None = None
    addressee: Snippet | None = None
    occasion: Snippet | None = None


def teller_of(sentence: AnnotatedSentence, said: Said) -> Teller:
    """The teller that a verb of speech names, with whom it is said to and where, as far as the sentence tells."""
    words_of_it = (snippet(sentence, *span) for span in (addressee_of(sentence, said), occasion_of(sentence, said)))
    named = said.meant or _name_before(sentence, said) or snippet(sentence, said.first, said.last)
    sure = said.speaker is not None or said.meant is not None or _may_say(sentence, said)
    return Teller(said.speaker, said.lemma, named if sure else None, *words_of_it)


def _may_say(sentence: AnnotatedSentence, said: Said) -> bool:
    """Whether the words for a sayer without a name are for people, a body or a paper that says what stands in it.

    "He", "state police", "a woman", "the boys' father", "the report" may be; "the incident", "many", "Americans" and
    "the tone of the interview" are parsed wrongly, or say nothing in so many words.
    """
    tokens = sentence.tokens[said.first : said.last]
    if not tokens or _source(sentence, said) in _PRONOUNS | {"i"}:
        return _source(sentence, said) in {"he", "she", "we"}
    if len(tokens) > 2 and tokens[0].pos in {"NUM", "DET", "PRON"} and tokens[1].text == "of":
        tokens = tokens[2:]  # "one of the nurses"
    end = next((i for i, t in enumerate(tokens) if i and (t.pos == "ADP" or t.text in {",", "—", "–"})), len(tokens))
    head = next((t for t in reversed(tokens[:end]) if t.pos in {"NOUN", "PROPN"}), None)
    if head is None:
        return False
    name = next((n for n in sentence.names if n.start <= head.start < n.end), None)
    known = {head.lemma.lower(), head.text.lower()} & _sayers()
    named = {NameKind.PERSON, NameKind.BODY} | ({NameKind.OTHER} if said.lemma in _IN_PERSON else set())
    return bool(known) or (name is not None and name.kind in named and not is_medium(name.full))


def _name_before(sentence: AnnotatedSentence, said: Said) -> Snippet | None:
    """ "Lee opened the bridge, which she called …": the name that the sentence itself gives "she"."""
    if said.speaker is None or _source(sentence, said) not in _PRONOUNS:
        return None
    at, marks = sentence.tokens[said.first].start, re.compile('["“”‘«»]')
    names = (n for n in reversed(sentence.names) if n.full == said.speaker and n.end <= at)
    name = next((n for n in names if not marks.search(sentence.text, n.end, at)), None)
    return Snippet(name.text, sentence.id, name.start, name.end) if name is not None else None


def teller_beside(sentence: AnnotatedSentence, piece: Piece, said: Sequence[Said]) -> Teller | None:
    """Who is said to say the quotation ``piece`` by a verb of speech of its sentence."""
    best = _touching(sentence, piece, said) or _governing(sentence, piece, said) or _in_words_of(sentence, said)
    best = best or _calls(sentence, piece, said) or _set_off(sentence, said) or _announces(sentence, piece, said)
    return None if best is None else teller_of(sentence, best)


def teller_before(sentence: AnnotatedSentence, piece: Piece) -> Teller | None:
    """Who says the quotation ``piece`` by a name before it, without a verb: "Ann Lee: “…”", "To Ann Lee, it is “…”"."""
    named = _before_colon(sentence, piece) or _to_whom_it_is(sentence, piece)
    return named and Teller(named[0], None, snippet(sentence, *named[1:]))


def snippet(sentence: AnnotatedSentence, first: int, last: int) -> Snippet | None:
    """The tokens ``first`` to ``last`` (half open) as words of the article."""
    if first >= last:
        return None
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    return Snippet(sentence.text[start:end], sentence.id, start, end)


# --------------------------------------------------------------------------- by a verb of speech


def _touching(sentence: AnnotatedSentence, piece: Piece, said: Sequence[Said]) -> Said | None:
    """The verb right before the quotation, or else right behind it."""
    text = sentence.text
    for one in reversed(said):
        end = _end(sentence, one)
        if end <= piece[1] and (_TOUCHES_BEFORE.fullmatch(text, end, piece[1]) or _leads_up(sentence, one, piece)):
            return one
        if end <= piece[1] and one.verb == 0 and one.first == 1 and len(said) == 1:
            return one  # "Said Ann Lee, a baker of Orre, “…”"
    for one in said:
        start = _start(sentence, one)
        tells = (
            _behind(one)
            and one.first < one.last
            and (one.lemma == "according to" or sentence.tokens[one.verb].tag != "VBG")
            and sentence.tokens[one.verb].dep != "acl"  # "in “many cases” cited by the council"
        )
        if tells and start >= piece[2] and _TOUCHES_BEHIND.fullmatch(text, piece[2], start):
            if text[piece[1] : piece[2]][:1].islower() and _has_object(sentence, one):
                continue  # "After “raids” and “riots”, the actress wrote a letter"
            return one
    return None


def _leads_up(sentence: AnnotatedSentence, said: Said, piece: Piece) -> bool:
    """ "…, telling the paper: “…”", "…, wrote on Chirper, “…”": only who hears it and where stands before the words."""
    end = _end(sentence, said)
    between = [t for t in sentence.tokens if end <= t.start < piece[1] and not _MARKS.fullmatch(t.text)]
    marks = [t.text for t in between if t.pos == "PUNCT"]
    words_of_it = sentence.text[piece[1] : piece[2]]
    whole = not marks and not words_of_it[:1].islower() and len(words_of_it.split()) >= FEWEST_OF_AN_UTTERANCE
    if not 1 < len(between) <= MOST_BETWEEN or not (whole or marks in ([","], [":"])) or not _behind(said):
        return False
    rest = next((i for i, t in enumerate(between) if marks and t.text == marks[0]), len(between))
    return all(t.pos in _NOMINAL for t in between[:rest]) and all(t.pos == "PUNCT" for t in between[rest:])


def _has_object(sentence: AnnotatedSentence, said: Said) -> bool:
    own = (t for i, t in enumerate(sentence.tokens) if t.head == said.verb and i > said.verb and t.dep == "dobj")
    return said.lemma not in words("verbs", "tells") and any(t.pos == "NOUN" for t in own)


def _start(sentence: AnnotatedSentence, said: Said) -> int:
    """Where a verb of speech with its speaker begins, if the speaker stands right before it."""
    tokens = sentence.tokens
    verb = tokens[said.verb].start
    return min(verb, tokens[titles_begin(tokens, said.first)].start) if said.first < said.last else verb


def _end(sentence: AnnotatedSentence, said: Said) -> int:
    """Where it ends: behind the speaker, if that stands right behind the verb."""
    return sentence.tokens[said.last - 1 if said.first == said.verb + 1 and said.last > said.first else said.verb].end


def _behind(said: Said) -> bool:
    return said.lemma in {"according to", "put"} or said.lemma in words("verbs", "plain_say") | words("verbs", "relay")


def _governing(sentence: AnnotatedSentence, piece: Piece, said: Sequence[Said]) -> Said | None:
    """The verb of speech above the quotation's words that tells whose they are.

    The nearest one, but where it names nobody of its own: whose subject is a pronoun ("Lee said she recalled …") or a
    thing ("Lee said the poster suggests …") lets a plain "said" above it tell.  Where both name somebody, whose words
    they are is not sure: "Lee said that Roe had called it “…”".
    """
    chain = list(_above(sentence, piece, said))
    near = next((one for one in chain if one.first < one.last and _source(sentence, one) not in _IMPERSONAL), None)
    if near is None:
        return chain[0] if chain else None
    above = [one for one in chain[chain.index(near) + 1 :] if one.lemma in words("verbs", "plain_say")]
    named = next((one for one in above if one.first < one.last and not _names_nobody(sentence, one)), None)
    if named is None or _one_sayer(sentence, near, named):
        return near
    return named if _names_nobody(sentence, near) else replace(near, first=near.verb, last=near.verb, speaker=None)


def _one_sayer(sentence: AnnotatedSentence, near: Said, above: Said) -> bool:
    """Whether both verbs are of one: by name ("Lee said Lee's report calls it …"), or by the same words ("adding")."""
    if (near.first, near.last) == (above.first, above.last):
        return True
    return near.speaker is not None and near.speaker == above.speaker and not _names_nobody(sentence, near)


def _above(sentence: AnnotatedSentence, piece: Piece, said: Sequence[Said]) -> Iterator[Said]:
    """The verbs of speech that govern the quotation's words in the parse, the nearest first."""
    tokens, verbs = sentence.tokens, {s.verb: s for s in said}
    inside = [i for i, t in enumerate(tokens) if piece[1] <= t.start < piece[2]]
    top = next((i for i in inside if not piece[1] <= tokens[tokens[i].head].start < piece[2]), None)
    if top is None:  # the sentence's own root is quoted: "…," Lee said of it
        return
    at = tokens[top].head
    for _ in range(MOST_HEADS):
        if at in verbs:
            yield verbs[at]
        if tokens[at].head == at:
            return
        if tokens[at].dep == "advcl" and tokens[tokens[at].head].lemma.lower() in words("verbs", "label"):
            return  # "Lee called the plan “a joke” after Roe opened what was “a fine bridge”"
        at = tokens[at].head


@cache
def _sayers() -> frozenset[str]:
    groups = ("roles", "people", "women", "men", "papers", "unnamed")
    return frozenset().union(*(words("roles", group) for group in groups), words("bodies", "kinds_of_body"))


def _set_off(sentence: AnnotatedSentence, said: Sequence[Said]) -> Said | None:
    """ "The plan, Lee added, was “…”": the only verb of speech, with its speaker between two commas."""
    if len(said) != 1 or said[0].lemma not in words("verbs", "plain_say") or said[0].first >= said[0].last:
        return None
    tokens, one = sentence.tokens, said[0]
    first, last = min(one.first, one.verb), max(one.last - 1, one.verb)
    commas = first > 0 and last + 1 < len(tokens) and tokens[first - 1].text == tokens[last + 1].text == ","
    return one if commas else None


def _calls(sentence: AnnotatedSentence, piece: Piece, said: Sequence[Said]) -> Said | None:
    """ "Lee, the mayor, called the plan “…”": the only verb of speech, with what is called so before the words."""
    if len(said) != 1 or said[0].lemma not in words("verbs", "label"):
        return None
    verb = sentence.tokens[said[0].verb]
    between = [t for t in sentence.tokens if verb.end <= t.start < piece[1] and not _MARKS.fullmatch(t.text)]
    as_a = [t.text.lower() for t in between if t.pos != "DET"][-1:] == ["as"]  # "mocked Lee, of Orre, as a “…”"
    called = 0 < len(between) <= MOST_BETWEEN and all(
        t.pos in _NOMINAL or (as_a and t.text in {",", "-"}) for t in between
    )
    return said[0] if called and not any(t.text.lower() == "by" for t in between) else None


def _announces(sentence: AnnotatedSentence, piece: Piece, said: Sequence[Said]) -> Said | None:
    """ "Lee said in Orre that the terms were clear: “…”": the only verb of speech, whose clause a colon ends."""
    if len(said) != 1 or said[0].speaker is None or said[0].lemma not in words("verbs", "plain_say"):
        return None
    told = sentence.text[_end(sentence, said[0]) : piece[1]].rstrip(" \"“‘'«")
    ends = sentence.text[piece[2] :].strip(" .\"”’'»") == ""
    return said[0] if told.endswith(":") and " that " in told and ends else None


def _source(sentence: AnnotatedSentence, said: Said) -> str:
    return " ".join(t.text.lower() for t in sentence.tokens[said.first : said.last])


def _names_nobody(sentence: AnnotatedSentence, said: Said) -> bool:
    """A pronoun, or a thing: neither a name, nor people, nor a part that people play."""
    if _source(sentence, said) in _PRONOUNS or is_medium(_source(sentence, said)):
        return True
    tokens = sentence.tokens[said.first : said.last]
    if any(t.pos == "PROPN" for t in tokens):
        return False
    people = words("roles", "roles") | words("roles", "people") | words("roles", "women") | words("roles", "men")
    return not any(t.lemma.lower() in people or t.tag in {"NNS", "NNPS"} for t in tokens)


def _in_words_of(sentence: AnnotatedSentence, said: Sequence[Said]) -> Said | None:
    """ "It is, as Lee put it, “…”", "in the words of Lee": said of the whole sentence, wherever it stands."""
    found = [s for s in said if s.lemma in {"according to", "put"} and s.first < s.last]
    return found[0] if len(found) == 1 and not _names_nobody(sentence, found[0]) else None


# --------------------------------------------------------------------------- without one


def _before_colon(sentence: AnnotatedSentence, piece: Piece) -> tuple[str | None, int, int] | None:
    """ "Ann Lee: “…”": a name, and nothing else, before the colon."""
    before = sentence.text[: piece[1]].rstrip(" \"“‘'«")
    if not before.endswith(":"):
        return None
    name = next((n for n in sentence.names if n.end == len(before) - 1), None)
    if name is None or name.kind not in {NameKind.PERSON, NameKind.BODY}:
        return None
    first = next(i for i, t in enumerate(sentence.tokens) if t.start >= name.start)
    if any(t.pos in {"VERB", "AUX", "ADP"} for t in sentence.tokens[:first]):
        return None
    return name.full, first, next(i for i, t in enumerate(sentence.tokens) if t.start >= name.end)


def _to_whom_it_is(sentence: AnnotatedSentence, piece: Piece) -> tuple[str | None, int, int] | None:
    """ "To Mayor Ann Lee, the bridge is “…”": a person, and nothing else, opens the sentence before a comma."""
    tokens = sentence.tokens
    if not tokens or tokens[0].text != "To":
        return None
    name = next((n for n in sentence.names if n.kind is NameKind.PERSON), None)
    first = next((i for i, t in enumerate(tokens) if name is not None and t.start >= name.start), 0)
    last = next((i for i, t in enumerate(tokens) if name is not None and t.start >= name.end), 0)
    before = tokens[1:first]
    if name is None or name.end > piece[1] or any(t.pos not in {"NOUN", "PROPN", "ADJ", "DET"} for t in before):
        return None
    clause = any(t.dep in SUBJECTS for t in tokens[last:] if t.start < piece[1])
    return (name.full, first, last) if tokens[last].text == "," and clause else None
