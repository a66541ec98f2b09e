"""Names that the lexicon knows: countries, cities, alliances, agencies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from depeche.recording.capitals import Word
from depeche.recording.lexicon import Known, Lexicon, phrase
from depeche.recording.mentions import Mention

_NEXT = re.compile(r"[\s ]{0,2}[’']?([^\W_](?:[\w.&/]|[-‑](?=\w)){0,40}['’]?)")


def known_names(text: str, words: Sequence[Word], lexicon: Lexicon) -> list[Mention]:
    """Mentions of names in the lexicon, in any case that its paradigms allow; the longest at each place; none overlap."""
    found: list[Mention] = []
    last = -1
    for word in words:
        if word.start < last:
            continue
        best = _match(text, word, lexicon)
        if best is not None:
            known, end = best
            name = _as_written(text[word.start : end], known)
            found.append(Mention(word.start, end, known.kind, name, f"{known.kind}:{known.key}"))
            last = end
    return found


def _as_written(written: str, known: Known) -> str:
    """The name as the text has it, where it stands in its base form and is not shouted; else the lexicon's."""
    shouted = written.isupper() and not known.name.isupper()
    return written if phrase(written) == known.words and not shouted else known.name


def _match(text: str, word: Word, lexicon: Lexicon) -> tuple[Known, int] | None:
    """The longest known name that begins with `word`, and where it ends."""
    index = lexicon.known
    plain = word.folded.replace(".", "")
    forms = lexicon.forms(word.text) if lexicon.by_ending and plain == word.folded else (plain,)
    best: tuple[Known, int] | None = None
    following: list[tuple[frozenset[str], int]] = []
    for form in forms:
        for known in index.get(form, ()):
            size = len(known.words)
            if best is not None and size <= len(best[0].words):
                break
            if size == 1:
                exact = form == plain
                if exact or not word.text.isupper():
                    best = (known, word.end)
                break
            while len(following) < size - 1:
                nearest = _NEXT.match(text, following[-1][1] if following else word.end)
                if nearest is None:
                    break
                following.append((lexicon.forms(nearest[1].replace(".", "")), nearest.end()))
            if len(following) < size - 1:
                continue
            if all(part in forms for part, (forms, _) in zip(known.words[1:], following, strict=False)):
                best = (known, following[size - 2][1])
                break
    return best
