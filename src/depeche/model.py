"""The nouns. Frozen values that travel between stages, processes and exports; nothing here does anything.

Rules that hold for all of them: keyword-only; tuples, never lists; `None` means "the page does not say", and only that;
every field but the essential has a default. Text is NFC without NUL, control characters or lone surrogates. Offsets count
code points of `Article.text`, end excluded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

# ---------------------------------------------------------------- closed sets of words

Kind = Literal[
    "article", "live", "video", "gallery", "index", "search", "error", "consent", "login", "other"
]  # what a page is; the first four are articles
BlockKind = Literal["paragraph", "heading", "quote", "list", "table", "code", "image", "video", "embed", "notice", "entry"]
Layer = Literal["json-ld", "microdata", "opengraph", "meta", "dom", "state", "http", "url", "inferred"]
StatementKind = Literal["direct", "mixed", "indirect"]
Act = Literal[
    "assert", "demand", "reject", "deny", "promise", "warn", "accuse", "praise", "propose", "ask", "expect", "agree",
    "other",
]  # fmt: skip
MeetingStatus = Literal["held", "ongoing", "announced", "postponed", "cancelled"]
EntityKind = Literal["person", "organisation", "place"]
Outcome = Literal["page", "redirect", "not-changed", "missing", "gone", "refused", "failed"]

ARTICLE_KINDS: frozenset[Kind] = frozenset({"article", "live", "video", "gallery"})

When = datetime | date
"""A `datetime` where the time of day is known (aware where its zone is), a `date` where only the day is."""

Span = tuple[int, int]
"""Start and end, in code points, end excluded."""


# ---------------------------------------------------------------- what came in


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a capture brought. `headers` have lower-case names; a page from a file on disk has none."""

    body: bytes
    url: str | None = None  # after redirects; None: the page has to say where it stood
    headers: Mapping[str, str] = field(default_factory=dict)
    captured: datetime | None = None  # aware; None: nobody knows when


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The event, as a source hands it over: this address was fetched at this time, with this outcome."""

    name: str  # what to call it when speaking to a person: the path or address it came from
    url: str | None = None
    at: datetime | None = None  # aware; never invented
    outcome: Outcome = "page"
    page: Page | None = None  # where the outcome brought one
    record: bytes | None = None  # the WARC record it came in, whole and uncompressed: kept as it is
    member: bytes | None = None  # the same as a gzip member, where it came as one: it need not be compressed again
    status: int | None = None  # HTTP status, where there was one
    reason: str | None = None  # why there is no page, or why one may not be what was captured; one sentence


# ---------------------------------------------------------------- the article


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a field was found, as it stood there, and what other places said instead."""

    layer: Layer
    path: str  # "headline", "og:title", "h1", "NewsArticle.author[0].name"; names the rule where layer is "inferred"
    raw: str  # as the page has it, cut at 500 characters
    others: tuple[tuple[str, str], ...] = ()  # ("opengraph og:title", raw) of each that disagreed


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """`text[start:end]` of its block leads to `href`, an absolute address."""

    start: int
    end: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """One size of an image or video. Width and height in pixels."""

    url: str
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """One author, as the page presents them."""

    name: str
    role: str | None = None
    place: str | None = None
    page: str | None = None  # the author's own page, absolute
    portrait: str | None = None  # absolute


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """The house behind a page. `logo` is an absolute address, `contact` a mail address or a telephone number."""

    name: str | None = None
    logo: str | None = None
    contact: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """One entry of an index page."""

    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One unit of the body in reading order.

    `text` is what is read: of a list, the items joined by line breaks; of an embedded post, a notice or a live entry, its
    words. Images and videos have none; what belongs to them is in `caption`, `credit` and `alt`.
    """

    kind: BlockKind
    text: str = ""
    level: int | None = None  # of a heading, 1 to 6
    links: tuple[Link, ...] = ()
    url: str | None = None  # of an image, video or embedded post, or of a live entry's own address
    caption: str | None = None
    credit: str | None = None
    alt: str | None = None
    renditions: tuple[Rendition, ...] = ()
    network: str | None = None  # of an embed: "x", "bluesky", "mastodon", "telegram", "youtube", …
    author: str | None = None  # of an embed, a quote or a live entry
    published: When | None = None  # of an embed or a live entry
    title: str | None = None  # of a live entry or an embed
    rows: tuple[tuple[str, ...], ...] = ()  # of a table
    blocks: tuple[Block, ...] = ()  # of a live entry, whose `text` is theirs joined by a blank line


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One page of an article that was joined from several: `text[start:end]` of the article, and its blocks from `block` on
    up to the next part's."""

    url: str
    block: int  # counted from 0
    start: int
    end: int
    digest: str | None = None  # "sha256:…" of the page's bytes, where an archive keeps them
    captured: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a page says, or several over which it goes on. Made by one version of the reader (`read`, `join`)."""

    url: str  # the page's address, else its canonical address, else "urn:sha256:…" of its bytes
    canonical_url: str | None = None
    amp_url: str | None = None
    alternates: Mapping[str, str] = field(default_factory=dict)  # language → URL
    next_page: str | None = None
    site: str | None = None  # name of the site as it calls itself
    publisher: Publisher | None = None
    title: str | None = None
    kicker: str | None = None
    lede: str | None = None  # the standfirst; also the first block where the page shows it
    authors: tuple[str, ...] = ()
    bylines: tuple[Byline, ...] = ()
    agency: str | None = None
    published: When | None = None
    modified: When | None = None
    captured: datetime | None = None
    language: str | None = None  # BCP 47, of the text
    section: str | None = None
    tags: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    images: tuple[Block, ...] = ()  # lead images as declared and shown, kind "image"
    blocks: tuple[Block, ...] = ()
    copyright_year: int | None = None
    declared_free: bool | None = None  # as the page declares it (isAccessibleForFree)
    cut_off: bool | None = None  # as observed: the text ends at a wall
    speakable: tuple[str, ...] = ()  # selectors or paths, as declared
    headlines: tuple[Headline, ...] = ()  # of an index page
    parts: tuple[Part, ...] = ()  # the pages that it was joined from, in order; none where it stands on one
    kind: Kind = "article"
    partial: str | None = None  # why this reading is incomplete
    evidence: Mapping[str, Evidence] = field(default_factory=dict)  # field → where it was found
    reader: str = ""  # version of the reader

    @property
    def text(self) -> str:
        """The text of the blocks that have one, in order, joined by a blank line. Offsets count in it."""
        return "\n\n".join(block.text for block in self.blocks if block.text)


# ---------------------------------------------------------------- the record


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Words said or written by a source; one per attribution.

    `start` and `end` are the hull of `spans`, the said pieces; quotation marks are left out. Of a statement of one span,
    `article.text[start:end] == text`; of several, `text` is the pieces joined by " […] ".
    """

    start: int
    end: int
    text: str
    kind: StatementKind
    spans: tuple[Span, ...] = ()  # given empty, becomes ((start, end),)
    cue: str = ""  # the word or words that announce it, as written; "" where nothing does
    act: Act = "assert"
    speaker: str | None = None  # base form of the fullest name in the article; None: it names nobody
    speakers: tuple[str, ...] = ()  # when several speak together
    speaker_start: int | None = None  # where this statement mentions its speaker
    speaker_end: int | None = None
    role: str | None = None
    affiliation: str | None = None
    on_behalf_of: str | None = None
    addressee: str | None = None
    confidence: float = 0.5  # 0..1, that words and speaker are right
    why: tuple[str, ...] = ()  # the rules that made it, one sentence each

    def __post_init__(self) -> None:
        if not self.spans:
            object.__setattr__(self, "spans", ((self.start, self.end),))


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """An encounter of named parties; one per encounter, however often it is mentioned."""

    start: int  # of the mention that tells most
    end: int
    text: str
    mentions: tuple[Span, ...] = ()
    what: str = ""  # the noun that tells what it is, without its case; of a verb, what its language calls one
    when: str | None = None  # ISO 8601: a date, an interval "2022-01-10/2022-01-12", or None
    where: str | None = None
    participants: tuple[str, ...] = ()  # base forms
    status: MeetingStatus = "announced"
    confidence: float = 0.5
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One person, organisation or place of an article, however often and however it is written."""

    kind: EntityKind
    name: str  # base form (nominative) of the fullest name in the article
    mentions: tuple[Span, ...] = ()
    role: str | None = None
    affiliation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A calendar expression. `value` is ISO 8601: 2022, 2022-01, 2022-01-12, 2022-W02, or an interval of these."""

    start: int
    end: int
    text: str
    value: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All that one article says: of who said what, of meetings, of whom and where, and of when."""

    statements: tuple[Statement, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    people: tuple[Entity, ...] = ()
    organisations: tuple[Entity, ...] = ()
    places: tuple[Entity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    recorder: str = ""  # version of the recorder


# ---------------------------------------------------------------- over time


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One state of an article over time; numbered from 1 in order of capture."""

    number: int
    article: int
    capture: int  # the first capture that shows it
    at: datetime | None  # of that capture
    title: str | None = None
    digest: str = ""  # of normalised title and text, under one reader version


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Points at words of a kept page so that it survives the next reader (W3C TextQuoteSelector)."""

    article: int
    url: str
    title: str | None
    site: str | None
    authors: tuple[str, ...]
    published: When | None
    captured: datetime | None
    digest: str  # "sha256:…" of the page's bytes
    warc: str  # file in the archive's folder
    offset: int  # of the record in that file, in bytes
    record: str  # WARC-Record-ID
    reader: str
    start: int
    end: int
    exact: str
    prefix: str  # up to 32 characters before
    suffix: str  # up to 32 characters after
    doubt: str | None = None  # why the kept page may not be what was captured
