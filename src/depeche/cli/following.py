"""`sources` and `follow`: whom the archive follows, how each does, and the following itself."""

from __future__ import annotations

import os
import signal
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from depeche.archive import Archive
from depeche.archive.answers import Added, Followed
from depeche.cli.options import as_json, at_most, existing, in_archive, opened, seconds
from depeche.cli.output import write
from depeche.cli.terminal import err, lines, out, plainly, table, told, words
from depeche.errors import Away, Busy, Full, SourceProblem
from depeche.exports import forms, opml
from depeche.exports.head import Head
from depeche.exports.wording import barren, counted, is_overdue, named_so, standing_of, without_page
from depeche.sources import Manners
from depeche.sources.told import Checked, Chosen, Polled, SourceState, Told

if TYPE_CHECKING:
    from depeche.sources.finding import Found


def _now() -> datetime:
    return datetime.now(UTC)


private = click.option("--allow-private", is_flag=True, help="Fetch addresses of private networks too.")


@click.group("sources", invoke_without_command=True)
@in_archive
@as_json
@click.pass_context
def sources(context: click.Context, folder: Path, json_: bool) -> None:
    """Whom the archive follows, and how each does.

    \b
    Examples:
      depeche sources                                  the list, with what fails and why
      depeche sources add https://herald.example/      its feeds and sitemaps of news are found
      depeche sources add feeds.opml                   what a feed reader exported
      depeche sources pause herald.example             ask it no more for now
    """
    if context.invoked_subcommand is not None:
        return
    now = _now()
    with existing(folder) as archive:
        found = archive.followed(now)
    if json_:
        lines(found)
    elif not found:
        out().print("No source is followed yet. `depeche sources add URL` takes a feed, a sitemap, a home page or an OPML.")
    else:
        _list(found, now)


def _list(found: list[Followed], now: datetime) -> None:
    shown = table("#", "source", "state", "last answer", "# a week", "# articles")
    for one in found:
        name = words(one.title or one.url)
        if one.title:
            name.append(f"\n{plainly(one.url)}", style="dim")
        state, style = standing(one, now)
        shown.add_row(
            str(one.id), name, words(state, style), words(told(one.last_success, "never")), f"{one.a_week:g}",
            f"{one.articles:,}",
        )  # fmt: skip
    out().print(shown)
    ill = sum(1 for one in found if one.state == "followed" and one.failures)
    verdict = f"{ill:,} failing" if ill else "none is failing"
    out().print(words(f"{counted(len(found), 'source')}, {verdict}. `depeche sources show #` tells what befell one."))


def standing(one: Followed, now: datetime) -> tuple[str, str]:
    """How a source does, in words, and the style in which to say it."""
    gaps = f"; {counted(one.gaps, 'gap')}" if one.gaps else ""
    if little := barren(one):
        gaps += f"; {little} (`depeche sources unread` says why)"
    overdue = f", and overdue since {told(one.next)}: is `depeche follow` running?"
    how = standing_of(one, now)
    if how in ("paused", "removed", "resting"):
        return f"{how}{gaps}", "dim"
    if how == "failing":
        again = overdue if is_overdue(one, now) else f", next {told(one.next)}" if one.next else ""
        return f"failing ({counted(one.failures, 'time')}): {one.reason}{again}{gaps}", "red"
    if how == "not asked":
        return "not asked yet; `depeche follow` asks it", "yellow"
    if how == "overdue":
        return f"well when last asked{overdue}{gaps}", "yellow"
    return f"well{gaps}", "yellow" if gaps else "green"


@sources.command("add", short_help="Follow a feed, a sitemap, a home page or an OPML file.")
@click.argument("names", nargs=-1, required=True, metavar="URL…")
@private
@in_archive
@as_json
def add(names: tuple[str, ...], folder: Path, allow_private: bool, json_: bool) -> None:
    """Follow feeds, sitemaps, the feeds of a home page, or those of an OPML file.

    An address that is paused or was removed is followed again. Nothing is fetched of what they list before `depeche follow`.
    """
    # Loaded here, and for `follow` too: all other verbs come through this module.
    from depeche.sources import finding, listing, web

    manners = Manners(private=allow_private, most_bytes=listing.MOST_BYTES)
    missed = 0
    with opened(folder) as archive:
        known = _followed(archive)
        for name in names:
            try:
                found = finding.sources(name, lambda url: web.asked(url, now=_now, manners=manners))
            except SourceProblem as problem:
                missed += 1
                err().print(words(str(problem), "yellow"))
                continue
            chosen = [_chosen(one, finding.given(name)) for one in found if one.url not in known]
            archive.choose(chosen)
            known = _followed(archive)
            if json_:
                lines(found)
            else:
                _tell(found, {one.url for one in chosen})
    if not json_ and missed < len(names):
        out().print("`depeche follow` asks them from now on, `depeche follow --once` for one round.")
    if missed:
        raise click.exceptions.Exit(3)


