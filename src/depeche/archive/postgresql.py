"""All that is PostgreSQL's own: how it is reached, how writers queue, and its word index.

`databases.Database` says what each function promises. The tables of an archive stand in a schema of their own, so that one
database can hold several archives; each rebuild makes another schema, and the old one goes at the end.

Passwords come from the address that somebody gave, else from where libpq looks: PGPASSWORD, ~/.pgpass, a service file. They
are never written down here.
"""

from __future__ import annotations

import hashlib
import logging
import secrets
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as dialect
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.engine.interfaces import Dialect

from depeche.archive import migrations, places, query, sqlite
from depeche.archive.databases import Location, ReadOnly
from depeche.archive.schema import articles, metadata, statements
from depeche.archive.sqlstates import is_damage as is_damage
from depeche.archive.sqlstates import meaning as meaning
from depeche.archive.sqlstates import state
from depeche.errors import ArchiveProblem, MissingExtra

for _table in metadata.tables.values():
    for _index in _table.indexes:
        _index.dialect_options["postgresql"]["where"] = _index.dialect_options["sqlite"]["where"]

PATIENCE = 30.0
"""Seconds that a writer waits for another before it gives up."""

CONNECTING = 10
"""Seconds within which the server has to answer at all."""

_LIMITS = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout", "idle_session_timeout",
           "transaction_timeout")  # fmt: skip
"""What a server may be set to end sessions and questions by; which of them it knows depends on its version."""

logging.getLogger("psycopg").addHandler(logging.NullHandler())  # what it would print of a lost connection, our errors tell

_DRIVER = "postgresql+psycopg"
_SECRETS = ("password", "sslpassword", "passfile")

# ---------------------------------------------------------------- opening, making, removing


def location(name: str) -> Location:
    """A new schema in the database at an address (postgresql://USER@HOST/DATABASE); the password is taken out of it."""
    try:
        url = make_url(name)
    except (sa.exc.ArgumentError, ValueError):  # the latter of a port that is no number
        raise ValueError("it is no address of a database: write postgresql://USER@HOST/DATABASE") from None
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise ValueError(
            f"there is no database of the kind {url.get_backend_name()}: give a file name, or postgresql://HOST/DATABASE"
        )
    password = url.password or _in_query(url, "password")
    bare = url._replace(drivername="postgresql", password=None).difference_update_query(_SECRETS)
    return Location(
        database=bare.render_as_string(hide_password=False), schema=f"depeche_{secrets.token_hex(4)}", password=password
    )  # fmt: skip


def _in_query(url: sa.URL, name: str) -> str | None:
    found = url.query.get(name)
    return found if isinstance(found, str) or found is None else found[-1]


def opened(folder: Path, location: Location) -> Engine:
    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        raise MissingExtra("an archive in PostgreSQL", "postgres", "psycopg") from error
    url = make_url(location.database).set(drivername=_DRIVER)
    if location.password is not None:
        url = url.set(password=location.password)
    made = sa.create_engine(
        url, isolation_level="REPEATABLE READ", pool_size=8, max_overflow=24, pool_pre_ping=True,
        connect_args={"application_name": "depeche", "connect_timeout": CONNECTING},
    )  # fmt: skip
    _as_in_sqlite(made.dialect)
    schema = location.schema
    assert schema is not None
    sa.event.listen(made, "connect", lambda connection, _: _prepare(connection, schema))
    return made


def _prepare(connection: Any, schema: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'SET search_path = "{schema}"')
        # A transaction that was reported has to survive a power cut; what is stricter than `on` stays.
        cursor.execute("SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') IN "
                       "('off', 'local')")  # fmt: skip
        # An export holds its transaction for as long as whoever reads it takes, a check and a rebuild for hours.
        cursor.execute("SELECT set_config(name, '0', false) FROM unnest(%s::text[]) name "
                       "WHERE current_setting(name, true) <> '0'", [list(_LIMITS)])  # fmt: skip
    connection.commit()


class _Types(dialect.base.PGTypeCompiler):
    """Whole numbers have 64 bits and text sorts by code points, as in SQLite."""

    def visit_INTEGER(self, type_: Any, **kw: Any) -> str:  # noqa: N802
        return "BIGINT"

    def visit_TEXT(self, type_: Any, **kw: Any) -> str:  # noqa: N802
        return 'TEXT COLLATE "C"'


