"""Numbers and days at the ends of what can be: the archive answers, and never with a bug."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from depeche import Archive
from depeche.errors import NotFound

QUESTIONS: tuple[Callable[[Archive, int], Any], ...] = (
    lambda archive, number: archive.article(number),
    lambda archive, number: archive.revisions(number),
    lambda archive, number: archive.cite(number),
    lambda archive, number: archive.story(number),
    lambda archive, number: archive.person(number),
    lambda archive, number: archive.page(number),
)


@pytest.mark.parametrize("number", [-1, 0, 2**63 - 1, 2**63, 10**30])
def test_numbers_that_nothing_has(tmp_path: Path, number: int) -> None:
    with Archive(tmp_path / "a") as archive:
        for ask in QUESTIONS:
            with pytest.raises(NotFound):
                ask(archive, number)


@pytest.mark.parametrize("day", ["0001", "0001-01", "9999", "9999-12", "9999-12-31"])
def test_the_first_and_last_days(tmp_path: Path, day: str) -> None:
    with Archive(tmp_path / "a") as archive:
        assert archive.search(f"since:{day} until:{day}").total == 0
