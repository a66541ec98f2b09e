from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from depeche.reading.claims import metadata
from depeche.reading.claims.claims import Claims
from depeche.reading.claims.survey import survey

URL = "https://lac.example/2024/05/03/bac"


def claims(html: str, url: str | None = URL) -> Claims:
    return Claims(metadata.claims(survey(LexborHTMLParser(html)), url))


def raws(html: str, field: str) -> list[str]:
    return [claim.raw for claim in claims(html).of(field)]


def script(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


def test_the_article_at_the_pages_address_is_the_pages_own() -> None:
    html = script(
        '[{"@type": "NewsArticle", "headline": "Another", "url": "https://lac.example/other"},'
        ' {"@type": "NewsArticle", "headline": "Le bac reprend", "url": "https://lac.example/2024/05/03/bac?utm=x"}]'
    )
    assert raws(html, "title") == ["Le bac reprend"]


def test_articles_in_lists_and_mentions_are_of_other_pages() -> None:
    html = script(
        '{"@type": "NewsArticle", "headline": "Le bac reprend", "mentions": [{"@type": "NewsArticle", "headline": '
        '"Another"}]}'
    ) + script('{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "A third"}]}')
    assert raws(html, "title") == ["Le bac reprend"]


def test_an_author_may_be_a_text_an_object_or_a_list_of_both() -> None:
    html = script('{"@type": "Article", "author": ["Ilse Vaudrin", {"@type": "Person", "name": "Jan Petersen"}]}')
    found = claims(html).of("author")
    assert [(claim.path, claim.raw) for claim in found] == [
        ("Article.author[0]", "Ilse Vaudrin"),
        ("Article.author[1]", "Jan Petersen"),
    ]


def test_a_person_may_be_told_by_the_parts_of_the_name() -> None:
    html = script('{"@type": "NewsArticle", "author": {"@type": "Person", "givenName": "Ada", "familyName": "Ek"}}')
    assert raws(html, "author") == ["Ada Ek"]


def test_the_paper_may_be_told_to_be_free_as_a_whole() -> None:
    html = script('{"@type": "NewsArticle", "isPartOf": {"@type": "CreativeWork", "isAccessibleForFree": false}}')
    assert raws(html, "declared_free") == ["false"]


def test_microdata_says_the_same_as_json_ld() -> None:
    html = (
        '<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Le bac reprend</h1>'
        '<span itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Ilse Vaudrin</b></span>'
        '<time itemprop="datePublished" datetime="2024-05-03">hier</time><meta itemprop="keywords" content="bac, lac"></div>'
    )
    assert raws(html, "title") == ["Le bac reprend"]
    assert raws(html, "author") == ["Ilse Vaudrin"]
    assert raws(html, "published") == ["2024-05-03"]
    assert raws(html, "tags") == ["bac, lac"]


def test_names_of_meta_elements_are_known_in_any_case_and_attribute() -> None:
    html = '<meta NAME="DC.Creator" content="Vaudrin, Ilse"><meta property="Article:Published_Time" content="2024-05-03">'
    assert raws(html, "meta_author") == ["Vaudrin, Ilse"]
    assert raws(html, "published") == ["2024-05-03"]


def test_links_of_the_head_are_claims_too() -> None:
    html = (
        '<link rel="canonical" href="/bac"><link rel="amphtml" href="/amp/bac">'
        '<link rel="alternate" hreflang="de" href="/de/faehre"><link rel="alternate" type="application/rss+xml" href="/rss">'
    )
    assert raws(html, "canonical") == ["/bac"]
    assert raws(html, "amp") == ["/amp/bac"]
    assert [(claim.value, claim.raw) for claim in claims(html).of("alternate")] == [("de", "/de/faehre")]


def test_wrong_types_everywhere_are_survived() -> None:
    html = script(
        '{"@type": ["NewsArticle", 5, null], "headline": {"@value": ["Le bac"]}, "author": [[{"name": null}], 7, true],'
        ' "image": {"url": [{"url": 3}]}, "keywords": {"a": 1}, "publisher": ["x", {"logo": 4}], "datePublished": 20240503}'
    )
    assert raws(html, "title") == ["Le bac"]
