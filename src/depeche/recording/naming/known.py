"""Names that the lexicon knows: countries, cities, alliances, agencies."""

from __future__ import annotations

import re
from collections.abc import Iterable

from depeche.recording.naming.capitals import Word
from depeche.recording.naming.mentions import Mention
from depeche.recording.naming.scene import Scene
from depeche.recording.words.facts import Known, phrase
from depeche.recording.words.lexicon import Lexicon

_ACRONYM = 6  # letters of an acronym, at most
_COUNTRY = 2  # letters of a country's key (ISO 3166)
_APOSTROPHES = "'’"
_NEXT = re.compile(r"[\s ]{0,2}[’']?([^\W_](?:[\w&]|[-‑./](?=\w)|['’ʼ](?=[яюєї])){0,40}['’]?)")


def known_names(scene: Scene, words: Iterable[Word]) -> list[Mention]:
    """Mentions of names in the lexicon that begin with one of `words`, in any case that its paradigms allow.

    The longest at each place; none overlap.
    """
    found: list[Mention] = []
    last = -1
    for word in words:
        if not word.facts.known or word.start < last:
            continue
        best = _match(scene.text, word, scene.lexicon)
        if best is not None:
            known, end = best
            if found and _is_branch(scene, found[-1], word.start, end, known):
                body = found.pop()
                found.append(Mention(body.start, end, "organisation", scene.text[body.start : end]))
                last = end
                continue
            name = _as_written(scene.text[word.start : end], known, scene.lexicon.declines)
            found.append(Mention(word.start, end, known.kind, name, f"{known.kind}:{known.key}"))
            last = end
    return found


def _is_branch(scene: Scene, body: Mention, start: int, end: int, known: Known) -> bool:
    """Whether a country stands right behind a body and tells which branch of it is meant: "WWF | Italia"."""
    if known.kind != "place" or len(known.key) != _COUNTRY or body.key.rpartition(":")[2] not in scene.lexicon.branching:
        return False
    return start == body.end + 1 and scene.text[body.end] == " " and scene.text[start:end] == known.name


def _as_written(written: str, known: Known, declines: bool) -> str:
    """The name as the text has it, where it stands in its base form and is not shouted; else the lexicon's.

    In a language with cases the last letter tells one, though it may be folded like that of another: "Francją", "Francja".
    """
    if written == known.name:
        return written
    if declines and written[-1:].lower() != known.name[-1:].lower():
        return known.name
    acronym = known.kind == "organisation" and len(written) <= _ACRONYM
    shouted = written.isupper() and not known.name.isupper() and not acronym
    return written if phrase(written) == known.words and not shouted else known.name


def _match(text: str, word: Word, lexicon: Lexicon) -> tuple[Known, int] | None:
    """The longest known name that begins with `word`, and where it ends."""
    behind: list[tuple[frozenset[str], int]] | None = None  # what the words behind it may stand for, and where each ends
    for known in word.facts.known:
        more, end = known.more, word.end
        if more:
            if behind is None:
                behind = _next(text, end, lexicon)
            if not behind or known.words[1] not in behind[0][0]:
                continue  # as of most: many names begin with "New"
            if more > 1 and not _goes_on(text, known, behind, lexicon):
                continue
            end = behind[more - 1][1]
            end -= text[end - 1] in _APOSTROPHES  # what stands behind it is a case: "Avrupa Birliği'nde"
            if word.facts.article and _is_noun(text, word, known):
                continue  # "La réunion", which is no island
        elif not _is_known_alone(word, known, lexicon):
            continue
        if lexicon.naming.accents_tell_names and not _is_accented_alike(text[word.start : end], known.name):
            continue
        return known, end
    return None


def _is_known_alone(word: Word, known: Known, lexicon: Lexicon) -> bool:
    """Whether a word is a known name of one word, and not another that only looks like it."""
    facts, shouted, acronym = word.facts, word.facts.upper, known.name.isupper()
    if word.text != known.name and ((word.opens and facts.opener) or facts.folded in lexicon.nouns):
        return False  # "Para" that opens a sentence is no Pará, "Rennen" no Rennes
    if facts.never and not (shouted and acronym):
        return False  # "Navidad" is a feast; but "the WHO"
    if shouted and known.words[0] != word.folded.replace(".", ""):
        return False  # an acronym has no cases
    return shouted or not acronym  # and its capitals are all there


def _is_accented_alike(written: str, name: str) -> bool:
    """Whether a known name is written with its accents, or has none: "Hà nói" is not "Hà Nội"."""
    return name.isascii() or written.isascii() or written.lower() == name.lower()


def _next(text: str, end: int, lexicon: Lexicon) -> list[tuple[frozenset[str], int]]:
    """What the word behind `end` may stand for, and where it ends; nothing, where no word stands there."""
    nearest = _NEXT.match(text, end)
    return [(_forms(nearest[1].replace(".", ""), lexicon), nearest.end())] if nearest is not None else []


def _goes_on(text: str, known: Known, behind: list[tuple[frozenset[str], int]], lexicon: Lexicon) -> bool:
    """Whether the words of a known name behind the second stand there too.

    `behind`: what has been read behind the first, for other names as well; it grows by what is asked for.
    """
    for at, part in enumerate(known.words[2:], start=1):
        if at == len(behind):
            behind += _next(text, behind[-1][1], lexicon)
        if at == len(behind) or part not in behind[at][0]:
            return False
    return True


def _is_noun(text: str, word: Word, known: Known) -> bool:
    """Whether the word behind an article has a capital in the known name and none in the text."""
    parts = known.name.split(" ")
    return len(parts) > 1 and parts[1][:1].isupper() and text[word.end + 1 : word.end + 2].islower()


def _forms(word: str, lexicon: Lexicon) -> frozenset[str]:
    """What a word inside a name may stand for; an apostrophe may belong to it ("de l'Europe") or not ("Milletler'in")."""
    forms = lexicon.facts(word).forms | lexicon.cases.plurals(word)
    return forms | lexicon.facts(word[:-1]).forms if word[-1] in _APOSTROPHES else forms
