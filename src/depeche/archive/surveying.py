"""What the WARC files of an archive tell, less the pages themselves: which captures there are, and in which order."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import warc
from depeche.archive.heirs import Heirs
from depeche.archive.journals import OWED
from depeche.archive.notes import BLOTTED, FORGOTTEN
from depeche.archive.schema import captures, warcs
from depeche.archive.store import WARCS, Store

_BATCH = 200  # captures of which no journal tells


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
    records: dict[str, tuple[str, int]] = field(default_factory=dict)  # WARC-Record-ID → file, offset
    remembered: dict[str, dict[str, list[int]]] = field(default_factory=dict)  # as minting has it
    lasts: dict[str, int] = field(default_factory=dict)
    engines: set[str] = field(default_factory=set)
    forgotten: set[tuple[str, int]] = field(default_factory=set)  # places of captures that were taken out, or are to be
    instead: dict[tuple[str, int], str] = field(
        default_factory=dict
    )  # place of a capture → record with its bytes, if another
    lost: set[tuple[str, int]] = field(default_factory=set)  # places of captures that can't be read any more
    losing: set[tuple[str, int]] = field(default_factory=set)  # those of them that nobody has given up yet
    owed: dict[int, str] = field(default_factory=dict)  # journals that no file holds yet
    heirs: Heirs = field(default_factory=Heirs)  # of meetings whose first article was forgotten


def survey(store: Store, old: Connection | None) -> Contents:
    """Goes through all files once. Of one that is being written by somebody, who waits for us, as far as the old database
    knows it: what stands behind that comes into the new one when its writer goes on."""
    found = Contents()
    journals: dict[int, dict[str, Any]] = {}
    if old is not None:
        found.owed = {row.id: row.journal for row in old.execute(OWED)}
        journals = {number: json.loads(journal) for number, journal in found.owed.items()}
    standing_: dict[tuple[str, int], None] = {}
    referring: dict[tuple[str, int], str] = {}  # place → the record that has its bytes
    known = _known(old)
    ends = _ends(store, known)
    for path in sorted(store.warcs.glob("*.warc.gz")):
        name = f"{WARCS}/{path.name}"
        if ends.get(name) == 0:
            continue
        found.sizes[name] = 0
        for record in warc.records(path):
            if record.offset >= ends.get(name, record.offset + 1):
                break
            if isinstance(record, warc.Torn):
                # What a killed run left unfinished may hold what looks like a record; it stands behind all that is known.
                if record.end is None or (old is not None and record.end >= known.get(name, 0)):
                    found.torn[name] = record.offset
                    break
                continue
            found.sizes[name] = record.offset + record.length
            found.records.setdefault(record.id, (name, record.offset))
            value = warc.noted(record) if record.type == "metadata" else None
            if value is not None and value["depeche"] == BLOTTED:
                found.forgotten.add((name, record.offset))
                continue
            if value is not None and value["depeche"] == FORGOTTEN:
                found.forgotten.update((file, offset) for file, offset, _ in value["places"])
                found.heirs.read(value.get("heirs", ()))
            if value is not None and value["depeche"] == "batch":
                journals[value["batch"]] = value
            elif value is not None or record.type in ("response", "resource", "revisit"):
                standing_[name, record.offset] = None
                if record.type == "revisit":
                    referring[name, record.offset] = record.headers.get("warc-refers-to", "")
    for place in found.forgotten:
        standing_.pop(place, None)
    orphans = [place for place, refers in referring.items() if refers not in found.records and place in standing_]
    found.instead = _instead(store, found, orphans)
    for place in orphans:
        if place not in found.instead:
            standing_.pop(place, None)
    if old is not None:
        for name in known:
            places = ((name, offset) for offset in old.scalars(_OFFSETS, {"name": name}))
            found.losing.update(place for place in places if place not in standing_)
    _in_order(found, journals, standing_)
    found.losing |= found.lost if old is None else set()
    return found


def _instead(store: Store, found: Contents, orphans: list[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """For captures whose bytes stood in a record that is gone: the one in which they came again from the same address."""
    wanted: dict[str, dict[str, list[tuple[str, int]]]] = {}  # address → digest → captures
    for name, offset in orphans:
        headers = warc.record_at(store.path(name), offset).headers
        of_address = wanted.setdefault(headers.get("warc-target-uri", ""), {})
        of_address.setdefault(headers.get("warc-payload-digest", ""), []).append((name, offset))
    instead: dict[tuple[str, int], str] = {}
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


def _known(old: Connection | None) -> dict[str, int]:
    """Files → bytes of them that the old database knows."""
    return {row.name: row.kept for row in old.execute(sa.select(warcs.c.name, warcs.c.kept))} if old is not None else {}


def _ends(store: Store, known: dict[str, int]) -> dict[str, int]:
    """The same of those that somebody is writing."""
    if not known:
        return {}
    living = (f"{WARCS}/{path.name}" for path in store.warcs.glob("*.warc.gz") if not warc.deserted(path))
    return {name: known.get(name, 0) for name in living}


def _in_order(found: Contents, journals: dict[int, dict[str, Any]], left: dict[tuple[str, int], None]) -> None:
    """The captures batch by batch; those of which no journal tells come last, file by file."""
    placed: set[tuple[str, int]] = set()
    for number, journal in sorted(journals.items()):
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
        for noun, minted in journal["minted"].items():
            for at, key in minted:
                found.remembered.setdefault(noun, {}).setdefault(key, []).append(at)
        for noun, last in journal["lasts"].items():
            found.lasts[noun] = max(found.lasts.get(noun, 0), last)
    number = max(journals, default=0)
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
