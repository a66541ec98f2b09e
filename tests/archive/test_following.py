"""Following, end to end, over a web in a dictionary: what is asked, what is kept, what is told."""

from __future__ import annotations

import gzip
import itertools
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.archive.dumping import dump
from tests.sources.weblet import NOON, Weblet, page, rss

from depeche.archive import Archive
from depeche.archive.answers import Added, Followed
from depeche.errors import ArchiveProblem, Refused
from depeche.sources.following import Pace, turns
from depeche.sources.manners import Answer
from depeche.sources.told import Checked, Chosen, Polled, Told
from depeche.sources.visiting import Job, wait

FEED = "https://herald.example/feed"
STORY = "https://herald.example/ferry"
QUICK = Pace(delay=0.0, threads=4)


@pytest.fixture
def web() -> Weblet:
    found = Weblet()
    found.put(FEED, rss((STORY, "Ferry sails")), content_type="application/rss+xml")
    found.put(STORY, page("Ferry sails"))
    return found


@pytest.fixture
def archive(tmp_path: Path, database: str | None) -> Iterator[Archive]:
    with Archive(tmp_path / "a", database=database) as made:
        made.choose([Chosen(url=FEED, at=NOON)])
        yield made
        assert [problem for problem in made.check() if not problem.notice] == []  # whatever befell it


def followed(archive: Archive, web: Weblet, **how: Any) -> list[Added | Told]:
    """A round; what it told."""
    web.asked.clear()
    how = {"once": True, "pace": QUICK, "workers": 0, **how}
    return list(archive.follow(web.fetch, now=web.now, **how))


def source(archive: Archive, web: Weblet, number: int = 0) -> Followed:
    return archive.followed(web.now())[number]


def changes(found: list[Added | Told]) -> list[str]:
    return [one.change for one in found if isinstance(one, Added)]


def test_what_a_feed_lists_is_fetched_and_kept(archive: Archive, web: Weblet) -> None:
    found = followed(archive, web)
    assert changes(found) == ["new"]
    assert web.articles_asked() == [FEED, STORY]
    assert archive.article(1).row.title == "Ferry sails"
    (capture,) = archive.captures(STORY)
    assert (capture.name, capture.outcome, capture.at) == (STORY, "page", NOON)
    one = source(archive, web)
    assert (one.title, one.failures, one.last_success, one.articles, one.a_week) == ("Herald", 0, NOON, 1, 1.0)


def test_a_source_is_read_in_full_once_a_day(archive: Archive, web: Weblet) -> None:
    """Some servers say for ever that nothing changed."""
    web.put(FEED, rss((STORY, "Ferry sails")), content_type="application/rss+xml", etag='"always the same"')
    found = []
    for hours in (1, 1, 13, 0):
        found += [one.status for one in followed(archive, web) if isinstance(one, Polled)]
        web.later(hours=hours)
    assert found == [200, 304, 304, 200]


@pytest.mark.parametrize("status", [403, 500])
def test_a_source_whose_articles_cannot_be_had_is_not_just_well(archive: Archive, web: Weblet, status: int) -> None:
    other = "https://herald.example/quay"
    web.put(FEED, rss((STORY, "Ferry sails"), (other, "Quay gives way")), content_type="application/rss+xml")
    web.put(other, page("Quay gives way"))
    web.put(STORY, "no", status=status)
    followed(archive, web)
    one = source(archive, web)
    assert (one.failures, one.lately, one.unkept) == (0, 2, 1)
    web.later(days=40)
    one = source(archive, web)
    assert (one.lately, one.unkept) == (0, 0)


def test_a_second_round_asks_with_conditions_and_fetches_nothing_twice(archive: Archive, web: Weblet) -> None:
    followed(archive, web)
    web.later(minutes=10)
    found = followed(archive, web)
    assert changes(found) == []
    assert web.articles_asked() == [FEED]
    assert [(one.outcome, one.status) for one in found if isinstance(one, Polled)] == [("same", 304)]


