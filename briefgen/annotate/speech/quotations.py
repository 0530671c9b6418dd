"""Quotations: quoted words, and who is said to have said them.

The speaker is looked for beside the quotation, then in the sentences around it: an utterance that goes on has
the speaker it had.  Words in marks that nobody says (a nickname, a title, a doubt) are no quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from briefgen.annotate.speech.discourse import Discourse, Said, discourse_of, goes_on_of, take_note
from briefgen.annotate.speech.quotemarks import Quoted, quoted_in
from briefgen.annotate.speech.signatures import signed
from briefgen.annotate.speech.speech import said_in
from briefgen.annotate.speech.tellers import Teller, teller_before, teller_beside, teller_of
from briefgen.annotate.speech.transcripts import spoken
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedArticle, AnnotatedSentence, NameKind, Quotation, Snippet

# Fewer words than this, unsaid by anyone in the sentence, are a name or a doubt, not an utterance.
FEWEST_WORDS_UNSAID = 4
# Capitalised throughout, so many words are a title or a name ("The Long Way to the Sea,"), not an utterance.
LONGEST_TITLE = 6
# A quotation that makes up this much of its sentence goes on with the speaker of the sentence before.
FILLS = 0.7


@dataclass(slots=True)
class _Utterance:
    """One quoted stretch of a block, its pieces by sentence, and what is found out about it."""

    quoted: Quoted
    pieces: list[tuple[int, int, int]] = field(default_factory=list)  # sentence index, start, end in the sentence
    teller: Teller | None = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class _Before:
    """Who may go on speaking at the beginning of a paragraph: an open quotation's teller, and one whose words a colon
    announces, and whoever was quoted last in the paragraph before, by a verb of speech."""

    open: Teller | None = None
    colon: Teller | None = None
    last: Teller | None = None


def quotations(article: AnnotatedArticle) -> AnnotatedArticle:
    """The article with ``quotations`` filled: one for each quoted piece of a sentence, or turn of a transcript."""
    turns = spoken(article)
    found: dict[int, list[Quotation]] = {i: [turn] for i, turn in turns.items()}
    for index, quotation in _walk(article):
        if index not in turns:
            found.setdefault(index, []).append(quotation)
    return replace(
        article,
        sentences=tuple(replace(s, quotations=tuple(found.get(i, ()))) for i, s in enumerate(article.sentences)),
    )


def quoted_pieces(article: AnnotatedArticle) -> dict[int, list[tuple[int, int]]]:
    """For each sentence, by its index, the spans between quotation marks, marks included."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for block, quoted in _quoted_blocks(article):
        for q in quoted:
            for i in block:
                s = article.sentences[i].plain
                start, end = max(q.outer_start, s.start) - s.start, min(q.outer_end, s.end) - s.start
                if start < end:
                    spans.setdefault(i, []).append((start, end))
    return spans


def _walk(article: AnnotatedArticle) -> list[tuple[int, Quotation]]:
    spans, before = quoted_pieces(article), _Before()
    discourse = discourse_of(article.sentences, spans)
    results: list[tuple[int, Quotation]] = []
    for block, quoted_here in _quoted_blocks(article):
        utterances = _utterances(article, block, quoted_here)
        said_by_sentence: dict[int, tuple[Said, ...]] = {}
        for i in block:
            sentence, quoted = article.sentences[i], spans.get(i, [])
            said = said_by_sentence[i] = said_in(sentence, quoted, discourse)
            for utterance in utterances:
                _ask_beside(sentence, i, utterance, said)
            take_note(sentence, said, quoted, discourse)
        _ask_around(article, block, utterances, said_by_sentence, before)
        for utterance in utterances:
            results.extend(_pieces(article, utterance, said_by_sentence))
            speaker = utterance.teller and utterance.teller.speaker
            if speaker and discourse.person != speaker and speaker in discourse.people:
                discourse.note_person(speaker)
        before = _left_open(article, block, utterances, said_by_sentence, discourse, before)
    return results


