"""A compiled wheel has every module compiled that pyproject.toml says; skipped where depeche is not installed from one."""

from __future__ import annotations

import tomllib
from importlib import import_module
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]


def _hook() -> Any:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return settings["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["mypyc"]


def _modules() -> list[str]:
    """The names of the modules that are to be compiled."""
    hook = _hook()
    left = [pattern.lstrip("/") for pattern in hook["exclude"]]
    paths = [path.relative_to(ROOT) for pattern in hook["include"] for path in ROOT.glob(pattern.lstrip("/"))]
    chosen = [path for path in paths if not any(path.match(pattern) for pattern in left)]
    return sorted(".".join(path.relative_to("src").with_suffix("").parts) for path in chosen)


def test_what_is_left_out_is_there() -> None:
    for pattern in _hook()["exclude"]:
        assert list(ROOT.glob(pattern.lstrip("/") if "/" in pattern else f"src/**/{pattern}"))


@pytest.mark.skipif("Root-Is-Purelib: true" in (distribution("depeche").read_text("WHEEL") or ""), reason="not compiled")
def test_what_is_to_be_compiled_is() -> None:
    assert [name for name in _modules() if not str(import_module(name).__file__).endswith(".so")] == []
