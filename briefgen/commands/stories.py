"""The commands for one story: brief it, say why, take it along."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefgen.commands.options import FOLDER, NEW_FILE, NEW_FOLDER, cache_option, quiet_option, site_option
from briefgen.commands.said import counted, say, say_asked, say_left_out, say_withheld


@click.command()
@click.argument("folder", metavar="FOLDER", type=FOLDER)
@click.option("-o", "--output", type=NEW_FILE, help="The file to write; standard output where it is not given.")
@cache_option
@quiet_option
def brief(folder: Path, output: Path | None, quiet: bool) -> None:
    """Brief one story: read FOLDER (a story, or its articles/) and write its briefing.json."""
    from briefgen.keep.once import keeping
    from briefgen.pipeline.story import brief_folder
    from briefgen.sections.json import to_json
    from briefgen.settings.site import Settings
    from briefgen.site.results import Results
    from briefgen.site.untold import untold

    results = Results.of(say=say)
    with keeping(results.store):
        done = brief_folder(folder, Settings.around(folder))
    results.settle(say)
    briefing = done.briefing
    data = to_json(briefing)
    if output is None:
        sys.stdout.buffer.write(data)
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_bytes(data)
    say_left_out(briefing.not_read)
    say_withheld((briefing.story.id, w) for w in briefing.withheld)
    if not quiet:
        say_asked(untold(done.articles))
    if output is not None and not quiet:
        say(f"{counted(len(briefing.articles), 'article')}, {counted(len(briefing.facts), 'fact')} -> {output}")
    raise SystemExit(1 if briefing.not_read or briefing.withheld else 0)


@click.command("explain")
@click.argument("folder", type=FOLDER)
@click.argument("wanted", metavar="ID")
def explain_one(folder: Path, wanted: str) -> None:
    """Say why ID is a fact or a difference of the story in FOLDER.

    ID is its id in briefing.json, or its number on the page: 'fact 3', 'difference 1'. 'aside' lists the sentences
    that no section quotes, each with the reason.
    """
    from briefgen.keep.once import keeping
    from briefgen.pipeline.explain import explain
    from briefgen.pipeline.story import brief_folder
    from briefgen.settings.site import Settings
    from briefgen.site.results import Results

    with keeping(Results.of().store):
        click.echo(explain(brief_folder(folder, Settings.around(folder)), wanted))


@click.command()
@click.argument("story", metavar="STORY")
@click.option(
    "--pdf", "formats", flag_value="pdf", multiple=True, help="The paper: four pages at most. Needs briefgen[pdf]."
)
@click.option("--epub", "formats", flag_value="epub", multiple=True, help="The e-book, with the receipts as notes.")
@click.option(
    "--zip", "formats", flag_value="zip", multiple=True, help="The whole site, to be read offline, with its hashes."
)
@click.option(
    "--csv", "formats", flag_value="csv", multiple=True, help="Facts, differences, figures, quotations as a table."
)
@click.option("-o", "--output", "folder", metavar="DIR", type=NEW_FOLDER, default=".", help="Where to write.")
@site_option
@quiet_option
def export(story: str, formats: tuple[str, ...], folder: Path, site: Path, quiet: bool) -> None:
    """Write a finished STORY in forms to take along.  The site must be built."""
    from briefgen.settings.site import Settings
    from briefgen.site.take import FORMATS, taken

    if not formats:
        raise click.UsageError(f"Say what to write: {', '.join(f'--{f}' for f in FORMATS)}.")
    files = taken(Settings.load(site), story, formats)
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
        if not quiet:
            say(f"{len(data):,} bytes -> {folder / name}")
