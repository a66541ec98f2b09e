"""Who wrote it? The first source of the page that names a person is believed: what is declared, then what is shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from depeche.model import Byline
from depeche.reading.claims.claims import Claim, Claims, tidy
from depeche.reading.claims.metadata.schema_org import first_address
from depeche.reading.claims.settle import Settled, settle
from depeche.reading.claims.survey import Survey
from depeche.reading.labels.titles import Title
from depeche.reading.languages import everywhere
from depeche.reading.page.markup import Markup
from depeche.reading.signing.announcing import joined_here, spelt_out
from depeche.reading.signing.author_marks import by_link, is_label, shown
from depeche.reading.signing.bylines import DIGIT, Written, distinct, is_of_house, written
from depeche.reading.signing.sign_offs import (
    DATELINE,
    below_the_text,
    in_a_box,
    in_brackets,
    in_dateline,
    labelled,
    said_in_words,
)
from depeche.reading.signing.signatures import (
    ABOVE,
    ANNOUNCED,
    BELOW,
    BESIDE_A_DATE,
    Signature,
    before_an_office,
    before_own_articles,
    before_the_house,
    beside_a_date,
    further_down,
    is_credit,
    is_told_of,
)
from depeche.reading.vocabulary.addresses import host, joined
from depeche.reading.vocabulary.addresses import house as registered
from depeche.reading.vocabulary.agencies import is_agency, is_mark, sourced
from depeche.reading.vocabulary.furniture import Furniture
from depeche.reading.vocabulary.words import is_dense, letters
from depeche.reading.vocabulary.writers import can_be_name, is_body, is_firm, is_nobody, looks_like_name, words

MOST_AUTHORS = 60


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signs the article, and which wire it draws on, each with its evidence."""

    bylines: Settled[tuple[Byline, ...]] = field(default_factory=Settled)
    agency: Settled[str] = field(default_factory=Settled)


def signed(claims: Claims, found: Survey, title: Title, site: Iterable[str], url: str | None, markup: Markup) -> Signed:
    """Who wrote it. `site`: names that the site goes by."""
    near = title.around
    around = replace(near, above=spelt_out(near.above, found.language), below=spelt_out(near.below, found.language))
    authors = claims.of("author")
    house = house_names(site, url) | _named_with_address([*authors, *claims.of("meta_author")], url)
    owned = house | _owners(claims) | {registered(url)}
    sources = [
        _declared([claim for claim in authors if claim.layer == "json-ld"], house, found.language),
        _declared([claim for claim in authors if claim.layer == "microdata"], house, found.language),
        shown(around, found, title.place, house),
        _declared(claims.of("page_author"), house, found.language),
        _declared(claims.of("meta_author"), house, found.language),
        _declared(claims.of("creator"), house, found.language),
    ]
    if claims.of("editor"):  # the page tells who wrote from who edited
        sources.insert(0, _declared(claims.of("writer"), house, found.language))
    there = [source for source in sources if source is not None and not _is_headline(source, title.text.value)]
    rubrics = _rubrics(claims, found)
    there = [source for source in there if not _names_owners(source) and not _names_rubrics(source, rubrics)]
    least = min((_emptiness(source, house) for source in there), default=_NOTHING)
    if least > 1:
        labels = frozenset(map(str.casefold, [title.text.value or "", *(claim.raw for claim in claims.of("section"))]))
        weaker = _weaker(around, house, labels, markup, least, any(map(_signs_as_nobody, there)))
        there += [weaker] if weaker else []
    there = [_without_places(source, title.text.value or "", near) for source in there]
    editors = frozenset([claim.raw.casefold() for claim in claims.of("editor")])
    # Stable: the order above decides among equals; of these, who edited stands behind who wrote.
    ranked = sorted(there, key=lambda source: (_emptiness(source, house), _names_only(source, editors)))
    ranked = _shown_first(ranked, house, editors)
    settled = settle(
        [(source.claim, _persons(source.bylines, owned)) for source in ranked if source.bylines and not is_credit(source)],
        same=lambda bylines: frozenset(byline.name.casefold() for byline in bylines),
    )
    if not settled.value:  # nobody signs but the wire
        settled = settle([(source.claim, source.bylines) for source in ranked if _signs_as_wire(source)])
    if settled.value:
        settled = replace(settled, value=_completed(settled.value, ranked, found, url, owned))
    wires = [(source.claim, name) for source in there for name in source.agencies]
    bodies = [source for source in there if source.bodies or is_credit(source)]
    wires += [(source.claim, mark) for source in bodies for mark in _marks(source, house)]
    wires += [(Claim("agency", "dom", ANNOUNCED, line), wire) for line in _labelled(near) if (wire := sourced(line))]
    return Signed(settled, settle(wires, same=str.casefold))


