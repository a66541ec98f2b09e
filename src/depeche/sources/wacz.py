"""WACZ: a ZIP that holds WARC files, an index and lists of pages. The WARC files are read where they are.

Nothing is unpacked to disk, so no name inside can lead anywhere; a name that tries to, and a member that is packed as only
bombs are, is told and passed over. Index and lists of pages are not asked: all records are gone through, so what is wrong or
missing there loses nothing. What datapackage.json says of the WARC files is compared with what there is.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from depeche.errors import SourceProblem
from depeche.sources import warc

SUFFIX = ".wacz"
_FOLDER = "archive"
_PACKAGE = "datapackage.json"
_MOST_MEMBERS = 10_000
_MOST_LISTED = 10_000_000  # bytes of the list of what is inside
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
    """The WARC files inside, in their order; a problem in the place of one that is not read, or is there no more, and before
    one that is not what it was when it was packed."""
    listed = _listed(file)
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
            if _is_another(file, member, listed.get(member.filename, {})):
                yield SourceProblem(name, f"it is not the file of which {_PACKAGE} has the digest; it is read all the same")
            yield member
    there = set(file.namelist())
    for name in listed:
        if name not in there:
            yield SourceProblem(f"{path}/{name}", f"{_PACKAGE} lists it, and it is not there")


def _listed(file: ZipFile) -> dict[str, dict[str, Any]]:
    """The WARC files of which datapackage.json tells, by their path, with what it says of each; nothing where it is missing
    or is none."""
    try:
        if file.getinfo(_PACKAGE).file_size > _MOST_LISTED:
            return {}
        told = json.loads(file.read(_PACKAGE))["resources"]
        paths = [(one.get("path"), one) for one in told if isinstance(one, dict)]
    except (*_BROKEN, KeyError, TypeError, ValueError):
        return {}
    return {
        path: one for path, one in paths
        if isinstance(path, str) and path.startswith(f"{_FOLDER}/") and warc.is_warc(path)
    }  # fmt: skip


def _is_another(file: ZipFile, member: ZipInfo, told: dict[str, Any]) -> bool:
    """Whether a member is not the one of which that is told. What can't be unpacked is told when it is read."""
    size, digest = told.get("bytes"), _SHA256.fullmatch(str(told.get("hash")))
    if isinstance(size, int) and size != member.file_size:
        return True
    if digest is None:
        return False
    try:
        with file.open(member) as found:
            return hashlib.file_digest(found, "sha256").hexdigest() != digest[1].lower()  # type: ignore[arg-type]
    except _BROKEN:
        return False


_SHA256 = re.compile(r"sha256:([0-9A-Fa-f]{64})")
_BROKEN = (BadZipFile, zlib.error, RuntimeError, EOFError, OSError)  # RuntimeError: a password, or a packing unknown here


@contextmanager
def stream(path: Path, member: ZipInfo, name: str) -> Iterator[IO[bytes]]:
    """A member's bytes. Raises SourceProblem where they are damaged."""
    try:
        with opened(path) as file, file.open(member) as found:
            yield found
    except (BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
        raise SourceProblem(name, f"it can't be unpacked ({error})") from error
