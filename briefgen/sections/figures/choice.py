"""Which numbers a reader looks up: those of the event, not ages, list numbers, times past or manners of speaking."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from briefgen.annotate.numbers.numerals import numerals
from briefgen.annotate.numbers.units import is_unit
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedArticle, AnnotatedSentence, BlockKind, Quantity, Scope, Token
from briefgen.sections.figures.conversions import is_money
from briefgen.values.edtf import days_apart

Place = tuple[str, str]
Spot = tuple[str, str, int]
# A number that one source alone gives, in a sentence that nothing else of the briefing rests on, is looked up where the
# news stands: in the first sentences.  Read by eye on two stories and four other events, what stands further down is
# lists of older events, offers of other firms and lives told from their beginning.
LEAD = 8
# ... or, further down, where it is a large one.
LEAD_OF_LARGE = 25
LARGE_COUNT = 1_000
LARGE_SUM = 1_000_000
# A sentence dated so many days before its article tells of another event.
PAST_DAYS = 60
FEWEST = 3
_NO_DAYS: tuple[str, ...] = ()
_AROUND = 3


@dataclass(frozen=True, slots=True)
class Use:
    """A quantity where it stands: its sentence, and how many sentences of the body come before it."""

    sentence: AnnotatedSentence
    quantity: Quantity
    rank: int
    days: tuple[str, ...] = ()
    """The days its sentence tells; where it tells none, those of the sentence before it in the paragraph."""

    @property
    def place(self) -> Place:
        """Article and sentence."""
        return self.sentence.article, self.sentence.id

    @property
    def spot(self) -> Spot:
        """Article, sentence and where in it."""
        return (*self.place, self.quantity.start)


def uses_of(articles: Sequence[AnnotatedArticle]) -> tuple[Use, ...]:
    """Every quantity of the articles' bodies, in order; captions, headings and what is set aside are left out."""
    found = []
    for article in articles:
        body = [s for s in article.sentences if s.kind not in {BlockKind.HEADING, BlockKind.CAPTION}]
        block, days = -1, _NO_DAYS
        for rank, sentence in enumerate(body):
            own = tuple(t.value for t in sentence.times if t.value)
            days = own or (days if sentence.plain.block == block else ())
            block = sentence.plain.block
            if sentence.reports:
                found += [Use(sentence, q, rank, days) for q in sentence.quantities]
    return tuple(found)


def is_figure(quantity: Quantity, sentence: AnnotatedSentence) -> bool:
    """Is it a number of something at all that one may look up?

    "Two countries", "one day", "ten times", "100 percent sure", an age and "six months later" are none; "two dead",
    "1,200 soldiers" and "an 18-mile canal" are.
    """
    if quantity.high <= 0 and quantity.unit not in {"C", "F"}:
        return False
    if quantity.unit in {"years old", "months old"}:
        return False
    if _ends_a_span(quantity, sentence) or _tells_it(quantity, sentence):
        return False
    if quantity.unit.partition("/")[0] == "s":
        return not (_is_relative(quantity, sentence) or _is_of_somebody(quantity, sentence))
    if quantity.unit == "%":
        return _is_share_of_something(quantity, sentence)
    if quantity.measure in {"mm", "millimetre", "millimeter"} and _is_of_weapon(quantity, sentence):
        return False
    return bool(quantity.state or quantity.unit) or _counts_something(quantity, sentence)


def is_of_event(use: Use, published: str | None, relied_on: Set[Place]) -> bool:
    """Is a number that one source alone gives one of the event: early, large, or in a sentence a fact rests on?"""
    quantity = use.quantity
    if quantity.state and (is_past(use, published) or (use.rank >= LEAD and _is_aside(use))):
        return False
    if quantity.state and _is_of_named_event(use):
        return False
    if use.place in relied_on:
        return True
    if is_past(use, published) or not _is_whole(use.sentence):
        return False
    if quantity.state:
        return use.rank < LEAD_OF_LARGE
    if quantity.scope is Scope.MORE:
        return False
    if quantity.unit.partition("/")[0] == "s" or _is_attribute(quantity, use.sentence):
        return False
    if use.rank < LEAD:
        return bool(quantity.unit) or not set(quantity.counted) & words("uncounted", "kin")
    large = quantity.high >= (LARGE_SUM if is_money(quantity.unit) else LARGE_COUNT)
    return use.rank < LEAD_OF_LARGE and large and (quantity.unit == "" or is_money(quantity.unit))


