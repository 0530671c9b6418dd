"""The editor's decisions over the cleaning, from a story's ``edits.yml``.

::

    clean:
      quay.txt:
        keep: ["Read more: the whole ruling stands below."]
        cut: ["The Gull is a member of the Harbour Press."]

``keep`` brings back what a rule cut, ``cut`` takes out what no rule knew.  A text may be a whole paragraph or a part
of one; white space, case and the form of quotation marks do not matter.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from briefgen.model import CleaningEdit
from briefgen.settings.plain_yaml import BadYaml, read_yaml_file

NAME = "edits.yml"
LEAST = 3  # letters or digits of a text; less would be found anywhere
Edits = tuple[CleaningEdit, ...]


def read_edits(story: Path, files: Iterable[str]) -> tuple[Edits, tuple[str, ...]]:
    """The edits of a story's folder whose source files are ``files``, and a sentence for each entry that is no use.

    Without the file there are none.  Nothing is raised: an edit that cannot be used is named, the others count.
    """
    path = story / NAME
    if not path.is_file():
        return (), ()
    try:
        said = read_yaml_file(path)
    except BadYaml as error:
        return (), (f"It is not valid YAML{error.where}; the story is built without it. Mend or delete it.",)
    if said is None:
        return (), ()
    if not isinstance(said, dict):
        return (), ("It should hold 'clean:' with file names under it; the story is built without it.",)
    complaints = [f"The entry '{key}' is not understood; use 'clean'." for key in said if key != "clean"]
    edits, more = _of_clean(said.get("clean"), tuple(files))
    return edits, (*complaints, *more)


def edit_of(path: str, edits: Edits) -> CleaningEdit | None:
    """The edit that names a source file, by its name or the end of its path.

    >>> edit_of("flood/articles/quay.txt", (CleaningEdit("quay.txt", keep=("Read on",)),)).keep
    ('Read on',)
    """
    whole = path.split("#")[0]
    return next((e for e in edits if any(p == e.file or p.endswith(f"/{e.file}") for p in (path, whole))), None)


def _of_clean(said: Any, files: tuple[str, ...]) -> tuple[Edits, list[str]]:
    if said is None:
        return (), []
    if not isinstance(said, dict):
        return (), ["'clean' should hold file names, each with 'keep' or 'cut' under it."]
    edits: list[CleaningEdit] = []
    complaints: list[str] = []
    for file, asked in said.items():
        name = str(file)
        edit = CleaningEdit(name)
        if not any(edit_of(path, (edit,)) for path in files):
            complaints.append(f"No file of the story is named '{name}'; name it as it lies in the folder.")
        elif not isinstance(asked, dict):
            complaints.append(f"'{name}' should have 'keep' or 'cut' under it, each a list of texts.")
        else:
            complaints += [f"'{name}': '{key}' is not understood; use keep and cut." for key in set(asked) - _KEYS]
            keep, bad = _texts(name, "keep", asked.get("keep"))
            cut, worse = _texts(name, "cut", asked.get("cut"))
            complaints += [*bad, *worse]
            edits.append(CleaningEdit(name, keep, cut))
    return tuple(edits), sorted(complaints)


_KEYS = {"keep", "cut"}


def _texts(file: str, key: str, said: Any) -> tuple[tuple[str, ...], list[str]]:
    """A list of texts; one text alone is a list of one."""
    if said is None:
        return (), []
    given = said if isinstance(said, list) else [said]
    good = tuple(" ".join(t.split()) for t in given if isinstance(t, str) and sum(c.isalnum() for c in t) >= LEAST)
    bad = len(given) - len(good)
    why = f"'{file}': {bad} of the texts to {key} cannot be used; give each as text of {LEAST} letters or more."
    return good, [why] if bad else []
