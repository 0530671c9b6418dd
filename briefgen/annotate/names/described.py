"""How a sentence describes whom it names: "Foreign Minister" before, ", a baker in Orre," behind.

Persons are described by what they do or are, bodies by what kind of body they are ("the ferry company").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import dropwhile

from briefgen.annotate.names.candidates import is_title
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, Name, NameKind, Token

MOST_TOKENS = 18  # a longer apposition is a clause, not a role
# Behind a person's name and an article, a noun with such an ending is a trade: "a baker", "the violinist".
_TRADES = ("er", "or", "ist", "ian", "eer", "man", "woman")
# What a role never ends with: the title of a book, or a link, was lost behind it.
_NEVER_LAST = frozenset({"ADP", "CCONJ", "SCONJ", "DET", "PRON", "PART"})
_GLUED = re.compile(r"[a-z][.:;!?][A-Z]")
Told = Callable[[Token], bool]
# Several people, or a clause, describe nobody.
_NO_DESCRIPTION = frozenset({"NNS", "VBG", "VB", "VBD", "VBZ", "VBP", "MD", "TO"})
_OWNS = frozenset({"’s", "'s"})
_QUOTES = frozenset({"“", '"', "‘", "``"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OPENS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"})  # how a noun phrase begins
_STOPS = frozenset({",", ";", ":", "—", "–", "-", "--", "(", ")", ".", "“", "”", '"', "…"})


def roles_in(sentence: AnnotatedSentence, name: Name) -> tuple[tuple[int, int], ...]:
    """The spans of the sentence that say what the named person or body is, in the order of the text.

    "Mayor Ann Lee, a baker by trade, left." gives "Mayor" and "a baker by trade".
    """
    tokens = sentence.tokens
    first = next((i for i, t in enumerate(tokens) if t.start >= name.start), None)
    last = next((i + 1 for i, t in enumerate(tokens) if t.end >= name.end), None)
    if first is None or last is None:
        return ()
    told = _is_kind_of_body if name.kind is NameKind.BODY else _is_role
    before = _before(tokens, first, told)
    spans = [
        before and (_body_begins(sentence, before[0]), before[1]),
        _apart_before(tokens, first, told, begins=_acts(tokens, last)),
        _behind(tokens, last, told),
        _is_a(tokens, first, last, told),
    ]
    cut = {_cleared(tokens, s) for s in spans if s is not None and not _of_another(sentence, s, name)}
    return tuple(sorted(s for s in cut if s is not None))


def _body_begins(sentence: AnnotatedSentence, start: int) -> int:
    """Where the body's name begins whose end a role was cut to: "Women President" of "Union of Women President"."""
    inside = (n.start for n in sentence.names if n.kind is NameKind.BODY and n.start < start < n.end)
    return next(inside, start)


def _cleared(tokens: Sequence[Token], span: tuple[int, int]) -> tuple[int, int] | None:
    """The span without a small word at its end, where a title was lost; None where two sentences are glued."""
    inside = [t for t in tokens if span[0] <= t.start < span[1]]
    if inside and inside[0].text.lower() == "whose":
        inside = inside[1:]
    while inside and (inside[-1].pos in _NEVER_LAST or inside[-1].text in _STOPS):
        inside.pop()
    if not inside or any(_GLUED.search(t.text) for t in inside):
        return None
    return inside[0].start, inside[-1].end


def _of_another(sentence: AnnotatedSentence, span: tuple[int, int], name: Name) -> bool:
    """ "Ann Lee, Mayor Jo Roe and …": the mayor is Roe.  "A spokesman for Lee" is no other's."""
    for other in sentence.names:
        if other is name or other.kind is not NameKind.PERSON or not span[0] <= other.start < span[1]:
            continue
        between = [t for t in sentence.tokens if span[0] <= t.start < other.start]
        behind = next((t.text for t in sentence.tokens if t.start >= other.end), "")
        if not any(t.pos == "ADP" for t in between) and behind not in {"'s", "’s", "'", "’"}:
            return True
    return False


