"""Records as some tools write them, against the standard or at its edge: kept, told of, and the same after a rebuild."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.archive.dumping import dump
from tests.archive.fakes import ENGINE, page

from depeche import sources
from depeche.archive import Archive
from depeche.archive.answers import Added
from depeche.model import Capture, Page

PAGE = b'{"title": "Ferry", "text": ["It runs."], "kind": "article"}'
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
DATE = "WARC-Date: 2027-01-11T08:00:00Z"
URL = "https://herald.example/ferry"


def answer(*headers: str, block: bytes = HEAD + b"\r\n" + PAGE) -> bytes:
    """A record of an answer with these headers of WARC."""
    head = ["WARC/1.0", "WARC-Type: response", "Content-Type: application/http; msgtype=response", *headers]
    return "\r\n".join([*head, f"Content-Length: {len(block)}", "", ""]).encode() + block + b"\r\n\r\n"


def kept(folder: Path, *records: bytes) -> list[Added]:
    """What became of each, in an archive of just these records."""
    path = folder / "theirs.warc.gz"
    path.write_bytes(b"".join(map(gzip.compress, records)))
    found = sources.captures(sources.plan([str(path)]), now=lambda: datetime.now(UTC))
    with Archive(folder / "archive", engine=ENGINE) as archive:
        return list(archive.add(found, workers=0))


def stays_the_same(folder: Path) -> None:
    """Nothing is wrong with the archive, and made anew it is the same."""
    before = dump(folder / "archive")
    with Archive(folder / "archive", engine=ENGINE) as archive:
        assert [problem for problem in archive.check() if not problem.notice] == []
        list(archive.rebuild(workers=0))
    assert dump(folder / "archive") == before


def test_an_answer_without_an_address_costs_itself_only(tmp_path: Path) -> None:
    record_id = "WARC-Record-ID: <urn:uuid:1>"
    found = kept(tmp_path, answer(record_id, DATE), answer(record_id, DATE, f"WARC-Target-URI: {URL}"))
    assert [(one.change, one.reason) for one in found] == [
        ("no-page", "it is an answer without an address"), ("new", None)
    ]  # fmt: skip
    stays_the_same(tmp_path)


@pytest.mark.parametrize("name", [(), ("WARC-Record-ID: ",)])
def test_a_record_without_a_name_gets_one(tmp_path: Path, name: tuple[str, ...]) -> None:
    """Another address has the same bytes, so its record refers to this one."""
    other = answer("WARC-Record-ID: <urn:uuid:2>", DATE, f"WARC-Target-URI: {URL}/2")
    found = kept(tmp_path, answer(*name, DATE, f"WARC-Target-URI: {URL}"), other)
    assert [one.change for one in found] == ["new", "new"]
    stays_the_same(tmp_path)


def test_records_of_one_name_are_told_apart_by_their_bytes(tmp_path: Path) -> None:
    """A name should be one record's. What came again refers to the one that has its bytes."""
    name, other = "WARC-Record-ID: <urn:uuid:1>", HEAD + b"\r\n" + PAGE.replace(b"Ferry", b"Other")
    again = answer("WARC-Record-ID: <urn:uuid:2>", DATE, f"WARC-Target-URI: {URL}/3", block=other)
    found = kept(
        tmp_path, answer(name, DATE, f"WARC-Target-URI: {URL}/1"),
        answer(name, DATE, f"WARC-Target-URI: {URL}/2", block=other), again, again,
    )  # fmt: skip
    assert [one.title for one in found] == ["Ferry", "Other", "Other", "Other"]
    stays_the_same(tmp_path)


def test_a_page_that_cannot_be_unpacked_is_told_by_its_address_and_time(tmp_path: Path) -> None:
    torn = HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE)[:-10]
    (found,) = kept(tmp_path, answer("WARC-Record-ID: <urn:uuid:1>", DATE, f"WARC-Target-URI: {URL}", block=torn))
    assert (found.name, found.url, found.change) == (URL, URL, "no-page")
    with Archive(tmp_path / "archive", engine=ENGINE) as archive:
        (row,) = archive.captures(URL)
        assert (row.outcome, row.at) == ("failed", datetime(2027, 1, 11, 8, tzinfo=UTC))
    stays_the_same(tmp_path)


