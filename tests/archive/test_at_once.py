"""Two who work on one archive at the same moment do not spoil what the other does, and are told why they wait."""

from __future__ import annotations

import fcntl
import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.archive.fakes import ENGINE, add, page, told
from tests.archive.histories import content, differences

from depeche.archive import Archive, adding, blotting, deciding, locks, warc
from depeche.archive.answers import Added
from depeche.archive.notes import Note
from depeche.errors import BadDecision, Busy
from depeche.model import Capture
from depeche.sources.told import Chosen, Polled

PEOPLE = told(people=[["Ilse Vaudrin", None], ["Jon Brask", None], ["Odile Karsten", None]])
FEED = "https://a.example/feed"


def pages(number: int) -> list[Capture]:
    return [page(f"https://a.example/{n}", title=f"Ferry {n}", text=[f"Words of number {n}", PEOPLE]) for n in range(number)]


@pytest.fixture
def folder(tmp_path: Path, database: str | None) -> Path:
    with Archive(tmp_path / "a", engine=ENGINE, database=database) as archive:
        add(archive, *pages(4))
    return tmp_path / "a"


@pytest.fixture
def two(folder: Path) -> Iterator[tuple[Archive, Archive]]:
    with Archive(folder, engine=ENGINE) as one, Archive(folder, engine=ENGINE) as other:
        yield one, other


def kept(folder: Path) -> str:
    """All that stands in the WARC files."""
    return "".join(gzip.decompress(path.read_bytes()).decode() for path in sorted((folder / "warc").iterdir()))


# ---------------------------------------------------------------- forgetting, while others read the files


def test_what_is_forgotten_while_a_copy_is_made_leaves_the_files_after_it(two: tuple[Archive, Archive]) -> None:
    one, other = two
    copying = one.backup(one.folder.with_name("b"))
    next(copying)
    assert other.forget("2").waiting
    list(copying)
    assert "number 1" not in kept(one.folder)
    with Archive(one.folder.with_name("b"), engine=ENGINE) as copy:
        assert list(copy.check()) == []
        assert copy.counts().captures == 4
        assert copy.page(2).body


def test_what_is_forgotten_while_the_archive_is_verified_is_no_fault(two: tuple[Archive, Archive]) -> None:
    """As told by the state of the database that is verified."""
    one, other = two
    with blotting.unblotted(one._store):
        assert other.forget("2").waiting
        assert "number 1" in kept(one.folder)
    assert list(one.check()) == []
    assert "number 1" not in kept(one.folder), "it leaves with the next who may"


def test_one_at_a_time_takes_something_out(folder: Path) -> None:
    """Else who read the file before another took something out of it would put that back."""
    with Archive(folder, engine=ENGINE) as archive:
        with locks.alone(archive.folder / "warc"):
            assert archive.forget("2").waiting
        assert archive.forget("3").waiting == ()
    assert "number 1" not in kept(folder)
    assert "number 2" not in kept(folder)


def test_what_comes_in_while_the_archive_is_verified_is_no_fault(two: tuple[Archive, Archive]) -> None:
    one, other = two
    add(other, page("https://b.example/1", title="There", language="de", text=["Words"]))
    for path in (one.folder / "warc").iterdir():  # so there is something to tell before the files are looked for
        with path.open("rb+") as file:
            file.truncate(path.stat().st_size - 1)
        break
    verifying = one.check()
    assert not next(verifying).repaired
    add(other, page("https://b.example/2", title="Later", text=["Words"]))
    assert [problem for problem in verifying if "does not know the file" in problem.what] == []


def test_bytes_that_are_forgotten_elsewhere_while_they_come_in_again_are_told_so(folder: Path) -> None:
    """Of what is on its way only that it has the bytes of a record which is taken out."""
    secret: dict[str, Any] = {"title": "Agency", "text": ["The secret words."]}
    with Archive(folder, engine=ENGINE) as one, Archive(folder, engine=ENGINE) as other:
        add(other, page("https://b.example/secret", **secret))

        def come() -> Iterator[Capture]:
            yield page("https://c.example/copy", **secret)
            other.forget("https://b.example/secret")
            yield page("https://c.example/2", title="Ferry", text=["Words"])

        added = list(one.add(come(), workers=0))
        assert [row.change for row in added] == ["forgotten", "new"]
        assert "add it again" in (added[0].reason or "")
        assert "secret words" not in kept(folder)
        before = content(folder)
        assert list(one.check()) == []
        list(one.rebuild(workers=0))
        assert list(differences(before, content(folder))) == []
        assert [row.change for row in add(one, page("https://c.example/copy", **secret))] == ["new"]


