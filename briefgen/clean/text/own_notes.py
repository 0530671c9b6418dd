"""What a reader wrote into a clipping: comments, callouts, a section of notes.  It is never published, not even as cut.

Obsidian and its like keep all of these beside the article's words: ``%% a comment %%``, ``> [!note]`` with the lines
under it, "## My notes" up to the next heading of its level.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.lexicon.wordlists import words

COMMENT = re.compile(r"%%.{0,5000}?%%", re.DOTALL)
_OPENS = re.compile(r"[ \t]*%%(?!.*%%)")
_CALLOUT = re.compile(r"[ \t]{0,3}>[ \t]*\[!(?P<kind>[\w-]+)(?:\|[^\]]*)?\]")
_QUOTE = re.compile(r"[ \t]{0,3}>")
_HEADING = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+(.*?)[\s#:]*$")


@dataclass(frozen=True, slots=True)
class ReaderNotes:
    """The lines of a text (by their numbers) that are its reader's, and how many notes there are in all."""

    lines: frozenset[int]
    notes: int


def own_notes(lines: Sequence[str]) -> ReaderNotes:
    """Which lines of a Markdown file its reader wrote.

    >>> own_notes(["It rained.", "> [!note] Mine", "> check", "", "## My notes", "ask Ann", "## Later"])
    ReaderNotes(lines=frozenset({1, 2, 4, 5}), notes=2)
    """
    hidden: set[int] = set()
    notes = sum(len(COMMENT.findall(line)) for line in lines)
    inside = ""  # of what the lines stand: a comment, a callout, or the marks of a section's heading
    for n, line in enumerate(lines):
        heading = _HEADING.match(line)
        if inside == "%%":
            hidden.add(n)
            inside = "" if "%%" in line else inside
            continue
        if inside == ">" and _QUOTE.match(line) and not _CALLOUT.match(line):
            hidden.add(n)
            continue
        if inside == ">" or (heading and inside.startswith("#") and len(heading[1]) <= len(inside)):
            inside = ""
        if inside.startswith("#"):
            hidden.add(n)
        elif callout := _CALLOUT.match(line):
            hidden.add(n)  # with its kind the program's own line; what stands under a quotation's is the article's
            if callout["kind"].lower() not in words("clippers", "article_callouts"):
                inside = ">"
                notes += 1
        elif _OPENS.match(line) and any("%%" in later for later in lines[n + 1 :]):
            inside = "%%"
        elif heading and heading[2].strip("*_ ").lower() in words("clippers", "own_notes"):
            inside = heading[1]
        if inside and n not in hidden:
            hidden.add(n)
            notes += 1
    return ReaderNotes(frozenset(hidden), notes)
