"""The invented press, printed once for all tests of a run, and what is known to fall short of its truth.

`pytest tests/examples --accept` takes what is found as what is expected, and strikes gaps that have closed.
"""

from __future__ import annotations

import atexit
import json
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import depeche
from depeche.model import Article, Record

EXAMPLES = Path(__file__).parents[2] / "examples"


@dataclass(frozen=True, slots=True)
class Example:
    """One page of the press with its truth."""

    id: str
    body: bytes
    url: str | None
    captured: datetime
    truth: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is known to fall short: one line of `known_gaps.toml` each, `"page field" = "why"`."""

    path: Path
    accept: bool

    def judge(self, page: str, found: dict[str, str], fields: tuple[str, ...]) -> None:
        """Fail where a field differs that is no known gap, or where a known gap has closed. `found`: field → difference."""
        known = {field for field in fields if f"{page} {field}" in _gaps(self.path)}
        closed = sorted(known - found.keys())
        if closed and self.accept:
            self._strike([f"{page} {field}" for field in closed])
            closed = []
        new = "\n".join(f"--- {field}\n{difference}" for field, difference in found.items() if field not in known)
        assert not new, f"{page}\n{new}"
        assert not closed, f"now right, take out of {self.path.name}: " + ", ".join(f'"{page} {field}"' for field in closed)

    def _strike(self, names: list[str]) -> None:
        lines = self.path.read_text("utf-8").splitlines(keepends=True)
        self.path.write_text("".join(line for line in lines if not line.startswith(tuple(f'"{n}"' for n in names))), "utf-8")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="take what is found as what is expected")


@pytest.fixture(scope="session")
def accept(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--accept", default=False))


@pytest.fixture(scope="session")
def gaps(accept: bool) -> Gaps:
    return Gaps(EXAMPLES / "known_gaps.toml", accept)


@pytest.fixture(scope="session")
def folder() -> Path:
    return _printed()


@pytest.fixture(scope="session")
def examples() -> tuple[Example, ...]:
    return _examples()


@pytest.fixture(scope="session")
def expected() -> Path:
    return EXAMPLES / "expected"


@pytest.fixture(scope="session")
def read_page() -> Callable[[str], Article]:
    return _read


@pytest.fixture(scope="session")
def record_page() -> Callable[[str], Record]:
    return _recorded


@pytest.fixture
def article(example: Example) -> Article:
    return _read(example.id)


@pytest.fixture
def record(example: Example) -> Record:
    return _recorded(example.id)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "example" in metafunc.fixturenames:
        metafunc.parametrize("example", _examples(), ids=lambda example: example.id)


@cache
def _printed() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="depeche-examples-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    subprocess.run([sys.executable, EXAMPLES / "build.py", folder], check=True, capture_output=True)
    return folder


@cache
def _examples() -> tuple[Example, ...]:
    folder = _printed()
    lines = (folder / "pages.jsonl").read_text("utf-8").splitlines()
    return tuple(
        Example(
            id=line["id"],
            body=(folder / line["file"]).read_bytes(),
            url=line["url"],
            captured=datetime.fromisoformat(line["crawl_date"]),
            truth=json.loads((folder / "truth" / f"{line['id']}.json").read_text("utf-8")),
        )
        for line in map(json.loads, lines)
    )


@cache
def _read(page: str) -> Article:
    example = next(example for example in _examples() if example.id == page)
    return depeche.read(example.body, example.url, captured=example.captured)


@cache
def _recorded(page: str) -> Record:
    return depeche.record(_read(page))


@cache
def _gaps(path: Path) -> dict[str, str]:
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