def _is_headline(source: Signature, headline: str | None) -> bool:
    """Whether what is marked as a name is the headline, as at the end of a trail in the header of a story."""
    return len(source.bylines) == 1 and source.bylines[0].name == headline


def _names_owners(source: Signature) -> bool:
    """Whether the author that a page declares in its head is the firm whose pages they all are."""
    return source.claim.layer == "meta" and bool(source.bylines) and all(is_firm(byline.name) for byline in source.bylines)


def _rubrics(claims: Claims, found: Survey) -> frozenset[str]:
    """The parts of the paper that the story stands in: declared, or linked as blogs do ("rel=category tag"); folded."""
    linked = [link for _, link in found.tags[:_MOST_RUBRICS] if "category" in (link.attributes.get("rel") or "")]
    return frozenset(
        [claim.raw.casefold() for claim in claims.of("section")] + [tidy(link.text()[:200]).casefold() for link in linked]
    )


def _names_rubrics(source: Signature, rubrics: frozenset[str]) -> bool:
    """Whether a part of the paper is declared as author: "News"; not who has a part of their own."""
    names = [byline.name for byline in source.bylines]
    return bool(names) and all(name.casefold() in rubrics and not looks_like_name(name) for name in names)


_MOST_RUBRICS = 12


def _labelled(near: Furniture) -> list[str]:
    """The lines around the headline that begin with a label, each with the next one where the label stands alone."""
    lines = (*near.above[-_LINES_NEAR:], *near.below[: 2 * _LINES_NEAR])
    told = [line.rpartition("|")[2].strip() for line in lines]
    alone = [f"{line} {behind}" for line, behind in pairwise(told) if line.endswith((":", "："))]
    return [line for line in told if ":" in line or "：" in line] + alone


_LINES_NEAR = 4  # above the headline, and half of those below it, that may tell the source


def _weaker(
    around: Furniture, house: frozenset[str], labels: frozenset[str], markup: Markup, least: int, nobody: bool
) -> Signature | None:
    """Who else may sign, where no person is declared or announced. `least`: how little is told; `labels`: of what and where.

    Where the page says that nobody in particular wrote it (`nobody`), only a dateline and names below the text are believed.
    """
    tree = markup.tree
    below = below_the_text(tree, house, announced=least <= _NOBODY)
    if nobody:
        return in_brackets(markup) or below
    empty = least > 2  # not even a body signs
    beside = by_link(around, tree, house) or _beside(around, house, labels, tree) if empty else None
    weaker = beside or further_down(around, house) or in_dateline(tree) or in_brackets(markup) or below
    weaker = weaker or (labelled(markup, house) if empty else None)
    return weaker or (said_in_words(markup, house) or in_a_box(tree, house) if least == _NOTHING else None)


def _beside(around: Furniture, house: frozenset[str], labels: frozenset[str], tree: LexborHTMLParser) -> Signature | None:
    """A name that nothing announces, told by what stands next to it."""
    told = before_the_house(around, house) or beside_a_date(around, house, labels) or before_an_office(around, house)
    told = told or before_own_articles(around, house)
    return None if told is not None and any(is_label(tree, byline.name) for byline in told.bylines[:1]) else told


def _signs_as_wire(source: Signature) -> bool:
    """Whether an agency that we know stands where authors do: behind "By", or in what is marked as the author's."""
    stands = source.claim.path in (ANNOUNCED, BELOW) or "." in source.claim.path
    return stands and bool(source.bylines) and all(is_agency(byline.name) for byline in source.bylines)


def _names_only(source: Signature, editors: frozenset[str]) -> bool:
    """Whether a source names nobody but those of whom the page says that they edited."""
    return bool(editors) and all(byline.name.casefold() in editors for byline in source.bylines)


def _without_places(source: Signature, title: str, around: Furniture) -> Signature:
    """A shown byline without the one name that headline or first paragraphs tell of: it is a place, which its people get."""
    if source.claim.layer != "dom" or source.claim.path == DATELINE or len(source.bylines) < 2:
        return source
    there = [byline for byline in source.bylines if is_told_of(byline.name, title, around, sentences=True)]
    if len(there) != 1 or is_agency(there[0].name):
        return source
    place = there[0].name
    people = tuple(replace(byline, place=byline.place or place) for byline in source.bylines if byline is not there[0])
    return replace(source, bylines=people)


