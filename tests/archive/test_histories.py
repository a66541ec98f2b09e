"""Whatever happened to an archive, a rebuild gives the same one."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.archive.dumping import lose
from tests.archive.histories import CHAINS, ENGINES, PEOPLE, History, content, differences

from depeche.archive import Archive


@pytest.mark.parametrize(
    ("engine", "seed", "turns"),
    [("a letter apart", 9, 14), ("a letter apart", 223, 40), ("as in other tests", 8, 14), ("our own", 13, 14)],
)
def test_whatever_happened_a_rebuild_gives_the_same(
    tmp_path: Path, database: str | None, engine: str, seed: int, turns: int
) -> None:
    folder = tmp_path / "a"

    def opened() -> Archive:
        return Archive(folder, engine=ENGINES[engine], database=database)

    history = History(opened(), opened, seed, CHAINS if engine == "a letter apart" else PEOPLE)
    history.go_on(turns)
    assert list(history.archive.check()) == []
    history.archive.close()
    before = content(folder)
    if seed % 2:
        lose(folder)
    with opened() as archive:
        list(archive.rebuild(workers=0))
        assert list(archive.check()) == []
    assert list(differences(before, content(folder))) == []
