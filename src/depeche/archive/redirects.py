"""Where redirects lead. The archive knows it by the digest of the address, as tombstones know what was forgotten.

So it can be told which redirects lead to an article that is forgotten, without a look at each.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import forgetting, identity, regrouping, warc
from depeche.archive.schema import captures, warcs
from depeche.model import Outcome

Places = dict[str, list[int]]
"""File → offsets of records in it."""

_MOST_HEAD = 1 << 16  # bytes of an answer in which its headers are looked for
_STATUS = re.compile(rb"HTTP/[0-9.]+ +3[0-9][0-9]")
_LOCATION = re.compile(rb"\nlocation[ \t]*:([^\n]*)", re.IGNORECASE)


def target(kept: warc.Kept) -> str:
    """The digest of the normalised address to which an answer leads; "" where it leads nowhere."""
    status, _, rest = kept.content[:_MOST_HEAD].partition(b"\n") if kept.over_http else (b"", b"", b"")
    if not _STATUS.match(status):
        return ""
    where = _LOCATION.search(b"\n" + rest.replace(b"\r\n", b"\n").partition(b"\n\n")[0])
    try:
        url = urljoin(kept.url or "", where[1].strip().decode("utf-8", "replace")) if where is not None else ""
    except ValueError:
        return ""
    return forgetting.digest(identity.key(identity.without_user(url))) if url else ""


def of_capture(outcome: Outcome, kept: warc.Kept) -> str | None:
    """What is kept of where a capture leads; None of all but redirects."""
    return target(kept) if outcome == "redirect" else None


def leading_to(connection: Connection, gone_by: list[str], first: int) -> tuple[set[str], Places]:
    """Of the files before number `first` those with redirects to addresses with these digests; and the redirects of which
    an older depeche did not say where they lead, until a rebuild does."""
    told = (
        sa.select(warcs.c.name, captures.c.offset)
        .join(warcs, warcs.c.id == captures.c.warc_id)
        .where(captures.c.outcome == "redirect", warcs.c.id < first)
    )
    found: set[str] = set()
    for some in regrouping.chunks(gone_by):
        found |= {name for name, _ in connection.execute(told.where(captures.c.leads_to.in_(some)))}
    unknown: Places = {}
    unsaid = told.where(captures.c.leads_to.is_(None)).order_by(warcs.c.name, captures.c.offset)
    for name, offset in connection.execute(unsaid):
        unknown.setdefault(name, []).append(offset)
    return found, unknown


def lead_nowhere(connection: Connection, gone_by: list[str]) -> None:
    """Once the files no longer say where redirects to these led."""
    for some in regrouping.chunks(gone_by):
        connection.execute(sa.update(captures).where(captures.c.leads_to.in_(some)).values(leads_to=""))
