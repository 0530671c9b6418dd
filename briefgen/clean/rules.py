"""The rules of cleaning in their order, each a name and a function of a draft."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.clean.draft import Draft

RULES: tuple[tuple[str, Callable[[Draft], None]], ...] = ()


def apply_rules(draft: Draft) -> None:
    """Apply every rule in order."""
    for _, rule in RULES:
        rule(draft)
