"""What an archive answers: frozen rows and views, the only things that the site, the CLI and the exports see of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from depeche.model import (
    Act,
    Article,
    EntityKind,
    Kind,
    MeetingStatus,
    Outcome,
    Record,
    Revision,
    Statement,
    When,
)
from depeche.sources.told import SourceKind, SourceState

Change = Literal["new", "changed", "unchanged", "joined", "unreadable", "no-page", "forgotten"]
"""`joined`: one more page of an article that goes on over several, or one that tells that two are the same article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one capture. It is yielded only once it is kept for good."""

    name: str  # as the source calls it
    change: Change
    capture: int
    url: str | None = None
    article: int | None = None
    title: str | None = None
    kind: Kind | None = None
    outcome: Outcome = "page"
    status: int | None = None  # HTTP status of what brought no page, where there was one
    reason: str | None = None  # why nothing, or not all, could be read
    statements: int = 0
    meetings: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A source that is followed, and how it does."""

    id: int
    url: str
    kind: SourceKind
    title: str | None = None
    site: str | None = None  # the address of the site that it speaks for
    state: SourceState = "followed"
    given: str | None = None  # the address through which it was found: a home page, an OPML file, an index
    added: datetime
    last_try: datetime | None = None
    last_success: datetime | None = None
    last_new: datetime | None = None  # when it last listed something new
    next: datetime | None = None  # None: it is not asked
    failures: int = 0  # in a row
    status: int | None = None  # of HTTP, the last
    reason: str | None = None  # why it fails; None: it does not
    gaps: int = 0  # times that it had turned over whole between two polls: what came in between may be missing
    articles: int = 0  # that it listed
    a_week: float = 0.0  # articles, over the last four weeks
    lately: int = 0  # articles that it listed in the last four weeks
    unkept: int = 0  # … of which no page came that may be kept: refused, or no answer


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEvent:
    """Something that befell a source."""

    what: Literal["failed", "recovered", "gap", "moved"]
    at: datetime
    since: datetime | None = None  # the last time before that it was well
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much an archive holds."""

    captures: int = 0
    pages: int = 0
    articles: int = 0  # of the kinds that are articles
    others: int = 0  # index pages and the like
    unreadable: int = 0
    revisions: int = 0
    statements: int = 0
    meetings: int = 0
    people: int = 0
    organisations: int = 0
    places: int = 0
    stories: int = 0
    sites: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """An article in a list."""

    id: int
    url: str
    title: str | None = None
    lede: str | None = None
    site: str | None = None  # name as it calls itself, else its host
    host: str = ""
    authors: tuple[str, ...] = ()
    agency: str | None = None
    published: When | None = None
    modified: When | None = None
    captured: datetime | None = None  # first capture
    language: str | None = None
    section: str | None = None
    kind: Kind = "article"
    story: int | None = None
    revisions: int = 1
    image: str | None = None  # address on the publisher's site; never loaded by our pages
    like: int | None = None  # group of articles with nearly the same words; None: no other has them


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A name in the record, and the entity it was joined to."""

    name: str
    entity: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """A statement with the article that has it."""

    id: int
    article: ArticleRow
    statement: Statement
    speakers: tuple[Party, ...] = ()  # empty: it names nobody


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingMention:
    """One article's word of a meeting."""

    article: ArticleRow
    start: int
    end: int
    text: str
    status: MeetingStatus
    when: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """One encounter as all articles together tell it. `uid` and `sequence` are those of RFC 5545."""

    id: int
    uid: str
    sequence: int
    what: str
    when: str | None = None  # ISO 8601 date or interval
    where: str | None = None
    participants: tuple[Party, ...] = ()
    status: MeetingStatus = "announced"
    confidence: float = 0.5
    mentions: tuple[MeetingMention, ...] = ()  # in order of ingestion: how the status moved


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRow:
    """A person, organisation or place in a list."""

    id: int
    kind: EntityKind
    name: str  # the spelling most articles use
    role: str | None = None  # the one told last
    articles: int = 0
    statements: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """One way in which a name was written."""

    name: str
    language: str | None
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A role that articles gave a person, and between which days they did."""

    role: str
    first: When | None
    last: When | None
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What somebody decided about names: that all of `source` is `target`, or that some of its names are."""

    id: int
    what: Literal["merged", "split"]
    at: datetime
    source: Party  # as they are called now; "" where what was called so has been forgotten
    target: Party
    names: tuple[str, ...] = ()  # that went from one to the other
    articles: tuple[int, ...] = ()  # in which; empty: in all
    why: str | None = None
    undone: datetime | None = None  # when it was taken back


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """All about one entity."""

    row: EntityRow
    spellings: tuple[Spelling, ...] = ()
    offices: tuple[Office, ...] = ()
    statements: tuple[StatementRow, ...] = ()  # newest first
    meetings: tuple[MeetingRow, ...] = ()
    articles: tuple[ArticleRow, ...] = ()  # newest first
    beside: tuple[EntityRow, ...] = ()  # people named in the same articles, most often first
    decided: tuple[Decision, ...] = ()  # by hand about it, the last first


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """A story in a list."""

    id: int
    title: str  # of its first article
    lede: str | None = None
    first: datetime | None = None
    last: datetime | None = None
    articles: int = 0
    sites: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    people: tuple[Party, ...] = ()  # named most often, at most five


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """All about one story."""

    row: StoryRow
    articles: tuple[ArticleRow, ...] = ()  # in order of publication
    statements: tuple[StatementRow, ...] = ()
    meetings: tuple[MeetingRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureRow:
    """A capture that is kept."""

    id: int  # order of ingestion
    url: str  # "" where the source knew none
    name: str = ""  # as the source calls it: a path or an address
    at: datetime | None = None
    outcome: Outcome = "page"
    status: int | None = None  # HTTP status, where there was one
    digest: str | None = None  # "sha256:…" of the bytes
    warc: str | None = None  # file in the archive's folder
    offset: int | None = None  # of the record in it, in bytes
    article: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """All about one article, in one of its revisions (the last, unless asked)."""

    row: ArticleRow
    article: Article
    record: Record
    revision: int
    revisions: tuple[Revision, ...] = ()
    captures: tuple[CaptureRow, ...] = ()
    speakers: Mapping[str, int] = field(default_factory=dict)  # name in the record → entity
    story: StoryRow | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that a search found. `snippet` is pieces of text, each with whether the query hit it."""

    article: ArticleRow
    snippet: tuple[tuple[str, bool], ...] = ()
    like: int = 0  # more that were found and have nearly the same words
    also: tuple[ArticleRow, ...] = ()  # those that come first of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """One page of what a search found. `facets`: "site", "language", "kind", "month" → values with their counts.

    `folded`: of the `total`, those that have nearly the same words as a hit and stand behind it (`Hit.like`).
    `more`: more articles have it than the `total` that are counted and ranked, which are those kept last.
    """

    query: str
    total: int
    folded: int = 0
    more: bool = False
    hits: tuple[Hit, ...] = ()
    facets: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One site of the archive."""

    host: str
    site: str | None
    languages: tuple[str, ...] = ()
    articles: int = 0
    statements: int = 0
    unreadable: int = 0
    first: datetime | None = None  # first and last capture; where no time is known, None
    last: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockChange:
    """One block of a comparison. `words`: pieces with " " (in both), "-" (only in the older), "+" (only in the newer)."""

    mark: Literal[" ", "-", "+", "~"]
    words: tuple[tuple[Literal[" ", "-", "+"], str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementChange:
    """A statement that only one of two revisions has, or that differs ("~") in its words, in who says it or in its act.

    `speaker` and `words` are pieces as in `BlockChange`.
    """

    mark: Literal["-", "+", "~"]
    before: Statement | None = None
    after: Statement | None = None
    speaker: tuple[tuple[Literal[" ", "-", "+"], str], ...] = ()
    words: tuple[tuple[Literal[" ", "-", "+"], str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """What changed between two revisions of an article."""

    article: ArticleRow
    older: Revision
    newer: Revision
    title: tuple[tuple[Literal[" ", "-", "+"], str], ...] = ()
    blocks: tuple[BlockChange, ...] = ()
    statements: tuple[StatementChange, ...] = ()  # those that changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A file of a backup that is there for good."""

    name: str  # inside the folder
    size: int  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What became of an article that was to be forgotten."""

    article: int
    captures: int  # that were taken out
    waiting: tuple[str, ...] = ()  # files that somebody is writing: it is taken out of them once that has ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that `check` found. `repaired`: it was mended on the spot. `notice`: nothing is wrong."""

    where: str
    what: str
    repaired: bool = False
    notice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFilter:
    """Which articles. Times are compared with their publication, else with their first capture."""

    query: str | None = None  # in the language of search
    site: str | None = None
    language: str | None = None
    kind: Kind | None = None
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidFilter:
    """Which statements. Times are compared with the article's publication, else with its first capture."""

    query: str | None = None  # a search that their article passes, and they themselves where it speaks of statements
    who: str | None = None  # a name in any spelling, or an entity's number
    words: str | None = None  # in the statement, in the syntax of search
    act: Act | None = None
    site: str | None = None
    language: str | None = None
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaFilter:
    """Which meetings. Days are compared with the day of the meeting."""

    query: str | None = None  # a search that an article passes which tells of them
    who: str | None = None
    where: str | None = None
    status: MeetingStatus | None = None
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFilter:
    """Which people, or organisations, or places."""

    query: str | None = None  # a search that an article passes which names them
    begins: str = ""  # a word of one of their spellings begins so
    kind: EntityKind = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFilter:
    """Which stories. Times are compared with those of their articles."""

    query: str | None = None  # a search that one of their articles passes
    since: When | None = None
    until: When | None = None


Filter = ArticleFilter | SaidFilter | AgendaFilter | NameFilter | StoryFilter


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a rebuild by today's engine would change in an article."""

    article: int
    title: str | None
    field: Literal["title", "text", "statements", "meetings", "kind", "unreadable"]
    older: str
    newer: str

    def __str__(self) -> str:
        return f"article {self.article} ({self.title or 'without a title'}): {self.field}: {self.older} → {self.newer}"