def test_a_round_right_after_another_asks_nobody(archive: Archive, web: Weblet) -> None:
    followed(archive, web)
    assert followed(archive, web) == []


def test_an_edit_is_seen_when_the_article_is_looked_at_again(archive: Archive, web: Weblet) -> None:
    followed(archive, web)
    web.put(STORY, page("Ferry sails after all"))
    web.later(minutes=25)
    assert changes(followed(archive, web)) == ["changed"]
    assert [one.title for one in archive.revisions(1)] == ["Ferry sails", "Ferry sails after all"]


def test_an_article_that_is_not_changed_is_an_event(archive: Archive, web: Weblet) -> None:
    followed(archive, web)
    web.later(minutes=25)
    assert changes(followed(archive, web)) == ["no-page"]
    assert [one.outcome for one in archive.captures(STORY)] == ["page", "not-changed"]


@pytest.mark.parametrize(("status", "outcome"), [(404, "missing"), (410, "gone")])
def test_a_deleted_article_is_an_event_and_no_loss(archive: Archive, web: Weblet, status: int, outcome: str) -> None:
    followed(archive, web)
    web.put(STORY, "no more", status)
    web.later(minutes=25)
    followed(archive, web)
    assert [one.outcome for one in archive.captures(STORY)] == ["page", outcome]
    assert archive.article(1).row.title == "Ferry sails"
    assert [one.outcome for one in archive.article(1).captures] == ["page", outcome]


def test_everything_is_looked_at_on_request(archive: Archive, web: Weblet) -> None:
    followed(archive, web)
    web.later(minutes=1)
    followed(archive, web, everything=True)
    assert sorted(web.articles_asked()) == [FEED, STORY]


def test_the_same_article_in_three_feeds_is_fetched_once(archive: Archive, web: Weblet) -> None:
    for n in range(2):
        other = f"https://lac.example/feed{n}"
        web.put(other, rss((f"{STORY}?utm_source=lac{n}", "Ferry sails")))
        archive.choose([Chosen(url=other, at=NOON)])
    followed(archive, web)
    assert len([url for url in web.articles_asked() if "ferry" in url]) == 1
    assert [one.articles for one in archive.followed(NOON)] == [1, 1, 1]


def test_a_redirect_to_an_article_that_is_watched_is_not_followed(archive: Archive, web: Weblet) -> None:
    followed(archive, web)
    short = "https://short.example/x"
    web.put(short, status=301, location=STORY)
    web.put(FEED, rss((short, "Ferry sails"), (STORY, "Ferry sails")))
    web.later(minutes=10)
    followed(archive, web)
    assert web.articles_asked() == [FEED, short]
    assert archive.counts().pages == 1


def test_what_was_reached_by_a_redirect_is_not_fetched_again_by_its_own_address(archive: Archive, web: Weblet) -> None:
    short = "https://short.example/x"
    web.put(short, status=302, location=STORY)
    web.put(FEED, rss((short, "Ferry sails")))
    followed(archive, web)
    assert [one.outcome for one in archive.captures(short)] == ["redirect"]
    web.put(FEED, rss((STORY, "Ferry sails"), (short, "Ferry sails")))
    web.later(minutes=10)
    followed(archive, web)
    assert web.articles_asked() == [FEED]


def test_another_address_that_is_canonical_is_not_fetched_again(archive: Archive, web: Weblet) -> None:
    web.put(STORY, page("Ferry sails", head='<link rel=canonical href="https://herald.example/2027/ferry">'))
    followed(archive, web)
    web.put(FEED, rss(("https://herald.example/2027/ferry", "Ferry sails"), (STORY, "Ferry sails")))
    web.later(minutes=10)
    followed(archive, web)
    assert web.articles_asked() == [FEED]


