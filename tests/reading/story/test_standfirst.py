"""The standfirst: what it is, and what only stands where one would."""

from __future__ import annotations

import pytest
from tests.reading.board import FIRST, FOURTH, SECOND, THIRD, read

import depeche


def test_the_standfirst_is_the_first_block_and_the_lede() -> None:
    standfirst = "The question of the north pier has been put off again."
    found = read(f"<main><header><h1>The board</h1><p class='standfirst'>{standfirst}</p>"
                 f"<p class='byline'>By Ada Quill</p></header>"
                 f"<div class='body'><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></main>")  # fmt: skip
    assert found.lede == standfirst
    assert [block.text for block in found.blocks] == [standfirst, FIRST, SECOND, THIRD]


def test_a_standfirst_may_have_several_paragraphs() -> None:
    lines = (
        "The question of the north pier has been put off.",
        "Divers had looked at it.",
        "Now the board has to pay them.",
    )
    part = "".join(f"<p>{line}</p>" for line in lines)
    stamp = "<p>3 May 2031, 14:05 o'clock, changed on 4 May 2031, 10:12 o'clock, The Quay no. 43</p>"
    found = read(f"<main><h1>The board</h1><div class='article__preamble'>{part}{stamp}</div><div class='by'>Ada Quill</div>"
                 f"<div class='body'><figure><img src='/bell.jpg'><figcaption>The bell.</figcaption></figure>"
                 f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></main>")  # fmt: skip
    assert found.lede == " ".join(lines)
    assert [block.text for block in found.blocks] == [found.lede, FIRST, SECOND, THIRD]


def test_of_several_headings_that_are_called_a_subtitle_none_is_the_standfirst() -> None:
    heads = ('The divers have "other worries this year"', "Fishermen go home before the vote")
    found = read(f"<main><h1>The board</h1><div><p>{FIRST}</p><h3 class='subtitle'>{heads[0]}</h3><p>{SECOND}</p>"
                 f"<h3 class='subtitle'>{heads[1]}</h3><p>{THIRD}</p></div></main>")  # fmt: skip
    assert [block.text for block in found.blocks] == [FIRST, heads[0], SECOND, heads[1], THIRD]


@pytest.mark.parametrize("mark", ["class='article-teaser'", "itemprop='description'", "class='standfirst'"])
def test_what_teases_for_this_story_right_under_the_heading_is_its_standfirst(mark: str) -> None:
    standfirst = "The question of the north pier has been put off again, and nobody at all was surprised by that."
    found = read(f"<main><h1>The board</h1><p {mark}>{standfirst}</p><p class='byline'>By Ada Quill</p>"
                 f"<div class='body'><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></main>")  # fmt: skip
    assert found.lede == standfirst
    assert found.text == "\n\n".join((standfirst, FIRST, SECOND, THIRD))


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


@pytest.mark.parametrize("line", ["Harbour board of Port Annick • 02.02.2032", "North pier: divers find nothing worse"])
def test_who_published_it_when_and_another_headline_are_no_standfirst(line: str) -> None:
    head = '<meta property="og:title" content="North pier: divers find nothing worse">'
    page = f"<div><h1>The board of Port Annick puts off the north pier</h1><p class='subtitle'>{line}</p></div>"
    found = read(f"{page}<article><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>", head=head)
    assert (found.lede, found.text) == (None, "\n\n".join((FIRST, SECOND, THIRD)))


@pytest.mark.parametrize(
    "heading", ["Partners", "Disclosure statement", "About the author", "Nos partenaires", "Über die Autorin"]
)
def test_what_the_house_says_between_heading_and_story_is_no_standfirst(heading: str) -> None:
    said = (
        "The Harbour Courier is funded by the board, by nine boats and by all who sit on the pier of Port Annick in summer."
    )
    page = f"<header><h1>The board</h1></header><section><h3>{heading}</h3><p>{said}</p></section>"
    found = read(f"<main>{page}<div class='body'><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></main>")
    assert (found.lede, found.text) == (None, "\n\n".join((FIRST, SECOND, THIRD)))


def test_a_note_of_the_house_before_the_byline_is_no_standfirst() -> None:
    note = "This article contains affiliate links that may earn us a commission at no cost to you."
    head = f"<h1>The board</h1><p>{note}</p><p>By Ada Quill</p>"
    found = read(f"<main>{head}<div class='body'><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></main>")
    assert found.lede is None
    assert note not in found.text


@pytest.mark.parametrize("element", ["p", "h2", "div"])
@pytest.mark.parametrize(
    "line", ["No money for the north pier before the summer fees", "Harbour board puts off the north pier"]
)
def test_a_line_about_the_story_right_below_the_headline_needs_no_full_stop(element: str, line: str) -> None:
    found = read(
        f"<main><article><h1>The board</h1><{element} class='x7'>{line}</{element}><p>By Ada Quill</p>"
        f"<div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></article></main>"
    )
    assert [block.text for block in found.blocks] == [line, FIRST, SECOND, THIRD]


@pytest.mark.parametrize("line", ["Our letter tells it every morning at seven", "Shown as it came in overnight by wire"])
def test_such_a_line_that_says_no_word_of_the_story_is_of_the_house(line: str) -> None:
    found = read(
        f"<main><article><h1>The board</h1><p class='x7'>{line}</p>"
        f"<div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></article></main>"
    )
    assert [block.text for block in found.blocks] == [FIRST, SECOND, THIRD]


def test_a_lower_heading_of_whole_sentences_above_the_story_is_its_standfirst() -> None:
    lede = "Mỗi sáng chỉ còn chừng hai mươi ghe tụ lại nơi từng có hàng trăm chiếc. Người bán nói họ vẫn ở lại."
    story = "Năm giờ sáng, bà Lưu neo ghe bún cạnh cây bẹo treo một trái khóm, và đến bảy giờ bà mới bán được bốn tô."
    found = read(
        f"<main><h1>The board</h1><p>By Ada Quill</p><h2 class='x7'>{lede}</h2>"
        f"<div><p>{story}</p><p>{story} (2)</p></div></main>"
    )
    assert found.lede == lede


def test_the_headline_in_an_element_that_is_no_heading_is_no_standfirst() -> None:
    page = (
        "<title>The board puts off the pier once more | Quay</title>"
        "<div class='page'><div class='tit'>The board puts off the pier once more</div>"
        "<span class='sig'>Ada Quill | ada@quay.example | 3 May 2031</span>"
        f"<div class='txt'><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></div>"
    )
    found = depeche.read(page, url="https://quay.example/2031/05/board-puts-off-the-pier-once-more")
    assert [block.text for block in found.blocks] == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    ("label", "cut"),
    [("<b>Bad weather</b> ", True), ("<span>3 May 2031, 15:30</span>", True), ("<b>Bad weather:</b> ", False)],
)
def test_a_rubric_or_a_time_in_front_of_the_declared_standfirst_is_taken_off(label: str, cut: bool) -> None:
    told = "The board has put the pier off again, and the fishermen have taken its bell."
    head = f"<meta name='description' content='{told}'>"
    shown = f"<p class='lead'>{label}{told.replace('bell', '<a href=/bell>bell</a>')}</p>"
    found = read(f"<article><h1>The board</h1>{shown}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>", head=head)
    assert (found.lede == told) is cut
    assert found.blocks[0].text == found.lede
    link = found.blocks[0].links[0]
    assert found.blocks[0].text[link.start : link.end] == "bell"


