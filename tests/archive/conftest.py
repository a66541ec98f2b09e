"""An empty archive on the fake engine. The fakes are a module that worker processes can import by name."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))  # the root of the project, for `tests.archive.fakes`

from tests.archive.fakes import ENGINE

from depeche.archive import Archive


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "archive", engine=ENGINE) as made:
        yield made
