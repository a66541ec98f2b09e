"""WARC files: what the archive keeps pages in, so that other tools can replay them (ISO 28500, version 1.1).

Records are put together here and not by warcio, because they have to come from worker processes as finished gzip
members, and because a file needs its torn end found to the byte. HTTP inside a record is read by warcio.

    response   a page that came over HTTP, with the status and the headers it had
    resource   a page from a file on disk: nobody knows its headers
    revisit    the bytes are those of an earlier record, which `WARC-Refers-To` names
    metadata   JSON that no page holds: a capture that brought none, the order of a batch and the numbers minted in it

A record that comes out of somebody's WARC is kept byte for byte. One record is one gzip member.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import zlib
from base64 import b32encode
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from depeche.archive import members
from depeche.archive.moments import in_utc
from depeche.credentials import without_users
from depeche.errors import DepecheError
from depeche.model import Page
from depeche.sources import digests
from depeche.sources.manners import without_user
from depeche.sources.members import next_in
from depeche.sources.warc import NAME, TAKEN_OVER, UNKNOWN, capture_date, charset_of, headless, taken_apart

REVISIT = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"

_FIRST, _CHUNK = 1 << 13, 1 << 18  # bytes that are read at once: of what is looked for first, and of all that follows
_NOT_OURS = ("content-encoding", "transfer-encoding", "content-length")  # they told of the bytes on the wire


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a record stands."""

    warc: str  # file inside the archive's folder
    offset: int  # in bytes, of its gzip member
    record: str  # WARC-Record-ID


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A record read back."""

    offset: int
    length: int  # of its gzip member, in bytes
    type: str
    headers: Mapping[str, str]  # of the record, names in lower case
    data: bytes = field(repr=False)  # the whole of it, uncompressed

    @property
    def id(self) -> str:
        return self.headers.get("warc-record-id", "")

    @property
    def begin(self) -> int:
        """Where the record's headers have ended."""
        return self.data.find(b"\r\n\r\n") + 4

    @property
    def size(self) -> int:
        """Bytes of what stands after them."""
        return int(self.headers.get("content-length", "0"))

    @property
    def content(self) -> bytes:
        """What stands after the record's headers."""
        start = self.begin
        return self.data[start : start + self.size]

    @property
    def over_http(self) -> bool:
        """Whether the content is an answer of HTTP, with its headers."""
        return "msgtype=response" in self.headers.get("content-type", "").replace(" ", "")

    @property
    def at(self) -> datetime | None:
        """When it was captured; None where the record says that nobody knows."""
        return capture_date(self.headers)

    @property
    def url(self) -> str | None:
        """The address it came from; None where the page stood nowhere."""
        uri = self.headers.get("warc-target-uri", "").strip("<>")
        return None if not uri or uri.startswith("urn:") else uri


@dataclass(frozen=True, slots=True, kw_only=True)
class Torn:
    """From `offset` on a file holds no whole record: up to `end`, where there is one again; None: up to its own end."""

    offset: int
    reason: str
    end: int | None = None


# ---------------------------------------------------------------- putting together


def response(*, record: str, url: str, at: datetime | None, now: datetime, name: str, status: int,
             headers: Mapping[str, str], body: bytes) -> bytes:  # fmt: skip
    """A page that came over HTTP. Headers that told of the bytes on the wire are kept under another name."""
    head = http_head(status, headers, len(body))
    return _record("response", record, url, at, now, name, "application/http;msgtype=response", head + body, payload=body)


def http_head(status: int, headers: Mapping[str, str], size: int) -> bytes:
    """Status line and headers for a body of `size` bytes that is no longer encoded."""
    lines = [f"HTTP/1.1 {status} "]
    for name, value in headers.items():
        lines.append(f"{'x-archive-orig-' + name if name.lower() in _NOT_OURS else name}: {_line(value)}")
    lines.append(f"content-length: {size}")
    return "\r\n".join([*lines, "", ""]).encode("utf-8")


def resource(*, record: str, url: str, at: datetime | None, now: datetime, name: str, body: bytes, kind: str = "") -> bytes:
    """A page that did not come over HTTP. `kind`: its media type; "" where nobody says."""
    kind = _line(kind) or ("text/html" if b"<" in body[:1024] else "application/octet-stream")
    return _record("resource", record, url, at, now, name, kind, body, payload=body)


def revisit(*, record: str, url: str, at: datetime | None, now: datetime, name: str, body: bytes, head: bytes,
            refers: str, kind: str = "") -> bytes:  # fmt: skip
    """The same bytes again. `head`: HTTP status and headers of this time, where there were any; else `kind` is their media
    type, "" where nobody says."""
    kind = "application/http;msgtype=response" if head else _line(kind) or "application/octet-stream"
    more = {"WARC-Profile": REVISIT, "WARC-Refers-To": refers}
    return _record("revisit", record, url, at, now, name, kind, head, payload=body, more=more)


