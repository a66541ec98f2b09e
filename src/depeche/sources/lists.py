"""Lists of addresses: a text file, or standard input, with one a line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from depeche.errors import SourceProblem

_SUFFIXES = frozenset((".txt", ".urls", ".list", ".lst"))
_LONGEST = 8_192  # characters of a line


def is_list(path: Path) -> bool:
    """Whether a file that was named by itself is a list, by its ending and its first line that says something."""
    if path.suffix.lower() not in _SUFFIXES:
        return False
    try:
        with path.open(encoding="utf-8") as lines:
            return any(_says_address(line) for line in (lines.readline(_LONGEST) for _ in range(50)) if not _silent(line))
    except (OSError, UnicodeDecodeError):
        return False


def addresses(lines: Iterable[str], name: str) -> list[str]:
    """The addresses, in order, without empty lines and those that begin with #. Raises SourceProblem for what is none."""
    found = []
    for number, line in enumerate(lines, 1):
        if _silent(line):
            continue
        if not _says_address(line):
            raise SourceProblem(f"{name}, line {number}", "it is no address; one starts with http:// or https://")
        found.append(line.split()[0])
    if not found:
        raise SourceProblem(name, "there is no address in this list; it has one a line")
    return found


def of_file(path: Path) -> list[str]:
    try:
        with path.open(encoding="utf-8") as lines:
            return addresses(lines, str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise SourceProblem(str(path), f"it can't be read ({error})") from error


def _silent(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _says_address(line: str) -> bool:
    return line.lstrip("\ufeff ").lower().startswith(("http://", "https://"))
