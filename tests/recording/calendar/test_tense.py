"""What the verbs around a spot tell of past and future."""

from __future__ import annotations

import pytest

from depeche.recording.calendar.almanac import almanac
from depeche.recording.calendar.tense import Outlook


def told(text: str, word: str = "Friday", language: str = "en") -> int:
    book = almanac(language)
    pieces = book.pieces(text)
    at = pieces.pieces.index(word.lower())
    return Outlook(pieces, book.tenses).around(at, at)


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("They met on Friday.", -1),
        ("They will meet on Friday.", 1),
        ("It will be announced Friday.", 1),
        ("On Friday, rain.", 0),
        ("It rained and stopped. On Friday, sun.", 0),
        ("They said it will rain on Friday.", 1),
    ],
)
def test_the_nearest_verb_of_the_sentence_tells(text: str, tells: int) -> None:
    assert told(text) == tells


def test_endings_tell_where_a_language_has_them() -> None:
    assert told("Le conseil se réunira vendredi.", "vendredi", "fr") == 1


def test_what_is_said_before_a_dash_has_a_time_of_its_own() -> None:
    assert told("Совет соберётся, если сможет, в пятницу, — сказал мэр.", "пятницу", "ru") == 1


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_in_which_one_asks_changes_nothing(order: int) -> None:
    text = "x x met x x x. x will x, x x x x said x x 3.4 x x. " * 3 + "x " * 40 + "met x x x x x."
    book = almanac("en")
    pieces = book.pieces(text)
    alone = [Outlook(pieces, book.tenses).around(at, at) for at in range(len(pieces.pieces))]
    shared = Outlook(pieces, book.tenses)
    asked = range(len(pieces.pieces))[::order]
    assert [shared.around(at, at) for at in asked] == alone[::order]
    assert set(alone) == {-1, 0, 1}
