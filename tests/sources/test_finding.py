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
        answer = web.fetch(url, {}, 10_000_000)
        return ask(answer.target) if answer.target else answer

    return [one.url for one in finding.sources(name, ask)]


@pytest.mark.parametrize(
    "link", ['<link rel=alternate type="application/rss+xml" href="rss.xml">', '</head><body><a href="rss.xml">News</a>']
)
def test_a_home_page_says_where_its_addresses_start(web: Weblet, link: str) -> None:
    web.put(HOME, f'<html><head><base href="/news/">{link}')
    web.put(f"{HOME}news/rss.xml", rss())
    assert found(web, HOME) == [f"{HOME}news/rss.xml"]


@pytest.mark.parametrize(
    "kind", ["application/atom+xml", "text/xml", "application/xml", "APPLICATION/JSON", "application/feed+json"]
)
def test_a_feed_is_declared_by_its_type_or_by_that_of_its_first_years(web: Weblet, kind: str) -> None:
    web.put(
        HOME,
        f'<html><head><link rel=alternate type="{kind}" href="/news"><link rel=alternate type="text/html" href="/fr">'
        '<link rel=alternate type="application/json+oembed" href="/oembed">'
        '<link rel=alternate type="text/xml+oembed" href="/oembed">',
    )
    web.put(f"{HOME}news", rss())
    assert found(web, HOME) == [f"{HOME}news"]
    assert not {f"{HOME}fr", f"{HOME}oembed"}.intersection(web.asked)


def test_a_feed_to_which_two_declared_addresses_lead_is_found_once(web: Weblet) -> None:
    links = "".join(f'<link rel=alternate type="application/rss+xml" href="/{name}">' for name in ("rss", "feed", "atom"))
    web.put(HOME, f"<html><head>{links}")
    web.put(f"{HOME}rss", rss())
    for name in ("feed", "atom"):
        web.put(HOME + name, status=301, location="/rss")
    assert found(web, HOME) == [f"{HOME}rss"]


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


def test_an_address_without_its_scheme_may_be_longer_than_the_name_of_any_file(web: Weblet) -> None:
    long = f"{HOME}{'x' * 300}"
    web.put(long, rss())
    assert found(web, long.removeprefix("https://")) == [long]
