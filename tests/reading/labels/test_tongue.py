from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche.model import Evidence
from depeche.reading.claims.settle import Settled
from depeche.reading.labels.tongue import of_text, small_words, well_formed


def declared(tag: str) -> Settled[str]:
    return Settled(tag, Evidence(layer="dom", path="html lang", raw=tag))


TEXTS = {
    "fr": "Le bac reprendra lundi, a promis la maire de la ville. Les habitants du port ne sont pas tous de cet avis, "
    "mais le conseil est pour.",
    "de": "Die Fähre fährt ab Montag wieder, sagte die Bürgermeisterin. Nicht alle im Hafen sind dafür, aber der Rat "
    "hat es mit den Stimmen der Mehrheit so beschlossen.",
    "en": "The ferry will sail again on Monday, the mayor said. Not all of the people in the harbour agree with that, "
    "but the council was in favour of it.",
    "es": "El transbordador volverá el lunes, dijo la alcaldesa. No todos los vecinos del puerto están de acuerdo con "
    "la decisión, pero el consejo votó a favor.",
    "ru": "Паром снова пойдёт в понедельник, сказала мэр города. Не все жители порта с этим согласны, но совет был за "
    "это решение, и его уже приняли.",
    "uk": "Пором знову піде в понеділок, сказала мерка міста. Не всі жителі порту з цим згодні, але рада була за це "
    "рішення, і його вже ухвалили.",
    "pl": "Prom wróci na jezioro w poniedziałek, powiedziała burmistrz. Nie wszyscy w porcie są za, ale rada jest "
    "zdania, że to dla miasta dobre.",
    "el": "Το φέρι θα ξαναρχίσει τη Δευτέρα, είπε η δήμαρχος της πόλης, αλλά δεν συμφωνούν όλοι.",
    "ja": "フェリーは月曜日に再開すると市長が述べた。港の住民の全員が賛成しているわけではない。",
    "ka": "ბორანი ორშაბათს ისევ გაცურავს, განაცხადა ქალაქის მერმა.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_tells_its_language_where_the_page_does_not(language: str) -> None:
    assert of_text(TEXTS[language], Settled()).value == language


@pytest.mark.parametrize("language", TEXTS)
def test_the_templates_language_gives_way_to_the_texts(language: str) -> None:
    template = "nl" if language == "en" else "en"
    found = of_text(TEXTS[language], declared(template))
    assert found.value == language
    assert found.evidence is not None
    assert found.evidence.layer == "inferred"
    assert found.evidence.others == (("dom html lang", template),)


@pytest.mark.parametrize(("language", "tag"), [("de", "de-CH"), ("en", "en-ZA"), ("fr", "fr-CA"), ("ja", "ja")])
def test_a_declared_language_that_fits_is_kept_with_its_region(language: str, tag: str) -> None:
    assert of_text(TEXTS[language], declared(tag)).value == tag


def test_too_little_text_says_nothing_against_what_is_declared() -> None:
    assert of_text("Le bac.", declared("de")).value == "de"


@pytest.mark.parametrize(
    ("raw", "tag"),
    [("fr_FR", "fr-FR"), ("EN", "en"), ("zh-hant-tw", "zh-Hant-TW"), ("", None), ("english", None), ("-", None)],
)
def test_tags_are_written_as_the_standard_has_them(raw: str, tag: str | None) -> None:
    assert well_formed(raw) == tag


@given(st.text(max_size=500))
def test_any_text_is_survived(text: str) -> None:
    of_text(text, declared("en"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The pier and the quay", (5, 3)),
        ("“The pier,” (and) the-quay…", (4, 2)),
        ("3rd of the 12 ferries, isn’t it?", (6, 3)),
        ("and/or — the", (3, 3)),
        ("…", (0, 0)),
    ],
)
def test_words_are_told_among_marks(text: str, found: tuple[int, int]) -> None:
    assert small_words(text, "en") == found


SERBIAN = (
    "Brod je dugačak osamnaest metara i nosi laboratoriju, kaže šefica katedre, a prva plovidba je u maju, "
    "ali samo za one koji su se na vreme prijavili."
)


@pytest.mark.parametrize("tag", ["sr-Latn", "sr", "hr", "bs"])
def test_languages_that_are_written_alike_stay_as_declared(tag: str) -> None:
    assert of_text(SERBIAN, declared(tag)).value == tag


def test_hindi_words_keep_the_signs_of_their_vowels() -> None:
    text = "बंदरगाह के बोर्ड ने सोमवार को कहा कि उत्तरी घाट की मरम्मत में एक साल लगेगा और यह काम मई से शुरू होगा।"
    assert small_words(text, "hi")[1] > small_words(text, "ne")[1]
    assert of_text(text, Settled()).value == "hi"
