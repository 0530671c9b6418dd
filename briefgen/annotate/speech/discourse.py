"""Whom "he", "she", "it" and "the minister" mean at a place of an article: remembered sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise

from briefgen.annotate.names.described import roles_in
from briefgen.annotate.names.sexes import sex_of_name
from briefgen.annotate.speech.sources import SUBJECTS
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, Name, NameKind, Snippet, Token

# How far back "he" reaches, in sentences: further than this it is a guess.
REACH = 6
# Who is only named counts as if named so many sentences earlier than who speaks or acts.
BESIDE = 2
# ... and "they", which may soon mean others.
REACH_OF_THEY = 3
# An article's pronouns tell a person's sex by such a share of the sentences that tell it.
SURE_SHARE = 0.75
_ANY_ONE = frozenset({"a", "an", "one", "another"})
_SEX = {"she": "woman", "her": "woman", "herself": "woman", "he": "man", "him": "man", "his": "man", "himself": "man"}


@dataclass(frozen=True, slots=True)
class Said:
    """A verb of speech: its token, the tokens that name the speaker (half open), and the speaker's fullest name.

    ``meant`` are the words that stand for the speaker where "he" is somebody whom the article does not name.
    """

    verb: int
    lemma: str
    first: int
    last: int
    speaker: str | None
    meant: Snippet | None = None


@dataclass(slots=True)
class Discourse:
    """What "he", "it" and "the minister" mean at this place of an article."""

    person: str | None = None
    person_at: int = -99
    recent: dict[str, int] = field(default_factory=dict)
    women: set[str] = field(default_factory=set)
    men: set[str] = field(default_factory=set)
    unnamed: Snippet | None = None
    doubt: str = ""
    several: Snippet | None = None
    several_at: int = -99
    body: str | None = None
    other: tuple[int, str, str] = (-99, "", "")
    people: set[str] = field(default_factory=set)
    roles: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    at: int = 0

    def he(self, word: str = "", others: Set[str] = frozenset()) -> str | None:
        """The person last spoken of, if near; for "she" nobody who is known to be a man, for "he" no woman.

        It is none of ``others``, who are told of as others than "he", but the one named beside them right before, if
        at all; and nobody where somebody without a name acted last: "Lee's father wept.  “It is late,” he said."
        """
        if self.stranger(word) is not None or (self.doubt and word and not other_sex(self.doubt, word)):
            return None
        fitting = [(at, order, n) for order, (n, at) in enumerate(self.recent.items()) if not self.bars(n, word)]
        at, _, name = max(fitting, default=(-99, 0, ""))
        told, said, whom = self.other
        if word and word == said and self.at - told == 1 and name not in self.women | self.men and whom in self.recent:
            return whom  # "Her rival, Bo Kvist, thanked her. She said ...": she is not Kvist, of whom no sex is known
        if name in others:
            beside = [n for a, _, n in fitting if a == at - BESIDE and n not in others and self.at - at == 1]
            return beside[0] if len(beside) == 1 else None
        return name if self.at - at <= REACH else None

    def stranger(self, word: str) -> Snippet | None:
        """The words for somebody whom nobody names and whom "he" or "she" means here: no man is "she"."""
        return None if self.unnamed is None or not word or other_sex(self.unnamed.text, word) else self.unnamed

    def they(self) -> Snippet | None:
        """The words for those who spoke last together, if near: "the owners", "Ann Lee and Jo Roe"."""
        return self.several if self.at - self.several_at <= REACH_OF_THEY else None

    def bars(self, name: str, word: str) -> bool:
        """Whether somebody is known to be a man where the word is "she", or a woman where it is "he".

        Whom the article seems to call both ("Mr Lee and his wife", read wrongly) is barred from neither.
        """
        woman, man = name in self.women, name in self.men
        return woman != man and (man if word in {"she", "her"} else woman if word in {"he", "him"} else False)

    def note_person(self, name: str) -> None:
        """A person who speaks or acts is whom the next "he" means."""
        self.person, self.person_at, self.unnamed, self.doubt = name, self.at, None, ""
        self.recent.pop(name, None)
        self.recent[name] = self.at

    def note_sort(self, name: str, said_of: Iterable[str]) -> None:
        """A man or a woman, by a title or a role: "Mrs Lee", "the chairman, Jo Roe"."""
        for word in said_of:
            if word in words("roles", "women"):
                self.women.add(name)
            elif word in words("roles", "men"):
                self.men.add(name)


def discourse_of(sentences: Sequence[AnnotatedSentence], quoted: Mapping[int, Sequence[tuple[int, int]]]) -> Discourse:
    """A discourse at an article's beginning, that knows already who is a man and who a woman.

    Told by the article's own pronouns: whom alone a sentence names, as its subject, it calls "she" or "he" behind the
    name; for whom it has none, by a first name that women or men alone bear.  ``quoted`` are the
    spans between quotation marks by the sentence's index; what stands there does not count.
    """
    votes: dict[str, Counter[str]] = {}
    for i, sentence in enumerate(sentences):
        inside = quoted.get(i, ())
        names = [n for n in sentence.names if n.kind is NameKind.PERSON]
        if len({n.full for n in names}) != 1 or not _is_subject(sentence.tokens, names[0]):
            continue
        behind = [t.text.lower() for t in sentence.tokens if t.start >= names[0].end and t.pos == "PRON"]
        behind = [] if any(a <= names[0].start < b for a, b in inside) else behind
        said = {_SEX[word] for word in behind if word in _SEX}
        if len(said) == 1:
            votes.setdefault(names[0].full, Counter()).update(said)
    begun = Discourse()
    for name, counts in votes.items():
        (sex, most), others = counts.most_common(1)[0], sum(counts.values())
        if most >= SURE_SHARE * others:
            (begun.women if sex == "woman" else begun.men).add(name)
    for name in dict.fromkeys(n.full for s in sentences for n in s.names if n.kind is NameKind.PERSON):
        if name not in votes and (sex := sex_of_name(name)):
            (begun.women if sex == "woman" else begun.men).add(name)
    return begun


def take_note(
    sentence: AnnotatedSentence,
    said: Sequence[Said],
    quoted: Sequence[tuple[int, int]],
    discourse: Discourse,
) -> None:
    """Remember for the following sentences who acted and spoke in this one.

    ``said`` are its verbs of speech, ``quoted`` its spans between quotation marks.
    """
    named = [n for n in sentence.names if not any(a <= n.start < b for a, b in quoted)]
    persons = [n for n in named if n.kind is NameKind.PERSON]
    for name in persons:
        _note_sort_and_roles(sentence, name, discourse)
    for name in (n for n in named if n.kind is NameKind.BODY):
        discourse.bodies[name.full.split()[-1].lower()] = name.full
        if _is_subject(sentence.tokens, name):
            discourse.body = name.full
    spoke = [s.speaker for s in said if s.speaker in discourse.people]
    subjects = [n.full for n in persons if _is_subject(sentence.tokens, n)]
    alone = len({n.full for n in persons}) == 1 and discourse.he() is None
    owners = [n.full for n in persons if _owns_subject(sentence.tokens, n)] or _resumed(sentence, persons, discourse)
    kin = nameless_kin(sentence, [any(a <= t.start < b for a, b in quoted) for t in sentence.tokens], discourse)
    acted = [] if kin else subjects[:1] or owners[:1] or ([persons[0].full] if alone else [])
    choice = spoke[-1:] or acted
    for other in persons:  # named in passing: whom "she" means if nobody nearer can be
        if other.full not in choice and other.full not in discourse.recent:
            discourse.recent = {other.full: discourse.at - BESIDE, **discourse.recent}
    if (word := _other_than_subject(sentence, subjects + _apposed_subjects(sentence, persons), quoted)) is not None:
        whom = discourse.he(word)
        if whom is not None and whom not in {n.full for n in persons}:
            discourse.other = discourse.at, word, whom
            discourse.note_sort(whom, ["woman" if word == "she" else "man"])
    if choice and choice[0] is not None:
        discourse.note_person(choice[0])
    discourse.doubt = kin if kin and not spoke else discourse.doubt
    _note_unnamed(sentence, said, discourse)
    _note_several(sentence, said, discourse)
    discourse.at += 1


def office(tokens: Sequence[Token], i: int) -> str:
    """The role at ``i`` as it is remembered: "the vice president" is not the president, nor a former one.

    The lemma alone for any other: "minister" of "Foreign Minister".
    """
    lemma = tokens[i].lemma.lower()
    before = [t.text.lower() for t in tokens[max(0, i - 2) : i] if t.text != "-"][-1:]
    return f"{before[0]} {lemma}" if before and before[0] in words("roles", "lesser") else lemma


def other_sex(phrase: str, word: str) -> bool:
    """Whether words for somebody say that the pronoun ``word`` is not for them.

    >>> other_sex("a woman in Orre", "he"), other_sex("a woman in Orre", "she"), other_sex("a witness", "he")
    (True, False, False)
    """
    said = phrase.lower().split()
    sort = "men" if word in {"she", "her"} else "women" if word in {"he", "him"} else ""
    return bool(sort) and any(w in words("roles", sort) for w in said)


def stranger_in(sentence: AnnotatedSentence, first: int, last: int) -> Snippet | None:
    """The tokens ``first`` to ``last`` as words for one whom nobody names: "a woman", "the witness", "Lee's uncle"."""
    tokens = sentence.tokens[first:last]
    nouns = [i for i, t in enumerate(tokens) if t.pos in {"NOUN", "PROPN"}]
    begins = nouns[0] if nouns else 0  # "At least one owner in Orre": the words before the noun end nothing
    ends = next((i for i, t in enumerate(tokens) if i > begins and (t.pos == "ADP" or t.text == ",")), len(tokens))
    head = next((t for t in reversed(tokens[:ends]) if t.pos in {"NOUN", "PROPN"}), None)
    if head is None or head.tag not in {"NN", "NNP"} or head.lemma.lower() not in words("roles", "roles"):
        return None
    any_one = any(t.text.lower() in _ANY_ONE and t.dep in {"det", "nummod"} for t in tokens[:begins])
    known_before = tokens[0].text.lower() in {"the", "this"} and head.lemma.lower() in words("roles", "strangers")
    owned = any(t.dep == "poss" for t in tokens[:ends]) and head.lemma.lower() in words("roles", "kin")
    if not (any_one or known_before or owned or tokens[0].text.lower() in _ANY_ONE):
        return None
    start, end = tokens[0].start, tokens[-1].end
    return Snippet(sentence.text[start:end], sentence.id, start, end)


def nameless_kin(sentence: AnnotatedSentence, inside: Sequence[bool], discourse: Discourse) -> str:
    """ "Lee's father offered help", "The proud mom smiled": the noun for a first subject of kin whom nobody names.

    ``inside`` says of each token whether it is quoted.
    """
    tokens = sentence.tokens
    first = next((i for i, t in enumerate(tokens) if t.dep in SUBJECTS and not inside[i]), None)
    if first is None or tokens[first].dep != "nsubj" or tokens[first].tag != "NN":
        return ""
    noun = tokens[first].lemma.lower()
    kin = words("roles", "kin") - words("roles", "strangers")
    told = any(t.head == first and t.dep in {"appos", "cc", "conj"} for t in tokens)
    return "" if told or noun in discourse.roles or noun not in kin else noun


def goes_on_of(sentence: AnnotatedSentence, speaker: str | None, discourse: Discourse) -> bool:
    """Whether a sentence is of nobody but whoever spoke before it: "An hour later, she was shaken again."."""
    he = next((t.text.lower() for t in sentence.tokens if t.dep in SUBJECTS), "")
    alone = not any(n.kind is NameKind.PERSON for n in sentence.names)
    return alone and he in {"he", "she"} and discourse.he(he) == speaker is not None


def two_speak(sentence: AnnotatedSentence, first: int, last: int) -> bool:
    """Whether the tokens ``first`` to ``last`` name two persons who speak together: "Ann Lee and Jo Roe"."""
    tokens = sentence.tokens
    start, end = tokens[first].start, tokens[last - 1].end
    persons = [n for n in sentence.names if n.kind is NameKind.PERSON and start <= n.start and n.end <= end]
    heads = [{i for i in range(first, last) if n.start <= tokens[i].start < n.end} for n in persons]
    return any(
        tokens[i].dep == "conj" and tokens[i].head in before for before, behind in pairwise(heads) for i in behind
    )


def _other_than_subject(
    sentence: AnnotatedSentence, subjects: Sequence[str], quoted: Sequence[tuple[int, int]]
) -> str | None:
    """ "Her rival, Bo Kvist, thanked her": the "she" or "he" that a sentence speaks of beside its one named subject."""
    tokens = sentence.tokens
    if len(set(subjects)) != 1:
        return None
    found = set()
    for t in tokens:
        above = tokens[t.head]
        word = "she" if t.text.lower() == "her" else "he" if t.text.lower() in {"his", "him"} else ""
        if not word or any(a <= t.start < b for a, b in quoted):
            continue
        owned = t.dep == "poss" and above.dep in SUBJECTS
        befalls = t.dep in {"dobj", "dative"} and any(
            s.dep in SUBJECTS and s.head == t.head and s.pos != "PRON" for s in tokens
        )
        if owned or befalls:
            found.add(word)
    return next(iter(found)) if len(found) == 1 else None


def _apposed_subjects(sentence: AnnotatedSentence, persons: Sequence[Name]) -> list[str]:
    """ "Her rival, Bo Kvist, thanked her": Kvist, who is set beside the subject."""
    tokens = sentence.tokens
    return [
        n.full
        for n in persons
        if any(t.dep == "appos" and n.start <= t.start < n.end and tokens[t.head].dep in SUBJECTS for t in tokens)
    ]


def _note_several(sentence: AnnotatedSentence, said: Sequence[Said], discourse: Discourse) -> None:
    """ "The owners said …": the next "they" are those owners; who stays "they" stays so."""
    for one in said:
        tokens = sentence.tokens[one.first : one.last]
        if one.meant is not None and [t.text.lower() for t in tokens] == ["they"]:
            discourse.several_at = discourse.at
        elif tokens and (_are_many(tokens) or two_speak(sentence, one.first, one.last)):
            start, end = tokens[0].start, tokens[-1].end
            discourse.several = Snippet(sentence.text[start:end], sentence.id, start, end)
            discourse.several_at = discourse.at


def _are_many(tokens: Sequence[Token]) -> bool:
    """People in the plural: "the owners of the mill", "council members"."""
    ends = next((i for i, t in enumerate(tokens) if i and (t.pos == "ADP" or t.text == ",")), len(tokens))
    head = next((t for t in reversed(tokens[:ends]) if t.pos in {"NOUN", "PROPN"}), None)
    people = words("roles", "roles") | words("roles", "people")
    return head is not None and head.tag == "NNS" and head.lemma.lower() in people


def _note_unnamed(sentence: AnnotatedSentence, said: Sequence[Said], discourse: Discourse) -> None:
    """ "A spokesman said …": the next "he" is this spokesman, whom nobody names, and no spokesman before him.

    Behind "A reporter asked …" it is whoever answers.
    """
    last = said[-1] if said else None
    if last is None or last.speaker is not None or last.first >= last.last or last.lemma in words("verbs", "asks"):
        return
    he = last.last - last.first == 1 and sentence.tokens[last.first].text.lower() in _SEX
    stranger = last.meant if he else stranger_in(sentence, last.first, last.last)
    if stranger is not None:
        discourse.unnamed = stranger
        discourse.roles.pop(_head_of(sentence, last), None)


def _head_of(sentence: AnnotatedSentence, said: Said) -> str:
    """The noun that the words for a speaker end in, before any "of": "spokesman" of "a spokesman for the port"."""
    tokens = sentence.tokens[said.first : said.last]
    ends = next((i for i, t in enumerate(tokens) if i and (t.pos == "ADP" or t.text == ",")), len(tokens))
    return next((t.lemma.lower() for t in reversed(tokens[:ends]) if t.pos in {"NOUN", "PROPN"}), "")


def _note_sort_and_roles(sentence: AnnotatedSentence, name: Name, discourse: Discourse) -> None:
    discourse.people.add(name.full)
    discourse.note_sort(name.full, _titles_before(sentence.tokens, name))
    for start, end in roles_in(sentence, name):
        for i, token in enumerate(sentence.tokens):
            if start <= token.start < end and token.lemma.lower() in words("roles", "roles"):
                discourse.roles[office(sentence.tokens, i)] = name.full
                discourse.note_sort(name.full, [token.lemma.lower()])


def _titles_before(tokens: Sequence[Token], name: Name) -> list[str]:
    """The word right before a name, and the name's own first word: "Mrs", "Sir"."""
    i = next((k for k, t in enumerate(tokens) if t.start >= name.start), 0)
    return [t.text.lower().strip(".") for t in tokens[max(0, i - 1) : i + 1]]


