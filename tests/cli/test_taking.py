"""`export`, as its user sees it: what is chosen, in which form, and where it is written."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from depeche.errors import ArchiveProblem, BadQuery, UnknownFormat


@pytest.mark.parametrize("what", ["articles", "statements", "meetings", "people", "stories"])
def test_exports_read_back(depeche: Any, kept: Path, tmp_path: Path, what: str) -> None:
    rows = depeche("export", what, "-a", kept).values
    assert depeche("export", what, "-f", "csv", "-o", tmp_path / "out.csv", "-a", kept).code == 0
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as stream:
        table = list(csv.DictReader(stream))
    assert len(table) == len(rows) > 0
    assert [row["id"] for row in table] == [str(row["id"]) for row in rows]


def test_a_formula_in_a_page_is_no_formula_in_a_spreadsheet() -> None:
    from depeche.archive.answers import EntityRow
    from depeche.exports import csv as table

    text = "".join(table.text([EntityRow(id=1, kind="person", name='=HYPERLINK("https://evil.example")')], EntityRow))
    assert next(csv.DictReader(io.StringIO(text)))["name"].startswith("'=")


def test_an_export_of_nothing_has_no_rows(depeche: Any, tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    depeche("add", tmp_path / "empty.html", "-a", tmp_path / "a", "--workers", 0)
    assert depeche("export", "stories", "-a", tmp_path / "a").out == ""
    assert list(csv.DictReader(depeche("export", "stories", "-f", "csv", "-a", tmp_path / "a").out.splitlines())) == []


def test_export_is_chosen_by_a_search_and_by_filters(depeche: Any, kept: Path) -> None:
    assert len(depeche("export", "articles", "--query", "quay", "-a", kept).values) == 1
    rows = depeche("export", "statements", "--who", "Vaudrin", "--act", "promise", "-a", kept).values
    assert {row["statement"]["speaker"] for row in rows} == {"Ilse Vaudrin"}
    assert depeche("export", "meetings", "--since", "2031-01-01", "-a", kept).out == ""
    assert {row["name"] for row in depeche("export", "people", "--begins", "vau", "-a", kept).values} == {"Ilse Vaudrin"}
    assert len(depeche("export", "articles", "-n", 1, "-a", kept).values) == 1


def test_export_refuses_options_that_say_nothing_of_the_noun(depeche: Any, kept: Path) -> None:
    ran = depeche("export", "articles", "--who", "x", "-a", kept)
    assert (ran.code, "--who does not go with articles; it goes with statements, meetings." in ran.err) == (2, True)
    assert (
        "'king' is not one of person, organisation, place" in depeche("export", "people", "--kind", "king", "-a", kept).err
    )
    assert depeche("export", "articles", "-f", "wacz", "-n", 1, "-a", kept).code == 2
    assert isinstance(depeche("export", "people", "-f", "ics", "-a", kept).error, UnknownFormat)
    assert isinstance(depeche("export", "articles", "--query", '"quay', "-a", kept).error, BadQuery)


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.csv", "id,"), ("a.ris", "TY  - NEWS"), ("a.csl.json", "[\n"), ("a.feed.json", '{"version": "https://jsonfeed'),
        ("a", '{"id": '),
    ],
)  # fmt: skip
def test_the_ending_of_the_file_decides(depeche: Any, kept: Path, tmp_path: Path, name: str, begins: str) -> None:
    ran = depeche("export", "articles", "-o", tmp_path / name, "-a", kept)
    assert "2 articles written to" in ran.err
    assert (tmp_path / name).read_text("utf-8").startswith(begins)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("what", "name", "told"),
    [
        ("articles", "a.csv", "1 article written to"), ("stories", "a.csv", "1 story written to"),
        ("people", "a.csv", "1 person written to"), ("meetings", "a.ics", "1 meeting written to"),
    ],
)  # fmt: skip
def test_how_many_were_written_is_told(depeche: Any, kept: Path, tmp_path: Path, what: str, name: str, told: str) -> None:
    assert told in depeche("export", what, "-n", 1, "-o", tmp_path / name, "-a", kept).err
    ran = depeche("export", what, "-n", 10**20, "-o", tmp_path / name, "-a", kept)
    assert (ran.code, "not in the range" in ran.err) == (2, True)


def test_an_ending_that_no_format_has_is_refused(depeche: Any, kept: Path, tmp_path: Path) -> None:
    ran = depeche("export", "meetings", "-o", tmp_path / "a.xlsx", "-a", kept)
    assert ran.code == 2
    assert "no format has files that end in '.xlsx'" in ran.err
    assert not any(tmp_path.iterdir())
    assert depeche("export", "meetings", "-o", tmp_path / "a.xlsx", "-f", "csv", "-q", "-a", kept).code == 0


def test_tables_of_meetings_say_which_articles_tell_of_each(depeche: Any, kept: Path, tmp_path: Path) -> None:
    row = next(csv.DictReader(io.StringIO(depeche("export", "meetings", "-f", "csv", "-a", kept).out)))
    assert row["mentions"] == "1"
    parquet = pytest.importorskip("pyarrow.parquet")
    depeche("export", "meetings", "-o", tmp_path / "a.parquet", "-q", "-a", kept)
    (mention,) = parquet.read_table(tmp_path / "a.parquet")["mentions"][0].as_py()
    assert (mention["article"]["id"], mention["status"]) == (1, "announced")


def test_an_ending_that_does_not_go_with_the_noun_is_refused(depeche: Any, kept: Path, tmp_path: Path) -> None:
    ran = depeche("export", "meetings", "-o", tmp_path / "a.wacz", "-a", kept)
    assert str(ran.error) == "format 'wacz' is for articles; here there is jsonl, csv, parquet, ics"
    assert not any(tmp_path.iterdir())


def test_an_export_that_fails_leaves_the_older_file(depeche: Any, kept: Path, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("older")
    assert isinstance(depeche("export", "articles", "--query", '"x', "-o", tmp_path / "a.csv", "-a", kept).error, BadQuery)
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    assert (tmp_path / "a.csv").read_text() == "older"
    assert isinstance(depeche("export", "articles", "-o", tmp_path / "none" / "a.csv", "-a", kept).error, ArchiveProblem)


def test_a_calendar_says_what_it_left_out(depeche: Any, tmp_path: Path) -> None:
    text = "<p>Ilse Vaudrin and Tomas Brekel will meet in Saint-Elme soon to discuss the timetable, the town hall said.</p>"
    (tmp_path / "t.html").write_text(
        f"<html lang=en><title>Talks</title><body><article><h1>Talks</h1>{text * 3}</article>", "utf-8"
    )
    depeche("add", tmp_path / "t.html", "-a", tmp_path / "a", "--workers", 0)
    rows = depeche("export", "meetings", "-a", tmp_path / "a").values
    assert rows
    assert not any("when" in row for row in rows)
    assert "0 meetings written" in depeche("export", "meetings", "-o", tmp_path / "a.ics", "-a", tmp_path / "a").err
    ran = depeche("export", "meetings", "-f", "ics", "-a", tmp_path / "a")
    assert "BEGIN:VEVENT" not in ran.out
    assert "without a day left out" in ran.err
