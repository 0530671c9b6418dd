"""What several commands may be told: kinds of values, and options."""

from __future__ import annotations

import os
from pathlib import Path

import click

from briefgen.keep.place import OFF, PLACE, SCHEDULER
from briefgen.model import Rights

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NEW_FOLDER = click.Path(file_okay=False, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, path_type=Path)
PUBLISH = click.Choice([word.value for word in Rights])

site_option = click.option(
    "-C", "--site", metavar="DIR", type=FOLDER, default=".", help="The site's folder, where mkdocs.yml is."
)
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print the report as JSON on standard output.")


def _forget(ctx: click.Context, option: click.Parameter, given: bool) -> None:
    """Nothing is kept by this process, nor by those that it starts."""
    if given:
        os.environ[PLACE] = OFF


def _appoint(ctx: click.Context, option: click.Parameter, address: str | None) -> None:
    """The plugin, which MkDocs makes, finds the address there."""
    if address:
        os.environ[SCHEDULER] = address


cache_option = click.option(
    "--no-cache",
    is_flag=True,
    expose_value=False,
    callback=_forget,
    help="Make everything anew, and keep nothing of it.",
)
scheduler_option = click.option(
    "--scheduler",
    metavar="ADDRESS",
    expose_value=False,
    callback=_appoint,
    help="Have a Dask cluster read the articles, such as tcp://host:8786. Needs briefgen[dask].",
)
