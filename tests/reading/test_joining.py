"""Pages of one article become one article; what they repeat stands in it once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import depeche
from depeche.model import Article, Block
from depeche.reading.story.paging import goes_on, may_go_on

FIRST = "https://quay.example/story"
TITLE = "Harbour board weighs a second pier"
LEDE = "Skippers have waited for eleven years, and the board of Port-Armel wants to decide before the spring tide."


def text(*paragraphs: str) -> tuple[Block, ...]:
    return tuple(Block(kind="paragraph", text=one) for one in paragraphs)


def page(number: int, *blocks: Block, **fields: object) -> Article:
    url = FIRST if number == 1 else f"{FIRST}/{number}"
    return Article(url=url, title=TITLE, lede=LEDE, authors=("Jon Brask",), blocks=blocks, **fields)  # type: ignore[arg-type]


def test_a_single_page_is_the_article() -> None:
    one = page(1, *text("The board met."))
    assert depeche.join([one]) is one


def test_no_page_is_no_article() -> None:
    with pytest.raises(ValueError, match="at least one page"):
        depeche.join([])


def test_the_text_goes_on_from_page_to_page_and_each_part_says_its_own() -> None:
    found = depeche.join([page(1, *text("One.", "Two.")), page(2, *text("Three.")), page(3, *text("Four.", "Five."))])
    assert found.text == "One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive."
    assert found.url == FIRST
    assert [found.text[part.start : part.end] for part in found.parts] == ["One.\n\nTwo.", "Three.", "Four.\n\nFive."]
    assert [part.block for part in found.parts] == [0, 2, 3]
    assert [part.url for part in found.parts] == [FIRST, f"{FIRST}/2", f"{FIRST}/3"]


def test_headline_byline_teaser_and_lead_image_are_not_said_twice() -> None:
    image = Block(kind="image", url="https://quay.example/pier.jpg", caption="The pier")
    head = Block(kind="heading", text=f"{TITLE} – Page 2", level=1)
    second = page(2, head, *text(f"{LEDE[:60]}…", "Jon Brask"), image, *text("Three."))
    found = depeche.join([page(1, *text(LEDE), image, *text("One.")), second])
    assert [block.text or block.kind for block in found.blocks] == [LEDE, "image", "One.", "Three."]


def test_words_that_are_said_again_in_the_middle_of_a_page_stay() -> None:
    found = depeche.join([page(1, *text("One.", "No comment.")), page(2, *text("Three.", "No comment.", "Four."))])
    assert found.text.count("No comment.") == 2


def test_what_closes_every_page_closes_the_article() -> None:
    box = "Jon Brask writes about harbours and has done so for thirty years."
    found = depeche.join([page(1, *text("One.", box)), page(2, *text("Two.", box)), page(3, *text("Three.", box))])
    assert [block.text for block in found.blocks] == ["One.", "Two.", "Three.", box]


def test_a_new_picture_and_a_subhead_of_a_later_page_stay() -> None:
    image = Block(kind="image", url="https://quay.example/other.jpg")
    found = depeche.join(
        [page(1, *text("One.")), page(2, image, Block(kind="heading", text="The tide", level=2), *text("Two."))]
    )
    assert [block.kind for block in found.blocks] == ["paragraph", "image", "heading", "paragraph"]


def test_the_latest_change_of_any_page_is_that_of_the_article() -> None:
    early, late = datetime(2027, 1, 11, 9, tzinfo=UTC), datetime(2027, 1, 11, 12, tzinfo=UTC)
    assert depeche.join([page(1, modified=early), page(2, modified=late), page(3)]).modified == late
    assert depeche.join([page(1, modified=early), page(2, modified=datetime(2027, 2, 1))]).modified == early


def test_a_chain_that_is_not_whole_says_where_it_goes_on() -> None:
    assert depeche.join([page(1, next_page=f"{FIRST}/2"), page(2, next_page=f"{FIRST}/3")]).next_page == f"{FIRST}/3"
    assert depeche.join([page(1, next_page=f"{FIRST}/2"), page(2)]).next_page is None


@given(st.lists(st.lists(st.sampled_from(("One.", "Two.", "", TITLE, LEDE, "Three.")), max_size=6), min_size=1, max_size=5))
def test_parts_follow_one_another_and_cover_the_text(pages: list[list[str]]) -> None:
    found = depeche.join([page(number, *text(*texts)) for number, texts in enumerate(pages, 1)])
    at = 0
    for part in found.parts:
        assert at <= part.start <= part.end
        at = part.end
    if found.parts:
        assert at == len(found.text)
    assert set(found.text.split("\n\n")) <= {one for texts in pages for one in texts} | {""}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://quay.example/story/2", True),
        ("https://quay.example/story?page=2", True),
        ("https://quay.example/story,2", True),
        ("https://quay.example/story/3", False),
        ("https://other.example/story/2", False),
        ("https://quay.example/the-next-article", False),
        (None, False),
    ],
)
def test_an_article_goes_on_at_its_own_path_with_the_next_number(address: str | None, expected: bool) -> None:
    assert goes_on(FIRST, address) is expected


def test_another_article_of_the_same_path_is_no_next_page() -> None:
    assert goes_on("https://quay.example/show?id=7", "https://quay.example/show?id=7&page=2")
    assert not goes_on("https://quay.example/show?id=7", "https://quay.example/show?id=8&page=2")


def test_the_look_at_the_bytes_says_no_where_there_is_no_such_link() -> None:
    assert may_go_on(b"<a href='/story/2'>2</a>", FIRST)
    assert may_go_on(b'<a href="/story?page=2">2</a>', FIRST)
    assert not may_go_on(b"<a href='/story'>one</a> <a href='/other/2'>2</a>", FIRST)
    assert not may_go_on(b"<a href='/2'>2</a>", "https://quay.example/")
