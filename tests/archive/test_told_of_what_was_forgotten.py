"""What sources told, and go on telling, of an article that was forgotten: no headline stays, and nobody asks for it."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.archive.dumping import dump, lose
from tests.archive.fakes import ENGINE, page
from tests.archive.test_followed import FEED, minutes, polled, rows, tell
from tests.sources.weblet import NOON, Weblet, rss

from depeche.archive import Archive, blotting, forgetting, identity, members, warc
from depeche.archive.followed import stamp
from depeche.archive.notes import note
from depeche.sources.entries import Entry
from depeche.sources.following import Pace
from depeche.sources.told import Checked, Chosen, Polled

SECRET = "https://herald.example/1"
SHORT = "https://short.example/x"
SHORTER = "https://shorter.example/y"
BRIDGE = "https://herald.example/2"
TABLES = ("sources", "watched", "findings")


def listed(at: float, *urls: str, title: str = "Geheim", source: str = FEED) -> Polled:
    fresh = tuple(Entry(url=url, title=title, at=NOON) for url in urls)
    return polled(minutes(at), fresh=fresh, listed=len(fresh), outcome="new", source=source)


def written(folder: Path) -> str:
    return "".join(gzip.decompress(path.read_bytes()).decode() for path in (folder / "warc").iterdir())


def watched(folder: Path, url: str) -> tuple[Any, ...]:
    (row,) = (row for row in rows(folder, "watched") if row["url"] == url)
    return row["state"], row["title"], row["next_at"], row["leads_to"]


NO_MORE = ("refused", None, None, None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A source, and what each told stands in a file of its own."""
    with Archive(tmp_path / "a", engine=ENGINE) as archive:
        tell(archive, Chosen(url=FEED, at=NOON, title="Herald"))
    return tmp_path / "a"


@pytest.fixture
def archive(folder: Path) -> Iterator[Archive]:
    with Archive(folder, engine=ENGINE) as made:
        yield made


def rebuilt_the_same(folder: Path) -> None:
    """Twice, and once more without the database."""
    before = {table: rows(folder, table) for table in TABLES}
    for lost in (False, False, True):
        if lost:
            lose(folder)
        with Archive(folder, engine=ENGINE) as archive:
            list(archive.rebuild(workers=0))
            assert list(archive.check()) == []
        assert {table: rows(folder, table) for table in TABLES} == before


def test_a_note_that_has_no_room_for_the_digest_of_what_is_left_goes_without() -> None:
    """A short headline may leave less room than the new digest needs more than the old one, once they are packed."""
    url = "https://herald.example/1"
    told = note([Checked(url=url, at=NOON, outcome="page", status=200, title="x")])
    assert told is not None
    record = warc.note(record="<urn:uuid:1>", uri="urn:depeche:following", at=NOON, now=NOON, value=told.value)
    kept = warc.parsed(record, length=len(members.packed(record)))
    assert isinstance(kept, warc.Kept)
    without = forgetting.scrubbed_following(warc.noted(kept), {forgetting.digest(identity.key(url))})
    with suppress(ValueError):
        while members.fitted(warc.noted_anew(kept, without), kept.length):
            kept = replace(kept, length=kept.length - 1)
    found = warc.parsed(gzip.decompress(blotting.noted_anew(kept, without)))
    assert isinstance(found, warc.Kept)
    assert warc.noted(found) == without


def test_a_headline_goes_from_files_begun_before_the_articles_own(folder: Path, archive: Archive) -> None:
    tell(archive, listed(1, SECRET))
    _second_later()
    list(archive.add([page(SECRET, title="Geheim", text=["Words."])], workers=0))
    archive.forget(SECRET)
    assert "Geheim" not in written(folder)
    assert list(archive.check()) == []
    rebuilt_the_same(folder)


def _second_later() -> None:
    """The names of files tell in which second they were begun."""
    now = int(time.time())
    while int(time.time()) == now:
        time.sleep(0.01)


