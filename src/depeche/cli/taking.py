"""`export`: what the archive holds, in the formats of others."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from depeche import exports
from depeche.archive import Archive
from depeche.archive.answers import Filter
from depeche.cli.options import HOW_MANY, between, existing, in_archive, in_order, language
from depeche.cli.output import write
from depeche.cli.terminal import err, words
from depeche.exports import ical
from depeche.exports.wording import counted
from depeche.model import Act, EntityKind, Kind, MeetingStatus

_OPTIONS: Mapping[str, Mapping[str, str]] = {
    "articles": {"query": "query", "site": "site", "lang": "language", "kind": "kind", "since": "since", "until": "until"},
    "statements": {
        "query": "query", "who": "who", "about": "words", "act": "act", "site": "site", "lang": "language",
        "since": "since", "until": "until",
    },
    "meetings": {
        "query": "query", "who": "who", "where": "where", "status": "status", "since": "since", "until": "until",
    },
    "people": {"query": "query", "begins": "begins", "kind": "kind"},
    "stories": {"query": "query", "since": "since", "until": "until"},
    "sources": {},
}  # fmt: skip
"""What each noun can be chosen by: option → field of its filter."""

_KINDS = {"articles": get_args(Kind), "people": get_args(EntityKind)}
_ONE = {"people": "person", "stories": "story"}
_BINARY = ("parquet", "warc", "wacz")


def _chosen_by(function: Callable[..., Any]) -> Callable[..., Any]:
    options = (
        click.option(
            "--query", metavar="SEARCH", help="Only of articles that this search finds, as `depeche search` has it."
        ),
        click.option("--who", metavar="NAME", help="Statements or meetings of this person, in any spelling."),
        click.option("--about", metavar="WORDS", help="Statements with these words."),
        click.option("--act", type=click.Choice(get_args(Act)), help="Statements that do this."),
        click.option("--where", metavar="PLACE", help="Meetings at this place."),
        click.option("--status", type=click.Choice(get_args(MeetingStatus)), help="Meetings of this status."),
        click.option("--site", metavar="SITE", help="Articles or statements of this site."),
        click.option("--lang", type=language, help="Articles or statements in this language."),
        click.option("--kind", metavar="KIND", help="Articles of this kind of page; people, or organisation, or place."),
        click.option("--begins", metavar="LETTERS", help="People whose name, or a part of it, begins so."),
        between,
    )
    for option in reversed(options):  # the last that is applied is listed first
        function = option(function)
    return function


@click.command("export")
@click.argument("what", metavar="WHAT", type=click.Choice(exports.NOUNS))
@in_archive
@click.option("-f", "--format", "form", metavar="FORMAT", help=f"One of {', '.join(exports.FORMS)}.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="A file; without it, standard output.")
@_chosen_by
@click.option(
    "-n",
    "--limit",
    type=HOW_MANY,
    help="At most so many: the newest; of people those most named; of meetings with --since the next.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print no progress.")
def export(what: str, folder: Path, form: str | None, output: Path | None, limit: int | None, quiet: bool,
           **given: Any) -> None:  # fmt: skip
    """Take it away: tables, references, feeds, calendars, archives.

    WHAT is articles, statements, meetings, people, stories or sources.

    \b
    Without --format, the ending of the file decides; without either it is JSON Lines. What goes with what:
      any of them               jsonl, csv, parquet
      articles, statements      ris, bibtex, csl; atom, jsonfeed (stories too)
      meetings                  ics
      articles                  text, markdown, jsonld, ninjs, tei, warc, wacz
      sources                   opml

    \b
    Examples:
      depeche export articles | jq .article.title
      depeche export statements --who "Ilse Vaudrin" --act promise -o promises.csv
      depeche export articles --query 'ferry lang:fr since:2027-01' -o ferry.parquet
      depeche export meetings --since 2027-02-01 -o agenda.ics
      depeche export articles --query harbour -o harbour.wacz
    """
    in_order(given.get("since"), given.get("until"))
    name = form if form is not None else _by_ending(what, output) or "jsonl"
    chosen = exports.form(name, what)
    filter = _filter(what, {option: value for option, value in given.items() if value is not None})
    if limit is not None and chosen.of_records:
        raise click.UsageError(f"-n does not go with {name}, in which articles come with all their captures.")
    if output is None and name in _BINARY and sys.stdout.isatty():
        raise click.UsageError(f"{chosen.name} is nothing for a terminal; name a file with -o.")
    head = exports.Head(title=_title(what, given), now=datetime.now(UTC))
    seen = _Seen(name == "ics")
    with existing(folder) as archive, _progress(archive, filter, what, limit, quiet or output is None) as advance:
        pieces = exports.pieces(
            archive, what, chosen, filter=filter, head=head, limit=limit, seen=lambda noun: advance(seen.add(noun))
        )
        if output is None:
            for piece in pieces:
                sys.stdout.buffer.write(piece)
            sys.stdout.buffer.flush()
        else:
            write(output, pieces, folder)
    if seen.undated:
        reason = f"{counted(seen.undated, 'meeting')} without a day left out: a calendar has no place for them"
        err().print(words(reason, "yellow"))
    if output is not None and not quiet:
        one = "WARC record" if chosen.of_records else _ONE.get(what, what.removesuffix("s"))
        many = counted(seen.number - seen.undated, one, None if chosen.of_records else what)
        err().print(words(f"{many} written to {output} as {chosen.name}", "dim"))


def _by_ending(what: str, output: Path | None) -> str | None:
    """The format that the name of a file means: of two that fit, the one that says more of it (`.feed.json`)."""
    name = output.name.lower() if output else ""
    fitting = [
        (what in one.writes, len(one.suffix), key) for key, one in exports.FORMS.items() if name.endswith(f".{one.suffix}")
    ]
    if not fitting and output is not None and output.suffix:
        known = ", ".join(f".{form.suffix}" for form in exports.FORMS.values() if what in form.writes)
        problem = f"no format has files that end in {output.suffix!r}; there is {known}, or name the format with -f."
        raise click.BadParameter(problem, param_hint="'-o' / '--output'")
    return max(fitting)[2] if fitting else None  # one that has no place for the noun is refused, with those that have


def _filter(what: str, given: Mapping[str, Any]) -> Filter | None:
    """The filter that the options make. Those that do not go with the noun are refused, and those that do are told."""
    known = _OPTIONS[what]
    for option in given:
        if option not in known:
            fits = [noun for noun, options in _OPTIONS.items() if option in options]
            raise click.UsageError(f"--{option} does not go with {what}; it goes with {', '.join(fits)}.")
    kind = given.get("kind")
    if kind is not None and kind not in _KINDS[what]:
        raise click.BadParameter(f"{kind!r} is not one of {', '.join(_KINDS[what])}.", param_hint="'--kind'")
    made = exports.FILTERS.get(what)
    return made(**{known[option]: value for option, value in given.items()}) if made else None


def _title(what: str, given: Mapping[str, Any]) -> str:
    """What a feed or a calendar calls itself."""
    chosen = [str(value) if option == "query" else f"{option} {value}" for option, value in given.items() if value]
    return f"{what.capitalize()}: {', '.join(chosen)}" if chosen else what.capitalize()


class _Seen:
    """What went into a file."""

    def __init__(self, calendar: bool) -> None:
        self.number = self.undated = 0
        self._calendar = calendar

    def add(self, noun: Any) -> int:
        self.number += 1
        self.undated += self._calendar and not ical.dated(noun)
        return self.number


@contextmanager
def _progress(
    archive: Archive, filter: Filter | None, what: str, limit: int | None, silent: bool
) -> Iterator[Callable[[int], None]]:
    """How far it has come, for whoever looks on."""
    console = err()
    if silent or filter is None or not console.is_terminal:
        yield lambda number: None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        there = archive.how_many(filter)
        task = progress.add_task(what, total=there if limit is None else min(limit, there))
        yield lambda number: progress.update(task, completed=number)