def _is_kind_of_body(token: Token) -> bool:
    word = token.lemma.lower()
    return token.pos in {"NOUN", "PROPN"} and token.text.islower() and word in words("bodies", "kinds_of_body")


def _is_role(token: Token) -> bool:
    word = token.text.lower().strip(".")
    if word == "official" and token.pos == "ADJ":
        return False
    return token.pos in {"NOUN", "PROPN", "ADJ", "X"} and (
        word in words("roles", "roles") or token.lemma.lower() in words("roles", "roles") or is_title(word)
    )


def _before(tokens: Sequence[Token], first: int, told: Told) -> tuple[int, int] | None:
    """ "North Orrean Foreign Minister" right before the name."""
    first = _without_address(tokens, first)
    i = first
    capital = False
    while i > 0 and first - i < 8 and (_modifies(tokens, i - 1) or _secretary_of(tokens, i)):
        if capital and tokens[i - 1].text.islower() and tokens[i - 1].pos == "NOUN":
            i -= tokens[i - 1].dep == "compound" and tokens[i - 1].head < first and i == first - 1  # "union President"
            break
        capital = capital or tokens[i - 1].text[:1].isupper()
        i -= 1
    while i < first and tokens[i].text.lower() in {"'s", "’s", "of", "-", "and"}:
        i += 1
    described = [t for t in tokens[i:first] if told(t)]
    ends = told(tokens[first - 1]) or tokens[first - 1].text == "." or _secretary_of(tokens, first - 1)
    if not described or not ends or tokens[first - 1].tag in {"NNS", "NNPS"}:
        return None
    if all(t.text.lower().strip(".") in words("roles", "forms_of_address") for t in tokens[i:first]):
        return None
    return tokens[i].start, tokens[first - 1].end


def _without_address(tokens: Sequence[Token], first: int) -> int:
    """Where the name begins with its form of address: "minister Haji Roe" describes by "minister" alone."""
    while (
        first > 1
        and tokens[first - 1].text.lower().strip(".") in words("roles", "honorifics")
        and first >= 2
        and _modifies(tokens, first - 2)
    ):
        first -= 1
    return first


