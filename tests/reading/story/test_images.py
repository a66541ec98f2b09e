"""Which of the addresses in the markup is the picture, and what is none."""

from __future__ import annotations

import pytest
from tests.reading.board import FIRST, FOURTH, SECOND, THIRD, read, story

from depeche.model import Rendition
from depeche.reading.story.images import image, srcset, video

BASE = "https://quay.example/news/"


def test_the_widest_source_is_the_picture_and_all_are_kept() -> None:
    block = image('img src="s.jpg" srcset="/m.jpg 640w, /l,v2.jpg 1600w" alt="A pier"', (), BASE)
    assert block is not None
    assert block.url == "https://quay.example/l,v2.jpg"
    assert block.alt == "A pier"
    assert [rendition.width for rendition in block.renditions] == [640, 1600, None]


def test_a_lazy_image_is_found_where_it_waits() -> None:
    block = image('img src="data:image/gif;base64,R0lG" data-src="/pier.jpg"', (), BASE)
    assert block is not None
    assert block.url == "https://quay.example/pier.jpg"


def test_sources_of_a_picture_element_count() -> None:
    block = image('img src="/small.jpg"', ('source srcset="/large.webp 2000w"',), BASE)
    assert block is not None
    assert block.url == "https://quay.example/large.webp"


def test_icons_counters_and_drawings_are_no_pictures() -> None:
    assert image('img src="/dot.gif" width="1" height="1"', (), BASE) is None
    assert image('img src="/tug.jpg" width="1440" height="0"', (), BASE) is not None  # a side that is not said
    assert image('img src="/dot.gif" width="0" height="0"', (), BASE) is None
    assert image('img src="/logo.svg"', (), BASE) is None
    assert image('img src="data:image/png;base64,iVBO"', (), BASE) is None


def test_a_srcset_without_descriptors_is_a_list_of_addresses() -> None:
    assert srcset("/a.jpg, /b.jpg 2x", BASE) == [
        Rendition(url="https://quay.example/a.jpg"), Rendition(url="https://quay.example/b.jpg")
    ]  # fmt: skip


def test_a_film_has_its_address_and_its_poster() -> None:
    block = video('video src="/storm.mp4" poster="/storm.jpg"', (), BASE)
    assert block is not None
    assert (block.url, block.renditions[0].url) == ("https://quay.example/storm.mp4", "https://quay.example/storm.jpg")


def test_the_address_of_a_film_may_stand_in_its_sources() -> None:
    from depeche.reading.story.images import video

    block = video("video controls", ('source src="/tide.mp4" type="video/mp4"',), "https://quay.example/a")
    assert block is not None
    assert block.url == "https://quay.example/tide.mp4"


@pytest.mark.parametrize(
    "gallery",
    [
        "<figure>{}</figure>".format(
            "".join(f"<figure><img src='/{n}.jpg'><figcaption>Tide {n}</figcaption></figure>" for n in (1, 2))
        ),
        "<div class='slideshow'><ul>{}</ul></div>".format(
            "".join(f"<li><img src='/{n}.jpg'><p class='slide-caption'>Tide {n}</p></li>" for n in (1, 2))
        ),
        "<div class='gallery'>{}</div>".format(
            "".join(f"<dl><dt><img src='/{n}.jpg'></dt><dd>Tide {n}</dd></dl>" for n in (1, 2))
        ),
    ],
)
def test_each_picture_of_a_gallery_has_its_own_caption(gallery: str) -> None:
    page = f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>{gallery}<p>{THIRD}</p></article>"
    found = [block for block in read(page).blocks if block.kind == "image"]
    assert [block.caption for block in found] == ["Tide 1", "Tide 2"]


def test_marks_of_the_house_spacers_and_what_is_shown_twice_are_no_pictures() -> None:
    spacer, unseen = 'img src="/img/spacer.gif" width="400"', 'img src="/a.png" style="display: none"'
    for tag in ('img class="logo" src="/mark.png"', spacer, unseen):
        assert image(tag, (), "https://quay.example/a") is None
    twice = "<div><img src='/p.jpg'></div><div><img src='/p.jpg'></div>"
    page = f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>{twice}<p>{THIRD}</p></article>"
    assert sum(block.kind == "image" for block in read(page).blocks) == 1


def test_of_candidates_for_screens_the_one_for_the_sharpest_is_taken() -> None:
    block = image('img src="/p.jpg" srcset="/c/w_6,h_4/p.jpg 1x, /c/w_12,h_8/p.jpg 2x"', (), "https://quay.example/a")
    assert block is not None
    assert block.url == "https://quay.example/c/w_12,h_8/p.jpg"


def test_the_width_of_its_place_does_not_say_that_a_picture_is_the_sharpest() -> None:
    tag = 'img src="/p.jpg" width="456" srcset="/p.jpg 1x, /p-large.jpg 2x"'
    block = image(tag, (), "https://quay.example/a")
    assert block is not None
    assert block.url == "https://quay.example/p-large.jpg"


