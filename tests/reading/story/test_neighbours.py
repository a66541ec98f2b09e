"""Other stories in full on the same page."""

from __future__ import annotations

import pytest
from tests.reading.board import FIRST, FOURTH, SECOND, THIRD, read

OWN = "".join(f"<p>{text}</p>" for text in (FIRST, SECOND, THIRD, FOURTH))
OTHER = "".join(
    f"<p>Ferries to the {name} island are to run every forty minutes from May on, after years of long queues.</p>"
    for name in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
)
TITLE = "The board puts off the pier"


def told(inside: str) -> list[str]:
    return [block.text for block in read(inside, head=f"<meta property='og:title' content='{TITLE}'>").blocks]


@pytest.mark.parametrize("top", ["h1", "h2"])
@pytest.mark.parametrize(
    "page",
    [
        "<div class='story-wrap'><{0}>{1}</{0}><div class='txt'>{2}</div></div>"
        "<div class='story-wrap'><{0}>More ferries</{0}><div class='txt'>{3}</div></div>",
        "<main><article><{0}>{1}</{0}>{2}</article><article><{0}>More ferries</{0}>{3}</article></main>",
    ],
)
def test_stories_built_like_the_pages_own_are_others(page: str, top: str) -> None:
    assert told(page.format(top, TITLE, OWN, OTHER)) == [FIRST, SECOND, THIRD, FOURTH]


def test_an_article_with_a_top_heading_inside_the_story_is_another() -> None:
    following = f"<div class='following'><article><h1>More ferries</h1>{OTHER}</article></div>"
    page = f"<article><h1>{TITLE}</h1><div class='entry-content'>{OWN}{following}</div></article>"
    assert told(page) == [FIRST, SECOND, THIRD, FOURTH]


def test_sections_of_one_story_are_its_own_though_they_have_top_headings() -> None:
    sections = f"<section class='part'><h1>What the divers saw</h1>{OTHER}</section>"
    page = f"<div class='all'><section class='part'><h1>{TITLE}</h1>{OWN}</section>{sections}</div>"
    assert len(told(page)) >= 12
