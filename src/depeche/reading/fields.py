"""All that is settled about an article before its body is read: every field of the page, with its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborNode

from depeche.model import Block, Byline, Evidence, Page, Publisher, When
from depeche.reading import descriptions
from depeche.reading.claims.claims import Claims
from depeche.reading.claims.settle import Settled, evidence, settle
from depeche.reading.claims.survey import Survey
from depeche.reading.dates import stamps, times
from depeche.reading.labels import pictures, publisher, tags, titles, tongue
from depeche.reading.page.markup import Markup
from depeche.reading.signing import authors
from depeche.reading.vocabulary.addresses import joined, path


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What we settled on, field by field. Names are those of `Article`."""

    canonical_url: str | None = None
    amp_url: str | None = None
    alternates: Mapping[str, str] = field(default_factory=dict)
    next_page: str | None = None
    site: str | None = None
    publisher: Publisher | None = None
    title: str | None = None
    kicker: str | None = None
    description: str | None = None
    bylines: tuple[Byline, ...] = ()
    agency: str | None = None
    published: When | None = None
    modified: When | None = None
    language: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    images: tuple[Block, ...] = ()
    copyright_year: int | None = None
    declared_free: bool | None = None
    speakable: tuple[str, ...] = ()
    body: str | None = None
    updates: tuple[dict[str, Any], ...] = ()  # the entries of a live blog that are declared with it
    captions: tuple[str, ...] = ()  # of pictures, films and sounds, as declared
    types: frozenset[str] = frozenset()
    headline: LexborNode | None = None  # the element that shows the title
    opening: tuple[str, ...] | None = None  # the lines below it before anything is told, if the day opens the story
    evidence: Mapping[str, Evidence] = field(default_factory=dict)


def fields(claims: Claims, found: Survey, page: Page, markup: Markup) -> Fields:
    """Each field settled. The order matters only where one field helps to read the next."""
    base = markup.base
    site = publisher.site(claims, found, page.url, markup.tree)
    house = publisher.publisher(claims, base)
    names = tuple(name for name in (site.value, house.value.name if house.value else None) if name)
    language = tongue.declared(claims, found)
    title = titles.title(claims, found, names, page.url, markup.tree)
    signed = authors.signed(claims, found, title, (*names, title.banner) if title.banner else names, page.url, markup)
    locale = next((claim.raw for claim in claims.of("locale")), None)
    described = descriptions.description(claims, title.text.value, names)
    spoken = language.value
    if spoken is None:  # what it says of itself tells how to read its dates
        spoken = tongue.of_text(f"{title.text.value or ''}. {described.value or ''}", language).value
    setting = stamps.setting(page.url, page.captured, spoken, locale)
    dated = times.times(claims, found, title, setting, markup)
    section = _section(claims, title, page.url)
    settled: dict[str, Settled[Any]] = {
        "site": site,
        "publisher": house,
        "language": language,
        "title": title.text,
        "agency": signed.agency,
        "published": dated.published,
        "modified": dated.modified,
        "section": section,
        "tags": tags.tags(claims, found, title, markup.tree),
        "about": tags.about(claims),
        "images": pictures.pictures(claims, base),
        "canonical_url": _address(claims, base, "canonical"),
        "amp_url": _address(claims, base, "amp"),
        "next_page": _next_page(claims, base, page.url),
        "kicker": _kicker(title, section.value, page.url),
        "alternates": _alternates(claims, base),
        "speakable": _speakable(claims),
        "copyright_year": _copyright_year(claims),
        "declared_free": _declared_free(claims),
        "bylines": signed.bylines,
        "description": described,
    }
    return Fields(
        **{name: one.value for name, one in settled.items() if one.value is not None},
        headline=title.element,
        opening=dated.opening,
        updates=tuple(claim.value for claim in claims.of("update")[:_MOST_UPDATES]),
        captions=tuple(claim.raw for claim in claims.of("caption")[:_MOST_CAPTIONS]),
        body=next((claim.raw for claim in claims.of("body")), None),
        types=frozenset(claim.raw for claim in claims.of("type") if claim.layer != "opengraph"),
        evidence={_TOLD_AS.get(name, name): one.evidence for name, one in settled.items() if one.evidence is not None},
    )


