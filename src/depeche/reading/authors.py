"""Who wrote it? The first source of the page that names a person is believed: what is declared, then what is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Any

from selectolax.lexbor import LexborNode

from depeche.model import Byline
from depeche.reading.addresses import host, joined
from depeche.reading.agencies import is_agency, is_mark
from depeche.reading.bylines import (
    Written,
    announced,
    distinct,
    is_nobody,
    looks_like_name,
    may_announce,
    written,
)
from depeche.reading.claims import Claim, Claims
from depeche.reading.furniture import Furniture, lines
from depeche.reading.instants import instant
from depeche.reading.settle import Settled, settle
from depeche.reading.survey import Survey
from depeche.reading.titles import Title

MOST_AUTHORS = 60


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signs the article, and which wire it draws on, each with its evidence."""

    bylines: Settled[tuple[Byline, ...]] = field(default_factory=Settled)
    agency: Settled[str] = field(default_factory=Settled)


@dataclass(frozen=True, slots=True)
class _Source:
    """What one place of the page says, in its order."""

    claim: Claim
    bylines: tuple[Byline, ...]
    agencies: tuple[str, ...]
    bodies: bool = False  # it says itself that these are no persons


def signed(claims: Claims, found: Survey, title: Title, site: Iterable[str], url: str | None) -> Signed:
    """Who wrote it. `site`: names that the site goes by."""
    around = title.around
    house = house_names(site, url)
    authors = claims.of("author")
    sources = [
        _declared([claim for claim in authors if claim.layer == "json-ld"], house),
        _declared([claim for claim in authors if claim.layer == "microdata"], house),
        _announced(around, house) or _classed(found, title.place, house),
        _declared(claims.of("page_author"), house),
        _declared(claims.of("meta_author"), house),
        _declared(claims.of("creator"), house),
    ]
    there = [source for source in sources if source is not None]
    if all(_emptiness(source, house) > 2 for source in there):
        beside = _beside_a_date(around, house, (title.text.value or "").casefold())
        there += [beside] if beside else []
    ranked = sorted(there, key=lambda source: _emptiness(source, house))  # stable: the order above decides among equals
    ranked = _shown_first(ranked, house)
    settled = settle(
        [(source.claim, _persons(source.bylines, house)) for source in ranked if source.bylines and not _is_credit(source)],
        same=lambda bylines: frozenset(byline.name.casefold() for byline in bylines),
    )
    if settled.value:
        settled = replace(settled, value=_completed(settled.value, ranked, found, url, house))
    wires = [(source.claim, name) for source in there for name in source.agencies]
    bodies = [source for source in there if source.bodies or _is_credit(source)]
    wires += [(source.claim, mark) for source in bodies for mark in _marks(source, house)]
    return Signed(settled, settle(wires, same=str.casefold))


def _marks(source: _Source, house: frozenset[str]) -> list[str]:
    """The agencies' marks among the names of a source that says that they are bodies."""
    return [byline.name for byline in source.bylines if is_mark(byline.name) and byline.name.casefold() not in house]


def _is_credit(source: _Source) -> bool:
    """Whether the page only shows which agency it draws on."""
    return source.claim.layer == "dom" and all(is_agency(byline.name) or is_mark(byline.name) for byline in source.bylines)


def _shown_first(ranked: list[_Source], house: frozenset[str]) -> list[_Source]:
    """The sources with a byline in front that begins with "By" and names others than are declared.

    Systems declare who typed it in; and in microdata, the authors of its comments.
    """
    if not ranked or ranked[0].claim.layer == "dom":
        return ranked
    told = {byline.name.casefold() for byline in ranked[0].bylines}
    for source in ranked[1:]:
        names = [byline.name for byline in source.bylines]
        persons = _emptiness(source, house) == 0 and all(looks_like_name(name) for name in names)
        if source.claim.path == _ANNOUNCED and persons:
            shown = {name.casefold() for name in names}
            if shown.isdisjoint(told) or (shown < told and ranked[0].claim.layer == "microdata"):
                return [source, *(other for other in ranked if other is not source)]
    return ranked


def house_names(site: Iterable[str], url: str | None) -> frozenset[str]:
    """What the paper itself may sign with, folded: its name, its host, the host's main part."""
    names = {name.casefold() for name in site if name}
    address = host(url)
    if address:
        names |= {address, f"www.{address}"}
        labels = address.split(".")
        names |= {label for label in labels[:-1] if len(label) > 3}
    return frozenset(names)


