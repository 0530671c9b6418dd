"""From a verb of speech to the words that name the speaker: "X said", ", said X", "X was quoted as saying"."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from briefgen.annotate.times.expressions import WEEKDAYS
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, NameKind, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
# A verb's subject may stand this many clauses above it ("he came, adding that").
MOST_CLAUSES = 4
# "ORRE, N.Y. (AP) —" has so many words and marks at most.
LONGEST_LABEL = 12
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
# Two letters swapped, one lost, doubled or mistaken, in a word as long as a weekday's name; "Mondale" is less like one.
LIKE_A_DAY = 0.8
_HANGING = frozenset({"conj", "advcl", "xcomp", "acl", "ccomp", "dep", "parataxis"})
# Behind these stands who is spoken to, not who speaks: "…, he told the paper".
_TAKES_HEARER = frozenset({"tell", "ask", "urge", "inform", "assure"})


def source_of(sentence: AnnotatedSentence, verb: int, inside: Sequence[bool]) -> tuple[int, int]:
    """The tokens that name who speaks."""
    tokens = sentence.tokens
    relayed = _relayed(tokens, verb, inside)
    if relayed is not None:
        return relayed
    if _inverted(tokens, verb, inside):
        return phrase_after(tokens, verb + 1, inside)
    if _passive(tokens, verb):
        return _agent(tokens, verb, inside)
    return _subject(sentence, verb, inside) or _phrase_before(tokens, verb, inside)


def _subject(sentence: AnnotatedSentence, verb: int, inside: Sequence[bool]) -> tuple[int, int] | None:
    """The parsed subject: the verb's own, a name set off right before it, or that of the verb it hangs on."""
    tokens, v = sentence.tokens, verb
    for _ in range(MOST_CLAUSES):
        own = [i for i, t in enumerate(tokens) if t.head == v and i != v and t.dep in SUBJECTS and not inside[i]]
        nearest = [i for i in own if i < v]  # "The plan, Lee added, was …": of two that are parsed so, Lee
        subject = nearest[-1] if nearest else next(iter(own), None)
        if subject is not None:
            if tokens[subject].text.lower() in {"who", "which", "that"}:
                subject = tokens[v].head
            return _phrase_around(tokens, _behind_label(tokens, subject, verb), verb, inside)
        controller = _controller(tokens, v)
        if controller is not None and not inside[controller]:
            return _phrase_around(tokens, controller, verb, inside)
        set_off = _set_off_before(sentence, verb) if v == verb and not _goes_on(tokens, verb) else None
        if set_off is not None:
            return set_off
        above = tokens[v].head
        if above == v or tokens[v].dep not in _HANGING or inside[above]:
            return None
        v = above
    return None


def _behind_label(tokens: Sequence[Token], subject: int, verb: int) -> int:
    """The subject behind a label that was taken for it: "ORRE, N.Y. — Ann Lee said", "UPDATE: Ann Lee said"."""
    ends = label_ends(tokens)
    if not subject < ends <= verb:
        return subject
    nominal = (i for i in range(ends, verb) if tokens[i].pos in _NOMINAL)
    return next((i for i in nominal if tokens[i].head < ends or tokens[i].dep in SUBJECTS), subject)


def label_ends(tokens: Sequence[Token]) -> int:
    """Where a sentence begins behind the place it comes from, or a word in capitals; 0 where it has no such label.

    "ORRE, N.Y. (AP) — The weir broke." begins behind the dash, "UPDATE: The weir broke." behind the colon.
    """
    if not tokens or not (tokens[0].text.isupper() and len(tokens[0].text) > 2):
        return 0
    for i, t in enumerate(tokens[1:LONGEST_LABEL], 1):
        if t.text in {"—", "–", "-", "--", ":"}:
            return i + 1
        if t.pos not in {"PROPN", "NOUN", "PUNCT", "ADP", "DET", "X", "NUM", "ADJ", "SYM"}:
            break
    return 0


def _controller(tokens: Sequence[Token], verb: int) -> int | None:
    """ "It led the man to fear …", "footage of Ann Lee asking …": who does what the verb says."""
    above = tokens[verb].head
    if verb and tokens[verb].tag == "VBG" and (tokens[verb - 1].pos == "PROPN" or _of_him(tokens, verb)):
        return verb - 1
    if tokens[verb].dep == "acl" and tokens[verb].tag == "VBG" and tokens[above].pos in {"NOUN", "PROPN"}:
        return _who_gave(tokens, above)
    if tokens[verb].dep != "xcomp" or tokens[above].lemma.lower() not in words("verbs", "makes_do"):
        return None
    return next((i for i, t in enumerate(tokens) if t.head == above and t.dep == "dobj" and above < i < verb), None)