def _signs_as_nobody(source: Signature) -> bool:
    """Whether the page says that nobody in particular wrote it: then no name beside a date is an author's."""
    return source.claim.layer == "dom" and bool(source.bylines) and all(is_nobody(byline.name) for byline in source.bylines)


def _marks(source: Signature, house: frozenset[str]) -> list[str]:
    """The agencies' marks among the names of a source that says that they are bodies."""
    return [byline.name for byline in source.bylines if is_mark(byline.name) and byline.name.casefold() not in house]


def _shown_first(ranked: list[Signature], house: frozenset[str], editors: frozenset[str]) -> list[Signature]:
    """The sources with a byline in front that begins with "By" and names others than are declared, and not only editors.

    Systems declare who typed it in; and in microdata, the authors of its comments.
    """
    if not ranked or ranked[0].claim.layer == "dom":
        return ranked
    told = {byline.name.casefold() for byline in ranked[0].bylines}
    for source in ranked[1:]:
        names = [byline.name for byline in source.bylines]
        persons = _emptiness(source, house) == 0 and all(looks_like_name(name) for name in names)
        is_near = source.claim.path == ANNOUNCED or (source.claim.path == ABOVE and ranked[0].claim.layer == "microdata")
        if is_near and persons and not _names_only(source, editors):
            beside_it = {name.casefold() for name in names}
            if beside_it.isdisjoint(told) or (beside_it < told and ranked[0].claim.layer == "microdata"):
                return [source, *(other for other in ranked if other is not source)]
    return ranked


def house_names(site: Iterable[str], url: str | None) -> frozenset[str]:
    """What the paper itself may sign with, folded: its name, its host, the host's main part."""
    names = {name.casefold() for name in site if name}
    names |= {part.casefold() for name in site if name for part in _PARTED.split(name) if is_mark(part)}
    names |= {
        name[:size] for name in names if 2 < len(name) <= _DENSE_NAME and is_dense(name) for size in range(2, len(name))
    }
    names |= {name.replace("ı", "i") for name in names}  # in capitals "Kıyı" becomes "KIYI", which folds to this
    address = host(url)
    if address:
        names |= {address, f"www.{address}"}
        labels = address.split(".")
        names |= {label for label in labels[:-1] if len(label) > 3}
    return frozenset(names)


_DENSE_NAME = 8
"""Characters of a name in a script without blanks that may begin with the paper's and end with a section's."""
_PARTED = re.compile(r"\s[-–—|·:]\s")
"""What stands between a site's initials and its name: "QX - The Harbour Ledger"."""


def _owners(claims: Claims) -> frozenset[str]:
    """Whose the page is as it declares its rights: "Copyright (c) Harbour Media 2031"; folded."""
    parts = [part for claim in claims.of("copyright") for part in _rights().split(claim.raw[:200])]
    return frozenset(part.strip(" .,:;-–—").casefold() for part in parts if len(part.strip()) > 2)


@cache
def _rights() -> re.Pattern[str]:
    """What stands around the owner there: signs, words and years."""
    words = "|".join(map(re.escape, everywhere("bylines", "rights")))
    return re.compile(rf"\(c\)|©|{words}|\b\d{{4}}\b", re.IGNORECASE)


def _named_with_address(claims: list[Claim], url: str | None) -> frozenset[str]:
    """How the paper calls itself where it signs with its address: "The Harbour Ledger (www.ledger.example)"."""
    address = host(url).removeprefix("www.")
    told = [
        claim.raw.casefold() for claim in claims if address and f"({address}" in claim.raw.casefold().replace("www.", "")
    ]
    return frozenset(
        part.strip() for raw in told for part in raw.replace("(", "|").replace(" / ", "|").split("|") if part.strip()
    )


def _emptiness(source: Signature, house: frozenset[str]) -> int:
    """How little a source tells: a person is best, then an account's name, a body, the paper itself, nobody, nothing."""
    names = [byline.name for byline in source.bylines]
    if not names:
        return _NOTHING
    if all(is_nobody(name) for name in names):
        return 6
    if is_credit(source):
        return 5
    names = [name for name in names if not is_nobody(name) and name.casefold() not in house]
    if not names:
        return 4
    if all(is_agency(name) for name in names):
        return 1
    if source.claim.path == BESIDE_A_DATE:
        return 3
    if (source.bodies and not any(looks_like_name(name) for name in names)) or all(is_body(name) for name in names):
        return 2
    if all(_is_account(name) for name in names):
        return 1
    return 0


