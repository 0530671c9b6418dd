"""One utterance is quoted in other words: "angry shareholders" / "angry stockholders".

Two quotations are one utterance where they run together word for word but for a few, in a stretch that is long enough
not to meet by chance.  Trimmed ends, typography, short forms and forms of one word are no difference.  A speaker says
like things twice in one speech: where an article has the other's words as well, they are two sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, pairwise

from briefgen.compare.contrasts.contrast import Contrast, Mention
from briefgen.compare.ground import Ground
from briefgen.compare.phrases import WORD, folded_words, one_word
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, DifferenceKind, Quotation
from briefgen.values.edtf import apart

RULE = "The same utterance is quoted in different words; typography and trimming aside."
# Words that both have in the stretch, and their part of it: fewer meet by chance or in a stock phrase.
FEWEST_COMMON = 6
FEWEST_OF_UNKNOWN = 9
COMMON_PART = 0.6
# So many words are changed at most; more is another sentence.  Where one speaker is known, a long quotation may have
# more: so many for each word in common (30 November 2026: this brings two more pairs in 149 stories, both true).
MOST_CHANGED = 5
CHANGED_PART = 0.6
# Words to either side by which a changed place is found again in the other article.
AROUND = 2
# So many words before the changed ones make the question.
BEFORE = 4
# Days between two articles from which the speaker has said it twice.
ONE_OCCASION = 10


@dataclass(frozen=True, slots=True)
class _Wording:
    sentence: AnnotatedSentence
    quotation: Quotation
    speaker: str | None
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def quotes(ground: Ground) -> Iterator[Contrast]:
    """The pairs of quotations of one utterance that differ in a telling word."""
    said = {a: [q for s in told for q in _said(ground, s)] for a, told in ground.told.items()}
    for a, b in combinations(said, 2):
        days = ground.days_between(a, b)
        if days is not None and abs(days) > ONE_OCCASION:
            continue
        for one in said[a]:
            for other in said[b]:
                sure = one.speaker and one.speaker == other.speaker
                changed = _changed(one, other) if sure or not days else ()
                if changed and not _both_told(said[a], said[b], one, other, changed):
                    yield _contrast(one, other, changed)


def _said(ground: Ground, sentence: AnnotatedSentence) -> Iterator[_Wording]:
    text = sentence.text
    for q in sentence.quotations:
        if text[q.start : q.end] != q.text:
            continue
        spans = tuple((q.start + m.start(), q.start + m.end()) for m in WORD.finditer(q.text))
        if len(spans) >= FEWEST_COMMON:
            speaker = ground.who(sentence.article, q.speaker) if q.speaker else None
            yield _Wording(sentence, q, speaker, tuple(folded_words(q.text)), spans)


_Gap = tuple[int, int, int, int]


def _changed(a: _Wording, b: _Wording) -> tuple[_Gap, ...]:
    """The places where two quotations of one utterance have other words; () where they are not one, or say the same."""
    if (a.speaker and b.speaker and a.speaker != b.speaker) or _two_days(a, b) or not set(a.words) & set(b.words):
        return ()
    blocks = [m for m in SequenceMatcher(None, a.words, b.words, autojunk=False).get_matching_blocks() if m.size]
    common = sum(m.size for m in blocks)
    if common < (FEWEST_COMMON if a.speaker and a.speaker == b.speaker else FEWEST_OF_UNKNOWN):
        return ()
    gaps = [(x.a + x.size, y.a, x.b + x.size, y.b) for x, y in pairwise(blocks)]
    stretch = max(blocks[-1].a + blocks[-1].size - blocks[0].a, blocks[-1].b + blocks[-1].size - blocks[0].b)
    last = blocks[-1]
    ending = (last.a + last.size, len(a.words), last.b + last.size, len(b.words))
    if min(ending[1] - ending[0], ending[3] - ending[2]) > 0 and _ends_alike(a, b):
        gaps.append(ending)
        stretch += max(ending[1] - ending[0], ending[3] - ending[2])
    most = max(MOST_CHANGED, CHANGED_PART * common) if a.speaker and a.speaker == b.speaker else MOST_CHANGED
    if common < COMMON_PART * stretch or sum(max(g[1] - g[0], g[3] - g[2]) for g in gaps) > most:
        return ()
    return tuple(g for g in gaps if _telling(a, b, g))


def _ends_alike(a: _Wording, b: _Wording) -> bool:
    """Do both quotations go on to the end of a sentence?  Then the last words were changed and not cut."""
    return all(re.search(r"[.!?]$", s.quotation.text.rstrip("”\"' ")) for s in (a, b)) or all(
        s.sentence.text[s.quotation.end - 1 : s.quotation.end + 1].rstrip("”\"' ").endswith((",", ".")) for s in (a, b)
    )


def _telling(a: _Wording, b: _Wording, gap: _Gap) -> bool:
    """Has each side words of content there, and not forms, spellings or names of the same?"""
    left, right = a.words[gap[0] : gap[1]], b.words[gap[2] : gap[3]]
    function = words("function_words", "english")
    content = [[w for w in side if w.split("'")[0] not in function and len(w) > 1] for side in (left, right)]
    if not left or not right or _skipped(a, gap[0], gap[1]) or _skipped(b, gap[2], gap[3]):
        return False
    if "".join(left) == "".join(right):
        return False
    return _more(content[0], content[1]) or _more(content[1], content[0])


def _more(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Has one side a word of content that is no form of one of the other's?"""
    return any(not any(one_word(x, y) or _short_for(x, y) for y in theirs) for x in mine)


