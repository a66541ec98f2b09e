"""Files that verbs write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from depeche.cli.output import write
from depeche.errors import ArchiveProblem


def test_two_that_write_one_file_each_write_it_whole(tmp_path: Path) -> None:
    out = tmp_path / "ferry.csv"

    def slowly() -> Iterator[bytes]:
        yield b"first, "
        write(out, [b"the other"], tmp_path)
        assert out.read_bytes() == b"the other"
        yield b"second"

    write(out, slowly(), tmp_path)
    assert out.read_bytes() == b"first, second"
    assert [path.name for path in tmp_path.iterdir()] == ["ferry.csv"]


def test_what_breaks_off_leaves_the_file_before_it(tmp_path: Path) -> None:
    out = tmp_path / "ferry.csv"
    out.write_bytes(b"before")

    def broken() -> Iterator[bytes]:
        yield b"first, "
        raise OSError(28, "No space left on device")

    with pytest.raises(ArchiveProblem, match="No space left"):
        write(out, broken(), tmp_path)
    assert out.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["ferry.csv"]