def note(*, record: str, uri: str, at: datetime | None, now: datetime, value: Any, name: str = "") -> bytes:
    """Something that no page holds, as JSON. `at`: when it came to pass."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return _record("metadata", record, uri, at, now, name, "application/json", body)


def opening(*, record: str, name: str, now: datetime, software: str) -> bytes:
    """The first record of a file."""
    body = f"software: {software}\r\nformat: WARC File Format 1.1\r\n".encode()
    more = {"WARC-Filename": name}
    return _record("warcinfo", record, "", now, now, "", "application/warc-fields", body, more=more)


def _record(kind: str, record: str, uri: str, at: datetime | None, now: datetime, name: str, content_type: str,
            content: bytes, *, payload: bytes | None = None, more: Mapping[str, str] | None = None) -> bytes:  # fmt: skip
    digest = _sha1(content)
    headers = {
        "WARC-Type": kind,
        "WARC-Record-ID": record,
        "WARC-Date": in_utc(at or now).isoformat() + "Z",
        **({"WARC-Target-URI": _address(uri)} if uri else {}),
        **(more or {}),
        **({NAME: _line(name)} if name else {}),
        **({UNKNOWN: "unknown"} if at is None else {}),
        **({"WARC-Payload-Digest": digest if payload is content else _sha1(payload)} if payload is not None else {}),
        "WARC-Block-Digest": digest,
        "Content-Type": content_type,
        "Content-Length": str(len(content)),
    }
    head = "".join(f"{key}: {value}\r\n" for key, value in headers.items())
    return b"".join((b"WARC/1.1\r\n", head.encode("utf-8", "replace"), b"\r\n", content, b"\r\n\r\n"))


def _line(text: str) -> str:
    """A header's value: one line."""
    return " ".join(text.split())


def _address(uri: str) -> str:
    """An address without blanks or controls, which would end the header."""
    return "".join(c if c > " " else f"%{ord(c):02X}" for c in uri.strip())


def _sha1(data: bytes) -> str:
    # What replay tools compare with; our own digest is the SHA-256 in the database.
    return "sha1:" + b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()


def copied(data: bytes, record: str) -> tuple[bytes, str]:
    """A record of somebody's WARC, as it is, with the two line ends after it, and its name. Only where it has none it gets
    `record` for one, as others may have to refer to it, and from addresses in its headers a user's name and password go."""
    data = data if data.endswith(b"\r\n\r\n") else data.rstrip(b"\r\n") + b"\r\n\r\n"
    found = parsed(data)
    if isinstance(found, Torn):
        return data, record
    changed: dict[str, str | None] = {} if found.id else {"warc-record-id": None}
    changed |= {name: bare for name, value in found.headers.items() if (bare := without_users(value)) != value}
    uri = found.headers.get("warc-target-uri", "").strip("<> ")
    if without_user(uri) != uri:
        changed["warc-target-uri"] = without_user(uri)
    content = _without_users(found) if found.over_http else None
    if changed or content is not None:
        data = _with(found, changed, found.content if content is None else content)
    if found.id:
        return data, found.id
    version, _, rest = data.partition(b"\r\n")
    return b"\r\n".join((version, b"WARC-Record-ID: " + record.encode(), rest)), record


def _without_users(answer: Kept) -> bytes | None:
    """What stands in a record of an HTTP answer whose headers have addresses (where it leads, say), without names and
    passwords; None: it has none."""
    start, stop = answer.begin, answer.begin + answer.size
    ends = _HEAD_ENDS.search(answer.data, start, stop)
    end = start if headless(answer.data[start : min(stop, start + 1024)]) else ends.start() if ends is not None else stop
    head = answer.data[start:end]
    bare = without_users(head.decode("latin-1")).encode("latin-1") if b"@" in head else head
    return bare + answer.data[end:stop] if bare != head else None


_HEAD_ENDS = re.compile(rb"\r?\n\r?\n")


def blotted(record: str, value: Any, now: datetime) -> bytes:
    """What stands where a record was taken out: its name, and JSON. As short as the standard allows."""
    body = json.dumps(value, separators=(",", ":")).encode()
    date = in_utc(now).isoformat(timespec="seconds")
    head = f"WARC/1.1\r\nWARC-Type: metadata\r\nWARC-Record-ID: {record}\r\nWARC-Date: {date}Z\r\n"
    head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def noted_anew(kept: Kept, value: Any, *, digest: bool = True) -> bytes:
    """A note whose JSON is now this."""
    return _with(
        kept, {} if digest else {digests.BLOCK: None}, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    )


