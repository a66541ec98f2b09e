"""One address from the live web, played by a server on loopback: what came is kept, what is not to be fetched is not."""

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from tests.archive.test_continued import body

from depeche.errors import Refused, SourceProblem
from depeche.model import Capture
from depeche.sources import Manners, captures, plan
from depeche.sources.web import fetch

NOON = datetime(2027, 1, 11, 12, tzinfo=UTC)
PAGE = b"<!doctype html><title>Ferry</title><p>The ferry sails again."


def pier(number: int) -> bytes:
    """A page of an article that says it has three."""
    return body(number, 3).replace(b"https://quay.example", b"")


class Paper(BaseHTTPRequestHandler):
    """An invented paper's server."""

    def do_GET(self) -> None:
        answers = {
            "/story": (200, {"Content-Type": "text/html"}, PAGE),
            "/packed": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(PAGE)),
            "/pier": (200, {"Content-Type": "text/html"}, pier(1)),
            "/pier/2": (200, {"Content-Type": "text/html"}, pier(2)),
            "/pier/3": (302, {"Location": "/pier"}, b""),
            "/hinted": (200, {"Content-Type": "text/html"}, PAGE),
            "/host": (200, {"Content-Type": "text/html"}, self.headers["Host"].encode("latin-1")),
            "/old": (301, {"Location": "/story"}, b""),
            "/round": (302, {"Location": "/round"}, b""),
            "/known": (302, {"Location": f"//me:secret@{self.headers['Host']}/story"}, b""),
            "/barred": (302, {"Location": "ftp://me:secret@quay.example/"}, b""),
            "/inside": (302, {"Location": "http://10.0.0.1/"}, b""),
            "/elsewhere": (302, {"Location": "file:///etc/passwd"}, b""),
            "/gone": (410, {"Content-Type": "text/html"}, b"gone"),
            "/photo": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
            "/long": (200, {"Content-Type": "text/html"}, b"x" * 300_000),
        }
        status, headers, body = answers.get(self.path, (404, {"Content-Type": "text/html"}, b"missing"))
        if self.path == "/hinted":
            for hint in (103, 102, 103):
                self.send_response_only(hint)
                self.send_header("Link", "</style.css>; rel=preload; as=style")
                self.end_headers()
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Silent."""


@pytest.fixture(scope="module")
def paper() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Paper)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def got(url: str, **manners: Any) -> list[Capture]:
    return list(fetch(url, now=lambda: NOON, manners=Manners(private=True, **manners)))


def test_a_page_comes_with_its_record_and_the_time_it_was_fetched(paper: str) -> None:
    (found,) = got(f"{paper}/story#part")
    assert found.page is not None
    assert (found.page.body, found.url, found.at) == (PAGE, f"{paper}/story", NOON)
    assert found.record is not None
    assert PAGE in found.record


def test_early_hints_are_not_the_answer(paper: str) -> None:
    (found,) = got(f"{paper}/hinted")
    assert (found.status, found.outcome) == (200, "page")
    assert found.page is not None
    assert found.page.body == PAGE
    assert b"preload" not in (found.record or b"")


def test_a_packed_page_is_unpacked_for_reading(paper: str) -> None:
    (found,) = got(f"{paper}/packed")
    assert found.page is not None
    assert found.page.body == PAGE


def test_a_redirect_is_an_event_of_its_own(paper: str) -> None:
    found = got(f"{paper}/old")
    assert [(c.outcome, c.url) for c in found] == [("redirect", f"{paper}/old"), ("page", f"{paper}/story")]


@pytest.mark.parametrize(("path", "outcome"), [("/gone", "gone"), ("/nowhere", "missing")])
def test_what_is_not_there_is_an_event(paper: str, path: str, outcome: str) -> None:
    assert [c.outcome for c in got(paper + path)] == [outcome]


def test_credentials_are_never_kept(paper: str) -> None:
    (found,) = got(paper.replace("//", "//user:secret@") + "/story")
    assert b"secret" not in (found.record or b"")
    assert "secret" not in (found.url or "")


def test_credentials_of_where_a_redirect_leads_are_never_told(paper: str) -> None:
    assert [found.url for found in got(f"{paper}/known")] == [f"{paper}/known", f"{paper}/story"]
    with pytest.raises(SourceProblem) as problem:
        got(f"{paper}/barred")
    assert "secret" not in str(problem.value)


@pytest.mark.parametrize(
    ("path", "manners", "said"),
    [
        ("/round", {}, "redirects more than"),
        ("/photo", {}, "no web page but image/png"),
        ("/long", {"most_bytes": 100_000}, "larger than"),
        ("/elsewhere", {}, "no web address"),
    ],
)
def test_what_cannot_be_taken_is_told_in_one_sentence(paper: str, path: str, manners: dict[str, Any], said: str) -> None:
    with pytest.raises(SourceProblem, match=said):
        got(paper + path, **manners)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/", "http://[::1]/", "http://169.254.169.254/", "http://[::ffff:10.0.0.1]/"]
)
def test_private_addresses_are_refused(url: str) -> None:
    with pytest.raises(Refused, match="private network"):
        list(fetch(url, now=lambda: NOON))


@pytest.mark.parametrize("url", ["ftp://herald.example/", "http://", "http://[", "https://herald.example:port/"])
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(Refused, match="no web address"):
        list(fetch(url, now=lambda: NOON))


def test_a_redirect_into_a_private_network_is_refused(paper: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = socket.getaddrinfo
    public = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", int(paper.rsplit(":", 1)[1])))]
    monkeypatch.setattr("depeche.sources.web._public", lambda address: address == "127.0.0.1")
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, *rest, **more: public if host == "herald.example" else real(host, *rest, **more)
    )
    port = paper.rsplit(":", 1)[1]
    with pytest.raises(Refused, match=r"10\.0\.0\.1"):
        list(fetch(f"http://herald.example:{port}/inside", now=lambda: NOON))


def test_a_host_in_another_script_is_asked_for_as_the_network_has_it(paper: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real, port = socket.getaddrinfo, paper.rsplit(":", 1)[1]
    here = {"xn--80apqffhh6f.example": "127.0.0.1"}
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *rest, **more: real(here.get(host, host), *rest, **more))
    (found,) = got(f"http://пристань.example:{port}/host")
    assert found.page is not None
    assert found.page.body == f"xn--80apqffhh6f.example:{port}".encode()
    assert found.url == f"http://пристань.example:{port}/host"


def test_a_server_that_is_not_there_is_a_failed_capture() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (found,) = captures(plan([f"http://127.0.0.1:{port}/"]), now=lambda: NOON, manners=Manners(private=True))
    assert (found.outcome, found.page) == ("failed", None)
    assert "does not answer" in (found.reason or "")


def test_the_pages_after_the_first_are_fetched_each_once(paper: str) -> None:
    """The last leads back to the first, which was fetched already."""
    found = list(captures(plan([f"{paper}/pier"]), now=lambda: NOON, manners=Manners(private=True, delay=0.0)))
    assert [(one.url or "").removeprefix(paper) for one in found][:3] == ["/pier", "/pier/2", "/pier/3"]
    assert [one.outcome for one in found] == ["page", "page", "redirect", "page"]


def test_pages_of_one_host_wait_for_one_another(paper: str) -> None:
    begun = time.monotonic()
    list(captures(plan([f"{paper}/pier"]), now=lambda: NOON, manners=Manners(private=True, delay=0.2)))
    assert time.monotonic() - begun >= 0.4
