"""What goes wrong around an archive is told in one sentence, and costs nothing that was reported as kept."""

from __future__ import annotations

import errno
import os
import pickle
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from tests.archive.dumping import dump, lose
from tests.archive.fakes import ENGINE, page
from tests.sources.weblet import NOON, Weblet

from depeche.archive import Archive, databases
from depeche.errors import ArchiveProblem, Away, Busy, Full, NotFound
from depeche.sources.told import Chosen

_FILL = """
import resource, sys
sys.path.insert(0, sys.argv[2])
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from tests.archive.fakes import ENGINE, page
from depeche.archive import Archive, adding
from depeche.errors import Full
import random
adding.BATCH_CAPTURES = 5
noise = random.Random(1)
with Archive(sys.argv[1], engine=ENGINE, database=sys.argv[4] or None) as archive:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
    captures = (page(f"https://a.example/{n}", title=f"T{n}", text=[noise.randbytes(3000).hex()]) for n in range(2000))
    try:
        for added in archive.add(captures, workers=0):
            print(added.capture, flush=True)
    except Full as error:
        print(error, file=sys.stderr)
        sys.exit(7)
"""


@pytest.mark.parametrize("room", [100_000, 700_000])  # the first stops the WARC file, the second SQLite's file too
def test_a_full_disk_loses_nothing_that_was_reported(tmp_path: Path, room: int, database: str | None) -> None:
    folder = tmp_path / "a"
    command = [sys.executable, "-c", _FILL, str(folder), str(Path(__file__).parents[2]), str(room), database or ""]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 7, run.stderr
    assert run.stderr.count("\n") == 1
    assert "no room left on the disk" in run.stderr
    reported = [int(line) for line in run.stdout.split()]
    with Archive(folder, engine=ENGINE, database=database) as archive:
        assert [problem for problem in archive.check() if not problem.repaired] == []
        assert all(archive.page(capture).body for capture in reported)
        list(archive.add([page("https://a.example/after", title="After")], workers=0))
        assert archive.find("https://a.example/after")


_FILL_DISK = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from tests.archive.fakes import ENGINE, page
from depeche.archive import Archive, adding
from depeche.errors import Full
import random
adding.BATCH_CAPTURES = 5
noise = random.Random(1)
disk = Path(sys.argv[1])
(disk / "spare").write_bytes(bytes(1_000_000))
reported = []
captures = (page(f"https://a.example/{n}", title=f"T{n}", text=[noise.randbytes(3000).hex()]) for n in range(5000))
try:
    with Archive(disk / "a", engine=ENGINE, database=sys.argv[3] or None) as archive:
        for added in archive.add(captures, workers=0):
            reported.append(added.capture)
    sys.exit("the disk was not full")
except Full as error:
    print(error)
(disk / "spare").unlink()
with Archive(disk / "a", engine=ENGINE) as archive:
    assert [problem for problem in archive.check() if not problem.repaired] == []
    assert all(archive.page(capture).body for capture in reported)
    list(archive.add([page("https://a.example/after", title="After")], workers=0))
    assert archive.find("https://a.example/after")
    print(len(reported))
"""


_FULL_BEFORE = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from tests.archive.dumping import fill
from tests.archive.fakes import ENGINE, page
from tests.sources.weblet import NOON, Weblet
from depeche.archive import Archive
from depeche.errors import Full
from depeche.sources.told import Chosen
disk = Path(sys.argv[1])
with Archive(disk / "a", engine=ENGINE) as archive:
    list(archive.add([page("https://a.example/1", title="T")], workers=0))
fill(disk / "rest")
try:
    with Archive(disk / "a", engine=ENGINE) as archive:
        archive.counts()
except Full as error:
    print(error)
(disk / "rest").write_bytes(bytes((disk / "rest").stat().st_size - 500_000))
web = Weblet()
with Archive(disk / "a", engine=ENGINE) as archive:
    archive.choose([Chosen(url="https://a.example/feed", at=NOON)])
    try:
        list(archive.follow(web.fetch, now=web.now, workers=0))
    except Full as error:
        print(len(web.asked))
"""


def test_on_a_full_disk_who_opens_an_archive_is_told_so_and_who_follows_asks_nobody(tmp_path: Path) -> None:
    opened, asked = on_a_small_disk(tmp_path, _FULL_BEFORE).splitlines()
    assert "no room left on the disk" in opened
    assert asked == "0"


