"""Lists of addresses: what is one, and what is said of a line that is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from depeche.errors import SourceProblem
from depeche.sources import plan

LIST = "\ufeff# the harbour\n\nhttps://herald.example/ferry\n  https://lac.example/dam   seen on Monday\n"


def test_a_list_gives_its_addresses_in_order(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text(LIST.removeprefix("\ufeff"), "utf-8")
    expected = ("https://herald.example/ferry", "https://lac.example/dam")
    assert plan([str(path)]).items == expected
    assert plan(["-"], lines=LIST.removeprefix("\ufeff").splitlines()).items == expected


def test_a_line_that_is_no_address_is_told_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "list.urls"
    path.write_text("https://herald.example/\nferry\n")
    with pytest.raises(SourceProblem, match="line 2: it is no address"):
        plan([str(path)])
    with pytest.raises(SourceProblem, match="no address in this list"):
        plan(["-"], lines=["# nothing"])


@pytest.mark.parametrize("text", ["The ferry sails.", "<p>https://herald.example/", ""])
def test_a_text_that_is_no_list_is_a_page_as_before(tmp_path: Path, text: str) -> None:
    path = tmp_path / "page.txt"
    path.write_text(text)
    assert len(plan([str(path)]).items) == 1
    assert not isinstance(plan([str(path)]).items[0], str)
