"""The commands: parse, call, print.  What they do stands elsewhere.

Results go to standard output, everything else to standard error.  The exit code tells a script how it went:
0 all was read; 1 built, but something was left out or withheld; 2 wrong usage; 3 nothing was built; 4 a receipt does
not hold.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen import __version__
from briefgen.errors import BriefgenError, GateError, NotAdded, NothingToBuild
from briefgen.keep.place import OFF, PLACE, SCHEDULER, place
from briefgen.model import Rights
from briefgen.site.disk import disk_trouble
from briefgen.site.progress import progress_for
from briefgen.steps import heard

if TYPE_CHECKING:
    from briefgen.model import NotRead, Withheld
    from briefgen.site.build import BuildReport
    from briefgen.site.untold import Untold

EXIT_CODES = """\b
Exit codes:
  0  everything was read
  1  built, but something was left out: a source file, a story, a statement
  2  wrong usage or settings
  3  nothing was built
  4  the gate: a receipt does not hold
"""

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


class _Commands(click.Group):
    """A group that turns our own errors into one sentence and their exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except GateError as error:
            for failure in error.failures:
                _say(f"does not hold: {failure}")
            _say(f"{error}. {error.advice}")
            ctx.exit(error.exit_code)
        except BriefgenError as error:
            _say(str(error))
            ctx.exit(error.exit_code)
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except Exception as error:  # Python's own exit code would be 1, which says that something was built
            if trouble := disk_trouble(error):
                _say(str(trouble))
                ctx.exit(trouble.exit_code)
            traceback.print_exc()
            _say("That is an error of briefgen's own. Nothing was built; please report it with the lines above.")
            ctx.exit(NothingToBuild.exit_code)


@click.group(cls=_Commands, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefgen")
def main() -> None:
    """Turn folders of news articles into a briefing site that only quotes."""
    for stream in (sys.stdout, sys.stderr):  # a console that cannot show a letter shows a mark for it, and goes on
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")


@main.command()
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
    _finish(report, settings.site_dir, quiet=quiet, as_json=as_json)


@main.command()
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


@main.command()
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
    results = Results.of(say=_say)
    report = build_pages(settings, progress_for(sys.stderr, quiet=quiet), results.crew(settings))
    results.settle(_say)
    _finish(report, folder, quiet=quiet, as_json=as_json)


@main.command()
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

    results = Results.of(say=_say)
    with keeping(results.store):
        done = brief_folder(folder, Settings.around(folder))
    results.settle(_say)
    briefing = done.briefing
    data = to_json(briefing)
    if output is None:
        sys.stdout.buffer.write(data)
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_bytes(data)
    _left_out(briefing.not_read)
    _withheld((briefing.story.id, w) for w in briefing.withheld)
    if not quiet:
        _asked(untold(done.articles))
    if output is not None and not quiet:
        _say(f"{_count(len(briefing.articles), 'article')}, {_count(len(briefing.facts), 'fact')} -> {output}")
    raise SystemExit(1 if briefing.not_read or briefing.withheld else 0)


@main.command()
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
        _left_out(not_read)
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
    _left_out(not_read)
    if not cleaned:
        raise NothingToBuild("None of the files could be read as an article.")
    if not quiet:
        _say(f"{_count(len(cleaned), 'article')} -> {folder}")
    raise SystemExit(1 if not_read else 0)


@main.command()
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
            _say(f"not added: {error}")
            continue
        added += 1
        if not quiet:
            _say(f"{item} -> {file}")
    if not added:
        raise SystemExit(NotAdded.exit_code)
    raise SystemExit(0 if added == len(items) else 1)


@main.command()
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
            _say(f"{len(data):,} bytes -> {folder / name}")


@main.command()
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
    _left_out((*done.not_read, *left))
    if as_json:
        click.echo(json.dumps({**asdict(done), "heap": heap.as_posix()}, indent=1))
    if not quiet:
        stories = _count(len(done.plan.stories), "story", "stories")
        _say(f"{_count(done.articles, 'article')} ({done.new} new), {stories} -> {heap / 'groups.yml'}")
        if folders:
            _say(f"{_count(written, 'file')} -> {folders}")
    raise SystemExit(1 if done.not_read or left else 0)


@main.command("explain")
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


@main.command()
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
        _say(f"{_count(report.receipts, 'receipt')} on {_count(report.pages, 'page')}: all hold")


@main.command()
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
        _say(f"Nothing is kept: {PLACE} says so.")
        return
    if clearing:
        _say(f"{_count(clear(folder), 'result')} removed from {folder}")
        return
    there = held(folder)
    sizes = f"{there.size / 1e6:,.0f} MB of at most {there.most / 1e6:,.0f}"
    click.echo(f"{folder}: {_count(there.results, 'result')}, {sizes}")


@main.command()
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
        _say("How much of an article may its page show? full: its text; cited: the cited sentences; none: its address.")
        publish = click.prompt("publish", type=PUBLISH, default=Rights.FULL.value, err=True)
    rights = Rights(publish or Rights.FULL)
    made = new_site(folder, publish=rights)
    _say(f"{_count(len(made.files), 'file')} -> {folder}. Next: cd {folder}, then briefgen build")
    _say(f"mkdocs.yml says publish: {rights}. Publish only what you may; it can be changed there at any time.")
    if made.todo:
        _say(made.todo)


def at_a_terminal() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty()


def _finish(report: BuildReport, where: Path, *, quiet: bool, as_json: bool) -> None:
    """Say how a build went, and end with its exit code."""
    _left_out(report.not_read)
    _withheld(report.withheld)
    if not quiet:
        _asked(report.untold)
    if as_json:
        click.echo(json.dumps({**_told(report), "exit_code": report.exit_code}, indent=1))
    if not quiet:
        stories = _count(len(report.stories), "story", "stories")
        counts = f"{stories}, {_count(report.articles, 'article')}, {_count(len(report.pages), 'file')}"
        _say(f"{counts} ({report.written} written) -> {where}")
    raise SystemExit(report.exit_code)


def _told(report: BuildReport) -> dict[str, Any]:
    """What a report tells a script; what only the gate reads is left out."""
    return {name: value for name, value in asdict(report).items() if name != "proven"}


def _left_out(not_read: tuple[NotRead, ...]) -> None:
    for file in not_read:
        _say(f"left out: {file.path}: {file.reason}")


def _withheld(parts: Iterable[tuple[str, Withheld]]) -> None:
    for story, part in parts:
        _say(f"withheld: {story}: {part.what}: {part.reason}")


def _asked(found: tuple[Untold, ...]) -> None:
    """What only the collector of the articles can tell, with the lines to write."""
    from briefgen.site.untold import requests

    for request in requests(found):
        _say(f"asked: {request}")


def _say(line: str) -> None:
    click.echo(f"briefgen: {line}", err=True)


def _count(n: int, one: str, many: str | None = None) -> str:
    return f"{n} {one if n == 1 else many or one + 's'}"
