"""Meetings after people decided who is who: which become one, and which part again.

Two become one where, by the parties and places that they have now, they are the same (`encounters.same`). The one that was
met first goes on, with its number and UID; the other's wait in `former_meetings`. A meeting parts where some articles tell
of it with the one and others with the other of two that were taken for one, and what these and those tell is not the same
any more: then each goes on as what it was, and what never was by itself becomes a meeting of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import encounters, retelling
from depeche.archive.agenda import Agenda, Known
from depeche.archive.encounters import Encounter
from depeche.archive.engine import Engine
from depeche.archive.minting import Mint
from depeche.archive.regrouping import Move, chunks, folded
from depeche.archive.retelling import Report
from depeche.archive.rows import Rows
from depeche.archive.schema import articles, former_meetings, meetings, parties, reports


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """The meetings of the two entities of a move, before it: as a party, or as the place."""

    source: frozenset[int]
    target: frozenset[int]


def touched(connection: Connection, move: Move) -> Touched:
    """Has to be asked before names are moved."""

    def of(entity: int) -> frozenset[int]:
        held = sa.select(parties.c.meeting_id).where(parties.c.entity_id == entity)
        there = sa.select(meetings.c.id).where(meetings.c.place_id == entity)
        return frozenset(connection.scalars(held.union(there)))

    return Touched(source=of(move.source), target=of(move.target))


def gathered(connection: Connection, engine: Engine, mint: Mint, move: Move, before: Touched) -> None:
    """Parts and joins the meetings of a move that was carried out. All that waited has to be written before.

    Cost: each meeting of the source is compared with those of the target around its days.
    """
    gathering = _Gathering(connection, engine, mint, move)
    changed = set(before.source)
    for number in sorted(before.source):
        if move.whole:
            gathering.named_once(number)
        else:
            changed |= gathering.parted(number)
    gathering.agenda.flush()
    if before.target:  # else nobody is one with anybody whom he was not one with before
        for number in sorted(changed):
            if number in changed:
                gathering.joined(number, changed, before.target)
    gathering.agenda.flush()
    gathering.rows.flush()


# ---------------------------------------------------------------- what is found, to be told to a rebuild

# Which meetings become one or part may come from articles that are forgotten by then. So the journal says of which meetings
# articles tell after a decision, as far as these changed.


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What there was before a decision."""

    former: dict[int, str]  # meetings that became one with others
    met: int  # meetings that were written until then


def before(connection: Connection, mint: Mint) -> Before:
    """Has to be asked before a decision is carried out."""
    return Before(former=_former(connection), met=len(mint.minted["met"]))


def _former(connection: Connection) -> dict[int, str]:
    rows = connection.execute(sa.select(former_meetings).order_by(former_meetings.c.id))
    return {row.id: f"{row.meeting_id} {row.uid} {row.sequence} {row.article_id}" for row in rows}


def tell(connection: Connection, mint: Mint, uid: str, before: Before) -> None:
    """Lets the journal tell what came of a decision that goes by `uid`."""
    touched = {int(key.partition(" ")[0]) for _, key in mint.minted["met"][before.met :]}
    for some in chunks(sorted(touched)):
        telling = sa.select(reports.c.article_id).where(reports.c.meeting_id.in_(some))
        for article in sorted(set(connection.scalars(telling))):
            for place, row in enumerate(_reports(connection, article)):
                if row.meeting_id in some:
                    mint.finds("moved", row.meeting_id, f"{uid} {article} {place}")
    after = _former(connection)
    for number in sorted(before.former.keys() | after.keys()):
        if before.former.get(number) != after.get(number):
            mint.finds("former", number, f"{uid} {after.get(number, '')}")


def _reports(connection: Connection, article: int) -> Sequence[Any]:
    asked = sa.select(reports.c.id, reports.c.meeting_id).where(reports.c.article_id == article).order_by(reports.c.id)
    return connection.execute(asked).all()


def as_found(connection: Connection, engine: Engine, mint: Mint, uid: str) -> None:
    """The meetings after a decision, whose names were moved already, as `tell` told it."""
    facts = mint.facts or {}
    touched = {int(key.partition(" ")[0]) for key in facts.get("met", {})}
    for key, found in facts.get("moved", {}).items():
        of, article, place = key.split(" ")
        told = _reports(connection, int(article)) if of == uid else ()
        if int(place) < len(told):
            row = told[int(place)]
            touched.add(row.meeting_id)
            connection.execute(sa.update(reports).where(reports.c.id == row.id).values(meeting_id=found[-1]))
    rows = Rows(connection)
    agenda = Agenda(connection, engine, mint, rows)
    for number in sorted(touched):
        retelling.redrawn(connection, engine, agenda, number)
    agenda.flush()
    rows.flush()
    for key, found in facts.get("former", {}).items():
        of, _, row = key.partition(" ")
        for number in found if of == uid else ():
            _waits(connection, number, row)


def _waits(connection: Connection, number: int, row: str) -> None:
    """A meeting became one with another, or goes on by itself; unless the one or the other is gone by now."""
    connection.execute(sa.delete(former_meetings).where(former_meetings.c.id == number))
    if row:
        meeting, uid, sequence, article = row.split(" ")
        there = sa.select(meetings.c.id).where(meetings.c.id == int(meeting))
        telling = sa.select(articles.c.id).where(articles.c.id == int(article))
        if connection.scalar(there) is not None and connection.scalar(telling) is not None:
            connection.execute(sa.insert(former_meetings), {
                "id": number, "meeting_id": int(meeting), "uid": uid, "sequence": int(sequence), "article_id": int(article)
            })  # fmt: skip


