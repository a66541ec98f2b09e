"""Twenty-eight encounters in each of the twelve languages: each is found once, on its day and as its sentence says."""

from __future__ import annotations

from datetime import date

import pytest
from tests.recording.told import fields, rows

from depeche.recording.encounters.meeting import meetings

ROWS = rows("encounters.txt")
AGENCY = rows("agency.txt")
WHOLE = rows("whole.txt")
STANDING = rows("standing.txt")
PROSE = rows("prose.txt")
PARAGRAPHS = rows("paragraphs.txt")
CLAUSES = rows("clauses.txt")
ELSEWHERE = rows("elsewhere.txt")
SURROUNDINGS = rows("surroundings.txt")
PARTAKING = rows("partaking.txt")
OCCASIONS = rows("occasions.txt")
UNPOLITICAL = rows("unpolitical.txt")


def whole(text: str, language: str) -> list[str]:
    """The encounters of a text of Wednesday, 15 May 2030, each as day, status, place and parties, in order."""
    return sorted(
        f"{one.when}, {one.status}, {one.where or '-'}, {', '.join(sorted(one.participants))}"
        for one in meetings(text, language, date(2030, 5, 15))
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[:60])
def test_an_encounter_is_told_once_with_its_day(row: str) -> None:
    gap, (language, day, status, text) = fields(row)
    found = [(one.when, one.status) for one in meetings(text, language, date(2022, 1, 12))]
    assert (found == [(day, status)]) != gap, found


def test_the_languages_are_tried_evenly() -> None:
    tried = [fields(row)[1][0] for row in ROWS]
    assert {language: tried.count(language) for language in set(tried)} == dict.fromkeys(set(tried), 28)
    assert len(set(tried)) == 12


@pytest.mark.parametrize("row", AGENCY, ids=lambda row: row[:60])
def test_an_agency_s_text_has_its_meetings_and_no_other(row: str) -> None:
    gap, (language, told, text) = fields(row)
    expected = [] if told == "-" else sorted(told.split("; "))
    found = sorted(f"{one.when} {one.status}" for one in meetings(text, language, date(2022, 1, 12)))
    assert (found == expected) != gap, found


def test_an_agency_s_texts_are_as_many_in_each_language() -> None:
    tried = [fields(row)[1][0] for row in AGENCY]
    assert {tried.count(language) for language in tried} == {len(tried) // 12}


@pytest.mark.parametrize("row", WHOLE, ids=lambda row: row[:60])
def test_an_encounter_is_told_with_its_place_and_parties(row: str) -> None:
    gap, (language, day, status, place, parties, text) = fields(row)
    expected = (day, status, place, set() if parties == "-" else set(parties.split("; ")))
    found = [
        (one.when, one.status, one.where or "-", set(one.participants))
        for one in meetings(text, language, date(2022, 1, 12))
    ]
    assert (expected in found) != gap, found
    assert gap or [one[0] for one in found].count(day) == 1, found


def test_the_parts_of_an_encounter_are_tried_evenly() -> None:
    tried = [fields(row)[1][0] for row in WHOLE]
    assert {tried.count(language) for language in tried} == {len(tried) // 12}


@pytest.mark.parametrize("row", STANDING, ids=lambda row: row[:60])
def test_a_sentence_tells_one_encounter_and_how_it_stands(row: str) -> None:
    gap, (language, day, status, place, parties, text) = fields(row)
    expected = (day, status, place, set() if parties == "-" else set(parties.split("; ")))
    found = [
        (str(one.when), one.status, one.where or "-", set(one.participants))
        for one in meetings(text, language, date(2027, 1, 12))
    ]
    assert (found == [expected]) != gap, found


@pytest.mark.parametrize("row", PROSE, ids=lambda row: row[:60])
def test_connected_prose_has_each_encounter_once(row: str) -> None:
    gap, (language, told, text) = fields(row)
    found = sorted(f"{one.when} {one.status}" for one in meetings(text, language, date(2028, 5, 17)))
    assert (found == sorted(told.split("; "))) != gap, found


def test_prose_is_tried_evenly() -> None:
    tried = [fields(row)[1][0] for row in PROSE]
    assert {tried.count(language) for language in tried} == {len(tried) // 12}


@pytest.mark.parametrize("row", PARAGRAPHS, ids=lambda row: row[:60])
def test_an_encounter_told_over_several_sentences_has_its_days(row: str) -> None:
    gap, (language, told, text) = fields(row)
    found = sorted(f"{one.when} {one.status}" for one in meetings(text, language, date(2029, 3, 14)))
    assert (found == sorted(told.split("; "))) != gap, found


def test_paragraphs_are_tried_evenly() -> None:
    tried = [fields(row)[1][0] for row in PARAGRAPHS]
    assert {tried.count(language) for language in tried} == {len(tried) // 12}


@pytest.mark.parametrize("row", CLAUSES, ids=lambda row: row[:60])
def test_an_encounter_has_what_its_own_clause_tells(row: str) -> None:
    gap, (language, told, text) = fields(row)
    found = whole(text, language)
    assert (("; ".join(found) or "-") == told) != gap, found


def test_clauses_are_tried_evenly() -> None:
    tried = [fields(row)[1][0] for row in CLAUSES]
    assert {tried.count(language) for language in tried} == {len(tried) // 12}


@pytest.mark.parametrize("row", ELSEWHERE, ids=lambda row: row[:60])
def test_words_of_encounters_may_mean_something_else(row: str) -> None:
    gap, (language, told, text) = fields(row)
    found = whole(text, language)
    assert (("; ".join(found) or "-") == told) != gap, found


@pytest.mark.parametrize("row", UNPOLITICAL, ids=lambda row: row[:60])
def test_pages_that_are_no_politics_tell_few_encounters(row: str) -> None:
    gap, (language, expected, text) = fields(row)
    found = "; ".join(whole(text, language)) or "-"
    assert (found == expected) != gap, found


def test_other_senses_are_tried_evenly() -> None:
    tried = [fields(row)[1][0] for row in ELSEWHERE]
    assert {tried.count(language) for language in tried} == {len(tried) // 12}


@pytest.mark.parametrize("row", SURROUNDINGS, ids=lambda row: row[:60])
def test_what_stands_around_an_encounter_is_none_of_it(row: str) -> None:
    gap, (language, told, text) = fields(row)
    found = whole(text, language)
    assert (("; ".join(found) or "-") == told) != gap, found


def test_surroundings_are_tried_evenly() -> None:
    tried = [fields(row)[1][0] for row in SURROUNDINGS]
    assert {tried.count(language) for language in tried} == {len(tried) // 12}


@pytest.mark.parametrize("row", PARTAKING, ids=lambda row: row[:60])
def test_who_is_named_beside_an_encounter_takes_part_or_not(row: str) -> None:
    gap, (language, told, text) = fields(row)
    found = whole(text, language)
    assert (("; ".join(found) or "-") == told) != gap, found


@pytest.mark.parametrize("row", OCCASIONS, ids=lambda row: row[:60])
def test_where_somebody_speaks_sits_or_goes_tells_an_encounter(row: str) -> None:
    gap, (language, told, text) = fields(row)
    found = whole(text.replace(" ¶ ", "\n\n"), language)
    assert (("; ".join(found) or "-") == told) != gap, found
