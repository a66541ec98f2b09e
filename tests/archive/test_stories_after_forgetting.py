"""Stories after some of their articles were forgotten: a rebuild gives the same ones, with the same numbers."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from tests.archive.dumping import lose
from tests.archive.fakes import DAYS, ENGINE, add, page
from tests.archive.test_left_by_forgetting import both

from depeche.archive import Archive, schema
from depeche.model import Capture


def report(number: int, story: str, *, day: int, text: str = "Words.", dated: bool = True) -> Capture:
    """The fake fold takes for one story what begins with the same word."""
    when = {"published": DAYS[day]} if dated else {}
    return page(f"https://a.example/{number}", title=f"{story} {number} {text}", text=[text], at=DAYS[day], **when)


def told(archive: Archive) -> dict[str, list[Any]]:
    of = schema.articles.c
    wanted = {
        "stories": sa.select(schema.stories),
        "articles": sa.select(of.id, of.key, of.title, of.ordered, of.revisions, of.story_id, of.like_id.is_(None)),
        "of steps": sa.select(schema.steps.c.article_id, schema.steps.c.story_id),
    }
    with archive._store.reading() as connection:
        return {what: sorted(map(tuple, connection.execute(asked))) for what, asked in wanted.items()}


def rebuilt(folder: Path, lost: bool) -> list[dict[str, list[Any]]]:
    found = []
    for _ in range(2):
        if lost:
            lose(folder)
        with Archive(folder, engine=ENGINE) as archive:
            list(archive.rebuild(workers=0))
            assert list(archive.check()) == []
            found.append(told(archive))
    return found


@both
def test_a_story_keeps_its_number_when_the_one_before_it_is_forgotten(
    tmp_path: Path, database: str | None, lost: bool
) -> None:
    folder = tmp_path / "a"
    with Archive(folder, engine=ENGINE, database=database) as archive:
        add(archive, *(report(n, story, day=n) for n, story in enumerate(["Ferry", "Storm", "Ferry", "Bridge"])))
        archive.forget("https://a.example/1")  # the only one of its story
        archive.forget("https://a.example/0")  # the first of its own
        archive.forget("https://a.example/3")  # of the last story
        before = told(archive)
        assert [row[0] for row in before["stories"]] == [1]
    assert rebuilt(folder, lost) == [before, before]
    with Archive(folder, engine=ENGINE) as archive:
        add(archive, report(4, "Snow", day=4), report(5, "Ferry", day=5))
        assert [(row.id, row.articles) for row in archive.stories()] == [(1, 2), (4, 1)]


def test_a_story_is_called_as_its_articles_were_when_they_came(tmp_path: Path, database: str | None) -> None:
    folder = tmp_path / "a"
    with Archive(folder, engine=ENGINE, database=database) as archive:
        add(archive, report(0, "Ferry", day=0), report(1, "Ferry", day=5), report(2, "Ferry", day=3))
        add(archive, report(2, "Quay", day=6, text="Corrected."))
        archive.forget("https://a.example/0")
        before = told(archive)
        assert before["stories"][0][1] == "Ferry 2 Words."  # published before the other, which came before it
    assert rebuilt(folder, False)[0] == before


@pytest.mark.parametrize("seed", range(5))
def test_whatever_is_forgotten_a_rebuild_gives_the_same_stories(tmp_path: Path, database: str | None, seed: int) -> None:
    draw, folder, there = random.Random(seed), tmp_path / "a", set[int]()
    with Archive(folder, engine=ENGINE, database=database) as archive:
        for turn in range(draw.randint(4, 14)):
            if there and draw.random() < 0.4:
                number = draw.choice(sorted(there))
                there.discard(number)
                archive.forget(f"https://a.example/{number}")
                continue
            number = draw.randint(0, 9)
            story, text = draw.choice(["Ferry", "Storm", "Quay"]), draw.choice(["Words.", "Other words.", "More."])
            came = add(archive, report(number, story, day=min(9, turn), text=text, dated=draw.random() < 0.7))
            there |= {number for one in came if one.change != "forgotten"}
        before = told(archive)
    assert rebuilt(folder, draw.random() < 0.5) == [before, before]