def test_what_is_left_of_bytes_that_were_forgotten_is_no_page(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run was killed with it, and nobody had it yet."""
    secret: dict[str, Any] = {"title": "Agency", "text": ["The secret words."]}
    with Archive(folder, engine=ENGINE) as other:
        add(other, page("https://b.example/secret", **secret))
        with Archive(folder, engine=ENGINE) as dying, monkeypatch.context() as patched:
            patched.setattr(adding.Writer, "_enter", interrupted)
            with pytest.raises(KeyboardInterrupt):
                add(dying, page("https://c.example/copy", **secret))
        other.forget("https://b.example/secret")
    with Archive(folder, engine=ENGINE) as again:
        assert again.counts().captures == 4
        list(again.rebuild(workers=0))
        assert again.counts().captures == 4
        assert list(again.check()) == []


@pytest.mark.parametrize("killed", [False, True])
def test_bytes_that_three_bring_at_once_are_found_by_each(
    folder: Path, killed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first to come knows nobody's, the second had them whole too, and the third refers to those of the first."""
    same = page("https://b.example/1", title="Agency", text=["The same words."])
    referring, whole = threading.Event(), threading.Event()
    added: list[Added] = []
    with (
        Archive(folder, engine=ENGINE) as one,
        Archive(folder, engine=ENGINE) as two,
        Archive(folder, engine=ENGINE) as three,
    ):

        def third() -> Iterator[Capture]:
            yield same
            referring.set()
            whole.wait(60)

        def second() -> Iterator[Capture]:
            yield same
            add(one, same)
            running.start()
            referring.wait(60)

        def run() -> None:
            with suppress(KeyboardInterrupt):
                added.extend(three.add(third(), workers=0))

        running = threading.Thread(target=run)
        assert [row.change for row in two.add(second(), workers=0)] == ["unchanged"]
        if killed:
            monkeypatch.setattr(adding.Writer, "_enter", interrupted)
        whole.set()
        running.join()
        monkeypatch.undo()
        assert [row.change for row in added] == ([] if killed else ["unchanged"])
    with Archive(folder, engine=ENGINE) as again:
        assert again.counts().captures == 7
        before = content(folder)
        list(again.rebuild(workers=0))
        # What no file told of the order has one of its own by then.
        assert [one for one in differences(before, content(folder)) if not one.startswith("+ warcs")] == []
        assert list(again.check()) == []


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


# ---------------------------------------------------------------- deciding about the same names


def carried_out(archive: Archive, note: Note) -> None:
    list(adding.add(archive._store, [note], engine=ENGINE, memory=archive._memory, workers=0))


def noted(archive: Archive, into: str, other: str) -> Note:
    with archive._store.reading() as connection:
        return deciding.merge(connection, archive._stages, into, other, "", datetime.now(UTC))


def people(archive: Archive) -> list[tuple[int, str, int]]:
    return [(row.id, row.name, row.articles) for row in archive.people()]


def test_two_who_are_merged_into_each_other_at_once_are_one(two: tuple[Archive, Archive]) -> None:
    one, other = two
    first, second = noted(one, "1", "2"), noted(other, "2", "1")
    carried_out(one, first)
    carried_out(other, second)
    with one._store.reading() as connection, pytest.raises(BadDecision, match="at the same moment"):
        deciding.made(connection, second.value)
    assert [(row.id, row.articles) for row in one.people()] == [(1, 4), (3, 4)]
    assert one.person(2).row.id == 1
    same_after_rebuild(one)
    one.undo(1)
    assert people(one) == [(1, "Ilse Vaudrin", 4), (2, "Jon Brask", 4), (3, "Odile Karsten", 4)]


def test_who_is_merged_into_somebody_that_is_just_merged_goes_along(two: tuple[Archive, Archive]) -> None:
    one, other = two
    first, second = noted(one, "1", "2"), noted(other, "2", "3")
    carried_out(one, first)
    carried_out(other, second)
    assert [(row.id, row.articles) for row in one.people()] == [(1, 4)]
    assert [one.person(number).row.id for number in (2, 3)] == [1, 1]
    same_after_rebuild(one)


def test_names_are_split_off_whoever_has_them_by_then(two: tuple[Archive, Archive]) -> None:
    one, other = two
    add(one, page("https://b.example/9", title="Late", text=["Words", told(people=[["Lise Moor", None]])]))
    one.merge("1", "4")
    with other._store.reading() as connection:
        split = deciding.split(connection, other._stages, "1", ["Lise Moor"], [], None, "", datetime.now(UTC))
    one.merge("3", "1")
    carried_out(other, split)
    add(one, page("https://b.example/10", title="Later", text=["More", told(people=[["Ilse Vaudrin", None]])]))
    assert [(row.name, row.articles) for row in one.people()] == [("Odile Karsten", 5), ("Jon Brask", 4), ("Lise Moor", 1)]
    assert one.person(1).row.id == 3
    same_after_rebuild(one)


def test_what_a_decision_rests_on_since_is_not_taken_back(two: tuple[Archive, Archive]) -> None:
    one, other = two
    one.merge("1", "2")
    with other._store.reading() as connection:
        undone = deciding.undo(connection, 1, datetime.now(UTC))
    one.merge("3", "1")
    carried_out(other, undone)
    with one._store.reading() as connection, pytest.raises(BadDecision, match="at the same moment"):
        deciding.made(connection, undone.value)
    assert [(row.id, row.articles) for row in one.people()] == [(3, 4)]
    same_after_rebuild(one)


def same_after_rebuild(archive: Archive) -> None:
    before = people(archive), archive.decided()
    assert list(archive.check()) == []
    list(archive.rebuild(workers=0))
    assert (people(archive), archive.decided()) == before


# ---------------------------------------------------------------- following


def test_a_source_resumed_while_it_was_polled_is_no_fault(folder: Path) -> None:
    """Who resumes it may have to wait with that until a later poll is kept."""

    def at(minute: int) -> datetime:
        return datetime(2027, 1, 11, 12, minute, tzinfo=UTC)

    with Archive(folder, engine=ENGINE) as archive:
        archive.choose([Chosen(url=FEED, at=at(1), kind="feed")])
        poll = Polled(source=FEED, at=at(9), outcome="same", status=200, listed=1)
        carried_out(archive, followed(poll))
        archive.choose([Chosen(url=FEED, at=at(8))])
        assert list(archive.check()) == []


def followed(poll: Polled) -> Note:
    from depeche.archive import notes

    note = notes.note([poll])
    assert note is not None
    return note


# ---------------------------------------------------------------- while it is rebuilt


@contextmanager
def being_rebuilt(archive: Archive) -> Iterator[None]:
    """In another thread, as another process would."""
    begun, over = threading.Event(), threading.Event()

    def rebuild() -> None:
        with archive._store.writing(), archive._store.rebuilding():
            begun.set()
            over.wait(60)

    thread = threading.Thread(target=rebuild)
    thread.start()
    try:
        assert begun.wait(60)
        yield
    finally:
        over.set()
        thread.join()


def test_who_adds_waits_for_a_rebuild_and_is_told_so(folder: Path) -> None:
    why: list[str] = []
    added: list[Added] = []
    with Archive(folder, engine=ENGINE) as one, Archive(folder, engine=ENGINE, waiting=why.append) as other:
        adding = threading.Thread(target=lambda: added.extend(add(other, page("https://b.example/1", title="T"))))
        with being_rebuilt(one):
            adding.start()
            until(lambda: bool(why))
            assert added == []
        adding.join()
        assert [one.change for one in added] == ["new"]
        assert why == ["it is being rebuilt"]


def test_who_follows_goes_on_and_asks_nobody_meanwhile(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("sqlite", "postgresql"):
        monkeypatch.setattr(f"depeche.archive.{kind}.PATIENCE", 0.1)
    with (
        Archive(folder, engine=ENGINE) as one,
        Archive(folder, engine=ENGINE) as other,
        being_rebuilt(one),
        pytest.raises(Busy, match="being rebuilt"),
    ):
        other._store.expects()


def test_who_is_interrupted_while_it_is_rebuilt_waits_no_longer(folder: Path) -> None:
    patient = [True]
    with Archive(folder, engine=ENGINE) as one, Archive(folder, engine=ENGINE) as other, being_rebuilt(one):
        threading.Timer(0.2, patient.clear).start()
        with pytest.raises(Busy, match="being rebuilt"), other._store.writing(patient=lambda: bool(patient)):
            raise AssertionError("nobody can write now")


def test_a_connection_that_is_in_use_while_the_archive_is_rebuilt_is_closed_after_it(folder: Path) -> None:
    """And does not lie open in a pool that nobody asks any more: `serve` asks from many threads."""
    with Archive(folder, engine=ENGINE) as archive:
        with archive._store.reading() as connection:
            held = connection.connection.dbapi_connection
            with Archive(folder, engine=ENGINE) as other:
                list(other.rebuild(workers=0))
            assert archive.counts().captures == 4
        assert held is not None
        with pytest.raises(Exception, match="closed"):
            held.cursor()


def test_an_archive_opens_at_once_while_it_is_rebuilt(folder: Path) -> None:
    """What a killed run left waits for the next who opens it."""
    name = "20270111T120000Z-00000000.warc.gz"
    left = b"".join(path.read_bytes() for path in (folder / "warc").iterdir())
    with Archive(folder, engine=ENGINE) as one, being_rebuilt(one):
        (folder / "warc" / name).write_bytes(left)
        begun = time.monotonic()
        with Archive(folder, engine=ENGINE) as other:
            assert other.counts().captures == 4
        assert time.monotonic() - begun < 20, "no writer's turn was waited for"
    with Archive(folder, engine=ENGINE) as one:
        assert one.counts().captures == 8


def until(true: Callable[[], bool]) -> None:
    for _ in range(600):
        if true():
            return
        time.sleep(0.05)
    raise AssertionError("it never came to pass")


# ---------------------------------------------------------------- files


def test_whoever_looks_whether_a_new_file_is_written_does_not_stop_its_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the making of a file and the lock on it."""
    opened = Path.open

    def seen(path: Path, *how: Any, **more: Any) -> Any:
        file = opened(path, *how, **more)
        looking = opened(path, "rb")
        fcntl.flock(looking, fcntl.LOCK_SH)
        threading.Timer(0.2, looking.close).start()
        return file

    monkeypatch.setattr(Path, "open", seen)
    warc.WarcFile(tmp_path, "a.warc.gz").close()
