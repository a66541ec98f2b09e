from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche.model import Byline
from depeche.reading.signing.bylines import distinct, without_by, written


def names(text: str, house: frozenset[str] = frozenset()) -> list[str]:
    return [byline.name for byline in written(text, house).bylines]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ilse Vaudrin", ["Ilse Vaudrin"]),
        ("By Ada Ek", ["Ada Ek"]),
        ("Von Ilse Vaudrin und Jan Petersen", ["Ilse Vaudrin", "Jan Petersen"]),
        ("Par Ilse Vaudrin et Jan Petersen", ["Ilse Vaudrin", "Jan Petersen"]),
        ("Ada Ek, Bo Li and Cy Rho", ["Ada Ek", "Bo Li", "Cy Rho"]),
        ("Ada Ek; Bo Li", ["Ada Ek", "Bo Li"]),
        ("Ada Ek og Bo Li", ["Ada Ek", "Bo Li"]),
        ("Автор: Анна Краснова", ["Анна Краснова"]),
        ("Ada & Bo", ["Ada", "Bo"]),
        ("გიორგი მუხაძე და ნინო ცაცხვი", ["გიორგი მუხაძე", "ნინო ცაცხვი"]),  # letters that have no capitals
        ("Lund & Lund", ["Lund & Lund"]),
        ("Center for Harbour Safety and Research", ["Center for Harbour Safety and Research"]),
        ("Ada Ek, PhD", ["Ada Ek"]),
        ("Ada Ek, MS, RD", ["Ada Ek"]),
        ("Ada Ek (ek)", ["Ada Ek"]),
        ("Ada Ek ada.ek@lac.example", ["Ada Ek"]),
        ("Posted on 3 May 2024 by Ada Ek", ["Ada Ek"]),
        ("Ada Ek am 03.05.2024, 12:30", ["Ada Ek"]),
        ("98 Harbour Social", ["98 Harbour Social"]),
        ("This post was written by Ada Ek", ["Ada Ek"]),
        ("---- by Ada Ek", ["Ada Ek"]),
        ("Theo Marsh", ["Theo Marsh"]),
        ("By Theo van Ek", ["Theo van Ek"]),
        ("From our correspondent Ada Ek", ["Ada Ek"]),
        ("Aufgezeichnet von Ilse Vaudrin", ["Ilse Vaudrin"]),
        ("De nuestro corresponsal Jan Petersen", ["Jan Petersen"]),
        ("Da nossa enviada Beatriz Falcão", ["Beatriz Falcão"]),
        ("Van onze correspondent Anna ter Velde", ["Anna ter Velde"]),
        ("Opracowała Lena Brzozowska", ["Lena Brzozowska"]),
        ("Матеріал підготувала Оксана Вербова", ["Оксана Вербова"]),
        ("Från vår korrespondent Ada Ek", ["Ada Ek"]),
        ("18.03.2031, Autor: Lena Brzozowska", ["Lena Brzozowska"]),
        ("18 марта 2031, 14:05 Текст: Анна Краснова", ["Анна Краснова"]),
        ("Ada Ek i Lindhaven", ["Ada Ek"]),
        ("Ada Ek en Lindhaven", ["Ada Ek"]),
        ("مریم ساحلی و رضا کشتیبان", ["مریم ساحلی", "رضا کشتیبان"]),
        ("सुनीता घाटवाल और रवि नाविक", ["सुनीता घाटवाल", "रवि नाविक"]),
        ("【塩崎美咲】", ["塩崎美咲"]),
        ("Team Harbour Data", ["Team Harbour Data"]),
        ("https://social.example/lac", []),
        ("@lac", []),
        ("", []),
    ],
)
def test_a_byline_gives_its_names(text: str, people: list[str]) -> None:
    assert names(text) == people


def test_a_name_cut_by_tags_is_the_whole_one_where_both_are_told() -> None:
    told = [Byline(name=name) for name in ("Ada Ek Lind", "Ada Ek", "Ada Maria Berg", "Ada Berg", "Bo Lind")]
    assert [byline.name for byline in distinct(told)] == ["Ada Ek Lind", "Ada Maria Berg", "Bo Lind"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ada Ek, Lindhaven and Bo Li, Quay", [("Ada Ek", None, "Lindhaven"), ("Bo Li", None, "Quay")]),
        ("Ada Ek, Reporter & Bo Li, Editor", [("Ada Ek", "Reporter", None), ("Bo Li", "Editor", None)]),
        ("রাশেদা পারভীন, সুন্দরপুর & তানভীর হাসান, ঢাকা", [("রাশেদা পারভীন", None, "সুন্দরপুর"), ("তানভীর হাসান", None, "ঢাকা")]),
        ("Ada Ek, Bo Li and Cy Dee, Quay", [(name, None, "Quay") for name in ("Ada Ek", "Bo Li", "Cy Dee")]),
    ],
)
def test_each_of_two_may_have_their_place_or_office(text: str, told: list[tuple[str, str | None, str | None]]) -> None:
    assert [(byline.name, byline.role, byline.place) for byline in written(text).bylines] == told


