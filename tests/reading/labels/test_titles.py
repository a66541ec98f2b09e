from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

import depeche
from depeche.reading.claims import metadata
from depeche.reading.claims.claims import Claims
from depeche.reading.claims.survey import survey
from depeche.reading.labels.titles import Title, title, without_site


def read(html: str, *site: str) -> Title:
    tree = LexborHTMLParser(html)
    seen = survey(tree)
    return title(Claims(metadata.claims(seen, None)), seen, site, "https://www.lac.example/2024/bac", tree)


OG = '<meta property="og:title" content="{}">'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<title>The ferry sails again - Harbour Ledger</title><h1>The ferry sails again</h1>", "The ferry sails again"),
        (
            OG.format("Ferry: all you need to know") + "<h1>The ferry sails again, all decks open</h1>",
            "The ferry sails again, all decks open",
        ),
        (OG.format("The ferry sails again | Harbour Ledger"), "The ferry sails again"),
        (OG.format("The ferry sails again") + "<h1>Harbour Ledger</h1>", "The ferry sails again"),
        (OG.format("The ferry sails again") + "<h1>Blog</h1><h1>The ferry sails again</h1>", "The ferry sails again"),
        (OG.format("The ferry sails again") + "<h1>THE FERRY SAILS AGAIN</h1>", "The ferry sails again"),
        (OG.format("Le lac : le bac reprend") + "<h1>Le lac : le bac reprend</h1>", "Le lac : le bac reprend"),
        (
            OG.format("Der Hafen: die Fähre fährt") + "<h1>Der Hafen<span>: </span>die Fähre fährt</h1>",
            "Der Hafen: die Fähre fährt",
        ),
        ("<h1>The cl<em>ever</em> ferry of the lake sails</h1>", "The clever ferry of the lake sails"),
        ('<h1>The lake of Sarnes<b>"Nobody believed us at all"</b></h1>', 'The lake of Sarnes "Nobody believed us at all"'),
        ("<title>The ferry sails again ‹ Sarnes Project</title>", "The ferry sails again"),
        ("<h1>30 years of &lt;br&gt; tags in the harbour</h1>", "30 years of <br> tags in the harbour"),
    ],
)
def test_the_headline_is_the_one_that_is_shown_without_the_site(html: str, expected: str) -> None:
    assert read(html, "Harbour Ledger").text.value == expected


def test_a_kicker_inside_the_heading_is_told_from_the_headline() -> None:
    html = OG.format("The ferry sails again") + "<h1><span>Lake Sarnes</span> <span>The ferry sails again</span></h1>"
    found = read(html)
    assert (found.kicker, found.text.value) == ("Lake Sarnes", "The ferry sails again")


def test_a_kicker_inside_the_heading_is_told_where_title_has_the_headline_alone() -> None:
    html = "<title>The ferry sails again | Harbour Ledger</title><h1><i>Lake Sarnes</i> The ferry sails again</h1>"
    found = read(html, "Harbour Ledger")
    assert (found.kicker, found.text.value) == ("Lake Sarnes", "The ferry sails again")


def test_a_label_behind_the_headline_is_left_out_where_title_has_the_headline_alone() -> None:
    html = "<title>The ferry sails again | Harbour Ledger</title><h1><a>The ferry sails again</a> <small>87</small></h1>"
    found = read(html, "Harbour Ledger")
    assert (found.kicker, found.text.value) == (None, "The ferry sails again")


def test_a_kicker_above_the_heading_is_known_by_its_class() -> None:
    found = read('<header><p class="article__kicker">Lake Sarnes</p><h1>The ferry sails again</h1></header>')
    assert (found.kicker, found.text.value) == ("Lake Sarnes", "The ferry sails again")


@pytest.mark.parametrize("line", ["Reading time: 6 min", "6 min read", "Lectura de 6 minutos"])
def test_how_long_it_takes_to_read_is_no_kicker(line: str) -> None:
    found = read(f'<header><p class="kicker reading-time">{line}</p><h1>The ferry sails again</h1></header>')
    assert (found.kicker, found.text.value) == (None, "The ferry sails again")


def test_the_headline_below_a_first_line_is_the_headline() -> None:
    headline = "The ferry sails again after the long storm"
    html = OG.format(headline) + f"<h1>Lake: ferry</h1><h2>{headline}</h2>"
    assert read(html).text.value == headline