BYTES_ONLY = "http://bytes.invalid/"
"""The address of a record whose own was taken out: of a kind whose records have headers of HTTP, as this one may."""
_BYTES_ONLY_ONCE = "urn:depeche:bytes"  # what stood there before

_OF_THE_BYTES = (b"content-type", b"content-encoding", b"transfer-encoding", b"content-length")


def bytes_only(kept: Kept, *, digests: bool = True) -> bytes:
    """The record as if its content had come from nowhere: what other records, which have the same bytes, refer to."""
    changed: dict[str, str | None] = {"warc-target-uri": BYTES_ONLY, NAME.lower(): None}
    content = _without_headers(kept.content) if kept.over_http else kept.content
    return _with(kept, changed if digests else {**changed, "warc-payload-digest": None}, content)


def is_bytes_only(kept: Kept) -> bool:
    return kept.headers.get("warc-target-uri") in (BYTES_ONLY, _BYTES_ONLY_ONCE)


def _without_headers(content: bytes) -> bytes:
    """An HTTP answer with no other headers than say how to read the bytes: in others the address may stand."""
    head, mark, body = content.partition(b"\r\n\r\n")
    if not mark or b"\n\n" in head or headless(content):  # its lines end otherwise, or there are none
        return content
    status, *lines = head.split(b"\r\n")
    return b"\r\n".join([status, *(x for x in lines if x.partition(b":")[0].strip().lower() in _OF_THE_BYTES)]) + mark + body


def _with(kept: Kept, changed: Mapping[str, str | None], content: bytes) -> bytes:
    """A record with other headers (None: without that one) and content; what depends on the content follows."""
    values = {"content-length": str(len(content)), **changed}
    if digests.agrees(kept.headers.get(digests.BLOCK, ""), kept.content) is not False:  # one that was wrong says so on
        values.setdefault(digests.BLOCK, _sha1(content))
    lines = kept.data.partition(b"\r\n\r\n")[0].decode("utf-8", "replace").split("\r\n")
    head = [lines[0]]
    for line in lines[1:]:
        name = line.partition(":")[0]
        value = values.get(name.strip().lower(), "")
        if value is not None:
            head.append(f"{name}: {value}" if value else line)
    return "\r\n".join([*head, "", ""]).encode() + content + b"\r\n\r\n"


def without_address(kept: Kept) -> bytes:
    """The member that takes a record's place once its address has to go, and its bytes have to stay since other records
    refer to them. ValueError where none is as short: somebody else packed it, and better than we can."""
    try:
        return members.fitted(bytes_only(kept), kept.length)
    except ValueError:
        return members.fitted(bytes_only(kept, digests=False), kept.length)


def leading_nowhere(kept: Kept) -> bytes:
    """The member that takes a redirect's place once where it leads has to go."""
    return members.fitted(only_status(kept), kept.length)


def only_status(kept: Kept) -> bytes:
    """The record of an answer of HTTP with its status alone, without headers and words."""
    bare = kept.content.partition(b"\n")[0].rstrip(b"\r") + b"\r\n\r\n"
    return _with(kept, {"warc-payload-digest": None}, bare)


def can_be_shared(kept: Kept) -> bool:
    """Whether another record may refer to the bytes of this one: they have to stay when its address has to go. Of what we
    packed ourselves, and not at our best, that is true; of a member that was taken over it wants a look."""
    try:
        without_address(kept)
    except ValueError:
        return False
    return True


# ---------------------------------------------------------------- writing


class WarcFile:
    """A file that is being written, by this process and in this run only.

    The lock on it tells others that its writer lives; the system takes it back when the writer dies, and then whoever
    opens the archive next adopts what the database does not know (`adopting.py`).
    """

    def __init__(self, folder: Path, name: str) -> None:
        """Makes `folder/name`; its directory entry is on disk before anything is reported."""
        self.name = name
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        self._file = path.open("xb", buffering=0)
        fcntl.flock(self._file, fcntl.LOCK_EX)  # who sees the new name may just look whether somebody writes it
        self._parent = path.parent
        self._listed = False
        self.size = 0
        self._waiting: list[bytes] = []

    def append(self, member: bytes) -> int:
        """Puts one gzip member behind the others; its offset. It is written with the next `flush`."""
        offset = self.size
        self._waiting.append(member)
        self.size += len(member)
        return offset

    def flush(self) -> None:
        """Returns once all that was appended is on the disk, and the file's name too."""
        left = memoryview(b"".join(self._waiting))
        self._waiting.clear()
        while left:  # the system may take less than it is given, when the disk is nearly full
            left = left[self._file.write(left) :]
        os.fsync(self._file.fileno())
        if not self._listed:
            sync_folder(self._parent)
            self._listed = True

    def close(self) -> None:
        self._file.close()


