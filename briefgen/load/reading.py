"""What a reader of one format gives back, and what all of them share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from briefgen.load.decode import mend
from briefgen.load.normal import normal
from briefgen.model import Aside, Evidence, Format, Manuscript, NotRead, Repair, SourceFile, short_hash

MAX_PARTS = 5000  # a larger feed or archive is cut here, and says so; the largest export seen by hand had 900 entries
MAX_TEXT = 20_000_000  # characters that one part may unpack to; a long book has 2 million
PART_LENGTH = 60  # characters of a part's name


@dataclass(frozen=True, slots=True)
class Left:
    """A part that is not read, and why; ``part`` is "" where the reason is about the whole file."""

    part: str
    reason: str


@dataclass(frozen=True, slots=True)
class Readout:
    """The manuscripts of one source file, and its parts that are none; no two bear one name."""

    manuscripts: tuple[Manuscript, ...]
    not_read: tuple[NotRead, ...] = ()

    @staticmethod
    def of(source: SourceFile, found: Iterator[Manuscript | Left]) -> Readout:
        """Gather what a reader finds, and tell equal names apart by their order."""
        manuscripts: list[Manuscript] = []
        not_read: list[NotRead] = []
        taken: dict[str, int] = {}
        for number, item in enumerate(found):
            if number == MAX_PARTS:
                why = f"It holds more than {MAX_PARTS} parts; the others were left out. Split it into smaller files."
                not_read.append(NotRead(source.path, why))
                break
            part = _free(item.part, taken)
            if isinstance(item, Left):
                not_read.append(NotRead(f"{source.path}#{part}" if part else source.path, item.reason))
            else:
                manuscripts.append(replace(item, part=part))
        return Readout(tuple(manuscripts), tuple(not_read))


@dataclass(frozen=True, slots=True)
class Reader:
    """One format: what to call it, how its bytes are known, how they are read."""

    name: str
    knows: Callable[[SourceFile], bool]
    read: Callable[[SourceFile], Iterator[Manuscript | Left]]


def manuscript(
    source: SourceFile,
    form: Format,
    text: str,
    *,
    encoding: str = "utf-8",
    part: str = "",
    given: tuple[Evidence, ...] = (),
    notes: tuple[str, ...] = (),
    asides: tuple[Aside, ...] | None = None,
) -> Manuscript:
    """A manuscript of text a reader took out of its container, mojibake mended."""
    mended, repairs = mend(text[:MAX_TEXT])
    if len(text) > MAX_TEXT:
        notes = (*notes, f"Only its first {MAX_TEXT:,} characters were read.")
    if asides and repairs:
        asides = tuple(Aside(_moved(a.start, repairs), _moved(a.end, repairs), a.rule) for a in asides)
    return Manuscript(source, form, encoding, mended, repairs, part, "", given, notes, asides)


def given(where: str, **values: str | None) -> tuple[Evidence, ...]:
    """Metadata a container carries, each value with its place.

    >>> given("mail", title="Dry again", author=None)
    (Evidence(field='title', value='Dry again', where='mail: title'),)
    """
    tidy = {name: " ".join(normal(value).split()) for name, value in values.items() if value}
    return tuple(Evidence(name, value, f"{where}: {name}") for name, value in tidy.items() if value)


def part_name(*names: str | None) -> str:
    """A name for a part from the first of these that has letters; it stays as long as they do.

    >>> part_name("The Flood, again!"), part_name("", "https://weir.example/a/b-1.html"), part_name("洪水")
    ('the-flood-again', 'weir-example-a-b-1-html', '65b61b8b')
    """
    for name in names:
        text = re.sub(r"^https?://(?:www\.)?", "", (name or "").strip())
        plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
        made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
        if made:
            return made if len(made) <= PART_LENGTH else f"{made[: PART_LENGTH - 9].strip('-')}-{short_hash(text)}"
        if text:
            return short_hash(text)
    return "untitled"


def _free(part: str, taken: dict[str, int]) -> str:
    """A name no other part of the file bears.  The whole file's name, "", may recur: it is only ever a reason."""
    free, number = part, taken.get(part, 1)
    while free in taken and part:
        free, number = f"{part}-{number + 1}", number + 1
    taken[part] = number
    taken.setdefault(free, 1)
    return free


def _moved(at: int, repairs: tuple[Repair, ...]) -> int:
    """Where a place of the raw text stands after its repairs."""
    moved = at
    for repair in repairs:
        if repair.start >= moved:
            break
        moved += len(repair.after) - len(repair.before)
    return moved
