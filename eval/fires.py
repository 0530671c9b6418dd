"""Which rule or kind fires where: how often, in how many real events, in which.

Usage: python -m eval.fires [SIDE] [--matrix FILE.csv]

A rule that fires in fewer than `FEW` events was written for a story, not for news; one that fires in none is dead
weight.  Both are marked.  Of sealed stories only counts over all are shown.
"""

from __future__ import annotations

import ast
import csv
import io
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from eval.build import build, command_line, events_of, outside
from eval.events import UNSEEN, Event
from eval.sides import side_of

FEW = 5
"""Events in which a rule must fire to stay."""
FIELDS = {
    "differences": ("kind", "reading", "rule"),
    "parallels": ("kind",),
    "timeline": ("kind",),
    "gaps": ("kind",),
    "figures": ("agreement",),
}
"""The fields of a section's items that say which rule or kind made them."""

Rule = tuple[str, str]
"""What fires: ``("differences.kind", "number")``."""
Fires = Mapping[Event, Counter[Rule]]


def fires(briefing: Mapping[str, Any]) -> Counter[Rule]:
    """How often each rule or kind fires in a briefing.

    >>> fires({"gaps": [{"kind": "not known"}, {"kind": "not known"}]})
    Counter({('gaps.kind', 'not known'): 2})
    """
    return Counter(
        (f"{section}.{field}", str(item[field]))
        for section, fields in FIELDS.items()
        for item in briefing.get(section, ())
        for field in fields
        if item.get(field)
    )


def declared(tree: Path) -> Iterator[Rule]:
    """The rules of comparison that a side declares, by their sentence: module constants called ``RULE…``."""
    for file in sorted((tree / "briefgen" / "compare").rglob("*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
                names = [t.id for t in node.targets if isinstance(t, ast.Name)]
                if isinstance(node.value.value, str) and any(n.lstrip("_").startswith("RULE") for n in names):
                    yield "differences.rule", node.value.value


def table(found: Fires, rules: set[Rule]) -> str:
    """A line a rule: how often it fires, in how many events, how often in each set; the rarest name their events."""
    sets = list(dict.fromkeys(e.set for e in found))
    spread = Counter(rule for counts in found.values() for rule in counts)
    order = sorted({*rules, *spread}, key=lambda rule: (rule[0], -spread[rule], rule[1]))
    lines = []
    heading = ""
    for field, name in order:
        if field != heading:
            heading = field
            lines += ["", f"{field:60}{'finds':>7}{'events':>8}  " + "  ".join(sets)]
        where = {e: counts[field, name] for e, counts in found.items() if counts[field, name]}
        by_set = "  ".join(f"{sum(n for e, n in where.items() if e.set == s):>{len(s)}}" for s in sets)
        lines.append(f"  {name[:58]:58}{sum(where.values()):>7}{len(where):>8}  {by_set}{_mark(field, where)}")
    return "\n".join(lines).strip()


def _mark(field: str, where: Mapping[Event, int]) -> str:
    """Beside a rule of comparison that fires in few events: in which."""
    if not field.startswith("differences.") or len(where) >= FEW:
        return ""
    named = sorted(e.name for e in where if e.set not in UNSEEN)
    return f"  <{FEW}: {', '.join(named)}".rstrip(": ") if where else "  never"


def matrix(found: Fires) -> str:
    """Events by rules as CSV, the sealed ones together."""
    rules = sorted({r for counts in found.values() for r in counts})
    rows: dict[str, Counter[Rule]] = {}
    for event, counts in found.items():
        rows.setdefault(event.set if event.set in UNSEEN else f"{event.set}/{event.name}", Counter()).update(counts)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["event", *(f"{field}: {name}" for field, name in rules)])
    writer.writerows([name, *(counts[r] for r in rules)] for name, counts in rows.items())
    return text.getvalue()


def main() -> int:
    """Build the side, print the table, write the matrix; 1 where a story failed."""
    parser = command_line(__doc__)
    parser.add_argument("side", metavar="SIDE", nargs="?", default=".", help="a commit or a folder; here: .")
    parser.add_argument("--only", default="", help="names of events, with commas between")
    parser.add_argument("--matrix", type=Path, help="write events by rules as CSV")
    chosen = parser.parse_args()
    target = chosen.matrix and outside(chosen.matrix)
    side, events = side_of(chosen.side), events_of(chosen, chosen.only)
    built = build(side, events, chosen.cache, chosen.jobs, fresh=chosen.fresh)
    found = {e: fires(briefing) for e in events if (briefing := built.briefing(e)) is not None}
    with side.unpacked() as tree:
        rules = set(declared(tree))
    print(table(found, rules))
    if target:
        target.write_text(matrix(found), encoding="utf-8")
    if missing := len(events) - len(found):
        print(f"{missing} of {len(events)} events have no briefing.", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
