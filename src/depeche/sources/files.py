"""Pages out of files: single ones, folders, and folders with a `pages.jsonl` that knows the addresses.

A line of `pages.jsonl` has `file` (relative to it), `url` and, if known, `crawl_date` (ISO 8601; without an offset taken
as UTC). Other keys are left alone, so the index of a corpus will do.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from depeche.errors import DepecheError, MissingExtra, SourceProblem
from depeche.model import Capture, Page
from depeche.sources import wacz, warc
from depeche.sources.revisits import Bodies, Opening

INDEX = "pages.jsonl"
_PAGES = frozenset({"", ".asp", ".aspx", ".htm", ".html", ".jsp", ".php", ".shtml", ".xhtml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file that is to be read, and what an index knows of it."""

    path: Path
    url: str | None = None
    captured: datetime | None = None
    problem: str | None = None  # it is known already that it can't be read


def is_page(path: Path) -> bool:
    """Whether a file of a folder is taken for a page, by its ending."""
    return path.suffix.lower() in _PAGES and not path.name.startswith(".")


def single(path: Path) -> File:
    """A file that was named by itself; an index beside it, or one folder up, may know its address."""
    for folder in (path.parent, path.parent.parent):
        index = folder / INDEX
        if index.is_file():
            known = {file.path: file for file in indexed(index)}
            return known.get(path, File(path=path))
    return File(path=path)


def is_within(path: Path, folder: Path) -> bool:
    """Whether a folder is another one, or in it."""
    return folder.resolve() in (path.resolve(), *path.resolve().parents)


def folder(path: Path, besides: Path | None = None) -> tuple[list[File], int]:
    """The pages and WARC files below a folder, and how many other files were left out. Not counted: those in `besides`.

    What `pages.jsonl` lists comes first, in its order, which is that of the captures; then the rest by name.
    """
    found: dict[Path, File] = {}
    rest: list[File] = []
    left_out = 0
    inside_index = path.parent / INDEX
    if not (path / INDEX).is_file() and inside_index.is_file():  # the folder of an indexed set, named without the set
        found |= {file.path: file for file in indexed(inside_index) if path in file.path.parents}
    for file in _walk(path, besides.resolve() if besides is not None else None):
        if file.problem:
            rest.append(file)
        elif file.path.name == INDEX:
            found |= {listed.path: listed for listed in indexed(file.path)}
        elif not file.path.is_file() and not file.path.is_symlink():  # a pipe would be waited for, for ever
            left_out += 1
        elif is_page(file.path) or warc.is_warc(file.path.name) or wacz.is_wacz(file.path.name):
            rest.append(file)
        else:
            left_out += 1
    return [*found.values(), *(file for file in rest if file.path not in found)], left_out


def _walk(path: Path, besides: Path | None) -> Iterator[File]:
    """Every file below, a folder's own files first, both by name. Links to folders are not followed: they may go round."""
    try:
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
    except OSError as error:
        yield File(path=path, problem=f"the folder can't be opened ({error.strerror})")
        return
    folders = []
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            folders.append(Path(entry.path))
        elif not entry.is_dir():
            yield File(path=Path(entry.path))
    for below in folders:
        if besides is None or below.name != besides.name or below.resolve() != besides:
            yield from _walk(below, besides)


def indexed(index: Path) -> Iterator[File]:
    """What an index lists. Raises SourceProblem where a line is no JSON object with a `file`."""
    try:
        with index.open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _entry(index, number, line)
    except (OSError, UnicodeDecodeError) as error:
        raise SourceProblem(str(index), f"it can't be read ({error})") from error


def _entry(index: Path, number: int, line: str) -> File:
    where = f"{index}, line {number}"
    try:
        row: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SourceProblem(where, "it is no JSON") from error
    if not isinstance(row, dict) or not isinstance(row.get("file"), str):
        raise SourceProblem(where, 'it has no "file"')
    url = row.get("url")
    path = index.parent / row["file"]
    if ".." in Path(row["file"]).parts or Path(row["file"]).is_absolute():
        raise SourceProblem(where, f"{row['file']!r} leads out of the folder; an index names files beside or below it")
    told = isinstance(url, str) and url.strip().lower().startswith(("http://", "https://"))  # or the page may know better
    return File(path=path, url=url if told else None, captured=_time(row.get("crawl_date"), where))


