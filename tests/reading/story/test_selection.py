"""Which parts of the story's region are the story's, and which are of others."""

from __future__ import annotations

import pytest
from tests.reading.board import FIRST, FOURTH, SECOND, THIRD, read, story


def test_prose_is_no_table_of_contents() -> None:
    told = "".join(f"<p>{text} (So the {n} minute.)</p>" for n in range(3) for text in (FIRST, FOURTH))
    assert len(story(f"<div class='toc_fees'>{told}</div><div class='toc'><a href='#fees'>Fees</a></div>")) == 6


def test_a_list_of_links_that_a_line_announces_is_the_storys() -> None:
    links = "".join(f"<li><a href='/{n}'>The {n} of the pier</a></li>" for n in ("planks", "piles", "lamps"))
    line = "The board has looked at everything that the pier is made of, namely:"
    assert story(f"<p>{line}</p><ul>{links}</ul>") == [
        ("paragraph", line),
        ("list", "The planks of the pier\nThe piles of the pier\nThe lamps of the pier"),
    ]
    assert story(f"<p>{FOURTH}</p><ul>{links}</ul>") == [("paragraph", FOURTH)]
    assert ("list", "The planks of the pier\nThe piles of the pier\nThe lamps of the pier") not in story(
        f"<p>Related articles:</p><ul>{links}</ul>"
    )


def test_a_list_of_links_that_leads_away_from_the_house_is_the_storys() -> None:
    def links(*addresses: str) -> str:
        return "<ul>" + "".join(f"<li><a href='{url}'>The log book of the year</a></li>" for url in addresses) + "</ul>"

    kept = ("list", "The log book of the year\nThe log book of the year")
    assert kept in story(links("https://piers.example/a", "https://nets.example/b"))
    assert kept not in story(links("https://news.quay.example/a", "https://quay.co.example/b"))  # the house's own
    assert kept not in story(links("https://www.facebook.com/quay", "https://x.com/quay"))  # its accounts


def test_a_table_of_links_is_one_whatever_holds_it() -> None:
    rows = "".join(f"<tr><td><a href='/{n}'>The {n} and nets company</a></td><td>{n} m</td></tr>" for n in range(5))
    table = f"<table>{rows}</table>"
    cells = "\n".join(f"The {n} and nets company\t{n} m" for n in range(5))
    for held in (table, f"<div class='scroll'>{table}</div>", f"<article><h3>Lengths</h3>{table}</article>"):
        assert ("table", cells) in story(held)


def linked(titles: list[str]) -> str:
    return "".join(
        f"<div class='thing'><h3><a href='/{n}'>{t}</a></h3><p>It is old, and hangs where all can see it.</p></div>"
        for n, t in enumerate(titles)
    )


def test_linked_headings_that_are_counted_are_the_things_that_a_story_tells_of() -> None:
    titles = ["Lamp of the pier", "Bell of the quay", "Net of the master", "Rope of the diver", "Map of the board"]
    assert story(linked(titles)) == []
    counted = [f"{n}. {title}" for n, title in enumerate(titles, 1)]
    assert [text for kind, text in story(linked(counted)) if kind == "heading"] == counted
    assert story(linked(counted[1:])) == []  # not from one on
    own = "<h3>1. Clock of the board</h3><p>It hangs above the door, and is the only one that goes.</p>"
    later = [f"{n}. {title}" for n, title in enumerate(titles, 2)]
    assert [text for kind, text in story(own + linked(later)) if kind == "heading"] == ["1. Clock of the board", *later]


def test_headings_in_a_list_that_leads_away_are_things() -> None:
    items = "".join(
        f"<li><h4><a href='https://{n}.example/'>{n} of the pier</a></h4></li>" for n in ("lamps", "bells", "nets")
    )
    assert story(f"<ul>{items}</ul>") == [("list", "lamps of the pier\nbells of the pier\nnets of the pier")]
    assert story(f"<ul>{items.replace('https://', '/')}</ul>") == []


