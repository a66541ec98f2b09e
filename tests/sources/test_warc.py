"""WARC in: records come out whole, pages with the time and address of the record, torn files with what was before."""

import contextlib
import gzip
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from depeche.errors import SourceProblem
from depeche.sources import captures, plan, warc

PAGE = "<!doctype html><title>Fähre</title><p>Die Fähre fährt wieder.".encode()
URL = "https://herald.example/faehre"


def made(gzipped: bool, *answers: tuple[str, dict[str, str], bytes]) -> bytes:
    out = BytesIO()
    writer = WARCWriter(out, gzip=gzipped)
    writer.write_record(writer.create_warcinfo_record("made.warc", {"software": "test"}))
    for status, headers, body in answers:
        head = StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                URL,
                "response",
                BytesIO(body),
                len(body),
                http_headers=head,
                warc_headers_dict={"WARC-Date": "2027-01-11T08:00:00Z"},
            )
        )
    return out.getvalue()


HTML = {"Content-Type": "text/html; charset=utf-8"}


@pytest.mark.parametrize("gzipped", [True, False])
def test_a_page_has_the_address_and_time_of_its_record(tmp_path: Path, gzipped: bool) -> None:
    path = tmp_path / ("a.warc.gz" if gzipped else "a.warc")
    path.write_bytes(made(gzipped, ("200 OK", HTML, PAGE)))
    (found,) = captures(plan([str(path)]), now=lambda: pytest.fail("an archive is read without a clock"))
    assert found.page is not None
    assert (found.page.body, found.url, found.at) == (PAGE, URL, datetime(2027, 1, 11, 8, tzinfo=UTC))
    assert found.page.headers["content-type"] == HTML["Content-Type"]


def test_a_record_comes_out_whole() -> None:
    raw = made(False, ("200 OK", HTML, PAGE))
    assert b"".join(warc.records(BytesIO(raw), "a.warc")) == raw
    assert b"".join(warc.records(BytesIO(made(True, ("200 OK", HTML, PAGE))), "a.warc")).count(PAGE) == 1


def named(member: bytes) -> bytes:
    """The same member, with a file's name in its header."""
    return member[:3] + b"\x08" + member[4:10] + b"of-a-file\x00" + member[10:]


def halves(member: bytes) -> bytes:
    """The same record in two members."""
    data = gzip.decompress(member)
    return gzip.compress(data[:100], mtime=0) + gzip.compress(data[100:], mtime=0)


def test_a_record_that_is_one_gzip_member_comes_with_it() -> None:
    raw = made(True, ("200 OK", HTML, PAGE * 9), ("200 OK", HTML, PAGE * 2000))
    found = list(warc.with_members(BytesIO(raw), "a.warc.gz"))
    assert len(found) == 3
    assert [gzip.decompress(member or b"") for _, member in found] == [record for record, _ in found]
    assert all(member and member.startswith(warc.TAKEN_OVER) for _, member in found)
    assert sum(len(member or b"") for _, member in found) == len(raw)


@pytest.mark.parametrize("other", [named, halves, gzip.decompress, lambda member: gzip.compress(gzip.decompress(member), 0)])
def test_what_is_not_just_a_record_packed_comes_without_a_member(other: Callable[[bytes], bytes]) -> None:
    first, second = members(made(True, ("200 OK", HTML, PAGE * 9)))
    with contextlib.suppress(SourceProblem):
        for record, member in warc.with_members(BytesIO(other(first) + other(second)), "a.warc.gz"):
            assert record.startswith(b"WARC/")
            assert member is None


def test_a_header_that_is_written_otherwise_comes_without_a_member() -> None:
    _, second = members(made(True, ("200 OK", HTML, PAGE * 9)))
    odd = gzip.compress(gzip.decompress(second).replace(b"WARC-Type: response", b"WARC-Type:   response"), mtime=0)
    ((record, member),) = warc.with_members(BytesIO(odd), "a.warc.gz")
    assert b"WARC-Type: response" in record
    assert member is None


