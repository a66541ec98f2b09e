"""Words that only their capitals tell for a name: what speaks against somebody, and what for."""

from __future__ import annotations

import pytest

from depeche import entities


def named(text: str, language: str, kind: str = "person") -> list[str]:
    return [one.name for one in entities(text, language) if one.kind == kind]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Verkauf von Salzin stieg. Eine Zahl von Kindern half. Man sah Usperks Team am Ufer, und das Team half."),
        ("de", "Notfall Strom: Die Küche blieb kalt. Der Strom kam erst am Abend."),
        ("en", "Norvar Marine closed two docks. Norvar denied it, and Norvar shares fell."),
        ("en", "Final Thoughts\n\nThe docks are closed."),
        ("en", "Pro Thirst: bring water to the docks."),
        ("en", "Experts from SaltBank Riverlo and from Loomi AI looked at the docks."),
        ("en", "They cheered: make Ordelia Shine Forever was their song."),
        ("es", "Según The Quayside Lantern, el dique se cerró."),
        ("ru", "Причина спора — план компании «Норвар Марин» закрыть два дока."),
        ("nl", "In juni trekt Norvar de Lijst voor de haven."),
    ],
)
def test_capitals_alone_are_nobody(language: str, text: str) -> None:
    assert named(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Das Dock bleibt offen, sagte Ilvarin Vaudrin.", "Ilvarin Vaudrin"),
        ("de", "Anton Brandt und Orvel Tann kamen ans Dock.", "Orvel Tann"),
        ("de", "Am Dock half Orvel Tann (46).", "Orvel Tann"),
        ("de", "Er gilt als Nachfolger von Ilse Vaudrin am Dock.", "Ilse Vaudrin"),
        ("en", "“No,” said Orvel Tann. The docks are closed.", "Orvel Tann"),
        ("nl", "Burgemeester Orvel de Vries zweeg.", "Orvel de Vries"),
    ],
)
def test_who_is_heard_or_named_beside_somebody_is_somebody(language: str, text: str, name: str) -> None:
    assert name in named(text, language)


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("fr", "Le pain manque. À Orlenne, la ministre des Ports, Maren Oldekop, a promis du blé.", "Orlenne"),
        ("es", "Desde Orlenne, la secretaria general del sindicato, Lucía Ferrán, pidió calma.", "Orlenne"),
        ("en", "We shall judge Orlenne on ships. In Orlenne the ferries stopped. Orlenne refused.", "Orlenne"),
    ],
)
def test_what_stands_behind_a_preposition_of_place_is_one(language: str, text: str, place: str) -> None:
    assert place not in named(text, language)
    assert place in named(text, language, "place")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Chef von Hydronor schwieg. Nach Darstellung von Hydronor war das vorgesehen."),
        ("en", "The owner of Hydronor kept silent. Hydronor refused."),
        ("fr", "Le PDG de Hydronor se tait."),
    ],
)
def test_what_has_an_owner_or_chief_is_a_body(language: str, text: str) -> None:
    assert named(text, language) == []
    assert named(text, language, "organisation") == ["Hydronor"]
