"""The characters of the scripts in which Japanese and Chinese names are written, as they stand inside `[]` of a pattern."""

from __future__ import annotations

HAN = "\u3400-\u9fff々"
HIRAGANA = "ぁ-ん"
KATAKANA = "ァ-ヴー"
KANA = HIRAGANA + KATAKANA
