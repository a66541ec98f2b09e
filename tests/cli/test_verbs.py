"""Each verb, as its user sees it: for people and as JSON Lines, and what it says when something is not right."""

import csv
import io
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.cli.conftest import CHESS, FERRY, page

from depeche import schemas
from depeche.archive import Archive
from depeche.archive.answers import Problem
from depeche.cli import main
from depeche.cli.terminal import plainly
from depeche.errors import ArchiveProblem, BadQuery, NotFound, SourceProblem, UnknownFormat, Unreadable
from depeche.exports import references
from depeche.model import Article, Citation

# ---------------------------------------------------------------- read


def test_the_list_of_verbs_loads_none_of_them() -> None:
    code = (
        "import sys; from depeche.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: print({'sqlalchemy', 'rich', 'depeche.reading', 'depeche.archive'} & set(sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert found.splitlines()[-1] == "set()"
    assert "serve   Show the archive in a browser." in found


def test_read_prints_the_article(depeche: Any, pages: Path) -> None:
    ran = depeche("read", pages / "1.html")
    assert ran.code == 0
    assert ran.out.startswith("Ferry to sail again")
    assert "Nora Quill" in ran.out
    assert "closed since the quay gave way" in " ".join(ran.out.split())


def test_read_as_json_fits_the_schema(depeche: Any, pages: Path) -> None:
    (article,) = depeche("read", pages / "1.html", "--json").values
    jsonschema.validate(article, schemas.schema(Article))
    assert article["url"] == "https://herald.example/ferry"


def test_read_tells_why(depeche: Any, pages: Path) -> None:
    out = depeche("read", pages / "1.html", "--why").out
    assert "json-ld" in out
    assert "datePublished" in out


def test_read_says_why_each_thing_of_the_record_is_told(depeche: Any, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<html lang=en><head><title>Fish</title><meta property=article:published_time content=2027-01-12T09:00:00Z></head>"
        "<body><article><h1>Fish</h1><p>Aldo Brisset met Katia Lindqvist in Vienna on Monday. “The talks were long,” "
        "Brisset said.</p><p>The ferries sail again on Friday, and the harbour is open to all who want to see it.</p>"
        "</article></body></html>",
        "utf-8",
    )
    out = " ".join(depeche("read", page, "--record", "--why").out.split())
    assert "names an encounter" in out
    assert "read as that weekday" in out
    assert "names an encounter" not in " ".join(depeche("read", page, "--record").out.split())


def test_read_shows_the_record(depeche: Any, pages: Path) -> None:
    out = depeche("read", pages / "1.html", "--record").out
    assert "Who said what" in out
    assert "Ilse Vaudrin" in out


def test_read_takes_standard_input(depeche: Any, pages: Path) -> None:
    ran = depeche(
        "read", "-", "--url", "https://herald.example/x", "--format", "markdown", stdin=(pages / "4.html").read_bytes()
    )
    assert ran.out.startswith("# Sixteen, and unbeaten\n")


@pytest.mark.parametrize(
    ("body", "reason"), [(b"", "empty"), (b"\x89PNG\r\n\x1a\n" + bytes(99), ""), (b"%PDF-1.7\n" + bytes(99), "")]
)
def test_read_says_of_what_is_no_page_that_it_is_none(depeche: Any, tmp_path: Path, body: bytes, reason: str) -> None:
    (tmp_path / "a.html").write_bytes(body)
    ran = depeche("read", tmp_path / "a.html")
    assert isinstance(ran.error, Unreadable)
    assert reason in str(ran.error)


def test_read_says_of_a_file_that_is_not_there(depeche: Any) -> None:
    assert isinstance(depeche("read", "nowhere.html").error, SourceProblem)


# ---------------------------------------------------------------- add


def test_add_tells_what_it_kept(depeche: Any, pages: Path, tmp_path: Path) -> None:
    ran = depeche("add", pages, "-a", tmp_path / "a", "--workers", 0)
    assert ran.code == 0
    assert "4 captures: 2 new, 1 changed, 1 not changed" in ran.out
    assert "2 articles" in ran.out


def test_adding_again_keeps_captures_and_makes_nothing_new(depeche: Any, pages: Path, tmp_path: Path) -> None:
    depeche("add", pages, "-a", tmp_path / "a", "--workers", 0, "-q")
    before = depeche("export", "articles", "-a", tmp_path / "a").out
    ran = depeche("add", pages, "-a", tmp_path / "a", "--workers", 0, "--json")
    assert ran.values[-1]["counts"]["captures"] == 8
    assert ran.values[-1]["counts"]["articles"] == 2
    assert {row["id"] for row in map(json.loads, before.splitlines())} == {1, 2}


def test_add_keeps_what_cannot_be_read_and_says_why(depeche: Any, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "photo.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    (tmp_path / "in" / "empty.html").write_bytes(b"")
    ran = depeche("add", tmp_path / "in", "-a", tmp_path / "a", "--workers", 0, "--json")
    assert ran.code == 0
    assert [row["change"] for row in ran.values[:-1]] == ["unreadable", "unreadable"]
    assert all(row["reason"] for row in ran.values[:-1])
    assert ran.values[-1]["counts"]["unreadable"] == 2


def test_add_takes_a_page_without_any_address(depeche: Any, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<html><title>Note</title><body><h1>Note</h1>" + "<p>The quay gave way in December. " * 9, "utf-8"
    )
    (row, _) = depeche("add", tmp_path / "a.html", "-a", tmp_path / "a", "--workers", 0, "--json").values
    assert row["url"].startswith("urn:sha256:")


def test_add_says_of_a_source_that_failed_and_exits_with_3(depeche: Any, pages: Path, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
    ran = depeche("add", pages, url, "-a", tmp_path / "a", "--workers", 0, "--allow-private")
    assert ran.code == 3
    assert "does not answer" in ran.err
    assert "2 new" in ran.out


def test_add_refuses_private_addresses_unless_told(depeche: Any, tmp_path: Path) -> None:
    ran = depeche("add", "http://127.0.0.1:9/", "-a", tmp_path / "a", "--workers", 0)
    assert ran.code == 3
    assert "--allow-private" in ran.err


# ---------------------------------------------------------------- ask


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


@pytest.mark.parametrize("ref", ["999", "story/999", "story/x", "person/999", "https://herald.example/none"])
def test_show_says_of_what_is_not_there(depeche: Any, kept: Path, ref: str) -> None:
    assert isinstance(depeche("show", ref, "-a", kept).error, NotFound)


def test_diff_shows_the_changed_words_only(depeche: Any, kept: Path) -> None:
    out = " ".join(depeche("diff", "https://herald.example/ferry", "-a", kept).out.split())
    assert "said otherwise: Tomas Brekel [assert]" in out
    assert "Nothing differs" in depeche("diff", "https://herald.example/ferry", "1", "1", "-a", kept).out
    assert "[-two-]{+three+}" in out
    assert "will sail again" not in out


@pytest.mark.parametrize("form", ["line", *references.FORMATS, "selector"])
def test_cite_in_each_form(depeche: Any, kept: Path, form: str) -> None:
    out = depeche("cite", "https://herald.example/ferry", "--start", 1, "--end", 36, "-f", form, "-a", kept).out
    assert ("TextQuoteSelector" if form == "selector" else "Ferry to sail again") in out
    assert "herald.example/ferry" in out


def test_cite_refuses_a_form_it_does_not_know(depeche: Any, kept: Path) -> None:
    assert isinstance(depeche("cite", "1", "-f", "biib", "-a", kept).error, UnknownFormat)
    assert depeche("cite", "1", "--start", 3, "-a", kept).code == 2


# ---------------------------------------------------------------- take away, verify


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
    ran = depeche("export", "meetings", "-f", "ics", "-a", tmp_path / "a")
    assert "BEGIN:VEVENT" not in ran.out
    assert "without a day left out" in ran.err


@pytest.mark.parametrize("form", ["jsonld", "ninjs", "tei", "markdown"])
def test_read_writes_for_others(depeche: Any, pages: Path, form: str) -> None:
    ran = depeche("read", pages / "1.html", "--format", form, "--record")
    assert ran.code == 0
    assert "Ferry to sail again" in ran.out
    if form in ("jsonld", "ninjs"):
        assert "Ilse Vaudrin" in json.dumps(json.loads(ran.out), ensure_ascii=False)


def test_check_finds_all_as_it_should_be(depeche: Any, kept: Path) -> None:
    ran = depeche("check", "-a", kept)
    assert (ran.code, "all is as it should be" in ran.out) == (0, True)


def test_check_finds_a_flipped_byte(depeche: Any, kept: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(kept, folder)
    warc = next(folder.rglob("*.warc.gz"))
    data = bytearray(warc.read_bytes())
    data[len(data) // 2] ^= 0xFF
    warc.write_bytes(bytes(data))
    ran = depeche("check", "-a", folder)
    assert ran.code == 3
    assert "BROKEN" in ran.out


def test_check_notes_what_is_not_wrong(depeche: Any, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note = Problem(where="2 articles", what="could be better", notice=True)
    monkeypatch.setattr(Archive, "check", lambda _: iter([note]))
    ran = depeche("check", "-a", kept)
    assert (ran.code, "note: 2 articles: could be better" in ran.out) == (0, True)
    assert "all is as it should be" in ran.out


def test_cite_of_a_number_that_leads_elsewhere_has_the_offsets_of_what_it_meant(
    depeche: Any, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    cite = Archive.cite

    def cited(archive: Archive, number: int, *of: int) -> Citation:
        asked.append(number)
        return cite(archive, 1, *of)

    monkeypatch.setattr(Archive, "find", lambda *_: 1)
    monkeypatch.setattr(Archive, "cite", cited)
    assert depeche("cite", "77", "--start", 1, "--end", 36, "-a", kept).code == 0
    assert asked == [77]


def test_rebuild_gives_the_same_answers(depeche: Any, kept: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(kept, folder)
    before = [
        depeche("export", what, "-a", folder).out for what in ("articles", "statements", "meetings", "people", "stories")
    ]
    assert "nothing would change; it holds 2 articles" in depeche("rebuild", "--dry-run", "-a", folder).out
    assert depeche("rebuild", "-a", folder).code == 0
    assert [
        depeche("export", what, "-a", folder).out for what in ("articles", "statements", "meetings", "people", "stories")
    ] == before


def test_rebuild_brings_back_a_database_that_is_gone(depeche: Any, kept: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(kept, folder)
    before = depeche("export", "articles", "-a", folder).out
    for file in folder.glob("*.sqlite*"):
        file.unlink()
    assert isinstance(depeche("said", "-a", folder).error, ArchiveProblem)
    assert depeche("rebuild", "-a", folder).code == 0
    assert depeche("export", "articles", "-a", folder).out == before


def test_rebuild_gives_up_what_is_lost_only_when_it_is_told(depeche: Any, kept: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(kept, folder)
    next(folder.rglob("*.warc.gz")).unlink()
    assert "4 captures can't be read any more" in str(depeche("rebuild", "-a", folder).error)
    assert depeche("show", 1, "-a", folder).code == 0
    assert depeche("rebuild", "--lossy", "-a", folder).code == 0
    assert isinstance(depeche("show", 1, "-a", folder).error, NotFound)


def test_who_does_not_want_to_forget_after_all_is_told_so(depeche: Any, kept: Path) -> None:
    ran = depeche("forget", 1, "-a", kept, stdin=b"n\n")
    assert (ran.code, "nothing was forgotten" in ran.err) == (1, True)
    assert depeche("show", 1, "-a", kept).code == 0


# ---------------------------------------------------------------- troubles


@pytest.mark.parametrize(
    "verb",
    [
        ["search", "x"],
        ["said"],
        ["agenda"],
        ["stories"],
        ["show", "1"],
        ["check"],
        ["rebuild"],
        ["serve"],
        ["export", "people"],
    ],
)
def test_without_an_archive_each_verb_says_how_to_make_one(depeche: Any, tmp_path: Path, verb: list[str]) -> None:
    ran = depeche(*verb, "-a", tmp_path / "none")
    assert isinstance(ran.error, ArchiveProblem)
    assert "depeche add" in str(ran.error)
    assert not (tmp_path / "none").exists()


def test_an_error_is_one_sentence_and_no_traceback(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["said", "-a", str(tmp_path / "none")])
    assert exit_.value.code == 1
    err = capsys.readouterr().err
    assert err.startswith("depeche: archive ")
    assert len(err.splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("verb", [["export", "articles"], ["search", "ferry"], ["said", "--json"]])
def test_a_disk_that_takes_nothing_of_what_is_printed_is_told_in_one_sentence(verb: list[str], kept: Path) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "depeche", *verb, "-a", str(kept)]
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ran.returncode == 1
    assert ran.stderr == "depeche: what is printed can't be written (No space left on device)\n"


def test_what_the_locale_has_no_sign_for_is_printed_all_the_same(kept: Path) -> None:
    command = [sys.executable, "-m", "depeche", "search", "ferry", "-a", str(kept)]
    ran = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"}, check=False)
    assert (ran.returncode, b"\\u201c" in ran.stdout) == (0, True)


def test_a_port_in_use_is_told(depeche: Any, kept: Path) -> None:
    pytest.importorskip("uvicorn", reason="the extra `site` is not installed")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = depeche("serve", "--port", taken.getsockname()[1], "-a", kept)
    assert "another program listens there" in str(ran.error)


def test_beyond_loopback_a_password_is_asked_for(depeche: Any, kept: Path) -> None:
    pytest.importorskip("uvicorn", reason="the extra `site` is not installed")
    assert depeche("serve", "--host", "0.0.0.0", "--port", 0, "-a", kept).code == 1
    assert depeche("serve", "--password-env", "DEPECHE_NO_SUCH", "-a", kept).code == 2


def test_what_a_terminal_would_obey_is_not_printed() -> None:
    assert plainly("a\x1b[2Jb\u202ec\u200bd\te\nf") == "a[2Jbcd\te\nf"


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


# ---------------------------------------------------------------- people


def test_people_are_merged_and_split_by_hand(depeche: Any, pages: Path, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    assert depeche("add", pages, "-a", folder, "--workers", 0, "-q").code == 0
    out = depeche("people", "-a", folder).out
    assert "Ilse Vaudrin" in out
    assert "Nothing was decided by hand" in out
    vaudrin = depeche("people", "list", "vaudrin", "-a", folder, "--json").values[0]["id"]
    brekel = depeche("people", "-a", folder, "list", "brekel", "--json").values[0]["id"]
    merged = depeche("people", "merge", "Ilse Vaudrin", f"person/{brekel}", "--why", "a test", "-a", folder)
    assert merged.out.strip() == f"decision 1: Tomas Brekel (person/{brekel}) is Ilse Vaudrin (person/{vaudrin})"
    (decided,) = depeche("people", "decided", "-a", folder, "--json").values
    assert (decided["what"], decided["why"], decided["target"]["entity"]) == ("merged", "a test", vaudrin)
    assert depeche("show", f"person/{brekel}", "-a", folder, "--json").values[0]["row"]["id"] == vaudrin
    assert "taken back" in depeche("people", "undo", 1, "-a", folder).out
    assert "taken back" in depeche("people", "-a", folder).out
    split = depeche("people", "split", "Brekel", "Brekle", "-a", folder)
    assert "is never written 'Brekle'; there is Tomas Brekel" in str(split.error)
    assert depeche("people", "merge", "Ilse Vaudrin", "Nobody", "-a", folder).code == 1


def test_an_archive_of_an_older_depeche_says_what_happens_before_the_answer(
    depeche: Any, kept: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(kept, tmp_path / "older")
    with sqlite3.connect(folder / "depeche.sqlite") as connection:
        connection.execute("ALTER TABLE sources DROP COLUMN site")
        connection.execute("UPDATE alembic_version SET version_num = '0012'")
    connection.close()
    ran = depeche("search", "ferry", "-a", folder, "--json")
    assert len(ran.values) == 1, "nothing but the answer goes to standard output"
    assert "was made by an older depeche and is brought up to date; if that is interrupted, it goes on" in ran.err
    assert depeche("search", "ferry", "-a", folder).err == ""


def test_bytes_on_standard_input_that_are_no_text_are_told_by_their_line(depeche: Any, tmp_path: Path) -> None:
    ran = depeche(
        "add", "-", "-a", tmp_path / "a", "--workers", 0, stdin=b"https://127.0.0.1/f\xe4hre\nhttps://127.0.0.1/\n"
    )
    assert ran.code == 3
    assert "standard input, line 1: it is not written in UTF-8" in ran.err
    assert "https://127.0.0.1/: 127.0.0.1 is an address of a private network" in ran.err


@pytest.mark.parametrize("verb", [("export", "articles"), ("said",), ("search", "ferry", "--json")])
def test_a_reader_who_has_seen_enough_is_no_error(kept: Path, verb: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "depeche", *verb, "-a", str(kept)]
    ran = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert (ran.returncode, ran.stderr) == (0, "")
