"""ms a page: the bare parse, depeche's reading and recording, and trafilatura with metadata, on the same bytes in turn.

    python bench/reading.py FOLDER [--limit N]

Each page goes through every system before the next page, so that a drift of the machine's speed falls on all alike.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from statistics import median

from selectolax.lexbor import LexborHTMLParser

from depeche import sources
from depeche.errors import DepecheError
from depeche.model import Article, Page
from depeche.reading import read_page
from depeche.recording import record

Step = Callable[[Page], object]


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    captures = sources.captures(sources.plan([options.folder]), now=lambda: datetime.now(UTC))
    pages = [capture.page for capture in captures if capture.page][: options.limit]
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
