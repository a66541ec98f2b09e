"""The article's own pictures: what is declared, and what stands above the first words."""

from __future__ import annotations

import json

import pytest
from tests.reading.board import FIRST, SECOND, THIRD, read

from depeche.model import Article, Block

DECLARED = '<meta property="og:image" content="https://img.quay.example/2031/tug-at-dawn-1200x630.jpg">'
STORY = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"


def images(above: str, *, head: str = DECLARED) -> list[tuple[str, str | None, str | None]]:
    found = read(f"<article><h1>The board</h1>{above}{STORY}</article>", head=head)
    assert [block.kind for block in found.blocks] == ["paragraph"] * 3
    return [((image.url or "").rpartition("/")[2], image.caption, image.credit) for image in found.images]


@pytest.mark.parametrize(
    "address",
    [
        "/2031/tug-at-dawn.jpg",
        "/w/640/tug-at-dawn-640x360.webp?q=80",
        "/p?url=https%3A%2F%2Fimg.quay.example%2F2031%2Ftug-at-dawn.jpg",
    ],
)
def test_a_declared_picture_has_the_words_below_it_whatever_its_size(address: str) -> None:
    shown = f"<figure><img src='{address}'><figcaption>The tug at dawn. Photo: Ann Ash</figcaption></figure>"
    assert images(shown) == [("tug-at-dawn-1200x630.jpg", "The tug at dawn.", "Ann Ash")]
    loose = f"<div class='lead'><img src='{address}'><p class='caption'>The tug at dawn.</p></div>"
    assert images(loose) == [("tug-at-dawn-1200x630.jpg", "The tug at dawn.", None)]


@pytest.mark.parametrize(
    "below",
    [
        "<figcaption>The tug at dawn. Photo: Ann Ash</figcaption>",
        "<div class='text'><span>The tug at dawn. Photo: Ann Ash</span></div>",
        "<div><span>The tug at dawn.</span><span>Photo: Ann Ash</span></div>",
    ],
)
def test_the_words_of_a_picture_may_stand_outside_its_frame(below: str) -> None:
    alt = "The tug at dawn. Photo: Ann Ash" if "Photo" in below.partition("</span>")[0] else "The tug at dawn."
    shown = f"<figure><img src='/tug-at-dawn.jpg' alt='{alt}'></figure>{below}"
    assert images(shown) == [("tug-at-dawn-1200x630.jpg", "The tug at dawn.", "Ann Ash")]


def test_who_is_shown_to_have_taken_a_picture_is_believed_before_the_paper_that_is_declared() -> None:
    declared = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The board", "image":
        {"@type": "ImageObject", "url": "https://img.quay.example/tug-2031-a.jpg", "author": "The Quay"}}</script>"""
    shown = "<figure><img src='/s/tug-2031-a.jpg'><figcaption>Dawn. Photo: Ann Ash</figcaption></figure>"
    assert images(shown, head=declared) == [("tug-2031-a.jpg", "Dawn.", "Ann Ash")]


def test_what_a_picture_is_declared_to_show_is_believed_before_what_stands_below_it() -> None:
    declared = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The board", "image":
        {"@type": "ImageObject", "url": "https://img.quay.example/tug-2031-a.jpg", "caption": "The tug."}}</script>"""
    shown = "<figure><img src='/s/tug-2031-a.jpg'><figcaption>Dawn. Photo: Ann Ash</figcaption></figure>"
    assert images(shown, head=declared) == [("tug-2031-a.jpg", "The tug.", "Ann Ash")]


def test_another_picture_in_a_frame_with_words_is_the_articles_too_and_a_portrait_is_not() -> None:
    shown = "<figure><img src='/bell-of-the-quay.jpg'><figcaption>The bell, before it was lost.</figcaption></figure>"
    own = ("bell-of-the-quay.jpg", "The bell, before it was lost.", None)
    assert images(shown) == [("tug-at-dawn-1200x630.jpg", None, None), own]
    assert images(shown, head="") == [own]
    portrait = "<div class='by'><img src='/ann-ash-2.jpg'><div>By Ann Ash, 4 May 2031, 14:05</div></div>"
    assert images(portrait) == [("tug-at-dawn-1200x630.jpg", None, None)]
    assert images("<figure><img src='/bell-of-the-quay.jpg'></figure>", head="") == []


