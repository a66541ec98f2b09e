"""WARC and WACZ are read with warcio: by their index, record by record, every digest compared."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import subprocess
import sys
import tracemalloc
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.archive.fakes import ENGINE, page
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from depeche import exports, sources
from depeche.archive import Archive
from depeche.archive.answers import ArticleFilter
from depeche.exports import Head
from depeche.exports.surt import surt
from depeche.model import Capture, Page

HEAD = Head(title="Ferry & friends", now=datetime(2027, 1, 15, 8, 30, 1, tzinfo=UTC))


def written(archive: Archive, name: str, **more: Any) -> bytes:
    return b"".join(exports.pieces(archive, "articles", exports.form(name, "articles"), head=HEAD, **more))


def records(data: bytes) -> list[tuple[str, str]]:
    return [
        (record.rec_type, record.rec_headers.get_header("WARC-Target-URI") or "")
        for record in ArchiveIterator(io.BytesIO(data), check_digests="raise")
        if record.content_stream().read() is not None
    ]


def test_the_records_of_the_articles_are_there_and_no_others(archive: Archive) -> None:
    found = records(written(archive, "warc", filter=ArticleFilter(query="reprendra")))
    assert found == [("warcinfo", ""), ("resource", "https://a.example/1"), ("revisit", "https://a.example/1")]
    assert len(records(written(archive, "warc"))) == 6


def test_warcio_finds_every_digest_right(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(written(archive, "warc"))
    checker = Checker(type("", (), {"inputs": [str(tmp_path / "a.warc.gz")], "verbose": False}))
    checker.process_one(str(tmp_path / "a.warc.gz"))
    assert checker.exit_value == 0


def test_an_archive_takes_back_what_another_gave(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(written(archive, "warc", filter=ArticleFilter(site="a.example")))
    with Archive(tmp_path / "b", engine=ENGINE) as other:
        captures = sources.captures(sources.plan([str(tmp_path / "a.warc.gz")]), now=lambda: HEAD.now)
        assert "no-page" not in [added.change for added in other.add(captures, workers=0)]
        titles = {one.row.title for one in archive.whole_articles(ArticleFilter(site="a.example"))}
        assert {one.row.title for one in other.whole_articles()} == titles
        assert list(other.check()) == []


def test_it_takes_back_what_no_other_would_take_for_a_page_too(tmp_path: Path) -> None:
    """Pages of files: without a time, under a name that is no address, with words that begin as no markup does."""
    body = json.dumps({"title": "Bac", "text": ["x"]}).encode()
    over_http = Page(body=body, url="https://a.example/plain", headers={"content-type": "text/plain"})
    odd = Page(body=body, url="quay::bac.html")
    given: list[Page | Capture] = [
        odd,
        Capture(name="a", url=over_http.url, page=over_http, status=200),
        replace(odd, url=None),
        odd,
    ]
    with Archive(tmp_path / "a", engine=ENGINE) as archive, Archive(tmp_path / "b", engine=ENGINE) as other:
        list(archive.add(given, workers=0))
        (tmp_path / "a.warc.gz").write_bytes(written(archive, "warc"))
        list(other.add(sources.captures(sources.plan([str(tmp_path / "a.warc.gz")]), now=lambda: HEAD.now), workers=0))
        for _ in range(2):
            for one in (archive, other):
                assert one.counts().captures == 4
                found = sorted((row.url, row.captured) for row in one.articles())
                assert found == [("https://a.example/plain", None), ("quay::bac.html", None), ("urn:sha256:none", None)]
                list(one.rebuild(workers=0))


# ---------------------------------------------------------------- WACZ


@pytest.fixture(scope="module")
def wacz(archive: Archive) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(written(archive, "wacz")))


def test_the_package_lists_every_file_with_its_digest(wacz: zipfile.ZipFile) -> None:
    assert wacz.testzip() is None
    package = json.loads(wacz.read("datapackage.json"))
    assert (package["profile"], package["wacz_version"]) == ("data-package", "1.1.1")
    assert (package["title"], package["created"]) == ("Ferry & friends", "2027-01-15T08:30:01Z")
    listed = {one["path"]: (one["hash"], one["bytes"]) for one in package["resources"]}
    inside = set(wacz.namelist()) - {"datapackage.json", "datapackage-digest.json"}
    assert listed.keys() == inside == {
        "archive/data.warc.gz", "indexes/index.cdx.gz", "indexes/index.idx", "pages/pages.jsonl",
    }  # fmt: skip
    for path, (digest, size) in listed.items():
        assert digest == f"sha256:{hashlib.sha256(wacz.read(path)).hexdigest()}"
        assert size == wacz.getinfo(path).file_size
    digest = json.loads(wacz.read("datapackage-digest.json"))
    assert digest["hash"] == f"sha256:{hashlib.sha256(wacz.read('datapackage.json')).hexdigest()}"


def test_what_replays_is_stored_and_not_packed_again(wacz: zipfile.ZipFile) -> None:
    assert all(info.compress_type == zipfile.ZIP_STORED for info in wacz.infolist())


def test_each_line_of_the_index_leads_to_its_record(wacz: zipfile.ZipFile) -> None:
    data = wacz.read("archive/data.warc.gz")
    lines = gzip.decompress(wacz.read("indexes/index.cdx.gz")).decode().splitlines()
    assert lines == sorted(lines)
    assert len(lines) == 5
    for line in lines:
        key, stamp, fields = line.split(" ", 2)
        entry = json.loads(fields)
        offset, length = int(entry["offset"]), int(entry["length"])
        (record,) = ArchiveIterator(io.BytesIO(data[offset : offset + length]))
        assert record.rec_headers.get_header("WARC-Target-URI") == entry["url"]
        assert record.rec_headers.get_header("WARC-Payload-Digest") == entry["digest"]
        assert record.rec_headers.get_header("WARC-Date").startswith(datetime.strptime(stamp, "%Y%m%d%H%M%S").isoformat())
        assert key == surt(entry["url"])
        assert entry["filename"] == "data.warc.gz"


def test_the_list_of_blocks_leads_into_the_index(wacz: zipfile.ZipFile) -> None:
    head, *blocks = wacz.read("indexes/index.idx").decode().splitlines()
    assert json.loads(head.removeprefix("!meta 0 ")) == {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}
    index = wacz.read("indexes/index.cdx.gz")
    for line in blocks:
        key, place = line.rsplit("{", 1)[0], json.loads("{" + line.rsplit("{", 1)[1])
        member = index[place["offset"] : place["offset"] + place["length"]]
        assert gzip.decompress(member).decode().startswith(key)
        assert place["digest"] == f"sha256:{hashlib.sha256(member).hexdigest()}"


def test_pages_have_titles_and_are_in_the_index(wacz: zipfile.ZipFile) -> None:
    head, *pages = (json.loads(line) for line in wacz.read("pages/pages.jsonl").splitlines())
    assert head["format"] == "json-pages-1.0"
    assert {page["url"] for page in pages} == {
        "https://a.example/1", "https://a.example/2", "https://www.b.example/3/?q=2&a=1", "https://a.example/",
    }  # fmt: skip
    assert "Le bac, « enfin »" in {page["title"] for page in pages}
    assert all(page["ts"].endswith("Z") and page["id"] for page in pages)


def test_many_lines_come_out_sorted_from_many_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from depeche.exports import wacz as module

    monkeypatch.setattr(module, "_RUN", 7)
    monkeypatch.setattr(module, "_BLOCK", 5)
    with Archive(tmp_path / "a", engine=ENGINE) as archive:
        pages = (page(f"https://{n * 7919 % 100:02}.example/", title=f"T{n}", text=["x"]) for n in range(100))
        assert sum(1 for _ in archive.add(pages, workers=0)) == 100
        found = zipfile.ZipFile(io.BytesIO(written(archive, "wacz")))
    lines = gzip.decompress(found.read("indexes/index.cdx.gz")).decode().splitlines()
    assert (len(lines), lines) == (100, sorted(lines))
    assert len(found.read("indexes/index.idx").splitlines()) == 1 + 20


def test_memory_does_not_grow_with_a_wacz(tmp_path: Path) -> None:
    """Pages that cannot be packed: 30 MB of them."""
    with Archive(tmp_path / "a", engine=ENGINE) as archive:
        noise = "".join(hashlib.sha256(str(n).encode()).hexdigest() for n in range(900))
        pages = (page(f"https://a.example/{n}", title=f"T{n}", text=[f"{n}", noise[n:] + noise[:n]]) for n in range(1000))
        assert sum(1 for _ in archive.add(pages, workers=0)) == 1000
        list(exports.pieces(archive, "articles", exports.form("wacz", "articles"), filter=ArticleFilter(query="t1")))
        tracemalloc.start()
        size = sum(map(len, exports.pieces(archive, "articles", exports.form("wacz", "articles"), head=HEAD)))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert size > 25_000_000
    assert peak < 6_000_000


# What the library `surt` 0.3.1, with which cdxj-indexer makes its keys, makes of these addresses.
@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://www.herald.example/Ferry/?b=2&a=1", "example,herald)/ferry?a=1&b=2"),
        ("http://herald.example", "example,herald)/"),
        ("http://herald.example:80/", "example,herald)/"),
        ("https://herald.example:443/a", "example,herald)/a"),
        ("https://herald.example:8443/a/", "example,herald:8443)/a"),
        ("https://www2.News.herald.example/a#frag", "example,herald,news)/a"),
        ("http://herald.example/?", "example,herald)/"),
        ("https://herald.example/a.php?x=%C3%A9&&y", "example,herald)/a.php?&x=%c3%a9&y"),
        ("https://herald.example/fähre", "example,herald)/f%c3%a4hre"),
        ("https://herald.example/a//b/", "example,herald)/a/b"),
        ("http://1.2.3.4/x", "4,3,2,1)/x"),
    ],
)
def test_keys_are_those_of_other_indexers(address: str, key: str) -> None:
    assert surt(address) == key


@pytest.mark.parametrize("address", ["urn:sha256:00FF", "http://[bad", "http://a.example:port/", "", "javascript:x"])
def test_a_key_is_made_of_anything(address: str) -> None:
    assert surt(address) == address.casefold()


@pytest.mark.heavy
def test_py_wacz_finds_it_valid(archive: Archive, tmp_path: Path) -> None:
    """Where `wacz` is installed (it brings a framework for data packages, so it is no part of the lock)."""
    pytest.importorskip("wacz", reason="pip install wacz")
    (tmp_path / "a.wacz").write_bytes(written(archive, "wacz"))
    command = [sys.executable, "-m", "wacz.main", "validate", "-f", str(tmp_path / "a.wacz")]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
