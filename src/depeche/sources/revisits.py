"""Revisits: WARC records that say the same bytes came again, and leave them out. They are read where they stand.

Crawlers that keep once what does not change write them, and so do we: who takes a page for A, B and A again without them
takes B for the last.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import IO

from depeche.errors import DepecheError
from depeche.sources import warc

Opening = Callable[[], AbstractContextManager[IO[bytes]]]
"""Opens a WARC file anew, at its beginning."""

_MOST = 100_000  # pages whose place is remembered: some 30 MB
_DIGEST = re.compile(rb"^warc-payload-digest:[ \t]*(\S{1,200})", re.IGNORECASE | re.MULTILINE)


class Bodies:
    """Where the pages stand that came before, by the digest of their payload: the last hundred thousand of them."""

    def __init__(self) -> None:
        self._places: OrderedDict[str, tuple[Opening, str, int]] = OrderedDict()

    def note(self, record: bytes, opening: Opening, name: str, at: int) -> None:
        """Remembers where a page's record stands: at this byte of the file of that name, packed as it is."""
        found = _DIGEST.search(record[: record.find(b"\r\n\r\n") + 2])
        if found is None:
            return
        self._places.setdefault(found[1].decode("ascii", "replace"), (opening, name, at))
        if len(self._places) > _MOST:
            self._places.popitem(last=False)

    def body(self, digest: str) -> bytes | None:
        """The payload of that digest; None where it did not come before, or can't be read any more."""
        place = self._places.get(digest)
        if place is None:
            return None
        opening, name, at = place
        try:
            with opening() as stream:
                stream.seek(at)
                record = next(warc.records(stream, name), None)
            return warc.taken_apart(record).body if record is not None else None
        except (DepecheError, OSError):
            return None
