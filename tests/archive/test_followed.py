"""What following told is kept: in the tables, in the WARC files, and the same again after a kill and a rebuild."""

from __future__ import annotations

import gzip
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tests.archive.fakes import ENGINE, page

from depeche.archive import Archive
from depeche.archive.notes import note
from depeche.sources.entries import Entry
from depeche.sources.told import Checked, Chosen, Polled, Told

NOON = datetime(2027, 1, 11, 12, tzinfo=UTC)
FEED = "https://herald.example/feed"
STORY = "https://herald.example/ferry"


def minutes(n: float) -> datetime:
    return NOON + timedelta(minutes=n)


def tell(archive: Archive, *told: Told) -> None:
    kept = note(told)
    assert kept is not None
    assert list(archive.add([kept], workers=0)) == []


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    (database,) = folder.glob("*.sqlite")
    connection = sqlite3.connect(database)
    connection.row_factory = sqlite3.Row
    found = [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2")]  # noqa: S608
    connection.close()
    return found


def polled(at: datetime, *urls: str, source: str = FEED, **more: Any) -> Polled:
    fresh = tuple(Entry(url=url, title=f"About {url[-1]}", at=at) for url in urls)
    more = {"outcome": "new" if fresh else "same", "status": 200, "listed": len(fresh), "fresh": fresh} | more
    return Polled(source=source, at=at, **more)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Archive(tmp_path / "a", engine=ENGINE) as archive:
        tell(archive, Chosen(url=FEED, at=NOON, title="Herald"))
    return tmp_path / "a"


def told(folder: Path, *items: Told) -> None:
    with Archive(folder, engine=ENGINE) as archive:
        tell(archive, *items)


def test_a_source_that_was_chosen_is_due_at_once(folder: Path) -> None:
    (source,) = rows(folder, "sources")
    assert (source["url"], source["state"], source["next_at"]) == (FEED, "followed", "2027-01-11T12:00:00+00:00")


def test_credentials_of_a_source_are_not_kept(folder: Path) -> None:
    told(folder, Chosen(url="https://me:secret@lac.example/feed", at=NOON, given="https://me:secret@lac.example/"))
    assert all("secret" not in str(source) for source in rows(folder, "sources"))


def test_an_article_in_three_feeds_is_watched_once(folder: Path) -> None:
    others = [f"https://lac.example/feed{n}" for n in range(2)]
    told(folder, *(Chosen(url=other, at=NOON) for other in others))
    told(folder, polled(minutes(1), STORY))
    told(folder, polled(minutes(2), f"{STORY}?utm_source=feed", source=others[0]))
    told(folder, polled(minutes(3), f"{STORY}#top", source=others[1]))
    (article,) = rows(folder, "watched")
    assert (article["state"], article["next_at"]) == ("waiting", "2027-01-11T12:01:00+00:00")
    assert len(rows(folder, "findings")) == 3


def test_another_name_of_an_article_that_is_watched_is_not_fetched(folder: Path) -> None:
    told(folder, polled(minutes(1), STORY))
    with Archive(folder, engine=ENGINE) as archive:
        list(archive.add([page(STORY, title="Ferry", canonical="https://herald.example/2027/ferry")], workers=0))
    told(folder, polled(minutes(2), "https://herald.example/2027/ferry"))
    assert [row["state"] for row in rows(folder, "watched")] == ["waiting", "same"]


def test_a_source_that_fails_is_left_alone_for_longer_each_time_and_says_why(folder: Path) -> None:
    waits = []
    for n in range(1, 5):
        told(folder, polled(minutes(n), outcome="failed", status=503, reason="it answers 503", listed=0))
        (source,) = rows(folder, "sources")
        waits.append((datetime.fromisoformat(source["next_at"]) - minutes(n)).total_seconds())
    assert all(later >= 2 * sooner * 0.99 for sooner, later in pairwise(waits))
    assert (source["failures"], source["reason"]) == (4, "it answers 503")
    assert [event["what"] for event in rows(folder, "source_events")] == ["failed"]
    told(folder, polled(minutes(10), STORY))
    (source,) = rows(folder, "sources")
    assert (source["failures"], source["reason"]) == (0, None)
    assert [event["what"] for event in rows(folder, "source_events")] == ["failed", "recovered"]


def test_a_retry_after_is_waited_for(folder: Path) -> None:
    told(folder, polled(minutes(1), outcome="failed", status=429, reason="it answers 429", wait=7200.0, listed=0))
    (source,) = rows(folder, "sources")
    assert datetime.fromisoformat(source["next_at"]) >= minutes(121)


def test_a_feed_that_has_turned_over_leaves_a_gap(folder: Path) -> None:
    told(folder, polled(minutes(1), *(f"{STORY}/{n}" for n in range(3))))
    told(folder, polled(minutes(2), f"{STORY}/4", listed=3))
    assert rows(folder, "source_events") == []
    told(folder, polled(minutes(60), *(f"{STORY}/{n}" for n in range(5, 8))))
    (gap,) = rows(folder, "source_events")
    assert (gap["what"], gap["since"]) == ("gap", "2027-01-11T12:02:00+00:00")


def test_a_sitemaps_past_is_noted_and_not_fetched(folder: Path) -> None:
    sitemap = "https://herald.example/sitemap.xml"
    told(folder, Chosen(url=sitemap, at=NOON, kind="sitemap"))
    entries = (
        Entry(url=f"{STORY}/old", at=NOON - timedelta(days=400)),
        Entry(url=f"{STORY}/undated"),
        Entry(url=f"{STORY}/new", at=NOON - timedelta(hours=3)),
    )
    told(folder, polled(minutes(1), source=sitemap, fresh=entries, listed=3, outcome="new"))
    told(folder, polled(minutes(2), source=sitemap, fresh=(Entry(url=f"{STORY}/later"),), listed=4, outcome="new"))
    assert [row["state"] for row in rows(folder, "watched")] == ["old", "old", "waiting", "waiting"]


def test_sitemaps_of_an_index_are_sources_and_stay_removed(folder: Path) -> None:
    index, part = "https://herald.example/sitemap.xml", "https://herald.example/news.xml"
    told(folder, Chosen(url=index, at=NOON, kind="index"))
    told(folder, polled(minutes(1), source=index, parts=(Entry(url=part),), outcome="new", listed=1))
    assert rows(folder, "sources")[-1] | {"url": part, "given": index, "state": "followed"} == rows(folder, "sources")[-1]
    told(folder, Chosen(url=part, at=minutes(2), state="removed"))
    told(folder, polled(minutes(3), source=index, parts=(Entry(url=part),), listed=1))
    assert rows(folder, "sources")[-1]["state"] == "removed"


def test_a_sitemap_that_its_index_names_no_more_rests_until_it_does(folder: Path) -> None:
    """Papers that have one for each day would be asked for a thousand of them after three years."""
    index, monday, tuesday = (f"https://herald.example/{name}.xml" for name in ("index", "monday", "tuesday"))

    def states() -> list[str]:
        return [row["state"] for row in rows(folder, "sources")[1:]]

    def index_polled(at: float, *parts: str, **more: Any) -> None:
        entries = tuple(Entry(url=url) for url in parts)
        told(folder, polled(minutes(at), source=index, parts=entries, listed=2, **more))

    told(folder, Chosen(url=index, at=NOON, kind="index"))
    index_polled(1, monday, etag='"1"')
    index_polled(2, monday, tuesday)
    assert states() == ["followed", "followed", "followed"]
    index_polled(3, tuesday)
    assert states() == ["followed", "resting", "followed"]
    index_polled(4, status=304)
    told(folder, polled(minutes(5), source=index, outcome="failed", status=503, reason="it answers 503"))
    assert states() == ["followed", "resting", "followed"]
    index_polled(6, monday, moved="https://herald.example/sitemaps.xml")
    assert states() == ["followed", "followed", "resting"]
    assert {row["given"] for row in rows(folder, "sources")[2:]} == {"https://herald.example/sitemaps.xml"}


@pytest.mark.parametrize("state", ["paused", "removed"])
@pytest.mark.parametrize("kind", ["index", "feed"])  # a list of feeds says that all of them are feeds
def test_what_is_decided_about_an_index_holds_for_its_sitemaps(folder: Path, state: Any, kind: Any) -> None:
    index, part = "https://lac.example/sitemap.xml", "https://lac.example/news.xml"
    told(folder, Chosen(url=index, at=NOON, kind=kind))
    told(folder, polled(minutes(1), source=index, parts=(Entry(url=part),), listed=1, etag='"1"'))
    with Archive(folder, engine=ENGINE) as archive:
        assert archive.sources_named("lac.example") == [index]
    told(folder, Chosen(url=index, at=minutes(2), state=state))
    assert [row["state"] for row in rows(folder, "sources")[1:]] == [state, "resting"]
    told(folder, Chosen(url=index, at=minutes(3)))
    assert rows(folder, "sources")[1]["etag"] is None, "it has to say again which sitemaps it has"
    told(folder, polled(minutes(4), source=index, parts=(Entry(url=part),), listed=1))
    assert [row["state"] for row in rows(folder, "sources")[1:]] == ["followed", "followed"]


def test_what_is_decided_about_an_index_holds_for_the_indexes_that_it_names(folder: Path) -> None:
    """They go round, too: the last names the first."""
    year, month, day = (f"https://lac.example/{name}.xml" for name in ("year", "month", "day"))

    def states() -> list[str]:
        return [row["state"] for row in rows(folder, "sources")[1:]]

    def names(at: float, source: str, *urls: str) -> Polled:
        return polled(minutes(at), source=source, parts=tuple(Entry(url=url) for url in urls), listed=1, etag='"1"')

    told(folder, Chosen(url=year, at=NOON, kind="index"), names(1, year, month), names(2, month, day, year, month))
    told(folder, Chosen(url=year, at=minutes(3), state="removed"))
    assert states() == ["removed", "resting", "resting"]
    told(folder, Chosen(url=year, at=minutes(4)), names(5, year, month))
    assert rows(folder, "sources")[2]["etag"] is None, "it has to say again which sitemaps it has"
    told(folder, names(6, month, day))
    assert states() == ["followed", "followed", "followed"]
    told(folder, names(7, year))
    assert states() == ["followed", "resting", "resting"]


@pytest.mark.parametrize("state", ["resting", "removed"])
def test_a_sitemap_that_somebody_adds_is_followed_whether_its_index_names_it_or_not(folder: Path, state: Any) -> None:
    index, part = "https://lac.example/sitemap.xml", "https://lac.example/news.xml"
    told(folder, Chosen(url=index, at=NOON, kind="index"))
    told(folder, polled(minutes(1), source=index, parts=(Entry(url=part),), listed=1))
    told(folder, Chosen(url=part, at=minutes(2), state=state))
    told(folder, Chosen(url=part, at=minutes(3), kind="sitemap"))
    told(folder, polled(minutes(4), source=index, listed=1))
    assert [row["state"] for row in rows(folder, "sources")[1:]] == ["followed", "followed"]


def test_a_source_that_moved_for_good_goes_by_its_new_address(folder: Path) -> None:
    told(folder, polled(minutes(1), moved="https://herald.example/rss"))
    (source,) = rows(folder, "sources")
    assert source["url"] == "https://herald.example/rss"
    assert "from https://herald.example/feed to" in rows(folder, "source_events")[0]["reason"]


def looks(folder: Path, outcomes: Iterable[tuple[float, str]], **more: Any) -> list[tuple[str, str | None]]:
    """State of the story, and when it is looked at next, after each look."""
    told(folder, polled(NOON, STORY))
    found = []
    for at, outcome in outcomes:
        told(folder, Checked(url=STORY, at=minutes(at), outcome=outcome, **more))  # type: ignore[arg-type]
        (row,) = rows(folder, "watched")
        found.append((row["state"], row["next_at"] and row["next_at"][5:16]))
    return found


def test_an_article_is_looked_at_as_edits_follow(folder: Path) -> None:
    steps = looks(
        folder,
        [(1, "page"), (20, "not-changed"), (61, "page"), (180, "page"), (500, "page"), (1440, "page"), (10100, "page")],
    )
    assert [at for _, at in steps] == [
        "01-11T12:20", "01-11T13:00", "01-11T15:00", "01-11T20:00", "01-12T12:00", "01-18T12:00", None,
    ]  # fmt: skip


def test_what_was_there_and_is_not_is_looked_for_again(folder: Path) -> None:
    assert looks(folder, [(1, "page"), (20, "missing"), (60, "page"), (180, "gone")]) == [
        ("kept", "01-11T12:20"), ("missing", "01-11T13:00"), ("kept", "01-11T15:00"), ("gone", None),
    ]  # fmt: skip


def test_what_does_not_answer_is_tried_again_and_given_up_at_last(folder: Path) -> None:
    steps = looks(folder, [(n, "failed") for n in (1, 10, 60, 300, 1000, 3000)])
    assert [state for state, _ in steps] == ["failed"] * 6
    assert [at is None for _, at in steps] == [False] * 5 + [True]


def test_what_is_reserved_is_not_asked_for_again_and_keeps_its_headline(folder: Path) -> None:
    assert looks(folder, [(1, "refused")], status=200, title="Ferry sails", reason="noarchive") == [("refused", None)]
    (row,) = rows(folder, "watched")
    assert (row["title"], row["reason"]) == ("Ferry sails", "noarchive")


def test_a_rebuild_gives_the_same_sources_schedules_failures_and_deletions(folder: Path) -> None:
    told(folder, polled(minutes(1), STORY, f"{STORY}/2", etag='"a"'))
    with Archive(folder, engine=ENGINE) as archive:
        first = note([Checked(url=STORY, at=minutes(2), outcome="page", etag='"x"')])
        assert first is not None
        assert [
            a.change for a in archive.add([page(STORY, title="Ferry", at=minutes(2).isoformat()), first], workers=0)
        ] == ["new"]
    told(folder, Checked(url=f"{STORY}/2", at=minutes(3), outcome="gone", status=410))
    told(folder, polled(minutes(30), outcome="failed", status=500, reason="it answers 500", listed=0))
    tables = ("sources", "source_events", "watched", "findings", "captures", "counters", "batches")
    before = {table: rows(folder, table) for table in tables}
    assert before["source_events"]
    with Archive(folder, engine=ENGINE) as archive:
        list(archive.rebuild(workers=0))
        assert list(archive.check()) == []
    assert {table: rows(folder, table) for table in tables} == before


def test_what_was_forgotten_is_not_asked_for_and_sources_keep_their_numbers(folder: Path) -> None:
    """Whatever a source said of it, before or since; and after a rebuild. Numbers of sources people type."""
    secret, other = "https://herald.example/1", "https://herald.example/2"
    titled = (Entry(url=secret, title="Geheim", at=NOON), Entry(url=other, title="Bridge", at=NOON))
    lac = "https://lac.example/feed"
    with Archive(folder, engine=ENGINE) as archive:
        tell(archive, Chosen(url=lac, at=NOON), polled(minutes(1), fresh=titled, outcome="new"))
        list(archive.add([page(secret, title="Geheim"), page(other, title="Bridge")], workers=0))
        tell(archive, *(Checked(url=url, at=minutes(2), outcome="page", stood=f"{url}/amp") for url in (secret, other)))
        archive.forget(secret)
        tell(archive, Checked(url=secret, at=minutes(3), outcome="page", title="Geheim"))  # it was on its way
        tell(archive, polled(minutes(4), fresh=titled, outcome="new", source=lac))
        before = {table: rows(folder, table) for table in ("sources", "watched", "findings")}
        for _ in range(2):
            by_url = {row["url"]: (row["state"], row["title"]) for row in before["watched"]}
            assert by_url[secret] == ("refused", None)
            assert by_url[other] == ("kept", "Bridge")
            assert list(archive.check()) == []
            list(archive.rebuild(workers=0))
            assert {table: rows(folder, table) for table in before} == before
        tell(archive, Chosen(url="https://kurier.example/feed", at=minutes(5)))
        assert [row["id"] for row in rows(folder, "sources")] == [1, 2, 3]
    files = "".join(gzip.decompress(path.read_bytes()).decode() for path in (folder / "warc").iterdir())
    assert "Geheim" not in files


def test_notes_that_a_killed_run_left_are_adopted(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "b"
    with Archive(other, engine=ENGINE) as archive:
        lac = "https://lac.example/feed"
        tell(archive, Chosen(url=lac, at=NOON), polled(minutes(1), STORY, source=lac))
    for left in (other / "warc").iterdir():
        left.rename(folder / "warc" / left.name)
    for _ in range(2):
        with Archive(folder, engine=ENGINE) as archive:
            assert list(archive.check()) == []
        assert [row["url"] for row in rows(folder, "sources")] == [FEED, "https://lac.example/feed"]
        assert [row["url"] for row in rows(folder, "watched")] == [STORY]


def test_signs_that_no_database_takes_do_no_harm(archive: Archive) -> None:
    """What a feed says comes from anybody: NUL and halves of characters in titles, addresses and reasons."""
    tell(archive, Chosen(url=FEED, at=NOON, title="Her\0ald"))
    entry = Entry(url=f"{STORY}\0", title="Fer\0ry \udc80", at=NOON)
    tell(archive, polled(minutes(1), fresh=(entry,), outcome="new", title="\ud800"))
    tell(archive, Polled(source=FEED, at=minutes(2), outcome="failed", reason="it said \0"))
    (source,) = archive.followed(minutes(3))
    assert (source.title, source.reason, source.articles) == ("\ufffd", "it said \ufffd", 1)
