"""Prose in typewriter type: wires and old archives set stories in `<pre>`, where others show code, tables and verse."""

from __future__ import annotations

import re

from depeche.reading.vocabulary.words import ends_sentence

_SIGNS = re.compile(r"[{}\[\]<>=;_|\\$#@*~^`+]")
_COMMENTED = re.compile(r"\s*(?://|/\*|--|#)")
_INDENTED = re.compile(r"\s{2,}\S")
_WIDE = 45  # characters from which a line was broken by its width: verse and columns are narrower
_LEAST = 100  # characters of the longest paragraph


def paragraphs(text: str) -> list[str] | None:
    """The paragraphs of preformatted text, each on one line; None where it is no prose."""
    if len(_SIGNS.findall(text)) * 80 > len(text):
        return None
    if any(map(_COMMENTED.match, text.splitlines())):
        return None  # code, whose comments are prose
    told: list[list[str]] = [[]]
    for line in text.splitlines():
        if not line.strip() or (_INDENTED.match(line) and told[-1] and not _INDENTED.match(told[-1][-1])):
            told.append([])
        if line.strip():
            told[-1].append(line)
    told = [lines for lines in told if lines]
    broken = [line for lines in told for line in lines[:-1]]
    if sum(len(line) >= _WIDE for line in broken) * 10 < len(broken) * 9:
        return None
    if any(_INDENTED.match(line) for lines in told for line in lines[1:]):
        return None
    whole = [" ".join(" ".join(lines).split()) for lines in told]
    prose = [one for one in whole if len(one) >= _LEAST and ends_sentence(one[-1])]
    return whole if prose and sum(map(len, prose)) * 3 > len(text) else None
