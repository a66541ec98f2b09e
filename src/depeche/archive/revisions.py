"""When a capture is a new state of an article. Pure. What changed between two is told by `changes`.

A revision begins where title or text differs from the capture before it, in the order of capture. Old pages may arrive
late: then the row of revisions is drawn up again. Links, signed image addresses and template noise make none.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from depeche.model import Article


def digest(article: Article) -> str:
    """Of the normalised title and text. What it leaves out makes no revision: case of nothing, kinds of blank, of quotes."""
    parts = [normal(article.title or "")]
    parts += [normal(block.text) for block in article.blocks if block.text]
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


_SAME = {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "\u00ad": "", "\u200b": ""}


def normal(text: str) -> str:
    """A text without what makes no revision."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        for sign, same in _SAME.items():  # sooner done than `translate`, which looks at each sign of a text
            text = text.replace(sign, same)
    return " ".join(text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What one capture showed of an article."""

    capture: int
    at: str | None  # UTC (`moments.utc`)
    digest: str
    reading: int
    title: str | None = None


def in_capture_order(states: Iterable[State]) -> list[State]:
    """By time of capture; one without a time stays behind the one that came in before it."""
    latest = ""
    placed = []
    for state in sorted(states, key=lambda state: state.capture):
        placed.append((state.at or latest, state.capture, state))
        latest = max(latest, state.at or "")
    return [state for *_, state in sorted(placed, key=lambda item: item[:2])]


def begun(states: Iterable[State]) -> list[State]:
    """The states at which revisions begin, in order."""
    found: list[State] = []
    for state in in_capture_order(states):
        if not found or found[-1].digest != state.digest:
            found.append(state)
    return found
