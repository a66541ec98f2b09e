"""JSON-LD is read back twice: by our own reader, out of a page that has nothing else, and by a JSON-LD processor."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from pyld import jsonld as processor

import depeche
from depeche.exports import jsonld
from depeche.model import Article, Block, Entity, Meeting, Record, Statement

VOCABULARY = {"@context": {"@vocab": "https://schema.org/", "url": {"@type": "@id"}}}


def expanded(text: str) -> list[dict[str, Any]]:
    """What a processor makes of it; the context is ours, as no test asks the network."""

    def load(url: str, _: Any) -> dict[str, Any]:
        assert url == "https://schema.org"
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": VOCABULARY}

    found: list[dict[str, Any]] = processor.expand(json.loads(text), {"documentLoader": load, "base": "https://x.example/"})
    return found


def first(node: dict[str, Any], name: str) -> Any:
    value = node[f"https://schema.org/{name}"][0]
    return value.get("@value", value)


def test_our_own_reader_finds_in_a_page_what_was_written_there(article: Article, record: Record) -> None:
    article = dataclasses.replace(article, title="Night ferry & “friends” ]]> \\", language="en")
    page = f"<html><head><script type='application/ld+json'>{jsonld.document(article, record)}</script></head><body></body>"
    found = depeche.read(page, article.url)
    assert found.title == article.title
    assert (found.authors, found.published, found.modified) == (article.authors, article.published, article.modified)
    assert (found.language, found.section, found.tags) == (article.language, article.section, article.tags)
    assert found.blocks[0].text == article.blocks[0].text
    assert found.publisher
    assert found.publisher.name == "Bote Verlag"
    assert (found.declared_free, found.copyright_year) == (True, 2027)
    assert [image.url for image in found.images][:1] == ["https://img.example/lead.jpg"]


def test_a_processor_reads_what_was_said_and_who_met(article: Article, record: Record) -> None:
    (node,) = expanded(jsonld.document(article, record))
    assert node["@type"] == ["https://schema.org/NewsArticle"]
    assert first(node, "datePublished") == "2027-01-11T08:30:00+01:00"
    quotation, event = node["https://schema.org/mentions"]
    assert first(quotation, "text") == "It holds & floats"
    assert first(first(quotation, "creator"), "name") == "Ilse Vaudrin"
    assert (first(event, "startDate"), first(event, "endDate")) == ("2027-01-12", "2027-01-13")
    assert first(event, "eventStatus") == "https://schema.org/EventPostponed"


def test_a_body_that_speaks_or_meets_is_no_person(article: Article) -> None:
    said = Statement(start=0, end=2, text="It holds", kind="direct", speaker="Velania")
    met = Meeting(start=0, end=2, text="It holds", participants=("Velania", "Ilse Vaudrin", "somebody"))
    record = Record(
        statements=(said,), meetings=(met,), people=(Entity(kind="person", name="Ilse Vaudrin"),),
        places=(Entity(kind="place", name="Velania"),),
    )  # fmt: skip
    quotation, event = json.loads(jsonld.document(article, record))["mentions"]
    assert [one["@type"] for one in quotation["creator"]] == ["Organization"]
    assert [one["@type"] for one in event["attendee"]] == ["Organization", "Person", "Thing"]


def test_a_live_blog_has_an_update_for_each_entry(article: Article) -> None:
    (node,) = expanded(jsonld.document(dataclasses.replace(article, kind="live")))
    assert node["@type"] == ["https://schema.org/LiveBlogPosting"]
    (update,) = node["https://schema.org/liveBlogUpdate"]
    assert first(update, "headline") == "Quay open"
    assert first(update, "datePublished") == "2027-01-11T09:10:00+01:00"


def test_an_index_page_is_no_article() -> None:
    (node,) = expanded(jsonld.document(Article(url="https://a.example/", title="Front", kind="index")))
    assert node["@type"] == ["https://schema.org/CollectionPage"]


def test_an_article_that_says_nothing_says_nothing() -> None:
    found = json.loads(jsonld.document(Article(url="https://a.example/1")))
    assert (
        found.keys()
        == {"@context", "@type", "@id", "url", "mainEntityOfPage", "isAccessibleForFree", "wordCount"} & found.keys()
    )


@pytest.mark.parametrize("evil", ["</script><script>alert(1)</script>", "<!--<script>", "a\u2028b"])
def test_no_headline_ends_the_script_that_it_stands_in(evil: str) -> None:
    article = Article(url="https://a.example/1", title=evil, blocks=(Block(kind="paragraph", text=evil),))
    for text in (jsonld.document(article), "".join(jsonld.graph([(article, Record())], evil))):
        assert "<" not in text
        assert evil in json.dumps(json.loads(text), ensure_ascii=False)


def test_many_articles_are_one_document(article: Article, record: Record) -> None:
    (node,) = expanded("".join(jsonld.graph([(article, record), (article, record)], "All")))
    assert len(node["https://schema.org/dataFeedElement"]) == 2
    assert json.loads("".join(jsonld.graph([], "None")))["dataFeedElement"] == []


def test_an_agency_that_signs_is_no_person() -> None:
    found = jsonld.of(Article(url="https://a.example/1", authors=("Ada Ek", "AGL"), agency="AGL"))
    assert [one["@type"] for one in found["author"]] == ["Person", "NewsMediaOrganization"]
