"""Initials before a surname or for one, and the letters behind it: "J.D. Vaudrin", "Jonas B.", "Ilse Vaudrin QC"."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.language import gazetteer
from depeche.recording.naming.capitals import DIGRAPHS, Word
from depeche.recording.naming.scene import Scene
from depeche.recording.words.lexicon import Lexicon

_PAIR = 2  # words of a name; initials written together
_LETTER = 2  # characters of an initial: "B", "Ch"
_TRIPLE = 3  # words of a name with an initial inside
_LETTERS = gazetteer.letters_behind()
_LONG = 5  # letters: a shorter word is rather another
_ENDINGS = gazetteer.surname_endings()
_GENERATIONS = gazetteer.generations()


def unlettered(words: list[Word], titled: bool) -> tuple[list[Word], list[Word]]:
    """The words of a name, and the letters behind it: orders, degrees, "Jr."."""
    end = len(words)
    least = 1 if titled else _PAIR
    while end > least and words[end - 1].gap == " " and _is_letters(words[end - 1]):
        end -= 1
    return words[:end], words[end:]


def _is_letters(word: Word) -> bool:
    return word.text in _LETTERS or word.folded in _GENERATIONS


def foreign_surname(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether the last of two words ends as surnames of other peoples do, in Latin script: "-escu", "-ović", "-auskas"."""
    last = words[-1]
    if lexicon.naming.nouns_capitalised:
        return False  # "Neue Maschinen"
    return len(words) == _PAIR and len(last.text) > _LONG and last.text[1:].islower() and last.text.endswith(_ENDINGS)


def generation(scene: Scene, behind: Sequence[Word]) -> int:
    """Where a name ends that has "Jr." behind it; 0 where it has none."""
    end = next((word.end for word in behind[:1] if word.folded in _GENERATIONS), 0)
    return end + scene.text.startswith(".", end) if end else 0


def shortened(scene: Scene, words: Sequence[Word], *, sure: bool = False) -> bool:
    """Whether the press tells but the first letter of somebody's surname: "Jonas B.". `sure`: they are somebody's name."""
    first, last = words[0], words[-1]
    if len(words) == 1 or not (first.facts.given or sure) or len(last.text) > _LETTER or last.gap != " ":
        return False
    return scene.text.startswith(".", last.end) and (len(last.text) == 1 or last.folded in DIGRAPHS)


def middle_initial(words: Sequence[Word]) -> bool:
    """Whether one letter and a point stand between two words: "Clayton M. Vaudrin"; not "Gruppe B. Spanien"."""
    if len(words) != _TRIPLE or len(words[1].text.rstrip(".")) != 1:
        return False
    return not any(facts.titles or facts.opener or facts.body or facts.known for facts in (words[0].facts, words[-1].facts))


def before_sentence(scene: Scene, words: Sequence[Word]) -> bool:
    """Whether the second of three words is the first letter of a surname, and its point closes a sentence: a verb stands
    behind it, or a word that the text has small: "Artur S. | Zostali oni …"; not "Clayton M. Vaudrin"."""
    if not words[0].facts.given or len(words[1].text.rstrip(".")) != 1:
        return False
    if not scene.text.startswith(".", words[1].start + 1):
        return False
    last = words[2].folded
    return last in scene.predicating or last in scene.speaking or words[2].text.lower() in scene.present


def initialled(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether initials written together lead a surname: "J.D. Vaudrin"; not "U.S. Marines", "Washington, D.C. Follow us".
    Without points one of them is a J, which hardly a body's two letters have: "JD Vaudrin"."""
    first, last = words[0], words[-1]
    if first.text in lexicon.region_letters:
        return False
    facts = last.facts
    other = facts.opener or facts.role or facts.body or facts.demonym or facts.place_head or last.facts.upper
    plain = len(words) == len(first.text) == _PAIR and first.text.isupper() and "J" in first.text and not first.facts.known
    return len(words) > 1 and (plain or (first.text.count(".") == _PAIR and first.text[0] != "U")) and not other
