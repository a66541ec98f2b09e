"""`add`, `check`, `rebuild` and `forget`, as their user sees them."""

import hashlib
import json
import shutil
import socket
from pathlib import Path
from typing import Any

import pytest

from depeche.archive import Archive
from depeche.archive.answers import Problem
from depeche.errors import ArchiveProblem, NotFound


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


def test_a_folder_that_holds_the_archive_too_is_added_without_it(depeche: Any, pages: Path, tmp_path: Path) -> None:
    """As the one that one is in. Every night it would double."""
    mine = shutil.copytree(pages, tmp_path / "mine")
    kept = mine / "archive"
    for night in (1, 2, 3):
        assert depeche("add", mine, "-a", kept, "--workers", 0, "--json").values[-1]["counts"]["captures"] == 4 * night
    error = depeche("add", kept / "warc", "-a", kept, "--workers", 0).error
    assert "the files of the archive itself" in str(error)
    assert depeche("add", kept, "-a", tmp_path / "other", "--workers", 0, "--json").values[-1]["counts"]["captures"] == 12


def test_add_keeps_what_cannot_be_read_and_says_why(depeche: Any, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "photo.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    (tmp_path / "in" / "empty.html").write_bytes(b"")
    ran = depeche("add", tmp_path / "in", "-a", tmp_path / "a", "--workers", 0, "--json")
    assert ran.code == 0
    assert [row["change"] for row in ran.values[:-1]] == ["unreadable", "unreadable"]
    assert all(row["reason"] for row in ran.values[:-1])
    assert ran.values[-1]["counts"]["unreadable"] == 2


def test_add_says_what_a_warc_holds_of_which_nothing_is_kept(depeche: Any, tmp_path: Path) -> None:
    head = "WARC/1.1\r\nWARC-Type: {}\r\nWARC-Record-ID: <urn:uuid:{}>\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
    (tmp_path / "notes.warc").write_text(head.format("warcinfo", 1) + head.format("request", 2) + head.format("request", 3))
    ran = depeche("add", tmp_path / "notes.warc", "-a", tmp_path / "a", "--workers", 0)
    assert (ran.code, ran.err) == (0, "")
    assert "notes.warc: no page is in it, only other records: 2 request, 1 warcinfo\n" in ran.out
    assert "0 captures: nothing was kept" in ran.out
    tally = depeche("add", tmp_path / "notes.warc", "-a", tmp_path / "a", "--workers", 0, "--json").values[-1]
    assert tally["pageless"] == {str(tmp_path / "notes.warc"): {"warcinfo": 1, "request": 2}}


def test_a_page_that_is_not_what_its_capturer_wrote_down_is_kept_told_and_marked(depeche: Any, tmp_path: Path) -> None:
    page = b"<!doctype html><title>Ferry</title><article><h1>Ferry</h1><p>The ferry runs again from Monday on.</p></article>"
    head = (
        "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2027-01-11T08:00:00Z\r\n"
        "WARC-Target-URI: https://herald.example/ferry\r\nContent-Type: text/html\r\n"
        f"WARC-Block-Digest: sha256:{hashlib.sha256(page).hexdigest()}\r\nContent-Length: {len(page)}\r\n\r\n"
    )
    (tmp_path / "a.warc").write_bytes(head.encode() + page.replace(b"Monday", b"Mooday") + b"\r\n\r\n")
    ran = depeche("add", tmp_path / "a.warc", "-a", tmp_path / "a", "--workers", 0)
    assert ran.code == 0
    assert "1 capture: 1 new" in ran.out
    assert "its bytes are not those of its WARC-Block-Digest" in ran.err
    assert "its bytes are not those of its WARC-Block-Digest" in depeche("show", "1", "-a", tmp_path / "a").out
    for form in ("line", "ris", "bibtex", "csl"):
        cited = depeche("cite", "1", "-a", tmp_path / "a", "--format", form).out
        assert "in doubt: its bytes are not those of its WARC-Block-Digest" in cited
    assert depeche("cite", "1", "-a", tmp_path / "a", "--json").values[0]["doubt"].startswith("its bytes are not those")


def test_add_says_of_an_empty_warc_and_an_empty_index_that_they_are(depeche: Any, tmp_path: Path) -> None:
    (tmp_path / "empty.warc").touch()
    ran = depeche("add", tmp_path / "empty.warc", "-a", tmp_path / "a", "--workers", 0)
    assert (ran.code, "there is no record in it" in ran.err) == (3, True)
    (tmp_path / "pages.jsonl").touch()
    ran = depeche("add", tmp_path / "pages.jsonl", "-a", tmp_path / "a", "--workers", 0)
    assert (ran.code, "it lists no page" in str(ran.error)) == (1, True)


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
    assert "does not answer (Connection refused)" in ran.err
    assert "2 new" in ran.out


def test_add_refuses_private_addresses_unless_told(depeche: Any, tmp_path: Path) -> None:
    ran = depeche("add", "http://127.0.0.1:9/", "-a", tmp_path / "a", "--workers", 0)
    assert ran.code == 3
    assert "--allow-private" in ran.err


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


def test_a_program_that_cannot_answer_forgets_nothing_and_is_told_how(depeche: Any, kept: Path) -> None:
    ran = depeche("forget", 1, "-a", kept, stdin=b"")
    assert ran.code == 1
    assert ran.err.endswith("\ndepeche: there is nobody to answer; -y says yes\ndepeche: nothing was forgotten\n")


def test_who_does_not_want_to_forget_after_all_is_told_so(depeche: Any, kept: Path) -> None:
    ran = depeche("forget", 1, "-a", kept, stdin=b"n\n")
    assert (ran.code, "nothing was forgotten" in ran.err) == (1, True)
    assert depeche("show", 1, "-a", kept).code == 0


def test_bytes_on_standard_input_that_are_no_text_are_told_by_their_line(depeche: Any, tmp_path: Path) -> None:
    ran = depeche(
        "add", "-", "-a", tmp_path / "a", "--workers", 0, stdin=b"https://127.0.0.1/f\xe4hre\nhttps://127.0.0.1/\n"
    )
    assert ran.code == 3
    assert "standard input, line 1: it is not written in UTF-8" in ran.err
    assert "https://127.0.0.1/: 127.0.0.1 is an address of a private network" in ran.err
