"""The page of sources says how each that is followed does, and says so in JSON too."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests.site.conftest import NOW, FakeArchive

from depeche.archive.answers import CaptureRow, Followed
from depeche.exports.wording import standing_of

FEED = Followed(id=1, url="https://quay.example/feed", kind="feed", added=NOW, last_try=NOW, last_success=NOW, next=NOW)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (FEED, "well"),
        (replace(FEED, failures=2, reason="it answers 503"), "failing"),
        (replace(FEED, state="paused", failures=2), "paused"),
        (replace(FEED, last_try=None), "not asked"),
        (replace(FEED, next=NOW - timedelta(hours=4)), "overdue"),
        (replace(FEED, next=NOW - timedelta(hours=2)), "well"),
    ],
)
def test_a_source_is_told_by_what_befell_it(source: Followed, expected: str) -> None:
    assert standing_of(source, NOW) == expected


def test_failures_come_first_with_their_reason(get: Any, archive: FakeArchive) -> None:
    found = get("/sources.json").json()["followed"]
    assert [(line["standing"], line["source"]["id"]) for line in found] == [("failing", 2), ("well", 1), ("paused", 3)]
    assert found[0]["source"]["reason"] == "it answers 503"
    assert (found[1]["source"]["gaps"], found[1]["source"]["a_week"]) == (2, 10.2)
    text = get("/sources").text
    assert "1 source failing" in text
    assert text.index("it answers 503") < text.index("10.2") < text.index("paused")


@pytest.mark.parametrize("more", [{}, {"failures": 2, "reason": "it answers 503"}, {"last_try": None}])
def test_where_nobody_follows_it_is_said(get: Any, archive: FakeArchive, more: dict[str, Any]) -> None:
    archive.followed_rows = (replace(FEED, next=NOW - timedelta(days=2), **more),)
    assert "nobody follows" in get("/sources").text


def test_where_little_comes_of_a_source_it_is_said(get: Any, archive: FakeArchive) -> None:
    archive.followed_rows = (replace(FEED, lately=8, unkept=4), replace(FEED, id=9, lately=8, unkept=5))
    assert [line["barren"] for line in get("/sources.json").json()["followed"] if "barren" in line] == [
        "of 8 articles in four weeks 5 could not be had"
    ]
    assert get("/sources").text.count("could not be had") == 1


def test_nothing_followed_says_how_to_begin(get_empty: Any) -> None:
    assert "depeche sources add URL" in get_empty("/sources").text


def test_what_could_not_be_read_goes_by_the_file_it_came_from_and_says_what_was_answered(
    get: Any, archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = (
        CaptureRow(id=8, url="urn:sha256:5f1e", name="in/photo.html", reason="it is a PNG image"),
        CaptureRow(id=7, url="https://quay.example/x", name="https://quay.example/x", outcome="missing", status=404),
    )
    monkeypatch.setattr(FakeArchive, "unread", lambda self: rows)
    text = get("/sources/unread").text
    assert "in/photo.html" in text
    assert "urn:sha256" not in text
    assert "it answers 404" in text
