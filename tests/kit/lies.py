"""A liar who knows nothing of briefgen: only HTML, JSON and folders.

Each kind of lie is a function that looks at the files of a built site (and of the folder of its sources) and says
what it would change; `Lie.tell` does it, `Lie.take_back` undoes it.  The choice is random, by a seed of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

Changes = dict[Path, bytes | None]


@dataclass(frozen=True)
class Lie:
    """One lie: its kind, and the new bytes of each file it touches (None: the file is deleted)."""

    kind: str
    changes: Changes

    def tell(self) -> Changes:
        """Write it; returns what was there before."""
        before = {file: file.read_bytes() if file.is_file() else None for file in self.changes}
        _write(self.changes)
        return before

    def __str__(self) -> str:
        return f"{self.kind} in {', '.join(file.name for file in self.changes)}"


def take_back(before: Changes) -> None:
    """Leave everything as it was."""
    _write(before)


def lies(site: Path, content: Path, each: int, seed: int = 7) -> Iterator[Lie]:
    """So many lies of each kind, over all files of a site and of its sources."""
    for kind, make in KINDS.items():
        random, told = Random(f"{seed} {kind}"), 0
        while told < each:
            changes = make(site, content, random)
            if changes and any((f.read_bytes() if f.is_file() else None) != data for f, data in changes.items()):
                told += 1
                yield Lie(kind, changes)


def _write(changes: Changes) -> None:
    for file, data in changes.items():
        if data is None:
            file.unlink(missing_ok=True)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)


def _one(folder: Path, pattern: str, random: Random) -> Path:
    return random.choice(sorted(f for f in folder.rglob(pattern) if f.is_file()))


def _in_page(pattern: str, put: Callable[[re.Match[str], Random], str]) -> Callable[[Path, Path, Random], Changes]:
    """A lie in a page: one match of a pattern becomes something else."""

    def make(site: Path, _content: Path, random: Random) -> Changes:
        page = _one(site, "*.html", random)
        text = page.read_bytes().decode()
        found = list(re.finditer(pattern, text, re.DOTALL))
        if not found:
            return {}
        match = random.choice(found)
        return {page: (text[: match.start()] + put(match, random) + text[match.end() :]).encode()}

    return make


def _another_word(text: str, random: Random) -> str:
    words = text.split(" ")
    at = random.randrange(len(words))
    return " ".join([*words[:at], random.choice(["not", "nine", "Tuesday", "Jane Roe", "", "—"]), *words[at + 1 :]])


def _leaf(file: Path, random: Random) -> Changes:
    """One value of a JSON file becomes another of its type."""
    try:
        data = json.loads(file.read_bytes())
    except ValueError:
        return {}
    spots = list(_spots(data))
    if not spots:
        return {}
    holder, key = random.choice(spots)
    value = holder[key]
    if isinstance(value, bool):
        holder[key] = not value
    elif isinstance(value, int | float):
        holder[key] = value + random.choice([-1, 1, 10])
    else:
        holder[key] = _another_word(value, random) if isinstance(value, str) else "x"
    return {file: json.dumps(data, indent=1, ensure_ascii=False).encode()}


def _spots(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a JSON value that holds no list and no object."""
    for key in data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ():
        if isinstance(data[key], dict | list):
            yield from _spots(data[key])
        else:
            yield data, key


def _data(site: Path, _content: Path, random: Random) -> Changes:
    return _leaf(_one(site, "*.json", random), random)


def _index(site: Path, _content: Path, random: Random) -> Changes:
    """One value of a file of the search, a call with data, becomes another."""
    file = random.choice(sorted((site / "search").glob("*.js")))
    call, _, rest = file.read_text(encoding="utf-8").partition("(")
    data = json.loads(f"[{rest.removesuffix(');' + chr(10))}]")
    holder, key = random.choice(list(_spots(data)))
    value = holder[key]
    holder[key] = value + 1 if isinstance(value, int | float) else _another_word(str(value), random)
    return {file: f"{call}({json.dumps(data, ensure_ascii=False, separators=(',', ':'))[1:-1]});\n".encode()}


def _script(site: Path, content: Path, random: Random) -> Changes:
    file = _one(site, "*.js", random)
    appended: Changes = {file: file.read_bytes() + b"\nalert(1);"}
    planted = _in_page(r"</body>|</h2>", lambda m, _: m[0] + "<script>alert(1)</script>")(site, content, random)
    return random.choice([appended, planted, {site / "assets" / "more.js": b"alert(1);"}])


def _style(site: Path, content: Path, random: Random) -> Changes:
    file = _one(site, "*.css", random)
    hidden = b"\n.bg-head{display:none}"
    planted = _in_page(r"</head>", lambda m, _: "<style>q::after{content:' not'}</style>" + m[0])(site, content, random)
    return random.choice([{file: file.read_bytes() + hidden}, planted])


def _file(site: Path, _content: Path, random: Random) -> Changes:
    one, other = _one(site, "*", random), _one(site, "*", random)
    return random.choice(
        [
            {one: None},
            {one: b""},
            {one: other.read_bytes(), other: one.read_bytes()},
            {site / "more" / "index.html": b"<p>Nobody said this.</p>"},
            {site / ".well-known" / "more.html": b"<p>Nobody said this.</p>"},
            {one.with_name(f"{one.stem}-2{one.suffix}"): one.read_bytes()},
        ]
    )


def _source(_site: Path, content: Path, random: Random) -> Changes:
    file = _one(content, "*.txt", random)
    text = file.read_text(encoding="utf-8")
    added = "A third report\n\n6 March 2025\n\nThe ferry Silver Gull was refloated off Marrowby on Thursday morning.\n"
    return random.choice(
        [
            {file: _another_word(text, random).encode()},
            {file: None},
            {file.with_name("third.txt"): added.encode()},
        ]
    )


KINDS: dict[str, Callable[[Path, Path, Random], Changes]] = {
    "text": _in_page(r"(?<=>)[^<>]{12,}(?=<)", lambda m, r: _another_word(m[0], r)),
    "link": _in_page(
        r'href="[^"]*"', lambda _, r: r.choice(['href="#"', 'href="../index.html"', 'href="//evil.example"'])
    ),
    "attribute": _in_page(r'(?<= )([\w-]+)="[^"]*"', lambda m, r: f'{m[1]}="{r.choice(["", "x", "0"])}"'),
    "element": _in_page(
        r"</p>|</li>|</h2>|<li\b.*?</li>|<p\b.*?</p>",
        lambda m, r: r.choice(["", m[0] * 2, m[0] + "<p>Police deny it all.</p>"]),
    ),
    "script": _script,
    "data leaf": _data,
    "index": _index,
    "style": _style,
    "file": _file,
    "source": _source,
}
