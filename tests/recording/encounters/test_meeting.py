"""Meetings of a text: one of each encounter, with its day, place and parties, and none that is not told."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.costs import seconds

from depeche.model import Meeting
from depeche.recording.encounters.meeting import meetings

WEDNESDAY = date(2022, 1, 12)
SEED = Path(__file__).resolve().parents[4] / "shared" / "seed"


def told(text: str, language: str = "en") -> list[Meeting]:
    return meetings(text, language, WEDNESDAY)


def test_two_meetings_of_one_sentence_keep_their_own_days_and_places() -> None:
    text = (
        "The matter goes to a meeting of the two ministers on 14 January in Brussels, "
        "then to a summit on 17 January in Vienna."
    )
    assert [(one.when, one.where) for one in told(text)] == [("2022-01-14", "Brussels"), ("2022-01-17", "Vienna")]


def test_a_meeting_told_twice_is_one() -> None:
    text = "Foreign Minister Aldo Brisset met Katia Lindqvist in Vienna on Tuesday.\n\nThe talks lasted an hour."
    (found,) = told(text)
    assert len(found.mentions) == 2
    assert (found.when, found.where, found.status) == ("2022-01-11", "Vienna", "held")
    assert set(found.participants) >= {"Aldo Brisset", "Katia Lindqvist"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Aldo Brisset will meet Katia Lindqvist in Vienna on Friday.", "announced"),
        ("Aldo Brisset met Katia Lindqvist in Vienna on Tuesday.", "held"),
        ("The summit between Aldo Brisset and Katia Lindqvist in Vienna was called off.", "cancelled"),
        ("The summit between Aldo Brisset and Katia Lindqvist in Vienna was postponed.", "postponed"),
    ],
)
def test_a_meeting_stands_as_its_sentence_says(text: str, status: str) -> None:
    assert [one.status for one in told(text)] == [status]


@pytest.mark.parametrize(
    "text",
    ["Meetings are dull.", "There were no talks in Vienna on Tuesday.", "He gave a press conference in Vienna on Tuesday.",
     "She visits her mother.", "The talks were long."],
)  # fmt: skip
def test_no_meeting_is_invented(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Vaudrin and Brekel will meet in Saint-Elme on 25 January.", "2022-01-25"),
        ("The two leaders met on Tuesday.", "2022-01-11"),
        ("The minister met the mayors on Tuesday.", "2022-01-11"),
    ],
)
def test_parties_without_a_full_name_meet(text: str, when: str) -> None:
    assert [one.when for one in told(text)] == [when]


def test_a_postponed_meeting_is_one_under_its_old_day_and_its_new() -> None:
    text = (
        "The commission put off the meeting planned for Friday in Vienna.\n\n"
        "The meeting of the council, planned for Friday in Vienna, was postponed to 20 January."
    )
    assert [(one.when, one.status) for one in told(text)] == [("2022-01-20", "postponed")]


def test_a_year_alone_is_no_evidence() -> None:
    assert told("In 2007 the two sides met.") == []


def test_what_points_back_is_the_meeting_told_before() -> None:
    text = (
        "Foreign Minister Aldo Brisset met Katia Lindqvist in Vienna on Tuesday.\n\n"
        "The meeting came amid a long dispute over the price of salt, tin and timber and at the worst moment of the winter, "
        "as the writer Karl Vaud said."
    )
    assert [len(one.mentions) for one in told(text)] == [2]


def test_each_meeting_tells_why() -> None:
    (found,) = told("Aldo Brisset met Katia Lindqvist in Vienna on Tuesday.")
    assert found.why


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Aldo Brisset", "met", "the talks", "in Vienna", "on Tuesday", ".", ",", "\n\n", "a summit", "«"])
        | st.text(max_size=4),
        max_size=30,
    ).map(" ".join)
)
def test_offsets_slice_back_to_the_words(text: str) -> None:
    for one in told(text):
        assert text[one.start : one.end] == one.text
        assert (one.start, one.end) in one.mentions


@pytest.mark.skipif(not SEED.exists(), reason="the worked example is not here")
def test_the_worked_example_has_its_three_meetings() -> None:
    gold = SEED.parent / "corpora" / "gold-dev.tar.xz"
    if not gold.exists():
        pytest.skip("the worked example's body is not here")
    import tarfile

    with tarfile.open(gold) as archive:
        member = archive.extractfile(next(name for name in archive.getnames() if name.endswith("articles.jsonl")))
        assert member is not None
        article = next(row for row in map(json.loads, member.read().splitlines()) if row["id"] == "seed-fr")
    found = meetings(article["text"], "fr", date(2022, 1, 11))
    assert [(one.when, one.where) for one in found] == [
        ("2022-01-10", "Genève"), ("2022-01-12", "Bruxelles"), ("2022-01-13", "Vienne"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "when"),
    [
        # the sentence before
        ("Vaud came home on Monday. Later she met Aldo Brisset in Vienna.", "2022-01-10"),
        # another of the sentence
        ("After meeting Aldo Brisset in Vienna on Monday, Katia Vaud met Ilse Orlo.", "2022-01-10"),
        # said during it
        ("The ferry stays.\n\nVaud confirmed it during a phone call with Aldo Brisset.", "2022-01-12"),
        # the first words
        ("Katia Vaud met Aldo Brisset in Vienna.", "2022-01-12"),
        # none of these
        ("The ferry stays.\n\nKatia Vaud met Aldo Brisset in Vienna.", None),
        ("The ferry stays.\n\nVaud wants it before Monday. She met Aldo Brisset in Vienna.", None),
    ],
)
def test_a_day_that_does_not_stand_beside_it_is_inferred_and_says_so(text: str, when: str | None) -> None:
    found = told(text)[-1]
    assert found.when == when
    if when:
        assert any(
            "sentence before" in why or "another" in why or "news" in why or "stands beside" in why for why in found.why
        )


def test_one_more_of_the_same_parties_is_a_meeting_of_its_own() -> None:
    text = "Aldo Brisset met Katia Lindqvist in Vienna on Tuesday. The previous talks, on 4 January, ended without a word."
    first, second = told(text)
    assert (first.when, second.when) == ("2022-01-11", "2022-01-04")
    assert second.participants == first.participants


def test_one_more_lends_no_parties_that_are_told_or_of_another_sort() -> None:
    text = (
        "The council of the Harbour Commission, chaired by Aldo Brisset, will hold a meeting in Vienna on Friday. "
        "A first round of talks between the deputy ministers in Graz on 4 January had ended without a word."
    )
    parties = {one.when: one.participants for one in told(text)}
    assert parties["2022-01-14"]
    assert parties["2022-01-04"] == ()


def test_a_journey_and_the_talks_it_is_for_are_one() -> None:
    (found,) = told("Aldo Brisset will travel to Vienna on Friday, where he will meet Katia Lindqvist.")
    assert (found.when, found.where, found.status) == ("2022-01-14", "Vienna", "announced")


def test_what_was_put_off_and_held_in_the_end_is_held() -> None:
    text = "Aldo Brisset met Katia Lindqvist in Vienna on Tuesday. The talks had been postponed twice."
    assert [one.status for one in told(text)] == ["held"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("It fell a day after Friday's talks between Aldo Brisset and Katia Vaud.", "2022-01-07"),
        ("The yard closed on Monday, five days after a meeting of Aldo Brisset and Katia Vaud.", None),
    ],
)
def test_a_day_before_after_is_its_own_only_where_they_touch(text: str, when: str | None) -> None:
    assert [one.when for one in told(text)] == [when]


def test_what_is_told_as_during_another_is_of_its_day() -> None:
    text = "The ferry stays.\n\nDuring a congress in Vienna in December, Aldo Brisset met Katia Lindqvist."
    assert "2021-12" in {one.when for one in told(text)}


def test_before_meeting_somebody_points_at_the_meeting_with_them() -> None:
    text = (
        "A ministra Katia Vaud reuniu-se na terça-feira com Aldo Brisset.\n\nAntes de se encontrar com Aldo Brisset, Vaud "
    )
    found = meetings(text + "recebeu Ilse Orlo.", "pt", WEDNESDAY)
    assert [one.when for one in found] == ["2022-01-11", "2022-01-11"]


def test_a_journey_to_somebody_and_the_meeting_with_them_are_one() -> None:
    text = (
        "Aldo Brisset travelled to Vienna on Monday for a visit to Katia Vaud.\n\nThe meeting of Brisset and Vaud was long."
    )
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "Officials said on Tuesday that Tarrow will meet Ada Morven in Oslo on Friday.", ["2022-01-14"]),
        ("en", "Tarrow said on Tuesday he would meet Ada Morven in Oslo.", [None]),
        ("en", "Ada Morven is to meet Jan Tarrow in Oslo, a spokesman said on Tuesday.", [None]),
        ("fr", "Hier, la chancellerie a annoncé que Paul Tarvel rencontrera Inès Cardec à Oslo.", [None]),
        ("pl", "Rząd poinformował w niedzielę, że Jan Tarow spotka się z Adą Morwen w Oslo.", [None]),
        ("en", "“The bridge holds,” Tarrow said on Tuesday at a meeting with Ada Morven in Oslo.", ["2022-01-11"]),
    ],
)
def test_the_day_on_which_something_was_said_is_not_that_of_the_meeting(
    language: str, text: str, days: list[str | None]
) -> None:
    assert [one.when for one in told(text, language)] == days


def test_behind_a_semicolon_another_meeting_is_told() -> None:
    text = "President Keel met Ada Morven in Oslo on Monday; on Friday he will receive Jan Tarrow in Port Armel."
    assert [(one.when, one.status) for one in told(text)] == [("2022-01-10", "held"), ("2022-01-14", "announced")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Президент Дарио Кил встретился во вторник с Адой Морвен. Делегация ждала встречи с Адой Морвен час."),
        ("en", "Dario Keel will open a conference in Oslo on 18 May. Ada Morven will close the conference in May."),
        ("en", "A conference in Oslo on 18 May will hear Dario Keel and Jan Tarrow. Ada Morven and Ole Strand will open a"
               " conference in Oslo on 18 May."),
        ("en", "On Thursday Dario Keel flies to Oslo for talks. The talks in Oslo on Thursday will be short."),
    ],
)  # fmt: skip
def test_what_can_be_one_meeting_is_one(language: str, text: str) -> None:
    assert len(told(text, language)) == 1, told(text, language)


def test_talks_to_come_are_not_those_that_are_over() -> None:
    text = (
        "Ada Morven met Jan Tarrow in Oslo on Tuesday.\n\nThe dispute over the strait is old. "
        "Planned are longer negotiations with Jan Tarrow."
    )
    assert [one.status for one in told(text)] == ["held", "announced"]


def test_the_encounter_gives_its_name_to_the_journey() -> None:
    (found,) = told("Minister Ada Morven flew to Oslo on Tuesday for talks with Ole Strand.")
    assert (found.what, found.when, found.where) == ("talks", "2022-01-11", "Oslo")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Minister Ada Morven met Ole Strand in Oslo on Tuesday.", "meeting"),
        ("Minister Ada Morven met Ole Strand in Oslo on Tuesday. The talks lasted an hour.", "talks"),
        ("Minister Ada Morven spoke by phone with Ole Strand on Tuesday.", "phone call"),
    ],
)
def test_an_encounter_is_called_by_its_noun_or_by_that_of_its_sort(text: str, what: str) -> None:
    (found,) = told(text)
    assert found.what == what
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Ada Morven s'est entretenue mardi avec Ole Strand. Les deux dirigeants se verront vendredi à Vienne.",
        ),
        ("en", "Ada Morven met Ole Strand on Tuesday. Both spoke of fish. The two will meet again on Friday in Vienna."),
    ],
)
def test_the_two_are_those_who_were_told_before(language: str, text: str) -> None:
    assert {"Ada Morven", "Ole Strand"} <= set(told(text, language)[-1].participants)


def test_a_pronoun_is_who_was_told_before() -> None:
    text = "Ada Morven flew to Oslo on Tuesday. The ferries were the reason. On Wednesday she met Ole Strand in Skerrow."
    assert set(told(text)[-1].participants) == {"Ada Morven", "Ole Strand"}


def test_who_goes_somewhere_that_has_no_name_visits_nobody() -> None:
    assert told("President Dario Keel s'est rendu à l'étage.", "fr") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Norway beat Denmark 2-1 in Oslo on Tuesday in a meeting between Odd Larsen and Per Holm."),
        (
            "es",
            "El encuentro del martes en Oslo entre Ana Linares y Juan Tarro fue largo.\n\nHubo un 1-0, un 2-2 y un 0-3.",
        ),
    ],
)
def test_what_is_told_with_its_score_is_a_game(language: str, text: str) -> None:
    assert told(text, language) == []


def test_a_share_of_votes_makes_no_game_of_talks() -> None:
    (found,) = told("After 12-13 ballots, Ada Morven met Jan Tarrow in Oslo on Tuesday.")
    assert found.when == "2022-01-11"


def test_an_announcement_that_is_denied_announces_nothing() -> None:
    assert told("No talks. A meeting between Ada Morven and Jan Tarrow is not planned.") == []
    (found,) = told("Ada Morven and Jan Tarrow agreed to resume talks in Oslo, but a day is not set.")
    assert (found.when, found.status) == (None, "announced")


def test_the_talks_behind_a_journey_are_what_it_was_for() -> None:
    (found,) = told("Minister Ada Morven flew to Oslo on Tuesday. The talks, Jan Tarrow said, lasted an hour.")
    assert (found.when, len(found.mentions)) == ("2022-01-11", 2)


def test_whoever_is_named_behind_a_comma_tells_not_whose_meeting_it_was() -> None:
    text = "Ada Morven met Jan Tarrow in Oslo on Tuesday. After the meeting, Dario Keel and Ole Strand were told."
    assert [(one.when, len(one.mentions)) for one in told(text)] == [("2022-01-11", 2)]


@pytest.mark.parametrize(
    ("language", "text", "day", "status"),
    [
        ("de", "Für Freitag ist ein Treffen zwischen Ada Morven und Jan Tarow in Oslo geplant.", "2022-01-14", "announced"),
        ("en", "A meeting of Ada Morven and Jan Tarow is planned for Friday in Oslo.", "2022-01-14", "announced"),
        ("ru", "Марта Олдекоп встретилась во вторник в Лиме с Яном Таровым.", "2022-01-11", "held"),
    ],
)
def test_the_day_is_neither_a_name_nor_past_where_it_is_planned(language: str, text: str, day: str, status: str) -> None:
    (found,) = meetings(text, language, date(2022, 1, 12))
    assert (found.when, found.status, len(found.participants)) == (day, status, 2)


@pytest.mark.parametrize(
    ("language", "unit"),
    [
        ("en", "Vaudrin met Pell on 12 January 2027 in Rome. "),
        ("en", "The talks were confirmed. It will be held on 12 January 2027 in Rome. "),
        ("en", "It will be held on 12 January 2027 in Rome. "),
        ("en", "talks "),
        ("en", "since Monday, talks between "),
        ("en", "the talks with Ana Ruiz at the summit on Monday\n"),
        ("de", "Er sei: es gehe: Ana Ruiz sagte: er habe: "),
    ],
)
def test_hostile_text_takes_linear_time(language: str, unit: str) -> None:
    meetings(unit * 10, language, date(2027, 1, 1))
    small = seconds(lambda: meetings(unit * 1_000, language, date(2027, 1, 1)))
    assert seconds(lambda: meetings(unit * 4_000, language, date(2027, 1, 1))) < 12 * small + 0.5


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "If you want to visit Vienna on Friday, take the night train."),
        ("fr", "Lors de votre visite à Vienne vendredi, prenez le tram."),
        ("de", "Dein Besuch in Wien am Freitag beginnt am Dom."),
        ("es", "Si quieres aprovechar tu visita a Viena el viernes, madruga."),
        ("it", "La tua visita a Vienna di venerdì comincia dal duomo."),
        ("nl", "Je bezoek aan Wenen op vrijdag begint bij de dom."),
    ],
)
def test_a_visit_of_the_reader_is_nobody_s(language: str, text: str) -> None:
    assert meetings(text, language, date(2022, 1, 12)) == []


def test_a_visit_without_a_visitor_is_none() -> None:
    assert meetings("The tour of the old harbour starts on Friday in Skerrow.", "en", date(2022, 1, 12)) == []


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The three-day congress of doctors ended in Vienna on Tuesday.", "2022-01-09/2022-01-11"),
        ("The three-day congress of doctors opened in Vienna on Tuesday.", "2022-01-11/2022-01-13"),
        ("The congress of doctors opened in Vienna on Tuesday.", "2022-01-11"),
    ],
)
def test_an_encounter_of_several_days_has_its_first_and_last(text: str, when: str) -> None:
    assert [one.when for one in meetings(text, "en", date(2022, 1, 12))] == [when]


def test_a_second_person_of_the_next_sentence_tells_nothing_of_it() -> None:
    text = "Minister Ada Morven met President Dario Keel in Skerrow on Monday. “You can see how far we are,” she said."
    assert [one.when for one in meetings(text, "en", date(2022, 1, 12))] == ["2022-01-10"]


@pytest.mark.parametrize(
    ("language", "text", "when"),
    [
        (
            "de",
            "Ein Telefonat von Ada Morven mit Jan Tarrow, das für Freitag geplant war, wurde auf Montag verschoben.",
            "2022-01-17",
        ),
        ("en", "The council postponed Thursday's hearing of Ada Morven to January 20.", "2022-01-20"),
        ("fr", "La réunion prévue vendredi a été reportée à lundi.", "2022-01-17"),
        ("fr", "Le conseil a annoncé mercredi le report de la réunion prévue jeudi.", "2022-01-13"),
        ("pl", "Spotkanie zaplanowane na piątek przełożono na poniedziałek.", "2022-01-17"),
        ("ru", "Встреча, намеченная на пятницу, перенесена на понедельник.", "2022-01-17"),
    ],
)
def test_the_new_day_of_what_was_moved_is_its_day(language: str, text: str, when: str) -> None:
    assert [(one.when, one.status) for one in told(text, language)] == [(when, "postponed")]


def test_a_german_noun_is_no_verb_of_meeting() -> None:
    assert meetings("Wer in diesen Tagen nach Kiel reist, erlebt Ruhe.", "de", date(2022, 1, 12)) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am Freitag, dem 4. März, tagte der Hafenausschuss in Oslo."),
        ("nl", "De havencommissie vergaderde vrijdag 4 maart in Oslo."),
        ("sv", "Hamnutskottet sammanträdde fredagen den 4 mars i Oslo."),
    ],
)
def test_a_committee_named_by_one_long_word_meets(language: str, text: str) -> None:
    assert [one.when for one in meetings(text, language, date(2022, 3, 7))] == ["2022-03-04"]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Vali Can Orlo, Başkan Kaan Sezer'i ziyaret etti.", {"Can Orlo", "Kaan Sezer"}),
        ("Vali Can Orlo, Feribot Birliği'ni ziyaret etti.", {"Can Orlo", "Feribot Birliği"}),
        (
            "Selm Limanı'nda Vali Kaan Orlo tarafından karşılanan Ayla Sezer, yarın Başbakan Can Tunç ile görüşecek.",
            {"Ayla Sezer", "Can Tunç"},
        ),
        (
            "Kremlin'den yapılan açıklamaya göre Can Orlo, Kaan Sezer'le salı günü Riga'da görüşecek.",
            {"Can Orlo", "Kaan Sezer"},
        ),
        ("Başkan Can Orlo, Vali Kaan Sezer tarafından kabul edildi.", {"Can Orlo", "Kaan Sezer"}),
    ],
)
def test_what_stands_behind_a_name_tells_whether_its_bearer_takes_part(text: str, parties: set[str]) -> None:
    assert [set(one.participants) for one in told(text, "tr")] == [parties]


@pytest.mark.parametrize(
    ("text", "when", "parties"),
    [
        ("В Ригу в пятницу приедет президент Ян Ланский.", "2022-01-14", {"Ян Ланский"}),
        ("Анна Орлова сказала об этом в телефонном разговоре с Яном Ланским.", None, {"Анна Орлова", "Ян Ланский"}),
        ("В феврале в Латвии с государственным визитом ждут президента Яна Ланского.", "2022-02", {"Ян Ланский"}),
    ],
)
def test_a_journey_and_a_call_are_told_in_any_order(text: str, when: str | None, parties: set[str]) -> None:
    assert [(one.when, set(one.participants)) for one in told(text, "ru")] == [(when, parties)]


def test_a_day_with_its_date_opens_no_relative_clause() -> None:
    text = "In Selm fand am Montag, dem 10. Januar, ein Treffen zwischen Aldo Brisset und Katia Lindqvist statt."
    (found,) = told(text, "de")
    assert (found.when, found.where, found.status) == ("2022-01-10", "Selm", "held")


def test_a_capital_behind_a_bracket_is_no_verb() -> None:
    assert told("Der Plan (Stand vom 10. Januar 2022) kommt von Hafenrat und Werft und sie stehen dazu.", "de") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "At the General Assembly on Monday, Aldo Brisset was elected."),
        ("de", "Auf der UN-Generalversammlung am Montag wurde Aldo Brisset gewählt."),
        ("it", "Il Consiglio comunale si è aperto lunedì alle 14."),
    ],
)
def test_the_name_of_a_body_may_tell_a_sitting_of_it(language: str, text: str) -> None:
    assert [(one.when, one.status) for one in told(text, language)] == [("2022-01-10", "held")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El Consejo de Ministros celebrará mañana el aniversario del puerto."),
        ("pl", "Zgodnie z decyzją Rady Ministrów od 10 stycznia port jest otwarty."),
    ],
)
def test_what_a_body_does_is_no_sitting_of_it(language: str, text: str) -> None:
    assert told(text, language) == []


def test_a_place_may_stand_before_whom_one_receives() -> None:
    text = "Lundi, Aldo Brisset recevait au palais de l'archevêché la présidente Katia Lindqvist."
    (found,) = told(text, "fr")
    assert (found.when, found.participants) == ("2022-01-10", ("Aldo Brisset", "Katia Lindqvist"))


def test_a_time_counted_from_an_encounter_is_not_its_day() -> None:
    text = "La décision tombe deux mois après une réunion des élus avec Aldo Brisset."
    assert [one.when for one in told(text, "fr")] == [None]


def test_one_noun_takes_up_a_longer_one() -> None:
    text = "A Câmara realizou na segunda-feira uma audiência pública. A audiência foi proposta pelo prefeito Aldo Brisset."
    assert [one.when for one in told(text, "pt")] == ["2022-01-10"]


def test_a_noun_with_a_definite_ending_points_back() -> None:
    text = "Aldo Brisset deltar i ett toppmöte i Selm på fredag. Vid mötet diskuteras handeln mellan Norge och Danmark."
    assert [(one.when, one.where) for one in told(text, "sv")] == [("2022-01-14", "Selm")]


def test_the_next_one_is_not_on_the_day_on_which_something_was_said_of_it() -> None:
    text = (
        "On Monday night, hoping to change the tone of the next debate with Aldo Brisset, Katia Lindqvist told a crowd so."
    )
    assert [one.when for one in told(text)] == [None]


def test_what_was_announced_is_to_come() -> None:
    text = "Il ministro ha parlato dell'annunciata visita del presidente Aldo Brisset a Selm."
    assert [one.status for one in told(text, "it")] == ["announced"]


def test_what_marks_a_session_is_no_plan_for_it() -> None:
    text = "A Câmara de Selm realizou na segunda-feira uma sessão extraordinária marcada pela presença de Aldo Brisset."
    assert [(one.when, one.status) for one in told(text, "pt")] == [("2022-01-10", "held")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Aldo Brisset met Katia Lindqvist, then spoke with Jan Tarrow and spoke by phone with Ada Morven."),
        (
            "ru",
            "Ада Морвен будет принята Иваном Тарроу, проведет переговоры с Яном Орло, а также встретится с Петром Кварком.",
        ),
    ],
)
def test_verbs_in_a_row_have_one_subject(language: str, text: str) -> None:
    found = told(text, language)
    assert [len(one.participants) for one in found] == [2, 2, 2]
    assert len({one.participants[0] for one in found}) == 1


def test_an_office_with_a_country_right_behind_it_is_nobody_else_s() -> None:
    text = "Il faccia a faccia con il presidente Usa è durato poco. Poi ha incontrato il presidente argentino Aldo Brisset."
    assert not any("Aldo Brisset" in one.participants for one in told(text, "it") if one.what == "faccia a faccia")


def test_a_word_that_points_takes_up_what_was_told_whoever_is_named_beside_it() -> None:
    text = (
        "Aldo Brisset et Katia Lindqvist ont participé lundi à un dîner officiel.\n\n"
        "Parmi les invités de ce dîner à Selm, il y avait Jan Tarrow et Ada Morven."
    )
    assert [one.when for one in told(text, "fr")] == ["2022-01-10"]


def test_one_goes_to_a_house_to_meet_somebody_there() -> None:
    text = (
        "Aldo Brisset przyjechał w poniedziałek do siedziby klubu żeglarskiego przy placu Morskim w mieście Tarnów "
        "i spotkał się z Adamem Kosem."
    )
    assert [(one.when, one.where) for one in told(text, "pl")] == [("2022-01-10", "Tarnów")]


def test_any_talks_whatever_are_none() -> None:
    assert told("Quem anuncia e adia lembra que o programa não resulta de qualquer negociação.", "pt") == []


@pytest.mark.parametrize(
    "text",
    [
        "The plant does not meet established international norms, Mayor Ada Morven said in Selm on Monday.",
        "Mayor Ada Morven was invited to visit Norway on Monday.",
    ],
)
def test_norms_that_are_met_and_who_is_invited_are_no_meetings(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "language", "what"),
    [
        ("Premier Jan Dębski rozmawiał z Olgą Wierną po negocjacjach w Opolu w poniedziałek.", "pl", "negocjacje"),
        ("Министр Иван Дёмин прибыл с рабочим визитом в Вену во вторник.", "ru", "рабочий визит"),
        ("Aldo Brisset sagte nach dem Ende des Treffens mit Katia Lindqvist am Montag in Wien nichts.", "de", "Treffen"),
        ("Bakan Aldo Brisset ile Katia Lindqvist pazartesi günü Ankara'daki görüşmede bir araya geldi.", "tr", "görüşme"),
        ("Connolly Brisset joined Katia Lindqvist on a tour of Syria in 2018.", "en", "tour"),
    ],
)  # fmt: skip
def test_a_meeting_is_called_by_the_base_form_of_its_noun(text: str, language: str, what: str) -> None:
    assert what in [one.what for one in told(text, language)]
