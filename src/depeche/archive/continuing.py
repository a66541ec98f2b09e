"""Articles that go on over several pages: what one said as a whole, at each of its captures. Pure.

Each page is a capture, a page and a reading of its own; the article is what they say together. Where a page goes on is what
it said at that capture. A page that was first captured later than the one that leads to it is taken to have been as it was
then, so that it makes no difference in which order the pages came in, and that completing an article is no revision of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from depeche.archive import identity
from depeche.archive.identity import Key
from depeche.archive.revisions import State, in_capture_order
from depeche.model import ARTICLE_KINDS, Article

MOST_PAGES = 50
"""Pages of one article; what comes after them stays an article of its own."""


def following(article: Article) -> Key | None:
    """The key of the address where an article goes on; None where it ends with its page."""
    if article.kind not in ARTICLE_KINDS or article.next_page is None:
        return None
    from depeche.reading.story.paging import goes_on  # few articles ask: it takes a while to load

    if not goes_on(article.url, article.next_page):
        return None
    return identity.key(article.next_page)


def continues(title: str | None, key: str, other: str | None, canonical: Key | None) -> bool:
    """Whether a page that stands where an article goes on is a page of it: it has its title, or names it as its own."""
    return canonical == key or not title or not other or identity.titles_agree(title, other)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What one capture showed of one page of an article."""

    capture: int
    at: str | None  # UTC (`moments.utc`)
    key: str  # of the page's address
    reading: int = 0
    article: Article | None = None  # None: the page was gone


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """The pages of an article as they stood together, in order."""

    sight: Sight  # the capture that made it so
    pages: tuple[Sight, ...]


def wholes(sights: Iterable[Sight]) -> list[Whole]:
    """What the article was, one state after the other, in the order of capture; of the same pages in a row the first."""
    by_capture = {sight.capture: sight for sight in sights}
    states = [State(capture=one.capture, at=one.at, digest="", reading=one.reading) for one in by_capture.values()]
    line = [by_capture[state.capture] for state in in_capture_order(states)]
    leads = _leads(line)
    earliest: dict[str, Sight] = {}
    for sight in line:
        if sight.article is not None:
            earliest.setdefault(sight.key, sight)
    head = next((sight for sight in line if sight.key in leads and sight.article is not None), None)
    now: dict[str, Sight] = {}
    found: list[Whole] = []
    for sight in line:
        now[sight.key] = sight
        if sight.key in leads and sight.article is not None:  # the article itself being gone is an event and no loss
            head = sight
        if head is None:
            continue
        pages = _chain(head, now, earliest)
        if not found or [page.reading for page in found[-1].pages] != [page.reading for page in pages]:
            found.append(Whole(sight=sight, pages=pages))
    return found


def _leads(line: Sequence[Sight]) -> set[str]:
    """The addresses that the article begins at: those that no page of it leads to."""
    led_to = {following(sight.article) for sight in line if sight.article is not None}
    leads = {sight.key for sight in line if sight.article is not None and sight.key not in led_to}
    return leads or {sight.key for sight in line if sight.article is not None}  # a loop begins where it was first seen


def _chain(head: Sight, now: dict[str, Sight], earliest: dict[str, Sight]) -> tuple[Sight, ...]:
    """The pages from the first on, each where the one before it says; no page twice."""
    pages = [head]
    met = {head.key}
    while len(pages) < MOST_PAGES and pages[-1].article is not None:
        key = following(pages[-1].article)
        page = now.get(key or "") or earliest.get(key or "")
        if key is None or key in met or page is None or page.article is None:
            break
        met.add(key)
        pages.append(page)
    return tuple(pages)
