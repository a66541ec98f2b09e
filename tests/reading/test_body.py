"""The body as blocks in reading order: nothing glued, nothing cut, nothing foreign."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import depeche
from depeche.model import Article

FIRST = "The harbour board of Port Annick met on Monday and put off, for the ninth time, the question of the north pier."
SECOND = (
    "Its chairwoman, Ilse Vaudrin, said that the divers had found nothing worse than last year, and nothing better either."
)
THIRD = "The fishermen who had come to listen left before the end; one of them took the board's bell with him as a joke."
FOURTH = "A new survey is to be paid for out of the summer fees, which means that it can't begin before the first of June."


def read(
    inside: str, *, head: str = "", url: str = "https://quay.example/2031/05/board-puts-off-the-pier-once-more"
) -> Article:
    return depeche.read(f"<html><head><title>The board</title>{head}</head><body>{inside}</body></html>", url=url)


def story(inside: str) -> list[tuple[str, str]]:
    found = read(f"<main><article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>{inside}<p>{THIRD}</p></article></main>")
    blocks: list[tuple[str, str]] = [(block.kind, block.text) for block in found.blocks]
    return blocks[2:-1]


def test_paragraphs_are_neither_glued_nor_cut_at_inline_tags() -> None:
    inside = "<p>A <b>new</b> <a href='/s'>survey</a><em>, they say</em>,\n is <span>to be</span> paid.</p>"
    assert story(inside) == [("paragraph", "A new survey, they say, is to be paid.")]


def test_two_line_breaks_end_a_paragraph_and_text_in_divisions_counts() -> None:
    inside = f"<div class='text'>{SECOND}<br><br>{THIRD}<br/> <br/>{FOURTH}</div>"
    found = read(f"<div><h1>The board</h1><div class='text'>{FIRST}</div>{inside}</div>")
    assert found.text == "\n\n".join((FIRST, SECOND, THIRD, FOURTH))


def test_a_line_break_after_a_sentence_ends_a_paragraph_and_within_one_it_does_not() -> None:
    assert story(f"<p>{THIRD[:-1]}!<br>{FOURTH}</p>") == [("paragraph", THIRD[:-1] + "!"), ("paragraph", FOURTH)]
    assert story("<p>Board of Port Annick,<br>Pier Street 4, is where it met.</p>")[0][1].startswith(
        "Board of Port Annick, Pier"
    )


def test_links_are_kept_as_offsets() -> None:
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p>"
                 f"<p>A <b>new</b> <a href='/survey?a=1&amp;b=2'>sur<i>vey</i></a> is due, "
                 f"says <a href='#note'>she</a> of the pier.</p><p>{THIRD}</p></article>")  # fmt: skip
    [link] = found.blocks[1].links
    assert (found.blocks[1].text[link.start : link.end], link.href) == ("survey", "https://quay.example/survey?a=1&b=2")


def test_subheads_have_their_level() -> None:
    found = read(
        f"<article><h1>The board</h1><p>{FIRST}</p><h2>Divers</h2><p>{SECOND}</p><h3>Fees</h3><p>{THIRD}</p></article>"
    )
    assert [(block.text, block.level) for block in found.blocks if block.kind == "heading"] == [("Divers", 2), ("Fees", 3)]


def test_a_short_paragraph_in_bold_is_a_subhead() -> None:
    assert story(f"<p><strong>What the divers saw</strong></p><p>{FOURTH}</p>")[0] == ("heading", "What the divers saw")
    assert story(f"<p><strong>{FOURTH}</strong></p>")[0][0] == "paragraph"


def test_lists_join_their_items_by_line_breaks() -> None:
    assert story("<ul><li>the north pier</li><li>the <b>south</b> pier</li></ul>") == [
        ("list", "the north pier\nthe south pier")
    ]


def test_a_table_whose_cells_are_set_as_headings_is_one() -> None:
    table = "<table><tr><td><h4>Pier</h4></td><td><h4>Length</h4></td></tr><tr><td>North</td><td>120 m</td></tr></table>"
    assert story(table) == [("table", "Pier\tLength\nNorth\t120 m")]


def test_line_breaks_in_code_stay() -> None:
    assert story("<pre>import pier<br>import tide\n\npier.open()</pre>") == [
        ("code", "import pier\nimport tide\n\npier.open()")
    ]


def test_a_section_of_the_storys_own_stays_though_its_name_says_embed() -> None:
    way = "<p><a href='https://maps.apple.com/?daddr=53.1,8.2'>The way there</a></p>"
    section = f"<div class='block block--embed'><h2>The north pier</h2><p>{FOURTH}</p>{way}</div>"
    assert story(section) == [("heading", "The north pier"), ("paragraph", FOURTH)]


def test_prose_is_no_table_of_contents() -> None:
    told = "".join(f"<p>{text} (So the {n} minute.)</p>" for n in range(3) for text in (FIRST, FOURTH))
    assert len(story(f"<div class='toc_fees'>{told}</div><div class='toc'><a href='#fees'>Fees</a></div>")) == 6


def test_things_in_a_row_have_their_linked_headings() -> None:
    things = "".join(
        f"<li><h2><a href='/pier-{n}'>The {n} pier of the town</a></h2><p>Of the {n} pier {FIRST} {FOURTH}</p></li>"
        for n in ("first", "second", "third", "fourth")
    )
    found = read(
        f"<div><h1>Four piers to walk along</h1><ul class='piers'>{things}</ul></div>",
        url="https://quay.example/piers-to-walk-along-this-year",
    )
    assert [block.text for block in found.blocks if block.kind == "heading"] == [
        f"The {n} pier of the town" for n in ("first", "second", "third", "fourth")
    ]


def test_what_is_nearly_all_of_the_main_part_is_the_story_whatever_its_name_says() -> None:
    menus = "".join(f"<li class='menu'>{FOURTH} And this is the {n} of the things we do.</li>" for n in range(3))
    parts = (
        f"<h1>The board</h1><div class='part-nav'><p>{FIRST}</p><p>{SECOND}</p></div>",
        f"<p>{THIRD}</p><p>{FOURTH}</p>",
    )
    told = f"<div>{parts[0]}</div><div class='part-nav'>{parts[1]}</div>"
    login = f"<div class='reveal'><p>{FOURTH} You are about to leave this site.</p></div>"
    page = f"<nav><ul>{menus.replace('li', 'p')}</ul></nav>{{}}{login}"
    found = read(page.format(f"<main>{told}</main>"))
    assert found.text == "\n\n".join((FIRST, SECOND, THIRD, FOURTH))


@pytest.mark.parametrize(
    "dialog", ["<dialog open>{}</dialog>", "<div role='dialog'>{}</div>", "<div aria-modal='true'>{}</div>"]
)
def test_a_dialog_that_says_more_than_the_story_is_not_the_story(dialog: str) -> None:
    asking = "".join(f"<p>Write to us, and we write back in the {n} week. {THIRD} {FOURTH}</p>" for n in range(6))
    told = f"<main><article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{FOURTH}</p></article></main>"
    found = read(told + dialog.format(asking))
    assert found.text == f"{FIRST}\n\n{SECOND}\n\n{FOURTH}"


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


def test_a_list_of_labels_each_with_the_title_of_another_story_is_none() -> None:
    titles = "".join(
        f"<li>{label}: <a href='/{label}'>What the board has to say of it, and to whom it says so</a></li>"
        for label in ("The north pier as it is", "The harbour master at home", "Fees for boats and nets")
    )
    assert story(f"<ul>{titles}</ul>") == []


def test_tables_have_rows() -> None:
    table = "<table><tr><th>Pier</th><th>Length</th></tr><tr><td>North</td><td>120 m</td></tr></table>"
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>{table}<p>{THIRD}</p></article>")
    assert found.blocks[2].rows == (("Pier", "Length"), ("North", "120 m"))


def test_code_keeps_its_lines() -> None:
    assert story("<pre>if pier:\n    mend()</pre>") == [("code", "if pier:\n    mend()")]


def test_a_quotation_is_a_block_with_its_author() -> None:
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>"
                 f"<blockquote><p>A pier is a promise to the sea.</p>"
                 f"<footer>Ada Quill</footer></blockquote><p>{THIRD}</p></article>")  # fmt: skip
    assert (found.blocks[2].kind, found.blocks[2].text) == ("quote", "A pier is a promise to the sea.")


def test_a_pull_quote_that_repeats_the_text_is_not_text_twice() -> None:
    assert story(f"<blockquote class='pullquote'>{SECOND[40:-1]}</blockquote>") == []


def test_captions_and_credits_stand_outside_the_text() -> None:
    figure = ("<figure><img src='/pier.jpg' srcset='/pier.jpg 1200w' alt='A pier'><figcaption>The pier on Monday. "
              "<span class='credit'>Photo: Ann Ash</span></figcaption></figure>")  # fmt: skip
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>{figure}<p>{THIRD}</p></article>")
    block = found.blocks[2]
    assert (block.kind, block.url, block.alt) == ("image", "https://quay.example/pier.jpg", "A pier")
    assert (block.caption, block.credit) == ("The pier on Monday.", "Ann Ash")
    assert "Monday." not in found.text.replace(FIRST, "")


def test_the_standfirst_is_the_first_block_and_the_lede() -> None:
    standfirst = "The question of the north pier has been put off again."
    found = read(f"<main><header><h1>The board</h1><p class='standfirst'>{standfirst}</p>"
                 f"<p class='byline'>By Ada Quill</p></header>"
                 f"<div class='body'><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></main>")  # fmt: skip
    assert found.lede == standfirst
    assert [block.text for block in found.blocks] == [standfirst, FIRST, SECOND, THIRD]


@pytest.mark.parametrize("mark", ["class='article-teaser'", "itemprop='description'", "class='standfirst'"])
def test_what_teases_for_this_story_right_under_the_heading_is_its_standfirst(mark: str) -> None:
    standfirst = "The question of the north pier has been put off again, and nobody at all was surprised by that."
    found = read(f"<main><h1>The board</h1><p {mark}>{standfirst}</p><p class='byline'>By Ada Quill</p>"
                 f"<div class='body'><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></main>")  # fmt: skip
    assert found.lede == standfirst
    assert found.text == "\n\n".join((standfirst, FIRST, SECOND, THIRD))


def test_parts_of_the_story_before_the_largest_one_belong_to_it() -> None:
    parts = [f"<div class='part'><p>{text} {other}</p></div>" for text, other in ((FIRST, SECOND), (SECOND, FIRST))]
    largest = f"<div class='longer part-of-the-page'>{''.join(f'<p>{THIRD} {FOURTH} {n}</p>' for n in range(14))}</div>"
    found = read(f"<main><h1>The board</h1>{''.join(parts)}{largest}</main>")
    assert found.blocks[0].text == f"{FIRST} {SECOND}"
    assert len(found.blocks) == 16
    sections = [f"<section class='rank-{n}'><p>{FIRST} {n}</p></section>" for n in range(5)]
    first = f"<section class='intro'><p>{SECOND}</p><p>{THIRD}</p><p>{FOURTH}</p><p>{SECOND} {FOURTH}</p></section>"
    assert len(read(f"<main><h1>The board</h1>{first}{''.join(sections)}</main>").blocks) == 9


def test_a_part_of_much_prose_without_links_is_the_storys_whatever_its_name() -> None:
    prose = "".join(f"<p>{text}</p>" for text in (FOURTH, SECOND, FIRST, THIRD, FOURTH + FIRST, SECOND + THIRD))
    rest = "".join(f"<p>{n}. {FIRST} {SECOND} {THIRD} {FOURTH}</p>" for n in range(8))
    for name, counted in (("content-nav-section", 6), ("infobox", 0)):
        found = read(f"<article><h1>The board</h1>{rest}<div class='{name}'>{prose}</div><p>{THIRD} {FIRST}</p></article>")
        assert len(found.blocks) == 9 + counted


def test_lines_about_an_author_at_the_end_are_no_text_and_short_credits_to_one_are() -> None:
    head = "<meta name='author' content='Ada Quill'>"
    about = "<p>Ada Quill writes about piers, boards and the people who sit on them; she lives in Port Annick.</p>"
    for last, text in ((about, ""), ("<p>The questions were put by Ada Quill.</p>", "The questions were put by Ada Quill.")):
        found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{last}</article>", head=head)
        assert found.text == "\n\n".join(filter(None, (FIRST, SECOND, THIRD, text)))


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


def test_of_several_stories_on_a_page_only_its_own_is_read() -> None:
    lamp, old = FOURTH.replace("survey", "lamp"), FOURTH.replace("new", "old")
    other = f"<article><h1>Fog over the town</h1><p>{FOURTH}</p><p>{lamp}</p><p>{old}</p></article>"
    own = f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>"
    found = read(f"<main>{own}{other}</main>", head="<meta property='og:title' content='The board'>")
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


def test_parts_of_what_calls_itself_the_body_of_a_post_belong_together() -> None:
    answers = f"<div class='answers'><h2>How long is the pier?</h2><p>{FOURTH} {SECOND}</p><p>{THIRD}</p></div>"
    told = f"<div class='field'><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD} {FIRST}</p></div>"
    found = read(f"<div><h1>The board</h1><div class='col blog-body'><div class='row'>{told}</div>{answers}</div></div>")
    assert f"{FOURTH} {SECOND}" in found.text


def test_short_lines_are_text_where_many_that_differ_are_one_thing_and_labels_elsewhere() -> None:
    prices = [f"A berth of {n} metres" for n in (6, 8, 10, 12, 15)]
    line = "<div class='price__what'>{}</div>".format
    told = story(f"<div class='prices'>{''.join(map(line, prices))}</div><p>{FOURTH}</p>")
    assert [text for _, text in told] == [*prices, FOURTH]
    few = story(f"<div class='prices'>{''.join(map(line, prices[:2] * 3))}</div><p>{FOURTH}</p>")
    assert [text for _, text in few] == [FOURTH]
    times = "".join(f"<div class='entry__head'>{hour}:15 Ann Ash</div><p>{hour}: {SECOND}</p>" for hour in range(10, 17))
    assert "Ann Ash" not in "".join(text for _, text in story(times))


def test_a_correction_is_a_notice_inside_the_text() -> None:
    assert story("<p>Correction: an earlier version gave the length of the pier as 12 m.</p>")[0][0] == "notice"


def test_places_dates_and_initials_at_the_ends_are_no_text() -> None:
    found = read(
        f"<article><h1>The board</h1><p>Port Annick</p><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>(aq)</p></article>"
    )
    assert found.text == "\n\n".join((FIRST, SECOND, THIRD))


def test_a_wall_is_observed() -> None:
    wall = "<div class='paywall'><p>You have read a third of this story; the rest is for members.</p></div>"
    found = read(f"<main><article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p></article>{wall}</main>")
    assert found.cut_off is True
    assert "members" not in found.text
    assert read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p></article>").cut_off is False


@pytest.mark.parametrize(
    "text",
    [
        "港の理事会は月曜日に開かれ、北の桟橋の問題を九度目に先送りした。議長は潜水士の報告を読み上げた。",
        "Правление порта собралось в понедельник и в девятый раз отложило вопрос о северном причале.",
        "اجتمع مجلس الميناء يوم الاثنين وأجّل للمرة التاسعة مسألة الرصيف الشمالي، كما قالت رئيسته.",
        "คณะกรรมการท่าเรือประชุมเมื่อวันจันทร์และเลื่อนเรื่องสะพานท่าเรือทางเหนือเป็นครั้งที่เก้าตามที่ประธานกล่าว",
        "ნავსადგურის საბჭო ორშაბათს შეიკრიბა და მეცხრედ გადადო ჩრდილოეთის ნავმისადგომის საკითხი.",
    ],
)
def test_every_script_is_read(text: str) -> None:
    found = read(f"<article><h1>The board</h1><p>{text}</p><p>{text[::-1]}</p></article>")
    assert [block.text for block in found.blocks] == [text, text[::-1]]


@pytest.mark.parametrize(
    "shown",
    [
        f"<p class='paywall' aria-hidden='true'>{FOURTH}</p>",  # seen by all, left to those who pay to be read aloud
        f"<div role='region' style='display:none' aria-labelledby='q1'><p>{FOURTH}</p></div>",  # opens on a click
        f"<div class='faq-accordion__panel' hidden><p>{FOURTH}</p></div>",
    ],
)
def test_what_opens_on_a_click_is_the_storys(shown: str) -> None:
    assert story(shown) == [("paragraph", FOURTH)]


def test_a_quotation_that_repeats_the_text_in_other_order_is_a_pull_quote() -> None:
    pulled = "<blockquote>The divers had found nothing worse than last year, Ilse Vaudrin said.</blockquote>"
    assert story(pulled) == []
    assert story("<blockquote>The pier is older than the board, and it will outlive us all.</blockquote>")[0][0] == "quote"


def test_a_lone_heading_above_the_first_sentence_is_a_line_of_the_title() -> None:
    def headings(inside: str) -> list[str]:
        found = read(f"<article><h1>The board</h1><h4>Piers</h4><p>{FIRST}</p>{inside}<p>{SECOND}</p></article>")
        return [block.text for block in found.blocks if block.kind == "heading"]

    assert headings("<h3>Divers</h3>") == ["Divers"]
    assert headings("<h4>Divers</h4>") == ["Piers", "Divers"]


def test_words_that_a_picture_is_declared_to_have_are_its_caption() -> None:
    declared = "The harbour master shows the new lamp to the divers."
    film = f'{{"@type": "VideoObject", "name": "Lamp", "description": "{declared}"}}'
    head = (
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "The board", "video": {film}}}</script>'
    )
    bell = "The bell of the board, on its last day"
    shot = f"<div><img src='/a.jpg' alt='{bell} - Quay Daily'><div>{bell}.</div></div><div>{declared}</div>"
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>{shot}<p>{THIRD}</p></article>", head=head)
    assert found.text == "\n\n".join((FIRST, SECOND, THIRD))


def test_pictures_among_the_items_of_a_list_have_their_captions() -> None:
    slides = "".join(
        f"<li><figure><img src='/{n}.jpg'><figcaption>The pier at {n} o'clock.</figcaption></figure></li>" for n in (1, 2)
    )
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><ul>{slides}</ul><p>{THIRD}</p></article>")
    assert [block.caption for block in found.blocks if block.kind == "image"] == [
        "The pier at 1 o'clock.",
        "The pier at 2 o'clock.",
    ]
    assert found.text == "\n\n".join((FIRST, SECOND, THIRD))


def test_a_last_line_that_announces_links_which_are_left_out_is_left_out_too() -> None:
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>All about the pier is here:</p>"
                 "<ul><li><a href='/1'>The board met in March</a></li></ul></article>")  # fmt: skip
    assert found.text == "\n\n".join((FIRST, SECOND, THIRD))


PIECES = [
    *("<p>", "</p>", "<div>", "</div>", "<a href='/x'>", "</a>", "<b>", "</b>", "<br>", "<ul><li>", "</li></ul>"),
    *("<h2>", "</h2>"),
    *("<figure>", "<img src=/a.jpg>", "</figure>", "<table><tr><td>", "</table>", "<blockquote>", "</blockquote>"),
    *(FIRST, SECOND, "e\u0301", "&nbsp;", "&lt;p&gt;", "\x00"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_links_always_point_at_their_words(pieces: list[str]) -> None:
    for block in read("".join(pieces)).blocks:
        for link in block.links:
            assert 0 <= link.start < link.end <= len(block.text)
            assert block.text[link.start : link.end].strip()


def test_a_story_in_one_broken_paragraph_outweighs_a_row_of_teasers() -> None:
    line = "The harbour board met once more, and nothing was decided about the north pier. "
    story = "<br><br>".join(f"{line * 3}So ended day {n}." for n in range(8))
    teasers = "".join(f"<p>The board meets again for the {n}th time, and that is not the last</p>" for n in range(40))
    html = f"<main><h1>The board</h1><div class='one'><p>{story}</p></div><div class='two'>{teasers}</div></main>"
    article = depeche.read(html, url="https://quay.example/2031/the-board-puts-off-the-north-pier")
    assert sum(block.text.startswith(line[:30]) for block in article.blocks) == 8


def test_the_place_of_a_report_in_a_paragraph_of_its_own_is_no_text() -> None:
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>Annick.</p><p>{SECOND}</p><p>{THIRD}</p></article>")
    assert found.text == "\n\n".join((FIRST, SECOND, THIRD))


def test_a_last_paragraph_for_the_papers_letter_is_no_text() -> None:
    last = "<p>Der Hafen kommt auch zu Ihnen: unseren <a href='/newsletter/pier'>Newsletter</a> gibt es an jedem Morgen.</p>"
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{last}</article>")
    assert found.text == "\n\n".join((FIRST, SECOND, THIRD))


@pytest.mark.parametrize(
    "line", ["De notre envoyée spéciale à Lindhaven, Clémence Aubertin.", "De nuestra enviada especial en Lindhaven."]
)
def test_where_the_author_writes_from_is_of_the_byline(line: str) -> None:
    story = "".join(f"<p>{text}</p>" for text in (FIRST, SECOND, THIRD, FOURTH))
    for inside in (f"<p>{line}</p>{story}", f"{story}<p>{line}</p>"):
        assert read(f"<article><h1>The board</h1>{inside}</article>").text == "\n\n".join((FIRST, SECOND, THIRD, FOURTH))


def test_a_tag_that_runs_into_the_next_is_one_tag() -> None:
    """`<img src=x<br>`: the parser makes an attribute of it."""
    assert story("<div><p class='a'<b>The quay was closed on Monday, and no one knew why.</p></div>") == [
        ("paragraph", "The quay was closed on Monday, and no one knew why.")
    ]


def test_a_heading_that_links_to_itself_is_a_heading() -> None:
    assert story(f"<h2><a href='#fees'>Who pays the fees</a></h2><p>{FOURTH}</p>")[0] == ("heading", "Who pays the fees")


def test_linked_headings_each_with_its_text_are_subheads_and_one_among_others_leads_elsewhere() -> None:
    names = ("The Crooked Lantern", "The Wet Anchor", "The Last Rope")
    row = "".join(f"<h3><a href='https://{name[4:7].lower()}.example/'>{name}</a></h3><p>{FOURTH}</p>" for name in names)
    found = read(
        f"<main><article><h1>The board</h1><p>{FIRST}</p>{row.replace(FOURTH, SECOND, 1)}<p>{THIRD}</p></article></main>"
    )
    assert [block.text for block in found.blocks if block.kind == "heading"] == list(names)
    assert story(f"<h3>Fees</h3><p>{FOURTH}</p><h3><a href='/cranes'>Nine cranes for a town of two</a></h3>") == [
        ("heading", "Fees"),
        ("paragraph", FOURTH),
    ]


def test_a_list_whose_items_are_set_as_headings_is_a_list() -> None:
    items = "".join(f"<li><h3>{item}</h3></li>" for item in ("A rope of forty feet", "A bell", "Tar"))
    inside = f"<h2>What divers need</h2><ul>{items}</ul>"
    assert story(inside) == [("heading", "What divers need"), ("list", "A rope of forty feet\nA bell\nTar")]


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


def test_who_the_author_is_is_no_standfirst() -> None:
    head = '<meta name="author" content="Marlo Quist">'
    life = (
        "<p>Marlo has written about the harbour, its board and its piers for this paper since the north pier was built.</p>"
    )
    found = read(
        f"<h1>The board</h1><div>{life}</div><article><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>", head=head
    )
    assert (found.blocks[0].text, found.lede) == (FIRST, None)


def test_a_note_of_the_house_under_the_heading_is_no_standfirst() -> None:
    def lede(line: str) -> str | None:
        head = f"<header><h1>The board</h1><p>{line}</p></header>"
        return read(f"<main>{head}<div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></main>").lede

    assert lede("Shown unaltered as it arrived by wire overnight, without anybody here having touched it.") is None
    told = "Nobody will pay for the survey, say the fishermen, who left long before the vote was taken."
    assert lede(told) == told


def test_a_signpost_set_as_a_quotation_is_none() -> None:
    assert story("<blockquote>READ ALSO: <a href='/cranes'>Nine cranes for a town of two</a></blockquote>") == []