def test_a_part_of_much_prose_without_links_is_the_storys_whatever_its_name() -> None:
    prose = "".join(f"<p>{text}</p>" for text in (FOURTH, SECOND, FIRST, THIRD, FOURTH + FIRST, SECOND + THIRD))
    rest = "".join(f"<p>{n}. {FIRST} {SECOND} {THIRD} {FOURTH}</p>" for n in range(8))
    for name, counted in (("content-nav-section", 6), ("infobox", 0)):
        found = read(f"<article><h1>The board</h1>{rest}<div class='{name}'>{prose}</div><p>{THIRD} {FIRST}</p></article>")
        assert len(found.blocks) == 9 + counted


@pytest.mark.parametrize(
    "foreign",
    [
        "<aside><p>Ten piers you must see before you sink, with pictures of each of them at dawn.</p></aside>",
        "<div class='related-box'><h3><a href='/x'>Pier of the year</a></h3><p>A jury of nine has chosen it.</p></div>",
        "<div class='newsletter'><p>The best of the quay, every morning, in your letter box. No spam, we promise.</p></div>",
        "<ul class='share'><li><a href='/f'>Share</a></li></ul>",
        "<p>Read more: <a href='/y'>The board met in March as well</a></p>",
        "<p><a href='/z'>The board met in March as well, and nothing came of it</a></p>",
        "<div class='advert'>Advertisement</div>",
        "<form><p>Sign up for the letter of the harbour board, which tells you everything that it does.</p></form>",
        "<p style='display:none'>For robots only: piers, boards, harbours, fees, divers, summers, fishermen.</p>",
        "<p class='sr-only'>You can skip this part of the page with the key of your choice, if you have one.</p>",
        "<p><b>FUNDO LOLU |</b> <a href='/v'>The board met in March as well</a></p>",  # a label in any language
        "<section aria-label='Newsletter'><h3>The quay by letter</h3><p>Every morning, before the tide.</p></section>",
        "<div><h4>Letter of the quay</h4><p>Every day, free.</p><form><input type='email'></form></div>",
        "<div><a href='/w'><img src='/w.jpg'></a><a href='/w'>A lamp for the harbour master</a><p>It is blue.</p></div>",
        "<article><div><h3>A lamp for the harbour master</h3></div><div>It is blue.</div></article>",
        "<div><h3>On the same subject</h3><ul><li><a href='/1'>The board met in March</a></li></ul></div>",
        "<p>.</p>",
        "<script>document.write('<p>The board of scripts met on Monday and wrote this line.</p>')</script>",
        "<!-- <p>The board of comments met on Monday and left this out of the page for good.</p> -->",
    ],
)
def test_what_is_foreign_stays_out(foreign: str) -> None:
    assert story(foreign) == []


def test_comments_and_teasers_after_the_story_stay_out() -> None:
    teasers = "".join(
        f"<div><h3><a href='/{n}'>Another story, number {n}</a></h3><p>It has a line of text.</p></div>" for n in range(6)
    )
    comments = "".join(
        f"<li class='comment'><p>I was there, and it was all quite different, says reader {n}. {FOURTH}</p></li>"
        for n in range(9)
    )
    found = read(f"<main><article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>{teasers}"
                 f"<section id='comments'><ul>{comments}</ul></section></main>")  # fmt: skip
    assert found.text == "\n\n".join((FIRST, SECOND, THIRD))


def test_a_paragraph_that_stands_twice_for_two_widths_is_read_once() -> None:
    twice = f"<p class='wide'>{FOURTH}</p><p class='narrow'>{FOURTH}</p>"
    assert story(twice) == [("paragraph", FOURTH)]


def test_what_lists_and_tables_say_again_beside_things_of_their_own_stays() -> None:
    again = "Walk the whole length of the north pier at an easy pace"
    own = [f"Run to the {n} lamp and back, three times over" for n in ("first", "second", "third", "fourth")]
    lists = [f"<h3>{n} week</h3><ul><li>{again}</li><li>{line}</li></ul>" for n, line in zip("ABCD", own, strict=True)]
    assert [text for kind, text in story("".join(lists)) if kind == "list"] == [f"{again}\n{line}" for line in own]
    rows = "".join(f"<tr><td>{line}</td><td>{again}</td></tr>" for line in own)
    assert story(f"<table>{rows}</table>") == [("table", "\n".join(f"{line}\t{again}" for line in own))]
    box = f"<ul><li>{again}</li><li>Write to us</li></ul>"
    parts = "".join(f"{box}<p>{n}: {FOURTH} {n}: {SECOND}</p>" for n in ("First", "Then", "Last"))
    assert {kind for kind, _ in story(parts)} == {"paragraph", "list"}
    assert again not in "".join(text for _, text in story(parts))