def test_a_placeholder_is_no_picture_and_the_words_are_of_the_one_beside_it() -> None:
    frame = "<figure><img src='/grey-placeholder.png'><img src='/bell.jpg'><figcaption>The bell.</figcaption></figure>"
    found = [block for block in read(f"<p>{FIRST}</p>{frame}<p>{SECOND}</p>").blocks if block.kind == "image"]
    assert found == [Block(kind="image", url="https://quay.example/bell.jpg", caption="The bell.")]


def declared(*pictures: str) -> str:
    told = f'{{"@type": "NewsArticle", "headline": "The board", "image": [{", ".join(pictures)}]}}'
    return f'<script type="application/ld+json">{told}</script>'


def picture(name: str, **said: str) -> str:
    words = "".join(f', "{key}": "{value}"' for key, value in said.items())
    return f'{{"@type": "ImageObject", "url": "https://img.quay.example/{name}"{words}}}'


def test_pictures_that_are_declared_to_show_different_things_are_not_sizes_of_one() -> None:
    bell = picture("bell-9.jpg", caption="The bell.", width="2000", height="1000")
    head = declared(picture("tug-1.jpg", caption="The tug.", width="640", height="360"), picture("tug-2.jpg"), bell)
    assert images("", head=head) == [("tug-1.jpg", "The tug.", None), ("bell-9.jpg", "The bell.", None)]
    found = read(f"<article><h1>The board</h1>{STORY}</article>", head=head).images[0]
    assert [rendition.url.rpartition("/")[2] for rendition in found.renditions] == ["tug-1.jpg", "tug-2.jpg"]


@pytest.mark.parametrize(
    ("said", "caption", "credit"),
    [
        ({"caption": "The tug.", "creditText": "(Image: AGL)"}, "The tug.", "AGL"),
        ({"caption": "The tug. Photo: Ann Ash"}, "The tug.", "Ann Ash"),
        ({"caption": "Picture: AGL"}, None, "AGL"),
        ({"caption": f"Picture: {FIRST} {SECOND}"}, f"Picture: {FIRST} {SECOND}", None),
    ],
)
def test_who_took_a_declared_picture(said: dict[str, str], caption: str | None, credit: str | None) -> None:
    assert images("", head=declared(picture("tug-1.jpg", **said))) == [("tug-1.jpg", caption, credit)]


def test_a_number_that_only_one_picture_bears_tells_it_and_a_day_does_not() -> None:
    def caption(declared: str, shown: str) -> str | None:
        head = f'<meta property="og:image" content="https://img.quay.example/{declared}">'
        return images(f"<div><img src='/{shown}'><p class='caption'>The tug.</p></div>", head=head)[0][1]

    assert caption("tug/25132394/3-full.jpg", "tug/25132394/3-small.jpg") == "The tug."
    assert caption("20310503/3-full.jpg", "20310503/3-small.jpg") is None


def test_a_credit_alone_below_a_picture_is_its_credit() -> None:
    shown = f"<p>{FIRST}</p><img src='/tug.jpg'><p>Photo: Ann Ash</p><p>{SECOND}</p>"
    assert [(block.kind, block.credit) for block in read(shown).blocks] == [
        ("paragraph", None),
        ("image", "Ann Ash"),
        ("paragraph", None),
    ]


def test_a_paragraph_below_a_picture_that_says_in_brackets_who_took_it_is_its_caption() -> None:
    words = "The tug at dawn, before anybody had missed the bell (Photo: Ann Ash/AGL)"
    found = read(f"<p>{FIRST}</p><div><img src='/tug.jpg'></div><p>{words}</p><p>{SECOND}</p>").blocks
    assert [block.kind for block in found] == ["paragraph", "image", "paragraph"]
    assert (found[1].caption, found[1].credit) == (words.partition(" (")[0], "Ann Ash/AGL")
    assert [block.kind for block in read(f"<p>{FIRST}</p><p>{words}</p><p>{SECOND}</p>").blocks] == ["paragraph"] * 3


