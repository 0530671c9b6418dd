"""Two texts word by word: which words one has changed, what was only trimmed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import Match, SequenceMatcher
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

# Letters that two forms of one word share, of a hundred.
ONE_WORD = 80
# In shorter words one letter makes another word ("form", "farm").
SHORTEST_SPELLED = 5
_SHORT_FORMS = {"n't": "not", "'ve": "have", "'re": "are", "'ll": "will", "'m": "am", "'s": "is"}
WORD = re.compile(r"\w+(?:['’]\w+)*")
FILLING = frozenset({"the", "a", "an", "and", "of", "to", "in", "is", "that"})
# More words than these beyond the common stretch are another part of the speech.
LONGEST_EDGE = 3
# From the first common word to the last, this part of the longer stretch must be common.  On 44 labelled pairs ten of
# the eleven reworded ones have 0.50 and more; strangers that share a phrase begin at 0.12.
COMMON_PART = 0.45


def folded_words(text: str) -> list[str]:
    """The words of a text without case and typography: ``folded_words("It’s SO") == ["it's", "so"]``."""
    return [w.lower().replace("’", "'") for w in WORD.findall(text)]


def changed_words(a: str, b: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]] | None:
    """The spans of each text whose words the other has not, inside their common stretch; None when there are none.

    What stands before the first and after the last common word was trimmed, and is no difference.

    >>> changed_words("a firm and true bond", "a firm and lasting bond")
    ([(11, 15)], [(11, 18)])
    >>> changed_words("a firm bond", "This is a firm bond, he knows")
    """
    left, right = list(WORD.finditer(a)), list(WORD.finditer(b))
    words = [[m.group().lower().replace("’", "'") for m in side] for side in (left, right)]
    blocks = [m for m in SequenceMatcher(None, words[0], words[1], autojunk=False).get_matching_blocks() if m.size]
    if not blocks or _scattered(blocks):
        return None
    spans: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    telling = False
    inner = [
        ((before.a + before.size, after.a), (before.b + before.size, after.b)) for before, after in pairwise(blocks)
    ]
    for gaps in [*_edges(blocks[0], blocks[-1], len(left), len(right)), *inner]:
        gone = [words[side][start:end] for side, (start, end) in enumerate(gaps)]
        if _skipped(a, left, gaps[0]) or _skipped(b, right, gaps[1]):
            continue
        if _spoken_out(words[0][: gaps[0][1]]) == _spoken_out(words[1][: gaps[1][1]]):
            continue  # so far the same, but for short forms: "we've" and "we have"
        if any(set(w) - FILLING for w in gone) and not _inflected(gone[0], gone[1]):
            telling = True
        for side, (start, end) in enumerate(gaps):
            matches = (left, right)[side]
            if start < end:
                spans[side].append((matches[start].start(), matches[end - 1].end()))
    return spans if telling else None


def _scattered(blocks: Sequence[Match]) -> bool:
    """Do the common words lie so far apart that they are another sentence's?"""
    stretch = max(blocks[-1].a + blocks[-1].size - blocks[0].a, blocks[-1].b + blocks[-1].size - blocks[0].b)
    return sum(b.size for b in blocks) < COMMON_PART * stretch


def _edges(first: Match, last: Match, left: int, right: int) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Gaps at the ends in which both sides have words: there a word was changed, where one side has none it was cut."""
    gaps = []
    leading = min(first.a, first.b)
    if 0 < leading <= LONGEST_EDGE:
        gaps.append(((first.a - leading, first.a), (first.b - leading, first.b)))
    ends = (last.a + last.size, last.b + last.size)
    if min(left - ends[0], right - ends[1]) > 0 and max(left - ends[0], right - ends[1]) <= LONGEST_EDGE + 2:
        gaps.append(((ends[0], left), (ends[1], right)))
    return gaps


def _skipped(text: str, matches: list[re.Match[str]], gap: tuple[int, int]) -> bool:
    """Is an ellipsis or an editor's bracket in this gap?  Then the outlet says itself that words are missing."""
    start = matches[gap[0] - 1].end() if gap[0] else 0
    end = matches[gap[1]].start() if gap[1] < len(matches) else len(text)
    return bool(re.search(r"\.\.\.|…|\[|\]|\. \. \.", text[start:end]))


def _inflected(a: list[str], b: list[str]) -> bool:
    """One word against the same word in another form or spelling ("program", "programme"; "e-mail", "email")."""
    if "".join(a) == "".join(b) or _spoken_out(a) == _spoken_out(b):
        return True
    return len(a) == len(b) and all(one_word(x, y) for x, y in zip(a, b, strict=True))


def _spoken_out(some: list[str]) -> list[str]:
    """Short forms made long: ``_spoken_out(["i've", "it's"]) == ["i", "have", "it", "is"]``."""
    full: list[str] = []
    for word in some:
        ending = next((e for e in _SHORT_FORMS if word.endswith(e) and len(word) > len(e)), None)
        full += [word] if ending is None else [word[: -len(ending)], _SHORT_FORMS[ending]]
    return full


def one_word(x: str, y: str) -> bool:
    """Forms of one word ("halt", "halts"), or spellings of it that differ in one letter ("mummy", "mommy")."""
    if x[:3] == y[:3] and fuzz.ratio(x, y) >= ONE_WORD:
        return True
    return min(len(x), len(y)) >= SHORTEST_SPELLED and x[0] == y[0] and Levenshtein.distance(x, y) == 1
