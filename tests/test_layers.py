"""The rooms of the house, low to high: a room imports only from rooms below it."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.kit.places import ROOT

PACKAGE = ROOT / "briefgen"
LAYERS = [
    "errors",
    "steps",
    "keep",
    "model",
    "lexicon",
    "values",
    "settings",
    "load",
    "clean",
    "annotate",
    "likeness",
    "gather",
    "compare",
    "sections",
    "render",
    "export",
    "search",
    "gate",
    "pipeline",
    "heap",
    "site",
    "library",
    "commands",
    "cli",
    "__main__",
]


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The rooms that a module imports from, its own aside."""
    modules: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            modules |= {node.module} if node.module != "briefgen" else {f"briefgen.{a.name}" for a in node.names}
        elif isinstance(node, ast.Import):
            modules |= {a.name for a in node.names}
    rooms = {m.split(".")[1] for m in modules if m.startswith("briefgen.")}
    return (rooms & set(LAYERS)) - {room_of(path)}


MODULES = sorted(p for p in PACKAGE.rglob("*.py") if p != PACKAGE / "__init__.py")


def test_every_module_lies_in_a_known_room() -> None:
    strangers = {room_of(p) for p in MODULES} - set(LAYERS)
    assert not strangers, f"put them into a room, or name a new one in LAYERS and docs/architecture.md: {strangers}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_room_imports_only_lower_ones(path: Path) -> None:
    own = LAYERS.index(room_of(path))
    above = sorted(room for room in imported(path) if LAYERS.index(room) > own)
    assert not above, f"{room_of(path)}/ may not import {above}: what both need belongs into a lower room"


def test_a_class_name_has_one_meaning() -> None:
    homes: dict[str, list[str]] = {}
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                homes.setdefault(node.name.lstrip("_"), []).append(path.relative_to(PACKAGE).as_posix())
    twice = {name: places for name, places in homes.items() if len(places) > 1}
    assert not twice, f"one noun, one class: call one of these by what it alone holds: {twice}"


def names_of(path: Path) -> set[str]:
    """The modules of the package that a module imports, also by name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{a.name}" for a in node.names)}
        elif isinstance(node, ast.Import):
            found |= {a.name for a in node.names}
        elif isinstance(node, ast.Call) and "import_module" in ast.unparse(node.func):
            found |= {str(a.value) for a in node.args if isinstance(a, ast.Constant)}
    return found


def test_no_circle_of_imports() -> None:
    inside = [p for p in MODULES if p.name != "__init__.py"]  # a package's door leads to what is behind it
    modules = {".".join(p.relative_to(ROOT).with_suffix("").parts): p for p in inside}
    try:
        TopologicalSorter({name: names_of(p) & modules.keys() - {name} for name, p in modules.items()}).prepare()
    except CycleError as circle:
        pytest.fail(f"hand in what the lower one needs, instead of importing it: {' -> '.join(circle.args[1])}")
