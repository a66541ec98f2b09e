"""Offices that only their holder's speech tells."""

import pytest

import depeche
from depeche.model import Article, Block

_TEXTS = [
    ("en", "“The pier will open,” the mayor said in Selm. “We are ready,” said Ada Morven.", "mayor"),
    ("fr", "« Le quai ouvrira », a assuré la maire. Ada Morven était à Selme. « Tout est prêt », a-t-elle dit.", "maire"),
    ("pt", "«O cais vai abrir», disse a ministra da Saúde. Ada Morven falava em Selmo. «Está pronto», disse.", "ministra"),
    ("es", "El secretario general del sindicato pidió un acuerdo. «No hay tiempo», dijo Hugo Ferrán.", "secretario general"),
]


def _roles(text: str, language: str) -> list[str | None]:
    article = Article(url="x:1", language=language, blocks=(Block(kind="paragraph", text=text),))
    return [one.role for one in depeche.record(article).people]


@pytest.mark.parametrize(("language", "text", "office"), _TEXTS)
def test_who_speaks_under_an_office_holds_it(language: str, text: str, office: str) -> None:
    assert [str(role)[: len(office)] for role in _roles(text, language)] == [office]


def test_an_office_told_beside_the_name_stays() -> None:
    text = "“The pier will open,” said Ada Morven, director of the port. “We are ready,” the mayor added."
    assert _roles(text, "en") == ["director of the port"]


def test_a_pronoun_is_no_office() -> None:
    assert _roles("Ada Morven was in Selm. “The pier will open,” she said.", "en") == [None]
