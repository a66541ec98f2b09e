"""One visit to one host: a request for a source or an article, by the host's rules, and what is to be told of it.

A redirect ends the visit: where it leads is another host's turn, or this one's next. Pure but for the `fetch` it is given.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from depeche.errors import DepecheError, Refused, SourceProblem
from depeche.model import Capture, Outcome
from depeche.sources import listing, rights, schedule, unpacking, warc
from depeche.sources import robots as robot_rules
from depeche.sources.continuing import MOST_PAGES, next_page
from depeche.sources.entries import Entry
from depeche.sources.manners import FOR_GOOD, Answer, host_of
from depeche.sources.robots import Rules
from depeche.sources.told import ASKING_FOR_REST, Checked, Polled

MOST_HOPS = 10
_RULES_LAST = 24 * 3_600.0  # seconds; RFC 9309 asks for no longer
_RULES_RETRIED = 1_800.0  # … where they could not be had
_MOST_PARTS = 50  # sitemaps of one index that are followed


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A source that is to be polled, or an article that is to be looked at."""

    origin: str  # its address, as the archive has it
    url: str  # to be asked now: after a redirect another
    source: bool
    etag: str | None = None
    modified: str | None = None
    hops: tuple[Capture, ...] = ()  # the redirects so far
    moved: bool = True  # all of them were for good
    stays: str | None = None  # where those before the first that is only for now led
    pages: tuple[Capture, ...] = ()  # of an article that goes on over several: those so far, with the redirects on the way
    first: Checked | None = None  # what was told of its first page

    @property
    def host(self) -> str:
        return host_of(self.url)

    @property
    def conditional(self) -> bool:
        """Whether it is asked for only if it changed."""
        return bool(self.etag or self.modified)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What came of it: `onward` to go on with, or what is to be kept and told."""

    captures: tuple[Capture, ...] = ()
    told: Polled | Checked | None = None
    entries: tuple[Entry, ...] = ()  # all that the source listed, of which the archive knows which are new
    onward: Job | None = None
    pause: float = 0.0  # seconds that the host asks to be left alone for
    delay: float = 0.0  # seconds that it always wants between two requests


Fetch = Callable[[str, Mapping[str, str], int], Answer]
"""Asks for one address, with these headers and for so many bytes at most. Raises SourceProblem, Refused."""


class Hosts:
    """The rules of the hosts, asked for once a day. Visits to one host come one at a time, so there is nothing to lock."""

    def __init__(self, fetch: Fetch, clock: Callable[[], float] = time.monotonic) -> None:
        self._fetch, self._clock = fetch, clock
        self._known: dict[str, tuple[Rules, float]] = {}

    def rules(self, url: str) -> Rules:
        parts = urlsplit(url)
        root = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        now = self._clock()
        found, until = self._known.get(root, (None, now))
        if found is not None and until > now:
            return replace(found, wait=until - now) if found.wait else found
        answer = self._asked(f"{root}/robots.txt")
        found = replace(robot_rules.rules(answer.status, answer.body), wait=answer.wait)
        if found.refused is None:
            tdm = self._asked(f"{root}/.well-known/tdmrep.json")
            found = replace(found, reserved=robot_rules.reservations(tdm.body if tdm.status == 200 else b""))
        self._known[root] = found, self._clock() + (max(_RULES_RETRIED, found.wait or 0) if found.refused else _RULES_LAST)
        return found

    def _asked(self, url: str) -> _Text:
        for _ in range(5):  # redirects, as the RFC has it
            try:
                answer = self._fetch(url, {"Accept": "*/*"}, robot_rules.MOST_SENT)
                if answer.target is None:
                    encodings = answer.headers.get("content-encoding", "")
                    body = unpacking.unpacked(answer.body, encodings, robot_rules.MOST_SENT, url)
                    return _Text(status=answer.status, body=body, wait=_rest(answer))
            except Refused:
                raise
            except DepecheError:
                return _Text()
            url = answer.target
        return _Text(status=404)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """What came of asking for the rules. `status` None: nothing."""

    status: int | None = None
    body: bytes = b""
    wait: float | None = None


def visit(job: Job, hosts: Hosts, fetch: Fetch, agent: str, now: Callable[[], datetime]) -> Visit:
    """Makes the visit. What goes wrong is told; nothing is raised but what is a fault of ours."""
    found = _visited(job, hosts, fetch, agent, now)
    if job.source or found.onward is not None:
        return found
    return _going_on(job, found)


def _going_on(job: Job, found: Visit) -> Visit:
    """Where an article goes on over several pages, the next is asked for in its turn; all are told of as the first was."""
    pages = (*job.pages, *found.captures)
    told = job.first or found.told
    last = found.captures[-1] if found.captures else None
    address = next_page(last.page) if last is not None and last.page is not None else None
    asked = {page.url for page in pages}
    if isinstance(told, Checked) and address is not None and address not in asked and len(asked) < MOST_PAGES:
        first = replace(told, etag=None, modified=None)  # asked with conditions it would not say where it goes on
        onward = replace(job, url=address, etag=None, modified=None, hops=(), pages=pages, first=first)
        return replace(found, captures=(), told=None, onward=onward)
    return replace(found, captures=pages, told=told)


def _visited(job: Job, hosts: Hosts, fetch: Fetch, agent: str, now: Callable[[], datetime]) -> Visit:
    try:
        rules = hosts.rules(job.url)
        if not rules.allows(job.url, agent):
            outcome: Outcome = "failed" if rules.refused else "refused"
            reason = rules.refused or "its robots.txt does not allow us there"
            return _nothing(job, now(), outcome, reason, wait=rules.wait)
        answer = fetch(job.url, _conditions(job), listing.MOST_BYTES if job.source else 20_000_000)
    except DepecheError as error:
        reason = error.reason if isinstance(error, SourceProblem) else str(error)
        # Also an address that is refused: a name that resolves to a private network may do so for now, in a hotel's
        return _nothing(job, now(), "failed", reason)
    if answer.target is not None:
        found = _onward(job, answer)
    elif job.source:
        found = _polled(job, answer)
    else:
        found = _checked(job, answer, rules)
    return replace(found, pause=_rest(answer) or 0.0, delay=rules.delay(agent))


def _rest(answer: Answer) -> float | None:
    """Seconds for which the whole host asks to be left alone."""
    return wait(answer) if answer.status in ASKING_FOR_REST else None


def _conditions(job: Job) -> dict[str, str]:
    found = {"Accept": "application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.5"} if job.source else {}
    if job.etag:
        found["If-None-Match"] = job.etag
    if job.modified:
        found["If-Modified-Since"] = job.modified
    return found


def wait(answer: Answer) -> float | None:
    """Retry-After, in seconds: it comes as a number of them, or as a date. A week at most: what is longer is a slip."""
    text = answer.headers.get("retry-after", "").strip()
    try:
        asked = float(text[:9]) if text.isdecimal() else (parsedate_to_datetime(text) - answer.at).total_seconds()
    except (ValueError, TypeError):
        return None
    return min(max(asked, 0.0), schedule.LONGEST_WAIT)


def _nothing(job: Job, at: datetime, outcome: Outcome, reason: str, *, status: int | None = None,
             title: str | None = None, wait: float | None = None) -> Visit:  # fmt: skip
    """Nothing came that is kept but the event itself."""
    if job.source:
        return Visit(told=Polled(source=job.origin, at=at, outcome="failed", status=status, reason=reason, wait=wait))
    shown = f"“{title}”: {reason}" if title else reason
    event = Capture(name=job.origin, url=job.url, at=at, outcome=outcome, status=status, reason=shown)
    return Visit(
        captures=(*job.hops, event),
        told=Checked(
            url=job.origin,
            at=at,
            outcome=outcome,
            status=status,
            reason=reason,
            title=title,
            wait=wait,
            stood=job.url if job.hops else None,
        ),
    )


def _onward(job: Job, answer: Answer) -> Visit:
    if len(job.hops) >= MOST_HOPS:
        return _nothing(job, answer.at, "failed", f"it redirects more than {MOST_HOPS} times", status=answer.status)
    hop = warc.capture(answer.record, job.origin)
    assert hop is not None, "of what is no page only what came with 2xx is no capture"
    hop = replace(hop, name=job.origin)
    moved = job.moved and answer.status in FOR_GOOD
    stays = answer.url if job.moved else job.stays
    return Visit(onward=replace(job, url=answer.target or "", hops=(*job.hops, hop), moved=moved, stays=stays))


# ---------------------------------------------------------------- sources


def _polled(job: Job, answer: Answer) -> Visit:
    about: dict[str, Any] = {"source": job.origin, "at": answer.at, "status": answer.status}
    moved = (answer.url if job.moved else job.stays) if job.hops and job.hops[0].status in FOR_GOOD else None
    if answer.status == 304 and job.conditional:
        return Visit(told=Polled(**about, outcome="same", moved=moved))
    if answer.status != 200:
        gone = " (it is gone; `depeche sources remove` ends asking for it)" if answer.status == 410 else ""
        said = f"it answers {answer.status}{gone}"
        return _nothing(job, answer.at, "failed", said, status=answer.status, wait=wait(answer))
    try:
        body = unpacking.unpacked(
            answer.body, answer.headers.get("content-encoding", ""), listing.MOST_BYTES, answer.url
        )  # fmt: skip
        found = listing.listing(body, answer.url, answer.headers)
    except DepecheError as error:
        reason = error.reason if isinstance(error, SourceProblem) else str(error)
        return _nothing(job, answer.at, "failed", reason, status=answer.status)
    parts = _parts(found.entries, answer.at) if found.kind == "index" else ()
    return Visit(
        told=Polled(
            **about, outcome="same", title=found.title, site=found.site, etag=_short(answer, "etag"),
            modified=_short(answer, "last-modified"), moved=moved, wait=found.wait, listed=len(found.entries), parts=parts,
        ),
        entries=() if found.kind == "index" else found.entries,
    )  # fmt: skip


def _short(answer: Answer, name: str) -> str | None:
    """A header that we send back: one that is longer than any of its kind is none."""
    value = answer.headers.get(name, "")
    return value if 0 < len(value) <= 512 and value.isprintable() else None


def _parts(entries: tuple[Entry, ...], at: datetime) -> tuple[Entry, ...]:
    """The sitemaps of an index that are worth following: those that changed within a week, or do not say.

    Papers name them by time, and some list the newest first and some last; so of many, both ends.
    """
    recent = [entry for entry in entries if entry.at is None or entry.at >= at - timedelta(days=7)]
    recent.sort(key=lambda entry: entry.at or datetime.min.replace(tzinfo=UTC), reverse=True)
    if len(recent) <= _MOST_PARTS:
        return tuple(recent)
    half = _MOST_PARTS // 2
    return tuple(recent[:_MOST_PARTS]) if recent[_MOST_PARTS].at else (*recent[:half], *recent[-half:])


# ---------------------------------------------------------------- articles


def _checked(job: Job, answer: Answer, rules: Rules) -> Visit:
    stood = answer.url if job.hops else None
    if answer.status == 304 and not job.conditional:
        return _nothing(job, answer.at, "failed", "it says that nothing changed, and was not asked so", status=304)
    if answer.status == 304:
        event = Capture(name=job.origin, url=answer.url, at=answer.at, outcome="not-changed", status=304)
        told = Checked(url=job.origin, at=answer.at, outcome="not-changed", status=304, stood=stood)
        return Visit(captures=(*job.hops, event), told=told)
    capture = warc.capture(answer.record, job.origin)
    if capture is None:
        return _nothing(job, answer.at, "refused", answer.no_page, status=answer.status)
    if capture.outcome in ("missing", "gone"):
        told = Checked(url=job.origin, at=answer.at, outcome=capture.outcome, status=answer.status, stood=stood)
        return Visit(captures=(*job.hops, replace(capture, name=job.origin)), told=told)
    if capture.page is None:
        reason = capture.reason or f"it answers {answer.status}"
        lost = capture.outcome == "redirect"  # and does not say where it leads
        return _nothing(
            job, answer.at, "failed" if lost else capture.outcome, reason, status=answer.status, wait=wait(answer)
        )
    page = rights.head(capture.page.body, answer.url, answer.headers)
    if reserved := rights.reserved(page, answer.headers, answer.robots, rules, answer.url):
        return _nothing(job, answer.at, "refused", reserved, status=answer.status, title=page.title)
    told = Checked(
        url=job.origin, at=answer.at, outcome="page", status=answer.status, etag=_short(answer, "etag"),
        modified=_short(answer, "last-modified"), stood=stood,
    )  # fmt: skip
    return Visit(captures=(*job.hops, replace(capture, name=job.origin)), told=told)
