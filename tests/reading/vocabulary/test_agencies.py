from __future__ import annotations

import pytest

from depeche.reading.vocabulary.agencies import credited, is_agency, is_mark, without_credit


@pytest.mark.parametrize("name", ["AFP", "dpa", "SP-X", "Reuters", "dpa/AFP", "ТАСС", "The Associated Press"])
def test_agencies_are_known_by_name(name: str) -> None:
    assert is_agency(name)


@pytest.mark.parametrize(
    ("text", "mark"), [("AGL", True), ("ТАСС", True), ("Agl", False), ("A", False), ("FERRIES", False), ("A1", False)]
)
def test_the_shape_of_a_mark(text: str, mark: bool) -> None:
    assert is_mark(text) is mark


@pytest.mark.parametrize(
    ("byline", "parts"),
    [
        ("Ilse Vaudrin avec AGL", ("Ilse Vaudrin", "AGL")),
        ("Jan Petersen mit Material von dpa", ("Jan Petersen", "dpa")),
        ("Gil Prado con información de AGL", ("Gil Prado", "AGL")),
        ("Ada Ek with Bo Li", ("Ada Ek with Bo Li", None)),
        ("Ada Ek", ("Ada Ek", None)),
    ],
)
def test_the_agency_that_helped_is_taken_off_a_byline(byline: str, parts: tuple[str, str | None]) -> None:
    assert without_credit(byline) == parts


@pytest.mark.parametrize(
    ("first", "last", "agency"),
    [
        ("Lindhaven (AGL) – Le bac reprend.", "Fin.", "AGL"),
        ("(dpa) - Die Fähre fährt.", "Ende.", "dpa"),
        ("Die Fähre fährt wieder.", "So sagte sie. (dpa)", "dpa"),
        ("Le bac repart.", "Il a dit cela. (ats/nxp)", "ats"),
        ("Prom znów pływa.", "aja/PAP", "PAP"),
        ("Kapal berlayar.", "Begitu katanya. (vyp/kna)", None),  # the initials of two
        ("Le bac repart.", "Il a dit cela. (ats/le soir)", None),
        ("Die Fähre fährt wieder.", "Quelle: dpa", "dpa"),
        ("Die Fähre fährt wieder.", "Quelle: dpa/mob", "dpa"),
        ("LINDHAVEN, May 6 (Reuters) - The ferry runs again.", "Ends.", "Reuters"),
        ("Lindhaven, 6 may (EFE).- El barco navega.", "Fin.", "EFE"),
        ("ROMA, 06 MAG - (ANSA) Il traghetto va.", "Fine.", "ANSA"),
        ("ЛИНДХАВЕН, 6 мая. /ТАСС/. Паром ходит.", "Конец.", "ТАСС"),
        ("Линдхавен. 6 мая. ИНТЕРФАКС - Паром ходит.", "Конец.", "ИНТЕРФАКС"),
        ("新华社林港5月6日电（记者林海）渡轮恢复运行。", "完。", "新华社"),
        ("【林港共同】フェリーが再開した。", "終。", "共同"),
        ("(린항=연합뉴스) 김바다 기자 = 배가 다시 다닌다.", "끝.", "연합뉴스"),
        ("On 6 May Petra - who sails - came to the pier.", "So she did.", None),
        ("Am 6. Mai. Apa - so heißt das Boot.", "Ende.", None),
        ("La barca vuelve a salir.", "EFE", "EFE"),
        ("Паром снова ходит.", "(ТАСС)", "ТАСС"),
        ("Die Fähre fährt wieder.", "So sagte sie. /dpa", "dpa"),
        ("The ferry runs again.", "So she said.” — Reuters", "Reuters"),
        ("Le bac repart.", "Il a dit cela. AFP", "AFP"),
        ("Die Fähre fährt wieder.", "dpa/lx", "dpa"),
        ("Die Fähre fährt wieder.", "Mit Material von dpa", "dpa"),
        ("Die Fähre fährt wieder.", "Quelle: kurier.example, ino/dpa", "dpa"),
        ("Le bac repart.", "Il a dit cela. (AFP, Reuters)", "AFP/Reuters"),
        ("La barca sale.", "(Con información de AFP, EFE y Reuters)", "AFP/EFE/Reuters"),
        ("The ferry runs again.", "She was told so by Reuters", None),
        ("The ferry runs again.", "So she said. Petra", None),
        ("The ferry runs again.", "So she said (and the mayor, and Reuters)", None),
        ("La barca vuelve a salir.", "FIN", None),
        ("The ferry (SKR) sails again.", "So she said (AGL)", None),  # a mark at the end may be anything
        ("The mayor (62) – a sailor – agreed.", "", None),
    ],
)
def test_the_agency_of_a_dateline_or_of_a_credit_at_the_end(first: str, last: str, agency: str | None) -> None:
    assert credited(first, last) == agency
