"""Lists, tables, quotations, pictures and lines put together to blocks."""

from __future__ import annotations

import pytest
from tests.reading.board import FIRST, FOURTH, SECOND, THIRD, read, story


def test_a_short_paragraph_in_bold_is_a_subhead() -> None:
    assert story(f"<p><strong>What the divers saw</strong></p><p>{FOURTH}</p>")[0] == ("heading", "What the divers saw")
    assert story(f"<p><strong>{FOURTH}</strong></p>")[0][0] == "paragraph"


@pytest.mark.parametrize("line", ["“We do not build twice”", "« Nous ne bâtirons plus »", '"We will not build it again"'])
def test_a_short_line_in_bold_and_in_quotation_marks_is_a_subhead_unless_it_is_a_sentence(line: str) -> None:
    assert story(f"<p><strong>{line}</strong></p><p>{FOURTH}</p>")[0] == ("heading", line)
    sentence = f"{line[:-1].rstrip()}.{line[-1]}"
    assert story(f"<p><strong>{sentence}</strong></p><p>{FOURTH}</p>")[0] == ("paragraph", sentence)


def test_a_top_heading_behind_text_that_stands_in_no_paragraph_is_a_subhead() -> None:
    found = read(f"<div><h1>The board</h1><p>{FIRST}</p>{SECOND}<h1>Divers</h1><p>{THIRD}</p></div>")
    assert ("heading", "Divers") in [(block.kind, block.text) for block in found.blocks]


def test_lists_join_their_items_by_line_breaks() -> None:
    assert story("<ul><li>the north pier</li><li>the <b>south</b> pier</li></ul>") == [
        ("list", "the north pier\nthe south pier")
    ]


def test_a_table_whose_cells_are_set_as_headings_is_one() -> None:
    table = "<table><tr><td><h4>Pier</h4></td><td><h4>Length</h4></td></tr><tr><td>North</td><td>120 m</td></tr></table>"
    assert story(table) == [("table", "Pier\tLength\nNorth\t120 m")]


def test_a_section_of_the_storys_own_stays_though_its_name_says_embed() -> None:
    way = "<p><a href='https://maps.apple.com/?daddr=53.1,8.2'>The way there</a></p>"
    section = f"<div class='block block--embed'><h2>The north pier</h2><p>{FOURTH}</p>{way}</div>"
    assert story(section) == [("heading", "The north pier"), ("paragraph", FOURTH)]


def test_a_quotation_of_the_storys_own_is_one_though_its_name_says_embed() -> None:
    assert story(f"<div class='embed center'><blockquote><p>{FOURTH}</p></blockquote></div>") == [("quote", FOURTH)]
    assert story(f"<div class='embed center'><blockquote><p>{SECOND}</p></blockquote></div>") == []


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


def test_a_list_of_labels_each_with_the_title_of_another_story_is_none() -> None:
    titles = "".join(
        f"<li>{label}: <a href='/{label}'>What the board has to say of it, and to whom it says so</a></li>"
        for label in ("The north pier as it is", "The harbour master at home", "Fees for boats and nets")
    )
    assert story(f"<ul>{titles}</ul>") == []


def test_a_quotation_is_a_block_with_its_author() -> None:
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>"
                 f"<blockquote><p>A pier is a promise to the sea.</p>"
                 f"<footer>Ada Quill</footer></blockquote><p>{THIRD}</p></article>")  # fmt: skip
    assert (found.blocks[2].kind, found.blocks[2].text) == ("quote", "A pier is a promise to the sea.")


def test_captions_and_credits_stand_outside_the_text() -> None:
    figure = ("<figure><img src='/pier.jpg' srcset='/pier.jpg 1200w' alt='A pier'><figcaption>The pier on Monday. "
              "<span class='credit'>Photo: Ann Ash</span></figcaption></figure>")  # fmt: skip
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>{figure}<p>{THIRD}</p></article>")
    block = found.blocks[2]
    assert (block.kind, block.url, block.alt) == ("image", "https://quay.example/pier.jpg", "A pier")
    assert (block.caption, block.credit) == ("The pier on Monday.", "Ann Ash")
    assert "Monday." not in found.text.replace(FIRST, "")


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