class _Tables(dialect.base.PGDDLCompiler):
    """Rows of one batch point at each other and come in bulk: that they go together is looked at when it is whole."""

    def define_constraint_deferrability(self, constraint: Any) -> str:
        foreign = isinstance(constraint, sa.ForeignKeyConstraint)
        return " DEFERRABLE INITIALLY DEFERRED" if foreign else super().define_constraint_deferrability(constraint)


def _as_in_sqlite(spoken: Dialect) -> None:
    # Numbers go out as wide as they are: a cast to 64 bits would rule out functions of 32.
    spoken.colspecs = {**spoken.colspecs, sa.Integer: sa.Integer}
    spoken.type_compiler_instance = spoken.type_compiler = _Types(spoken)
    spoken.ddl_compiler = _Tables


def there(folder: Path, location: Location, made: Engine) -> bool:
    with peeking(made) as connection:
        encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
        if encoding != "UTF8":
            reason = f"the database is kept in {encoding}, and pages need one in UTF8; make it with `createdb -E UTF8`"
            raise ArchiveProblem(str(folder), reason)
        return connection.scalar(sa.select(sa.func.to_regnamespace(location.schema))) is not None


_OURS = "an archive of depeche: its folder tells this name in archive.toml"
_ANEW = _OURS + "; made anew from {}"
_LEFT = "left by depeche after a rebuild, while somebody still read it; `depeche check` of any archive here takes it away"


def prepared(connection: Connection, location: Location, *, of: Location | None = None) -> None:
    connection.exec_driver_sql(f'CREATE SCHEMA IF NOT EXISTS "{location.schema}"')
    _remark(connection, location, _OURS if of is None else _ANEW.format(of.schema))


def _remark(connection: Connection, location: Location, words: str) -> None:
    connection.exec_driver_sql(f"COMMENT ON SCHEMA \"{location.schema}\" IS '{words}'")


_SCHEMAS = "SELECT nspname, obj_description(oid, 'pg_namespace') FROM pg_namespace"
_OURS_TO_TAKE = f"{_SCHEMAS} WHERE pg_has_role(nspowner, 'USAGE')"


def following(folder: Path, location: Location) -> Location:
    """depeche_ab12, depeche_ab12_2, …; one that is there already only if a rebuild of this one left it, which was killed."""
    assert location.schema is not None
    name, _, number = location.schema.rpartition("_")
    stem, first = (name, int(number) + 1) if "_" in name and number.isdecimal() else (location.schema, 2)
    made = opened(folder, location)
    try:
        with peeking(made) as connection:
            there = {row[0]: row[1] for row in connection.exec_driver_sql(_SCHEMAS)}
    finally:
        made.dispose()
    ours = _ANEW.format(location.schema)
    names = (f"{stem}_{number}" for number in count(first))
    free = next(name for name in names if name not in there or there[name] == ours)
    return Location(database=location.database, schema=free, password=location.password)


def removed(folder: Path, location: Location, *, patience: float | None = None) -> bool:
    """Whoever asks it still would wait for one of its tables as we wait for another: we let go and come again, before the
    server takes that for a deadlock (after a second) and ends the one or the other."""
    until = time.monotonic() + (PATIENCE if patience is None else patience)
    made = opened(folder, location)
    try:
        with peeking(made) as connection:
            connection.exec_driver_sql("SET client_min_messages = error")
            connection.exec_driver_sql("SET lock_timeout = 200")
            while True:
                try:
                    connection.exec_driver_sql(f'DROP SCHEMA IF EXISTS "{location.schema}" CASCADE')
                    return True
                except sa.exc.DBAPIError as error:
                    if state(error) != "55P03":
                        raise
                if time.monotonic() > until:
                    _remark(connection, location, _LEFT)
                    return False
                time.sleep(0.2)
    finally:
        made.dispose()


def left(folder: Path, location: Location) -> list[Location]:
    made = opened(folder, location)
    try:
        with peeking(made) as connection:
            names = sorted(row[0] for row in connection.exec_driver_sql(_OURS_TO_TAKE) if row[1] == _LEFT)
    finally:
        made.dispose()
    return [Location(database=location.database, schema=name, password=location.password) for name in names]


def tidied(made: Engine) -> None:
    with peeking(made) as connection:
        for table in (*metadata.tables.values(), *_INDEXES.values()):
            connection.exec_driver_sql(f'ANALYZE "{table.name}"')


