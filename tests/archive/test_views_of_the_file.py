"""What somebody sees who opens the SQLite file with another tool."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from tests.archive.fakes import ENGINE, page, told

from depeche.archive import Archive

TEXT = told(
    people=[["Ilse Vaudrin", "maire"], ["Jon Brask", "capitaine"]],
    said=[["Ilse Vaudrin", "Le bac reprendra lundi"]],
    met=[["2027-01-12/2027-01-13", "Port-Armel", ["Ilse Vaudrin", "Jon Brask"], "announced"]],
)


@pytest.fixture
def rows(tmp_path: Path) -> Any:
    with Archive(tmp_path / "a", engine=ENGINE) as archive:
        pages = [
            page("https://a.example/1", title="Le bac", site="Bote", authors=["Odile M.", "Nora Q."], text=[TEXT],
                 published="2027-01-11T09:00:00+01:00", at="2027-01-11T10:00:00+00:00"),
            page("https://a.example/2", title="Sans date", text=["Rien."]),
            page("https://a.example/", title="Une", kind="index", text=["Rien."], at="2027-01-11T10:00:00+00:00"),
        ]  # fmt: skip
        assert [added.change for added in archive.add(pages, workers=0)] == ["new"] * 3
    connection = sqlite3.connect(tmp_path / "a" / "depeche.sqlite")
    connection.row_factory = sqlite3.Row

    def asked(view: str) -> list[dict[str, Any]]:
        return [dict(row) for row in connection.execute(f"SELECT * FROM {view}")]  # noqa: S608

    yield asked
    connection.close()


def test_articles_have_names_and_a_time_that_sorts(rows: Any) -> None:
    first, second, _ = rows("articles")
    assert (first["title"], first["site"], first["authors"]) == ("Le bac", "Bote", "Odile M.; Nora Q.")
    assert (first["published"], first["time_utc"]) == ("2027-01-11T09:00:00+01:00", "2027-01-11T08:00:00Z")
    assert (first["statements"], first["story_title"], first["first_captured"]) == (1, "Le bac", "2027-01-11T10:00:00+00:00")
    assert (second["authors"], second["time_utc"]) == (None, None)


def test_statements_say_who_and_where(rows: Any) -> None:
    (row,) = rows("statements")
    assert (row["speakers"], row["said"]) == ("Ilse Vaudrin", "Le bac reprendra lundi")
    assert (row["title"], row["url"]) == ("Le bac", "https://a.example/1")
    assert TEXT[row["start"] : row["end"]] == row["said"]


def test_meetings_and_people_can_be_read(rows: Any) -> None:
    (met,) = rows("meetings")
    assert (met["first_day"], met["last_day"], met["place"]) == ("2027-01-12", "2027-01-13", "Port-Armel")
    assert (met["participants"], met["status"], met["url"]) == (
        "Ilse Vaudrin; Jon Brask",
        "announced",
        "https://a.example/1",
    )
    assert {row["name"]: row["statements"] for row in rows("people")} == {"Ilse Vaudrin": 1, "Jon Brask": 0}


def test_feeds_and_calendar_have_the_columns_that_datasette_asks_for(rows: Any) -> None:
    (entry,) = rows("articles_atom")  # no index page, and none without a time
    assert (entry["atom_id"], entry["atom_updated"]) == ("https://a.example/1", "2027-01-11T08:00:00Z")
    (said,) = rows("statements_atom")
    assert said["atom_title"] == "Ilse Vaudrin: Le bac reprendra lundi"
    (event,) = rows("meetings_ics")
    assert (event["event_dtstart"], event["event_dtend"]) == ("2027-01-12", "2027-01-14")
    assert event["event_name"].endswith(": Ilse Vaudrin; Jon Brask")
