"""What was said, and on which site: asked of indexes that know the articles, the last kept first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from tests.archive.dumping import dump
from tests.archive.fakes import DAYS, ENGINE, add, page, told

from depeche.archive import Archive, places, search
from depeche.archive import engine as engines
from depeche.archive.answers import SaidFilter
from depeche.archive.schema import sites
from depeche.model import Capture


def ferry(number: int, *said: list[str], at: str | None = None, **more: str) -> Capture:
    text = ["Le bac reprendra. Le quai est fermé. Le bac attend.", told(said=list(said))]
    return page(f"https://a.example/{number}", title=f"Ferry {number}", text=text, at=at, **more)


PROMISE, ASSERTION = ["Ilse Vaudrin", "Le bac reprendra", "promise"], ["Jon Brask", "Le quai est fermé", "assert"]
WAITING = ["Jon Brask", "Le bac attend", "assert"]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, database: str | None) -> Iterator[Archive]:
    with Archive(tmp_path_factory.mktemp("said") / "a", engine=ENGINE, database=database) as made:
        add(made, *(ferry(number, PROMISE, at=DAYS[0]) for number in range(1, 4)))
        add(made, ferry(1, ASSERTION, PROMISE, WAITING, at=DAYS[1]))  # its statements are the ones told last
        yield made


@pytest.mark.parametrize("few", [0, 300])
@pytest.mark.parametrize(
    ("query", "all_of_them"),
    [
        ("said:bac", [3, 2, 1]),
        ("said:bac said:reprendra", [3, 2, 1]),
        ("said:bac said:quai", []),
        ('said:"le bac"', [3, 2, 1]),
        ("said:rep*", [3, 2, 1]),
        ("said:(bac -attend)", [3, 2, 1]),
        ("said:(-bac)", [1]),
        ("said:bac said:(-reprendra)", [1]),
        ("who:vaudrin said:bac", [3, 2, 1]),
        ("who:brask said:bac", [1]),
        ("who:brask said:reprendra", []),
        ("who:vaudrin who:brask said:bac", []),
        ("who:nobody said:bac", []),
        ("act:promise said:bac", [3, 2, 1]),
        ("act:assert said:bac", [1]),
        ("act:assert said:reprendra", []),
        ("who:vaudrin act:promise", [3, 2, 1]),
        ("who:vaudrin act:assert", []),
        ("who:brask act:assert said:attend", [1]),
        ("ferry said:bac", [3, 2, 1]),
        ("said:bac site:a.example", [3, 2, 1]),
        ("said:bac -said:attend", [3, 2]),
        ("said:bac OR said:quai", [3, 2, 1]),
    ],
)
def test_of_those_who_said_it_the_articles_kept_last_are_counted(
    archive: Archive, query: str, all_of_them: list[int], few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However late their statements were told, and whichever way the index is asked."""
    monkeypatch.setattr(search, "FEW", few)
    with archive._store.reading() as connection:
        for most in (1, 2, 10):
            found = search.results(
                connection, engines.load(ENGINE), query, limit=9, offset=0, newest=True, folded=False, most=most
            )
            assert sorted((hit.article.id for hit in found.hits), reverse=True) == all_of_them[:most]
            assert found.more == (len(all_of_them) > most)


def test_statements_are_found_by_their_words(archive: Archive) -> None:
    assert [row.statement.text for row in archive.said(SaidFilter(words="bac -reprendra"))] == ["Le bac attend"]
    assert [row.article.id for row in archive.said(SaidFilter(words="bac", who="Vaudrin"))] == [3, 2, 1]
    assert [row.statement.text for row in archive.said(SaidFilter(query="who:brask said:bac"))] == ["Le bac attend"]


def test_more_statements_than_have_a_place_are_told_and_not_found(
    tmp_path: Path, database: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "MOST", 2)
    with Archive(tmp_path / "a", engine=ENGINE, database=database) as archive:
        add(archive, ferry(1, PROMISE, ASSERTION, WAITING, at=DAYS[0]))
        assert len(archive.said(SaidFilter(who="Brask"))) == 2
        assert [archive.search(f"said:{word}").total for word in ("reprendra", "quai", "attend")] == [1, 1, 0]
        add(archive, ferry(1, WAITING, PROMISE, ASSERTION, at=DAYS[1]))
        assert [archive.search(f"said:{word}").total for word in ("reprendra", "quai", "attend")] == [1, 0, 1]


def test_what_is_counted_and_who_speaks_where_comes_from_indexes_alone(tmp_path: Path) -> None:
    """Rows of articles and statements are long, and lie all over a large file. (SQLite tells how it will look.)"""
    with Archive(tmp_path / "a", engine=ENGINE) as archive:
        add(archive, ferry(1, PROMISE))
        asked: list[tuple[str, Any]] = []
        sa.event.listen(archive._store.engine, "before_cursor_execute", lambda *of: asked.append((of[2], of[3])))
        for query in ("ferry", "said:bac", "who:vaudrin said:bac", "who:vaudrin act:promise", "site:a.example"):
            asked.clear()
            archive.search(query)
            statement, values = next(one for one in asked if "articles_counted" in one[0])
            with archive._store.reading() as connection:
                plan = [row[-1] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)]
            rows = [step for step in plan if "article_rows" in step or "statement_rows" in step]
            assert rows
            assert [step for step in rows if "USING INTEGER PRIMARY KEY" in step] == []


# ---------------------------------------------------------------- sites


def asked_for(archive: Archive) -> list[tuple[str, str, str]]:
    with archive._store.reading() as connection:
        return [(row.asked, row.what, row.value) for row in connection.execute(sa.select(sites).order_by(*sites.c))]


def test_a_site_that_calls_itself_otherwise_is_found_by_its_new_name_alone(archive: Archive, tmp_path: Path) -> None:
    where = archive._store.location
    with Archive(tmp_path / "a", engine=ENGINE, database=where.database if where.on_server else None) as own:
        add(own, ferry(1, PROMISE, at=DAYS[0], site="La Vigie"), ferry(2, PROMISE, at=DAYS[0], site="Le Phare"))
        add(own, ferry(1, ASSERTION, at=DAYS[1], site="Le Phare"))
        assert [own.search(f'site:"{name}"').total for name in ("la vigie", "LE PHARE", "a.example")] == [0, 2, 2]
        assert asked_for(own) == [
            ("a.example", "host", "a.example"), ("example", "host", "a.example"), ("le phare", "site", "Le Phare")
        ]  # fmt: skip
        before = dump(own.folder)
        list(own.rebuild(workers=0))
        assert dump(own.folder)["sites"] == before["sites"]
        own.forget("1", why="asked")
        assert own.search("site:a.example").total == 1
        own.forget("2", why="asked")
        assert asked_for(own) == []
        assert list(own.check()) == []