def members(raw: bytes) -> list[bytes]:
    found = []
    while raw:
        unpacking = zlib.decompressobj(zlib.MAX_WBITS + 16)
        unpacking.decompress(raw)
        found.append(raw[: len(raw) - len(unpacking.unused_data)])
        raw = unpacking.unused_data
    return found


def test_a_compressed_body_is_unpacked_and_its_record_kept_as_it_was() -> None:
    packed = gzip.compress(PAGE, mtime=0)
    raw = made(False, ("200 OK", HTML | {"Content-Encoding": "gzip"}, packed))
    record = list(warc.records(BytesIO(raw), "a.warc"))[1]
    found = warc.capture(record, "a.warc")
    assert found is not None
    assert found.page is not None
    assert found.page.body == PAGE
    assert found.record is not None
    assert packed in found.record


@pytest.mark.parametrize(
    ("status", "outcome"),
    [("301 Moved", "redirect"), ("304 Not Modified", "not-changed"), ("404 Not Found", "missing"), ("410 Gone", "gone"),
     ("403 Forbidden", "refused"), ("503 Busy", "failed")],
)  # fmt: skip
def test_an_answer_without_a_page_is_an_event(status: str, outcome: str) -> None:
    record = list(warc.records(BytesIO(made(False, (status, HTML, b"nothing"))), "a.warc"))[1]
    found = warc.capture(record, "a.warc")
    assert found is not None
    assert (found.outcome, found.page) == (outcome, None)


def test_images_and_requests_are_no_captures_of_pages() -> None:
    record = list(warc.records(BytesIO(made(False, ("200 OK", {"Content-Type": "image/png"}, b"\x89PNG"))), "a.warc"))[1]
    assert warc.capture(record, "a.warc") is None


def test_a_bomb_is_met_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "MOST_BYTES", 10_000_000)
    bomb = gzip.compress(bytes(100_000_000), mtime=0)
    record = list(warc.records(BytesIO(made(False, ("200 OK", HTML | {"Content-Encoding": "gzip"}, bomb))), "a.warc"))[1]
    found = warc.capture(record, "a.warc")
    assert found is not None
    assert (found.outcome, found.page) == ("failed", None)
    assert "unpacks to more than" in (found.reason or "")


@pytest.mark.parametrize("gzipped", [True, False])
@pytest.mark.parametrize("damage", [lambda raw: raw[:-40], lambda raw: raw + b"\x00\xffgarbage" * 40])
def test_of_a_torn_file_the_good_records_come_first(tmp_path: Path, gzipped: bool, damage: Callable[[bytes], bytes]) -> None:
    path = tmp_path / ("a.warc.gz" if gzipped else "a.warc")
    path.write_bytes(damage(made(gzipped, ("200 OK", HTML, PAGE), ("200 OK", HTML, PAGE * 9))))
    found = list(captures(plan([str(path)]), now=lambda: datetime.now(UTC)))
    assert found[0].page is not None
    assert found[-1].outcome == "failed"
    assert str(path) == found[-1].name


@pytest.mark.parametrize("body", [b"", b"no warc at all", b"\x1f\x8b\x08torn", gzip.compress(b"no warc at all", mtime=0)])
def test_what_is_no_warc_is_told(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(body)
    found = list(captures(plan([str(path)]), now=lambda: datetime.now(UTC)))
    assert [c.outcome for c in found] == (["failed"] if body else [])


@given(st.binary(max_size=300), st.integers(0, 2000))
def test_any_bytes_are_a_clear_error_or_records(noise: bytes, cut: int) -> None:
    raw = made(True, ("200 OK", HTML, PAGE))[:cut] + noise
    with contextlib.suppress(SourceProblem):
        for record, member in warc.with_members(BytesIO(raw), "noise"):
            warc.capture(record, "noise")
            assert member is None or gzip.decompress(member) == record
