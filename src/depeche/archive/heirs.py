"""What outlives the article that first told of it, and keeps its number when all is made anew: meetings, and whom it named.

A meeting's number and UID come from that article's address, which nothing in the files names any more once it is forgotten.
So the tombstone says, by their digests, which words of other articles told of the meeting too: a rebuild gives both to the
first of these that it comes to. It says as well how often the meeting had moved by then, since a calendar takes no SEQUENCE
that is lower than the one it has. A person's number comes from the name by which somebody was met first, and one name may be
like two others that are not like each other. So the tombstone says by which names the person goes in other articles.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive.regrouping import chunks
from depeche.archive.schema import articles, decisions, meetings, mentions, pins, reports, spellings

_MOVES = (meetings.c.when, meetings.c.place_id, meetings.c.status)
_TOLD = (
    sa.select(meetings.c.id, meetings.c.uid, meetings.c.sequence, *(column.label(f"its_{column.name}") for column in _MOVES),
              reports.c.article_id, reports.c.when, reports.c.start, articles.c.key)
    .join(reports, reports.c.meeting_id == meetings.c.id)
    .join(articles, articles.c.id == reports.c.article_id)
    .order_by(meetings.c.id, reports.c.id)
)  # fmt: skip


def minted_for(key: str, when: str | None, start: int) -> str:
    """What a meeting's number is minted for: the address of the article that tells of it first, the day, the place in its
    text."""
    return f"{key} {when or ''} {start}"


def named(connection: Connection, article: int) -> list[dict[str, Any]]:
    """The meetings that an article tells of and others too, as its tombstone is to name them."""
    own = sa.select(reports.c.meeting_id).where(reports.c.article_id == article)
    found: dict[int, dict[str, Any]] = {}
    for row in connection.execute(_TOLD.where(meetings.c.id.in_(own))):
        if row.article_id != article:
            stood = _stood(row.its_when, row.its_place_id, row.its_status)
            heir = found.setdefault(
                row.id, {"meeting": row.id, "uid": row.uid, "told": [], "sequence": row.sequence, "stood": stood}
            )
            digests = _digests(minted_for(row.key, row.when, row.start))
            heir["told"] += [one for one in digests if one not in heir["told"]]
    return list(found.values())


def _digests(minted: str) -> list[str]:
    """Of a report, and of one that stands elsewhere in the text, as after a correction."""
    return [_digest(one) for one in (minted, minted.rpartition(" ")[0])]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _stood(*moves: object) -> str:
    """What a meeting was, as far as a calendar is told when it moves."""
    return _digest(" ".join(map(str, moves)))


def keep_sequences(connection: Connection, named: Iterable[Mapping[str, Any]]) -> None:
    """Sees to it that no meeting has moved less often than it had when the article was forgotten; once more, if it stands
    otherwise without that article. Of the first time this is so already: a rebuild never saw what the article told."""
    for one in named:
        if "sequence" in one:
            row = connection.execute(
                sa.select(meetings.c.id, meetings.c.sequence, *_MOVES).where(meetings.c.uid == one["uid"])
            ).first()
            least = one["sequence"] + (row is not None and _stood(row.when, row.place_id, row.status) != one["stood"])
            if row is not None and row.sequence < least:
                connection.execute(sa.update(meetings).where(meetings.c.id == row.id).values(sequence=least))


def named_otherwise(connection: Connection, article: int, entities: Iterable[int]) -> list[dict[str, Any]]:
    """Those of an article's entities that go by several names, as its tombstone is to name them, with those that others
    have; but for what somebody decided, which says so itself."""
    made = sa.select(decisions.c.to_id).where(decisions.c.made.is_not(None))
    numbers = sorted(frozenset(entities) - frozenset(connection.scalars(made)))
    of_all: dict[int, set[str]] = defaultdict(set)
    elsewhere: dict[int, set[str]] = defaultdict(set)
    here = (spellings.c.entity_id == mentions.c.entity_id, spellings.c.name == mentions.c.name)
    for some in chunks(numbers):
        asked = sa.select(spellings.c.entity_id, spellings.c.kind, spellings.c.folded).distinct()
        asked = asked.where(spellings.c.entity_id.in_(some))
        others = asked.join(mentions, sa.and_(*here)).where(mentions.c.article_id != article)
        for found, rows in ((of_all, asked), (elsewhere, others)):
            for number, kind, folded in connection.execute(rows):
                found[number].add(f"{kind}:{folded}")
    decided = {f"{kind}:{folded}" for kind, folded in connection.execute(sa.select(pins.c.kind, pins.c.folded).distinct())}
    return [
        {"entity": number, "named": sorted(map(_digest, names)), "joined": sorted(map(_digest, names - decided))}
        for number, names in sorted(elsewhere.items())
        if len(of_all[number]) > 1
    ]


@dataclass(slots=True)
class Heirs:
    """What the tombstones say, to be given out once."""

    numbers: dict[str, list[int]] = field(default_factory=dict)  # digest of a report → meetings that it goes on with
    uids: dict[int, str] = field(default_factory=dict)  # of these meetings
    entities: dict[str, list[int]] = field(default_factory=dict)  # digest of a name → those who go on by it
    joined: dict[str, list[int]] = field(default_factory=dict)  # digest of a name → those who have it beside others
    taken: set[int] = field(default_factory=set)  # numbers of entities that were given out
    gone_on: set[int] = field(default_factory=set)  # numbers of meetings that went on with whoever told of them next
    buried: set[str] = field(default_factory=set)  # digests of forgotten addresses: they were no other names of what is left
    not_told: set[str] = field(default_factory=set)  # the same, and of those that led there: what sources said of them goes
    apart: set[int] = field(default_factory=set)  # numbers of meetings from before what is told anew went on with its own

    def read(self, named: Iterable[Mapping[str, Any]]) -> None:
        """Takes in what a tombstone names. One of before says nothing."""
        for one in named:
            if "meeting" in one:
                self.uids[one["meeting"]] = one["uid"]
                _held(self.numbers, one["told"], one["meeting"])
            else:
                _held(self.entities, one["named"], one["entity"])
                _held(self.joined, one.get("joined", ()), one["entity"])

    def next(self, minted: str) -> int | None:
        """The meeting with which a report (`minted_for`) goes on; None: with none."""
        if not self.numbers:
            return None
        return next((min(held) for digest in _digests(minted) if (held := self.numbers.get(digest))), None)

    def entity(self, name: str) -> int | None:
        """The entity that goes on by a name ("kind:folded"); None: none that was not given out."""
        if not self.entities:
            return None
        return next((one for one in self.entities.get(_digest(name), ()) if one not in self.taken), None)

    def beside(self, name: str) -> list[int]:
        """The entities that have a name ("kind:folded") beside others; as a rule none or one."""
        return self.joined.get(_digest(name), []) if self.joined else []

    def given(self, number: int) -> None:
        """A number was given out, and no other report gets it."""
        for held in self.numbers.values():
            if number in held:
                held.remove(number)


def _held(numbers: dict[str, list[int]], digests: Iterable[str], number: int) -> None:
    for digest in digests:
        held = numbers.setdefault(digest, [])
        if number not in held:
            held.append(number)