def published_of(articles: Sequence[AnnotatedArticle]) -> Mapping[str, str | None]:
    """When each article was published."""
    return {a.article.id: a.article.metadata.published for a in articles}


def _is_aside(use: Use) -> bool:
    """Is a toll told by the way, of something that a clause of its own names: "after a raid that left two dead"?"""
    tokens = use.sentence.tokens
    inside = (i for i, t in enumerate(tokens) if use.quantity.start <= t.start < use.quantity.end)
    at, above = next(inside, None), 0
    while at is not None and tokens[at].head != at and above < len(tokens):
        if tokens[at].dep in {"relcl", "acl", "advcl"} and tokens[at].tag[:2] == "VB":
            return True
        at, above = tokens[at].head, above + 1
    return False


def _is_of_named_event(use: Use) -> bool:
    """Is a toll told of an event only pointed at: "after the Orre flood in which nine people died"?"""
    tokens = use.sentence.tokens
    at = next((i for i, t in enumerate(tokens) if use.quantity.start <= t.start < use.quantity.end), None)
    for _ in range(len(tokens)):
        if at is None or tokens[at].head == at:
            return False
        if tokens[at].dep == "relcl":
            break
        at = tokens[at].head
    event = tokens[at].head if at is not None else 0
    own = [t for t in tokens[:event] if t.head == event]
    pointed = any(t.text.lower() == "the" for t in own) and any(t.dep == "compound" and t.pos == "PROPN" for t in own)
    return pointed and tokens[tokens[event].head].text.lower() in {"following", "after", "since", "like", "before"}


def _counts_something(quantity: Quantity, sentence: AnnotatedSentence) -> bool:
    if quantity.high < FEWEST or not quantity.counted or _is_attribute(quantity, sentence):
        return False
    behind = _behind(quantity, sentence)
    noun = quantity.counted[0]
    if behind[:1] == ["still"] and sentence.text[: quantity.start].lower().endswith("the "):
        return False  # "the three victims still in hospital"
    said = {noun, *behind[:1], *quantity.text.lower().split()}
    return not (said & words("uncounted", "nouns") or is_unit(noun) or len(noun) < FEWEST or _is_one_of(quantity))


def _tells_it(quantity: Quantity, sentence: AnnotatedSentence) -> bool:
    """ "Three officials said", "according to two witnesses": who says it, and nothing of the event."""
    tokens = sentence.tokens
    at = next((i for i, t in enumerate(tokens) if quantity.start <= t.start < quantity.end and t.pos == "NOUN"), None)
    if at is None or quantity.state or quantity.unit:
        return False
    verb = tokens[at].head
    says = tokens[verb].lemma.lower() in words("verbs", "say") and any(
        t.head == verb and t.dep == "ccomp" for t in tokens
    )
    return (tokens[at].dep == "nsubj" and says) or sentence.text[: quantity.start].rstrip().lower().endswith(
        "according to"
    )


def _is_of_somebody(quantity: Quantity, sentence: AnnotatedSentence) -> bool:
    """ "A 21-year veteran of the harbour": how long somebody has been so."""
    behind = [t for t in sentence.tokens if t.start >= quantity.end][:_AROUND]
    noun = next((t for n, t in enumerate(behind) if t.pos == "NOUN" and not _goes_on(behind[n + 1 :])), None)
    return "-" in quantity.text and noun is not None and noun.lemma.lower() in words("roles", "roles")


def _goes_on(behind: Sequence[Token]) -> bool:
    return bool(behind) and behind[0].pos == "NOUN"


