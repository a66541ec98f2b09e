"""What the WARC files of an archive tell, less the pages themselves: which captures there are, and in which order."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import forgetting, identity, warc
from depeche.archive.attested import Attested
from depeche.archive.heirs import Heirs, minted_for
from depeche.archive.journals import OWED, copied_journal, is_of_another, written
from depeche.archive.lost_journals import Order, orders
from depeche.archive.minting import FACTS, Remembered
from depeche.archive.notes import BLOTTED, FORGOTTEN
from depeche.archive.schema import articles, batches, captures, counters, entities, reports, warcs
from depeche.archive.store import WARCS, Store

_BATCH = 200  # captures of which no journal tells


Place = tuple[str, int]
"""File, and offset in it, of a record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a capture stands in the files."""

    warc: str
    offset: int
    name: str | None = None  # as the journal has it
    url: str | None = None


@dataclass(slots=True)
class Contents:
    """All that the files tell, less the pages themselves."""

    sizes: dict[str, int] = field(default_factory=dict)  # bytes of whole records
    torn: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)  # of the files themselves
    batches: list[tuple[int, str, list[Standing]]] = field(default_factory=list)  # number, file, captures in order
    records: dict[str, Place] = field(default_factory=dict)  # WARC-Record-ID → file, offset
    bodies: dict[str, Place] = field(default_factory=dict)  # the same of what refers to a name that several records have
    remembered: dict[str, dict[str, list[int]]] = field(default_factory=dict)  # as minting has it
    lasts: dict[str, int] = field(default_factory=dict)
    engines: set[str] = field(default_factory=set)
    archives: set[str] = field(default_factory=set)  # of which the journals say they are
    others: dict[str, list[int]] = field(default_factory=dict)  # journals of other archives: file → offsets
    tells_stories: bool = True  # whether the journals say of which story each article is; an older depeche's do not
    forgotten: set[Place] = field(default_factory=set)  # places of captures that were taken out, or are to be
    instead: dict[Place, str] = field(default_factory=dict)  # place of a capture → record with its bytes, if another
    lost: set[Place] = field(default_factory=set)  # places of captures that can't be read any more
    losing: set[Place] = field(default_factory=set)  # those of them that nobody has given up yet
    unheard: bool = False  # a journal is lost, of whose numbers only the old database tells
    untold: tuple[str, ...] = ()  # what the old database has, and no note tells of any more
    owed: dict[int, str] = field(default_factory=dict)  # journals that no file holds yet
    journals: dict[int, Place] = field(default_factory=dict)  # of those that tell what was found out: where they stand
    heirs: Heirs = field(default_factory=Heirs)  # of meetings whose first article was forgotten


def survey(store: Store, old: Connection | None) -> Contents:
    """Goes through all files once. Of one that is being written by somebody, who waits for us, as far as the old database
    knows it: what stands behind that comes into the new one when its writer goes on."""
    surveying = _Survey(store, old)
    for path in store.files():
        surveying.file(path)
    return surveying.contents()


class _Survey:
    """What was come across so far."""

    def __init__(self, store: Store, old: Connection | None) -> None:
        self._store, self._old = store, old
        self._known = _kept(old)
        self._ends = _ends(store, self._known)
        self._found = Contents(owed={row.id: row.journal for row in old.execute(OWED)} if old is not None else {})
        self._journals: dict[int, dict[str, Any]] = {number: json.loads(text) for number, text in self._found.owed.items()}
        self._standing: dict[Place, None] = {}  # captures, and what else was told, in the order of the files
        self._referring: dict[Place, str] = {}  # of those, what came again → the record that has its bytes
        self._attested = Attested()
        self._namesakes: dict[str, list[Place]] = {}  # records of one name: some tools give it twice

    def file(self, path: Path) -> None:
        """One file, up to where it is torn."""
        name = f"{WARCS}/{path.name}"
        end = self._ends.get(name)
        if end == 0:
            return
        self._found.sizes[name] = 0
        for record in warc.records(path):
            if end is not None and record.offset >= end:
                return
            if not isinstance(record, warc.Torn):
                self._found.sizes[name] = record.offset + record.length
                self._record((name, record.offset), record)
            elif self._ends_the_file(name, record):
                self._found.torn[name] = record.offset
                return

    def _ends_the_file(self, name: str, torn: warc.Torn) -> bool:
        """Whether nothing behind it counts. What a killed run left unfinished may hold what looks like a record; it stands
        behind all that is known."""
        return torn.end is None or (self._old is not None and torn.end >= self._known.get(name, 0))

    def _record(self, place: Place, record: warc.Kept) -> None:
        found = self._found
        value = warc.noted(record) if record.type == "metadata" else None
        what = value["depeche"] if value is not None else None
        self._attested.take(value)
        # What was taken out has left its name, and no bytes that others could refer to.
        if what != BLOTTED and found.records.setdefault(record.id, place) != place:
            self._namesakes.setdefault(record.id, [found.records[record.id]]).append(place)
        if value is not None and what == "batch" and is_of_another(value, self._store.identity):
            found.others.setdefault(place[0], []).append(place[1])
        elif value is not None and what == "batch":
            found.archives.update([value["archive"]] if "archive" in value else [])
            self._journals[value["batch"]] = value
            found.journals[value["batch"]] = place
            for fact in FACTS:  # looked up when they are wanted: together they may be more than memory holds
                value["minted"].pop(fact, None)
        elif what == BLOTTED:
            found.forgotten.add(place)
        elif value is not None or record.type in ("response", "resource", "revisit"):
            self._standing[place] = None
        if value is not None and what == FORGOTTEN:
            found.forgotten.update((file, offset) for file, offset, _ in value["places"])
            found.heirs.read(value.get("heirs", ()))
            found.heirs.buried.update(value["keys"])
            found.heirs.not_told.update(forgetting.told_of(value))
        if record.type == "revisit":
            self._referring[place] = record.headers.get("warc-refers-to", "")

    def contents(self) -> Contents:
        """All that the files tell, put together."""
        found = self._found
        for place in found.forgotten:
            self._standing.pop(place, None)
        self._find_bytes()
        if self._old is not None:
            found.untold = tuple(self._attested.lacking(self._old))
            for name in self._known:
                places = ((name, offset) for offset in self._old.scalars(_OFFSETS, {"name": name}))
                # An old database that was put back has what was forgotten since.
                there = (place for place in places if place not in self._standing)
                found.losing.update(place for place in there if place not in found.forgotten)
        self._take_copies()
        lost = self._lost_journals()
        _in_order(found, self._journals, lost, self._standing)
        if self._old is not None and lost:
            _numbers(found, self._old)
        if self._old is None:
            found.losing |= found.lost
            # What no journal tells of comes last, and pages that it was the first to bring are met in a later batch.
            found.unheard = bool(self._standing)
        return found

    def _take_copies(self) -> None:
        """The journals that stand in no file any more, of which the old database has copies."""
        if self._old is None:
            return
        for number in sorted(set(self._old.scalars(sa.select(batches.c.id))) - self._journals.keys()):
            copied = self._old.scalar(sa.select(batches.c.journal_copy).where(batches.c.id == number))
            text = copied_journal(number, copied)  # `check` tells of one that is none; then the tables tell what they can
            if text is not None:
                self._journals[number] = json.loads(text)
                self._found.owed[number] = text

    def _lost_journals(self) -> dict[int, Order]:
        """What the old database knows of batches that no journal tells of."""
        if self._old is None or set(self._old.scalars(sa.select(batches.c.id))) <= self._journals.keys():
            return {}
        return orders(self._old, self._journals, [*self._standing, *self._found.forgotten])

    def _find_bytes(self) -> None:
        """Of captures whose bytes stood in a record that is gone only those stay that have them elsewhere."""
        found = self._found
        orphans = [
            place for place, refers in self._referring.items() if refers not in found.records and place in self._standing
        ]
        found.instead = _instead(self._store, found, orphans)
        for place in orphans:
            if place not in found.instead:
                del self._standing[place]
        for place, refers in self._referring.items():
            if refers in self._namesakes and place in self._standing:
                self._tell_apart(place, self._namesakes[refers])

    def _tell_apart(self, place: Place, namesakes: list[Place]) -> None:
        """Which of these records has the bytes of what came again."""
        again = self._record_at(place)
        digest = again.headers.get("warc-payload-digest")
        body = next((one for one in namesakes if warc.payload_digest(self._record_at(one)) == digest), None)
        if body is not None:
            self._found.bodies[again.id] = body

    def _record_at(self, place: Place) -> warc.Kept:
        return warc.record_at(self._store.path(place[0]), place[1])


def _instead(store: Store, found: Contents, orphans: list[Place]) -> dict[Place, str]:
    """For captures whose bytes stood in a record that is gone: the one in which they came again from the same address."""
    wanted: dict[str, dict[str, list[Place]]] = {}  # address → digest → captures
    for name, offset in orphans:
        headers = warc.record_at(store.path(name), offset).headers
        of_address = wanted.setdefault(headers.get("warc-target-uri", ""), {})
        of_address.setdefault(headers.get("warc-payload-digest", ""), []).append((name, offset))
    instead: dict[Place, str] = {}
    for name, size in found.sizes.items() if wanted else ():
        for record in warc.records(store.path(name)):
            if record.offset >= size:
                break
            if isinstance(record, warc.Torn) or record.type not in ("response", "resource"):
                continue
            of_address = wanted.get(record.headers.get("warc-target-uri", "").strip("<>"), {})
            if of_address and (name, record.offset) not in found.forgotten:
                places = of_address.get(warc.payload_digest(record), [])
                instead.update((place, record.id) for place in places if place not in instead)
    return instead


_OFFSETS = (
    sa.select(captures.c.offset).join(warcs, warcs.c.id == captures.c.warc_id).where(warcs.c.name == sa.bindparam("name"))
)


def _kept(old: Connection | None) -> dict[str, int]:
    """Files → bytes of them that the old database knows."""
    return {row.name: row.kept for row in old.execute(sa.select(warcs.c.name, warcs.c.kept))} if old is not None else {}


def _ends(store: Store, known: dict[str, int]) -> dict[str, int]:
    """The same of those that somebody is writing."""
    if not known:
        return {}
    living = (f"{WARCS}/{path.name}" for path in store.files() if not warc.deserted(path))
    return {name: known.get(name, 0) for name in living}


def journal_of(store: Store, found: Contents, number: int) -> str | None:
    """The journal of a batch, whole; None where it is lost."""
    if number in found.owed:
        return found.owed[number]
    if number in found.journals:
        name, offset = found.journals[number]
        value = warc.noted(warc.record_at(store.path(name), offset))
        return written(value) if value is not None else None
    return None


def facts(text: str | None) -> Remembered | None:
    """What was found out when a batch came in, by its journal; None where that does not say."""
    journal = json.loads(text) if text is not None else {"minted": {}}
    if not all(fact in journal["minted"] for fact in FACTS):
        return None
    told: dict[str, dict[str, list[int]]] = {}
    for fact in FACTS:
        for at, key in journal["minted"][fact]:
            told.setdefault(fact, {}).setdefault(key, []).append(at)
    return told


def _in_order(found: Contents, journals: dict[int, dict[str, Any]], lost: dict[int, Order], left: dict[Place, None]) -> None:
    """The captures batch by batch; those of which neither a journal nor the old database tells come last, file by file."""
    placed: set[Place] = set()
    for number in sorted({*journals, *lost}):
        if number in journals:
            _told(found, number, journals[number], placed, left)
        else:
            _known(found, number, lost[number], placed, left)
    number = max((*journals, *lost), default=0)
    by_file: dict[str, list[Standing]] = {}
    for name, offset in left:
        by_file.setdefault(name, []).append(Standing(warc=name, offset=offset))
    for name, places in by_file.items():
        for i in range(0, len(places), _BATCH):
            number += 1
            found.batches.append((number, name, places[i : i + _BATCH]))
    following = max(found.numbers.values(), default=0)
    for name in found.sizes:
        if name not in found.numbers:
            following += 1
            found.numbers[name] = following


def _known(found: Contents, number: int, order: Order, placed: set[Place], left: dict[Place, None]) -> None:
    """What the old database knows of a batch whose journal is lost. Its captures are `placed`, and not `left` any more."""
    file_number, name = order.warc
    if name not in found.sizes:
        return
    found.numbers.setdefault(name, file_number)
    places = [
        Standing(warc=name, offset=offset, name=called, url=url)
        for offset, (called, url) in sorted(order.captures.items())
        if (name, offset) not in placed and ((name, offset) in left or (name, offset) in found.forgotten)
    ]
    found.batches.append((number, name, places))
    for place in places:
        placed.add((name, place.offset))
        left.pop((name, place.offset), None)


MINTED = ("article", "entity", "meeting")
"""Nouns whose numbers the old database tells by a key."""


def _numbers(found: Contents, old: Connection) -> None:
    """Of what no journal tells the number any more, as that is damaged, it is that of the old database, under the key by
    which it is met now."""
    found.unheard = True
    for row in old.execute(sa.select(counters).where(counters.c.noun.in_(MINTED))):
        found.lasts[row.noun] = max(found.lasts.get(row.noun, 0), row.last)

    def put(noun: str, number: int, key: str) -> None:
        if number not in told[noun]:
            found.remembered.setdefault(noun, {}).setdefault(key, []).append(number)

    told = {noun: {number for numbers in found.remembered.get(noun, {}).values() for number in numbers} for noun in MINTED}
    for row in old.execute(sa.select(articles.c.id, articles.c.key, articles.c.story_id).order_by(articles.c.id)):
        put("article", row.id, row.key)
        if row.story_id is not None:
            found.remembered.setdefault("story", {}).setdefault(str(row.id), [row.story_id])
    for row in old.execute(sa.select(entities).where(entities.c.into_id.is_(None)).order_by(entities.c.id)):
        put("entity", row.id, f"{row.kind}:{identity.folded(row.name) or row.name}")
    first = sa.select(sa.func.min(reports.c.id)).group_by(reports.c.meeting_id)
    of_meetings = sa.select(reports.c.meeting_id, reports.c.when, reports.c.start, articles.c.key)
    of_meetings = of_meetings.join(articles, articles.c.id == reports.c.article_id).where(reports.c.id.in_(first))
    for number, when, start, key in old.execute(of_meetings):
        put("meeting", number, minted_for(key, when, start))


def _told(found: Contents, number: int, journal: dict[str, Any], placed: set[Place], left: dict[Place, None]) -> None:
    """What one journal tells. Its captures are `placed`, and are not `left` any more."""
    file_number, name = journal["warc"]
    found.numbers[name] = file_number
    places = [Standing(warc=name, offset=offset, name=called, url=url) for _, offset, called, url in journal["captures"]]
    # A file that was gone, given up and put back has been adopted: a later journal tells of it again.
    places = [place for place in places if (name, place.offset) not in placed]
    here = [(name, place.offset) for place in places]
    placed.update(here)
    found.lost.update(place for place in here if place not in left and place not in found.forgotten)
    for one in here:
        left.pop(one, None)
    if name in found.sizes:
        found.batches.append((number, name, places))
    found.engines.add(journal["engine"])
    if "goes_on" not in journal:
        found.heirs.apart.update(at for at, _ in journal["minted"].get("meeting", ()))
    found.tells_stories = found.tells_stories and "story" in journal["minted"]
    for noun, minted in journal["minted"].items():
        for at, key in minted if noun not in FACTS else ():
            found.remembered.setdefault(noun, {}).setdefault(key, []).append(at)
    for noun, last in journal["lasts"].items():
        found.lasts[noun] = max(found.lasts.get(noun, 0), last)
