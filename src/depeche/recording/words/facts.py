"""What is known of one word: the values that a lexicon answers with, and endings ready for look-up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final, Literal

from depeche.model import EntityKind
from depeche.names.scripts import latin
from depeche.recording.text.folding import fold

Gender = Literal["m", "f"]

_REMEMBERED = 50_000  # words of a language of which it is known what they may be
_APOSTROPHE = re.compile("'(?![яюєї])")  # before these letters it stands inside a Ukrainian word


class Known:
    """A name that the lexicon has. `key` is the same for all names of one thing."""

    __slots__ = ("key", "kind", "more", "name", "words")

    def __init__(
        self,
        words: tuple[str, ...],  # folded
        kind: EntityKind,
        name: str,  # base form, as written
        key: str,
    ) -> None:
        self.words: Final = words
        self.more: Final = len(words) - 1
        """How many words it has behind the first."""
        self.kind: Final = kind
        self.name: Final = name
        self.key: Final = key


def romanised(word: str) -> str:
    """Folded, in Latin letters, as names of other peoples are written there: "Беатрис" is "beatris"."""
    return fold(latin(word)).replace("kh", "h")


def phrase(name: str) -> tuple[str, ...]:
    """The words of a name, folded, cut where `known` cuts the text: behind an apostrophe that is no Hebrew geresh."""
    folded = fold(name).replace(".", "")
    return tuple((folded if "א" <= folded[-1:] <= "ת" else _APOSTROPHE.sub("' ", folded)).split())


class Facts:
    """What one word, as written, may be in a language. Worked out once for each word."""

    __slots__ = (
        "alone_known",
        "article",
        "body",
        "demonym",
        "dull",
        "folded",
        "forms",
        "gender",
        "given",
        "honorific",
        "known",
        "letters",
        "near",
        "never",
        "opener",
        "place_head",
        "plain",
        "role",
        "small",
        "surname",
        "title_gender",
        "titles",
        "upper",
    )

    def __init__(
        self,
        word: str,
        folded: str,
        forms: frozenset[str],  # the folded base forms it may stand for
        given: bool,  # a given name, or a hyphenated pair that begins with one
        gender: Gender | None,  # of that given name
        honorific: bool,
        role: bool,  # the head noun of an office or occupation, or a compound that ends in one
        title_gender: Gender | None,  # that honorific or role tells
        body: bool,  # it heads names of organisations
        place_head: bool,  # it heads names of places
        demonym: bool,
        never: bool,  # it names nobody
        opener: bool,
        article: bool,
        near: bool,  # a preposition before places
        surname: bool,  # it has a surname's ending
        known: tuple[Known, ...],  # the known names that may begin with it, longest first
        dull: bool,  # nothing about it speaks for a name but its capital
    ) -> None:
        self.folded: Final = folded
        self.forms: Final = forms
        self.given: Final = given
        self.gender: Final = gender
        self.honorific: Final = honorific
        self.role: Final = role
        self.title_gender: Final = title_gender
        self.body: Final = body
        self.place_head: Final = place_head
        self.demonym: Final = demonym
        self.never: Final = never
        self.opener: Final = opener
        self.article: Final = article
        self.near: Final = near
        self.surname: Final = surname
        self.known: Final = known
        self.dull: Final = dull
        self.titles: Final = role or honorific
        self.upper: Final = word.isupper()
        """Nothing but capitals."""
        self.plain: Final = word[1:].islower()
        """No capital but that of its first letter."""
        self.letters: Final = self.plain and word.isalpha()
        """The same, and nothing but letters."""
        self.small: Final = word.islower()
        """No capital."""
        self.alone_known: Final = bool(known) and len(known[-1].words) == 1


class Remembered(dict[str, Facts]):
    """What each word may be, worked out when it is first asked: a look-up that takes half the time of an `lru_cache`."""

    def __init__(self, facts: Callable[[str], Facts]) -> None:
        super().__init__()
        self._worked_out = facts

    def __missing__(self, word: str) -> Facts:
        if len(self) >= _REMEMBERED:
            self.clear()
        facts = self[word] = self._worked_out(word)
        return facts


class Endings:
    """Words that others may end in, as compounds do: one look-up for each length, however many there are."""

    __slots__ = ("_endings", "_last", "_sizes")

    def __init__(self, endings: Iterable[str]) -> None:
        self._endings = frozenset(endings)
        self._last = min(map(len, self._endings), default=1)  # letters that all of them have
        self._sizes: dict[str, list[int]] = {}  # last letters → how long those are that end in them, longest first
        for size in sorted({len(ending) for ending in self._endings}, reverse=True):
            for last in {ending[-self._last :] for ending in self._endings if len(ending) == size}:
                self._sizes.setdefault(last, []).append(size)

    def __or__(self, others: Endings) -> Endings:
        """Both."""
        return Endings(self._endings | others._endings)

    def end(self, words: Iterable[str]) -> bool:
        """Whether one of those words ends in one of them."""
        sizes, last = self._sizes, self._last
        likely = [word for word in words if word[-last:] in sizes]  # none of most words
        return bool(likely) and any(map(self.of, likely))

    def of(self, word: str) -> str:
        """The longest of them in which `word` ends; "" where it ends in none."""
        last, sizes = word[-self._last :], self._sizes
        if last in sizes:  # few words have
            for size in sizes[last]:
                if (ending := word[-size:]) in self._endings:
                    return ending
        return ""
