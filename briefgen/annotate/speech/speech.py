"""Who speaks: the verbs of speech of each sentence, outside of its quoted words, with their speakers.

"X said", "said X", "according to X", "X was quoted as saying", "the agency cited X as saying".
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from briefgen.annotate.language import is_word
from briefgen.annotate.names.candidates import is_title
from briefgen.annotate.names.media import is_medium
from briefgen.annotate.speech.discourse import Discourse, Said, nameless_kin, office, other_sex, stranger_in, two_speak
from briefgen.annotate.speech.sources import SUBJECTS, phrase_after, source_of
from briefgen.lexicon.wordlists import data, words
from briefgen.model import AnnotatedSentence, Name, NameKind, Snippet, Token

_OWNS = frozenset({"'s", "’s", "'", "’"})
# These speak for the body they are of: "a harbour authority spokeswoman", "a report from the institute".
_VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson", "report", "statement", "study"})
# What will, may or cannot be said is not said.
_NOT_SAID = frozenset({"will", "can", "could", "may", "might", "should"})
# A clause hangs so deep at most.
MOST_HEADS = 14
_HE = frozenset({"he", "she", "him", "her"})


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
        if i == 0 and _opens_with_said(tokens):
            found.append(_said(sentence, i, "say", phrase_after(tokens, 1, inside), discourse, inside))
        elif _in_words_of(tokens, i):
            found.append(_said(sentence, i, "according to", phrase_after(tokens, i + 1, inside), discourse, inside))
        elif token.text.lower() == "according" and i + 1 < len(tokens) and tokens[i + 1].text == "to":
            found.append(_said(sentence, i, "according to", phrase_after(tokens, i + 2, inside), discourse, inside))
        elif (owner := _whose_complaint(sentence, i)) is not None:
            found.append(_said(sentence, i, "say", owner, discourse, inside))
        elif token.pos in {"VERB", "AUX"} and _speaks(tokens, i):
            first, last = source_of(sentence, i, inside)
            if first >= last and token.tag == "VBG" and found:  # "…", adding "…": whoever spoke goes on
                first, last = found[-1].first, found[-1].last
            found.append(_said(sentence, i, token.lemma.lower(), (first, last), discourse, inside))
    return tuple(found)


def _said(
    sentence: AnnotatedSentence,
    verb: int,
    lemma: str,
    source: tuple[int, int],
    discourse: Discourse,
    inside: Sequence[bool],
) -> Said:
    first, last = source
    word = sentence.tokens[first].text.lower() if last - first == 1 else ""
    he = word in _HE
    near = _subject_before(sentence, first, inside, discourse) if he else None
    stranger = _stranger_before(sentence, first, inside) if he and near is None else None
    others = _told_as_others(sentence, verb, first) if he else frozenset()
    kin = nameless_kin(sentence, inside, discourse) if he and first else ""
    if kin and not other_sex(kin, word):  # "The proud mom hoped Lee would …, she said"
        return Said(verb, lemma, first, last, None)
    near = None if near in others else near
    speaker = near or (None if stranger is not None else who(sentence, first, last, discourse, others))
    told = discourse.stranger(word) if he and speaker is None else None
    meant = discourse.they() if word == "they" else stranger or told
    return Said(verb, lemma, first, last, speaker, meant)


def _subject_before(
    sentence: AnnotatedSentence, pronoun: int, inside: Sequence[bool], discourse: Discourse
) -> str | None:
    """Whom "he" means within its sentence: the one person who is subject before it, or the subject's owner.

    "Lee left what she called …"; "Lee's wish to please was plain when she insisted that …".
    """
    tokens, found = sentence.tokens, set[str]()
    for name in (n for n in sentence.names if n.kind is NameKind.PERSON and n.end <= tokens[pronoun].start):
        at = [i for i, t in enumerate(tokens) if name.start <= t.start < name.end]
        if any(_is_asked(tokens, i, pronoun) for i in at):
            continue
        owner = any(tokens[i].dep == "poss" and tokens[tokens[i].head].dep in SUBJECTS and not inside[i] for i in at)
        if owner or any(tokens[i].dep in SUBJECTS and not inside[i] for i in at):
            found.add(name.full)
    fitting = [name for name in found if not discourse.bars(name, tokens[pronoun].text.lower())]
    return fitting[0] if len(fitting) == len(found) == 1 else None


def _stranger_before(sentence: AnnotatedSentence, pronoun: int, inside: Sequence[bool]) -> Snippet | None:
    """Whom "she" means in "A woman was heard screaming as she told the police …": the subject whom nobody names."""
    tokens = sentence.tokens
    word = tokens[pronoun].text.lower()
    for i in range(pronoun - 1, -1, -1):
        t = tokens[i]
        if t.dep not in SUBJECTS or t.pos not in {"NOUN", "PROPN"} or inside[i]:
            continue
        below = [k for k, other in enumerate(tokens[:i]) if other.head == i and other.dep in {"det", "nummod", "amod"}]
        phrase = stranger_in(sentence, min(below, default=i), i + 1)
        asks = tokens[t.head].lemma.lower() in words("verbs", "asks")
        return None if phrase is None or asks or other_sex(phrase.text, word) else phrase
    return None


def _is_asked(tokens: Sequence[Token], i: int, pronoun: int) -> bool:
    """ "Asked about Lee, she said": who stands in the question is not the one who answers."""
    for _ in range(MOST_HEADS):
        if tokens[i].lemma.lower() in words("verbs", "asks") and tokens[i].dep == "advcl" and i < pronoun:
            return not any(t.head == i and t.dep in SUBJECTS for t in tokens)
        i = tokens[i].head
    return False


def _opens_with_said(tokens: Sequence[Token]) -> bool:
    """ "Said Ann Lee, a baker, “…”": seldom parsed as a verb."""
    return tokens[0].text in {"Said", "Says"} and len(tokens) > 1 and tokens[1].pos == "PROPN"


def _in_words_of(tokens: Sequence[Token], i: int) -> bool:
    """The "of" of "in the words of Ann Lee"."""
    return i > 1 and [t.text.lower() for t in tokens[i - 2 : i + 1]] == ["the", "words", "of"]


def _whose_complaint(sentence: AnnotatedSentence, i: int) -> tuple[int, int] | None:
    """The tokens of Lee in "Mr Lee's main complaint was that …": whose claim it is, a person's by name."""
    tokens = sentence.tokens
    if tokens[i].lemma.lower() != "be" or not any(t.head == i and t.dep == "ccomp" for t in tokens[i + 1 :]):
        return None
    noun = next((k for k, t in enumerate(tokens[:i]) if t.head == i and t.dep == "nsubj"), None)
    if noun is None or tokens[noun].lemma.lower() not in words("verbs", "said_things"):
        return None
    for name in (n for n in sentence.names if n.kind is NameKind.PERSON):
        own = [k for k, t in enumerate(tokens) if name.start <= t.start < name.end]
        if any(tokens[k].dep == "poss" and tokens[k].head == noun for k in own):
            return own[0], own[-1] + 1
    return None


