"""Addresses fetched from the live web: one exchange, or a whole fetch with its redirects, into WARC records.

urllib3 speaks HTTP. What is ours is what it does not do: the address that was checked is the address that is connected to
(a name that resolves to a private network is refused, also after a redirect, also when the name answers differently the
second time), sizes are counted as the bytes come, and one deadline holds for the whole exchange, however slowly it trickles.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from functools import cache
from http.client import HTTPException, HTTPResponse, IncompleteRead
from io import BytesIO
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

import urllib3
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from depeche.errors import Refused, SourceProblem
from depeche.model import Capture
from depeche.sources import warc
from depeche.sources.manners import FOR_GOOD, Answer, Clock, Manners, without_user

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


def fetch(url: str, *, now: Clock, manners: Manners | None = None) -> Iterator[Capture]:
    """The captures of one fetch: each redirect on the way, then what came in the end.

    Raises Refused for an address that is not to be fetched, SourceProblem for one that does not answer.
    """
    manners = manners or Manners()
    deadline = time.monotonic() + manners.seconds
    for _ in range(manners.redirects + 1):
        answer = exchange(url, now=now, manners=manners, deadline=deadline)
        found = warc.capture(answer.record, answer.url)
        if found is not None:
            yield found
        elif not answer.target:
            raise SourceProblem(answer.url, answer.no_page)
        if not answer.target:
            return
        url = answer.target
    raise SourceProblem(url, f"it redirects more than {manners.redirects} times")


def asked(url: str, *, now: Clock, manners: Manners) -> Answer:
    """An address's answer, its redirects followed. Raises SourceProblem where it answers with an error, or not; Refused."""
    deadline = time.monotonic() + manners.seconds
    stays: str | None = None
    for _ in range(manners.redirects + 1):
        answer = exchange(url, now=now, manners=manners, deadline=deadline, headers={"Accept": "*/*"})
        if answer.target is None:
            if not 200 <= answer.status < 300:
                raise SourceProblem(answer.url, f"it answers {answer.status}")
            return replace(answer, stays=stays or answer.url)
        if stays is None and answer.status not in FOR_GOOD:
            stays = answer.url
        url = answer.target
    raise SourceProblem(url, f"it redirects more than {manners.redirects} times")


def fetcher(now: Clock, manners: Manners) -> Callable[[str, Mapping[str, str], int], Answer]:
    """The `fetch` of following: one exchange, with these headers, of so many bytes at most."""
    return lambda url, headers, most: exchange(url, now=now, manners=replace(manners, most_bytes=most), headers=headers)


def exchange(url: str, *, now: Clock, manners: Manners, deadline: float | None = None,
             headers: Mapping[str, str] | None = None) -> Answer:  # fmt: skip
    """One request and its answer; redirects are told and not followed. `deadline` is of `time.monotonic`.

    Raises Refused for an address that is not to be fetched, SourceProblem for one that does not answer in time or in size.
    """
    address = _checked(url)
    deadline = time.monotonic() + manners.seconds if deadline is None else deadline
    parts = urlsplit(address)
    host = _sent_host(parts.hostname or "")
    addresses = _addresses(host, parts.port or (443 if parts.scheme == "https" else 80), address, manners.private)
    named = f"[{host}]" if ":" in host else host
    sent = {
        "Host": f"{named}:{parts.port}" if parts.port else named,
        "User-Agent": manners.agent,
        "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        **(headers or {}),
    }
    for left, ip in enumerate(addresses, 1 - len(addresses)):
        try:
            return _asked(address, ip, sent, now(), deadline, manners)
        except (HTTPError, OSError, ValueError) as error:
            if time.monotonic() >= deadline:
                raise SourceProblem(address, f"it was not done after {manners.seconds:.0f} seconds") from error
            if left and isinstance(error, (NewConnectionError, ConnectTimeoutError)):
                continue  # a host with addresses of both kinds, on a network that has one
            raise SourceProblem(address, _told(error)) from error
    raise AssertionError("a host without addresses was refused before")


def _checked(url: str) -> str:
    """The address without credentials and fragment. Raises Refused where it is no web address."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
        _sent_host(host or "")
    except ValueError:  # as is a UnicodeError
        raise Refused(without_user(url), "it is no web address") from None
    if parts.scheme not in ("http", "https") or not host:
        raise Refused(without_user(url), "it is no web address; give one that starts with http:// or https://")
    shown = f"[{host}]" if ":" in host else host
    return urlunsplit((parts.scheme, f"{shown}:{port}" if port else shown, parts.path or "/", parts.query, ""))


def _sent_host(host: str) -> str:
    """The host as it is asked for and as certificates have it: in ASCII (IDNA). Raises UnicodeError."""
    return host if host.isascii() else host.encode("idna").decode("ascii")


def _addresses(host: str, port: int, url: str, private: bool) -> list[str]:
    """IP addresses of the host that may be connected to; one private address among them and all are refused."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise SourceProblem(url, f"no such host {host!r}; look at the spelling, or at the network") from None
    found = [str(answer[4][0]) for answer in answers]
    if not private and any(not _public(address) for address in found):
        raise Refused(url, f"{host} is an address of a private network; --allow-private fetches it all the same")
    return list(dict.fromkeys(found))[:4]


