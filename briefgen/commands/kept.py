"""The command for what was worked out before."""

from __future__ import annotations

import click

from briefgen.commands.said import counted, say
from briefgen.keep.place import PLACE, place


@click.command()
@click.option("--clear", "clearing", is_flag=True, help="Remove all that is kept.")
def cache(clearing: bool) -> None:
    """Say where results of earlier builds are kept, and how much there is.

    They are taken only where they are of this version of the program and signed with your own key; without them
    everything is made anew, and comes out the same. BRIEFGEN_CACHE names another folder, or says "off";
    BRIEFGEN_CACHE_MB says how many megabytes may be kept.
    """
    from briefgen.keep.store import clear, held

    folder = place()
    if folder is None:
        say(f"Nothing is kept: {PLACE} says so.")
        return
    if clearing:
        say(f"{counted(clear(folder), 'result')} removed from {folder}")
        return
    there = held(folder)
    sizes = f"{there.size / 1e6:,.0f} MB of at most {there.most / 1e6:,.0f}"
    click.echo(f"{folder}: {counted(there.results, 'result')}, {sizes}")