def test_addresses_that_turn_out_to_be_one_article_are_looked_at_once(archive: Archive, web: Weblet) -> None:
    addresses = [f"{STORY}?src={n}" for n in range(3)]
    for address in addresses:
        web.put(address, page("Ferry sails", head=f'<link rel=canonical href="{STORY}">'))
    web.put(FEED, rss(*((address, "Ferry sails") for address in addresses)))
    followed(archive, web)
    assert web.articles_asked() == [FEED, *addresses]
    for _ in range(2):
        web.later(minutes=100)
        followed(archive, web)
        assert web.articles_asked() == [FEED, addresses[0]]
    assert archive.counts().captures == 5
    before = dump(archive.folder)
    list(archive.rebuild(workers=0))
    assert dump(archive.folder) == before
    assert len(archive.articles()) == 1


def test_a_feed_that_moved_for_good_is_asked_there(archive: Archive, web: Weblet) -> None:
    web.put("https://herald.example/rss", rss((STORY, "Ferry sails")))
    web.put(FEED, status=301, location="/rss")
    followed(archive, web)
    assert source(archive, web).url == "https://herald.example/rss"


def test_a_feed_that_moved_for_now_keeps_its_address(archive: Archive, web: Weblet) -> None:
    web.put("https://herald.example/rss", rss((STORY, "Ferry sails")))
    web.put(FEED, status=302, location="/rss")
    followed(archive, web)
    assert (source(archive, web).url, source(archive, web).articles) == (FEED, 1)


def test_a_feed_that_moved_for_good_to_where_it_is_only_for_now_is_asked_before_that(archive: Archive, web: Weblet) -> None:
    web.put(FEED, status=301, location="/rss")
    web.put("https://herald.example/rss", status=302, location="/rss?today")
    web.put("https://herald.example/rss?today", status=301, location="/today")
    web.put("https://herald.example/today", rss((STORY, "Ferry sails")))
    followed(archive, web)
    assert source(archive, web).url == "https://herald.example/rss"


def test_redirects_that_go_round_end(archive: Archive, web: Weblet) -> None:
    web.put(STORY, status=302, location=f"{STORY}?again")
    web.put(f"{STORY}?again", status=302, location=STORY)
    followed(archive, web)
    assert "redirects more than" in (archive.captures(STORY)[-1].reason or "")


@pytest.mark.parametrize(
    ("spot", "said"),
    [
        ({"status": 503}, "it answers 503"),
        ({"status": 410}, "it is gone"),
        ({"body": "<html><p>moved</p></html>"}, "it is a web page"),
        ({"body": "<rss>" + "<a>" * 200}, "nests deeper"),
        ({"body": b"\x1f\x8b broken"}, "can't be unpacked"),
        ({"body": b"<rss>" + b"x" * 10_000_001}, "more than 10 MB"),
        ({"body": b"x" * 52_428_801}, "larger than 52 MB"),
    ],
)
def test_a_source_that_fails_says_why(archive: Archive, web: Weblet, spot: dict[str, Any], said: str) -> None:
    web.put(FEED, **spot)
    followed(archive, web)
    one = source(archive, web)
    assert one.failures == 1
    assert said in (one.reason or "")
    (event,) = archive.source_events(1)
    assert event.what == "failed"
    assert followed(archive, web) == [], "it is left alone for a while"


def test_retry_after_holds_for_the_source(archive: Archive, web: Weblet) -> None:
    web.put(FEED, status=503, retry_after="86400")
    followed(archive, web)
    web.later(hours=20)
    assert followed(archive, web) == []
    web.put(FEED, rss((STORY, "Ferry sails")))
    web.later(hours=7)
    assert changes(followed(archive, web)) == ["new"]


def test_robots_are_obeyed_for_articles_and_the_headline_is_kept(archive: Archive, web: Weblet) -> None:
    web.put("https://herald.example/robots.txt", "User-agent: depeche\nDisallow: /ferry")
    followed(archive, web)
    assert STORY not in web.asked
    (capture,) = archive.captures(STORY)
    assert (capture.outcome, capture.reason) == ("refused", "its robots.txt does not allow us there")


def test_of_a_very_long_robots_txt_the_beginning_holds(archive: Archive, web: Weblet) -> None:
    web.put("https://herald.example/robots.txt", "User-agent: *\nDisallow: /ferry\n" + "# nothing\n" * 200_000)
    followed(archive, web)
    assert web.articles_asked() == [FEED]


