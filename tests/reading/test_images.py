"""Which of the addresses in the markup is the picture, and what is none."""

from __future__ import annotations

from depeche.model import Rendition
from depeche.reading.images import image, srcset, video

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
    from depeche.reading.images import video

    block = video("video controls", ('source src="/tide.mp4" type="video/mp4"',), "https://quay.example/a")
    assert block is not None
    assert block.url == "https://quay.example/tide.mp4"
