"""Dates of a text: what is found, what it is worth, and what holds for any text."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depeche.recording.calendar.expressions import dates

WEDNESDAY = date(2022, 1, 12)
TWELVE = ("fr", "en", "de", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "sv")


def values(text: str, language: str = "en", on: date | None = WEDNESDAY) -> list[str]:
    return [one.value for one in dates(text, language, on)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge opened on 12 March 1998.", ["1998-03-12"]),
        ("The bridge opened in March 1998.", ["1998-03"]),
        ("It closed on 2020-03-12 and again on 13.4.2020.", ["2020-03-12", "2020-04-13"]),
        ("From 12 to 15 May 2021 the harbour slept.", ["2021-05-12", "2021-05-15"]),
        ("On 12, 13 and 15 May 2021 it rained.", ["2021-05-12", "2021-05-13", "2021-05-15"]),
        ("Between 15 January and 3 February 1984 nothing moved.", ["1984-01-15", "1984-02-03"]),
        ("The war of 1914–18 spared the town.", ["1914", "1918"]),
        ("The 1930s were dry.", ["1930/1939"]),
        ("It fell in '94.", ["1994"]),
        ("They left on Easter Monday 2022.", ["2022-04-18"]),
        ("Next week they return.", ["2022-W03"]),
        ("A month ago they left.", ["2021-12"]),
        ("On 3 May 2019 she came; two days later she left.", ["2019-05-03", "2019-05-05"]),
    ],
)
def test_an_expression_has_its_value(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    ["It cost $1998.", "2,012 people came.", "They may march on.", "Version 1.12.2 is out.", "He is 42 years old.",
     "She sat for two hours.", "The boys’ 31 points."],
)  # fmt: skip
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [("The council met on Friday.", "2022-01-07"), ("The council will meet on Friday.", "2022-01-14"),
     ("Last Wednesday the council met.", "2022-01-05"), ("Next Wednesday the council meets.", "2022-01-19")],
)  # fmt: skip
def test_tense_and_direction_decide_which_friday(text: str, day: str) -> None:
    assert values(text) == [day]


def test_what_is_relative_needs_a_day_to_count_from() -> None:
    assert values("Yesterday, on 3 May 2021, it rained.", on=None) == ["2021-05-03"]


def test_a_history_keeps_to_the_year_it_tells_of() -> None:
    story = (
        "The war began on 3 May 1871. In June 1871 the port fell. In 1872 came a truce, in 1873 a second war. "
        "It raged until 1874 and beyond: in April 1875 the fleet burnt. On 4 July 1876 all was over. "
        "In March 1877 peace was made. In June the king died."
    )
    assert values(story)[-1] == "1877-06"


def test_a_language_without_a_file_has_the_names_of_cldr() -> None:
    assert values("Það var 12. mars 2021.", "is") == ["2021-03-12"]


def test_a_language_that_nobody_knows_still_has_numbers() -> None:
    assert values("xx 2021-03-12 yy", "qqq") == ["2021-03-12"]


def test_each_date_tells_why() -> None:
    (found,) = dates("The council will meet on Friday.", "en", WEDNESDAY)
    assert found.why == ("read as that weekday", "its sentence speaks of what will be")


WORDS = st.sampled_from(
    ["12", "1998", "31", "May", "mars", "Friday", "mardi", "last", "week", "the", "-", "/", ".", ",", "il y a", "ago", "two",
     "\n\n", "İ", "января", "год", "’", "2020-02-30", "hier", "0", "99", "99999999", "of", "next", "year", "demain"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS | st.text(max_size=5), max_size=30).map(" ".join), st.sampled_from(TWELVE), st.dates())
def test_offsets_slice_back_to_the_words_and_never_overlap(text: str, language: str, on: date) -> None:
    end = 0
    for one in dates(text, language, on):
        assert end <= one.start < one.end
        assert text[one.start : one.end] == one.text
        end = one.end


@pytest.mark.parametrize("on", [date.min, date.max])
def test_at_the_ends_of_the_calendar_what_lies_beyond_has_no_value(on: date) -> None:
    texts = ("Since ’98, last year, a week ago.", "Next year, in two months, on Friday, in summer, at Easter.", "12.5.98")
    assert all(found.value for text in texts for found in dates(text, "en", on))
    assert [one.value for one in dates("Two years ago.", "en", date.min)] == []


@pytest.mark.parametrize("unit", ["a", "12 ", "1998-", "the end of the ", "May ", "\n", "5 May and ", "le 12 et "])
def test_hostile_text_ends_in_linear_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    begun = time.process_time()
    dates(text, "en", WEDNESDAY)
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Ouvert du lundi 17 au mercredi 19 janvier."),
        ("es", "Abierto del lunes 17 al miércoles 19 de enero."),
        ("it", "Aperto da lunedì 17 a mercoledì 19 gennaio."),
        ("pt", "Aberto de segunda-feira, 17, a quarta-feira, 19 de janeiro."),
        ("nl", "Open van maandag 17 tot woensdag 19 januari."),
        ("de", "Geöffnet von Montag, 17., bis Mittwoch, 19. Januar."),
        ("sv", "Öppet från måndag den 17 till onsdag den 19 januari."),
        ("pl", "Otwarte od poniedziałku 17 do środy 19 stycznia."),
        ("ru", "Открыто с понедельника, 17, по среду, 19 января."),
        ("uk", "Відчинено з понеділка, 17, до середи, 19 січня."),
    ],
)
def test_a_range_of_weekdays_with_their_numbers_shares_its_month(language: str, text: str) -> None:
    assert [one.value for one in dates(text, language, date(2022, 1, 12))] == ["2022-01-17", "2022-01-19"]


def test_a_fortnight_is_two_weeks() -> None:
    told = [one.value for one in dates("It closed a fortnight ago and opens in a fortnight.", "en", date(2022, 1, 12))]
    assert told == ["2021-W52", "2022-W04"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The harbour stays closed until Monday."), ("de", "Der Hafen bleibt bis Montag gesperrt."),
        ("fr", "Le port reste fermé jusqu’à lundi."), ("es", "El puerto sigue cerrado hasta el lunes."),
        ("it", "Il porto resta chiuso fino a lunedì."), ("pt", "O porto continua fechado até segunda-feira."),
        ("nl", "De haven blijft dicht tot maandag."), ("pl", "Port pozostanie zamknięty do poniedziałku."),
        ("ru", "Порт закрыт до понедельника."), ("uk", "Порт закрито до понеділка."),
        ("sv", "Hamnen är stängd fram till måndag."), ("tr", "Liman pazartesiye kadar kapalı."),
        ("en", "The vote was postponed until Monday."),
    ],
)  # fmt: skip
def test_a_weekday_until_which_something_goes_on_is_to_come(language: str, text: str) -> None:
    assert values(text, language) == ["2022-01-17"]


def test_who_was_something_until_a_weekday_is_told_behind_an_and() -> None:
    assert values("Ada Morven, captain and until Monday deputy mayor, has gone.") == ["2022-01-10"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Between January and March it fell by two percent.", ["2022-01", "2022-03"]),
        ("From October to December sales rose.", ["2021-10", "2021-12"]),
        ("It was open from Friday to Sunday.", ["2022-01-07", "2022-01-09"]),
        ("It was open from Thursday to Tuesday.", ["2022-01-06", "2022-01-11"]),
        ("It will be open from Monday to Wednesday.", ["2022-01-17", "2022-01-19"]),
    ],
)
def test_the_ends_of_a_range_are_in_order(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_why_says_from_which_day_a_history_counts() -> None:
    born = "She was born in 1948, came to the port in 1961, left in 1966, wed in 1971 and was elected"
    story = f"{born} in 1974, 1978, 1982 and 1986. The year before, she had lost. Last year she told it."
    (last,) = (one for one in dates(story, "en", WEDNESDAY) if one.text == "Last year")
    assert (last.value, "the text is a history: it is counted from the date told before" in last.why) == ("1985", True)
    (alone,) = dates("Last year she told it.", "en", WEDNESDAY)
    assert len(alone.why) == 1
