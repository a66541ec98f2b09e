"""What hosts and pages ask of robots is understood as its standards say."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from depeche.sources.rights import Head, head, reserved
from depeche.sources.robots import Rules, reservations, rules

HOST = "https://herald.example"
AGENT = "depeche/0.1 (news archive)"


def test_robots_txt_is_obeyed() -> None:
    found = rules(200, b"User-agent: *\nDisallow: /search\nAllow: /search/about\nCrawl-delay: 7\nSitemap: /news.xml")
    assert not found.allows(f"{HOST}/search?q=x", AGENT)
    assert found.allows(f"{HOST}/search/about", AGENT)
    assert found.allows(f"{HOST}/ferry", AGENT)
    assert (found.delay(AGENT), found.sitemaps) == (7.0, ("/news.xml",))


def test_our_own_group_goes_before_that_of_all() -> None:
    found = rules(200, b"User-agent: *\nDisallow: /\n\nUser-agent: depeche\nDisallow: /private")
    assert found.allows(f"{HOST}/ferry", AGENT)
    assert not found.allows(f"{HOST}/private/x", AGENT)


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (429, False), (None, False)])
def test_without_robots_txt_all_is_allowed_and_without_an_answer_nothing(status: int | None, allowed: bool) -> None:
    assert rules(status, b"").allows(f"{HOST}/ferry", AGENT) is allowed


@pytest.mark.parametrize(
    "text", [b"\xff\xfe\x00", b"<html>", b"Disallow: /", b"User-agent\n" * 1000, b"Crawl-delay: x", b"\x00" * 9999]
)
def test_what_is_no_robots_txt_rules_nothing_out(text: bytes) -> None:
    assert rules(200, text).allows(f"{HOST}/ferry", AGENT)


def test_a_crawl_delay_of_a_year_is_a_slip() -> None:
    assert rules(200, b"User-agent: *\nCrawl-delay: 31536000").delay(AGENT) == 3600.0


@pytest.mark.parametrize("pattern", ["/" + "*a" * 40 + "*b$", "/" + "*" * 5_000 + "b", "/" + "a*" * 200 + "b"])
def test_patterns_of_many_stars_cost_no_time(pattern: str) -> None:
    begun = time.process_time()
    tdm = f'[{{"location": "{pattern}", "tdm-reservation": 1}}]'.encode()
    found = replace(rules(200, f"User-agent: *\nDisallow: {pattern}\n".encode()), reserved=reservations(tdm))
    for _ in range(20):
        found.allows(f"{HOST}/{'a' * 3_000}", AGENT)
        found.reserves(f"{HOST}/{'a' * 3_000}")
    assert time.process_time() - begun < 2.0


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/", None),
        ("/news/ferry", True),
        ("/news/free/ferry", False),
        ("/a.pdf", True),
        ("/a.pdf?x", None),
        ("/x/y/z", True),
    ],
)
def test_locations_of_a_tdmrep_are_matched_in_their_order(path: str, said: bool | None) -> None:
    tdm = b"""[{"location": "/news/free/*", "tdm-reservation": 0}, {"location": "/news/", "tdm-reservation": 1},
        {"location": "*.pdf$", "tdm-reservation": "1"}, {"location": "/x/*/z", "tdm-reservation": 1}, 7, {"location": 8}]"""
    assert Rules(reserved=reservations(tdm)).reserves(HOST + path) is said


@pytest.mark.parametrize("text", [b"", b"{}", b"[", b"7", b"[" * 100_000])
def test_what_is_no_tdmrep_reserves_nothing(text: bytes) -> None:
    assert Rules(reserved=reservations(text)).reserves(f"{HOST}/ferry") is None


@pytest.mark.parametrize(
    ("line", "ours"),
    [
        ("noarchive", True), ("index, NOARCHIVE", True), ("nocache", True), ("depeche: noarchive", True),
        ("otherbot: noarchive", False), ("otherbot: nofollow, noarchive", False), ("max-snippet: 5, noarchive", True),
        ("unavailable_after: Mon, 11 Jan 2027 10:00:00 GMT", False), ("all", False), ("none", False),
    ],
)  # fmt: skip
def test_x_robots_tag_is_for_all_or_for_one(line: str, ours: bool) -> None:
    assert (reserved(Head(), {}, (line,), Rules(), HOST) is not None) is ours


def test_a_head_is_read_and_what_is_no_page_has_none() -> None:
    page = (
        b"<html><head><title> Ferry\n sails </title><meta name=Robots content=noarchive><link rel=canonical href=/f></head>"
    )
    assert head(page + b"<body><meta name=tdm-reservation content=1>", HOST, {}) == Head(
        title="Ferry sails", canonical=f"{HOST}/f", robots=("noarchive",)
    )
    assert head(b"\x89PNG\r\n", HOST, {}) == Head()
    begun = time.process_time()
    head(b"<div>" * 200_000, HOST, {})
    assert time.process_time() - begun < 3.0
