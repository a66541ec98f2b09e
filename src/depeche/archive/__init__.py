"""The archive: all of it, kept. A folder of WARC files and a database.

    archive.py      the public face: `Archive`, one method per question
    adding.py       how pages are kept                     fold.py        the sequential step, into the tables
    prepared.py     a capture with its record              intake.py      what that step is given
    journals.py     what the files say of a batch later    front.py       what is shown of each article
    asking.py       how questions are answered             search.py      … and searches
    choosing.py     which rows a filter chooses            streaming.py   all of them, for exports (whole.py)
    warc.py         the files (members.py: gzip)           schema.py      the tables
    surveying.py    what the files tell                    backfilling.py what a migration leaves to be done
    rebuilding.py   the database made anew from the files  checking.py    whether all of it is still true

What is decided is in pure modules: `identity`, `revisions`, `changes`, `encounters`, `query`, `analyser`. What is a
database's own is in `sqlite` and `postgresql`, which are `databases`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from depeche.archive.archive import Archive as Archive

__all__ = ["Archive"]


def __getattr__(name: str) -> Any:
    # Loaded when first used: worker processes come through here and need no database.
    if name != "Archive":
        raise AttributeError(f"module 'depeche.archive' has no attribute {name!r}")
    from depeche.archive.archive import Archive

    globals()[name] = Archive
    return Archive
