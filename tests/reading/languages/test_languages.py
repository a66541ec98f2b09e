"""The files of words of pages: what each may hold, and how they are asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from depeche.reading.languages import by_language, everywhere, languages

LISTS = {(part, key) for part, table in languages()["en"].items() for key in table}
OF_WORDS = [(part, key) for part, key in sorted(LISTS) if part != "tongue" and (part, key) != ("months", "names")]


def lists() -> Iterator[tuple[str, str, str, Any]]:
    for code, language in languages().items():
        for part, table in language.items():
            for key, listed in table.items():
                yield code, part, key, listed


def test_english_has_every_list_that_any_language_has() -> None:
    assert {(part, key) for _, part, key, _ in lists()} == LISTS


def test_no_list_but_those_of_english_is_empty() -> None:
    assert [(code, part, key) for code, part, key, listed in lists() if not listed and code != "en"] == []


def test_nothing_is_said_twice_in_a_list() -> None:
    twice = [
        (code, part, key, word)
        for code, part, key, listed in lists()
        if (part, key) in OF_WORDS
        for word in listed
        if listed.count(word) > 1
    ]
    assert twice == []


def test_months_are_twelve() -> None:
    assert {code: len(names) for code, names in by_language("months", "names").items() if len(names) != 12} == {}


@pytest.mark.parametrize("list_", OF_WORDS, ids=".".join)
def test_a_list_is_asked_in_all_languages_at_once_each_word_once(list_: tuple[str, str]) -> None:
    words = everywhere(*list_)
    assert len(words) == len(set(words))
    assert set(words) == {word for code, part, key, listed in lists() if (part, key) == list_ for word in listed}
