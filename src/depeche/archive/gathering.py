"""Meetings after people decided who is who: which become one, and which part again.

Two become one where, by the parties and places that they have now, they are the same (`encounters.same`). The one that was
met first goes on, with its number and UID; the other's wait in `former_meetings`. A meeting parts where some articles tell
of it with the one and others with the other of two that were taken for one, and what these and those tell is not the same
any more: then each goes on as what it was, and what never was by itself becomes a meeting of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

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
from depeche.archive.schema import former_meetings, meetings, parties, reports


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
        if self._move.only is None or len(ours) == len(told):  # else the names stay whose they are: it is one and the same
            known = replace(self.agenda.known(number), names={})
            self.agenda.put(number, known.calling(retelling.calls_of(told)))
        return {number}

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
        known = self.agenda.known(number)
        once = replace(known, names={}).calling(known.names.items())
        if once.names != known.names:
            self.agenda.put(number, once)

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
        one, two = self.agenda.known(number), self.agenda.known(other)
        self.agenda.flush()
        run = self._connection.execute
        told = {
            meeting: run(sa.select(reports.c.id, reports.c.article_id).where(reports.c.meeting_id == meeting)
                         .order_by(reports.c.id)).all()
            for meeting in (number, other)
        }  # fmt: skip
        # What was told last decides on status and day.
        older, newer = (two, one) if told[other][-1].id < told[number][-1].id else (one, two)
        after = one.now(encounters.joined(older.encounter, newer.encounter)).calling(two.names.items())
        run(sa.update(reports).where(reports.c.meeting_id == other).values(meeting_id=number))
        run(sa.update(former_meetings).where(former_meetings.c.meeting_id == other).values(meeting_id=number))
        run(sa.delete(parties).where(parties.c.meeting_id == other))
        run(sa.delete(meetings).where(meetings.c.id == other))
        run(sa.insert(former_meetings), {
            "id": other, "meeting_id": number, "uid": two.uid, "sequence": two.sequence,
            "article_id": told[other][0].article_id,
        })  # fmt: skip
        self.agenda.left(other)
        self.agenda.put(number, replace(after, confidence=max(one.confidence, two.confidence)))
