"""Articles as WACZ: their WARC records, an index and a list of pages in one ZIP file that replays in a browser.

Written in one go and in constant memory: the records are stored as they come, the lines of the index go to disk in sorted
runs that are merged at the end. Source: WACZ 1.1.1; CDXJ and its compressed form as cdxj-indexer writes them.
"""

from __future__ import annotations

import gzip
import hashlib
import heapq
import json
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import IO, Any, cast

from depeche import __version__
from depeche.archive import warc
from depeche.archive.whole import WarcRecord
from depeche.exports import warcs
from depeche.exports.head import Head
from depeche.exports.surt import surt
from depeche.exports.wording import single_line

VERSION = "1.1.1"
WARC = "data.warc.gz"
_RUN = 20_000  # lines of the index that are sorted in memory
_BLOCK = 3_000  # lines of the index in one gzip member
_PAGES = ("response", "resource")  # records that show a page; a revisit shows what one of them did


def chunks(records: Iterable[WarcRecord], head: Head) -> Iterator[bytes]:
    """The file, in pieces."""
    sink = _Sink()
    parts: list[_Part] = []
    with ExitStack() as stack:
        archive = stack.enter_context(zipfile.ZipFile(cast("IO[bytes]", sink), "w"))
        lines = stack.enter_context(_Sorted())
        pages = stack.enter_context(tempfile.TemporaryFile())
        pages.write(_json({"format": "json-pages-1.0", "id": "pages", "title": single_line(head.title), "hasText": False}))
        with _Part(archive, f"archive/{WARC}", head, parts) as out:
            out.write(warcs.opening(head))
            for record in records:
                _note(record, out.size, lines, pages)
                out.write(record.member)
                yield sink.taken()
        yield from _index(archive, lines, head, parts, sink)
        pages.seek(0)
        with _Part(archive, "pages/pages.jsonl", head, parts) as out:
            while piece := pages.read(1 << 20):
                out.write(piece)
                yield sink.taken()
        _package(archive, head, parts)
    yield sink.taken()


def _note(record: WarcRecord, offset: int, lines: _Sorted, pages: IO[bytes]) -> None:
    """One record in the index, and in the list of pages where it shows one."""
    kept = record.kept
    url = kept.headers.get("warc-target-uri", "").strip("<>")
    if not url or kept.type not in (*_PAGES, "revisit"):
        return
    at = _date(kept)
    lines.add(f"{surt(url)} {at:%Y%m%d%H%M%S} ".encode() + _json(_entry(kept, url, offset, len(record.member))))
    if kept.type in _PAGES and kept.url:
        title = single_line(record.article.title if record.article else None) or url
        stamp = at.replace(microsecond=0).isoformat() + "Z"
        pages.write(
            _json({"id": hashlib.sha256(kept.id.encode()).hexdigest()[:22], "url": url, "ts": stamp, "title": title})
        )


def _entry(kept: warc.Kept, url: str, offset: int, length: int) -> dict[str, str]:
    """What a line of CDXJ says: numbers are text there."""
    status, mime = _http(kept)
    digest = kept.headers.get("warc-payload-digest", "")
    found = {
        "url": url, "mime": "warc/revisit" if kept.type == "revisit" else mime, "status": status, "digest": digest,
        "length": str(length), "offset": str(offset), "filename": WARC,
    }  # fmt: skip
    return {name: value for name, value in found.items() if value}


def _http(kept: warc.Kept) -> tuple[str, str]:
    """Status and media type; of a page that did not come over HTTP, those that it has to be shown with."""
    over_http = kept.headers.get("content-type", "").startswith("application/http")
    if not over_http:
        return "200" if kept.type == "resource" else "", kept.headers.get("content-type", "").partition(";")[0].strip()
    head = kept.content.partition(b"\r\n\r\n")[0].decode("utf-8", "replace").split("\r\n")
    status = head[0].split(" ")[1] if " " in head[0] else ""
    named = (line.partition(":") for line in head[1:])
    mime = next((value for name, _, value in named if name.strip().lower() == "content-type"), "")
    return (status if status.isdecimal() else ""), mime.partition(";")[0].strip().lower()


def _date(kept: warc.Kept) -> datetime:
    """The time that stands in the record, in UTC."""
    try:
        at = datetime.fromisoformat(kept.headers.get("warc-date", ""))
    except ValueError:
        at = datetime(1970, 1, 1)
    return at.astimezone(UTC).replace(tzinfo=None) if at.tzinfo else at


