"""What PostgreSQL means by an error: which of ours it is, by its SQLSTATE, and what to do now."""

from __future__ import annotations

import sqlalchemy as sa

from depeche.archive.databases import BUSY, DAMAGED, FULL, READ_ONLY, RIGHTS
from depeche.errors import ArchiveProblem, Away, Busy, Full

# gone, stopping, starting, idle for too long (twice), too many, no such database
_UNREACHABLE = ("", "57P01", "57P02", "57P03", "57P05", "25P03", "53300", "3D000")
# deadlock, in the way of what a standby takes in, no memory left, ended by its administrator or for taking too long
_BROKEN_OFF = ("40P01", "40001", "53200", "57014", "25P04")


def state(error: sa.exc.DBAPIError) -> str:
    """The SQLSTATE; "" where the server said nothing any more."""
    return getattr(error.orig, "sqlstate", None) or ""


def is_damage(error: sa.exc.DBAPIError) -> bool:
    return state(error) in ("XX001", "XX002")


def meaning(folder: str, error: sa.exc.DBAPIError) -> ArchiveProblem:
    code = state(error)
    if code == "55P03":
        return Busy(folder, BUSY)
    if code in ("42P01", "3F000"):  # between a rebuild's end and our knowing of it
        return Busy(folder, "its tables have just been made anew; try again in a moment")
    if code == "53100":
        return Full(folder, FULL.replace("the disk", "the disk of its database"))
    if is_damage(error):
        return ArchiveProblem(folder, DAMAGED)
    if code == "25006":
        return Away(folder, READ_ONLY)
    if code == "42501":
        return ArchiveProblem(folder, f"no right to write its database; {RIGHTS.partition(',')[0]} of its tables")
    said = " ".join(str(error.orig).split())
    if code in _UNREACHABLE or code[:2] in ("08", "28"):
        hint = "start the server, or see to user and password (PGPASSWORD, ~/.pgpass)"
        return Away(folder, f"its database can't be reached ({said}); {hint}")
    if code in _BROKEN_OFF:
        return Busy(folder, f"its database broke off what was asked ({said}); try again in a moment")
    return ArchiveProblem(folder, f"its database says: {said}")