def test_who_took_a_picture_stands_in_a_line_of_its_own_before_what_it_shows() -> None:
    words = "<div>Photo: Ann Ash</div><div>The tug at dawn, with nobody on it.</div>"
    frame = f"<p>{FIRST}</p><figure><img src='/tug.jpg'>{words}</figure><p>{SECOND}</p>"
    image = read(frame).blocks[1]
    assert (image.caption, image.credit) == ("The tug at dawn, with nobody on it.", "Ann Ash")


def test_a_caption_may_stand_behind_a_picture_that_has_no_frame() -> None:
    shown = "<a href='/tug'><img src='/2031/tug-at-dawn.jpg'></a><figcaption>The tug - <i>Photo: Ann Ash</i></figcaption>"
    assert images(shown) == [("tug-at-dawn-1200x630.jpg", "The tug", "Ann Ash")]


def test_a_picture_that_is_declared_and_shown_at_one_address_is_one() -> None:
    head = '<meta property="og:image" content="https://img.quay.example/tug.jpg">'
    shown = "<figure><img src='https://img.quay.example/tug.jpg'><figcaption>The tug.</figcaption></figure>"
    assert images(shown, head=head) == [("tug.jpg", "The tug.", None)]


SHOWN = (
    "<figure><img src='/pier-at-noon-640.jpg' alt='A pier'>"
    "<figcaption>The pier at low tide. Photo: Bo Lund</figcaption></figure>"
)
WORDS = ("The pier at low tide.", "Bo Lund", "A pier")
LARGER = '<meta property="og:image" content="https://quay.example/pier-at-noon-1200.jpg">'


def page(above: str, head: str = "") -> Article:
    story = f"<h1>The board</h1>{above}<div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
    return read(f"<main>{story}</main>", head=f'<meta property="article:published_time" content="2031-05-06">{head}')


def test_a_picture_above_the_story_that_nothing_declares_is_its_lead_image() -> None:
    found = page(SHOWN)
    assert [(image.caption, image.credit, image.alt) for image in found.images] == [WORDS]
    assert (found.evidence["images"].layer, found.evidence["images"].raw) == (
        "dom",
        "https://quay.example/pier-at-noon-640.jpg",
    )
    assert [block.kind for block in found.blocks] == ["paragraph"] * 3


def test_a_declared_lead_image_has_the_words_that_are_shown_with_it() -> None:
    found = page(SHOWN, LARGER)
    assert [image.url for image in found.images] == ["https://quay.example/pier-at-noon-1200.jpg"]
    assert (found.images[0].caption, found.images[0].credit, found.images[0].alt) == WORDS
    assert ("dom above the story", WORDS[0]) in found.evidence["images"].others


def test_of_several_pictures_only_that_of_the_declared_name_tells_of_it() -> None:
    other = SHOWN.replace("pier-at-noon-640", "bell-of-bree").replace("The pier", "The bell")
    assert page(other, LARGER).images[0].caption is None
    assert page(other + SHOWN, LARGER).images[0].caption == WORDS[0]


def test_portraits_of_authors_and_pictures_beside_the_date_are_none() -> None:
    signed = '<meta name="author" content="Ada Morven">'
    portrait = "<div><img src='/ada.jpg' alt='Ada Morven'></div><p>By Ada Morven</p>"
    dated = "<figure><img src='/clock.png' alt=''><figcaption>6 May 2031, 10:30</figcaption></figure>"
    assert page(portrait, signed).images == ()
    assert page(dated).images == ()


def test_the_size_behind_a_name_is_read_in_one_way_only() -> None:
    name = "tug-at-dawn" + "-123456x12" * 18 + "!.jpg"
    shown = f"<figure><img src='/i/{name}'><figcaption>The tug at dawn</figcaption></figure>"
    assert [found[0] for found in images(shown)] == ["tug-at-dawn-1200x630.jpg", name]


