"""An article as ninjs 3.1, the IPTC's news in JSON; many of them as JSON Lines, as ninjs has no document for many.

Times are instants there, so a day without an hour and a time without a zone are left out. Source: IPTC ninjs schema 3.1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from depeche.exports import html
from depeche.exports.jsonld import pictures
from depeche.exports.wording import json_text, uri
from depeche.model import Article, Block, Record, When

VERSION = "3.1"
SCHEMA = f"http://www.iptc.org/std/ninjs/ninjs-schema_{VERSION}.json#"


def of(article: Article, record: Record | None = None, *, version: int | None = None) -> dict[str, Any]:
    """The object. With a record, those named in it stand under people, organisations, places and events."""
    publisher = (article.publisher.name if article.publisher else None) or article.site
    modified = _instant(article.modified) or _instant(article.published)
    found = {
        "uri": uri(article.url),
        "standard": {"name": "ninjs", "version": VERSION, "schema": SCHEMA},
        "type": {"video": "video", "gallery": "composite"}.get(article.kind, "text"),
        "representationType": "partial" if article.partial or article.cut_off else "full",
        "version": str(version) if version is not None else None,
        "firstCreated": _instant(article.captured),
        "versionCreated": modified or _instant(article.captured),
        "contentCreated": _instant(article.published),
        "pubStatus": "usable",
        "language": article.language,
        "title": article.title,
        "by": ", ".join(article.authors),
        "located": next((byline.place for byline in article.bylines if byline.place), None),
        "copyrightHolder": publisher,
        "copyrightNotice": f"© {article.copyright_year} {publisher}" if article.copyright_year and publisher else None,
        "headlines": _roles(("main", article.title), ("kicker", article.kicker)),
        "descriptions": _roles(("summary", article.lede)),
        "bodies": _bodies(article),
        "infoSources": _given(
            {"name": publisher or "", "role": "publisher"}, {"name": article.agency or "", "role": "agency"}
        ),
        "subjects": _given(
            *({"name": tag, "rel": "keyword"} for tag in article.tags),
            *({"name": one, "rel": "about"} for one in article.about),
            {"name": article.section or "", "rel": "section"},
        ),
        "people": _given(*({"name": name, "rel": "creator"} for name in article.authors), *_named(record, "people")),
        "organisations": _named(record, "organisations"),
        "places": _named(record, "places"),
        "events": _events(record),
        "associations": [_picture(block) for block in pictures(article)],
    }  # fmt: skip
    return {name: value for name, value in found.items() if value not in (None, [], "")}


def _instant(when: When | None) -> str | None:
    return when.isoformat() if isinstance(when, datetime) and when.tzinfo else None


def _roles(*values: tuple[str, str | None]) -> list[dict[str, str]]:
    return [{"role": role, "contentType": "text/plain", "value": value} for role, value in values if value]


def _given(*values: dict[str, Any]) -> list[dict[str, Any]]:
    return [value for value in values if value["name"]]


def _bodies(article: Article) -> list[dict[str, Any]]:
    text = article.text
    if not text:
        return []
    counts = {"charCount": len(text), "wordCount": len(text.split())}
    return [
        {"role": "text", "contentType": "text/plain", **counts, "value": text},
        {"role": "markup", "contentType": "text/html", **counts, "value": html.of(article)},
    ]


def _named(record: Record | None, which: str) -> list[dict[str, Any]]:
    return [{"name": one.name, "rel": "mentioned"} for one in getattr(record, which, ())]


def _events(record: Record | None) -> list[dict[str, Any]]:
    found = []
    for met in record.meetings if record else ():
        name = ": ".join(filter(None, (met.what, ", ".join(met.participants))))
        found.append({"name": name, "rel": met.status, "literal": met.when or ""})
    return found


def _picture(block: Block) -> dict[str, Any]:
    """A picture as an object of its own, with each size that the page declares."""
    assert block.url is not None
    sizes = block.renditions or ()
    renditions = [
        {"name": f"{one.width or 'w'}x{one.height or 'h'}" if one.width or one.height else "main", "href": uri(one.url),
         **({"width": one.width} if one.width else {}), **({"height": one.height} if one.height else {})}
        for one in sizes
    ]  # fmt: skip
    found = {
        "name": block.caption or block.alt or "picture",
        "uri": uri(block.url),
        "type": "picture",
        "descriptions": _roles(("caption", block.caption), ("alternative", block.alt)),
        "by": block.credit,
        "renditions": renditions or [{"name": "main", "href": uri(block.url)}],
    }
    return {name: value for name, value in found.items() if value}


def document(article: Article, record: Record | None = None) -> str:
    """One article as a document of its own."""
    return json_text(of(article, record), indent=2) + "\n"


def lines(articles: Iterable[tuple[Article, Record, int]]) -> Iterator[str]:
    """Articles with their records and the number of their revision, an object a line."""
    for article, record, version in articles:
        yield json_text(of(article, record, version=version)) + "\n"
