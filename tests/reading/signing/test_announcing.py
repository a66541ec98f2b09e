from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.signing.signed import HEAD, PROSE, names

from depeche.model import Byline
from depeche.reading.signing.announcing import announced


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        (["By", "Ada Ek", "3 May 2024"], ["Ada Ek"]),
        (["Written by", "Ada Ek", ",", "Bo Li", "and", "Cy Rho", "Share"], ["Ada Ek", "Bo Li", "Cy Rho"]),
        (["Por", "Ada Ek y", "Bo Li"], ["Ada Ek", "Bo Li"]),
        (["Автор:", "Ада Эк и", "Бо Ли"], ["Ада Эк", "Бо Ли"]),
        (["A long standfirst about the ferry.", "Von Ilse Vaudrin", "Teilen"], ["Ilse Vaudrin"]),
        (["by", "harbourgull", "4 comments"], ["harbourgull"]),
        (["Share", "Tweet", "3 min read"], []),
        (["Photo by", "Ada Ek"], []),
    ],
)
def test_a_byline_over_several_lines_is_found_by_the_word_that_announces_it(lines: list[str], people: list[str]) -> None:
    assert [byline.name for byline in announced(lines).bylines] == people


def test_lines_that_are_known_to_be_a_byline_need_no_announcement() -> None:
    found = announced(["Ada Ek", "Reporter", "Bo Li", "Updated 3 May 2024"], certain=True).bylines
    assert found == (Byline(name="Ada Ek", role="Reporter"), Byline(name="Bo Li"))


@given(st.lists(st.text(max_size=60), max_size=8))
def test_any_lines_are_survived(lines: list[str]) -> None:
    for byline in announced(lines).bylines:
        assert byline.name.strip() == byline.name != ""


@pytest.mark.parametrize(
    "line",
    [
        "Submitted by Ada Ek on Mon, 02/09/2031 - 16:40", "Gespeichert von Ada Ek am Mo., 09.02.2031 - 16:40",
        "Soumis par Ada Ek le lun, 09/02/2031 - 16:40", "Enviado por Ada Ek el Lun, 09/02/2031 - 16:40",
        "Inviato da Ada Ek il Lun, 09/02/2031 - 16:40", "Enviado por Ada Ek em seg, 09/02/2031 - 16:40",
        "Ingediend door Ada Ek op ma, 09/02/2031 - 16:40", "Wysłane przez Ada Ek w pon., 09/02/2031 - 16:40",
        "Опубликовано Ada Ek пн, 09/02/2031 - 16:40", "Опубліковано Ada Ek пн, 09/02/2031 - 16:40",
        "Skickad av Ada Ek den mån, 2031-02-09 16:40", "Publicado por Ada Ek en 6:12", "Pubblicato da Ada Ek alle 06:12",
        "Publicada por Ada Ek à(s) 06:12", "Gepost door Ada Ek op 06:12", "Autor: Ada Ek o 06:12", "Автор: Ada Ek на 06:12",
        "Gönderen Ada Ek zaman: 06:12", "Upplagd av Ada Ek kl. 06:12", "Eingestellt von Ada Ek um 06:12",
        "Pubblicato il 9 febbraio 2031 da Ada Ek", "Опубликовано 9 февраля 2031 автором Ada Ek",
    ],
)  # fmt: skip
def test_what_systems_set_above_a_story_names_its_author(line: str) -> None:
    assert names(f"{HEAD}<p>{line}</p>{PROSE}") == ["Ada Ek"]
