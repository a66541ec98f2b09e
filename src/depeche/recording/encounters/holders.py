"""Whom does an office mean that takes part in an encounter without a name: "talks between the president and the mayor"?

The one whose office the text tells so, if there is one only.
"""

from __future__ import annotations

from collections.abc import Sequence

from depeche.model import Entity
from depeche.recording.encounters.phrasebook import Phrasebook
from depeche.recording.text.folding import fold
from depeche.recording.text.pieces import Pieces

_HEAD = 4  # words of an office among which its noun is


class Holders:
    """The persons of a text, by the words of their offices."""

    def __init__(self, entities: Sequence[Entity], pieces: Pieces, book: Phrasebook) -> None:
        self._pieces, self._book = pieces, book
        self._offices: dict[str, list[tuple[Entity, list[str]]]] = {}  # a noun → who holds such an office, and its words
        for one in entities:
            words = fold(one.role).split() if one.kind == "person" and one.role else []
            for word in words[:_HEAD]:
                self._offices.setdefault(word, []).append((one, words))

    def of(self, first: int, last: int) -> Entity | None:
        """Whom the office means whose noun stands from piece `first` to `last`, behind "the"; None where several may be."""
        pieces, book = self._pieces, self._book
        noun = fold(pieces.text[pieces.starts[first] : pieces.starts[last + 1]])
        held = self._offices.get(noun)
        before = pieces.preceding(first)
        if held is None or before < 0:
            return None
        if pieces.pieces[before] not in book.definite:
            before = pieces.preceding(before)  # "the new president"
            if before < 0 or pieces.pieces[before] not in book.definite:
                return None
        told, named = self._told(last)
        agreeing = [one for one, words in held if not told or told in words or (named and len(words) == 1)]
        return agreeing[0] if len({one.name for one in agreeing}) == 1 else None

    def _told(self, last: int) -> tuple[str, bool]:
        """The word behind an office that tells which one it is: "president of | Peru", "presidente | peruano"; "" for none.

        And whether that may be said of an office told without it, as a name may: not "chancellor of the | university".
        """
        pieces, book = self._pieces, self._book
        at = pieces.following(last)
        led = at < len(pieces.pieces) and pieces.pieces[at] in book.of
        if led:
            at = pieces.following(at)
            while at < len(pieces.pieces) and (pieces.pieces[at] in book.definite or pieces.pieces[at] == "'"):
                at = pieces.following(at)
        if at >= len(pieces.pieces) or not pieces.pieces[at].isalpha():
            return "", False
        word = fold(pieces.pieces[at])
        capital = pieces.text[pieces.starts[at]].isupper()
        named = capital and not book.capital_nouns  # "il presidente | Usa"
        known = named or any(word in words for held in self._offices.values() for _, words in held)
        return (word, not led or capital) if led or known else ("", False)