def _ends_a_span(quantity: Quantity, sentence: AnnotatedSentence) -> bool:
    """ "Six months to two years": neither end answers anything."""
    text = sentence.text
    return any(
        q.unit == quantity.unit
        and q.measure != quantity.measure
        and bool(quantity.unit)
        and " to " in (text[quantity.end : q.start], text[q.end : quantity.start])
        for q in sentence.quantities
    )


def _is_one_of(quantity: Quantity) -> bool:
    """ "The 911 call", "12 Concert Hall": a noun that stands for one alone, and more than one is said."""
    last = quantity.text.rpartition(" ")[2].lower()
    if "strong" in quantity.text:
        return False
    alone = last == quantity.counted[0] and not last.endswith("s") and last not in words("uncounted", "collective")
    return alone and any(c.isdigit() for c in quantity.text)


def _is_of_weapon(quantity: Quantity, sentence: AnnotatedSentence) -> bool:
    """ "A 9mm handgun", "9 millimeter shell casings"."""
    return bool({*_behind(quantity, sentence), *quantity.counted} & words("uncounted", "weapons"))


def _is_attribute(quantity: Quantity, sentence: AnnotatedSentence) -> bool:
    """ "A four-wheeled cart", "the nine-member council", "a 30-yard hose": the number is a part of the thing's name."""
    if re.match("[-–][a-z]", sentence.text[quantity.end :]):
        return True  # "a six-to-one matching system"
    hyphened = re.search(r"\w-[a-z]+(?:-[a-z]+)?\b", quantity.text)
    return bool(hyphened) and not quantity.text.endswith(("strong", "strong crowd")) and not _is_number_word(quantity)


def _is_number_word(quantity: Quantity) -> bool:
    """ "Twenty-one girls": the hyphen is inside the number."""
    return bool(re.match(r"[a-z]+ty-(?:" + "|".join(numerals()["ones"]) + r")\b", quantity.text, re.IGNORECASE))


def _is_relative(quantity: Quantity, sentence: AnnotatedSentence) -> bool:
    before = sentence.text[: quantity.start].lower().split()[-_AROUND:]
    behind = _behind(quantity, sentence)
    opening = quantity.text.lower().split()[0]
    if before[-1:] == ["in"] and "first" in sentence.text[: quantity.start].lower().split():
        return False  # "her first visit in nine years"
    return (
        bool(set(behind[:2]) & words("uncounted", "relative_behind"))
        or bool(set(before[-2:]) & words("uncounted", "relative_before"))
        or opening in {"a", "one"}
    )


def _is_share_of_something(quantity: Quantity, sentence: AnnotatedSentence) -> bool:
    """ "66 percent of the voters", "a 3 percent drop", "shares fell 3 percent"; not "100 percent sure"."""
    of = _behind(quantity, sentence)[:1] == ["of"]
    if not of and len(quantity.counted) < 2 and sentence.text[: quantity.start].lower().endswith(" the "):
        return False  # "from the 1 percent": the rich
    if quantity.low in {float(n) for n in words("uncounted", "sure")} or quantity.low > 100:
        return of
    noun = any(lemma not in {"%", "percent", "per", "cent", "pct"} for lemma in quantity.counted)
    near = {t.lemma.lower() for t in sentence.tokens}
    return of or noun or bool(near & words("uncounted", "change"))


def _behind(quantity: Quantity, sentence: AnnotatedSentence) -> list[str]:
    return re.findall(r"[\w'’-]+", sentence.text[quantity.end :].lower())[:_AROUND]


def _is_whole(sentence: AnnotatedSentence) -> bool:
    """A sentence that ends as one; what does not is a list's item or another article's headline."""
    return sentence.text.rstrip("\"'”’)] ")[-1:] in {".", "!", "?", "…", ";", ":"}


def is_past(use: Use, published: str | None) -> bool:
    """Does a number stand with days that lie far before its article: those of another event?"""
    return bool(published and use.days) and all(days_apart(value, published or "") > PAST_DAYS for value in use.days)
