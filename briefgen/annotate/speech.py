"""Who speaks: the verbs of speech of each sentence, outside of its quoted words, with their speakers.

"X said", "said X", "according to X", "X was quoted as saying", "the agency cited X as saying".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefgen.annotate.candidates import is_title
from briefgen.annotate.described import roles_in
from briefgen.model import AnnotatedSentence, Name, NameKind, Token
from briefgen.wordlists import words

# How far back "he" reaches, in sentences: further than this it is a guess.
REACH = 6
# A verb's subject may stand this many clauses above it ("he came, adding that").
MOST_CLAUSES = 4
_HANGING = frozenset({"conj", "advcl", "xcomp", "acl", "ccomp", "dep", "parataxis"})
# Behind these stands who is spoken to, not who speaks: "…, he told the paper".
_TAKES_HEARER = frozenset({"tell", "ask", "urge", "inform", "assure"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OWNS = frozenset({"'s", "’s", "'", "’"})
# These speak for the body they are of: "a harbour authority spokeswoman", "a report from the institute".
_VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson", "report", "statement", "study"})
_HE = frozenset({"he", "she", "him", "her"})


@dataclass(frozen=True, slots=True)
class Said:
    """A verb of speech: its token, the tokens that name the speaker (half open), and the speaker's fullest name."""

    verb: int
    lemma: str
    first: int
    last: int
    speaker: str | None


@dataclass(slots=True)
class Discourse:
    """What "he", "it" and "the minister" mean at this place of an article."""

    person: str | None = None
    person_at: int = -99
    body: str | None = None
    people: set[str] = field(default_factory=set)
    roles: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    at: int = 0

    def he(self) -> str | None:
        """The person last spoken of, if near."""
        return self.person if self.at - self.person_at <= REACH else None

    def note_person(self, name: str) -> None:
        """A person who speaks or acts is whom the next "he" means."""
        self.person, self.person_at = name, self.at


def said_in(sentence: AnnotatedSentence, quoted: Sequence[tuple[int, int]], discourse: Discourse) -> tuple[Said, ...]:
    """The verbs of speech outside of ``quoted`` (spans of the sentence's text), in the order of the text.

    "The bridge is safe, Ann Lee said." has one: "said", by "Ann Lee".
    """
    tokens = sentence.tokens
    inside = [any(a <= t.start < b for a, b in quoted) for t in tokens]
    found = []
    for i, token in enumerate(tokens):
        if inside[i]:
            continue
        if token.text.lower() == "according" and i + 1 < len(tokens) and tokens[i + 1].text == "to":
            first, last = _phrase_after(tokens, i + 2, inside)
            found.append(Said(i, "according to", first, last, who(sentence, first, last, discourse)))
        elif token.pos in {"VERB", "AUX"} and token.lemma.lower() in words("verbs", "say"):
            first, last = _source(sentence, i, inside)
            found.append(Said(i, token.lemma.lower(), first, last, who(sentence, first, last, discourse)))
    return tuple(found)


def take_note(
    sentence: AnnotatedSentence, said: Sequence[Said], quoted: Sequence[tuple[int, int]], discourse: Discourse
) -> None:
    """Remember for the following sentences who acted and spoke in this one."""
    subjects, persons = [], []
    for name in sentence.names:
        if any(a <= name.start < b for a, b in quoted):
            continue
        if name.kind is NameKind.PERSON:
            persons.append(name.full)
            discourse.people.add(name.full)
            if _is_subject(sentence.tokens, name):
                subjects.append(name.full)
            for start, end in roles_in(sentence, name):
                for token in sentence.tokens:
                    if start <= token.start < end and token.lemma.lower() in words("roles", "roles"):
                        discourse.roles[token.lemma.lower()] = name.full
        elif name.kind is NameKind.BODY:
            discourse.bodies[name.full.split()[-1].lower()] = name.full
            if _is_subject(sentence.tokens, name):
                discourse.body = name.full
    speakers = [s.speaker for s in said if s.speaker in discourse.people]
    choice = speakers[-1:] or subjects[:1] or (persons if len(set(persons)) == 1 and discourse.he() is None else [])
    if choice:
        discourse.note_person(choice[0])
    discourse.at += 1


