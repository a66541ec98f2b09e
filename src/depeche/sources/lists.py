"""Lists of addresses: a text file, or standard input, with one a line."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable
from pathlib import Path

from depeche.errors import SourceProblem
from depeche.sources.files import File
from depeche.sources.manners import without_user

_SUFFIXES = frozenset((".txt", ".urls", ".list", ".lst"))
_LONGEST = 8_192  # characters of a line
NO_TEXT = "surrogateescape"
"""How bytes that are no text come through decoding, so that the line is told that has them."""
_NO_UTF8 = "it is not written in UTF-8, as a list of addresses has to be"
_NO_ADDRESS = "it is no address; one starts with http:// or https://"


def is_list(path: Path) -> bool:
    """Whether a file that was named by itself is a list: by its ending, and as a line is an address, or all are notes."""
    if path.suffix.lower() not in _SUFFIXES:
        return False
    try:
        with path.open(encoding=_encoding(path), errors="replace") as lines:
            first = [_plain(lines.readline(_LONGEST)) for _ in range(50)]
        said = [line for line in first if line]
        return any(map(_says_address, said)) or (bool(said) and all(map(_silent, said)))
    except OSError:
        return False


def _encoding(path: Path) -> str:
    """UTF-8, or the UTF-16 that some shells and editors write, which begins with its mark."""
    with path.open("rb") as start:
        return "utf-16" if start.read(2) in (BOM_UTF16_LE, BOM_UTF16_BE) else "utf-8"


def addresses(lines: Iterable[str], name: str) -> list[str | File]:
    """The addresses, in order, without empty lines and those that begin with #; a line that is none says so in its place.

    Bytes that are no text are lone surrogates in `lines`. Raises SourceProblem where no line is an address.
    """
    found: list[str | File] = []
    bad: list[SourceProblem] = []
    for number, line in enumerate(lines, 1):
        if _silent(line):
            continue
        problem = _problem(line)
        if problem is None:
            found.append(without_user(_plain(line).split()[0]))
        else:
            bad.append(SourceProblem(f"{name}, line {number}", problem))
            found.append(File(path=Path(bad[-1].name), problem=problem))
    if len(found) > len(bad):
        return found
    if bad:
        raise bad[0]
    raise SourceProblem(name, "there is no address in this list; it has one a line")


def of_file(path: Path) -> list[str | File]:
    """The addresses and files in a list that is a file. Raises SourceProblem where it can not be read as text."""
    try:
        with path.open(encoding=_encoding(path), errors=NO_TEXT) as lines:
            return addresses(lines, str(path))
    except UnicodeError as error:
        raise SourceProblem(str(path), _NO_UTF8) from error
    except OSError as error:
        raise SourceProblem(str(path), f"it can't be read ({error.strerror})") from error


def _silent(line: str) -> bool:
    return _plain(line)[:1] in ("", "#")


def _problem(line: str) -> str | None:
    """Why a line is no address; None: it is one."""
    try:
        line.encode()
    except UnicodeEncodeError:
        return _NO_UTF8
    return None if _says_address(line) else _NO_ADDRESS


def _says_address(line: str) -> bool:
    return _plain(line).lower().startswith(("http://", "https://"))


def _plain(line: str) -> str:
    """The line without what stands around it: some editors begin a text with U+FEFF."""
    return line.removeprefix("\ufeff").strip()
