"""Of where is a prelate, told by adjectives before the name: "митрополит Сосновский и Бреевский Тихон"?

The adjectives have capitals and endings as surnames have; they are no part of a name.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from depeche.recording.naming.capitals import Word
from depeche.recording.words.lexicon import Lexicon

_LONGEST = 40  # characters of a word before another, at most


def sees(text: str, words: Sequence[Word], joining: Set[str], lexicon: Lexicon) -> tuple[list[Word], dict[int, int]]:
    """The words without those that tell a see; and behind each see, where what stands next begins → where the see does.

    A see begins right behind the office of a prelate; more adjectives may follow, joined by an "and".
    """
    endings, tails = lexicon.naming.see_endings, lexicon.naming.see_tails
    left: list[Word] = []
    opened: dict[int, int] = {}
    behind = -1  # where a see ends that may go on
    begun = 0
    cut = False  # the word before was one of a see
    for word in words:
        if word.text.endswith(endings):
            goes_on = behind >= 0 and (word.start == behind + 1 or text[behind : word.start].strip() in joining)
            if goes_on or _of_prelate(text, word.start, lexicon):
                begun = begun if goes_on else word.start
                behind = next((word.end + len(tail) for tail in tails if text.startswith(tail, word.end)), word.end)
                opened[behind + 1] = begun
                cut = True
                continue
        if word.start > behind:  # not "всея | Руси"
            left.append(word.apart() if cut else word)
            cut, behind = False, -1
    return left, opened


def _of_prelate(text: str, start: int, lexicon: Lexicon) -> bool:
    """Whether the office of a prelate stands right before `start`."""
    if text[start - 1 : start] != " ":
        return False
    before = text[max(0, start - _LONGEST) : start - 1]
    return lexicon.facts(before.rpartition(" ")[2]).folded in lexicon.prelates
