"""Quotations: quoted words, and who is said to have said them.

The speaker is looked for beside the quotation, then in the sentences around it: an utterance that goes on has
the speaker it had.  Words in marks that nobody says (a nickname, a title, a doubt) are no quotation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefgen.annotate.quotemarks import Quoted, quoted_in
from briefgen.annotate.speech import Discourse, Said, said_in, take_note, who
from briefgen.model import AnnotatedArticle, AnnotatedSentence, NameKind, Quotation
from briefgen.wordlists import words

# Fewer words than this, unsaid by anyone in the sentence, are a name or a doubt, not an utterance.
FEWEST_WORDS_UNSAID = 4
# A quotation that makes up this much of its sentence goes on with the speaker of the sentence before.
FILLS = 0.7


@dataclass(slots=True)
class _Utterance:
    """One quoted stretch of a block, its pieces by sentence, and what is found out about it."""

    quoted: Quoted
    pieces: list[tuple[int, int, int]] = field(default_factory=list)  # sentence index, start, end in the sentence
    speaker: str | None = None
    cue: str | None = None
    told: bool = False


def quotations(article: AnnotatedArticle) -> AnnotatedArticle:
    """The article with ``quotations`` filled: one for each quoted piece of a sentence."""
    found: dict[int, list[Quotation]] = {}
    for index, quotation in _walk(article):
        found.setdefault(index, []).append(quotation)
    return replace(
        article,
        sentences=tuple(replace(s, quotations=tuple(found.get(i, ()))) for i, s in enumerate(article.sentences)),
    )


def quoted_pieces(article: AnnotatedArticle) -> dict[int, list[tuple[int, int]]]:
    """For each sentence, by its index, the spans between quotation marks, marks included."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for block in _blocks(article):
        text = article.article.blocks[article.sentences[block[0]].sentence.block].text
        for q in quoted_in(text, _ends(article, block)):
            for i in block:
                s = article.sentences[i].sentence
                start, end = max(q.outer_start, s.start) - s.start, min(q.outer_end, s.end) - s.start
                if start < end:
                    spans.setdefault(i, []).append((start, end))
    return spans


def _walk(article: AnnotatedArticle) -> list[tuple[int, Quotation]]:
    spans, discourse = quoted_pieces(article), Discourse()
    results: list[tuple[int, Quotation]] = []
    last: _Utterance | None = None
    last_block = -9
    for number, block in enumerate(_blocks(article)):
        utterances = _utterances(article, block)
        open_before = last if last is not None and last.quoted.open_end and last_block == number - 1 else None
        spoke_before = discourse.he() if discourse.at - discourse.person_at <= 1 else None
        said_by_sentence: dict[int, tuple[Said, ...]] = {}
        for i in block:
            sentence, quoted = article.sentences[i], spans.get(i, [])
            said = said_by_sentence[i] = said_in(sentence, quoted, discourse)
            for utterance in utterances:
                _ask_beside(sentence, i, utterance, said, discourse)
            take_note(sentence, said, quoted, discourse)
        _ask_around(article, block, utterances, said_by_sentence, open_before, spoke_before)
        for utterance in utterances:
            results.extend(_pieces(article, utterance, said_by_sentence))
            if utterance.speaker and discourse.person != utterance.speaker and utterance.speaker in discourse.people:
                discourse.note_person(utterance.speaker)
        if utterances:
            last, last_block = utterances[-1], number
    return results


def _blocks(article: AnnotatedArticle) -> list[list[int]]:
    """The sentences' indexes, block by block."""
    blocks: dict[int, list[int]] = {}
    for i, s in enumerate(article.sentences):
        blocks.setdefault(s.sentence.block, []).append(i)
    return list(blocks.values())


def _ends(article: AnnotatedArticle, block: list[int]) -> tuple[int, ...]:
    return tuple(article.sentences[i].sentence.end for i in block)


def _utterances(article: AnnotatedArticle, block: list[int]) -> list[_Utterance]:
    text = article.article.blocks[article.sentences[block[0]].sentence.block].text
    utterances = []
    for q in quoted_in(text, _ends(article, block)):
        utterance = _Utterance(q)
        for i in block:
            s = article.sentences[i].sentence
            start, end = max(q.start, s.start) - s.start, min(q.end, s.end) - s.start
            if start < end and re.search(r"\w", s.text[start:end]):
                utterance.pieces.append((i, start, end))
        if utterance.pieces:
            utterances.append(utterance)
    return utterances


# --------------------------------------------------------------------------- the speaker


def _ask_beside(
    sentence: AnnotatedSentence, i: int, utterance: _Utterance, said: Sequence[Said], discourse: Discourse
) -> None:
    """The nearest verb of speech in the quotation's first or last sentence; else the subject of its own clause."""
    piece = next((p for p in utterance.pieces if p[0] == i), None)
    if piece is None or utterance.told or i not in {utterance.pieces[0][0], utterance.pieces[-1][0]}:
        return
    near = [(d, s) for s in said if (d := _distance(sentence, s, piece)) is not None]
    if near:
        best = min(near, key=lambda x: (x[0], x[1].verb))[1]
        utterance.cue, utterance.speaker, utterance.told = best.lemma, best.speaker, True
        return
    subject = _own_subject(sentence, piece, discourse) or _for_whom(sentence, piece)
    if subject is not None:
        utterance.speaker = subject


