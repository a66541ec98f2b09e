"""Names of months, in every language of the CLDR and as newsrooms write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from depeche.language import cldr
from depeche.reading.dates.instants import instant
from depeche.reading.dates.months import month, names_of_time, solar_month

# fmt: off
LANGUAGES = [
    "en", "de", "fr", "es", "pt", "it", "nl", "sv", "no", "da", "fi", "is", "pl", "cs", "sk", "sl",
    "hr", "sr", "bs", "mk", "bg", "hu", "ro", "ca", "ru", "uk", "be", "el", "tr", "az", "ar", "fa",
    "ur", "hi", "bn", "ta", "te", "mr", "gu", "pa", "ml", "kn", "si", "ne", "th", "lo", "km", "id",
    "ms", "fil", "sw", "ka", "hy", "et", "lv", "lt", "sq", "eu", "gl", "cy", "mt", "af", "kk", "uz",
    "ky",
]
# fmt: on


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_of_every_month_is_read_before_and_behind_the_day(language: str) -> None:
    for number, names in enumerate(cldr.locale(language).months, 1):
        for name in names:
            if any(char.isdigit() for char in name):
                continue
            for text in (f"3 {name} 2024", f"{name} 3, 2024 10:20"):
                found = instant(text, language)
                day = found.date() if isinstance(found, datetime) else found
                assert (text, day) == (text, date(2024, number, 3))


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("de", "3. Jänner 2024", date(2024, 1, 3)),
        ("ar", "3 كانون الثاني 2024", date(2024, 1, 3)),
        ("ar", "3 أيار 2024", date(2024, 5, 3)),
        ("ar", "3 جانفي 2024", date(2024, 1, 3)),
        ("sr", "3. maj 2024.", date(2024, 5, 3)),
        ("bn", "৩ জানুয়ারি ২০২৪", date(2024, 1, 3)),
        ("mr", "३ मे २०२४", date(2024, 5, 3)),
        ("he", "יום שישי, 3 במאי 2024", date(2024, 5, 3)),
        ("eu", "2024ko maiatzaren 3a", date(2024, 5, 3)),
        ("vi", "3 tháng 5, 2024", date(2024, 5, 3)),
        ("mn", "2024 оны 5 сарын 3", date(2024, 5, 3)),
        ("mn", "2024 оны 5-р сарын 3", date(2024, 5, 3)),
        ("mn", "2024 оны 5 дугаар сарын 3-ны өдөр", date(2024, 5, 3)),
        ("mn", "2024 оны тавдугаар сарын 03", date(2024, 5, 3)),
        ("mn", "2024 оны арван хоёрдугаар сарын 3", date(2024, 12, 3)),
        ("eu", "2024ko maiatzak 3", date(2024, 5, 3)),
        ("km", "ថ្ងៃទី៣ ខែឧសភា ឆ្នាំ២០២៤", date(2024, 5, 3)),
        ("ckb", "٣ی ئایاری ٢٠٢٤", date(2024, 5, 3)),
        ("ps", "۱۴ غویی ۱۴۰۳", date(2024, 5, 3)),
        ("so", "3 Maajo 2024", date(2024, 5, 3)),
        ("vi", "Ngày 3 tháng 5 năm 2024", date(2024, 5, 3)),
    ],
)
def test_months_as_newsrooms_write_them(language: str, text: str, day: date) -> None:
    assert instant(text, language) == day


def test_a_weekday_of_one_language_is_no_month_of_another() -> None:
    assert month("Fri", None) is None
    assert month("maj", None) == 5


def test_names_of_months_and_weekdays_are_names_of_time() -> None:
    assert all(map(names_of_time, ("Mai", "maja", "Friday,", "اردیبهشت")))
    assert not any(map(names_of_time, ("pier", "Hafen", "3")))


def test_the_solar_year_has_twelve_months_of_its_own() -> None:
    assert (solar_month("فروردین"), solar_month("اسفند"), solar_month("مايو")) == (1, 12, None)


def test_croatian_november_may_lack_its_last_letter() -> None:
    assert (month("studenog", "hr"), month("studenoga", "hr")) == (11, 11)
