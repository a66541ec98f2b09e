"""Whole pages through `read`: a page that declares all that a newsroom can, the laws, and hostile input."""

from __future__ import annotations

import gc
import io
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import depeche
from depeche.errors import Unreadable
from depeche.model import Byline, Publisher
from depeche.plain import to_plain

URL = "https://fr.lac-sarnes.example/20240503/bac.html"

PAGE = """<!DOCTYPE html>
<html lang="fr_FR"><head>
<title>Le bac de Port-Armel reprendra lundi - 03.05.2024, Lac de Sarnes</title>
<meta property="og:title" content="Le bac de Port-Armel reprendra lundi">
<meta property="og:description" content="Après trois semaines d'arrêt, le bac revient.">
<meta property="og:site_name" content="Lac de Sarnes">
<meta property="og:locale" content="fr_FR">
<meta name="keywords" content="bac, port-armel, lac de sarnes">
<link rel="canonical" href="https://fr.lac-sarnes.example/20240503/bac.html">
<link rel="amphtml" href="/amp/20240503/bac.html">
<link rel="alternate" hreflang="de" href="https://de.lac-sarnes.example/20240503/faehre.html">
<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [{
  "@type": "NewsArticle",
  "mainEntityOfPage": "https://fr.lac-sarnes.example/20240503/bac.html",
  "headline": "Le bac de Port-Armel reprendra lundi",
  "datePublished": "2024-05-03T11:22+0200", "dateModified": "2024-05-03T11:26+0200",
  "articleSection": "Région", "inLanguage": "fr_FR", "copyrightYear": 2024, "isAccessibleForFree": "True",
  "author": {"@type": "Person", "name": "Ilse Vaudrin", "image": "https://img.lac-sarnes.example/vaudrin_100x100.jpg"},
  "publisher": {"@id": "#house"},
  "about": [{"@type": "Thing", "name": "Port-Armel"}, {"@type": "Thing", "name": "bac"}],
  "speakable": {"@type": "SpeakableSpecification", "xpath": ["/html/head/meta[@property='og:title']/@content"]},
  "image": [
    {"@type": "ImageObject", "url": "https://img.lac-sarnes.example/bac_1920x1080.jpg", "width": 1920, "height": 1080,
     "caption": "Le bac à quai", "creditText": "Jan Petersen"},
    {"@type": "ImageObject", "url": "https://img.lac-sarnes.example/bac_1920x1440.jpg",
     "width": "1920", "height": "1440px"}]},
 {"@type": "NewsMediaOrganization", "@id": "#house", "name": "Lac de Sarnes", "email": "redaction@lac-sarnes.example",
  "logo": {"@type": "ImageObject", "url": "/logo.png"}}]}
</script></head>
<body><header><nav><a href="/">Accueil</a></nav></header>
<main><article><p class="kicker">Navigation</p><h1>Le bac de Port-Armel reprendra lundi</h1>
<p class="chapeau">Après trois semaines d'arrêt, le bac revient.</p>
<p>La mairie l'a annoncé vendredi : le bac de Port-Armel reprendra son service lundi matin, avec deux traversées de plus.</p>
<p>Les habitants de la rive nord attendaient cette nouvelle depuis le début du mois d'avril, quand le moteur a cédé.</p>
</article></main></body></html>"""


def test_a_reading_leaves_nothing_to_the_collector_of_cycles() -> None:
    """A tree that waits for the collector is megabytes that the next page can't have."""
    line = "The ferry of Port-Armel will run again on Monday, the office of the harbour said, after three weeks."
    page = f"<title>Ferry</title><h1>The ferry runs again</h1><main>{f'<div><p>{line}</p></div>' * 4}</main>"
    assert line in depeche.read(page, URL).text  # tables are loaded once
    gc.collect()
    gc.disable()
    try:
        depeche.read(page, URL)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_all_that_a_page_declares_of_itself_is_read() -> None:
    article = depeche.read(PAGE.encode(), URL, captured=datetime(2024, 5, 4, tzinfo=UTC))
    summer = timezone(timedelta(hours=2))
    assert article.title == "Le bac de Port-Armel reprendra lundi"
    assert article.kicker == "Navigation"
    assert article.lede == "Après trois semaines d'arrêt, le bac revient."
    assert article.published == datetime(2024, 5, 3, 11, 22, tzinfo=summer)
    assert article.modified == datetime(2024, 5, 3, 11, 26, tzinfo=summer)
    assert article.authors == ("Ilse Vaudrin",)
    assert article.bylines == (Byline(name="Ilse Vaudrin", portrait="https://img.lac-sarnes.example/vaudrin_100x100.jpg"),)
    assert article.language == "fr-FR"
    assert article.section == "Région"
    assert article.tags == ("bac", "port-armel", "lac de sarnes")
    assert article.about == ("Port-Armel", "bac")
    assert article.site == "Lac de Sarnes"
    assert article.publisher == Publisher(
        name="Lac de Sarnes", logo="https://fr.lac-sarnes.example/logo.png", contact="redaction@lac-sarnes.example"
    )
    assert article.copyright_year == 2024
    assert article.declared_free is True
    assert article.speakable == ("/html/head/meta[@property='og:title']/@content",)
    assert article.canonical_url == URL
    assert article.amp_url == "https://fr.lac-sarnes.example/amp/20240503/bac.html"
    assert article.alternates == {"de": "https://de.lac-sarnes.example/20240503/faehre.html"}
    (image,) = article.images
    assert (image.caption, image.credit) == ("Le bac à quai", "Jan Petersen")
    assert [(size.width, size.height) for size in image.renditions] == [(1920, 1080), (1920, 1440)]


