"""The clauses of a sentence: where each opens and closes, and how one stands to that of an encounter."""

from __future__ import annotations

import pytest

from depeche.recording.calendar.almanac import almanac
from depeche.recording.encounters.clauses import Clauses, clauses
from depeche.recording.encounters.phrasebook import phrasebook
from depeche.recording.text.pieces import Pieces


def cut(text: str, language: str) -> tuple[Pieces, Clauses]:
    pieces = almanac(language).pieces(text)
    return pieces, clauses((0, len(text)), pieces, phrasebook(language))


@pytest.mark.parametrize(
    ("language", "text", "encounter", "apart", "same"),
    [
        ("en", "Morven, who met Keel in March, flies to Selm on Monday.", "flies", "march", "monday"),
        ("en", "If it rains, Morven will meet Keel in Selm.", "meet", "rains", "selm"),
        ("en", "The two met on Monday, Orlo said in Bree, for an hour.", "met", "bree", "hour"),
        ("en", "Morven met Keel, Orlo and Brandt in Selm.", "met", "", "selm"),
        ("en", "Morven flew to Bree on Monday, where she met Keel.", "met", "", "monday"),
        ("de", "Morven, deren Partei in Bree verlor, traf Keel in Selm.", "traf", "bree", "selm"),
        ("de", "Als Kanzlerin traf Morven am Montag in Selm Keel.", "traf", "", "montag"),
        ("es", "Tras perder en Brenica, Morven recibió a Quel en Selmo.", "recibió", "brenica", "selmo"),
        ("fr", "Cardec a reçu Ferlet à Selme, tandis que les pêcheurs bloquaient Brennac.", "reçu", "brennac", "selme"),
        ("pt", "Morvão, de Brenica, se reuniu com Quelo em Selmo.", "reuniu", "", "selmo"),
        ("ru", "Морвен поехала в Сельминск, чтобы встретиться с Киловым.", "поехала", "", "киловым"),
        ("ru", "Морвен, которая была в Бреннике, приняла Килова.", "приняла", "бреннике", "килова"),
    ],
)
def test_what_stands_in_another_clause_is_told_apart(
    language: str, text: str, encounter: str, apart: str, same: str
) -> None:
    pieces, found = cut(text, language)
    own = pieces.pieces.index(encounter)
    assert found.tie(own, pieces.pieces.index(same)) == "same"
    assert not apart or found.tie(own, pieces.pieces.index(apart)) == "apart"


def test_the_clause_around_is_no_other() -> None:
    pieces, found = cut("Morven said in Bree that she would meet Keel.", "en")
    assert found.tie(pieces.pieces.index("meet"), pieces.pieces.index("bree")) == "outer"


@pytest.mark.parametrize(("text", "hypothetical"), [("If they met, Keel would go.", True), ("They met, if briefly.", False)])
def test_what_may_never_come_true_is_told(text: str, hypothetical: bool) -> None:
    pieces, found = cut(text, "en")
    assert found.hypothetical(pieces.pieces.index("met")) == hypothetical
