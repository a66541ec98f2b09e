"""kill -9 in the middle of `add`: what was reported is there, what was left is adopted, and `check` finds nothing wrong."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.archive.dumping import dump
from tests.archive.fakes import ENGINE, page

from depeche.archive import Archive, members
from depeche.archive.adopting import left_behind
from depeche.archive.store import Store

_ADD = """
import sys
sys.path.insert(0, sys.argv[2])
from tests.archive.dumping import dump
from tests.archive.fakes import ENGINE, page
from depeche.archive import Archive, adding
adding.BATCH_CAPTURES = 5
with Archive(sys.argv[1], engine=ENGINE, database=sys.argv[4] or None) as archive:
    captures = (page(f"https://a.example/{n % 60}", title=f"T{n}", text=["x" * 200]) for n in range(100_000))
    for added in archive.add(captures, workers=int(sys.argv[3])):
        print(added.capture, flush=True)
"""


KILLS = int(os.environ.get("DEPECHE_KILLS", "5"))
"""How often each database's writer is killed, twice over; `make kill` wants more."""


def started(folder: Path, database: str | None, workers: int = 0) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _ADD, str(folder), str(Path(__file__).parents[2]), str(workers), database or ""]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def killed(folder: Path, database: str | None, *, after: int, more: float, workers: int = 0) -> list[int]:
    """Adds in another process, and kills it some seconds after it reported so many; the captures that it reported."""
    process = started(folder, database, workers)
    assert process.stdout is not None
    reported: list[int] = []
    while len(reported) < after and (line := process.stdout.readline()):
        reported.append(int(line))
    time.sleep(more)
    os.kill(process.pid, signal.SIGKILL)
    rest, _ = process.communicate()
    # The last line may be torn itself.
    return reported + [int(line) for line in rest.split("\n")[:-1]]


@pytest.mark.parametrize("seed", range(KILLS))
def test_what_was_reported_is_there_after_a_kill(tmp_path: Path, seed: int, database: str | None) -> None:
    """Killed while adding, and killed again: then, as likely as not, while it takes in what the first left."""
    instant = random.Random(seed)
    folder = tmp_path / "a"
    reported = killed(
        folder, database, after=instant.randrange(1, 40), more=instant.random() / 20, workers=instant.choice((0, 0, 2))
    )
    reported += killed(folder, database, after=instant.choice((0, 1)), more=instant.random())
    with Archive(folder, engine=ENGINE, database=database) as archive:
        assert [problem for problem in archive.check() if not problem.repaired] == []
        assert all(archive.page(capture).body for capture in reported)
        assert archive.counts().captures >= max(reported)
        list(archive.add([page("https://a.example/after", title="After")], workers=0))
    before = dump(folder)
    with Archive(folder, engine=ENGINE, database=database) as archive:
        list(archive.rebuild(workers=0))
    assert dump(folder) == before, "what was killed and taken up is rebuilt as it is"


def test_workers_end_with_their_parent(tmp_path: Path, database: str | None) -> None:
    reported = killed(tmp_path / "a", database, after=10, more=0.0, workers=2)
    assert reported
    with Archive(tmp_path / "a", engine=ENGINE, database=database) as archive:
        assert [problem for problem in archive.check() if not problem.repaired] == []


def test_records_beyond_what_the_database_knows_are_adopted(tmp_path: Path, database: str | None) -> None:
    """As a kill leaves them between the flush of the files and the commit."""
    folder = tmp_path / "a"
    with Archive(folder, engine=ENGINE, database=database) as archive:
        list(archive.add([page("https://a.example/1", title="One")], workers=0))
    other = tmp_path / "b"
    with Archive(other, engine=ENGINE, database=database) as archive:
        two = page("https://a.example/2", title="Two")
        list(archive.add([two, two, page(None, title="Three")], workers=0))
    (left,) = (other / "warc").iterdir()
    left.rename(folder / "warc" / left.name)
    with Archive(folder, engine=ENGINE, database=database) as archive:
        assert archive.article(archive.find("https://a.example/2")).row.title == "Two"
        assert (archive.counts().captures, archive.counts().articles) == (4, 3)
        assert list(archive.check()) == []
        assert archive.captures("https://a.example/2")[0].name == "https://a.example/2"
    with Archive(folder, engine=ENGINE, database=database) as archive:
        assert archive.counts().captures == 4, "nothing is adopted twice"


@pytest.mark.parametrize("cut", [1, 40, 200])
def test_a_torn_tail_is_noted_and_never_written_after(tmp_path: Path, cut: int, database: str | None) -> None:
    folder = tmp_path / "a"
    with Archive(folder, engine=ENGINE, database=database) as archive:
        list(archive.add([page("https://a.example/1", title="One")], workers=0))
    (path,) = (folder / "warc").iterdir()
    size = path.stat().st_size
    with path.open("ab") as file:
        file.write(members.packed(b"WARC/1.1\r\n" + b"x" * 5000)[: -cut % 60 or 1])
    with Archive(folder, engine=ENGINE, database=database) as archive:
        (problem,) = archive.check()
        assert problem.repaired
        assert str(size) in problem.where
        list(archive.add([page("https://a.example/2", title="Two")], workers=0))
    assert path.stat().st_size > size
    assert len(list((folder / "warc").iterdir())) == 2
    with Archive(folder, engine=ENGINE, database=database) as archive:
        assert [one.row.title for one in (archive.article(1), archive.article(2))] == ["One", "Two"]


def test_a_file_left_before_its_first_record_is_no_problem(tmp_path: Path, database: str | None) -> None:
    folder = tmp_path / "a"
    with Archive(folder, engine=ENGINE, database=database) as archive:
        list(archive.add([page("https://a.example/1", title="One")], workers=0))
    (folder / "warc" / "20261128T113617Z-c45f6cf1.warc.gz").touch()
    with Archive(folder, engine=ENGINE, database=database) as archive:
        assert list(archive.check()) == []
        list(archive.add([page("https://a.example/2", title="Two")], workers=0))
        list(archive.rebuild(workers=0))
        assert list(archive.check()) == []
        assert archive.counts().captures == 2


def test_a_file_that_is_being_written_is_nobodys_to_adopt(tmp_path: Path, database: str | None) -> None:
    with Archive(tmp_path / "a", engine=ENGINE, database=database) as archive:
        adding = archive.add((page(f"https://a.example/{n}", title="T") for n in range(300)), workers=0)
        next(adding)
        with Archive(tmp_path / "a", engine=ENGINE, database=database) as other:
            assert other.counts().captures == archive.counts().captures
        store = Store(tmp_path / "a", database=database)
        assert left_behind(store) == []
        store.close()
        adding.close()
