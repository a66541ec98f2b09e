from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.reading.board import FIRST, FOURTH, SECOND, THIRD
from tests.reading.board import read as page

import depeche
from depeche.reading.claims import metadata
from depeche.reading.claims.claims import Claims
from depeche.reading.claims.survey import survey
from depeche.reading.labels import tags
from depeche.reading.labels.titles import title

HEAD = "<h1>The ferry sails again on Monday</h1>"


def read(html: str) -> tuple[str, ...] | None:
    tree = LexborHTMLParser(f"<body>{html}")
    seen = survey(tree)
    claims = Claims(metadata.claims(seen, None))
    return tags.tags(claims, seen, title(claims, seen, (), None, tree), tree).value


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" property="{name}" content="{content}">'


def declared(keywords: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "keywords": {keywords}}}</script>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (declared('["Ferries", "Lakes"]'), ("Ferries", "Lakes")),
        (declared('"Ferries, Lakes,ferries"'), ("Ferries", "Lakes")),
        (meta("keywords", "Ferries; Lakes"), ("Ferries", "Lakes")),
        (meta("article:tag", "Ferries, large") + meta("article:tag", "Lakes"), ("Ferries, large", "Lakes")),
        (meta("keywords", "渡轮 湖泊 港口 市长"), ("渡轮", "湖泊", "港口", "市长")),
        (declared('["#Ferries", "topic/Lakes", "_paid", "Category: News"]'), ("Ferries", "Lakes")),
        (HEAD, None),
    ],
)
def test_keywords_are_listed_once_each_in_the_pages_order(html: str, expected: tuple[str, ...] | None) -> None:
    assert read(html) == expected


def test_the_longer_of_two_lists_that_agree_is_taken() -> None:
    assert read(declared('["Lakes", "Ferries"]') + meta("keywords", "News,Ferries,Lakes")) == ("News", "Ferries", "Lakes")


def test_the_words_of_the_address_are_no_keywords() -> None:
    assert read(meta("keywords", "the,ferry,sails,again") + declared('["Ferries"]')) == ("Ferries",)


def test_links_that_are_marked_as_tags_count_and_those_of_a_category_do_not() -> None:
    html = HEAD + "<a rel='category tag'>News</a> <a rel=tag>Ferries</a> <a rel=tag>Lakes</a>"
    assert read(html) == ("Ferries", "Lakes")


def test_links_to_topics_are_read_where_nothing_is_declared() -> None:
    html = (
        "<nav><a href='/topic/war'>War</a></nav>" + HEAD + "<p>So says <a href='/topic/mayor'>the mayor</a> of the "
        "town on the lake, and"
        " nobody in the harbour office would contradict.</p><ul><li><a href='/topic/1'>Ferries</a></li><li><a "
        "href='/topic/2'>Lakes</a></li></ul>"
    )
    assert read(html) == ("Ferries", "Lakes")


def test_section_and_subject_are_fields_of_their_own() -> None:
    html = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "articleSection": "Region",'
        ' "about": [{"name": "Lake Sarnes"}]}</script>'
    )
    claims = Claims(metadata.claims(survey(LexborHTMLParser(html)), None))
    assert tags.section(claims).value == "Region"
    assert tags.about(claims).value == ("Lake Sarnes",)


def test_the_headline_is_no_tag_of_its_own() -> None:
    assert read(HEAD + meta("keywords", "The ferry sails again on Monday, Ferry, Sarnes")) == ("Ferry", "Sarnes")


@pytest.mark.parametrize(
    ("stated", "section"), [("Region,News", "Region"), ("Region,", "Region"), ("Food, Wine & Travel", "Food, Wine & Travel")]
)
def test_of_rubrics_that_a_system_joined_the_first_is_the_section(stated: str, section: str) -> None:
    tree = LexborHTMLParser(f"<body>{meta('article:section', stated)}")
    assert tags.section(Claims(metadata.claims(survey(tree), None))).value == section


def test_topics_that_are_shown_are_believed_before_keywords_that_are_the_sites_own() -> None:
    shown = '<ul><li><a href="/tag/ferry">Ferry</a></li><li><a href="/tag/sarnes">Sarnes</a></li></ul>'
    assert read(HEAD + meta("keywords", "harbour news, lake, paper") + shown) == ("Ferry", "Sarnes")
    assert read(HEAD + meta("keywords", "lake, ferry boats") + shown) == ("lake", "ferry boats")
    assert read(HEAD + meta("keywords", "lake, paper") + shown.replace("Ferry", "Piers").replace("Sarnes", "Lake")) == (
        "lake",
        "paper",
    )


def test_keywords_that_name_what_they_tell_a_system_are_none() -> None:
    assert read(HEAD + declared('["Day: Monday", "WC: 2000", "Language: English", "Ferry"]')) == ("Ferry",)
    assert read(HEAD + declared('["Pier 9: a history", "Ferry"]')) == ("Pier 9: a history", "Ferry")


def test_keywords_written_as_addresses_are_spelt_as_the_links_that_show_them() -> None:
    shown = '<ul><li><a href="/tag/north-pier">North Pier</a></li><li><a href="/tag/sarnes">Sarnes</a></li></ul>'
    assert read(HEAD + declared('["north-pier", "ferry"]') + shown) == ("North Pier", "ferry")


