"""Which office does a text give a person right behind the name, in a language whose offices stand there?

"Varga Ilona polgármester", "Varga Ilona, a Gazdák Szövetségének elnöke": the office follows without an article, or behind a
comma with one; whose it is stands before it.
"""

from __future__ import annotations

import re

from depeche.recording.naming.scene import Scene
from depeche.recording.words.lexicon import Lexicon

_LED = 3  # small words before an office that stands right behind a name
_OWNED = 8  # words of one behind a comma
_WINDOW = 120  # characters looked at behind a name
_WORD = re.compile(r"([^\W\d_][\w-]*)(\.?)(?: \([^()\n]{1,16}\)(?= ))?([ ,]?)")


def office_behind(scene: Scene, end: int) -> str | None:
    """The office behind the name that ends at `end`, in the nominative; None where none stands there."""
    text = scene.text
    if text.startswith(" ", end):
        return _beside(scene, end + 1)
    return _apposed(scene, end + 2) if text.startswith(", ", end) else None


def _beside(scene: Scene, at: int) -> str | None:
    """The office that begins at `at`, behind adjectives: "román miniszter", "külgazdasági és külügyminiszter"."""
    lexicon, words = scene.lexicon, list[str]()
    for match in _words(scene.text, at):
        word = match[1]
        facts = lexicon.facts(word)
        joined = not word.islower() and facts.role and "-" in word and not words  # "RMDSZ-elnök"
        if not (word.islower() or joined):
            return None
        if facts.role:
            words.append(_plain(word, lexicon))
            return None if owned_office(words[-1], lexicon) else " ".join(words)
        linked = facts.folded in scene.joining and bool(words)
        described = facts.folded in lexicon.office_words or word.endswith(lexicon.naming.offices_behind)
        if match[3] != " " or len(words) >= _LED or not (linked or (described and facts.folded not in scene.closed)):
            return None
        words.append(word)
    return None


def _apposed(scene: Scene, at: int) -> str | None:
    """The office behind a comma: ", a Gazdák Szövetségének elnöke", ", Selm kultúráért felelős alpolgármestere"."""
    lexicon, words = scene.lexicon, list[str]()
    told = _words(scene.text, at)
    for at_next, match in enumerate(told, 1):
        word = match[1]
        facts = lexicon.facts(word)
        if not words and facts.article:
            continue
        if facts.role and word.islower() and (words or match.start() > at):
            if match[3] == " " and at_next < len(told) and owned_office(_plain(told[at_next][1], lexicon), lexicon):
                words.append(word)
                continue  # "a miniszterelnök sajtófőnöke"
            words.append(_plain(word, lexicon))
            return " ".join(words)
        small = word.islower() and facts.folded in scene.closed and facts.folded not in scene.joining
        led = bool(words) or match.start() > at or word[:1].isupper()
        if small or not led or len(words) >= _OWNED or match[3] != " " or (facts.given and not words):
            return None
        words.append(word)
    return None


def owned_office(office: str, lexicon: Lexicon) -> bool:
    """Whether an office in the nominative is that of what stands before it, and no apposition: "a szövetség elnöke"."""
    endings = lexicon.naming.owned_office_endings
    return any(office.endswith(one) and lexicon.holds(office[: len(office) - len(one)], None) for one in endings)


def _words(text: str, at: int) -> list[re.Match[str]]:
    """The words from `at` on, as far as only blanks and one closing sign stand between."""
    found, end = list[re.Match[str]](), min(len(text), at + _WINDOW)
    while at < end:
        match = _WORD.match(text, at, end)
        if match is None:
            break
        found.append(match)
        at = match.end()
        if match[3] != " ":
            break
    return found


def _plain(word: str, lexicon: Lexicon) -> str:
    """A noun for an office in the nominative: "miniszterelnököt" is "miniszterelnök"."""
    return next((base for base, _ in lexicon.cases.bases(word) if lexicon.holds(base, None)), word)
