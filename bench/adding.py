"""Pages a second of `Archive.add`: read, record, WARC, database and search index, from a folder of pages.

    python bench/adding.py FOLDER [--warc] [--rounds N] [--times N] [--invented N]

One worker, then as many as there are cores, in turn; each time into a new archive, whose size of memory is told as it grows.
Where trafilatura or news-please are installed, they read the same pages in the same run, in one process: they keep nothing
and record nothing. `--warc` packs the pages into a WARC file first, as an archive of the web has them, and adds that.
What it takes to get the pages out of the files counts for each. Where PYTHONDONTWRITEBYTECODE is set, run
`python -m compileall -q src` first: without bytecode, which who installs depeche has, each worker compiles all of it before
its first page. `--times` adds the folder so many times over, each time
under other addresses: 100,000 pages of a few hundred. `--invented` adds instead so many short pages that are all new, of the
words of the folder's pages and with names that nobody has: to see whether memory stays flat as an archive grows, and what a
page then costs the process that writes.
"""

from __future__ import annotations

import argparse
import gc
import html
import os
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from depeche import Archive, sources
from depeche.model import Capture, Page

EVERY = 5_000  # pages between two looks at the memory
SHORT = 1_000  # the same, of invented pages


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


def made_up(words: list[str], count: int) -> Iterator[Capture]:
    """Short pages that are all new, of these words, each with somebody who speaks."""
    searching = import_module("searching")  # beside this file
    invented, draw = searching.invented, random.Random(7)
    for number in range(count):
        article = searching.made(number, words, draw)
        title, said = html.escape(article.title or ""), [html.escape(block.text) for block in article.blocks]
        said.append(f"“{said[0][:120]}”, said {invented(draw)} {invented(draw)}, the mayor of {invented(draw)}.")
        head = f'<title>{title}</title><meta property="article:published_time" content="{article.published}">'
        body = "".join(f"<p>{text}.</p>" for text in said)
        page = f'<html lang="en"><head>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>'
        yield Capture(
            name=article.url, url=article.url, status=200, page=Page(body=page.encode(), url=article.url)
        )  # fmt: skip


def grown(folder: str, count: int) -> None:
    """Memory, and CPU time of a page in the writing process, as an archive grows by pages that are all new."""
    words = import_module("searching").words_of(folder)
    with tempfile.TemporaryDirectory() as to, Archive(Path(to) / "archive") as archive:
        busy = time.process_time()
        for done, _ in enumerate(archive.add(made_up(words, count)), 1):
            if done % SHORT == 0:
                spent, busy = time.process_time() - busy, time.process_time()
                print(f"{done} pages: {_memory()}; {1000 * spent / SHORT:.1f} ms a page to write", flush=True)


def packed(folder: str, file: Path) -> None:
    """The pages of a folder as HTTP responses in a WARC file, each a gzip member."""
    with file.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        for number, capture in enumerate(pages(folder)):
            page = capture.page
            if page is not None:
                url, at = page.url or f"https://page.example/{number}", page.captured or datetime.now(UTC)
                head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
                date = {"WARC-Date": f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"}
                body = BytesIO(page.body)
                writer.write_record(
                    writer.create_warc_record(url, "response", body, http_headers=head, warc_headers_dict=date)
                )


def run(folder: str, workers: int, times: int = 1) -> tuple[int, float, float]:
    """Captures, wall seconds, CPU seconds of this process and its workers."""
    with tempfile.TemporaryDirectory() as made, Archive(Path(made) / "archive") as archive:
        begun, cpu = time.monotonic(), _cpu()
        count = 0
        for count, _ in enumerate(archive.add(pages(folder, times), workers=workers), 1):
            if count % EVERY == 0:
                print(f"  {count} pages: {_memory()}", flush=True)
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


def read_by(peer: Callable[[Capture], object], folder: str) -> tuple[int, float, float]:
    """The same for a peer, in this process. A page on which it fails counts as read."""
    begun, cpu = time.monotonic(), _cpu()
    count = 0
    for one in pages(folder):
        count += 1
        try:
            peer(one)
        except Exception as error:  # a bench of others: their faults are not ours to sort
            print(f"  {one.name}: {type(error).__name__}")
    return count, time.monotonic() - begun, _cpu() - cpu


def _memory() -> str:
    """What this process takes and has taken at most, and what its workers have, where the system tells (Linux)."""
    now = Path("/proc/self/statm")
    most = [f"{int(now.read_text().split()[1]) * os.sysconf('SC_PAGESIZE') >> 20} MB"] if now.exists() else []
    most.append(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB at most")
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            fields = dict(line.partition(":")[::2] for line in status.read_text().splitlines())
        except OSError:  # it has just ended
            continue
        if fields.get("PPid", "").strip() == str(os.getpid()) and "VmHWM" in fields:
            most.append(f"a worker {int(fields['VmHWM'].split()[0]) // 1024} MB")
    return ", ".join(most)


def _cpu() -> float:
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--warc", action="store_true", help="out of a WARC file made of them")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--invented", type=int, default=0)
    options = parser.parse_args()
    gc.set_threshold(50_000, 10, 10)  # as `depeche add` does
    if options.invented:
        grown(options.folder, options.invented)
        return
    with tempfile.TemporaryDirectory() as made:
        source = options.folder
        if options.warc:
            source = str(Path(made) / "pages.warc.gz")
            packed(options.folder, Path(source))
        _compare(source, options.rounds, options.times)


def _compare(source: str, rounds: int, times: int) -> None:
    others = peers()
    print("| who or workers | captures | wall s | pages/s | CPU s | pages per CPU second |\n|--:|--:|--:|--:|--:|--:|")
    for _ in range(rounds):
        for workers in sorted({1, os.cpu_count() or 1}):
            _print(str(workers), *run(source, workers, times))
        for name, peer in others.items():
            _print(name, *read_by(peer, source))


def _print(who: str, count: int, wall: float, cpu: float) -> None:
    print(f"| {who} | {count} | {wall:.1f} | {count / wall:.1f} | {cpu:.1f} | {count / cpu:.1f} |", flush=True)


if __name__ == "__main__":  # worker processes import this module too
    main()
