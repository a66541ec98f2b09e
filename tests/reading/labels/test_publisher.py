from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from depeche.model import Publisher
from depeche.reading.claims import metadata
from depeche.reading.claims.claims import Claims
from depeche.reading.claims.survey import survey
from depeche.reading.labels import publisher

URL = "https://www.harbourledger.example/ferry"


def site(html: str) -> str | None:
    tree = LexborHTMLParser(html)
    seen = survey(tree)
    return publisher.site(Claims(metadata.claims(seen, URL)), seen, URL, tree).value


@pytest.mark.parametrize(
    "html",
    [
        '<meta property="og:site_name" content="The Harbour Ledger"><title>Ferry | Harbour</title>',
        "<title>The ferry sails | The Harbour Ledger</title>",
        "<title>Ferries - News - The Harbour Ledger</title>",
        "<title>The Harbour Ledger | Why the ferry of Lake Sarnes sails again this spring</title>",
        "<title>Ferries</title><a href='/'>The Harbour Ledger</a>",
        "<title>Ferries - The Harbour Ledger</title><a href='/'>The Harbour Ledger</a><h2>Ferries</h2>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "publisher": {"name": "The Harbour Ledger"}}</script>',
    ],
    ids=["declared", "title", "rubric", "start", "link", "title and link", "publisher"],
)
def test_the_site_is_called_what_it_calls_itself(html: str) -> None:
    assert site(html) == "The Harbour Ledger"


def test_the_end_of_a_title_that_is_no_name_is_none() -> None:
    assert site("<title>The ferry - a history</title><h1>The ferry - a history</h1>") is None


def test_what_is_title_and_headline_is_no_name_of_the_site() -> None:
    html = '<meta name="application-name" content="The ferry sails"><title>The ferry sails</title><h1>The ferry sails</h1>'
    assert site(html) is None


def test_a_publisher_has_name_logo_and_contact() -> None:
    html = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "publisher": {"name": "Ledger",'
        ' "logo": {"url": "/logo.svg"}, "contactPoint": [{"email": "mailto:desk@ledger.example"}]}}</script>'
    )
    claims = Claims(metadata.claims(survey(LexborHTMLParser(html)), URL))
    assert publisher.publisher(claims, URL).value == Publisher(
        name="Ledger", logo="https://www.harbourledger.example/logo.svg", contact="desk@ledger.example"
    )


def test_a_site_name_that_is_the_title_names_the_article() -> None:
    line = "Why the ferry sails again - Harbour Ledger"
    html = f'<meta property="og:site_name" content="{line}"><title>{line}</title><h1>Why the ferry sails again</h1>'
    assert site(html) == "Harbour Ledger"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("东埔渡轮周一恢复航行_海港新闻", "海港新闻"),
        ("东埔渡轮周一恢复航行_码头_海港资讯_海港网", "海港网"),
        ("东埔渡轮周一恢复航行|渡轮_海港新闻", "海港新闻"),
        ("东埔渡轮周一恢复航行--码头--海港网", "海港网"),
        ("东埔渡轮周一恢复航行_码头_渡轮_山羊", None),  # tags
        ("东埔的码头-渡轮周一恢复航行", None),
    ],
)
def test_the_site_stands_at_the_end_of_a_title_without_blanks(title: str, name: str | None) -> None:
    assert site(f"<title>{title}</title><h1>东埔渡轮周一恢复航行</h1>") == name
