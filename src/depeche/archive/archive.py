"""The archive: pages in, the record out, and every answer that the site, the verbs and the exports ask for."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

from depeche.archive import adding
from depeche.archive import engine as engines
from depeche.archive.answers import Added
from depeche.archive.fold import Memory
from depeche.archive.store import Store
from depeche.archive.workers import Limits
from depeche.model import Capture, Page


class Archive:
    """An archive in a folder. Asking is safe from several threads; `add` takes one at a time, and waits for another process.

        with Archive("pages") as archive:
            for added in archive.add(captures):
                print(added.change, added.title)
            print(archive.search("ferry").total)

    `database` names the database when the archive is made (default: depeche.sqlite in the folder). `engine` names the
    stages that pages go through ("module:function"); there is no need to give it but in tests.
    """

    def __init__(self, folder: str | Path, *, database: str | None = None, create: bool = True,
                 engine: str = engines.STANDARD) -> None:  # fmt: skip
        """Opens or makes it, and adopts what a killed run left. Raises ArchiveProblem, Busy."""
        self.folder = Path(folder)
        self._engine = engine
        self._memory = Memory()
        self._adding = threading.Lock()
        self._store = Store(self.folder, database=database, create=create)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._store.close()

    def add(self, pages: Iterable[Page | Capture], *, workers: int | None = None, limits: Limits | None = None) -> Iterator[Added]:
        """Keeps pages, in order; each is yielded once it is kept for good. Adding the same again adds a capture only.

        `workers`: processes that read; None: one per processor; 0: none, all in this one and without limits.
        Raises Busy, Full, ArchiveProblem; what was yielded before is kept.
        """
        with self._adding:
            yield from adding.add(
                self._store, pages, engine=self._engine, memory=self._memory, workers=workers, limits=limits
            )