def who(sentence: AnnotatedSentence, first: int, last: int, discourse: Discourse) -> str | None:
    """The fullest name of whoever the tokens ``first`` to ``last`` mean; None if that cannot be told."""
    if first >= last:
        return None
    tokens = sentence.tokens[first:last]
    head = tokens[0].text.lower()
    if len(tokens) == 1 and head in _HE:
        return discourse.he()
    if len(tokens) == 1 and head == "it":
        return discourse.body
    start, end = tokens[0].start, tokens[-1].end
    named = [n for n in sentence.names if start <= n.start and n.end <= end]
    person = _person_meant(sentence, named, first, last)
    if person is not None:
        return person.full
    noun = next((t for t in reversed(_before_preposition(tokens)) if t.pos in {"NOUN", "PROPN"}), None)
    inner = [n for n in named if noun is not None and n.start <= noun.start < n.end and _may_speak(n)]
    if inner:
        return inner[-1].full
    if noun is None or noun.tag in {"NNS", "NNPS"}:
        return None
    if noun.lemma.lower() in _VOICES:
        bodies = [n.full for n in named if n.kind is NameKind.BODY]
        if len(bodies) == 1 and not any(n.kind is NameKind.PERSON for n in named):
            return bodies[0]
    if head not in {"the", "its", "their"}:
        return None
    if any(t.text.lower() in {"old", "year-old"} or t.text.endswith("-year-old") for t in tokens):
        return discourse.he()
    lemma = noun.lemma.lower()
    return discourse.roles.get(lemma) or discourse.bodies.get(lemma)


def _person_meant(sentence: AnnotatedSentence, named: list[Name], first: int, last: int) -> Name | None:
    """The person of a phrase who is no mere complement: not Lee in "a spokesman for Lee", but Roe in ", Jo Roe,"."""
    tokens = sentence.tokens
    for name in named:
        if name.kind is not NameKind.PERSON:
            continue
        i = next(k for k, t in enumerate(tokens) if t.start >= name.start)
        behind = next((t.text for t in tokens if t.start >= name.end), "")
        if behind not in _OWNS and _heads_phrase(tokens, i, first):
            return name
    return None


def _may_speak(name: Name) -> bool:
    """Whoever is named may speak, but for a people: "Orreans said" is nobody's own word."""
    return name.kind is not NameKind.GROUP or name.text not in words("places", "peoples")


def _heads_phrase(tokens: Sequence[Token], i: int, first: int) -> bool:
    """Whether only titles and modifiers stand between the phrase's begin, or a comma, and the name at ``i``."""
    while i > first:
        before = tokens[i - 1]
        if before.text in {",", "—", "–"} | _OWNS or before.pos in {"DET", "ADV", "PRON", "PART"}:
            return True
        if before.text == "of" and i - 2 >= first and is_title(tokens[i - 2].text):
            i -= 2
        elif before.pos in {"NOUN", "PROPN", "ADJ", "PUNCT"}:
            i -= 1
        else:
            return False
    return True


def _before_preposition(tokens: Sequence[Token]) -> list[Token]:
    kept: list[Token] = []
    for t in tokens:
        if (t.pos == "ADP" and kept) or t.text in {",", "—", "–"}:
            break
        kept.append(t)
    return kept


def _is_subject(tokens: Sequence[Token], name: Name) -> bool:
    return any(t.dep in _SUBJECTS for t in tokens if name.start <= t.start < name.end)


# --------------------------------------------------------------------------- from the verb to its source


def _source(sentence: AnnotatedSentence, verb: int, inside: Sequence[bool]) -> tuple[int, int]:
    """The tokens that name who speaks."""
    tokens = sentence.tokens
    relayed = _relayed(tokens, verb, inside)
    if relayed is not None:
        return relayed
    if _inverted(tokens, verb, inside):
        return _phrase_after(tokens, verb + 1, inside)
    return _subject(sentence, verb, inside) or _phrase_before(tokens, verb, inside)


def _subject(sentence: AnnotatedSentence, verb: int, inside: Sequence[bool]) -> tuple[int, int] | None:
    """The parsed subject: the verb's own, a name set off right before it, or that of the verb it hangs on."""
    tokens, v = sentence.tokens, verb
    for _ in range(MOST_CLAUSES):
        own = (i for i, t in enumerate(tokens) if t.head == v and i != v and t.dep in _SUBJECTS and not inside[i])
        subject = next(own, None)
        if subject is not None:
            if tokens[subject].text.lower() in {"who", "which", "that"}:
                subject = tokens[v].head
            return _phrase_around(tokens, subject, verb, inside)
        set_off = _set_off_before(sentence, verb) if v == verb else None
        if set_off is not None:
            return set_off
        above = tokens[v].head
        if above == v or tokens[v].dep not in _HANGING or inside[above]:
            return None
        v = above
    return None