def shredding(connection: Connection) -> None:
    """Deleted rows stay until they are vacuumed: see `swept`."""


def swept(made: Engine) -> None:
    with peeking(made) as connection:
        for table in (*metadata.tables.values(), *_INDEXES.values()):
            connection.exec_driver_sql(f'VACUUM "{table.name}"')


def version(connection: Connection) -> str | None:
    if connection.scalar(sa.select(sa.func.to_regclass("alembic_version"))) is None:
        return None
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    return str(row[0]) if row else None


# ---------------------------------------------------------------- transactions and what goes wrong


@contextmanager
def writing(made: Engine) -> Iterator[Connection]:
    """One writer at a time: a lock that lasts as long as the transaction, on the name of the schema."""
    # READ COMMITTED: the first look is taken after the lock was given, and sees what the last writer left.
    with made.connect().execution_options(isolation_level="READ COMMITTED") as connection, connection.begin():
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {max(1, round(PATIENCE * 1000))}")
        schema, read_only = connection.exec_driver_sql(
            "SELECT current_setting('search_path'), current_setting('transaction_read_only')"
        ).one()
        if read_only == "on":  # before anything is written to the files that could not follow here
            raise ReadOnly
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_lock(schema))))
        connection.exec_driver_sql("SET LOCAL lock_timeout = 0")
        yield connection


def _lock(schema: str) -> int:
    return int.from_bytes(hashlib.sha256(f"depeche {schema}".encode()).digest()[:8], "big", signed=True)


@contextmanager
def peeking(made: Engine) -> Iterator[Connection]:
    with made.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        yield connection


def damage(connection: Connection) -> list[str]:
    """Rows that point at others are PostgreSQL's to mind; the words are ours."""
    found = []
    for index, rows, what, key in (
        ("words", articles, "articles", articles.c.id), ("said_words", statements, "statements", places.of_row())
    ):  # fmt: skip
        table = _INDEXES[index]
        indexed = statements.c.position < places.MOST if rows is statements else sa.true()
        lacking = connection.scalar(sa.select(sa.func.count()).select_from(rows).where(
            indexed, ~sa.exists().where(_number(table) == key)
        ))  # fmt: skip
        stray = connection.scalar(
            sa.select(sa.func.count()).select_from(table).where(~sa.exists().where(_number(table) == key))
        )
        if lacking or stray:
            found.append(f"the index lacks {lacking} {what} and has {stray} that are gone; `depeche rebuild` mends it")
    return found


def saved(connection: Connection, path: Path) -> None:
    """Row by row, a few at a time; the words go into SQLite's own index."""
    copy = sqlite.engine(path)
    try:
        with sqlite.writing(copy) as into:
            migrations.upgrade(into)
            for table in metadata.sorted_tables:
                with connection.execute(sa.select(table), execution_options={"yield_per": _AT_ONCE}) as rows:
                    for some in rows.mappings().partitions():
                        into.execute(sa.insert(table), [dict(row) for row in some])
            with connection.execute(sa.select(_INDEXES["said_words"]), execution_options={"yield_per": _AT_ONCE}) as rows:
                for said in rows.partitions():
                    sqlite.index(into, (), [(row.place, row.body.strip()) for row in said])
            with connection.execute(sa.select(_INDEXES["words"]), execution_options={"yield_per": _AT_ONCE}) as rows:
                for words in rows.partitions():
                    sqlite.index(into, [(row.article_id, row.title.strip(), row.body.strip()) for row in words], ())
    finally:
        copy.dispose()


_AT_ONCE = 500  # rows

# ---------------------------------------------------------------- the word index

_indexes = sa.MetaData()
_INDEXES = {
    "words": sa.Table(
        "words",
        _indexes,
        sa.Column("article_id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column(
            "title", sa.Text, nullable=False
        ),  # its words, each with a blank before and behind: phrases are found here
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("vector", dialect.TSVECTOR, nullable=False),
        sa.Index("words_by_word", "vector", postgresql_using="gin"),
    ),
    "said_words": sa.Table(
        "said_words",
        _indexes,
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("vector", dialect.TSVECTOR, nullable=False),
        sa.Index("said_words_by_word", "vector", postgresql_using="gin"),
    ),
}
_LAST_PLACE = 16_383  # of tsvector
_MOST_PLACES = 255  # of one word
_MOST_BYTES = 900_000  # of a tsvector's words, whose bound is 1 MiB


