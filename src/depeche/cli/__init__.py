"""The verbs. Each parses, calls one public function and prints: for people on a terminal, as JSON Lines with `--json`.

Exit codes: 0 done; 1 an error, told in one sentence; 2 the command was not understood; 3 done, but something that was
asked for could not be taken in (`add`) or is not as it should be (`check`); 130 interrupted.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable
from io import TextIOWrapper
from typing import Any

import click

from depeche import __version__
from depeche.cli import asking, comparing, deciding, following, keeping, reading, serving, taking
from depeche.cli.terminal import plainly
from depeche.errors import NO_ROOM, DepecheError

_CHAPTERS = (
    ("Read a page", ("read",)),
    ("Keep pages", ("add", "sources", "follow", "check", "rebuild", "backup", "forget")),
    ("Ask the archive", ("search", "said", "agenda", "stories", "people", "show", "diff", "cite")),
    ("Take it away, show it", ("export", "serve")),
)


class Verbs(click.Group):
    """The group of all verbs, listed by what they are for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for _, names in _CHAPTERS for name in names]

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # the reader of our output has seen enough; click would call it an error
            _print_no_more()

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for chapter, names in _CHAPTERS:
            with formatter.section(chapter):
                formatter.write_dl([(name, self.commands[name].get_short_help_str(90)) for name in names])


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="depeche", message="%(prog)s %(version)s")
def verbs() -> None:
    """depeche turns news pages into the record: each article whole and dated, who said what in it, which meetings were
    held or are announced, and how the story moved.

    \b
    A first walk:
      depeche read page.html             one page, read
      depeche add pages/ crawl.warc.gz   keep pages in the archive (./archive, or -a FOLDER)
      depeche said "Ilse Vaudrin"        who said what
      depeche serve                      the same in a browser

    `depeche VERB --help` tells the rest. Every verb takes --json where it prints something.
    """


for _module in (reading, keeping, following, asking, deciding, comparing, taking, serving):
    for _verb in _module.VERBS:
        verbs.add_command(_verb)


def main(arguments: Iterable[str] | None = None) -> None:
    """The command line. Never a traceback for what a user or a page did; bugs are loud."""
    for stream in (sys.stdout, sys.stderr):  # where the locale has no sign for a character, or a file's name is no text
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = verbs.main(list(arguments) if arguments is not None else None, "depeche", standalone_mode=False) or 0
        sys.stdout.flush()
        sys.exit(code)
    except click.exceptions.Abort:
        click.echo("depeche: interrupted; what was reported as kept is kept", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except DepecheError as error:
        click.echo(f"depeche: {plainly(str(error))}", err=True)
        sys.exit(1)
    except BrokenPipeError:  # of what was still to be printed
        _print_no_more()
        sys.exit(0)
    except OSError as error:
        if error.errno not in _NO_PLACE:
            raise
        click.echo(f"depeche: what is printed can't be written ({error.strerror})", err=True)
        _print_no_more()
        sys.exit(1)


_NO_PLACE = (*NO_ROOM, errno.EIO)  # what verbs write elsewhere has an error of its own


def _print_no_more() -> None:
    """What waits to be printed goes nowhere: at the end it would fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
