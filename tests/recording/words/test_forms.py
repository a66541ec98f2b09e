"""Forms: what they stand for, and what a text has of them."""

from __future__ import annotations

import pytest

from depeche.recording.calendar.vocabulary import Vocabulary
from depeche.recording.text.pieces import Pieces
from depeche.recording.words.forms import BadForm, Forms, spelt_out


def found(text: str, *forms: str) -> list[tuple[str, str]]:
    """What each form takes of the beginning of the text, the longest first."""
    book = Vocabulary({}, frozenset({"N"}))
    book.enter("N", "two", 2)
    book.enter("N", "a couple of", 2)
    book.open("<season>")
    book.enter("<season>", "winter{,s}")
    written = [book.spelt(form) for form in forms]
    compiled = Forms([(form, form) for form in written], book.members)
    pieces = Pieces(text, {})
    labels = book.used(compiled.labels)
    return [(text[: pieces.starts[one.last + 1]], one.meaning) for one in compiled.matches(pieces, labels, 0)]


@pytest.mark.parametrize(
    ("text", "form", "taken"),
    [
        ("the end of it", "the end", "the end"),
        ("end of it", "[the] end", "end"),
        ("late winters", "(early|late) <season>", "late winters"),
        ("a couple of winters ago", "N <season> ago", "a couple of winters ago"),
        ("last  night", "last night", "last  night"),
        ("s’est réuni", "s'est réuni", "s’est réuni"),
    ],
)
def test_a_form_takes_what_it_says(text: str, form: str, taken: str) -> None:
    assert [one for one, _ in found(text, form)] == [taken]


def test_the_longest_comes_first_and_of_equals_the_one_given_first() -> None:
    every = [("the end", "the end"), ("the end", "the ( end | start )"), ("the", "the")]
    assert found("the end of", "the", "the end", "the (end|start)") == every


def test_no_form_reaches_into_the_next_paragraph() -> None:
    assert found("the\n\nend", "the end") == []


@pytest.mark.parametrize("form", ["(the", "[the", "the)", "<unknown> day"])
def test_a_form_that_cannot_be_read_is_told(form: str) -> None:
    with pytest.raises(BadForm):
        Forms([(form, form)], {})


def test_endings_in_braces_are_spelt_out() -> None:
    assert spelt_out("январ{ь,я}") == ("январь", "января")