# ---------------------------------------------------------------- the index


class _Sorted:
    """Lines, however many, that come out in the order of their bytes."""

    def __init__(self) -> None:
        self._waiting: list[bytes] = []
        self._runs: list[IO[bytes]] = []

    def __enter__(self) -> _Sorted:
        return self

    def __exit__(self, *_: object) -> None:
        for run in self._runs:
            run.close()

    def add(self, line: bytes) -> None:
        self._waiting.append(line)
        if len(self._waiting) == _RUN:
            run = tempfile.TemporaryFile()  # noqa: SIM115 – closed with us
            run.writelines(sorted(self._waiting))
            self._runs.append(run)
            self._waiting.clear()

    def __iter__(self) -> Iterator[bytes]:
        for run in self._runs:
            run.seek(0)
        return heapq.merge(sorted(self._waiting), *self._runs)


def _index(archive: zipfile.ZipFile, lines: _Sorted, head: Head, parts: list[_Part], sink: _Sink) -> Iterator[bytes]:
    """The sorted lines in gzip members, and the list of these by the first key of each."""
    rest = iter(lines)
    of_blocks = [b"!meta 0 " + _json({"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"})]
    with _Part(archive, "indexes/index.cdx.gz", head, parts) as out:
        while block := list(islice(rest, _BLOCK)):
            member = gzip.compress(b"".join(block), mtime=0)
            key = block[0].partition(b"{")[0]
            digest = f"sha256:{hashlib.sha256(member).hexdigest()}"
            place = {"offset": out.size, "length": len(member), "digest": digest, "filename": "index.cdx.gz"}
            of_blocks.append(key + _json(place))
            out.write(member)
            yield sink.taken()
    with _Part(archive, "indexes/index.idx", head, parts) as out:
        out.write(b"".join(of_blocks))


def _package(archive: zipfile.ZipFile, head: Head, parts: list[_Part]) -> None:
    """What is in the file, with the digest of each part, and the digest of that."""
    made = {
        "profile": "data-package", "wacz_version": VERSION, "title": single_line(head.title),
        "created": _utc(head.now).isoformat() + "Z", "software": f"depeche {__version__}",
        "resources": [part.described for part in parts],
    }  # fmt: skip
    package = json.dumps(made, ensure_ascii=False, indent=2).encode()
    with _Part(archive, "datapackage.json", head, parts) as out:
        out.write(package)
    with _Part(archive, "datapackage-digest.json", head, parts) as digest:
        digest.write(_json({"path": "datapackage.json", "hash": out.hash}))


# ---------------------------------------------------------------- the file


@dataclass(slots=True)
class _Part:
    """One file in the ZIP file: stored as it is (what replays has to be able to reach into it), its digest kept along."""

    archive: zipfile.ZipFile
    path: str
    head: Head
    parts: list[_Part]
    size: int = 0
    _digest: Any = field(default_factory=hashlib.sha256)
    _out: IO[bytes] | None = None

    def __enter__(self) -> _Part:
        at = _utc(self.head.now)
        named = zipfile.ZipInfo(self.path, (max(1980, at.year), at.month, at.day, at.hour, at.minute, at.second))
        named.external_attr = 0o644 << 16
        self._out = self.archive.open(named, "w", force_zip64=True)
        return self

    def __exit__(self, *_: object) -> None:
        assert self._out is not None
        self._out.close()
        self.parts.append(self)

    def write(self, data: bytes) -> None:
        assert self._out is not None
        self._out.write(data)
        self._digest.update(data)
        self.size += len(data)

    @property
    def hash(self) -> str:
        return f"sha256:{self._digest.hexdigest()}"

    @property
    def described(self) -> dict[str, Any]:
        return {"name": self.path.rpartition("/")[2].lower(), "path": self.path, "hash": self.hash, "bytes": self.size}


class _Sink:
    """What the ZIP file is written to, and taken from piece by piece. It never goes back."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, data: Any) -> int:
        self._pieces.append(bytes(data))
        return len(data)

    def flush(self) -> None: ...

    def taken(self) -> bytes:
        found = b"".join(self._pieces)
        self._pieces.clear()
        return found


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(tzinfo=None, microsecond=0)


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode() + b"\n"
