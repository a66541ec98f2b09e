"""One address fetched from the live web, into a capture with the WARC record that keeps it.

urllib3 speaks HTTP. What is ours is what it does not do: the address that was checked is the address that is connected to
(a name that resolves to a private network is refused, also after a redirect, also when the name answers differently the
second time), sizes are counted after decompression, and one deadline holds for the whole exchange.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from urllib.parse import urljoin, urlsplit, urlunsplit

import urllib3
from urllib3.exceptions import HTTPError
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from depeche.errors import Refused, SourceProblem
from depeche.model import Capture
from depeche.sources import warc

AGENT = "depeche/0.1 (news archive)"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How an address is fetched."""

    seconds: float = 30.0  # for the whole exchange, redirects included
    redirects: int = 10
    most_bytes: int = 20_000_000  # of a body, as sent
    private: bool = False  # whether addresses of private networks may be fetched
    agent: str = AGENT


Clock = Callable[[], datetime]


def fetch(url: str, *, now: Clock, manners: Manners | None = None) -> Iterator[Capture]:
    """The captures of one fetch: each redirect on the way, then what came in the end.

    Raises Refused for an address that is not to be fetched, SourceProblem for one that does not answer.
    """
    manners = manners or Manners()
    deadline = time.monotonic() + manners.seconds
    address = _checked(url)
    for _ in range(manners.redirects + 1):
        record, target = _exchange(address, now(), deadline, manners)
        found = warc.capture(record, address)
        if found is not None:
            yield found
        elif not target:
            raise SourceProblem(address, "what it answered is no web page")
        if not target:
            return
        address = _checked(urljoin(address, target))
    raise SourceProblem(url, f"it redirects more than {manners.redirects} times")


def _checked(url: str) -> str:
    """The address without credentials and fragment. Raises Refused where it is no web address."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise Refused(url, "it is no web address") from None
    if parts.scheme not in ("http", "https") or not host:
        raise Refused(url, "it is no web address; give one that starts with http:// or https://")
    shown = f"[{host}]" if ":" in host else host
    return urlunsplit((parts.scheme, f"{shown}:{port}" if port else shown, parts.path or "/", parts.query, ""))


def _addresses(host: str, port: int, url: str, private: bool) -> str:
    """An IP address of the host that may be connected to; one private address among them and all are refused."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise SourceProblem(url, f"no such host {host!r}; look at the spelling, or at the network") from None
    found = [str(answer[4][0]) for answer in answers]
    if not private and any(not _public(address) for address in found):
        raise Refused(url, f"{host} is an address of a private network; --allow-private fetches it all the same")
    return found[0]


def _public(address: str) -> bool:
    ip = ipaddress.ip_address(address.split("%")[0])
    mapped = getattr(ip, "ipv4_mapped", None)
    return (mapped or ip).is_global and not ip.is_multicast


def _exchange(url: str, at: datetime, deadline: float, manners: Manners) -> tuple[bytes, str | None]:
    """One request. The WARC record of the answer, and where it sends us if it does."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    ip = _addresses(host, port, url, manners.private)
    timeout = urllib3.Timeout(total=max(0.1, deadline - time.monotonic()))
    pool = (
        urllib3.HTTPSConnectionPool(ip, port, timeout=timeout, assert_hostname=host, server_hostname=host)
        if parts.scheme == "https"
        else urllib3.HTTPConnectionPool(ip, port, timeout=timeout)
    )
    headers = {
        "Host": parts.netloc,
        "User-Agent": manners.agent,
        "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
    }
    target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    try:
        with (
            pool,
            pool.request("GET", target, headers=headers, redirect=False, retries=False, preload_content=False) as answer,
        ):
            body = _body(answer, url, deadline, manners)
            record = _record(url, at, ip, answer, body)
            where = answer.headers.get("Location") if answer.status in _REDIRECTS else None
            return record, where
    except (HTTPError, OSError) as error:
        raise SourceProblem(url, f"it does not answer ({_told(error)})") from error


def _told(error: Exception) -> str:
    """What went wrong, in a few words: the innermost reason that the network gave."""
    inner = getattr(error, "reason", None) or error
    text = str(inner).rsplit(": ", 1)[-1]
    return text[:120] or type(inner).__name__


def _body(answer: urllib3.BaseHTTPResponse, url: str, deadline: float, manners: Manners) -> bytes:
    """The body as sent, content encoding kept: the WARC holds what came."""
    parts, size = [], 0
    for part in answer.stream(1 << 16, decode_content=False):
        parts.append(part)
        size += len(part)
        if size > manners.most_bytes:
            raise SourceProblem(url, f"it is larger than {manners.most_bytes // 1_000_000} MB")
        if time.monotonic() > deadline:
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
    head = StatusAndHeaders(f"{answer.status} {answer.reason or ''}".strip(), kept, protocol="HTTP/1.1")
    out = BytesIO()
    writer = WARCWriter(out, gzip=False)
    writer.write_record(writer.create_warc_record(
        url, "response", payload=BytesIO(body), length=len(body), http_headers=head,
        warc_headers_dict={"WARC-Date": at.strftime("%Y-%m-%dT%H:%M:%SZ"), "WARC-IP-Address": ip},
    ))  # fmt: skip
    return out.getvalue()
