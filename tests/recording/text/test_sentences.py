"""Sentences, with their quotations as single words."""

from __future__ import annotations

import pytest

from depeche.recording.text.quotations import quotations
from depeche.recording.text.sentences import QUOTED, Sentence, sentences
from depeche.recording.text.tokens import tokens


def cut(text: str, *abbreviations: str, ordinal_point: bool = False) -> list[Sentence]:
    return sentences(tokens(text), quotations(text), frozenset(abbreviations), ordinal_point=ordinal_point)


def texts(text: str, *abbreviations: str, ordinal_point: bool = False) -> list[str]:
    return [text[one.start : one.end] for one in cut(text, *abbreviations, ordinal_point=ordinal_point)]


def test_a_quotation_is_one_word_of_the_sentence_around_it() -> None:
    (sentence,) = cut("“I stay. I work,” said Ana.")
    assert sentence.words == [QUOTED, "said", "ana", "."]


def test_a_point_behind_an_abbreviation_or_initial_ends_nothing() -> None:
    assert texts("Dr. Vaudrin met J. Ruiz. They left.", "dr") == ["Dr. Vaudrin met J. Ruiz.", "They left."]


@pytest.mark.parametrize(
    "text",
    [
        "पुल मई में खुलेगा। नाव सोमवार को चलेगी।",
        "Կամուրջը կբացվի մայիսին։ Լաստանավը կմեկնի երկուշաբթի։",
        "ხიდი მაისში გაიხსნება. ბორანი ორშაბათს გავა.",
    ],
    ids=["Devanagari", "Armenian", "Georgian"],
)
def test_each_script_ends_its_sentences_with_its_own_sign(text: str) -> None:
    first, second = texts(text)
    assert f"{first} {second}" == text


def test_the_point_of_an_ordinal_ends_nothing_where_it_is_one() -> None:
    assert texts("Am 4. Mai kam sie. Er ging.", ordinal_point=True) == ["Am 4. Mai kam sie.", "Er ging."]


def test_a_point_that_lost_its_space_ends_a_sentence_between_two_words() -> None:
    assert texts("She thanked Vaudrin.After that she left.") == ["She thanked Vaudrin.", "After that she left."]
    for whole in ("See harbour.example for more.", "He wrote to St.Armel again.", "The U.S.Navy came."):
        assert len(cut(whole)) == 1


def test_a_paragraph_ends_a_sentence() -> None:
    assert [one.paragraph for one in cut("A heading\n\nA sentence.\nAnother one.")] == [0, 1, 2]


def test_a_question_inside_the_marks_does_not_part_it_from_its_speaker() -> None:
    assert len(cut("“Who pays?” Ana asked.")) == 1


def test_letters_with_points_end_a_sentence_only_before_a_word_that_begins_one() -> None:
    text = "It went to the U.S. Senate. It came from the U.S. The line closed."
    found = sentences(tokens(text), quotations(text), frozenset(), openers=frozenset({"it", "the"}))
    assert [text[one.start : one.end] for one in found] == [
        "It went to the U.S. Senate.",
        "It came from the U.S.",
        "The line closed.",
    ]


def test_no_sentence_is_longer_than_any_that_is_written() -> None:
    found = cut("Ana Ruiz of the port, and " * 400)
    assert max(map(len, found)) == 400
    assert sum(map(len, found)) == 400 * 7
    assert {one.paragraph for one in found} == {0}


def test_a_sentence_begins_behind_a_number_with_its_unit_and_behind_an_abbreviation_and_a_dash() -> None:
    text = "Straty to 6 mln zł. Spółka milczy. Zamknięto bary itd. – Nie wiemy nic. Mówił st. kpt. Jan Warn."
    short = frozenset({"mln", "zł", "itd", "st", "kpt"})
    found = sentences(tokens(text), quotations(text), short, units=frozenset({"mln", "zł"}))
    assert [text[one.starts[0] : one.ends[-1]] for one in found] == [
        "Straty to 6 mln zł.",
        "Spółka milczy.",
        "Zamknięto bary itd.",
        "– Nie wiemy nic.",
        "Mówił st. kpt. Jan Warn.",
    ]
