"""The archive: pages in, the record out, and every answer that the site, the verbs and the exports ask for."""

from __future__ import annotations

import fcntl
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from sqlalchemy.engine import Connection

from depeche.archive import (
    adding,
    adopting,
    asked,
    asking,
    blotting,
    checking,
    citing,
    deciding,
    followed,
    forgetting,
    kept,
    ledger,
    rebuilding,
    search,
    streaming,
    telling,
)
from depeche.archive import backup as saving
from depeche.archive import engine as engines
from depeche.archive.answers import (
    Added,
    AgendaFilter,
    ArticleFilter,
    ArticleRow,
    ArticleView,
    CaptureRow,
    Counts,
    Decision,
    Diff,
    Difference,
    EntityRow,
    Filter,
    Followed,
    Forgotten,
    MeetingRow,
    NameFilter,
    PersonView,
    Problem,
    Results,
    SaidFilter,
    Saved,
    SourceEvent,
    SourceRow,
    StatementRow,
    StoryFilter,
    StoryRow,
    StoryView,
)
from depeche.archive.backfilling import Upgrading
from depeche.archive.intake import Memory
from depeche.archive.notes import Note, note
from depeche.archive.store import Store
from depeche.archive.whole import WarcRecord, WholeArticle, WholeStatement
from depeche.archive.workers import Limits
from depeche.errors import ArchiveProblem, NotFound, unfit
from depeche.model import Capture, Citation, EntityKind, Kind, Page, Revision
from depeche.sources.manners import Clock
from depeche.sources.told import Chosen, Told