def test_the_words_below_the_heading_that_a_teaser_declares_are_no_headline() -> None:
    teaser = '<div itemscope><meta itemprop="headline" content="The mayor of Sarnes called it a lie"></div>'
    html = OG.format("The ferry sails again") + "<h1>The ferry sails again</h1><h2>The mayor of Sarnes called it a lie</h2>"
    assert read(html + teaser).text.value == "The ferry sails again"


NEWS = """<script type="application/ld+json">{{"@type": "{}", "headline": "{}"}}</script>"""


@pytest.mark.parametrize(
    ("kind", "confirmed", "expected"),
    [
        ("NewsArticle", "Lake Sarnes: The ferry is back", "Lake Sarnes: The ferry is back"),
        ("NewsArticle", "Ferry at Sarnes is back in service", "The ferry sails again, all decks open"),  # said only once
        ("BlogPosting", "Lake Sarnes: The ferry is back", "The ferry sails again, all decks open"),  # by a plug-in
    ],
)
def test_what_a_newsroom_declares_twice_outvotes_a_heading_that_nothing_backs(
    kind: str, confirmed: str, expected: str
) -> None:
    declared = NEWS.format(kind, "Lake Sarnes: The ferry is back") + OG.format(confirmed)
    assert read(declared + "<h1>The ferry sails again, all decks open</h1>").text.value == expected


def test_of_several_spellings_the_one_that_most_share_is_taken() -> None:
    declared = NEWS.format("NewsArticle", "Lake Sarnes - The ferry is back") + OG.format("Lake Sarnes: The ferry is back")
    html = f"<title>Lake Sarnes: The ferry is back</title>{declared}<h1>The ferry sails again</h1>"
    assert read(html).text.value == "Lake Sarnes: The ferry is back"


@pytest.mark.parametrize("label", ["Opinion", "Lake and Harbour", "News | District"])
def test_a_label_behind_a_bar_is_no_part_of_the_headline(label: str) -> None:
    html = OG.format(f"The ferry sails again | {label}") + f"<h1>The ferry sails again | {label}</h1>"
    assert read(html).text.value == "The ferry sails again"


def test_a_kicker_is_told_by_another_that_stands_in_its_place() -> None:
    html = OG.format("Ferry at last: “Nobody believed us, nobody at all”")
    heading = "<h1><span>After the storm</span> <span>–</span> <span>“Nobody believed us, nobody at all”</span></h1>"
    found = read(html + heading)
    assert (found.kicker, found.text.value) == ("After the storm", "“Nobody believed us, nobody at all”")


def test_what_another_says_in_front_of_the_whole_headline_replaces_no_kicker() -> None:
    headline = "Safety check for ferries: BAC and harbour start their project"
    declared = OG.format(headline) + f'<meta name="title" content="Press - {headline}">'
    found = read(declared + "<h1>Safety check for ferries: <abbr>BAC</abbr> and harbour start their project</h1>")
    assert (found.kicker, found.text.value) == (None, headline)


def test_a_heading_that_ends_a_trail_of_links_gives_way_to_the_one_below() -> None:
    trail = "<nav><a href=/>Start</a><h1>Lake Sarnes: fast ferry sails, all decks open</h1></nav>"
    shown = "<h2><span>After the storm</span> <span>The ferry sails again at last</span></h2><p>By Ada Ek</p>"
    found = read(OG.format("The ferry sails again at last") + trail + shown)
    assert (found.kicker, found.text.value) == ("After the storm", "The ferry sails again at last")
    assert found.around.below[:1] == ("By Ada Ek",)
    assert found.text.evidence is not None
    assert ("dom h1", "Lake Sarnes: fast ferry sails, all decks open") in found.text.evidence.others


def test_a_heading_that_ends_a_trail_stays_where_nothing_below_shows_the_headline() -> None:
    trail = "<nav><a href=/>Start</a><h1>The ferry sails again</h1></nav><h2>More from the lake</h2>"
    assert read(OG.format("The ferry sails again") + trail).text.value == "The ferry sails again"


def test_those_who_say_otherwise_are_in_the_evidence() -> None:
    found = read(OG.format("Ferry sails: what to know about the lake") + "<h1>The ferry sails again on the lake</h1>").text
    assert found.evidence is not None
    assert (found.evidence.layer, found.evidence.path) == ("dom", "h1")
    assert found.evidence.others == (("opengraph og:title", "Ferry sails: what to know about the lake"),)


