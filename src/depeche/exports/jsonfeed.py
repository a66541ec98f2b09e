"""Entries as a JSON Feed. Source: JSON Feed 1.1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from depeche.exports.entries import Entry
from depeche.exports.head import Head
from depeche.exports.wording import json_text, single_line, web_address

VERSION = "https://jsonfeed.org/version/1.1"


def text(entries: Iterable[Entry], head: Head) -> Iterator[str]:
    """The feed, an entry at a time."""
    top = _given({
        "version": VERSION, "title": single_line(head.title), "home_page_url": head.home, "feed_url": head.address,
    })  # fmt: skip
    yield json_text(top)[:-1] + ', "items": ['
    comma = "\n"
    for entry in entries:
        yield comma + json_text(_item(entry))
        comma = ",\n"
    yield "\n]}\n"


def _item(entry: Entry) -> dict[str, Any]:
    return _given({
        "id": entry.id, "url": entry.address, "external_url": entry.source if entry.source != entry.address else None,
        "title": entry.title, "content_text": entry.summary or entry.title, "image": web_address(entry.image),
        "date_published": entry.published.isoformat() if entry.published else None,
        "date_modified": entry.updated.isoformat(),
        "authors": [{"name": name} for name in entry.authors], "tags": list(entry.tags), "language": entry.language,
    })  # fmt: skip


def _given(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, [], "")}