def _followed(archive: Archive) -> set[str]:
    """The addresses that are followed now: a source that was paused is followed again where it is added."""
    return {one.url for one in archive.followed(_now()) if one.state == "followed"}


def _chosen(one: Found, given: str) -> Chosen:
    return Chosen(
        url=one.url, at=_now(), kind=one.kind, title=one.title, site=one.site, given=given if given != one.url else None
    )


def _tell(found: tuple[Found, ...], new: set[str]) -> None:
    for one in found:
        lists = f", lists {counted(one.entries, 'entry', 'entries')}" if one.entries is not None else ""
        state = "follows" if one.url in new else "followed already"
        title = f" “{one.title}”" if one.title else ""
        out().print(words(f"{state}: {one.kind}{title} {one.url}{lists}"))


def _decided(name: str, state: SourceState, done: str, help_: str) -> click.Command:
    @sources.command(name, help=help_)
    @click.argument("refs", nargs=-1, required=True, metavar="SOURCE…")
    @in_archive
    def verb(folder: Path, refs: tuple[str, ...]) -> None:
        with existing(folder) as archive:
            urls = [url for ref in refs for url in archive.sources_named(ref)]
            archive.choose(Chosen(url=url, at=_now(), state=state) for url in dict.fromkeys(urls))
        for url in dict.fromkeys(urls):
            out().print(words(f"{done}: {url}"))

    return verb


_SOURCE = "SOURCE is a number of the list, an address or a host."
pause = _decided("pause", "paused", "paused", f"Ask these sources no more for now. {_SOURCE}")
resume = _decided("resume", "followed", "follows", f"Follow paused sources again, from now on. {_SOURCE}")
remove = _decided("remove", "removed", "removed", f"Follow these sources no longer. What they brought stays. {_SOURCE}")


@sources.command("show")
@click.argument("ref", metavar="SOURCE")
@in_archive
@as_json
def show(folder: Path, ref: str, json_: bool) -> None:
    """What befell a source: failures, recoveries, gaps, moves. SOURCE is a number of the list, an address or a host."""
    now = _now()
    with existing(folder) as archive:
        urls = archive.sources_named(ref)
        found = [(one, archive.source_events(one.id)) for one in archive.followed(now, removed=True) if one.url in urls]
    for one, events in found:
        if json_:
            lines([one, *events])
            continue
        out().print(words(f"{one.title or one.url} ({one.kind}): {standing(one, now)[0]}"))
        for event in events:
            since = f", after {told(event.since)}" if event.since else ""
            out().print(words(f"  {told(event.at)}  {event.what}{since}" + (f": {event.reason}" if event.reason else "")))


@sources.command("unread", short_help="What could not be read, and why.")
@in_archive
@at_most(100)
@as_json
def unread(folder: Path, limit: int, json_: bool) -> None:
    """What could not be read, and why, the last first: pages, addresses, lines of lists."""
    with existing(folder) as archive:
        found = archive.unread()
    if json_:
        lines(found[:limit])
        return
    if not found:
        out().print("Every page could be read.")
        return
    shown = table("capture", "what", "at", "why")
    for one in found[:limit]:
        why = without_page(one.outcome, one.status, one.reason)
        shown.add_row(str(one.id), words(named_so(one)), words(told(one.at, "not known")), words(why))
    out().print(shown)
    if len(found) > limit:
        out().print(f"{limit:,} of {counted(len(found), 'capture')}; -n shows more.", style="dim")


@sources.command("export")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Without it, standard output.")
@in_archive
def export(folder: Path, output: Path | None) -> None:
    """The feeds as OPML, for other feed readers."""
    with existing(folder) as archive:
        feeds = [one for one in archive.followed(_now()) if one.kind == "feed"]
    pieces = opml.text(map(forms.outline, feeds), Head(title="Followed by depeche", now=_now()))
    if output is None:
        click.echo("".join(pieces), nl=False)
    else:
        write(output, (piece.encode() for piece in pieces), folder)


# ---------------------------------------------------------------- follow


_PATIENCE = 60.0  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Followings:
    """What a run of `follow` made, for `--json`: the last line."""

    polls: int
    failed: int
    captures: dict[str, int]
    interrupted: bool = False


