"""What a host asks of robots: robots.txt (RFC 9309), by Protego, and the reservations of /.well-known/tdmrep.json."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from protego import Protego

MOST_BYTES = 500_000
"""As much of robots.txt and tdmrep.json as is read; the RFC asks for as much at least."""
MOST_SENT = 10_000_000
"""As long as they may be: of one that is longer than is read, the beginning holds."""
LONGEST_DELAY = 3_600.0
"""Seconds; a Crawl-delay beyond it is a slip, or means to keep everybody out, which `Disallow` does."""
_MOST_LOCATIONS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What one host asks for. `refused`: why nothing at all may be fetched for now."""

    robots: Protego | None = None
    reserved: tuple[tuple[str, bool], ...] = ()  # pattern of a path → whether text and data mining is reserved
    refused: str | None = None
    wait: float | None = None  # seconds that the host asks to be left alone for

    def allows(self, url: str, agent: str) -> bool:
        return self.refused is None and (self.robots is None or bool(self.robots.can_fetch(url, agent)))

    def delay(self, agent: str) -> float:
        """Crawl-delay, in seconds; 0: it asks for none."""
        found = self.robots.crawl_delay(agent) if self.robots is not None else None
        return min(max(float(found or 0.0), 0.0), LONGEST_DELAY)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        return tuple(self.robots.sitemaps) if self.robots is not None else ()

    def reserves(self, url: str) -> bool | None:
        """What tdmrep.json says of an address; None: nothing. The first that matches holds."""
        parts = urlsplit(url)
        path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        return next((said for pattern, said in self.reserved if _matches(pattern, path)), None)


def rules(status: int | None, text: bytes) -> Rules:
    """The rules of a host whose robots.txt was answered so. `status` None: it did not answer.

    As the RFC has it: where there is none, all is allowed; where it can't be had, nothing is, for now.
    """
    if status is None or status >= 500 or status == 429:
        why = "does not answer" if status is None else f"answers {status}"
        return Rules(refused=f"its robots.txt {why}, so nothing is fetched for now")
    if not 200 <= status < 300:
        return Rules()
    return Rules(robots=Protego.parse(text[:MOST_BYTES].decode("utf-8", "replace")))


def reservations(text: bytes) -> tuple[tuple[str, bool], ...]:
    """The locations of a tdmrep.json (W3C community group, TDMRep); of what is none, nothing."""
    try:
        found: Any = json.loads(text[:MOST_BYTES]) if text else []
    except (ValueError, RecursionError):
        return ()
    items = found if isinstance(found, list) else []
    return tuple(
        (item["location"], item.get("tdm-reservation") in (1, "1", True))
        for item in items[:_MOST_LOCATIONS]
        if isinstance(item, dict) and isinstance(item.get("location"), str)
    )


def _matches(pattern: str, path: str) -> bool:
    """A pattern as in robots.txt: `*` is anything, `$` the end. Linear: each piece is looked for after the one before."""
    end = pattern.endswith("$")
    first, *pieces = re.split(r"\*+", pattern.removesuffix("$"))
    if not path.startswith(first):
        return False
    at = len(first)
    for number, piece in enumerate(pieces):
        if end and number == len(pieces) - 1:
            return path.endswith(piece) and len(path) - len(piece) >= at
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return not end or at == len(path)
