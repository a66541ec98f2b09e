"""What a file says of itself, whatever format it has: its title, where it stands, when it was made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of an export. Addresses are absolute; None where the file stands nowhere."""

    title: str = "depeche"
    now: datetime = datetime(1970, 1, 1, tzinfo=UTC)  # when it is made; aware
    address: str | None = None  # of this very file, so that it can be subscribed to
    home: str | None = None  # of the page that shows the same to people
    site: str | None = None  # of the front page of the site, without a slash at its end
