"""`people`: who is named, and what somebody decided by hand about names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import click

from depeche.archive.answers import Decision, EntityRow
from depeche.cli.options import as_json, at_most, existing, in_archive
from depeche.cli.terminal import lines, out, table, told, words
from depeche.exports.wording import counted
from depeche.model import EntityKind

_SHOWN = 20


@click.group("people", invoke_without_command=True)
@in_archive
@click.pass_context
def people(ctx: click.Context, folder: Path) -> None:
    """Who is named; and merge or split people by hand.

    Alone it shows those most written about, and what was decided by hand and when. PERSON is a number, person/7, or a
    name that means only one; it may be an organisation or a place as well.

    \b
    Examples:
      depeche people
      depeche people merge "Ilse Vaudrin" person/31         person/31 is her too
      depeche people split person/7 "Ina Vaudrin"           written so, it is somebody else
      depeche people split person/7 --in 12 --in 40         in these articles it is a namesake
      depeche people undo 2
    """
    if ctx.invoked_subcommand is not None:
        ctx.meta["folder"] = folder
        return
    with existing(folder) as archive:
        rows, decisions = archive.people(limit=_SHOWN), archive.decided()
    _people(rows)
    out().print()
    _decisions(decisions)


@people.command("list", short_help="Those whose name begins so, most written about first.")
@click.argument("begins", required=False, default="", metavar="[LETTERS]")
@in_archive
@click.option(
    "--kind",
    type=click.Choice(get_args(EntityKind)),
    default="person",
    show_default=True,
    help="Whom or what to list.",
)
@at_most(50)
@as_json
def list_(begins: str, folder: Path, kind: EntityKind, limit: int, json_: bool) -> None:
    """Those whose name, or a part of it, begins with LETTERS; most written about first."""
    with existing(_folder(folder)) as archive:
        rows = archive.people(begins, kind=kind, limit=limit)
    lines(rows) if json_ else _people(rows)


@people.command("decided")
@in_archive
@as_json
def decided(folder: Path, json_: bool) -> None:
    """What was decided by hand, the last first."""
    with existing(_folder(folder)) as archive:
        rows = archive.decided()
    lines(rows) if json_ else _decisions(rows)


@people.command("merge", short_help="OTHER is PERSON too, from here on.")
@click.argument("into", metavar="PERSON")
@click.argument("others", metavar="OTHER…", nargs=-1, required=True)
@in_archive
@click.option("--why", default="", metavar="REASON", help="Is kept beside the date.")
@as_json
def merge(into: str, others: tuple[str, ...], folder: Path, why: str, json_: bool) -> None:
    """OTHER is PERSON too: all that is one's is the other's from here on, and OTHER's number leads to PERSON.

    Names that come in later keep to it, and so does a rebuild. `depeche people undo` takes it back.
    """
    with existing(_folder(folder)) as archive:
        for other in others:  # each is told once it holds, whatever becomes of the next
            _done([archive.merge(into, other, why=why)], json_)


@people.command("split", short_help="Some names, or those in some articles, are somebody else's.")
@click.argument("person", metavar="PERSON")
@click.argument("names", metavar="[NAME…]", nargs=-1)
@in_archive
@click.option("--in", "within", multiple=True, metavar="ARTICLE", help="Only in this article, a number or an address.")
@click.option("--to", metavar="OTHER", help="Whose they are; without it, somebody's who was not known before.")
@click.option("--why", default="", metavar="REASON", help="Is kept beside the date.")
@as_json
def split(person: str, names: tuple[str, ...], folder: Path, within: tuple[str, ...], to: str | None, why: str,
          json_: bool) -> None:  # fmt: skip
    """Where PERSON is written NAME, or stands in these articles, it is somebody else.

    Give the spellings, or the articles (--in) of a namesake, or both. Names that come in later keep to it; a namesake in a
    later article is PERSON until somebody says otherwise.
    """
    if not (names or within):
        raise click.UsageError("say which spellings (NAME), or which articles (--in), are somebody else's.")
    with existing(_folder(folder)) as archive:
        _done([archive.split(person, names, articles=within, to=to, why=why)], json_)


@people.command("undo")
@click.argument("number", metavar="DECISION", type=click.IntRange(1))
@in_archive
@as_json
def undo(number: int, folder: Path, json_: bool) -> None:
    """Take a decision back: names are whose they were. DECISION is a number that `depeche people decided` shows."""
    with existing(_folder(folder)) as archive:
        _done([archive.undo(number)], json_)


def _folder(given: Path) -> Path:
    """The archive that stands behind the command, or before it: `depeche people -a FOLDER list` is understood too."""
    ctx = click.get_current_context()
    named = ctx.get_parameter_source("folder") is click.core.ParameterSource.COMMANDLINE
    outer: Path = ctx.meta.get("folder", given)
    return given if named else outer


def _done(rows: Sequence[Decision], json_: bool) -> None:
    if json_:
        lines(rows)
        return
    for row in rows:
        out().print(words(f"decision {row.id}: {sentence(row)}"))


def sentence(row: Decision) -> str:
    """A decision in words."""
    source, target = (f"{one.name or 'somebody forgotten'} (person/{one.entity})" for one in (row.source, row.target))
    said = f"{source} is {target}"
    if row.what == "split":
        where = f" in {counted(len(row.articles), 'article')} ({', '.join(map(str, row.articles))})" if row.articles else ""
        said = f"what {source} was called{where} is {target}: {', '.join(row.names)}"
    return f"{said}; taken back {told(row.undone)}" if row.undone else said


def _people(rows: Sequence[EntityRow]) -> None:
    if not rows:
        out().print("Nobody is named so in this archive.")
        return
    shown = table("number", "name", "role", "# articles", "# statements")
    for row in rows:
        shown.add_row(f"person/{row.id}", words(row.name), words(row.role), str(row.articles), str(row.statements))
    out().print(shown)


def _decisions(rows: Sequence[Decision]) -> None:
    if not rows:
        out().print("Nothing was decided by hand; `depeche people --help` tells how to merge and split.")
        return
    shown = table("#", "when", "decided by hand", "why")
    for row in rows:
        style = "dim" if row.undone else ""
        shown.add_row(str(row.id), told(row.at), words(sentence(row), style), words(row.why))
    out().print(shown)