def test_a_signpost_set_as_a_quotation_is_none() -> None:
    assert story("<blockquote>READ ALSO: <a href='/cranes'>Nine cranes for a town of two</a></blockquote>") == []


@pytest.mark.parametrize(
    ("inside", "author"),
    [
        ("<blockquote><p>{}</p><p>— Ilse Vaudrin</p></blockquote>", "Ilse Vaudrin"),
        (
            "<blockquote><p>{}</p><footer>Ilse Vaudrin in <cite>The Quay</cite></footer></blockquote>",
            "Ilse Vaudrin in The Quay",
        ),
        ("<figure><blockquote><p>{}</p></blockquote><figcaption>Ilse Vaudrin</figcaption></figure>", "Ilse Vaudrin"),
    ],
)
def test_who_said_a_quotation_stands_below_it(inside: str, author: str) -> None:
    words = "A pier is a promise to the sea."
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>{inside.format(words)}<p>{THIRD}</p></article>")
    assert (found.blocks[2].text, found.blocks[2].author) == (words, author)


def test_the_caption_of_pictures_in_a_row_that_lead_the_story_goes_with_them() -> None:
    row = "".join(f"<li><img src='/{n}.jpg'>The pier at {n} o'clock</li>" for n in (1, 2, 3))
    figure = f"<figure><ul>{row}</ul><figcaption>The pier, all of Monday.</figcaption></figure>"
    found = read(f"<article><h1>The board</h1>{figure}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>")
    assert [block.text for block in found.blocks] == [FIRST, SECOND, THIRD]


def test_top_headings_among_the_paragraphs_are_subheads_and_those_of_other_parts_are_not() -> None:
    assert story(f"<h1>What the divers saw</h1><p>{FOURTH}</p>") == [
        ("heading", "What the divers saw"),
        ("paragraph", FOURTH),
    ]
    assert story(f"<div><h1>Another story altogether</h1></div><p>{FOURTH}</p>") == [("paragraph", FOURTH)]


def test_bold_divisions_among_divisions_are_subheads() -> None:
    lines = f"<div>{FIRST}</div><div>{SECOND}</div><div><b>What it costs</b></div><div>{FOURTH}</div><div>{THIRD}</div>"
    found = read(f"<article><h1>The board</h1>{lines}</article>")
    assert (found.blocks[2].kind, found.blocks[2].text) == ("heading", "What it costs")


def test_a_line_of_words_marked_as_tags_is_no_text() -> None:
    assert story(f"<p>#pier #harbour #Annick</p><p>{FOURTH}</p>") == [("paragraph", FOURTH)]


@pytest.mark.parametrize("credit", ["Photo: Ada Quill/AGL", "Foto: Ada Quill", "© Ada Quill"])
def test_a_line_below_a_picture_in_its_paragraph_is_its_caption_where_it_ends_with_a_credit(credit: str) -> None:
    line = "The real chairwoman of the board, on one of her walks along the north pier."
    inside = f"<p>{FOURTH}</p><p><img src='/pier.jpg' width='640' alt=''><br><i>{line} {credit}</i></p>"
    found = read(f"<main><article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>{inside}<p>{THIRD}</p></article></main>")
    assert found.text == "\n\n".join((FIRST, SECOND, FOURTH, THIRD))
    assert [(block.caption, block.credit) for block in found.blocks if block.kind == "image"] == [
        (line, credit.partition(" ")[2])
    ]


@pytest.mark.parametrize(
    "line", ["Quelle: Hafenamt", "Photo: Ada Quill", "Fuente: Puerto", "Foto: Ada Quill", "Фото: Ада Квилл"]
)
def test_a_line_that_is_nothing_but_a_credit_is_no_text(line: str) -> None:
    assert story(f"<p>{FOURTH}</p><p class='picture'>{line}</p>") == [("paragraph", FOURTH)]


