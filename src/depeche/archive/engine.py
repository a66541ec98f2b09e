"""The pure stages that pages go through, as one value: so that tests bring their own, and workers find them by name."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from depeche.model import Article, Page, Record


class Fold(Protocol):
    """The state of story-finding; one step per article, in the order of ingestion."""

    def step(self, traits: Any, into: int | None = None, *, least: int = 0) -> int: ...

    def snapshot(self) -> bytes: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """What makes an article, its record and its place among stories and names."""

    version: str  # two engines of one version make the same archive of the same pages
    read: Callable[[Page], Article]
    record: Callable[[Article], Record]
    traits: Callable[[Article, Record], Any]
    traits_from: Callable[[Any], Any]  # from their plain form
    new_fold: Callable[[], Fold]
    resume_fold: Callable[[bytes], Fold]
    same_name: Callable[[str, str], float]
    name_keys: Callable[[str], frozenset[str]]


def standard() -> Engine:
    """The stages of depeche itself."""
    # Loaded here: `Archive` alone, for asking, is quick to import.
    from depeche import __version__, names, plain, stories

    return Engine(
        version=__version__,
        read=_read,
        record=_record,
        traits=lambda article, _: stories.traits(article),
        traits_from=lambda value: plain.from_plain(stories.Traits, value),
        new_fold=stories.Fold,
        resume_fold=stories.Fold.resume,
        same_name=names.same_name,
        name_keys=names.keys,
    )


# The process that writes, and lets others read and record, needs neither.


def _read(page: Page) -> Article:
    from depeche.reading import read_page

    return read_page(page)


def _record(article: Article) -> Record:
    from depeche.recording import record

    return record(article)


STANDARD = "depeche.archive.engine:standard"
"""Engines travel to worker processes by name: "module:function" of no arguments."""


def load(name: str) -> Engine:
    """The engine that `name` ("module:function") makes."""
    module, _, function = name.partition(":")
    made: Engine = getattr(importlib.import_module(module), function)()
    return made