def _number(table: sa.Table) -> sa.ColumnElement[int]:
    return cast("sa.ColumnElement[int]", next(iter(table.c)))


def firsts(key: sa.Column[Any], of: sa.Column[int], most: int, *same: sa.Column[Any]) -> sa.Select[Any]:
    listed = dialect.ARRAY(sa.BigInteger() if isinstance(key.type, sa.Integer) else sa.Text())
    wanted = sa.func.unnest(sa.bindparam("keys", type_=listed)).table_valued("key", name="wanted").render_derived()
    led_to = (key == wanted.c.key, *(one == sa.bindparam(one.name) for one in same))
    lowest = sa.select(key, of).where(*led_to).order_by(of).limit(most).correlate(wanted).lateral("lowest")
    return sa.select(lowest.c[key.name], lowest.c[of.name]).select_from(wanted.join(lowest, sa.true()))


def index(connection: Connection, articles: Sequence[tuple[int, str, str]], said: Sequence[tuple[int, str]]) -> None:
    if articles:
        connection.execute(_PUT, [
            {"article_id": number, "title": _padded(title), "body": _padded(body), "vector": vector(title, body)}
            for number, title, body in articles
        ])  # fmt: skip
    if said:
        rows = [{"place": number, "body": _padded(words), "vector": vector("", words)} for number, words in said]
        connection.execute(_PUT_SAID, rows)


def _put(table: sa.Table) -> sa.Insert:
    """An insert whose vector is taken as it stands, by no dictionary of the server."""
    values: dict[str, Any] = {column.name: sa.bindparam(column.name, type_=column.type) for column in table.c}
    values["vector"] = sa.cast(sa.bindparam("vector", type_=sa.Text), dialect.TSVECTOR)
    return sa.insert(table).values(values)


_PUT, _PUT_SAID = _put(_INDEXES["words"]), _put(_INDEXES["said_words"])


def unindex(connection: Connection, number: int, title: str, body: str, said: Sequence[tuple[int, str]]) -> None:
    words, said_words = _INDEXES["words"], _INDEXES["said_words"]
    connection.execute(sa.delete(words).where(words.c.article_id == number))
    if said:
        connection.execute(sa.delete(said_words).where(said_words.c.place.in_([one for one, _ in said])))


def _padded(words: str) -> str:
    return f" {words} "


def vector(title: str, body: str) -> str:
    """A tsvector of folded words, as text. Places are for the rank only; those of the title have the weight A.

    A word beyond what a tsvector holds (some 900 KB of different words) is left out.
    """
    stands: dict[str, list[str]] = {}
    at = 0
    for text, weight in ((title, "A"), (body, "")):
        for word in text.split():
            at += 1
            known = stands.setdefault(word, [])
            if at <= _LAST_PLACE and len(known) < _MOST_PLACES:
                known.append(f"{at}{weight}")
    room = _MOST_BYTES - sum(len(word.encode()) + 4 for word in stands)
    with_places = room >= 2 * sum(map(len, stands.values()))
    found, left = [], _MOST_BYTES
    for word, where in stands.items():
        left -= len(word.encode()) + 4
        if left < 0:
            break
        found.append(_quoted(word) + (f":{','.join(where)}" if where and with_places else ""))
    return " ".join(found)