def test_each_field_says_where_it_was_found() -> None:
    evidence = depeche.read(PAGE.encode(), URL).evidence
    assert (evidence["title"].layer, evidence["title"].path) == ("dom", "h1")
    assert (evidence["published"].layer, evidence["published"].path) == ("json-ld", "NewsArticle.datePublished")
    assert evidence["published"].raw == "2024-05-03T11:22+0200"
    assert evidence["authors"].layer == "json-ld"
    assert {"lede", "language", "section", "tags", "images", "publisher", "site"} <= set(evidence)


def test_a_page_without_any_address_is_named_by_its_bytes() -> None:
    html = b"<h1>The ferry sails again</h1><p>So it does.</p>"
    assert depeche.read(html).url == "urn:sha256:" + sha256(html).hexdigest()


def test_a_page_that_was_read_from_disk_stands_at_its_canonical_address() -> None:
    assert depeche.read(PAGE.encode()).url == URL


def test_text_that_is_decoded_already_is_read_as_it_is() -> None:
    article = depeche.read('<meta charset="iso-8859-1"><h1>Le bac de l’été</h1>')
    assert article.title == "Le bac de l’été"


def test_reading_twice_gives_the_same() -> None:
    assert to_plain(depeche.read(PAGE.encode(), URL)) == to_plain(depeche.read(PAGE.encode(), URL))


@pytest.mark.parametrize(
    "html",
    [
        '<script type="application/ld+json">' + '{"@type":"NewsArticle","author":' * 20_000 + "</script><h1>x</h1>",
        '<script type="application/ld+json">{"@type":"NewsArticle","copyrightYear":' + "9" * 5_000 + "}</script>",
        '<meta name="keywords" content="' + "a," * 500_000 + '">',
        "<h1>" + "a b " * 500_000 + "</h1>",
        "<h1>x</h1>" + "<a rel=author class=author>Ada Ek</a>" * 20_000,
        "<h1>x</h1><p>" + "2024 " * 500_000,
        "<div itemscope itemtype=NewsArticle>" * 300 + "<b itemprop=author>x</b>" * 20_000,
        '<meta name="description" content="' + "<" * 300_000 + '">',
    ],
    ids=["nesting", "digits", "keywords", "headline", "authors", "numbers", "items", "brackets"],
)
def test_hostile_pages_are_read_all_the_same(html: str) -> None:
    assert depeche.read(html.encode(), "https://[bad/").reader == depeche.read(b"<h1>x</h1>").reader


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_page_with_pieces_cut_out_is_read_or_refused(data: st.DataObject) -> None:
    text = PAGE
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(text) - 1))
        piece = data.draw(st.sampled_from(["", "<", '"', "{", "}", "]]", "\0", "\ud800", "&#0;", "9" * 40, "</script>"]))
        text = text[:at] + piece + text[at + data.draw(st.integers(0, 200)) :]
    try:
        article = depeche.read(text.encode("utf-8", "surrogatepass"), URL)
    except Unreadable:
        return
    assert "\0" not in article.text
    assert article.title is None or article.title == article.title.strip()


@pytest.mark.parametrize(
    ("description", "lede"),
    [
        ("The ferry sails again after three weeks.", "The ferry sails again after three weeks."),
        ("The mayor said on Friday that the ferry…", "The mayor said on Friday that the ferry would sail on Monday."),
    ],
    ids=["a standfirst", "the first paragraph, cut short"],
)
def test_a_description_that_is_the_first_paragraph_cut_short_is_no_standfirst(description: str, lede: str) -> None:
    text = "The mayor said on Friday that the ferry would sail on Monday."
    more = "<p>Those who live on the northern shore had waited for the news since the engine failed in April.</p>" * 3
    head = f'<meta name="description" content="{description}"><h1>The ferry sails again</h1>'
    assert depeche.read(f"{head}<article><p>{text}</p>{more}</article>".encode(), URL).lede == lede


