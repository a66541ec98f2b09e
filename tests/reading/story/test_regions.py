"""The part of a page that is the story."""

from __future__ import annotations

import pytest
from tests.reading.board import FIRST, FOURTH, SECOND, THIRD, read

import depeche


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


def test_parts_of_the_story_before_the_largest_one_belong_to_it() -> None:
    parts = [f"<div class='part'><p>{text} {other}</p></div>" for text, other in ((FIRST, SECOND), (SECOND, FIRST))]
    largest = f"<div class='longer part-of-the-page'>{''.join(f'<p>{THIRD} {FOURTH} {n}</p>' for n in range(14))}</div>"
    found = read(f"<main><h1>The board</h1>{''.join(parts)}{largest}</main>")
    assert found.blocks[0].text == f"{FIRST} {SECOND}"
    assert len(found.blocks) == 16
    sections = [f"<section class='rank-{n}'><p>{FIRST} {n}</p></section>" for n in range(5)]
    first = f"<section class='intro'><p>{SECOND}</p><p>{THIRD}</p><p>{FOURTH}</p><p>{SECOND} {FOURTH}</p></section>"
    assert len(read(f"<main><h1>The board</h1>{first}{''.join(sections)}</main>").blocks) == 9


def test_of_several_stories_on_a_page_only_its_own_is_read() -> None:
    lamp, old = FOURTH.replace("survey", "lamp"), FOURTH.replace("new", "old")
    other = f"<article><h1>Fog over the town</h1><p>{FOURTH}</p><p>{lamp}</p><p>{old}</p></article>"
    own = f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>"
    found = read(f"<main>{own}{other}</main>", head="<meta property='og:title' content='The board'>")
    assert found.text == "\n\n".join((FIRST, SECOND, THIRD))


def test_parts_of_what_calls_itself_the_body_of_a_post_belong_together() -> None:
    answers = f"<div class='answers'><h2>How long is the pier?</h2><p>{FOURTH} {SECOND}</p><p>{THIRD}</p></div>"
    told = f"<div class='field'><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD} {FIRST}</p></div>"
    found = read(f"<div><h1>The board</h1><div class='col blog-body'><div class='row'>{told}</div>{answers}</div></div>")
    assert f"{FOURTH} {SECOND}" in found.text


def test_a_wall_is_observed() -> None:
    wall = "<div class='paywall'><p>You have read a third of this story; the rest is for members.</p></div>"
    found = read(f"<main><article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p></article>{wall}</main>")
    assert found.cut_off is True
    assert "members" not in found.text
    assert read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p></article>").cut_off is False


def test_a_story_in_one_broken_paragraph_outweighs_a_row_of_teasers() -> None:
    line = "The harbour board met once more, and nothing was decided about the north pier. "
    story = "<br><br>".join(f"{line * 3}So ended day {n}." for n in range(8))
    teasers = "".join(f"<p>The board meets again for the {n}th time, and that is not the last</p>" for n in range(40))
    html = f"<main><h1>The board</h1><div class='one'><p>{story}</p></div><div class='two'>{teasers}</div></main>"
    article = depeche.read(html, url="https://quay.example/2031/the-board-puts-off-the-north-pier")
    assert sum(block.text.startswith(line[:30]) for block in article.blocks) == 8


def test_a_fifth_of_the_prose_beside_the_largest_part_is_the_storys() -> None:
    def paragraphs(count: int) -> str:
        return "".join(f"<p>{n}. {FIRST} {SECOND}</p>" for n in range(count))

    parts = f"<div>{paragraphs(9)}</div><div>{paragraphs(3).replace('. The', '. Once more, the')}</div>"
    assert len(read(f"<div><h1>The board</h1>{parts}</div>").blocks) == 12


def test_a_short_story_under_its_heading_outweighs_a_rail_beside_it() -> None:
    teaser = "The harbour board met again, and nothing was decided about the pier or about the fees for the moorings."
    rail = "".join(f"<p>{teaser} {n}</p>" for n in range(9))
    own = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{FOURTH}</p>"
    story = f"<div id=main><h1>The board</h1><div>{own}</div></div>"
    text = depeche.read(f"<div id=bd>{story}<div class=col><div class=right-rail>{rail}</div></div></div>").text
    assert text == "\n\n".join((FIRST, SECOND, THIRD, FOURTH))


def test_a_short_section_built_like_the_long_one_before_it_is_of_the_same_story() -> None:
    long = f"<div class='part'><h2></h2><div class='text'><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></div>"
    last = "The board asks whoever has seen its bell to call the harbour master at any time of the day."
    short = f"<div class='part'><h2>Witnesses wanted</h2><div class='text'><p>{last}</p></div></div>"
    found = read(f"<article><h1>The board</h1><div class='parts'>{long}{short}</div></article>")
    assert [block.text for block in found.blocks][-2:] == ["Witnesses wanted", last]


def test_a_short_story_that_ends_at_a_line_which_asks_for_an_account_is_cut_off_whatever_is_declared() -> None:
    asks = "<p>Subscribe now to read the whole story.</p><p>Log in</p>"
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>{asks}</article>")
    assert (found.text, found.cut_off) == (f"{FIRST}\n\n{SECOND}", True)
    assert read(f"<article><h1>The board</h1>{f'<p>{FIRST}</p><p>{SECOND}</p>' * 12}{asks}</article>").cut_off is False


