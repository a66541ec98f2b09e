"""WARC in: records come out whole, pages with the time and address of the record, torn files with what was before."""

import base64
import gzip
import hashlib
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from uuid import UUID

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from depeche.errors import SourceProblem
from depeche.model import Capture
from depeche.sources import captures, plan, warc

PAGE = "<!doctype html><title>Fähre</title><p>Die Fähre fährt wieder.".encode()
URL = "https://herald.example/faehre"


def made(gzipped: bool, *answers: tuple[str, dict[str, str], bytes]) -> bytes:
    out = BytesIO()
    writer = WARCWriter(out, gzip=gzipped)
    writer.write_record(writer.create_warcinfo_record("made.warc", {"software": "test"}))
    for number, (status, headers, body) in enumerate(answers):
        head = StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                URL,
                "response",
                BytesIO(body),
                len(body),
                http_headers=head,
                warc_headers_dict={
                    "WARC-Date": "2027-01-11T08:00:00Z",
                    "WARC-Record-ID": f"<urn:uuid:{UUID(int=7**26 + number)}>",
                },
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


def placed(raw: bytes, name: str) -> list[warc.Placed]:
    """The records, without what is told of those that can't be read."""
    return [found for found in warc.with_members(BytesIO(raw), name) if not isinstance(found, SourceProblem)]


def test_a_record_that_is_one_gzip_member_comes_with_it() -> None:
    raw = made(True, ("200 OK", HTML, PAGE * 9), ("200 OK", HTML, PAGE * 2000))
    found = placed(raw, "a.warc.gz")
    assert len(found) == 3
    assert [gzip.decompress(member or b"") for _, member, _ in found] == [record for record, _, _ in found]
    assert all(member and member.startswith(warc.TAKEN_OVER) for _, member, _ in found)
    assert sum(len(member or b"") for _, member, _ in found) == len(raw)


@pytest.mark.parametrize("other", [named, halves, gzip.decompress, lambda member: gzip.compress(gzip.decompress(member), 0)])
def test_what_is_not_just_a_record_packed_comes_without_a_member(other: Callable[[bytes], bytes]) -> None:
    first, second = members(made(True, ("200 OK", HTML, PAGE * 9)))
    for record, member, _ in placed(other(first) + other(second), "a.warc.gz"):
        assert record.startswith(b"WARC/")
        assert member is None


def test_a_header_that_is_written_otherwise_comes_without_a_member() -> None:
    _, second = members(made(True, ("200 OK", HTML, PAGE * 9)))
    odd = gzip.compress(gzip.decompress(second).replace(b"WARC-Type: response", b"WARC-Type:   response"), mtime=0)
    ((record, member, _),) = placed(odd, "a.warc.gz")
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


@pytest.mark.parametrize("status", ["¹00 OK", "20 OK", "OK", "9" * 5000])
def test_what_is_no_status_says_nothing_of_the_page(status: str) -> None:
    said = status.encode("latin-1")
    raw = made(False, ("200" + "_" * (len(said) - 3) if len(said) > 3 else "200", HTML, PAGE))
    raw = raw.replace(b"200" + b"_" * (len(said) - 3), said.ljust(3))
    found = warc.capture(list(warc.records(BytesIO(raw), "a.warc"))[1], "a.warc")
    assert found is not None
    assert (found.outcome, found.status) == ("page", None)


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
    assert [c.outcome for c in found] == ["failed"]


@given(st.binary(max_size=300), st.integers(0, 2000))
def test_any_bytes_are_a_clear_error_or_records(noise: bytes, cut: int) -> None:
    raw = made(True, ("200 OK", HTML, PAGE))[:cut] + noise
    for record, member, _ in placed(raw, "noise"):
        warc.capture(record, "noise")
        assert member is None or gzip.decompress(member) == record


FIVE = [("200 OK", HTML, PAGE + bytes([ord("a") + n]) * (9 + 400 * n)) for n in range(5)]

WHOLE = {gzipped: made(gzipped, *FIVE) for gzipped in (True, False)}


