"""Our files of words are read as `tomllib` reads them, and what is wrong in one is told as it tells it."""

import json
import tomllib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche import toml

FILES = sorted(Path(str(files("depeche"))).rglob("*.toml"))


def _as_read(text: str, by: Callable[[str], Any]) -> object:
    """What comes of it, with the order of the keys; or that it is no TOML, and why."""
    try:
        return json.dumps(by(text), default=str)
    except tomllib.TOMLDecodeError as error:
        return error.args


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_file_of_ours_is_read_as_it_stands(file: Path) -> None:
    text = file.read_text("utf-8")
    assert _as_read(text, toml.loads) == _as_read(text, tomllib.loads)


# Each can stand behind each other: some are slips by themselves, some only there.
LINES = [
    'by = ["av", "av Ada Ek",]', "by = []", "by = [,]", 'by = ["av" "og"]', 'by = [\n  "av",\n\n  "og"\n]',
    'by = ["av", 3]', 'by = [["av"], ["og", "med"]]', 'by = [\n    ["av"],\n    ["og"],\n]',
    'by = [ # who\n    "av", # "of"\n]', "by = 'av'", 'by = "a\\"v"', 'by = "a\\u00e5v"', 'by = ["a\\"v"]',
    'by = "av', "by = true", "by = True", "by = 07", "by = -0.5", "by = 1_000", "by = 2027-01-11", '"by" = "av"',
    "'by' = 1", "by.line = 1", 'by= "av"', '  by = "av"', 'by = """av\nog"""', "by = {}",
    'by = { m = [\'av\'], f = ["og"] }', "by", "by = ", 'by = "av" "og"', 'by = "\t"', 'by = "\x01"',
    "by = [true, false, 1.0]", "[by]", "[by.line]", "[[by]]", "[[by.line]]", "[ by ]", '["by"]', "[by]]", "[[by]",
    "[by] # who", "[by.]", "[.by]", "[by..line]", "[of]", "[[of]]", "# by = 1", "", "\r", "of = 2 # who",
    "of = [[1, 2], [3]]", 'of = [["#"], ["]"]]', "of = [[[1]]]",
]  # fmt: skip


@given(st.lists(st.sampled_from(LINES), max_size=5).map("\n".join))
def test_any_few_lines_are_read_or_refused_as_tomllib_does(text: str) -> None:
    assert _as_read(text, toml.loads) == _as_read(text, tomllib.loads)


def test_a_slip_is_told_with_its_line() -> None:
    with pytest.raises(tomllib.TOMLDecodeError, match="line 3"):
        toml.loads('[bylines]\nby = ["av"]\nof = ["af" "fra"]')


def test_a_file_of_words_is_not_gone_through_sign_by_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tomllib, "loads", None)
    assert toml.loads('# Danish\n[bylines]\nby = ["av", "af"]  # who wrote it\n') == {"bylines": {"by": ["av", "af"]}}
