"""Parts among the paragraphs that are about something else, told by what they are made of."""

from __future__ import annotations

import pytest
from tests.reading.board import FIRST, FOURTH, THIRD, read, story

CALL = "Our pick of the day, at seven in the morning."


@pytest.mark.parametrize(
    "part",
    [
        f"<div class='x7'><strong>Harbour letter</strong><p>{CALL}</p><button>Get it</button></div>",
        f"<div class='x7'><h4>Harbour letter</h4><p>{CALL}</p><button>Get it</button></div>",
        f"<div class='x7'><p>{CALL}</p><a class='b' href='/letter'>Get it</a></div>",
        f"<section><p>{CALL}</p><p><a href='/letter'>Get it now</a></p></section>",
    ],
)
def test_a_small_part_that_ends_in_a_button_is_no_text(part: str) -> None:
    assert story(part) == []


def test_a_table_of_one_cell_with_a_heading_and_a_link_is_a_call() -> None:
    inside = "<h5>Ready to swim again?</h5><p><a href='/contact'>Get started</a></p>"
    assert story(f"<table><tr><td>{inside}</td></tr></table>") == []


@pytest.mark.parametrize("kind", ["https://schema.org/Person", "http://schema.org/Person"])
def test_a_part_that_is_declared_to_be_a_person_tells_who_is_asked(kind: str) -> None:
    person = "<p itemprop='name'>Ilse Vaudrin</p><p itemprop='jobTitle'>Chairwoman</p>"
    box = f"<div class='x7' itemscope itemtype='{kind}'>{person}<p>{CALL} She has led the board from the first.</p></div>"
    assert story(f"{box}<p>{FOURTH}</p>") == [("paragraph", FOURTH)]


@pytest.mark.parametrize("points", ["…", "..."])
def test_a_line_below_a_portrait_that_goes_on_from_it_is_its_caption(points: str) -> None:
    words = f"{points} is chairwoman of the harbour board. She has led it since the ferry was sold, and writes about it."
    portrait = "<div><figure><img src='/vaudrin.jpg'><figcaption>Photo: Ann Ash</figcaption></figure></div>"
    assert story(f"{portrait}<div><p>{words}</p></div><p>{FOURTH}</p>") == [("image", ""), ("paragraph", FOURTH)]


def test_a_button_that_opens_what_follows_is_no_such_call() -> None:
    panel = f"<div><button>Who pays for the survey?</button><p>{CALL}</p></div>"
    assert story(panel) == [("paragraph", CALL)]


def test_several_parts_alike_with_a_button_each_are_the_storys() -> None:
    lines = ("The first of the piers is rotten.", "The second of the piers is gone.", "The third of the piers is sound.")
    inside = "".join(f"<div class='x7'><p>{line}</p><button>Share</button></div>" for line in lines)
    assert story(inside) == [("paragraph", line) for line in lines]


def test_a_brief_with_a_button_below_it_is_a_story() -> None:
    found = read(f"<main><article><h1>The board</h1><div><p>{FIRST}</p><button>Share</button></div></article></main>")
    assert [block.text for block in found.blocks] == [FIRST]


def test_a_sentence_set_as_a_heading_with_its_picture_is_the_storys_though_a_link_enlarges_that() -> None:
    sentence = "The chairwoman of the harbour board has told how the divers came up once more with nothing but an old boot."
    picture = "<div><img src='/a.jpg'><p><a href='/a.jpg'>View this image</a></p></div>"
    part = f"<div class='item'><h2>{sentence}</h2>{picture}</div>"
    assert story(f"{part}<p>{FOURTH}</p><h2>The boot</h2><p>{FOURTH[:-1]}, or so.</p>")[0] == ("heading", sentence)


def test_a_field_for_an_address_asks_for_one_though_it_stands_in_no_form() -> None:
    said = "<div><img src='/bell.jpg'></div><div><h2>Morning Bell</h2><div>Daily</div></div>"
    field = "<div><input type='text' placeholder='ENTER YOUR EMAIL ADDRESS'><button>&gt;</button></div>"
    box = f"<div class='flex'><div>{said}</div>{field}</div>"
    assert story(f"<p>{FOURTH}</p>{box}<p>{FOURTH} It is late.</p>") == [
        ("paragraph", FOURTH),
        ("paragraph", f"{FOURTH} It is late."),
    ]


def test_a_frame_that_a_form_answers_to_is_no_picture_of_what_asks_for_an_address() -> None:
    said = "<h2>Your bell, every day.</h2><p>What the board says and what it does not say, in your box at seven sharp.</p>"
    form = "<div><form><input type='email'></form></div><iframe style='display: none' src='about:blank'></iframe>"
    box = f"<div class='wide'>{said}{form}</div>"
    assert story(f"<p>{FOURTH}</p>{box}<p>{FOURTH} It is late.</p>")[1:] == [("paragraph", f"{FOURTH} It is late.")]


