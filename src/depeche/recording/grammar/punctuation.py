"""The signs that part clauses and end sentences."""

from __future__ import annotations

COLONS = frozenset({":", "："})
COMMAS = frozenset({",", "،", "，", "、", "—", "–", "-", ";"})
FINAL = frozenset({".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।"})
CLOSING = COMMAS | FINAL | {")", ":"}  # may stand behind a phrase that names a source