def test_a_page_without_any_heading_has_no_title() -> None:
    assert read("<p>Text.</p>").text.value is None


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("The ferry sails again - News - Lac", "The ferry sails again"),
        ("Lac | The ferry sails again", "The ferry sails again"),
        ("The ferry - a history", "The ferry - a history"),
        ("Lac", "Lac"),
    ],
)
def test_the_name_of_the_site_is_cut_from_either_end(text: str, cut: str) -> None:
    assert without_site(text, {"lac", "newslac"}) == cut


def test_a_headline_that_a_system_cut_is_taken_whole() -> None:
    whole = "The ferry of the lake sails again on Monday, after three weeks of repairs that the harbour feared would fail"
    short = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{whole[:100]}"}}</script>'
    assert read(short + OG.format(whole)).text.value == whole


def test_of_many_top_headings_the_first_that_is_near_is_the_pages_own() -> None:
    others = "".join(
        f"<h1>{text}</h1>" for text in ("Where to swim and dive in Sarnes", "Tea rooms", "Nine piers", "Our letters")
    )
    found = read(
        f"<title>Where to go sailing in Sarnes</title><h1>The best ferries and boats to sail on in Sarnes</h1>{others}"
    )
    assert found.text.value == "The best ferries and boats to sail on in Sarnes"


def test_a_kicker_ends_before_the_time_that_follows_in_its_line() -> None:
    line = '<div class="supertitle"><h5>Harbour</h5><div class="date">12:03 Uhr UPDATE</div></div>'
    assert read(f"{line}<h1>The ferry sails again on Monday</h1>").kicker == "Harbour"


def test_a_row_of_linked_rubrics_is_no_kicker() -> None:
    row = '<div class="label">{}</div>'
    rubrics = '<a href="/harbour">Harbour</a><a href="/piers">Piers</a>'
    assert read(f"{row.format(rubrics)}<h1>The ferry sails again on Monday</h1>").kicker is None
    assert read(f"{row.format('Harbour')}<h1>The ferry sails again on Monday</h1>").kicker == "Harbour"


def test_of_a_chinese_title_section_and_site_are_cut() -> None:
    assert read("<title>渡轮下周一复航，票价不变_港口_海港日报</title>").text.value == "渡轮下周一复航，票价不变"
    assert read("<title>The ferry_sails again</title>").text.value == "The ferry_sails again"


def test_a_rubric_behind_a_headline_without_blanks_is_no_part_of_it() -> None:
    shown = "渡し船は月曜日に再開、運賃は据え置き"
    assert read(OG.format(f"{shown} : 港湾") + f"<h1>{shown}</h1>").text.value == shown


LINE = "The ferry that was laid up all winter has left the pier again, with forty people and a goat on board, says Ada Ek."


@pytest.mark.parametrize("site", ["The Harbour Ledger - Online", "The Harbour Ledger. No 143, 1 August 2008"])
@pytest.mark.parametrize(
    "line",
    [
        '<font size="5"><b>The ferry sails again</b></font><br>', "<h2 align=center>The ferry sails again</h2>",
        '<p><font size="+2">The ferry sails again</font></p>',
        '<span style="font-size:22px">The ferry sails again</span><br>',
        '<div style="font-size: 1.6em"><b>The ferry sails again</b></div>',
    ],
)  # fmt: skip
def test_where_title_names_only_the_site_the_line_set_large_above_the_prose_is_the_headline(site: str, line: str) -> None:
    aside = '<td><b>In this issue</b><br><a href="1.htm">The crane of the old town is sold at last</a></td>'
    story = f"<font size=2>{LINE}<br><br>{LINE}<br><br>{LINE}</font>"
    found = read(f"<title>{site}</title><table><tr>{aside}<td>{line}{story}</td></tr></table>")
    assert found.text.value == "The ferry sails again"


@pytest.mark.parametrize(
    "page",
    [
        f"<h2>News</h2><p><a href='/a'>The crane of the old town is sold</a></p><p>{LINE}</p><p>{LINE}</p>",
        f"<h3>Technology of ferries</h3><select><option>1<option>2</select><p>{LINE}</p><p>{LINE}</p>",
        "<h2>The ferry of the lake</h2><p>Short.</p>",
    ],
)
def test_what_heads_a_list_of_stories_is_no_headline(page: str) -> None:
    assert read(f"<title>The Harbour Ledger</title>{page}").text.value == "The Harbour Ledger"


