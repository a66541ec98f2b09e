"""What is taken without warcio is what warcio makes of it, byte for byte, and so is what stands around it."""

import gzip
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio import archiveiterator

from depeche.errors import SourceProblem
from depeche.sources import regular, warc

PAGE = "<!doctype html><title>Fähre</title><p>Die Fähre fährt wieder.".encode()
HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Empty:\r\nX-Near:of the quay \r\nX-Near: later\r\n\r\n"


def record(
    lines: str = "", http: str = HEAD, body: bytes = PAGE, size: int | None = None, end: bytes = b"\r\n\r\n"
) -> bytes:
    """A record with these headers more; `{SIZE}` stands for how long it is."""
    block = http.encode() + body
    head = "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:quay>\r\n"
    if "uri:" not in lines.lower():
        head += "WARC-Target-URI: https://herald.example/faehre\r\n"
    head += f"{lines}Content-Length: {len(block) if size is None else size}\r\n\r\n"
    return head.encode() + block + end


RECORDS = [
    record(),
    record("WARC-Date: 2027-01-11T08:00:00Z\r\nDepeche-Name: Fähre nach Süd/1.html\r\n"),
    record("WARC-Type: resource\r\n"),
    record("WARC-Target-URI: <https://herald.example/faehre>\r\n"),
    record("WARC-Target-URI: https://herald.example/die faehre\r\n"),
    record("WARC-Target-URI: dns:herald.example\r\n"),
    record("X-Folded: one\r\n two\r\n"),
    record("X-Bare\r\n"),
    record("X-Near:the quay\r\n"),
    record("X-Blank: \r\n"),
    record("X-Wide: quay \r\n"),
    record("X-Split: one\rtwo\r\n"),
    record("X-Line: one\n"),
    record(size=len(HEAD) + len(PAGE) - 5),
    record(size=len(HEAD) + len(PAGE) + 5),
    record(size=0),
    record(end=b""),
    record(end=b"\n\n"),
    record(http=""),
    record(http="", body=b""),
    record(http="HTTP/1.1 404 Not Found: the quay\r\n\r\n"),
    record(http="HTTP/1.0 200\r\n\r\n"),
    record(http="HTTP/1.1  200 OK\r\n\r\n"),
    record(http="HTTP/1.1 2000 OK\r\n\r\n"),
    record(http="HTTP/2 200\r\ncontent-type: text/html\r\n\r\n"),
    record(http="HTTP/1.1 200 OK\nContent-Type: text/html\n\n"),
    record(http="HTTP/1.1 200 OK\r\nX: 1\n\n\r\nY: 2\r\n\r\n"),
    record(http="HTTP/1.1 200 OK\r\nX-Folded: one\r\n\ttwo\r\nBare\r\n: none\r\n\r\n"),
    record(http="HTTP/1.1 200 OK\r\n \r\n\r\n"),
    record(http="HTTP/1.1 200 OK\r\nX-Sign: \x85one\xa0\u2028\r\n\r\n"),
    record(http="HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", body=gzip.compress(PAGE)),
    record(http="HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", body=b"5\r\n<html\r\n0\r\n\r\n"),
    record(http="HTTP/1.1 200 OK\r\nContent-Type: text/html"),
    record().replace("Fähre".encode(), "Fähre".encode("latin-1")).replace(b"text/html", "text/häml".encode("latin-1")),
    record().replace(b"WARC/1.1", b"WARC/0.18"),
    record().replace(b"WARC/1.1", b"warc/1.0"),
    record().replace(b"Content-Length", b"Content-Size"),
    b"",
    b"no record",
]


def taken(raw: bytes) -> tuple[list[object], str]:
    """All records of a file with their members, places and what each is taken apart into; then what is told of its end."""
    found: list[object] = []
    try:
        for data, member, at in warc.with_members(BytesIO(raw), "a.warc.gz"):
            try:
                found.append((data, member, at, warc.taken_apart(data)))
            except SourceProblem as problem:
                found.append((data, member, at, str(problem)))
    except SourceProblem as problem:
        return found, str(problem)
    return found, ""


def by_warcio(raw: bytes) -> tuple[list[object], str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(regular, "headers", lambda record: None)
        return taken(raw)


@pytest.mark.parametrize("one", RECORDS)
def test_a_record_alone_is_taken_as_warcio_takes_it(one: bytes) -> None:
    for raw in (gzip.compress(one, mtime=0), gzip.compress(one, 0, mtime=0), one):
        assert taken(raw) == by_warcio(raw)


MEMBERS = st.sampled_from([*(gzip.compress(one, mtime=0) for one in RECORDS), record(), b"\0" * 20, b"noise", b"\x1f"])


@settings(max_examples=200)
@given(st.lists(MEMBERS, max_size=4), st.integers(0, 60))
def test_a_file_is_taken_as_warcio_takes_it(some: Sequence[bytes], cut: int) -> None:
    raw = b"".join((gzip.compress(record(), mtime=0), *some))
    raw = raw[: len(raw) - cut]
    assert taken(raw) == by_warcio(raw)


@pytest.mark.parametrize("most", [10, 400, 480, 600, 100_000])
def test_what_is_too_large_is_left_to_warcio(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(warc, "MOST_BYTES", most)
    raw = b"".join(gzip.compress(record(body=PAGE * times), mtime=0) for times in (1, 2000, 1))
    assert taken(raw) == by_warcio(raw)


def test_a_regular_file_needs_no_warcio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archiveiterator.ArchiveIterator, "__init__", None)
    monkeypatch.setattr(warc, "_LOADER", None)
    found, told = taken(gzip.compress(record(body=PAGE * 5000), mtime=0) * 3)
    assert (len(found), told) == (3, "")
