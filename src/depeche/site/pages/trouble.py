"""What a reader sees where there is no answer: one sentence that says what, and what to do now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException

from depeche.errors import ArchiveProblem, BadQuery, Busy, DepecheError, Forgotten, NotFound
from depeche.site.asking import BadAddress
from depeche.site.streaming import TooMany

_TITLES = {
    400: "That could not be understood",
    401: "A password is needed",
    404: "Not in this archive",
    405: "This site is read only",
    410: "Removed from this archive",
    421: "Not under this name",
    500: "Our fault",
    503: "The archive cannot answer now",
}
_STATUS: tuple[tuple[type[DepecheError], int], ...] = (
    (Forgotten, 410),
    (NotFound, 404),
    (BadQuery, 400),
    (BadAddress, 400),
    (Busy, 503),
    (TooMany, 503),
    (ArchiveProblem, 503),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TroublePage:
    """One trouble. `kind` is the name of the error, for programs."""

    status: int
    kind: str
    message: str
    parameter: str | None = None  # the value of the query that could not be understood

    @property
    def title(self) -> str:
        return _TITLES.get(self.status, "That did not work")

    @property
    def sentence(self) -> str:
        """The message as people write one."""
        end = "" if self.message.endswith((".", "^")) else "."
        return f"{self.message[:1].upper()}{self.message[1:]}{end}"

    @property
    def answer(self) -> dict[str, Any]:
        of = {} if self.parameter is None else {"parameter": self.parameter}
        return {"error": {"status": self.status, "kind": self.kind, "message": self.message, **of}}


def of(error: Exception) -> TroublePage:
    """The page for an error. What is not ours is a fault of the program; its words stay in the log."""
    if isinstance(error, HTTPException):
        return of_status(error.status_code, error.detail)
    if not isinstance(error, DepecheError):
        message = "The page could not be made because of a fault in depeche; the log of the server says more."
        return TroublePage(status=500, kind="Fault", message=message)
    status = next((code for kind, code in _STATUS if isinstance(error, kind)), 500)
    parameter = error.name if isinstance(error, BadAddress) else None
    return TroublePage(status=status, kind=type(error).__name__, message=_message(error), parameter=parameter)


def _message(error: DepecheError) -> str:
    """What went wrong, for readers of the site. What was forgotten was there once: that is said first."""
    if isinstance(error, Forgotten):
        told = error.hint.replace("it was forgotten", "was removed from this archive", 1)
        return f"{error.what} {error.ref} {told}"
    if isinstance(error, NotFound) and "`" in error.hint:  # a verb of the command line, which readers do not have
        return str(NotFound(error.what, error.ref))
    return str(error)


def of_status(status: int, detail: str = "") -> TroublePage:
    """The page for a status that the server itself gives."""
    messages = {
        404: "There is no page at this address; the front page leads to all there is.",
        405: "Only GET and HEAD are answered: nothing can be changed here.",
    }
    return TroublePage(status=status, kind="NotFound" if status == 404 else "Refused", message=messages.get(status, detail))
