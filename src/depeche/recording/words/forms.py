"""Forms, as language files write them, compiled to one automaton, and the longest that a text has at a spot.

A form is read as `language.calendar` describes it. All forms of a language make one graph, which is made deterministic
once; it has no cycles, and is as deep as the longest form. So a match costs a bounded number of steps whatever the text
is, and no pattern can backtrack over it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, Final, Generic, TypeVar

from depeche.errors import DepecheError
from depeche.recording.text.pieces import Pieces

T = TypeVar("T")

Labels = tuple[tuple[str, Any], ...]
"""What a piece of text can stand for: a word, a class or a slot, each with the value it has there.

A label "HOLIDAY:palm sunday" is the last word of a slot's name that has several; it fills the slot before the colon.
"""

Row = tuple[str, ...]

Openers = Mapping[str, frozenset[str] | None]
"""A word that a form can begin with → the words that a form can go on with; None where it can be a form alone."""

_NO_VALUES: Mapping[str, Any] = {}
_BETWEEN = 4  # adverbs, days and places that may stand together between two words of a form

Slot = tuple[str, Any, int]
"""Name, value and the piece it was taken from."""

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
    found = _BRACED.fullmatch(word) if "{" in word else None
    if found is None:
        return (word,)
    stem, endings, rest = found.groups()
    return tuple(stem + ending + rest for ending in endings.split(","))


def base_form(word: str) -> str:
    """The spelling of "январ{ь,я}" that a dictionary has: the one without an ending, else the first."""
    found = _BRACED.fullmatch(word) if "{" in word else None
    if found is None:
        return word
    stem, endings, rest = found.groups()
    all = endings.split(",")
    return str(stem + ("" if "" in all else all[0]) + rest)


def elements_of(form: str) -> list[str]:
    """The words, marks, classes, slots and brackets of a form, in order."""
    return _ELEMENT.findall(form)


def rows_of(form: str) -> list[tuple[str, ...]]:
    """The rows of words, classes and slots that a form stands for, its options and alternatives taken in turn."""
    return _rows(elements_of(form), 0)[0]


def _rows(elements: Sequence[str], at: int) -> tuple[list[tuple[str, ...]], int]:
    """The rows from an element on, up to the bracket that closes them, and where that stands."""
    found: list[tuple[str, ...]] = []
    current: list[tuple[str, ...]] = [()]
    while at < len(elements) and elements[at] not in ("]", ")"):
        element = elements[at]
        if element == "|":
            found, current = found + current, [()]
        elif element in ("[", "("):
            inner, at = _rows(elements, at + 1)
            current = [row + more for row in current for more in ([(), *inner] if element == "[" else inner)]
        else:
            current = [(*row, element) for row in current]
        at += 1
    return found + current, at


class _Graph:
    """Forms as a graph of states, before it is made deterministic. Options and alternatives are steps without a label."""

    def __init__(self, classes: Mapping[str, Sequence[Row]]) -> None:
        self._classes = classes
        self.edges: list[list[tuple[str, int]]] = []
        self.free: list[list[int]] = []  # steps that take no piece
        self.leaf: dict[int, int] = {}
        self.root = self.state()

    def state(self) -> int:
        self.edges.append([])
        self.free.append([])
        return len(self.edges) - 1

    def add(self, form: str, leaf: int) -> None:
        elements = elements_of(form)
        end, rest = self._alternatives(form, elements, 0, self.root)
        if rest != len(elements):
            raise BadForm(form, f"closes a bracket that it did not open: {elements[rest]!r}")
        self.leaf.setdefault(end, leaf)

    def _alternatives(self, form: str, elements: Sequence[str], at: int, start: int) -> tuple[int, int]:
        end, current = self.state(), start
        while at < len(elements) and elements[at] not in ("]", ")"):
            element = elements[at]
            at += 1
            if element == "|":
                self.free[current].append(end)
                current = start
            elif element in ("[", "("):
                inner = self.state()
                self.free[current].append(inner)
                after, at = self._alternatives(form, elements, at, inner)
                if at >= len(elements):
                    raise BadForm(form, f"does not close {element!r}")
                at += 1
                if element == "[":
                    self.free[current].append(after)
                current = after
            else:
                current = self._step(form, element, current)
        self.free[current].append(end)
        return end, at

    def _step(self, form: str, element: str, current: int) -> int:
        if element.startswith("<") and element not in self._classes:
            raise BadForm(form, f"names a class that no table has: {element}")
        after = self.state()
        for row in self._classes.get(element, [(element,)]):
            here = current
            for label in row[:-1]:
                step = self.state()
                self.edges[here].append((label, step))
                here = step
            self.edges[here].append((row[-1], after))
        return after

    def reach(self, states: Iterable[int]) -> frozenset[int]:
        """Those states, and all that can be stepped to without taking a piece."""
        found = set(states)
        waiting = list(found)
        while waiting:
            for state in self.free[waiting.pop()]:
                if state not in found:
                    found.add(state)
                    waiting.append(state)
        return frozenset(found)


class _Node:
    """A state of the automaton: where each label leads from it, and the forms that end there, in the order given.

    Where its labels lead is worked out when a text first comes there (`Forms._ways`): texts come to few of all states.
    """

    __slots__ = ("children", "leaves", "states")

    def __init__(self, states: frozenset[int], leaves: tuple[int, ...]) -> None:
        self.states: Final = states
        self.leaves: Final = leaves
        self.children: Mapping[str, _Node] | None = None


def past(within: Mapping[int, int], at: int) -> int:
    """The piece behind what may stand within a form from that piece on, a few things at most."""
    for _ in range(_BETWEEN):
        if at not in within:
            break
        at = within[at]
    return at


class Match(Generic[T]):
    """`forms[…]` found on the pieces `first` to `last`, both included, with what its slots took from the text."""

    __slots__ = ("first", "get", "last", "meaning", "slots")

    def __init__(self, first: int, last: int, meaning: T, slots: tuple[Slot, ...]) -> None:
        self.first: Final = first
        self.last: Final = last
        self.meaning: Final = meaning
        self.slots: Final = slots
        values = {name: value for name, value, _ in reversed(slots)} if slots else _NO_VALUES
        self.get: Final[Callable[[str], Any]] = values.get
        """The value of a slot, or None where the form left it out. Of several, the first."""


_rank = itemgetter(0, 1)  # the last piece, told as a negative number, and the form


class Forms(Generic[T]):
    """All forms of one language, each with a meaning. The same form may be given twice, with two meanings.

    `classes`: label of a class or slot → what stands for it, each a row of labels.
    """

    def __init__(self, forms: Iterable[tuple[str, T]], classes: Mapping[str, Sequence[Row]]) -> None:
        self._graph = graph = _Graph(classes)
        self._meanings: list[T] = []
        for form, meaning in forms:
            graph.add(form, len(self._meanings))
            self._meanings.append(meaning)
        self._nodes: dict[frozenset[int], _Node] = {}
        self._begun = self._ways(self._node([graph.root]))
        self.labels = frozenset([label for edges in graph.edges for label, _ in edges])

    def _node(self, states: Iterable[int]) -> _Node:
        """The node for those states and all that can be stepped to from them without taking a piece."""
        reached = self._graph.reach(states)
        node = self._nodes.get(reached)
        if node is None:
            leaf = self._graph.leaf
            node = self._nodes[reached] = _Node(reached, tuple(sorted([leaf[state] for state in reached if state in leaf])))
        return node

    def _ways(self, node: _Node) -> Mapping[str, _Node]:
        """Where each label leads from a node: to one other, as in any deterministic automaton."""
        if node.children is None:
            targets: dict[str, set[int]] = {}
            for state in node.states:
                for label, target in self._graph.edges[state]:
                    targets.setdefault(label, set()).add(target)
            node.children = {label: self._node(ends) for label, ends in targets.items()}
        return node.children

    def openers(self, labels: Mapping[str, Labels]) -> Openers:
        """The words that a form can begin with. A question asked of every word of every text."""
        bearers: dict[str, list[str]] = {}  # label → its words
        for word, known in labels.items():
            for label, _ in known:
                bearers.setdefault(label, []).append(word)
        known_of: dict[tuple[str, ...], frozenset[str] | None] = {}  # many words have the same labels: all years
        found: dict[str, frozenset[str] | None] = {}
        for word, known in labels.items():
            begun = tuple([label for label, _ in known if label in self._begun])
            if not begun:
                continue
            if begun not in known_of:
                known_of[begun] = self._following(begun, bearers)
            found[word] = known_of[begun]
        return found

    def _following(self, begun: Sequence[str], bearers: Mapping[str, Sequence[str]]) -> frozenset[str] | None:
        """The words that a form can go on with that begins with one of those labels; None where it can end with it."""
        nodes = [self._begun[label] for label in begun]
        if any(node.leaves for node in nodes):
            return None
        labels = {label for node in nodes for state in node.states for label, _ in self._graph.edges[state]}
        return frozenset([word for label in labels for word in bearers.get(label, ())])

    def matches(
        self, pieces: Pieces, labels: Mapping[str, Labels], at: int, within: Mapping[int, int] | None = None
    ) -> list[Match[T]]:
        """The matches that begin at that piece, the longest first and of equals the one given first.

        None of them goes on in the next paragraph.

        `labels`: what each word can stand for. `within`: pieces with which something begins that may stand between
        two words of a form, each with the piece behind it ("has | on Monday | met").
        """
        found: list[tuple[int, int, tuple[Slot, ...]]] = []
        words, count = pieces.pieces, len(pieces.pieces)
        paths: list[tuple[Mapping[str, _Node], int, tuple[Slot, ...]]] = [(self._begun, at, ())]
        while paths:
            ways, index, slots = paths.pop()
            for label, value in labels[words[index]]:
                if label not in ways:
                    continue
                child = ways[label]
                taken = slots if value is None else (*slots, (label.partition(":")[0], value, index))
                if child.leaves:
                    found += [(-index, leaf, taken) for leaf in child.leaves]
                onward = child.children
                if onward is None:
                    onward = self._ways(child)
                if onward:
                    following = index + 1
                    if following < count and words[following] not in labels:
                        blank = words[following]
                        if blank == " ":
                            following += 1
                        elif blank.isspace():
                            if "\n\n" in blank:
                                continue
                            following += 1
                    if following < count and words[following] in labels:
                        paths.append((onward, following, taken))
                    if within is not None and following in within:
                        behind = past(within, following)
                        if behind < count and words[behind] in onward and words[behind] in labels:
                            paths.append((onward, behind, taken))
        if not found:
            return []
        found.sort(key=_rank)
        return [Match(at, -last, self._meanings[leaf], slots) for last, leaf, slots in found]
