"""The site at an address: on loopback for whoever sits here, beyond it only with a password."""

from __future__ import annotations

import errno
import ipaddress
import re
import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from depeche.errors import BadDoor, CannotServe
from depeche.site.answering import Answers
from depeche.site.application import Clock, build
from depeche.site.asking import Asked
from depeche.site.guarding import Door
from depeche.site.pages import front

_LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
_ADDRESS = re.compile(r"(?P<site>https?://(?P<name>[a-z0-9.-]+|\[[0-9a-f:]+\])(:[0-9]{1,5})?)/?", re.IGNORECASE)
_REASONS = {
    errno.EADDRINUSE: "another program listens there; stop it or choose another port",
    errno.EACCES: "this port needs more rights; choose one from 1024 on",
    errno.EADDRNOTAVAIL: "this machine has no such address",
}


def serve(archive: Answers, *, host: str, port: int, address: str | None, password: str | None,
          ready: Callable[[str], None], now: Clock) -> None:  # fmt: skip
    """Serves until interrupted. `ready` is told the address, once it can be reached. Raises CannotServe."""
    door = door_at(host, port, password, address)
    listening = listen(host, port)
    with listening:
        application = build(archive, door, now)
        # Asked once before anyone does: what is loaded when first used is then loaded, and an archive that cannot
        # answer says so here.
        front.page(archive, Asked(now=now()))
        config = uvicorn.Config(
            application,
            log_level="warning",
            access_log=False,
            server_header=False,
            lifespan="off",
            proxy_headers=False,  # nobody may say that he is one: at which address a proxy stands, we are told
            timeout_graceful_shutdown=3,
        )
        ready(address_of(host, listening.getsockname()[1]))
        with suppress(KeyboardInterrupt):  # the usual way to end it
            uvicorn.Server(config).run(sockets=[listening])


def door_at(host: str, port: int, password: str | None, address: str | None = None) -> Door:
    """Who may come in there and at a proxy's address. Raises BadDoor where nobody would be kept out who should be."""
    names = {host.lower()}
    if address is not None:
        found = _ADDRESS.fullmatch(address)
        if found is None:
            raise BadDoor(address, "an address such as https://desk.example is needed, without a path")
        address = found["site"].lower()
        names.add(found["name"].strip("[]").lower())
    if not password and not all(map(is_loopback, names)):
        raise BadDoor(
            address or address_of(host, port),
            "beyond this machine the site needs a password; --password-env names the variable that holds it",
        )
    hosts = _LOOPBACK_NAMES | names if is_loopback(host) else frozenset()
    return Door(password=password or None, hosts=hosts, address=address)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach it."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 takes a free one. Raises CannotServe."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (socket.gaierror, UnicodeError, OverflowError):
        raise CannotServe(address_of(host, port), "there is no such address") from None
    listening = socket.socket(family, kind, protocol)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port that was ours a moment ago
        listening.bind(address)
        listening.listen(128)
    except OSError as error:
        listening.close()
        reason = _REASONS.get(error.errno or 0, error.strerror or "it cannot be opened")
        raise CannotServe(address_of(host, port), reason) from None
    return listening


def address_of(host: str, port: int) -> str:
    """What to type into a browser."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"
