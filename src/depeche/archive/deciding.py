"""What people decide about names: that two entities are one, or that a name is somebody else's.

    merge   all names of one entity are another's from here on; its number leads there
    split   some of its names, or its names in some articles, are a new entity's, or another's
    undo    a decision is taken back: the names are whose they were

A decision is a note in the WARC files, with the names as they are written; so it is done again by a rebuild, in its turn,
and by a newer engine that groups names otherwise. In the tables it is a row of `decisions`, and of `pins` for each name:
those rule over all likeness when the same name comes in later.
"""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive import forgetting, former, gathering, latecomers, moments, naming
from depeche.archive.answers import Decision, Party
from depeche.archive.engine import Engine
from depeche.archive.minting import Mint
from depeche.archive.notes import DECIDED, Note
from depeche.archive.regrouping import Move, chunks, count, folded, move
from depeche.archive.schema import decisions, entities, mentions, parties, pins, speakers, spellings
from depeche.errors import BadDecision
from depeche.model import EntityKind

_EVERYWHERE = 0


# ---------------------------------------------------------------- from what somebody wants to a note


def merge(connection: Connection, engine: Engine, into: str | int, other: str | int, why: str, now: datetime) -> Note:
    """That `other` is the entity `into`. Raises NotFound, BadDecision."""
    one, two = naming.one_called(connection, engine, into), naming.one_called(connection, engine, other)
    if one == two:
        raise BadDecision(f"{into} and {other} are one already: {_told(connection, one)}")
    kinds = [_row(connection, number).kind for number in (one, two)]
    if kinds[0] != kinds[1]:
        raise BadDecision(
            f"{_told(connection, one)} is a {kinds[0]} and {_told(connection, two)} a {kinds[1]}: only what is of one kind "
            "can be merged"
        )
    value = {
        "what": "merged", "kind": kinds[0], "from": two, "to": one, "names": _names(connection, two),
        "kept": _names(connection, one), "articles": [],
    }  # fmt: skip
    return _note(value, why, now)


def split(connection: Connection, engine: Engine, ref: str | int, names: Sequence[str], within: Sequence[int],
          to: str | int | None, why: str, now: datetime) -> Note:  # fmt: skip
    """That these names (in these articles; without names, whatever it is called there) are somebody else's: those of `to`,
    else of an entity of its own. Raises NotFound, BadDecision."""
    number = naming.one_called(connection, engine, ref)
    row, own = _row(connection, number), _names(connection, number)
    target = naming.one_called(connection, engine, to) if to is not None else None
    if target == number:
        raise BadDecision(f"{ref} and {to} are the same: {_told(connection, number)}")
    if target is not None and _row(connection, target).kind != row.kind:
        raise BadDecision(f"{_told(connection, target)} is a {_row(connection, target).kind}, and no {row.kind}")
    if not names and not within:
        raise BadDecision("say which spellings, or which articles, are somebody else's")
    wanted = {folded(name) for name in names}
    for name in names:
        if folded(name) not in {folded(one) for one in own}:
            raise BadDecision(f"{_told(connection, number)} is never written {name!r}; there is {', '.join(own)}")
    going = [name for name in own if folded(name) in wanted] if names else own
    if within:
        naming_it = set(connection.scalars(sa.select(mentions.c.article_id).where(mentions.c.entity_id == number)))
        stray = [article for article in within if article not in naming_it]
        if stray:
            raise BadDecision(f"article {stray[0]} does not name {_told(connection, number)}")
        if naming_it <= set(within) and len(going) == len(own):
            raise BadDecision(f"{_told(connection, number)} is named in no other article, so there is nothing to split")
    elif len(going) == len(own):
        raise BadDecision(f"{_told(connection, number)} is written in no other way, so there is nothing to split")
    value = {
        "what": "split", "kind": row.kind, "from": number, "to": target, "names": going,
        "kept": [name for name in own if name not in going or within], "articles": sorted(within),
    }  # fmt: skip
    return _note(value, why, now)


def undo(connection: Connection, number: int, now: datetime) -> Note:
    """That a decision is taken back. Raises BadDecision."""
    row = connection.execute(sa.select(decisions).where(decisions.c.id == number)).first()
    if row is None:
        raise BadDecision(f"there is no decision {number}; `depeche people decided` lists them")
    if row.undone is not None:
        raise BadDecision(f"decision {number} was taken back already, on {row.undone[:10]}")
    later = _resting(connection, row)
    if later is not None:
        raise BadDecision(f"decision {later} is about the same names and came after decision {number}: take that back first")
    return _note({"what": "undone", "of": row.uid}, "", now)


