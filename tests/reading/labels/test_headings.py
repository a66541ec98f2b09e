from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

import depeche
from depeche.reading.labels.headings import in_trail, joined_pieces, pieces_of, showing, under_trail


def first(html: str, tag: str = "h1") -> LexborNode:
    found = LexborHTMLParser(html).css_first(tag)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h1>The cl<em>ever</em> ferry</h1>", "The clever ferry"),
        ("<h1><span>Eishockey</span><span>Riad gewinnt</span></h1>", "Eishockey Riad gewinnt"),
    ],
)
def test_a_blank_is_set_only_between_two_words(html: str, expected: str) -> None:
    assert joined_pieces(first(html)) == expected


READINGS = "<h1><ruby>湖<rp>(</rp><rt>みずうみ</rt><rp>)</rp></ruby>の<ruby>船<rt>ふね</rt></ruby>が出る</h1>"


def test_how_characters_are_read_is_no_part_of_the_headline() -> None:
    heading = first(READINGS)
    assert joined_pieces(heading) == "湖の船が出る"
    assert "".join(pieces_of(heading)) == "湖の船が出る"


def test_the_page_keeps_its_readings() -> None:
    heading = first(READINGS)
    joined_pieces(heading)
    assert len(heading.css("rt")) == 2


@pytest.mark.parametrize(
    "html",
    [
        "<nav><span><a href=/>Start</a></span><h1>The ferry sails again</h1></nav>",
        "<ol class='m-breadcrumb'><li><a href=/>Start</a></li><li><h1>The ferry sails again</h1></li></ol>",
        "<ul id=breadcrumbs><li><span><h1>The ferry sails again</h1></span></li></ul>",
    ],
)
def test_a_heading_that_ends_a_trail_of_links_is_told(html: str) -> None:
    assert in_trail(first(html))


@pytest.mark.parametrize(
    "html",
    [
        "<div class=breadcrumb-page><main><h1>The ferry sails again</h1></main></div>",
        "<header class=story><h1>The ferry sails again</h1></header>",
    ],
)
def test_a_heading_of_the_story_ends_no_trail(html: str) -> None:
    assert not in_trail(first(html))


def test_the_lower_heading_that_shows_what_is_declared_stands_for_the_trail() -> None:
    tree = LexborHTMLParser(
        "<nav><h2>Ferries sail again</h2></nav><h2>News of the lake</h2>"
        "<h2><span>Lake Sarnes</span> <span>Ferries sail again</span></h2>"
    )
    found = under_trail(tree, ["Ferries sail again"])
    assert found is not None
    assert (found.path, found.raw) == ("h2[2]", "Lake Sarnes Ferries sail again")
    assert under_trail(tree, ["Boats", "All boats are back in the harbour"]) is None


TITLE = "The ferry sails again from Monday"
STORY = "<p>The ferry of Port Annick will sail again from Monday morning, the office of the harbour said on Friday.</p>"


@pytest.mark.parametrize(
    "shown",
    [
        "<div class='x7'>{}</div>",
        "<h2>{}</h2>",
        "<div role=heading><span>{}</span></div>",
        "<table><tr><td><font size=5><b>{}</b></font></td></tr></table>",
        "<p><strong>{}</strong></p>",
    ],
)
def test_a_headline_that_is_no_top_heading_is_found_by_its_words(shown: str) -> None:
    trail = f"<ul><li><a href=/>Start</a></li><li>{TITLE}</li></ul>"
    teaser = f"<div><a href=/ferry>{TITLE}</a></div>"
    tree = LexborHTMLParser(f"<body>{trail}{shown.format(TITLE)}{STORY}{teaser}</body>")
    found = showing(tree, [f"{TITLE} | The Quay"])
    assert found is not None
    assert " ".join(found.text().split()) == TITLE
    assert found.css_first("a") is None
    assert found.tag != "li"


def test_of_a_bar_and_the_headline_above_the_story_the_latter_is_found() -> None:
    html = f"<body><div class=bar>{TITLE}</div><div class=top>{TITLE}</div>{STORY}<div class=end>{TITLE}</div></body>"
    found = showing(LexborHTMLParser(html), [TITLE])
    assert found is not None
    assert found.attributes["class"] == "top"


@pytest.mark.parametrize(
    "html", [f"<h3 class='audio-player__title'>{TITLE}</h3>", f"<a href=/2>{TITLE}</a>", "<p>The ferry</p>"]
)
def test_what_is_of_a_player_or_leads_elsewhere_shows_no_headline(html: str) -> None:
    assert showing(LexborHTMLParser(f"<body>{html}{STORY}</body>"), [TITLE]) is None


def test_a_heading_that_nobody_sees_is_not_where_the_page_shows_its_headline() -> None:
    shared = "<div style='display: none;'><img src='/logo.jpg'><h1>The pier stays shut</h1><h2>A line to share</h2></div>"
    shown = "<div><h1>The pier stays shut</h1><div>The Quay</div><div>2031-05-03 15:13</div></div>"
    menu = "".join(f"<a href='/{name}'>{name}</a><br>" for name in range(40))
    page = f"<meta name='publishdate' content='2031-05-03'></head><body>{shared}<div>{menu}</div>{shown}{STORY}"
    found = depeche.read(f"<html><head>{page}{STORY[:-5]} by word.</p>", url="https://quay.example/a")
    assert str(found.published) == "2031-05-03 15:13:00"


def test_what_draws_a_heading_is_none_of_its_words() -> None:
    element = LexborHTMLParser("<h1><style>.logo { fill: red }</style><a>The ferry sails</a></h1>").css_first("h1")
    assert element is not None
    assert joined_pieces(element) == "The ferry sails"
