from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from depeche.reading.dates.zones import country, offset


@pytest.mark.parametrize(
    ("host", "language", "code"),
    [
        ("lac.example.fr", None, "FR"),
        ("lac.example", "de-AT", "AT"),
        ("lac.example", "pl", "PL"),
        ("lac.example", "en-GB", None),  # what templates come with
        ("lac.example", "fr", None),  # read in many countries
        ("lac.example.us", "en", None),
        ("lac.example.br", "pt", None),
        ("lac.example.mx", "es-ES", None),  # several zones, and a template's language
        ("lac.example", "es_LA", None),  # Latin America, and not Laos
        ("lac.example", "ar_AR", None),
    ],
)
def test_the_country_of_a_paper(host: str, language: str | None, code: str | None) -> None:
    assert country(host, language) == code


@pytest.mark.parametrize(
    ("code", "local", "hours"),
    [
        ("DE", datetime(2024, 1, 15, 12), 1),
        ("DE", datetime(2024, 7, 15, 12), 2),
        ("DE", datetime(2024, 3, 31, 3), 2),  # the first hour of summer time
        ("DE", datetime(2024, 10, 27, 3), 1),
        ("UK", datetime(2024, 7, 15, 12), 1),
        ("IN", datetime(2024, 7, 15, 12), 5.5),
    ],
)
def test_the_offset_of_a_country_on_a_day(code: str, local: datetime, hours: float) -> None:
    found = offset(code, local)
    assert found is not None
    assert found.utcoffset(None) == timedelta(hours=hours)
