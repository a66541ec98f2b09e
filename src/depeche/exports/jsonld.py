"""An article as schema.org JSON-LD: NewsArticle, or LiveBlogPosting with an update for each entry.

With a record, who said what stands as Quotation and the meetings as Event under `mentions`. The text is safe inside a
`<script>` of a page. Source: schema.org 28, Google's structured data for articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from depeche.exports.wording import json_text, single_line, web_address
from depeche.model import Article, Block, EntityKind, Meeting, Publisher, Record, Statement

CONTEXT = "https://schema.org"
_TYPES = {"live": "LiveBlogPosting", "index": "CollectionPage", "search": "SearchResultsPage", "other": "WebPage"}
_EVENTS = {
    "held": "EventScheduled", "ongoing": "EventScheduled", "announced": "EventScheduled", "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
}  # fmt: skip


def of(article: Article, record: Record | None = None) -> dict[str, Any]:
    """The object, without `@context`. What the page does not say is not there."""
    found = {
        "@type": _TYPES.get(article.kind, "WebPage" if article.kind in ("error", "consent", "login") else "NewsArticle"),
        "@id": article.url,
        "url": article.canonical_url or article.url,
        "mainEntityOfPage": web_address(article.canonical_url or article.url),
        "headline": article.title,
        "alternativeHeadline": article.kicker,
        "description": article.lede,
        "author": _authors(article),
        "publisher": _publisher(article.publisher, article.site),
        "sourceOrganization": {"@type": "NewsMediaOrganization", "name": article.agency} if article.agency else None,
        "datePublished": article.published.isoformat() if article.published else None,
        "dateModified": article.modified.isoformat() if article.modified else None,
        "inLanguage": article.language,
        "articleSection": article.section,
        "keywords": list(article.tags),
        "about": [{"@type": "Thing", "name": name} for name in article.about],
        "image": [_image(block) for block in pictures(article)],
        "video": [_video(block) for block in article.blocks if block.kind == "video" and block.url],
        "copyrightYear": article.copyright_year,
        "isAccessibleForFree": article.declared_free,
        "isPartOf": {"@type": "WebSite", "name": article.site} if article.site else None,
    }  # fmt: skip
    if article.kind == "live":
        found["liveBlogUpdate"] = [_update(block) for block in article.blocks if block.kind == "entry"]
    if found["@type"] in ("NewsArticle", "LiveBlogPosting"):
        found["articleBody"] = article.text
        found["wordCount"] = len(article.text.split()) or None
    else:
        found["hasPart"] = [{"@type": "WebPage", "name": one.title, "url": one.url} for one in article.headlines]
    if record is not None:
        sorts = {entity.name: _SORTS[entity.kind] for entity in (*record.places, *record.organisations, *record.people)}
        quoted = (_quotation(one, sorts) for one in record.statements)
        found["mentions"] = [*quoted, *(_event(one, sorts) for one in record.meetings)]
    return {name: value for name, value in found.items() if value not in (None, [], "")}


def _authors(article: Article) -> list[dict[str, Any]]:
    if not article.bylines:
        return [{"@type": _writer(name, article), "name": name} for name in article.authors]
    return [
        _given({
            "@type": _writer(byline.name, article), "name": byline.name, "jobTitle": byline.role,
            "workLocation": byline.place, "url": byline.page, "image": byline.portrait,
        })
        for byline in article.bylines
    ]  # fmt: skip


def _writer(name: str, article: Article) -> str:
    """What signs: an agency, where that is named so, else a person."""
    return "NewsMediaOrganization" if name == article.agency else "Person"


def _publisher(publisher: Publisher | None, site: str | None) -> dict[str, Any] | None:
    name = (publisher.name if publisher else None) or site
    if not name:
        return None
    logo = {"@type": "ImageObject", "url": publisher.logo} if publisher and publisher.logo else None
    contact = publisher.contact if publisher else None
    return _given({"@type": "NewsMediaOrganization", "name": name, "logo": logo, "contactPoint": contact})


def pictures(article: Article) -> Iterator[Block]:
    """The lead images, then those in the text, each address once."""
    seen = set()
    for block in (*article.images, *article.blocks):
        if block.kind == "image" and block.url and block.url not in seen:
            seen.add(block.url)
            yield block


def _image(block: Block) -> dict[str, Any]:
    size = next((one for one in block.renditions if one.url == block.url), None)
    return _given({
        "@type": "ImageObject", "url": block.url, "caption": block.caption or block.alt, "creditText": block.credit,
        "width": size.width if size else None, "height": size.height if size else None,
    })  # fmt: skip


def _video(block: Block) -> dict[str, Any]:
    return _given({"@type": "VideoObject", "name": block.caption or block.title, "contentUrl": block.url})


def _update(block: Block) -> dict[str, Any]:
    return _given({
        "@type": "BlogPosting", "headline": block.title, "articleBody": block.text, "url": block.url,
        "datePublished": block.published.isoformat() if block.published else None,
        "author": {"@type": "Person", "name": block.author} if block.author else None,
    })  # fmt: skip


_SORTS: Mapping[EntityKind, str] = {"person": "Person", "organisation": "Organization", "place": "Organization"}
"""What speaks or meets: a state that does is no place but a body."""


def _quotation(said: Statement, sorts: Mapping[str, str]) -> dict[str, Any]:
    names = said.speakers or ((said.speaker,) if said.speaker else ())
    role = said.role if len(names) == 1 else None
    by = [_given({"@type": sorts.get(name, "Person"), "name": name, "jobTitle": role}) for name in names]
    return _given({"@type": "Quotation", "text": said.text, "creator": by, "genre": said.act})


def _event(met: Meeting, sorts: Mapping[str, str]) -> dict[str, Any]:
    first, _, last = (met.when or "").partition("/")
    return _given({
        "@type": "Event", "name": met.what, "description": met.text,
        "startDate": first if len(first) == 10 else None, "endDate": last if len(last) == 10 else None,
        "location": {"@type": "Place", "name": met.where} if met.where else None,
        "attendee": [{"@type": sorts.get(name, "Thing"), "name": name} for name in met.participants],
        "eventStatus": f"{CONTEXT}/{_EVENTS[met.status]}",
    })  # fmt: skip


def _given(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def document(article: Article, record: Record | None = None) -> str:
    """One article as a document of its own."""
    return _safe(json_text({"@context": CONTEXT, **of(article, record)}, indent=2)) + "\n"


def graph(articles: Iterable[tuple[Article, Record]], title: str = "") -> Iterator[str]:
    """Many articles as one document, an article a line."""
    name = _safe(json_text(single_line(title)))
    yield f'{{"@context": "{CONTEXT}", "@type": "DataFeed", "name": {name}, "dataFeedElement": ['
    comma = "\n"
    for article, record in articles:
        yield comma + _safe(json_text(of(article, record)))
        comma = ",\n"
    yield "\n]}\n"


def _safe(text: str) -> str:
    """JSON that no `</script>` or `<!--` in a headline can end."""
    return text.replace("<", "\\u003c")
