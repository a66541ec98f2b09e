"""What a hostile server may try, and how each fetch ends: in time, in size, and never on a private network."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import brotli
import pytest

from depeche.errors import Refused, SourceProblem
from depeche.sources import Manners
from depeche.sources.web import asked, exchange, fetch

NOON = datetime(2027, 1, 11, 12, tzinfo=UTC)
Script = Callable[[socket.socket], None]


@pytest.fixture
def server() -> Iterator[Callable[[Script], str]]:
    """Starts a server that plays a script to whoever connects; its address."""
    listening: list[socket.socket] = []

    def start(script: Script) -> str:
        sock = socket.create_server(("127.0.0.1", 0))
        listening.append(sock)

        def serve() -> None:
            while True:
                try:
                    connection, _ = sock.accept()
                except OSError:
                    return
                with connection:
                    try:
                        connection.recv(65_536)
                        script(connection)
                    except OSError:
                        pass

        threading.Thread(target=serve, daemon=True).start()
        return f"http://127.0.0.1:{sock.getsockname()[1]}/"

    yield start
    for sock in listening:
        sock.close()


def got(url: str, **manners: Any) -> Any:
    return exchange(url, now=lambda: NOON, manners=Manners(private=True, **manners))


def drip(before: bytes, each: bytes) -> Script:
    def script(connection: socket.socket) -> None:
        connection.sendall(before)
        for _ in range(400):
            connection.sendall(each)
            time.sleep(0.05)

    return script


@pytest.mark.parametrize(
    "script",
    [
        drip(b"", b"H"),
        drip(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
        drip(b"HTTP/1.1 200 OK\r\nX: ", b"y"),
        drip(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"z"),
        drip(b"HTTP/1.1 200 OK\r\n\r\n", b"z"),
        drip(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nz\r\n"),
        drip(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"0"),
        lambda connection: time.sleep(20),
    ],
    ids=["status", "headers", "header", "body", "endless", "chunks", "size", "silence"],
)
def test_who_answers_in_drops_is_cut_off_at_the_deadline(server: Callable[[Script], str], script: Script) -> None:
    begun = time.monotonic()
    with pytest.raises(SourceProblem, match=r"it was not done after 1 seconds|its answer is no HTTP \(got more than"):
        got(server(script), seconds=1.0)
    assert time.monotonic() - begun < 15.0  # the server would go on for twenty


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n<p>", "its answer broke off"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n", "its answer broke off"),
        (b"\x00 hello\r\n\r\n", "its answer is no HTTP"),
        (b"HTTP/1.1 301 Moved\r\nLocation: http://[bad\r\nContent-Length: 0\r\n\r\n", "its answer is no HTTP"),
        (b"", "it does not answer"),
    ],
)
def test_whoever_answers_badly_is_not_said_to_be_silent(server: Callable[[Script], str], sent: bytes, told: str) -> None:
    with pytest.raises(SourceProblem, match=told):
        got(server(lambda connection: connection.sendall(sent)))


def test_who_is_reached_only_at_the_deadline_is_cut_off_too(server: Callable[[Script], str]) -> None:
    begun = time.monotonic()
    with pytest.raises(SourceProblem, match="it was not done after"):
        exchange(server(drip(b"", b"H")), now=lambda: NOON, manners=Manners(private=True), deadline=begun)
    assert time.monotonic() - begun < 15.0


def answering(body: bytes, *headers: str) -> Script:
    head = "".join(f"{line}\r\n" for line in headers)

    def script(connection: socket.socket) -> None:
        connection.sendall(f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{head}\r\n".encode() + body)

    return script


def test_a_body_that_never_ends_is_cut_off_at_its_size(server: Callable[[Script], str]) -> None:
    def script(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            connection.sendall(b"x" * 65_536)

    with pytest.raises(SourceProblem, match="larger than 2 MB"):
        got(server(script), most_bytes=2_000_000)


PACKS = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}


@pytest.mark.parametrize("encoding", PACKS)
def test_a_packed_bomb_is_a_failed_capture_with_its_reason(server: Callable[[Script], str], encoding: str) -> None:
    body = PACKS[encoding](bytes(150_000_000))
    url = server(answering(body, f"Content-Encoding: {encoding}", f"Content-Length: {len(body)}"))
    (found,) = fetch(url, now=lambda: NOON, manners=Manners(private=True))
    assert (found.outcome, found.page) == ("failed", None)
    assert "unpacks to more than 100 MB" in (found.reason or "")


NO_HTTP = (
    b"",
    b"\x00" * 500,
    b"HTTP/1.1 abc\r\n\r\n",
    b"GET / HTTP/1.1\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\ncut",
    b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 300 + b"\r\n",
    b"HTTP/1.1 200 OK\r\nA: " + b"b" * 100_000 + b"\r\n\r\n",
    b"HTTP/1.1 302 Found\r\nLocation: http://[\r\n\r\n",
    b"HTTP/1.1 302 Found\r\nLocation: gopher://x/\r\n\r\n",
)


@pytest.mark.parametrize("answer", NO_HTTP, ids=range(9))
def test_what_is_no_http_is_told_in_one_sentence(server: Callable[[Script], str], answer: bytes) -> None:
    with pytest.raises(SourceProblem) as problem:
        asked(server(lambda connection: connection.sendall(answer)), now=lambda: NOON, manners=Manners(private=True))
    assert "\n" not in str(problem.value)


def test_a_name_that_answers_differently_the_second_time_reaches_what_was_checked(
    server: Callable[[Script], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: the address that was looked at is connected to, and the name is not asked again."""
    url = server(answering(b"public"))
    port = int(url.rstrip("/").rsplit(":", 1)[1])
    answers = iter(["127.0.0.1", "127.0.0.2", "127.0.0.2", "127.0.0.2"])
    real = socket.getaddrinfo

    def resolved(host: Any, *rest: Any, **more: Any) -> Any:
        if host != "herald.example":
            return real(host, *rest, **more)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    monkeypatch.setattr("depeche.sources.web._public", lambda address: address == "127.0.0.1")
    found = exchange(f"http://herald.example:{port}/", now=lambda: NOON, manners=Manners())
    assert found.body == b"public"
    with pytest.raises(Refused, match="private network"):
        exchange(f"http://herald.example:{port}/", now=lambda: NOON, manners=Manners())