def test_a_host_whose_robots_cannot_be_had_is_not_asked(archive: Archive, web: Weblet) -> None:
    web.put("https://herald.example/robots.txt", status=500)
    followed(archive, web)
    assert web.articles_asked() == []
    assert source(archive, web).reason == "its robots.txt answers 500, so nothing is fetched for now"


@pytest.mark.parametrize(
    ("head", "headers"),
    [
        ("<meta name=ROBOTS content='index, NoArchive'>", {}),
        ("<meta name=depeche content=noarchive>", {}),
        ("<meta name=tdm-reservation content=1>", {}),
        ("", {"x_robots_tag": "otherbot: nofollow\nnoarchive"}),
        ("", {"tdm_reservation": "1"}),
    ],
)
def test_what_is_reserved_is_an_event_with_its_headline_and_no_body(
    archive: Archive, web: Weblet, head: str, headers: dict[str, Any], tmp_path: Path
) -> None:
    web.put(STORY, page("Ferry sails", text="SECRET words.", head=head), **headers)
    followed(archive, web)
    (capture,) = archive.captures(STORY)
    assert capture.outcome == "refused"
    assert (capture.reason or "").startswith("“Ferry sails”: its publisher")
    assert archive.counts().pages == 0
    assert all(b"SECRET" not in gzip.decompress(path.read_bytes()) for path in (tmp_path / "a" / "warc").iterdir())
    web.later(days=1)
    followed(archive, web)
    assert STORY not in web.asked, "it is not asked for again"


def test_a_reservation_for_the_whole_host_is_obeyed_and_a_page_may_lift_it(archive: Archive, web: Weblet) -> None:
    web.put("https://herald.example/.well-known/tdmrep.json", '[{"location": "/*", "tdm-reservation": 1}]')
    free = "https://herald.example/free"
    web.put(free, page("Free", head="<meta name=tdm-reservation content=0>"))
    web.put(FEED, rss((STORY, "Ferry sails"), (free, "Free")))
    followed(archive, web)
    assert [archive.captures(url)[0].outcome for url in (STORY, free)] == ["refused", "page"]


def test_a_crawl_delay_is_kept(archive: Archive, web: Weblet) -> None:
    web.put("https://herald.example/robots.txt", "User-agent: *\nCrawl-delay: 0.3")
    begun = time.monotonic()
    followed(archive, web)
    assert time.monotonic() - begun >= 0.3


def test_a_round_waits_for_what_a_host_always_wants_and_not_for_what_it_wants_now(archive: Archive, web: Weblet) -> None:
    class Book:
        def due(self, now: Any) -> list[Job]:
            jobs = [Job(origin=FEED, url=FEED, source=True), Job(origin=STORY, url=STORY, source=False)]
            return [job for job in jobs if job.url not in web.asked]

        def fresh(self, source: str, entries: Any) -> Any:
            return ()

        def watches(self, url: str, besides: str) -> bool:
            return False

    def articles(**put: Any) -> list[str]:
        ticks = itertools.count(0, 40)  # seconds at each look at the clock
        web.asked.clear()
        web.put("https://herald.example/robots.txt", **put)
        for _ in turns(Book(), web.fetch, now=web.now, pace=QUICK, once=True, clock=lambda: float(next(ticks))):
            pass
        return web.articles_asked()

    assert articles(body="User-agent: *\nCrawl-delay: 500") == [FEED, STORY]
    assert articles(body="User-agent: *\nCrawl-delay: 3000") == [FEED]
    web.put(FEED, status=503, retry_after="500")
    assert articles(status=404) == [FEED]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("120", 120.0), ("999999999999", 604_800.0), ("Fri, 31 Dec 2099 23:59:59 GMT", 604_800.0), ("soon", None),
        ("Mon, 11 Jan 2027 12:01:00 GMT", 60.0), ("Mon, 11 Jan 2027 11:00:00 GMT", 0.0), ("-5", None), ("\u0663", 3.0),
    ],
)  # fmt: skip
def test_a_host_is_left_alone_for_a_week_at_most(text: str, seconds: float | None) -> None:
    assert wait(Answer(url=FEED, at=NOON, status=503, headers={"retry-after": text})) == seconds