def test_lead_pictures_in_a_list_with_their_captions_are_no_list_of_the_story() -> None:
    pictures = "".join(
        f"<li><img src='/{n}.jpg' width='640'><div>The {n} pier, seen from the harbour.</div></li>" for n in (1, 2)
    )
    found = read(f"<article><h1>The board</h1><ul>{pictures}</ul><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>")
    assert found.text == "\n\n".join((FIRST, SECOND, THIRD))


def test_the_words_of_a_posts_embedding_code_are_no_caption_of_it() -> None:
    address = "https://www.instagram.com/p/Qu4y/"
    words = "<div>View this post on Instagram</div><p>A post shared by Ada Quill (@quill) on May 3</p>"
    code = f"<blockquote class='instagram-media' data-instgrm-permalink='{address}'>{words}</blockquote>"
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><figure>{code}</figure><p>{THIRD}</p></article>")
    posts = [block for block in found.blocks if block.kind == "embed"]
    assert [(post.network, post.caption) for post in posts] == [("instagram", None)]


WIRE = """PORT ANNICK, May 3 (Quay) - The harbour board of Port Annick has put off
the question of the north pier for the ninth time, and nobody was surprised.

"The divers found nothing worse," said Ilse Vaudrin, who has chaired the
board since the last pier fell into the harbour.
"""
CODE = "def pier(board):\n    if board.meets():\n        return 'put off'\n    raise Storm('the pier has gone', board)"
VERSE = "The pier is long,\nthe pier is old,\nthe board has met\nand it is cold."


def test_prose_in_typewriter_type_is_read_as_paragraphs() -> None:
    found = read(f"<h1>The board</h1><div>3 May 2031</div><pre>{WIRE}</pre>")
    assert [(block.kind, block.text[-9:]) for block in found.blocks] == [
        ("paragraph", "urprised."),
        ("paragraph", " harbour."),
    ]
    assert "\n" not in found.blocks[0].text


COMMENTED = "// The board meets on the north pier whenever the tide allows it to\n" * 3 + "board.meet(pier, tide)."


@pytest.mark.parametrize("text", [CODE, VERSE, f"$ pier --long\n{CODE}", COMMENTED])
def test_code_and_verse_keep_their_lines(text: str) -> None:
    assert ("code", text) in story(f"<pre>{text}</pre>")


CAPTION = "Members of the board on the north pier, with the divers"


@pytest.mark.parametrize(
    "picture",
    [
        "<div class=x1><a href=/big><img src=/a.jpg></a><p>{}</p></div>",
        "<div class=x1><div><img src=/a.jpg></div><div class=x2><p>{}</p></div></div>",
        "<div class=x1><img src=/a.jpg><p class=x2><em>{}</em></p></div>",
        "<div class=x1><div><img src=/a.jpg></div><div>{}</div></div>",
    ],
)
def test_words_below_a_picture_are_its_caption_whatever_their_part_is_called(picture: str) -> None:
    inside = f"{picture.format(CAPTION)}<p>{FOURTH}</p>"
    found = read(f"<main><article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>{inside}<p>{THIRD}</p></article></main>")
    assert [(block.kind, block.text, block.caption) for block in found.blocks[2:4]] == [
        ("image", "", CAPTION),
        ("paragraph", FOURTH, None),
    ]


@pytest.mark.parametrize("line", [f"{CAPTION}.", f"<b>{CAPTION}</b>"])
def test_a_sentence_or_a_subhead_below_a_picture_is_of_the_story(line: str) -> None:
    assert story(f"<div class=x1><img src=/a.jpg><p>{line}</p></div><p>{FOURTH}</p>")[1][1].startswith(CAPTION)


def test_who_took_a_picture_is_told_in_a_part_of_its_caption_whatever_holds_the_picture() -> None:
    picture = "<div><picture><img src='/pier.jpg' alt='The pier'></picture>"
    caption = "<div class='image-caption'>The pier at low tide.<span class='photographer'>Foto: Bo Lund</span></div></div>"
    page = f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>{picture}{caption}<p>{THIRD}</p></article>"
    block = read(page).blocks[2]
    assert (block.kind, block.caption, block.credit) == ("image", "The pier at low tide.", "Bo Lund")