def test_pictures_have_the_words_shown_below_them_however_many_are_declared() -> None:
    told = [{"@type": "ImageObject", "url": f"/i/wave-number-{n:03}.jpg", "caption": f"Wave {n}"} for n in range(25)]
    head = f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "image": told})}</script>'
    shown = "<figure><img src='/i/wave-number-003.jpg'><figcaption>Wave 3. Photo: Ann Ash</figcaption></figure>"
    assert images(shown, head=head)[3] == ("wave-number-003.jpg", "Wave 3", "Ann Ash")


def test_pictures_whose_names_are_counted_are_not_sizes_of_one() -> None:
    head = '<meta property="og:image" content="/i/tug-at-dawn-01.jpg">'
    shown = "<figure><img src='/i/tug-at-dawn-02.jpg'><figcaption>The tug at noon</figcaption></figure>"
    assert images(shown, head=head) == [("tug-at-dawn-01.jpg", None, None), ("tug-at-dawn-02.jpg", "The tug at noon", None)]


def test_a_caption_that_names_the_agency_which_signs_is_no_portrait_of_it() -> None:
    signed = '<meta name="author" content="Reuters"><meta property="og:image" content="/i/mayor-vaudrin.jpg">'
    shown = "<div class='photo'><img src='/i/mayor-vaudrin.jpg'><p>Ilse Vaudrin, the mayor / Reuters</p></div>"
    assert [picture[1] for picture in images(shown, head=signed)] == ["Ilse Vaudrin, the mayor / Reuters"]


def test_a_picture_in_a_part_that_is_called_one_with_a_line_that_is_called_its_caption_is_the_articles() -> None:
    shown = "<div class='image'><img src='/bell.jpg' alt='The bell'><p class='caption'>The bell of the board.</p></div>"
    assert images(shown, head="") == [("bell.jpg", "The bell of the board.", None)]


def test_a_picture_scaled_down_by_its_builder_is_a_size_of_the_one_that_is_shown() -> None:
    declared = DECLARED.replace("-1200x630", "-scaled")
    shown = "<figure><img src='/tug-at-dawn-2048x1365.jpg'><figcaption>The tug.</figcaption></figure>"
    assert images(shown, head=declared) == [("tug-at-dawn-scaled.jpg", "The tug.", None)]


@pytest.mark.parametrize(("name", "caption"), [("tug-at-dawn-640x480.jpg", "The tug at dawn."), ("bell.jpg", None)])
def test_a_declared_picture_that_stands_in_the_story_has_its_words_there(name: str, caption: str | None) -> None:
    frame = f"<figure><img src='/2031/{name}'><figcaption>The tug at dawn. Photo: Ann Ash</figcaption></figure>"
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>{frame}<p>{THIRD}</p></article>", head=DECLARED)
    assert [image.caption for image in found.images] == [caption]


def test_a_declared_caption_that_is_the_standfirst_is_none() -> None:
    lede = "The pier of Port Annick stays shut for a ninth summer, the board has decided."
    said = {"@type": "NewsArticle", "image": {"@type": "ImageObject", "url": "https://quay.example/t.jpg", "caption": lede}}
    head = f'<meta name="description" content="{lede}"><script type="application/ld+json">{json.dumps(said)}</script>'
    found = read(f"<article><h1>The board</h1><p class='standfirst'>{lede}</p>{STORY}</article>", head=head)
    assert (found.lede, [picture.caption for picture in found.images]) == (lede, [None])


def test_a_declared_caption_that_is_the_headline_gives_way_to_the_one_that_is_shown() -> None:
    image = {"@type": "ImageObject", "url": "https://quay.example/tug-at-dawn.jpg", "caption": "The board"}
    head = f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "image": image})}</script>'
    shown = "<figure><img src='/tug-at-dawn.jpg'><figcaption>The tug at dawn.</figcaption></figure>"
    assert images(shown, head=head) == [("tug-at-dawn.jpg", "The tug at dawn.", None)]
