from __future__ import annotations

import pytest

from depeche.reading.vocabulary.writers import is_firm, is_nobody, looks_like_name


@pytest.mark.parametrize("text", ["Ada Ek", "Ludwig van Holm", "J. R. Holm", "Анна Краснова", "Ada Ek-Holm"])
def test_shapes_of_names(text: str) -> None:
    assert looks_like_name(text)


@pytest.mark.parametrize("text", ["Read more", "Ada", "12 May 2024", "the ferry sails", "Table of Contents"])
def test_shapes_of_other_lines(text: str) -> None:
    assert not looks_like_name(text)


@pytest.mark.parametrize(
    "name", ["Publisher", "anónimo", "Admin", "q_admin", "wpadmin2", "Guest Post", "Auswärtige Autoren"]
)
def test_names_under_which_nobody_in_particular_writes(name: str) -> None:
    assert is_nobody(name)


@pytest.mark.parametrize("name", ["Ada Admin", "Badminton Weekly", "Nadmin"])
def test_names_that_only_hold_such_a_word(name: str) -> None:
    assert not is_nobody(name)


@pytest.mark.parametrize(
    ("name", "firm"),
    [
        ("Harbour Media Ltd", True),
        ("Port Sp. z o. o.", True),
        ("Kikötő Kft.", True),
        ("港口新闻有限公司", True),
        ("Ada Ek", False),
        ("Ltd Ek", False),
    ],
)
def test_legal_forms(name: str, firm: bool) -> None:
    assert is_firm(name) is firm