def test_the_words_below_the_picture_above_the_story_are_no_standfirst() -> None:
    line = "The north pier of Port Annick at low water, seen from the board's own boat / public domain"
    head = f"<h1>The pier of Port Annick</h1><div class='main-photo-title'><div>{line}</div></div>"
    found = read(f"<main>{head}<div class='text'><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></main>")
    assert [block.text for block in found.blocks] == [FIRST, SECOND, THIRD]


def test_a_standfirst_in_a_part_that_slides_is_one() -> None:
    line = "The north pier of Port Annick stays as it is, and the board has lost its bell"
    head = f"<h1>The pier of Port Annick</h1><div class='slider-toggle'><div>{line}</div></div>"
    found = read(f"<main>{head}<div class='text'><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></main>")
    assert found.lede == line


def test_the_declared_standfirst_may_stand_behind_a_label_in_its_line() -> None:
    standfirst = "Once more the question of the north pier has been put off, with immediate effect."
    found = read(f"<div><div><h1>The board</h1><h3><span class='keyword'>Harbour</span>{standfirst}</h3></div>"
                 f"<div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></div>",
                 head=f'<meta name="description" content="{standfirst}">')  # fmt: skip
    assert [block.text for block in found.blocks] == [standfirst, FIRST, SECOND, THIRD]


def test_the_words_of_a_picture_are_no_standfirst_though_they_are_marked_as_a_description() -> None:
    caption = (
        "<figcaption itemprop='description'><p>Ilse Vaudrin, who has led the board of the harbour so long</p></figcaption>"
    )
    standfirst = "The question of the north pier has been put off again."
    found = read(f"<main><h1>The board</h1><figure><img src='/bell.jpg'>{caption}</figure><p class='standfirst'>"
                 f"{standfirst}</p><div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></main>")  # fmt: skip
    assert found.lede == standfirst


def test_a_question_right_below_the_headline_is_the_standfirst_and_one_of_a_poll_further_down_is_not() -> None:
    question = "Has the harbour board of Port Annick put off the question of the pier for good?"
    head = f"<div><h1>The board</h1><h3>{question}</h3></div><div><ul><li><a href='/m'>Mail</a></li></ul></div>"
    text = f"<div class='text'><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
    assert read(f"<main>{head}{text}</main>").lede == question
    poll = f"<div><h1>The board</h1><p>Monday</p></div><div><h3>{question}</h3><ul><li>Yes</li><li>No</li></ul></div>"
    assert question not in read(f"<main>{poll}{text}</main>").text