def test_a_short_section_among_long_ones_is_no_teaser() -> None:
    def section(name: str, *texts: str) -> str:
        told = "".join(f"<p>{text}</p>" for text in texts)
        return f"<section class='stop'><h3><a href='/{name}'>{name}</a></h3>{told}</section>"

    row = section("Lantern", FIRST, SECOND, THIRD, FOURTH) + section(
        "Anchor", "A pier that nobody has seen at low tide since the survey."
    )
    found = read(f"<main><article><h1>The board</h1><p>{SECOND} {THIRD}</p>{row}</article></main>")
    assert "A pier that nobody has seen at low tide since the survey." in found.text


def test_parts_that_a_builder_calls_widgets_are_the_storys_when_they_hold_it() -> None:
    def widget(kind: str, text: str) -> str:
        return f"<div class='panel widget widget-{kind}'><div class='inside'>{text}</div></div>"

    prices = "<div>Mending of a rope</div><div>two pence</div>"
    row = (FIRST, SECOND, THIRD, FOURTH)
    parts = "".join(widget(f"{kind}-editor", f"<p>{text}</p>") for kind, text in zip("abcd", row, strict=True))
    parts += widget("prices", f"<p>{SECOND[:70]}.</p>{prices}")
    found = read(f"<main><h1>The board</h1><div class='cell'>{parts}</div></main>")
    assert found.text.startswith("\n\n".join(row))
    assert SECOND[:70] + "." in found.text.split("\n\n")


def test_a_part_that_says_where_more_stands_about_what_it_tells_at_length_is_the_storys() -> None:
    told = f"<p>{SECOND} {FOURTH}</p><p>{FIRST}</p>"
    more = "<p><a href='/divers'>Read more about the divers</a></p>"
    rest = "".join(
        f"<p>On night {night} the fishermen came to listen, and left before the end with a bell as a joke.</p>"
        for night in range(16)
    )
    inside = f"<div class='part'>{told}{more}</div>"
    found = read(f"<main><article><h1>The board</h1><p>{THIRD} {FIRST}</p>{inside}{rest}</article></main>")
    assert f"{SECOND} {FOURTH}" in found.text
    teaser = inside.replace("Read more about the divers", "Read more")
    found = read(f"<main><article><h1>The board</h1><p>{THIRD} {FIRST}</p>{teaser}{rest}</article></main>")
    assert f"{SECOND} {FOURTH}" not in found.text


def test_a_story_told_below_its_pictures_is_text_and_one_line_below_a_picture_a_caption() -> None:
    def part(number: int, text: str) -> str:
        return f"<div class='part'><img src='/{number}.jpg' alt=''><div class='words'>{text}</div></div>"

    told = (FIRST, SECOND, THIRD, FOURTH)
    found = read(
        f"<main><h1>The board</h1><div>{''.join(part(number, text) for number, text in enumerate(told))}</div></main>"
    )
    assert found.text == "\n\n".join(told)
    assert not any(kind == "paragraph" for kind, _ in story(part(1, FOURTH)))


def test_who_the_author_is_is_no_text_wherever_it_stands() -> None:
    about = "Ann has written about piers, ropes and the tides of Port Annick since she was nine years old."
    assert story(f"<div class='about-author'><b>Ann Ash</b><div>{about}</div></div>") == []


def test_a_lone_thing_that_the_story_names_in_a_list_is_kept_and_a_lone_story_of_the_house_is_not() -> None:
    for address, kept in (("https://boats.example/f1", True), ("/2031/05/ferry-sails-again", False)):
        items = f"<ul><li><a href='{address}'>The ferry of the south pier, sold for less</a></li></ul>"
        blocks = read(
            f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>{items}<h2>Divers</h2><p>{THIRD}</p></article>"
        ).blocks
        assert any(block.kind == "list" for block in blocks) == kept


