"""The lists that all languages share are clean."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from depeche.language import gazetteer
from depeche.recording.text.folding import fold

LANGUAGES = ("fr", "en", "de", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "sv")


def test_given_names_are_folded_and_told_once() -> None:
    names = gazetteer.given_names()
    for group in (names.m, names.f, names.either):
        assert all(name == fold(name) for name in group)
        assert len(set(group)) == len(group)


def test_surnames_are_told_once_and_parted_by_their_length() -> None:
    known = gazetteer.surnames("zh")
    assert all(len(name) == 1 for name in known.one)
    assert all(len(name) > 1 for name in known.several)
    assert gazetteer.surnames_of_all() >= known.one | known.several
    assert gazetteer.surnames("fr") == gazetteer.Surnames()


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_its_countries(code: str) -> None:
    places = gazetteer.places(code)
    assert {"FR", "RU", "US", "DE", "UA"} <= set(places.values())


def test_one_place_has_one_key_in_all_languages() -> None:
    assert gazetteer.places("de")["Genf"] == gazetteer.places("fr")["Genève"] == gazetteer.places("ru")["Женева"]
    assert gazetteer.places("de")["Deutschland"] == gazetteer.places("fr")["Allemagne"]


def test_what_news_call_a_place_goes_by_the_key_that_other_languages_have_for_it() -> None:
    assert gazetteer.places("zh")["德国"] == gazetteer.places("tr")["Almanya"] == "DE"
    assert gazetteer.places("ja")["米国"] == gazetteer.places("en")["U.S."] == "US"
    assert gazetteer.places("pl")["Wiedeń"] == gazetteer.places("de")["Wien"]
    assert gazetteer.places("ru")["Крым"] == gazetteer.places("de")["Krim"] == gazetteer.places("en")["Crimea"]
    assert gazetteer.places("ar")["قطاع غزة"] == gazetteer.places("fr")["bande de Gaza"]


def test_no_name_of_one_language_only_is_known_under_a_key() -> None:
    """It would be two places, one for each list."""
    table = json.loads((files("depeche.language") / "shared" / "cities.json").read_text("utf-8"))
    of_one = {code: names for code, names in table["further"].items() if code != "*"}
    assert [name for code, names in of_one.items() for name in names if gazetteer.places(code)[name] != name] == []


def test_a_name_may_mean_another_place_in_one_language() -> None:
    assert gazetteer.places("en")["Georgia"] != gazetteer.places("fr")["Géorgie"]


def test_language_without_a_list_has_the_further_names_only() -> None:
    assert "Beijing" in gazetteer.places("zz")


@pytest.mark.parametrize("key", ["NATO", "UN", "EU", "OSCE", "IMF"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_great_organisations_are_known_everywhere(key: str, code: str) -> None:
    assert key in gazetteer.organisations(code).values()


def test_an_organisation_has_one_key_whatever_accents_and_capitals_it_is_written_with() -> None:
    table = json.loads((files("depeche.language") / "shared" / "organisations.json").read_text("utf-8"))
    keys: dict[tuple[str, str], set[str]] = {}
    for key, entry in table.items():
        for code, names in entry.items():
            for name in names:
                keys.setdefault((code, "".join(filter(str.isalnum, fold(name)))), set()).add(key)
    assert [sorted(several) for several in keys.values() if len(several) > 1] == []


def test_common_words_are_small_and_no_given_names() -> None:
    words = gazetteer.common_words()
    given = gazetteer.given_names()
    assert all(word == fold(word) for word in words)
    assert len(set(words)) == len(words)
    assert set(words).isdisjoint((*given.m, *given.f, *given.either))


def test_a_name_that_is_a_word_in_one_language_is_a_name_in_the_others() -> None:
    names = gazetteer.given_names()
    known = {*names.m, *names.f, *names.either}
    words = {code: gazetteer.words_no_names(code) for code in LANGUAGES}
    assert all(one <= known for one in words.values())
    assert "claire" in words["fr"]
    assert "claire" not in words["en"]
    assert gazetteer.words_no_names("zz") == frozenset()
