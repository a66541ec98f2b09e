from __future__ import annotations

import base64
from collections.abc import Callable

import httpx
import pytest
from starlette.datastructures import Headers

from depeche.site.guarding import HEADERS, Door, refusal

Get = Callable[..., httpx.Response]
LOOPBACK = Door(hosts=frozenset({"localhost", "127.0.0.1", "::1"}))


def basic(password: str, user: str = "desk") -> dict[str, str]:
    return {"authorization": "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()}


@pytest.mark.parametrize("host", ["localhost", "localhost:8750", "127.0.0.1:80", "[::1]:8750", "LOCALHOST", "localhost.:80"])
def test_loopback_names_are_answered(host: str) -> None:
    assert refusal(Headers({"host": host}), LOOPBACK) is None


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "evil.example:80", "", "[::2]", "127.0.0.1.a"])
def test_a_name_of_another_that_points_at_us_is_not(host: str) -> None:
    found = refusal(Headers({"host": host}), LOOPBACK)
    assert found
    assert found.status == 421


@pytest.mark.parametrize("given", ["sesame", "sé:same"])
def test_who_knows_the_password_comes_in(given: str) -> None:
    assert refusal(Headers(basic(given)), Door(password=given)) is None


@pytest.mark.parametrize(
    "headers",
    [
        {},
        basic("open"),
        basic(""),
        {"authorization": "Basic ???"},
        {"authorization": "Bearer x"},
        {"authorization": "Basic"},
    ],
)
def test_who_does_not_know_it_stays_out(headers: dict[str, str]) -> None:
    found = refusal(Headers(headers), Door(password="sesame"))
    assert found
    assert found.status == 401


def test_a_browser_is_asked_for_the_password_on_every_address(guarded: Callable[..., Get]) -> None:
    get = guarded(password="sesame")
    for address in ("/", "/nowhere", "/index.json", "/static/depeche.css", "/capture/1"):
        answer = get(address)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Basic ")
        assert get(address, headers=basic("sesame")).status_code in (200, 404)


def test_every_answer_tells_the_browser_what_it_may_do(get: Get, guarded: Callable[..., Get]) -> None:
    asked: list[tuple[Get, str]] = [(get, "/"), (get, "/nowhere"), (get, "/index.json"), (get, "/static/depeche.css")]
    asked += [(guarded(password="sesame"), "/"), (guarded(hosts=frozenset({"desk"})), "/")]
    for ask, address in asked:
        answer = ask(address)
        assert dict(HEADERS).items() <= dict(answer.headers).items()
        assert "script-src" not in answer.headers["content-security-policy"]
        assert "default-src 'none'" in answer.headers["content-security-policy"]
