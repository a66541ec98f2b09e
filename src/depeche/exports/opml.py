"""Sources as OPML, which every feed reader takes in. Source: OPML 2.0."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.utils import format_datetime
from xml.etree import ElementTree as Tree

from depeche.exports.head import Head
from depeche.exports.wording import single_line, xml_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One source: a feed to subscribe to, or (without `feed`) a site."""

    title: str
    feed: str | None = None
    site: str | None = None
    language: str | None = None


def text(outlines: Iterable[Outline], head: Head) -> Iterator[str]:
    """The document, an outline at a time."""
    top = Tree.Element("head")
    Tree.SubElement(top, "title").text = xml_text(single_line(head.title))
    Tree.SubElement(top, "dateCreated").text = format_datetime(head.now)
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n{Tree.tostring(top, encoding="unicode")}\n<body>\n'
    for outline in outlines:
        name = xml_text(single_line(outline.title))
        given = {
            "type": "rss" if outline.feed else "link", "text": name, "title": name, "xmlUrl": outline.feed,
            "htmlUrl": outline.site, "url": None if outline.feed else outline.site, "language": outline.language,
        }  # fmt: skip
        found = {key: xml_text(value) for key, value in given.items() if value}
        yield Tree.tostring(Tree.Element("outline", found), encoding="unicode") + "\n"
    yield "</body>\n</opml>\n"
