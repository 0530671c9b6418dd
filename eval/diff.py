"""What a change does to all real events: what appeared, vanished and changed between two sides, as one page.

Usage: python -m eval.diff A B [-o PAGE.md] [--kinds differences,facts]

A and B are commits, or folders that hold the package (`.` is the working tree).  Events are briefed once a side and
kept (see ``eval/build.py``).  Of sealed stories only counts are shown.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.build import Built, build, command_line, events_of, outside
from eval.changes import Change, What, changes, moved
from eval.events import UNSEEN, Event
from eval.sides import side_of

SIGN: dict[What, str] = {"appeared": "+", "vanished": "−", "changed": "~"}
Kinds = frozenset[str]


@dataclass(frozen=True)
class Compared:
    """What became of one event; ``failed`` says on which side it has no briefing."""

    event: Event
    same: bool
    changes: tuple[Change, ...] = ()
    moved: tuple[str, ...] = ()
    failed: str = ""


def compare_sides(a: Built, b: Built, events: Sequence[Event]) -> tuple[Compared, ...]:
    """Each event, compared."""
    return tuple(_compared(a, b, event) for event in events)


def _compared(a: Built, b: Built, event: Event) -> Compared:
    before, after = a.data(event), b.data(event)
    if before is None or after is None:
        missing = [x for x, data in ((a, before), (b, after)) if data is None]
        sides = [f"{x.side.name}: {x.failed.get(event, 'no briefing')}" for x in missing]
        return Compared(event, same=False, failed="; ".join(sides))
    if before == after:
        return Compared(event, same=True)
    old, new = a.briefing(event) or {}, b.briefing(event) or {}
    told = changes(old, new)
    return Compared(event, False, told, moved(old, new, told))


def page(a: str, b: str, found: Sequence[Compared], kinds: Kinds = frozenset()) -> str:
    """The page in Markdown: the counts, then event by event what changed (of ``kinds`` of items, or of all)."""
    parts = [f"# {a} → {b}", summary(found, kinds)]
    for row in found:
        if row.event.set not in UNSEEN and (body := _event(row, kinds)):
            parts.append(f"## {row.event.set}/{row.event.name}\n\n{body}")
    return "\n\n".join(parts) + "\n"


def summary(found: Sequence[Compared], kinds: Kinds = frozenset()) -> str:
    """How many events are the same, and how many items of each kind appeared, vanished and changed, by set."""
    sets = list(dict.fromkeys(row.event.set for row in found))
    same = sum(row.same for row in found)
    lines = [f"{same} of {len(found)} briefings are the same, byte for byte.", ""]
    lines += [f"Failed: {r.event.set}/{r.event.name}: {_flat(r.failed)}" for r in found if r.failed]
    counts = Counter((c.section, r.event.set, c.what) for r in found for c in r.changes if _wanted(c.section, kinds))
    rows = [["appeared / vanished / changed", *sets, "all"]]
    for section in dict.fromkeys(c.section for r in found for c in r.changes if _wanted(c.section, kinds)):
        cells = [[counts[section, part, what] for what in SIGN] for part in sets]
        cells.append([sum(column) for column in zip(*cells, strict=True)])
        rows.append([section, *(" / ".join(map(str, cell)) if any(cell) else "" for cell in cells)])
    if counts:
        rows.insert(1, ["---"] * len(rows[0]))
        lines += ["", *("| " + " | ".join(row) + " |" for row in rows)]
    if only := Counter(name for r in found for name in r.moved if _wanted(name, kinds)):
        told = ", ".join(f"{name} in {n}" for name, n in sorted(only.items()))
        lines += ["", f"The same in another order, or under other ids or marks: {told} events."]
    return "\n".join(lines).strip()


def _event(row: Compared, kinds: Kinds) -> str:
    lines = [f"Failed: {_flat(row.failed)}"] if row.failed else []
    section = ""
    for change in row.changes:
        if not _wanted(change.section, kinds):
            continue
        if change.section != section:
            section = change.section
            lines += ["", f"### {section}", ""]
        lines.append(f"- **{SIGN[change.what]}** {_flat(change.name)}")
        lines += [f"    - − {_flat(line)}" for line in change.lost if _adds(line, change)]
        lines += [f"    - + {_flat(line)}" for line in change.gained if _adds(line, change)]
    return "\n".join(lines).strip()


def _wanted(section: str, kinds: Kinds) -> bool:
    return not kinds or section in kinds


def _adds(line: str, change: Change) -> bool:
    """Whether a line says more than the item's name does."""
    return change.what == "changed" or line != f"text: {change.name}"


def _flat(text: str) -> str:
    """A line of Markdown that an article's words cannot break out of."""
    return " ".join(text.split()).replace("<", "&lt;")


def main() -> int:
    """Build both sides, write the page, print its summary."""
    parser = command_line(__doc__)
    parser.add_argument("a", metavar="A")
    parser.add_argument("b", metavar="B")
    parser.add_argument("-o", "--output", type=Path, help="the page; in the cache where it is not given")
    parser.add_argument("--only", default="", help="names of events, with commas between")
    parser.add_argument("--kinds", default="", help="sections of the briefing, with commas between; all where empty")
    parser.add_argument("--exit-code", action="store_true", help="end with 1 where a byte differs, as git diff does")
    chosen = parser.parse_args()
    kinds = frozenset(k for k in chosen.kinds.split(",") if k)
    sides = [side_of(name) for name in (chosen.a, chosen.b)]
    target = outside(chosen.output or chosen.cache / f"diff-{sides[0].key}-{sides[1].key}.md")
    events = events_of(chosen, chosen.only)
    a, b = (build(side, events, chosen.cache, chosen.jobs, fresh=chosen.fresh) for side in sides)
    found = compare_sides(a, b, events)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page(sides[0].name, sides[1].name, found, kinds), encoding="utf-8")
    print(summary(found, kinds))
    print(f"\n{target}", file=sys.stderr)
    return 1 if chosen.exit_code and not all(row.same for row in found) else 0


if __name__ == "__main__":
    raise SystemExit(main())
