"""Where a fetched page goes on: the address of an article's next page, to be fetched too. Pure."""

from __future__ import annotations

from depeche.model import ARTICLE_KINDS, Page
from depeche.reading import read_page
from depeche.reading.story.paging import goes_on, may_go_on

MOST_PAGES = 50
"""Pages of one article that are fetched."""


def next_page(page: Page) -> str | None:
    """The address of the page after this one, on the same host; None where the article ends, or is none.

    Cost: that of reading the page, where its bytes have anything like such a link; else next to nothing.
    """
    if page.url is None or not may_go_on(page.body, page.url):
        return None
    try:
        article = read_page(page)
    except Exception:  # what is wrong with the page is told where it is read, and must not end the fetching
        return None
    following = article.next_page if article.kind in ARTICLE_KINDS else None
    return following if goes_on(page.url, following) else None
