"""Lines that page builders put among the paragraphs, told by how they begin; kept in `phrases.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_SHORT = 140  # characters up to which a line may be a signpost


@dataclass(frozen=True, slots=True)
class Phrases:
    """How signposts and notices begin, case folded."""

    signpost: tuple[str, ...]
    notice: tuple[str, ...]
    link_note: frozenset[str]
    gate: tuple[str, ...]
    closing: tuple[str, ...]
    sender: tuple[str, ...]
    credit: tuple[str, ...]

    def is_signpost(self, text: str) -> bool:
        """Whether a line leads elsewhere or names an advertisement, and is none of the story's."""
        start = text[:60].casefold()
        return (len(text) <= _SHORT and start.startswith(self.signpost)) or start.startswith(self.gate)

    def caption_and_credit(self, text: str) -> tuple[str, str | None]:
        """A caption without the credit at its end, and the credit: "A pier. Photo: Ann Ash" gives ("A pier.", "Ann Ash")."""
        for mark in self.credit:
            at = text.rfind(mark)
            if at >= 0 and len(text) - at < 120 and (at == 0 or text[at - 1] in " (|/["):
                name = text[at + len(mark) :].strip(" ()|/[]")
                if name:
                    return text[:at].rstrip(" (|/[-–—·"), name
        return text, None

    def is_closing(self, text: str) -> bool:
        """Whether a last line tells who wrote, sent or translated the story."""
        return len(text) <= 2 * _SHORT and text[:60].casefold().startswith(self.closing)

    def is_sender(self, text: str) -> bool:
        """Whether a line says where its author writes from: "From our correspondent in …"."""
        return len(text) <= _SHORT and text[:60].casefold().startswith(self.sender)

    def is_notice(self, text: str) -> bool:
        """Whether a paragraph says what was corrected or added later."""
        return text[:60].casefold().startswith(self.notice)


@cache
def phrases() -> Phrases:
    """The table, loaded once."""
    table = tomllib.loads((files(__package__) / "phrases.toml").read_text("utf-8"))
    return Phrases(
        signpost=tuple(table["signpost"]),
        notice=tuple(table["notice"]),
        link_note=frozenset(table["link_note"]),
        gate=tuple(table["gate"]),
        closing=tuple(table["closing"]),
        sender=tuple(table["sender"]),
        credit=tuple(table["credit"]),
    )