def test_a_paragraph_below_a_picture_that_ends_with_who_took_it_is_its_caption() -> None:
    picture, line = "<p><img src='/pier.jpg'></p>", "<p>The pier at low tide. Photo: Bo Lund</p>"
    page = f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>{picture}{line}<p>{THIRD}</p></article>"
    block = read(page).blocks[2]
    assert (block.kind, block.caption, block.credit) == ("image", "The pier at low tide.", "Bo Lund")
    told = page.replace(" Photo: Bo Lund", " (AFP)")  # so stories end too
    assert [each.kind for each in read(told).blocks[2:4]] == ["image", "paragraph"]


@pytest.mark.parametrize("credit", ["<span class='attr'>Foto: Bo Lund</span>", "<span class='x-attribution'>Bo Lund</span>"])
def test_a_credit_that_only_its_style_sets_apart_is_no_part_of_the_last_word(credit: str) -> None:
    picture = f"<figure><img src='/pier.jpg'><figcaption>The pier at low tide{credit}</figcaption></figure>"
    page = f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>{picture}<p>{THIRD}</p></article>"
    block = read(page).blocks[2]
    assert (block.caption, block.credit) == ("The pier at low tide", "Bo Lund")


@pytest.mark.parametrize(
    "form",
    [
        "<figure class='pullquote'><blockquote>{}</blockquote><cite>Bo Lund</cite></figure>",
        "<div class='pull-quote'><blockquote><p>{}</p></blockquote><span class='name'>Bo Lund</span></div>",
        "<blockquote><div class='Quote-words'>{}</div><div class='Quote-source'>Bo Lund</div></blockquote>",
    ],
)
def test_who_said_a_pull_quote_goes_with_it(form: str) -> None:
    new = "Nobody here has ever asked what the bell is for"
    found = read(
        f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>{form.format(new)}<p>{THIRD}</p></article>"
    ).blocks
    assert [(block.text, block.author) for block in found if block.kind == "quote"] == [(new, "Bo Lund")]
    said = THIRD[:60]
    found = read(
        f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>{form.format(said)}<p>{THIRD}</p></article>"
    ).blocks
    assert [block.kind for block in found] == ["paragraph"] * 3


@pytest.mark.parametrize("name", ["embed", "figure-embed in-text", "embedded-entity"])
def test_a_picture_that_its_page_embeds_is_a_picture_with_its_caption(name: str) -> None:
    picture = "<img src='/buoy.jpg'><figcaption>The old buoy. <span class='credit'>Ann Ash</span></figcaption>"
    for markup in (f"<figure class='{name}'>{picture}</figure>", f"<div class='{name}'><figure>{picture}</figure></div>"):
        found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>{markup}<p>{THIRD}</p></article>")
        assert [(block.kind, block.caption, block.credit) for block in found.blocks[2:-1]] == [
            ("image", "The old buoy.", "Ann Ash")
        ]
    teaser = f"<div class='{name}'><a href='/buoy'><img src='/buoy.jpg'></a><p><a href='/buoy'>The old buoy</a></p></div>"
    assert story(teaser) == []


def test_a_subhead_that_its_page_embeds_is_a_subhead() -> None:
    assert story("<div class='embed embed-subheader'><h2>The bell</h2></div>") == [("heading", "The bell")]
    assert story("<div class='embed-consent'><h2>The bell</h2></div>") == []


def test_a_line_in_brackets_that_leads_elsewhere_is_none_of_the_storys() -> None:
    assert story("<p><em>[All that is known of the pier is <a href='/pier'>in our newsblog</a>.]</em></p>") == []
    note = "[The bell has since come back to the board.]"
    assert story(f"<p>{note}</p>") == [("paragraph", note)]


def test_the_mark_of_an_agency_below_a_story_is_its_agency_whatever_holds_it() -> None:
    told = "".join(f"<div class='t'>{text}</div>" for text in (FIRST, SECOND, THIRD, FOURTH, "(SID)"))
    found = read(f"<article><h1>The board</h1>{told}</article>")
    assert (found.agency, found.blocks[-1].text) == ("SID", FOURTH)


