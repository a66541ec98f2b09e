"""All errors that depeche raises on purpose.

    DepecheError
    ├── Unreadable          these bytes are no page that can be read (not text, not markup, too large)
    ├── UnknownFormat       no export or output goes by that name
    ├── BadQuery            a search that cannot be understood; points at the spot
    ├── BadDecision         a person can't be merged or split so
    ├── NotFound            the archive has no such article, person, story, …
    │   └── Forgotten       it had one, and somebody had it forgotten
    ├── MissingExtra        a part of depeche that was not installed
    ├── SourceProblem       a file, folder, WARC or address that cannot be taken in
    │   └── Refused         an address that we do not fetch unless told
    ├── CannotServe         the site cannot be opened at an address
    │   └── BadDoor         nor should it be, as it was asked for
    └── ArchiveProblem      the archive cannot be opened, read or written
        ├── Busy            another process holds the database
        ├── Away            the server that has the database does not answer
        └── Full            there is no room left on the disk

A slip that only one module can meet has its error there: `plain.BadValue`, `language.BadLanguageFile`,
`site.asking.BadAddress`.

Messages are one sentence: what, on which thing, what to do now. Errors carry their values and survive pickling.
"""

from __future__ import annotations

import errno
import unicodedata
from difflib import get_close_matches

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What the operating system says where nothing more can be written."""


def unfit(what: str, value: object) -> TypeError:
    """The error for a value of a kind that is not asked for. `what` says which is: "a text is str"."""
    return TypeError(f"{what}, and this is {type(value).__name__}")


class DepecheError(Exception):
    """The root of all errors that depeche raises on purpose; `depeche.errors` has the others."""


class Unreadable(DepecheError):
    """These bytes are no page. `reason` says why, as the end of a sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"this is no page that can be read: {self.reason}"


class UnknownFormat(DepecheError):
    """No export or output goes by `name`; or one does, but only for the nouns `others`."""

    def __init__(self, name: str, known: tuple[str, ...], others: tuple[str, ...] = ()) -> None:
        super().__init__(name, known, others)  # the values, not the sentence: unpickling calls us again
        self.name, self.known, self.others = name, known, others

    def __str__(self) -> str:
        if self.others:
            return f"format {self.name!r} is for {', '.join(self.others)}; here there is {', '.join(self.known)}"
        near = get_close_matches(self.name, self.known, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there is {', '.join(self.known)}"
        return f"no format {self.name!r}: {hint}"


class BadQuery(DepecheError):
    """A search that cannot be understood. `at` is the offset in `query` of the trouble."""

    def __init__(self, query: str, at: int, reason: str) -> None:
        super().__init__(query, at, reason)
        self.query, self.at, self.reason = query, at, reason

    def __str__(self) -> str:
        line = "".join(sign if sign.isprintable() else " " for sign in self.query)
        begin = max(0, self.at - _AROUND)
        before, behind = "… " * (begin > 0) + line[begin : self.at], line[self.at : self.at + _AROUND]
        behind += " …" * (len(line) > self.at + _AROUND)
        return f"{self.reason}\n  {before}{behind}\n  {' ' * sum(map(_columns, before))}^"


_AROUND = 60  # characters that are shown on each side of the spot


def _columns(sign: str) -> int:
    """How many columns of a terminal a character takes."""
    return (
        0
        if unicodedata.combining(sign) or unicodedata.category(sign) == "Mn"
        else 1 + (unicodedata.east_asian_width(sign) in "WF")
    )


class BadDecision(DepecheError):
    """What was to be decided about names makes no sense. `reason` is the whole sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return self.reason


class NotFound(DepecheError):
    """The archive has no `what` that goes by `ref`."""

    def __init__(self, what: str, ref: str, hint: str = "") -> None:
        super().__init__(what, ref, hint)
        self.what, self.ref, self.hint = what, ref, hint

    def __str__(self) -> str:
        return f"no {self.what} {self.ref!r} in this archive" + (f": {self.hint}" if self.hint else "")


class Forgotten(NotFound):
    """The archive had a `what` that went by `ref`, and somebody had it forgotten; `hint` says when, and why."""


class MissingExtra(DepecheError):
    """`part` needs the extra `extra`; `package` is what was looked for in vain."""

    def __init__(self, part: str, extra: str, package: str) -> None:
        super().__init__(part, extra, package)
        self.part, self.extra, self.package = part, extra, package

    def __str__(self) -> str:
        return f"{self.part} needs {self.package}, which is not installed: pip install 'depeche[{self.extra}]'"


class SourceProblem(DepecheError):
    """`name` cannot be taken in. `reason` says why, as the end of a sentence."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, reason)
        self.name, self.reason = name, reason

    def __str__(self) -> str:
        return f"{self.name or repr(self.name)}: {self.reason}"


class Refused(SourceProblem):
    """An address that we do not fetch unless told."""


class CannotServe(DepecheError):
    """The site cannot be opened at `address`. `reason` ends the sentence."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(address, reason)
        self.address, self.reason = address, reason

    def __str__(self) -> str:
        return f"cannot serve at {self.address}: {self.reason}"


class BadDoor(CannotServe):
    """It would be open to everybody, or the address is none; whatever the machine, it was asked for wrongly."""


class ArchiveProblem(DepecheError):
    """The archive in `folder` cannot be opened, read or written. `reason` ends the sentence."""

    def __init__(self, folder: str, reason: str) -> None:
        super().__init__(folder, reason)
        self.folder, self.reason = folder, reason

    def __str__(self) -> str:
        return f"archive {self.folder}: {self.reason}"


class Busy(ArchiveProblem):
    """Another process has held the database for longer than we wait."""


class Away(ArchiveProblem):
    """The server that has the database cannot be reached."""


class Full(ArchiveProblem):
    """There is no room left on the disk; what was reported as kept is kept."""
