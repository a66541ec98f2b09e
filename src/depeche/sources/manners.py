"""How the live web is asked, and what it answers. The asking itself is in `web`, which takes a while to load."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

AGENT = "depeche/0.1 (news archive)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How an address is fetched."""

    seconds: float = 30.0  # for the whole exchange, redirects included
    redirects: int = 10
    most_bytes: int = 20_000_000  # of a body, as sent
    private: bool = False  # whether addresses of private networks may be fetched
    agent: str = AGENT
    delay: float = 1.0  # seconds between two addresses of one host, in a list of them


def host_of(url: str) -> str:
    """Whom a request bothers: the host and its port, without user."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""


_USER = re.compile(r"^(\s*[a-z][a-z0-9+.-]*://)[^/?#]*@", re.IGNORECASE)


def without_user(url: str) -> str:
    """The address without name and password, which are nobody's business."""
    try:
        parts = urlsplit(url)
    except ValueError:  # it is no address; a password in it is one all the same
        return _USER.sub(r"\1", url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl() if "@" in parts.netloc else url


FOR_GOOD = (301, 308)
"""Redirects that say to ask there from now on."""

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one request brought. `headers` have lower-case names."""

    url: str  # that was asked, without credentials; of an answer behind redirects, where it stood
    stays: str | None = None  # the address to ask for next time: that before the first redirect which is only for now
    at: datetime
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""  # as sent: packed, if the server packed it
    target: str | None = None  # where it sends us, absolute and without credentials
    robots: tuple[str, ...] = ()  # each X-Robots-Tag by itself: which robot one is for ends with its line
    record: bytes = b""  # the WARC record that keeps it, whole

    @property
    def no_page(self) -> str:
        """What to say where no page was brought, as the end of a sentence."""
        kind = self.headers.get("content-type", "").partition(";")[0].strip()[:60]
        hint = "; `depeche sources add` follows feeds" if "rss" in kind or "atom" in kind else ""
        return f"what it answered is no web page{f' but {kind}' if kind else ''}{hint}"