@given(st.booleans(), st.integers(0, 4), st.data())
def test_behind_a_damaged_record_the_others_are_read(gzipped: bool, which: int, data: st.DataObject) -> None:
    """Whatever bytes of it are wrong: in a file that is not packed, of its headers, but not how long it says that it is."""
    whole = WHOLE[gzipped]
    bounds = (
        [0, *accumulate(map(len, members(whole)))] if gzipped else [*(m.start() for m in re.finditer(b"WARC/1", whole)), -1]
    )
    first, last = bounds[which + 1], bounds[which + 2] if gzipped else whole.index(b"Content-Length", bounds[which + 1])
    at = data.draw(st.integers(first, last - 1))
    noise = data.draw(st.binary(min_size=1, max_size=last - at))
    others = [body for n, (_, _, body) in enumerate(FIVE) if n != which]
    damaged = whole[:at] + noise + whole[at + len(noise) :]
    found = [warc.capture(record, "a.warc") for record, _, _ in placed(damaged, "a.warc")]
    bodies = [one.page.body for one in found if one is not None and one.page is not None]
    assert [body for body in bodies if body in others] == others


@pytest.mark.parametrize("at", range(-4, 12))
def test_between_two_records_that_are_not_packed_a_wrong_byte_costs_one_of_them_at_most(at: int) -> None:
    raw = made(False, *(("200 OK", HTML, b"<p>%d" % n) for n in range(4)))
    third = raw.index(b"WARC/", raw.index(b"<p>1"))
    damaged = raw[: third + at] + bytes((raw[third + at] ^ 4,)) + raw[third + at + 1 :]
    bodies = {warc.taken_apart(record).body for record, _, _ in placed(damaged, "a.warc")}
    assert len({b"<p>0", b"<p>1", b"<p>2", b"<p>3"} & bodies) >= 3


def test_a_member_that_has_lost_its_end_takes_no_other_record_with_it() -> None:
    """One wrong byte there, and it may be unpacked on into the next member, its own record whole in between."""
    packed = members(WHOLE[True])
    others = [body for n, (_, _, body) in enumerate(FIVE) if n != 3]
    for at in range(-50, 0):
        for wrong in (b"\0", b"\1", b"\xff"):
            member = bytearray(packed[4])
            member[at : at + 1 or None] = wrong
            damaged = b"".join([*packed[:4], member, *packed[5:]])
            found = [warc.capture(record, "a.warc") for record, _, _ in placed(damaged, "a.warc")]
            bodies = [one.page.body for one in found if one is not None and one.page is not None]
            assert [body for body in bodies if body != FIVE[3][2]] == others


def test_what_is_damaged_is_told_where_it_stands(tmp_path: Path) -> None:
    packed = members(made(True, *FIVE))
    packed[2] = packed[2][:40] + b"\xff" * 20 + packed[2][60:]
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(packed))
    found = read(path)
    assert [one.outcome for one in found] == ["page", "failed", "page", "page", "page"]
    told = f"no readable WARC record at byte {len(packed[0] + packed[1])}; what stands before and behind it is read"
    assert found[1].reason == told


DICTIONARY = zstandard.train_dictionary(1_000, [PAGE + bytes(n % 90 + 32 for n in range(k, k + 80)) for k in range(200)])


def frames(dictionary: bool, records: Sequence[bytes] = ()) -> list[bytes]:
    """A zstd file of records, else of `FIVE`, by its frames: first that of the dictionary, which may be none."""
    records = records or re.split(rb"(?<=\r\n\r\n)(?=WARC/1)", WHOLE[False])
    known = DICTIONARY if dictionary else None
    held = zstandard.compress(DICTIONARY.as_bytes())
    first = b"\x5d\x2a\x4d\x18" + len(held).to_bytes(4, "little") + held if dictionary else b""
    return [first, *(zstandard.ZstdCompressor(dict_data=known).compress(record) for record in records)]


