"""`export`: the archive as tables."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from depeche import exports
from depeche.cli.options import existing, in_archive
from depeche.cli.terminal import err, words
from depeche.errors import ArchiveProblem


@click.command("export")
@click.argument("what", type=click.Choice(exports.TABLES))
@in_archive
@click.option("-f", "--format", "form", default="jsonl", show_default=True, help=f"One of {', '.join(exports.FORMATS)}.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="A file; without it, standard output.")
def export(what: str, folder: Path, form: str, output: Path | None) -> None:
    """Write the archive out as tables: JSON Lines or CSV.

    \b
    Examples:
      depeche export statements --format csv -o statements.csv
      depeche export articles | jq .title
    """
    with existing(folder) as archive:
        if output is None:
            exports.write(archive, what, form, sys.stdout)
            return
        try:
            with output.open("w", encoding="utf-8", newline="") as stream:
                rows = exports.write(archive, what, form, stream)
        except OSError as error:
            raise ArchiveProblem(str(folder), f"{output} can't be written ({error.strerror})") from error
    err().print(words(f"{rows:,} {what} written to {output}", "dim"))


VERBS = (export,)
