"""Lists of addresses: what is one, and what is said of a line that is none."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from depeche.errors import SourceProblem
from depeche.sources import Plan, captures, plan
from depeche.sources.files import File

LIST = "\ufeff# the harbour\n\nhttps://herald.example/ferry\n  https://lac.example/dam   seen on Monday\n"


def test_a_list_gives_its_addresses_in_order(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text(LIST.removeprefix("\ufeff"), "utf-8")
    expected = ("https://herald.example/ferry", "https://lac.example/dam")
    assert plan([str(path)]).items == expected
    assert plan(["-"], lines=LIST.removeprefix("\ufeff").splitlines()).items == expected


def test_a_line_that_is_no_address_is_told_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "list.urls"
    path.write_text("https://herald.example/\nferry\nhttps://lac.example/\n")
    first, bad, last = plan([str(path)]).items
    assert (first, last) == ("https://herald.example/", "https://lac.example/"), "the others are taken"
    (told,) = captures(Plan(items=(bad,)), now=lambda: datetime.now(UTC))
    assert told.name == f"{path}, line 2"
    assert (told.reason or "").startswith("it is no address")
    with pytest.raises(SourceProblem, match="line 1: it is no address"):
        plan(["-"], lines=["ferry", "harbour"])
    with pytest.raises(SourceProblem, match="no address in this list"):
        plan(["-"], lines=["# nothing"])


def test_a_list_of_which_each_line_is_a_note_has_no_address_and_is_no_page(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("# The papers of the lake\n\n# none yet\n")
    with pytest.raises(SourceProblem, match="there is no address in this list"):
        plan([str(path)])


@pytest.mark.parametrize("text", ["The ferry sails.", "<p>https://herald.example/", ""])
def test_a_text_that_is_no_list_is_a_page_as_before(tmp_path: Path, text: str) -> None:
    path = tmp_path / "page.txt"
    path.write_text(text)
    assert len(plan([str(path)]).items) == 1
    assert not isinstance(plan([str(path)]).items[0], str)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_list_may_begin_with_the_mark_of_its_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes("https://herald.example/fähre\r\nhttps://lac.example/dam\r\n".encode(encoding))
    assert plan([str(path)]).items == ("https://herald.example/fähre", "https://lac.example/dam")
    assert plan(["-"], lines=LIST.splitlines()).items == ("https://herald.example/ferry", "https://lac.example/dam")


def test_a_list_in_another_encoding_says_so_and_is_no_page(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes("https://herald.example/fähre\n".encode("latin-1"))
    with pytest.raises(SourceProblem, match="not written in UTF-8"):
        plan([str(path)])


def test_one_line_in_another_encoding_is_told_and_the_others_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes(b"https://herald.example/f\xe4hre\nhttps://lac.example/dam\n")
    bad, good = plan([str(path)]).items
    assert good == "https://lac.example/dam"
    assert isinstance(bad, File)
    assert (bad.path.name, (bad.problem or "")[:26]) == ("list.txt, line 1", "it is not written in UTF-8")


def test_no_name_at_all_is_not_the_folder_that_one_is_in() -> None:
    with pytest.raises(SourceProblem, match="there is no such file"):
        plan([""])


def test_credentials_go_no_further_than_the_plan(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("https://me:secret@herald.example/ferry\n")
    found = plan([str(path), "https://me:secret@lac.example:81/dam?a=b@c"])
    assert found.items == ("https://herald.example/ferry", "https://lac.example:81/dam?a=b@c")