@given(st.booleans(), st.integers(0, 4), st.data())
def test_behind_a_damaged_frame_the_others_are_read(dictionary: bool, which: int, data: st.DataObject) -> None:
    """Whatever bytes of it are wrong. (Frames have no check sum here: what can be unpacked all the same may be a page.)"""
    whole = frames(dictionary)
    frame = whole[which + 2]
    at = data.draw(st.integers(0, len(frame) - 1))
    noise = data.draw(st.binary(max_size=len(frame) - at))
    left = frame[:at] + noise + frame[at + data.draw(st.integers(0, len(frame) - at)) :]
    damaged = b"".join([*whole[: which + 2], left, *whole[which + 3 :]])
    others = [body for n, (_, _, body) in enumerate(FIVE) if n != which]
    found = [warc.capture(record, "a.warc.zst") for record, _, _ in placed(damaged, "a.warc.zst")]
    bodies = [one.page.body for one in found if one is not None and one.page is not None]
    assert [body for body in bodies if body in others] == others


@pytest.mark.parametrize("lost", [1, 2, 4, 5, 30, 200])
def test_a_frame_that_has_lost_its_end_takes_nothing_from_the_next(lost: int) -> None:
    records = re.split(rb"(?<=\r\n\r\n)(?=WARC/1)", WHOLE[False])
    records[2] = records[2][:-lost]
    packed = b"".join(map(zstandard.compress, records))
    found = [warc.capture(record, "a.warc.zst") for record, _, _ in placed(packed, "a.warc.zst")]
    bodies = [one.page.body for one in found if one is not None and one.page is not None]
    others = [body for n, (_, _, body) in enumerate(FIVE) if n != 1]
    assert [body for body in bodies if body != FIVE[1][2]] == others


@pytest.mark.parametrize("dictionary", [True, False])
def test_of_a_damaged_frame_it_is_told_that_the_others_were_read(tmp_path: Path, dictionary: bool) -> None:
    packed = frames(dictionary)
    packed[3] = packed[3][:20] + b"\xff" * 20
    path = tmp_path / "a.warc.zst"
    path.write_bytes(b"".join(packed))
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as file:
        file.write(path, "archive/a.warc.zst")
    for found in (read(path), read(tmp_path / "a.wacz")):
        assert [one.outcome for one in found] == ["page", "failed", "page", "page", "page"]
        assert (found[1].reason or "").endswith("; what stands before and behind it is read")


@pytest.mark.parametrize("held", [b"(\xb5/\xfdgarbage", b"", b"garbage", b"\x37\xa4\x30\xec garbage"])
def test_a_dictionary_that_is_none_is_told(tmp_path: Path, held: bytes) -> None:
    path = tmp_path / "a.warc.zst"
    path.write_bytes(b"\x5d\x2a\x4d\x18" + len(held).to_bytes(4, "little") + held + b"".join(frames(True)[1:]))
    assert {one.outcome for one in read(path)} == {"failed"}


def test_a_file_that_is_damaged_all_over_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    torn = b"".join(member[:-9] for member in members(made(True, *FIVE)))
    found = list(warc.with_members(BytesIO(torn), "a.warc.gz", 3))
    assert [isinstance(one, SourceProblem) for one in found] == [True] * 4
    assert "damaged at 3 places and more" in str(found[-1])


def test_a_record_that_is_longer_than_it_says_is_no_end(capsys: pytest.CaptureFixture[str]) -> None:
    raw = made(False, *FIVE)
    short = raw.replace(b"Content-Length: " + str(_size(raw, 2)).encode(), b"Content-Length: 90")
    bodies = [warc.taken_apart(record).body for record, _, _ in placed(short, "a.warc")]
    assert FIVE[4][2] in bodies
    assert capsys.readouterr().err == ""