def _left_open(
    article: AnnotatedArticle,
    block: list[int],
    utterances: list[_Utterance],
    said: dict[int, tuple[Said, ...]],
    discourse: Discourse,
    before: _Before,
) -> _Before:
    """What a paragraph leaves to the next: an open quotation, a colon, somebody who spoke."""
    sentence = article.sentences[block[-1]]
    spoke = next((s for s in reversed(said[block[-1]]) if s.first < s.last), None)
    told = None if spoke is None else teller_of(sentence, spoke)
    last = utterances[-1] if utterances else None
    ends = last is not None and last.pieces[-1][0] == block[-1]
    if told is None and ends and last is not None:
        told = last.teller
    colon = sentence.text.rstrip(' "“').endswith(":")
    if told is None and colon and not any(t.pos in {"VERB", "AUX"} for t in sentence.tokens):
        told = _announced(sentence)
    elif told is None and discourse.at - discourse.person_at <= 1 and discourse.person:
        told = Teller(discourse.person)
    quoted = last.teller if last is not None and last.teller and last.teller.speaker and last.teller.cue else None
    if last is None and spoke is not None and spoke.speaker and _is_main(sentence, spoke):
        quoted = told
    elif last is None and before.last and len(block) == 1 and goes_on_of(sentence, before.last.speaker, discourse):
        quoted = before.last
    return _Before(last.teller if last is not None and last.quoted.open_end else None, told if colon else None, quoted)


def _announced(sentence: AnnotatedSentence) -> Teller | None:
    """ "From the desk of Ann Lee, the town's treasurer:" announces the words of the one person it names."""
    people = {n.full: n for n in sentence.names if n.kind is NameKind.PERSON}
    if len(people) != 1:
        return None
    name = next(iter(people.values()))
    return Teller(name.full, None, Snippet(name.text, sentence.id, name.start, name.end))


def _is_main(sentence: AnnotatedSentence, said: Said) -> bool:
    """Whether the sentence tells nothing but what somebody said: "Ann Lee also said that …"."""
    return sentence.tokens[said.verb].dep == "ROOT" and said.lemma in words("verbs", "plain_say")


def _blocks(article: AnnotatedArticle) -> list[list[int]]:
    """The sentences' indexes, block by block."""
    blocks: dict[int, list[int]] = {}
    for i, s in enumerate(article.sentences):
        blocks.setdefault(s.plain.block, []).append(i)
    return list(blocks.values())


def _quoted_blocks(article: AnnotatedArticle) -> Iterator[tuple[list[int], tuple[Quoted, ...]]]:
    """Each block's sentences with its quoted stretches, also of a quotation that begins in the block before."""
    carried = False
    for block in _blocks(article):
        text = article.article.blocks[article.sentences[block[0]].plain.block].text
        quoted = quoted_in(text, tuple(article.sentences[i].plain.end for i in block), carried=carried)
        carried = bool(quoted) and quoted[-1].open_end
        yield block, quoted


def _utterances(article: AnnotatedArticle, block: list[int], quoted: Sequence[Quoted]) -> list[_Utterance]:
    utterances = []
    for q in quoted:
        utterance = _Utterance(q)
        for i in block:
            s = article.sentences[i].plain
            start, end = max(q.start, s.start) - s.start, min(q.end, s.end) - s.start
            if start < end and re.search(r"\w", s.text[start:end]):
                utterance.pieces.append((i, start, end))
        if utterance.pieces:
            utterances.append(utterance)
    return utterances


# --------------------------------------------------------------------------- the speaker


