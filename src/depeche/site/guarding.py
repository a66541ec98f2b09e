"""Who may read, and what a browser may do with it.

Pages show words from all over the web, so the browser is told to run and load nothing but our own stylesheet. On loopback
the name in the `Host` header is checked, because a page elsewhere could point a name of its own at 127.0.0.1 and read us
(DNS rebinding); beyond loopback there is a password.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from depeche.site.pages.trouble import TroublePage

HEADERS: Mapping[str, str] = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",  # publishers need not learn who keeps their pages
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Who may come in."""

    password: str | None = None  # None: whoever reaches the address
    hosts: frozenset[str] = frozenset()  # names we answer to, lower case, without port; empty: any
    address: str | None = None  # "https://desk.example", where readers reach us; None: where they say they do


def refusal(headers: Headers, door: Door) -> TroublePage | None:
    """Why this request is not answered; None: it is."""
    if door.hosts and _name(headers.get("host", "")) not in door.hosts:
        message = f"This site answers to {' and '.join(sorted(door.hosts))} only."
        return TroublePage(status=421, kind="WrongHost", message=message)
    if door.password is not None and not _knows(headers.get("authorization", ""), door.password):
        return TroublePage(status=401, kind="Unauthorised", message="Give the password that the site was started with.")
    return None


def _name(host: str) -> str:
    """The name in a Host header, without its port: "[::1]:80" → "::1"."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower().rstrip(".")


def _knows(authorization: str, password: str) -> bool:
    scheme, _, encoded = authorization.partition(" ")
    if scheme.lower() != "basic":
        return False
    try:
        given = base64.b64decode(encoded.strip(), validate=True).partition(b":")[2]
    except binascii.Error:
        return False
    return hmac.compare_digest(given, password.encode())  # takes as long for a near miss as for a far one


def _reached_at(scope: Scope, address: str | None) -> Scope:
    """The request as a reader made it, of a proxy that asks us under another name and without TLS: links are made of it."""
    if address is None:
        return scope
    scheme, _, host = address.partition("://")
    headers = [(name, value) for name, value in scope["headers"] if name != b"host"]
    return {**scope, "scheme": scheme, "headers": [(b"host", host.encode()), *headers]}


class Guard:
    """ASGI middleware: refuses who may not come in, and sets `HEADERS` on whatever is answered."""

    def __init__(self, app: ASGIApp, door: Door, refuse: Callable[[Request, TroublePage], Response]) -> None:
        self.app, self.door, self.refuse = app, door, refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        trouble = refusal(Headers(scope=scope), self.door)
        if trouble is None:
            await self.app(_reached_at(scope, self.door.address), receive, guarded)
            return
        response = self.refuse(Request(scope), trouble)
        if trouble.status == 401:
            response.headers["www-authenticate"] = 'Basic realm="depeche", charset="UTF-8"'
        await response(scope, receive, guarded)
