"""Page → Article: what a news page says, read once, each field with its evidence.

The way is: bytes to a tree; all that the page claims of itself; one value for each field; the body; and the page's kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from depeche.model import ARTICLE_KINDS, Article, Kind, Page
from depeche.reading.claims import metadata
from depeche.reading.claims.claims import Claims
from depeche.reading.claims.settle import Settled, evidence
from depeche.reading.claims.survey import survey
from depeche.reading.dates import elsewhere
from depeche.reading.descriptions import as_lede, tells_of
from depeche.reading.fields import Fields, fields
from depeche.reading.joining import join
from depeche.reading.kinds import kind
from depeche.reading.labels import pictures, tags, tongue
from depeche.reading.page.markup import Markup, parse
from depeche.reading.signing.authors import house_names
from depeche.reading.signing.sign_offs import with_address
from depeche.reading.story import lead
from depeche.reading.story.body import Body, Known, body
from depeche.reading.vocabulary.addresses import path
from depeche.reading.vocabulary.agencies import credited, is_agency

READER = "depeche-reader 25"
"""Version of the reader: moves whenever the same page may be read differently."""

__all__ = ["READER", "join", "read", "read_page"]


def read(
    html: bytes | str,
    url: str | None = None,
    *,
    captured: datetime | None = None,
    headers: Mapping[str, str] | None = None,
) -> Article:
    """Read one page. `html` is best given as the bytes that came over the wire; `headers` then tell their charset.

    `url` is where it stood, after redirects. `captured` is when it was fetched (aware); it bounds what times are believed.
    Raises `Unreadable` for what is no page, TypeError for what is neither bytes nor text: a file or a path is read first.
    """
    if isinstance(html, str):
        data = html.encode("utf-8", "replace")
        headers = {**(headers or {}), "content-type": "text/html; charset=utf-8"}
    elif isinstance(html, (bytes, bytearray, memoryview)):
        data = bytes(html)
    else:  # bytes(5) and bytes(Path("a")) are something, and no page
        raise TypeError(f"a page is bytes or str, and this is {type(html).__name__}; of a file give what .read() brings")
    names = {name.lower(): value for name, value in (headers or {}).items()}
    return read_page(Page(body=data, url=url, headers=names, captured=captured))


def read_page(page: Page) -> Article:
    """Read one page. The body comes last, since reading it may cut the tree."""
    markup = parse(page)
    seen = survey(markup.tree)
    claims = Claims(metadata.claims(seen, page.url))
    settled = fields(claims, seen, page, markup)
    known = _known(settled, page, markup)
    found = body(markup, known)
    return _article(page, markup, settled, known, found)


def _known(settled: Fields, page: Page, markup: Markup) -> Known:
    """What the reading of the body may lean on."""
    return Known(
        title=settled.title,
        headline=settled.headline,
        titles=tuple(raw for _, raw in settled.evidence["title"].others) if settled.title is not None else (),
        lede=settled.description,
        authors=tuple(byline.name for byline in settled.bylines),
        url=page.url or settled.canonical_url,
        base=markup.base,
        front=settled.canonical_url is not None and not path(settled.canonical_url).strip("/"),
        updates=settled.updates,
        captions=settled.captions,
        body=settled.body,
        types=settled.types,
        language=settled.language,
        published=settled.published,
        modified=settled.modified,
        dated=settled.published is not None and not settled.evidence["published"].path.endswith(elsewhere.SOMEWHERE),
        opening=() if _is_declared(settled) else settled.opening,
        captured=page.captured,
        declared_free=settled.declared_free,
    )


def _is_declared(settled: Fields) -> bool:
    """Whether the page declares when it was published, rather than to show it."""
    return settled.published is not None and settled.evidence["published"].layer in _DECLARED


_DECLARED = frozenset(("json-ld", "microdata", "opengraph", "meta"))


def _article(page: Page, markup: Markup, settled: Fields, known: Known, found: Body) -> Article:
    """Everything settled, in one noun; what only the body could tell is settled here: language, standfirst and agency."""
    told = dict(settled.evidence)
    told_as = kind(markup, known, found)
    found = _of_kind(told_as, found)
    published = settled.published
    if told_as == "error" and "published" in told and told["published"].layer == "url":
        published = None  # the address is that of an article that is not here
        del told["published"]
    language = _language(found, known, Settled(settled.language, told.get("language")))
    if language.evidence is not None:
        told["language"] = language.evidence
    if found.lede is not None:
        declared = told.get("lede")
        others = ((f"{declared.layer} {declared.path}", declared.raw),) if declared and declared.raw != found.lede else ()
        told["lede"] = evidence("dom", "standfirst", found.lede, others)
    undecided = [raw for _, raw in told["lede"].others] if "lede" in told else []
    prose = [block.text for block in found.blocks if block.kind == "paragraph" and block.text]
    images = pictures.without_lines_as_captions(Settled(settled.images, told.get("images")), found.lede, settled.title)
    images = pictures.with_shown(images, found.pictures, found.loose)
    images = pictures.with_words_of(images, found.blocks)
    images = lead.with_words(images, markup, known, known.base or markup.base)
    if images.evidence is not None:
        told["images"] = images.evidence
    story = [settled.title or "", *(block.text for block in found.blocks)]
    lede = found.lede or _described(settled, undecided, prose, story)
    if lede is None:
        told.pop("lede", None)
    keywords = settled.tags
    if tags.are_of_the_site(Settled(keywords, told.get("tags")), story):
        keywords = ()
        del told["tags"]
    bylines = settled.bylines
    if told_as == "index" and len(found.headlines) >= _LIST and "authors" in told and told["authors"].layer == "dom":
        bylines = ()  # who wrote one of the stories that it leads to
        del told["authors"]
    elif not bylines and (byline := with_address(found.signed)) is not None:
        bylines = (byline,)
        told["authors"] = evidence("dom", "below the story", byline.name)
    agency = settled.agency
    if agency is None and (agency := _credited(prose, found.signed, settled.site, page.url)) is not None:
        told["agency"] = evidence("dom", "dateline or closing credit", agency)
    if found.witness is not None:
        told["blocks"] = evidence("state" if found.witness == "state" else "json-ld", found.witness, "")
    return Article(
        url=page.url or settled.canonical_url or "urn:sha256:" + sha256(page.body).hexdigest(),
        canonical_url=settled.canonical_url,
        amp_url=settled.amp_url,
        alternates=settled.alternates,
        next_page=settled.next_page or found.next_page,
        site=settled.site,
        publisher=settled.publisher,
        title=settled.title,
        kicker=settled.kicker,
        lede=lede,
        authors=tuple(byline.name for byline in bylines),
        bylines=bylines,
        agency=agency,
        published=published,
        modified=settled.modified,
        captured=page.captured,
        language=language.value,
        section=settled.section,
        tags=keywords,
        about=settled.about,
        images=images.value or (),
        blocks=found.blocks,
        copyright_year=settled.copyright_year,
        declared_free=settled.declared_free,
        cut_off=found.cut_off,
        speakable=settled.speakable,
        headlines=found.headlines,
        kind=told_as,
        partial=markup.partial or found.partial,
        evidence=told,
        reader=READER,
    )


def _described(settled: Fields, undecided: list[str], prose: list[str], story: list[str]) -> str | None:
    """The declared description as the standfirst, if it tells of the story."""
    told = as_lede(settled.description, undecided, next(iter(prose), ""))
    if told is None or not prose:
        return told
    return told if tells_of(told, story) else None


def _language(found: Body, known: Known, declared: Settled[str]) -> Settled[str]:
    """The language of the text; where there is none, of title and description."""
    sample = "\n".join(block.text for block in found.blocks[:16] if block.text)
    return tongue.of_text(sample or " ".join(text for text in (known.title, known.lede) if text), declared)


def _credited(prose: list[str], signed: tuple[str, ...], site: str | None, url: str | None) -> str | None:
    """The agency that the dateline credits, or the end of the story, or a line below it."""
    agency = credited(" ".join(prose[:1]), " ".join(prose[-1:])) or credited(" ".join(prose[1:2]), "")
    agency = agency or next((wire for line in signed if (wire := credited("", line)) is not None), None)
    own = agency is not None and not is_agency(agency) and _is_own(agency, site, url)
    return None if own else agency


def _is_own(mark: str, site: str | None, url: str | None) -> bool:
    """Whether a mark in the dateline is that of the house itself, as broadcasters have it."""
    return any(name.startswith(mark.casefold()) for name in house_names([site] if site else [], url))


def _of_kind(told: Kind, found: Body) -> Body:
    """What a page of this kind has of a body: articles lead to no headlines, lists have headlines and hardly any text.

    A page that is told as an index for want of better signs keeps the prose that outweighs its headlines.
    """
    if told in ARTICLE_KINDS:
        return replace(found, headlines=())
    if told in ("index", "other"):
        own = any(block.kind in ("paragraph", "quote") and len(block.text) > _SENTENCES for block in found.blocks)
        if own or len(found.headlines) < _LIST:
            return found
    headlines = found.headlines if told in ("index", "search") else ()
    return replace(found, blocks=(), lede=None, cut_off=None, headlines=headlines)


_SENTENCES = 110  # characters from which a paragraph is more than a teaser's
_LIST = 5  # headlines from which a page leads to others
