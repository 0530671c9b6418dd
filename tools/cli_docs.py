"""Write docs/cli.md from the commands' own help, so that the two cannot part.  A test checks that they have not."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.cli import main

DOCS = Path(__file__).resolve().parent.parent / "docs" / "cli.md"
WIDTH = 100
HEAD = """# The commands

This page is made from the commands' own help by `make docs`; a test fails when the two differ.
"""


def cli_docs() -> str:
    """The whole page."""
    with _context(main, "briefgen") as context:
        commands = [(name, main.get_command(context, name)) for name in main.list_commands(context)]
        parts = [HEAD, _section(context)]
        for name, command in commands:
            assert command is not None
            with _context(command, name, context) as inner:
                parts.append(_section(inner))
    return "\n".join(parts)


def _context(command: click.Command, name: str, parent: click.Context | None = None) -> click.Context:
    settings = {**command.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    return click.Context(command, info_name=name, parent=parent, **settings)


def _section(context: click.Context) -> str:
    return f"## {context.command_path}\n\n```text\n{context.get_help()}\n```\n"


if __name__ == "__main__":
    DOCS.parent.mkdir(exist_ok=True)
    DOCS.write_bytes(cli_docs().encode())