def _time(value: Any, where: str) -> datetime | None:
    if value is None or value == "":
        return None
    try:
        found = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise SourceProblem(where, f'"crawl_date" is {value!r}; expected ISO 8601, as 2027-01-11T09:00:00+01:00') from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


Pageless = Callable[[str, Mapping[str, int]], None]
"""Is told the name of a WARC file whose records are all passed over, and how many of which type they are."""


def nobody(name: str, records: Mapping[str, int]) -> None:
    """Is told, and does nothing."""


def captures(file: File, bodies: Bodies, pageless: Pageless = nobody) -> Iterator[Capture]:
    """What a file holds: one page, or the captures of a WARC. A file that can't be read is a capture that says so.

    `bodies`: those of the WARC files before, which revisits may refer to. `pageless`: is told of a WARC without a capture.
    """
    name = str(file.path)
    if file.problem:
        yield Capture(name=name, outcome="failed", reason=file.problem)
    elif warc.is_warc(name):
        yield from _of_warc(file.path, bodies, pageless)
    elif wacz.is_wacz(name):
        yield from _of_wacz(file.path, bodies, pageless)
    else:
        yield _of_page(file)


def _of_page(file: File) -> Capture:
    name = str(file.path)
    try:
        size = file.path.stat().st_size
        if size > warc.MOST_BYTES:
            reason = f"it is larger than {warc.MOST_BYTES // 1_000_000} MB"
            return Capture(name=name, url=file.url, at=file.captured, outcome="failed", reason=reason)
        body = file.path.read_bytes()
    except OSError as error:
        return Capture(
            name=name, url=file.url, at=file.captured, outcome="failed", reason=f"it can't be read ({error.strerror})"
        )
    page = Page(body=body, url=file.url, captured=file.captured)
    return Capture(name=name, url=file.url, at=file.captured, page=page)


def _of_warc(path: Path, bodies: Bodies, pageless: Pageless) -> Iterator[Capture]:
    name = str(path)
    try:
        yield from _records(lambda: path.open("rb"), name, bodies, pageless)
    except OSError as error:
        yield Capture(name=name, outcome="failed", reason=f"it can't be read ({error.strerror})")


def _records(
    opening: Opening, name: str, bodies: Bodies, pageless: Pageless, most: int = warc.MOST_DAMAGED
) -> Iterator[Capture]:
    """The captures of a WARC, and in the place of what can't be read one that says so."""
    without: Counter[str] = Counter()
    taken = False
    try:
        with opening() as stream:
            for placed in warc.with_members(stream, name, most):
                if isinstance(placed, SourceProblem):
                    taken = True
                    yield _failed(name, placed)
                    continue
                record, member, at = placed
                found = warc.capture(record, name, member, bodies.body)
                if found is None:
                    without[warc.type_of(record)] += 1
                    continue
                taken = True
                if found.reason == warc.NO_BYTES and bodies.awaits(record, member, name):
                    continue
                if found.page is not None and found.record is not None and at >= 0:
                    bodies.note(record, opening, name, at)
                yield found
    except (SourceProblem, MissingExtra) as problem:
        taken = True
        yield _failed(name, problem)
    if without and not taken:
        pageless(name, without)
    elif not taken:
        yield _failed(name, SourceProblem(name, "it is empty: there is no record in it"))


_MOST_DAMAGED_PACKED = 20  # places in a file within a ZIP, which is read from its beginning for each


def _of_wacz(path: Path, bodies: Bodies, pageless: Pageless) -> Iterator[Capture]:
    try:
        with wacz.opened(path) as file:
            for member in wacz.members(file, path):
                if isinstance(member, SourceProblem):
                    yield _failed(member.name, member)
                    continue
                name = f"{path}/{member.filename}"
                yield from _records(partial(wacz.stream, path, member, name), name, bodies, pageless, _MOST_DAMAGED_PACKED)
    except SourceProblem as problem:
        yield _failed(str(path), problem)
    except OSError as error:
        yield Capture(name=str(path), outcome="failed", reason=f"it can't be read ({error.strerror})")


def _failed(name: str, problem: DepecheError) -> Capture:
    reason = problem.reason if isinstance(problem, SourceProblem) else str(problem)
    return Capture(name=name, outcome="failed", reason=reason)