def test_an_answer_may_have_no_head(tmp_path: Path) -> None:
    """HTTP/0.9. What looks like a header in it, and a blank line, are the page's."""
    body = b"<p a:\r\nContent-Type: x\r\n\r\n>"
    (found,) = kept(tmp_path, answer("WARC-Record-ID: <urn:uuid:1>", DATE, f"WARC-Target-URI: {URL}", block=body))
    assert found.change == "unreadable"  # by the engine of these tests, which wants JSON
    with Archive(tmp_path / "archive", engine=ENGINE) as archive:
        assert archive.page(found.capture).body == body
    stays_the_same(tmp_path)


WRONG = f"WARC-Block-Digest: sha1:{'A' * 32}"


def test_a_digest_that_was_wrong_from_the_first_is_told_and_marked(tmp_path: Path) -> None:
    (found,) = kept(tmp_path, answer("WARC-Record-ID: <urn:uuid:1>", DATE, f"WARC-Target-URI: {URL}", WRONG))
    assert (found.change, found.title) == ("new", "Ferry"), "nothing is lost"
    assert found.reason is not None
    assert "not those of its WARC-Block-Digest" in found.reason
    with Archive(tmp_path / "archive", engine=ENGINE) as archive:
        assert [row.reason for row in archive.captures(URL)] == [found.reason]
        (problem,) = archive.check()
    assert (problem.notice, "it came so" in problem.what) == (True, True)
    stays_the_same(tmp_path)


def test_a_file_of_a_wrong_digest_is_marked_too(tmp_path: Path) -> None:
    """A record without HTTP, whose page has headers of its own nowhere."""
    record = answer("WARC-Record-ID: <urn:uuid:1>", DATE, f"WARC-Target-URI: {URL}", WRONG, block=PAGE)
    record = record.replace(b"response", b"resource", 1).replace(b"application/http; msgtype=response", b"text/html")
    (found,) = kept(tmp_path, record)
    assert found.reason is not None
    stays_the_same(tmp_path)


def test_a_wrong_digest_is_not_made_right_where_a_password_is_taken_out(tmp_path: Path) -> None:
    where = "WARC-Target-URI: https://joe:hush@herald.example/ferry"
    (found,) = kept(tmp_path, answer("WARC-Record-ID: <urn:uuid:1>", DATE, where, WRONG))
    assert found.reason is not None
    stays_the_same(tmp_path)


def test_the_same_doubtful_bytes_again_are_the_same_after_a_rebuild(tmp_path: Path) -> None:
    records = [answer(f"WARC-Record-ID: <urn:uuid:{n}>", DATE, f"WARC-Target-URI: {URL}", WRONG) for n in (1, 2)]
    found = kept(tmp_path, *records)
    assert [(one.change, bool(one.reason)) for one in found] == [("new", True), ("unchanged", False)]
    stays_the_same(tmp_path)


def test_name_and_password_go_from_the_address_of_a_record_too(tmp_path: Path) -> None:
    where = "WARC-Target-URI: https://joe:hush@herald.example/ferry"
    (found,) = kept(tmp_path, answer("WARC-Record-ID: <urn:uuid:1>", DATE, where))
    assert found.url == URL
    assert b"hush" not in b"".join(gzip.decompress(path.read_bytes()) for path in (tmp_path / "archive/warc").iterdir())
    stays_the_same(tmp_path)


def test_the_charset_of_a_page_that_came_without_http_is_kept(tmp_path: Path) -> None:
    """Its headers say how to read it; only a record of HTTP has them all."""
    headers = {"content-type": "text/html; charset=windows-1251"}
    given = Page(body=PAGE, url=URL, headers=headers)
    with Archive(tmp_path / "archive", engine=ENGINE) as archive:
        one, other = archive.add([given, Page(body=PAGE, url=f"{URL}/2", headers=headers)], workers=0)
        assert [archive.page(each.capture).headers for each in (one, other)] == [headers, headers]
    stays_the_same(tmp_path)


def test_what_stands_nowhere_has_no_status(tmp_path: Path) -> None:
    nowhere = page(None, title="Ferry")
    with Archive(tmp_path / "archive", engine=ENGINE) as archive:
        list(archive.add([Capture(name="x", page=nowhere.page, status=200)], workers=0))
    stays_the_same(tmp_path)