def test_questions_in_bold_type_are_an_interviewers_where_one_is_too_long_for_a_heading() -> None:
    long = "You have held the bell for nine years now, and nobody has ever asked you for it. Why do you bring it back today?"
    asked = ("And the pier?", long, "Will you stay?")

    def kinds(questions: tuple[str, ...]) -> list[str]:
        inside = "".join(f"<p><b>{each}</b></p><p>{FOURTH} {each}</p>" for each in questions)
        return [kind for kind, text in story(inside) if text in questions]

    assert kinds(asked) == ["paragraph"] * 3
    assert kinds(("And the pier?", "And the bell?", "Will you stay?")) == ["heading"] * 3


def test_a_button_in_a_caption_is_none_of_its_words() -> None:
    caption = "The bell. Photo: Ann Ash <span class='toggle' role='button'>Show more</span>"
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><figure><img src='/bell.jpg'><figcaption>{caption}</figcaption>"
                 f"</figure><p>{SECOND}</p></article>")  # fmt: skip
    assert [(block.caption, block.credit) for block in found.blocks if block.kind == "image"] == [("The bell.", "Ann Ash")]


@pytest.mark.parametrize("caption", [".", "https://pictures.example/photos/M9jr"])
def test_a_caption_that_says_nothing_is_none(caption: str) -> None:
    frame = f"<figure><img src='/bell.jpg'><figcaption>{caption}</figcaption></figure>"
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p>{frame}<p>{SECOND}</p></article>")
    assert [block.caption for block in found.blocks if block.kind == "image"] == [None]


def test_paragraphs_that_their_builder_calls_placeholders_are_the_storys() -> None:
    lines = ("The board lost.", f"The <a href='/bell'>bell</a> is {FOURTH[2:]}")
    told = "".join(f"<p class='text inline-placeholder'>{line}</p>" for line in (FIRST, SECOND, *lines, THIRD))
    found = read(f"<main><article><h1>The board</h1>{told}</article></main>")
    assert [block.text for block in found.blocks] == [FIRST, SECOND, "The board lost.", f"The bell is {FOURTH[2:]}", THIRD]


def test_a_row_of_linked_names_is_told_and_a_row_of_buttons_is_not() -> None:
    told = "<p><a href='/a'>Lindhaven</a>: <a href='/b'>the pier</a>, <a href='/c'>the lock</a></p>"
    assert story(told) == [("paragraph", "Lindhaven: the pier, the lock")]
    assert story("<p><a href='/a'>Our map</a> | <a href='/b'>Our tides</a></p>") == []
    assert story("<p><a href='/a'>Our map</a> <a href='/b'>Our tides</a></p>") == []


def test_a_short_line_below_a_picture_that_says_what_its_alternative_text_says_is_its_caption() -> None:
    found = read(f"<p>{FIRST}</p><div><img src='/t.jpg' alt='The tug here'></div><div>The tug here</div><p>{SECOND}</p>")
    image = next(block for block in found.blocks if block.kind == "image")
    assert image.caption == "The tug here"


def test_who_took_a_picture_is_told_in_bold_type_in_its_caption() -> None:
    caption = "<figcaption><span>The tug at dawn.</span><strong class='author'>Ann Ash / Quay Press</strong></figcaption>"
    found = read(f"<p>{FIRST}</p><figure><img src='/tug.jpg'>{caption}</figure><p>{SECOND}</p>")
    image = next(block for block in found.blocks if block.kind == "image")
    assert (image.caption, image.credit) == ("The tug at dawn.", "Ann Ash / Quay Press")


@pytest.mark.parametrize("button", ["Enlarge", "Bild vergrößern", "Lihat Foto", "2/28 photos", "사진 확대"])
def test_words_that_stand_on_a_button_beside_a_picture_are_none_of_its_caption(button: str) -> None:
    frame = "<figure><img src='/tug.jpg'><span>{}</span><figcaption>{}</figcaption></figure>"
    for shown in (frame.format(button, "The tug at dawn."), frame.format("", f"<p>The tug at dawn.</p><p>{button}</p>")):
        found = read(f"<p>{FIRST}</p>{shown}<p>{SECOND}</p>")
        assert [block.caption for block in found.blocks if block.kind == "image"] == ["The tug at dawn."]