def _emptiness(source: _Source, house: frozenset[str]) -> int:
    """How little a source tells: a person is best, then an account's name, a body, the paper itself, nobody, nothing."""
    names = [byline.name for byline in source.bylines]
    if not names:
        return 7
    if all(is_nobody(name) for name in names):
        return 6
    names = [name for name in names if not is_nobody(name) and name.casefold() not in house]
    if not names:
        return 4
    if all(is_agency(name) for name in names):
        return 5 if source.claim.layer == "dom" else 1  # what is shown is a credit
    if source.claim.path == _BESIDE_A_DATE:
        return 3
    if source.bodies and not any(looks_like_name(name) for name in names):
        return 2
    if all(_is_account(name) for name in names):
        return 1
    return 0


def _is_account(name: str) -> bool:
    """Whether that may be the name of an account: one word in a script with capitals."""
    return " " not in name and name.lower() != name.upper()


def _persons(bylines: tuple[Byline, ...], house: frozenset[str]) -> tuple[Byline, ...]:
    """Without the paper itself, and without nobody, where anyone else signs."""
    left = tuple(byline for byline in bylines if not is_nobody(byline.name) and byline.name.casefold() not in house)
    if all(is_agency(byline.name) for byline in left):
        left = ()  # the paper and a wire sign together
    return left or tuple(byline for byline in bylines if not is_nobody(byline.name)) or bylines


def _completed(
    bylines: tuple[Byline, ...], sources: list[_Source], found: Survey, url: str | None, house: frozenset[str]
) -> tuple[Byline, ...]:
    """With what other sources add: authors that only the shown byline names, offices, pages and portraits."""
    known = {byline.name.casefold() for byline in bylines}
    for source in sources:
        persons = _persons(source.bylines, house)
        if source.claim.layer not in ("dom", "meta", "opengraph") or len(persons) <= len(known):
            continue
        if all(looks_like_name(byline.name) for byline in persons):
            told = {byline.name.casefold() for byline in persons}
            if all(any(name.endswith(one) for name in told) for one in known):  # "Ada Ek" and "Dr Ada Ek" are one
                bylines, known = persons, told
    others = [byline for source in sources for byline in source.bylines if byline.name.casefold() in known]
    whole = distinct([*bylines, *others])
    pages = _author_pages(found, url)
    return tuple(
        replace(
            byline,
            page=joined(url, byline.page) or pages.get(byline.name.casefold()),
            portrait=joined(url, byline.portrait),
        )
        for byline in whole
    )


def _author_pages(found: Survey, url: str | None) -> dict[str, str]:
    """Addresses of the links that show an author's name."""
    pages: dict[str, str] = {}
    for _, element in found.writers[:24]:
        if element.tag != "a":
            continue
        address = joined(url, element.attributes.get("href"))
        name = " ".join(element.text()[:200].split()).casefold()
        if address and name:
            pages.setdefault(name, address)
    return pages


# ---------------------------------------------------------------- declared


def _declared(claims: list[Claim], house: frozenset[str]) -> _Source | None:
    if not claims:
        return None
    bylines: list[Byline] = []
    agencies: list[str] = []
    bodies = True
    for claim in claims[:MOST_AUTHORS]:
        raw = _turned(claim)
        one = _of_object(claim.value, raw, house)
        bylines += one.bylines
        agencies += one.agencies
        kind = claim.value.get("@type") if isinstance(claim.value, dict) else None
        bodies = bodies and isinstance(kind, (str, list)) and "Organization" in str(kind)
    first = claims[0]
    raw = "; ".join(claim.raw for claim in claims[:MOST_AUTHORS])
    return _Source(
        Claim("author", first.layer, first.path, raw), tuple(distinct(bylines)), tuple(dict.fromkeys(agencies)), bodies
    )


def _turned(claim: Claim) -> str:
    """ "Ek, Ada" as catalogues write it (Dublin Core, Highwire) in the order of speech."""
    if claim.path.lower().startswith(("dc.", "dcterms.", "citation_")) and claim.raw.count(",") == 1:
        last, _, first = claim.raw.partition(",")
        if last.strip() and first.strip() and len(last.split()) <= 2:
            return f"{first.strip()} {last.strip()}"
    return claim.raw


def _of_object(person: Any, name: str, house: frozenset[str]) -> Written:
    """The byline of a schema.org Person or Organization: its name taken apart; its office, page and portrait kept."""
    found = written(name, house)
    if not isinstance(person, dict) or len(found.bylines) != 1:
        return found
    byline = found.bylines[0]
    return replace(
        found,
        bylines=(
            replace(
                byline,
                role=_text(person.get("jobTitle")) or byline.role,
                page=_address(person.get("url")) or _address(person.get("sameAs")),
                portrait=_address(person.get("image")),
            ),
        ),
    )


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    return " ".join(value.split())[:200] or None if isinstance(value, str) else None


def _address(value: Any) -> str | None:
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, dict):
        value = value.get("url") or value.get("contentUrl") or value.get("@id")
    return value.strip()[:2000] if isinstance(value, str) and "/" in value else None