_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def _public(address: str) -> bool:
    """Whether an address belongs to the public internet; of one that wraps an IPv4 address, whether that does."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        wrapped = ip.ipv4_mapped or ip.sixtofour or (ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF) if ip in _NAT64 else None)
        if wrapped is not None:
            return wrapped.is_global and not wrapped.is_multicast
        if ip.is_site_local or ip.is_reserved:  # reserved is all that wraps otherwise: ::127.0.0.1, ::ffff:0:127.0.0.1
            return False
    return ip.is_global and not ip.is_multicast


@cache
def _tls() -> ssl.SSLContext:
    """One for all: the certificates of the system take longer to load than most answers."""
    made = urllib3.util.ssl_.create_urllib3_context()
    made.load_default_certs()
    return made


def _asked(url: str, ip: str, sent: Mapping[str, str], at: datetime, deadline: float, manners: Manners) -> Answer:
    parts = urlsplit(url)
    host = _sent_host(parts.hostname or "")
    timeout = urllib3.Timeout(total=max(0.1, deadline - time.monotonic()))
    pool: urllib3.HTTPConnectionPool = (
        urllib3.HTTPSConnectionPool(
            ip, parts.port or 443, timeout=timeout, assert_hostname=host, server_hostname=host, ssl_context=_tls()
        )
        if parts.scheme == "https"
        else urllib3.HTTPConnectionPool(ip, parts.port or 80, timeout=timeout)
    )
    target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    with (
        pool,
        _cut_off(pool, deadline),
        pool.request("GET", target, headers=sent, redirect=False, retries=False, preload_content=False) as answer,
    ):
        body = _body(answer, url, deadline, manners)
        where = answer.headers.get("Location") if answer.status in _REDIRECTS else None
        onward = without_user(urljoin(url, _written(where))) if where else None
        return Answer(
            url=url, at=at, status=answer.status, body=body, record=_record(url, at, ip, answer, body),
            headers={name.lower(): value for name, value in answer.headers.items()},
            robots=tuple(answer.headers.getlist("X-Robots-Tag")), target=onward,
        )  # fmt: skip


def _written(value: str) -> str:
    """A header that holds an address, as it was written: most write UTF-8 where the standard would have it encoded."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


class _Final(HTTPResponse):
    """The answer itself: http.client passes over `100 Continue` only, and takes Early Hints (RFC 8297) for the answer."""

    def begin(self) -> None:
        super().begin()
        while 102 <= self.status < 200:
            self.headers = self.msg = None  # type: ignore[assignment]  # or it would not begin again
            super().begin()


@contextmanager
def _cut_off(pool: urllib3.HTTPConnectionPool, deadline: float) -> Iterator[None]:
    """Within it, the connection that the pool makes is cut at the deadline.

    A timeout of the socket is for each read; who sends a byte of a header every few seconds would never meet one.
    """
    open_: list[Any] = []
    over = threading.Event()
    kind: Any = pool.ConnectionCls

    def connection(**how: Any) -> Any:
        made = kind(**how)
        made.response_class = _Final
        connect = made.connect

        def connected() -> None:
            connect()
            open_.append(made.sock)  # kept: the connection forgets it where an answer ends with it
            if over.is_set():  # connecting took until then
                cut()

        made.connect = connected
        return made

    def cut() -> None:
        over.set()
        for one in open_:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    pool.ConnectionCls = connection  # type: ignore[assignment]
    watch = threading.Timer(max(0.0, deadline - time.monotonic()), cut)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def _told(error: Exception) -> str:
    """What went wrong, in a few words, by the innermost reason that the network gave."""
    inner: Any = error
    while isinstance(deeper := getattr(inner, "reason", None) or (inner.args[-1] if inner.args else None), Exception):
        inner = deeper
    text = " ".join(str(inner).rsplit(": ", 1)[-1].split())
    if text.startswith("[Errno "):  # the number says nothing to a reader
        text = text.partition("] ")[2]
    if isinstance(inner, IncompleteRead):
        return "its answer broke off"
    odd = isinstance(inner, (HTTPException, ValueError)) and not isinstance(inner, OSError)
    return f"{'its answer is no HTTP' if odd else 'it does not answer'} ({text[:120] or type(inner).__name__})"


def _body(answer: urllib3.BaseHTTPResponse, url: str, deadline: float, manners: Manners) -> bytes:
    """The body as sent, content encoding kept: the WARC holds what came."""
    parts, size = [], 0
    for part in answer.stream(1 << 16, decode_content=False):
        parts.append(part)
        size += len(part)
        if size > manners.most_bytes:
            raise SourceProblem(url, f"it is larger than {manners.most_bytes // 1_000_000} MB")
    if time.monotonic() >= deadline:  # an end of the connection is an end of the body, where no length was given
        raise SourceProblem(url, f"it was not done after {manners.seconds:.0f} seconds")
    return b"".join(parts)


def _record(url: str, at: datetime, ip: str, answer: urllib3.BaseHTTPResponse, body: bytes) -> bytes:
    """A WARC response record. Chunking is undone by the client, so the header that announced it goes, and a length comes."""
    kept = [
        (name, value)
        for name, value in answer.headers.items()
        if name.lower() not in ("transfer-encoding", "content-length")
    ]
    kept.append(("Content-Length", str(len(body))))
    reason = (answer.reason or "").encode("ascii", "replace").decode()  # the standard of WARC wants it so
    head = StatusAndHeaders(f"{answer.status} {reason}".strip(), kept, protocol="HTTP/1.1")
    out = BytesIO()
    writer = WARCWriter(out, gzip=False)
    writer.write_record(writer.create_warc_record(
        url, "response", payload=BytesIO(body), length=len(body), http_headers=head,
        warc_headers_dict={"WARC-Date": at.strftime("%Y-%m-%dT%H:%M:%SZ"), "WARC-IP-Address": ip},
    ))  # fmt: skip
    return out.getvalue()
