"""WACZ and zstd files give the pages of their WARC files; what is hostile in them is told and passed over."""

from __future__ import annotations

import hashlib
import json
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from depeche.model import Capture
from depeche.sources import captures, plan

PAGE = b"<!doctype html><title>Ferry</title><p>The ferry sails again."


def warc(url: str = "https://herald.example/ferry", body: bytes = PAGE, gzip: bool = True) -> bytes:
    out = BytesIO()
    writer = WARCWriter(out, gzip=gzip)
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    about = {"WARC-Date": "2027-01-11T09:00:00Z"}
    writer.write_record(writer.create_warc_record(
        url, "response", payload=BytesIO(body), length=len(body), http_headers=head, warc_headers_dict=about
    ))  # fmt: skip
    return out.getvalue()


def read(path: Path) -> list[Capture]:
    def never() -> datetime:
        raise AssertionError("a record's time is its own")

    return list(captures(plan([str(path)]), now=never))


def wacz(path: Path, *members: tuple[str, bytes], packed: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", packed) as file:
        file.writestr("datapackage.json", "{}")
        for name, data in members:
            file.writestr(name, data)
    return path


def test_the_warc_files_of_a_wacz_are_read_where_they_are(tmp_path: Path) -> None:
    dam = warc("https://lac.example/dam", gzip=False)
    path = wacz(
        tmp_path / "crawl.wacz", ("archive/a.warc.gz", warc()), ("archive/b.warc", dam),
        ("pages/pages.jsonl", b"{}"), packed=zipfile.ZIP_DEFLATED,
    )  # fmt: skip
    found = read(path)
    assert [(one.url, one.at, one.page.body if one.page else None) for one in found] == [
        ("https://herald.example/ferry", datetime(2027, 1, 11, 9, tzinfo=UTC), PAGE),
        ("https://lac.example/dam", datetime(2027, 1, 11, 9, tzinfo=UTC), PAGE),
    ]
    assert list(tmp_path.iterdir()) == [path], "nothing is unpacked to disk"


@pytest.mark.parametrize(
    "name", ["../out.warc.gz", "/etc/out.warc.gz", "archive/../../out.warc.gz", "archive\\..\\out.warc.gz"]
)
def test_a_name_that_leads_out_of_a_wacz_is_told_and_not_read(tmp_path: Path, name: str) -> None:
    path = wacz(tmp_path / "x.wacz", (name, warc()), ("archive/a.warc.gz", warc()))
    bad, good = read(path)
    assert (bad.outcome, "is not read" in (bad.reason or "")) == ("failed", True)
    assert good.page is not None


def test_a_bomb_in_a_wacz_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    bomb = warc(body=bytes(30_000_000), gzip=False)
    good_one = warc(gzip=False)
    members = ("archive/bomb.warc", bomb), ("archive/good.warc", good_one)
    path = wacz(tmp_path / "x.wacz", *members, packed=zipfile.ZIP_DEFLATED)
    bad, good = read(path)
    assert "as bombs are" in (bad.reason or "")
    assert good.page is not None


def test_a_wacz_that_is_broken_or_empty_says_so(tmp_path: Path) -> None:
    broken = tmp_path / "broken.wacz"
    broken.write_bytes(b"PK no zip")
    assert "no readable WACZ" in (read(broken)[0].reason or "")
    assert "no WARC file in it" in (read(wacz(tmp_path / "empty.wacz"))[0].reason or "")
    cut = wacz(tmp_path / "cut.wacz", ("archive/a.warc", warc(gzip=False)), packed=zipfile.ZIP_DEFLATED)
    data = bytearray(cut.read_bytes())
    at = data.index(b"archive/a.warc") + 30
    data[at : at + 20] = bytes(20)
    cut.write_bytes(data)
    assert [one.outcome for one in read(cut)][-1] == "failed"


def test_a_warc_packed_with_zstd_is_read(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.zst"
    path.write_bytes(
        b"".join(zstandard.compress(part) for part in (warc(gzip=False), warc("https://lac.example/dam", gzip=False)))
    )
    assert [one.url for one in read(path)] == ["https://herald.example/ferry", "https://lac.example/dam"]
    path.write_bytes(path.read_bytes()[:-40])
    assert [one.outcome for one in read(path)] == ["page", "failed"]


def test_a_bomb_of_zstd_is_met_at_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "bomb.warc.zst"
    path.write_bytes(zstandard.compress(warc(gzip=False) + warc(body=bytes(120_000_000), gzip=False)))
    good, bad = read(path)
    assert good.page is not None
    assert "larger than 100 MB" in (bad.reason or "")


def package(*resources: object) -> tuple[str, bytes]:
    return "datapackage.json", json.dumps({"profile": "data-package", "resources": resources}).encode()


def described(name: str, data: bytes, otherwise: dict[str, object] | None = None) -> dict[str, object]:
    return {"path": name, "hash": f"sha256:{hashlib.sha256(data).hexdigest()}", "bytes": len(data), **(otherwise or {})}


FERRY, DAM = ("archive/a.warc.gz", warc()), ("archive/b.warc.gz", warc("https://lac.example/dam"))
LINE = 'example,herald)/ferry 20270111090000 {"offset": "%d", "length": "%d", "filename": "%s"}\n'


@pytest.mark.parametrize(
    "index",
    [
        (),
        (("indexes/index.cdx", (LINE % (7, 3, "a.warc.gz")).encode()),),
        (("indexes/index.cdx", (LINE % (10**9, 10**9, "of-another-crawl.warc.gz")).encode()),),
        (("indexes/index.cdx.gz", b"no gzip"), ("indexes/index.idx", b"\xff")),
        (("pages/pages.jsonl", b"no json"), ("pages/extraPages.jsonl", b'{"url": "https://elsewhere.example/"}')),
    ],
    ids=["missing", "other offsets", "of another file", "broken", "pages"],
)
def test_a_wrong_index_loses_nothing(tmp_path: Path, index: tuple[tuple[str, bytes], ...]) -> None:
    path = wacz(tmp_path / "a.wacz", FERRY, *index, DAM)
    assert [(one.url, one.outcome) for one in read(path)] == [
        ("https://herald.example/ferry", "page"), ("https://lac.example/dam", "page"),
    ]  # fmt: skip


def packed(path: Path, listing: tuple[str, bytes], *members: tuple[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        for name, data in (*members, listing):
            file.writestr(name, data)
    return path


@pytest.mark.parametrize("otherwise", [{"bytes": 1}, {"hash": "sha256:" + "0" * 64}])
def test_a_file_that_is_not_the_one_that_was_packed_is_told_and_read(tmp_path: Path, otherwise: dict[str, object]) -> None:
    listing = package(described(*FERRY, otherwise), described(*DAM))
    told, *found = read(packed(tmp_path / "a.wacz", listing, FERRY, DAM))
    assert told.name.endswith("a.wacz/archive/a.warc.gz")
    assert "not the file of which datapackage.json has the digest" in (told.reason or "")
    assert [one.url for one in found] == ["https://herald.example/ferry", "https://lac.example/dam"]


def test_a_file_that_is_listed_and_is_not_there_is_told(tmp_path: Path) -> None:
    listing = package(described(*FERRY), described(*DAM), {"path": "pages/pages.jsonl"}, {"path": "other.wacz"})
    found, told = read(packed(tmp_path / "a.wacz", listing, FERRY))
    assert found.outcome == "page"
    assert told.name.endswith("archive/b.warc.gz")
    assert (told.outcome, told.reason) == ("failed", "datapackage.json lists it, and it is not there")


@pytest.mark.parametrize(
    "listing",
    [b"", b"[]", b"no json", b'{"resources": 7}', b'{"resources": [7, {"path": []}, {"path": "archive/a.warc.gz"}]}',
     b'{"resources": [{"path": "archive/a.warc.gz", "hash": "md5:0", "bytes": "many", "stats": {}}]}', b"[" * 100_000],
)  # fmt: skip
def test_a_list_that_is_none_or_says_it_otherwise_says_nothing(tmp_path: Path, listing: bytes) -> None:
    assert [one.outcome for one in read(packed(tmp_path / "a.wacz", ("datapackage.json", listing), FERRY))] == ["page"]
