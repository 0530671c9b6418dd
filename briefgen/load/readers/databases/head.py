"""The head of an article of LexisNexis: title, outlet, date, labels, in whatever order they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.lexicon.wordlists import words
from briefgen.load.readers.databases.days import day_in, is_day_line
from briefgen.load.readers.databases.entry import ExportEntry, Para
from briefgen.load.readers.databases.labels import HEAD, TAIL, Label, alone, is_rights, label_of

TITLE_WORDS = 60  # a longer line under outlet and date is the first paragraph; the longest of 380 titles has 54
BARE_WORDS = 20  # of a byline without its label
LINE = 200  # characters of a line that are looked at; lines of a head have 80
CENTRED_WITHIN = 15  # lines; a centred line further down stands in the text
# In the middle, but no outlet: a sentence, the middle of one, a season.
_NOTICE = re.compile(
    r".*[^\W\d_]{3,}\.$|.*\b(?:responsibility|permission|republished)\b.*|(?:[^\W\d_]+[,.]?\s+){0,2}(?:19|20)\d\d\s*$",
    re.DOTALL,
)
_SENTENCE = re.compile(r"[^\W\d_]{3,}[.!?][\"'”’»)]*\Z")
_COUNTED = re.compile(r"[\d.,]+\s+(?P<word>[^\W\d_]+)\.?\Z")


def read_closed_head(entry: ExportEntry, lines: Sequence[Para], *, titled_first: bool) -> None:
    """A head of which it is known where it ends.  ``titled_first``: where all lines stand alike, the title is first."""
    loose: list[tuple[int, Para]] = []
    dated = _read(entry, lines, loose)
    if titled_first:
        # What stands under a label goes on with it ("Follow us on ..." under the byline).
        labelled = next((n for n, line in enumerate(lines) if _head_label(line.text) is not None), len(lines))
        for _, line in (found for found in loose if found[0] > labelled):
            entry.aside(line.text, "label")
        loose = [(n, line) for n, line in loose if n < labelled]
    _assign(entry, loose, dated, titled_first=titled_first)


def read_open_head(entry: ExportEntry, lines: Sequence[Para]) -> int:
    """A head that no mark divides from the text; returns how many lines it has."""
    size = _size(lines)
    loose: list[tuple[int, Para]] = []
    dated = _read(entry, lines[:size], loose)
    _assign(entry, loose, dated, titled_first=False)
    return size


def _size(lines: Sequence[Para]) -> int:
    """How many lines are head: it ends before the first line at the left that is neither title nor label nor date."""
    size, labelled, dated = 0, False, False
    # Outlet and title; where the outlet stands in the middle it is told by that.
    unnamed = 1 if any(line.centred for line in lines[:CENTRED_WITHIN]) else 2
    waiting = False  # for the value of a label that stands alone on its line
    for n, line in enumerate(lines):
        label = _head_label(line.text)
        if label is not None:
            size, labelled, waiting = n + 1, True, not label.value
            unnamed = 0 if label.kind == "title" else unnamed
        elif waiting or _stands_apart(line, n) or is_rights(line.text) or _is_count_of_words(line.text):
            size, waiting = n + 1, False
            dated = dated or is_day_line(line.text)
        elif not dated and is_day_line(line.text):
            size, dated = n + 1, True
        elif _is_address(line.text):
            size = n + 1
        elif unnamed and not labelled and len(line.text.split()) <= TITLE_WORDS and lines[n + 1 :]:
            size, unnamed = n + 1, unnamed - 1
        elif (
            len(line.text.split()) <= BARE_WORDS
            and not _SENTENCE.search(line.text[-LINE:])
            and _head_goes_on(lines[n + 1 : n + 3], dated=dated)
        ):
            size = n + 1
        else:
            break
    return size


def _stands_apart(line: Para, n: int) -> bool:
    return (line.centred and n < CENTRED_WITHIN) or alone(line.text, "appended")


def _is_address(text: str) -> bool:
    """A web address and nothing else; a long one may be broken once."""
    parts = text.split()
    whole = len(parts) == 1 or (len(parts) == 2 and "." in parts[1] and len(parts[0]) > LINE // 4)
    return whole and parts[0].startswith(("http://", "https://"))


def _head_goes_on(following: Sequence[Para], *, dated: bool) -> bool:
    labels = (label_of(line.text) for line in following)
    return any(label is not None and label.kind in HEAD for label in labels) or any(
        (line.centred and not is_rights(line.text)) or (not dated and is_day_line(line.text)) for line in following
    )


def _head_label(text: str) -> Label | None:
    """A label of the head, or one of those that old documents print before the text though they belong behind it."""
    label = label_of(text)
    if label is not None and label.kind in HEAD and len(text.split()) <= 200:
        return label
    label = label_of(text, strict=True)
    return label if label is not None and label.kind in ("index", "notes", "correction_date") else None


def _is_count_of_words(text: str) -> bool:
    match = _COUNTED.match(text.strip())
    return bool(match) and match["word"].lower() in words("databases", "count") if match else False


def _read(entry: ExportEntry, lines: Sequence[Para], loose: list[tuple[int, Para]]) -> int | None:
    """Take labels, date and copyright lines; what remains is put into ``loose``.

    Returns where the date stands, without one where the rights do: title and outlet are above.
    """
    dated: int | None = None
    stop: int | None = None
    waiting: Label | None = None
    for n, line in enumerate(lines):
        text = " ".join(line.text.split())
        label = None if line.centred and is_day_line(text) else _head_label(line.text)
        if waiting is not None and label is None:
            take_label(entry, waiting, text)
            entry.aside(text, waiting.name.lower())
            waiting = None
            continue
        waiting = None
        if label is not None:
            take_label(entry, label, label.value)
            waiting = None if label.value or label.kind in TAIL else label
            entry.aside(text, label.name.lower())
        elif alone(text, "appended"):
            entry.aside(text, "notice")
            stop = n if stop is None else stop
        elif is_rights(text):
            entry.aside(text, "copyright")
            stop = n if stop is None else stop
        elif dated is None and is_day_line(text):
            dated, entry.day = n, entry.day or day_in(text)
            entry.aside(text, "date")
        elif _is_count_of_words(text):
            entry.aside(text, "length")
        elif _is_address(text):
            entry.url = entry.url or re.sub(r"\s+", "", text)
            entry.aside(text, "address")
        else:
            loose.append((n, line))
    return dated if dated is not None else stop


def take_label(entry: ExportEntry, label: Label, value: str) -> None:
    """What a label of the head says, where the article does not say it already."""
    title, _, below = value.partition(";\n")
    value = " ".join(value.split())
    if not value:
        return
    match label.kind:
        case "byline":
            entry.byline = entry.byline or value
        case "section":
            entry.section = entry.section or value
        case "title":
            entry.title = entry.title or _title(title)
            entry.description = entry.description or " ".join(below.split()) or None
        case "highlight":
            entry.description = entry.description or value
        case "date":
            entry.day = entry.day or day_in(value)
        case "edition":
            entry.edition = entry.edition or value
        case "outlet":
            entry.outlet = entry.outlet or value


def _assign(entry: ExportEntry, loose: list[tuple[int, Para]], dated: int | None, *, titled_first: bool) -> None:
    """Which of the lines without a label are title, outlet, edition and byline."""
    apart = [(n, line) for n, line in loose if line.centred]
    left = [(n, line) for n, line in loose if not line.centred]
    if titled_first:
        titles, outlets, others = _in_order(loose, dated)
    elif apart:
        outlets = [line for _, line in apart if not _NOTICE.match(line.text[:LINE])][:1]
        others = [line for _, line in apart if line not in outlets]
        titles = [line for _, line in left[:1]] if entry.title is None else []
        others += [line for _, line in left[len(titles) :]]
    else:
        outlets = [line for _, line in left[:1]]
        titles = [line for _, line in left[1:2]] if entry.title is None else []
        others = [line for _, line in left[1 + len(titles) :]]
    for line in titles:
        title, _, below = line.text.partition(";\n")  # what stands under the title, on a line of its own
        entry.title = _title(title)
        entry.description = entry.description or " ".join(below.split()) or None
        entry.aside(line.text, "title")
    for line in outlets:
        entry.outlet = entry.outlet or " ".join(line.text.split())
        entry.aside(line.text, "outlet")
    for line in others:
        text = " ".join(line.text.split())
        bare = not line.centred and not titled_first and entry.byline is None
        entry.byline = text if bare else entry.byline
        entry.edition = entry.edition or (text if line.centred and not bare and len(text.split()) <= 8 else None)
        entry.aside(text, "byline" if bare else "edition")


def _in_order(loose: list[tuple[int, Para]], dated: int | None) -> tuple[list[Para], list[Para], list[Para]]:
    """Title, outlet, and what stands in brackets under the outlet, above the date; edition words below it."""
    above = [line for n, line in loose if dated is None or n < dated]
    below = [line for n, line in loose if dated is not None and n > dated]
    bracketed = [line for line in above[1:] if re.fullmatch(r"\(.*\)", line.text.strip())]
    named = [line for line in above if line not in bracketed]
    if len(named) < 2:
        return named, [], [*bracketed, *below]
    # The title may stand on several lines; only the last line above the date is the outlet's.
    title = Para(" ".join(line.text for line in named[:-1]), named[0].centred)
    return [title], named[-1:], [*bracketed, *below]


def _title(text: str) -> str | None:
    """A title's words; None where the database says that there is none."""
    tidy = " ".join(text.split()).rstrip(";").strip()
    return None if alone(tidy, "untitled") else tidy or None
