"""Names and passwords in addresses: nobody's business."""

from __future__ import annotations

import pytest

from depeche.credentials import without_users


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("https://ann:pw@quay.example/a@b", "https://quay.example/a@b"),
        ('<https://ann@quay.example/>; rel="canonical"', '<https://quay.example/>; rel="canonical"'),
        ("//ann:p@w@quay.example/x", "//quay.example/x"),
        ("write to ann@quay.example", "write to ann@quay.example"),
        ("https://quay.example/?by=ann@quay.example", "https://quay.example/?by=ann@quay.example"),
    ],
)
def test_an_address_loses_them_and_nothing_else(text: str, bare: str) -> None:
    assert without_users(text) == bare


def test_many_beginnings_of_addresses_are_looked_at_once_each() -> None:
    text = "//a" * 300_000 + " @"
    assert without_users(text) == text
