"""The signs that part clauses and end sentences."""

from __future__ import annotations

COMMAS = frozenset({",", "،", "，", "、", "—", "–", "-", ";"})
FINAL = frozenset({".", "!", "?", "…", "。", "！", "？"})
