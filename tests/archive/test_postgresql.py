"""What is PostgreSQL's own: how it is reached, whose words match as in SQLite, and what its errors say."""

from __future__ import annotations

import builtins
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from tests.archive.fakes import ENGINE, add, page, told
from tests.archive.paper_server import paper
from tests.servers import GUARDED

from depeche.archive import Archive, postgresql
from depeche.archive.query import Every, Field, Node, Not, Some, Term, wordy
from depeche.archive.schema import articles, metadata, tombstones
from depeche.archive.sqlite import match_text
from depeche.errors import ArchiveProblem, Away, BadQuery, Busy, MissingExtra
from depeche.sources.told import Chosen

# ---------------------------------------------------------------- reaching it


@pytest.fixture
def guarded(server: str) -> Iterator[str]:
    """The address of a database for a user with a password."""
    engine = sa.create_engine(server.replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE ROLE {GUARDED} LOGIN PASSWORD 's3cr@t/word'")
        connection.exec_driver_sql(f"GRANT CREATE ON DATABASE postgres TO {GUARDED}")
        yield server.replace("depeche@", f"{GUARDED}:s3cr%40t%2Fword@")
        connection.exec_driver_sql(f"DROP OWNED BY {GUARDED} CASCADE")
        connection.exec_driver_sql(f"DROP ROLE {GUARDED}")
    engine.dispose()


def test_the_password_is_written_nowhere(guarded: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "a"
    with Archive(folder, engine=ENGINE, database=guarded) as archive:
        add(archive, page(title="A"))
        assert "s3cr" not in repr(archive._store.location) + repr(archive._store.engine) + archive._store.database
    assert "s3cr" not in (folder / "archive.toml").read_text()
    with pytest.raises(ArchiveProblem, match=r"can't be reached.*PGPASSWORD") as error:
        Archive(folder, engine=ENGINE)
    assert "s3cr" not in str(error.value)
    with Archive(folder, engine=ENGINE, database=guarded) as archive:
        assert archive.counts().articles == 1
    monkeypatch.setenv("PGPASSWORD", "s3cr@t/word")
    with Archive(folder, engine=ENGINE) as archive:
        assert archive.counts().articles == 1
    monkeypatch.setenv("PGPASSWORD", "wrong")
    with pytest.raises(ArchiveProblem, match="can't be reached"):
        Archive(folder, engine=ENGINE)


def test_who_follows_waits_for_a_server_that_is_away(guarded: str, server: str, tmp_path: Path) -> None:
    folder = tmp_path / "a"
    engine = sa.create_engine(server.replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT")
    verb = [
        sys.executable,
        "-m",
        "depeche",
        "follow",
        "-a",
        str(folder),
        "--allow-private",
        "--workers",
        "0",
        "--delay",
        "0",
    ]
    with paper() as feeds, engine.connect() as connection:
        with Archive(folder, database=guarded) as archive:
            archive.choose([Chosen(url=feeds[0], at=datetime.now(UTC))])
        following = subprocess.Popen(
            verb, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PGPASSWORD": "s3cr@t/word"}
        )
        assert following.stderr is not None
        assert "new: " in following.stderr.readline()
        connection.exec_driver_sql(f"ALTER ROLE {GUARDED} NOLOGIN")
        try:
            ending = sa.text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = :user")
            connection.execute(ending, {"user": GUARDED})
            told = next(line for line in following.stderr if "trying again" in line)
        finally:
            connection.exec_driver_sql(f"ALTER ROLE {GUARDED} LOGIN")
        assert "can't be reached" in told
        assert following.poll() is None
        following.send_signal(signal.SIGINT)
        _, err = following.communicate(timeout=60)
    assert following.returncode == 130, err
    engine.dispose()


@contextmanager
def _set(server: str, **settings: str) -> Iterator[None]:
    """The server treats the guarded user so."""
    engine = sa.create_engine(server.replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for name, value in settings.items():
            connection.exec_driver_sql(f"ALTER ROLE {GUARDED} SET {name} = {value}")
        try:
            yield
        finally:
            connection.exec_driver_sql(f"ALTER ROLE {GUARDED} RESET ALL")
    engine.dispose()


def test_nothing_is_begun_on_a_server_that_lets_nobody_write(
    guarded: str, server: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A standby, or one whose disk is nearly full: what was told as an error is not done by the next opening."""
    with Archive(tmp_path / "a", engine=ENGINE, database=guarded) as archive:
        add(archive, page(title="A", people=["Ilse Vaudrin", "Ilse Brekel"]))
        files = [path.stat().st_size for path in archive._store.files()]
    with (
        _set(server, default_transaction_read_only="on"),
        Archive(tmp_path / "a", engine=ENGINE, database=guarded) as archive,
    ):
        assert archive.search("a").total == 1
        for verb in (
            lambda: archive.forget(1),
            lambda: archive.merge(1, 2),
            lambda: archive.choose([Chosen(url="https://a.example/feed", at=datetime.now(UTC))]),
            lambda: list(archive.rebuild(workers=0)),
        ):
            with pytest.raises(Away, match="can be read and not written for now"):
                verb()
        assert [path.stat().st_size for path in archive._store.files()] == files
        with pytest.raises(Away):
            add(archive, page("https://a.example/2", title="B"))
    with Archive(tmp_path / "a", engine=ENGINE, database=guarded) as archive:
        assert [row.title for row in archive.articles()] == ["B", "A"]  # it was in a file, and that was not told as kept
        assert list(archive.check()) == []
    assert "psycopg" not in capfd.readouterr().err


def test_no_session_is_ended_for_being_idle_or_slow(guarded: str, server: str, tmp_path: Path) -> None:
    """Who takes away all of an archive reads it in one transaction, and may take his time."""
    short = {"idle_in_transaction_session_timeout": "300", "statement_timeout": "300"}  # ms
    Archive(tmp_path / "a", engine=ENGINE, database=guarded).close()
    with _set(server, **short), Archive(tmp_path / "a", engine=ENGINE, database=guarded) as archive:
        add(archive, page())
        with archive._store.reading() as connection:
            assert connection.scalar(sa.select(sa.func.count()).select_from(articles)) == 1
            connection.exec_driver_sql("SELECT pg_sleep(0.4)")
            time.sleep(0.4)
            assert connection.scalar(sa.select(sa.func.count()).select_from(articles)) == 1


def test_what_an_administrator_breaks_off_can_be_tried_again(server: str, tmp_path: Path) -> None:
    with Archive(tmp_path / "a", engine=ENGINE, database=server) as archive, ThreadPoolExecutor(1) as beside:

        def asked() -> None:
            with archive._store.reading() as connection:
                connection.exec_driver_sql("SELECT pg_sleep(30)")

        asking = beside.submit(asked)
        with archive._store.kind.peeking(archive._store.engine) as other:
            ended = "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
            while not other.exec_driver_sql(ended).first():
                time.sleep(0.01)
        with pytest.raises(Busy, match="broke off what was asked"):
            asking.result()


def _rebuilt(folder: Path) -> None:
    with Archive(folder, engine=ENGINE) as archive:
        list(archive.rebuild(workers=0))


@pytest.mark.parametrize("first", [articles, tombstones])
def test_who_asks_when_a_rebuild_ends_asks_on(server: str, tmp_path: Path, first: sa.Table) -> None:
    """The old tables are taken away all at once, and whoever has read of one may want the next."""
    with Archive(tmp_path / "a", engine=ENGINE, database=server) as archive:
        add(archive, page())
        with ThreadPoolExecutor(1) as beside, archive._store.reading() as connection:
            connection.execute(sa.select(first)).all()
            rebuilt = beside.submit(_rebuilt, tmp_path / "a")
            with archive._store.kind.peeking(archive._store.engine) as other:
                while not other.exec_driver_sql("SELECT 1 FROM pg_locks WHERE NOT granted").first():
                    assert not rebuilt.done()
                    time.sleep(0.01)
            for table in metadata.sorted_tables:
                connection.execute(sa.select(table)).all()
        rebuilt.result()
        assert archive.counts().captures == 1


def _schemas(archive: Archive, *stems: str) -> dict[str, str]:
    with archive._store.kind.peeking(archive._store.engine) as connection:
        found = connection.exec_driver_sql("SELECT nspname, obj_description(oid, 'pg_namespace') FROM pg_namespace")
        return {row[0]: row[1] for row in found if row[0].startswith(stems)}


def test_whoever_reads_on_for_ever_holds_up_no_rebuild(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgresql, "PATIENCE", 0.5)
    with Archive(tmp_path / "a", engine=ENGINE, database=server) as archive:
        add(archive, page())
        former = archive._store.location.schema or ""
        with archive._store.reading() as connection:
            connection.execute(sa.select(articles)).all()
            _rebuilt(tmp_path / "a")
            assert set(_schemas(archive, former)) == {former, f"{former}_2"}
            with Archive(tmp_path / "a", engine=ENGINE) as anew:
                assert anew.counts().captures == 1
                (problem,) = anew.check()
                assert (problem.where, problem.notice, problem.repaired) == (f"schema {former}", True, False)
                assert "somebody reads it still" in problem.what
    with Archive(tmp_path / "a", engine=ENGINE) as anew:
        (problem,) = anew.check()
        assert problem.repaired
        assert set(_schemas(anew, former)) == {f"{former}_2"}
        assert list(anew.check()) == []


def test_a_rebuild_takes_no_place_that_another_archive_has(server: str, tmp_path: Path) -> None:
    """Whoever names schemas by hand may number them."""
    for name in ("a_desk_1", "a_desk_2"):
        Archive(tmp_path / name, engine=ENGINE, database=server).close()
        settings = tmp_path / name / "archive.toml"
        settings.write_text(re.sub('schema = ".*"', f'schema = "{name}"', settings.read_text()))
        with Archive(tmp_path / name, engine=ENGINE) as archive:
            list(archive.rebuild(workers=0)) if archive._store.trouble else add(archive, page(title=name))
    _rebuilt(tmp_path / "a_desk_1")
    with Archive(tmp_path / "a_desk_1", engine=ENGINE) as one, Archive(tmp_path / "a_desk_2", engine=ENGINE) as other:
        assert one._store.location.schema == "a_desk_3"
        assert [archive.articles()[0].title for archive in (one, other)] == ["a_desk_1", "a_desk_2"]
        assert set(_schemas(one, "a_desk_")) == {"a_desk_2", "a_desk_3"}
        with one._store.kind.writing(one._store.engine) as connection:  # as a rebuild leaves it that is killed
            postgresql.prepared(connection, replace(one._store.location, schema="a_desk_4"), of=one._store.location)
        list(one.rebuild(workers=0))
        assert set(_schemas(one, "a_desk_")) == {"a_desk_2", "a_desk_4"}


def test_a_password_in_the_parameters_is_taken_out_too() -> None:
    location = postgresql.location("postgresql://host/db?user=u&password=p4ss&sslpassword=q4ss&sslmode=require")
    assert (location.password, "4ss" in location.database) == ("p4ss", False)
    assert "sslmode=require" in location.database


def test_no_server_no_database_no_address(server: str, tmp_path: Path) -> None:
    folder = tmp_path / "a"
    for address, match in (
        (f"postgresql://nobody@/x?host={tmp_path}", "can't be reached"),
        (server.replace("/postgres?", "/none?"), "can't be reached"),
        ("mysql://host/db", "no database of the kind mysql"),
        ("://", "no address of a database"),
    ):
        with pytest.raises(ArchiveProblem, match=match) as error:
            Archive(folder, engine=ENGINE, database=address)
        assert "\n" not in str(error.value)
    assert not folder.exists()


def test_an_archive_stays_with_its_database(server: str, tmp_path: Path) -> None:
    Archive(tmp_path / "a", engine=ENGINE, database=server).close()
    Archive(tmp_path / "b", engine=ENGINE).close()
    with pytest.raises(ArchiveProblem, match="its database is postgresql://"):
        Archive(tmp_path / "a", engine=ENGINE, database="postgresql://elsewhere/db")
    with pytest.raises(ArchiveProblem, match=r"its database is depeche\.sqlite"):
        Archive(tmp_path / "b", engine=ENGINE, database=server)


def test_two_archives_in_one_database_know_nothing_of_each_other(server: str, tmp_path: Path) -> None:
    with (
        Archive(tmp_path / "a", engine=ENGINE, database=server) as one,
        Archive(tmp_path / "b", engine=ENGINE, database=server) as other,
    ):
        add(one, page(title="A"))
        assert (one.counts().articles, other.counts().articles) == (1, 0)


def test_the_extra_is_named_where_it_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *more: Any) -> Any:
        if name.partition(".")[0] == "psycopg":
            raise ImportError(name)
        return real(name, *more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtra, match=r"depeche\[postgres\]"):
        Archive(tmp_path / "a", engine=ENGINE, database="postgresql://host/db")
    assert not (tmp_path / "a").exists()


# ---------------------------------------------------------------- the same query, the same articles

WORDS = ("bac", "bacs", "back", "ferry", "tempête", "Tempete", "quai", "北港", "港渡船", "ชายหาด", "x2")


@pytest.fixture(scope="module")
def both(server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Archive, Archive]]:
    folder = tmp_path_factory.mktemp("both")
    with (
        Archive(folder / "sqlite", engine=ENGINE) as one,
        Archive(folder / "postgresql", engine=ENGINE, database=server) as other,
    ):
        captures = []
        for n in range(120):
            text = " ".join(WORDS[(n * 7 + i * i * (n % 5 + 1)) % len(WORDS)] for i in range(n % 13))
            said = told(said=[["Ilse Vaudrin", text]]) if text and n % 3 == 0 else ""
            title = " ".join(WORDS[(n + i) % len(WORDS)] for i in range(n % 4))
            captures.append(page(f"https://a.example/{n}", title=title, text=[text, *([said] if said else [])]))
        for archive in (one, other):
            list(archive.add(captures, workers=0))
        yield one, other


WORD = st.sampled_from(WORDS)
ATOM = (
    WORD
    | WORD.filter(lambda word: len(word) > 2).map(lambda word: f"{word[:3]}*")
    | st.lists(WORD, min_size=2, max_size=3).map(lambda words: f'"{" ".join(words)}"')
    | st.lists(WORD, min_size=2, max_size=2).map(lambda words: f'"{" ".join(words)}"*')
    | WORD.map(lambda word: f"said:{word}")
    | st.sampled_from(
        ("kind:article", "who:vaudrin", "act:assert", "said:(bac -quai)", 'said:"bac ferry"', "said:(-bac -quai)")
    )
)
QUERY = st.recursive(
    ATOM,
    lambda inner: (
        st.tuples(inner, inner).map(lambda two: f"({two[0]} OR {two[1]})")
        | st.tuples(inner, inner).map(lambda two: f"({two[0]} {two[1]})")
        | inner.map(lambda one: f"-{one}")
    ),
    max_leaves=6,
)


@given(query=QUERY)
def test_a_query_finds_the_same_articles_in_both(both: tuple[Archive, Archive], query: str) -> None:
    found: list[object] = []
    for archive in both:
        try:
            results = archive.search(query, limit=200)
            found.append(({hit.article.id for hit in results.hits}, results.total, dict(results.facets)))
        except BadQuery as error:
            found.append(str(error))
    assert found[0] == found[1]


TERM = st.lists(st.sampled_from(["a", "b"]), min_size=1, max_size=2).map(lambda words: Term(words=tuple(words)))
NODE: st.SearchStrategy[Node] = st.recursive(
    TERM | st.just(Field(name="kind", value="live")),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda parts: Every(parts=tuple(parts)))
        | st.lists(inner, max_size=3).map(lambda parts: Some(parts=tuple(parts)))
        | inner.map(lambda part: Not(part=part))
    ),
    max_leaves=8,
)


@given(NODE)
def test_both_agree_on_what_an_index_can_answer(node: Node) -> None:
    assert wordy(node) == (match_text(node) is not None)


def test_a_phrase_is_found_wherever_it_stands(server: str, tmp_path: Path) -> None:
    """A tsvector knows no place after the 16,383rd word, and 255 of one word."""
    with Archive(tmp_path / "a", engine=ENGINE, database=server) as archive:
        add(archive, page(title="Long", text=["le bac " * 20_000 + "le dernier bac", "fin"]))
        assert archive.search('"le dernier bac"').total == 1
        assert archive.search('"bac dernier"').total == 0
        assert archive.search('"long le"').total == 0, "title and text are two things"
        assert archive.search('bac -"le dernier bac"').total == 0


def test_a_text_of_too_many_different_words_is_kept_and_found_by_its_first(server: str, tmp_path: Path) -> None:
    with Archive(tmp_path / "a", engine=ENGINE, database=server) as archive:
        words = [f"mot{n:06}" for n in range(120_000)]
        (added,) = add(archive, page(title="Large", text=[" ".join(words)]))
        assert added.change == "new"
        assert archive.search("mot000001 large").total == 1
        assert archive.search('"mot000001 mot000002"').total == 1


def test_signs_that_tsvector_would_take_for_syntax() -> None:
    assert postgresql.vector("", "a'b c\\d") == "'a''b':1 'c\\\\d':2"
