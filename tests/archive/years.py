"""Random histories of an archive over years: what `histories` has, and all that may befall its files and its database.

A writer is killed, a journal is damaged, the database is lost, a rebuild is broken off, somebody goes on with a backup, and
following tells of what is kept and of what was forgotten. Each time the archive is asked whether `check` finds anything,
whether a rebuild changes a row, and whether every address that was reported as kept is there or said to be forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa
from tests.archive.dumping import lose
from tests.archive.histories import CHAINS, ENGINES, HAPPENS, PEOPLE, History, content, differences

from depeche.archive import Archive, adding, schema, warc
from depeche.archive.answers import Added
from depeche.errors import Forgotten
from depeche.model import Capture, Outcome
from depeche.sources.entries import Entry
from depeche.sources.following import Turn
from depeche.sources.told import Checked, Chosen, Polled, Told

BEFALLS = HAPPENS | {
    "rebuild": 3, "database_lost": 3, "journal_lost": 3, "both_lost": 1, "killed": 6, "followed": 10, "restored": 2,
    "broken_off": 2, "of_an_older_depeche": 1,
}  # fmt: skip
"""What happens, and how often."""


class _Killed(BaseException):
    """What ends a writer where a kill would."""


class Years(History):
    """A history of which every step is looked at."""

    def __init__(self, folder: Path, engine: str, seed: int, database: str | None = None) -> None:
        self._folder, self._engine, self._database = folder, ENGINES[engine], database
        self._kept: set[str] = set()  # addresses that were reported as kept
        self._copies = 0
        super().__init__(self._opened(), self._opened, seed, CHAINS if engine == "a letter apart" else PEOPLE)

    def _opened(self) -> Archive:
        return Archive(self._folder, engine=self._engine, database=self._database)

    def go_on(self, turns: int) -> None:
        for what in self._draw.choices(tuple(BEFALLS), tuple(BEFALLS.values()), k=turns):
            self.log.append(what)
            getattr(self, what)()
            self.look()

    def look(self) -> None:
        """Raises AssertionError where something is lost, or not as it should be."""
        problems = [one for one in self.archive.check() if not one.repaired and not one.notice]
        assert problems == [], (self.log[-5:], problems[:5])
        for url in sorted(self._kept):
            try:
                self.archive.find(url)
            except Forgotten:
                self._kept.discard(url)

    def _add(self, captures: list[Capture]) -> None:
        for added in self.archive.add(captures, workers=0):
            if added.article is not None and added.url is not None:
                self._kept.add(added.url)

    # ---- a rebuild changes nothing

    def rebuild(self) -> None:
        with self._same():
            list(self.archive.rebuild(workers=0))

    def database_lost(self) -> None:
        with self._same():
            self.archive.close()
            lose(self._folder)
            self.archive = self._opened()
            list(self.archive.rebuild(workers=0))

    def journal_lost(self) -> None:
        """With the database at hand, which has a copy."""
        with self._same():
            self._one_journal_damaged()
            list(self.archive.rebuild(workers=0))

    def broken_off(self) -> None:
        with self._same():
            for _ in self.archive.rebuild(workers=0):
                break

    @contextmanager
    def _same(self) -> Iterator[None]:
        before = content(self._folder)
        yield
        # Of what tells of files: a journal that is written anew stands in one of its own.
        other = [one for one in differences(before, content(self._folder)) if not one[2:].startswith("warcs ")]
        assert other == [], (self.log[-5:], other[:5])

    # ---- and what does

    def both_lost(self) -> None:
        """A journal, and the database with its copy: numbers may be others then, and no page is lost."""
        self._one_journal_damaged()
        self.archive.close()
        lose(self._folder)
        self.archive = self._opened()
        list(self.archive.rebuild(workers=0))

    def of_an_older_depeche(self) -> None:
        """Which kept no copies; a journal is damaged before a rebuild makes some."""
        with self.archive._store.writing() as connection:
            connection.execute(sa.update(schema.batches).values(journal_copy=None))
        self._one_journal_damaged()
        list(self.archive.rebuild(workers=0))

    def _one_journal_damaged(self) -> None:
        self.archive.close()
        found = [
            (path, record.offset + record.length // 2)
            for path in sorted((self._folder / "warc").iterdir())
            for record in warc.records(path)
            if isinstance(record, warc.Kept) and record.type == "metadata"
            if (warc.noted(record) or {}).get("depeche") == "batch"
        ]
        if found:
            path, at = self._draw.choice(found)
            data = bytearray(path.read_bytes())
            data[at] ^= 0xFF
            path.write_bytes(data)
        self.archive = self._opened()

    # ---- runs

    def killed(self) -> None:
        """Between the file and the database, or before the journal is written."""
        which = self._draw.choice(("_enter", "_settle"))
        of_writer = getattr(adding.Writer, which)

        def die(*_: object, **__: object) -> None:
            raise _Killed

        setattr(adding.Writer, which, die)
        try:
            self.come()
        except _Killed:
            pass
        finally:
            setattr(adding.Writer, which, of_writer)
        self.reopen()

    def restored(self) -> None:
        """A backup, with which somebody goes on. Its database is SQLite, whatever that of the archive is."""
        self._copies += 1
        copy = self._folder.with_name(f"copy {self._copies}")
        list(self.archive.backup(copy))
        self.archive.close()
        # Words are indexed otherwise in each database, and of files it copies what is known of them.
        before, after = content(self._folder), content(copy)
        other = [one for one in differences(before, after) if one[2:].split(" ")[0] not in ("words", "said_words", "warcs")]
        assert other == [], (self.log[-5:], other[:5])
        self._folder, self._database = copy, None
        self.archive = self._opened()

    # ---- following

    def followed(self) -> None:
        """A source tells of articles, of which some are looked at; the clock goes on or is set back."""
        draw = self._draw
        source = f"https://{draw.choice(('herald', 'gazette'))}.example/feed"
        found = [self._page() for _ in range(draw.choice((0, 1, 2)))]
        before = draw.sample(sorted(self._kept), min(len(self._kept), draw.choice((0, 1))))
        listed = [url for url in (*(one.url for one in found), *before) if url is not None]
        told: list[Told] = [Chosen(url=source, at=self._now())]
        if draw.random() < 0.7:
            fresh = tuple(Entry(url=url, title=f"Headline of {url}") for url in listed)
            told.append(Polled(source=source, at=self._now(), outcome="new", status=200, listed=len(fresh), fresh=fresh))
        told += [
            Checked(url=one.url, at=one.at or self._now(), outcome="page", status=200, title="Title")
            for one in found if one.url is not None
        ]  # fmt: skip
        for url in before:
            outcome: Outcome = draw.choice(("not-changed", "missing", "gone", "failed", "redirect"))
            looked = Checked(url=url, at=self._now(), outcome=outcome, status=None if outcome == "failed" else 200)
            told.append(replace(looked, stood=f"https://{draw.choice(('herald', 'gazette'))}.example/{draw.randint(1, 4)}"))
        turn = Turn(captures=tuple(found), told=tuple(told))
        for added in adding.keep(self.archive._store, [turn], engine=self._engine, memory=self.archive._memory, workers=0):
            if isinstance(added, Added) and added.article is not None and added.url is not None:
                self._kept.add(added.url)
