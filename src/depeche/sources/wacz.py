"""WACZ: a ZIP that holds WARC files, an index and lists of pages. The WARC files are read where they are.

Nothing is unpacked to disk, so no name inside can lead anywhere; a name that tries to, and a member that is packed as only
bombs are, is told and passed over.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from depeche.errors import SourceProblem
from depeche.sources import warc

SUFFIX = ".wacz"
_FOLDER = "archive"
_MOST_MEMBERS = 10_000
_MOST_PACKED = 200
"""As many times smaller than its content a member may be; a WARC of text packs to a tenth, one of zeros to a thousandth."""


def is_wacz(name: str) -> bool:
    return name.lower().endswith(SUFFIX)


@contextmanager
def opened(path: Path) -> Iterator[ZipFile]:
    """The file, open. Raises SourceProblem where it is no ZIP."""
    try:
        with ZipFile(path) as found:
            yield found
    except (BadZipFile, NotImplementedError) as error:
        raise SourceProblem(str(path), f"it is no readable WACZ ({error})") from error


def members(file: ZipFile, path: Path) -> Iterator[ZipInfo | SourceProblem]:
    """The WARC files inside, in their order; a problem in the place of one that is not read."""
    found = [member for member in file.infolist() if warc.is_warc(member.filename)]
    if not found:
        yield SourceProblem(str(path), "there is no WARC file in it; a WACZ has them in archive/")
    if len(found) > _MOST_MEMBERS:
        yield SourceProblem(str(path), f"it holds more than {_MOST_MEMBERS:,} WARC files; the rest is left out")
    for member in found[:_MOST_MEMBERS]:
        name = f"{path}/{member.filename}"
        inside = PurePosixPath(member.filename)
        if inside.is_absolute() or ".." in inside.parts or "\\" in member.filename or inside.parts[0] != _FOLDER:
            yield SourceProblem(name, f"it does not stand in {_FOLDER}/, where a WACZ has its WARC files, and is not read")
        elif member.file_size > _MOST_PACKED * max(member.compress_size, 1_000):
            yield SourceProblem(name, f"it is packed more than {_MOST_PACKED} times, as bombs are, and is not read")
        elif member.flag_bits & 1:
            yield SourceProblem(name, "it is encrypted")
        else:
            yield member


@contextmanager
def stream(path: Path, member: ZipInfo, name: str) -> Iterator[IO[bytes]]:
    """A member's bytes. Raises SourceProblem where they are damaged."""
    try:
        with opened(path) as file, file.open(member) as found:
            yield found
    except (BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
        raise SourceProblem(name, f"it can't be unpacked ({error})") from error
