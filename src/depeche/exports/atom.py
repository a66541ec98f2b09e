"""Entries as an Atom feed. Source: RFC 4287."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from xml.etree import ElementTree as Tree

from depeche.exports.elements import under
from depeche.exports.entries import Entry
from depeche.exports.head import Head
from depeche.exports.wording import single_line, urn, xml_text

NAMESPACE = "http://www.w3.org/2005/Atom"
_FIRST = 50  # entries that the time of the whole feed is taken from; the newest come first


def text(entries: Iterable[Entry], head: Head) -> Iterator[str]:
    """The feed, an entry at a time."""
    rest = iter(entries)
    first = list(islice(rest, _FIRST))
    updated = max((entry.updated for entry in first), default=head.now)
    top = Tree.Element("feed")
    under(top, "id", head.address or urn(f"depeche:feed:{head.title}"))
    under(top, "title", single_line(head.title))
    under(top, "updated", updated.isoformat())
    under(top, "generator", "depeche")
    if head.address:
        under(top, "link", rel="self", type="application/atom+xml", href=head.address)
    if head.home:
        under(top, "link", rel="alternate", type="text/html", href=head.home)
    opening = "".join(Tree.tostring(child, encoding="unicode") + "\n" for child in top)
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="{NAMESPACE}">\n{opening}'
    for entry in chain(first, rest):
        yield Tree.tostring(_entry(entry), encoding="unicode") + "\n"
    yield "</feed>\n"


def _entry(entry: Entry) -> Tree.Element:
    made = Tree.Element("entry", {"xml:lang": xml_text(entry.language)} if entry.language else {})
    under(made, "id", entry.id)
    under(made, "title", entry.title)
    under(made, "updated", entry.updated.isoformat())
    if entry.published:
        under(made, "published", entry.published.isoformat())
    for name in entry.authors or ("unknown",):  # RFC 4287, 4.2.1: a feed or each entry of it has one
        under(under(made, "author"), "name", name)
    if entry.address:
        under(made, "link", rel="alternate", href=entry.address)
    if entry.source and entry.source != entry.address:
        under(made, "link", rel="via", href=entry.source)
    for tag in entry.tags:
        under(made, "category", term=tag)
    if entry.summary:
        under(made, "summary", entry.summary)
    return made