_NOBODY = 5  # from which on not even a body or the paper itself signs
_NOTHING = 7


def _is_account(name: str) -> bool:
    """Whether that may be the name of an account: one word in a script with capitals."""
    return " " not in name and name.lower() != name.upper()


def _persons(bylines: tuple[Byline, ...], house: frozenset[str]) -> tuple[Byline, ...]:
    """Without the paper itself, and without nobody, where anyone else signs."""
    left = tuple(byline for byline in bylines if not is_nobody(byline.name) and not _is_house(byline.name, house))
    if all(is_agency(byline.name) for byline in left):
        left = ()  # the paper and a wire sign together
    elif len(left) > 1:
        left = tuple(byline for byline in left if not (is_firm(byline.name) or _is_in_address(byline.name, house))) or left
    return left or tuple(byline for byline in bylines if not is_nobody(byline.name)) or bylines


def _is_house(name: str, house: frozenset[str]) -> bool:
    """Whether that is the paper: by one of its names, or in capitals as its address has it, without blanks."""
    return is_of_house(name, house) or (name.isupper() and name.casefold().replace(" ", "") in house)


def _is_in_address(name: str, house: frozenset[str]) -> bool:
    """Whether the address has these words without blanks and accents: of several who sign, that is the paper."""
    return " " in name and _plainly(name) in house


def _completed(
    bylines: tuple[Byline, ...], sources: list[Signature], found: Survey, url: str | None, house: frozenset[str]
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


def _declared(claims: list[Claim], house: frozenset[str], language: str | None) -> Signature | None:
    if not claims:
        return None
    bylines: list[Byline] = []
    agencies: list[str] = []
    bodies = True
    for claim in claims[:MOST_AUTHORS]:
        raw = joined_here(_turned(claim), language)
        if DIGIT.search(raw) and can_be_name(raw) and _plainly(raw) in set(map(_plainly, house)):
            bylines.append(Byline(name=raw))  # "Gazette 12", whose figures are no date
            continue
        one = _of_object(claim.value, raw, house)
        if len(one.bylines) > 1 and raw.casefold() in house:  # "Quay Today - AGL News", by its whole name
            one = Written((Byline(name=raw),), one.agencies)
        bylines += one.bylines
        agencies += one.agencies
        kind = claim.value.get("@type") if isinstance(claim.value, dict) else None
        bodies = bodies and isinstance(kind, (str, list)) and "Organization" in str(kind)
    first = claims[0]
    raw = "; ".join(claim.raw for claim in claims[:MOST_AUTHORS])
    return Signature(
        Claim("author", first.layer, first.path, raw), tuple(distinct(bylines)), tuple(dict.fromkeys(agencies)), bodies
    )


def _plainly(name: str) -> str:
    """A name in its bare letters and figures, for comparison with how addresses spell it."""
    return letters(unicodedata.normalize("NFD", name))


def _office(person: dict[str, Any]) -> str | None:
    """What a declared person is; that an author is "Author" says nothing."""
    told = _text(person.get("jobTitle"))
    return None if told is None or told.casefold() in words().by else told


def _turned(claim: Claim) -> str:
    """ "Ek, Ada" as catalogues write it (Dublin Core, Highwire) in the order of speech."""
    if claim.path.lower().startswith(("dc.", "dcterms.", "citation_")) and claim.raw.count(",") == 1:
        last, _, first = claim.raw.partition(",")
        if last.strip() and first.strip() and len(last.split()) <= 2:
            return f"{first.strip()} {last.strip()}"
    return claim.raw


def _of_object(person: Any, name: str, house: frozenset[str]) -> Written:
    """The byline of a schema.org Person or Organization: its name taken apart; its office, page and portrait kept.

    Some have one Person with the names of several.
    """
    names = person.get("name") if isinstance(person, dict) else None
    if isinstance(names, list) and len(names) > 1:
        several = dict.fromkeys(tidy(one) for one in names[:MOST_AUTHORS] if isinstance(one, str))
        if all(map(looks_like_name, several)):
            return Written(tuple([Byline(name=one) for one in several]))
    found = written(name, house)
    if not isinstance(person, dict) or len(found.bylines) != 1:
        return found
    byline = found.bylines[0]
    return replace(
        found,
        bylines=(
            replace(
                byline,
                role=_office(person) or byline.role,
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
    found = first_address(value)
    return found.strip()[:2000] if found is not None and "/" in found else None