def test_what_an_address_holds_is_not_written_to_the_terminal() -> None:
    raw = made(False, *FIVE[:1]).replace(URL.encode(), b"https://herald.example/a \x1b[31m")
    script = (
        f"from depeche.sources import warc; warc.taken_apart(list(warc.records(__import__('io').BytesIO({raw!r}), 'a'))[1])"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert (ran.stdout, ran.stderr) == (b"", b"")


def _size(raw: bytes, record: int) -> int:
    return [int(found[1]) for found in re.finditer(rb"Content-Length: (\d+)", raw)][record]


OTHER = PAGE.replace(b"ferry", b"launch")


def crawl(path: Path, *records: tuple[str, bytes | str, str], first: str = "https://herald.example/ferry") -> Path:
    """A WARC of a crawler that keeps the same bytes once. Each: address, bytes (of a revisit: their digest), type."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=path.suffix == ".gz")
    for day, (url, body, kind) in enumerate(records, 11):
        at = f"2027-01-{day}T08:00:00Z"
        head = StatusAndHeaders("200 OK", [("Content-Type", kind)] if kind else [], protocol="HTTP/1.1")
        if isinstance(body, bytes):
            how = {"http_headers": head, "warc_headers_dict": {"WARC-Date": at}}
            record = writer.create_warc_record(url, "response", BytesIO(body), len(body), **how)
        elif body == "304":
            how = {"WARC-Date": at, "WARC-Profile": "http://netpreserve.org/warc/1.0/revisit/server-not-modified"}
            head = StatusAndHeaders("304 Not Modified", [], protocol="HTTP/1.1")
            record = writer.create_warc_record(url, "revisit", http_headers=head, warc_headers_dict=how)
        else:
            record = writer.create_revisit_record(url, body, first, "2027-01-11T08:00:00Z", head, {"WARC-Date": at})
        writer.write_record(record)
    path.write_bytes(out.getvalue())
    return path


def payload(body: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(body).digest()).decode()


def read(*names: Path) -> list[Capture]:
    return list(captures(plan([str(name) for name in names]), now=lambda: pytest.fail("never")))


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc"])
def test_what_came_again_is_a_capture_of_the_same_page_at_its_own_time(tmp_path: Path, name: str) -> None:
    same = "https://herald.example/same"
    crawled = (
        (URL, PAGE, "text/html"),
        (URL, OTHER, "text/html"),
        (URL, payload(PAGE), "text/html"),
        (same, payload(OTHER), ""),
    )
    found = read(crawl(tmp_path / name, *crawled))
    assert [(one.url, one.page.body if one.page else None, one.at.day if one.at else None) for one in found] == [
        (URL, PAGE, 11), (URL, OTHER, 12), (URL, PAGE, 13), (same, OTHER, 14),
    ]  # fmt: skip
    assert found[2].record is None, "what it refers to stands elsewhere in our files"


def test_what_came_again_is_looked_for_in_the_files_before_too(tmp_path: Path) -> None:
    first = crawl(tmp_path / "a.warc.gz", (URL, PAGE, "text/html"))
    second = crawl(tmp_path / "b.warc.gz", (URL, payload(PAGE), "text/html"), (URL, "304", ""))
    with zipfile.ZipFile(tmp_path / "c.wacz", "w") as file:
        file.write(first, "archive/a.warc.gz")
        file.write(second, "archive/b.warc.gz")
    for found in (read(first, second), read(tmp_path / "c.wacz")):
        assert [(one.outcome, bool(one.page)) for one in found] == [("page", True), ("page", True), ("not-changed", False)]
    _, alone = read(second)
    assert (alone.outcome, "was not found in what was added" in (alone.reason or "")) == ("failed", True)


def test_in_which_order_the_files_come_makes_no_difference_to_what_came_again(tmp_path: Path) -> None:
    """It comes last where its bytes stand behind it, and is nothing less."""
    first = crawl(tmp_path / "b.warc.gz", (URL, PAGE, "text/html"), (URL, OTHER, "text/html"))
    second = crawl(tmp_path / "a.warc.gz", (URL, payload(OTHER), "text/html"), (URL, payload(PAGE), "text/html"))
    found = read(second, first)
    assert [(one.outcome, one.page.body if one.page else None) for one in found] == [
        ("page", PAGE), ("page", OTHER), ("page", OTHER), ("page", PAGE),
    ]  # fmt: skip


@pytest.mark.parametrize("dictionary", [True, False])
def test_the_bytes_of_what_came_again_may_stand_in_a_file_packed_with_zstd(tmp_path: Path, dictionary: bool) -> None:
    plain = crawl(tmp_path / "plain.warc", (URL, PAGE, "text/html"), (URL, OTHER, "text/html")).read_bytes()
    records = re.split(rb"(?<=\r\n\r\n)(?=WARC/1)", plain)
    first = tmp_path / "b.warc.zst"
    first.write_bytes(b"".join(frames(dictionary, records)))
    second = crawl(tmp_path / "a.warc.gz", (URL, payload(OTHER), "text/html"), (URL, payload(PAGE), "text/html"))
    with zipfile.ZipFile(tmp_path / "c.wacz", "w") as file:
        file.write(first, "archive/b.warc.zst")
    for files in ((first, second), (second, first), (tmp_path / "c.wacz", second)):
        found = [one.page.body for one in read(*files) if one.page is not None]
        assert found == [PAGE, OTHER, OTHER, PAGE]


@pytest.mark.parametrize(("bound", "most"), [("_MOST_WAITING", 1), ("_ROOM", 1_500)])
def test_only_so_many_wait_for_their_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: str, most: int) -> None:
    monkeypatch.setattr(f"depeche.sources.revisits.{bound}", most)
    first = crawl(tmp_path / "b.warc.gz", (URL, PAGE, "text/html"))
    second = crawl(tmp_path / "a.warc.gz", (URL, payload(PAGE), "text/html"), (URL, payload(PAGE), "text/html"))
    assert [one.outcome for one in read(second, first)] == ["failed", "page", "page"]


def test_pictures_that_came_again_are_no_captures_of_pages(tmp_path: Path) -> None:
    path = crawl(tmp_path / "a.warc", (URL, b"GIF8", "image/gif"), (URL, payload(b"GIF8"), "image/gif"))
    assert read(path) == []


def test_a_page_whose_type_nobody_says_is_one_all_the_same(tmp_path: Path) -> None:
    found = read(crawl(tmp_path / "a.warc", (URL, PAGE, ""), (URL, b"GIF8", "")))
    assert [one.outcome for one in found] == ["page"]


def test_a_warc_that_was_packed_as_a_whole_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "whole.warc.gz"
    path.write_bytes(gzip.compress(made(False, ("200 OK", HTML, PAGE), ("200 OK", HTML, PAGE))))
    assert "packed as a whole" in (read(path)[-1].reason or "")


ARC = (
    b"filedesc://quay.arc 0.0.0.0 20070101000000 text/plain 73\n1 0 Quay\nURL IP-address Archive-date Content-type "
    b"Archive-length\n\nhttp://a.example/ 192.0.2.1 20070101000000 text/html 62\nHTTP/1.0 200 OK\r\n"
    b"Content-Type: text/html\r\n\r\n<html>ferry\n\n"
)


@pytest.mark.parametrize("name", ["quay.arc", "quay.arc.gz", "quay.warc", "quay.warc.gz"])
def test_an_arc_file_is_told_what_it_is_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(gzip.compress(ARC) if name.endswith(".gz") else ARC)
    for place in (tmp_path, tmp_path / name):
        (told,) = captures(plan([str(place)]), now=lambda: datetime.now(UTC))
        assert told.outcome == "failed"
        assert "it is in ARC, the format before WARC" in (told.reason or "")


def test_a_torn_frame_of_zstd_is_told_wherever_it_is_torn(tmp_path: Path) -> None:
    whole = zstandard.compress(made(False, ("200 OK", HTML, PAGE)))
    for cut in range(1, len(whole)):
        path = tmp_path / "a.warc.zst"
        path.write_bytes(whole[:cut])
        assert [one.outcome for one in read(path)][-1:] == ["failed"], cut


@pytest.mark.parametrize("gzipped", [True, False])
def test_a_file_is_told_to_be_torn_wherever_it_is(gzipped: bool) -> None:
    whole = made(gzipped, ("200 OK", HTML, PAGE))
    first = members(whole)[0] if gzipped else whole[: whole.rindex(b"WARC/1.")]
    # A record is whole without what ends it: two blank lines, and the check sum of a member
    ends = {len(data) - n for data in (whole, first) for n in range(14 if gzipped else 5)}
    for cut in range(2, len(whole)):
        if cut in ends:
            continue
        with pytest.raises(SourceProblem):
            list(warc.records(BytesIO(whole[:cut]), "torn"))
    assert len(list(warc.records(BytesIO(whole), "whole"))) == 2
