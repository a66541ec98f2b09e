"""Which stretches stand between quotation marks, in each convention that newspapers use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.costs import seconds

from depeche.recording.text.quotations import quotations

MARKS = "\"“”„‟«»‹›‘’‚「」『』'`"


def inside(text: str, *, reversed_guillemets: bool = False, like_singles: bool = False) -> list[str]:
    found = quotations(text, reversed_guillemets=reversed_guillemets, like_singles=like_singles)
    return [text[q.start : q.end] for q in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said "the pier is closed" on Monday.', ["the pier is closed"]),
        ("She said “the pier is closed” on Monday.", ["the pier is closed"]),
        ("She said ‘the pier is closed’ and left.", ["the pier is closed"]),
        ("سارہ نے کہا: ’پل بند ہے۔‘", ["پل بند ہے۔"]),
        ("The rock ’n’ roll of the ’90s, ’tis said ‘loud’.", ["loud"]),
        ("Sie sagte „die Mole ist zu“ und ging.", ["die Mole ist zu"]),
        ("Sie sagte „die Mole ist zu” und ging.", ["die Mole ist zu"]),
        ("Elle dit « le môle est fermé » lundi.", ["le môle est fermé"]),
        ("Elle dit «le môle est fermé» lundi.", ["le môle est fermé"]),
        ("Elle dit “ le môle est fermé ” lundi.", ["le môle est fermé"]),
        ('Elle dit qu’“ on ferme le môle ” et qu’" il le faut " ici.', ["on ferme le môle", "il le faut"]),
        ("Er sagt „ die Mole “ und „ der Hafen “.", ["die Mole", "der Hafen"]),
        ("彼女は「桟橋は閉まった」と語った。", ["桟橋は閉まった"]),
        ("She said ''the pier is closed'' again.", ["the pier is closed"]),
        ("She said ``the pier is closed'' again.", ["the pier is closed"]),
        ("„Der ‚alte‘ Hafen bleibt“, sagte sie.", ["Der ‚alte‘ Hafen bleibt"]),
        ('وأضافت على حسابها" الجسر مغلق".', ["الجسر مغلق"]),
        ("Ada Morven: ”De ce acum?„\n\nJan Tarrow: ”De ce nu?”", ["De ce acum?", "De ce nu?"]),
    ],
)
def test_the_words_between_the_marks_are_found(text: str, expected: list[str]) -> None:
    assert inside(text) == expected


def test_guillemets_may_point_inwards() -> None:
    assert inside("»Die Mole ist zu«, sagte sie.", reversed_guillemets=True) == ["Die Mole ist zu"]


def test_one_single_mark_may_open_and_close() -> None:
    said = "Hun var ’rystet’ over ’90’erne, sagde Jens’ bror."
    assert inside(said, like_singles=True) == ["rystet"]
    assert inside(said) == []


def test_a_straight_mark_behind_a_figure_opens_nothing() -> None:
    assert inside('A 5" screen and a 7" one.') == []


def test_an_apostrophe_opens_nothing() -> None:
    assert inside("The harbour's keeper doesn't know the dockers' names.") == []


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    first, second = quotations("“The pier is closed.\n\n“It stays closed,” she said.")
    assert first.goes_on
    assert second.taken_up


@pytest.mark.parametrize("mark", ["‘", "'"])
def test_single_marks_go_on_where_the_next_paragraph_opens_again(mark: str) -> None:
    closer = "’" if mark == "‘" else mark
    first, second = quotations(f"{mark}The pier is shut, it doesn{closer}t open.\n\n{mark}It stays shut,{closer} she said.")
    assert first.goes_on
    assert second.taken_up


def test_a_clipped_word_at_the_head_of_two_paragraphs_opens_nothing() -> None:
    assert inside("'t Hof is closed.\n\n'Twas the sea, not the wind.") == []
    assert inside("’n Boot lag dort.\n\n‘Die Mole ist zu’, sagte sie.") == ["Die Mole ist zu"]


@given(st.text(alphabet=f"ab ,.\n{MARKS}", max_size=200))
def test_quotations_stand_in_order_and_inside_one_paragraph(text: str) -> None:
    last = 0
    for one in quotations(text):
        assert last <= one.outer_start <= one.start <= one.end <= one.outer_end <= len(text)
        assert "\n" not in text[one.start : one.end]
        last = one.outer_end


@pytest.mark.parametrize("unit", ['"', "“", "'", "« a » ", '"a" ', "“a\n", "‘a "])
def test_a_million_marks_take_linear_time(unit: str) -> None:
    small = seconds(lambda: quotations(unit * 20_000))
    assert seconds(lambda: quotations(unit * 80_000)) < 12 * small + 0.5
