"""The sequential step: one capture after the other, in the order of ingestion, into the tables.

    capture ─► page (known or new) ─► reading ─► which article? ─► a revision? ─► its record, its story, its words

`add` and `rebuild` go through here and nowhere else; so the same pages in the same order give the same archive. What it
decides is in the pure modules (`identity`, `revisions`, `encounters`, `stories`); here it is looked up and carried out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import (
    as_found,
    continuing,
    databases,
    deciding,
    declared,
    followed,
    forgetting,
    identity,
    minting,
    moments,
    notes,
    revisions,
)
from depeche.archive.answers import Added, Change
from depeche.archive.continued import Continued, Standing
from depeche.archive.engine import Engine
from depeche.archive.front import Front
from depeche.archive.heirs import Heirs, keep_sequences
from depeche.archive.intake import Aside, Intake, Memory
from depeche.archive.readings import Reading, addresses, made
from depeche.archive.revisions import State
from depeche.archive.rows import Row, Rows
from depeche.archive.schema import aliases, articles, captures, pages, readings, tombstones
from depeche.archive.schema import revisions as revision_rows
from depeche.model import Record

_BY_KEY = sa.union_all(
    sa.select(articles.c.key, articles.c.id).where(articles.c.key.in_(sa.bindparam("keys", expanding=True))),
    sa.select(aliases.c.key, aliases.c.article_id).where(aliases.c.key.in_(sa.bindparam("keys", expanding=True))),
)
_PAGES = sa.select(pages).where(pages.c.digest.in_(sa.bindparam("digests", expanding=True)))
_LATEST = (
    sa.select(revision_rows, readings.c.reader)
    .join(readings, readings.c.id == revision_rows.c.reading_id)
    .where(revision_rows.c.article_id == sa.bindparam("article"))
    .order_by(revision_rows.c.number.desc())
    .limit(1)
)
_STATES = (
    sa.select(captures.c.id, captures.c.at, readings.c.digest, readings.c.id.label("reading"), readings.c.article)
    .join(pages, pages.c.id == captures.c.page_id)
    .join(readings, readings.c.id == pages.c.reading_id)
    .where(pages.c.article_id == sa.bindparam("article"))
)

_HELD_BY = (
    sa.update(pages)
    .where(pages.c.id == sa.bindparam("page"))
    .values(warc_id=sa.bindparam("file"), offset=sa.bindparam("at"), record=sa.bindparam("name"))
)


class Fold:
    """The step, within one transaction."""

    def __init__(self, connection: Connection, engine: Engine, memory: Memory, batch: int, aside: Aside,
                 remembered: minting.Remembered | None = None, heirs: Heirs | None = None,
                 facts: minting.Remembered | None = None) -> None:  # fmt: skip
        self._connection, self._engine, self._batch, self._aside = connection, engine, batch, aside
        self.mint = minting.Mint(connection, remembered, heirs, facts)
        self._buried = heirs.buried if heirs is not None else set[str]()
        self._not_told = heirs.not_told if heirs is not None else set[str]()
        self._rows = Rows(connection)
        self._front = Front(connection, engine, self.mint, self._rows, memory)
        self._continued = Continued(connection, self._rows)
        self._unjoined: set[int] = set()  # articles of which pages came in that still have to be joined
        # What waits to be written, for those that look it up before
        self._pages: dict[tuple[str, str], Row] = {}
        self._keys: dict[str, int] = {}
        self._latest: dict[int, Row] = {}  # last revision of each
        self._tombs: dict[str, str] | None = None  # digests of forgotten addresses → what to say of them
        self._owed: list[tuple[str | None, int, int]] = []  # digest, file and offset of what came in all the same

    def expect(self, intakes: Sequence[Intake]) -> None:
        """Looks up in a few queries what `take` would look up for each of these captures."""
        digests = sorted({intake.digest for intake in intakes if intake.digest is not None})
        for row in self._connection.execute(_PAGES, {"digests": digests}).mappings():
            self._pages[row["digest"], row["url"]] = dict(row)
        readings_ = [intake.reading for intake in intakes if intake.reading is not None]
        wanted: set[str] = {key for reading in readings_ for key in addresses(reading) if key is not None}
        wanted |= {reading.goes_on for reading in readings_ if reading.goes_on is not None}
        self._continued.expect(wanted)
        wanted |= {identity.key(intake.url) for intake in intakes if intake.outcome in ("missing", "gone")}
        self._keys.update({row.key: row.id for row in self._connection.execute(_BY_KEY, {"keys": sorted(wanted)})})
        self._front.expect(readings_)

    def take(self, intake: Intake) -> Added | None:
        """One capture in; what became of it. None of what is no capture but a note."""
        if intake.note is not None:
            if intake.note["depeche"] == notes.FORGOTTEN:
                self._forget(intake.note)
            elif intake.note["depeche"] == notes.DECIDED:
                self._decide(intake.note)
            else:
                self._tell(intake.note)
            return None
        if intake.forgotten:
            self.mint.number("capture")  # its number is not given to another
            return None
        capture = self.mint.number("capture")
        told = self._was_forgotten(intake)
        if told is None and intake.bodiless:
            told = "what had the same bytes was forgotten at this moment; add it again"
            self._owed.append((None, intake.warc_id, intake.offset))
        if told is not None:
            return Added(name=intake.name, change="forgotten", capture=capture, url=intake.url, reason=told)
        page = self._page(intake) if intake.digest is not None else None
        self._rows.add(captures, {
            "id": capture, "batch_id": self._batch, "name": intake.name, "url": intake.url, "at": moments.utc(intake.at),
            "outcome": intake.outcome, "status": intake.status, "reason": intake.reason,
            "page_id": page["id"] if page else None, "warc_id": intake.warc_id, "offset": intake.offset,
            "record": intake.record, "leads_to": intake.leads_to,
        })  # fmt: skip
        if page is None:
            if intake.outcome in ("missing", "gone") and (changed := self._page_gone(intake, capture)) is not None:
                return changed
            return Added(
                name=intake.name, change="no-page", capture=capture, url=intake.url, outcome=intake.outcome,
                status=intake.status, reason=intake.reason,
            )  # fmt: skip
        if page["unreadable"] is not None:
            return Added(name=intake.name, change="unreadable", capture=capture, url=intake.url, reason=page["unreadable"])
        return self._seen(intake, capture, page)

    def _was_forgotten(self, intake: Intake) -> str | None:
        """What to say of a capture whose article was forgotten while its record was on the way here, or left behind by a
        run that was killed; None of all others. The record is to be taken out of its file."""
        tombs = self._forgotten()
        if not tombs:
            return None
        keys = [identity.key(url) for url in (intake.url, intake.page_url) if url]
        if intake.reading is not None:
            keys += [key for key in addresses(intake.reading) if key is not None]
        known = next((digest for digest in map(forgetting.digest, keys) if digest in tombs), None)
        if known is None:
            return None
        self._owed.append((known, intake.warc_id, intake.offset))
        return tombs[known]

    def _forgotten(self) -> Mapping[str, str]:
        if self._tombs is None:
            self._tombs = forgetting.known(self._connection)
        return self._tombs

    def _decide(self, note: Mapping[str, Any]) -> None:
        """Joins or parts names as somebody decided."""
        self._front.flush()
        deciding.apply(self._connection, self._engine, self.mint, note)
        if self.mint.facts is None:  # else it is asked at the end: who was named by what is gone may be named by what comes
            forgetting.nobody_removed(self._connection, deciding.between(self._connection, note))
        self._front.names_changed()
        self._front.parties_changed()

    def _tell(self, note: Mapping[str, Any]) -> None:
        """What following told; nothing of what was forgotten."""
        self._front.flush()  # which articles these addresses are was decided just now
        tombs = self._forgotten()
        told = notes.told(note)
        gone = self._not_told | (followed.asked_no_more(self._connection) if tombs else set()) | set(tombs)
        led = followed.apply(self._connection, self.mint, told, gone, tombs)
        if led or (tombs and forgetting.scrubbed_following(note, gone) != note):
            # It was on its way when that was forgotten, or only now it is known of what others gave the headlines.
            of_it = {forgetting.digest(key) for item in told for key in followed.addresses(item)} & gone
            forgetting.headlines_owed(self._connection, of_it.union(map(forgetting.digest, led)))

    def _forget(self, note: Mapping[str, Any]) -> None:
        """Takes an article out, and leaves a tombstone."""
        self._front.flush()
        number, left, told_of = note["article"], forgetting.once_more(note), forgetting.told_of(note)
        key = self._connection.scalar(sa.select(articles.c.key).where(articles.c.id == number))
        if key is not None and forgetting.digest(key) in note["keys"]:
            databases.of(self._connection).shredding(self._connection)
            named = forgetting.entities_of(self._connection, number)
            own = forgetting.keys(self._connection, number)
            leading = followed.leading_to(self._connection, own)
            followed.ask_no_more(self._connection, told_of, [*own, *leading])
            self._front.emptied(number)
            left = forgetting.removed(self._connection, number, note["names"])
            forgetting.names_removed(self._connection, self._engine, named, note["names"])
            self._front.names_changed()
            self._continued.moved(number, None)
            self._unjoined.discard(number)
            self._front.gone(number)
            self._latest.pop(number, None)
            self._keys = {one: other for one, other in self._keys.items() if other != number}
            self._pages = {one: page for one, page in self._pages.items() if page["article_id"] != number}
        if told_of & followed.asked_no_more(self._connection):  # sources told of it, maybe in files from long before
            left |= {"keys": sorted(told_of), "told": True}
        keep_sequences(self._connection, note.get("heirs", ()))
        self._front.parties_changed()
        self._connection.execute(sa.insert(tombstones), {
            "id": self.mint.number("tombstone"), "at": note["at"], "why": note["why"],
            "keys": json.dumps(forgetting.known_by(note)), "left": json.dumps(left, ensure_ascii=False),
        })  # fmt: skip
        self._tombs = None

    # ---- page and reading

    def _page(self, intake: Intake) -> Row:
        known = self._pages.get((intake.digest or "", intake.page_url))
        if known is not None:
            if intake.body_at is None:  # the bytes came whole once more: as a rule since the record that had them is damaged
                known |= {"warc_id": intake.warc_id, "offset": intake.offset, "record": intake.record}
                self._connection.execute(_HELD_BY, {
                    "page": known["id"], "file": intake.warc_id, "at": intake.offset, "name": intake.record
                })  # fmt: skip
            return known
        warc_id, offset, record = intake.body_at or (intake.warc_id, intake.offset, intake.record)
        page: Row = {
            "id": self.mint.number("page"), "digest": intake.digest, "url": intake.page_url,
            "host": identity.host(intake.page_url), "size": intake.size, "warc_id": warc_id, "offset": offset,
            "record": record, "unreadable": intake.unreadable, "article_id": None, "reading_id": None,
        }  # fmt: skip
        if intake.reading is not None:
            page["reading_id"] = self._keep_reading(intake.reading, page["id"])
            page["article_id"] = self._article(intake.reading)
            page["unreadable"] = None
        elif page["unreadable"] is None:
            page["unreadable"] = "nothing was read of it"
        self._pages[intake.digest or "", intake.page_url] = page
        self._rows.add(pages, page)
        return page

    def _keep_reading(self, reading: Reading, page: int) -> int:
        number = self.mint.number("reading")
        self._rows.add(readings, {
            "id": number, "page_id": page, "reader": reading.reader, "recorder": reading.recorder, "digest": reading.digest,
            "article": reading.article, "record": reading.record,
        })  # fmt: skip
        return number

    # ---- article

    def _article(self, reading: Reading) -> int:
        """Which article a reading is of; a new number where the archive has none."""
        key, other = addresses(reading)
        number = self._keys.get(key)
        if number is not None and self._is_another(key, number, reading):
            declared.given_back(self._connection, key)
            number = None
        if number is None:
            number = self._going_on_at(key, reading, other)
        speaks = other is not None and reading.columns["kind"] != "index"
        named = self._keys.get(other or "") if speaks else None
        if named is not None and named != number and not self._was_called(named, reading):
            named = None
        if number is None and named is not None:
            number = named
            self._alias(key, number)
        if number is None:
            number = self._keys[key] = self._front.new(key)
        if named is not None and named != number:
            number, joining = sorted((number, named))
            self._take_in(joining, number)
            self._unjoined.add(number)
        buried = self._buried and other is not None and forgetting.digest(other) in self._buried
        if other is not None and speaks and other not in self._keys and not buried:
            self._alias(other, number)
        if reading.goes_on is not None:
            self._goes_on(number, reading.goes_on, reading.columns["title"])
        return number

    def _was_called(self, number: int, reading: Reading) -> bool:
        if identity.titles_agree(self._front.load(number).get("title"), reading.columns["title"]):
            return True
        self._front.flush()
        return declared.was_called(self._connection, number, reading.columns["title"])

    def _is_another(self, key: identity.Key, number: int, reading: Reading) -> bool:
        """Whether what stands at an address is something else than the article that declared it, wrongly, as its own."""
        if self._front.load(number)["key"] == key or self._keys.get(reading.goes_on or "") == number:
            return False
        self._front.flush()
        return not declared.stood_at(self._connection, number, key) and not self._was_called(number, reading)

    def _going_on_at(self, key: identity.Key, reading: Reading, canonical: identity.Key | None) -> int | None:
        """The article of which a page is one more page; None where it is none."""
        number = self._continued.article_at(key)
        if number is None:
            return None
        article = self._front.load(number)
        if not continuing.continues(article.get("title"), article["key"], reading.columns["title"], canonical):
            return None
        self._alias(key, number)
        self._unjoined.add(number)
        return number

    def _goes_on(self, number: int, key: str, title: str | None) -> None:
        """An article goes on at an address: what was captured of that before is a page of it."""
        there = self._keys.get(key)
        if there is not None and there != number:
            other = self._front.load(there)
            if other["key"] == key and continuing.continues(title, self._front.load(number)["key"], other["title"], None):
                self._take_in(there, number)
                there = number
        known = self._continued.article_at(key) == number
        self._continued.note(key, number)
        if there == number and not known:
            self._unjoined.add(number)

    def _take_in(self, other: int, number: int) -> None:
        """What was taken for an article is a page of another: its number leads there, and is not used again."""
        gone, article = self._front.load(other), self._front.load(number)
        self._front.emptied(other)
        forgetting.joined(self._connection, other, number)
        for which, first in (("captured", min), ("latest", max)):
            times = [row[which] for row in (gone, article) if row[which] is not None]
            article[which] = first(times) if times else None
        self._continued.moved(other, number)
        self._front.gone(other)
        self._latest.pop(other, None)
        self._unjoined.discard(other)
        self._keys = {key: number if one == other else one for key, one in self._keys.items()}
        for page in self._pages.values():
            if page["article_id"] == other:
                page["article_id"] = number

    def _alias(self, key: str, number: int) -> None:
        self._keys[key] = number
        self._rows.add(aliases, {"key": key, "article_id": number})

    # ---- revision

    def _seen(self, intake: Intake, capture: int, page: Row) -> Added:
        """A capture of a page that is read: is it a new state of its article?"""
        number = page["article_id"]
        article = self._front.load(number)
        new, joined = not article["revisions"], False
        before = article["revisions"]
        at = moments.utc(intake.at)
        if new:
            assert intake.reading is not None
            self._append(article, State(capture=capture, at=at, digest=intake.reading.digest, reading=page["reading_id"],
                                        title=intake.reading.columns["title"]), intake.reading)  # fmt: skip
        elif number in self._unjoined:
            joined = True
        elif self._continued.goes_on(number):
            self._join(number)
        elif at is not None and article["latest"] is not None and at < article["latest"]:
            self._insert_late(article, capture, at, page, intake.reading)
        else:
            self._compare(article, capture, at, page, intake.reading)
        if at is not None:
            article["captured"] = min(article["captured"] or at, at)
            article["latest"] = max(article["latest"] or at, at)
        self._front.changed(number)
        reading = intake.reading
        change: Change = (
            "new" if new else "joined" if joined else "changed" if article["revisions"] != before else "unchanged"
        )
        return Added(
            name=intake.name, change=change, capture=capture, url=article["url"], article=number, title=article["title"],
            kind=article["kind"], reason=_both(intake.reason, reading.partial if reading else None),
            statements=len(reading.said) if reading else 0, meetings=len(reading.met) if reading else 0,
        )  # fmt: skip

    def _compare(self, article: Row, capture: int, at: str | None, page: Row, reading: Reading | None) -> None:
        """The common case: the capture is later than all others, so only the last revision matters."""
        latest = self._latest.get(article["id"])
        if latest is None:
            self._rows.flush()  # a late capture of this batch may just have drawn the revisions up again
            latest = dict(self._connection.execute(_LATEST, {"article": article["id"]}).mappings().one())
            self._latest[article["id"]] = latest
        if latest["reading_id"] == page["reading_id"]:
            return
        if reading is None:  # a page that was here before has come back
            reading = self._front.stored_reading(page["reading_id"])
        digest = latest["digest"]
        if latest["reader"] != reading.reader:
            again = self._aside.reread(latest["reading_id"])  # only readings of one reader can be compared
            digest = again.digest if again is not None else digest
        if digest != reading.digest:
            self._append(article, State(capture=capture, at=at, digest=reading.digest, reading=page["reading_id"],
                                        title=reading.columns["title"]), reading)  # fmt: skip

    def _append(self, article: Row, state: State, reading: Reading) -> None:
        article["revisions"] += 1
        row = {
            "article_id": article["id"], "number": article["revisions"], "capture_id": state.capture,
            "reading_id": state.reading, "at": state.at, "title": state.title, "digest": state.digest,
        }  # fmt: skip
        self._rows.add(revision_rows, row)
        self._latest[article["id"]] = {**row, "reader": reading.reader}
        self._front.show(article, state.reading, reading, state.at)

    def _insert_late(self, article: Row, capture: int, at: str, page: Row, reading: Reading | None) -> None:
        """A capture from before: the row of revisions is drawn up again from all captures."""
        number = article["id"]
        self._front.flush()
        states = [
            State(capture=row.id, at=row.at, digest=row.digest, reading=row.reading)
            for row in self._connection.execute(_STATES, {"article": number})
        ]
        digest = reading.digest if reading is not None else self._front.stored_reading(page["reading_id"]).digest
        states.append(State(capture=capture, at=at, digest=digest, reading=page["reading_id"]))
        begun = revisions.begun(states)
        self._connection.execute(sa.delete(revision_rows).where(revision_rows.c.article_id == number))
        titles = {state.reading: self._front.stored_reading(state.reading).columns["title"] for state in begun}
        for i, state in enumerate(begun, 1):
            self._rows.add(revision_rows, {
                "article_id": number, "number": i, "capture_id": state.capture, "reading_id": state.reading, "at": state.at,
                "title": titles[state.reading], "digest": state.digest,
            })  # fmt: skip
        self._latest.pop(number, None)
        article["revisions"] = len(begun)
        if begun[-1].reading != article["reading_id"]:
            self._front.show(article, begun[-1].reading, self._front.stored_reading(begun[-1].reading), article["captured"])

    # ---- an article of several pages

    def _page_gone(self, intake: Intake, capture: int) -> Added | None:
        """What an article lost, of which one page is no longer there; None where it lost nothing."""
        number = self._keys.get(identity.key(intake.url))
        if number is None or number in self._unjoined or not self._continued.goes_on(number):
            return None
        article = self._front.load(number)
        before = article["revisions"]
        self._join(number)
        self._front.changed(number)
        if article["revisions"] == before:
            return None
        return Added(
            name=intake.name, change="changed", capture=capture, url=intake.url, article=number, title=article["title"],
            kind=article["kind"], reason=intake.reason,
        )  # fmt: skip

    def _join(self, number: int) -> None:
        """Draws the revisions of an article that goes on over several pages up again, from all captures of them."""
        self._unjoined.discard(number)
        article = self._front.load(number)
        self._front.flush()
        of_article = revision_rows.c.article_id == number
        before = {row.digest: row.reading_id for row in self._connection.execute(sa.select(revision_rows).where(of_article))}
        of_pages = set(self._connection.scalars(sa.select(pages.c.reading_id).where(pages.c.article_id == number)))
        standings = self._continued.standings(number, self._aside.reread)
        self._connection.execute(sa.delete(revision_rows).where(of_article))
        made_now: dict[int, Reading] = {}
        reading: int = article["reading_id"]
        for i, standing in enumerate(standings, 1):
            kept = before.get(standing.digest)
            old = standing.reading if kept in of_pages or kept is None else kept
            if old is not None:
                reading = old
            else:
                found = self._recorded(standing)
                reading = self._keep_reading(found, standing.page)
                made_now[reading] = found
            self._rows.add(revision_rows, {
                "article_id": number, "number": i, "capture_id": standing.whole.sight.capture, "reading_id": reading,
                "at": standing.whole.sight.at, "title": standing.article.title, "digest": standing.digest,
            })  # fmt: skip
        self._rows.flush()
        self._latest.pop(number, None)
        article["revisions"] = len(standings)
        if reading != article["reading_id"]:
            shown = made_now.get(reading) or self._front.stored_reading(reading)
            self._front.show(article, reading, shown, standings[-1].whole.sight.at)
        self._front.changed(number)
        in_use = sa.select(revision_rows.c.reading_id).where(of_article)
        left = [one for one in before.values() if one not in of_pages]
        self._front.flush()
        self._connection.execute(sa.delete(readings).where(readings.c.id.in_(left), readings.c.id.not_in(in_use)))

    def _recorded(self, standing: Standing) -> Reading:
        found = self._aside.recorded(standing.article)
        return found if found is not None else made(standing.article, Record(), self._engine, standing.digest)

    def close(self) -> None:
        """Writes all that is left."""
        for number in sorted(self._unjoined):
            self._join(number)
        self._front.flush()
        if self.mint.facts is not None:
            as_found.batch(self._connection, self.mint, self.mint.facts)
        for digest, warc_id, offset in self._owed:
            forgetting.owed(self._connection, digest, warc_id, offset)
        self.mint.keep(self._connection)


def _both(*reasons: str | None) -> str | None:
    return "; ".join(reason for reason in reasons if reason) or None