def test_no_password_of_an_address_in_headers_is_kept(tmp_path: Path) -> None:
    """Where a redirect leads, and what an answer says that its page is called."""
    moved = b"HTTP/1.1 302 Found\r\nLocation: //me:secret@herald.example/@desk\r\nVia: me@proxy\r\n\r\n"
    named = HEAD + b'Link: <https://me:secret@herald.example/ferry>; rel="canonical"\r\n\r\n' + PAGE
    whose = f"WARC-Target-URI: {URL}"
    theirs = (
        answer("WARC-Record-ID: <urn:uuid:1>", DATE, f"{whose}/1", block=moved),
        answer("WARC-Record-ID: <urn:uuid:2>", DATE, f"{whose}/2", block=named),
    )
    assert [one.change for one in kept(tmp_path, *theirs)] == ["no-page", "new"]
    headers = {"content-location": "https://me:secret@herald.example/3"}
    ours = Capture(name=URL, url=URL, status=200, page=Page(body=PAGE + b" ", url=URL, headers=headers))
    with Archive(tmp_path / "archive", engine=ENGINE) as archive:
        list(archive.add([ours], workers=0))
    warcs = b"".join(gzip.decompress(path.read_bytes()) for path in (tmp_path / "archive" / "warc").iterdir())
    assert b"secret" not in warcs
    for kept_of_it in (b"Location: //herald.example/@desk", b"Via: me@proxy", b"Link: <https://herald.example/ferry>; rel"):
        assert kept_of_it in warcs
    stays_the_same(tmp_path)


@pytest.mark.parametrize("said", [True, False], ids=["the database says where it leads", "an older depeche did not say"])
def test_where_a_redirect_led_goes_with_the_article_that_stood_there(
    tmp_path: Path, database: str | None, said: bool
) -> None:
    """Also out of files from before it was kept, and out of the words of the answer."""
    moved = b"HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\nlocation:  %s\r\n\r\n<p>It is at /geheim now."
    secret, other = "https://herald.example/geheim?utm_source=x", "https://herald.example/other"
    named = (
        (f"WARC-Record-ID: <urn:uuid:{number}>", DATE, f"WARC-Target-URI: https://x.example/{number}") for number in range(3)
    )
    theirs = [
        answer(*headers, block=moved % where)
        for headers, where in zip(named, (secret.encode(), b"//HERALD.example:443/geheim#top", other.encode()), strict=True)
    ]
    with Archive(tmp_path / "archive", engine=ENGINE, database=database):
        pass
    assert [one.outcome for one in kept(tmp_path, *theirs)] == ["redirect"] * 3
    with Archive(tmp_path / "archive", engine=ENGINE) as archive:
        list(archive.add([Page(body=PAGE, url="https://herald.example/geheim")], workers=0))
        led = _led(archive)
        assert led[0] == led[1] != led[2]
        if not said:
            with archive._store.writing() as connection:
                connection.exec_driver_sql("UPDATE captures SET leads_to = NULL")
        archive.forget("https://herald.example/geheim")
        assert _led(archive) == (["", "", led[2]] if said else [None] * 3)
    written = b"".join(gzip.decompress(path.read_bytes()) for path in (tmp_path / "archive" / "warc").iterdir())
    assert written.count(b"geheim") == 1  # what stands at the third does not lead there
    assert other.encode() in written
    again = answer(
        "WARC-Record-ID: <urn:uuid:9>", DATE, "WARC-Target-URI: https://x.example/9", block=moved % secret.encode()
    )
    assert [one.outcome for one in kept(tmp_path, again)] == ["redirect"]  # kept, without where it leads, from the start
    written = b"".join(gzip.decompress(path.read_bytes()) for path in (tmp_path / "archive" / "warc").iterdir())
    assert written.count(b"geheim") == 1
    with Archive(tmp_path / "archive", engine=ENGINE) as archive:
        for _ in range(2):
            assert list(archive.check()) == []
            assert [archive.captures(f"https://x.example/{number}")[0].status for number in range(3)] == [301] * 3
            list(archive.rebuild(workers=0))
        assert _led(archive) == ["", "", led[2], ""], "the last came in later"


def _led(archive: Archive) -> list[str | None]:
    """Where redirects lead, as the database says, in the order in which they came in."""
    with archive._store.reading() as connection:
        redirects = "SELECT leads_to FROM captures WHERE outcome = 'redirect' ORDER BY id"
        return list(connection.exec_driver_sql(redirects).scalars())
