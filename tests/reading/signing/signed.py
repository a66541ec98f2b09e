"""The names that sign a page of a few lines, and what such pages are made of."""

from __future__ import annotations

from depeche.model import Page
from depeche.reading.claims import metadata
from depeche.reading.claims.claims import Claims
from depeche.reading.claims.survey import survey
from depeche.reading.labels.titles import title
from depeche.reading.page.markup import parse
from depeche.reading.signing.authors import signed

SITE = ("The Harbour Ledger",)
URL = "https://www.ledger.example/ferry"
HEAD = "<h1>The ferry sails again on Monday</h1>"


def names(html: str, language: str = "en") -> list[str]:
    markup = parse(Page(url=URL, body=f"<html lang='{language}'><body>{html}".encode()))
    seen = survey(markup.tree)
    claims = Claims(metadata.claims(seen, URL))
    found = signed(claims, seen, title(claims, seen, SITE, URL, markup.tree), SITE, URL, markup)
    return [byline.name for byline in found.bylines.value or ()]


def declared(author: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "author": {author}}}</script>'


PROSE = (
    "<p>"
    + "The ferry that was laid up all winter has left the pier again, with forty people and a goat on board. " * 3
    + "</p>"
)
DATE = "<p>3 May 2024</p>"