# ---------------------------------------------------------------- shown


_ANNOUNCED = "byline"


def _announced(around: Furniture, house: frozenset[str]) -> _Source | None:
    """A byline around the headline that begins with "By": right below it, above it, or further down."""
    if not any(map(may_announce, (*around.below, *around.above))):
        return None
    near = tuple(takewhile(lambda line: len(line) <= 120, around.below[:8]))
    for where, path in ((near, _ANNOUNCED), (around.above, "byline above"), (around.below, "byline below")):
        found = announced(where, house)
        if found.bylines:
            raw = "; ".join(byline.name for byline in found.bylines)
            return _Source(Claim("author", "dom", path, raw), found.bylines, found.agencies)
    return None


_OTHERS = (
    "comment", "reply", "image", "photo", "avatar", "form", "bio", "teaser", "caption", "credit", "related", "share",
    "social", "follow", "media", "card", "slider", "prep",
)  # fmt: skip
"""In the class of an element that says "author": somebody else's, or not the name."""

_ELSEWHERE = ("comment", "related", "sidebar", "teaser", "recommend", "footer", "popular", "most-read", "promo")


def _classed(found: Survey, headline: int, house: frozenset[str]) -> _Source | None:
    """What an element shows whose class says author or byline; the first one after the headline, else before it."""
    after = [placed for placed in found.writers if placed[0] > headline]
    before = [placed for placed in found.writers if placed[0] < headline]
    for _, element in (*after[:16], *before[-6:]):
        classes = (element.attributes.get("class") or "").casefold()
        if any(word in classes for word in _OTHERS) or element.tag in ("time", "img", "input", "form"):
            continue
        told = announced(_names_within(element, found) or lines(element, 14), house, certain=True)
        if told.bylines and not _stands_elsewhere(element):
            told = _with_siblings(told, element, found)
            name = f"{element.tag}.{classes.split()[0]}" if classes.split() else f"{element.tag}[rel=author]"
            raw = "; ".join(byline.name for byline in told.bylines)
            return _Source(Claim("author", "dom", name, raw), told.bylines, told.agencies)
    return None


def _with_siblings(told: Written, element: LexborNode, found: Survey) -> Written:
    """With the agencies in elements of the same class beside it, as some builders have it."""
    parent = element.parent
    classes = element.attributes.get("class")
    agencies = [*told.agencies]
    for _, other in found.writers[:40] if parent is not None and classes else ():
        beside = other.parent
        if beside is None or parent is None or beside.mem_id != parent.mem_id or other.attributes.get("class") != classes:
            continue
        text = " ".join(other.text(separator=" ")[:200].split())
        if is_agency(text) or is_mark(text):
            agencies.append(text)
    return Written(told.bylines, tuple(dict.fromkeys(agencies)))


def _names_within(element: LexborNode, found: Survey) -> list[str]:
    """The texts of the elements inside that hold one author each, where there are several; a name may be cut by tags."""
    names = []
    for _, inner in found.writers[:40]:
        outer = inner.parent
        for _ in range(5):
            if outer is None or outer.mem_id == element.mem_id:
                break
            outer = outer.parent
        if outer is not None and outer.mem_id == element.mem_id:
            text = " ".join(inner.text(separator=" ")[:200].split())
            if looks_like_name(text) and text not in names:
                names.append(text)
    single = [name for name in names if not any(other != name and other in name for other in names)]
    return single if len(single) > 1 else []


def _stands_elsewhere(element: LexborNode) -> bool:
    outer = element.parent
    for _ in range(8):
        if outer is None or outer.tag in ("article", "main", "body"):
            return False
        if outer.tag in ("aside", "nav"):
            return True
        attributes = outer.attributes
        words = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".casefold()
        if any(word in words for word in _ELSEWHERE):
            return True
        outer = outer.parent
    return False


_BESIDE_A_DATE = "beside the date"
_PARTS = re.compile(r"\s[|•·]\s")


def _beside_a_date(around: Furniture, house: frozenset[str], title: str) -> _Source | None:
    """A line in the shape of a name next to a date: how many blogs sign."""
    for lines_there in (around.below[:14], around.above[-4:]):
        where = [piece for line in lines_there for piece in _PARTS.split(line)]
        for place, line in enumerate(where):
            if not looks_like_name(line) or line.casefold() in house or line.casefold() in title:
                continue
            near = (*where[max(0, place - 1) : place], *where[place + 1 : place + 3])
            if any(len(other) <= 60 and instant(other) is not None for other in near):
                agencies = (line,) if is_agency(line) else ()
                return _Source(Claim("author", "dom", _BESIDE_A_DATE, line), (Byline(name=line),), agencies)
    return None