_FULL_AT_THE_END = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from tests.archive.dumping import fill
from tests.archive.fakes import ENGINE, page
from depeche.archive import Archive
from depeche.errors import Full
disk = Path(sys.argv[1])
with Archive(disk / "a", engine=ENGINE) as archive:
    list(archive.add([page(f"https://a.example/{n}", title="T") for n in range(9)], workers=0))
    list(archive.rebuild(workers=0))
    fill(disk / "rest")
    settings = (disk / "a" / "archive.toml").read_text()
    try:
        list(archive.rebuild(workers=0))
    except Full:
        print((disk / "a" / "archive.toml").read_text() == settings)
    print(*sorted(path.name for path in (disk / "a").iterdir() if "-" not in path.name))
    (disk / "rest").unlink()
    print(archive.counts().articles, list(archive.check()))
"""


def test_a_rebuild_on_a_full_disk_changes_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    same, there, found = on_a_small_disk(tmp_path, _FULL_AT_THE_END).splitlines()
    assert (same, there, found) == ("True", "archive.toml depeche.2.sqlite warc", "9 []")


_NO_ROOM_FOR_A_COPY = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from tests.archive.fakes import ENGINE, page
from depeche.archive import Archive
from depeche.errors import Full
disk = Path(sys.argv[1])
with Archive(disk / "a", engine=ENGINE, database=sys.argv[3] or None) as archive:
    list(archive.add([page(f"https://a.example/{n}", title="T") for n in range(9)], workers=0))
    (disk / "there").mkdir()
    rest = disk / "rest"
    for left in (0, 100_000, 400_000):  # for the database none, or a part; or not for all files
        free = __import__("shutil").disk_usage(disk).free
        rest.write_bytes(bytes(free - left))
        for name in ("new", "there"):
            try:
                list(archive.backup(disk / name))
            except Full as error:
                print(error)
        rest.unlink()
    print(sorted(path.name for path in disk.iterdir()), list((disk / "there").iterdir()))
"""


def test_a_copy_for_which_there_is_no_room_is_told_and_taken_away(tmp_path: Path, database: str | None) -> None:
    *told, left = on_a_small_disk(tmp_path, _NO_ROOM_FOR_A_COPY, database or "").splitlines()
    assert left == "['a', 'there'] []"
    assert len(told) == 6
    assert all("no room left on the disk for the copy" in one for one in told)