def test_a_short_story_around_its_picture_is_no_caption() -> None:
    told = (
        "(셀름=항구일보) 윤서라 기자 = 셀름항에 새 컨테이너 부두가 25일 오전 문을 열었다.",
        '항만공사는 이날 "화물 처리 능력이 두 배로 늘었다"고 밝혔다.',
    )
    picture = "<span><img src='/p.jpg'></span>"
    inside = f"{told[0]}<br><br>{picture}<br><br>{told[1]}<br><br>부두 건설에는 5년 동안 3천억 원이 들었다."
    found = read(f"<h2>새 부두 개장</h2><article>{inside}</article>")
    assert [block.text for block in found.blocks if block.kind == "paragraph"][:2] == [*told]


@pytest.mark.parametrize(
    "points",
    [
        ("The north pier stays shut until June.", "Nobody will pay for the divers."),
        (
            "The board of Port Annick puts off the question of the pier once more",
            "The fishermen leave with the bell of the board",
        ),
    ],
)
def test_points_between_headline_and_story_are_its_first_block(points: tuple[str, str]) -> None:
    listed = "".join(f"<li>{point}</li>" for point in points)
    body = f"<div class='b'><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
    found = read(f"<article><h1>The board</h1><ul class='x7'>{listed}</ul><p>By Ada Quill</p>{body}</article>")
    assert [block.text for block in found.blocks] == ["\n".join(points), FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "items",
    [
        ("Share", "Print", "Send to a friend"),
        ("By Ada Quill, harbour reporter", "3 May 2031, 08:12, harbour time"),
        ("<img src='/a.jpg'>The north pier stays shut until June.", "<img src='/b.jpg'>"),
        ("<a href='/a'>The crane of Port Annick is to be sold.</a>", "<a href='/b'>The bell is back.</a>"),
    ],
)
def test_other_lists_there_are_none_of_the_story(items: tuple[str, ...]) -> None:
    listed = "".join(f"<li>{item}</li>" for item in items)
    body = f"<div class='b'><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
    found = read(f"<article><h1>The board</h1><ul class='x7'>{listed}</ul>{body}</article>")
    assert [block.text for block in found.blocks] == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("name", ["quay-lightbox", "slideshow-modal-image", "image-overlay"])
def test_a_picture_that_opens_on_a_click_is_the_storys_and_a_dialog_with_one_is_not(name: str) -> None:
    picture = "<div class='{}-frame'><img src='/tug.jpg'> <span>5</span></div><figcaption>The tug at dawn.</figcaption>"
    frame = f"<figure class='{{}}'>{picture}</figure>"
    for shown in (frame.format(name, name), f"<div class='{name}'>{frame.format('wide', 'wide')}</div>"):
        image = next(block for block in read(f"<p>{FIRST}</p>{shown}<p>{SECOND}</p>").blocks if block.kind == "image")
        assert (image.url, image.caption) == ("https://quay.example/tug.jpg", "The tug at dawn.")
    asked = f"<div class='{name}'><img src='/tug.jpg'><h3>Never miss a tide</h3><a href='/letter'>Sign up</a></div>"
    assert [block.kind for block in read(f"<p>{FIRST}</p>{asked}<p>{SECOND}</p>").blocks] == ["paragraph", "paragraph"]


def test_what_bears_the_name_of_the_wall_as_the_paragraphs_do_is_the_storys() -> None:
    told = f"<p class='paywall'>{FIRST}</p><h3 class='paywall part'>The keeper speaks</h3><p class='paywall'>{SECOND}</p>"
    shown = "<figure class='wide paywall'><img src='/tug.jpg'><figcaption>The tug.</figcaption></figure>"
    wall = "<div class='paywall'><h3>Read on for a penny</h3><p>Subscribe to the Record.</p></div>"
    found = read(f"{told}{shown}{wall}<p>{THIRD}</p>").blocks
    assert [block.kind for block in found] == ["paragraph", "heading", "paragraph", "image", "paragraph"]
    loose = f"<p>{FIRST}</p><h3 class='paywall'>Read on for a penny</h3><p>{SECOND}</p>"
    assert "Read on for a penny" not in read(loose).text