def test_words_on_a_button_behind_a_caption_are_none_of_it_and_a_caption_that_stands_twice_is_read_once() -> None:
    caption = "The tug at dawn, seen from the north pier of Port Annick."
    twice = f"<p>{caption} Quay Press <b>hide caption</b></p><p>{caption}</p>"
    found = read(f"<p>{FIRST}</p><figure><img src='/tug.jpg'><figcaption>{twice}</figcaption></figure><p>{SECOND}</p>")
    assert [block.caption for block in found.blocks if block.kind == "image"] == [f"{caption} Quay Press"]


@pytest.mark.parametrize(
    "words",
    [
        "<div class='info'><span>The tug at dawn.</span> <span class='credit'>Quay Press/Ann Ash</span></div>",
        "<div class='detail'><span>The tug at dawn.</span> <cite class='detail-source'>/Quay Press/Ann Ash</cite></div>",
    ],
)
def test_who_took_a_picture_is_told_in_an_element_of_the_frame_that_is_no_caption(words: str) -> None:
    frame = f"<div class='story-image'><div class='image'><img src='/tug.jpg'></div>{words}</div>"
    found = read(f"<p>{FIRST}</p>{frame}<p>{SECOND}</p>")
    image = next(block for block in found.blocks if block.kind == "image")
    assert (image.caption, image.credit) == ("The tug at dawn.", "Quay Press/Ann Ash")


@pytest.mark.parametrize(
    "caption",
    [
        "<span>Photo: Ann Ash Quay Press</span> The tug at dawn.",
        "The tug at dawn. — <em class='credit'>Ann Ash Quay Press</em>",
        "<p>The tug at dawn.</p><div>Photo Credit</div><div>Ann Ash Quay Press</div>",
    ],
)
def test_a_credit_stands_before_a_caption_behind_a_dash_or_behind_its_label(caption: str) -> None:
    found = read(f"<p>{FIRST}</p><figure><img src='/tug.jpg'><figcaption>{caption}</figcaption></figure><p>{SECOND}</p>")
    image = next(block for block in found.blocks if block.kind == "image")
    assert (image.caption, image.credit) == ("The tug at dawn.", "Ann Ash Quay Press")


def test_a_line_that_only_says_that_this_is_a_picture_is_none_of_its_caption() -> None:
    frame = "<figure><span>Zdjęcie</span><img src='/tug.jpg'><figcaption>The tug at dawn.</figcaption></figure>"
    found = read(f"<p>{FIRST}</p>{frame}<p>{SECOND}</p>")
    assert [block.caption for block in found.blocks if block.kind == "image"] == ["The tug at dawn."]


def test_questions_in_arabic_are_an_interviewers_too() -> None:
    long = "ماذا حدث في الميناء يوم الاثنين وهل كان أحد من أعضاء المجلس يعلم بذلك قبل الجلسة أم لا؟"
    asked = ["من أخذ الجرس؟", long * 2, "ومتى يعود؟"]
    answer = "لا نعرف من أخذ الجرس، ولم يره أحد بعد الجلسة، وكان الصيادون قد غادروا القاعة قبل أن تنتهي."
    told = "".join(f"<p><strong>{question}</strong><br>{answer}</p>" for question in asked)
    found = read(f"<article><h1>المجلس</h1><p>{answer}</p>{told}</article>")
    assert [block.text for block in found.blocks if block.kind == "heading"] == []


def test_a_picture_that_screen_readers_pass_over_in_its_frame_is_shown_unless_it_is_an_ornament() -> None:
    drawn = "<div class='placeholder'><div aria-hidden='true'><img alt='{}' src='/tug.jpg'></div></div>"
    for alt, shown in (("The tug at dawn.", ["The tug at dawn."]), ("", [])):
        frame = f"<figure>{drawn.format(alt)}<figcaption>The tug at dawn.</figcaption></figure>"
        found = read(f"<p>{FIRST}</p>{frame}<p>{SECOND}</p>")
        assert [block.caption for block in found.blocks if block.kind == "image"] == shown