def test_what_names_the_database_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With no room for its last line the former one stays, and nothing beside it."""
    with Archive(tmp_path / "a", engine=ENGINE) as archive:
        list(archive.add([page("https://a.example/1", title="T")], workers=0))
        there = sorted(path.name for path in (tmp_path / "a").iterdir())
        with monkeypatch.context() as patched:
            patched.setattr("os.fsync", no_room)
            with pytest.raises(Full):
                list(archive.rebuild(workers=0))
        assert sorted(path.name for path in (tmp_path / "a").iterdir()) == there
        assert list(archive.check()) == []


def no_room(_: int) -> None:
    raise OSError(errno.ENOSPC, "no room")


def test_a_disk_that_is_full_to_the_last_byte(tmp_path: Path, database: str | None) -> None:
    told, kept = on_a_small_disk(tmp_path, _FILL_DISK, database or "").splitlines()
    assert "no room left on the disk" in told
    assert int(kept) > 20


def on_a_small_disk(tmp_path: Path, code: str, *more: str) -> str:
    """What the code prints, to which a disk of 4 MB is given, the root of the project, and more."""
    disk = tmp_path / "disk"
    disk.mkdir()
    alone = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--user", "--map-root-user"])]
    mounted = [*alone, "sh", "-ec", f'mount -t tmpfs -o size=4m tmpfs "{disk}"; exec "$@"', "sh"]
    if subprocess.run([*mounted, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no small file system can be mounted here")
    script = [sys.executable, "-c", code, str(disk), str(Path(__file__).parents[2]), *more]
    run = subprocess.run([*mounted, *script], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_a_locked_database_is_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("depeche.archive.sqlite.PATIENCE", 0.1)
    folder = tmp_path / "a"
    with Archive(folder, engine=ENGINE) as archive:
        list(archive.add([page("https://a.example/1", title="One")], workers=0))
        archive.choose([Chosen(url="https://a.example/feed", at=NOON)])
        holder = sqlite3.connect(folder / "depeche.sqlite", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy, match="another process is writing"):
            list(archive.add([page("https://a.example/2", title="Two")], workers=0))
        assert archive.search("one").total == 1, "asking goes on"
        web = Weblet()
        with pytest.raises(Busy):
            list(archive.follow(web.fetch, now=web.now, everything=True, workers=0))
        assert web.asked == [], "nobody is asked for what can't be kept"
        holder.execute("ROLLBACK")
        holder.close()
        list(archive.add([page("https://a.example/3", title="Three")], workers=0))
        assert list(archive.check()) == [] or all(problem.repaired for problem in archive.check())
    with Archive(folder, engine=ENGINE) as archive:
        assert archive.counts().articles == 3, "what was written to the file before is adopted"


def test_of_a_file_without_rights_one_thing_is_told(
    open_folder: Path, without_rights: Callable[[], AbstractContextManager[None]]
) -> None:
    """And not of each capture in it that its record is not there: it may be."""
    folder = open_folder / "a"
    with Archive(folder, engine=ENGINE) as archive:
        list(archive.add([page(f"https://a.example/{n}", title="T") for n in range(5)], workers=0))
    (file,) = (folder / "warc").iterdir()
    file.chmod(0)
    with without_rights(), Archive(folder, engine=ENGINE) as archive:
        told = [problem.what for problem in archive.check() if not problem.notice]
    assert told == ["it can't be read (Permission denied), and 5 captures in it could not be looked at"]


def test_no_rights_to_write(open_folder: Path, without_rights: Callable[[], AbstractContextManager[None]]) -> None:
    folder = open_folder / "a"
    with Archive(folder, engine=ENGINE) as archive:
        list(archive.add([page("https://a.example/1", title="One")], workers=0))
    for path in (folder / "depeche.sqlite", folder / "warc", folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    with (
        without_rights(),
        pytest.raises(ArchiveProblem, match="no right to read or write"),
        Archive(folder, engine=ENGINE) as archive,
    ):
        list(archive.add([page("https://a.example/2", title="Two")], workers=0))


def test_what_one_may_not_write_can_be_asked(
    open_folder: Path, without_rights: Callable[[], AbstractContextManager[None]]
) -> None:
    folder = open_folder / "a"
    with Archive(folder, engine=ENGINE) as archive:
        list(archive.add([page("https://a.example/1", title="One")], workers=0))
    paths = [folder / "depeche.sqlite", *(folder / "warc").iterdir(), folder / "warc", folder]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    with without_rights(), Archive(folder, engine=ENGINE) as archive:
        assert archive.search("one").total == 1
        assert archive.page(1).body
        assert list(archive.check()) == []
        with pytest.raises(ArchiveProblem, match="no right to read or write"):
            list(archive.rebuild(workers=0))
        assert sorted(path.name for path in folder.iterdir()) == ["archive.toml", "depeche.sqlite", "warc"]


def test_an_older_archive_that_one_may_not_write_says_who_can_help(
    open_folder: Path, without_rights: Callable[[], AbstractContextManager[None]]
) -> None:
    folder = open_folder / "a"
    with Archive(folder, engine=ENGINE) as archive:
        list(archive.add([page("https://a.example/1", title="One")], workers=0))
    with closing(sqlite3.connect(folder / "depeche.sqlite")) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '0005'")
    for path in (folder / "depeche.sqlite", folder / "warc", folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    with without_rights(), pytest.raises(ArchiveProblem, match="whoever may write it has to open it once"):
        Archive(folder, engine=ENGINE)


def test_what_one_may_not_write_can_be_asked_while_others_write(
    open_folder: Path, without_rights: Callable[[], AbstractContextManager[None]]
) -> None:
    folder = open_folder / "a"
    with Archive(folder, engine=ENGINE) as writing:
        list(writing.add([page("https://a.example/1", title="One")], workers=0))
        for path in folder.iterdir():
            path.chmod(0o755 if path.is_dir() else 0o644)
        folder.chmod(0o755)
        with without_rights(), Archive(folder, engine=ENGINE) as asking:
            assert asking.counts().articles == 1
            os.seteuid(0) if os.getuid() == 0 else pytest.skip("only root can be two users")
            list(writing.add([page("https://a.example/2", title="Two")], workers=0))
            os.seteuid(65534)
            assert asking.counts().articles == 2
    with without_rights(), Archive(folder, engine=ENGINE) as asking:
        assert asking.counts().articles == 2


def test_what_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.doc").write_text("x")
    with pytest.raises(ArchiveProblem, match="this is a file"):
        Archive(tmp_path / "file")
    with pytest.raises(ArchiveProblem, match="holds other things"):
        Archive(tmp_path / "full")
    with pytest.raises(ArchiveProblem, match="there is none"):
        Archive(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()


def test_settings_that_say_nothing(tmp_path: Path) -> None:
    Archive(tmp_path / "a", engine=ENGINE).close()
    for text in ("", "database = 3 4", "database = 3", 'database = "../x"', 'database = "postgresql://x/y"'):
        (tmp_path / "a" / "archive.toml").write_text(text)
        with pytest.raises(ArchiveProblem):
            Archive(tmp_path / "a", engine=ENGINE)


def test_a_database_of_a_newer_depeche(tmp_path: Path) -> None:
    Archive(tmp_path / "a", engine=ENGINE).close()
    connection = sqlite3.connect(tmp_path / "a" / "depeche.sqlite")
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    with pytest.raises(ArchiveProblem, match="newer depeche"):
        Archive(tmp_path / "a", engine=ENGINE)


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    with Archive(tmp_path / "a", engine=ENGINE) as archive:
        list(archive.add([page("https://a.example/1", title="One")], workers=0))
    lose(tmp_path / "a")
    connection = sqlite3.connect(tmp_path / "a" / "depeche.sqlite")
    connection.execute("CREATE TABLE ledger (entry TEXT)")
    connection.commit()
    connection.close()
    with pytest.raises(ArchiveProblem, match=r"depeche\.sqlite is a database of something else; name another file"):
        Archive(tmp_path / "a", engine=ENGINE)
    (tmp_path / "a" / "archive.toml").write_text('database = "other.sqlite"')
    with Archive(tmp_path / "a", engine=ENGINE) as archive:
        list(archive.rebuild(workers=0))
        assert archive.counts().articles == 1
    assert (tmp_path / "a" / "depeche.sqlite").exists()


@pytest.mark.parametrize("damage", ["gone", "damaged"])
def test_a_lost_database_is_rebuilt_from_the_pages(tmp_path: Path, damage: str, database: str | None) -> None:
    folder = tmp_path / "a"
    with Archive(folder, engine=ENGINE, database=database) as archive:
        list(archive.add([page("https://a.example/1", title="One")], workers=0))
    if damage == "gone":
        lose(folder)
    elif database is not None:
        pytest.skip("how a damaged PostgreSQL answers is its own affair")
    else:
        (folder / "depeche.sqlite").write_bytes(b"this is no database at all" * 1000)
    for _ in range(2):
        with (
            Archive(folder, engine=ENGINE, database=database) as archive,
            pytest.raises(ArchiveProblem, match=f"{damage}.*depeche rebuild"),
        ):
            archive.counts()
    with Archive(folder, engine=ENGINE, database=database) as archive:
        with pytest.raises(ArchiveProblem, match="depeche rebuild"):
            list(archive.rebuild(dry_run=True))
        list(archive.rebuild(workers=0))
        assert archive.article(1).row.title == "One"
    with Archive(folder, engine=ENGINE, database=database) as archive:
        assert list(archive.check()) == []


def test_damage_to_the_files_is_found(tmp_path: Path, database: str | None) -> None:
    folder = tmp_path / "a"
    with Archive(folder, engine=ENGINE, database=database) as archive:
        list(archive.add([page("https://a.example/1", title="One"), page("https://a.example/2", title="Two")], workers=0))
        row = archive.captures("https://a.example/1")[0]
        assert row.warc is not None
        assert row.offset is not None
        data = bytearray((folder / row.warc).read_bytes())
        data[row.offset + 60] ^= 0xFF
        (folder / row.warc).write_bytes(data)
        found = [problem for problem in archive.check() if not problem.repaired]
        assert any(str(row.offset) in problem.where for problem in found)
        with pytest.raises(ArchiveProblem):
            archive.page(row.id)
        (folder / row.warc).unlink()
        assert any("the file is gone" in problem.what for problem in archive.check())


def test_errors_survive_pickling() -> None:
    for error in (Busy("a", "b"), Full("a", "b"), Away("a", "b"), NotFound("article", "9")):
        assert str(pickle.loads(pickle.dumps(error))) == str(error)


_ADD = """
import sys
sys.path.insert(0, sys.argv[2])
from tests.archive.fakes import ENGINE, page
from depeche.archive import Archive, adding
adding.BATCH_CAPTURES = 3
who = sys.argv[3]
with Archive(sys.argv[1], engine=ENGINE) as archive:
    captures = (page(f"https://{who if n % 2 else 'both'}.example/{n}", title=f"T{n % 9}", text=[str(n)]) for n in range(60))
    print(sum(1 for added in archive.add(captures, workers=0)))
"""


def test_two_processes_add_at_once_while_a_third_asks(tmp_path: Path, database: str | None) -> None:
    folder = tmp_path / "a"
    with Archive(folder, engine=ENGINE, database=database) as asking:
        root = str(Path(__file__).parents[2])
        processes = [
            subprocess.Popen([sys.executable, "-c", _ADD, str(folder), root, who], stdout=subprocess.PIPE, text=True)
            for who in ("a", "b")
        ]
        while any(process.poll() is None for process in processes):
            asking.counts()
            asking.search("t1")
        assert [process.communicate()[0].strip() for process in processes] == ["60", "60"]
        assert asking.counts().captures == 120
        assert asking.counts().articles == 90
        assert asking.counts().stories == 9
        assert list(asking.check()) == []
        before = dump(folder)
        list(asking.rebuild(workers=0))
        assert dump(folder) == before


def test_who_waits_too_long_for_a_connection_is_told_to_try_again() -> None:
    with pytest.raises(Busy, match="more is asked of it at once"), databases.troubles("a"):
        raise sa.exc.TimeoutError