def test_who_took_a_picture_stands_in_the_footer_of_its_frame() -> None:
    footer = "<footer class='credit' aria-hidden='true'><span>Ann Ash / AGL</span></footer>"
    frame = f"<figure><img src='/tug.jpg'>{footer}<figcaption>The tug at dawn.</figcaption></figure>"
    image = next(block for block in read(f"<p>{FIRST}</p>{frame}<p>{SECOND}</p>").blocks if block.kind == "image")
    assert (image.caption, image.credit) == ("The tug at dawn.", "Ann Ash / AGL")


def test_a_paragraph_below_a_picture_is_its_caption_though_it_is_called_metadata() -> None:
    frame = (
        "<figure><img src='/tug.jpg'><figcaption><p class='image-metadata'>The tug. Photo: Ann Ash</p></figcaption></figure>"
    )
    image = next(block for block in read(f"<p>{FIRST}</p>{frame}<p>{SECOND}</p>").blocks if block.kind == "image")
    assert (image.caption, image.credit) == ("The tug.", "Ann Ash")


def test_a_picture_that_is_set_beside_the_text_is_the_storys() -> None:
    frame = "<figure class='right-rail__offset'><img src='/tug.jpg'><figcaption>The tug.</figcaption></figure>"
    assert [block.kind for block in read(f"<p>{FIRST}</p>{frame}<p>{SECOND}</p>").blocks] == [
        "paragraph",
        "image",
        "paragraph",
    ]
    rail = f"<div class='right-rail'>{frame}</div>"
    assert [block.kind for block in read(f"<p>{FIRST}</p>{rail}<p>{SECOND}</p>").blocks] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(("after", "told"), [("", True), ("<div class='tools'>Read this story to me</div>", False)])
def test_words_right_above_the_story_are_its_first_though_they_stand_in_no_paragraph(after: str, told: bool) -> None:
    lede = "<p class='standfirst'>The question of the north pier has been put off again.</p>"
    above = f"<h1>The board</h1>{lede}<div class='facts'>{FIRST} {SECOND}</div>{after}"
    rest = "".join(f"<p>{text} ({n})</p>" for n in range(9) for text in (THIRD, FOURTH))
    found = read(f"<main>{above}<div class='text'>{rest}</div></main>")
    assert (found.blocks[1].text == f"{FIRST} {SECOND}") is told
    assert (found.blocks[1].text == f"{THIRD} (0)") is not told


def test_pictures_that_show_the_same_have_their_words_each() -> None:
    part = "<div class='wp-caption'><img src='/{}.jpg'><p class='wp-caption-text'>{}</p></div>"
    words = "The members of the harbour board at their long table. Photo: Ann Ash"
    inside = f"<p>{FOURTH}</p>".join(part.format(name, words) for name in ("table", "bench", "stove", "clock"))
    found = read(f"<main><article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>{inside}<p>{THIRD}</p></article></main>")
    assert [block.credit for block in found.blocks if block.kind == "image"] == ["Ann Ash"] * 4


def test_a_list_of_contents_takes_no_heading_from_the_story() -> None:
    heads = (
        "What the divers found below the north pier this year",
        "Who is to pay for the survey, and from which of the fees",
    )
    contents = "".join(f"<li>{head}</li>" for head in heads)
    parts = "".join(f"<h3>{head}</h3><p>{prose}</p>" for head, prose in zip(heads, (SECOND, THIRD), strict=True))
    found = read(f"<main><article><h1>The board</h1><ul>{contents}</ul><p>{FIRST}</p>{parts}</article></main>")
    assert [block.text for block in found.blocks] == [FIRST, heads[0], SECOND, heads[1], THIRD]


def test_a_picture_that_opens_on_a_click_may_show_its_caption_twice() -> None:
    caption = "The tug at dawn, seen from the north pier of Port Annick, with the last of the herring boats behind it."
    frame = f"<figure><img src='/tug.jpg'><figcaption>{caption}</figcaption></figure>"
    shown = f"<div class='ui-modal'><div>{frame}<div class='ui-modal__aside'>{caption}</div></div></div>"
    image = next(block for block in read(f"<p>{FIRST}</p>{shown}<p>{SECOND}</p>").blocks if block.kind == "image")
    assert image.caption == caption


