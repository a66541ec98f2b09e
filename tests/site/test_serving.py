from __future__ import annotations

import base64
import pickle
import queue
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from contextlib import closing
from typing import Any

import feedparser
import pytest

from depeche import site
from depeche.errors import BadDoor, CannotServe, MissingExtra
from depeche.site import serving


def test_beyond_loopback_there_is_a_password_or_no_site() -> None:
    with pytest.raises(BadDoor, match="needs a password"):
        serving.door_at("0.0.0.0", 8750, None)
    with pytest.raises(BadDoor, match="needs a password"):
        serving.door_at("desk.example", 8750, "")
    assert serving.door_at("0.0.0.0", 8750, "sesame").password == "sesame"


def test_a_proxy_has_a_name_that_is_answered_to_and_a_password() -> None:
    door = serving.door_at("127.0.0.1", 8750, "sesame", "https://Desk.example:8443/")
    assert door.address == "https://desk.example:8443"
    assert {"localhost", "desk.example"} < door.hosts
    assert serving.door_at("::1", 8750, None, "https://[::1]").address == "https://[::1]"
    with pytest.raises(BadDoor, match="needs a password"):
        serving.door_at("127.0.0.1", 8750, None, "https://desk.example")


@pytest.mark.parametrize(
    "address", ["desk.example", "ftp://desk.example", "https://desk.example/below", "https://a@desk.example"]
)
def test_an_address_of_a_proxy_that_is_none_is_told(address: str) -> None:
    with pytest.raises(BadDoor, match=r"such as https://desk\.example is needed"):
        serving.door_at("127.0.0.1", 8750, "sesame", address)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "127.8.8.8"])
def test_loopback_needs_none_and_answers_to_its_names_only(host: str) -> None:
    door = serving.door_at(host, 8750, None)
    assert door.password is None
    assert {"localhost", "127.0.0.1", "::1", host} == door.hosts


def test_a_port_in_use_is_told_in_one_sentence(archive: Any) -> None:
    with closing(serving.listen("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotServe, match=rf"cannot serve at http://127.0.0.1:{port}/: another program listens"):
            site.serve(archive, port=port)


@pytest.mark.parametrize("host", ["no such host", "x" * 300])
def test_an_address_that_is_none_is_told(host: str) -> None:
    with pytest.raises(CannotServe, match="there is no such address"):
        serving.listen(host, 8750)


def test_the_error_survives_pickling() -> None:
    error = CannotServe("http://127.0.0.1:1/", "because")
    assert str(pickle.loads(pickle.dumps(error))) == str(error) == "cannot serve at http://127.0.0.1:1/: because"


def test_an_ipv6_address_is_written_in_brackets() -> None:
    assert serving.address_of("::1", 8750) == "http://[::1]:8750/"


def test_a_missing_extra_is_told_with_the_command_that_brings_it() -> None:
    code = (
        "import sys; sys.modules['starlette'] = None\n"
        "from depeche import site, errors\n"
        "try: site.app(None)\n"
        "except errors.MissingExtra as error: print(error)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.startswith("the site needs starlette")
    assert "pip install 'depeche[site]'" in told
    assert issubclass(MissingExtra, Exception)


def test_the_library_is_loaded_without_the_extra() -> None:
    code = "import sys, depeche.site\nprint({'starlette', 'jinja2', 'uvicorn'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_a_real_server_answers_to_its_own_name_and_to_no_other(address: str) -> None:
    with urllib.request.urlopen(address, timeout=10) as answer:
        assert answer.status == 200
        assert "server" not in answer.headers
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(urllib.request.Request(address, headers={"Host": "evil.example"}), timeout=10)
    assert refused.value.code == 421
    refused.value.close()


def test_head_is_answered_without_a_body(address: str) -> None:
    with urllib.request.urlopen(urllib.request.Request(f"{address}story/1", method="HEAD"), timeout=10) as answer:
        assert answer.status == 200
        assert answer.read() == b""


def test_rubbish_on_the_wire_ends_nothing(address: str) -> None:
    host, port = address.removeprefix("http://").rstrip("/").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as wire:
        wire.sendall(b"\x16\x03\x01rubbish\r\n\r\n")
        wire.recv(1000)
    with urllib.request.urlopen(address, timeout=10) as answer:
        assert answer.status == 200


def test_behind_a_proxy_links_lead_to_where_readers_reach_it(archive: Any) -> None:
    told: queue.Queue[str] = queue.Queue()
    options = {"port": 0, "address": "https://desk.example", "password": "sesame", "ready": told.put}
    threading.Thread(target=site.serve, args=(archive,), kwargs=options, daemon=True).start()
    address, headers = told.get(timeout=10), {"Authorization": "Basic " + base64.b64encode(b"desk:sesame").decode()}
    for host in ("desk.example", "localhost"):  # as a proxy asks that passes the name on, and as one that does not
        asked = urllib.request.Request(f"{address}index.atom", headers={"Host": host, **headers})
        with urllib.request.urlopen(asked, timeout=10) as answer:
            feed = feedparser.parse(answer.read())
        assert {link.href for link in feed.feed.links} == {"https://desk.example/index.atom", "https://desk.example/"}
        assert feed.entries[0].link == "https://desk.example/story/1"
