"""Milliseconds a page of the site takes over a given archive: asking, writing, answering; without network.

    python bench/site.py FOLDER [--each N]

Every kind of page, and of stories, articles and people up to N, spread over the archive. The first page is asked for once
before, because templates are compiled when they are first used. All pages have to stay under 200 ms.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from statistics import median

import httpx

from depeche import Archive, site

LIMIT = 200  # milliseconds
FIXED = (
    "/", "/?page=2", "/?q=the", "/people", "/people?q=ma", "/said", "/said?page=20", "/said?act=deny", "/agenda",
    "/agenda?view=past", "/agenda?view=all", "/sources", "/sources/unread", "/about", "/search", "/search?q=the",
    "/search?q=the+OR+der+OR+le", '/search?q="in+the"', "/search?q=pre*&order=newest", "/search?q=said:police",
)  # fmt: skip


def addresses(archive: Archive, each: int) -> Iterator[str]:
    """What is asked for. Lists are walked to their end once, so that also the last story has its turn."""
    yield from FIXED
    counts = archive.counts()
    stories = [row.id for row in archive.stories(limit=counts.stories)]
    people = [row.id for row in archive.people(limit=counts.people)]
    articles = [row.id for row in archive.articles(limit=counts.articles)]
    for path, numbers in (("story", stories), ("person", people), ("article", articles)):
        for number in _spread(numbers, each):
            yield f"/{path}/{number}"
    for number in _spread(articles, each // 4):
        yield f"/article/{number}/cite"
        yield f"/article/{number}.json"


def _spread(numbers: list[int], most: int) -> Iterator[int]:
    """At most so many, the first and the heaviest (lists begin with these) among them."""
    return itertools.islice(numbers, 0, None, max(1, len(numbers) // max(most, 1)))


async def measured(archive: Archive, asked: list[str]) -> dict[str, list[tuple[float, str]]]:
    """Kind of page → milliseconds and address of each."""
    found: dict[str, list[tuple[float, str]]] = defaultdict(list)
    transport = httpx.ASGITransport(site.app(archive))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        for address in asked[:1] + asked:
            begun = time.perf_counter()
            answer = await client.get(address)
            took = (time.perf_counter() - begun) * 1000
            if answer.status_code >= 500:
                sys.exit(f"{address} answers {answer.status_code}")
            found[_kind(address)].append((took, address))
    found[_kind(asked[0])].pop(0)
    return found


def _kind(address: str) -> str:
    path = address.partition("?")[0]
    return "/".join("N" if part.isdigit() else "N.json" if part.endswith(".json") else part for part in path.split("/"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--each", type=int, default=200, help="stories, articles and people at most")
    options = parser.parse_args()
    with Archive(options.folder, create=False) as archive:
        found = asyncio.run(measured(archive, list(addresses(archive, options.each))))
    print("| page | asked | median ms | slowest ms | which |\n|---|--:|--:|--:|---|")
    for kind, times in sorted(found.items()):
        slowest, address = max(times)
        print(f"| {kind} | {len(times)} | {median(took for took, _ in times):.1f} | {slowest:.1f} | {address} |")
    if max(took for times in found.values() for took, _ in times) > LIMIT:
        sys.exit(f"a page took more than {LIMIT} ms")


if __name__ == "__main__":
    main()
