"""An article on several pages is one article, in whichever order its pages come in; each page stays a capture."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.archive.dumping import dump
from tests.sources.weblet import NOON, Weblet, rss

from depeche.archive import Archive
from depeche.archive.answers import Added
from depeche.errors import NotFound
from depeche.model import Capture, Page
from depeche.sources.following import Pace
from depeche.sources.told import Chosen

HOST = "https://quay.example"
TITLE = "Harbour board weighs a second pier for the northern ferries"
HTML = {"content-type": "text/html; charset=utf-8"}
FEED = f"{HOST}/feed"


def address(number: int) -> str:
    return f"{HOST}/pier" if number == 1 else f"{HOST}/pier/{number}"


def body(number: int, last: int = 3, more: str = "", title: str = TITLE) -> bytes:
    prose = "".join(
        f"<p>Part {number}, paragraph {i}: the harbour board of Port-Armel heard {i + 2} skippers on the matter of the"
        f" north pier, and nothing was decided. {more}</p>"
        for i in range(5)
    )
    said = f"<p>“We will not wait for pier number {number},” said Ilse Vaudrin, the mayor of Port-Armel.</p>"
    links = "".join(f"<a href='{address(k)}'>{k}</a> " for k in range(1, last + 1))
    declared = f'{{"@type":"NewsArticle","headline":"{title}","datePublished":"2027-01-11T08:00:00+01:00"}}'
    return (
        f"<html lang=en><head><script type='application/ld+json'>{declared}</script><title>{title}</title></head><body>"
        f"<article><h1>{title}</h1><p class=byline>By Jon Brask</p>{prose}{said}"
        f"<div class=pagination>{links}</div></article></body></html>"
    ).encode()


def page(number: int, last: int = 3, *, later: int = 0, **how: str) -> Capture:
    at = NOON + timedelta(minutes=later + number)
    return fetched(address(number), body(number, last, **how), at)


def fetched(url: str, data: bytes, at: datetime) -> Capture:
    return Capture(name=url, url=url, at=at, status=200, page=Page(body=data, url=url, captured=at, headers=HTML))


@pytest.fixture
def archive(tmp_path: Path, database: str | None) -> Iterator[Archive]:
    with Archive(tmp_path / "a", database=database) as made:
        yield made


def added(archive: Archive, *captures: Capture) -> list[str]:
    return [one.change for one in archive.add(captures, workers=0)]


def same_again(archive: Archive, folder: Path) -> None:
    """Whether all is as it should be, and a rebuild from the WARC files alone gives the same rows."""
    assert list(archive.check()) == []
    before = dump(folder)
    list(archive.rebuild(workers=0))
    assert dump(folder) == before


def whole(archive: Archive, last: int = 3) -> None:
    assert archive.counts().articles == 1
    row = archive.article(archive.find(address(1))).row
    found = archive.article(row.id)
    assert [part.url for part in found.article.parts] == [address(n) for n in range(1, last + 1)]
    for n, part in enumerate(found.article.parts, 1):
        words = found.article.text[part.start : part.end]
        assert words.startswith(f"Part {n}, paragraph 0")
        assert words.endswith("the mayor of Port-Armel.")
    assert [one.text.rstrip(",")[-1] for one in found.record.statements] == [str(n) for n in range(1, last + 1)]
    assert [archive.find(address(n)) for n in range(1, last + 1)] == [row.id] * last
    assert len(archive.captures(address(1))) + len(archive.captures(address(2))) >= 2


@pytest.mark.parametrize(
    ("order", "runs"), [*((order, 3) for order in itertools.permutations((1, 2, 3))), ((1, 2, 3), 1), ((3, 1, 2), 1)]
)
def test_pages_in_any_order_are_one_article_without_a_revision(
    archive: Archive, tmp_path: Path, order: tuple[int, ...], runs: int
) -> None:
    pages = [page(n) for n in order]
    for some in [pages] if runs == 1 else [[one] for one in pages]:
        added(archive, *some)
    whole(archive)
    row = archive.article(archive.find(address(1))).row
    assert (row.title, row.revisions) == (TITLE, 1)
    same_again(archive, tmp_path / "a")


def test_more_pages_are_told_as_joined(archive: Archive) -> None:
    assert added(archive, page(1), page(2), page(3)) == ["new", "joined", "joined"]
    assert added(archive, page(1, later=60), page(2, later=60)) == ["unchanged", "unchanged"]


def test_words_are_cited_in_the_page_that_has_them(archive: Archive) -> None:
    added(archive, page(1), page(2), page(3))
    found = archive.article(1)
    for n, said in enumerate(found.record.statements, 1):
        cited = archive.cite(1, said.start, said.end)
        (capture,) = (one for one in archive.captures(address(n)) if one.url == address(n))
        assert (cited.url, cited.captured) == (address(n), NOON + timedelta(minutes=n))
        assert (cited.warc, cited.offset, cited.digest) == (capture.warc, capture.offset, capture.digest)
        text = body(n).decode()
        assert cited.exact in text
        *_, before = cited.prefix.split("\n\n")
        assert before
        assert before in text
    last = found.article.parts[1]
    edge = archive.cite(1, last.end - 10, last.end)
    assert edge.suffix == ""


def test_a_page_that_changed_is_a_revision(archive: Archive, tmp_path: Path) -> None:
    added(archive, page(1), page(2), page(3))
    assert added(archive, page(1, later=60), page(2, later=60, more="A tide came.")) == ["unchanged", "changed"]
    assert "A tide came." in archive.article(1).article.text
    assert [one.capture for one in archive.revisions(1)] == [1, 5]
    whole_text = archive.diff(1, 1, 2)
    assert sum(change.mark == "~" for change in whole_text.blocks) == 5
    same_again(archive, tmp_path / "a")


def test_a_page_that_is_gone_is_a_revision(archive: Archive, tmp_path: Path) -> None:
    added(archive, page(1), page(2), page(3))
    at = NOON + timedelta(hours=2)
    gone = Capture(name=address(2), url=address(2), at=at, outcome="gone", status=410, reason="it is gone")
    assert added(archive, gone) == ["changed"]
    assert [part.url for part in archive.article(1).article.parts] == []
    assert "Part 2" not in archive.article(1).article.text
    assert added(archive, page(2, later=180)) == ["changed"]
    assert archive.article(1).row.revisions == 3
    whole(archive)
    same_again(archive, tmp_path / "a")


def test_a_page_that_came_to_it_later_is_a_revision(archive: Archive, tmp_path: Path) -> None:
    added(archive, page(1, 2), page(2, 2))
    assert added(archive, page(1, later=60), page(2, later=60), page(3, later=60))[-1] == "joined"
    whole(archive)
    assert archive.article(1).row.revisions == 2
    same_again(archive, tmp_path / "a")


def test_a_first_page_that_no_longer_goes_on_is_a_revision(archive: Archive, tmp_path: Path) -> None:
    added(archive, page(1, 2), page(2, 2))
    assert added(archive, page(1, 1, later=60)) == ["changed"]
    assert "Part 2" not in archive.article(1).article.text
    same_again(archive, tmp_path / "a")


def test_another_story_at_the_next_number_is_an_article_of_its_own(archive: Archive, tmp_path: Path) -> None:
    assert added(archive, page(1, 2), page(2, 2, title="Storm tears the roof off the old customs house")) == ["new", "new"]
    assert archive.counts().articles == 2
    same_again(archive, tmp_path / "a")


def test_one_page_alone_says_where_it_goes_on(archive: Archive, tmp_path: Path) -> None:
    added(archive, page(1))
    found = archive.article(1).article
    assert (found.next_page, found.parts) == (address(2), ())
    assert added(archive, page(1, later=60, more="A tide came.")) == ["changed"]
    same_again(archive, tmp_path / "a")


def test_a_number_that_was_given_up_leads_to_the_whole(archive: Archive, tmp_path: Path) -> None:
    """Whoever wrote down what page 3 and page 2 were called finds the article, and the very words that he cited."""
    cited = {}
    for n in (3, 2):
        added(archive, page(n))
        number = archive.find(address(n))
        said = archive.article(number).record.statements[0]
        cited[number] = (said.start, said.end, archive.cite(number, said.start, said.end))
    added(archive, page(1))
    whole(archive)
    number = archive.find(address(1))
    given_up = [one for one in cited if one != number]
    assert given_up
    for former in given_up:
        assert archive.article(former).row.id == archive.find(str(former)) == number
        assert archive.revisions(former) == archive.revisions(number)
        assert archive.cite(former, 0, 0).article == number
        assert archive.search(f"like:{former}").hits[0].article.id == number
        start, end, before = cited[former]
        after = archive.cite(former, start, end)
        assert (after.article, after.exact, after.url) == (number, before.exact, before.url)
        assert (after.warc, after.offset, after.digest) == (before.warc, before.offset, before.digest)
        assert archive.article(number).article.text[after.start : after.end] == before.exact
        with pytest.raises(NotFound, match=f"the text of article {former} had"):
            archive.cite(former, 0, 100_000)
    added(archive, page(1, later=60, more="Since then the board has met."), page(2, later=60))
    assert archive.diff(given_up[0]).article.id == number
    same_again(archive, tmp_path / "a")


def test_a_decision_about_a_page_is_about_the_whole(archive: Archive, tmp_path: Path) -> None:
    added(archive, page(2), fetched(f"{HOST}/other", body(9, 1, title="Another matter of the mayor"), NOON))
    number = archive.find(address(2))
    archive.split("Ilse Vaudrin", articles=[str(number)])
    mayors = {archive.article(one).speakers["Ilse Vaudrin"] for one in (number, archive.find(f"{HOST}/other"))}
    assert len(mayors) == 2
    mine = archive.article(number).speakers["Ilse Vaudrin"]
    added(archive, page(1))
    now = archive.find(address(2))
    assert now != number
    assert archive.article(number).speakers["Ilse Vaudrin"] == mine
    same_again(archive, tmp_path / "a")


def test_nothing_leads_to_what_was_forgotten(archive: Archive) -> None:
    added(archive, page(2))
    added(archive, page(1))
    assert archive.find("1") == 2
    archive.forget("1")
    for number in ("1", "2"):
        with pytest.raises(NotFound):
            archive.find(number)
    assert list(archive.check()) == []


def test_forgetting_takes_all_pages_out(archive: Archive) -> None:
    added(archive, page(1), page(2), page(3))
    forgotten = archive.forget("1", why="asked to")
    assert forgotten.captures == 3
    assert archive.counts().articles == 0
    assert added(archive, page(2, later=60)) == ["forgotten"]
    assert list(archive.check()) == []


def test_following_fetches_the_pages_one_after_the_other(archive: Archive, tmp_path: Path) -> None:
    web = Weblet()
    web.put(FEED, rss((address(1), TITLE)), content_type="application/rss+xml")
    for n in (1, 2, 3):
        web.put(address(n), body(n))
    archive.choose([Chosen(url=FEED, at=NOON)])
    how = {"once": True, "pace": Pace(delay=0.0, threads=4), "workers": 0}
    found = list(archive.follow(web.fetch, now=web.now, **how))  # type: ignore[arg-type]
    assert [one.change for one in found if isinstance(one, Added)] == ["new", "joined", "joined"]
    assert web.articles_asked() == [FEED, *(address(n) for n in (1, 2, 3))]
    whole(archive)
    web.asked.clear()
    web.later(minutes=25)
    web.put(address(2), "no more", 404)
    found = list(archive.follow(web.fetch, now=web.now, **how))  # type: ignore[arg-type]
    assert [one.change for one in found if isinstance(one, Added)] == ["unchanged", "changed"]
    assert web.articles_asked()[-2:] == [address(1), address(2)]
    same_again(archive, tmp_path / "a")


def test_following_ends_where_the_pages_lead_in_a_circle_or_to_another_host(archive: Archive) -> None:
    web = Weblet()
    web.put(FEED, rss((address(1), TITLE)), content_type="application/rss+xml")
    web.put(address(1), body(1))
    web.put(address(2), "", 302, location=address(1))
    archive.choose([Chosen(url=FEED, at=NOON)])
    how = {"once": True, "pace": Pace(delay=0.0, threads=4), "workers": 0}
    list(archive.follow(web.fetch, now=web.now, **how))  # type: ignore[arg-type]
    assert len(web.articles_asked()) <= 4
    assert archive.counts().articles == 1