def _quoted(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


GOOD_PART = 100


def searching(connection: Connection) -> None:
    """The planner takes `@@` for cheap, and would rather go through all rows, of each of which it has to fetch the words
    from beside the table: five times as long as asking the index for a word that half of the articles have.

    Nor is anything compiled: that takes longer than the question."""
    if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":  # there it would be over at once
        connection.exec_driver_sql("SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)")


def matched(index: str, node: query.Node, *, among: sa.Select[Any] | None = None, often: bool = False, few: bool = False,
            each: bool = False, most: int | None = None) -> sa.Select[Any]:  # fmt: skip
    table = _INDEXES[index]
    number = _number(table)
    found = sa.select(number).where(_within(table, _wide(node)))
    if _has_phrase(node):
        found = found.where(_exactly(table, node))
    if among is not None and (few or each):  # as an array the planner takes it for few too, and begins with it
        found = found.where(number == sa.func.any(sa.func.array(among.scalar_subquery())))
        return found if most is None else found.order_by(number.desc()).limit(most)
    # By itself, lest the order that is wanted lead through all articles instead of through the index.
    there = found.cte(nesting=True).prefix_with("MATERIALIZED")
    (number,) = there.c
    found = sa.select(number)
    if among is not None and often:
        one, *_ = among.selected_columns
        found = found.where(among.where(one == number).exists())
    elif among is not None:
        found = found.where(number.in_(among))
    return found if most is None else found.order_by(number.desc()).limit(most)


def articles_at(there: sa.Select[Any], holds: Sequence[sa.ColumnElement[bool]], *, most: int | None) -> sa.Select[Any]:
    (place,) = there.subquery().c
    number = places.article_of(place).label("article_id")
    found = sa.select(number).distinct()
    if holds:
        found = found.where(sa.exists().where(places.stands_at(place), *holds))
    return found if most is None else found.order_by(number.desc()).limit(most)


def _within(table: sa.Table, words: str) -> sa.ColumnElement[bool]:
    return table.c.vector.bool_op("@@")(_expression(words))


def _expression(words: str) -> sa.ColumnElement[Any]:
    return sa.cast(sa.literal(words, sa.Text), dialect.TSQUERY)


def _has_phrase(node: query.Node) -> bool:
    if isinstance(node, query.Term):
        return len(node.words) > 1
    if isinstance(node, query.Not):
        return _has_phrase(node.part)
    return isinstance(node, (query.Every, query.Some)) and any(map(_has_phrase, node.parts))


def _wide(node: query.Node) -> str:
    """A tree in the language of tsquery that matches all that the tree does.

    Of a phrase it asks for the words only: a tsvector knows 255 places of a word and none after the 16,383rd word, so what
    stands side by side is looked up in the text (`_exactly`).
    """
    if isinstance(node, query.Term):
        return "(" + " & ".join(_lexemes(node)) + ")"
    assert isinstance(node, (query.Some, query.Every))
    held = [_wide(part) for part in node.parts if not isinstance(part, query.Not)]
    absent = [part.part for part in node.parts if isinstance(part, query.Not)]
    parts = held + [f"!{_wide(part)}" for part in absent if not _has_phrase(part)]
    return "(" + (" | " if isinstance(node, query.Some) else " & ").join(parts) + ")"


def _lexemes(term: query.Term) -> list[str]:
    last = len(term.words) - 1
    return [_quoted(word) + (":*" if term.prefix and i == last else "") for i, word in enumerate(term.words)]


def _exactly(table: sa.Table, node: query.Node) -> sa.ColumnElement[bool]:
    if isinstance(node, query.Term):
        if len(node.words) == 1:
            return _within(table, _wide(node))
        piece = " " + " ".join(node.words) + ("" if node.prefix else " ")
        return sa.or_(*(holds(column, piece) for column in table.c if isinstance(column.type, sa.Text)))
    if isinstance(node, query.Not):
        return sa.not_(_exactly(table, node.part))
    assert isinstance(node, (query.Some, query.Every))
    parts = [_exactly(table, part) for part in node.parts]
    return sa.or_(*parts) if isinstance(node, query.Some) else sa.and_(*parts)


# ts_rank_cd: what a word of weight D, C, B, A counts; 1: divided by the logarithm of the length
_WEIGHTS = "{0.2, 0.2, 0.2, 1.0}"
_BY_LENGTH = 1


def scores(node: query.Node, numbers: Sequence[int]) -> sa.Select[tuple[int, float]]:
    """By ts_rank_cd: the more of the words are there, and the nearer together, the better."""
    words = _INDEXES["words"]
    terms = [" <-> ".join(_lexemes(term)) for term in query.terms(node)]
    weights = sa.cast(sa.literal(_WEIGHTS, sa.Text), dialect.ARRAY(sa.REAL))
    asked = _expression(" | ".join(f"({term})" for term in terms))
    rank = sa.func.ts_rank_cd(weights, words.c.vector, asked, _BY_LENGTH)
    wanted = sa.cast(sa.literal(list(numbers), dialect.ARRAY(sa.BigInteger)), dialect.ARRAY(sa.BigInteger))
    return sa.select(words.c.article_id.label("id"), (-rank).label("score")).where(words.c.article_id == sa.any_(wanted))


def too_large(error: sa.exc.DBAPIError) -> bool:
    return state(error) == "54000"  # program_limit_exceeded


def holds(text: sa.ColumnElement[str], piece: str | sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
    return sa.func.strpos(text, piece) > 0