@click.command("follow")
@in_archive
@click.option("--once", is_flag=True, help="One round: ask every source, fetch what is new or due, and end.")
@click.option(
    "--now", "everything", is_flag=True, help="With --once: look at every article that is still watched, due or not."
)
@click.option(
    "--delay", type=seconds, metavar="SECONDS", default=5.0, show_default=True,
    help="Seconds between two requests to a host; its Crawl-delay, where that is longer.",
)  # fmt: skip
@click.option("--threads", type=click.IntRange(1, 256), default=16, show_default=True, help="Hosts asked at the same time.")
@click.option("--workers", type=click.IntRange(0), default=None, help="Processes that read pages, as for `add`.")
@private
@click.option("-q", "--quiet", is_flag=True, help="Print only what fails.")
@as_json
def follow(
    folder: Path, once: bool, everything: bool, delay: float, threads: int, workers: int | None, allow_private: bool,
    quiet: bool, json_: bool,
) -> None:  # fmt: skip
    """Ask the sources when they are due, keep what is new, and look at it again as edits follow.

    Runs until it is interrupted (Ctrl-C: what is under way is finished and kept). It may be killed at any time and goes
    on where it was. `add` and `serve` may run beside it.
    """
    if everything and not once:
        raise click.UsageError("--now goes with --once")
    from depeche.sources import web
    from depeche.sources.following import Pace

    stop = threading.Event()
    run = _Run(quiet=quiet, json_=json_)
    with existing(folder) as archive, _interruptible(stop), run.progress:
        if not archive.followed(_now()):
            raise SourceProblem(str(folder), "it follows no source yet; `depeche sources add URL` adds some")
        fetch = web.fetcher(_now, Manners(private=allow_private))
        pace = Pace(delay=delay, threads=threads)
        while True:
            try:
                for kept in archive.follow(
                    fetch, now=_now, pace=pace, once=once, everything=everything, stop=stop, workers=workers
                ):  # fmt: skip
                    run.tell(kept)
                break
            except (Busy, Full, Away) as trouble:  # following goes on after a rebuild, or once there is room, or the server
                if once:
                    raise
                err().print(words(f"{trouble}; trying again every minute", "yellow"))
                if stop.wait(_PATIENCE):
                    break
    run.end(stop.is_set())
    if stop.is_set():
        raise click.exceptions.Exit(130)
    if run.failed:
        raise click.exceptions.Exit(3)


class _Run:
    """What was told so far, and how to tell more of it."""

    def __init__(self, *, quiet: bool, json_: bool) -> None:
        self._quiet, self._json = quiet, json_
        self._changes: Counter[str] = Counter()
        self._polls = self.failed = 0
        self.progress = Progress(
            SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=err(), transient=True,
            disable=quiet or json_ or not err().is_terminal,
        )  # fmt: skip
        self._task = self.progress.add_task("following", total=None)

    def tell(self, kept: Added | Told) -> None:
        if isinstance(kept, Added):
            self._changes[kept.change] += 1
        elif isinstance(kept, Polled):
            self._polls += 1
            self.failed += kept.outcome == "failed"
        if self._json:
            if not isinstance(kept, Checked):
                lines([kept])
        elif (line := _line(kept)) is not None and not (self._quiet and line[1] == ""):
            self.progress.console.print(words(line[0], line[1]), soft_wrap=True)
        self.progress.update(self._task, description=self._summary())

    def _summary(self) -> str:
        return (
            f"{counted(self._polls, 'poll')}, {self.failed} failed; {counted(self._changes['new'], 'new article')}, "
            f"{self._changes['changed']:,} changed, {self._changes['unchanged']:,} not changed"
        )

    def end(self, interrupted: bool) -> None:
        if self._json:
            lines([Followings(
                polls=self._polls, failed=self.failed, captures=dict(self._changes), interrupted=interrupted
            )])  # fmt: skip
        elif not self._quiet:
            if not (self._polls or self._changes or interrupted):
                out().print(
                    "Nothing was due: none is asked twice within five minutes, and who fails is left alone for a while "
                    "(`depeche sources resume SOURCE` has it asked at once)."
                )
                return
            out().print(words(self._summary() + (" (interrupted; all of it is kept)" if interrupted else "")))


def _line(kept: Added | Told) -> tuple[str, str] | None:
    """What is worth a line: what is new or changed, and what fails."""
    if isinstance(kept, Added):
        if kept.change in ("new", "changed"):
            return f"{kept.change}: {kept.title or kept.url} ({kept.url})", ""
        if kept.change == "unreadable":
            return f"{kept.name}: {kept.reason}", "yellow"
        return None
    if isinstance(kept, Polled) and kept.outcome == "failed":
        return f"{kept.source}: {kept.reason}", "yellow"
    if isinstance(kept, Checked) and kept.outcome in ("missing", "gone"):
        return f"no longer there ({kept.status}): {kept.url}", "yellow"
    if isinstance(kept, Checked) and kept.outcome in ("refused", "failed"):
        return f"{kept.url}: {kept.reason}", "yellow"
    return None


@contextmanager
def _interruptible(stop: threading.Event) -> Iterator[None]:
    """Ctrl-C, SIGTERM and a terminal that is closed ask for an end; the second time takes it, which costs nothing that was
    told."""

    def ask(number: int, _: FrameType | None) -> None:
        if stop.is_set():
            os._exit(130)
        stop.set()
        err().print("ending once what is under way is kept; again to end at once", style="dim")

    asked = [signal.SIGINT, signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # as `nohup` has it
        asked.append(signal.SIGHUP)
    before = [(number, signal.signal(number, ask)) for number in asked]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)
