"""What changed between two states of an article: word by word, block by block, statement by statement. Pure."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from depeche.archive.answers import BlockChange, StatementChange
from depeche.archive.revisions import normal
from depeche.model import Statement

Mark = Literal[" ", "-", "+"]
Words = tuple[tuple[Mark, str], ...]

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_NEAR = 8  # blocks or statements, among which the one is looked for that became another
_MOST_WORDS = 20_000  # of two blocks together; difflib is quadratic beyond


def words(older: str, newer: str) -> Words:
    """What of a text went and came, word by word; by signs where a script has no spaces. Joined by mark, they give both."""
    a, b = _pieces(older), _pieces(newer)
    if len(a) + len(b) > _MOST_WORDS:
        return (("-", older), ("+", newer)) if older != newer else ((" ", older),)
    found: list[tuple[Mark, str]] = []
    for tag, a1, a2, b1, b2 in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append((" ", "".join(a[a1:a2])))
            continue
        if a2 > a1:
            found.append(("-", "".join(a[a1:a2])))
        if b2 > b1:
            found.append(("+", "".join(b[b1:b2])))
    return tuple(found)


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for word in _WORD.findall(text):
        pieces.extend(word if "\u2e80" <= word[0] <= "\u9fff" or "\u0e00" <= word[0] <= "\u0eff" else (word,))
    return pieces


def blocks(older: Sequence[str], newer: Sequence[str]) -> tuple[BlockChange, ...]:
    """What changed, block by block: kept " ", gone "-", come "+", or changed within "~"."""
    found: list[BlockChange] = []
    for tag, a1, a2, b1, b2 in difflib.SequenceMatcher(None, older, newer, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [BlockChange(mark=" ", words=((" ", text),)) for text in older[a1:a2]]
        else:
            found += _replaced(older[a1:a2], newer[b1:b2])
    return tuple(found)


def _replaced(gone: Sequence[str], come: Sequence[str]) -> list[BlockChange]:
    """Blocks that stand in one another's place: those alike become one that changed, in the order of the newer."""
    found: list[BlockChange] = []
    left = list(gone)
    for text in come:
        i = next((i for i, old in enumerate(left[:_NEAR]) if _alike(old, text)), None)
        if i is None:
            found.append(BlockChange(mark="+", words=(("+", text),)))
            continue
        found += [BlockChange(mark="-", words=(("-", old),)) for old in left[:i]]
        found.append(BlockChange(mark="~", words=words(left[i], text)))
        left = left[i + 1 :]
    return found + [BlockChange(mark="-", words=(("-", old),)) for old in left]


def statements(older: Sequence[Statement], newer: Sequence[Statement]) -> tuple[StatementChange, ...]:
    """Which statements changed; those that are alike are one that did. One that only stands elsewhere has not changed."""
    same = Counter(map(_said, older)) & Counter(map(_said, newer))
    left, come = _without(older, same), _without(newer, same)
    found: list[StatementChange] = []
    for new in come:
        old = next((old for old in left[:_NEAR] if _alike(old.text, new.text)), None)
        if old is not None:
            left.remove(old)
        found.append(_change(old, new))
    return (*found, *(_change(old, None) for old in left))


_Said = tuple[tuple[str, ...], str, str]


def _said(one: Statement) -> _Said:
    return _who(one), one.act, normal(one.text)


def _who(one: Statement) -> tuple[str, ...]:
    return one.speakers or ((one.speaker,) if one.speaker else ())


def _without(given: Sequence[Statement], same: Counter[_Said]) -> list[Statement]:
    """The statements less so many of each."""
    left, found = Counter(same), []
    for one in given:
        said = _said(one)
        if left[said]:
            left[said] -= 1
        else:
            found.append(one)
    return found


def _change(old: Statement | None, new: Statement | None) -> StatementChange:
    before, after = (", ".join(_who(one)) if one else "" for one in (old, new))
    return StatementChange(
        mark="+" if old is None else "-" if new is None else "~", before=old, after=new, speaker=words(before, after),
        words=words(old.text if old else "", new.text if new else ""),
    )  # fmt: skip


def _alike(one: str, other: str) -> bool:
    """Whether half of the words are the same: cheap, and enough to say that it is the same block."""
    a, b = ({word for word in _WORD.findall(text) if word[0].isalnum()} for text in (one, other))
    return bool(a and b) and len(a & b) * 2 >= min(len(a), len(b))
