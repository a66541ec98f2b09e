"""Forms, as language files write them, compiled to one trie, and the longest of them that a text has at a spot.

A form is read as `language.calendar` describes it. Expanding its options and alternatives gives rows of labels; all rows
of a language share one trie, whose depth is that of the longest row. So a match costs a bounded number of steps whatever
the text is, and no pattern can backtrack over it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from depeche.errors import DepecheError
from depeche.recording.pieces import Pieces

T = TypeVar("T")

Labels = tuple[tuple[str, Any], ...]
"""What a piece of text can stand for: a word, a class or a slot, each with the value it has there.

A label "HOLIDAY:palm sunday" is the last word of a slot's name that has several; it fills the slot before the colon.
"""

Row = tuple[str, ...]

_ELEMENT = re.compile(r"<\w+>|[\[\]()|]|[^\s\[\]()|]+")
_BRACED = re.compile(r"([^{}]*)\{([^{}]*)\}([^{}]*)")


class BadForm(DepecheError):
    """A form that cannot be read."""

    def __init__(self, form: str, problem: str) -> None:
        super().__init__(form, problem)
        self.form, self.problem = form, problem

    def __str__(self) -> str:
        return f"the form {self.form!r} {self.problem}"


def spelt_out(word: str) -> tuple[str, ...]:
    """The words that "январ{ь,я}" stands for. Without braces, the word itself."""
    found = _BRACED.fullmatch(word)
    if found is None:
        return (word,)
    stem, endings, rest = found.groups()
    return tuple(stem + ending + rest for ending in endings.split(","))


def rows(form: str, classes: Mapping[str, Sequence[Row]]) -> list[Row]:
    """Every row of labels that the form stands for. A class without members makes none of the rows that need it."""
    elements = _ELEMENT.findall(form)
    found, rest = _alternatives(form, elements, 0, classes)
    if rest != len(elements):
        raise BadForm(form, f"closes a bracket that it did not open: {elements[rest]!r}")
    return [row for row in dict.fromkeys(found) if row]


def _alternatives(
    form: str, elements: Sequence[str], at: int, classes: Mapping[str, Sequence[Row]]
) -> tuple[list[Row], int]:
    found: list[Row] = []
    current: list[Row] = [()]
    while at < len(elements) and elements[at] not in ("]", ")"):
        element = elements[at]
        at += 1
        if element == "|":
            found += current
            current = [()]
            continue
        if element in ("[", "("):
            inner, at = _alternatives(form, elements, at, classes)
            if at >= len(elements):
                raise BadForm(form, f"does not close {element!r}")
            at += 1
            options: Sequence[Row] = [(), *inner] if element == "[" else inner
        elif element.startswith("<"):
            if element not in classes:
                raise BadForm(form, f"names a class that no table has: {element}")
            options = classes[element]
        else:
            options = classes.get(element, [(element,)])
        current = [row + option for row in current for option in options]
    return found + current, at


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    leaf: int = -1  # which form ends here; of two, the one given first


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """`forms[…]` found on the pieces `first` to `last`, both included, with what its slots took from the text."""

    first: int
    last: int
    meaning: T
    slots: tuple[tuple[str, Any], ...]

    def __getitem__(self, slot: str) -> Any:
        """The value of the slot, or None where the form left it out."""
        return next((value for name, value in self.slots if name == slot), None)


class Trie(Generic[T]):
    """All forms of one language, each with a meaning."""

    def __init__(self) -> None:
        self._root = _Node()
        self._meanings: list[T] = []

    def add(self, row: Iterable[str], meaning: T) -> None:
        node = self._root
        for label in row:
            node = node.children.setdefault(label, _Node())
        if node.leaf < 0:
            node.leaf = len(self._meanings)
            self._meanings.append(meaning)

    @property
    def labels(self) -> set[str]:
        """Every label that a row of this trie has."""
        found: set[str] = set()
        nodes = [self._root]
        while nodes:
            node = nodes.pop()
            found.update(node.children)
            nodes.extend(node.children.values())
        return found

    def longest(self, pieces: Pieces, labels: Sequence[Labels | None], at: int) -> Match[T] | None:
        """The match that begins at that piece and takes most pieces; None where there is none."""
        best_last, best_leaf = -1, -1
        best_slots: tuple[tuple[str, Any], ...] = ()
        words, count = pieces.pieces, len(labels)
        paths: list[tuple[_Node, int, tuple[tuple[str, Any], ...]]] = [(self._root, at, ())]
        while paths:
            node, index, slots = paths.pop()
            for label, value in labels[index] or ():
                child = node.children.get(label)
                if child is None:
                    continue
                taken = slots if value is None else (*slots, (label.partition(":")[0], value))
                if child.leaf >= 0 and (index > best_last or (index == best_last and child.leaf < best_leaf)):
                    best_last, best_leaf, best_slots = index, child.leaf, taken
                if child.children:
                    following = index + 1
                    if following < count and labels[following] is None and words[following].isspace():
                        following += 1
                    if following < count and labels[following] is not None:
                        paths.append((child, following, taken))
        if best_leaf < 0:
            return None
        return Match(at, best_last, self._meanings[best_leaf], best_slots)
