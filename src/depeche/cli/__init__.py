"""The verbs. Each parses, calls one public function and prints: for people on a terminal, as JSON Lines with `--json`.

Exit codes: 0 done; 1 an error, told in one sentence; 2 the command was not understood; 3 done, but something that was
asked for could not be taken in (`add`) or is not as it should be (`check`); 130 interrupted.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Iterable
from difflib import get_close_matches
from importlib import import_module
from io import TextIOWrapper
from typing import Any, NamedTuple

import click

from depeche import __version__
from depeche.errors import NO_ROOM, BadDoor, BadQuery, DepecheError, UnknownFormat


class Verb(NamedTuple):
    """A verb before it is loaded: a verb loads what it needs, and the list of all of them none."""

    name: str
    module: str
    does: str  # as its own help begins


CHAPTERS = (
    ("Read a page", (
        Verb("read", "reading", "Read one page: a file, an address, or - for standard input."),
    )),
    ("Keep pages", (
        Verb("add", "keeping", "Keep pages: files, folders, WARC and WACZ files, addresses, lists of addresses."),
        Verb("sources", "following", "Whom the archive follows, and how each does."),
        Verb("follow", "following",
             "Ask the sources when they are due, keep what is new, and look at it again as edits follow."),
        Verb("check", "keeping", "Verify every digest, offset and row; mend what can be mended."),
        Verb("rebuild", "keeping", "Make the database anew from the WARC files."),
        Verb("backup", "keeping", "Copy the archive, as it is now, into a new or empty folder, while others go on."),
        Verb("forget", "keeping", "Take an article and all its captures out of database, index and WARC files, for good."),
    )),
    ("Ask the archive", (
        Verb("search", "asking", "Find articles."),
        Verb("said", "asking", "Who said what, newest first."),
        Verb("agenda", "asking", "The meetings, held and announced, by day."),
        Verb("stories", "asking", "The stories, those last reported first."),
        Verb("people", "deciding", "Who is named; and merge or split people by hand."),
        Verb("show", "asking", "One article, story or person."),
        Verb("diff", "comparing", "What changed between two revisions of an article, and in what was said."),
        Verb("cite", "comparing", "A reference that points into the kept page."),
    )),
    ("Take it away, show it", (
        Verb("export", "taking", "Take it away: tables, references, feeds, calendars, archives."),
        Verb("serve", "serving", "Show the archive in a browser."),
    )),
)  # fmt: skip
_BY_NAME = {verb.name: verb for _, chapter in CHAPTERS for verb in chapter}


class Verbs(click.Group):
    """The group of all verbs, listed by what they are for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_BY_NAME)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        verb = _BY_NAME.get(cmd_name)
        if verb is None:
            return None
        command: click.Command = getattr(import_module(f"depeche.cli.{verb.module}"), verb.name)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            behind = "options stand behind the verb, as in `depeche search -a FOLDER QUERY`"
            raise click.UsageError(f"No such option {error.option_name!r} here; {behind}.", ctx) from None

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in _BY_NAME:  # click proposes what is nearest among commands that are loaded, and none is
            near = get_close_matches(args[0], _BY_NAME, n=1)
            ctx.fail(f"No such verb {args[0]!r}" + (f"; did you mean {near[0]!r}?" if near else "."))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # the reader of our output has seen enough; click would call it an error
            _print_no_more()

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for heading, chapter in CHAPTERS:
            with formatter.section(heading):
                formatter.write_dl([(verb.name, verb.does) for verb in chapter])


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

    `depeche VERB --help` tells the rest. Every verb that prints values takes --json.
    """


def main(arguments: Iterable[str] | None = None) -> None:
    """The command line. Never a traceback for what a user or a page did; bugs are loud."""
    _opened()
    _interruptible()
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
        from depeche.cli.terminal import plainly  # loaded here: Rich takes as long to load as all else of the help

        click.echo(f"depeche: {plainly(str(error))}", err=True)
        sys.exit(2 if isinstance(error, _NOT_UNDERSTOOD) else 1)
    except BrokenPipeError:  # of what was still to be printed
        _print_no_more()
        sys.exit(0)
    except OSError as error:
        if error.errno not in _NO_PLACE:
            raise
        click.echo(f"depeche: what is printed can't be written ({error.strerror})", err=True)
        _print_no_more()
        sys.exit(1)


_NOT_UNDERSTOOD = (UnknownFormat, BadQuery, BadDoor)
_NO_PLACE = (*NO_ROOM, errno.EIO, errno.EBADF)  # what verbs write elsewhere has an error of its own


def _opened() -> None:
    """Puts something where the caller closed a stream (`>&-`), lest the next file that is opened stand there. Nothing comes
    in; what is printed can't be written, and that is told; errors go nowhere."""
    if sys.stdin is None:
        sys.stdin = os.fdopen(os.open(os.devnull, os.O_RDONLY))
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")


def _interruptible() -> None:
    """Who ends a service, or closes the terminal, interrupts as Ctrl-C does: what is half done is taken away, and told.
    `nohup` has us deaf to the latter, and that stays."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def _print_no_more() -> None:
    """What waits to be printed goes nowhere: at the end it would fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