def test_a_caption_is_one_whatever_it_is_called() -> None:
    caption = "<figcaption class='image-footer'>The tug at dawn. <span class='author'>Ann Ash</span></figcaption>"
    found = read(f"<p>{FIRST}</p><figure><img src='/tug.jpg'>{caption}</figure><p>{SECOND}</p>")
    image = next(block for block in found.blocks if block.kind == "image")
    assert (image.caption, image.credit) == ("The tug at dawn.", "Ann Ash")


def test_a_bracket_at_the_end_of_a_paragraph_that_says_where_the_text_goes_on_is_none_of_it() -> None:
    assert story(f"<p>{FOURTH} (Tekst gaat verder onder de foto.)</p>") == [("paragraph", FOURTH)]
    assert story(f"<p>{FOURTH} (It rained.)</p>") == [("paragraph", f"{FOURTH} (It rained.)")]


def test_a_sentence_beside_an_ornament_is_the_storys() -> None:
    ornament = "<img src='/spacer.gif' width='1' height='1'>"
    assert story(f"<div>{ornament}{FOURTH}</div>") == [("paragraph", FOURTH)]
    caption = "The north pier at dawn, with the tug and the divers, who look at it from the boat. Photo: Bo Lund"
    assert story(f"<div>{ornament}{caption}</div>") == []
    assert story(f"<div>{ornament}112 likes</div>") == []


def test_labels_that_count_the_parts_of_the_story_up_are_subheads() -> None:
    steps = "".join(f"<div class='step'><div><span>Step {n}</span><p>{FOURTH[:-1]} {n}.</p></div></div>" for n in (1, 2, 3))
    assert [text for kind, text in story(steps) if kind == "heading"] == ["Step 1", "Step 2", "Step 3"]


@pytest.mark.parametrize(
    "line", ["Correction 8/29/31 7:05 a.m. PDT:The pier is of oak.", "(Corrects the year in paragraph 2.)"]
)
def test_a_correction_with_its_time_or_in_brackets_is_a_notice(line: str) -> None:
    assert story(f"<p>{line}</p>") == [("notice", line)]


def test_the_word_on_a_button_that_enlarges_a_picture_may_stand_behind_a_sign() -> None:
    picture = "<div class='image'><img src='/a.jpg'><a href='/a.jpg'>[+] Enlarge</a><div>The pier at low water</div></div>"
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>{picture}<p>{THIRD}</p></article>")
    assert [block.caption for block in found.blocks if block.kind == "image"] == ["The pier at low water"]


def test_a_line_that_is_laid_out_in_a_table_of_one_cell_is_a_line() -> None:
    def cell(text: str) -> str:
        return f"<table><tr><td><div class='when'>{text}</div></td><td></td></tr></table>"

    assert story(cell("Friday, 3 May 2031")) == []
    assert story(cell("What the board says is not what the divers say.")) == [
        ("paragraph", "What the board says is not what the divers say.")
    ]


def test_the_second_line_of_a_subhead_in_bold_is_one_below_it() -> None:
    lines = "<p><b>{}</b></p>"
    both = "".join(map(lines.format, ("The Harbour Ledger", "The pier waits for divers")))
    assert read_kinds(f"{both}<p>{FOURTH}</p>") == ["heading", "heading", "paragraph"]
    assert read_kinds(f"{both}{lines.format('They wait too')}<p>{FOURTH}</p>")[1:] == ["paragraph", "heading", "paragraph"]


def read_kinds(inside: str) -> list[str]:
    return [kind for kind, _ in story(inside)]


@pytest.mark.parametrize("line", ["The board and its “bell”", "灰色的“码头”", "爱与责任"])
def test_a_subhead_in_bold_may_end_in_words_quoted_and_be_short_where_words_have_no_blanks(line: str) -> None:
    assert story(f"<p><b>{line}</b></p><p>{FOURTH}</p>")[0] == ("heading", line)
    assert story(f"<p><b>She said: “We wait”</b></p><p>{FOURTH}</p>")[0][0] == "paragraph"


