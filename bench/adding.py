"""Pages a second of `Archive.add`: read, record, WARC, database and search index, from a folder of pages.

    python bench/adding.py FOLDER [--rounds N] [--times N]

One worker, then as many as there are cores, in turn; each time into a new archive, whose size of memory is told as it grows.
Where trafilatura or news-please are installed, they read the same pages in the same run, in one process: they keep nothing
and record nothing. `--times` adds the folder so many times over, each time under other addresses: 100,000 pages of a few
hundred, to see whether memory stays flat.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from depeche import Archive, sources
from depeche.model import Capture

EVERY = 5_000  # pages between two looks at the memory


def pages(folder: str, times: int = 1) -> Iterator[Capture]:
    """The captures of a folder, `times` over: from the second time on under invented addresses, and with other bytes."""
    plan = sources.plan([folder])
    for turn in range(times):
        for number, capture in enumerate(sources.captures(plan, now=lambda: datetime.now(UTC))):
            page = capture.page
            if turn and page is not None:
                url = f"https://turn{turn}.example/{number}"
                page = replace(page, url=url, body=page.body + f"<!-- {turn} -->".encode())
                yield replace(capture, url=url, page=page, record=None)
            else:
                yield capture


def run(folder: str, workers: int, times: int = 1) -> tuple[int, float, float]:
    """Captures, wall seconds, CPU seconds of this process and its workers."""
    with tempfile.TemporaryDirectory() as made, Archive(Path(made) / "archive") as archive:
        begun, cpu = time.monotonic(), _cpu()
        count = 0
        for count, _ in enumerate(archive.add(pages(folder, times), workers=workers), 1):
            if count % EVERY == 0:
                print(
                    f"  {count} pages: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB at most", flush=True
                )
        wall = time.monotonic() - begun
    return count, wall, _cpu() - cpu


def peers() -> dict[str, Callable[[Capture], object]]:
    """Whoever is installed, and how it reads a page with its metadata."""
    found: dict[str, Callable[[Capture], object]] = {}
    if find_spec("trafilatura"):
        trafilatura = import_module("trafilatura")
        found["trafilatura"] = lambda one: trafilatura.bare_extraction(
            one.page.body if one.page else b"", url=one.url, with_metadata=True
        )
    if find_spec("newsplease"):
        news_please = import_module("newsplease").NewsPlease
        found["news-please"] = lambda one: news_please.from_html(
            one.page.body.decode("utf-8", "replace") if one.page else "", url=one.url or "https://page.example/"
        )
    return found


def read_by(peer: Callable[[Capture], object], captures: list[Capture]) -> tuple[int, float, float]:
    """The same for a peer, in this process. A page on which it fails counts as read."""
    begun, cpu = time.monotonic(), _cpu()
    for one in captures:
        try:
            peer(one)
        except Exception as error:  # a bench of others: their faults are not ours to sort
            print(f"  {one.name}: {type(error).__name__}")
    return len(captures), time.monotonic() - begun, _cpu() - cpu


def _cpu() -> float:
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--times", type=int, default=1)
    options = parser.parse_args()
    others = peers()
    print("| who or workers | captures | wall s | pages/s | CPU s | pages per CPU second |\n|--:|--:|--:|--:|--:|--:|")
    for _ in range(options.rounds):
        for workers in sorted({1, os.cpu_count() or 1}):
            _print(str(workers), *run(options.folder, workers, options.times))
        for name, peer in others.items():
            _print(name, *read_by(peer, list(pages(options.folder))))


def _print(who: str, count: int, wall: float, cpu: float) -> None:
    print(f"| {who} | {count} | {wall:.1f} | {count / wall:.1f} | {cpu:.1f} | {count / cpu:.1f} |", flush=True)


if __name__ == "__main__":  # worker processes import this module too
    main()
