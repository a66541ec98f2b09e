"""Where pages come from: files, folders, WARC and WACZ files, addresses and lists of them. What comes out is captures.

`plan` looks at the names that a person gave and says what is to be read; `captures` reads it. A name that is nothing is an
error at once; a file that can't be read later on is a capture that says so, and the rest goes on.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from depeche.errors import DepecheError, Refused, SourceProblem, unfit
from depeche.model import Capture, Outcome, Page
from depeche.sources.manners import Clock, Manners, host_of, without_user

if TYPE_CHECKING:
    from depeche.sources.files import File, Pageless

__all__ = ["Manners", "Plan", "captures", "plan"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be read, in order, and how many files of the folders are no pages by their ending."""

    items: tuple[File | str, ...]  # a str is an address
    left_out: int = 0


def plan(
    names: Iterable[str | PathLike[str]], *, lines: Iterable[str] = (), besides: str | PathLike[str] | None = None
) -> Plan:
    """What these files, folders, WARC files, lists and addresses hold. Raises SourceProblem for a name that is none of them.

    `lines`: the list of addresses that the name "-" stands for, one a line. `besides`: a folder that is left out of those
    in which it is: that of the files of the archive that is added to, of which each time as much as it holds would come in.
    """
    from depeche.sources import files, lists  # loaded here: a worker process comes through this module, and reads no files

    items: list[File | str] = []
    left_out = 0
    if isinstance(names, str) or not isinstance(names, Iterable):
        raise unfit("what is to be read is a list of files, folders and addresses", names)
    for given in names:
        if not isinstance(given, (str, PathLike)):
            raise unfit("what is to be read is named by str or a path", given)
        name = fspath(given)
        if "://" in name:
            items.append(without_user(name))
            continue
        if name == "-":
            items += lists.addresses(lines, "standard input")
            continue
        path = Path(name)
        try:
            if name and path.is_dir():
                if besides is not None and files.is_within(path, Path(besides)):
                    raise SourceProblem(name, "these are the files of the archive itself; what they hold is kept already")
                found, skipped = files.folder(path, None if besides is None else Path(besides))
                items += found
                left_out += skipped
                if not found:
                    raise SourceProblem(
                        name,
                        "there is no page in this folder (no .html, .warc, .warc.gz, .wacz or pages.jsonl)",
                    )
            elif path.is_file() and lists.is_list(path):
                items += lists.of_file(path)
            elif path.is_file():
                found = list(files.indexed(path)) if path.name == files.INDEX else [files.single(path)]
                if not found:
                    raise SourceProblem(name, "it lists no page; each of its lines is a JSON object with a file")
                items += found
            else:
                raise SourceProblem(name, "there is no such file or folder; an address starts with http:// or https://")
        except OSError as error:
            raise SourceProblem(name, f"it can't be opened ({error.strerror})") from error
    return Plan(items=tuple(items), left_out=left_out)


def captures(
    chosen: Plan, *, now: Clock, manners: Manners | None = None, pageless: Pageless | None = None
) -> Iterator[Capture]:
    """The captures of a plan, in its order. What can't be read or fetched is a capture with its reason. `pageless`: is told
    of WARC files of which nothing is taken, though they can be read.

    The capture of a WARC record that says that the bytes of another came again, and stands before that one, comes last.

    Between two addresses of one host there is a pause (`Manners.delay`). Where an article goes on over several pages, those
    after the first are fetched too.
    """
    from depeche.sources import files
    from depeche.sources.revisits import Bodies

    if not isinstance(chosen, Plan):
        raise unfit("captures are those of a Plan, as `plan` makes it", chosen)
    manners = manners or Manners()
    bodies = Bodies()
    free: dict[str, float] = {}  # host → when it may be asked again
    for item in chosen.items:
        if not isinstance(item, str):
            yield from files.captures(item, bodies, pageless or files.nobody)
            continue
        # Loaded here: who adds files, and each worker process, needs none of it.
        from depeche.sources.continuing import MOST_PAGES, next_page

        address: str | None = item
        asked: set[str] = set()
        while address is not None and address not in asked and len(asked) < MOST_PAGES:
            asked.add(address)
            host = host_of(address)
            time.sleep(max(0.0, free.get(host, 0.0) - time.monotonic()))
            page: Page | None = None
            for capture in _fetched(address, now, manners):
                page = capture.page
                yield capture
            free[host] = time.monotonic() + manners.delay
            address = next_page(page) if page is not None else None
    yield from bodies.that_waited()


def _fetched(address: str, now: Clock, manners: Manners) -> Iterator[Capture]:
    from depeche.sources.web import fetch

    try:
        yield from fetch(address, now=now, manners=manners)
    except DepecheError as error:
        reason = error.reason if isinstance(error, SourceProblem) else str(error)
        outcome: Outcome = "refused" if isinstance(error, Refused) else "failed"
        yield Capture(name=address, url=address, at=now(), outcome=outcome, reason=reason)