def test_an_index_of_indexes_ends(archive: Archive, web: Weblet) -> None:
    """The standard has none of them; one that names itself by ever another address brought sources without end."""
    place = "https://lac.example/sitemap{}.xml"
    for number in range(6):
        named = place.format(number + 1)
        web.put(place.format(number), f"<sitemapindex><sitemap><loc>{named}</loc></sitemap></sitemapindex>")
    archive.choose([Chosen(url=place.format(0), at=NOON, kind="index")])
    for _ in range(4):
        followed(archive, web)
        web.later(hours=3)
    assert [one.url for one in archive.followed(web.now())[1:]] == [place.format(n) for n in range(3)]


def test_a_sitemap_index_brings_sitemaps_and_they_their_articles(archive: Archive, web: Weblet) -> None:
    index, part = "https://lac.example/sitemap.xml", "https://lac.example/news.xml"
    web.put(index, f"<sitemapindex><sitemap><loc>{part}</loc></sitemap></sitemapindex>")
    web.put(part, f"<urlset><url><loc>https://lac.example/dam</loc><lastmod>{NOON.isoformat()}</lastmod></url></urlset>")
    web.put("https://lac.example/dam", page("Dam"))
    archive.choose([Chosen(url=index, at=NOON, kind="index")])
    followed(archive, web)
    assert [(one.kind, one.given) for one in archive.followed(NOON)[1:]] == [("index", None), ("sitemap", index)]
    assert len(archive.captures("https://lac.example/dam")) == 1


def test_paused_and_removed_sources_are_not_asked(archive: Archive, web: Weblet) -> None:
    archive.choose([Chosen(url=FEED, at=NOON, state="paused")])
    followed(archive, web)
    assert web.asked == []
    assert source(archive, web).next is None
    archive.choose([Chosen(url=FEED, at=NOON, state="removed")])
    assert archive.followed(NOON) == []


def test_articles_that_no_followed_source_lists_are_left_alone(archive: Archive, web: Weblet) -> None:
    """Who removes a source may have been asked to."""
    other = "https://lac.example/feed"
    web.put(other, rss((STORY, "Ferry sails")))
    archive.choose([Chosen(url=other, at=NOON)])
    followed(archive, web)
    archive.choose([Chosen(url=FEED, at=NOON, state="removed")])
    web.later(minutes=25)
    followed(archive, web)
    assert STORY in web.asked, "another source lists it"
    archive.choose([Chosen(url=other, at=NOON, state="paused")])
    web.later(hours=2)
    assert followed(archive, web, everything=True) == []
    archive.choose([Chosen(url=other, at=web.now())])
    followed(archive, web)
    assert STORY in web.asked, "what was due meanwhile is looked at once"


def test_an_article_of_a_sitemap_that_rests_is_still_looked_at(archive: Archive, web: Weblet) -> None:
    index, part = "https://lac.example/sitemap.xml", "https://lac.example/monday.xml"
    story = "https://lac.example/dam"

    def put(changed: str) -> None:
        web.put(index, f"<sitemapindex><sitemap><loc>{part}</loc><lastmod>{changed}</lastmod></sitemap></sitemapindex>")

    put(NOON.isoformat())
    web.put(part, f"<urlset><url><loc>{story}</loc><lastmod>{NOON.isoformat()}</lastmod></url></urlset>")
    web.put(story, page("Dam"))
    archive.choose([Chosen(url=index, at=NOON, kind="index"), Chosen(url=FEED, at=NOON, state="removed")])
    followed(archive, web)
    put("2026-12-01")
    web.later(days=1, minutes=1)
    followed(archive, web)
    web.later(days=6)
    followed(archive, web)
    assert (part in web.asked, story in web.asked) == (False, True)
    archive.choose([Chosen(url=index, at=web.now(), state="paused")])
    web.later(days=1)
    assert followed(archive, web, everything=True) == []
    archive.choose([Chosen(url=index, at=web.now())])
    put(web.now().isoformat())
    followed(archive, web)
    assert part in web.asked