def test_an_address_that_led_to_it_is_asked_no_more_and_its_headline_goes(folder: Path, archive: Archive) -> None:
    tell(archive, listed(1, SHORT, SHORTER), listed(1.5, BRIDGE, title="Bridge"))
    list(archive.add([page(SECRET, title="Geheim", text=["Words."])], workers=0))
    tell(archive, Checked(url=SHORT, at=minutes(2), outcome="page", status=200, stood=SECRET))
    tell(archive, Checked(url=SHORTER, at=minutes(2), outcome="redirect", status=301, stood=SECRET))
    tell(archive, Checked(url=BRIDGE, at=minutes(2), outcome="page", status=200, stood=f"{BRIDGE}/amp"))
    assert watched(folder, SHORT)[3] == "herald.example/1"
    archive.forget(SECRET)
    assert watched(folder, SHORT) == watched(folder, SHORTER) == watched(folder, SECRET) == NO_MORE
    assert watched(folder, BRIDGE)[:2] == ("kept", "Bridge")
    lac = "https://lac.example/feed"
    tell(archive, Chosen(url=lac, at=minutes(3)), listed(4, SHORT, SECRET, source=lac))
    assert "Geheim" not in written(folder)
    assert "short.example" not in dump(folder)["tombstones"][0][3]
    rebuilt_the_same(folder)
    assert watched(folder, SHORT) == NO_MORE


def test_when_it_was_found_stays_as_it_was_told(folder: Path, archive: Archive) -> None:
    """A rebuild knows from the beginning that it is forgotten; a clock that was set back found it sooner."""
    tell(archive, listed(5, SECRET))
    list(archive.add([page(SECRET, title="Geheim", text=["Words."])], workers=0))
    tell(archive, Checked(url=SECRET, at=minutes(3), outcome="page", status=200))
    archive.forget(SECRET)
    tell(archive, Checked(url=SECRET, at=minutes(2), outcome="page", status=200))  # its answer was on its way
    (row,) = (row for row in rows(folder, "watched") if row["url"] == SECRET)
    assert row["found"] == stamp(minutes(2))
    rebuilt_the_same(folder)


def test_an_address_that_leads_elsewhere_by_now_is_still_asked(folder: Path, archive: Archive) -> None:
    tell(archive, listed(1, SHORT, title="The latest"))
    list(archive.add([page(SECRET, title="Geheim", text=["Words."])], workers=0))
    for minute, stood in ((2, SECRET), (3, BRIDGE)):
        tell(archive, Checked(url=SHORT, at=minutes(minute), outcome="page", status=200, stood=stood))
    archive.forget(SECRET)
    assert watched(folder, SHORT)[:2] == ("kept", "The latest")
    rebuilt_the_same(folder)


def test_an_address_that_turns_out_to_lead_to_it_is_asked_no_more_from_then_on(folder: Path, archive: Archive) -> None:
    list(archive.add([page(SECRET, title="Geheim", text=["Words."])], workers=0))
    archive.forget(SECRET)
    tell(archive, listed(1, SHORT))
    assert watched(folder, SHORT)[:2] == ("waiting", "Geheim")
    tell(archive, Checked(url=SHORT, at=minutes(2), outcome="page", status=200, title="Geheim", stood=SECRET))
    assert watched(folder, SHORT) == NO_MORE
    archive.close()
    Archive(folder, engine=ENGINE).close()  # what is left to do in files is done by who opens next
    assert "Geheim" not in written(folder)
    rebuilt_the_same(folder)


def test_where_it_stood_is_not_asked_through_another_address_either(tmp_path: Path) -> None:
    web = Weblet()
    web.put(SHORT, status=301, location=SECRET)
    web.put(SECRET, "<title>Geheim</title><h1>Geheim</h1><p>Words.</p>")
    web.put(FEED, rss((SHORT, "Geheim")), content_type="application/rss+xml")
    with Archive(tmp_path / "a", engine=ENGINE) as archive:
        archive.choose([Chosen(url=FEED, at=NOON)])
        list(archive.add([page(SECRET, title="Geheim", text=["Words."])], workers=0))
        archive.forget(SECRET)
        for _ in range(2):
            web.asked.clear()
            list(archive.follow(web.fetch, now=web.now, once=True, everything=True, pace=Pace(delay=0.0), workers=0))
            assert SECRET not in web.articles_asked()
            web.later(minutes=60)
        assert SHORT not in web.articles_asked()
        assert watched(tmp_path / "a", SHORT) == NO_MORE
        assert [problem for problem in archive.check() if not problem.notice] == []
