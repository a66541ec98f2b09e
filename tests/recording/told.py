"""Rows of sentences beside the tests: what each of them tells, in many languages."""

from __future__ import annotations

from pathlib import Path


def rows(name: str) -> list[str]:
    """The rows of a file in this folder, without its comments. One that begins with "? " is a gap that is known."""
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def fields(row: str) -> tuple[bool, list[str]]:
    """Whether a row is a known gap, and what stands between its bars."""
    return row.startswith("? "), row.removeprefix("? ").split(" | ")