def _goes_on(tokens: Sequence[Token], verb: int) -> bool:
    """ "She praised Lee, the mayor, asking him to stand": the participle is of whoever is the clause's subject."""
    above = tokens[verb].head
    hangs = tokens[verb].tag == "VBG" and tokens[verb].dep == "advcl" and above < verb
    return hangs and any(t.head == above and t.dep == "nsubj" for t in tokens[:above])


def _of_him(tokens: Sequence[Token], verb: int) -> bool:
    """ "a video of him mocking the mayor": he mocks."""
    return verb > 1 and tokens[verb - 1].text.lower() in {"him", "her", "them"} and tokens[verb - 2].pos == "ADP"


def _who_gave(tokens: Sequence[Token], noun: int) -> int:
    """ "The port issued a statement saying …": the port says so; but the woman of "found a woman saying …"."""
    verb = tokens[noun].head
    if tokens[noun].lemma.lower() not in words("roles", "papers") or tokens[noun].dep != "dobj":
        return noun
    return next((i for i, t in enumerate(tokens) if t.head == verb and t.dep == "nsubj"), noun)


def _passive(tokens: Sequence[Token], verb: int) -> bool:
    """ "was called a fraud", "is described as": whoever stands before the verb is not the one who says it."""
    if tokens[verb].tag not in {"VBN", "VBD"}:
        return False
    below = {t.dep for i, t in enumerate(tokens) if t.head == verb and i != verb}
    return "auxpass" in below or "agent" in below


def _agent(tokens: Sequence[Token], verb: int, inside: Sequence[bool]) -> tuple[int, int]:
    """ "… by the council": who says it, if that is told."""
    by = next((i for i, t in enumerate(tokens) if t.head == verb and t.dep == "agent"), None)
    head = next((i for i, t in enumerate(tokens) if by is not None and t.head == by and t.dep == "pobj"), None)
    if head is None or inside[head]:
        return verb, verb
    return _phrase_around(tokens, head, verb, inside)


def _set_off_before(sentence: AnnotatedSentence, verb: int) -> tuple[int, int] | None:
    """ "…, Ann Lee, a baker in Orre, told the paper": the name with its apposition, between commas."""
    tokens = sentence.tokens
    for name in reversed(sentence.names):
        i = next((k for k, t in enumerate(tokens) if t.start >= name.start), verb)
        j = next((k + 1 for k, t in enumerate(tokens) if t.end >= name.end), verb)
        if j > verb or name.kind not in {NameKind.PERSON, NameKind.BODY} or i == 0 or tokens[i].start != name.start:
            continue  # the last: a piece of a word ("R-OR")
        aside = _in_brackets(tokens)
        if aside[i]:
            continue
        between = [t for t, out in zip(tokens[j:verb], aside[j:verb], strict=True) if not out]
        while between and between[-1].pos == "ADV":  # "…, a baker, clearly says"
            between.pop()
        between = _without_clause(between)
        before = titles_begin(tokens, i)
        if any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in between) or before == 0:
            continue
        if tokens[before - 1].text not in {",", "”", '"', "’", "'", "''", "’’"}:
            continue
        if not between or (between[0].text == "," and between[-1].text == ","):
            return i, j
    return None


def _without_clause(between: list[Token]) -> list[Token]:
    """What stands between a name and its verb, without "of Orre" and ", who won the vote"."""
    who = next((k for k, t in enumerate(between[1:], 1) if t.tag in {"WP", "WP$"} and between[k - 1].text == ","), None)
    if who is not None and between[-1].text == ",":
        between = [*between[: who - 1], between[-1]]
    if between and between[0].text == "of":
        ends = next((k for k, t in enumerate(between) if t.text == ","), len(between))
        between = between[ends:] if all(t.pos == "PROPN" for t in between[1:ends]) else between
    return [t for t in between[:1] if t.text != ","] if len(between) == 1 else between


def titles_begin(tokens: Sequence[Token], name: int) -> int:
    """Where the titles before a name begin: "Harbour Board Chairman Ann Lee", "Sgt. Ann Lee" in pieces."""
    i = name
    if i > 1 and tokens[i - 1].text == "." and tokens[i - 2].text.lower() in words("roles", "titles"):
        i -= 1
    if i and tokens[i - 1].text.lower().strip(".") in words("roles", "titles") | words("roles", "roles"):
        while i and tokens[i - 1].pos in {"NOUN", "PROPN", "ADJ"}:
            i -= 1
    return i


