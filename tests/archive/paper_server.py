"""A paper on loopback for tests that kill: so many feeds, whose articles change with each look, at two addresses each."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.sources.weblet import page, rss

FEEDS = 4
PER_FEED = 12
_numbers = itertools.count()


class _Paper(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        host = self.headers["Host"]
        kind, _, number = self.path.strip("/").partition("/")
        if kind == "feed":
            first = next(_numbers)  # each poll lists one more
            body = rss(*((f"http://{host}/a/{number}-{n}", f"Story {n}") for n in range(first, first + PER_FEED)))
            self._answer(200, "application/rss+xml", body)
        elif kind == "a":
            self._answer(200, "text/html", page(f"Story {number}", text=f"Look {next(_numbers)} at the harbour."))
        else:
            self._answer(404, "text/html", "nothing here")

    def _answer(self, status: int, kind: str, body: str) -> None:
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        """Silent."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whoever asked was killed."""


@contextmanager
def paper() -> Iterator[list[str]]:
    """The addresses of its feeds, each on a host of its own, while it runs."""
    server = _Server(("0.0.0.0", 0), _Paper)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_address[1]
    try:
        yield [f"http://127.0.1.{n}:{port}/feed/{n}" for n in range(1, FEEDS + 1)]
    finally:
        server.shutdown()
        server.server_close()
