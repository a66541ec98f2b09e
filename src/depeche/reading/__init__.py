"""Page → Article: what a news page says, read once, each field with its evidence.

The way is: bytes to a tree; all that the page claims of itself; one value for each field; the body; and the page's kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from types import NoneType

from depeche.errors import unfit
from depeche.model import ARTICLE_KINDS, Article, Block, Byline, Evidence, Kind, Page, When
from depeche.reading.claims import metadata
from depeche.reading.claims.claims import Claims
from depeche.reading.claims.settle import Settled, evidence
from depeche.reading.claims.survey import survey
from depeche.reading.dates import elsewhere
from depeche.reading.dates.instants import instant
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
from depeche.reading.vocabulary.writers import looks_like_name

READER = "depeche-reader 31"
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
    A page that is no article says so by its `kind`, one that could not be read whole by `partial`. Linear in `len(html)`.
    Raises `Unreadable` for what is no page, TypeError for what is neither bytes nor text: a file or a path is read first.
    """
    charset = {}
    if isinstance(html, str):
        data = html.encode("utf-8", "replace")
        charset = {"content-type": "text/html; charset=utf-8"}
    elif isinstance(html, (bytes, bytearray, memoryview)):
        data = bytes(html)
    else:  # bytes(5) and bytes(Path("a")) are something, and no page
        raise TypeError(f"a page is bytes or str, and this is {type(html).__name__}; of a file give what .read() brings")
    if not isinstance(url, (str, NoneType)):
        raise unfit("the address of a page is str", url)
    if not isinstance(captured, (datetime, NoneType)):
        raise unfit("when a page was captured is a datetime", captured)
    if not isinstance(headers, (Mapping, NoneType)):
        raise unfit("headers are a mapping, name → value", headers)
    names = {name.lower(): value for name, value in (headers or {}).items()} | charset
    return read_page(Page(body=data, url=url, headers=names, captured=captured))


def read_page(page: Page) -> Article:
    """Read one page. The body comes last, since reading it may cut the tree."""
    markup = parse(page)
    seen = survey(markup.tree)
    claims = Claims(metadata.claims(seen, page.url))
    settled = fields(claims, seen, page, markup)
    known = _known(settled, page, markup)
    found = body(markup, known)
    if found.writers or found.day:
        settled = _with_data(settled, found)
        known = replace(
            known,
            authors=tuple(byline.name for byline in settled.bylines),
            dated=known.dated or (found.day is not None and settled.published is not None),
        )
    return _article(page, markup, settled, known, found)


def _with_data(settled: Fields, found: Body) -> Fields:
    """With who wrote the story, and when, as the data say in which it stands, where nothing else on the page does."""
    told = dict(settled.evidence)
    writers = tuple(Byline(name=name) for name in found.writers if looks_like_name(name))
    if writers and not settled.bylines:
        told["authors"] = evidence("state", "author", ", ".join(found.writers))
        settled = replace(settled, bylines=writers)
    when = instant(found.day) if found.day and settled.published is None else None
    if when is not None and found.day:
        told["published"] = evidence("state", "inline data", found.day)
        settled = replace(settled, published=when)
    return replace(settled, evidence=told)


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
    """Everything settled, in one noun; what only the body could tell is settled here, `late`."""
    told_as = kind(markup, known, found)
    found = _of_kind(told_as, found)
    told = settled.evidence
    story = [settled.title or "", *(block.text for block in found.blocks)]
    published = _published(told_as, Settled(settled.published, told.get("published")))
    language = _language(found, known, Settled(settled.language, told.get("language")))
    lede = _lede(found, settled, story)
    images = _images(markup, settled, known, found)
    bylines = _bylines(told_as, found, Settled(settled.bylines, told.get("authors")))
    keywords = _of_the_story(Settled(settled.tags, told.get("tags")), bylines.value or (), story)
    agency = _agency(found, settled, page.url)
    late: dict[str, Evidence | None] = {
        "published": published.evidence,
        "language": language.evidence,
        "lede": lede.evidence,
        "images": images.evidence,
        "tags": keywords.evidence,
        "authors": bylines.evidence,
        "agency": agency.evidence,
    }
    if found.witness is not None:
        late["blocks"] = evidence("state" if found.witness == "state" else "json-ld", found.witness, "")
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
        lede=lede.value,
        authors=tuple(byline.name for byline in bylines.value or ()),
        bylines=bylines.value or (),
        agency=agency.value,
        published=published.value,
        modified=settled.modified,
        captured=page.captured,
        language=language.value,
        section=settled.section,
        tags=keywords.value or (),
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
        evidence={name: why for name, why in {**told, **late}.items() if why is not None},
        reader=READER,
    )


