"""What stands below the declared picture, wherever the page shows it."""

from __future__ import annotations

import pytest
from tests.reading.board import FIRST, SECOND, THIRD, read

HEAD = '<meta property="og:image" content="https://img.quay.example/2031/tug-at-dawn-1200x630.jpg">'
STORY = f"<h1>The board</h1><div class='text'><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
IMAGE = "<img src='https://img.quay.example/w640/tug-at-dawn.jpg'>"


def lead(shown: str, *, below: str = "") -> tuple[str | None, str | None]:
    found = read(f"{shown}<article>{STORY}</article>{below}", head=HEAD)
    return found.images[0].caption, found.images[0].credit


@pytest.mark.parametrize(
    "frame",
    [
        "<header><figure>{}<figcaption>The tug at dawn. Photo: Ann Ash</figcaption></figure></header>",
        "<div class='cover'><picture>{}</picture><p class='caption'>The tug at dawn. Photo: Ann Ash</p></div>",
        "<div class='image-caption-wrap'><div>{}</div><p>The tug at dawn. Photo: Ann Ash</p></div>",
        "<figure><span class='caption'><span class='caption-text'>The tug at dawn. Photo: Ann Ash</span></span>{}</figure>",
        "<div><article class='media'>{}</article><span class='legend'>The tug at dawn. Photo: Ann Ash</span></div>",
        "<div class='article--image'><picture>{}</picture><p class='lead'>The tug at dawn.</p><p>Photo: Ann Ash</p></div>",
    ],
)
def test_the_declared_picture_has_its_words_where_it_is_shown_above_the_headline(frame: str) -> None:
    assert lead(frame.format(IMAGE)) == ("The tug at dawn.", "Ann Ash")
    assert lead(frame.format("<img src='/buoy-at-noon.jpg'>")) == (None, None)  # of another picture


def test_neither_a_button_nor_a_teaser_of_the_story_is_a_caption() -> None:
    assert lead(f"<figure>{IMAGE}<figcaption>Print</figcaption></figure>") == (None, None)
    assert lead(f"<figure>{IMAGE}<figcaption>The board</figcaption></figure>") == (None, None)
    teaser = f"<div class='teaser-image'>{IMAGE}<p>What the sea says</p><p>The board</p></div>"
    assert lead(teaser) == (None, None)
    gallery = f"<div>{IMAGE}<img src='/buoy.jpg'><p class='caption'>The buoy at noon.</p></div>"
    assert lead(gallery) == (None, None)


def test_where_the_words_come_from_is_told() -> None:
    shown = f"<figure>{IMAGE}<figcaption>The tug at dawn.</figcaption></figure>"
    found = read(f"{shown}<article>{STORY}</article>", head=HEAD)
    assert ("dom where it is shown", "The tug at dawn.") in found.evidence["images"].others


def test_the_file_of_a_picture_may_be_a_folder_in_its_address() -> None:
    head = '<meta property="og:image" content="https://img.quay.example/free/2916606401232c7a/?crop=2000">'
    image = "<img src='https://img.quay.example/free/2916606401232c7a/?crop=948'>"
    shown = f"<figure>{image}<figcaption>The tug at dawn.</figcaption></figure>"
    found = read(f"{shown}<article>{STORY}</article>", head=head)
    assert found.images[0].caption == "The tug at dawn."
