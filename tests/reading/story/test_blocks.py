"""Drafts of blocks, read off the markup: nothing glued, nothing cut, links and levels kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.board import FIRST, FOURTH, SECOND, THIRD, read, story


def test_paragraphs_are_neither_glued_nor_cut_at_inline_tags() -> None:
    inside = "<p>A <b>new</b> <a href='/s'>survey</a><em>, they say</em>,\n is <span>to be</span> paid.</p>"
    assert story(inside) == [("paragraph", "A new survey, they say, is to be paid.")]


@pytest.mark.parametrize("start", ["<b>The survey</b><br>", "<strong>The survey<br/></strong>"])
def test_a_line_in_bold_type_above_prose_in_its_paragraph_is_a_heading(start: str) -> None:
    assert story(f"<p>{start}{FOURTH}</p>") == [("heading", "The survey"), ("paragraph", FOURTH)]


@pytest.mark.parametrize(
    "inside",
    [
        "<b>Board of Port Annick</b><br>Pier 4<br>Lindhaven",  # an address
        f"<b>The board said<br>{FOURTH}</b>",  # all of it is bold
        f"The <b>board</b><br>{FOURTH}",  # only a word is
    ],
)
def test_other_lines_in_bold_type_stay_in_their_paragraph(inside: str) -> None:
    assert [kind for kind, _ in story(f"<p>{inside}</p>")] == ["paragraph"]


def test_prose_in_nothing_but_phrases_between_line_breaks_is_read() -> None:
    inside = "<br><br>".join(f"<font size=2>{text}</font>" for text in (FIRST, SECOND, THIRD, FOURTH))
    assert read(f"<h1>The board</h1><div>{inside}</div>").text == "\n\n".join((FIRST, SECOND, THIRD, FOURTH))


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


def test_line_breaks_in_code_stay() -> None:
    assert story("<pre>import pier<br>import tide\n\npier.open()</pre>") == [
        ("code", "import pier\nimport tide\n\npier.open()")
    ]


def test_tables_have_rows() -> None:
    table = "<table><tr><th>Pier</th><th>Length</th></tr><tr><td>North</td><td>120 m</td></tr></table>"
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>{table}<p>{THIRD}</p></article>")
    assert found.blocks[2].rows == (("Pier", "Length"), ("North", "120 m"))


def test_code_keeps_its_lines() -> None:
    assert story("<pre>if pier:\n    mend()</pre>") == [("code", "if pier:\n    mend()")]
    assert story("<pre>if pier:\x01\n\tme\u00adnd(e\u0301)</pre>") == [("code", "if pier:\n\tmend(\u00e9)")]


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


PIECES = [
    *("<p>", "</p>", "<div>", "</div>", "<a href='/x'>", "</a>", "<b>", "</b>", "<br>", "<ul><li>", "</li></ul>"),
    *("<h2>", "</h2>"),
    *("<figure>", "<img src=/a.jpg>", "</figure>", "<table><tr><td>", "</table>", "<blockquote>", "</blockquote>"),
    *(FIRST, SECOND, "e\u0301", "&nbsp;", "&lt;p&gt;", "A quay\x00, and its boats."),
]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_links_always_point_at_their_words(pieces: list[str]) -> None:
    for block in read("".join(pieces)).blocks:
        for link in block.links:
            assert 0 <= link.start < link.end <= len(block.text)
            assert block.text[link.start : link.end].strip()


def test_a_tag_that_runs_into_the_next_is_one_tag() -> None:
    """`<img src=x<br>`: the parser makes an attribute of it."""
    assert story("<div><p class='a'<b>The quay was closed on Monday, and no one knew why.</p></div>") == [
        ("paragraph", "The quay was closed on Monday, and no one knew why.")
    ]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (
            "<p>The <pier-term id='4'>piles</pier-term> are older than the planks.</p>",
            "The piles are older than the planks.",
        ),
        ("<p>The <button>piles</button>are old. <button>Copy</button></p>", "The piles are old."),
        ("<p>The piles<span role='tooltip'>posts</span> are old.</p>", "The piles are old."),
        (
            "<p>The piles<span class='Term_tooltipBubble__mu4'><b>Piles</b><br/>Posts.</span> are old.</p>",
            "The piles are old.",
        ),
        (f"<div class='dropcap'>{FOURTH[0]}</div><p>{FOURTH[1:]}</p>", FOURTH),
    ],
)
def test_what_stands_in_a_sentence_neither_cuts_it_nor_joins_it(inside: str, text: str) -> None:
    assert story(inside) == [("paragraph", text)]


@pytest.mark.parametrize("mark", ["¶", "§", "#", "🔗"])
def test_marks_that_part_sections_or_that_headings_are_cited_by_are_no_text(mark: str) -> None:
    for address in ("#a", "/2031/05/board#a"):
        heading = f"<h2 id='a'>What the divers saw<a href='{address}'>{mark}</a></h2>"
        assert story(f"<p>* * *</p>{heading}<p>{FOURTH}</p>") == [("heading", "What the divers saw"), ("paragraph", FOURTH)]


@pytest.mark.parametrize("row", ["……………….", "..............", "… … … … … … … …", 40 * "*"])
def test_a_row_of_points_is_no_text(row: str) -> None:
    assert story(f"<p>{FOURTH}</p><p>{row}</p>") == [("paragraph", FOURTH)]


@pytest.mark.parametrize("style", ["class='font-semibold'", "class='mt-1 font-[700]'", "style='font-weight: 700'"])
def test_a_line_that_a_utility_class_sets_in_bold_type_is_a_heading(style: str) -> None:
    inside = f"<p>{FOURTH}</p><p><span {style}>What the divers saw</span></p>"
    assert story(inside) == [("paragraph", FOURTH), ("heading", "What the divers saw")]


def test_a_link_in_a_heading_that_says_no_more_than_its_own_place_is_no_text() -> None:
    heading = "<h2 id='part2'>What the divers saw<a class='anchor' href='#part2'>#part2</a></h2>"
    assert story(f"{heading}<p>{FOURTH}</p>") == [("heading", "What the divers saw"), ("paragraph", FOURTH)]


@pytest.mark.parametrize("name", ["material-icons", "md-icon material-symbols-outlined"])
def test_the_name_of_a_sign_that_a_font_draws_is_no_text(name: str) -> None:
    for tag in ("i", "span"):
        sign = f"<{tag} class='{name}'>keyboard_arrow_down</{tag}>"
        assert story(f"<div>{sign}</div><p>{FOURTH} {sign}</p>") == [("paragraph", FOURTH)]


@pytest.mark.parametrize("name", ["xmp", "noembed", "noframes", "plaintext"])
def test_a_bracket_that_begins_no_tag_does_no_harm(name: str) -> None:
    assert story(f"<p>{FOURTH}</p><{name}>if a < b and c > d or <> e")[0] == ("paragraph", FOURTH)


def test_type_made_heavy_by_its_style_is_bold() -> None:
    line = "<p><span style='font-weight: 700'>What the divers saw</span></p>"
    assert story(f"{line}<p>{FOURTH}</p>")[0] == ("heading", "What the divers saw")


@pytest.mark.parametrize(
    "place", ["{}<br><br>", "<br>{}<br>", "<a href='/pier.jpg'>{}</a><br><br>", "<span>{}</span><br><br>"]
)
def test_a_picture_between_line_breaks_stands_between_the_paragraphs(place: str) -> None:
    picture = place.format("<img src='/pier.jpg' alt='The pier'>")
    page = f"<div><h1>The board</h1><div>{FIRST}<br><br>{SECOND}<br>{picture}{THIRD}<br><br>{FOURTH}</div></div>"
    found = read(page).blocks
    assert [block.kind for block in found] == ["paragraph", "paragraph", "image", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("<math><mi>h</mi> <mo>=</mo> <mn>2</mn></math>", "h=2"),
        ("<math alttext='h = a^2'><mi>h</mi></math>", "h = a^2"),
        ("<math><mi>h</mi><annotation encoding='application/x-tex'>h &lt; a^2</annotation></math>", "h < a^2"),
        (
            "<span class='katex-mathml'><math><mi>h</mi>"
            "<annotation encoding='application/x-tex'>h^2</annotation></math></span>"
            "<span class='katex-html' aria-hidden='true'>h2</span>",
            "h^2",
        ),
    ],
)
def test_a_formula_is_written_in_its_line_once(formula: str, text: str) -> None:
    assert story(f"<p>The height is {formula} metres, as the board has it.</p>") == [
        ("paragraph", f"The height is {text} metres, as the board has it.")
    ]


def test_only_the_twin_of_a_formula_is_passed_over() -> None:
    formula = "<math><mi>h</mi></math><span aria-hidden='true'>h</span>"
    tug = "<span aria-hidden='true'>the tug</span>"
    assert story(f"<p>The height is {formula} metres, as {tug} has it, and {formula} again for {tug}.</p>") == [
        ("paragraph", "The height is h metres, as the tug has it, and h again for the tug.")
    ]


def test_a_heading_in_parts_and_one_that_may_be_cited_by_its_name_are_headings() -> None:
    assert story(f"<h2><div>The bell</div></h2><p>{FOURTH}</p>") == [("heading", "The bell"), ("paragraph", FOURTH)]
    named = f"<h2><div><a name='bell'>The bell</a></div></h2><p>{FOURTH}</p>"
    assert story(named) == [("heading", "The bell"), ("paragraph", FOURTH)]
    title = "<h3><div>Harbour</div><a href='/bell'>The bell comes back to the board</a></h3>"
    assert story(f"<article>{title}<div>{FOURTH}</div></article>") == []


def test_lines_in_bold_between_line_breaks_are_subheads() -> None:
    lines = "<br><br>".join((FIRST, "<b>What the divers saw</b>", SECOND, "<b>Who pays?</b>", THIRD))
    found = read(f"<div><h1>The board</h1><div>{lines}</div></div>").blocks
    assert [(block.kind, block.text) for block in found if block.kind == "heading"] == [
        ("heading", "What the divers saw"),
        ("heading", "Who pays?"),
    ]


def test_a_picture_that_stands_in_one_element_with_who_took_it_is_one_and_words_off_the_screen_are_none() -> None:
    picture = "<img src='/pier.jpg' alt='The pier'>"
    credit = "<span class='off-screen'>Rights</span> <span class='image-copyright'>Ann Ash</span>"
    caption = "<figcaption><span class='off-screen'>What it shows</span> <span>The pier at low tide</span></figcaption>"
    frame = f"<figure><span class='image-and-copyright-container'>{picture}{credit}</span>{caption}</figure>"
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>{frame}<p>{THIRD}</p></article>")
    shown = [(block.url, block.caption, block.credit) for block in found.blocks if block.kind == "image"]
    assert shown == [("https://quay.example/pier.jpg", "The pier at low tide", "Ann Ash")]


def test_a_line_in_bold_type_above_prose_is_parted_from_it_further_down_too() -> None:
    told = f"<div>{FIRST}<br><br><b>What the divers saw<br></b>{SECOND}<br><br><b>The fees:</b><br>{THIRD}</div>"
    found = [(block.kind, block.text) for block in read(told).blocks]
    assert found == [("paragraph", FIRST), ("heading", "What the divers saw"), ("paragraph", SECOND),
                     ("paragraph", f"The fees: {THIRD}")]  # fmt: skip


def test_blank_lines_part_the_paragraphs_of_a_long_text_that_stands_in_none() -> None:
    typed = "\n\n".join((FIRST, SECOND, THIRD, FOURTH, FIRST[:-1] + ", as they said.", SECOND, THIRD, "(By Ada Ek)"))
    assert len(typed) > 800
    found = read(f"<div><h1>The board</h1><div>{typed}</div></div>")
    assert [block.text for block in found.blocks[:4]] == [FIRST, SECOND, THIRD, FOURTH]
    listed = "\n\n".join(f"● {text}" for text in (FIRST, SECOND, THIRD, FOURTH, FIRST, SECOND))
    assert len(read(f"<div><h1>The board</h1><div>{listed}</div></div>").blocks) == 1
    broken = typed.replace(".", "")
    assert len(read(f"<div><h1>The board</h1><div>{broken}</div></div>").blocks) == 1


def test_the_number_of_a_footnote_that_leads_back_is_no_paragraph() -> None:
    notes = "".join(
        f"<div class='note'><a href='https://quay.example/2031/05/x#anchor-{at}'>{at}</a><div><p>{text}</p></div></div>"
        for at, text in ((1, FOURTH), (2, f"{FOURTH} It is late."))
    )
    assert story(notes) == [("paragraph", FOURTH), ("paragraph", f"{FOURTH} It is late.")]


def test_a_row_of_one_sign_with_blanks_between_parts_two_sections_and_one_without_is_a_price() -> None:
    assert story("<p>❄ ❄ ❄ ❄ ❄</p>") == []
    cells = "".join(f"<tr><td>{name}</td><td>{price}</td></tr>" for name, price in (("Tug", "$$$$"), ("Raft", "$$$$$")))
    assert "$$$$$" in story(f"<table>{cells}</table>")[0][1]


def test_a_rule_across_the_page_parts_what_stands_on_its_sides() -> None:
    told = f"<h1>The board</h1><div>{FIRST}<hr>{SECOND}<hr/>{THIRD}</div>"
    assert [block.text for block in read(told).blocks] == [FIRST, SECOND, THIRD]