def test_a_picture_in_a_link_to_nowhere_is_no_teaser() -> None:
    caption = "The tug at dawn, seen from the north pier of Port Annick"
    frame = "<div><a{}><figure><img src='/tug.jpg'><figcaption>{}</figcaption></figure></a></div>"
    kinds = [
        [block.kind for block in read(f"<p>{FIRST}</p>{frame.format(href, caption)}<p>{SECOND}</p><p>{THIRD}</p>").blocks]
        for href in ("", " href='/2031/tug'")
    ]
    assert kinds == [["paragraph", "image", "paragraph", "paragraph"], ["paragraph", "paragraph", "paragraph"]]


def test_a_bare_picture_that_is_set_beside_the_text_is_the_storys() -> None:
    beside = "<aside class='block-image'><img src='/tug.jpg'></aside>"
    kinds = [block.kind for block in read(f"<p>{FIRST}</p>{beside}<p>{SECOND}</p><p>{THIRD}</p>").blocks]
    assert kinds == ["paragraph", "image", "paragraph", "paragraph"]
    teaser = "<aside><img src='/tug.jpg'><a href='/tug'>The tug that nobody wants</a></aside>"
    assert [block.kind for block in read(f"<p>{FIRST}</p>{teaser}<p>{SECOND}</p><p>{THIRD}</p>").blocks] == ["paragraph"] * 3


def test_paragraphs_between_headline_and_story_that_stand_in_no_element_are_the_storys() -> None:
    above = f"{FIRST} {SECOND}<br><br>{THIRD} {FOURTH}<br><br>"
    story = "".join(f"<p>On day {day}: {text}</p>" for day in range(60) for text in (FOURTH, THIRD, FIRST, SECOND))
    table = f"<table><tr><td><h1>The board</h1>{above}<div>{story}</div></td></tr></table>"
    found = [block.text for block in read(table).blocks]
    assert found[:2] == [f"{FIRST} {SECOND}", f"{THIRD} {FOURTH}"]


def test_a_paragraph_that_is_a_division_and_ends_with_a_picture_is_no_caption() -> None:
    lines = [f"<div>{text}<br><br></div>" for text in (FIRST, SECOND, THIRD)]
    picture = "<figure class='attachment'><a href='/tug.jpg'><img src='/tug.jpg'></a></figure>"
    found = read(
        f"<article><h1>The board</h1>{''.join(lines)}<div>{FOURTH}<br><br>{picture}</div>{lines[0]}</article>"
    ).blocks
    assert [(block.kind, block.text) for block in found[3:5]] == [("paragraph", FOURTH), ("image", "")]


def test_headings_and_pictures_that_are_called_placeholders_as_the_paragraphs_are_are_the_storys() -> None:
    def placed(text: str) -> str:
        return f"<p class='paragraph inline-placeholder'>{text}</p>"

    picture = (
        "<div class='image image__hide-placeholder'><div><picture><img src='/pier.jpg' width='800'></picture></div>"
        "<div class='media__metadata'><div class='image__caption'>The pier at dawn.</div>"
        "<figcaption class='image__credit'>Bo Lund/Quay Pictures</figcaption></div></div>"
    )
    heading = "<h2 class='subheader inline-placeholder'>What the divers saw</h2>"
    found = read(f"<h1>The board</h1><div>{placed(FIRST)}{placed(SECOND)}{picture}{heading}{placed(THIRD)}</div>")
    assert [block.kind for block in found.blocks] == ["paragraph", "paragraph", "image", "heading", "paragraph"]
    assert (found.blocks[2].caption, found.blocks[2].credit) == ("The pier at dawn.", "Bo Lund/Quay Pictures")
    lone = read(f"<h1>The board</h1><div><p>{FIRST}</p><p>{SECOND}</p>{heading}<p>{THIRD}</p></div>")
    assert "heading" not in [block.kind for block in lone.blocks]