def _resting(connection: Connection, row: Any) -> int | None:
    """The last decision after this one that has to do with the same names or entities."""
    both = (row.from_id, row.to_id)
    of = pins.alias()
    same = sa.select(of.c.decision_id).join(
        pins, sa.and_(pins.c.kind == of.c.kind, pins.c.folded == of.c.folded, pins.c.decision_id == row.id)
    )
    touching = sa.or_(decisions.c.from_id.in_(both), decisions.c.to_id.in_(both), decisions.c.id.in_(same))
    found: int | None = connection.scalar(
        sa.select(sa.func.max(decisions.c.id)).where(decisions.c.id > row.id, decisions.c.undone.is_(None), touching)
    )
    return found


def _note(value: Mapping[str, Any], why: str, now: datetime) -> Note:
    # What is dropped when a name has to be taken out of the record: the rest then goes into its place.
    about = {
        "room": secrets.token_hex(24),
        "depeche": DECIDED,
        "uid": str(uuid.uuid4()),
        "at": moments.utc(now.replace(microsecond=0)),
        "why": why,
    }
    return Note(at=now, value={**about, **value})


def _row(connection: Connection, number: int) -> Any:
    return connection.execute(sa.select(entities).where(entities.c.id == number)).one()


def _told(connection: Connection, number: int) -> str:
    return f"{_row(connection, number).name} (person/{number})"


def _names(connection: Connection, number: int) -> list[str]:
    """All ways in which an entity is or was written, the most used first; one of those that fold to the same."""
    rows = connection.execute(
        sa.select(spellings.c.name, sa.func.sum(spellings.c.articles).label("n"))
        .where(spellings.c.entity_id == number).group_by(spellings.c.name).order_by(sa.desc("n"), spellings.c.name)
    )  # fmt: skip
    found = {folded(row.name): row.name for row in reversed(rows.all())}
    names = dict(reversed(found.items()))
    # A second name of one article has no row of its own where it speaks or meets.
    for table in (speakers, parties):
        asked = sa.select(table.c.name).where(table.c.entity_id == number).distinct().order_by(table.c.name)
        for name in connection.scalars(asked):
            names.setdefault(folded(name), name)
    return list(names.values())


# ---------------------------------------------------------------- from a note into the tables


@dataclass(slots=True)
class Pins:
    """What is decided about names, to be looked up while articles come in."""

    held: dict[tuple[str, str, int], int] = field(default_factory=dict)  # kind, folded, article or 0 → entity

    def of(self, kind: str, name: str, article: int) -> int | None:
        """The entity that a name (folded) is in an article by decision; None: nobody decided."""
        if not self.held:
            return None
        here = self.held.get((kind, name, article))
        return here if here is not None else self.held.get((kind, name, _EVERYWHERE))


def standing(connection: Connection) -> Pins:
    """The pins of all decisions that were not taken back; of several the last."""
    rows = connection.execute(
        sa.select(pins).join(decisions, decisions.c.id == pins.c.decision_id)
        .where(decisions.c.undone.is_(None)).order_by(pins.c.decision_id)
    )  # fmt: skip
    return Pins(held={(row.kind, row.folded, row.article_id): row.entity_id for row in rows})


def apply(connection: Connection, engine: Engine, mint: Mint, note: Mapping[str, Any]) -> None:
    """Carries a decision out. All that waited has to be written before."""
    if note["what"] not in ("merged", "split", "undone"):
        return
    carry_out = _taken_back if note["what"] == "undone" else _decided
    before = gathering.before(connection, mint) if mint.facts is None else None
    carry_out(connection, engine, mint, note)
    if before is None:
        gathering.as_found(connection, engine, mint, note["uid"])
    else:
        gathering.tell(connection, mint, note["uid"], before)


def made(connection: Connection, note: Mapping[str, Any]) -> Decision:
    """What came of a note. Raises BadDecision where nothing did, as somebody decided or forgot at that moment."""
    uid = note["of"] if note["what"] == "undone" else note["uid"]
    found = connection.execute(sa.select(decisions.c.id, decisions.c.undone).where(decisions.c.uid == uid)).first()
    if found is None or (note["what"] == "undone" and found.undone is None):
        raise BadDecision(
            "nothing came of it: the same names were decided about, or forgotten, at the same moment; "
            "`depeche people decided` tells what holds now"
        )
    return next(one for one in decided(connection) if one.id == found.id)


def between(connection: Connection, note: Mapping[str, Any]) -> list[int]:
    """The entities that a decision was about."""
    uid = note["of"] if note["what"] == "undone" else note["uid"]
    rows = connection.execute(sa.select(decisions.c.from_id, decisions.c.to_id).where(decisions.c.uid == uid))
    return [number for row in rows for number in (row.from_id, row.to_id)]


