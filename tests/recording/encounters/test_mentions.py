"""Mentions of encounters, with what stands beside them."""

from __future__ import annotations

from datetime import date

import pytest

from depeche.language import load
from depeche.model import Entity
from depeche.plain import from_plain
from depeche.recording.calendar.almanac import almanac
from depeche.recording.calendar.expressions import dates
from depeche.recording.encounters.mention import Mention
from depeche.recording.encounters.mentions import mentions
from depeche.recording.encounters.phrasebook import phrasebook
from depeche.recording.words.lexicon import lexicon


def found(text: str, language: str = "en", **named: str) -> list[Mention]:
    """Mentions of a text in which the keyword arguments name entities by their kind."""
    book = phrasebook(language)
    entities = []
    for kind, names in named.items():
        for name in names.split(","):
            start = text.index(name)
            one = {"kind": kind, "name": name, "mentions": [[start, start + len(name)]]}
            entities.append(from_plain(Entity, one))
    return mentions(
        almanac(language).pieces(text), book, lexicon(load(language)), entities, dates(text, language, date(2022, 1, 12))
    )


def test_those_between_whom_it_is_are_its_parties_known_or_not() -> None:
    (mention,) = found("Talks on Monday between Brenia, Norway and Caldor failed.", place="Norway")
    assert [one.name for one in mention.row] == ["Brenia", "Norway", "Caldor"]


def test_a_row_of_which_one_is_no_name_names_nobody() -> None:
    (mention,) = found("Talks between the unions and Caldor failed.")
    assert mention.row == []


def test_where_one_arrives_is_a_place() -> None:
    (mention,) = found("Ada Morven vliegt maandag naar Skerrow.", "nl", person="Ada Morven")
    assert mention.place is not None
    assert mention.place.name == "Skerrow"


def test_a_verb_has_its_parties_on_both_sides() -> None:
    (mention,) = found("Aldo Brisset met Katia Lindqvist.", person="Aldo Brisset,Katia Lindqvist")
    assert [one.name for one in mention.before] == ["Aldo Brisset"]
    assert [one.name for one in mention.after] == ["Katia Lindqvist"]


def test_a_date_of_another_clause_is_not_its_own() -> None:
    text = "He defended a tour of the north under Orlo, who was chosen by the elders of the valley, and fell last year."
    assert [one.date for one in found(text)] == [None]


def test_a_date_that_opens_the_sentence_frames_all_of_it() -> None:
    text = "On Tuesday, after hours of waiting in the rain before the gates of the old mill, the talks began."
    assert [one.date and one.date.value for one in found(text)] == ["2022-01-11"]


def test_a_text_may_end_with_the_day_and_without_a_stop() -> None:
    (mention,) = found("Aldo Brisset met Katia Lindqvist on January 11, 2022")
    assert mention.date is not None


def test_two_days_joined_are_the_ends_of_one_meeting() -> None:
    (mention,) = found("The summit takes place on 20 and 21 January.")
    assert (mention.date and mention.date.value, mention.until and mention.until.value) == ("2022-01-20", "2022-01-21")


def test_what_took_place_in_a_town_did_so_however_far_the_town_stands() -> None:
    text = "The talks between the ministers of the two countries, which nobody had expected, were held in Orlen."
    assert [one.place and one.place.name for one in found(text, place="Orlen")] == ["Orlen"]


def test_a_compound_is_what_its_last_part_is() -> None:
    assert [one.sort for one in found("Der Krisengipfel beginnt.", "de")] == ["summit"]


@pytest.mark.parametrize("text", ["There were no talks.", "He gave a press conference.", "The trading session ended."])
def test_what_is_denied_or_only_looks_like_one_is_none(text: str) -> None:
    assert found(text) == []


def test_a_part_of_a_name_is_no_encounter() -> None:
    assert found("The World Forum praised it.", organisation="World Forum") == []


def test_a_common_noun_tells_of_a_party_and_a_title_before_a_name_tells_no_other() -> None:
    (mention,) = found("President Aldo Brisset met the mayors.", person="Aldo Brisset")
    assert (mention.size, mention.many) == (2, True)


def test_a_body_with_a_name_is_many() -> None:
    (mention,) = found("The Fisheries Council met.", organisation="Fisheries Council")
    assert (mention.size, mention.many) == (1, True)


def test_a_day_before_which_it_is_wanted_is_not_its_day() -> None:
    (mention,) = found("They want talks before Friday.")
    assert (mention.date, mention.bounded) == (None, True)


def test_what_is_postponed_has_its_new_day() -> None:
    (mention,) = found("The summit planned for Friday was postponed to 20 January.")
    assert mention.date is not None
    assert mention.date.value == "2022-01-20"


def test_a_date_behind_a_colon_is_another_matter() -> None:
    assert [one.date for one in found("They spoke of the talks: “Ask me on Friday.”")] == [None]


@pytest.mark.parametrize("text", ["Am Montag kommt in Hellbruck ein Zug an.", "Die Minister kommen am Montag her."])
def test_a_parted_verb_needs_its_other_part(text: str) -> None:
    assert found(text, "de") == []


def test_a_word_can_make_a_verb_mean_something_else() -> None:
    assert found("The council met the target on Monday.") == []


def test_a_sentence_ends_behind_a_closing_mark() -> None:
    (mention,) = found("She called the meeting “frank”. On Friday it rained.")
    assert mention.date is None


def test_a_year_far_off_dates_something_else() -> None:
    text = "He spoke of a tour of the northern villages under Orlo that ended when the bridges fell in 2019."
    assert [one.date for one in found(text)] == [None]


def test_a_word_that_begins_several_verbs_is_the_one_whose_other_part_stands_there() -> None:
    sorts = [one.sort for one in found("Er hat Orlo angehört. Er hat Orlo getroffen.", "de")]
    assert sorts == ["hearing", "talks"]


def test_a_noun_of_a_language_with_capital_nouns_has_one() -> None:
    assert found("Sie mussten eine Wahl treffen.", "de") == []


def test_a_place_may_bear_an_ending_instead_of_a_preposition() -> None:
    (mention,) = found("Konsey perşembe günü Orlen'de toplanacak.", "tr", place="Orlen")
    assert mention.place is not None