def _resumed(sentence: AnnotatedSentence, persons: Sequence[Name], discourse: Discourse) -> list[str]:
    """ "A stone broke Lee's leg, but he was calm": the one person named before a "he" that is a subject."""
    he = next((t for t in sentence.tokens if t.text.lower() in _SEX and t.dep in SUBJECTS), None)
    before = {n.full for n in persons if he is not None and n.end <= he.start}
    fitting = [name for name in sorted(before) if he is not None and not discourse.bars(name, he.text.lower())]
    return fitting if len(before) == 1 else []


def _owns_subject(tokens: Sequence[Token], name: Name) -> bool:
    """ "Lee's faith has shaped her": what is told is told of Lee, unless what she owns can speak ("Lee's lawyer")."""
    owned = (t.head for t in tokens if name.start <= t.start < name.end and t.dep == "poss")
    speak = words("roles", "roles") | words("roles", "people") | words("roles", "unnamed")
    return any(tokens[i].dep in SUBJECTS and tokens[i].lemma.lower() not in speak for i in owned)


def _is_subject(tokens: Sequence[Token], name: Name) -> bool:
    """Whether somebody is a subject, by the name alone or behind what he is: "Roe's mother, Ann Lee, wept"."""
    own = [t for t in tokens if name.start <= t.start < name.end]
    behind = (tokens[t.head] for t in own if t.dep == "appos")
    return any(t.dep in SUBJECTS for t in own) or any(
        t.dep in SUBJECTS and 0 < name.start - t.end <= len(", ") and t.lemma.lower() in words("roles", "roles")
        for t in behind
    )
