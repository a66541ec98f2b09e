"""Forgetting an article: out of the tables and the index at once, out of the WARC files after it (`blotting.py`).

What stays is a tombstone, as a note in the files and a row: that something was forgotten, when, and why. It knows its
addresses by their digests only, which is enough to know them again when somebody adds them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import former, heirs, identity, journals, moments, regrouping, storylines
from depeche.archive.engine import Engine
from depeche.archive.notes import FORGOTTEN, Note
from depeche.archive.readings import named, noun
from depeche.archive.schema import (
    aliases,
    articles,
    batches,
    called,
    captures,
    continuations,
    decisions,
    entities,
    meetings,
    mentions,
    name_keys,
    name_words,
    pages,
    parties,
    pins,
    readings,
    revisions,
    spellings,
    steps,
    stories,
    tombstones,
    warcs,
)
from depeche.errors import Forgotten, NotFound
from depeche.model import ARTICLE_KINDS, Article, Entity, Record

Places = list[tuple[str, int, bool]]
"""File, offset, and whether the bytes there stay, without their address, because another article has the same."""


def digest(key: str) -> str:
    """Of a normalised address (`identity.key`), or of a name."""
    return hashlib.sha256(key.encode()).hexdigest()


def note(connection: Connection, number: int, why: str, now: datetime, leading: Iterable[str]) -> Note:
    """What is to be kept of the forgetting of an article. `leading`: normalised addresses that lead to it."""
    own = _pages(connection, number)
    held = _captures(connection, number, own)
    value = {
        "depeche": FORGOTTEN, "at": moments.utc(now), "why": why,
        **to_blot(connection, number, own, held),
        "leading": [digest(key) for key in leading],
        "gone": _gone_with(connection, number, held),
        "former": former.leading_to(connection, number),
        "heirs": [
            *heirs.named(connection, number),
            *heirs.named_otherwise(connection, number, entities_of(connection, number)),
        ],
    }  # fmt: skip
    return Note(at=now, value=value)


def to_blot(connection: Connection, number: int, own: Sequence[int], held: Sequence[Any]) -> dict[str, Any]:
    """What is to be taken out of the files, of an article with these pages and captures: digests of addresses and names,
    places, and the batches whose journals tell of it."""
    return {
        "article": number,
        "keys": [digest(key) for key in keys(connection, number)],
        "places": places(connection, own, held),
        "names": [digest(name) for name in _names_only_here(connection, number)],
        "batches": sorted({row.batch_id for row in held}),
    }


def once_more(note: Mapping[str, Any]) -> dict[str, Any]:
    """The same out of a note that a rebuild repeats: what was taken out already is passed over."""
    return {name: note[name] for name in ("article", "keys", "names", "places", "batches")}


def told_of(note: Mapping[str, Any]) -> set[str]:
    """The digests of the addresses by which sources may have told of the article of a note: its own, and those that led
    there (an older depeche did not look at these)."""
    return {*note["keys"], *note.get("leading", ())}


def keys(connection: Connection, number: int) -> list[str]:
    """The addresses of an article, normalised, its own first."""
    own = connection.scalars(sa.select(articles.c.key).where(articles.c.id == number))
    return [*own, *connection.scalars(sa.select(aliases.c.key).where(aliases.c.article_id == number))]


def known(connection: Connection) -> dict[str, str]:
    """The digests of all that was forgotten → what to say of it."""
    found: dict[str, str] = {}
    for row in connection.execute(sa.select(tombstones)):
        for one in json.loads(row.keys):
            found[one] = _said(row)
    return found


def by_number(number: int) -> str:
    """The digest by which a tombstone knows the number of its article. No normalised address begins so."""
    return digest(f"#{number}")


def known_by(note: Mapping[str, Any]) -> list[str]:
    """By what a tombstone knows again what is asked for: the addresses of the article, the numbers that led to it, and what
    went with it. Older versions noted of all this the addresses and the number."""
    numbers = [note["article"], *note.get("former", ())]
    return [*note["keys"], *map(by_number, numbers), *note.get("gone", ())]


def _gone_with(connection: Connection, number: int, held: Sequence[Any]) -> list[str]:
    """What goes with an article: its captures, a story of which it is the only article, those whom no other names."""
    story = connection.scalar(sa.select(articles.c.story_id).where(articles.c.id == number))
    others = sa.select(articles.c.id).where(articles.c.story_id == story, articles.c.id != number).limit(1)
    alone = [story] if story is not None and connection.scalar(others) is None else []
    named, elsewhere = sorted(entities_of(connection, number)), set[int]()
    for table in (mentions, called):
        for some in regrouping.chunks(named):
            there = sa.select(table.c.entity_id).where(table.c.entity_id.in_(some), table.c.article_id != number)
            elsewhere |= set(connection.scalars(there.distinct()))
    nobody = [one for one in named if one not in elsewhere]
    gone = (("capture", sorted(row.id for row in held)), ("story", alone), ("person", nobody))
    return [ref(what, one) for what, numbers in gone for one in numbers]


def ref(what: str, number: int) -> str:
    """By what a tombstone knows a noun that went with its article. No digest is written so."""
    return f"{what}/{number}"


def missing(connection: Connection, what: str, number: int | str, key: str, hint: str = "") -> NotFound:
    """The error for what is not there, and goes by this `key` in tombstones. `hint`: for who asks for what never was."""
    told = said_of(connection, key)
    return Forgotten(what, str(number), told) if told else NotFound(what, str(number), hint)


def said_of(connection: Connection, key: str) -> str:
    """What to say of what is not there, and goes by this in tombstones; "" where it was not forgotten."""
    held = sa.select(tombstones).where(tombstones.c["keys"].contains(f'"{key}"')).order_by(tombstones.c.id.desc()).limit(1)
    row = connection.execute(held).first()
    return _said(row) if row is not None else ""


def _said(row: Any) -> str:
    return f"it was forgotten on {row.at[:10]}" + (f": {row.why}" if row.why else "")


def owed(connection: Connection, key: str | None, warc_id: int, offset: int) -> None:
    """Notes at a tombstone a record that came in after it, and has to be taken out of its file. `key`: digest of an address
    that it knows; None: at the last."""
    name = connection.scalar(sa.select(warcs.c.name).where(warcs.c.id == warc_id))
    here = (pages.c.warc_id == warc_id, pages.c.offset == offset)
    shared = bool(connection.scalar(sa.select(sa.func.count()).select_from(pages).where(*here)))
    for row in connection.execute(sa.select(tombstones).order_by(tombstones.c.id.desc())).all():
        keys_ = json.loads(row.keys)
        if key is None or key in keys_:
            left = json.loads(row.left) if row.left else {**_NOTHING_LEFT, "keys": keys_}
            left["places"] = sorted([*map(tuple, left["places"]), (name, offset, shared)])
            _set_left(connection, row.id, left)
            return


_NOTHING_LEFT: Mapping[str, Any] = {"keys": [], "names": [], "places": [], "batches": []}


def headlines_owed(connection: Connection, by: Iterable[str]) -> None:
    """Notes at the last tombstone that what following told has still headlines under addresses with these digests."""
    row = connection.execute(sa.select(tombstones).order_by(tombstones.c.id.desc()).limit(1)).one()
    left = json.loads(row.left) if row.left else _NOTHING_LEFT
    _set_left(connection, row.id, {**left, "keys": sorted({*left["keys"], *by}), "told": True})


def _set_left(connection: Connection, tombstone: int, left: Mapping[str, Any]) -> None:
    values = {"left": json.dumps(left, ensure_ascii=False)}
    connection.execute(sa.update(tombstones).where(tombstones.c.id == tombstone).values(values))


def _captures(connection: Connection, number: int, own: Sequence[int]) -> list[Any]:
    """Its captures: of its pages, and those of its addresses that brought none, however they are written."""
    found: list[Any] = []
    for some in regrouping.chunks(own):
        found += connection.execute(sa.select(captures).where(captures.c.page_id.in_(some))).all()
    known = frozenset(keys(connection, number))
    there = sa.or_(*(sa.func.lower(captures.c.url).contains(host, autoescape=True) for host in _hosts(known)))
    empty = connection.execute(sa.select(captures).where(captures.c.page_id.is_(None), there))
    return found + [row for row in empty if identity.key(row.url) in known]


def _pages(connection: Connection, number: int) -> list[int]:
    """Its pages, and those at its addresses that could not be read."""
    known = frozenset(keys(connection, number))
    hosts = [host.partition(":")[0] for host in _hosts(known)]
    unread = sa.select(pages.c.id, pages.c.url).where(
        pages.c.unreadable.is_not(None), pages.c.article_id.is_(None), pages.c.host.in_(hosts)
    )
    own = sa.select(pages.c.id).where(pages.c.article_id == number)
    return sorted(
        {*connection.scalars(own), *(row.id for row in connection.execute(unread) if identity.key(row.url) in known)}
    )


def _hosts(known: Iterable[str]) -> list[str]:
    """The hosts of normalised addresses, with their ports."""
    return sorted({key.partition("/")[0].partition("?")[0] for key in known})


def places(connection: Connection, own: Iterable[int], held: Iterable[Any]) -> Places:
    """The records that hold these captures of its pages."""
    names: dict[int, str] = {row.id: row.name for row in connection.execute(sa.select(warcs))}
    pages_of_it = frozenset(own)
    found: Places = []
    for row in held:
        here = sa.select(pages.c.id).where(pages.c.warc_id == row.warc_id, pages.c.offset == row.offset)
        others = any(page not in pages_of_it for page in connection.scalars(here))
        found.append((names[row.warc_id], row.offset, others))
    return sorted(found)


def removed(connection: Connection, number: int, only_here: Iterable[str]) -> dict[str, Any]:
    """Takes an article out of the tables, its record and words gone already; what is left to do in the files.

    `only_here`: digests of the names that went with the record.
    """
    run = connection.execute
    page_ids = _pages(connection, number)
    held = _captures(connection, number, page_ids)
    left = {**to_blot(connection, number, page_ids, held), "names": list(only_here)}
    _story_without(connection, number)
    run(sa.delete(steps).where(steps.c.article_id == number))
    run(sa.delete(revisions).where(revisions.c.article_id == number))
    run(sa.delete(aliases).where(aliases.c.article_id == number))
    run(sa.delete(continuations).where(continuations.c.article_id == number))
    run(sa.delete(called).where(called.c.article_id == number))
    former.forgotten(connection, number)
    for some in regrouping.chunks([row.id for row in held]):
        run(sa.delete(captures).where(captures.c.id.in_(some)))
    for some in regrouping.chunks(page_ids):
        run(sa.delete(pages).where(pages.c.id.in_(some)))
        run(sa.delete(readings).where(readings.c.page_id.in_(some)))
    run(sa.delete(articles).where(articles.c.id == number))
    journals_without(connection, left)
    return left


def journals_without(connection: Connection, left: Mapping[str, Any]) -> None:
    """Takes what was forgotten out of the journals that the database has: what the files lack yet, and copies."""
    of = batches.c
    for some in regrouping.chunks(left["batches"]):
        for row in connection.execute(sa.select(of.id, of.journal, of.journal_copy).where(of.id.in_(some))).all():
            values: dict[str, Any] = {}
            if row.journal is not None:
                values["journal"] = journals.written(scrubbed(json.loads(row.journal), left))
            copied = journals.copied_journal(row.id, row.journal_copy)
            if row.journal_copy is not None:
                text = journals.written(scrubbed(json.loads(copied), left)) if copied is not None else None
                values["journal_copy"] = journals.packed(text) if text is not None else None
            if values:
                connection.execute(sa.update(batches).where(of.id == row.id).values(values))


def joined(connection: Connection, number: int, other: int) -> None:
    """Gives what the tables hold of an article to another, of which it turned out to be a page; its record and words are
    gone already."""
    run = connection.execute
    _story_without(connection, number)
    run(sa.delete(steps).where(steps.c.article_id == number))
    run(sa.delete(revisions).where(revisions.c.article_id == number))
    key = run(sa.select(articles.c.key).where(articles.c.id == number)).scalar_one()
    former.leads(connection, number, other)
    former.handed_over(connection, called, number, other)
    for table in (aliases, continuations, pages):
        run(sa.update(table).where(table.c.article_id == number).values(article_id=other))
    run(sa.delete(articles).where(articles.c.id == number))
    run(sa.insert(aliases), {"key": key, "article_id": other})


def _names_only_here(connection: Connection, number: int) -> list[str]:
    """The names ("kind:folded") that no other article has: those of whom no other names, and other names for those whom
    others name."""
    found: set[str] = set()
    for some in regrouping.chunks(sorted(entities_of(connection, number))):
        asked = sa.select(spellings.c.kind, spellings.c.folded).where(spellings.c.entity_id.in_(some))
        alive = sa.select(mentions.c.entity_id).where(mentions.c.entity_id.in_(some), mentions.c.article_id != number)
        found |= {
            f"{kind}:{folded}" for kind, folded in connection.execute(asked.where(spellings.c.entity_id.not_in(alive)))
        }
    found |= {f"{one.kind}:{regrouping.folded(one.name)}" for one in _named(connection, number)}
    return sorted(name for name in found if not _had_elsewhere(connection, name, number))


def _had_elsewhere(connection: Connection, name: str, number: int) -> bool:
    """Whether another article has a name ("kind:folded"), or had it."""
    kind, _, folded = name.partition(":")
    for table in (mentions, called):
        asked = (
            sa.select(table.c.article_id)
            .join(spellings, sa.and_(spellings.c.entity_id == table.c.entity_id, spellings.c.name == table.c.name))
            .where(spellings.c.kind == kind, spellings.c.folded == folded, table.c.article_id != number)
        )
        if connection.execute(asked.limit(1)).first() is not None:
            return True
    return False


def _named(connection: Connection, number: int) -> Iterator[Entity]:
    """Whom and what the states of an article name."""
    of_pages = sa.select(readings.c.record).join(pages, pages.c.id == readings.c.page_id)
    for data in connection.scalars(of_pages.where(pages.c.article_id == number)).all():
        yield from named(noun(Record, data))


def entities_of(connection: Connection, number: int) -> set[int]:
    """Whom and what any state of an article named."""
    found = set(connection.scalars(sa.select(mentions.c.entity_id).where(mentions.c.article_id == number)))
    found |= set(connection.scalars(sa.select(called.c.entity_id).where(called.c.article_id == number)))
    for some in regrouping.chunks(sorted({one.name for one in _named(connection, number)})):
        found |= set(connection.scalars(sa.select(spellings.c.entity_id).where(spellings.c.name.in_(some))))
    return found


def names_removed(connection: Connection, engine: Engine, numbers: Iterable[int], only_here: Iterable[str]) -> None:
    """Takes out what of these entities no article names any more. `only_here`: as in `removed`."""
    run = connection.execute
    decisions_without(connection, frozenset(only_here))
    for some in regrouping.chunks(sorted(numbers)):
        written = run(
            sa.select(spellings.c.kind, spellings.c.folded).where(spellings.c.entity_id.in_(some)).distinct()
        ).all()
        for number in some:
            regrouping.spelt_anew(connection, engine, number)
        regrouping.count(connection, some)
        nobody_removed(connection, some)
        _words_removed(connection, [(row.kind, row.folded) for row in written])


def nobody_removed(connection: Connection, some: Sequence[int] | None = None) -> None:
    """Takes out the entities (of these; None: of all) that no article names or ever did. Those that lead to others stay as
    long as the decision does that says so."""
    run = connection.execute
    nobody = sa.select(entities.c.id).where(
        entities.c.into_id.is_(None), ~sa.exists().where(spellings.c.entity_id == entities.c.id)
    )
    gone = list(connection.scalars(nobody if some is None else nobody.where(entities.c.id.in_(some))))
    for part in regrouping.chunks(gone):
        run(sa.delete(parties).where(parties.c.entity_id.in_(part)))
        run(sa.update(meetings).where(meetings.c.place_id.in_(part)).values(place_id=None, where=None))
        run(sa.delete(name_keys).where(name_keys.c.entity_id.in_(part)))
        run(sa.delete(entities).where(entities.c.id.in_(part)))


def _words_removed(connection: Connection, written: list[tuple[str, str]]) -> None:
    """Takes out the words of those names that nobody is called by any more."""
    for kind, folded in written:
        others = sa.select(spellings.c.entity_id).where(spellings.c.kind == kind, spellings.c.folded == folded)
        if connection.scalar(others.limit(1)) is None:
            of_name = (name_words.c.word.in_(folded.split()), name_words.c.kind == kind, name_words.c.folded == folded)
            connection.execute(sa.delete(name_words).where(*of_name))


def decisions_without(connection: Connection, names: frozenset[str]) -> None:
    """Takes these names out of what was decided. A decision about no other name goes, and so do numbers that
    led to another by it."""
    run = connection.execute
    for row in run(sa.select(pins.c.kind, pins.c.folded).distinct()).all():
        if digest(f"{row.kind}:{row.folded}") in names:
            run(sa.delete(pins).where(pins.c.kind == row.kind, pins.c.folded == row.folded))
    run(sa.delete(decisions).where(decisions.c.id.not_in(sa.select(pins.c.decision_id))))
    merged = sa.select(decisions.c.from_id).where(decisions.c.what == "merged", decisions.c.undone.is_(None))
    split = sa.select(decisions.c.to_id).where(decisions.c.what == "split", decisions.c.undone.is_not(None))
    led = entities.c.id.in_(merged.union(split))
    run(sa.delete(entities).where(entities.c.into_id.is_not(None), ~led))


def scrubbed_decision(note: Mapping[str, Any], left: Mapping[str, Any]) -> dict[str, Any]:
    """A decision about names that no longer has those that were forgotten."""

    def stays(name: str) -> bool:
        return digest(f"{note['kind']}:{regrouping.folded(name)}") not in left["names"]

    left_over = {key: [name for name in note[key] if stays(name)] for key in ("names", "kept") if key in note}
    if all(note[key] == names for key, names in left_over.items()):
        return dict(note)
    return {**{key: value for key, value in note.items() if key != "room"}, **left_over}


def scrubbed_following(note: Mapping[str, Any], gone_by: Container[str]) -> dict[str, Any]:
    """What following told, without the headlines that sources and pages gave to what was forgotten. `gone_by`: the digests
    of its addresses."""

    def bare(item: Mapping[str, Any]) -> dict[str, Any]:
        addresses = (item["url"], item.get("stood"))
        gone = any(digest(identity.key(identity.without_user(url))) in gone_by for url in addresses if url)
        return {key: value for key, value in item.items() if not (gone and key == "title")}

    def without(name: str, item: Mapping[str, Any]) -> Mapping[str, Any]:
        if name == "polled" and "fresh" in item:
            return {**item, "fresh": [bare(entry) for entry in item["fresh"]]}
        return bare(item) if name == "checked" else item

    return {**note, "told": [[name, without(name, item)] for name, item in note["told"]]}


def _story_without(connection: Connection, number: int) -> None:
    story = connection.scalar(sa.select(articles.c.story_id).where(articles.c.id == number))
    if story is None:
        return
    connection.execute(sa.update(articles).where(articles.c.id == number).values(story_id=None))
    of_story = sa.select(steps.c.article_id).where(steps.c.story_id == story, steps.c.article_id != number)
    others = connection.scalars(of_story.order_by(steps.c.id)).all()
    if not others:
        connection.execute(sa.delete(stories).where(stories.c.id == story))
        return
    first, *rest = others
    row = storylines.begun(*_as_it_came(connection, first))
    for other in rest:
        storylines.grow(row, *_as_it_came(connection, other))
    connection.execute(sa.update(stories).where(stories.c.id == story).values(row))


def _as_it_came(connection: Connection, number: int) -> tuple[str, str | None, str]:
    """Title, lede and time of an article when its story was found: as it was first read, whatever became of it since."""
    seen = (
        sa.select(readings.c.article, captures.c.at)
        .join_from(captures, pages, pages.c.id == captures.c.page_id)
        .join(readings, readings.c.id == pages.c.reading_id)
        .where(pages.c.article_id == number)
        .order_by(captures.c.id)
    )
    before = ""  # the first time at which it was captured until then, when it was none yet
    for row in connection.execute(seen):
        came, at = noun(Article, row.article), row.at or ""
        if came.kind in ARTICLE_KINDS:
            return came.title or came.url, came.lede, moments.order(came.published) or (before or at)[:19]
        before = min(filter(None, (before, at)), default="")
    left = connection.execute(sa.select(articles).where(articles.c.id == number)).one()
    return left.title or left.url, left.lede, left.ordered


def scrubbed(journal: dict[str, Any], left: Mapping[str, Any]) -> dict[str, Any]:
    """A journal that no longer names what was forgotten; its numbers stay, so that none is given out twice."""
    offsets = {offset for name, offset, _ in left["places"] if name == journal["warc"][1]}
    order = [(n, at, "", "") if at in offsets else (n, at, name, url) for n, at, name, url in journal["captures"]]
    minted = {noun: [one for one in given if not _names(noun, one[1], left)] for noun, given in journal["minted"].items()}
    kept = {key: value for key, value in journal.items() if key != "room"}
    return {**kept, "captures": order, "minted": minted}


def _names(noun: str, key: str, left: Mapping[str, Any]) -> bool:
    """Whether what a number was minted for is the article, a meeting that it told of first, or named only there."""
    if noun == "named":
        article, _, name = key.partition(" ")
        return article == str(left.get("article")) or digest(name) in left["names"]
    if noun == "entity":
        return digest(key) in left["names"]
    if noun == "meeting":  # address, day, place in the text (`agenda.py`)
        key = key.rsplit(" ", 2)[0]
    return noun in ("article", "meeting") and digest(key) in left["keys"]
