"""What is due, and what is new: over a web in a dictionary, where clocks are set back and sources go while articles wait."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.sources.weblet import NOON, Weblet, page, rss

from depeche.archive import Archive
from depeche.archive.answers import Followed
from depeche.sources.following import Pace
from depeche.sources.told import Checked, Chosen

FEED = "https://herald.example/feed"
STORY = "https://herald.example/ferry"


@pytest.fixture
def web() -> Weblet:
    return Weblet()


@pytest.fixture
def archive(tmp_path: Path, database: str | None) -> Iterator[Archive]:
    with Archive(tmp_path / "a", database=database) as made:
        made.choose([Chosen(url=FEED, at=NOON)])
        yield made
        assert [problem for problem in made.check() if not problem.notice] == []  # whatever befell it


def put(web: Weblet, *names: object, **how: Any) -> None:
    """A feed that lists these stories, and the stories."""
    web.put(FEED, rss(*((f"{STORY}/{name}", f"Ferry {name}") for name in names)))
    for name in names:
        web.put(f"{STORY}/{name}", page(f"Ferry {name}"), **how)


def asked(archive: Archive, web: Weblet) -> list[str]:
    """What a round asks for."""
    web.asked.clear()
    for _ in archive.follow(web.fetch, now=web.now, pace=Pace(delay=0.0, threads=1), once=True, workers=0):
        assert len(web.asked) < 100, "a round ends"
    return web.articles_asked()


def source(archive: Archive, web: Weblet) -> Followed:
    return archive.followed(web.now())[0]


def test_a_clock_that_was_ahead_keeps_no_source_waiting(archive: Archive, web: Weblet) -> None:
    put(web, 1)
    web.later(days=100)
    asked(archive, web)
    web.later(days=-100, hours=1)
    put(web, 1, 2)
    assert sorted(asked(archive, web)) == [FEED, f"{STORY}/1", f"{STORY}/2"]
    assert source(archive, web).last_success == web.now()
    web.later(minutes=1)
    assert asked(archive, web) == []


def test_a_clock_that_was_ahead_keeps_no_article_waiting(archive: Archive, web: Weblet) -> None:
    """Neither one that it looked at, nor one that it found and never fetched; and each is looked at as it should be."""
    put(web, 1, 2)
    web.later(days=100)
    web.put(f"{STORY}/2", status=503)
    asked(archive, web)
    web.later(days=-100, hours=1)
    put(web, 1, 2)
    assert sorted(asked(archive, web)) == [FEED, f"{STORY}/1", f"{STORY}/2"]
    web.later(minutes=4)
    assert asked(archive, web) == []
    web.later(hours=2)  # three after they were published
    assert sorted(asked(archive, web)) == [FEED, f"{STORY}/1", f"{STORY}/2"]
    assert all(problem.notice for problem in archive.check())


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("back", [2, 60, 3 * 24 * 60])
def test_a_round_ends_though_the_clock_is_set_back_meanwhile(
    archive: Archive, web: Weblet, everything: bool, back: int
) -> None:
    put(web, *range(6))
    asked(archive, web)
    web.later(hours=2)
    web.asked.clear()
    set_back = False
    for _ in archive.follow(
        web.fetch, now=web.now, pace=Pace(delay=0.0, threads=1), once=True, everything=everything, workers=0
    ):
        if not set_back and len(web.articles_asked()) == 3:
            web.later(minutes=-back)
            set_back = True
        assert len(web.asked) < 40, "a round ends"
    assert sorted(set(web.articles_asked())) == sorted([FEED, *(f"{STORY}/{n}" for n in range(6))])
    assert max(web.articles_asked().count(url) for url in web.articles_asked()) <= 2


def test_who_resumes_a_source_after_the_clock_was_set_back_does_not_ask_it_without_end(
    archive: Archive, web: Weblet
) -> None:
    put(web, 1)
    web.later(days=100)
    asked(archive, web)
    web.later(days=-100, hours=1)
    archive.choose([Chosen(url=FEED, at=web.now(), state="paused"), Chosen(url=FEED, at=web.now())])
    assert sorted(asked(archive, web)) == [FEED, f"{STORY}/1"]


def test_a_feed_that_lists_each_article_by_two_addresses_has_gaps_too(archive: Archive, web: Weblet) -> None:
    def twice(*names: int) -> None:
        put(web, *names)
        urls = [f"{STORY}/{name}?utm_source={by}" for name in names for by in ("mail", "feed")]
        web.put(FEED, rss(*((url, "Ferry") for url in urls)))

    twice(1, 2, 3)
    assert len(asked(archive, web)) == 4, "each is fetched once"
    twice(3, 4, 5)
    web.later(hours=3)
    asked(archive, web)
    assert source(archive, web).gaps == 0
    twice(6, 7, 8)
    web.later(hours=3)
    asked(archive, web)
    assert (source(archive, web).gaps, source(archive, web).articles) == (1, 8)


def test_articles_that_wait_for_their_host_go_with_their_source(archive: Archive, web: Weblet) -> None:
    put(web, *range(9))
    stop = threading.Event()
    found = 0
    for one in archive.follow(web.fetch, now=web.now, pace=Pace(delay=0.1, threads=1), stop=stop, workers=0):
        if isinstance(one, Checked):
            found += 1
            if found == 1:
                with Archive(archive.folder) as other:
                    other.choose([Chosen(url=FEED, at=web.now(), state="removed")])
                threading.Timer(1.0, stop.set).start()
    assert found <= 2, "one may have been on its way"


def test_a_host_that_asks_for_rest_is_asked_for_no_article_by_the_next_round(archive: Archive, web: Weblet) -> None:
    put(web, 1, 2, 3, status=429, retry_after="7200")
    assert asked(archive, web) == [FEED, f"{STORY}/1"]
    web.later(minutes=10)
    assert asked(archive, web) == [FEED]
    put(web, 1, 2, 3)
    web.later(hours=2)
    assert sorted(asked(archive, web)) == [FEED, *(f"{STORY}/{n}" for n in (1, 2, 3))]


def test_it_is_the_host_behind_a_redirect_that_asks_for_rest(archive: Archive, web: Weblet) -> None:
    short, lac = "https://short.example", "https://lac.example/dam"
    web.put(FEED, rss((f"{short}/1", "Dam"), (f"{short}/2", "Ferry"), (f"{lac}/2", "Dam again")))
    web.put(f"{short}/1", status=302, location=f"{lac}/1")
    web.put(f"{lac}/1", status=429, retry_after="7200")
    web.put(f"{short}/2", status=503)
    asked(archive, web)
    web.later(minutes=10)
    assert asked(archive, web) == [FEED, f"{short}/2"]


def test_a_host_may_ask_for_rest_by_its_robots_txt_as_it_does_while_all_of_it_is_down(archive: Archive, web: Weblet) -> None:
    other, robots = "https://herald.example/sport", "https://herald.example/robots.txt"
    put(web, 1, 2)
    web.put(other, rss())
    archive.choose([Chosen(url=other, at=NOON)])
    asked(archive, web)
    web.put(robots, status=503, retry_after="86400")
    for minutes, expected in ((30, [robots]), (120, []), (480, [])):
        web.later(minutes=minutes)
        asked(archive, web)
        assert web.asked == expected
    assert {one.reason for one in archive.followed(web.now())} == {
        "its robots.txt answers 503, so nothing is fetched for now"
    }  # fmt: skip
    web.put(robots, status=404)
    web.later(hours=20)
    assert asked(archive, web)[:2] == [FEED, other]


def test_who_answers_that_nothing_changed_unasked_has_not_answered(archive: Archive, web: Weblet) -> None:
    put(web, 1, status=304)
    asked(archive, web)
    assert [one.outcome for one in archive.captures(f"{STORY}/1")] == ["failed"]
    put(web, 1)
    web.later(minutes=6)
    assert f"{STORY}/1" in asked(archive, web)
    assert archive.counts().pages == 1
    other = "https://lac.example/feed"
    web.put(other, status=304)
    archive.choose([Chosen(url=other, at=web.now())])
    asked(archive, web)
    assert archive.followed(web.now())[1].reason == "it answers 304"


def test_a_redirect_that_leads_nowhere_is_tried_again(archive: Archive, web: Weblet) -> None:
    put(web, 1, status=301)
    asked(archive, web)
    assert [(one.outcome, one.reason) for one in archive.captures(f"{STORY}/1")] == [("failed", "it answers 301")]
    put(web, 1)
    web.later(minutes=6)
    assert f"{STORY}/1" in asked(archive, web)
