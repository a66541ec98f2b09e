"""A web in a dictionary: papers that a test writes, a `fetch` that answers from them, and a clock that it moves."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from io import BytesIO
from urllib.parse import urljoin

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from depeche.errors import SourceProblem
from depeche.sources.manners import Answer

NOON = datetime(2027, 1, 11, 12, tzinfo=UTC)


@dataclass(slots=True)
class Spot:
    """What stands at an address. An ETag is made of the body, and asked for it is answered with 304."""

    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    dead: bool = False


@dataclass(slots=True)
class Weblet:
    spots: dict[str, Spot] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    time: datetime = NOON

    def put(self, url: str, body: bytes | str = b"", status: int = 200, **headers: str) -> None:
        self.spots[url] = Spot(body, status, {name.replace("_", "-"): value for name, value in headers.items()})

    def now(self) -> datetime:
        return self.time

    def later(self, **how: float) -> None:
        self.time += timedelta(**how)

    def fetch(self, url: str, headers: Mapping[str, str], most_bytes: int) -> Answer:
        self.asked.append(url)
        spot = self.spots.get(url, Spot(b"nothing here", 404))
        if spot.dead:
            raise SourceProblem(url, "it does not answer (timed out)")
        body = spot.body.encode() if isinstance(spot.body, str) else spot.body
        status, said = spot.status, {"content-type": "text/html; charset=utf-8", **spot.headers}
        if status == 200 and "etag" not in said:
            said["etag"] = f'"{hash(body)}"'
        if status == 200 and headers.get("If-None-Match") == said["etag"]:
            status, body = 304, b""
        if len(body) > most_bytes:
            raise SourceProblem(url, f"it is larger than {most_bytes // 1_000_000} MB")
        said["content-length"] = str(len(body))
        target = said.get("location")
        record = _record(url, self.time, status, said, body)
        return Answer(
            url=url, at=self.time, status=status, headers=said, body=body, record=record,
            robots=tuple(said["x-robots-tag"].split("\n")) if "x-robots-tag" in said else (),
            target=urljoin(url, target) if target and 300 <= status < 400 else None,
        )  # fmt: skip

    def articles_asked(self) -> list[str]:
        """What was asked for, less robots.txt and its like."""
        return [url for url in self.asked if not url.endswith((".txt", ".json"))]


def _record(url: str, at: datetime, status: int, headers: Mapping[str, str], body: bytes) -> bytes:
    out = BytesIO()
    writer = WARCWriter(out, gzip=False)
    writer.write_record(writer.create_warc_record(
        url, "response", payload=BytesIO(body), length=len(body),
        http_headers=StatusAndHeaders(f"{status} As Told", list(headers.items()), protocol="HTTP/1.1"),
        warc_headers_dict={"WARC-Date": at.strftime("%Y-%m-%dT%H:%M:%SZ")},
    ))  # fmt: skip
    return out.getvalue()


def rss(*entries: tuple[str, str], at: datetime = NOON) -> str:
    items = "".join(
        f"<item><title>{title}</title><link>{url}</link><pubDate>{format_datetime(at)}</pubDate></item>"
        for url, title in entries
    )
    return f'<rss version="2.0"><channel><title>Herald</title>{items}</channel></rss>'


def page(title: str, text: str = "The ferry to Port-Armel sails again on Monday, the harbour says.", head: str = "") -> str:
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>"
        + "".join(f"<p>{text} This is said at some length, so that it is an article ({n}).</p>" for n in range(4))
        + "</article></body></html>"
    )


def packed(text: str) -> bytes:
    return gzip.compress(text.encode(), mtime=0)
