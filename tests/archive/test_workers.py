"""A page that kills, hangs or eats costs its worker and itself, nothing else."""

from __future__ import annotations

import signal
import subprocess
import sys
from multiprocessing.connection import Connection
from socket import AF_UNIX, SOCK_STREAM, socketpair
from typing import Any

import pytest
from tests.archive.fakes import ENGINE, page

from depeche.archive.workers import Limits, Outcome, Pool, Recorded, Task


def outcomes(*holds: dict[str, Any], limits: Limits | None = None, count: int = 2) -> list[Outcome]:
    tasks = [(n, Task(page=found)) for n, one in enumerate(holds) if (found := page(**one).page) is not None]
    with Pool[int](ENGINE, count, limits) as pool:
        results = list(pool.results(tasks))
    assert [key for key, _ in results] == list(range(len(tasks)))
    return [outcome for _, outcome in results if outcome is not None]


def test_results_come_in_order_and_the_deadly_page_is_told() -> None:
    found = outcomes({"title": "A"}, {"do": "die"}, {"title": "B"}, {"do": "die"}, {"title": "C"})
    titles = [outcome.reading.columns["title"] if outcome.reading else None for outcome in found]
    assert titles == ["A", None, "B", None, "C"]
    assert found[1].reason == "reading it ended its process (signal 9)"


def test_a_worker_hears_of_no_end_that_everybody_is_asked_for() -> None:
    """A terminal that is closed tells all its processes, as does who ends a service: no page is unreadable for that."""
    first, second = page(title="A").page, page(title="B").page
    assert first is not None
    assert second is not None
    with Pool[int](ENGINE, 1) as pool:
        results = pool.results([(0, Task(page=first)), (1, Task(page=second))])
        found = [next(results)]
        (worker,) = pool._workers
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            worker._process.send_signal(number)
        found += results
    assert [outcome.reason for _, outcome in found if outcome] == [None, None]


def test_a_page_that_takes_too_long_is_given_up() -> None:
    found = outcomes({"title": "A"}, {"do": "hang"}, {"title": "B"}, limits=Limits(seconds=0.5, starting=20), count=1)
    assert [outcome.reason for outcome in found] == [None, "reading it took more than 0.5 seconds", None]


def test_a_page_that_takes_too_much_memory_is_given_up() -> None:
    (found,) = outcomes({"do": "eat"}, limits=Limits(memory=500_000_000), count=1)
    assert found.reason is not None
    assert "memory" in found.reason or "process" in found.reason


def test_a_key_without_a_task_comes_through_in_its_turn() -> None:
    found = page(title="A").page
    assert found is not None
    with Pool[str](ENGINE, 1) as pool:
        results = list(pool.results([("a", None), ("b", Task(page=found)), ("c", None)]))
    assert [(key, outcome is None) for key, outcome in results] == [("a", True), ("b", False), ("c", True)]


@pytest.mark.parametrize("body", [b"", b"words", b"\r\n\r\n"])
def test_a_record_travels_without_its_body_and_is_whole_again(body: bytes) -> None:
    record = b"head" + body + b"\r\n\r\n"
    assert Recorded.of(record, body).whole(body) == record
    assert Recorded.of(b"encoded otherwise\r\n\r\n", b"body").whole(b"body") == b"encoded otherwise\r\n\r\n"


def test_a_worker_whose_giver_of_work_was_killed_ends_without_a_word() -> None:
    found = page(title="A").page
    assert found is not None
    ours, theirs = socketpair(AF_UNIX, SOCK_STREAM)
    worker = subprocess.Popen(
        [sys.executable, "-c", "from depeche.archive.workers import work; work()", str(theirs.fileno())],
        pass_fds=(theirs.fileno(),), env={"PYTHONPATH": ":".join(sys.path)}, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    theirs.close()
    connection = Connection(ours.detach())
    for sent in ((ENGINE, Limits()), Task(page=found), Task(page=found)):
        connection.send(sent)
    assert connection.poll(60)
    connection.close()  # with an outcome unread: what a kill does
    assert worker.communicate(timeout=60)[1] == ""
    assert worker.returncode == 0


def test_a_worker_loads_no_database_and_who_gives_it_work_no_recorder() -> None:
    code = (
        "import sys; from depeche.archive import engine, workers; engine.load(engine.STANDARD);"
        "print({'sqlalchemy', 'warcio', 'depeche.archive.answers', 'depeche.recording'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"
