"""Who is brought up in a sentence that says nothing: the words that are looked for first leave nobody out."""

from __future__ import annotations

import pytest
from tests.recording.told import fields, rows

from depeche.language import load
from depeche.model import Span
from depeche.recording.grammar.clause_bounds import Subject
from depeche.recording.naming.entity import named
from depeche.recording.speakers.casting import cast
from depeche.recording.speech.around import Around
from depeche.recording.text.quotations import quotations
from depeche.recording.text.sentences import sentences
from depeche.recording.text.tokens import tokens
from depeche.recording.words.classes import INDEFINITE, ORIGIN, PERSON, THIRD_PERSON, word_classes
from depeche.recording.words.wording import wording

SETS = ("prose.txt", "whole.txt", "persons.txt", "offices.txt", "everyday.txt", "voices.txt", "nameless.txt", "quoted.txt")


def told(text: str, code: str, *, first: bool) -> list[tuple[str, tuple[Span, ...]] | None]:
    """Whom each sentence brings up, by what is looked for `first`, or by all rules."""
    known, read = wording(code), tokens(text)
    cut = sentences(read, quotations(text), known.abbreviations, openers=known.closed, units=known.units)
    around = Around(cast(text, named(text, load(code)), cut, known))
    found = []
    for sentence in cut:
        who: Subject | None = around.first(sentence)
        if first:
            person = around.spoken_of(sentence, None)
        else:
            person = around.new(sentence, who) or around.subject_of(sentence, who)
        found.append((person.name, person.mentions) if person is not None else None)
        around.cast.met(sentence)
    return found


@pytest.mark.parametrize("name", SETS)
def test_nobody_is_left_out_for_want_of_a_word(name: str) -> None:
    for row in rows(name):
        parts = fields(row)[1]
        assert told(parts[-1], parts[0], first=True) == told(parts[-1], parts[0], first=False), row


def test_a_stranger_is_somebody_by_a_noun_for_a_person_or_as_one_of_several() -> None:
    assert told("A neighbour was crying.", "en", first=True) == [("", ((0, 11),))]
    assert told("Un des plaignants pleurait.", "fr", first=True) != [None]
    assert told("The ferry was late.", "en", first=True) == [None]


def test_the_classes_of_a_sentence_are_those_of_all_its_words() -> None:
    classes = word_classes(wording("en"))
    assert classes.held(["a", "ferry"]) == INDEFINITE
    assert classes.held(["she", "met", "the", "norwegian", "mayor"]) == PERSON | ORIGIN | THIRD_PERSON
    assert classes.held([]) == 0
