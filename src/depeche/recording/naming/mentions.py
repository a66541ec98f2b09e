"""What the finders of people, organisations and places hand to each other: one naming of somebody or something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from depeche.model import Entity, EntityKind
from depeche.recording.text.folding import fold
from depeche.recording.words.facts import Gender


class Mention:
    """`text[start:end]` names an entity. `name` is the base form of this mention; `key` joins names of one thing."""

    __slots__ = ("end", "joined_by", "key", "kind", "name", "role", "start")

    def __init__(
        self,
        start: int,
        end: int,
        kind: EntityKind,
        name: str,
        key: str = "",  # "": joined by its name
        role: str | None = None,
    ) -> None:
        self.start: Final = start
        self.end: Final = end
        self.kind: Final = kind
        self.name: Final = name
        self.key: Final = key
        self.role: Final = role
        self.joined_by: Final = key or f"{kind}:{fold(name)}"
        """What all mentions of one thing share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One person, organisation or place of a text, with what the other parts of the record ask of it."""

    kind: EntityKind
    name: str  # base form of the fullest name
    mentions: tuple[tuple[int, int], ...]
    role: str | None = None
    affiliation: str | None = None
    gender: Gender | None = None  # where name, title or role tells

    def entity(self) -> Entity:
        """What the record keeps of it."""
        return Entity(kind=self.kind, name=self.name, mentions=self.mentions, role=self.role, affiliation=self.affiliation)
