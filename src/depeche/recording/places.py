"""Which capitalised words name a place that the lexicon does not know."""

from __future__ import annotations

import re
from collections.abc import Iterable

from depeche.recording.capitals import Run, Word
from depeche.recording.lexicon import Lexicon, fold
from depeche.recording.mentions import Mention

_SMALL = re.compile(r"[^\W\d_]+['’]?")
_BEFORE = 30  # characters looked at before a name
_LONGEST = 3  # words of a place that only its preposition tells


def headed(text: str, runs: Iterable[Run], lexicon: Lexicon) -> list[Mention]:
    """Runs with a word that heads names of places, in it or beside it: "Lake Orm", "Orm region", "canton de Berne"."""
    found = []
    for run in runs:
        first, last = run[0], _adjacent(run)
        if first.opens and first.folded in lexicon.openers:
            if len(run) < 3 or run[1].gap != " ":
                continue
            first = run[1]
        start, end = first.start, last.end
        named = last is not first and (first.folded in lexicon.place_words or last.folded in lexicon.place_words)
        behind = _SMALL.match(text, end + 1) if text[end : end + 1] == " " else None
        if behind is not None and behind[0].islower() and fold(behind[0]) in lexicon.place_words and _own(run, lexicon):
            if not lexicon.naming.adjective_endings:
                end, named = behind.end(), True
        before = _before(text, start)
        if len(before) > 1 and before[-1][1] in lexicon.links and before[-2][1] in lexicon.place_words:
            start, named = before[-2][0], True
        elif before and before[-1][1] in lexicon.place_words and before[-1][1] not in lexicon.place_prepositions:
            start, named = before[-1][0], True
        if named:
            found.append(Mention(start, end, "place", text[start:end]))
    return found


def by_preposition(text: str, runs: Iterable[Run], present: frozenset[str], lexicon: Lexicon) -> list[Mention]:
    """Runs behind a preposition of place: "à Port-Armel"."""
    found = []
    for run in runs:
        start = run[0].start
        before = _before(text, start)
        if before and before[-1][1] in lexicon.place_prepositions and _fits(run, present, lexicon):
            end = _adjacent(run).end
            found.append(Mention(start, end, "place", text[start:end]))
    return found


def _adjacent(run: Run) -> Word:
    """The last word of a run before anything but a space parts it."""
    for at in range(1, len(run)):
        if run[at].gap != " ":
            return run[at - 1]
    return run[-1]


def _own(run: Run, lexicon: Lexicon) -> bool:
    return not (run[0].opens and len(run) == 1) and run[0].folded not in lexicon.demonyms


def _before(text: str, start: int) -> list[tuple[int, str]]:
    """The words right before `start` with their places; none where a sign stands in between."""
    low = max(0, start - _BEFORE)
    before = text[low:start]
    if before[-1:] not in (" ", "\u00a0", "'", "’"):
        return []
    cut = max(before.rfind(mark) for mark in "\n.,;:()\"«»“”„")
    return [(low + match.start(), fold(match[0])) for match in _SMALL.finditer(before, cut + 1)]


def _fits(run: Run, present: frozenset[str], lexicon: Lexicon) -> bool:
    word = run[0]
    if word.text.isupper() or word.folded in lexicon.demonyms or len(run) > _LONGEST or len(word.text) < 3:
        return False
    if lexicon.never_names(word.text) or lexicon.role(word.folded):
        return False
    if not lexicon.naming.nouns_capitalised:
        return True
    common = word.folded.endswith(lexicon.naming.noun_endings) or word.text.lower() in present
    return not common and len(word.text) <= 14