def _modifies(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word belongs to the role behind it; a dash between spaces does not, nor does the agency before it."""
    token = tokens[i]
    if token.text in {".", "-"}:
        return token.text == "-" and i > 0 and tokens[i - 1].end == token.start
    if token.pos == "NUM":
        return i + 1 < len(tokens) and tokens[i + 1].text == "-"
    if token.text in words("agencies"):
        return False
    return token.pos in {"NOUN", "PROPN", "ADJ"} and token.text not in _STOPS


def _secretary_of(tokens: Sequence[Token], i: int) -> bool:
    """The "of" of "Secretary of State", with the title word before it."""
    return i >= 2 and tokens[i - 1].text == "of" and is_title(tokens[i - 2].text) and tokens[i].text[:1].isupper()


def _behind(tokens: Sequence[Token], last: int, told: Told) -> tuple[int, int] | None:
    """ ", a baker in Orre," right behind the name (and its age)."""
    i = last
    if i + 2 < len(tokens) and tokens[i].text == "," and tokens[i + 1].text.isdigit() and tokens[i + 2].text == ",":
        i += 2
    if i + 1 >= len(tokens) or tokens[i].text not in {",", "—", "–"}:
        return None
    start = i + 1
    end = start
    while end < len(tokens) and tokens[end].text not in _STOPS - {"-"} and end - start < MOST_TOKENS:
        if tokens[end].tag in {"VBD", "VBZ", "VBP", "MD"} or tokens[end].text.lower() in {
            "who",
            "whose",
            "which",
            "where",
            "said",
        }:
            break
        end += 1
    if end < len(tokens) and any(t.dep in _SUBJECTS and t.head == end for t in tokens[start:end]):
        return None  # "At the Orre mill, a team of guards shot …"
    if end < len(tokens) and tokens[end].text in _QUOTES:
        end = next((i for i in range(end - 1, start, -1) if tokens[i].pos == "ADP"), end)  # "for the “Orre” play"
    return _if_role(tokens, start, end, told)


def _apart_before(tokens: Sequence[Token], first: int, told: Told, begins: bool) -> tuple[int, int] | None:
    """ "A baker in Orre, Ann Lee, …": the description stands first, and with ``begins`` nothing but "As" before it."""
    while first > 0 and is_title(tokens[first - 1].text):
        first -= 1
    if first < 2 or tokens[first - 1].text != ",":
        return None
    end = first - 1
    start = end
    while (
        start > 0
        and tokens[start - 1].text not in _STOPS - {"-"}
        and tokens[start - 1].tag not in {"VBD", "VBZ", "VBP", "MD"}
        and not (tokens[start - 1].text == "and" and tokens[start].tag == "PRP$")  # "Jo Roe and his wife, Ann Roe"
    ):
        start -= 1
    opens = start == 0 and (tokens[0].text == "As" or tokens[0].pos in _OPENS)
    while start < end and tokens[start].pos in {"ADP", "CCONJ", "SCONJ", "ADV"}:
        start += 1
    return _if_role(tokens, start, end, told) if opens or not begins else None


def _acts(tokens: Sequence[Token], last: int) -> bool:
    """Whether a verb follows the name at once, so that the comma before the name may part clauses.

    "When he was a judge, Ann Lee said …", "It killed a boy and his mother, Ann Lee said."; but ", Ann Lee, said …".
    """
    rest = dropwhile(lambda t: t.pos == "ADV", tokens[last:])
    return any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in list(rest)[:1])


def _if_role(tokens: Sequence[Token], start: int, end: int, told: Told) -> tuple[int, int] | None:
    """The stretch when its head, before any "of" or "in", is a role, and it starts as a noun phrase does."""
    if end <= start or end - start >= MOST_TOKENS or tokens[start].pos not in _OPENS:
        return None
    if tokens[start].pos == "PRON" and tokens[start].tag != "PRP$":
        return None
    for k in range(start, end):
        t = tokens[k]
        behind = tokens[k + 1] if k + 1 < end else None
        part = t.tag == "NNS" and behind is not None and behind.pos == "NOUN"  # "communications director"
        if t.pos in {"ADP", "SCONJ"} or (t.tag in _NO_DESCRIPTION and not part):
            return None
        heads = behind is None or (behind.pos not in {"NOUN", "PROPN"} and behind.text not in {"-", *_OWNS})
        if not heads and (told is not _is_role or (behind is not None and behind.text in _OWNS)):
            continue  # "the president's advisers" advise; "committee hearings" are no committee
        if told is _is_role and is_title(t.text) and _is_owner(tokens[k + 1 : end]):
            continue  # "Mr. Roe’s wife": the wife is meant
        trade = told is _is_role and t.tag == "NN" and heads and _is_trade(t.text.lower())
        if (told(t) or trade) and not (told is _is_role and behind is not None and _is_kind_of_body(behind)):
            return tokens[start].start, tokens[end - 1].end
    return None


def _is_owner(behind: Sequence[Token]) -> bool:
    """Whether a name and its "’s" stand right behind a title."""
    rest = list(dropwhile(lambda t: t.pos == "PROPN", behind))
    return len(rest) < len(behind) and bool(rest) and rest[0].text in _OWNS


def _is_trade(word: str) -> bool:
    return word.endswith(_TRADES) and word not in words("trades", "none")


def _is_a(tokens: Sequence[Token], first: int, last: int, told: Told) -> tuple[int, int] | None:
    """ "Ann Lee is a baker in Orre." """
    if last + 1 >= len(tokens) or tokens[last].text.lower() not in {"is", "was"} or tokens[last + 1].pos != "DET":
        return None
    end = last + 1
    while (
        end < len(tokens)
        and tokens[end].text not in _STOPS - {"-"}
        and tokens[end].text.lower() not in {"who", "which", "whose", "and", "but"}
    ):
        end += 1
    return _if_role(tokens, last + 1, end, told)