@pytest.mark.parametrize("date", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_no_date_of_an_entry_ends_the_following(archive: Archive, web: Weblet, date: str) -> None:
    """One was taken down into the WARC file and met again by every opening after that."""
    item = f'{{"url": "{STORY}", "date_published": "{date}"}}'
    web.put(FEED, f'{{"version": "https://jsonfeed.org/version/1.1", "items": [{item}]}}')
    assert changes(followed(archive, web)) == ["new"]
    with Archive(archive.folder, create=False) as again:
        assert again.counts().captures == 1


def test_a_page_that_the_server_ends_badly_is_tried_again(archive: Archive, web: Weblet) -> None:
    web.spots[STORY].dead = True
    followed(archive, web)
    web.spots[STORY].dead = False
    web.later(minutes=6)
    assert changes(followed(archive, web)) == ["new"]


def test_a_name_that_leads_into_a_private_network_for_now_is_asked_again(archive: Archive, web: Weblet) -> None:
    """As all names do behind the wireless network of a hotel, until somebody signs in."""

    def walled(url: str, headers: Any, most_bytes: int) -> Any:
        raise Refused(url, "it is an address of a private network")

    followed(archive, web)
    web.put(FEED, rss((f"{STORY}/2", "Ferry sails twice")))
    web.put(f"{STORY}/2", page("Ferry sails twice"))
    web.later(hours=1)
    found = archive.follow(
        lambda url, *rest: walled(url, *rest) if url.endswith("/2") else web.fetch(url, *rest),
        now=web.now, pace=QUICK, workers=0, once=True,
    )  # fmt: skip
    assert "private network" in str(list(found))
    web.later(minutes=6)
    assert changes(followed(archive, web)) == ["new"]


def test_following_for_ever_ends_when_it_is_asked_to(archive: Archive, web: Weblet) -> None:
    stop = threading.Event()
    found = []
    for one in archive.follow(web.fetch, now=web.now, pace=QUICK, stop=stop, workers=0):
        found.append(one)
        if isinstance(one, Checked):
            stop.set()
    assert changes(found) == ["new"]


def test_only_one_follows_for_an_archive(archive: Archive, web: Weblet) -> None:
    going = archive.follow(web.fetch, now=web.now, pace=QUICK, workers=0)
    next(going)
    with Archive(archive.folder) as other, pytest.raises(ArchiveProblem, match="another `depeche follow` runs"):
        followed(other, web)
    going.close()
    web.later(minutes=10)
    followed(archive, web)


def test_a_rebuild_restores_all_that_following_knows(archive: Archive, web: Weblet) -> None:
    followed(archive, web)
    web.put(FEED, status=500)
    web.put(STORY, status=410)
    web.later(minutes=40)
    followed(archive, web)
    before = archive.followed(web.now()), archive.source_events(1), archive.captures(STORY)
    list(archive.rebuild(workers=0))
    assert (archive.followed(web.now()), archive.source_events(1), archive.captures(STORY)) == before
    web.later(hours=3)
    web.put(FEED, rss((STORY, "Ferry sails")))
    followed(archive, web)
    assert web.articles_asked() == [FEED], "what is gone is not asked for again"


def test_gaps_between_runs_are_told_where_a_feed_has_turned_over(archive: Archive, web: Weblet) -> None:
    def put(first: int) -> None:
        urls = [f"{STORY}/{n}" for n in range(first, first + 3)]
        web.put(FEED, rss(*((url, f"Ferry {url[-1]}") for url in urls)))

    put(0)
    followed(archive, web)
    put(5)
    web.time += timedelta(days=3)
    followed(archive, web)
    assert source(archive, web).gaps == 1
    (gap,) = archive.source_events(1)
    assert (gap.what, gap.since, gap.at) == ("gap", NOON, web.now())
