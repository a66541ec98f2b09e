"""Revisits: WARC records that say the same bytes came again, and leave them out. They are read where they stand.

Crawlers that keep once what does not change write them, and so do we: who takes a page for A, B and A again without them
takes B for the last.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import IO

from depeche.errors import DepecheError
from depeche.model import Capture
from depeche.sources import warc

Opening = Callable[[], AbstractContextManager[IO[bytes]]]
"""Opens a WARC file anew, at its beginning."""

_MOST = 100_000  # pages whose place is remembered: some 30 MB
_MOST_WAITING = 10_000  # revisits whose bytes did not come yet: a kilobyte or two each, as a rule
_ROOM = 1 << 25  # bytes of them at most, whatever a hostile file has for one
_DIGEST = re.compile(rb"^warc-payload-digest:[ \t]*(\S{1,200})", re.IGNORECASE | re.MULTILINE)


class Bodies:
    """Where the pages stand that came before, by the digest of their payload: the last hundred thousand of them."""

    def __init__(self) -> None:
        self._places: OrderedDict[str, tuple[Opening, str, int]] = OrderedDict()
        self._waiting: list[tuple[bytes, bytes | None, str]] = []
        self._room = _ROOM

    def note(self, record: bytes, opening: Opening, name: str, at: int) -> None:
        """Remembers where a page's record stands: at this byte of the file of that name, packed as it is."""
        found = _DIGEST.search(record[: record.find(b"\r\n\r\n") + 2])
        if found is None:
            return
        self._places.setdefault(found[1].decode("ascii", "replace"), (opening, name, at))
        if len(self._places) > _MOST:
            self._places.popitem(last=False)

    def awaits(self, record: bytes, member: bytes | None, name: str) -> bool:
        """Keeps a revisit in mind whose bytes may stand in a file that is still to come; whether there is room for it."""
        size = len(record) + len(member or b"")
        if len(self._waiting) >= _MOST_WAITING or size > self._room:
            return False
        self._room -= size
        self._waiting.append((record, member, name))
        return True

    def that_waited(self) -> Iterator[Capture]:
        """Their captures, once all files have been gone through."""
        for record, member, name in self._waiting:
            found = warc.capture(record, name, member, self.body)
            if found is not None:
                yield found
        self._waiting.clear()
        self._room = _ROOM

    def body(self, digest: str) -> bytes | None:
        """The payload of that digest; None where it did not come before, or can't be read any more."""
        place = self._places.get(digest)
        if place is None:
            return None
        opening, name, at = place
        try:
            with opening() as stream:
                record = warc.record_at(stream, name, at)
            return warc.taken_apart(record).body if record is not None else None
        except (DepecheError, OSError):
            return None