def test_an_aside_beside_the_main_part_is_not_the_story_however_much_it_lists() -> None:
    teasers = "".join(f"<li><p>The board met again and decided nothing about mooring {n}.</p></li>" for n in range(60))
    own = f"<div>{FIRST}</div><div>{SECOND}</div><p>{THIRD}</p><p>{FOURTH}</p>"
    main = f"<main><article><h1>The board</h1>{own}</article></main>"
    assert read(f"{main}<aside><ul>{teasers}</ul></aside>").text == "\n\n".join((FIRST, SECOND, THIRD, FOURTH))


def test_a_story_that_breaks_off_before_a_line_which_asks_for_an_account_ends_there_whatever_follows() -> None:
    offer = "".join(f"<p>With an account you read all {n} stories of the day, and nothing else.</p>" for n in range(14))
    asks = f"<p>Subscribe now to read the whole story.</p>{offer}"
    found = read(f"<article><h1>The board</h1><p>{FIRST}</p><p>{SECOND[:-1]}...</p>{asks}</article>")
    assert (found.text, found.cut_off) == (f"{FIRST}\n\n{SECOND[:-1]}...", True)


def test_a_brief_in_what_calls_itself_the_body_of_a_post_outweighs_guides_beside_it() -> None:
    guides = "".join(
        f"<div class='feature'><div class='g7'><img src='/{n}.jpg'><h5><a href='/guides/{n}'>Guide {n}</a></h5>"
        f"All that you need to know for day {n} at the harbour: where to eat, what to wear, whom to ask.</div></div>"
        for n in range(6)
    )
    brief = f"<div class='post'><h1>The board</h1><div class='entry-content'><p>{FIRST}</p><p>{SECOND}</p></div></div>"
    found = read(f"<div id=page>{brief}<div class='right-bar'><div class='block'>{guides}</div></div></div>")
    assert [block.text for block in found.blocks] == [FIRST, SECOND]


def test_what_is_set_by_a_typewriter_in_several_parts_is_read_whole() -> None:
    parts = [f"<pre class='newpage'>   {n}. Of piers\n\n   {FIRST}\n   {SECOND}\n   {THIRD}</pre>" for n in range(1, 6)]
    found = read(f"<pre><h1>The board</h1>\n\n   {FIRST}\n   {FOURTH}\n</pre>{''.join(parts)}")
    assert all(f"{n}. Of piers" in found.text for n in range(1, 6))


def test_a_further_section_of_an_article_with_a_heading_and_prose_enough_is_of_it() -> None:
    body = f"<section class='body'><p>{'</p><p>'.join([FIRST, SECOND, THIRD, FOURTH] * 5)}</p></section>"
    last = [f"{text[:-1]}, all in all." for text in (FOURTH, THIRD, SECOND, FIRST)]
    end = f"<section class='wrapup'><h4>Wrap up</h4><p>{'</p><p>'.join(last)}</p></section>"
    found = read(f"<article><header><h1>The board</h1></header>{body}{end}</article>")
    assert [block.text for block in found.blocks][-5:] == ["Wrap up", *last]


@pytest.mark.parametrize(("name", "shown"), [("articleBody", True), ("mobile-copy", False)])
def test_a_body_that_is_not_displayed_until_an_account_is_asked_for_is_the_story(name: str, shown: bool) -> None:
    body = f"<div id='{name}' style='display: none'><p>{SECOND}</p><p>{THIRD}</p><p>{FOURTH}</p></div>"
    wall = "<p>Please sign up or log in to go on.</p>"
    found = read(f"<main><h1>The board</h1><p class='excerpt'>{FIRST}</p>{body}{wall}</main>")
    assert (SECOND in found.text, found.blocks[0].text) == (shown, FIRST)


def test_what_its_style_hides_is_the_story_where_it_holds_nearly_all_of_the_prose() -> None:
    told = "".join(f"<p>{text} That was the {n} hour of it.</p>" for n in range(5) for text in (FIRST, SECOND, THIRD))
    page = "<main><h1>The board</h1><p>Please log in to go on.</p><div style='display: none'>{}</div></main>"
    assert read(page.format(told)).text.startswith(FIRST)
    assert FOURTH not in read(page.format(f"<p>{FOURTH}</p>") + f"<article>{told}</article>").text


def test_many_small_parts_are_not_the_story_though_they_hold_more_than_what_stands_under_the_heading() -> None:
    told = "".join(f"<p>{text} That was the {n} hour of it.</p>" for n in range(2) for text in (FIRST, SECOND, THIRD))
    said = "".join(f"<li><b>Reader {n}</b><div><p>{FOURTH} I saw it on day {n}.</p></div></li>" for n in range(20))
    page = f"<div class='x1'><div><h1>The board</h1>{told}</div></div><div class='x2'><ol>{said}</ol></div>"
    found = read(page)
    assert found.text.startswith(FIRST)
    assert "I saw it" not in found.text