_TOLD_AS = {"bylines": "authors", "description": "lede"}
"""Fields whose evidence goes by another name."""
_MOST_CAPTIONS = 100
_MOST_UPDATES = 500


def _section(claims: Claims, title: titles.Title, url: str | None) -> Settled[str]:
    """The part of the paper as declared, else as the line above the headline names it."""
    section = tags.section(claims)
    if section.value is None and title.kicker and _is_rubric(title.kicker, None, url):
        return Settled(title.kicker, evidence("dom", "above the headline", title.kicker))
    return section


def _kicker(title: titles.Title, section: str | None, url: str | None) -> Settled[str]:
    if title.kicker is None or _is_rubric(title.kicker, section, url):
        return Settled()
    return Settled(title.kicker, evidence("dom", "above the headline", title.kicker))


def _is_rubric(kicker: str | None, section: str | None, url: str | None) -> bool:
    """Whether the line above the headline names the part of the paper, as section or address do too."""
    if kicker is None:
        return False
    folded = kicker.casefold()
    if folded == (section or "").casefold():
        return True
    return folded.count(" ") < _OF_RUBRIC and folded.replace(" ", "-") in path(url).casefold().split("/")


_OF_RUBRIC = 4  # words that are more than those of a rubric: an address may be made of the kicker too


def _copyright_year(claims: Claims) -> Settled[int]:
    """The year, of "2031" or of a whole date."""
    stated = [(claim, claim.raw[:4]) for claim in claims.of("copyright_year") if claim.raw[4:5] in ("", "-")]
    return settle([(claim, int(year)) for claim, year in stated if len(year) == 4 and year.isascii() and year.isdecimal()])


def _declared_free(claims: Claims) -> Settled[bool]:
    """Whether the page declares itself free to read; publishers also write it as a text."""
    stated = [(claim, _TRUTH.get(claim.raw.lower())) for claim in claims.of("declared_free")]
    return settle([(claim, free) for claim, free in stated if free is not None])


_TRUTH = {"true": True, "false": False, "1": True, "0": False}


def _address(claims: Claims, base: str | None, name: str) -> Settled[str]:
    return settle([(claim, address) for claim in claims.of(name) if (address := joined(base, claim.raw)) is not None])


def _next_page(claims: Claims, base: str | None, url: str | None) -> Settled[str]:
    """Where the story goes on, as declared; some systems declare the page itself."""
    told = _address(claims, base, "next")
    return Settled() if told.value is not None and url and told.value.rstrip("/") == url.rstrip("/") else told


def _alternates(claims: Claims, base: str | None) -> Settled[dict[str, str]]:
    """The page in other languages: language → address."""
    found: dict[str, str] = {}
    stated = claims.of("alternate")[:100]
    for claim in stated:
        address = joined(base, claim.raw)
        if address is not None and isinstance(claim.value, str):
            found.setdefault(tongue.well_formed(claim.value) or claim.value.lower(), address)
    if not found:
        return Settled()
    return Settled(found, evidence(stated[0].layer, stated[0].path, ", ".join(claim.raw for claim in stated)))


def _speakable(claims: Claims) -> Settled[tuple[str, ...]]:
    """The parts that are declared fit to be read aloud, as selectors or paths."""
    found: list[str] = []
    stated = claims.of("speakable")
    for claim in stated:
        node = claim.value if isinstance(claim.value, dict) else {"cssSelector": claim.raw}
        for key in ("cssSelector", "xpath", "xPath"):
            value = node.get(key)
            found += [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str) and one]
    parts = tuple(dict.fromkeys(one.strip()[:200] for one in found[:50]))
    return Settled(parts, evidence(stated[0].layer, stated[0].path, ", ".join(parts))) if parts else Settled()