@pytest.mark.parametrize(
    "shown",
    [
        '<article><h1>The ferry</h1><footer><ul><li>TAGS</li><li><a href="/tag/p">Pier</a></li></ul></footer></article>',
        '<div class="builder-widget"><h1>The ferry</h1><span>Tags: <a href="/tag/p">Pier</a></span></div>',
        '<h1>The ferry</h1><span>Етикети</span><ul class="itemTags"><li><a href="/t/1">Pier</a></li></ul>',
    ],
)
def test_tags_stand_in_a_footer_of_the_story_in_a_builders_part_or_in_a_list_that_is_called_so(shown: str) -> None:
    assert read(shown) == ("Pier",)


@pytest.mark.parametrize(
    "rubric",
    [
        '<div class="taxonomy-category"><a href="/news" rel="tag">News</a></div>',
        '<div><a href="/category/news" rel="tag">News</a></div>',
    ],
)
def test_rubrics_that_are_marked_as_tags_are_none(rubric: str) -> None:
    assert read(f'{HEAD}{rubric}<div><a href="/tag/pier" rel="tag">Pier</a></div>') == ("Pier",)


def test_switches_for_systems_are_no_tags() -> None:
    switches = '["content-type: Feature", "locale: US", "displayType: list", "shortTitle: Ferries in Spring"]'
    assert read(declared(switches)) is None
    assert read(declared('["Lite:true", "Elevated:false", "/article", "Ferries"]')) == ("Ferries",)
    assert read(declared('["type: news", "type_review", "front-page", "Slider", "subsection: Sea", "Ferries"]')) == (
        "Ferries",
    )
    assert read(declared('["Things to do: Boat trips", "Ferries"]')) == ("Things to do: Boat trips", "Ferries")


def test_tags_stand_below_a_headline_of_any_level_and_lead_to_a_search_for_them() -> None:
    links = "<div><a href='/search/?tags=ferry'>ferry</a>, <a href='/search/?tags=piers'>piers</a></div>"
    page = f"<h3>The ferry sails again on Monday</h3><p>It left the pier with a goat on board.</p>{links}"
    title_of_page = "<title>The ferry sails again on Monday</title>"
    assert read(title_of_page + meta("keywords", "The Ledger") + page) == ("ferry", "piers")


@pytest.mark.parametrize("address", ["/topic/{}", "topic/{}", "https://quay.example/topic/{}"])
def test_one_or_two_keywords_that_tell_nothing_of_the_headline_yield_to_topics_that_do(address: str) -> None:
    links = "".join(f"<li><a href='{address.format(name)}'>{name}</a></li>" for name in ("Ferry", "Lakes"))
    shown = f"{HEAD}<ul>{links}</ul>"
    assert read(declared('["News"]') + shown) == ("Ferry", "Lakes")
    assert read(declared('["Ferry"]') + shown) == ("Ferry",)
    assert read(declared('["News", "Long", "Harbour"]') + shown) == ("News", "Long", "Harbour")
    assert read(declared('["News"]') + shown.replace("Ferry", "Cranes")) == ("News",)


SITE = "Harbours, Hotels, Cranes, Weather, Jobs"


@pytest.mark.parametrize(
    ("keywords", "kept"),
    [
        (SITE, False),
        (SITE.replace("Jobs", "Divers"), True),  # the story tells of one in five
        ("Harbours, Hotels, Cranes", True),  # few
        ("Harbours, Hotels, Cranes, ier, oar, nni", False),  # what the story says are letters in its words
    ],
)
def test_keywords_of_which_the_story_says_hardly_any_are_the_sites(keywords: str, kept: bool) -> None:
    rest = "Nobody else came, and those who had come went home at nine in the evening, by the road along the sea."
    told = "".join(f"<p>{text}</p>" for text in (FIRST, SECOND, THIRD, FOURTH, rest)).replace("harbour ", "")
    story = f"<article><h1>The board</h1>{told}</article>"
    found = page(story, head=meta("keywords", keywords))
    assert (bool(found.tags), "tags" in found.evidence) == (kept, kept)
    declared_there = page(story, head=declared(f'"{keywords}"'))
    assert len(declared_there.tags) == keywords.count(",") + 1


def test_the_button_beside_links_to_topics_is_none() -> None:
    links = "".join(f"<a class='tag' href='/tags/{name}'>{name}</a> " for name in ("Ferries", "Lakes"))
    assert read(f"{HEAD}<div class='tags'>{links}<a class='tag' href='#'>Show all</a></div>") == ("Ferries", "Lakes")
    drawn = "<a class='tag' href='#'>Ferries</a> <a class='tag' href='#'>Lakes</a>"
    assert read(f"{HEAD}<div class='tags'>{drawn}</div>") == ("Ferries", "Lakes")


