"""When to ask again: pure functions of what came and when. The archive carries them out, and a rebuild repeats them.

A source is asked more often while it brings something, less often while it does not, and ever more rarely while it fails.
An article is looked at again as edits follow publication: densely in the first hours, after a day, after a week.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from zlib import crc32

SHORTEST = 600.0
"""Seconds between two polls of a source that brings something each time."""
FIRST = 1_800.0
LONGEST = 2 * 3_600.0
"""… of one that brings nothing: a press desk wants to know within two hours."""
RAREST = 24 * 3_600.0
"""… of one that fails, however long it has failed."""
LONGEST_WAIT = 7 * 24 * 3_600.0
"""A Retry-After beyond this is taken for a slip."""

CHECKS = tuple(timedelta(minutes=minutes) for minutes in (20, 60, 180, 480, 24 * 60, 7 * 24 * 60))
"""How long after publication an article is looked at again."""
OLD = timedelta(days=7)
"""What a sitemap dates further back when it is first read is the past of the site, and not fetched."""

_RETRIES = tuple(timedelta(minutes=minutes) for minutes in (5, 30, 120, 480, 24 * 60))


def interval(before: float | None, *, brought: bool, lost: bool = False, asked: float | None = None) -> float:
    """Seconds until a source that answered is asked again.

    `before`: the last one; None: it is new. `brought`: it had something new. `lost`: none of what it had the last time is
    left in it, so it moves faster than we ask. `asked`: what the source itself asks for (RSS `ttl`).
    """
    if lost:
        return SHORTEST
    chosen = FIRST if before is None else before / 2 if brought else before * 1.25
    return min(LONGEST, max(SHORTEST, chosen, min(asked or 0.0, LONGEST)))


def back_off(before: float | None, failures: int, wait: float | None = None) -> float:
    """Seconds until a source that has failed so many times in a row is asked again; twice as long each time."""
    longer = min(RAREST, (before or FIRST) * 2.0 ** min(failures - 1, 20))
    return max(longer, min(wait or 0.0, LONGEST_WAIT))


def spread(seconds: float, name: str) -> timedelta:
    """The wait, up to a tenth longer, the same for the same name: so that thousands of sources do not come due together."""
    return timedelta(seconds=round(seconds * (1.0 + crc32(name.encode()) % 1000 / 10_000)))


def next_check(at: datetime, published: datetime | None, found: datetime) -> datetime | None:
    """When an article that answered at `at` is looked at again; None: never, it is old enough.

    Counted from publication, or from when it was found where that is not known or lies in the future. What was missed
    while nobody followed is not made up for: the next look is the next that is due.
    """
    since = published if published is not None and published <= found else found
    return next((since + after for after in CHECKS if since + after > at), None)


def next_try(at: datetime, failures: int, wait: float | None = None) -> datetime | None:
    """When an article that did not answer is tried again; None: it is given up."""
    if failures > len(_RETRIES):
        return None
    return at + max(_RETRIES[failures - 1], timedelta(seconds=min(wait or 0.0, LONGEST_WAIT)))
