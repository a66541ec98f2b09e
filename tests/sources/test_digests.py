"""Digests of WARC records, as tools write them: a byte that turned is seen, and no record that is good is doubted."""

from __future__ import annotations

import gzip
import hashlib
from base64 import b32encode, b64encode, urlsafe_b64encode
from io import BytesIO

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from depeche.sources import digests, warc

URL = "https://herald.example/ferry"
PAGE = b"<!doctype html><title>Ferry</title><p>The ferry runs again from Monday on."
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
CHUNKS = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)


def sha1(data: bytes) -> str:
    return "sha1:" + b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()


def answer(block: bytes, **declared: str) -> bytes:
    """A record of an answer with these headers."""
    more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in declared.items())
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2027-01-11T08:00:00Z\r\n"
    head += f"WARC-Target-URI: {URL}\r\nContent-Type: application/http; msgtype=response\r\n{more}"
    return f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def doubt(record: bytes) -> str | None:
    """What is said of a record of a page; it has to be taken as one, whatever its digests are."""
    found = warc.capture(record, "a.warc")
    assert found is not None
    assert found.page is not None
    assert found.reason == warc.doubt(record)
    return found.reason


@pytest.mark.parametrize("algorithm", ["sha1", "sha256", "sha512", "md5"])
def test_a_digest_is_known_however_it_is_spelt(algorithm: str) -> None:
    made = hashlib.new(algorithm, PAGE, usedforsecurity=False).digest()
    base32 = b32encode(made).decode()
    spellings = [made.hex(), made.hex().upper(), base32, base32.lower(), base32.rstrip("="), b64encode(made).decode(),
                 urlsafe_b64encode(made).decode().rstrip("=")]  # fmt: skip
    for spelt in spellings:
        for label in (algorithm, algorithm.upper(), algorithm.replace("sha", "sha-")):
            assert digests.agrees(f"{label}:{spelt}", PAGE) is True
            assert digests.agrees(f" {label}:{spelt} ", PAGE + b"!") is False


@pytest.mark.parametrize(
    "declared", ["", "sha1:", "sha1:AAAA", "blake3:" + "0" * 64, "0" * 40, "sha1:" + "?" * 32, "crc32:0"]
)
def test_what_is_no_digest_that_we_know_is_not_judged(declared: str) -> None:
    assert digests.agrees(declared, PAGE) is None
    assert doubt(answer(HEAD + b"\r\n" + PAGE, WARC_Block_Digest=declared, WARC_Payload_Digest=declared)) is None


@given(st.text(max_size=70), st.binary(max_size=9))
def test_any_text_is_a_digest_or_none(declared: str, content: bytes) -> None:
    for label in ("", "sha1:", "sha256:", "md5:"):
        assert digests.agrees(label + declared, content) in (True, False, None)


@pytest.mark.parametrize(
    "payload",
    [PAGE, CHUNKS, CHUNKED + CHUNKS, b""],
    ids=["as the standard has it", "with its chunks", "the whole block", "of nothing, where none could be made"],
)
def test_tools_that_disagree_about_the_payload_are_all_believed(payload: bytes) -> None:
    assert doubt(answer(CHUNKED + CHUNKS, WARC_Payload_Digest=sha1(payload))) is None


def test_the_digest_of_a_body_may_be_of_its_packed_or_its_unpacked_bytes() -> None:
    packed = gzip.compress(PAGE, mtime=0)
    block = HEAD + b"Content-Encoding: gzip\r\n\r\n" + packed
    for payload in (packed, PAGE):
        assert doubt(answer(block, WARC_Payload_Digest=sha1(payload))) is None
    chunked = HEAD + b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunked += b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    assert doubt(answer(chunked, WARC_Payload_Digest=sha1(packed))) is None, "by the standard"


def test_a_blank_line_too_many_is_nothing_to_doubt() -> None:
    assert doubt(answer(HEAD + b"\r\n\r\n" + PAGE, WARC_Payload_Digest=sha1(PAGE))) is None


def test_one_digest_that_agrees_is_enough() -> None:
    """Who copies records may write their heads anew and leave the digest of the block; who can't make out the payload may
    write that of something else."""
    block, other = HEAD + b"\r\n" + PAGE, sha1(b"other")
    assert doubt(answer(block, WARC_Block_Digest=other, WARC_Payload_Digest=sha1(PAGE))) is None
    assert doubt(answer(block, WARC_Block_Digest=sha1(block), WARC_Payload_Digest=other)) is None


@pytest.mark.parametrize("part", [{"WARC_Truncated": "length"}, {"WARC_Segment_Number": "1"}])
def test_a_part_has_the_digest_of_the_whole(part: dict[str, str]) -> None:
    assert doubt(answer(HEAD + b"\r\n" + PAGE, WARC_Payload_Digest=sha1(PAGE + b"more"), **part)) is None


@pytest.mark.parametrize(
    ("declared", "named"),
    [
        ({"WARC_Block_Digest": sha1(HEAD + b"\r\n" + PAGE)}, "its WARC-Block-Digest:"),
        ({"WARC_Payload_Digest": sha1(PAGE)}, "its WARC-Payload-Digest:"),
        ({"WARC_Block_Digest": sha1(HEAD + b"\r\n" + PAGE), "WARC_Payload_Digest": sha1(PAGE)},
         "its WARC-Block-Digest and WARC-Payload-Digest:"),
        ({"WARC_Block_Digest": "blake3:00", "WARC_Payload_Digest": sha1(PAGE)}, "its WARC-Payload-Digest:"),
    ],
)  # fmt: skip
def test_a_byte_that_turned_is_told(declared: dict[str, str], named: str) -> None:
    good = answer(HEAD + b"\r\n" + PAGE, **declared)
    assert doubt(good) is None
    assert named in (doubt(good.replace(b"Monday", b"Mooday")) or "")


@pytest.mark.parametrize("packed", ["plain", "gzip", "zstd"])
def test_a_byte_that_turned_in_a_file_of_another_tool_is_told(packed: str) -> None:
    out = BytesIO()
    writer = WARCWriter(out, gzip=False)
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    for _ in range(2):
        writer.write_record(writer.create_warc_record(URL, "response", BytesIO(PAGE), len(PAGE), http_headers=head))
    assert len(list(ArchiveIterator(BytesIO(out.getvalue()), check_digests="raise"))) == 2
    raw = out.getvalue().replace(b"Monday", b"Mooday", 1)
    name = {"plain": "a.warc", "gzip": "a.warc.gz", "zstd": "a.warc.zst"}[packed]
    if packed == "gzip":  # as who packs a file anew that is damaged already
        first, second = raw.index(b"WARC/"), raw.rindex(b"WARC/1.0")
        raw = gzip.compress(raw[first:second]) + gzip.compress(raw[second:])
    elif packed == "zstd":
        raw = zstandard.ZstdCompressor(write_checksum=False).compress(raw)
    assert [bool(doubt(record)) for record in warc.records(BytesIO(raw), name)] == [True, False]