def test_one_or_two_phrases_for_search_engines_yield_to_a_long_list_of_tags() -> None:
    tags = "".join(meta("article:tag", name) for name in ("Ferries", "Lakes", "Winter", "Fees", "Timetables"))
    assert read(declared('"ferry winter timetable, lake"') + tags) == ("Ferries", "Lakes", "Winter", "Fees", "Timetables")
    assert read(declared('"Ice, Winds"') + meta("article:tag", "Ferries") + meta("article:tag", "Lakes")) == ("Ice", "Winds")


def test_keywords_that_are_parts_of_addresses_are_spelt_as_another_list_has_them() -> None:
    tags = meta("article:tag", "North Pier, Lakes")
    assert read(declared('["north-pier", "lakes", "type: news"]') + tags) == ("North Pier", "Lakes")


def test_a_button_that_leads_to_all_of_a_subject_is_no_tag() -> None:
    links = "<div class='tags'><a href='/tag/ferries'>Ferries</a> <a href='/tag/all'>All subjects <i>&gt;</i></a></div>"
    assert read(f"<article>{HEAD}<p>{FIRST}</p>{links}</article>") == ("Ferries",)


def test_a_menu_of_hundreds_of_links_before_the_headline_hides_no_tags() -> None:
    menu = "".join(f"<a href='/part/{n}'>Part {n}</a>" for n in range(500))
    links = "<ul><li><a href='/tags/ferry'>Ferry</a></li><li><a href='/tags/goats'>Goats</a></li></ul>"
    assert read(f"<div>{menu}</div>{HEAD}<p>It left the pier.</p>{links}") == ("Ferry", "Goats")


@pytest.mark.parametrize(
    ("link", "topic"),
    [
        ("ferries <span>1888</span>", "ferries"),
        ("ferries<small>(12)</small>", "ferries"),
        ("Agenda 2030", "Agenda 2030"),
        ("<span>2030</span>", "2030"),
    ],
)
def test_how_many_stories_there_are_of_a_topic_is_no_part_of_its_name(link: str, topic: str) -> None:
    assert read(f"{HEAD}<p>By Ada Bertin</p><a rel='tag' href='/t/1'>{link}</a>") == (topic,)


def test_the_rules_that_a_form_asks_to_agree_with_are_no_topic() -> None:
    links = "<label class='label'>I agree with the <a href='/privacy-policy/'>privacy policy</a> of the Quay.</label>"
    assert read(f"<article>{HEAD}<p>{FIRST}</p>{links}</article>") is None


def test_a_link_to_all_topics_is_none() -> None:
    assert read(f"{HEAD}<div class='tags'><a href='/topics'>See all topics</a></div>") is None
    links = "<a href='/tag/pier'>Pier</a><a href='/topics'>See all topics</a>"
    assert read(f"{HEAD}<div class='tags'>{links}</div>") == ("Pier",)


def test_links_to_categories_are_no_topics() -> None:
    filed = "<div class='tags'><a href='/c/1' rel='category tag'>Harbours</a></div>"
    assert read(f"{HEAD}{filed}") is None


def test_who_wrote_it_is_no_topic_unless_there_are_others() -> None:
    links = "<div class='tags'><a href='/topic/ada-ek'>Ada Ek</a>{}</div>"
    whole = f"<html><body><article>{HEAD}<p>By Ada Ek</p><p>{FIRST}</p><p>{SECOND}</p>{links}</article></body></html>"
    assert depeche.read(whole.format("")).tags == ()
    assert depeche.read(whole.format("<a href='/topic/pier'>Pier</a>")).tags == ("Ada Ek", "Pier")


def test_topics_right_behind_the_story_are_its_own_and_those_of_another_part_are_not() -> None:
    story = f"<article>{HEAD}<p>{FIRST}</p><p>{SECOND}</p></article>"
    topics = "<div class='tags'><a href='/tag/ferries'>Ferries</a><a href='/tag/lakes'>Lakes</a></div>"
    assert read(f"{story}{topics}") == ("Ferries", "Lakes")
    assert read(f"<main>{story}</main>{topics}") == ("Ferries", "Lakes")
    assert read(f"{story}<aside>{topics}</aside>") is None
    assert read(f"{story}<div><h2>Trends</h2>{topics}</div>") is None


def test_the_part_around_a_list_may_say_that_it_is_of_topics() -> None:
    listed = "<ul><li><a href='/t/a'>Ferries</a></li><li><a href='/t/b'>Lakes</a></li></ul>"
    assert read(f"{HEAD}<p>{FIRST}</p><div class='c-topics'>{listed}</div>") == ("Ferries", "Lakes")
    assert read(f"{HEAD}<p>{FIRST}</p><div class='heritage stage'>{listed}</div>") is None
    sentence = "<ul><li>It carries cars to the <a href='/t/b'>Lakes</a></li></ul>"
    assert read(f"{HEAD}<p>{FIRST}</p><div class='c-topics'>{sentence}</div>") is None


def test_a_lone_link_behind_words_that_lead_to_another_story_is_no_topic() -> None:
    also = "<div class='tag-box'>Read also: <a href='/b'>The bell rings</a></div>"
    topics = "<ul class='tags'><li><a href='/tag/ferries'>Ferries</a></li></ul>"
    assert read(f"{HEAD}<p>{FIRST}</p>{also}{topics}") == ("Ferries",)
