"""`search`, `said`, `agenda`, `stories` and `show`, as their user sees them: for people and as JSON Lines."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from tests.cli.conftest import CHESS, FERRY, page

from depeche.cli.terminal import table
from depeche.errors import BadQuery, NotFound


def test_search_finds_and_marks(depeche: Any, kept: Path) -> None:
    assert "Ferry to sail again" in depeche("search", "quay", "-a", kept).out
    (hit,) = depeche("search", "quay", "-a", kept, "--json").values
    assert any(is_hit for _, is_hit in hit["snippet"])


def test_a_search_that_finds_nothing_says_what_to_do(depeche: Any, kept: Path) -> None:
    assert "Fewer words" in depeche("search", "zeppelin", "-a", kept).out


def test_a_search_that_is_not_understood_points_at_the_spot(depeche: Any, kept: Path) -> None:
    assert isinstance(depeche("search", '"the quay', "-a", kept).error, BadQuery)


def test_said_finds_a_speaker_by_part_of_the_name(depeche: Any, kept: Path) -> None:
    rows = depeche("said", "Vaudrin", "-a", kept, "--json").values
    assert {row["statement"]["speaker"] for row in rows} == {"Ilse Vaudrin"}
    assert "Ilse Vaudrin" in depeche("said", "-a", kept).out


def test_said_by_nobody_says_so(depeche: Any, kept: Path) -> None:
    assert "Nobody" in depeche("said", "Xanthippe", "-a", kept).out


def test_agenda_lists_the_meeting(depeche: Any, kept: Path) -> None:
    rows = depeche("agenda", "--all", "-a", kept, "--json").values
    assert [row["when"] for row in rows] == ["2027-01-25"]
    assert "2027-01-25" in depeche("agenda", "--all", "-a", kept).out
    assert "No such meeting" in depeche("agenda", "--since", "2031-01-01", "-a", kept).out


@pytest.mark.parametrize(
    ("option", "time", "found"),
    [
        ("--since", "2027", True), ("--since", "2027-01", True), ("--since", "2027-02", False), ("--since", "2028", False),
        ("--until", "2027", True), ("--until", "2027-01", True), ("--until", "2026-12", False), ("--until", "2026", False),
        ("--until", "2027-01-25", True), ("--until", "2027-01-24T23:59+01:00", False),
    ],
)  # fmt: skip
def test_a_month_and_a_year_have_all_their_days(depeche: Any, kept: Path, option: str, time: str, found: bool) -> None:
    assert bool(depeche("agenda", option, time, "-a", kept, "--json").values) == found


@pytest.mark.parametrize("time", ["20270125", "2027-W04", "2027-W04-1", "2027-01-25T09", "2027-1", "soon", ""])
def test_what_would_be_taken_for_another_time_is_refused(depeche: Any, kept: Path, time: str) -> None:
    ran = depeche("agenda", "--until", time, "-a", kept)
    assert (ran.code, "write 2027-01-11" in ran.err) == (2, True)


def test_stories_and_show(depeche: Any, kept: Path) -> None:
    rows = depeche("stories", "-a", kept, "--json").values
    assert len(rows) == 2
    assert (
        "Ferry"
        in depeche("show", f"story/{rows[-1]['id']}", "-a", kept).out
        + depeche("show", f"story/{rows[0]['id']}", "-a", kept).out
    )
    assert "Ferry to sail again" in depeche("show", "https://herald.example/ferry", "-a", kept).out
    person = depeche("said", "Vaudrin", "-a", kept, "--json").values[0]["speakers"][0]["entity"]
    assert "Ilse Vaudrin" in depeche("show", f"person/{person}", "-a", kept).out


@pytest.mark.parametrize(
    "ref", ["999", "story/999", "story/x", "person/999", "person/99999999999999999999", "https://herald.example/none"]
)
def test_show_says_of_what_is_not_there(depeche: Any, kept: Path, ref: str) -> None:
    error = depeche("show", ref, "-a", kept).error
    assert isinstance(error, NotFound)
    assert f"'{ref.rpartition('/')[2] if '//' not in ref else ref}'" in str(error)


def test_search_unfolds_copies(depeche: Any, tmp_path: Path) -> None:
    for name in ("one", "two"):
        html = page(f"The quay, {name}", "2027-01-15T17:30:00+00:00", f"https://{name}.example/quay", (*FERRY, *CHESS))
        (tmp_path / f"{name}.html").write_text(html, "utf-8")
    folder = tmp_path / "copies"
    assert depeche("add", tmp_path / "one.html", tmp_path / "two.html", "-a", folder, "--workers", 0, "-q").code == 0
    assert "nearly the same words elsewhere: like:2" in depeche("show", 2, "-a", folder).out
    folded = depeche("search", "quay", "-a", folder).out
    assert ("and 1 more like it" in folded, folded.count("The quay,")) == (True, 1)
    assert depeche("search", "quay", "-a", folder, "--unfold").out.count("The quay,") == 2
    assert [hit["article"]["id"] for hit in depeche("search", "like:2", "-a", folder, "--json").values] == [2, 1]


def test_a_page_without_an_address_stands_in_lists_without_a_source(depeche: Any, tmp_path: Path) -> None:
    html = page("The quay", "2027-01-15T17:30:00+00:00", "", FERRY).replace(" | The Herald", "")
    (tmp_path / "quay.html").write_text(html, "utf-8")
    assert depeche("add", tmp_path / "quay.html", "-a", tmp_path / "kept", "--workers", 0, "-q").code == 0
    assert "The quay  Fri 15 Jan 2027, 17:30 UTC\n" in depeche("search", "quay", "-a", tmp_path / "kept").out
    assert "   1  Fri 15 Jan 2027, 17:30 UTC\n" in depeche("said", "-a", tmp_path / "kept").out


def test_copies_without_an_address_are_told_without_one(depeche: Any, tmp_path: Path) -> None:
    for name in ("one", "two"):
        html = page(f"The quay, {name}", "2027-01-15T17:30:00+00:00", "", (*FERRY, *CHESS)).replace(" | The Herald", "")
        (tmp_path / f"{name}.html").write_text(html, "utf-8")
    folder = tmp_path / "kept"
    assert depeche("add", tmp_path / "one.html", tmp_path / "two.html", "-a", folder, "--workers", 0, "-q").code == 0
    assert "and 1 more like it; like:" in depeche("search", "quay", "-a", folder).out


def test_an_office_of_one_day_has_one(depeche: Any, kept: Path) -> None:
    person = depeche("said", "Vaudrin", "-a", kept, "--json").values[0]["speakers"][0]["entity"]
    assert "mayor of Port-Armel (Fri 15 Jan 2027)\n" in depeche("show", f"person/{person}", "-a", kept).out


def test_no_day_breaks_in_a_narrow_terminal() -> None:
    shown = table("when", "status", "what", "who")
    shown.add_row("2027-01-25/2027-01-31", "announced", "round of talks", "Ilse Vaudrin, Tomas Brekel")
    out = StringIO()
    Console(width=50, file=out).print(shown)
    assert "2027-01-25/2027-01-31  announced " in out.getvalue()


def test_said_proposes_another_spelling_only_where_a_name_was_asked_for(depeche: Any, kept: Path) -> None:
    assert "Another spelling" in depeche("said", "Nobody", "-a", kept).out
    assert depeche("said", "--lang", "xx", "-a", kept).out == "Nobody is quoted so in this archive.\n"


def test_a_day_that_is_none_is_told_with_all_that_would_be_one(depeche: Any, kept: Path) -> None:
    ran = depeche("said", "--since", "January", "-a", kept)
    assert (ran.code, "write 2027-01-11, 2027-01, 2027 or 2027-01-11T09:00+01:00" in ran.err) == (2, True)


@pytest.mark.parametrize("verb", [("said",), ("export", "statements")])
def test_the_name_of_a_language_is_not_taken_for_its_code(depeche: Any, kept: Path, verb: tuple[str, ...]) -> None:
    ran = depeche(*verb, "-a", kept, "--lang", "german")
    assert (ran.code, "'german' is no code of a language; write fr or pt-BR" in ran.err) == (2, True)
    assert depeche(*verb, "-a", kept, "--lang", "pt-BR").code == 0


@pytest.mark.parametrize("verb", [("said",), ("agenda", "--all"), ("stories",), ("export", "articles")])
def test_times_between_which_there_is_none_are_refused(depeche: Any, kept: Path, verb: tuple[str, ...]) -> None:
    ran = depeche(*verb, "--since", "2027-02", "--until", "2027-01", "-a", kept)
    assert (ran.code, "--since 2027-02-01 is behind --until 2027-01-31" in ran.err) == (2, True)
    assert depeche(*verb, "--since", "2027-01", "--until", "2027-01", "-a", kept).code == 0


def test_words_to_cite_that_end_before_they_begin_are_refused(depeche: Any, kept: Path) -> None:
    ran = depeche("cite", "1", "--start", 9, "--end", 5, "-a", kept)
    assert (ran.code, "--start 9 has to be before --end 5" in ran.err) == (2, True)
