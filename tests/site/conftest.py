"""An archive that is not there: invented answers, as `depeche.Archive` would give them, for pages to be made of."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, TypeVar

import httpx
import pytest

from depeche import site
from depeche.archive.answers import (
    AgendaFilter,
    ArticleFilter,
    ArticleRow,
    ArticleView,
    BlockChange,
    CaptureRow,
    Counts,
    Diff,
    EntityRow,
    Followed,
    Hit,
    MeetingMention,
    MeetingRow,
    NameFilter,
    Office,
    Party,
    PersonView,
    Results,
    SaidFilter,
    SourceRow,
    Spelling,
    StatementChange,
    StatementRow,
    StoryFilter,
    StoryRow,
    StoryView,
)
from depeche.archive.readings import stored
from depeche.archive.whole import WarcRecord, WholeArticle, WholeStatement
from depeche.errors import BadQuery, Forgotten, NotFound
from depeche.model import (
    Article,
    Block,
    Citation,
    Entity,
    EntityKind,
    Evidence,
    Link,
    Meeting,
    Page,
    Record,
    Revision,
    Statement,
)
from depeche.site.answering import Answers

T = TypeVar("T")

NOW = datetime(2027, 1, 13, 8, 0, tzinfo=UTC)
PARIS = timezone(timedelta(hours=1))

LEDE = "Le bac de nuit reliera de nouveau les deux rives du Sarn dès lundi."
SAID = "Le bac reprendra lundi"
PARAGRAPH = f"« {SAID} », a promis Ilse Vaudrin, maire de Port-Armel. Selon elle, la coque est réparée."
POST = "Le bac est réparé. Rendez-vous lundi !"
PAYLOAD = "<script>alert('x')</script><img src=x onerror=alert(1)>"


def _row(number: int, title: str, site: str, language: str, hours: float, **more: Any) -> ArticleRow:
    host = f"{site.lower().replace(' ', '-')}.example"
    published = datetime(2027, 1, 11, 8, 0, tzinfo=PARIS) + timedelta(hours=hours)
    row = ArticleRow(id=number, url=f"https://{host}/{number}", title=title, site=site, host=host, language=language,
                     published=published, captured=published.astimezone(UTC) + timedelta(minutes=9), story=1)  # fmt: skip
    return replace(row, **more)


ROWS = (
    _row(1, "Le bac de nuit reprend lundi à Port-Armel", "Le Courrier du Sarn", "fr", 0, lede=LEDE, revisions=2),
    _row(2, "Die Nachtfähre fährt wieder", "Sarner Bote", "de", 3.2, lede="Ab Montag legt sie wieder ab."),
    _row(3, "Night ferry to run again from Monday", "The Armel Post", "en", 3.4, agency="Armel Wire"),
    _row(4, "Ночной паром возобновит рейсы", "Вестник Сарна", "ru", 20, published=date(2027, 1, 12)),
    _row(5, "Night ferry to run again from Monday", "Harbour News", "en", 27, agency="Armel Wire"),
    _row(6, "العبّارة الليلية تعود الاثنين", "صوت الميناء", "ar", 30, published=None),
)  # fmt: skip

ARTICLE = Article(
    url="https://le-courrier-du-sarn.example/1",
    site="Le Courrier du Sarn",
    title="Le bac de nuit reprend lundi à Port-Armel",
    lede=LEDE,
    authors=("Odile Marchais",),
    agency="Dépêches du Sarn",
    published=ROWS[0].published,
    modified=datetime(2027, 1, 11, 9, 30, tzinfo=PARIS),
    captured=datetime(2027, 1, 11, 9, 0, tzinfo=UTC),
    language="fr",
    section="Région",
    tags=("bac", "Sarn"),
    blocks=(
        Block(kind="paragraph", text=LEDE),
        Block(kind="paragraph", text=PARAGRAPH, links=(Link(start=38, end=50, href="https://port-armel.example/maire"),)),
        Block(kind="heading", text="Une coque neuve", level=2),
        Block(kind="embed", text=POST, network="bluesky", author="Ilse Vaudrin", url="https://bsky.example/p/1",
              published=datetime(2027, 1, 11, 7, 55, tzinfo=PARIS)),
        Block(kind="image", url="https://img.example/bac.jpg", caption="Le bac au quai nord", credit="O. Marchais",
              alt="Un bac blanc à quai"),
        Block(kind="list", text="Départ à 21 h\nRetour à 23 h"),
        Block(kind="table", text="Trajet Prix\nAller 4 F", rows=(("Trajet", "Prix"), ("Aller", "4 F"))),
        Block(kind="quote", text="La coque tient.", author="Un marin"),
        Block(kind="code", text="21:00 PA-SN"),
        Block(kind="notice", text="Corrigé le 11 janvier : le bac part à 21 heures."),
        Block(kind="entry", title="Le quai rouvre", published=datetime(2027, 1, 11, 9, 10, tzinfo=PARIS),
              text="Le quai est ouvert.\n\nLes billets suivent.",
              blocks=(Block(kind="paragraph", text="Le quai est ouvert."),
                      Block(kind="paragraph", text="Les billets suivent."))),
        Block(kind="paragraph", text=PAYLOAD, links=(Link(start=0, end=8, href="javascript:alert(1)"),)),
    ),
    evidence={
        "title": Evidence(layer="json-ld", path="headline", raw="Le bac de nuit reprend lundi",
                          others=(("opengraph og:title", "Bac"),)),
        "published": Evidence(layer="meta", path="article:published_time", raw="2027-01-11T08:00:00+01:00"),
    },
    reader="depeche 0.1",
)  # fmt: skip


def _statement(text: str, **more: Any) -> Statement:
    start = ARTICLE.text.index(text)
    made = Statement(start=start, end=start + len(text), text=text, kind="direct", confidence=0.92)
    return replace(made, **more)


PROMISE = _statement(SAID, cue="a promis", act="promise", speaker="Ilse Vaudrin", role="maire de Port-Armel",
                     why=("quotation before an inverted cue",))  # fmt: skip
INDIRECT = _statement("la coque est réparée", kind="indirect", cue="Selon", speaker="Ilse Vaudrin", confidence=0.7)
UNNAMED = _statement("La coque tient.", confidence=0.4)
RECORD = Record(
    statements=(PROMISE, INDIRECT, UNNAMED),
    meetings=(Meeting(start=0, end=len(LEDE), text=LEDE, what="réunion", when="2027-01-15", where="Port-Armel",
                      participants=("Ilse Vaudrin", "Pavel Horák")),),
    people=(Entity(kind="person", name="Ilse Vaudrin", role="maire"), Entity(kind="person", name="Pavel Horák")),
    places=(Entity(kind="place", name="Port-Armel"),),
    recorder="depeche 0.1",
)  # fmt: skip
VAUDRIN, HORAK = Party(name="Ilse Vaudrin", entity=7), Party(name="Pavel Horák", entity=8)
STATEMENTS = (
    StatementRow(id=1, article=ROWS[0], statement=PROMISE, speakers=(VAUDRIN,)),
    StatementRow(id=2, article=ROWS[0], statement=INDIRECT, speakers=(VAUDRIN,)),
    StatementRow(id=3, article=ROWS[1], statement=replace(PROMISE, text="le bac reprendra lundi!"), speakers=(VAUDRIN,)),
    StatementRow(id=4, article=ROWS[2], statement=replace(UNNAMED, text="We were told nothing."), speakers=()),
    StatementRow(id=5, article=ROWS[5], statement=replace(UNNAMED, text="سنعود يوم الاثنين"), speakers=(HORAK,)),
)  # fmt: skip
MEETING = MeetingRow(
    id=1, uid="1@depeche", sequence=1, what="réunion", when="2027-01-15", where="Port-Armel", participants=(VAUDRIN, HORAK),
    mentions=(
        MeetingMention(article=ROWS[0], start=0, end=9, text="se réuniront vendredi", status="announced", when="2027-01-15"),
        MeetingMention(article=ROWS[3], start=0, end=9, text="встретятся", status="postponed", when="2027-01-18"),
    ),
)  # fmt: skip
PAST = replace(MEETING, id=2, when="2027-01-04/2027-01-06", status="held", mentions=())
STORY = StoryRow(id=1, title=ROWS[0].title or "", lede=LEDE, first=datetime(2027, 1, 11, 7, 0, tzinfo=UTC),
                 last=datetime(2027, 1, 12, 13, 0, tzinfo=UTC), articles=6, sites=tuple(row.site or "" for row in ROWS),
                 languages=("fr", "de", "en", "ru", "ar"), people=(VAUDRIN, HORAK))  # fmt: skip
OTHER = StoryRow(id=2, title="Le marché couvert ferme", first=STORY.first, last=STORY.first, articles=1,
                 sites=("Le Courrier du Sarn",), languages=("fr",))  # fmt: skip
CAPTURE = CaptureRow(id=1, url=ROWS[0].url, at=ROWS[0].captured, outcome="page", digest="sha256:" + "ab" * 32,
                     warc="depeche-1.warc.gz", offset=1204, article=1)  # fmt: skip
UNREAD = CaptureRow(id=9, url="https://harbour-news.example/x", at=None, outcome="page", reason="it is an image")
REVISIONS = (Revision(number=1, article=1, capture=1, at=CAPTURE.at, title="Le bac reprend mardi"),
             Revision(number=2, article=1, capture=2, at=NOW, title=ROWS[0].title))  # fmt: skip
VIEW = ArticleView(row=ROWS[0], article=ARTICLE, record=RECORD, revision=2, revisions=REVISIONS, captures=(CAPTURE,),
                   speakers={"Ilse Vaudrin": 7, "Pavel Horák": 8}, story=STORY)  # fmt: skip
SECOND = ArticleView(
    row=ROWS[1],
    article=Article(url=ROWS[1].url, title=ROWS[1].title, language="de-AT", blocks=(
        Block(kind="paragraph", text="„Die Fähre fährt wieder“, sagte Ilse Vaudrin. Lutz Ahrend bestritt es."),)),
    record=Record(
        statements=(Statement(start=1, end=23, text="Die Fähre fährt wieder", kind="direct", speaker="Ilse Vaudrin"),),
        people=(Entity(kind="person", name="Ilse Vaudrin"), Entity(kind="person", name="Lutz Ahrend")),
    ),
    revision=1,
    speakers={"Ilse Vaudrin": 7},
    story=STORY,
)  # fmt: skip
PERSON = PersonView(
    row=EntityRow(id=7, kind="person", name="Ilse Vaudrin", role="maire de Port-Armel", articles=6, statements=3),
    spellings=(Spelling(name="Ilse Vaudrin", language="fr", articles=4),
               Spelling(name="Ильзе Водрен", language="ru", articles=1)),
    offices=(Office(role="maire de Port-Armel", first=ROWS[0].published, last=NOW, articles=3),),
    statements=STATEMENTS[:3],
    meetings=(MEETING,),
    articles=ROWS,
    beside=(EntityRow(id=8, kind="person", name="Pavel Horák", articles=3),),
)  # fmt: skip


CITATION = Citation(
    article=1, url=ROWS[0].url, title=ROWS[0].title, site=ROWS[0].site, authors=ARTICLE.authors, published=ARTICLE.published,
    captured=CAPTURE.at, digest=CAPTURE.digest or "", warc=CAPTURE.warc or "", offset=1204, record="<urn:uuid:0>",
    reader="depeche 0.1", start=0, end=0, exact="", prefix="", suffix="",
)  # fmt: skip


class FakeArchive:
    """Answers from the values above, or from what a test puts in their place. An empty one has nothing at all."""

    def __init__(self, *, empty: bool = False) -> None:
        self.empty = empty
        self.doubt: str | None = None  # about each kept page
        self.story_rows: Sequence[StoryRow] = () if empty else (STORY, OTHER)
        self.statement_rows: Sequence[StatementRow] = () if empty else STATEMENTS
        self.meeting_rows: Sequence[MeetingRow] = () if empty else (PAST, MEETING)
        self.views = {} if empty else {1: VIEW, 2: SECOND}
        self.persons = {} if empty else {7: PERSON}
        self.story_views = {} if empty else {
            1: StoryView(row=STORY, articles=ROWS, statements=STATEMENTS, meetings=(MEETING,)),
        }  # fmt: skip
        self.source_rows = () if empty else (
            SourceRow(host="le-courrier-du-sarn.example", site="Le Courrier du Sarn", languages=("fr",), articles=4,
                      statements=12, first=NOW, last=NOW),
            SourceRow(host="harbour-news.example", site=None, articles=1, unreadable=1),
        )  # fmt: skip
        feed = Followed(
            id=1, url="https://le-courrier-du-sarn.example/feed", kind="feed", title="Le Courrier du Sarn", added=NOW
        )
        self.followed_rows: Sequence[Followed] = () if empty else (
            replace(feed, last_try=NOW, last_success=NOW, next=NOW, articles=41, a_week=10.2, gaps=2),
            replace(feed, id=2, url="https://harbour-news.example/rss", title=None, last_try=NOW, next=NOW, failures=3,
                    reason="it answers 503", status=503),
            replace(feed, id=3, title="Sarner Bote", state="paused"),
        )  # fmt: skip
        self.fault: Exception | None = None
        self.forgotten: dict[int, str] = {}  # articles → what is said of them

    def counts(self) -> Counts:
        if self.fault:
            raise self.fault
        held = Counts(captures=9, pages=8, articles=6, others=1, unreadable=1, statements=5, stories=2, sites=6)
        return Counts() if self.empty else held

    def stories(self, filter: StoryFilter, /, *, limit: int = 20, offset: int = 0) -> Sequence[StoryRow]:
        rows = [row for row in self.story_rows if (filter.query or "") in row.title]
        return rows[offset : offset + limit]

    def story(self, id: int, /) -> StoryView:
        return _found(self.story_views, id, "story")

    def article(self, id: int, /, revision: int | None = None) -> ArticleView:
        if id in self.forgotten:
            raise Forgotten("article", str(id), self.forgotten[id])
        view = _found(self.views, 1 if id == 41 else id, "article")  # 41 turned out to be a page of 1
        return replace(view, revision=revision) if revision else view

    def person(self, id: int, /) -> PersonView:
        return _found(self.persons, 7 if id == 31 else id, "person")  # 31 was merged into 7

    def people(
        self, prefix: str = "", *, kind: EntityKind = "person", limit: int = 20, offset: int = 0
    ) -> Sequence[EntityRow]:
        rows = [view.row for view in self.persons.values() if view.row.kind == kind]
        return [row for row in rows if row.name.casefold().startswith(prefix.casefold())][offset : offset + limit]

    def search(self, query: str, *, limit: int = 20, offset: int = 0, newest: bool = False, folded: bool = True) -> Results:
        if '"' in query and query.count('"') % 2:
            raise BadQuery(query, query.index('"'), "this quotation mark is not closed")
        if query == "copies":
            behind = (Hit(article=ROWS[0], like=12, also=ROWS[1:3]), Hit(article=ROWS[3]))
            return Results(query=query, total=14, folded=12, hits=behind) if folded else Results(query=query, total=14)
        rows = [row for row in ROWS if query.casefold() in (row.title or "").casefold() and not self.empty]
        hits = tuple(Hit(article=row, snippet=(("… le ", False), (query, True), (" de nuit", False))) for row in rows)
        facets = {
            "site": (("Le Courrier du Sarn", 3), ("Sarner Bote", 1)),
            "language": (("fr", 3), ("de", 1)),
            "kind": (("article", 4),),
            "month": (("2026-11", 1), ("2027-01", 3)),
        }
        return Results(query=query, total=len(rows), hits=hits[offset : offset + limit], facets=facets if rows else {})

    def said(self, filter: SaidFilter, /, *, limit: int = 20, offset: int = 0) -> Sequence[StatementRow]:
        if filter.words == '"':
            raise BadQuery('"', 0, "this quotation mark is not closed")
        rows = [row for row in self.statement_rows if filter.act in (None, row.statement.act)]
        rows = [row for row in rows if (filter.query or "") in (row.article.title or "")]
        return rows[offset : offset + limit]

    def agenda(self, filter: AgendaFilter, /, *, limit: int = 20, offset: int = 0) -> Sequence[MeetingRow]:
        rows = [row for row in self.meeting_rows if _within(row, filter)]
        rows.sort(key=lambda row: row.when or "", reverse=filter.since is None)
        return rows[offset : offset + limit]

    def sources(self) -> Sequence[SourceRow]:
        return self.source_rows

    def unread(self) -> Sequence[CaptureRow]:
        return () if self.empty else (UNREAD,)

    def diff(self, article: int, /, older: int | None = None, newer: int | None = None) -> Diff:
        _found(self.views, article, "article")
        return Diff(article=ROWS[0], older=REVISIONS[0], newer=REVISIONS[1],
                    title=((" ", "Le bac reprend "), ("-", "mardi"), ("+", "lundi")),
                    blocks=(BlockChange(mark=" ", words=((" ", LEDE),)),
                            BlockChange(mark="~", words=((" ", "Il part à "), ("-", "20"), ("+", "21"), (" ", " heures."))),
                            BlockChange(mark="+", words=(("+", PAYLOAD),))),
                    statements=(StatementChange(mark="~", speaker=((" ", PAYLOAD),), words=(("-", "21"), ("+", PAYLOAD))),
                                StatementChange(mark="+", words=(("+", LEDE),))))  # fmt: skip

    def cite(self, article: int, /, start: int, end: int, *, revision: int | None = None) -> Citation:
        view = _found(self.views, article, "article")
        text = view.article.text
        if end > len(text):
            raise NotFound("words", f"{start}-{end}", f"the text has {len(text)} characters")
        return replace(
            CITATION,
            digest=f"sha256:{revision or 2:02}",
            start=start,
            end=end,
            exact=text[start:end],
            prefix=text[max(start - 32, 0) : start] if end else "",
            suffix=text[end : end + 32] if end else "",
            doubt=self.doubt,
        )

    def whole_articles(self, filter: ArticleFilter, /) -> Iterator[WholeArticle]:
        for hit in self.search(filter.query or "", limit=99).hits:
            view = self.views.get(hit.article.id, SECOND)
            article = replace(view.article, title=hit.article.title)
            yield WholeArticle(row=hit.article, article=article, citation=CITATION, stored_record=stored(RECORD))

    def whole_statements(self, filter: SaidFilter, /) -> Iterator[WholeStatement]:
        return (WholeStatement(row=row, citation=CITATION) for row in self.said(filter, limit=99))

    def whole_agenda(self, filter: AgendaFilter, /) -> Iterator[MeetingRow]:
        return iter(self.agenda(filter, limit=99))

    def whole_index(self, filter: NameFilter, /) -> Iterator[EntityRow]:
        return iter(self.people(filter.begins, kind=filter.kind, limit=99))

    def whole_stories(self, filter: StoryFilter, /) -> Iterator[StoryRow]:
        return iter(self.stories(filter))

    def warc_records(self, filter: ArticleFilter, /) -> Iterator[WarcRecord]:
        return iter(())

    def followed(self, now: datetime, /) -> Sequence[Followed]:
        return self.followed_rows

    def page(self, capture: int, /) -> Page:
        if capture != 1:
            raise NotFound("capture", str(capture))
        return Page(body=PAYLOAD.encode())


def _found(rows: Mapping[int, T], id: int, what: str) -> T:
    if id not in rows:
        raise NotFound(what, str(id))
    return rows[id]


def _within(row: MeetingRow, filter: AgendaFilter) -> bool:
    first, last = (row.when or "").partition("/")[0], (row.when or "").rpartition("/")[2]
    return not (filter.since and last < filter.since.isoformat()) and not (filter.until and first > filter.until.isoformat())


Get = Callable[..., httpx.Response]


def client(archive: Answers, **options: Any) -> Get:
    """A function that asks the site for an address and gives its answer, without a server or a network."""
    application = site.app(archive, now=lambda: NOW, **options)

    def get(address: str, *, method: str = "GET", **more: Any) -> httpx.Response:
        async def asked() -> httpx.Response:
            transport = httpx.ASGITransport(application, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://localhost:8750") as asking:
                return await asking.request(method, address, **more)

        return asyncio.run(asked())

    return get


@pytest.fixture
def archive() -> FakeArchive:
    return FakeArchive()


@pytest.fixture
def client_of() -> Callable[..., Get]:
    """A `get` for another archive: `client_of(archive)`."""
    return client


@pytest.fixture
def guarded(archive: FakeArchive) -> Callable[..., Get]:
    """The site with a door: `guarded(password=…)` is a `get` for it."""
    return lambda **options: client(archive, **options)


@pytest.fixture
def get(archive: FakeArchive) -> Get:
    return client(archive)


@pytest.fixture
def address(archive: FakeArchive) -> str:
    """The site in a real server, on a free port; it ends with the tests."""
    told: queue.Queue[str] = queue.Queue()
    options = {"port": 0, "ready": told.put, "now": lambda: NOW}
    threading.Thread(target=site.serve, args=(archive,), kwargs=options, daemon=True).start()
    return told.get(timeout=10)


@pytest.fixture
def get_empty() -> Get:
    return client(FakeArchive(empty=True))
