"""Addresses made absolute and comparable; nothing but http and https comes out."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche.reading.vocabulary.addresses import host, house, joined, path, query, same_house, same_page


@pytest.mark.parametrize(
    ("href", "whole"),
    [
        ("/b", "https://quay.example/b"),
        ("c?d=1", "https://quay.example/a/c?d=1"),
        ("//img.example/x.jpg", "https://img.example/x.jpg"),
        ("HTTP://other.example/", "HTTP://other.example/"),
        ("HTTP://me:sec@ret@other.example/@me?a@b", "HTTP://other.example/@me?a@b"),
        ("//me@other.example/", "https://other.example/"),
        ("/login?to=https://me:secret@other.example/", "https://quay.example/login?to=https://other.example/"),
        (" /b c ", "https://quay.example/b%20c"),
        ("#top", None),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("mailto:desk@quay.example", None),
        ("data:image/gif;base64,R0", None),
        ("http://[::1", None),
        ("", None),
        (None, None),
    ],
)
def test_only_web_addresses_come_out(href: str | None, whole: str | None) -> None:
    found = joined("https://quay.example/a/b", href)
    assert found == whole or (whole is None and found is None)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_answered(base: str, href: str) -> None:
    found = joined(base, href)
    assert found is None or found.lower().startswith(("http://", "https://"))


def test_scheme_www_query_and_closing_slash_make_no_other_page() -> None:
    assert same_page("http://www.quay.example/a/?x=1", "https://quay.example/a#b")
    assert not same_page("https://quay.example/a", "https://quay.example/b")
    assert not same_page(None, "https://quay.example/b")


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://news.ledger.example/a", "ledger"),
        ("https://ledger.co.example/", "ledger"),
        ("https://www.ledger.example:8080/", "ledger"),
        ("https://localhost/", ""),
        ("https://com.example/", ""),
        ("ledger", ""),
        (None, ""),
    ],
)
def test_a_house_goes_by_the_name_that_it_registered(url: str | None, name: str) -> None:
    assert house(url) == name


def test_links_within_the_house_are_told() -> None:
    assert same_house("https://quay.example/b", "https://quay.example/a")
    assert same_house("https://shop.quay.example/b", "https://quay.example/a")
    assert not same_house("https://quay.example.evil.example/b", "https://quay.example/a")


@given(st.text("htps:/w.abQUAY@?#[]0\t é"))
def test_a_plain_host_is_the_one_that_the_standard_tells(rest: str) -> None:
    for url in (rest, f"https://{rest}"):
        try:
            told = urlsplit(url).hostname or ""
        except ValueError:
            told = ""
        assert host(url) == told.removeprefix("www.")


@pytest.mark.parametrize(
    "archived",
    [
        "https://archive.example/web/20310503140500/{}",
        "https://archive.example/web/20310503140500id_/{}",
        "https://archive.example/web/{}",
        "https://archive.example/wayback/20310503/{}",
        "https://archive.example/2031/{}",
    ],
)
def test_an_address_in_an_archive_is_that_of_what_is_kept_there(archived: str) -> None:
    whole = archived.format("https://www.ledger.co.example/ferry/sails?page=2")
    assert (host(whole), house(whole), path(whole), query(whole)) == (
        "ledger.co.example",
        "ledger",
        "/ferry/sails",
        "page=2",
    )
    assert same_house(archived.format("https://news.ledger.example/b"), whole)
    assert not same_house(archived.format("https://quay.example/b"), whole)


def test_an_address_in_an_archive_may_have_no_scheme() -> None:
    bare = "https://web.archive.example/web/20130307194448/ledger.example/ferry"
    assert (host(bare), path(bare)) == ("ledger.example", "/ferry")
    assert same_house("https://web.archive.example/web/20130307194448/http://ledger.example/b", bare)
    assert host("https://ledger.example/web/2013/quay.example/") == "ledger.example"


def test_an_address_that_holds_another_is_its_own() -> None:
    for url in (
        "https://share.example/to?u=/https://quay.example/a",
        "https://cache.example/img/small/https://quay.example/a",
    ):
        assert host(url) in ("share.example", "cache.example")
