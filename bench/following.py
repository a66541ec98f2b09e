"""Whether one core keeps up with 2,000 sources: rounds of `follow` against papers played on loopback.

    python bench/following.py [FOLDER] [--sources N] [--page KB]

Each source is a host of its own (127.x.y.z), played by another process, whose time is not counted. Three rounds: all is new;
nothing is (304); one article more at each source. FOLDER holds pages to serve (.html); without it a page is made up. The
processor time of following, with reading, recording and keeping, is measured for each poll and each article; from that, what
a day of a press desk's sources takes of one core: each is polled every half hour and brings twenty articles a day, and each
article is fetched and looked at six times again.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from depeche import Archive
from depeche.archive.answers import Added
from depeche.sources import Manners, web
from depeche.sources.following import Pace
from depeche.sources.told import Chosen, Polled

POLLS_A_DAY = 48
ARTICLES_A_DAY = 20
LOOKS = 6
LISTED = 20  # entries of a feed


def page(kilobytes: int) -> bytes:
    """A page of that size, the most of it scripts, as on the web."""
    said = (
        "<p>The harbour master of Port-Armel said on Monday that ferry {} would sail. “We expect no delay,” she added.</p>"
    )
    text = "".join(said.format(n) for n in range(12))
    filler = "<script>" + "var a = [1, 2, 3];\n" * max(1, (kilobytes * 1000 - len(text)) // 19) + "</script>"
    return (
        f"<!doctype html><html lang=en><head>{filler}</head><body><article><h1>@title@</h1>{text}</article></body>".encode()
    )


def serve(pages: list[bytes], more: Any, port: Any) -> None:
    """Plays all papers until it is ended. `more`: articles that each feed has beyond the first."""

    class Papers(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        def do_GET(self) -> None:
            host = self.headers["Host"]
            if self.path == "/feed":
                self._feed(host)
            elif self.path.startswith("/a/"):
                number = int(self.path[3:])
                body = pages[(number + hash(host)) % len(pages)].replace(b"@title@", f"Story {number} of {host}".encode())
                self._answer(200, "text/html", body + f"<!-- {host} {number} -->".encode())
            else:
                self._answer(404, "text/plain", b"nothing here")

        def _feed(self, host: str) -> None:
            last = more.value
            if self.headers.get("If-None-Match") == f'"{last}"':
                self._answer(304, "application/rss+xml", b"")
                return
            item = "<item><title>Story {0}</title><link>http://{1}/a/{0}</link><description>{2}</description></item>"
            listed = range(last, max(-1, last - LISTED), -1)
            items = "".join(item.format(n, host, "words " * 60) for n in listed)
            body = f'<rss version="2.0"><channel><title>{host}</title>{items}</channel></rss>'.encode()
            self._answer(200, "application/rss+xml", body, f'"{last}"')

        def _answer(self, status: int, kind: str, body: bytes, etag: str = "") -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            if etag:
                self.send_header("ETag", etag)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Silent."""

    ThreadingHTTPServer.request_queue_size = 512
    server = ThreadingHTTPServer(("0.0.0.0", 0), Papers)
    port.value = server.server_address[1]
    server.serve_forever()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One round."""

    name: str
    polls: int
    articles: int
    wall: float
    cpu: float


def measured(archive: Archive, name: str, now: Callable[[], datetime]) -> Measured:
    fetch = web.fetcher(now, Manners(private=True))
    told: Counter[str] = Counter()
    begun, cpu = time.monotonic(), _cpu()
    for one in archive.follow(fetch, now=now, pace=Pace(delay=0.0, threads=32), once=True, workers=0):
        told["polls"] += isinstance(one, Polled)
        told["failed"] += isinstance(one, Polled) and one.outcome == "failed"
        told["articles"] += isinstance(one, Added) and one.change != "no-page"
    assert not told["failed"], f"{told['failed']} sources failed"
    wall, cpu = time.monotonic() - begun, _cpu() - cpu
    return Measured(name=name, polls=told["polls"], articles=told["articles"], wall=wall, cpu=cpu)


def _cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--sources", type=int, default=2000)
    parser.add_argument("--page", type=int, default=150, help="kilobytes of a made-up page")
    options = parser.parse_args()
    pages = (
        [path.read_bytes() for path in sorted(options.folder.rglob("*.html"))] if options.folder else [page(options.page)]
    )
    context = multiprocessing.get_context("spawn")
    more, port = context.Value("i", 0), context.Value("i", 0)
    server = context.Process(target=serve, args=(pages, more, port), daemon=True)
    server.start()
    while not port.value:
        time.sleep(0.05)
    shift = timedelta()
    with tempfile.TemporaryDirectory() as made, Archive(Path(made) / "archive") as archive:

        def now() -> datetime:
            return datetime.now(UTC) + shift

        hosts = [f"127.{1 + n // 62_500}.{n // 250 % 250}.{1 + n % 250}:{port.value}" for n in range(options.sources)]
        archive.choose(Chosen(url=f"http://{host}/feed", at=now()) for host in hosts)
        found = [measured(archive, "all new: one article each", now)]
        shift = timedelta(minutes=6)
        found.append(measured(archive, "nothing new (304)", now))
        shift = timedelta(minutes=12)
        more.value += 1
        found.append(measured(archive, "one article more each", now))
    server.terminate()
    _report(found, options.sources)


def _report(found: list[Measured], sources: int) -> None:
    print("| round | polls | articles | wall s | CPU s | ms CPU a poll or article |\n|---|--:|--:|--:|--:|--:|")
    for one in found:
        each = 1000 * one.cpu / max(one.polls + one.articles, 1)
        print(f"| {one.name} | {one.polls} | {one.articles} | {one.wall:.1f} | {one.cpu:.1f} | {each:.1f} |")
    quiet = found[1].cpu / found[1].polls
    article = (
        max(found[2].cpu - quiet * found[2].polls, 0.0) / found[2].articles
    )  # with the reading of the feed that told of it
    polls, articles = sources * POLLS_A_DAY, sources * ARTICLES_A_DAY
    # A look that finds nothing new costs what a quiet poll does; counted as if every second look brought a page that is read
    day = polls * quiet + articles * article + articles * LOOKS * (quiet + article) / 2
    print(f"\n{quiet * 1000:.1f} ms a quiet poll, {article * 1000:.1f} ms an article.")
    looks = articles * LOOKS
    print(f"A day of {sources:,} sources ({polls:,} polls, {articles:,} new articles, {looks:,} looks) takes")
    print(f"{day / 3600:.1f} hours of one core, which is {day / 864:.0f} % of it.")


if __name__ == "__main__":
    main()