class _Gathering:
    def __init__(self, connection: Connection, engine: Engine, mint: Mint, move: Move) -> None:
        self._connection, self._engine, self._move = connection, engine, move
        self.rows = Rows(connection)
        self.agenda = Agenda(connection, engine, mint, self.rows)

    # ---- parting

    def parted(self, number: int) -> set[int]:
        """The meeting, and those that go on without it."""
        told = retelling.of(self._connection, self._engine, self.agenda, number)
        ours = [report for report in told if self._is_moved(report)]
        if not ours:
            return {number}
        gone = [report for report in ours if self._move.source not in report.entities]
        rest = [report for report in told if report not in gone]
        if gone and any(self._move.source in report.entities for report in rest):
            one, other = sorted((gone, rest), key=lambda some: some[0].id)
            if not encounters.same(self._as_told(one), self._as_told(other), self._engine.same_name):
                return self._apart(number, rest, gone)
        self._redrawn(number)
        return {number}

    def _redrawn(self, number: int) -> None:
        retelling.redrawn(self._connection, self._engine, self.agenda, number)

    def _is_moved(self, report: Report) -> bool:
        """Whether a report has one of the names that went to the target."""
        only, names = self._move.only, (*report.called, report.told.where or "")
        if self._move.target not in report.entities or (only is not None and report.article not in only):
            return False
        return any(folded(name) in self._move.names for name in names if name)

    def _apart(self, number: int, rest: list[Report], gone: list[Report]) -> set[int]:
        """Two meetings of the one: those that were two before get back what they had."""
        former = self._connection.execute(
            sa.select(former_meetings).where(former_meetings.c.meeting_id == number).order_by(former_meetings.c.id)
        ).all()
        theirs = {report.article for report in gone}
        of_gone = [row for row in former if row.article_id in theirs]
        of_rest = [row for row in former if row.article_id in {report.article for report in rest} - theirs]
        leaving, back = (gone, of_gone) if of_gone or not of_rest else (rest, of_rest)
        staying = rest if leaving is gone else gone
        before = self.agenda.known(number)
        self.agenda.put(number, retelling.retold(before, staying, self._as_told(staying)))
        first, encounter = leaving[0], self._as_told(leaving)
        if back:
            # Who has it in a calendar may have seen it go.
            uid, sequence = back[0].uid, back[0].sequence + 1
            other, known = back[0].id, Known(encounter=encounter, uid=uid, sequence=sequence, confidence=0.0)
            self.agenda.put(other, retelling.retold(known, leaving, encounter), new=True)
        else:
            most = max(report.told.confidence for report in leaving)
            other = self.agenda.new(encounter, retelling.calls_of(leaving), first.told, first.key, most)
        self.agenda.flush()
        run = self._connection.execute
        for row in back:
            of_row = former_meetings.c.id == row.id
            run(
                sa.delete(former_meetings).where(of_row)
                if row.id == other
                else sa.update(former_meetings).where(of_row).values(meeting_id=other)
            )
        for some in chunks([report.id for report in leaving]):
            run(sa.update(reports).where(reports.c.id.in_(some)).values(meeting_id=other))
        return {number, other}

    def _as_told(self, some: Sequence[Report]) -> Encounter:
        return retelling.told(self._connection, some)

    # ---- joining

    def named_once(self, number: int) -> None:
        """Takes the second name of an entity out, which was two until now."""
        self._redrawn(number)

    def joined(self, number: int, changed: set[int], target: frozenset[int]) -> None:
        """Makes a meeting one with those that it is the same as now; `changed` has no more what is none of its own."""
        mine = self.agenda.known(number).encounter
        near = {**dict(self.agenda.near(mine)), **dict(self.agenda.near(mine, encounters.MOST_MOVED))}
        near.pop(number, None)
        for other in sorted(near, key=lambda one: (near[one].parties != mine.parties, one)):
            # Of two that were the source's alone nothing changed between them.
            if number not in target and other not in target:
                continue
            first, second = sorted((number, other))
            one, two = self.agenda.known(first), self.agenda.known(second)
            if encounters.same(one.encounter, two.encounter, self._engine.same_name):
                self._one(first, second)
                changed.discard(second)
                number = first

    def _one(self, number: int, other: int) -> None:
        two = self.agenda.known(other)
        self.agenda.flush()
        run = self._connection.execute
        told = {
            meeting: run(sa.select(reports.c.id, reports.c.article_id).where(reports.c.meeting_id == meeting)
                         .order_by(reports.c.id)).all()
            for meeting in (number, other)
        }  # fmt: skip
        run(sa.update(reports).where(reports.c.meeting_id == other).values(meeting_id=number))
        run(sa.update(former_meetings).where(former_meetings.c.meeting_id == other).values(meeting_id=number))
        run(sa.delete(parties).where(parties.c.meeting_id == other))
        run(sa.delete(meetings).where(meetings.c.id == other))
        run(sa.insert(former_meetings), {
            "id": other, "meeting_id": number, "uid": two.uid, "sequence": two.sequence,
            "article_id": told[other][0].article_id,
        })  # fmt: skip
        self.agenda.left(other)
        self._redrawn(number)
