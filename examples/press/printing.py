"""From an article's source to the bytes of a page: the template of its paper, filled, with the paper's noise around."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from press.noise import Noise, slug
from press.source import Piece, Prose, Source
from press.truth import page_url, picture_url, text

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
_SHOWN = {
    "fr": "{d} {m} {y} à {t}",
    "en": "{d} {m} {y}, {t}",
    "de": "{d}. {m} {y}, {t} Uhr",
    "es": "{d} de {m} de {y}, {t}",
    "ru": "{d} {m} {y}, {t}",
}
_NO_BREAK = {"« ": "«\u00a0", " »": "\u00a0»", " ?": "\u202f?", " !": "\u202f!", " ;": "\u202f;", " :": "\u00a0:"}
_CLOCK = {"fr": "%Hh%M"}


def printed(source: Source, paper: dict[str, Any], words: dict[str, Any]) -> bytes:
    """The page, in the encoding of its head (`charset`, UTF-8 where none is given)."""
    head = {
        "kind": "article", "authors": [], "tags": [], "agency": None, "kicker": None, "lede": None, "image": None,
        "published": None, "modified": None, "section": paper["sections"][0], "charset": "utf-8", "declared_charset": None,
        "headlines": [], "role": None, "lead_caption": None, "lead_credit": None, "template": paper["builder"],
        "shows_address": True, "alternates": {},
        **source.head,
    }  # fmt: skip
    noise = Noise(source.id, words, paper["sections"])
    url = page_url(source, paper)
    page = _TEMPLATES.get_template(head["template"] + ".html").render(
        a=head,
        paper=paper,
        w=words,
        noise=noise,
        url=url,
        pieces=source.pieces,
        walled=source.walled,
        inline=lambda prose: inline(prose, url, nbsp=paper["nbsp"]),
        plain=text,
        words_of=lambda: list(_paragraphs(source.pieces)),
        picture=lambda name: picture_url(paper, name),
        shown=lambda moment: shown(moment, paper["language"]),
        absolute=lambda path: urljoin(url, path),
        slug=slug,
        json=lambda value: Markup(json.dumps(value, ensure_ascii=False).replace("</", "<\\/")),
        spaced=lambda words: spaced(words) if paper["nbsp"] else words,
    )
    encoded: bytes = page.encode(head["charset"], "xmlcharrefreplace")
    return encoded


def inline(prose: Prose, base: str, *, nbsp: bool) -> Markup:
    """The prose as markup: links and emphasis in their places, no-break spaces where French typography has them."""
    tags: list[tuple[int, int, str]] = []
    for start, end, href in prose.links:
        tags.append((start, 1, f'<a href="{escape(urljoin(base, href))}">'))
        tags.append((end, 0, "</a>"))
    for start, end in prose.stress:
        tags.append((start, 1, "<em>"))
        tags.append((end, 0, "</em>"))
    out, at = "", 0
    for offset, _, tag in sorted(tags):
        out += str(escape(prose.text[at:offset])) + tag
        at = offset
    out += str(escape(prose.text[at:]))
    return Markup(spaced(out) if nbsp else out)


def spaced(words: str) -> str:
    """French typography: no break before high punctuation and inside quotation marks."""
    for before, after in _NO_BREAK.items():
        words = words.replace(before, after)
    return words


def shown(moment: str | None, language: str) -> str:
    """The moment as the papers of that language print it, by the clock of its own offset."""
    if not moment:
        return ""
    at = datetime.fromisoformat(moment)
    month = _MONTHS[language].split()[at.month - 1]
    return _SHOWN[language].format(d=at.day, m=month, y=at.year, t=at.strftime(_CLOCK.get(language, "%H:%M")))


def _paragraphs(pieces: tuple[Piece, ...]) -> Iterator[str]:
    """The words of the body without embeds, as `articleBody` and application state repeat them."""
    for piece in pieces:
        if piece.kind in {"paragraph", "heading", "quote", "list"}:
            yield text(piece)
        yield from _paragraphs(piece.pieces)
