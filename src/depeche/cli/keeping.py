"""`add`, `check`, `rebuild`: what goes into an archive, and whether it is still all there."""

from __future__ import annotations

import gc
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TextIO

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from depeche import sources
from depeche.archive import Archive
from depeche.archive.answers import Added, Counts, Difference
from depeche.archive.store import WARCS
from depeche.cli.options import as_json, database, existing, in_archive, opened
from depeche.cli.terminal import err, lines, out, plainly, words
from depeche.errors import ArchiveProblem, DepecheError
from depeche.exports.wording import counted, without_page
from depeche.model import Capture
from depeche.sources import lists

# What pages leave behind goes without a search for circles, which took a twentieth of the time of the process that writes.
_SELDOM = (50_000, 10, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What `add` made, for `--json`: the last line."""

    added: dict[str, int]
    counts: Counts
    left_out: int  # files of folders that are no pages by their ending
    pageless: Mapping[str, Mapping[str, int]]  # WARC files that hold no page → how many records of which type they have
    seconds: float


@click.command("add")
@click.argument("names", nargs=-1, required=True, metavar="SOURCE…")
@in_archive
@click.option(
    "--workers", type=click.IntRange(0), default=None, help="Processes that read pages; all cores unless told, 0: none."
)
@click.option(
    "--database",
    default=None,
    type=database,
    metavar="ADDRESS",
    help="For a new archive: postgresql://USER@HOST/DATABASE instead of an SQLite file in the folder.",
)
@click.option("--allow-private", is_flag=True, help="Fetch addresses of private networks too.")
@click.option("-q", "--quiet", is_flag=True, help="Print only what could not be read.")
@as_json
def add(names: tuple[str, ...], folder: Path, workers: int | None, database: str | None, allow_private: bool, quiet: bool,
        json_: bool) -> None:  # fmt: skip
    """Keep pages: files, folders, WARC and WACZ files, addresses, lists of addresses.

    Nothing is made twice, and nothing that can't be read is lost. A page that is reported
    is kept for good, so adding can be interrupted and done again at any time.

    \b
    A file's address is the one it gives itself, unless a pages.jsonl beside it knows better, with lines like
      {"file": "html/1.html", "url": "https://herald.example/ferry", "crawl_date": "2027-01-11T09:00:00+01:00"}

    \b
    Examples:
      depeche add page.html
      depeche add pages/ CC-NEWS-20270111.warc.gz
      depeche add https://herald.example/ferry
      depeche add addresses.txt            one a line; - reads them from standard input
    """
    begun = time.monotonic()
    gc.set_threshold(*_SELDOM)
    plan = sources.plan(names, lines=_typed() if "-" in names else (), besides=folder / WARCS)
    manners = sources.Manners(private=allow_private)
    pageless: dict[str, Mapping[str, int]] = {}
    captures = sources.captures(plan, now=lambda: datetime.now(UTC), manners=manners, pageless=pageless.__setitem__)
    fetches = any(isinstance(item, str) for item in plan.items)
    changes: Counter[str] = Counter()
    missed = 0
    with opened(folder, database=database) as archive, _progress(quiet or json_) as progress:
        task = progress.add_task("reading", total=len(plan.items))
        try:
            for added in archive.add(_counted(captures, progress, task), workers=workers):
                changes["redirect" if added.outcome == "redirect" else added.change] += 1
                trouble = _trouble(added, fetches)
                missed += added.change == "no-page" and trouble is not None
                if json_:
                    lines([added])
                elif trouble is not None:
                    progress.console.print(words(f"{added.name}: {trouble}", "yellow"))
                progress.update(task, completed=min(changes.total(), len(plan.items)), description=_words(changes))
        except (KeyboardInterrupt, DepecheError):
            if changes and not (quiet or json_):
                err().print(words(f"until then {counted(changes.total(), 'capture')}: {_words(changes)}", "dim"))
            raise
        counts = archive.counts()
    seconds = time.monotonic() - begun
    tally = Tally(added=dict(changes), counts=counts, left_out=plan.left_out, pageless=pageless, seconds=round(seconds, 2))
    if json_:
        lines([tally])
    elif not quiet:
        _tell(tally, folder)
    if missed:
        raise click.exceptions.Exit(3)


def _trouble(added: Added, fetches: bool) -> str | None:
    """Why something could not be taken in, or not all of it; None where all is well.

    An answer that is no page (404, 500) is told where a person asked for it: in a crawl that somebody else has kept it is
    one event among many.
    """
    if added.reason or not fetches or added.outcome in ("page", "redirect", "not-changed"):
        return added.reason
    return without_page(added.outcome, added.status, None)


def _typed() -> TextIO:
    """Standard input, of which bytes that are no text end nothing."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors=lists.NO_TEXT)
    return sys.stdin


def _progress(silent: bool) -> Progress:
    return Progress(
        SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
        console=err(), disable=silent or not err().is_terminal, transient=True,
    )  # fmt: skip


def _counted(captures: Iterator[Capture], progress: Progress, task: Any) -> Iterator[Capture]:
    """The captures; a WARC turns out to hold more of them than the one file that was planned."""
    for number, capture in enumerate(captures, 1):
        progress.update(task, total=max(number, progress.tasks[task].total or 0))
        yield capture


_BECAME = {
    "new": "new",
    "changed": "changed",
    "unchanged": "not changed",
    "joined": "joined to their first pages",
    "unreadable": "unreadable",
    "redirect": "redirected",
    "no-page": "without a page",
    "forgotten": "not kept, as once forgotten",
}


def _words(changes: Counter[str]) -> str:
    return ", ".join(f"{n:,} {told}" for change, told in _BECAME.items() if (n := changes[change])) or "reading"


def _tell(tally: Tally, folder: Path) -> None:
    console, counts, n = out(), tally.counts, sum(tally.added.values())
    for name, records in tally.pageless.items():
        console.print(words(f"{name}: no page is in it, only other records: {_records(records)}", "yellow"))
    made = _words(Counter(tally.added)) if n else "nothing was kept"
    rate = f", {n / tally.seconds:.0f} a second" if n > 20 and tally.seconds else ""
    console.print(f"{counted(n, 'capture')}: {made} ({tally.seconds:.1f} s{rate})")
    if tally.left_out:
        console.print(f"left out of these folders, by their endings: {counted(tally.left_out, 'file')}", style="dim")
    console.print(words(f"{folder} now holds {summary(counts)}"))
    if tally.added.keys() & {"unreadable", "no-page"}:
        console.print("`depeche sources unread` lists what could not be read, and why", style="dim")


def _records(of: Mapping[str, int]) -> str:
    """The records of a WARC file by their type: "3 response (not HTML), 1 warcinfo"."""
    most_first = sorted(of.items(), key=lambda one: (-one[1], one[0]))
    return ", ".join(f"{n:,} {kind}{' (not HTML)' if kind in _MAY_HOLD else ''}" for kind, n in most_first)


_MAY_HOLD = ("response", "resource", "revisit")


def summary(counts: Counts) -> str:
    """What an archive holds, in one sentence."""
    parts: list[tuple[int, str] | tuple[int, str, str]] = [
        (counts.articles, "article"), (counts.others, "other page"), (counts.statements, "statement"),
        (counts.meetings, "meeting"), (counts.people, "person", "people"), (counts.stories, "story", "stories"),
        (counts.sites, "site"), (counts.unreadable, "unreadable page"),
    ]  # fmt: skip
    return ", ".join(counted(*part) for part in parts if part[0]) or "nothing"


@click.command("check")
@in_archive
@as_json
def check(folder: Path, json_: bool) -> None:
    """Verify every digest, offset and row; mend what can be mended.

    Exit code 0: all is as it should be, or was mended; 3: something is not.
    """
    broken = 0
    with existing(folder) as archive:
        for problem in archive.check():
            broken += not (problem.repaired or problem.notice)
            if json_:
                lines([problem])
            else:
                state = "mended" if problem.repaired else "note" if problem.notice else "BROKEN"
                out().print(words(f"{state}: {problem.where}: {problem.what}", "red" if state == "BROKEN" else ""))
        counts = archive.counts()
    if not json_:
        verdict = f"{counted(broken, 'thing')} not as it should be" if broken else "all is as it should be"
        held = f"{counted(counts.captures, 'capture')}, {counted(counts.pages, 'page')}, {summary(counts)}"
        out().print(words(f"{held}: {verdict}"))
    if broken:
        raise click.exceptions.Exit(3)


@click.command("rebuild")
@in_archive
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--lossy", is_flag=True, help="Give up what can't be read any more, where WARC files are damaged or gone.")
@as_json
def rebuild(folder: Path, dry_run: bool, lossy: bool, json_: bool) -> None:
    """Make the database anew from the WARC files.

    Pages are read with today's reader; the old database stays until the new one is whole. What people decided by hand
    is kept in the WARC files too, and done again.
    """
    begun = time.monotonic()
    gc.set_threshold(*_SELDOM)
    changed: Counter[int] = Counter()  # article → what would change in it
    with existing(folder) as archive:
        with _progress(json_) as progress:
            task = progress.add_task("reading", total=_known_captures(archive))
            for step in archive.rebuild(dry_run=dry_run, lossy=lossy):
                progress.advance(task)
                if isinstance(step, Difference):
                    changed[step.article] += 1
                if json_:
                    lines([step])
                elif dry_run:
                    progress.console.print(words(plainly(str(step))))
        counts = archive.counts()
    if not json_:
        if dry_run:
            what = f"{counted(changed.total(), 'thing')} in {counted(len(changed), 'article')}" if changed else "nothing"
            out().print(words(f"{folder}: {what} would change; it holds {summary(counts)}"))
        else:
            out().print(words(f"{folder} was made anew in {time.monotonic() - begun:.1f} s: {summary(counts)}"))


@click.command("backup")
@click.argument("target", metavar="FOLDER", type=click.Path(path_type=Path, file_okay=False))
@in_archive
@as_json
def backup(target: Path, folder: Path, json_: bool) -> None:
    """Copy the archive, as it is now, into a new or empty folder, while others go on.

    The copy is an archive: `depeche check -a FOLDER` verifies it. Its database is SQLite, also where the archive's own is
    PostgreSQL.
    """
    files = size = 0
    with existing(folder) as archive:
        for saved in archive.backup(target):
            files, size = files + 1, size + saved.size
            if json_:
                lines([saved])
    if not json_:
        out().print(words(f"{target} is a copy of {folder}: {counted(files, 'file')}, {size / 1e6:,.1f} MB"))


@click.command("forget")
@click.argument("ref", metavar="ARTICLE")
@click.option("--why", default="", metavar="REASON", help="Is kept beside the date.")
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@in_archive
@as_json
def forget(ref: str, why: str, yes: bool, folder: Path, json_: bool) -> None:
    """Take an article and all its captures out of database, index and WARC files, for good.

    ARTICLE is a number or an address. What stays is that something was forgotten, when, and why; its addresses are not kept
    again.
    """
    with existing(folder) as archive:
        row = archive.article(archive.find(ref.removeprefix("article/"))).row
        asked = plainly(f"Forget article {row.id}, {row.title or row.url}? This can't be undone")
        if not (yes or _confirmed(asked)):
            click.echo("depeche: nothing was forgotten", err=True)
            raise click.exceptions.Exit(1)
        forgotten = archive.forget(str(row.id), why=why)
    if json_:
        lines([forgotten])
        return
    out().print(words(f"article {row.id} is forgotten: {counted(forgotten.captures, 'capture')} taken out"))
    for name in forgotten.waiting:
        what = "is being written, copied or verified: it will be taken out of it once that has ended"
        out().print(words(f"{name} {what}", "yellow"))


def _confirmed(asked: str) -> bool:
    try:
        return click.confirm(asked, err=True)
    except click.exceptions.Abort:
        if sys.stdin.isatty():
            raise
        click.echo("\ndepeche: there is nobody to answer; -y says yes", err=True)  # the end of what another program gave
        return False


def _known_captures(archive: Archive) -> int | None:
    """How many captures the database knows of; None where it is gone, which is what a rebuild is for."""
    try:
        return archive.counts().captures
    except ArchiveProblem:
        return None
