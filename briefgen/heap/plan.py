"""The plan of a heap, ``groups.yml``: which articles make which story, to read and to change.

::

    stories:
    - story: mill-fire  # Mill in Orrin burned down; 2031-03-04 to 2031-03-05
      articles:
      - "gull.html"
      - "export.txt#mill-in-flames"  # like gull.html: Orrin, Teller; blaze, mill; 1 day apart
    alone:
    - "quay.txt"
    leave out:
    - "menu.html"

What stands under ``stories`` stays where it stands, whoever put it there; what is ``alone`` may join others when they
come; what an editor puts under ``leave out`` is of no story.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefgen.clean.text.slugs import slug
from briefgen.errors import SettingsError
from briefgen.load.normal import is_normal, normal
from briefgen.settings.plain_yaml import BadYaml, read_yaml_file

NAME = "groups.yml"
LONGEST = 20_000_000
"""Characters of a plan; one of ten thousand articles has a million."""
_HEAD = """\
# Which articles make which story. Written by `briefgen group`; read it, and change it as you like.
#
# Move a line under another story, rename a story, or delete a line or a story to have its articles sorted anew. What
# stands under "stories" stays there when the command runs again: new articles join a story or make one. What is "alone"
# may join others later; what you move under "leave out" is of no story. What stands behind a # is made anew each time.
"""
_KEYS = ("stories", "alone", "leave out")


@dataclass(frozen=True, slots=True)
class PlannedStory:
    """A story of a plan: its name, which is its folder's, and the paths of its articles."""

    name: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a ``groups.yml`` says; each path stands once."""

    stories: tuple[PlannedStory, ...] = ()
    alone: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remarks:
    """What stands behind the lines of a plan: about each story, and why each article is in its story."""

    stories: Mapping[str, str]
    articles: Mapping[str, str]


def read_plan(heap: Path) -> Plan:
    """The plan that lies in a heap; an empty one where there is none.

    Raises `SettingsError` with every fault in it: it is no YAML, an entry is not understood, a story or an article
    stands twice, a name cannot be a folder's.
    """
    path = heap / NAME
    if not path.exists():
        return Plan()
    try:
        said = read_yaml_file(path, longest=LONGEST)
    except BadYaml as error:
        raise SettingsError(f"{path}: It is not valid YAML{error.where}: {error}. {_REMEDY}") from error
    faults: list[str] = []
    plan = _understood(said, faults)
    every = [*(a for s in plan.stories for a in s.articles), *plan.alone, *plan.left_out]
    faults += [f"the article {a!r} stands {n} times; keep one" for a, n in Counter(every).items() if n > 1]
    names = Counter(s.name.casefold() for s in plan.stories)
    faults += [
        f"the story {name!r} stands {n} times; put them together or rename one" for name, n in names.items() if n > 1
    ]
    if faults:
        raise _faulty(path, faults)
    return plan


def held_against(plan: Plan, heap: Path, known: Iterable[str], files: Iterable[str]) -> None:
    """Raise `SettingsError` where a plan names what the heap does not hold.

    ``known`` are the paths of its articles, ``files`` those of its files: a file that cannot be read today keeps its
    place, and so do its parts.
    """
    there, whole = set(known), set(files)
    every = [*(a for s in plan.stories for a in s.articles), *plan.alone, *plan.left_out]
    unread = (a for a in every if a not in there and a not in whole and _file_of(a) not in whole)
    parts = (a for a in every if a not in there and a not in whole and _file_of(a) in whole)
    faults = [f"{a!r} is not in the heap; put it back, or delete the line" for a in unread]
    faults += [f"{_file_of(a)!r} holds no part {a.rpartition('#')[2]!r}; delete the line" for a in parts]
    if faults:
        raise _faulty(heap / NAME, faults)


def write_plan(plan: Plan, notes: Remarks, heap: Path) -> bool:
    """Write a plan into its heap, whole or not at all; whether anything changed."""
    path = heap / NAME
    data = as_text(plan, notes).encode()
    if path.is_file() and path.read_bytes() == data:
        return False
    fresh = path.with_name(f".{NAME}.new")
    fresh.write_bytes(data)
    fresh.replace(path)
    return True


def as_text(plan: Plan, notes: Remarks) -> str:
    """A plan as it is written.

    >>> text = as_text(Plan((PlannedStory("fire", ("a.md",)),)), Remarks({}, {"a.md": "like b.md"}))
    >>> print(text.partition("stories:")[2].strip())
    - story: "fire"
      articles:
      - "a.md"  # like b.md
    """
    lines = [_HEAD, "stories:" if plan.stories else "stories: []"]
    for story in plan.stories:
        lines += [f"- story: {_quoted(story.name)}{_behind(notes.stories.get(story.name))}"]
        lines += ["  articles:" if story.articles else "  articles: []"]
        lines += [f"  - {_quoted(a)}{_behind(notes.articles.get(a))}" for a in story.articles]
    for key, paths in (("alone", plan.alone), ("leave out", plan.left_out)):
        if paths:
            lines += [f"{key}:", *(f"- {_quoted(a)}{_behind(notes.articles.get(a))}" for a in paths)]
    return "\n".join(lines) + "\n"


def free_name(title: str, taken: set[str]) -> str:
    """A folder's name for a story of this title that no other story has; it is noted in ``taken``.

    >>> free_name("Mill burned down", {"mill-burned-down"})
    'mill-burned-down-2'
    """
    name = slug(f"{title}.x") if title.strip() else "story"
    free, number = name, 1
    while free.casefold() in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free.casefold())
    return free


_REMEDY = "Mend the line, or delete the file to have the heap sorted anew. Nothing was changed."


def _faulty(path: Path, faults: Sequence[str]) -> SettingsError:
    first = "; ".join(faults[:_SHOWN]) + (f"; and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else "")
    return SettingsError(f"{path}: {first}. Nothing was changed.")


_SHOWN = 10


def _understood(said: Any, faults: list[str]) -> Plan:
    if said is None:
        return Plan()
    if not isinstance(said, dict):
        faults.append("it should hold 'stories:' with a list under it")
        return Plan()
    faults += [f"the entry {key!r} is not understood; use {', '.join(_KEYS)}" for key in said if key not in _KEYS]
    stories = said.get("stories") or []
    if not isinstance(stories, list):
        faults.append("'stories' should be a list of stories, each with 'story' and 'articles'")
        stories = []
    found = tuple(s for n, story in enumerate(stories, 1) if (s := _story(story, n, faults)))
    return Plan(found, _paths(said.get("alone"), "alone", faults), _paths(said.get("leave out"), "leave out", faults))


def _story(said: Any, number: int, faults: list[str]) -> PlannedStory | None:
    if not isinstance(said, dict) or not isinstance(said.get("story"), str | int):
        faults.append(f"story {number} of the list should have 'story: its-name' and 'articles: ...'")
        return None
    name = str(said["story"])
    faults += [
        f"{name!r}: {key!r} is not understood; use story and articles"
        for key in said
        if key not in {"story", "articles"}
    ]
    if (
        not name.strip()
        or name.startswith(".")
        or name != name.strip()
        or any(c in '/\\:*?"<>|' or ord(c) < 32 for c in name)
    ):
        faults.append(f"{name!r} cannot be a folder's name; use letters, digits and hyphens")
    return PlannedStory(name, _paths(said.get("articles"), name, faults))


def _paths(said: Any, of: str, faults: list[str]) -> tuple[str, ...]:
    if said is None:
        return ()
    if not isinstance(said, list) or not all(isinstance(a, str) for a in said):
        faults.append(f"{of!r} should have a list of files, each in quotation marks")
        return ()
    return tuple(said)


def _file_of(path: str) -> str:
    return path.rpartition("#")[0]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=not is_normal(text))


def _behind(note: str | None) -> str:
    return f"  # {' '.join(normal(note).split())}" if note else ""
