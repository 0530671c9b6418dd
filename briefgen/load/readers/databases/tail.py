"""The text of an article of LexisNexis, and the labels behind it: load date, subjects, pictures, corrections."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.load.readers.databases.days import day_in, is_day_line
from briefgen.load.readers.databases.entry import ExportEntry, Para
from briefgen.load.readers.databases.head import take_label
from briefgen.load.readers.databases.labels import HEAD, TAIL, Label, alone, is_rights, label_of
from briefgen.load.readers.databases.wrapped import unwrapped
from briefgen.model import BlockKind

# Lines without a label of their own that may follow a label: a caption or a correction has several paragraphs, a load
# date has none.
FOLLOW = {"graphic": 12, "correction": 12, "notes": 6, "classification": 25}
FEW = 3
_FIELD = re.compile(r"\s?\"mailto:[^\"\s]+\"")  # what is left of a link to an address that stands beside it
INDEXED = 40  # words behind a label of the index that stands above another label
_CAPITALS = re.compile(r"(?P<name>[^\W\d_a-zß-ÿ](?:[^\W\d_a-zß-ÿ]|-){3,24}): (?P<value>\S.*)")
_CODE = re.compile(r"[A-Z\d-]{2,16}")
_SINGLE = Label("rights", "copyright", "")


def read_body(entry: ExportEntry, lines: Sequence[Para], *, alone_only: bool) -> None:
    """Divide what follows the head into text and the labels behind it.

    ``alone_only``: a label of pictures and corrections stands on a line of its own; "PHOTO: ..." is the paper's.
    """
    labels = [_label(line.text, alone_only=alone_only) for line in lines]
    at = _tail_at(lines, labels)
    while at > 0 and at < len(lines) and (beside := _label_beside(lines[at - 1].text)) is not None:
        at, labels[at - 1] = at - 1, beside
    for line in unwrapped(lines[:at]):
        for part in _FIELD.sub("", line.text).split("\n"):
            if part.strip():
                entry.text(Para(part.strip(), line.centred, line.kind, line.level))
    _read_tail(entry, lines[at:], labels[at:])


def _label(text: str, *, alone_only: bool) -> Label | None:
    if is_rights(text):
        return _SINGLE
    label = label_of(text, strict=True)
    if label is not None and alone_only and label.value and label.kind not in ("index", "correction_date"):
        return None
    if label is not None and label.kind in (*TAIL, *HEAD):
        dated = label.name.lower() not in ("update", "day", "notes", "note") or bool(day_in(label.value))
        return label if dated else None
    kind = next((kind for kind in TAIL if alone(text, kind)), None)
    return Label(kind, " ".join(text.split()).rstrip(":"), "") if kind is not None else None


def _label_beside(text: str) -> Label | None:
    """The label of a line that stands directly above another one: any of the index, or one in capitals that no list
    knows, with a day or a code behind it (behind a speaker's name stand his words)."""
    label = label_of(text)
    if label is not None and label.kind in ("index", "correction_date") and len(label.value.split()) <= INDEXED:
        return label
    told = _CAPITALS.fullmatch(" ".join(text.split()))
    if told is None or not (is_day_line(told["value"]) or _CODE.fullmatch(told["value"])):
        return None
    return Label("index", told["name"], told["value"])


def _tail_at(lines: Sequence[Para], labels: Sequence[Label | None]) -> int:
    """Where the labels behind the text begin: going up from the end, each with no more lines under it than it has."""
    at = len(lines)
    for n in range(len(lines) - 1, -1, -1):
        label = labels[n]
        if label is None:
            continue
        # A label with its words on its own line has few more below; one that stands alone has them all below.
        follow = FEW if label.value else FOLLOW.get(label.name.lower(), FOLLOW.get(label.kind, FEW))
        if at - n - 1 > follow:
            break
        at = n
    return at


def _read_tail(entry: ExportEntry, lines: Sequence[Para], labels: Sequence[Label | None]) -> None:
    """Cut the labels with what stands under them; a correction becomes a note, a picture's words a caption at need."""
    current: Label | None = None
    pictures: list[str] = []
    corrections: list[str] = []
    wordless = not entry.has_text
    for line, label in zip(lines, labels, strict=True):
        text = " ".join(line.text.split())
        current = label or current
        kind = current.kind if current is not None else "index"
        words = label.value if label is not None and label.kind != "rights" else text if label is None else ""
        if label is not None and label.kind in HEAD:
            take_label(entry, label, label.value)
        if kind == "graphic":
            pictures.append(words)
        if kind == "correction" and words:
            corrections.append(" ".join(words.split()))
        if not (wordless and kind == "graphic" and words):
            entry.aside(text, current.name.lower() if current is not None else "index")
        else:
            entry.text(Para(words, kind=BlockKind.CAPTION))
    if corrections:
        entry.notes.append(f"The database appends a correction: “{' '.join(corrections)}”")
