"""Whatever befalls an archive over years, nothing is lost, `check` finds nothing, and a rebuild gives the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.archive.histories import ENGINES
from tests.archive.years import Years

SEEDS = int(os.environ.get("DEPECHE_HISTORIES", "2"))
"""How many histories each database goes through; `make histories` wants more, and longer ones."""
TURNS = 9 if SEEDS <= 2 else 30


@pytest.mark.parametrize("seed", range(SEEDS))
def test_whatever_befalls_it_nothing_is_lost(tmp_path: Path, database: str | None, seed: int) -> None:
    years = Years(tmp_path / "a", list(ENGINES)[seed % len(ENGINES)], seed, database)
    years.go_on(TURNS)
    years.archive.close()