def test_a_picture_with_a_few_words_and_a_link_that_is_called_a_button_is_no_text() -> None:
    words = "<p><b>Annick</b>, <b>2 June</b></p><p><b>Pier Days</b> is on again!</p>"
    button = "<div class='wide-buttons'><div class='one-button'><a href='/days'>Who comes</a></div></div>"
    box = f"<div class='group'><figure><img src='/days.png'></figure><div class='group'>{words}{button}</div></div>"
    assert story(f"<p>{FOURTH}</p>{box}<p>{FOURTH} It is late.</p>") == [
        ("paragraph", FOURTH),
        ("paragraph", f"{FOURTH} It is late."),
    ]


def test_the_linked_title_of_another_story_behind_two_breaks_is_no_text() -> None:
    link = "<a href='https://quay.example/2031/04/divers'>How the divers found the bell of the board</a>"
    assert story(f"<p>{FOURTH}<br><br>{link}</p>") == [("paragraph", FOURTH)]
    abroad = link.replace("quay.example", "bells.example")
    for kept in (abroad, f"{link}, as the Quay told", f"{THIRD} {link}"):
        assert len(story(f"<p>{FOURTH}<br><br>{kept}</p>")) == 2


@pytest.mark.parametrize("short", [0, 2])
def test_linked_headings_in_a_row_over_most_of_the_prose_are_subheads_though_some_have_a_line_only(short: int) -> None:
    things = ("The lamp of Annick", "Brass bell", "Rope ladder", "Tide table", "Oilskin coat", "Signal flags", "Anchor")
    line = "Only the smallest of these will do, as the harbour has found."
    told = [line if at < short else f"{FIRST} {FOURTH}" for at, _ in enumerate(things)]
    rows = "".join(
        f"<div class='x{at}'><div><h2 class='t'><a href='/things/{at}'>{name}</a></h2><p>{told[at]}</p></div></div>"
        for at, name in enumerate(things)
    )
    headings = [text for kind, text in story(f"<div>{rows}</div><h2>What to leave</h2><p>{FOURTH}</p>") if kind == "heading"]
    assert headings == [*things, "What to leave"]


def test_a_summary_that_a_machine_made_is_no_text_unless_the_story_is_about_machines() -> None:
    summed = "<ul><li>The pier was put off.</li><li>The bell is gone.</li></ul>"
    box = f"<div class='q7'><p>Quick read</p><p>Summary is AI-generated, read by an editor</p>{summed}</div>"
    many = "".join(f"<p>{FIRST} So the {n} of them.</p>" for n in ("first", "second", "third", "fourth", "fifth", "sixth"))
    page = f"<main><article><h1>The board</h1>{box}{many}{{}}</article></main>"
    assert "bell is gone" not in read(page.format("")).text
    assert "bell is gone" in read(page.format("<p>The AI of the harbour board could not be asked.</p>")).text


def test_the_linked_title_of_a_teaser_may_stand_in_no_heading() -> None:
    line = "<p>The barge is back with a new engine, and with the timetable of the year before.</p>"
    titled = (
        "<div class='summary-title'><a class='summary-title-link' href='/barge'>Barge back after a month in dock</a></div>"
    )
    assert story(f"<div>{titled}<div class='x7'>{line}</div></div><p>{FOURTH}</p>") == [("paragraph", FOURTH)]


@pytest.mark.parametrize(
    "call",
    [
        "<p>This story stood in our letter first. <a href='#/portal/signup'>Have it sent to you.</a></p>",
        "<p><em>The board is read by people like you. <a href='/give'>Give now</a>.</em></p>",
        "<p>Unabhängig seit 1904: <a href='https://quay.example/abo/?from=story'>Jetzt unterstützen</a></p>",
    ],
)
def test_a_line_that_ends_with_the_link_to_where_the_house_takes_money_is_no_text(call: str) -> None:
    assert story(f"{call}<p>{FOURTH}</p>") == [("paragraph", FOURTH)]


def test_a_line_that_ends_with_the_link_to_where_another_house_takes_money_is_the_storys() -> None:
    told = "The lifeboat crew says that it lacks a third of what a new engine costs, and asks for gifts."
    line = f"<p>{told.removesuffix('gifts.')}<a href='https://lifeboat.example/donate'>gifts</a>.</p>"
    assert story(f"{line}<p>{FOURTH}</p>") == [("paragraph", told), ("paragraph", FOURTH)]


def test_a_wall_by_no_name_that_takes_money_and_asks_who_is_known_is_no_text() -> None:
    offer = f"<h2>Go on for a pound</h2><p>{CALL} Leave whenever you like.</p><a href='/subscribe'>Subscribe now</a>"
    asked = "<p>Known to us? <a href='/login'>Log in</a></p>"
    assert story(f"<div class='x7'><div class='x8'>{offer}{asked}</div></div>") == []
