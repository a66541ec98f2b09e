"""An engine for tests: pages are JSON, so that a test says in one line what its page holds.

    page(title="…", text=["…"], people=["…"], said=[["Ilse Vaudrin", "words in the text"]], met=[["2027-01-12", "…", "…"]])

`do` makes a page misbehave: "raise", "die", "hang", "eat".
"""

from __future__ import annotations

import json
import os
import signal
import time
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from depeche import plain
from depeche.archive import Archive
from depeche.archive.answers import Added
from depeche.archive.engine import Engine
from depeche.errors import Unreadable
from depeche.model import Article, Block, Capture, Entity, Meeting, Page, Record, Statement

READER = "fake/1"


def page(url: str | None = "https://port-armel.example/a", *, at: str | None = None, **holds: Any) -> Capture:
    """A capture of a page that holds this."""
    body = json.dumps(holds, ensure_ascii=False).encode()
    moment = datetime.fromisoformat(at) if at else None
    return Capture(name=url or "a file", url=url, at=moment, page=Page(body=body, url=url, captured=moment))


def read(found: Page) -> Article:
    try:
        holds = json.loads(found.body)
    except ValueError as error:
        raise Unreadable("it is no page of ours") from error
    _misbehave(holds.get("do"))
    published = holds.get("published")
    return Article(
        url=found.url or holds.get("canonical") or "urn:sha256:none",
        canonical_url=holds.get("canonical"),
        title=holds.get("title"),
        site=holds.get("site"),
        authors=tuple(holds.get("authors", ())),
        published=datetime.fromisoformat(published) if published else None,
        captured=found.captured,
        language=holds.get("language", "fr"),
        kind=holds.get("kind", "article"),
        blocks=tuple(Block(kind="paragraph", text=text) for text in holds.get("text", ())),
        reader=READER,
    )


def _misbehave(how: str | None) -> None:
    if how == "raise":
        raise RuntimeError("a fault of ours")
    if how == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if how == "hang":
        time.sleep(600)
    if how == "eat":
        _ = [bytearray(100_000_000) for _ in range(100)]


def record(article: Article) -> Record:
    """The record is written into the page's last paragraph as JSON, behind a bar; offsets are looked up."""
    text = article.text
    last = text.rpartition("\n\n")[2]
    marked = last[1:] if last.startswith("|") else ""
    holds = json.loads(marked) if marked else {}
    statements = []
    for who, words, *act in holds.get("said", ()):
        start = text.index(words)
        statements.append(Statement(
            start=start, end=start + len(words), text=words, kind="direct", speaker=who, act=act[0] if act else "assert",
            confidence=0.9,
        ))  # fmt: skip
    meetings = [
        Meeting(start=0, end=4, text=text[:4], what="talks", when=when, where=where, participants=tuple(who), status=status)
        for when, where, who, status in holds.get("met", ())
    ]
    people = [Entity(kind="person", name=name, mentions=((0, 1),), role=role) for name, role in holds.get("people", ())]
    places = [Entity(kind="place", name=name) for name in holds.get("places", ())]
    return Record(
        statements=tuple(statements), meetings=tuple(meetings), people=tuple(people), places=tuple(places), recorder="fake/1"
    )


def told(**holds: Any) -> str:
    """The last paragraph of a page that has a record."""
    return "|" + json.dumps(holds, ensure_ascii=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    first: str = ""


class Fold:
    """A story is all articles whose titles begin with the same word."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def step(self, traits: Traits, into: int | None = None, *, least: int = 0) -> int:
        following = max([least, *(number + 1 for number in self.numbers.values())])
        return self.numbers.setdefault(traits.first, following if into is None else into)

    def snapshot(self) -> bytes:
        return json.dumps(self.numbers).encode()

    @classmethod
    def resume(cls, snapshot: bytes) -> Fold:
        fold = cls()
        fold.numbers = json.loads(snapshot)
        return fold


def same_name(one: str, other: str) -> float:
    """One person if the last words agree and the first ones begin alike."""
    a, b = one.casefold().split(), other.casefold().split()
    return 1.0 if a[-1] == b[-1] and a[0][0] == b[0][0] else 0.0


def engine() -> Engine:
    return Engine(
        version=READER,
        read=read,
        record=record,
        traits=lambda article, _: Traits(first=(article.title or "").split(" ")[0]),
        traits_from=lambda value: plain.from_plain(Traits, value),
        new_fold=Fold,
        resume_fold=Fold.resume,
        same_name=same_name,
        name_keys=lambda name: frozenset(name.casefold().split()[-1:]),
    )


def newer_read(found: Page) -> Article:
    """A reader that leaves out what the older one took for text."""
    article = read(found)
    return replace(article, reader="fake/2", blocks=tuple(block for block in article.blocks if block.text != "notice"))


def newer_engine() -> Engine:
    return replace(engine(), version="fake/2", read=newer_read)


ENGINE = "tests.archive.fakes:engine"

DAYS = [f"2027-01-{day:02}T10:00:00+00:00" for day in range(10, 20)]


def add(archive: Archive, *captures: Capture) -> list[Added]:
    """Adds them in this process."""
    return list(archive.add(captures, workers=0))
