"""The worked example: what a careless extractor left of one French wire page still has its record.

The page's text is not ours to ship; where the checkout has no `../shared/seed` beside it, these tests are skipped.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from depeche import Statement, meetings, statements

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed"
PAGES = sorted(SEED.glob("000_*.txt"))

pytestmark = pytest.mark.skipif(not PAGES, reason="the worked example is not beside this checkout")


@pytest.fixture(scope="module")
def text() -> str:
    """The article's body, with the paragraph breaks that were lost: where no space follows the end of a sentence."""
    body = next(line for line in PAGES[0].read_text("utf-8").splitlines() if line.startswith("Les discussions"))
    return re.sub(r"(?<=[a-zé)\"][.:])(?=[A-Z\"])|(?<=poursuivre)(?=Le 10)|(?<=sécurité\.)(?=Le )", "\n\n", body)


@pytest.fixture(scope="module")
def said(text: str) -> dict[str | None, list[Statement]]:
    """The statements by speaker."""
    found: dict[str | None, list[Statement]] = {}
    for one in statements(text, "fr", date(2022, 1, 11)):
        found.setdefault(one.speaker, []).append(one)
    return found


@pytest.mark.parametrize(
    ("speaker", "words", "role"),
    [
        ("Maria Zakharova", "professionnelle, constructive, pragmatique", "porte-parole"),
        ("Alexandre Grouchko", "une réaction concrète et substantielle", "vice-ministre"),
        ("Sergueï Riabkov", "n’étaient pas possibles", "vice-ministre"),
        ("Jens Stoltenberg", "il ne faut pas s'attendre", "secrétaire général"),
        ("Jens Stoltenberg", "nous mettre d'accord sur une voie à suivre", "secrétaire général"),
        ("Russie", "l'intention", None),
    ],
)
def test_who_said_what(said: dict[str | None, list[Statement]], speaker: str, words: str, role: str | None) -> None:
    theirs = [one for one in said.get(speaker, []) if words in one.text]
    assert theirs, {name: [one.text for one in ones] for name, ones in said.items()}
    if role is not None:
        assert role in (theirs[0].role or "").lower()


def test_nobody_else_is_said_to_have_spoken(said: dict[str | None, list[Statement]]) -> None:
    names = {"Maria Zakharova", "Alexandre Grouchko", "Sergueï Riabkov", "Jens Stoltenberg", "Russie", None}
    assert set(said) <= names


def test_three_meetings_and_no_invented_one(text: str) -> None:
    found = meetings(text, "fr", date(2022, 1, 11))
    assert [(one.when, one.where) for one in sorted(found, key=lambda one: one.when or "")] == [
        ("2022-01-10", "Genève"),
        ("2022-01-12", "Bruxelles"),
        ("2022-01-13", "Vienne"),
    ]
