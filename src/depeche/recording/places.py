"""Which capitalised words name a place that the lexicon does not know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from depeche.recording.capitals import Word
from depeche.recording.lexicon import Lexicon, fold
from depeche.recording.mentions import Mention

_SMALL = re.compile(r"[^\W\d_]+['’]?")


def places(text: str, runs: Iterable[Sequence[Word]], present: frozenset[str], lexicon: Lexicon) -> list[Mention]:
    """Runs behind a preposition of place, or with a word that heads names of places ("lake", "canton de")."""
    found = []
    for run in runs:
        first = run[0]
        end = run[-1].end
        for at in range(1, len(run)):
            if run[at].gap != " ":
                end = run[at - 1].end
                break
        if any(word.folded in lexicon.place_words for word in run) and len(run) > 1:
            found.append(Mention(first.start, run[-1].end, "place", text[first.start : run[-1].end]))
            continue
        before = text[max(0, first.start - 30) : first.start]
        words = [fold(match[0]) for match in _SMALL.finditer(before)]
        if not words or not before.endswith((" ", "'", "’")) or before.rstrip()[-1:] in ".,;:()":
            continue
        head = len(words) > 1 and words[-2] in lexicon.place_words and words[-1] in lexicon.links
        if head:
            start = first.start - (len(before) - before.rfind(_last_two(before)))
            found.append(Mention(start, end, "place", text[start:end]))
        elif words[-1] in lexicon.place_prepositions and first.folded not in lexicon.never and _fits(run, present, lexicon):
            found.append(Mention(first.start, end, "place", text[first.start : end]))
    return found


def _last_two(before: str) -> str:
    found = list(_SMALL.finditer(before))
    return before[found[-2].start() :]


def _fits(run: Sequence[Word], present: frozenset[str], lexicon: Lexicon) -> bool:
    word = run[0]
    if word.text.isupper() or word.folded in lexicon.demonyms or len(run) > 3 or len(word.text) < 3:
        return False
    if lexicon.naming.nouns_capitalised:
        if word.folded.endswith(lexicon.naming.noun_endings) or word.text.lower() in present or len(word.text) > 14:
            return False
    return not lexicon.role(word.folded)