def sync_folder(folder: Path) -> None:
    """Makes new names in the folder last."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def deserted(path: Path) -> bool:
    """Whether no living process writes the file, which may be gone; one that we may not read is not ours to say it of."""
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except FileNotFoundError:
        return True
    return True


# ---------------------------------------------------------------- reading back


def record_at(path: Path, offset: int) -> Kept:
    """The record whose gzip member begins at `offset`; ValueError where none does."""
    for found in records(path, offset):
        if isinstance(found, Torn):
            raise ValueError(f"no whole record at {offset}: {found.reason}")
        return found
    raise ValueError(f"no record at {offset}: the file ends there")


def records_at(path: Path, offsets: Iterable[int]) -> Iterator[Kept]:
    """The records whose gzip members begin at these places, in that order; those that can't be read are passed over."""
    with path.open("rb") as file:
        for offset in offsets:
            found = next(_unbroken(file, offset), None)
            if found is not None:
                yield found


def taken_over_at(path: Path, offset: int) -> bool:
    """Whether the member at `offset` came packed."""
    with path.open("rb") as file:
        file.seek(offset)
        return file.read(len(TAKEN_OVER)) == TAKEN_OVER


def records(path: Path, offset: int = 0) -> Iterator[Kept | Torn]:
    """The records from `offset` on, in order; a torn end comes last. Behind what is damaged they go on with the next one."""
    with path.open("rb") as file:
        while (torn := (yield from _unbroken(file, offset))) is not None:
            end = next_in(file, torn.offset + 1)
            yield replace(torn, end=end)
            if end is None:
                return
            offset = end


def _unbroken(file: BinaryIO, offset: int) -> Generator[Kept, None, Torn | None]:
    """The records from `offset` on, as far as they follow each other, and what is there instead of the next one."""
    file.seek(offset)
    rest, size = b"", _FIRST  # who wants one record only, a redirect say, need not read as much as who goes through all
    while True:
        if not rest:
            rest, size = file.read(size), min(4 * size, _CHUNK)
            if not rest:
                return None
        member = zlib.decompressobj(zlib.MAX_WBITS + 16)
        pieces, length = [], 0
        try:
            while not member.eof:
                if not rest:
                    return Torn(offset=offset, reason="it ends in the middle of a record")
                pieces.append(member.decompress(rest))
                length += len(rest)
                rest = b"" if not member.eof else member.unused_data
                if not member.eof:
                    rest, size = file.read(size), min(4 * size, _CHUNK)
        except zlib.error:
            return Torn(offset=offset, reason="a record can't be unpacked")
        length -= len(rest)
        found = parsed(b"".join(pieces), offset, length)
        if isinstance(found, Torn):
            return found
        yield found
        offset += length


def parsed(data: bytes, offset: int = 0, length: int = 0) -> Kept | Torn:
    """A record from its uncompressed bytes."""
    end = data.find(b"\r\n\r\n")
    lines = data[:end].decode("utf-8", "replace").split("\r\n")
    if end < 0 or not lines[0].startswith("WARC/"):
        return Torn(offset=offset, reason="it holds something that is no WARC record")
    headers: dict[str, str] = {}
    for line in lines[1:]:
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    size = headers.get("content-length", "")
    if not size.isdecimal() or int(size) > len(data) - end - 4:
        return Torn(offset=offset, reason="a record is shorter than it says")
    return Kept(offset=offset, length=length, type=headers.get("warc-type", ""), headers=headers, data=data)


def page(kept: Kept, *, body: bytes | None = None) -> Page:
    """The page that a record holds; of a revisit, `body` are the bytes it refers to.

    Raises SourceProblem where the record cannot be taken apart.
    """
    if kept.type != "response" and not kept.over_http:
        content = kept.content if body is None else body
        return Page(body=content, url=kept.url, headers=charset_of(kept.headers), captured=kept.at)
    found = taken_apart(
        kept.data.replace(_BYTES_ONLY_ONCE.encode(), BYTES_ONLY.encode(), 1) if is_bytes_only(kept) else kept.data
    )
    return Page(body=found.body if body is None else body, url=kept.url, headers=found.http or {}, captured=kept.at)


def payload_digest(kept: Kept) -> str:
    """What a `revisit` says of the page that this record holds; "" where it can't be taken out."""
    try:
        return _sha1(page(kept).body)
    except DepecheError:
        return ""


def noted(kept: Kept) -> Any:
    """What a `note` says; None where it is none of ours."""
    try:
        value = json.loads(kept.content)
    except ValueError:
        return None
    return value if isinstance(value, dict) and "depeche" in value else None
