"""Is what is called a meeting a game? "Their third meeting of the season", in a text with scores and words of games."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from depeche.model import DateMention
from depeche.recording.encounters.mention import Mention
from depeche.recording.encounters.phrasebook import Phrasebook
from depeche.recording.text.pieces import Pieces

_SCORE = re.compile(r"\d(?<![\w.,:-]\d) ?[-–:] ?\d(?![\w:-])(?![.,]\d)")
_ENOUGH = 3  # scores, and words of games, in a text that is about games
_PLAYED = frozenset({"talks", "summit"})  # what a game is called too
_ABOUT_ONE = frozenset({"visit", "conference"})  # told of games too: "will visit the Lions", "the Northern Conference"


class Games:
    """The scores and the words of games in a text; looked for where a meeting may be a game."""

    __slots__ = ("_about_games", "_book", "_dates", "_pieces", "_scores")

    def __init__(self, pieces: Pieces, book: Phrasebook, dates: Sequence[DateMention]) -> None:
        self._pieces, self._book, self._dates = pieces, book, dates
        self._scores: list[int] | None = None  # where each begins
        self._about_games = False

    def hold(self, mention: Mention) -> bool:
        """Whether that mention is one of a game: the text is about games, or a score stands in its sentence."""
        if mention.sort not in _PLAYED and mention.sort not in _ABOUT_ONE:
            return False
        if self._scores is None:
            self._scores = _scores(self._pieces.text, self._dates)
            played = len(self._book.played.intersection(self._pieces.pieces))
            self._about_games = len(self._scores) + played >= _ENOUGH
        begin, end = mention.sentence
        at = bisect_left(self._scores, begin)
        scored = at < len(self._scores) and self._scores[at] < end
        return self._about_games or (scored and mention.sort in _PLAYED)


def _scores(text: str, dates: Sequence[DateMention]) -> list[int]:
    """Where a score begins: not where days do, as in "3-5 June"."""
    days = {at for one in dates for at in range(one.start, one.end)}
    return [score.start() for score in _SCORE.finditer(text) if score.start() not in days]