def _set_off_before(sentence: AnnotatedSentence, verb: int) -> tuple[int, int] | None:
    """ "…, Ann Lee, a baker in Orre, told the paper": the name with its apposition, between commas."""
    tokens = sentence.tokens
    for name in reversed(sentence.names):
        i = next((k for k, t in enumerate(tokens) if t.start >= name.start), verb)
        j = next((k + 1 for k, t in enumerate(tokens) if t.end >= name.end), verb)
        if j > verb or name.kind not in {NameKind.PERSON, NameKind.BODY} or i == 0:
            continue
        between = tokens[j:verb]
        if any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in between) or tokens[i - 1].text not in {",", "”", '"', "’"}:
            continue
        if not between or (between[0].text == "," and between[-1].text == ","):
            return i, j
    return None


def _relayed(tokens: Sequence[Token], verb: int, inside: Sequence[bool]) -> tuple[int, int] | None:
    """ "X was quoted as saying" and "the agency quoted X as saying": X speaks."""
    if tokens[verb].lemma.lower() not in words("verbs", "relay"):
        return None
    says = next(
        (
            i
            for i in range(verb + 1, min(verb + 14, len(tokens) - 1))
            if tokens[i].text.lower() == "as" and tokens[i + 1].tag == "VBG"
        ),
        None,
    )
    if says is None:
        return None
    if says > verb + 1 and tokens[verb + 1].pos not in {"ADP", "ADV"}:
        return verb + 1, says
    return _phrase_before(tokens, verb, inside)


def _inverted(tokens: Sequence[Token], verb: int, inside: Sequence[bool]) -> bool:
    """ "…," said X: a quotation or a comma before the verb, a name, article or noun behind it."""
    if (
        tokens[verb].lemma.lower() in _TAKES_HEARER
        or tokens[verb].lemma.lower() not in words("verbs", "plain_say")
        or tokens[verb].tag not in {"VBD", "VBZ", "VBP"}
    ):
        return False
    if (
        verb + 1 >= len(tokens)
        or tokens[verb + 1].pos not in {"PROPN", "DET", "NOUN", "ADJ"}
        or tokens[verb + 1].tag in {"WDT", "WP"}
    ):
        return False
    before = tokens[verb - 1] if verb else None
    if before is not None and not (
        inside[verb - 1] or before.text in {",", '"', "”", "’", "'", "’’", "''", "—", "–", "?", "!"}
    ):
        return False
    return not any(
        t.head == verb and t.dep in _SUBJECTS and i < verb and not inside[i] and tokens[i + 1].text != ","
        for i, t in enumerate(tokens[:-1])
    )


def _phrase_after(tokens: Sequence[Token], first: int, inside: Sequence[bool]) -> tuple[int, int]:
    """The noun phrase that begins at ``first``, with an apposition behind a comma when it is a name."""
    last = first
    while last < len(tokens) and not inside[last]:
        t = tokens[last]
        if t.text in {".", ";", ":", "“", '"', "”", "(", "—", "–"} or (
            t.pos in {"VERB", "AUX", "SCONJ"} and last > first
        ):
            break
        if t.text == "," and not (last + 1 < len(tokens) and tokens[last + 1].pos == "PROPN"):
            break
        last += 1
    return first, last


def _phrase_around(tokens: Sequence[Token], head: int, verb: int, inside: Sequence[bool]) -> tuple[int, int]:
    """The subject's phrase: from its leftmost word to the verb, or to the end of its own words if it stands behind."""
    below = {head}
    grown = True
    while grown:
        grown = False
        for i, t in enumerate(tokens):
            if (
                i not in below
                and t.head in below
                and i != t.head
                and t.dep not in {"relcl", "acl", "punct", "advcl", "ccomp"}
                and not inside[i]
                and i != verb
            ):
                below.add(i)
                grown = True
    first = last = head
    while first - 1 in below or (first - 2 in below and tokens[first - 1].text in {",", "-"}):
        first -= 1
    while last + 1 in below or (last + 2 in below and tokens[last + 1].text in {",", "-", "—", "–"}):
        last += 1
    return first, last + 1


def _phrase_before(tokens: Sequence[Token], verb: int, inside: Sequence[bool]) -> tuple[int, int]:
    """Without a parsed subject: the stretch before the verb back to a stop or a quotation."""
    first = verb
    while (
        first > 0
        and not inside[first - 1]
        and tokens[first - 1].text not in {".", ";", ":", "“", '"', "”"}
        and tokens[first - 1].lemma not in {"that", "but"}
    ):
        first -= 1
    last = verb
    while last > first and (tokens[last - 1].pos in {"AUX", "ADV", "PUNCT", "PART"}):
        last -= 1
    while first < last and tokens[first].pos in {"PUNCT", "CCONJ", "ADV", "SCONJ"}:
        first += 1
    return first, last
