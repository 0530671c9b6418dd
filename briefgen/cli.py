"""The commands put together: parse, call, print.  They stand in `briefgen.commands`, what they do stands elsewhere.

Results go to standard output, everything else to standard error.  The exit code tells a script how it went:
0 all was read; 1 built, but something was left out or withheld; 2 wrong usage; 3 nothing was built; 4 a receipt does
not hold.
"""

from __future__ import annotations

import sys
import traceback
from typing import Any

import click

from briefgen import __version__
from briefgen.commands.articles import add, clean, group
from briefgen.commands.kept import cache
from briefgen.commands.said import say
from briefgen.commands.sites import build, check, new, pages, serve
from briefgen.commands.stories import brief, explain_one, export
from briefgen.errors import BriefgenError, GateError, NothingToBuild
from briefgen.site.disk import disk_trouble

EXIT_CODES = """\b
Exit codes:
  0  everything was read
  1  built, but something was left out: a source file, a story, a statement
  2  wrong usage or settings
  3  nothing was built
  4  the gate: a receipt does not hold
"""


class _Commands(click.Group):
    """A group that turns our own errors into one sentence and their exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except GateError as error:
            for failure in error.failures:
                say(f"does not hold: {failure}")
            say(f"{error}. {error.advice}")
            ctx.exit(error.exit_code)
        except BriefgenError as error:
            say(str(error))
            ctx.exit(error.exit_code)
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except Exception as error:  # Python's own exit code would be 1, which says that something was built
            if trouble := disk_trouble(error):
                say(str(trouble))
                ctx.exit(trouble.exit_code)
            traceback.print_exc()
            say("That is an error of briefgen's own. Nothing was built; please report it with the lines above.")
            ctx.exit(NothingToBuild.exit_code)


@click.group(cls=_Commands, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefgen")
def main() -> None:
    """Turn folders of news articles into a briefing site that only quotes."""
    for stream in (sys.stdout, sys.stderr):  # a console that cannot show a letter shows a mark for it, and goes on
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")


for command in (add, brief, build, cache, check, clean, explain_one, export, group, new, pages, serve):
    main.add_command(command)
