"""Lead images: what is declared of them, and what is shown above the story."""

from __future__ import annotations

from tests.reading.board import FIRST, SECOND, THIRD, read

from depeche.model import Article

SHOWN = (
    "<figure><img src='/pier-640.jpg' alt='A pier'><figcaption>The pier at low tide. Photo: Bo Lund</figcaption></figure>"
)
CAPTION = ("The pier at low tide.", "Bo Lund", "A pier")
DECLARED = '<meta property="og:image" content="https://quay.example/pier-1200.jpg">'


def page(above: str, head: str = "") -> Article:
    story = f"<h1>The board</h1>{above}<div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
    return read(f"<main>{story}</main>", head=f'<meta property="article:published_time" content="2031-05-06">{head}')


def test_a_picture_above_the_story_that_nothing_declares_is_its_lead_image() -> None:
    found = page(SHOWN)
    assert [(image.caption, image.credit, image.alt) for image in found.images] == [CAPTION]
    assert (found.evidence["images"].layer, found.evidence["images"].raw) == ("dom", "https://quay.example/pier-640.jpg")
    assert [block.kind for block in found.blocks] == ["paragraph"] * 3


def test_a_declared_lead_image_has_the_words_that_are_shown_with_it() -> None:
    found = page(SHOWN, DECLARED)
    assert [image.url for image in found.images] == ["https://quay.example/pier-1200.jpg"]
    assert (found.images[0].caption, found.images[0].credit, found.images[0].alt) == CAPTION
    assert ("dom above the story", CAPTION[0]) in found.evidence["images"].others


def test_of_several_pictures_only_that_of_the_declared_name_tells_of_it() -> None:
    other = SHOWN.replace("pier-640", "bell").replace("The pier", "The bell")
    assert page(SHOWN + other, DECLARED).images[0].caption is None
    assert page(other + SHOWN.replace("-640", "-1200"), DECLARED).images[0].caption == CAPTION[0]


def test_portraits_of_authors_and_pictures_beside_the_date_are_none() -> None:
    signed = '<meta name="author" content="Ada Morven">'
    portrait = "<div><img src='/ada.jpg' alt='Ada Morven'></div><p>By Ada Morven</p>"
    dated = "<figure><img src='/clock.png' alt=''><figcaption>6 May 2031, 10:30</figcaption></figure>"
    assert page(portrait, signed).images == ()
    assert page(dated).images == ()
