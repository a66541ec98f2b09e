from __future__ import annotations

from datetime import UTC, datetime

import pytest

from depeche.model import Article, Page
from depeche.sources import continuing

PROSE = "".join(
    f"<p>The harbour board met for the {n}th time, and nothing was decided about the pier, which has been shut to all ships"
    " since the storm of last winter, nor about who is to pay for its repair before the summer comes.</p>"
    for n in range(9)
)
HERE = "/news/board-waits-for-the-ferry"
PAGE = Page(
    url=f"https://ledger.example{HERE}",
    body=(
        f"<body><article><h1>The board waits</h1>{PROSE}"
        f"<div class='pagination'><a href='{HERE}/1'>1</a> <a href='{HERE}/2'>2</a></div></article></body>"
    ).encode(),
    captured=datetime(2027, 1, 18, tzinfo=UTC),
)


def test_a_page_that_the_reader_fails_at_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert continuing.next_page(PAGE) == f"https://ledger.example{HERE}/2"

    def fail(page: Page) -> Article:
        raise OverflowError(page.url)

    monkeypatch.setattr(continuing, "read_page", fail)
    assert continuing.next_page(PAGE) is None