def _ask_beside(sentence: AnnotatedSentence, i: int, utterance: _Utterance, said: Sequence[Said]) -> None:
    """A verb of speech in the quotation's first or last sentence tells; else a name before a colon."""
    piece = next((p for p in utterance.pieces if p[0] == i), None)
    if piece is None or utterance.told or i not in {utterance.pieces[0][0], utterance.pieces[-1][0]}:
        return
    teller = teller_beside(sentence, piece, said)
    if teller is not None:
        utterance.teller, utterance.told = teller, True
    elif utterance.teller is None:
        utterance.teller = teller_before(sentence, piece)


def _ask_around(
    article: AnnotatedArticle,
    block: list[int],
    utterances: list[_Utterance],
    said: dict[int, tuple[Said, ...]],
    before: _Before,
) -> None:
    """Untold utterances: those of the same paragraph go on; an open one goes on over the paragraph's end."""
    previous: _Utterance | None = None
    for n, utterance in enumerate(utterances):
        if not utterance.told:
            named = utterance.teller or (  # whoever stands before a colon; "Lee: “…” — a post by Roe"
                signed(article, block, utterance.pieces[-1])
                or _name_behind(article, utterance)
                or _named_next(article, block, utterance, said)
            )
            utterance.teller, utterance.told = named, named is not None
        if utterance.told or utterance.teller:
            previous = utterance
            continue
        whole = _stands_alone(article, utterance) or _fills_sentence(article, utterance, said)
        first = n == 0 and utterance.pieces[0][0] == block[0]
        if previous is not None and previous.teller and whole:
            utterance.teller = _teller_since(article, previous, utterance, said)
        elif n == 0 and before.open is not None:
            utterance.teller, utterance.told = before.open, True
        elif first and before.colon is not None:
            utterance.teller = before.colon
        elif whole:
            earlier = [(i, s) for i in block if i < utterance.pieces[0][0] for s in said.get(i, ()) if s.first < s.last]
            after = next((u for u in utterances[n + 1 :] if u.told and u.teller), None)
            if earlier:
                i, one = earlier[-1]
                utterance.teller = teller_of(article.sentences[i], one)
            elif after is not None:
                utterance.teller = after.teller
            elif before.last is not None and _is_paragraph(article, block, utterance):
                utterance.teller = before.last
        previous = utterance


def _teller_since(
    article: AnnotatedArticle, before: _Utterance, utterance: _Utterance, said: dict[int, tuple[Said, ...]]
) -> Teller | None:
    """Whoever said the utterance before goes on; where others spoke since, who spoke right before, if anybody."""
    between = range(before.pieces[-1][0] + 1, utterance.pieces[0][0])
    spoke = [(i, one) for i in between for one in said.get(i, ()) if one.first < one.last]
    if not spoke:
        return before.teller
    i, last = spoke[-1]
    now = teller_of(article.sentences[i], last)
    if before.teller is not None and now.speaker is not None and now.speaker == before.teller.speaker:
        return before.teller
    return now if i == utterance.pieces[0][0] - 1 else None


def _name_behind(article: AnnotatedArticle, utterance: _Utterance) -> Teller | None:
    """ "“It is safe,” the baker Ann Lee.": a comma, and a name with its role and nothing else behind the words."""
    i, start, end = utterance.pieces[-1]
    sentence = article.sentences[i]
    text = sentence.text
    behind = text[end:].strip(" .\"”’'»")
    name = next((n for n in sentence.names if n.start >= end and behind.endswith(n.text)), None)
    if name is None or name.kind is not NameKind.PERSON or text[start:end].rstrip()[-1:] != ",":
        return None
    before = {word.lower() for word in behind.removesuffix(name.text).split()}
    if not before <= words("roles", "roles") | words("roles", "titles") | {"the", "a", "an"}:
        return None
    return Teller(name.full, None, Snippet(name.text, sentence.id, name.start, name.end))


def _named_next(
    article: AnnotatedArticle, block: list[int], utterance: _Utterance, said: dict[int, tuple[Said, ...]]
) -> Teller | None:
    """ "“It is safe.” Ann Lee said, smiling.": a sentence that says who spoke and nothing of what, behind the words."""
    i = utterance.pieces[-1][0] + 1
    if i not in block or not said.get(i):
        return None
    one, sentence = said[i][0], article.sentences[i]
    if one.first >= one.last or min(one.first, one.verb) > 0 or _says_something(sentence, one):
        return None
    return teller_of(sentence, one)


