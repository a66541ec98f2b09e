"""Where a story of several pages goes on."""

from __future__ import annotations

import depeche

PROSE = "".join(
    f"<p>The harbour board met for the {n}th time this year, and nothing was decided about the north pier.</p>"
    for n in range(9)
)
PAGES = "<div class='pagination'><a href='/story/1'>1</a> <a href='/story/2'>2</a> <a href='/story/3'>3</a></div>"


def following(url: str, pages: str = PAGES) -> str | None:
    return depeche.read(f"<body><article><h1>The board</h1>{PROSE}{pages}</article></body>", url=url).next_page


def test_the_next_number_on_the_pages_own_path_is_the_next_page() -> None:
    assert following("https://quay.example/story") == "https://quay.example/story/2"
    assert following("https://quay.example/story/2") == "https://quay.example/story/3"


def test_the_last_page_has_none_and_another_story_is_none() -> None:
    assert following("https://quay.example/story/3") is None
    assert following("https://quay.example/other") is None
