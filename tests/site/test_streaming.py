"""Files are sent to who takes them, and nothing of the archive is held for anybody else."""

from __future__ import annotations

import asyncio
import pickle
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Generator, Iterator, MutableMapping
from contextlib import ExitStack, suppress
from typing import Any

import pytest
from tests.site.conftest import FakeArchive

from depeche.archive.answers import SaidFilter
from depeche.archive.whole import WholeStatement
from depeche.errors import BadQuery
from depeche.site.streaming import AT_ONCE, Desk, TooMany


@pytest.fixture
def let_go(archive: FakeArchive, monkeypatch: pytest.MonkeyPatch) -> threading.Semaphore:
    """Of an archive with statements without end: once for each time that somebody has stopped reading them."""
    counted, whole = threading.Semaphore(0), archive.whole_statements

    def endless(filter: SaidFilter, /) -> Iterator[WholeStatement]:
        try:
            while True:
                yield from whole(filter)
        finally:
            counted.release()

    monkeypatch.setattr(archive, "whole_statements", endless)
    return counted


def asking(address: str) -> socket.socket:
    """Somebody who has the beginning of such a list."""
    host, port = address.removeprefix("http://").rstrip("/").split(":")
    wire = socket.create_connection((host, int(port)), timeout=10)
    wire.sendall(b"GET /said.jsonl HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert wire.recv(1000).startswith(b"HTTP/1.1 200")
    return wire


def test_a_reader_who_goes_away_holds_nothing(let_go: threading.Semaphore, address: str) -> None:
    with asking(address):
        assert not let_go.acquire(timeout=0.5)
    assert let_go.acquire(timeout=10)


def test_however_many_take_files_away_pages_are_answered(let_go: threading.Semaphore, address: str) -> None:
    with ExitStack() as held:
        for _ in range(AT_ONCE):
            held.enter_context(asking(address))
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{address}said.csv", timeout=10)
        assert refused.value.code == 503
        assert f"{AT_ONCE} files are being taken away" in refused.value.read().decode()
        refused.value.close()
        with urllib.request.urlopen(f"{address}said", timeout=10) as answer:
            assert answer.status == 200
    for _ in range(AT_ONCE):
        assert let_go.acquire(timeout=10)
    with asking(address):
        pass


def pieces(closed: list[bool]) -> Generator[bytes, None, None]:
    try:
        while True:
            yield b"more"
    finally:
        closed.append(True)


def test_a_reader_who_takes_nothing_any_more_is_none() -> None:
    async def never(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.body":
            await asyncio.sleep(3600)

    async def nothing() -> MutableMapping[str, Any]:
        await asyncio.sleep(3600)
        return {}

    closed: list[bool] = []
    desk = Desk(1, patience=0.05)
    asyncio.run(desk.sent(pieces(closed), "text/csv", {})({"type": "http", "asgi": {}}, nothing, never))
    assert closed == [True]
    with pytest.raises(TooMany):
        [desk.sent(pieces(closed), "text/csv", {}) for _ in range(2)]


def test_a_question_that_is_none_takes_no_place() -> None:
    def none() -> Generator[bytes, None, None]:
        yield from ()
        raise BadQuery("(", 0, "this bracket is not closed")

    desk = Desk(1)
    for _ in range(2):
        with suppress(BadQuery):
            desk.sent(none(), "text/csv", {})
    desk.sent(pieces([]), "text/csv", {})


def test_the_error_survives_pickling() -> None:
    assert str(pickle.loads(pickle.dumps(TooMany(3)))) == str(TooMany(3))