if TYPE_CHECKING:
    from depeche.sources.following import Pace
    from depeche.sources.visiting import Fetch


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Within it, no other process follows for this archive: hosts would be asked twice as often as they are promised.

    The system takes the lock back when its holder dies, however that comes about.
    """
    with (folder / ".following").open("wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ArchiveProblem(str(folder), "another `depeche follow` runs for it; one is enough") from None
        yield


class Archive:
    """An archive in a folder. Asking is safe from several threads; `add` takes one at a time, and waits for another process.

        with Archive("pages") as archive:
            for added in archive.add(captures):
                print(added.change, added.title)
            print(archive.search("ferry").total)

    `database` names the database when the archive is made (default: depeche.sqlite in the folder). `engine` names the
    stages that pages go through ("module:function"); there is no need to give it but in tests. While an archive that an
    older depeche made is brought up to date, `upgrading` is called with how many articles are done, and how many there are;
    `waiting` with the reason for which whoever adds has to wait for long.
    """

    def __init__(self, folder: str | Path, *, database: str | None = None, create: bool = True,
                 engine: str = engines.STANDARD, upgrading: Upgrading | None = None,
                 waiting: Callable[[str], None] | None = None) -> None:  # fmt: skip
        """Opens or makes it, and adopts what a killed run left. Raises ArchiveProblem, Busy."""
        asked.folder(folder)
        self.folder = Path(folder)
        self._engine = engine
        self._memory = Memory()
        self._adding = threading.Lock()
        self._store = Store(self.folder, database=database, create=create, upgrading=upgrading, waiting=waiting)
        if self._store.rebuilt_now:  # what was left is taken in by whoever comes next
            return
        with suppress(ArchiveProblem):  # without rights, or with the disk full, it can still be asked
            adopting.adopt(self._store, engine=engine, memory=self._memory)
            blotting.blot(self._store)
            with self._store.troubles():
                rebuilding.cleared(self._store)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._store.close()

    @property
    def behind(self) -> str | None:
        """Why it is an older state that is asked, and nothing can be added until it is rebuilt; None as a rule."""
        return self._store.behind.reason if self._store.behind is not None else None

    def add(self, pages: Iterable[Page | Capture | Note], *, workers: int | None = None,
            limits: Limits | None = None) -> Generator[Added, None, None]:  # fmt: skip
        """Keeps pages, in order; each is yielded once it is kept for good. Adding the same again adds a capture only.

        `workers`: processes that read; None: one per processor; 0: none, all in this one and without limits.
        Raises Busy, Full, ArchiveProblem; what was yielded before is kept.
        """
        with self._adding:
            late = False
            for added in adding.add(
                self._store, pages, engine=self._engine, memory=self._memory, workers=workers, limits=limits
            ):
                late = late or (added.change == "forgotten" and added.capture > 0)
                yield added
            if late:  # somebody had it forgotten while it was on its way: its record stands in a file
                blotting.blot(self._store)

    # ---- following

    def follow(
        self, fetch: Fetch, *, now: Clock, pace: Pace | None = None, once: bool = False, everything: bool = False,
        stop: threading.Event | None = None, workers: int | None = None,
    ) -> Generator[Added | Told, None, None]:  # fmt: skip
        """Asks the sources and looks at their articles as they come due, for ever or once; yields what is kept for good.

        `once`: one round, which takes every source but those asked in the last minutes. `everything`:
        whether it is due or not.
        After `stop` is set it ends by itself, within the time that one exchange may take. Raises Busy, Full, ArchiveProblem.
        """
        from depeche.sources import following  # loaded here: who adds and asks needs none of it

        book = ledger.Ledger(self._store, ledger.Round(begun=now(), sources=once, everything=everything))
        rounds = following.turns(book, fetch, now=now, pace=pace or following.Pace(), once=once, stop=stop)
        with self._adding, _alone(self.folder):
            yield from adding.keep(
                self._store, rounds, engine=self._engine, memory=self._memory, workers=workers
            )  # fmt: skip

    def choose(self, chosen: Iterable[Chosen]) -> None:
        """Follows sources, pauses or removes them; for good. Raises Busy, Full, ArchiveProblem."""
        told = note(chosen)
        if told is not None:
            self._turn_to_write()
            for _ in self.add([told], workers=0):
                pass

    def followed(self, now: datetime, *, removed: bool = False) -> list[Followed]:
        """The sources that are followed or paused, and how each does, in the order in which they were added.

        `removed`: also those that were removed, and the sitemaps that rest.
        """
        with self._store.reading() as connection:
            return ledger.followed(connection, now, removed=removed)

    def source_events(self, source: int) -> list[SourceEvent]:
        """What befell a source: failures, recoveries, gaps, moves; the last first."""
        with self._store.reading() as connection:
            return ledger.events(connection, source)

    def sources_named(self, ref: str) -> list[str]:
        """The addresses of the sources that a number, an address or a host means. Raises NotFound."""
        with self._store.reading() as connection:
            found = list(ledger.named(connection, ref))
        if not found:
            raise NotFound("source", ref, "`depeche sources` lists them")
        return found

    # ---- searching

    def search(self, query: str, *, limit: int = 20, offset: int = 0, newest: bool = False,
               folded: bool = True) -> Results:  # fmt: skip
        """Articles that a query finds, the best first or the newest. `query.py` has the language.

        `folded`: of articles with nearly the same words one stands for all (`Hit.like`). Raises BadQuery.
        """
        asked.piece(limit, offset)
        with self._store.reading() as connection:
            return search.results(connection, self._stages, query, limit=limit, offset=offset, newest=newest, folded=folded)

    def find(self, ref: str | int) -> int:
        """The article that a number or an address means. Raises NotFound."""
        with self._store.reading() as connection:
            return asking.find(connection, ref)

    # ---- articles

    def counts(self) -> Counts:
        """How much there is."""
        with self._store.reading() as connection:
            return asking.counts(connection)

    def article(self, id: int, revision: int | None = None) -> ArticleView:
        """All about an article, in one of its revisions; the last, unless asked. Raises NotFound."""
        with self._store.reading() as connection:
            return asking.article(connection, id, revision)

    def articles(self, *, day: date | None = None, site: str | None = None, language: str | None = None,
                 kind: Kind | None = None, limit: int = 50, offset: int = 0) -> list[ArticleRow]:  # fmt: skip
        """Articles, newest first."""
        asked.piece(limit, offset)
        asked.day(day)
        for what, value in (("a site", site), ("a language", language), ("a kind", kind)):
            asked.text(what, value)
        with self._store.reading() as connection:
            return asking.article_list(
                connection, day=day, site=site, language=language, kind=kind, limit=limit, offset=offset
            )

    def revisions(self, article: int) -> list[Revision]:
        """The states of an article, in order of capture. Raises NotFound."""
        with self._store.reading() as connection:
            return asking.revision_list(connection, article)

    def diff(self, article: int, older: int | None = None, newer: int | None = None) -> Diff:
        """What changed between two revisions; the last two, unless asked. Raises NotFound."""
        with self._store.reading() as connection:
            return asking.diff(connection, article, older, newer)

    def cite(self, article: int, start: int = 0, end: int = 0, *, revision: int | None = None) -> Citation:
        """A citation of `text[start:end]`; of the article as a whole where both are 0. Raises NotFound."""
        with self._store.reading() as connection:
            return citing.citation(connection, article, start, end, revision)

    # ---- the record

    def said(self, filter: SaidFilter | None = None, *, limit: int = 50, offset: int = 0) -> list[StatementRow]:
        """Statements, newest first. Raises BadQuery."""
        asked.piece(limit, offset)
        with self._store.reading() as connection:
            return telling.said(connection, self._stages, filter or SaidFilter(), limit=limit, offset=offset)

    def agenda(self, filter: AgendaFilter | None = None, *, limit: int = 50, offset: int = 0) -> list[MeetingRow]:
        """Meetings: with `since`, in the order of their days; else the latest first."""
        asked.piece(limit, offset)
        with self._store.reading() as connection:
            return telling.agenda(connection, self._stages, filter or AgendaFilter(), limit=limit, offset=offset)

    def people(self, prefix: str = "", *, kind: EntityKind = "person", limit: int = 50, offset: int = 0) -> list[EntityRow]:
        """People (or organisations, or places), those that most articles name first."""
        asked.piece(limit, offset)
        asked.text("a beginning of names", prefix)
        with self._store.reading() as connection:
            wanted = NameFilter(begins=prefix, kind=kind)
            return telling.people(connection, self._stages, wanted, limit=limit, offset=offset)

    def person(self, id: int) -> PersonView:
        """All about a person, an organisation or a place; of one that was merged into another, about that one. Raises
        NotFound."""
        with self._store.reading() as connection:
            return telling.person(connection, id)

    def merge(self, into: str | int, other: str | int, *, why: str = "") -> Decision:
        """Decides for good that two people (organisations, places) are one: all that is `other`'s is `into`'s from here on.

        Each is named by number, "person/3", or a name that means one only. Names that come later keep to it, and so does a
        rebuild. Cost: that of the rows about `other`. Raises NotFound, BadDecision, Busy, Full.
        """
        return self._decide(lambda connection: deciding.merge(connection, self._stages, into, other, why, datetime.now(UTC)))

    def split(self, person: str | int, names: Sequence[str] = (), *, articles: Sequence[str | int] = (),
              to: str | int | None = None, why: str = "") -> Decision:  # fmt: skip
        """Decides for good that some names of a person, or its names in some articles, are another's: `to`, else a new one.

        Cost: each article that names the person is looked into. Raises NotFound, BadDecision, Busy, Full.
        """
        within = sorted({self.find(str(ref).removeprefix("article/")) for ref in articles})

        def note(connection: Connection) -> Note:
            return deciding.split(connection, self._stages, person, names, within, to, why, datetime.now(UTC))

        return self._decide(note)

    def undo(self, decision: int) -> Decision:
        """Takes a decision about names back. Raises BadDecision, Busy, Full."""
        return self._decide(lambda connection: deciding.undo(connection, decision, datetime.now(UTC)))

    def decided(self) -> list[Decision]:
        """What was decided by hand about names, the last first."""
        with self._store.reading() as connection:
            return deciding.decided(connection)

    def _turn_to_write(self) -> None:
        """Before a decision goes into the files: else what was told as an error would be done by the next opening."""
        with self._store.writing(patient=lambda: True):
            pass

    def _decide(self, note: Callable[[Connection], Note]) -> Decision:
        with self._adding:
            self._turn_to_write()
            with self._store.reading() as connection:
                told = note(connection)
            list(adding.add(self._store, [told], engine=self._engine, memory=self._memory, workers=0))
            with self._store.reading() as connection:
                return deciding.made(connection, told.value)

    def stories(self, filter: StoryFilter | None = None, *, limit: int = 20, offset: int = 0) -> list[StoryRow]:
        """Stories, the one that grew last first. Raises BadQuery."""
        asked.piece(limit, offset)
        with self._store.reading() as connection:
            return telling.story_list(connection, self._stages, filter or StoryFilter(), limit=limit, offset=offset)

    def story(self, id: int) -> StoryView:
        """All about a story. Raises NotFound."""
        with self._store.reading() as connection:
            return telling.story(connection, id)

    # ---- all of it, to take away: generators that hold one state of the archive until they end or are closed

    def how_many(self, filter: Filter) -> int:
        """How many nouns a filter chooses. Raises BadQuery."""
        with self._store.reading() as connection:
            return streaming.how_many(connection, self._stages, filter)

    def whole_articles(self, filter: ArticleFilter | None = None) -> Generator[WholeArticle, None, None]:
        """Articles with their text, record and citation, newest first. Raises BadQuery."""
        with self._store.reading() as connection:
            yield from streaming.whole_articles(connection, self._stages, filter or ArticleFilter())

    def whole_statements(self, filter: SaidFilter | None = None) -> Generator[WholeStatement, None, None]:
        """Statements with their citation, newest first. Raises BadQuery."""
        with self._store.reading() as connection:
            yield from streaming.whole_statements(connection, self._stages, filter or SaidFilter())

    def whole_agenda(self, filter: AgendaFilter | None = None) -> Generator[MeetingRow, None, None]:
        """Meetings, in the order of `agenda`. Raises BadQuery."""
        with self._store.reading() as connection:
            yield from streaming.whole_meetings(connection, self._stages, filter or AgendaFilter())

    def whole_index(self, filter: NameFilter | None = None) -> Generator[EntityRow, None, None]:
        """People, or organisations, or places, those that most articles name first. Raises BadQuery."""
        with self._store.reading() as connection:
            yield from streaming.names(connection, self._stages, filter or NameFilter())

    def whole_stories(self, filter: StoryFilter | None = None) -> Generator[StoryRow, None, None]:
        """Stories, the one that grew last first. Raises BadQuery."""
        with self._store.reading() as connection:
            yield from streaming.whole_stories(connection, self._stages, filter or StoryFilter())

    def warc_records(self, filter: ArticleFilter | None = None) -> Generator[WarcRecord, None, None]:
        """The WARC records of articles, as they stand in the files. Raises BadQuery, ArchiveProblem."""
        with self._store.reading() as connection:
            yield from streaming.warc_records(self._store, connection, self._stages, filter or ArticleFilter())

    # ---- what is kept

    def sources(self) -> list[SourceRow]:
        """The sites, those with most articles first."""
        with self._store.reading() as connection:
            return asking.source_list(connection)

    def captures(self, url: str) -> list[CaptureRow]:
        """All captures of an address, in time."""
        if not isinstance(url, str):
            raise unfit("an address is str", url)
        with self._store.reading() as connection:
            return asking.capture_list(connection, url)

    def unread(self) -> list[CaptureRow]:
        """The captures that brought nothing that can be read, with their reasons; the last first."""
        with self._store.reading() as connection:
            return asking.unread(connection)

    def page(self, capture: int) -> Page:
        """What a capture brought, out of its WARC file. Raises NotFound."""
        return kept.page(self._store, capture)

    def check(self) -> Generator[Problem, None, None]:
        """Goes through every byte and row; what is not as it should be, and whether it was mended."""
        yield from checking.problems(self._store, engine=self._engine, memory=self._memory)
        self._blot_what_waited()

    def forget(self, ref: str | int, *, why: str = "") -> Forgotten:
        """Takes an article (a number or an address) and all its captures out of database, index and WARC files, for good.

        A tombstone stays: that something was forgotten, when, and why. Who adds one of its addresses again is told so, and
        it is not kept. Cost: each file that holds it is written anew. Raises NotFound, Busy, Full.
        """
        number = self.find(ref)
        with self._adding:
            self._turn_to_write()
            with self._store.reading() as connection:
                leading = followed.leading_to(connection, forgetting.keys(connection, number))
                note = forgetting.note(connection, number, why, datetime.now(UTC), leading)
            list(adding.add(self._store, [note], engine=self._engine, memory=self._memory, workers=0))
            with self._store.troubles():
                waiting = blotting.blot(self._store)
                self._store.kind.swept(self._store.engine)
        return Forgotten(article=number, captures=len(note.value["places"]), waiting=tuple(waiting))

    def backup(self, target: str | Path) -> Generator[Saved, None, None]:
        """Copies the archive, as it is now, into a new or empty folder, while others go on; each file as it is done.

        The copy is an archive that can be opened; its database is SQLite. Raises ArchiveProblem, Full.
        """
        asked.folder(target)
        yield from saving.backup(self._store, Path(target))
        self._blot_what_waited()

    def _blot_what_waited(self) -> None:
        """What was forgotten while the files had to stay as they were."""
        with suppress(ArchiveProblem):  # who may only read leaves it to the next one
            blotting.blot(self._store)

    def rebuild(self, *, dry_run: bool = False, lossy: bool = False, workers: int | None = None
                ) -> Generator[Added | Difference, None, None]:  # fmt: skip
        """Makes the database anew from the WARC files, by today's engine; each capture is yielded as it is taken in.

        Others can ask meanwhile, and wait with writing. The new database takes the old one's place at the end, whole or not
        at all. `dry_run`: nothing is replaced; what would change in an article is yielded instead. Raises Busy, Full; and
        ArchiveProblem where captures can't be read any more, unless `lossy` gives them up.
        """
        with self._adding:
            yield from rebuilding.rebuild(self._store, engine=self._engine, dry_run=dry_run, lossy=lossy, workers=workers)
            self._memory.clear()
            if not dry_run:
                blotting.blot(self._store)

    @cached_property
    def _stages(self) -> engines.Engine:
        return engines.load(self._engine)
