"""What a source lists, whether it is a feed or a sitemap.

`listing` reads whatever a followed address answers. What it can't read it says why, so that the source's state can tell.
"""

from __future__ import annotations

from collections.abc import Mapping

from depeche.sources.entries import Listing

MOST_BYTES = 52_428_800
"""Unpacked; as large as the standard allows sitemaps to be, for 50,000 addresses with all that is said of them."""
MOST_OF_A_FEED = 10_000_000
"""… of a feed, of which much more is kept in memory while it is read."""


def listing(body: bytes, url: str, headers: Mapping[str, str] | None = None) -> Listing:
    """What a document lists, whichever kind it is. Addresses are absolute. Raises SourceProblem, naming the document.

    Linear in the size of the document. `headers` have lower-case names.
    """
    # Loaded here: feedparser is slow to import, and `read` has no need of it.
    from depeche.sources import feeds, sitemaps, unpacking, xmltext

    body = unpacking.unzipped(body, MOST_BYTES, url)
    if feeds.looks_json(body):
        return feeds.json_feed(unpacking.within(body, MOST_OF_A_FEED, url), url)
    if xmltext.root(body, url) in xmltext.SITEMAPS:
        return sitemaps.sitemap(body, url)
    return feeds.feed(unpacking.within(body, MOST_OF_A_FEED, url), url, headers or {})