def test_what_is_told_of_the_author_in_a_part_that_opens_above_the_story_is_none_of_it() -> None:
    told = "Anna Morven has written for the Quay for nine years. She came from the university of Port Annick, where she "
    about = f"<div class='author-dropdown'><div><p>{told * 2}had read law, and rowed.</p></div></div>"
    head = '<meta name="author" content="Anna Morven">'
    text = f"<div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{FOURTH}</p></div>"
    found = read(f"<div><h1>The board</h1>{about}{text}</div>", head=head)
    assert [block.text for block in found.blocks] == [FIRST, SECOND, THIRD, FOURTH]


def test_what_is_said_of_a_film_and_in_it_is_none_of_the_story_beside_it() -> None:
    line = "Ilse Vaudrin tells in a film of ours what the divers found at the north pier, and what they didn't."
    spoken = f"<div class='video-full-transcript'><div class='video-text'>00:01 {SECOND} 00:09 {FOURTH}</div></div>"
    film = f"<div class='video'><img src='/f.jpg'><p class='video-desc' itemprop='description'>{line}</p>{spoken}</div>"
    own = "".join(f"<p>{text[:-1]}, on day {n}.</p>" for n in range(2) for text in (FIRST, SECOND, THIRD, FOURTH))
    found = read(f"<article><h1>The board</h1>{film}{own}</article>")
    assert found.blocks[0].text == f"{FIRST[:-1]}, on day 0."
    assert line not in found.text
    assert "00:01" not in found.text


def test_a_story_ends_before_the_heading_of_remarks_that_is_boxed_with_a_button() -> None:
    box = "<div><h3>Comments</h3><div><a href='/write'>Write one</a></div></div>"
    lines = "<div><div>#2</div><p>Fisher - 3 May 2031 10:44</p></div><div><div>#1</div><p>Bo - 3 May 2031 10:16</p></div>"
    head = f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>"
    assert read(f"{head}<p>{THIRD}</p>{box}{lines}</article>").blocks[-1].text == THIRD
    assert read(f"{head}{box}<p>{THIRD}</p></article>").blocks[-1].text == THIRD


MANY = "".join(f"<p>{text} That was the {n} hour of it.</p>" for n in range(3) for text in (FIRST, SECOND, THIRD))
"""A story whose paragraphs stand beside one another."""


@pytest.mark.parametrize("words", ["<p>{}</p>", "<div><div>{}</div></div>", "<p>{}</p><p>Photo: Bo Li</p>"])
def test_a_few_words_below_a_picture_in_a_part_beside_the_paragraphs_are_its_caption(words: str) -> None:
    said = "The divers at the north pier, which they looked at for the whole of the day, before they went home again."
    picture = f"<div class='x'><div><img src='/pier.jpg'></div>{words.format(said)}</div>"
    found = read(f"<main><h1>The board</h1>{MANY}{picture}{MANY.replace('hour', 'day')}</main>")
    shown = next(block for block in found.blocks if block.kind == "image")
    assert shown.caption == said
    assert said not in found.text


def test_words_above_a_picture_a_quotation_below_one_and_sections_with_one_each_are_the_storys() -> None:
    said = "The divers looked at the north pier for the whole of the day, before they went home again."
    above = f"<div><p>{said}</p><img src='/pier.jpg'></div>"
    assert said in read(f"<main><h1>The board</h1>{MANY}{above}{MANY.replace('hour', 'day')}</main>").text
    quoted = f"<div><img src='/ada.jpg'><blockquote><p>{said}</p></blockquote></div>"
    assert said in read(f"<main><h1>The board</h1>{MANY}{quoted}{MANY.replace('hour', 'day')}</main>").text
    sections = "".join(f"<div><img src='/{n}.jpg'><p>{said} So the {n} of them.</p></div>" for n in range(20))
    assert f"{said} So the 7 of them." in read(f"<main><h1>The board</h1>{MANY}{sections}</main>").text


def test_who_wrote_in_a_forum_and_since_when_is_no_text() -> None:
    who = "<dl class='postprofile'><dt>ada</dt><dd>Posts: 214</dd><dd>Joined: 3 May 2021</dd></dl>"
    found = read(
        f"<main><h1>The board</h1>{who}<div><p>{FIRST}</p><p>{SECOND}</p></div>{who}<div><p>{THIRD}</p></div></main>"
    )
    assert [block.text for block in found.blocks] == [FIRST, SECOND, THIRD]
