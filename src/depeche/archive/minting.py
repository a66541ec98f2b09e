"""Numbers of articles, entities, meetings, statements: minted once, never used twice, the same again after a rebuild."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from depeche.archive.heirs import Heirs
from depeche.archive.schema import counters

REMEMBERED = ("article", "entity", "meeting", "decision", "story")
"""The nouns whose numbers people write down: a rebuild by a newer engine gives them back to the same key. But stories, which
it forms anew; the same engine gives an article its story again where others of it are forgotten."""


FACTS = ("named", "told", "met", "moved", "former", "alike", "decided")
"""What was found out about names, meetings and copies with the help of articles that may be forgotten by now. The journal of
each batch tells it, so that a rebuild need not find it out again without them:

    named    entity: an article and the name ("12 person:jon brask")
    told     meeting: an article and which of the meetings that it tells of ("12 0")
    met      SEQUENCE: meeting and UID
    moved    meeting: an article and which of its words of meetings, after people decided who is who
    former   meeting that became one with another: that one, UID, SEQUENCE, the article that told of it first; 0: no more
    alike    group: article; 0: none
    decided  1: what came of it when a decision was taken back (`deciding.py`)
"""

Remembered = Mapping[str, dict[str, list[int]]]
"""Noun → key → the numbers that were given to it, in order: once, what an article told anew was given another."""


class Mint:
    """Numbers for one transaction.

    `remembered` are numbers that the WARC files tell of: in a rebuild they are given out again; so are those of meetings and
    entities that outlived the article that first told of them (`heirs`).
    """

    def __init__(self, connection: Connection, remembered: Remembered | None = None, heirs: Heirs | None = None,
                 facts: Remembered | None = None) -> None:  # fmt: skip
        self._last: dict[str, int] = {row.noun: row.last for row in connection.execute(sa.select(counters))}
        self._known = set(self._last)
        self._remembered = remembered or {}
        self._heirs = heirs or Heirs()
        self.facts = facts  # of this batch, from its journal; None: they have to be found out
        self._met: dict[int, tuple[str, int]] = {}
        for key, sequences in (facts or {}).get("met", {}).items():
            meeting, _, uid = key.partition(" ")
            self._met.setdefault(int(meeting), (uid, sequences[-1]))
        self.minted: dict[str, list[tuple[int, str]]] = {noun: [] for noun in (*REMEMBERED, *FACTS)}

    def found(self, fact: str, key: str) -> int | None:
        """What was found when the batch came in; None: it has to be found out."""
        held = self.facts.get(fact, {}).get(key) if self.facts is not None else None
        return held.pop(0) if held else None

    def met(self, number: int) -> tuple[str | None, int]:
        """UID and SEQUENCE that a meeting had after the batch; None and 0 where nothing tells of it."""
        return self._met.get(number, (None, 0))

    def finds(self, fact: str, number: int, key: str) -> None:
        """The journal is to tell it."""
        self.minted[fact].append((number, key))

    def uses(self, noun: str, number: int) -> None:
        """A number is not given out again, which was before."""
        if noun == "meeting" and self._remembered:
            self._heirs.gone_on.add(number)
        self._last[noun] = max(self._last.get(noun, 0), number)

    def number(self, noun: str, key: str = "") -> int:
        """The number of the noun that goes by `key`."""
        old = self._remembered.get(noun, {}).get(key) if key else None
        number = old.pop(0) if old else self._last.get(noun, 0) + 1
        self._last[noun] = max(self._last.get(noun, 0), number)
        if noun in self.minted:
            self.minted[noun].append((number, key))
        return number

    def entity(self, key: str) -> int:
        """The number of the entity that is first met by the name `key` ("kind:folded")."""
        own = self._remembered.get("entity", {}).get(key, [])
        while own and own[0] in self._heirs.taken:  # it goes on by another name
            own.pop(0)
        inherited = None if own else self._heirs.entity(key)
        if inherited is not None:
            self._last["entity"] = max(self._last.get("entity", 0), inherited)
            self.minted["entity"].append((inherited, key))
        number = self.number("entity", key) if inherited is None else inherited
        if self._heirs.entities:
            self._heirs.taken.add(number)
        return number

    def goes_on(self, key: str) -> tuple[bool, int | None]:
        """Whether a name ("kind:folded") is known to be one of an entity of which names were forgotten, and that entity,
        if it was met by another name already."""
        beside = [] if self._remembered.get("entity", {}).get(key) else self._heirs.beside(key)
        return bool(beside), next((one for one in beside if one in self._heirs.taken), None)

    def story_before(self, article: int) -> int | None:
        """The story that an article was found to be of; None: nothing tells of it."""
        known = self._remembered.get("story", {}).get(str(article))
        return known[0] if known else None

    def of_story(self, article: int, number: int) -> None:
        """An article was found to be of a story."""
        self._last["story"] = max(self._last.get("story", 0), number)
        self.minted["story"].append((number, str(article)))

    def meeting(self, key: str) -> tuple[int, str | None]:
        """The number of the meeting that goes by `key` (`heirs.minted_for`), and its UID where it had that from another."""
        known, inherited = self._remembered.get("meeting", {}).get(key), self._heirs.next(key)
        while known and known[0] in self._heirs.gone_on:
            known.pop(0)
        if inherited is not None and (not known or inherited < known[0]):  # it was given out before
            self._last["meeting"] = max(self._last.get("meeting", 0), inherited)
            self.minted["meeting"].append((inherited, key))
            number = inherited
        else:
            number = self.number("meeting", key)
        self._heirs.given(number)
        return number, self._heirs.uids.get(number)

    def was_apart(self, key: str) -> bool:
        """Whether an older depeche gave what an article told anew a meeting of its own, with the number that is next."""
        following = self._remembered.get("meeting", {}).get(key, ())
        return len(following) > 0 and following[0] in self._heirs.apart

    def last(self, noun: str) -> int:
        """The highest number that was given out."""
        return self._last.get(noun, 0)

    def reserve(self, lasts: Mapping[str, int]) -> None:
        """Gives out no number that was given out before."""
        for noun, last in lasts.items():
            self._last[noun] = max(self._last.get(noun, 0), last)

    def keep(self, connection: Connection) -> None:
        """Writes the counters back."""
        rows = [{"noun": noun, "last": last} for noun, last in self._last.items() if noun not in self._known]
        if rows:
            connection.execute(sa.insert(counters), rows)
        changed: list[dict[str, Any]] = [{"n": noun, "l": last} for noun, last in self._last.items() if noun in self._known]
        if changed:
            connection.execute(
                sa.update(counters).where(counters.c.noun == sa.bindparam("n")).values(last=sa.bindparam("l")), changed
            )

    @property
    def lasts(self) -> dict[str, int]:
        return dict(self._last)