def _short_for(x: str, y: str) -> bool:
    """ "Sen." and "Senator", "OK" and "okay", "duty" and "duties", "5" and "five"."""
    short, long = sorted((x, y), key=len)
    if x[:3] == y[:3] and len(long) - len(short) <= 3 and {short[3:], long[3:]} & {"", "y"}:
        return True
    return long.startswith(short) or (short[0] == long[0] and len(short) <= 3) or x.isdigit() != y.isdigit()


def _skipped(said: _Wording, start: int, end: int) -> bool:
    """Is an ellipsis or an editor's bracket there?  Then the outlet says itself that words are missing."""
    text = said.sentence.text
    first = said.spans[start - 1][1] if start else said.quotation.start
    last = said.spans[end][0] if end < len(said.spans) else said.quotation.end
    return bool(re.search(r"\.\.\.|…|\[|\]|\. \. \.|[-–—]", text[first:last]))


def _both_told(
    mine: Sequence[_Wording],
    theirs: Sequence[_Wording],
    a: _Wording,
    b: _Wording,
    gaps: Sequence[_Gap],
) -> bool:
    """Has an article the other's words too, around a changed place?  Then they are two sentences."""
    for gap in gaps:
        left = " ".join(a.words[max(0, gap[0] - AROUND) : gap[1] + AROUND])
        right = " ".join(b.words[max(0, gap[2] - AROUND) : gap[3] + AROUND])
        if _in(right, mine) or _in(left, theirs):
            return True
    return False


def _in(phrase: str, said: Sequence[_Wording]) -> bool:
    return any(f" {phrase} " in f" {' '.join(s.words)} " for s in said)


def _two_days(a: _Wording, b: _Wording) -> bool:
    """Are the two dated apart, outside their quotation marks?  Then it was said twice."""
    days = [
        [t.value for t in s.sentence.times if t.value and not s.quotation.start <= t.start < s.quotation.end]
        for s in (a, b)
    ]
    return all(days) and all(apart(x, y) for x in days[0] for y in days[1])


def _contrast(a: _Wording, b: _Wording, gaps: Sequence[_Gap]) -> Contrast:
    speaker = a.speaker or b.speaker or "the speaker"
    gap = gaps[0]
    before = " ".join(WORD.findall(a.quotation.text)[max(0, gap[0] - BEFORE) : gap[0]])
    common = sum(m.size for m in SequenceMatcher(None, a.words, b.words, autojunk=False).get_matching_blocks())
    both = f", both of {speaker}" if a.speaker and a.speaker == b.speaker else ""
    return Contrast(
        DifferenceKind.WORDING,
        f"What did {speaker} say after “{before}”?" if before else f"How did {speaker} begin?",
        f"quote {' '.join(a.words[max(0, gap[0] - BEFORE) : gap[0]])} {speaker}",
        RULE,
        _mention(a, [(g[0], g[1]) for g in gaps]),
        _mention(b, [(g[2], g[3]) for g in gaps]),
        (f"{common} words run alike in both quotations{both}.",),
    )


def _mention(said: _Wording, gaps: Sequence[tuple[int, int]]) -> Mention:
    """The changed words with those around them; all of a short quotation."""
    marks = [(said.spans[x][0], said.spans[y - 1][1]) for x, y in gaps if x < y]
    return Mention(said.sentence, tuple(marks), said.words[gaps[0][0] : gaps[0][1]])
