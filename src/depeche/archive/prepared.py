"""A capture as it goes to a worker and into a WARC file: with its record, and the digest of its page. Pure, but for the
names of records, which are drawn.
"""

from __future__ import annotations

import hashlib
import secrets
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from depeche.archive import identity, redirects, warc
from depeche.archive.notes import Note
from depeche.credentials import without_users
from depeche.model import Capture, Page
from depeche.sources.manners import without_user
from depeche.sources.warc import held_at


def whole(capture: Capture) -> Capture:
    """The capture with all that page and capture know of each other: it has to read the same out of its record."""
    name, reason = identity.storable(without_user(capture.name)), identity.storable(capture.reason or "") or None
    capture = replace(capture, name=name, reason=reason)
    page = capture.page
    at = capture.at or (page.captured if page is not None else None)
    at = held_at(at) if at is not None else None
    if page is None:
        return replace(capture, at=at)
    url = page.url or capture.url
    url = identity.without_user(url) if url is not None else None
    status = capture.status if url is not None else None  # what stands nowhere is no answer
    headers = {key: without_users(value) for key, value in page.headers.items()}
    return replace(capture, at=at, status=status, page=replace(page, url=url, captured=at, headers=headers))


def of_page(page: Page) -> Capture:
    """A page that was handed over by itself."""
    return Capture(name=page.url or "page", url=page.url, at=page.captured, page=page)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A capture with its record, on its way to a worker."""

    capture: Capture
    url: str  # of the capture
    page_url: str
    record: str  # WARC-Record-ID
    data: bytes  # the record
    member: bytes | None = None  # the same as a gzip member, where it came as one
    digest: str | None = None
    size: int = 0
    refers: str | None = None  # record that holds the bytes, where this one does not
    leads_to: str | None = None  # of a redirect (redirects.py)
    place: tuple[int, int] | None = None  # warc and offset, where the record is in a file already
    note: Mapping[str, Any] | None = None  # of what is no capture
    forgotten: str | None = None  # why it is not kept: somebody had its article forgotten

    def lighter(self) -> Prepared:
        """The same without record and page, once they are packed: a hundred wait for the next transaction."""
        return replace(self, capture=replace(self.capture, page=None, record=None, member=None), data=b"", member=None)


def prepared(capture: Capture, *, now: datetime, digest: str | None = None, refers: str | None = None) -> Prepared:
    """The record that keeps a capture, whose page has that digest. `refers`: the record that holds the bytes already."""
    identifier = f"<urn:uuid:{uuid.UUID(bytes=secrets.token_bytes(16), version=4)}>"
    page = capture.page
    if page is None:
        return _event(capture, identifier, now)
    digest = digest or digest_of(page.body)
    url = page.url or f"urn:{digest}"
    about: dict[str, Any] = {"record": identifier, "url": url, "at": capture.at, "now": now, "name": capture.name}
    kind = page.headers.get("content-type", "")
    if refers is not None:
        head = warc.http_head(capture.status, page.headers, len(page.body)) if capture.status is not None else b""
        data = warc.revisit(**about, body=page.body, head=head, refers=refers, kind=kind)
        capture = replace(capture, reason=None)  # what there is to say of its record was said of the one that is kept
    elif capture.record is not None:
        data, identifier = warc.copied(capture.record, identifier)
    elif capture.status is not None:
        data = warc.response(**about, status=capture.status, headers=page.headers, body=page.body)
    else:
        data = warc.resource(**about, body=page.body, kind=kind)
    return Prepared(
        capture=capture, url=identity.without_user(capture.url or url), page_url=url, record=identifier, data=data,
        member=_member(capture, data), digest=digest, size=len(page.body), refers=refers,
    )  # fmt: skip


def _event(capture: Capture, identifier: str, now: datetime) -> Prepared:
    """A capture that brought no page."""
    url = identity.without_user(capture.url or "")
    found = warc.parsed(warc.copied(capture.record, identifier)[0]) if capture.record is not None else None
    if isinstance(found, warc.Kept):
        return Prepared(
            capture=capture, url=url, page_url=url, record=found.id, data=found.data,
            member=_member(capture, found.data), leads_to=redirects.of_capture(capture.outcome, found),
        )  # fmt: skip
    value = {
        "depeche": "capture", "name": capture.name, "url": url, "outcome": capture.outcome, "status": capture.status,
        "reason": capture.reason,
    }  # fmt: skip
    data = warc.note(
        record=identifier, uri=url or "urn:depeche:capture", at=capture.at, now=now, value=value, name=capture.name
    )
    leads_to = "" if capture.outcome == "redirect" else None
    return Prepared(capture=capture, url=url, page_url=url, record=identifier, data=data, leads_to=leads_to)


def _member(capture: Capture, data: bytes) -> bytes | None:
    """The gzip member that the record came as, where it is kept as it is."""
    return capture.member if data is capture.record else None


def noted(note: Note, *, now: datetime) -> Prepared:
    """The record that keeps a note."""
    identifier = f"<urn:uuid:{uuid.UUID(bytes=secrets.token_bytes(16), version=4)}>"
    uri = f"urn:depeche:{note.value['depeche']}"
    data = warc.note(record=identifier, uri=uri, at=note.at, now=now, value=note.value)
    return Prepared(
        capture=Capture(name="", at=note.at), url="", page_url="", record=identifier, data=data, note=note.value
    )  # fmt: skip


def digest_of(body: bytes) -> str:
    return f"sha256:{hashlib.sha256(body).hexdigest()}"
