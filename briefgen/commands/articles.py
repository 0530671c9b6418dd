"""The commands for articles: clean them, bring them in, sort a heap of them."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from briefgen.commands.options import FILE, FOLDER, NEW_FOLDER, json_option, quiet_option, site_option
from briefgen.commands.said import counted, say, say_left_out
from briefgen.errors import NotAdded, NothingToBuild
from briefgen.site.progress import progress_for
from briefgen.steps import heard


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FILE)
@click.option("-o", "--output", "folder", metavar="DIR", type=NEW_FOLDER, help="Where to write.")
@click.option("--story", is_flag=True, help="The files are of one story and may help each other.")
@click.option("--report", "reported", is_flag=True, help="Print what was kept and what was cut, and by which rule.")
@quiet_option
def clean(files: tuple[Path, ...], folder: Path | None, story: bool, reported: bool, quiet: bool) -> None:
    """Clean source files: one Markdown file each, without the boilerplate.

    What an edits.yml beside the files says to keep or to cut counts.  With --report nothing needs to be written.
    """
    from briefgen.pipeline.intake import clean_files, report_files

    if reported:
        text, not_read = report_files(files, together=story)
        click.echo(text, nl=False)
    if folder is None:
        if not reported:
            raise click.UsageError("Say where to write with -o DIR, or ask for a --report.")
        say_left_out(not_read)
        raise SystemExit(1 if not_read else 0)
    progress = progress_for(sys.stderr, quiet=quiet)
    progress.begin(0)
    try:
        with heard(progress.step):
            cleaned, not_read = clean_files(files, together=story)
    finally:
        progress.end()
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in cleaned.items():
        (folder / name).write_bytes(data)
    say_left_out(not_read)
    if not cleaned:
        raise NothingToBuild("None of the files could be read as an article.")
    if not quiet:
        say(f"{counted(len(cleaned), 'article')} -> {folder}")
    raise SystemExit(1 if not_read else 0)


@click.command()
@click.argument("story", metavar="STORY")
@click.argument("items", metavar="URL|FILE...", nargs=-1, required=True)
@click.option("--outlet", help="Who published them, where they do not say so.")
@click.option("--date", "published", metavar="YYYY-MM-DD", help="When, where they do not say so.")
@site_option
@quiet_option
def add(story: str, items: tuple[str, ...], outlet: str | None, published: str | None, site: Path, quiet: bool) -> None:
    """Bring web pages and files into STORY.  This is the only command that uses the network.

    With --outlet or --date a file that is in STORY already gets the note that says so.
    """
    from briefgen.settings.site import Settings
    from briefgen.site.add import add as bring_in

    content = Settings.load(site).content
    added = 0
    for item in items:
        try:
            file = bring_in(item, story, content, outlet=outlet, published=published)
        except NotAdded as error:
            say(f"not added: {error}")
            continue
        added += 1
        if not quiet:
            say(f"{item} -> {file}")
    if not added:
        raise SystemExit(NotAdded.exit_code)
    raise SystemExit(0 if added == len(items) else 1)


@click.command()
@click.argument("heap", metavar="HEAP", type=FOLDER)
@click.option(
    "--folders", metavar="DIR", type=NEW_FOLDER, help="Also copy each story's articles to DIR/STORY/articles/."
)
@click.option("--link", is_flag=True, help="With --folders: make links to the articles instead of copies.")
@quiet_option
@json_option
def group(heap: Path, folders: Path | None, link: bool, quiet: bool, as_json: bool) -> None:
    """Sort the articles of HEAP, a folder of any depth, into events: write HEAP/groups.yml.

    It says which articles make which story, and why; read it and change it. What it says stays when the command runs
    again: new articles join a story or make one. The articles themselves are left as they are.
    """
    from briefgen.heap.folders import fill_folders
    from briefgen.heap.plan import write_plan
    from briefgen.heap.sort import sort_heap

    if link and not folders:
        raise click.UsageError("--link says how --folders DIR is filled; name the folder too.")
    progress = progress_for(sys.stderr, quiet=quiet)
    progress.begin(0)
    try:
        with heard(progress.step):
            done = sort_heap(heap)
            written, left = fill_folders(done.plan, heap, folders, link=link) if folders else (0, ())
    finally:
        progress.end()
    write_plan(done.plan, done.notes, heap)
    say_left_out((*done.not_read, *left))
    if as_json:
        click.echo(json.dumps({**asdict(done), "heap": heap.as_posix()}, indent=1))
    if not quiet:
        stories = counted(len(done.plan.stories), "story", "stories")
        say(f"{counted(done.articles, 'article')} ({done.new} new), {stories} -> {heap / 'groups.yml'}")
        if folders:
            say(f"{counted(written, 'file')} -> {folders}")
    raise SystemExit(1 if done.not_read or left else 0)
