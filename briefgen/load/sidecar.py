"""The note beside a source file that says where it came from and when: ``NAME.source.yml``.

``briefgen add`` writes it.  It is no article; its values are evidence for the article's metadata.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from briefgen.load.reading import given
from briefgen.model import Evidence
from briefgen.settings.plain_yaml import BadYaml, read_yaml_file

SIDECAR = ".source.yml"
PARTS = "parts"  # under it the note says the same of one article among several, by the part's name
FIELDS = ("url", "retrieved", "title", "outlet", "author", "published")


def is_sidecar(path: Path) -> bool:
    """Whether a file is such a note.

    >>> is_sidecar(Path("storm.html.source.yml")), is_sidecar(Path("source.yml"))
    (True, False)
    """
    return path.name.endswith(SIDECAR) and path.name != SIDECAR


def subject_of(path: Path) -> Path:
    """The file a note speaks of.

    >>> subject_of(Path("storm.html.source.yml")).name
    'storm.html'
    """
    return path.with_name(path.name.removesuffix(SIDECAR))


def read_sidecar(path: Path) -> tuple[tuple[Evidence, ...], str | None]:
    """What the note beside ``path`` says, and a complaint where it cannot be read; nothing where there is none."""
    note = path.with_name(path.name + SIDECAR)
    try:
        if not note.is_file():
            return (), None
    except OSError:  # the file's own name is so long that a note's would be longer than the disk allows
        return (), None
    try:
        said = read_yaml_file(note)
    except BadYaml:
        said = None
    if not isinstance(said, dict):
        return (), "It should hold 'url: ...' and the like; the article is read without it. Mend or delete it."
    told = given(note.name, **_values(said))
    parts = said.get(PARTS)
    for part, values in parts.items() if isinstance(parts, dict) else ():
        if isinstance(values, dict):
            told += given(f"{note.name}#{part}", **_values(values))
    return told, None


def of_part(told: tuple[Evidence, ...], part: str) -> tuple[Evidence, ...]:
    """What a note says of one part of its file, or of the file ("")."""
    return tuple(e for e in told if e.where.rpartition(": ")[0].partition("#")[2] == part)


def _values(said: dict[Any, Any]) -> dict[str, str]:
    return {name: _text(said[name]) for name in FIELDS if said.get(name) is not None}


def _text(value: Any) -> str:
    return str(value.isoformat() if hasattr(value, "isoformat") else value)
