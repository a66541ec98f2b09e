"""`<meta>` and `<link>`: OpenGraph and its relatives, named meta elements, and what links of the head declare.

Which name speaks of which field is data: names.toml.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

import tomli

from depeche.model import Layer
from depeche.reading.claims.claims import Claim, tidy
from depeche.reading.claims.survey import Attributes


def _names() -> dict[str, tuple[str, Layer]]:
    tables = tomli.loads((files(__package__) / "names.toml").read_text("utf-8"))
    layers: tuple[Layer, ...] = ("meta", "opengraph")
    return {name: (field, layer) for layer in layers for name, field in tables[layer].items()}


_FIELD_OF = _names()


def claims(metas: list[Attributes]) -> Iterator[Claim]:
    """What the `<meta>` elements say, in document order."""
    for attributes in metas:
        content = attributes.get("content")
        if not content:
            continue
        for key in _KEYS:
            name = attributes.get(key)
            if name:
                known = _FIELD_OF.get(name) or _FIELD_OF.get(name.strip().lower())
                if known is not None:
                    text = tidy(content)
                    if text:
                        yield Claim(known[0], known[1], name.strip()[:60], text)
                    break


_KEYS = ("property", "name", "http-equiv", "itemprop")


def link_claims(links: list[Attributes]) -> Iterator[Claim]:
    """What the `<link>` elements declare: canonical, AMP twin, translations, the next page, the author's page."""
    for attributes in links:
        href, rel = attributes.get("href"), attributes.get("rel")
        if not href or not rel:
            continue
        for word in rel.lower().split():
            field = _FIELD_OF_LINK.get(word)
            if field == "alternate":
                if language := tidy(attributes.get("hreflang") or ""):
                    yield Claim("alternate", "meta", "link alternate", href.strip(), language)
            elif field and not (field == "next" and len(attributes.get("title") or "") > _PAGE):  # of the next story, then
                yield Claim(field, "meta", f"link {word}", href.strip())


_PAGE = 20  # characters that say which page is next: "Page 2 of 5"
_FIELD_OF_LINK = {
    "canonical": "canonical",
    "amphtml": "amp",
    "alternate": "alternate",
    "next": "next",
    "image_src": "thumbnail",
}
