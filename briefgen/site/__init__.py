"""The site: building and serving it through MkDocs, bringing articles in, starting a new one."""

from __future__ import annotations

from typing import Any


def __getattr__(name: str) -> Any:
    if name != "BriefgenPlugin":
        raise AttributeError(name)
    from briefgen.site.plugin import BriefgenPlugin

    return BriefgenPlugin
