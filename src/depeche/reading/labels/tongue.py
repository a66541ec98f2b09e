"""In which language is it? Of the text, not of the template: what is declared, checked against letters and small words.

Templates declare the language that they came with. So a declared language is kept only where the text could be in it; where
it could not, the small words decide. No model: a few hundred words, kept with each language, tell apart what newsrooms
write in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain, islice

import tomli

from depeche.language import primary
from depeche.reading.claims.claims import Claim, Claims
from depeche.reading.claims.settle import Settled, evidence, settle
from depeche.reading.claims.survey import Survey
from depeche.reading.languages import by_language

SAMPLE = 1_500
"""Characters of the text that are looked at."""

ENOUGH = 5
"""Small words that a text must hold before they can overrule what is declared."""


def declared(claims: Claims, found: Survey) -> Settled[str]:
    """The language that the page declares, as BCP 47."""
    stated = [Claim("language", "dom", "html lang", found.language)] if found.language else []
    stated += claims.of("language", "locale")
    return settle([(claim, tag) for claim in stated if (tag := well_formed(claim.raw))], same=primary)


def of_text(text: str, stated: Settled[str]) -> Settled[str]:
    """The language of a text, given what its page declares. Looks at its first characters only. Never raises."""
    sample = text[:SAMPLE]
    found = _by_script(sample)
    if found is None:
        return stated
    scripted, counted = found
    told = primary(stated.value)
    if _agrees(told, scripted, counted):
        return stated
    others = stated.evidence.others if stated.evidence else ()
    if stated.evidence is not None:
        others = ((f"{stated.evidence.layer} {stated.evidence.path}", stated.evidence.raw), *others)
    return Settled(scripted, evidence("inferred", "letters and small words of the text", sample[:120], others))


def small_words(text: str, language: str | None) -> tuple[int, int]:
    """How many words a text has, and how many of them are small ones of the language; of its first characters."""
    words = _words(text[:SAMPLE])
    return len(words), sum(map(_tables().of_language.get(primary(language), frozenset()).__contains__, words))


def _agrees(told: str, scripted: str, counted: Counter[str]) -> bool:
    """Whether the text may be in the declared language, even if it looks more like another."""
    if told == "und":
        return False
    tables = _tables()
    if told in (scripted, tables.codes.get(scripted)) or tables.codes.get(told) == scripted:
        return True
    if told in tables.alike.get(scripted, ()):
        return True
    if not counted:  # the script decides alone
        return told in tables.sharing.get(scripted, ())
    if told not in tables.words:
        return counted[scripted] < 3 * ENOUGH  # a language that we know nothing of
    return counted[scripted] < ENOUGH or counted[told] >= 0.7 * counted[scripted]


def _words(text: str) -> list[str]:
    """The words of a text, case folded. The pattern is slow: it is for what is more than letters between blanks."""
    words: list[str] = []
    for piece in text.casefold().split():
        if piece.isalpha() or (piece := piece.strip(_AROUND)).isalpha():
            words.append(piece)
        else:
            words += _WORD.findall(piece)
    return words


_WORD = re.compile(r"[^\W\d_][\w\u0900-\u0963\u200c\u200d’'-]*")  # signs of vowels are no letters to Python
_AROUND = '.,:;!?…()[]«»„“”"|'


def _by_script(sample: str) -> tuple[str, Counter[str]] | None:
    """The language that letters and small words tell, and how many words spoke for each; None: nothing to go by."""
    tables = _tables()
    head = sample[:_HEAD]
    if len(list(islice(filter(str.isalpha, head), _FEW))) < _FEW:
        return None
    language = _of_letters(head)
    if language is not None and language not in tables.undecided:
        return language, Counter()
    counted = Counter(chain.from_iterable(filter(None, map(tables.by_word.get, _words(sample)))))
    for candidate, own in tables.letters.items():
        if (candidate in counted or candidate in tables.by_letters) and any(map(sample.__contains__, own)):
            counted[candidate] = int(1.5 * counted[candidate]) + ENOUGH
    if not counted:
        return (language, Counter()) if language else None
    best, hits = counted.most_common(1)[0]
    if hits < ENOUGH:
        return (language, Counter()) if language else None
    return best, counted


_HEAD = 600  # characters whose script is looked at
_FEW = 20  # letters below which there is nothing to go by


def _of_letters(text: str) -> str | None:
    """The language that a text is taken for by the script of its letters; None: they are Latin, or of no one language."""
    tables = _tables()
    if not any(map(str.isalpha, tables.beyond_latin.findall(text))):
        return None
    letters = Counter(filter(str.isalpha, text))
    total = letters.total()
    scripts: Counter[str] = Counter()
    for letter, times in letters.items():
        scripts[tables.script_of(letter)] += times
    if scripts["Kana"] > 0.05 * total:
        return tables.languages["Kana"]
    script, amount = scripts.most_common(1)[0]
    if amount < 0.4 * total and scripts["Latin"] > 0.4 * total:
        return None
    return tables.languages.get(script)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tables:
    """Small words, letters and scripts, turned the way they are used."""

    words: frozenset[str]  # languages with small words
    by_word: dict[str, tuple[str, ...]]
    of_language: dict[str, frozenset[str]]
    letters: dict[str, str]
    languages: dict[str, str]  # script → language
    starts: tuple[int, ...]
    beyond_latin: re.Pattern[str]
    blocks: tuple[tuple[int, str], ...]  # last code point, script
    sharing: dict[str, list[str]]  # language of a script → others that are written in it
    undecided: frozenset[str]  # those of scripts in which small words decide
    by_letters: frozenset[str]  # languages that need no small word
    alike: dict[str, list[str]]  # language → others with its small words
    codes: dict[str, str]  # code → another of the same language, or of one within the other

    def script_of(self, letter: str) -> str:
        code = ord(letter)
        place = bisect_right(self.starts, code) - 1
        if place >= 0 and code <= self.blocks[place][0]:
            return self.blocks[place][1]
        return "Latin"


@cache
def _tables() -> _Tables:
    small, letters = by_language("tongue", "words"), by_language("tongue", "letters")
    scripts = tomli.loads((files(__package__) / "scripts.toml").read_text("utf-8"))
    by_word: dict[str, list[str]] = {}
    for language, listed in small.items():
        for word in dict.fromkeys(listed.split()):
            by_word.setdefault(word, []).append(language)
    told = scripts["blocks"]
    blocks = sorted((ord(first), ord(last), name) for name, (first, last, _) in told.items())
    return _Tables(
        words=frozenset(small),
        by_word={word: tuple(listed) for word, listed in by_word.items()},
        of_language={language: frozenset(listed.split()) for language, listed in small.items()},
        letters=letters,
        languages={name: language for name, (_, _, language) in told.items()},
        starts=tuple(first for first, _, _ in blocks),
        beyond_latin=re.compile(f"[^\\0-{chr(blocks[0][0] - 1)}]"),
        blocks=tuple((last, name) for _, last, name in blocks),
        sharing=scripts["sharing"],
        undecided=frozenset(scripts["small_words"]["decide"]),
        by_letters=frozenset(scripts["small_words"]["needless"]),
        alike=scripts["small_words"]["alike"],
        codes=scripts["codes"],
    )


def well_formed(text: str) -> str | None:
    """A language tag as BCP 47 writes it ("fr_FR" → "fr-FR"), or None where it is none."""
    parts = text.strip().replace("_", "-").split("-")[:3]
    if not 2 <= len(parts[0]) <= 3 or not parts[0].isascii() or not parts[0].isalpha():
        return None
    kept = [parts[0].lower()]
    for part in parts[1:]:
        if len(part) == 4 and part.isalpha():
            kept.append(part.title())
        elif (len(part) == 2 and part.isalpha()) or (len(part) == 3 and part.isdigit()):
            kept.append(part.upper())
    return "-".join(kept)