@pytest.mark.parametrize(
    "line", ["<p>打印 关闭</p>", "<ul><li>打印 字体： 放大 正常 缩小 分享</li></ul>", "<p>（原标题：码头）</p>"]
)
def test_buttons_beside_the_story_and_what_it_was_called_elsewhere_are_no_text(line: str) -> None:
    assert story(line) == []


def test_a_line_below_a_film_that_is_called_its_title_is_its_caption() -> None:
    film = "<div><iframe src='https://www.youtube.com/embed/abcdefghijk'></iframe></div>"
    line = "<div class='assigned_video_heading'>The board and the bell, as the fishermen saw them | Quay in motion</div>"
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p>{film}{line}<p>{SECOND}</p><p>{THIRD}</p></article>")
    assert [block.kind for block in found.blocks] == ["paragraph", "embed", "paragraph", "paragraph"]
    assert found.blocks[1].caption == "The board and the bell, as the fishermen saw them | Quay in motion"


def test_who_said_a_quotation_may_stand_below_it_in_its_part_of_the_page() -> None:
    said = f"<div class='q'><blockquote><p>{FOURTH}</p></blockquote>"
    line = "<p>— <a href='https://lund.example/'>Bo Lund</a>, Notes on a pier</p></div>"
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p>{said}{line}<p>{SECOND}</p></article>")
    assert [(block.kind, block.author) for block in found.blocks][1] == ("quote", "Bo Lund, Notes on a pier")


def test_a_few_words_in_the_part_of_a_quotation_are_who_said_it() -> None:
    said = "The sea is generous to whoever mends the pier in time, and to nobody else in this town."
    for below in ("<cite><div>Ilse Vaudrin</div><div>Chairwoman of the board</div></cite>", "<p>Ilse Vaudrin</p>"):
        made = read(f"<main><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>"
                    f"<div><blockquote><p>{said}</p></blockquote>{below}</div><p>{THIRD}</p></main>")  # fmt: skip
        assert [block.author for block in made.blocks if block.kind == "quote"] == ["Ilse Vaudrin"]
        assert "Chairwoman" not in made.text


def test_questions_in_bold_type_that_begin_with_one_label_are_an_interviewers() -> None:
    asked = "<p><b>P. ¿Qué fue del muelle?</b></p><p>R. {}</p><p><b>P. Y la campana no suena.</b></p><p>R. {}</p>"
    assert [kind for kind, _ in story(asked.format(FOURTH, THIRD))] == ["paragraph"] * 4
    headed = "<p><b>¿Qué fue del muelle?</b></p><p>{}</p><p><b>La campana</b></p><p>{}</p>"
    assert [kind for kind, _ in story(headed.format(FOURTH, THIRD))][:3] == ["heading", "paragraph", "heading"]


def built(*subheads: str, behind: str = "") -> list[tuple[str, str]]:
    """A story in divisions whose names say nothing, with lines between its paragraphs."""
    told = (FIRST, SECOND, THIRD, FOURTH, FIRST.replace("Monday", "Friday"))
    first, *others = (f"<div class='css-7d'>{text}</div>" for text in told)
    lines = [f"<div class='css-8e'>{line}</div>" if line else "" for line in (*subheads, "", "", "")]
    parts = "".join(map("".join, zip(lines, others, strict=False)))
    found = read(f"<main><h1>The board</h1><section>{first}{parts}{behind}</section></main>")
    return [(block.kind, block.text) for block in found.blocks]


def test_lines_of_one_kind_between_the_paragraphs_of_another_are_subheads() -> None:
    headings = [text for kind, text in built("The divers", "", "Who pays") if kind == "heading"]
    assert headings == ["The divers", "Who pays"]
    assert len(built("The divers", "", "Who pays")) == 7
    for told in (
        built("Advertisement", "Advertisement"),
        built("The divers"),
        built("Save", "Copy", behind="<h2>Fees</h2>"),
    ):
        assert all(kind != "heading" for kind, _ in told)
