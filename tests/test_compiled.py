"""What pyproject.toml says is compiled: all of it is in such a wheel; and it asks for nothing that compiled code has not."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
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


_FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def _own(function: ast.AST) -> Iterator[ast.AST]:
    """What stands in a function, without what stands in those inside it."""
    for node in ast.iter_child_nodes(function):
        yield node
        if not isinstance(node, _FUNCTION):
            yield from _own(node)


def _generators(trees: list[ast.Module]) -> set[str]:
    """The names of the functions that yield."""
    return {
        node.name
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and any(isinstance(one, (ast.Yield, ast.YieldFrom)) for one in _own(node))
    }


def _asked_by_in(tree: ast.Module, generators: set[str]) -> list[int]:
    """The lines on which something is looked for, by "in", in what a generator gives."""
    found = []
    for node in ast.walk(tree):
        for sign, asked in zip(node.ops, node.comparators, strict=True) if isinstance(node, ast.Compare) else []:
            called = asked.func if isinstance(asked, ast.Call) else None
            name = called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""
            if isinstance(sign, (ast.In, ast.NotIn)) and (isinstance(asked, ast.GeneratorExp) or name in generators):
                found.append(asked.lineno)
    return found


def test_nothing_is_looked_for_in_a_generator() -> None:
    """Interpreted, "in" goes through it; compiled, it is an error, and only where the line is reached."""
    paths = [ROOT / "src" / Path(*name.split(".")).with_suffix(".py") for name in _modules()]
    trees = {path: ast.parse(path.read_text()) for path in paths}
    generators = _generators(list(trees.values()))
    assert [(path.name, line) for path, tree in trees.items() for line in _asked_by_in(tree, generators)] == []


def test_what_is_looked_for_in_a_generator_is_found() -> None:
    tree = ast.parse(
        "def up(a):\n    yield a\ndef f(a, b):\n    return b.c in up(a) or b not in (c for c in a) or a in f(b, a)"
    )
    assert _asked_by_in(tree, _generators([tree])) == [4, 4]