@pytest.mark.parametrize(
    ("html", "kicker"),
    [
        ("<h4>After the storm</h4><h1>The ferry sails again</h1>", "After the storm"),
        ("<div class='bar'><div><h3>After the storm</h3></div></div><h1>The ferry sails again</h1>", "After the storm"),
        ("<div><h3>After the storm</h3><p>Read by many</p></div><h1>The ferry sails again</h1>", None),
        (f"<h3>{'After the storm of the century ' * 3}</h3><h1>The ferry sails again</h1>", None),
        ("<p>After the storm</p><h1>The ferry sails again</h1>", None),
    ],
)
def test_a_lower_heading_right_above_the_headline_is_its_kicker(html: str, kicker: str | None) -> None:
    found = read(html)
    assert (found.kicker, found.text.value) == (kicker, "The ferry sails again")


@pytest.mark.parametrize(
    ("declared", "kicker"),
    [
        ("After the storm: The ferry sails again", "After the storm"),
        ("After the storm - The ferry sails again", "After the storm"),
        ("Before the storm: The ferry sails again", None),  # shown nowhere
        ("After the storm The ferry sails again", None),
    ],
)
def test_a_line_near_the_headline_that_is_declared_in_front_of_it_is_its_kicker(declared: str, kicker: str | None) -> None:
    above = OG.format(declared) + "<div>4 May</div><div>After the storm</div><h1>The ferry sails again</h1>"
    below = OG.format(declared) + "<h1>The ferry sails again</h1><p><span>After the storm</span> All decks are open.</p>"
    assert [read(html).kicker for html in (above, below)] == [kicker, kicker]


def test_a_mark_beside_the_headline_is_told_by_the_title_with_its_rubrics() -> None:
    html = OG.format("The ferry sails again | Columns | Ledger") + "<h1>The ferry sails again <span>Members</span></h1>"
    assert read(html).text.value == "The ferry sails again"


def test_what_is_shown_in_front_of_the_declared_headline_is_its_kicker() -> None:
    declared = '{"@type": "NewsArticle", "headline": "The ferry sails again"}'
    html = f'<script type="application/ld+json">{declared}</script>{OG.format("The ferry sails again")}'
    found = read(f"{html}<h1>After the storm: The ferry sails again - what now?</h1>")
    assert (found.kicker, found.text.value) == ("After the storm", "The ferry sails again")


def test_where_nothing_is_declared_the_title_that_the_pages_entry_names_is_the_headline() -> None:
    banner = "<title>“The ice is out” « the Lac blog</title><h1>the Lac blog.</h1>"
    entry = "<div class='hentry'><h3 class='entry-title'>“The ice is out”</h3><p>By Ada Bertin</p></div>"
    assert read(banner + entry).text.value == "“The ice is out”"
    assert read(banner + 2 * entry).text.value == "the Lac blog."  # a list of entries
    cell = "<title>News of the Lac</title><td><p><span class='headline entry-title'>The ferry sails again</span></p></td>"
    assert read(cell).text.value == "The ferry sails again"


def test_a_lower_heading_speaks_before_a_top_one_that_names_the_blog_or_a_part_of_the_site() -> None:
    blog = "<title>The Lac Gang » Archive » The ferry</title><h1><a href='/'>The Lac Gang</a></h1>"
    entry = "<h2><a href='/2024/ferry' rel='bookmark'>The ferry</a></h2><p>It sails.</p>"
    found = read(blog + entry)
    assert (found.text.value, found.banner) == ("The ferry", "The Lac Gang")
    assert read(blog + entry.replace(" rel='bookmark'", "")).text.value == "The Lac Gang"
    headline = "The ferry sails again, and it is late"
    part = f"<title>{headline}</title><h1>Harbour Health Centre</h1><h2>{headline}</h2>"
    assert read(part).text.value == headline