def test_a_page_of_headlines_has_no_text_and_a_story_no_headlines() -> None:
    titles = "".join(f"<h3><a href='/{n}'>The board meets for the {n}th time</a></h3><p>No one came.</p>" for n in range(9))
    index = depeche.read(f"<main><h1>Board</h1>{titles}</main>", url="https://quay.example/board/")
    assert (index.kind, index.blocks, len(index.headlines)) == ("index", (), 9)
    line = "The harbour board met once more, and again nothing was decided about the pier or about the fees. "
    prose = "".join(f"<p>{line * 2}That was meeting {n}.</p>" for n in range(30))
    story = depeche.read(
        f"<main><h1>Board</h1>{prose}</main><aside>{titles}</aside>", url="https://quay.example/2031/a-b-c-d-e"
    )
    assert (story.kind, story.headlines) == ("article", ())


@pytest.mark.parametrize("heading", ["<h1>{}</h1>", "<div class='css-x7'>{}</div>", "<h3>{}</h3>", "<b>{}</b>"])
def test_standfirst_byline_and_date_are_read_from_below_a_headline_of_any_kind(heading: str) -> None:
    told = "The ferry of Port Annick will sail again from Monday morning, the office of the harbour said on Friday. "
    html = (
        "<html lang=en><head><title>The ferry sails again from Monday | The Quay</title></head><body><div class=a>"
        + heading.format("The ferry sails again from Monday")
        + "<div class=b>Two more crossings a day are to bring back those who went round by the bridge.</div>"
        + f"<div class=c><span>By Ada Morven</span> <span>3 May 2031, 9.15am</span></div><p>{told}It did.</p>"
        + f"<p>{told * 2}</p><p>{told * 3}</p></div></body></html>"
    )
    article = depeche.read(html, url="https://quay.example/2031/the-ferry-sails-again-from-monday")
    assert article.title == "The ferry sails again from Monday"
    assert article.lede == "Two more crossings a day are to bring back those who went round by the bridge."
    assert article.authors == ("Ada Morven",)
    assert str(article.published).startswith("2031-05-03")
    assert [len(block.text) for block in article.blocks[1:]] == [len(f"{told}It did."), len(told) * 2 - 1, len(told) * 3 - 1]


@pytest.mark.parametrize(
    "line",
    [
        "The ferry at the quay in April. Photo: Bo Lund",
        "This story is also to be had in these languages:",
        "Ada Morven writes about all that floats, and some that does not.",
        "The harbour",
    ],
)
def test_not_every_line_between_headline_and_byline_is_a_standfirst(line: str) -> None:
    told = "The ferry of Port Annick will sail again from Monday morning, the office of the harbour said on Friday. "
    html = (
        "<html lang=en><head><title>The ferry sails again from Monday | The Quay</title></head><body><div><h1>The ferry "
        f"sails again from Monday</h1><p>{line}</p><div>By Ada Morven, 3 May 2031</div><p>{told}It did.</p>"
        f"<p>{told * 2}</p><p>{told * 3}</p></div></body></html>"
    )
    article = depeche.read(html, url="https://quay.example/2031/the-ferry-sails-again-from-monday")
    assert article.lede != line


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("14-04-2031, 10:35 | Автор: Мария Белозёрова | Просмотров: 512", "Мария Белозёрова"),
        ("3 May 2031 | By Ada Morven | 512 views", "Ada Morven"),
        ("3. Mai 2031 | Von Ilse Vaudrin | 3 Kommentare", "Ilse Vaudrin"),
    ],
)
def test_a_byline_among_other_facts_between_bars_is_read(line: str, author: str) -> None:
    told = "The ferry of Port Annick will sail again from Monday morning, the office of the harbour said on Friday. "
    html = (
        f"<title>The ferry sails again</title><h1>The ferry sails again</h1><div>{line}</div><p>{told}</p><p>{told * 2}</p>"
    )
    assert depeche.read(html, url="https://quay.example/2031/the-ferry-sails-again").authors == (author,)


def test_another_top_heading_at_the_head_of_the_story_is_no_standfirst() -> None:
    told = "The ferry of Port Annick will sail again from Monday morning, the office of the harbour said on Friday. "
    head = "<meta property='og:title' content='Ferry: sailing resumed after trouble'><title>Ferry: sailing resumed</title>"
    shown = "After three weeks in the yard the ferry of Port Annick returns to the northern quay"
    story = f"<p>{told}</p><p>{told * 2}</p><p>{told * 3}</p>"
    html = f"{head}<main><h1>{shown}</h1><div>By Ada Morven, 3 May 2031</div>{story}</main>"
    assert depeche.read(html, url="https://quay.example/2031/the-ferry-sails-again").lede != shown


@pytest.mark.parametrize("thing", [None, 5, [60, 112, 62], Path("page.html"), io.StringIO("<p>Fog over the quay.")])
def test_what_is_neither_bytes_nor_text_is_no_page(thing: Any) -> None:
    with pytest.raises(TypeError):
        depeche.read(thing)