def _in_brackets(tokens: Sequence[Token]) -> list[bool]:
    """For each word whether it stands in brackets, brackets included."""
    inside, depth = [], 0
    for t in tokens:
        depth += t.text == "("
        inside.append(depth > 0)
        depth -= depth > 0 and t.text == ")"
    return inside


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
    subject = next((i for i, t in enumerate(tokens[:verb]) if t.head == verb and t.dep == "nsubjpass"), None)
    if subject is not None and not inside[subject]:
        return _phrase_around(tokens, subject, verb, inside)  # "Ann Lee, a baker, was quoted as saying"
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
        or tokens[verb + 1].pos not in {"PROPN", "DET", "NOUN", "ADJ", "NUM"}
        or tokens[verb + 1].tag in {"WDT", "WP"}
        or tokens[verb + 1].entity[2:] in {"DATE", "TIME"}
    ):
        return False
    if _day_misspelt(tokens, verb, inside):
        return False
    end = phrase_after(tokens, verb + 1, inside)[1]
    if _begins_clause(tokens, verb) or (end < len(tokens) and inside[end]):
        return False  # "Roe, the baker, said Lee's latest “plan is …”"
    before = tokens[verb - 1] if verb else None
    if before is not None and not (inside[verb - 1] or not any(c.isalnum() or c in ".:;()[]" for c in before.text)):
        return False
    return not any(
        t.head == verb and t.dep in SUBJECTS and i < verb and not inside[i] and tokens[i + 1].text != ","
        for i, t in enumerate(tokens[:-1])
    )


def _day_misspelt(tokens: Sequence[Token], verb: int, inside: Sequence[bool]) -> bool:
    """ "Roe, the baker, said Wednedsay": a lone name behind, much like a weekday's, and the verb's subject before."""
    alone = verb + 2 >= len(tokens) or tokens[verb + 2].pos != "PROPN"
    before = any(t.head == verb and t.dep in SUBJECTS and not inside[i] for i, t in enumerate(tokens[:verb]))
    return alone and before and bool(get_close_matches(tokens[verb + 1].text.lower(), WEEKDAYS, 1, LIKE_A_DAY))


def _begins_clause(tokens: Sequence[Token], verb: int) -> bool:
    """ "Lund, a baker, says Marsh will leave": what stands behind the verb is who leaves, not who says it."""
    return any(
        t.dep in SUBJECTS
        and t.head > i
        and t.head != verb
        and tokens[t.head].dep == "ccomp"
        and tokens[t.head].head == verb
        for i, t in enumerate(tokens[verb + 1 : verb + 8], verb + 1)
        if all(tokens[k].pos in {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PUNCT"} for k in range(verb + 1, i + 1))
    )


def phrase_after(tokens: Sequence[Token], first: int, inside: Sequence[bool]) -> tuple[int, int]:
    """The noun phrase that begins at ``first``, with an apposition behind a comma when it is a name."""
    last = first
    while last < len(tokens) and not inside[last]:
        t = tokens[last]
        if t.text == "." and last > first and tokens[last - 1].text.lower() in words("roles", "titles"):
            last += 1  # "said Capt. Roe", in pieces
            continue
        if t.text in {".", ";", ":", "“", '"', "”", "(", "—", "–"} or (
            (t.pos in {"VERB", "AUX", "SCONJ"} or t.tag in {"WP", "WDT"}) and last > first
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
    """Without a parsed subject: the noun phrase right before the verb, if there is one."""
    last = verb
    while last > 0 and tokens[last - 1].pos in {"AUX", "ADV", "PART"} and not inside[last - 1]:
        last -= 1
    last = _before_bracket(tokens, last)
    first = last
    while first > 0 and not inside[first - 1] and (_nominal(tokens[first - 1]) or tokens[first - 1].text == "of"):
        first -= 1
    while first < last and tokens[first].pos in {"CCONJ", "ADP", "PART"}:
        first += 1
    return (first, last) if any(t.pos in {"NOUN", "PROPN", "PRON"} for t in tokens[first:last]) else (verb, verb)


def _before_bracket(tokens: Sequence[Token], last: int) -> int:
    """Where a bracket begins that ends at ``last``, with or without a comma: "Ann Lee (Orre), said"."""
    closes = last - 1 - (last > 0 and tokens[last - 1].text == ",")
    if closes < 0 or tokens[closes].text != ")":
        return last
    return next((i for i in range(closes, -1, -1) if tokens[i].text == "("), last)


def _nominal(token: Token) -> bool:
    return token.pos in {"NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM"} or token.text in {"'s", "’s", "-"}
