"""Stories go on from one run to the next, whatever of the way there is still kept."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from tests.archive.fakes import DAYS, ENGINE, add, page

from depeche.archive import Archive
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