def _says_something(sentence: AnnotatedSentence, said: Said) -> bool:
    """Whether what is said, or a new quotation, stands behind the verb: no comma, no "in a letter", no day."""
    ends = max(said.verb + 1, said.last)
    if ends >= len(sentence.tokens) or said.lemma not in words("verbs", "plain_say") | words("verbs", "relay"):
        return ends < len(sentence.tokens)
    after = sentence.tokens[ends]
    told = said.lemma in words("verbs", "relay") and after.text.lower() == "as"  # "was quoted as saying"
    if after.text == ",":
        return re.search('["“”«»]', sentence.text) is not None
    behind = after.text == "." or after.pos == "ADP" or after.entity[2:] in {"DATE", "TIME"} or told
    clause = any(t.head == said.verb and t.dep == "ccomp" and t.start > after.start for t in sentence.tokens)
    return not behind or clause or re.search('["“”«»]', sentence.text) is not None


def _fills_sentence(article: AnnotatedArticle, utterance: _Utterance, said: dict[int, tuple[Said, ...]]) -> bool:
    """A short lead-in ("In return") before a quotation that makes up most of a sentence in which nobody else speaks."""
    i, start, end = utterance.pieces[0]
    return not said.get(i) and end - start >= FILLS * len(article.sentences[i].text)


def _stands_alone(article: AnnotatedArticle, utterance: _Utterance) -> bool:
    """Whether the quotation's first sentence has no words of the outlet's own before or behind it."""
    i, start, end = utterance.pieces[0]
    text = article.sentences[i].text
    return not re.search(r"\w", text[:start]) and not re.search(r"\w", text[end:])


def _is_paragraph(article: AnnotatedArticle, block: list[int], utterance: _Utterance) -> bool:
    """Whether the quotation is all that its paragraph has."""
    (i, start, _), (j, _, end) = utterance.pieces[0], utterance.pieces[-1]
    outside = article.sentences[i].text[:start] + article.sentences[j].text[end:]
    return (i, j) == (block[0], block[-1]) and not re.search(r"\w", outside)


# --------------------------------------------------------------------------- what is a quotation


def _pieces(
    article: AnnotatedArticle, utterance: _Utterance, said: dict[int, tuple[Said, ...]]
) -> list[tuple[int, Quotation]]:
    results = []
    for i, start, end in utterance.pieces:
        text = article.sentences[i].text[start:end]
        lone = len(utterance.pieces) == 1
        if lone and _is_no_speech(text, utterance, bool(said.get(i))):
            continue
        closed = text[:1].isupper() and text[-1] in ",.!?…"
        partial = text[:1].islower() or (lone and not closed and len(text.split()) < FEWEST_WORDS_UNSAID)
        who = utterance.teller or Teller()
        told = (who.speaker, who.cue, partial, who.source, who.addressee, who.occasion)
        results.append((i, Quotation(text, start, end, *told)))
    return results


def _is_no_speech(text: str, utterance: _Utterance, anyone_speaks: bool) -> bool:
    """A name in marks ("Northern Star"), or one or two words that nobody in the sentence says."""
    count = len(re.findall(r"\w+", text))
    small = words("bodies", "joiners") | {"in", "to", "a", "on", "with", "at", "from", "is", "are"}
    capitals = text[:1].isupper() and all(
        w[:1].isupper() or w[:1].isdigit() or w.lower() in small for w in text.split()
    )
    if 1 < count <= LONGEST_TITLE and capitals and not re.search(r"[!?]$", text):
        return True
    if utterance.told:
        return False
    return count < FEWEST_WORDS_UNSAID and not (anyone_speaks and count > 2)