def test_a_rubric_stands_behind_a_hyphen_where_words_have_no_blanks() -> None:
    assert without_site("东埔海港理事会管理条例-海港", set(), guess=True) == "东埔海港理事会管理条例"
    assert without_site("东埔海港理事会管理条例-2031年新版说明", set(), guess=True).endswith("说明")
    assert without_site("码头队2-1山羊队", set(), guess=True) == "码头队2-1山羊队"


@pytest.mark.parametrize(
    "inside",
    [
        '<span class="head__overline">After the storm</span> <b> - </b> <span>The ferry sails again</span>',
        '<span class="dachzeile">After the storm</span> <span class="headline">The ferry sails again</span>',
    ],
)
def test_what_is_called_a_kicker_in_the_headline_is_none_of_it_where_nothing_is_declared(inside: str) -> None:
    found = read(f"<title>Ferry back on Monday - Harbour Ledger</title><h1>{inside}</h1>")
    assert (found.kicker, found.text.value) == ("After the storm", "The ferry sails again")
    whole = "<title>After the storm: The ferry sails again</title><h1>{}</h1>"
    colon = inside.replace(" - ", ":").replace('</span> <span class="headline', ': </span><span class="headline')
    assert read(whole.format(colon)).text.value == "After the storm: The ferry sails again"


@pytest.mark.parametrize(
    "page",
    [
        "After the storm | The ferry sails again - LEDGER.EXAMPLE",
        "After the storm - The ferry sails again | Lake | The Ledger",
        "Council - Archive of texts - The ferry sails again",
    ],
)
def test_a_part_of_the_title_of_the_page_that_is_set_apart_in_the_heading_is_the_headline(page: str) -> None:
    found = read(f"<title>{page}</title><h1><small>After the storm</small><br>The ferry sails again</h1>")
    assert (found.kicker, found.text.value) == ("After the storm", "The ferry sails again")


def test_a_top_heading_that_leads_to_the_front_page_gives_way_though_it_shares_a_word_with_the_headline() -> None:
    headline = "The ferry of the lake sails again"
    page = f"<title>{headline} – Lake Paths</title><h1><a href='{{}}'>Lake Paths</a></h1><h2>{headline}</h2>"
    assert read(page.format("https://www.lac.example")).text.value == headline


@pytest.mark.parametrize("address", ["nine-times-put-off-and-no-end", "nine-times-put-off-and-no-end-4711.html"])
def test_a_heading_of_which_the_address_is_made_outvotes_what_is_declared_otherwise(address: str) -> None:
    declared = "<meta property='og:title' content='The harbour board goes swimming'>"
    page = f"<html><head>{declared}</head><body><h1>Nine times put off – and no end</h1><p>They met.</p></body></html>"
    assert depeche.read(page, url=f"https://quay.example/2031/05/{address}").title == "Nine times put off – and no end"
    elsewhere = depeche.read(page, url="https://quay.example/2031/05/the-board-goes-swimming-once-more")
    assert elsewhere.title == "The harbour board goes swimming"


@pytest.mark.parametrize(("first", "expected"), [("h2", "What the ferry is loved for"), ("p", "But the bell is loved most")])
def test_top_headings_below_a_lower_one_that_says_the_declared_title_head_sections(first: str, expected: str) -> None:
    declared = "<title>What the ferry is loved for | Lake Paths</title>" + OG.format("What the ferry is loved for")
    sections = "<p>It sails.</p><h1>But the bell is loved most</h1><p>It rings.</p>"
    assert read(f"{declared}<{first}>What the ferry is loved for</{first}>{sections}", "Lake Paths").text.value == expected


def test_the_house_in_a_bracket_behind_the_declared_headline_is_no_part_of_it() -> None:
    told = "白浜湾の旧灯台、保存へ 住民が署名2万筆"
    data = f'{{"@type": "NewsArticle", "headline": "{told}（汐見日報）"}}'
    declared = f"<title>{told}（汐見日報）</title><script type='application/ld+json'>{data}</script>"
    assert read(f"{declared}{OG.format(f'{told}（汐見日報）')}<h1>{told}</h1>").text.value == told


def test_a_title_behind_house_and_rubric_that_the_page_sets_large_is_the_headline() -> None:
    line = "<td><font size='5'><b>Covered bridge stays where it is</b></font></td>"
    page = f"<title>Quay Times - News - Covered bridge stays where it is</title><table><tr>{line}</tr></table>"
    assert read(page, "Quay Times").text.value == "Covered bridge stays where it is"
