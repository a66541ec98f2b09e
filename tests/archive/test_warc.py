"""The files: other tools find every digest right, torn ends are found to the byte, records come back as they went in."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import fastwarc
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.archive.fakes import page
from warcio.archiveiterator import ArchiveIterator

from depeche.archive import Archive, members, warc
from depeche.model import Capture, Page

NOW = datetime(2027, 1, 11, 9, 30, tzinfo=UTC)
BODY = "<html>Le bac reprendra lundi — enfin.</html>".encode()


def record(**more: object) -> bytes:
    about = {"record": "<urn:uuid:1>", "url": "https://a.example/x", "at": NOW, "now": NOW, "name": "x.html", "body": BODY}
    return warc.resource(**{**about, **more})  # type: ignore[arg-type]


@pytest.fixture
def every_kind(archive: Archive) -> list[Path]:
    """The files of an archive with a record of every kind in them."""
    headers = {"content-type": "text/html; charset=utf-8", "content-encoding": "gzip"}
    fetched = Capture(name="a", url="https://a.example/r", at=NOW, status=200, page=Page(body=BODY, headers=headers))
    list(archive.add([page(title="T", at="2027-01-11T09:30:00.123456+00:00"), page(None, title="U")], workers=0))
    list(archive.add([fetched, fetched, replace(fetched, url="https://b.example/r")], workers=0))
    list(archive.add([Capture(name="b", url="https://a.example/404", outcome="missing", status=404)], workers=0))
    return sorted((archive.folder / "warc").iterdir())


def test_warcio_finds_every_digest_right(every_kind: list[Path]) -> None:
    types = []
    for path in every_kind:
        with path.open("rb") as file:
            for found in ArchiveIterator(file, check_digests="raise"):
                found.content_stream().read()
                assert found.digest_checker.passed is not False
                types.append(found.rec_type)
    assert sorted(set(types)) == ["metadata", "resource", "response", "revisit", "warcinfo"]


def test_fastwarc_finds_every_digest_right(every_kind: list[Path]) -> None:
    for path in every_kind:
        with path.open("rb") as file:
            for found in fastwarc.ArchiveIterator(file, parse_http=False):
                assert found.verify_block_digest()
                assert found.record_id


def test_no_capture_time_is_invented() -> None:
    found = warc.parsed(record(at=None))
    assert isinstance(found, warc.Kept)
    assert found.at is None
    assert found.headers["warc-date"] == "2027-01-11T09:30:00Z"


def test_what_told_of_the_bytes_on_the_wire_is_put_aside() -> None:
    head = warc.http_head(200, {"content-encoding": "br", "server": "a\r\nb"}, 5).decode()
    assert "x-archive-orig-content-encoding: br" in head
    assert "server: a b\r\n" in head
    assert head.endswith("content-length: 5\r\n\r\n")


@given(body=st.binary(max_size=300), url=st.none() | st.sampled_from(["https://a.example/ä b", "https://a.example/\n"]))
def test_a_page_comes_back_as_it_went_in(body: bytes, url: str | None) -> None:
    data = record(url=url or "urn:sha256:00", body=body)
    (found,) = _read(members.packed(data))
    assert isinstance(found, warc.Kept)
    assert warc.page(found).body == body
    assert (warc.page(found).url is None) == (url is None)


def _read(data: bytes, offset: int = 0) -> list[warc.Kept | warc.Torn]:
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        return list(warc.records(Path(file.name), offset))


@given(cut=st.integers(min_value=0, max_value=10_000))
def test_a_torn_end_is_found_to_the_byte(cut: int) -> None:
    written = [members.packed(record(record=f"<urn:uuid:{n}>")) for n in range(3)]
    whole = b"".join(written)
    found = _read(whole[: cut % (len(whole) + 1)])
    kept = [one for one in found if isinstance(one, warc.Kept)]
    end = sum(len(member) for member in written[: len(kept)])
    assert [one.offset for one in kept] == [sum(map(len, written[:n])) for n in range(len(kept))]
    torn = [one for one in found if isinstance(one, warc.Torn)]
    assert [one.offset for one in torn] == ([] if end == cut % (len(whole) + 1) else [end])


def test_garbage_behind_a_record_is_a_torn_end() -> None:
    member = members.packed(record())
    kept, torn = _read(member + b"garbage")
    assert isinstance(torn, warc.Torn)
    assert torn.offset == len(member)
    assert isinstance(kept, warc.Kept)


@pytest.mark.parametrize(
    "data", [b"", b"WARC/1.1\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n", b"WARC/1.1\r\nContent-Length: 9\r\n\r\nabc"]
)
def test_what_is_no_record_is_told(data: bytes) -> None:
    found = warc.parsed(data)
    assert isinstance(found, warc.Torn)


def test_a_record_of_somebodys_warc_is_kept_as_it_is(archive: Archive) -> None:
    content = b"HTTP/1.1 200 Sure\r\nX-Odd:  kept\r\nContent-Type: text/html\r\n\r\n" + BODY
    theirs = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:theirs>\r\nWARC-Date: 2026-12-01T00:00:00Z\r\n"
        b"WARC-Target-URI: https://a.example/x\r\nX-Theirs: yes\r\nContent-Length: %d\r\n\r\n" % len(content)
    ) + content + b"\r\n\r\n"  # fmt: skip
    at = datetime(2026, 12, 1, tzinfo=UTC)
    capture = Capture(
        name="x",
        url="https://a.example/x",
        at=at,
        status=200,
        record=theirs,
        page=Page(body=BODY, url="https://a.example/x"),
    )
    list(archive.add([capture], workers=0))
    (row,) = archive.captures("https://a.example/x")
    assert row.warc is not None
    assert row.offset is not None
    assert warc.record_at(archive.folder / row.warc, row.offset).data == theirs
    found = archive.page(row.id)
    assert (found.body, found.headers["x-odd"], found.captured) == (BODY, "kept", at)


def test_one_file_for_one_run(archive: Archive) -> None:
    for n in range(3):
        list(archive.add([page(f"https://a.example/{n}", title="T")], workers=0))
    assert len(list((archive.folder / "warc").iterdir())) == 3


def test_a_living_writer_is_told_from_a_dead_one(tmp_path: Path) -> None:
    (tmp_path / "warc").mkdir()
    file = warc.WarcFile(tmp_path, "warc/x.warc.gz")
    file.append(members.packed(record()))
    file.flush()
    assert not warc.deserted(tmp_path / "warc/x.warc.gz")
    file.close()
    assert warc.deserted(tmp_path / "warc/x.warc.gz")
    with pytest.raises(FileExistsError):
        warc.WarcFile(tmp_path, "warc/x.warc.gz")


def test_an_offset_without_a_record_is_a_value_error(tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    path.write_bytes(members.packed(record()))
    with pytest.raises(ValueError, match="no record at"):
        warc.record_at(path, path.stat().st_size)
    with pytest.raises(ValueError, match="no whole record"):
        warc.record_at(path, 3)


def test_notes_of_others_are_none_of_ours() -> None:
    for body in (b"not json", b"[1]", b'{"other": 1}'):
        found = warc.parsed(record(body=body))
        assert isinstance(found, warc.Kept)
        assert warc.noted(found) is None
