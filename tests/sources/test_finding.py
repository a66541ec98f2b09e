"""The sources behind an address: what a home page declares, and what may be kept of what somebody gave."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sources.weblet import Weblet, rss

from depeche.sources import finding
from depeche.sources.manners import Answer

HOME = "https://herald.example/"


@pytest.fixture
def web() -> Weblet:
    return Weblet()


def found(web: Weblet, name: str) -> list[str]:
    def ask(url: str) -> Answer:
        return web.fetch(url, {}, 10_000_000)

    return [one.url for one in finding.sources(name, ask)]


@pytest.mark.parametrize(
    "link", ['<link rel=alternate type="application/rss+xml" href="rss.xml">', '</head><body><a href="rss.xml">News</a>']
)
def test_a_home_page_says_where_its_addresses_start(web: Weblet, link: str) -> None:
    web.put(HOME, f'<html><head><base href="/news/">{link}')
    web.put(f"{HOME}news/rss.xml", rss())
    assert found(web, HOME) == [f"{HOME}news/rss.xml"]


def test_a_link_to_the_feed_of_a_house_with_a_longer_name_is_none_of_the_site(web: Weblet) -> None:
    web.put(
        HOME, '<html><body><a href="https://notherald.example/rss.xml">x</a><a href="https://m.herald.example/rss">y</a>'
    )
    web.put("https://notherald.example/rss.xml", rss())
    web.put("https://m.herald.example/rss", rss())
    assert found(web, HOME) == ["https://m.herald.example/rss"]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("https://ann:secret@herald.example/feed", "https://herald.example/feed"),
        ("ann:secret@herald.example/feed", "herald.example/feed"),
        ("ann:secret@localhost", "localhost"),
        ("https://ann:secret@[herald", "https://[herald"),
        ("herald.example", "herald.example"),
        ("", ""),
    ],
)
def test_of_what_somebody_gave_no_password_is_kept(name: str, kept: str) -> None:
    assert finding.given(name) == kept


def test_a_file_goes_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "ann@herald.opml"
    path.write_text("<opml/>")
    assert finding.given(str(path)) == str(path)
