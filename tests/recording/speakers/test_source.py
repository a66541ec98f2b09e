"""What belongs to the noun phrase that tells who speaks, and what only stands beside it."""

from __future__ import annotations

import pytest

from depeche.recording.speakers.casting import cast
from depeche.recording.speakers.source import Source, bounded, relative_start
from depeche.recording.text.sentences import sentences
from depeche.recording.text.tokens import tokens
from depeche.recording.words.wording import wording


def source(code: str, text: str, start: int, end: int) -> Source:
    """Items `start:end` of a text of one sentence, as they are found beside a verb of speech."""
    cut = sentences(tokens(text), (), frozenset())
    return bounded(cut[0], start, end, cast(text, (), cut, wording(code)))


@pytest.mark.parametrize(
    ("code", "kept", "beside", "rest"),
    [
        ("de", "die Stadt Bree", "am Montag", "mitteilte ."),
        ("de", "die Stadt Bree", "unter Berufung auf Zeugen", "mitteilte ."),
        ("de", "er", "in seinem Schlusswort", "beteuerte ."),
        ("en", "Boxley Energy", "today", "announced ."),
        ("en", "the port authority", ",", "said ."),
        ("en", "the port authority of Bree", "", "said ."),
    ],
)
def test_days_adverbs_and_what_it_refers_to_are_no_part_of_a_source(code: str, kept: str, beside: str, rest: str) -> None:
    words = kept.split()
    found = source(code, f"{kept} {beside} {rest}", 0, len(words) + len(beside.split()))
    assert found.phrase == [word.lower() for word in words]


def test_a_relative_clause_begins_at_its_comma() -> None:
    found = source("en", "The company , which runs the pier , said so .", 0, 7)
    assert found.phrase[: relative_start(found)] == ["the", "company"]


def test_fewer_words_may_be_asked_than_the_statement_mentions() -> None:
    whole = source("en", "The lawyers of Captain Ruiz said so .", 0, 5)
    assert whole.until(2).span == whole.span
    assert whole.within(0, 2).span == (0, len("The lawyers"))
