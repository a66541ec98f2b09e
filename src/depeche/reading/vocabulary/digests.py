"""Does a line say that a machine has made the summary beside it: "Summary is AI-generated, newsroom-reviewed"?"""

from __future__ import annotations

import re
from functools import cache

from depeche.reading.languages import everywhere

_LONGEST = 220  # characters of such a line


def is_machine_made(text: str) -> bool:
    """Whether a line speaks of a machine and of a summary. Asked of the first lines of each story: few have such a word."""
    if len(text) > _LONGEST:
        return False
    folded = text.casefold()
    for word in _digests():
        if word in folded:
            return names_a_machine(text)
    return False


def names_a_machine(text: str) -> bool:
    """Whether a text speaks of a machine that writes."""
    return _machines().search(text) is not None


@cache
def _machines() -> re.Pattern[str]:
    """What machines are called; in capitals only where that is an abbreviation, which no other letters may touch."""
    words = everywhere("phrases", "machine")
    short = "|".join(re.escape(word) for word in words if word.isupper())
    long = "|".join(re.escape(word) for word in words if not word.isupper())
    return re.compile(rf"(?<![A-Za-zА-Яа-яІ])(?:{short})(?![A-Za-zА-Яа-яІ])|(?i:{long})")


@cache
def _digests() -> tuple[str, ...]:
    return tuple({word.casefold() for word in everywhere("phrases", "digest")})