def test_one_private_address_among_public_ones_refuses_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("93.184.216.34", "10.0.0.7")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    with pytest.raises(Refused, match="private network"):
        exchange("http://herald.example/", now=lambda: NOON, manners=Manners())


PRIVATE = (
    "0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 169.254.169.254 172.16.0.1 192.168.0.1 224.0.0.1 255.255.255.255 :: ::1 fe80::1 "
    "fe80::1%eth0 fc00::1 ff02::1 ::ffff:127.0.0.1 ::ffff:169.254.169.254 64:ff9b:1::1 64:ff9b::7f00:1 2002:7f00:1:: "
    "2002:a9fe:a9fe::1 fec0::1 ::127.0.0.1 ::ffff:0:127.0.0.1 64:ff9b::e000:1"
)


@pytest.mark.parametrize("ip", PRIVATE.split())
def test_addresses_of_no_public_network_are_refused(ip: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kind = socket.AF_INET6 if ":" in ip else socket.AF_INET
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(kind, socket.SOCK_STREAM, 6, "", (ip, 80))])
    with pytest.raises(Refused, match="private network"):
        exchange("http://herald.example/", now=lambda: NOON, manners=Manners())


def answering_with(head: str) -> Script:
    return lambda connection: connection.sendall(head.replace("\n", "\r\n").encode())


def test_a_redirect_to_letters_that_are_not_encoded_leads_there(server: Callable[[Script], str]) -> None:
    url = server(answering_with("HTTP/1.1 301 Да\nLocation: /пристань/é\nContent-Length: 0\n\n"))
    answer = exchange(url, now=lambda: NOON, manners=Manners(private=True))
    assert answer.target == f"{url}пристань/é"
    assert answer.record.startswith(b"WARC/1.0"), "whatever the words beside the status are written in"


def test_an_address_stays_that_before_the_first_redirect_for_now(server: Callable[[Script], str]) -> None:
    answers = iter(
        ("301 Moved\nLocation: /feed", "302 Found\nLocation: /feed?session=1", "301 Moved\nLocation: /x", "200 OK")
    )

    def script(connection: socket.socket) -> None:
        connection.sendall(f"HTTP/1.1 {next(answers)}\nContent-Length: 0\n\n".replace("\n", "\r\n").encode())

    url = server(script)
    answer = asked(url, now=lambda: NOON, manners=Manners(private=True))
    assert (answer.stays, answer.url) == (f"{url}feed", f"{url}x")
