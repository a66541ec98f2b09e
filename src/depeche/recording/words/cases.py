"""Of which base forms may a word be a case? The endings of a language that declines names, ready to be asked."""

from __future__ import annotations

from collections.abc import Iterator

from depeche.language.naming import Naming, Paradigm
from depeche.recording.text.folding import fold

_SETTLED = 2  # letters of a settlement's name before its ending, at least


def double(word: str) -> list[str]:
    """The two names that a hyphen joins: "Kidawą-Błońską"; the word alone where it is something else."""
    parts = word.split("-")
    two = len(parts) == 2 and all(len(part) > 1 and part.istitle() for part in parts)
    return parts if two else [word]


class Cases:
    """The endings of names, settlements and plurals in one language."""

    def __init__(self, naming: Naming) -> None:
        by_ending: dict[str, list[Paradigm]] = {}
        whole: dict[str, list[Paradigm]] = {}
        for paradigm in naming.paradigms:
            for ending in paradigm.oblique:
                if paradigm.nominative[:1].isupper():
                    whole.setdefault(ending, []).append(paradigm)
                    continue
                by_ending.setdefault(ending, []).append(paradigm)
        self._by_ending = {ending: tuple(group) for ending, group in by_ending.items()}
        self._whole = {form: tuple(group) for form, group in whole.items()}  # names that are irregular: "Льва" is "Лев"
        self._plurals: dict[str, list[tuple[str, tuple[str, ...]]]] = {}  # ending → endings of the base form, and what leads
        for paradigm in naming.plurals:
            for ending in paradigm.oblique:
                self._plurals.setdefault(ending, []).append((fold(paradigm.nominative), paradigm.after))
        self.has_plurals = bool(self._plurals)
        """Whether names of countries in the plural are told by an ending."""
        self._plural_sizes = tuple({len(ending) for ending in self._plurals})
        self._folded_endings = {
            ending: frozenset((fold(paradigm.nominative), paradigm.after) for paradigm in group)
            for ending, group in by_ending.items()
        }
        settlements: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for paradigm in naming.settlements:
            for ending in paradigm.oblique:
                settlements.setdefault(ending, []).append((paradigm.nominative, paradigm.after))
        self._settlements = {ending: tuple(group) for ending, group in settlements.items()}
        self._settled = sorted({len(ending) for ending in settlements}, reverse=True)
        self.behind = {fold(word): frozenset(told) for told, words in naming.cases_behind.items() for word in words}
        """Words that have a name behind them in a case → the cases in which it may stand."""
        self._without_ending = (0,) if "" in by_ending else ()
        self._ending_sizes = {  # last letter → how long the endings are that end in it, the longest first
            last: (*sorted({len(one) for one in by_ending if one.endswith(last)}, reverse=True), *self._without_ending)
            for last in {ending[-1] for ending in by_ending if ending}
        }

    def bases(self, word: str) -> Iterator[tuple[str, Paradigm | None]]:
        """What `word`, as written, may be the oblique form of; first the word itself, with no paradigm."""
        yield word, None
        for paradigm in self._whole.get(word.lower(), ()) if self._whole else ():
            yield paradigm.nominative, paradigm
        length = len(word)
        for size in self._ending_sizes.get(word.lower()[-1:], self._without_ending):
            if size > length - 2:
                continue
            stem = word[: length - size]
            for paradigm in self._by_ending.get(word[length - size :].lower(), ()):
                if not paradigm.after or stem.lower().endswith(paradigm.after):
                    yield stem + paradigm.nominative, paradigm

    def settlements(self, word: str) -> Iterator[str]:
        """The nominatives of a settlement that `word`, as written, may be the oblique form of, the likeliest first."""
        length = len(word)
        for size in self._settled:
            if length - size >= _SETTLED or size == length:
                stem = word[:-size]
                for nominative, after in self._settlements.get(word[-size:], ()):
                    if not after or stem.endswith(after):
                        yield stem + nominative

    def settled(self, word: str) -> bool:
        """Whether `word`, as written, may be a settlement's oblique form, and not as well that of somebody's surname."""
        if next(self.settlements(word), None) is None:
            return False
        return all(paradigm is None or paradigm.gender is None for _, paradigm in self.bases(word))

    def plurals(self, word: str) -> frozenset[str]:
        """The folded base forms of a word that may be a plural in an oblique case, where names of countries have such."""
        return frozenset(self.plurals_of(word.lower(), fold(word))) if self.has_plurals else frozenset()

    def plurals_of(self, small: str, folded: str) -> list[str]:
        """The same of a word of which both are known."""
        found: list[str] = []
        length = len(small)
        if length != len(folded):
            return found
        for size in self._plural_sizes:
            begin = length - size
            if begin < 2:
                continue
            for nominative, after in self._plurals.get(small[begin:], ()):
                if not after or small.endswith(after, 0, begin):
                    found.append(folded[:begin] + nominative)
        return found

    def forms(self, word: str, small: str, folded: str) -> frozenset[str]:
        """Each of `bases`, folded; of a double name those of both parts. `small` and `folded`: the word in lower case, and
        folded."""
        size = len(word)
        if "-" in word and len(parts := double(word)) > 1:
            first, second = ([fold(base) for base, _ in self.bases(part)] for part in parts)
            return frozenset([f"{one}-{other}" for one in first for other in second])
        if not (len(folded) == len(small) == size and (word.isascii() or word.isalnum())):
            return frozenset([fold(base) for base, _ in self.bases(word)])
        found = {folded}
        if small in self._whole:
            found.update(fold(paradigm.nominative) for paradigm in self._whole[small])
        for ending in self._ending_sizes.get(small[-1:], self._without_ending):
            begin = size - ending  # a letter folds to one: what is folded can be cut there too
            if begin < 2:
                continue
            for nominative, after in self._folded_endings.get(small[begin:], ()):
                if not after or small.endswith(after, 0, begin):
                    found.add(folded[:begin] + nominative)
        return frozenset(found)
