"""The shared scorers as modules: their functions are asked in this process where starting a script is too slow."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any


def scorer(shared: Path, name: str) -> Any:
    """The module ``score/NAME.py`` of the shared data; raises `FileNotFoundError` where there is none."""
    file = shared / "score" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, file)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
