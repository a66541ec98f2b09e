"""Options that several verbs share."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

import click

from depeche import archive
from depeche.archive import query
from depeche.cli.terminal import err, words
from depeche.cli.upgrades import upgrades
from depeche.errors import ArchiveProblem
from depeche.model import When

if TYPE_CHECKING:
    from depeche.archive import Archive

F = TypeVar("F", bound=Callable[..., Any])

#: the environment is read here and nowhere else
HOME = os.environ.get("DEPECHE_ARCHIVE") or "archive"


def in_archive(function: F) -> F:
    """`-a FOLDER`: the archive that is asked or added to. Of a verb with verbs of its own it may stand behind either."""
    return click.option(
        "-a", "--archive", "folder", type=click.Path(path_type=Path, file_okay=False), callback=_folder, metavar="FOLDER",
        help="The archive's folder; without it $DEPECHE_ARCHIVE, else ./archive.",
    )(function)  # fmt: skip


def _folder(context: click.Context, option: click.Parameter, given: Path | None) -> Path:
    above: Path | None = context.parent.params.get("folder") if context.parent else None
    return given or above or option.type_cast_value(context, HOME)


def as_json(function: F) -> F:
    return click.option("--json", "json_", is_flag=True, help="Print JSON Lines, one value a line.")(function)


HOW_MANY = click.IntRange(1, 1_000_000_000)


def at_most(default: int) -> Callable[[F], F]:
    return click.option("-n", "--limit", type=HOW_MANY, default=default, show_default=True, help="At most so many.")


def moment(day: Callable[[str], date], days: str = "2027-01-11") -> Callable[[str], When]:
    """A type of options: an instant in ISO 8601, or whatever `day` takes for a day, as in `days`."""

    def read(given: str) -> When:
        try:
            return datetime.fromisoformat(given) if ":" in given else day(given)
        except ValueError:
            problem = f"{given!r} is no day or time; write {days} or 2027-01-11T09:00+01:00"
            raise click.BadParameter(problem) from None

    return read


def language(given: str) -> str:
    """A type of options: the code of a language. Its name would find nothing, and not say why."""
    if not query.may_be_language(given):
        raise click.BadParameter(f"{given!r} is no code of a language; write fr or pt-BR")
    return given


def database(given: str) -> str:
    """A type of options: the name of a database's file, or its address."""
    from depeche.archive import databases  # loaded here: no other verb's help needs SQLAlchemy

    try:
        databases.location(given)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None
    return given


def web_address(given: str) -> str:
    """A type of options: an address of the web."""
    try:
        parts = urlsplit(given)
        told = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        told = False
    if not told:
        raise click.BadParameter(f"{given!r} is no web address; give one that starts with http:// or https://")
    return given


def seconds(given: str) -> float:
    """A type of options: a time to wait, up to a day. Ranges of click's take what is no number ("nan")."""
    try:
        found = float(given)
    except ValueError:
        found = -1.0
    if not 0.0 <= found <= _DAY:
        raise click.BadParameter(f"{given!r} is no number of seconds from 0 to {_DAY:,}")
    return found


_DAY = 86_400


def between(function: F) -> F:
    """`--since` and `--until`."""
    for name, day, told in (
        ("--until", query.last_day, "Not after this day, month, year or time."),
        ("--since", query.first_day, "Not before this day, month, year or time (2027-01-11, 2027-01, 2027)."),
    ):
        function = click.option(name, type=moment(day, "2027-01-11, 2027-01, 2027"), metavar="DATE", help=told)(function)
    return function


def in_order(since: When | None, until: When | None) -> None:
    """Refuses times between which there is none: nothing would be found, and nobody would know why."""
    if since is not None and until is not None and _ends(since) > _ends(until):
        raise click.UsageError(f"--since {since} is behind --until {until}; nothing is between them")


def _ends(when: When) -> date:
    return when.date() if isinstance(when, datetime) else when


def existing(folder: Path) -> Archive:
    """The archive in a folder that has to have one."""
    if not folder.is_dir():
        raise ArchiveProblem(
            str(folder),
            "there is none yet; `depeche add PAGES` and `depeche sources add URL` make one; -a FOLDER names yours",
        )
    return opened(folder, create=False)


def opened(folder: Path, *, database: str | None = None, create: bool = True) -> Archive:
    """The archive in a folder; one that an older depeche made says how far it is brought up to date, and who has to wait
    until it is rebuilt is told so."""

    def waiting(why: str) -> None:
        err().print(words(f"archive {folder}: {why}; this goes on when that is done", "dim"))

    with upgrades(folder) as upgrading:
        made = archive.Archive(folder, database=database, create=create, upgrading=upgrading, waiting=waiting)
    if made.behind is not None:
        err().print(words(f"archive {folder}: {made.behind}", "yellow"))
    return made
