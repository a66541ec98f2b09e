"""The words of a language's forms: what each can stand for, and which words each class has. Used while compiling forms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from depeche.recording.text.pieces import Pieces, folded
from depeche.recording.words.forms import Labels, Row, elements_of, spelt_out


class Vocabulary:
    """The labels of each word and the members of each class, while they are being gathered."""

    def __init__(self, fold: Mapping[int, str], slots: frozenset[str] = frozenset(), *, spaced: bool = True) -> None:
        self._fold, self._spaced = fold, spaced
        self.labels: dict[str, list[tuple[str, Any]]] = {}
        self.members: dict[str, list[Row]] = {}
        self._slots = slots
        self._elements: dict[str, str] = {}  # of forms → in pieces
        for slot in slots:
            self.open(slot)

    def open(self, label: str) -> None:
        self.members.setdefault(label, [])

    def enter(self, label: str, written: str, value: Any = None) -> None:
        """Files a word, or a row of words, under a class or slot."""
        for word in spelt_out(written):
            parts = self._cut(word)
            if len(parts) == 1:
                self._label(parts[0], label, value)
                self._member(label, (label,))
            elif value is None:
                self._member(label, tuple(self.literal(part) for part in parts))
            else:
                last = f"{label}:{' '.join(parts)}"
                self._label(parts[-1], last, value)
                self._member(label, (*(self.literal(part) for part in parts[:-1]), last))

    def enter_numbers(self, label: str, numbers: Iterable[tuple[str, int]]) -> None:
        """Files numbers written in digits, no two alike. There are thousands, and each is one piece in every language."""
        self._member(label, (label,))
        for written, value in numbers:
            self.labels.setdefault(written, []).append((label, value))

    def spelt(self, form: str) -> str:
        """The form in pieces, as texts are cut: endings in braces become alternatives, "s'est" becomes "s ' est". Its words
        become known."""
        return " ".join([self._elements.get(element) or self._spelt(element) for element in elements_of(form)])

    def _spelt(self, element: str) -> str:
        spelt = element
        if element not in "[]()|" and not element.startswith("<") and element not in self._slots:
            ways = [[self.literal(part) for part in self._cut(word)] for word in spelt_out(element)]
            spelt = " ".join(ways[0]) if len(ways) == 1 else f"({' | '.join(map(' '.join, ways))})"
        self._elements[element] = spelt
        return spelt

    def _cut(self, word: str) -> tuple[str, ...]:
        small = folded(word, self._fold)
        if word.isdecimal() or (self._spaced and small.isalnum()):
            return (small,)  # most words by far are one piece
        return tuple(part for part in Pieces(word, self._fold, spaced=self._spaced).pieces if not part.isspace())

    def literal(self, label: str) -> str:
        """The label as it is, made known as a word if it is one."""
        if not label.startswith("<") and label.partition(":")[0] not in self._slots:
            self._label(label, label, None)
        return label

    def _label(self, word: str, label: str, value: Any) -> None:
        labels = self.labels.setdefault(word, [])
        if (label, value) not in labels:
            labels.append((label, value))

    def _member(self, label: str, row: Row) -> None:
        rows = self.members[label]
        if row not in rows:
            rows.append(row)

    def used(self, labels: frozenset[str]) -> dict[str, Labels]:
        """Each word with those of its labels that are among the given ones; words that have none are left out."""
        found = {word: tuple(one for one in known if one[0] in labels) for word, known in self.labels.items()}
        return {word: known for word, known in found.items() if known}