def test_a_small_picture_in_a_sentence_is_the_character_that_it_shows() -> None:
    text = f"Fog <img class='emoji' alt='🌊' src='/1f30a.svg'> again. {FOURTH}"
    page = f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{text}</p><p>{THIRD}</p></article>"
    assert read(page).blocks[2].text == f"Fog 🌊 again. {FOURTH}"


@pytest.mark.parametrize("name", ["icon_top.png", "btn_print.gif", "ico-share.png"])
def test_what_is_drawn_on_buttons_is_no_picture_of_the_story(name: str) -> None:
    assert story(f"<p>{FOURTH}</p><img src='/images/{name}'><p>{FOURTH[10:]}</p>") == [
        ("paragraph", FOURTH),
        ("paragraph", FOURTH[10:]),
    ]


def test_a_picture_that_only_stands_where_there_is_no_script_is_shown_and_its_credit_is_no_part_of_its_caption() -> None:
    picture = "<span><picture><noscript><img src='/pier.jpg' alt='The pier'></noscript></picture></span>"
    words = "<span class='caption__text'>The pier at dawn.</span><span class='caption__credit'>Photograph: Ann Ash</span>"
    frame = (
        f"<figure class='asset-embed'><div>{picture}</div><div class='caption asset-embed__caption'>{words}</div></figure>"
    )
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>{frame}<p>{THIRD}</p></article>")
    shown = [(block.url, block.caption, block.credit) for block in found.blocks if block.kind == "image"]
    assert shown == [("https://quay.example/pier.jpg", "The pier at dawn.", "Ann Ash")]


def test_a_lazy_image_is_found_where_a_script_has_its_own_name_for_it() -> None:
    source = 'source srcset="data:image/gif;base64,R0lG" data-srcset="/pier.webp"'
    block = image('img src="data:image/gif;base64,R0lG" data-slowload-src="/pier.jpg"', (), BASE)
    assert block is not None
    assert block.url == "https://quay.example/pier.jpg"
    lazy = image('img src="data:image/gif;base64,R0lG"', (source,), BASE)
    assert lazy is not None
    assert lazy.url == "https://quay.example/pier.webp"
    assert image('img src="data:image/gif;base64,R0lG" data-slowload-style="/pier.jpg"', (), BASE) is None


def test_a_picture_on_the_button_that_enlarges_it_is_read() -> None:
    for button in ("<button class='zoom'>{}Enlarge</button>", "<div role='button' tabindex='0'>{}</div>"):
        shown = button.format("<picture><source srcset='/big.webp 1600w'><img src='/tug.jpg'></picture>")
        frame = f"<figure>{shown}<figcaption>The tug at dawn.</figcaption></figure>"
        found = next(block for block in read(f"<p>{FIRST}</p>{frame}<p>{SECOND}</p>").blocks if block.kind == "image")
        assert (found.url, found.caption) == ("https://quay.example/big.webp", "The tug at dawn.")
        assert [block.kind for block in read(f"<p>{FIRST}</p>{shown}<p>{SECOND}</p>").blocks] == ["paragraph"] * 2


def test_a_drawing_on_a_button_that_shares_the_story_is_no_picture_of_it() -> None:
    button = "<p>Share this story <i><img src='/theme/share.png'></i></p>"
    found = read(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{button}")
    assert [block.kind for block in found.blocks if block.kind == "image"] == []


@pytest.mark.parametrize("said", ["The north pier at low tide. Photo: Bo Lund", "Figure 1: The pier runs into the ferry"])
def test_a_line_in_italics_right_below_a_picture_is_its_caption(said: str) -> None:
    part = f"<p>\n<img src='/pier.jpg'>\n</p><p>\n<em\n>{said}</em\n></p><p>{FOURTH}</p>"
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p>{part}<p>{SECOND}</p></article>")
    assert [block.kind for block in found.blocks] == ["paragraph", "image", "paragraph", "paragraph"]
    assert said.startswith(found.blocks[1].caption or "?")


@pytest.mark.parametrize("line", ["<em>The board</em> of Port Annick", "<em>Where to find me on other days:</em>"])
def test_a_line_that_is_not_all_in_italics_or_announces_something_is_no_caption(line: str) -> None:
    part = f"<p><img src='/pier.jpg'></p><p>{line}</p><p>{FOURTH}</p>"
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p>{part}<p>{SECOND}</p></article>")
    assert [block.caption for block in found.blocks if block.kind == "image"] == [None]


def test_a_short_line_in_italics_right_below_a_film_is_its_caption() -> None:
    film = "<div><iframe src='https://www.youtube.com/embed/QuayBell5G1'></iframe></div>"
    for said, caption in (("The bell at noon. (Video: Bo Lund)", "The bell at noon."), (FOURTH * 2, None)):
        found = read(f"<article><h1>The board</h1><p>{FIRST}</p>{film}<p><em>{said}</em></p><p>{SECOND}</p></article>")
        assert [block.caption for block in found.blocks if block.kind == "embed"] == [caption]
