"""What several languages call by several names is told once."""

from __future__ import annotations

from depeche.archive.answers import Party
from depeche.archive.renderings import indexed, noun, parties, place
from depeche.model import Meeting
from depeche.names import same_name

NAMES = ("Комиссии", "Commission du détroit", "Strait Commission", "Meerengen-Kommission", "Comisión del Estrecho")
BODIES = tuple(Party(name=name, entity=number) for number, name in enumerate(NAMES))
LANGUAGES = dict(zip(NAMES, ({"ru"}, {"fr"}, {"en"}, {"de"}, {"es"}), strict=True))


def told(where: str | None, what: str = "talks") -> Meeting:
    return Meeting(start=0, end=5, text=what, what=what, where=where, confidence=0.5)


def listed(all: tuple[Party, ...], languages: dict[str, set[str]]) -> list[str]:
    return [one.name for one in parties(all, set(range(9)), languages, same_name)]


def test_a_body_of_five_languages_is_one_in_the_script_of_most() -> None:
    assert listed(BODIES, LANGUAGES) == ["Commission du détroit"]


def test_two_bodies_that_one_language_names_are_two() -> None:
    both = (Party(name="Strait Commission", entity=1), Party(name="Harbour Commission", entity=2))
    assert listed(both, {one.name: {"en"} for one in both}) == ["Strait Commission", "Harbour Commission"]


def test_bodies_without_a_word_in_common_are_two() -> None:
    both = (Party(name="Landtag", entity=1), Party(name="Hydronord", entity=2))
    assert listed(both, {"Landtag": {"de"}, "Hydronord": {"fr"}}) == ["Landtag", "Hydronord"]


def test_persons_of_one_surname_stay_two() -> None:
    both = (Party(name="Ilse Vaudrin", entity=11), Party(name="Jon Vaudrin", entity=12))
    assert listed(both, {"Ilse Vaudrin": {"de"}, "Jon Vaudrin": {"fr"}}) == ["Ilse Vaudrin", "Jon Vaudrin"]


def test_persons_of_whom_several_languages_tell_have_their_names_in_the_index() -> None:
    met = (Party(name="Йонас Брекке", entity=7), Party(name="Ordea", entity=8), Party(name="Йорн", entity=None))
    assert [one.name for one in indexed(met, {7: "Jonas Brekke"}, {"ru", "en"})] == ["Jonas Brekke", "Ordea", "Йорн"]
    assert indexed(met, {7: "Jonas Brekke"}, {"ru"}) == met


def test_a_place_has_the_name_that_most_give() -> None:
    reports = [told("Порт-Сареле", "встреча"), told("Port Sarel", "meeting"), told("Port Sarel", "Treffen"), told(None)]
    assert place("Порт-Сареле", reports, same_name) == "Port Sarel"
    assert noun("встреча", "Port Sarel", reports) == "meeting"


def test_what_was_moved_is_where_it_is_now() -> None:
    assert place("Oslo", [told("Skerrow"), told("Skerrow"), told("Oslo")], same_name) == "Oslo"
    assert place("Oslo", [], same_name) == "Oslo"
