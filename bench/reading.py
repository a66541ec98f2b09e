"""ms a page: the bare parse, depeche's reading and recording, and trafilatura with metadata, on the same bytes in turn.

    python bench/reading.py FOLDER [--limit N] [--stages] [--memory N]

Each page goes through every system before the next page, so that a drift of the machine's speed falls on all alike.
`--stages` tells instead how much of a reading each of its stages takes: of each page the fastest of five readings counts.
`--memory` reads the pages again and again, N in all, and tells how the peak of resident memory grows.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from itertools import cycle, islice
from statistics import median
from typing import TypeVar

from selectolax.lexbor import LexborHTMLParser

from depeche import sources
from depeche.errors import DepecheError
from depeche.model import Article, Page
from depeche.reading import _known, read_page
from depeche.reading.claims import metadata
from depeche.reading.claims.claims import Claims
from depeche.reading.claims.survey import survey
from depeche.reading.fields import fields
from depeche.reading.page import bounds, charset
from depeche.reading.page.markup import parse
from depeche.reading.story.body import body
from depeche.recording import record

Step = Callable[[Page], object]
T = TypeVar("T")


def systems() -> dict[str, Step]:
    found: dict[str, Step] = {"parse": lambda page: LexborHTMLParser(page.body), "depeche.read": read_page}
    if find_spec("trafilatura") is None:
        return found
    bare_extraction = import_module("trafilatura").bare_extraction

    def trafilatura(page: Page) -> object:
        result: object = bare_extraction(page.body, url=page.url, with_metadata=True)
        return result

    return {**found, "trafilatura": trafilatura}


def timed(step: Callable[[], object]) -> tuple[float, object]:
    """CPU seconds, and what came; a page that can't be read costs what it costs."""
    begun = time.process_time()
    try:
        found = step()
    except DepecheError:
        found = None
    return time.process_time() - begun, found


def stages(page: Page) -> dict[str, float]:
    """CPU seconds of each stage of one reading."""
    spent: dict[str, float] = {}

    def timing(name: str, step: Callable[[], T]) -> T:
        begun = time.thread_time()
        found = step()
        spent[name] = time.thread_time() - begun
        return found

    def bare() -> None:
        LexborHTMLParser(page.body)

    timing("bare parse", bare)
    timing("whole reading", lambda: read_page(page))
    source, _ = timing("decode", lambda: charset.decode(page.body, page.headers))
    timing("bounds", lambda: bounds.bounded(source))
    markup = parse(page)
    found = timing("survey", lambda: survey(markup.tree))
    claims = timing("claims", lambda: Claims(metadata.claims(found, page.url)))
    settled = timing("fields", lambda: fields(claims, found, page, markup))
    timing("body", lambda: body(markup, _known(settled, page, markup)))
    return spent


def tell_stages(pages: list[Page]) -> None:
    total: dict[str, float] = {}
    for page in pages:
        runs = [found for _ in range(5) if isinstance(found := timed(partial(stages, page))[1], dict)]
        for name in runs[0] if runs else ():
            total[name] = total.get(name, 0.0) + min(run[name] for run in runs)
    total["the rest"] = 2 * total["whole reading"] - sum(total.values())
    print("| stage | mean ms | × parse |\n|---|--:|--:|")
    for name, seconds in total.items():
        print(f"| {name} | {1000 * seconds / len(pages):.3f} | {seconds / total['bare parse']:.2f} |")


def tell_memory(pages: list[Page], number: int) -> None:
    """How the peak grows after the first 500 pages, in MB; Linux counts it in KiB."""
    for done, page in enumerate(islice(cycle(pages), number), 1):
        timed(partial(read_page, page))
        if done == 500 or not done % 2_000 or done == number:
            print(f"{done:,} pages: peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.1f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--stages", action="store_true")
    parser.add_argument("--memory", type=int, metavar="N")
    options = parser.parse_args()
    captures = sources.captures(sources.plan([options.folder]), now=lambda: datetime.now(UTC))
    pages = [capture.page for capture in captures if capture.page][: options.limit]
    if options.stages:
        tell_stages(pages)
    if options.memory:
        tell_memory(pages, options.memory)
    if options.stages or options.memory:
        return
    steps = systems()
    for page in pages[:5]:  # warming
        for step in steps.values():
            timed(partial(step, page))
    spent: dict[str, list[float]] = {name: [] for name in (*steps, "depeche.record")}
    words = 0
    for page in pages:
        for name, step in steps.items():
            seconds, found = timed(partial(step, page))
            spent[name].append(seconds)
            if isinstance(found, Article):
                words += len(found.text.split())
                spent["depeche.record"].append(timed(partial(record, found))[0])
    size = sum(len(page.body) for page in pages) / max(1, len(pages)) / 1000
    floor = sum(spent["parse"])
    print(f"{len(pages)} pages, {size:.0f} kB mean\n\n| step | mean ms | median ms | × parse |\n|---|--:|--:|--:|")
    for name, times in spent.items():
        if times:
            print(
                f"| {name} | {1000 * sum(times) / len(times):.2f} | {1000 * median(times):.2f} | {sum(times) / floor:.1f} |"
            )
    print(f"\nrecord: {1000 * sum(spent['depeche.record']) / max(1, words) * 1000:.2f} ms per 1,000 words ({words:,} words)")


if __name__ == "__main__":
    main()
