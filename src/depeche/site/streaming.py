"""A file that is sent as it is read, however much it is, for as long as somebody takes it.

While it is read it holds one of the archive's connections, and the state of the database that this one sees. So only some
are sent at once, and each lets go when its reader has gone, or takes nothing any more.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from itertools import chain
from threading import BoundedSemaphore

import anyio
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse
from starlette.types import Message, Receive, Scope, Send

from depeche.errors import DepecheError

Pieces = Generator[bytes, None, None]

AT_ONCE = 12  # files; an archive has 32 connections, and pages need some
PATIENCE = 120.0  # seconds in which a reader takes nothing, after which there is none


class TooMany(DepecheError):
    """As many files as may be are sent just now."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most

    def __str__(self) -> str:
        return f"{self.most} files are being taken away just now, and no more can be at once; try again in a moment"


class Desk:
    """Where files are handed out: `most` at once, each to somebody who takes of it within `patience` seconds."""

    def __init__(self, most: int = AT_ONCE, patience: float = PATIENCE) -> None:
        self.most, self.patience = most, patience
        self.places = BoundedSemaphore(most)

    def sent(self, pieces: Pieces, media_type: str, headers: Mapping[str, str]) -> StreamingResponse:
        """The file as a response. What can be wrong with a question shows before anything is sent. Raises TooMany."""
        if not self.places.acquire(blocking=False):
            raise TooMany(self.most)
        try:
            first = next(pieces, b"")
        except BaseException:
            self.places.release()
            raise
        response = _Sent(chain((first,), pieces), media_type=media_type, headers=headers)
        response.desk, response.pieces = self, pieces
        return response


class _Sent(StreamingResponse):
    desk: Desk
    pieces: Pieces

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def taken(message: Message) -> None:
            with anyio.fail_after(self.desk.patience):
                await send(message)

        try:
            await super().__call__(scope, receive, taken)
        except TimeoutError:
            return  # the server breaks off what was not finished, so that nobody takes a part for all of it
        finally:
            with anyio.CancelScope(shield=True):
                await run_in_threadpool(self.pieces.close)  # else the connection waits for the garbage collector
            self.desk.places.release()
