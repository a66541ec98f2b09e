"""`diff` and `cite`: what changed, and where exactly it stands."""

from __future__ import annotations

from pathlib import Path

import click
from rich.text import Text

from depeche.archive.answers import BlockChange, StatementChange
from depeche.archive.changes import Words
from depeche.cli.options import as_json, existing, in_archive
from depeche.cli.terminal import lines, out, plainly, told, words
from depeche.errors import UnknownFormat
from depeche.exports import references
from depeche.model import Citation


@click.command("diff")
@click.argument("article")
@click.argument("older", type=click.IntRange(1), required=False)
@click.argument("newer", type=click.IntRange(1), required=False)
@in_archive
@as_json
def diff(article: str, older: int | None, newer: int | None, folder: Path, json_: bool) -> None:
    """What changed between two revisions of an article, and in what was said.

    ARTICLE is a number or an address; without OLDER and NEWER, the last two revisions are compared.

    \b
    Examples:
      depeche diff 12
      depeche diff https://herald.example/ferry 1 3
    """
    with existing(folder) as archive:
        found = archive.diff(archive.find(article), older, newer)
    if json_:
        lines([found])
        return
    console = out()
    console.print(words(f"revision {found.older.number}, {told(found.older.at, 'time unknown')}", "red"))
    console.print(words(f"revision {found.newer.number}, {told(found.newer.at, 'time unknown')}\n", "green"))
    if any(mark != " " for mark, _ in found.title):
        _print(BlockChange(mark="~", words=found.title))
    for block in found.blocks:
        if block.mark != " ":
            _print(block)
    if all(mark == " " for mark, _ in found.title) and all(block.mark == " " for block in found.blocks):
        console.print("Nothing differs between these two.")
    for change in found.statements:
        _print_statement(change)


def _print(block: BlockChange) -> None:
    """One changed block."""
    out().print(_marked(block.words))
    out().print()


_DID = {"-": "no longer said", "+": "newly said", "~": "said otherwise"}


def _print_statement(change: StatementChange) -> None:
    """One changed statement: what became of it, who, and the words."""
    line = words(f"{_DID[change.mark]}: ", "dim")
    line.append_text(_marked(change.speaker or ((" ", "(nobody named)"),)))
    acts = dict.fromkeys(one.act for one in (change.before, change.after) if one is not None)
    line.append_text(words(f" [{' → '.join(acts)}] "))
    line.append_text(_marked(change.words))
    out().print(line)


def _marked(pieces: Words) -> Text:
    """Pieces with marks that also tell without colour: [-gone-] {+new+}."""
    line = words("")
    for mark, text in pieces:
        if mark == " ":
            line.append_text(words(text))
        else:
            left, right = ("[-", "-]") if mark == "-" else ("{+", "+}")
            line.append_text(words(f"{left}{text}{right}", "red strike" if mark == "-" else "green"))
    return line


_FORMS = ("line", *references.FORMATS, "selector")


@click.command("cite")
@click.argument("article")
@in_archive
@click.option("--start", type=click.IntRange(0), help="The first character of the words, as statements and --json give it.")
@click.option("--end", type=click.IntRange(0), help="The character after the last.")
@click.option(
    "-f", "--format", "form", metavar="FORMAT", default="line", show_default=True, help=f"One of {', '.join(_FORMS)}."
)
@as_json
def cite(article: str, folder: Path, start: int | None, end: int | None, form: str, json_: bool) -> None:
    """A reference that points into the kept page.

    ARTICLE is a number or an address; with --start and --end, the reference is to those words in it.

    \b
    Examples:
      depeche cite 12
      depeche cite 12 --start 340 --end 402 --format bibtex
    """
    if form not in _FORMS:
        raise UnknownFormat(form, _FORMS)
    if (start is None) != (end is None):
        raise click.UsageError("--start and --end go together")
    if start is not None and end is not None and start >= end:
        raise click.UsageError(
            f"--start {start} has to be before --end {end}: they are the first character and that after the last"
        )
    with existing(folder) as archive:
        number = archive.find(article)
        # A number that leads to another article goes as it is: the offsets are those of what it meant.
        found = archive.cite(int(article) if article.strip().isdecimal() else number, start or 0, end or 0)
    if json_:
        lines([found])
        return
    click.echo(plainly(_written(form, found)))


def _written(form: str, citation: Citation) -> str:
    if form == "line":
        return references.line(citation)
    if form == "selector":
        return references.as_json(references.selector(citation))
    return references.written(references.FORMATS[form], citation).rstrip("\n")
