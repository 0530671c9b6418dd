"""The commands for a whole site: start one, build it, serve it, check it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from briefgen.commands.options import (
    NEW_FOLDER,
    PUBLISH,
    cache_option,
    json_option,
    quiet_option,
    scheduler_option,
    site_option,
)
from briefgen.commands.said import counted, finish, say
from briefgen.model import Rights
from briefgen.site.progress import progress_for


@click.command()
@site_option
@click.option("--strict", is_flag=True, help="Stop at any warning: a left-out file, a broken link or anchor.")
@cache_option
@scheduler_option
@quiet_option
@json_option
def build(site: Path, strict: bool, quiet: bool, as_json: bool) -> None:
    """Build the whole site: read the articles, write the pages, run MkDocs."""
    from briefgen.settings.site import Settings
    from briefgen.site.running import build_site

    settings = Settings.load(site)
    report = build_site(settings, strict=strict, progress=progress_for(sys.stderr, quiet=quiet))
    finish(report, settings.site_dir, quiet=quiet, as_json=as_json)


@click.command()
@site_option
@click.option(
    "-a", "--address", metavar="HOST:PORT", default="127.0.0.1:8000", show_default=True, help="Where to serve."
)
@cache_option
@scheduler_option
def serve(site: Path, address: str) -> None:
    """Serve the site and build it again whenever an article, template or setting changes."""
    from briefgen.settings.site import Settings
    from briefgen.site.running import serve_site

    serve_site(Settings.load(site), address=address)


@click.command()
@click.argument("folder", metavar="DIR", type=NEW_FOLDER)
@site_option
@cache_option
@scheduler_option
@quiet_option
@json_option
def pages(folder: Path, site: Path, quiet: bool, as_json: bool) -> None:
    """Write the finished Markdown pages and data files to DIR, for another renderer."""
    from dataclasses import replace

    from briefgen.settings.site import Settings
    from briefgen.site.build import build_pages
    from briefgen.site.results import Results

    settings = replace(Settings.load(site), build_dir=folder.resolve())
    results = Results.of(say=say)
    report = build_pages(settings, progress_for(sys.stderr, quiet=quiet), results.crew(settings))
    results.settle(say)
    finish(report, folder, quiet=quiet, as_json=as_json)


@click.command()
@site_option
@click.option("--rebuild", is_flag=True, help="Build the site again in a temporary folder too, and compare every byte.")
@quiet_option
@json_option
def check(site: Path, rebuild: bool, quiet: bool, as_json: bool) -> None:
    """Check a finished site: every file's hash, every receipt, every count, every citation's link and anchor.

    Named is what was changed, removed or added since it was built, in the site and in its sources.
    """
    from briefgen.settings.site import Settings
    from briefgen.site.check import check_site

    report = check_site(Settings.load(site), rebuild=rebuild)
    if as_json:
        click.echo(
            json.dumps({"pages": report.pages, "receipts": report.receipts, "failures": report.failures}, indent=1)
        )
    if error := report.error:
        raise error
    if not quiet:
        say(f"{counted(report.receipts, 'receipt')} on {counted(report.pages, 'page')}: all hold")


@click.command()
@click.argument("folder", metavar="DIR", type=NEW_FOLDER)
@click.option(
    "--publish",
    type=PUBLISH,
    help="How much of an article its page shows: the whole text, the cited sentences, or only that there is one. Asked "
    "at a terminal; else full.",
)
def new(folder: Path, publish: str | None) -> None:
    """Start a site of one's own in DIR, with settings, an example and a workflow."""
    from briefgen.site.new import new_site

    if publish is None and at_a_terminal():
        say("How much of an article may its page show? full: its text; cited: the cited sentences; none: its address.")
        publish = click.prompt("publish", type=PUBLISH, default=Rights.FULL.value, err=True)
    rights = Rights(publish or Rights.FULL)
    made = new_site(folder, publish=rights)
    say(f"{counted(len(made.files), 'file')} -> {folder}. Next: cd {folder}, then briefgen build")
    say(f"mkdocs.yml says publish: {rights}. Publish only what you may; it can be changed there at any time.")
    if made.todo:
        say(made.todo)


def at_a_terminal() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty()