def test_a_price_for_each_month_announces_nobody() -> None:
    assert "mois" not in names("Abonnez-vous dès 5 francs par mois")
    told = "The fumes leaked out of the old pipe that had been fitted in the house 12 days earlier by Bo Lund and his men."
    assert without_by(told) == told
    assert "Salz" not in names("Ein neuer CO2-Speicher auf der Basis von Salz")


def test_office_and_place_are_kept_apart_from_the_name() -> None:
    found = written("Von Ilse Vaudrin, Redakteurin").bylines
    assert found == (Byline(name="Ilse Vaudrin", role="Redakteurin"),)
    found = written("Von Ilse Vaudrin und Jan Petersen, Lindhaven").bylines
    assert [byline.place for byline in found] == ["Lindhaven", "Lindhaven"]
    found = written("Por Beatriz Falcão, Jornal do Cais — Porto Selmo", frozenset({"jornal do cais"})).bylines
    assert found == (Byline(name="Beatriz Falcão", place="Porto Selmo"),)


@pytest.mark.parametrize(
    "office",
    ["Dziennikarka", "Redaktorka", "Inviata", "Periodista", "Verslaggever", "Журналістка", "Δημοσιογράφος", "Újságíró",
     "Muhabir", "Zpravodaj", "Jurnalistă", "Repórter"],
)  # fmt: skip
def test_what_a_journalist_is_called_is_no_name(office: str) -> None:
    assert written(f"Ada Ek; {office} w Porcie").bylines == (Byline(name="Ada Ek", role=f"{office} w Porcie"),)
    assert written(f"{office} Ada Ek").bylines == (Byline(name="Ada Ek", role=office),)


def test_an_agency_that_helped_is_credited_and_signs_nothing() -> None:
    found = written("Ilse Vaudrin avec AFP")
    assert [byline.name for byline in found.bylines] == ["Ilse Vaudrin"]
    assert found.agencies == ("AFP",)


def test_an_agency_in_the_list_signs_and_is_credited() -> None:
    found = written("Ilse Vaudrin, dpa")
    assert [byline.name for byline in found.bylines] == ["Ilse Vaudrin", "dpa"]
    assert found.agencies == ("dpa",)


def test_the_papers_name_behind_a_persons_is_dropped() -> None:
    assert names("Ada Ek, The Harbour Ledger", frozenset({"the harbour ledger"})) == ["Ada Ek"]


@given(st.text(max_size=300))
def test_any_text_is_survived(text: str) -> None:
    for byline in written(text).bylines:
        assert byline.name.strip() == byline.name != ""


def test_an_address_without_its_scheme_is_nobody() -> None:
    assert written("facebook.com/harbourcourier").bylines == ()


def test_what_stands_behind_a_name_for_its_paper_or_wire_is_no_second_author() -> None:
    told = written("Ada Morven, do Correio da Foz", frozenset({"correio da foz"}))
    assert [byline.name for byline in told.bylines] == ["Ada Morven"]
    told = written("Ada Morven Bloomberg")
    assert ([byline.name for byline in told.bylines], told.agencies) == (["Ada Morven"], ("Bloomberg",))
    assert [byline.name for byline in written("Ada M. Bloomberg").bylines] == ["Ada M. Bloomberg"]


def test_the_word_for_the_time_of_entry_is_no_author() -> None:
    assert [byline.name for byline in written("김바다 기자 입력 : 2031.05.03 10:42").bylines] == ["김바다"]


@pytest.mark.parametrize("text", ["海港日报见习记者 林海青", "岸报记者　林海青", "新华社记者 林海青"])
def test_what_journalists_are_called_is_no_part_of_a_name_without_blanks(text: str) -> None:
    assert [byline.name for byline in written(text).bylines] == ["林海青"]


def test_a_long_part_without_blanks_is_the_office_of_who_stands_before_it() -> None:
    assert written("林海青，海港大学港口研究院执行院长").bylines == (
        Byline(name="林海青", role="海港大学港口研究院执行院长"),
    )


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("林远山 石海青", ["林远山", "石海青"]),
        ("本报记者 林远山 石海青", ["林远山", "石海青"]),
        ("林远山 石海 整合", ["林远山", "石海"]),
        ("林远山、港姐&石海青", ["林远山", "港姐", "石海青"]),
        ("森田 美緒", ["森田 美緒"]),
        ("责任编辑：林远山_QX0815", ["林远山"]),
        ("责任编辑： QX815", []),
        ("海港东埔载人航天新闻发言人 石海青", ["石海青"]),
    ],
)
def test_names_in_a_script_without_blanks_stand_side_by_side(text: str, people: list[str]) -> None:
    assert [byline.name for byline in written(text).bylines] == people


def test_a_sentence_in_a_script_without_blanks_is_no_name() -> None:
    assert written("东埔海港理事会明年三月重新开放北码头").bylines == ()


def test_an_office_with_whose_it_is_before_a_hyphen_stands_before_a_name() -> None:
    found = written("Von HAFEN-Online-Experte Bo Lund").bylines
    assert [(byline.name, byline.role) for byline in found] == [("Bo Lund", "HAFEN-Online-Experte")]
