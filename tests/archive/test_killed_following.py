"""kill -9 in the middle of `follow`, and of `add` beside it: what was told is there, the rest is asked for again.

`make kill` runs the many rounds: `pytest -m heavy tests/archive/test_killed_following.py`.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.archive.paper_server import paper

from depeche.archive import Archive
from depeche.sources.told import Chosen

ROOT = Path(__file__).parents[2]
_FOLLOW = """
import sys, json
from datetime import UTC, datetime
sys.path.insert(0, sys.argv[2])
from depeche.archive import Archive
from depeche.archive.answers import Added
from depeche.sources import Manners, web
from depeche.sources.following import Pace
from depeche.sources.told import Polled
now = lambda: datetime.now(UTC)
with Archive(sys.argv[1]) as archive:
    fetch = web.fetcher(now, Manners(private=True))
    while True:
        for one in archive.follow(fetch, now=now, pace=Pace(delay=0.0, threads=8), once=True, everything=True, workers=0):
            if isinstance(one, Added):
                print(json.dumps([one.capture, one.change]), flush=True)
            elif isinstance(one, Polled):
                print(json.dumps([one.source, len(one.fresh)]), flush=True)
"""
_ADD = """
import sys, json
sys.path.insert(0, sys.argv[2])
from tests.sources.weblet import page as html
from depeche.archive import Archive, adding
from depeche.model import Capture, Page
adding.BATCH_CAPTURES = 5
def captures():
    for n in range(1_000_000):
        url = f"https://a.example/{n % 60}"
        yield Capture(name=url, url=url, page=Page(body=html(f"T{n}").encode(), url=url))
with Archive(sys.argv[1]) as archive:
    for added in archive.add(captures(), workers=0):
        print(json.dumps([added.capture, added.change]), flush=True)
"""


def started(code: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, str(folder), str(ROOT)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )  # fmt: skip


def killed(process: subprocess.Popen[str], seconds: float) -> list[tuple[int | str, int | str]]:
    """Lets it run for so long after its first word, and kills it; what it told."""
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(seconds)
    os.kill(process.pid, signal.SIGKILL)
    rest, err = process.communicate()
    assert err == "", err
    lines = (first + rest).split("\n")
    return [tuple(json.loads(line)) for line in lines[:-1] if line]


def whole(folder: Path, told: list[tuple[int | str, int | str]]) -> None:
    """All that was told is there, and nothing is wrong."""
    with Archive(folder) as archive:
        assert [problem for problem in archive.check() if not problem.repaired] == []
        for number, change in told:
            if isinstance(number, int) and change in ("new", "changed", "unchanged"):
                assert archive.page(number).body
        polled = {source for source, _ in told if isinstance(source, str)}
        tried = {one.url for one in archive.followed(datetime.now(UTC)) if one.last_try is not None}
        assert polled <= tried
        _nothing_is_forgotten(folder)


def _nothing_is_forgotten(folder: Path) -> None:
    """What a poll that was kept listed is watched, and what is said to be kept has its page."""
    (database,) = folder.glob("*.sqlite")
    connection = sqlite3.connect(database)
    lost = connection.execute(
        "SELECT url FROM watched WHERE state = 'kept' AND url NOT IN (SELECT url FROM captures WHERE page_id IS NOT NULL)"
    ).fetchall()
    loose = connection.execute("SELECT count(*) FROM findings WHERE watched_id NOT IN (SELECT id FROM watched)").fetchone()
    connection.close()
    assert (lost, loose) == ([], (0,))


@pytest.fixture
def feeds() -> Iterator[list[str]]:
    with paper() as urls:
        yield urls


@pytest.fixture
def folder(tmp_path: Path, feeds: list[str]) -> Path:
    with Archive(tmp_path / "a") as archive:
        archive.choose(Chosen(url=url, at=datetime.now(UTC)) for url in feeds)
    return tmp_path / "a"


def rounds(folder: Path, number: int, seed: int, *, beside: bool) -> None:
    instant = random.Random(seed)
    for _ in range(number):
        adding = started(_ADD, folder) if beside else None
        told = killed(started(_FOLLOW, folder), instant.random() * 0.6)
        if adding is not None:
            told += killed(adding, instant.random() * 0.2)
        whole(folder, told)


def test_what_following_told_is_there_after_a_kill(folder: Path) -> None:
    rounds(folder, 4, 1, beside=False)


def test_follow_and_add_are_killed_side_by_side(folder: Path) -> None:
    rounds(folder, 2, 2, beside=True)


@pytest.mark.heavy
@pytest.mark.parametrize("seed", range(20))
def test_two_hundred_kills(folder: Path, seed: int) -> None:
    rounds(folder, 10, 100 + seed, beside=seed % 2 == 0)


def test_a_rebuild_after_kills_knows_all_sources_and_articles(folder: Path) -> None:
    told = killed(started(_FOLLOW, folder), 0.5)
    assert told
    with Archive(folder) as archive:
        before = [(one.url, one.articles, one.last_success) for one in archive.followed(datetime.now(UTC))]
        list(archive.rebuild(workers=0))
        assert [(one.url, one.articles, one.last_success) for one in archive.followed(datetime.now(UTC))] == before
        assert list(archive.check()) == []


def test_follow_add_and_questions_at_once_are_never_locked(folder: Path) -> None:
    """Three processes and the asking of a fourth: nobody hears that the database is locked."""
    running = [started(_FOLLOW, folder), started(_ADD, folder), started(_ADD, folder)]
    try:
        with Archive(folder) as archive:
            until = time.monotonic() + 6
            asked = 0
            while time.monotonic() < until or asked <= 10:  # on a busy machine that many may take longer
                archive.counts()
                archive.search("harbour")
                archive.followed(datetime.now(UTC))
                asked += 1
        assert [process.poll() for process in running] == [None] * 3, [process.communicate()[1] for process in running]
    finally:
        told = [killed(process, 0.0) for process in running]
    assert all(told)
    whole(folder, [one for some in told for one in some])