def _decided(connection: Connection, engine: Engine, mint: Mint, note: Mapping[str, Any]) -> None:
    kind, source, names = note["kind"], note["from"], note["names"]
    merged, within = note["what"] == "merged", _within(connection, note["articles"])
    target = note["to"] if note["to"] is not None else mint.number("entity", f"decided {note['uid']}")
    known = standing(connection)
    # Since the note was made somebody else may have merged them, into each other or into others.
    target, now = naming.leads_to(connection, target), naming.leads_to(connection, source)
    source = source if merged else now
    # All names were forgotten since, or they are one already: no number is given out twice, and that is all.
    if not (names or note["kept"]) or now == target:
        mint.number("decision", note["uid"])
        return
    for one in (source, target):
        _there(connection, mint, one, kind)
    number = mint.number("decision", note["uid"])
    connection.execute(sa.insert(decisions), {
        "id": number, "uid": note["uid"], "at": note["at"], "what": note["what"], "from_id": source, "to_id": target,
        "why": note["why"], "undone": None, "made": 1 if note["to"] is None else None,
    })  # fmt: skip
    going, stays = frozenset(map(folded, names)), target if merged else source
    held = {(name, article): entity for (of, name, article), entity in known.held.items() if of == kind}
    by_place = {(folded(name), _EVERYWHERE): (stays, stays) for name in note["kept"]}
    by_place |= {(name, article): (target, source) for name in going for article in within or (_EVERYWHERE,)}
    if merged:  # a name that somebody else has everywhere else, too, stays so there
        others = {name for (name, article), entity in held.items() if not article and entity not in (source, target)}
        by_place = {place: pin for place, pin in by_place.items() if place[0] not in others}
    if not within:  # and where it was decided for one article that a name is the source's, it goes along
        by_place |= {
            (name, article): (target, source)
            for (name, article), entity in held.items()
            if article and entity == source and (merged or name in going)
        }
    _pinned(connection, kind, number, by_place)
    if merged:
        _moved(connection, engine, mint, Move(kind=kind, source=source, target=target, names=going, whole=True))
        _leads(connection, source, target)
    # By this engine all stand at the source; by another, names may have been grouped otherwise before they came here.
    namesakes = {entity for (name, _), entity in held.items() if name in going} - {source}
    holders = _holders(connection, kind, going) | (set() if merged else {source})
    for holder in sorted(holders - namesakes - {target}):
        _moved(connection, engine, mint, Move(kind=kind, source=holder, target=target, names=going, only=within or None))
    count(connection, (source, target))


def _within(connection: Connection, articles: Iterable[int]) -> tuple[int, ...]:
    """The articles to which a decision is confined: some may be pages of others since."""
    return tuple(sorted({former.today(connection, number) for number in articles}))


def _moved(connection: Connection, engine: Engine, mint: Mint, one: Move) -> None:
    """Names go from one entity to another, and meetings are joined and parted for it."""
    before = gathering.touched(connection, one) if mint.facts is None else None
    move(connection, engine, one)
    if before is not None:
        gathering.gathered(connection, engine, mint, one, before)


def _there(connection: Connection, mint: Mint, number: int, kind: str) -> None:
    """A row for a number that was given out: it is new, or another engine did not come to it, or not yet."""
    mint.uses("entity", number)
    lacking = connection.scalar(sa.select(entities.c.id).where(entities.c.id == number)) is None
    if lacking:
        connection.execute(sa.insert(entities), {
            "id": number, "kind": kind, "name": "", "role": None, "articles": 0, "statements": 0,
        })  # fmt: skip


def _leads(connection: Connection, number: int, other: int) -> None:
    """A number leads to another. Its names are the other's; by which it went, the decision says."""
    connection.execute(sa.update(entities).where(entities.c.id == number).values(into_id=other, name=""))


def _pinned(connection: Connection, kind: str, number: int, rows: Mapping[tuple[str, int], tuple[int, int]]) -> None:
    if rows:
        connection.execute(sa.insert(pins), [
            {"kind": kind, "folded": name, "article_id": article, "decision_id": number, "entity_id": entity,
             "former_id": former}
            for (name, article), (entity, former) in sorted(rows.items())
        ])  # fmt: skip


def _holders(connection: Connection, kind: str, names: Iterable[str]) -> set[int]:
    """The entities that are written so."""
    found: set[int] = set()
    for some in chunks(sorted(names)):
        asked = sa.select(spellings.c.entity_id).where(spellings.c.kind == kind, spellings.c.folded.in_(some))
        found |= set(connection.scalars(asked))
    return found


