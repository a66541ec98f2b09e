"""What one word may be: the look-ups beneath names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche.language import gazetteer, load
from depeche.language.naming import Gendered
from depeche.recording.text.folding import fold
from depeche.recording.words.facts import Endings
from depeche.recording.words.known import GivenNames
from depeche.recording.words.lexicon import lexicon


def test_the_longest_ending_is_told() -> None:
    endings = Endings(["rat", "stadtrat", "amt"])
    assert endings.of("lindhavenstadtrat") == "stadtrat"
    assert endings.of("rat") == "rat"
    assert endings.of("ratte") == ""
    assert Endings([]).of("rat") == ""


@given(st.sets(st.text("ab", min_size=1, max_size=4)), st.text("abc", max_size=8))
def test_endings_agree_with_asking_each(endings: set[str], word: str) -> None:
    assert Endings(endings).of(word) == max(filter(word.endswith, endings), key=len, default="")


@pytest.mark.parametrize(
    ("language", "word"),
    [("pl", "Vaudrinową"), ("pl", "Łęckiego"), ("ru", "Вагрушиной"), ("uk", "Лук'янова"), ("de", "Straßenfests"),
     ("de", "ORMS"), ("cs", "Brandtovi"), ("el", "Βοδρίν"), ("fi", "Ormin"), ("en", "Orm's")],
)  # fmt: skip
def test_the_forms_of_a_word_are_its_bases_without_case_and_accents(language: str, word: str) -> None:
    known = lexicon(load(language))
    assert known.facts(word).forms == {fold(base) for base, _ in known.cases.bases(word)}


def test_a_word_that_nothing_is_known_of_is_dull() -> None:
    known = lexicon(load("de"))
    assert known.facts("Wolkenbruch").dull
    assert not known.facts("Hafenministerin").dull  # a compound of an office
    assert not known.facts("ORM").dull


def test_a_verb_that_only_looks_declined_is_no_office() -> None:
    known = lexicon(load("de"))
    assert not any(known.facts(word).role for word in ("widersprechen", "besprechen", "leiten", "vertreten", "beraten"))
    assert all(known.facts(word).role for word in ("hafensprecher", "hafensprechers", "abgeordneten", "parteivorsitzenden"))


def test_offices_have_the_endings_of_their_language_only() -> None:
    assert lexicon(load("en")).facts("ministers").role
    assert lexicon(load("sv")).facts("ministers").role
    assert not lexicon(load("fi")).facts("ministeris").role


def test_given_names_are_those_of_all_but_words_and_those_of_the_language() -> None:
    german = GivenNames("de", Gendered(m=("Orvel", "Alban"), f=("Ilse", "Tann"), either=("Tann",)))
    assert "alban" in gazetteer.words_no_names("de")  # and yet its own says that it is one
    assert [german.gender(name) for name in ("orvel", "alban", "ilse", "tann")] == ["m", "m", "f", None]
    assert all(name in german for name in ("orvel", "alban", "ilse", "tann", "agnieszka"))
    assert german.gender("agnieszka") == "f"  # of all languages
    assert "affe" not in german
    assert german.gender("affe") is None
    assert "affe" in GivenNames("en", Gendered())