def _published(told_as: Kind, declared: Settled[When]) -> Settled[When]:
    """The time of publication; none of an error page whose address is that of an article that is not here."""
    missing = told_as == "error" and declared.evidence is not None and declared.evidence.layer == "url"
    return Settled() if missing else declared


def _lede(found: Body, settled: Fields, story: list[str]) -> Settled[str]:
    """The standfirst that the page shows, or else what it declares, if that tells of the story."""
    declared = settled.evidence.get("lede")
    if found.lede is not None:
        others = ((f"{declared.layer} {declared.path}", declared.raw),) if declared and declared.raw != found.lede else ()
        return Settled(found.lede, evidence("dom", "standfirst", found.lede, others))
    undecided = [raw for _, raw in declared.others] if declared is not None else []
    prose = _prose(found)
    told = as_lede(settled.description, undecided, next(iter(prose), ""))
    if told is None or (prose and not tells_of(told, story)):
        return Settled()
    return Settled(told, declared)


def _prose(found: Body) -> list[str]:
    return [block.text for block in found.blocks if block.kind == "paragraph" and block.text]


def _images(markup: Markup, settled: Fields, known: Known, found: Body) -> Settled[tuple[Block, ...]]:
    """The declared images with what the page shows of them: renditions, captions and credits."""
    images = Settled(settled.images, settled.evidence.get("images"))
    images = pictures.without_lines_as_captions(images, found.lede, settled.title)
    images = pictures.with_shown(images, found.pictures, found.loose)
    images = pictures.with_words_of(images, found.blocks)
    return lead.with_words(images, markup, known, known.base or markup.base)


def _of_the_story(
    keywords: Settled[tuple[str, ...]], bylines: tuple[Byline, ...], story: list[str]
) -> Settled[tuple[str, ...]]:
    """The tags; none where the system gives each of its pages the same, or they are those who wrote it, and nothing else."""
    if keywords.value and set(keywords.value) <= {byline.name for byline in bylines}:
        return Settled()
    return Settled() if tags.are_of_the_site(keywords, story) else keywords


def _bylines(told_as: Kind, found: Body, declared: Settled[tuple[Byline, ...]]) -> Settled[tuple[Byline, ...]]:
    """Who wrote it; where nothing above the story says so, who signs below it with an address."""
    shown = declared.evidence is not None and declared.evidence.layer == "dom"
    if told_as == "index" and len(found.headlines) >= _LIST and shown:
        return Settled()  # who wrote one of the stories that it leads to
    if not declared.value and (byline := with_address(found.signed)) is not None:
        return Settled((byline,), evidence("dom", "below the story", byline.name))
    return declared


def _agency(found: Body, settled: Fields, url: str | None) -> Settled[str]:
    """The agency that the page declares or its byline names, or else the story's dateline or end."""
    if settled.agency is None and (agency := _credited(_prose(found), found.signed, settled.site, url)) is not None:
        return Settled(agency, evidence("dom", "dateline or closing credit", agency))
    return Settled(settled.agency, settled.evidence.get("agency"))


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