def _distance(sentence: AnnotatedSentence, said: Said, piece: tuple[int, int, int]) -> int | None:
    """How far the verb stands from the quotation, in characters; one behind it must be a plain verb of saying."""
    verb = sentence.tokens[said.verb]
    source = sentence.tokens[said.first] if said.first < said.last else verb
    if verb.start >= piece[2]:
        if said.lemma not in words("verbs", "plain_say") and said.lemma not in {
            "according to",
            *words("verbs", "relay"),
        }:
            return None
        between = sentence.sentence.text[piece[2] : min(verb.start, max(source.start, piece[2]))]
        if re.search(r"[.;:]\s", between):
            return None
        return min(verb.start, max(source.start, piece[2])) - piece[2]
    return max(0, piece[1] - verb.end) + 3


def _for_whom(sentence: AnnotatedSentence, piece: tuple[int, int, int]) -> str | None:
    """ "For Ann Lee, a baker, “…”": a view given for someone is that person's."""
    if not sentence.tokens or sentence.tokens[0].text not in {"For", "To"} or len(sentence.tokens) < 2:
        return None
    start = sentence.tokens[1].start
    return next((n.full for n in sentence.names if n.kind is NameKind.PERSON and n.start == start < piece[1]), None)


def _own_subject(sentence: AnnotatedSentence, piece: tuple[int, int, int], discourse: Discourse) -> str | None:
    """A partial quotation in a clause without a verb of speech: its subject, when a person or body acts there."""
    tokens = sentence.tokens
    inside = {k for k, t in enumerate(tokens) if piece[1] <= t.start < piece[2]}
    k = min(inside, default=None)
    for _ in range(12):
        if k is None:
            return None
        if k not in inside and tokens[k].pos == "VERB":
            subject = next(
                (j for j, t in enumerate(tokens) if t.head == k and t.dep == "nsubj" and j not in inside), None
            )
            if subject is not None:
                name = next((n for n in sentence.names if n.start <= tokens[subject].start < n.end), None)
                if name is not None:
                    return name.full if name.kind is NameKind.PERSON else None
                return (
                    who(sentence, subject, subject + 1, discourse)
                    if tokens[subject].text.lower() in {"he", "she"}
                    else None
                )
        k = tokens[k].head if tokens[k].head != k else None
    return None


def _ask_around(
    article: AnnotatedArticle,
    block: list[int],
    utterances: list[_Utterance],
    said: dict[int, tuple[Said, ...]],
    open_before: _Utterance | None,
    spoke_before: str | None,
) -> None:
    """Untold utterances: those of the same paragraph go on; an open one goes on over the paragraph's end."""
    previous: _Utterance | None = None
    for n, utterance in enumerate(utterances):
        if utterance.told or utterance.speaker:
            previous = utterance
            continue
        whole = _stands_alone(article, utterance) or _fills_sentence(article, utterance, said)
        if previous is not None and previous.speaker and whole:
            utterance.speaker, utterance.cue = previous.speaker, previous.cue
        elif n == 0 and open_before is not None and open_before.speaker:
            utterance.speaker, utterance.cue = open_before.speaker, open_before.cue
        elif whole:
            before = [s for i in block if i < utterance.pieces[0][0] for s in said.get(i, ()) if s.speaker]
            after = next((u for u in utterances[n + 1 :] if u.told and u.speaker), None)
            if before:
                utterance.speaker, utterance.cue = before[-1].speaker, before[-1].lemma
            elif after is not None:
                utterance.speaker, utterance.cue = after.speaker, after.cue
            elif utterance.pieces[0][0] == block[0]:
                utterance.speaker = spoke_before
        previous = utterance


def _fills_sentence(article: AnnotatedArticle, utterance: _Utterance, said: dict[int, tuple[Said, ...]]) -> bool:
    """A short lead-in ("In return") before a quotation that makes up most of a sentence in which nobody else speaks."""
    i, start, end = utterance.pieces[0]
    return not said.get(i) and end - start >= FILLS * len(article.sentences[i].sentence.text)


def _stands_alone(article: AnnotatedArticle, utterance: _Utterance) -> bool:
    """Whether the quotation's first sentence has no words of the outlet's own before or behind it."""
    i, start, end = utterance.pieces[0]
    text = article.sentences[i].sentence.text
    return not re.search(r"\w", text[:start]) and not re.search(r"\w", text[end:])


# --------------------------------------------------------------------------- what is a quotation


def _pieces(
    article: AnnotatedArticle, utterance: _Utterance, said: dict[int, tuple[Said, ...]]
) -> list[tuple[int, Quotation]]:
    results = []
    for i, start, end in utterance.pieces:
        text = article.sentences[i].sentence.text[start:end]
        lone = len(utterance.pieces) == 1
        if lone and _is_no_speech(text, utterance, bool(said.get(i))):
            continue
        partial = text[:1].islower() or (lone and len(text.split()) < FEWEST_WORDS_UNSAID)
        results.append((i, Quotation(text, start, end, utterance.speaker, utterance.cue, partial)))
    return results


def _is_no_speech(text: str, utterance: _Utterance, anyone_speaks: bool) -> bool:
    """A name in marks ("Northern Star"), or one or two words that nobody in the sentence says."""
    count = len(re.findall(r"\w+", text))
    capitals = all(w[:1].isupper() or w.lower() in words("bodies", "joiners") | {"in", "to", "a"} for w in text.split())
    if 1 < count <= 5 and capitals and not re.search(r"[.,!?]$", text):
        return True
    if utterance.told:
        return False
    return count < FEWEST_WORDS_UNSAID and not (anyone_speaks and count > 2)