def test_a_summary_behind_its_label_that_the_first_paragraph_begins_with_is_told_once() -> None:
    page = (
        "<main><h1>The board</h1><div class='summary'>{}{}</div><div class='body'><p>{}</p><p>{}</p><p>{}</p></div></main>"
    )
    found = read(page.format("Summary: ", FIRST, f"{FIRST} {SECOND}", SECOND, THIRD))
    assert found.lede == FIRST
    assert [block.text for block in found.blocks] == [f"{FIRST} {SECOND}", SECOND, THIRD]
    assert [block.text for block in read(page.format("Summary: ", SECOND, FIRST, THIRD, THIRD)).blocks][:2] == [
        SECOND,
        FIRST,
    ]


def test_the_declared_description_stands_as_it_is_shown_however_short_and_a_summary_of_the_author_does_not() -> None:
    head = "<meta name='description' content='Also eels and a bell.'><meta name='author' content='Ada Ek'>"
    box = "<div class='summary__b5fa'><div class='bio__e9ea'>Ada Ek is a columnist of piers. She was a diver.</div></div>"
    found = read(
        f"<h1>The board</h1><p>Also eels and a bell.</p>{box}<div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>",
        head=head,
    )
    assert found.lede == "Also eels and a bell."
    assert [block.text for block in found.blocks] == ["Also eels and a bell.", FIRST, SECOND, THIRD]


def test_a_line_called_a_subhead_at_the_head_of_the_story_is_the_standfirst_if_it_is_declared() -> None:
    told = "경기 13명-광주 6명-서울 3명"
    line = f"<div class='midtitle_text'>{told}</div>"
    found = read(
        f"<h1>The board</h1><div>{line}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>",
        head=f"<meta name='description' content='{told}'>",
    )
    assert (found.lede, found.blocks[0].text) == (told, told)


@pytest.mark.parametrize("name", ["paid-banner", "x-sponsor"])
def test_a_line_that_is_paid_for_is_no_standfirst_though_it_is_all_that_stands_above_the_story(name: str) -> None:
    paid = f"<div class='{name}'><div>Paid for by: Annick Ropes. Many a pier has hung by them since 1980.</div></div>"
    found = read(f"<h1>The board</h1>{paid}<p>3 May 2031</p><div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>")
    assert found.blocks[0].text == FIRST


def test_the_first_of_several_subheads_is_no_standfirst_though_the_description_quotes_the_beginning() -> None:
    subhead = "A new bell for all who walk on the north pier at night"
    head = f'<meta name="description" content="{subhead} {SECOND[:60]}…">'
    told = f"<article><h1>The board</h1><h2 class='block'>{subhead}</h2><p>{SECOND}</p>"
    more = f"<h2 class='block'>Who rings it, and when they do so</h2><p>{THIRD}</p></article>"
    for inside, kind in ((f"{told}{more}", "heading"), (f"{told}<p>{THIRD}</p></article>", "paragraph")):
        first = read(inside, head=head).blocks[0]
        assert (first.kind, first.text) == (kind, subhead)


def test_a_lower_heading_right_below_the_headline_is_the_standfirst_unless_the_story_has_others_like_it() -> None:
    line = "How they came to their senses at last"
    page = f"<div><h1>The board</h1><h2>{line}</h2></div><div><p>{FIRST}</p>{{}}<p>{SECOND}</p><p>{THIRD}</p></div>"
    assert read(f"<main>{page.format('')}</main>").lede == line
    assert read(f"<main>{page.format('<h2>What the divers saw</h2>')}</main>").lede != line


def test_a_sentence_above_the_portrait_of_who_signs_is_the_standfirst() -> None:
    line = "How to come to one's senses, in a few steps."
    signed = "<div>By</div><div>Ada Quill</div><img src='/ada.jpg' alt='Ada Quill'>"
    head = "<meta name='author' content='Ada Quill'>"
    told = f"<div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
    assert read(f"<main><h1>The board</h1><div><p>{line}</p>{signed}</div>{told}</main>", head=head).lede == line


def test_a_caption_above_the_story_gives_way_to_a_long_heading_at_its_head() -> None:
    line = f"{FOURTH[:-1]}, and what is to become of the lamps, of which there are three."
    caption = "<img src='/pier.jpg'><div>The divers who have looked at the north pier since Monday, for the board.</div>"
    told = f"<div><h2>{line}</h2><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
    assert read(f"<main><h1>The board</h1>{caption}{told}</main>").lede == line


def test_a_first_sentence_all_in_bold_is_the_standfirst_unless_others_are_bold_too() -> None:
    line = "What becomes of the harbour and of the north pier, of its lamps and of its bell is to be decided in spring."
    told = "<main><h1>The board</h1><p><b>{}</b></p><p>{}</p><p>{}</p><p>{}</p></main>"
    assert read(told.format(line, FIRST, SECOND, THIRD)).lede == line
    assert read(told.format(line, f"<b>{FIRST}</b>", SECOND, THIRD)).lede is None
    assert read(told.format("The pier", FIRST, SECOND, THIRD)).lede is None
