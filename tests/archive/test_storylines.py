"""Stories go on from one run to the next, whatever of the way there is still kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from tests.archive.dumping import dump
from tests.archive.fakes import DAYS, ENGINE, add, page

from depeche.archive import Archive
from depeche.archive.answers import StoryFilter
from depeche.archive.schema import steps

TITLES = (
    "Ferry stopped",
    "Bridge open",
    "Ferry sails",
    "Storm near",
    "Bridge shut",
    "Storm over",
    "Ferry late",
    "Bridge old",
)


def stories(folder: Path, database: str | None) -> tuple[list[tuple[int, int]], list[str]]:
    """Which articles are of which story, each having come in with a run of its own; and what is kept of each step."""
    for n, title in enumerate(TITLES):
        with Archive(folder, engine=ENGINE, database=database) as archive:
            add(archive, page(f"https://a.example/{n}", title=title, text=[f"Words {n}"], at=DAYS[n % len(DAYS)]))
    with Archive(folder, engine=ENGINE) as archive:
        assert list(archive.check()) == []
        with archive._store.reading() as connection:
            rows = connection.execute(sa.select(steps).order_by(steps.c.id)).all()
    return [(row.article_id, row.story_id) for row in rows], [row.traits for row in rows]


def test_a_story_begins_with_its_first_article_that_has_a_time(tmp_path: Path, database: str | None) -> None:
    """Whenever one without a time comes in; it stands behind the others. Where none has a time, the story is in none."""
    with Archive(tmp_path / "a", engine=ENGINE, database=database) as archive:
        for n, at in enumerate((None, DAYS[3], DAYS[1], None, DAYS[4])):
            add(archive, page(f"https://{n}.example/", site=f"Paper {n}", title="Ferry stopped", text=[f"{n}"], at=at))
        add(archive, page("https://a.example/storm", title="Storm near", text=["x"]))
        ferry, storm = archive.story(1), archive.story(2)
        assert [str(time)[:10] for time in (ferry.row.first, ferry.row.last)] == [DAYS[1][:10], DAYS[4][:10]]
        assert [row.id for row in ferry.articles] == [3, 2, 5, 1, 4]
        assert ferry.row.sites == ("Paper 2", "Paper 1", "Paper 4", "Paper 0", "Paper 3")
        assert (storm.row.first, storm.row.last) == (None, None)
        assert [row.id for row in archive.stories(StoryFilter(until=date(2027, 12, 31)))] == [1]
        assert archive.stories(StoryFilter(until=date(2027, 1, 10))) == []
        assert [row.id for row in archive.stories(StoryFilter())] == [1, 2]
        assert list(archive.check()) == []
        with archive._store.writing() as connection:
            connection.exec_driver_sql("UPDATE stories SET first = '' WHERE id = 1")
        assert [problem.where for problem in archive.check()] == ["story 1"]


def test_a_story_that_began_nowhere_begins_with_its_first_article_that_has_a_time(
    tmp_path: Path, database: str | None
) -> None:
    """An older depeche took that of one without a time."""
    with Archive(tmp_path / "a", engine=ENGINE, database=database) as archive:
        for n, at in enumerate((DAYS[3], None, DAYS[1])):
            add(archive, page(f"https://{n}.example/", title="Ferry stopped", text=[f"{n}"], at=at))
        add(archive, page("https://a.example/storm", title="Storm near", text=["x"]))
    with Archive(tmp_path / "a", engine=ENGINE) as archive, archive._store.writing() as connection:
        connection.exec_driver_sql("UPDATE batches SET journal_copy = NULL")  # that depeche kept none
    expected = dump(tmp_path / "a")
    with Archive(tmp_path / "a", engine=ENGINE) as archive, archive._store.writing() as connection:
        connection.exec_driver_sql("UPDATE stories SET first = ''")
        connection.exec_driver_sql("DROP INDEX captures_leading")
        connection.exec_driver_sql("ALTER TABLE captures DROP COLUMN leads_to")
        connection.exec_driver_sql("ALTER TABLE batches DROP COLUMN journal_copy")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0018'")
    with Archive(tmp_path / "a", engine=ENGINE) as archive:
        assert dump(tmp_path / "a") == expected
        assert list(archive.check()) == []


def test_what_a_checkpoint_contains_is_kept_no_more_and_stories_go_on(
    tmp_path: Path, database: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected, all_traits = stories(tmp_path / "a", database)
    assert all(all_traits)
    assert len({story for _, story in expected}) == 3
    monkeypatch.setattr("depeche.archive.storylines.EVERY", 3)
    found, traits = stories(tmp_path / "b", database)
    assert found == expected
    assert [bool(one) for one in traits] == [False] * 6 + [True] * 2
    with Archive(tmp_path / "b", engine=ENGINE) as archive:
        list(archive.rebuild(workers=0))
        assert list(archive.check()) == []
