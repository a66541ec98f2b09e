"""The `[encounter]` table of a language file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Encounters:
    """Stands until its owner fills it."""
