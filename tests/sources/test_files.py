"""Files, folders and indexes: every page is handed over once, in order, and what can't be read says why."""

import json
import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from depeche.errors import SourceProblem
from depeche.model import Capture
from depeche.sources import captures, plan

Bound = Callable[[], AbstractContextManager[None]]
NOON = datetime(2027, 1, 11, 12, tzinfo=UTC)
PAGE = b"<!doctype html><title>Ferry</title><p>The ferry sails again."


def taken(*names: Path | str) -> list[Capture]:
    return list(captures(plan(map(str, names)), now=lambda: NOON))


def write(path: Path, body: bytes = PAGE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    return path


def test_a_file_is_a_capture_without_an_address_or_a_time(tmp_path: Path) -> None:
    file = write(tmp_path / "a.html")
    (found,) = taken(file)
    assert found.page is not None
    assert (found.page.body, found.url, found.at, found.outcome) == (PAGE, None, None, "page")


def test_a_folder_is_read_to_the_bottom_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.html", "a.htm", "deep/er/c.html", "style.css", ".hidden.html"):
        write(tmp_path / name)
    chosen = plan([str(tmp_path)])
    assert [Path(found.name).name for found in captures(chosen, now=lambda: NOON)] == ["a.htm", "b.html", "c.html"]
    assert chosen.left_out == 2


def index(folder: Path, *rows: object) -> None:
    (folder / "pages.jsonl").write_text("\n".join(json.dumps(row) for row in rows), "utf-8")


def test_an_index_gives_address_time_and_order(tmp_path: Path) -> None:
    for name in ("html/1.html", "html/2.html", "html/3.html"):
        write(tmp_path / name)
    index(
        tmp_path,
        {"file": "html/2.html", "url": "https://herald.example/two", "crawl_date": "2027-01-11T09:00:00+01:00"},
        {"file": "html/1.html", "url": "https://herald.example/one", "crawl_date": "2027-01-12"},
    )
    found = taken(tmp_path)
    assert [c.url for c in found] == ["https://herald.example/two", "https://herald.example/one", None]
    assert found[0].at == datetime(2027, 1, 11, 8, tzinfo=UTC)
    assert found[1].at == datetime(2027, 1, 12, tzinfo=UTC)


def test_an_index_is_found_from_a_single_file_and_from_the_folder_of_pages(tmp_path: Path) -> None:
    file = write(tmp_path / "html" / "1.html")
    index(tmp_path, {"file": "html/1.html", "url": "https://herald.example/one"})
    assert [c.url for c in taken(file)] == ["https://herald.example/one"]
    assert [c.url for c in taken(tmp_path / "html")] == ["https://herald.example/one"]


def test_a_file_listed_twice_is_two_captures_of_the_last_word_on_it(tmp_path: Path) -> None:
    write(tmp_path / "1.html")
    index(tmp_path, {"file": "1.html", "url": "https://herald.example/one"}, {"file": "missing.html"})
    found = taken(tmp_path)
    assert [c.outcome for c in found] == ["page", "failed"]
    assert found[1].reason == "it can't be read (No such file or directory)"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("no json", "it is no JSON"),
        ("[" * 100_000, "it is no JSON"),
        ('{"url": "https://herald.example"}', 'it has no "file"'),
        ('{"file": "../secret.html"}', "leads out of the folder"),
        ('{"file": "/etc/passwd"}', "leads out of the folder"),
        ('{"file": "a.html", "crawl_date": "last week"}', "expected ISO 8601"),
        ('{"file": "a.html", "crawl_date": 7}', "expected ISO 8601"),
    ],
)
def test_a_slip_in_an_index_is_told_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "pages.jsonl").write_text('{"file": "ok.html"}\n' + line, "utf-8")
    with pytest.raises(SourceProblem, match=said) as caught:
        plan([str(tmp_path)])
    assert "line 2" in str(caught.value)


def test_a_name_that_is_nothing_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(SourceProblem, match="no such file or folder"):
        plan([str(tmp_path / "nowhere")])


def test_a_folder_without_a_page_is_told_at_once(tmp_path: Path) -> None:
    write(tmp_path / "notes.css")
    with pytest.raises(SourceProblem, match="no page in this folder"):
        plan([str(tmp_path)])


def test_a_folder_without_rights_does_not_stop_the_others(open_folder: Path, without_rights: Bound) -> None:
    write(open_folder / "a.html")
    (open_folder / "closed").mkdir(mode=0)
    with without_rights():
        assert [c.outcome for c in taken(open_folder)] == ["page", "failed"]


def test_links_that_go_round_do_not(tmp_path: Path) -> None:
    write(tmp_path / "a.html")
    (tmp_path / "round").symlink_to(tmp_path)
    assert len(taken(tmp_path)) == 1


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    write(tmp_path / "a.html")
    os.mkfifo(tmp_path / "pipe")
    found = plan([str(tmp_path)])
    assert (len(found.items), found.left_out) == (1, 1)


def test_an_index_may_begin_with_the_mark_of_its_encoding(tmp_path: Path) -> None:
    write(tmp_path / "a.html")
    (tmp_path / "pages.jsonl").write_text('{"file": "a.html", "url": "https://herald.example/a"}\n', "utf-8-sig")
    assert [one.url for one in taken(tmp_path)] == ["https://herald.example/a"]


@pytest.mark.parametrize("url", ["hard::quay.html", "quay", "", "ftp://quay.example/1", None, 7])
def test_what_an_index_has_and_is_no_address_is_left_to_the_page(tmp_path: Path, url: object) -> None:
    (tmp_path / "a.html").write_text("<p>Ferry</p>")
    (tmp_path / "pages.jsonl").write_text(json.dumps({"file": "a.html", "url": url}))
    (found,) = captures(plan([str(tmp_path)]), now=lambda: datetime.now(UTC))
    assert found.page is not None
    assert found.page.url is None