def _taken_back(connection: Connection, engine: Engine, mint: Mint, note: Mapping[str, Any]) -> None:
    row = connection.execute(sa.select(decisions).where(decisions.c.uid == note["of"])).first()
    if row is None or row.undone is not None or _resting(connection, row) is not None:
        return
    connection.execute(sa.update(decisions).where(decisions.c.id == row.id).values(undone=note["at"]))
    moved = connection.execute(
        sa.select(pins).where(pins.c.decision_id == row.id, pins.c.entity_id != pins.c.former_id)
    ).all()
    kind: EntityKind = connection.scalar(sa.select(pins.c.kind).where(pins.c.decision_id == row.id).limit(1)) or "person"
    if row.what == "merged":
        connection.execute(sa.update(entities).where(entities.c.id == row.from_id).values(into_id=None))
    everywhere = frozenset(one.folded for one in moved if one.article_id == _EVERYWHERE)
    if row.what == "merged":
        everywhere |= _latecomers(connection, engine, mint, kind, row, everywhere, note["uid"])
    back = {"kind": kind, "source": row.to_id, "target": row.from_id}
    if everywhere:
        _moved(connection, engine, mint, Move(**back, names=everywhere))
    here = frozenset(one.folded for one in moved if one.article_id != _EVERYWHERE)
    if here:
        only = tuple(sorted({one.article_id for one in moved if one.article_id != _EVERYWHERE}))
        _moved(connection, engine, mint, Move(**back, names=here, only=only))
    left: int | None = mint.found("decided", f"{note['uid']} left")
    if left is None:
        left = connection.scalar(sa.select(sa.func.count()).where(mentions.c.entity_id == row.to_id)) or 0
    mint.finds("decided", min(left, 1), f"{note['uid']} left")
    # Nobody who was made by a split is anybody without it, whatever else came to be called so.
    if row.what == "split" and (row.made or not left):  # its number was given out, and leads on
        _moved(connection, engine, mint, Move(**back, names=frozenset(), whole=True))
        _there(connection, mint, row.to_id, kind)
        _leads(connection, row.to_id, row.from_id)


def _latecomers(connection: Connection, engine: Engine, mint: Mint, kind: EntityKind, row: Any, going: frozenset[str],
                uid: str) -> frozenset[str]:  # fmt: skip
    """See `latecomers.of`, which looks at all names that there are; the journal knows those it found by their digests."""
    if mint.facts is None:
        found = latecomers.of(connection, engine, kind, row, going)
    else:
        spelt = connection.scalars(sa.select(spellings.c.folded).where(spellings.c.entity_id == row.to_id).distinct())
        found = frozenset(name for name in spelt if mint.found("decided", f"{uid} {forgetting.digest(name)}"))
    for name in sorted(found):
        mint.finds("decided", 1, f"{uid} {forgetting.digest(name)}")
    return found


# ---------------------------------------------------------------- what was decided


def decided(connection: Connection, about: int | None = None) -> list[Decision]:
    """The decisions (about one entity), the last first."""
    asked = sa.select(decisions).order_by(decisions.c.id.desc())
    if about is not None:
        asked = asked.where(sa.or_(decisions.c.from_id == about, decisions.c.to_id == about))
    rows = connection.execute(asked).all()
    numbers = {number for row in rows for number in (row.from_id, row.to_id)}
    names: dict[int, str] = {}
    for some in chunks(sorted(numbers)):
        found = connection.execute(sa.select(entities.c.id, entities.c.name).where(entities.c.id.in_(some)))
        names |= {row.id: row.name for row in found}
    return [_decision(connection, row, names) for row in rows]


def _decision(connection: Connection, row: Any, names: Mapping[int, str]) -> Decision:
    confined = _confined(connection, row)
    went_by = next(iter(confined["names"]), "")  # of one that leads to another, and has no name any more
    return Decision(
        id=row.id, what=row.what, at=datetime.fromisoformat(row.at), why=row.why or None,
        source=Party(name=names.get(row.from_id) or went_by, entity=row.from_id),
        target=Party(name=names.get(row.to_id) or went_by, entity=row.to_id),
        undone=datetime.fromisoformat(row.undone) if row.undone else None, **confined,
    )  # fmt: skip


def _confined(connection: Connection, row: Any) -> dict[str, Any]:
    """The names that went from one to the other, and the articles to which a decision is confined."""
    moved = connection.execute(
        sa.select(pins.c.folded, pins.c.article_id)
        .where(pins.c.decision_id == row.id, pins.c.entity_id != pins.c.former_id)
        .order_by(pins.c.folded, pins.c.article_id)
    ).all()
    names: dict[str, str] = {}
    both = (row.from_id, row.to_id)
    for one in connection.execute(
        sa.select(spellings.c.folded, spellings.c.name)
        .where(spellings.c.entity_id.in_(both)).order_by(spellings.c.articles, spellings.c.name.desc())
    ):  # fmt: skip
        names[one.folded] = one.name
    return {
        "names": tuple(dict.fromkeys(names.get(one.folded, one.folded) for one in moved)),
        "articles": tuple(sorted({one.article_id for one in moved if one.article_id})),
    }