def _speaks(tokens: Sequence[Token], i: int) -> bool:
    """A verb of speech by itself ("said"), or with its object ("put it", "had this to say")."""
    if i > 1 and tokens[i - 1].text == "-":  # "so-called", "self-described"
        return False
    if tokens[i].lemma.lower() == "put":
        return i + 1 < len(tokens) and tokens[i + 1].text.lower() == "it"
    if any(t.head == i and t.dep == "aux" and t.lemma.lower() in _NOT_SAID for t in tokens):
        return False  # "Orreans will say no", "you can't shout “fire”"
    if tokens[i].lemma.lower() in words("verbs", "gives_out"):
        return any(t.head == i and t.dep == "dobj" and t.lemma.lower() in words("roles", "papers") for t in tokens)
    gone = tokens[i].lemma.lower() == "go" and tokens[i].tag in {
        "VB",
        "VBN",
    }  # "has gone “soft”", "is to go to"
    return tokens[i].lemma.lower() in words("verbs", "say") and not gone


def _told_as_others(sentence: AnnotatedSentence, verb: int, pronoun: int) -> frozenset[str]:
    """Who is named behind "he" in what he says, and so is not he: Lee in "He said Lee was late"."""
    tokens, found = sentence.tokens, set[str]()
    for name in (n for n in sentence.names if n.kind is NameKind.PERSON):
        at = next((i for i, t in enumerate(tokens) if t.start >= name.start), pronoun)
        if at > pronoun and _hangs_on(tokens, at, verb):
            found.add(name.full)
    return frozenset(found)


def _hangs_on(tokens: Sequence[Token], i: int, verb: int) -> bool:
    for _ in range(MOST_HEADS):
        i = tokens[i].head
        if i == verb:
            return True
    return False


def who(
    sentence: AnnotatedSentence, first: int, last: int, discourse: Discourse, others: Set[str] = frozenset()
) -> str | None:
    """The fullest name of whoever the tokens ``first`` to ``last`` mean; None if that cannot be told.

    ``others`` are who "he" does not mean here.
    """
    if first >= last:
        return None
    tokens = sentence.tokens[first:last]
    head = tokens[0].text.lower()
    if len(tokens) == 1 and head in _HE:
        return discourse.he(head, others)
    if len(tokens) == 1 and head == "it":
        return discourse.body if discourse.body is not None and not is_medium(discourse.body) else None
    start, end = tokens[0].start, tokens[-1].end
    named = [n for n in sentence.names if start <= n.start and n.end <= end]
    person = _person_meant(sentence, named, first, last)
    if person is not None:
        return None if two_speak(sentence, first, last) else person.full
    noun = next((t for t in reversed(_before_preposition(tokens)) if t.pos in {"NOUN", "PROPN"}), None)
    inner = [n for n in named if noun is not None and n.start <= noun.start < n.end and _may_speak(n)]
    if (
        inner
        and _mere_noun(inner[-1].text)
        and f"{tokens[0].text} {inner[-1].text}" != " ".join(t.text for t in tokens)
    ):
        return None  # "the State Attorney's Office", of which only "Office" was taken for a name
    if inner:
        return inner[-1].full
    if noun is None or noun.tag in {"NNS", "NNPS"}:
        return None
    writer = _writer(sentence, named, noun)
    if writer is not None:
        return writer
    if noun.lemma.lower() in _VOICES:
        bodies = [n.full for n in named if n.kind is NameKind.BODY and _may_speak(n)]
        if len(bodies) == 1 and not any(n.kind is NameKind.PERSON for n in named):
            return bodies[0]
    return _by_what_he_is(sentence, tokens, noun, discourse)


