"""What of an article counts when it is grouped with others: its words, the names in it, its figures, its time.

Words compare within a language. Names, written in Latin letters and stripped to what survives a change of language, and
figures compare across languages.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import lru_cache
from operator import itemgetter

from anyascii import anyascii

from depeche.errors import unfit
from depeche.language import primary
from depeche.model import Article, When
from depeche.stories.translated import translated

_WORD = re.compile(r"\w+")
_BLANKS = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "_")}
_NO_SPACES = "\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"  # Thai, Lao, Khmer, kana, Han
_UNSPACED = re.compile(f"[{_NO_SPACES}]")
_SEAM = re.compile(rf"(?<=[{_NO_SPACES}])(?=[^\W{_NO_SPACES}])|(?<=[^\W{_NO_SPACES}])(?=[{_NO_SPACES}])")
_DOUBLED = re.compile(r"(.)\1+")
_SENTENCE_END = frozenset(".!?…:»”\"'“„«—–-。！？\n")
_NO_END = f"[^ {re.escape(''.join(sorted(_SENTENCE_END)))}]"
# What begins with a capital (any letter beyond ASCII) or a digit: in two, the rest apart where it stands inside a sentence,
# behind a blank or not. The engine skips to such letters first, and looks then whether they begin a word.
_CAPITAL_OR_FIGURE = re.compile(
    rf"([^\Wa-z_])(?<!\w.)(?:(?:(?<={_NO_END}.)|(?<={_NO_END} .))(?P<inside>\w+)|(?P<first>\w+))", re.DOTALL
)
_MOST_CHARACTERS = 6_000  # of the text: a story is told in its first paragraphs
_MOST_WORDS, _MOST_NAMES = 160, 48
_TITLE_COUNTS = 3  # a word of the headline counts as often as so many of the text
_STEM = 8  # letters; longer words agree when these do: endings differ by case, number and gender
_NAME_STEM = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What of one article counts. Words and names come with how often they occur, most frequent first."""

    hour: int | None = None  # hours since 1970, UTC; None: no time is known
    dated: bool = True  # its page says when it was published
    language: str = "und"
    words: tuple[tuple[str, int], ...] = ()
    names: tuple[tuple[str, int], ...] = ()


def traits(article: Article) -> Traits:
    """The traits of an article: linear in the first 6,000 characters of its text."""
    if not isinstance(article, Article):
        raise unfit("an Article has traits, as `read` gives it", article)
    title, language = article.title or "", primary(article.language)
    text = article.text[:_MOST_CHARACTERS]
    if article.lede and not text.startswith(article.lede):  # where the page shows it, it is the first block already
        text = f"{article.lede}\n{text}"
    title, text = _parted(title), _parted(text)
    words: Counter[str] = Counter()
    for word in _words(title):
        words[word] += _TITLE_COUNTS
    words.update(_words(text))
    names: Counter[str] = Counter()
    for name in _names(title, language, headline=True):
        names[name] += _TITLE_COUNTS
    names.update(_names(text, language, headline=False))
    return Traits(
        hour=_hour(article.published or article.captured),
        dated=article.published is not None,
        language=language,
        words=_most(words, _MOST_WORDS),
        names=_most(names, _MOST_NAMES),
    )


def _most(counted: Counter[str], most: int) -> tuple[tuple[str, int], ...]:
    """The same as `most_common`, which takes three times as long for so many."""
    return tuple(sorted(counted.items(), key=itemgetter(1), reverse=True)[:most])


def _hour(when: When | None) -> int | None:
    if when is None:
        return None
    if not isinstance(when, datetime):
        when = datetime.combine(when, time(12))  # the middle of the day is never far
    aware = when if when.tzinfo else when.replace(tzinfo=UTC)
    return int(aware.timestamp() // 3600)


def _folded(text: str) -> str:
    bare = text.casefold()
    if bare.isascii():
        return bare
    bare = unicodedata.normalize("NFKD", bare)
    for sign in set(bare):  # a text has a few dozens of them
        if unicodedata.combining(sign):
            bare = bare.replace(sign, "")
        elif sign > "\x7f" and not _WORD.match(sign):
            bare = bare.replace(sign, " ")  # then most texts of the Latin script are ASCII
    return bare


def _words(text: str) -> list[str]:
    """Folded words cut at eight letters; pairs of neighbours where a script does not space its words."""
    folded = _folded(text)
    found = folded.translate(_BLANKS).split() if folded.isascii() else _WORD.findall(folded)
    if text.isascii() or not _UNSPACED.search(text):
        return [word[:_STEM] for word in found if len(word) > 1]
    cut: list[str] = []
    for word in found:
        if _UNSPACED.match(word):
            cut.extend(word[i : i + 2] for i in range(max(1, len(word) - 1)))
        elif len(word) > 1:
            cut.append(word[:_STEM])
    return cut


def _parted(text: str) -> str:
    """With a blank between what has no spaces and the figures or Latin words inside it: "于12月" → "于 12 月"."""
    return text if text.isascii() or not _UNSPACED.search(text) else _SEAM.sub(" ", text)


def _names(text: str, language: str, *, headline: bool) -> list[str]:
    """Words with a capital inside a sentence, and figures, in a form that survives a change of language; in scripts without
    capitals the names that each language has its own word for."""
    found: list[str] = []
    for begin, inside, first in _CAPITAL_OR_FIGURE.findall(text):
        word = begin + (inside or first)
        if begin.isdigit():
            if not (len(word) == 4 and word.startswith(("19", "20"))):  # but a year, which says little
                found.append(word if word.isascii() else anyascii(word))
        elif begin.isupper():
            if headline or inside:
                key = translated(language).key(word, text)
                if key is not None or len(word) > 2:
                    found.append(key or skeleton(word))
        elif _UNSPACED.match(begin):
            known = translated(language, spaced=False)
            found.extend([key for i in range(len(word) - 1) if (key := known.key(word[i : i + 2], text)) is not None])
        elif (key := translated(language).key(word, text)) is not None:
            found.append(key)
    return found


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """A name in Latin letters, less what transliterations disagree on: Riabkov, Ryabkov, Rjabkow, Рябков → "rabkov"."""
    latin = anyascii(word).lower()
    for variant, plain in _VARIANTS:
        latin = latin.replace(variant, plain)
    return _DOUBLED.sub(r"\1", latin)[:_NAME_STEM]


# What one sound is written as in English, French, German, Spanish and Polish renderings; longest first.
_VARIANTS = (
    ("tsch", "c"), ("tch", "c"), ("sch", "s"), ("sh", "s"), ("ch", "c"), ("cz", "c"), ("sz", "s"), ("kh", "h"), ("zh", "z"),
    ("ph", "f"), ("th", "t"), ("ck", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ia", "a"), ("ya", "a"), ("ja", "a"),
    ("yu", "u"), ("iu", "u"), ("ju", "u"), ("w", "v"), ("y", "i"), ("j", "i"), ("q", "k"), ("x", "ks"),
)  # fmt: skip
