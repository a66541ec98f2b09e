"""Pages out of WARC records: what a crawl kept, with the address and the time it gives; never the live web.

warcio finds the records. Each is handed on whole, so that the archive can keep it as it is.
"""

from __future__ import annotations

import logging
import re
import zlib
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from typing import IO, Any, cast

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader

from depeche.errors import MissingExtra, SourceProblem
from depeche.model import Capture, Outcome, Page
from depeche.sources import digests, members, unpacking

MOST_BYTES = 100_000_000
"""No record is taken, and no body unpacked, beyond this size."""

MOST_DAMAGED = 1_000
"""Places at which a file may be damaged; behind as many, no more is looked for."""

NAME = "Depeche-Name"
"""In records that an archive of ours made: what the source called the page, a path, mostly."""

UNKNOWN = "Depeche-Captured"
"""Says `unknown` in a record whose WARC-Date is the time of keeping, as the standard wants one, and not that of capture."""

_NOT_MODIFIED = "/server-not-modified"  # ends the name of that profile, in WARC 1.0 and 1.1
_HTML = ("text/html", "application/xhtml+xml")
_SUFFIXES = (".warc", ".warc.gz", ".warc.zst", ".arc", ".arc.gz")
"""Those of the format before WARC too: nobody takes them for pages, and they are told what to do with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WarcRecord:
    """One WARC record, taken apart. Header names in lower case."""

    type: str
    headers: dict[str, str]  # of WARC
    status: int | None = None  # of HTTP, where it is a response
    http: dict[str, str] | None = None
    body: bytes = b""  # of HTTP, with transfer and content encodings undone; else all after the headers of WARC

    @property
    def url(self) -> str | None:
        return self.headers.get("warc-target-uri", "").strip("<> ") or None

    @property
    def id(self) -> str:
        return self.headers.get("warc-record-id", "")

    @property
    def date(self) -> datetime | None:
        return capture_date(self.headers)


def capture_date(headers: Mapping[str, str]) -> datetime | None:
    """WARC-Date, in UTC; None where it is missing or no date, or is known to be no time of capture."""
    if headers.get(UNKNOWN.lower()) == "unknown":
        return None
    try:
        found = datetime.fromisoformat(headers.get("warc-date", ""))
    except ValueError:
        return None
    return held_at(found)


def held_at(at: datetime) -> datetime:
    """A time of capture as a record holds it: in UTC, as which one without a zone is taken. The first and last hours of the
    calendar, which UTC may not have, stay."""
    try:
        return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except OverflowError:
        return at.replace(tzinfo=UTC)


def is_warc(name: str) -> bool:
    return name.lower().endswith(_SUFFIXES)


def records(stream: IO[bytes], name: str) -> Iterator[bytes]:
    """Each record of a WARC file (plain, gzip or zstd), whole and uncompressed, in order.

    Raises SourceProblem where the file is damaged or is no WARC, after the records before it were given; MissingExtra.
    """
    for found in with_members(stream, name):
        if isinstance(found, SourceProblem):
            raise found
        yield found[0]


Placed = tuple[bytes, bytes | None, int]
"""A record, its gzip member, and the byte of the file at which `record_at` finds it again; -1: at none."""


def with_members(stream: IO[bytes], name: str, most: int = MOST_DAMAGED) -> Iterator[Placed | SourceProblem]:
    """The same, each with its gzip member and the byte at which it begins, of the file as it is packed; in the place of what
    can't be read, a problem. Behind that they go on with the next record, at up to `most` places. The
    stream has to be one that seeks; a file packed with zstd ends there else.

    A member holds just the record's bytes, and nothing else; None where there is none.
    """
    if name.lower().endswith(".zst"):
        yield from _with_frames(unpacking.frames(stream, name), name, most)
        return
    start: int | None = stream.tell()
    packed = stream.read(len(unpacking.GZIP)) == unpacking.GZIP
    next_in = members.next_in if packed else members.next_line_in
    for _ in range(most):
        stream.seek(start or 0)
        damage = yield from _unbroken(stream, start or 0)
        if damage is None:
            return
        start = next_in(stream, damage.at + 1) if damage.at >= 0 else None
        yield SourceProblem(name, damage.told("what stands before and behind it is read"))
        if start is None:
            return
    yield _given_up(name, most)


def _with_frames(stream: unpacking.Frames, name: str, most: int) -> Iterator[Placed | SourceProblem]:
    """The same of a file packed with zstd, in which as a rule each record is a frame."""
    at: int | None = 0
    for _ in range(most):
        unbroken = _unbroken(cast("IO[bytes]", stream), at or 0, stream.taken_over)
        while True:
            try:
                record, _, unpacked = next(unbroken)
            except StopIteration as ended:
                damage = ended.value
                break
            place = stream.place_of(unpacked)
            yield record, None, -1 if place is None else place
        if damage is None:
            return
        at = stream.go_on(damage.at) if damage.at >= 0 else None
        yield SourceProblem(name, damage.told(f"what stands before {'' if at is None else 'and behind '}it is read"))
        if at is None:
            return
    yield _given_up(name, most)


def record_at(stream: IO[bytes], name: str, at: int) -> bytes | None:
    """The record at that byte of a file, which has to be at its beginning; None where it can't be read any more. Raises
    SourceProblem, MissingExtra."""
    if name.lower().endswith(".zst"):
        found = unpacking.frames(stream, name)
        found.go_to(at)
        stream = cast("IO[bytes]", found)
    else:
        stream.seek(at)
    placed = next(_unbroken(stream, at), None)
    return placed[0] if placed is not None else None


def _given_up(name: str, most: int) -> SourceProblem:
    return SourceProblem(name, f"it is damaged at {most:,} places and more; what stands behind these is left out")


@dataclass(frozen=True, slots=True)
class _Damage:
    """Why no record follows."""

    reason: str
    at: int = -1  # the byte at which what can't be read begins; -1 where no record of the file can be

    def told(self, rest: str) -> str:
        return self.reason if self.at < 0 else f"{self.reason}; {rest}"


def _unbroken(
    stream: IO[bytes], at: int, taken_over: Callable[[int, int], int | None] | None = None
) -> Generator[Placed, None, _Damage | None]:
    """The records from byte `at` on, at which the stream stands, as far as they follow each other, and what is there instead
    of the next one. `taken_over`: where one begins that begins and ends at such bytes and has taken from the next."""
    passed = _Passed(stream, at)
    try:
        found = ArchiveIterator(passed, no_record_parse=True)
        found.INC_RECORD = ""  # what it would print by itself, of a record that is not as long as it says
        for record in found:
            if record.format == "arc":
                return _Damage(_ARC)
            head, block = record.rec_headers.to_bytes(), record.raw_stream.read(MOST_BYTES + 1)
            if len(block) > MOST_BYTES:
                return _Damage(f"the record at byte {at} is larger than {MOST_BYTES // 1_000_000} MB, and is left out", at)
            if not _has_length(record) or len(block) < record.length:
                return _Damage(f"the record at byte {at} is cut off", at)
            data = b"".join((head, block, b"\r\n\r\n"))
            try:
                start, end = found.get_record_offset(), found.get_record_offset() + found.get_record_length()
            except _BROKEN:  # behind the record, which is whole
                yield data, None, at
                raise
            if taken_over is not None and (begin := taken_over(at, end)) is not None:
                return _Damage(f"the record at byte {begin} is shorter than it says", begin)
            packed = passed.taken(start, end)
            held = _holds(packed, data)
            if passed.packed and not held and not members.are_whole(stream, start, end, MOST_BYTES):
                return _Damage(f"the record at byte {start} is damaged", start)
            at = end
            yield data, _member(packed, data) if held else None, start
        if passed.taken(at, passed.tell()):  # less of a member than makes a header; warcio takes it for the end
            return _Damage(f"the record at byte {at} is cut off", at)
    except _BROKEN as error:
        if "non-chunked" in str(error):  # as warcio calls it
            return _Damage(_AS_A_WHOLE)
        return _Damage(f"no readable WARC record at byte {at}", at)
    return None


def _has_length(record: Any) -> bool:
    """Whether the record says how long it is: one that was cut within that line does not, and warcio takes it for empty."""
    return record.length is not None and (record.rec_headers.get_header("Content-Length") or "").strip().isdecimal()


_ARC = (
    "it is in ARC, the format before WARC, which is not read; `warcio recompress FILE.arc.gz NEW.warc.gz` makes a WARC of it"
)
_AS_A_WHOLE = "it is packed as a whole and not record by record, as a .warc.gz is; unpack it, and add the .warc"
_BROKEN = (ArchiveLoadFailed, EOFError, OSError, ValueError, zlib.error)


class _Passed:
    """A stream that has at hand what was read of it, from the record on that is being taken."""

    def __init__(self, stream: IO[bytes], at: int) -> None:
        self._stream, self._at = stream, at
        self._pieces: list[bytes] = []
        self.packed: bool | None = None  # with gzip; None before anything was read

    def read(self, size: int) -> bytes:
        piece = self._stream.read(size)
        if self.packed is None:
            self.packed = piece.startswith(unpacking.GZIP)
        if self.packed:  # of what is not, no piece is wanted
            self._pieces.append(piece)
        self._at += len(piece)
        return piece

    def tell(self) -> int:
        return self._at

    def taken(self, start: int, end: int) -> bytes:
        """The bytes from `start` to `end`; what stands before `end` is let go."""
        if not self.packed:
            return b""
        held = b"".join(self._pieces)
        first = self._at - len(held)
        self._pieces = [held[end - first :]]
        return held[start - first : end - first]


_PLAIN_HEAD = b"\x1f\x8b\x08\x00"  # no name, no comment, no extra field: nothing but the record


def _member(packed: bytes, record: bytes) -> bytes | None:
    """The packed bytes of a record, if they hold nothing else and packing made it smaller; their header is made our own."""
    if not packed.startswith(_PLAIN_HEAD) or len(packed) >= len(record):
        return None
    return TAKEN_OVER + packed[len(TAKEN_OVER) :]


def _holds(packed: bytes, record: bytes) -> bool:
    """Whether length and CRC-32, which end a member (RFC 1952), are the record's: then it holds that to the byte, for what
    it was unpacked to has been checked."""
    return packed[-8:] == zlib.crc32(record).to_bytes(4, "little") + (len(record) & 0xFFFFFFFF).to_bytes(4, "little")


TAKEN_OVER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
"""How a member begins that somebody else packed: no time, "unknown" as the system that it was made on."""


logging.getLogger("warcio.recordloader").addHandler(logging.NullHandler())
"""What it says of an address would go to the terminal with whatever the address holds, unless the program logs."""

# Not by an iterator, as there is one record only: that would hold the record until garbage is collected, in a circle.
_LOADER = ArcWarcRecordLoader(verify_http=False, arc2warc=False)


def taken_apart(record: bytes) -> WarcRecord:
    """A record as `records` gives it, taken apart. Raises SourceProblem where it is none, or its body is a bomb."""
    try:
        found = _LOADER.parse_record_stream(BytesIO(record))
    except AttributeError as error:  # warcio looks at the address of an answer without asking whether there is one
        raise SourceProblem("WARC record", "it is an answer without an address") from error
    except (ArchiveLoadFailed, EOFError, ValueError) as error:
        raise SourceProblem("WARC record", "it can't be taken apart") from error
    headers = {key.lower(): value for key, value in found.rec_headers.headers}
    name = headers.get("warc-target-uri", "WARC record")
    http = found.http_headers
    start = record.find(b"\r\n\r\n") + 4
    if http is None or headless(record[start : start + 1024]):
        block = record[start:].removesuffix(b"\r\n\r\n")
        return WarcRecord(type=found.rec_type, headers=headers, http=None if http is None else {}, body=block)
    code = http.get_statuscode()
    return WarcRecord(
        type=found.rec_type, headers=headers, status=int(code) if is_status(code) else None,
        http={key.lower(): value for key, value in http.headers},
        body=_body(found, name),
    )  # fmt: skip


def type_of(record: bytes) -> str:
    """What kind of record it says it is, in lower case; "record" where it does not."""
    found = _TYPE.search(record, 0, max(record.find(b"\r\n\r\n"), 0))
    return found[1].decode("latin-1").lower() if found is not None else "record"


_TYPE = re.compile(rb"\nWARC-Type:[ \t]*([A-Za-z-]{1,40})", re.IGNORECASE)


def is_status(code: str) -> bool:
    """Whether that is a status of HTTP: three digits (RFC 9110). What else a record has there says nothing."""
    return len(code) == 3 and code.isascii() and code.isdecimal()


def headless(content: bytes) -> bool:
    """Whether an answer begins with its page: HTTP/0.9 knew no status and no headers."""
    return content.lstrip().startswith(b"<")


def _body(found: Any, name: str) -> bytes:
    """A body with chunking and packing undone, block by block, so that a bomb is met at the limit and not in memory."""
    encodings = found.http_headers.get_header("content-encoding", "")
    if "chunked" in found.http_headers.get_header("transfer-encoding", "").lower():
        body = unpacking.whole(ChunkedDataReader(found.raw_stream, decomp_type=None), MOST_BYTES, name)
    else:
        body = unpacking.within(found.raw_stream.read(), MOST_BYTES, name)
    return unpacking.unpacked(body, encodings, MOST_BYTES, name)


def capture(record: bytes, name: str, member: bytes | None = None,
            body_of: Callable[[str], bytes | None] = lambda digest: None) -> Capture | None:  # fmt: skip
    """The capture that a record holds; None for records that are no capture of a page (requests, images, …).

    `body_of`: the payload of a digest that came before, for revisits.
    """
    try:
        found = taken_apart(record)
    except SourceProblem as problem:
        return _unread(record, name, problem.reason)
    except MissingExtra as missing:
        return _unread(record, name, str(missing))
    if found.type not in ("response", "resource", "revisit") or found.url is None:
        return None
    ours = NAME.lower() in found.headers  # somebody handed it over as a page, whatever its address and type
    if not ours and not found.url.startswith(("http:", "https:", "urn:", "file:")):
        return None
    url = None if found.url.startswith("urn:") else found.url  # it stood nowhere
    if found.type == "revisit":
        return _revisit(found, url, ours, body_of)
    outcome = _outcome(found.status)
    page = None
    if outcome == "page":
        if not ours and not _is_html(found):
            return None
        page = Page(body=found.body, url=url, headers=found.http or charset_of(found.headers), captured=found.date)
    return Capture(
        name=found.url, url=url, at=found.date, outcome=outcome, page=page, record=record, member=member,
        status=found.status, reason=_doubt(found, record) if page is not None else None,
    )  # fmt: skip


def doubt(record: bytes) -> str | None:
    """Why the page that a record holds may not be what was captured; None where nothing says so."""
    try:
        return _doubt(taken_apart(record), record)
    except (SourceProblem, MissingExtra):
        return None


def _doubt(found: WarcRecord, record: bytes) -> str | None:
    start, size = record.find(b"\r\n\r\n") + 4, found.headers.get("content-length", "")
    block = record[start : start + int(size)] if size.isdecimal() else record[start:].removesuffix(b"\r\n\r\n")
    wrong = digests.differing(found.headers, block, lambda: _payloads(found, block))
    if not wrong:
        return None
    names = " and ".join(_CALLED[name] for name in wrong)
    return f"its bytes are not those of its {names}: something changed since it was captured; it is kept as it came"


_CALLED = {digests.BLOCK: "WARC-Block-Digest", digests.PAYLOAD: "WARC-Payload-Digest"}


def _payloads(found: WarcRecord, block: bytes) -> Iterator[bytes]:
    """What tools take for the payload of an answer: the body as it was sent, without its chunks, unpacked too."""
    yield found.body
    ends = _HEAD_ENDS.search(block)
    if found.http is None or ends is None:
        return
    sent = block[ends.end() :]
    yield sent
    yield sent.lstrip(b"\r\n")  # Nutch once put a blank line too many before it
    if "chunked" in found.http.get("transfer-encoding", "").lower():
        with suppress(SourceProblem):
            yield unpacking.whole(ChunkedDataReader(BytesIO(sent), decomp_type=None), MOST_BYTES, "it")


_HEAD_ENDS = re.compile(rb"\r?\n\r?\n")


def _unread(record: bytes, name: str, reason: str) -> Capture:
    """The capture of a record of which only the headers can be read."""
    lines = record.partition(b"\r\n\r\n")[0].decode("utf-8", "replace").split("\r\n")[1:]
    headers = {key.strip().lower(): value.strip() for key, _, value in (line.partition(":") for line in lines)}
    found = WarcRecord(type=headers.get("warc-type", ""), headers=headers)
    url = None if found.url is None or found.url.startswith("urn:") else found.url
    return Capture(name=url or name, url=url, at=found.date, outcome="failed", record=record, reason=reason)


def charset_of(headers: Mapping[str, str]) -> Mapping[str, str]:
    """What a record that is no answer of HTTP says of how to read its page, as a header of HTTP would: its charset."""
    kind = headers.get("content-type", "")
    return {"content-type": kind} if "charset=" in kind.lower() else {}


def _is_html(found: WarcRecord) -> bool:
    """Whether the record says that it holds a page, or says nothing and does."""
    kind = (found.headers if found.http is None else found.http).get("content-type", "")
    return kind.lower().startswith(_HTML) if kind else b"<" in found.body[:1024]


def _revisit(found: WarcRecord, url: str | None, ours: bool, body_of: Callable[[str], bytes | None]) -> Capture | None:
    """What came again. The record itself is not kept: it refers to one that has another place in our files, or none."""
    outcome = "not-changed" if found.headers.get("warc-profile", "").endswith(_NOT_MODIFIED) else _outcome(found.status)
    again = Capture(name=found.url or "", url=url, at=found.date, outcome=outcome, status=found.status)
    if outcome != "page":
        return again
    kind = (found.http or {}).get("content-type", "").lower()
    wanted = ours or not kind or kind.startswith(_HTML)
    body = body_of(found.headers.get("warc-payload-digest", "")) if wanted else None
    if body is not None and (ours or kind or b"<" in body[:1024]):
        return replace(again, page=Page(body=body, url=url, headers=found.http or {}, captured=found.date))
    return replace(again, outcome="failed", reason=NO_BYTES) if wanted else None


NO_BYTES = "its bytes are those of another record, which was not found in what was added with it"
"""Of what came again: the record may stand in a file that is still to come."""


def _outcome(status: int | None) -> Outcome:
    """What an HTTP status says of an address. A record without one brought what it brought."""
    if status is None or 200 <= status < 300:
        return "page"
    if status == 304:
        return "not-changed"
    if 300 <= status < 400:
        return "redirect"
    if status == 404:
        return "missing"
    if status == 410:
        return "gone"
    return "refused" if status in (401, 402, 403, 429, 451) else "failed"