def _by_what_he_is(
    sentence: AnnotatedSentence, tokens: Sequence[Token], noun: Token, discourse: Discourse
) -> str | None:
    """Whom "the mayor", "the 30-year-old", "the council" mean, by what the article said before."""
    if tokens[0].text.lower() not in {"the", "its", "their"}:
        return None
    if any(t.text.lower() in {"old", "year-old"} or t.text.endswith("-year-old") for t in tokens):
        return None if noun.lemma.lower() in words("roles", "strangers") else discourse.he()
    lemma = noun.lemma.lower()
    bare = len(_before_preposition(tokens)) == len(("the", "office"))  # "the State Attorney's office" is another one
    body = discourse.bodies.get(lemma) if bare else None
    told = body is not None and not is_medium(body) and not _mere_noun(body)
    here = next(i for i, t in enumerate(sentence.tokens) if t is noun)
    return discourse.roles.get(office(sentence.tokens, here)) or (body if told else None)


def _person_meant(sentence: AnnotatedSentence, named: list[Name], first: int, last: int) -> Name | None:
    """The person of a phrase who is no mere complement: not Lee in "a spokesman for Lee" or "a Lee campaign aide", but
    Roe in ", Jo Roe,"."""
    tokens = sentence.tokens
    end = tokens[last - 1].end
    for name in named:
        if name.kind is not NameKind.PERSON:
            continue
        i = next(k for k, t in enumerate(tokens) if t.start >= name.start)
        behind = next((t for t in tokens if t.start >= name.end), None)
        called = i > 0 and tokens[i - 1].text.lower() == "the" and " " not in name.text  # "the Times" is no person
        owns = called or (
            behind is not None and (behind.text in _OWNS or (behind.pos == "NOUN" and behind.start < end))
        )
        if not owns and _heads_phrase(tokens, _before_body(sentence, i), first):
            return name
    return None


def _writer(sentence: AnnotatedSentence, named: list[Name], noun: Token) -> str | None:
    """ "Mr Lee's apology noted …": whose the paper is that says so."""
    tokens = sentence.tokens
    at = next(i for i, t in enumerate(tokens) if t is noun)
    if noun.lemma.lower() not in words("roles", "papers"):
        return None
    people = (n for n in named if n.kind is NameKind.PERSON)
    owns = (n for n in people if any(n.start <= t.start < n.end and t.dep == "poss" and t.head == at for t in tokens))
    return next((n.full for n in owns), None)


def _before_body(sentence: AnnotatedSentence, i: int) -> int:
    """Where a name's title begins with its body: "Union of Orre Bakers President Ann Lee" is she; else the name."""
    title = sentence.tokens[i - 1] if i else None
    if title is None or not (title.text[:1].isupper() and is_title(title.text)):
        return i
    ends = next((n for n in sentence.names if n.kind is NameKind.BODY and n.end + 1 == title.start), None)
    return i if ends is None else next(k for k, t in enumerate(sentence.tokens) if t.start >= ends.start)


def _may_speak(name: Name) -> bool:
    """Whether words may be put into this mouth.

    A person's, a body's, a country's ("Ireland said") may be.  A people's not ("Orreans said" is nobody's own word),
    nor another place's, a work's, an outlet's ("The Herald said" is a report of what others say), nor that of a body
    whom the article calls by a mere noun ("the Office").
    """
    if name.kind is NameKind.GROUP:
        return not {name.text, name.text.removesuffix("s")} & words("places", "peoples")
    if name.kind is NameKind.PLACE:
        return name.full in data("countries")
    if name.kind is NameKind.BODY:
        return not is_medium(name.full) and not _mere_noun(name.full)
    return name.kind is NameKind.PERSON


def _mere_noun(name: str) -> bool:
    """ "Office", "Code": one word of the dictionary and no acronym."""
    bare = name.removeprefix("the ").removeprefix("The ")
    papers = words("mastheads", "outlet_words")
    return " " not in bare and not bare.isupper() and (is_word(bare) or bare.lower() in papers)


def _heads_phrase(tokens: Sequence[Token], i: int, first: int) -> bool:
    """Whether only titles and modifiers stand between the phrase's begin, or a comma, and the name at ``i``."""
    while i > first:
        before = tokens[i - 1]
        if before.pos == "DET" and i - 2 >= first and tokens[i - 2].pos == "ADP":
            # "Speaker of the House Lee" is he, "a poster for the elder Mr Lee" is not.
            return tokens[i - 2].text == "of" and i - 3 >= first and is_title(tokens[i - 3].text)
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
