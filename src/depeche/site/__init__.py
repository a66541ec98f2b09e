"""The web face of an archive: server-rendered pages, their JSON twins, and nothing from anywhere else.

    from depeche import Archive, site
    with Archive("folder") as archive:
        site.serve(archive)             # http://127.0.0.1:8750/

Needs the extra `site` (Jinja2, Starlette, uvicorn), loaded when it is first used. `docs/site.md` tells the addresses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from depeche.errors import MissingExtra

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from depeche.site.answering import Answers

__all__ = ["app", "serve"]

_PACKAGES = frozenset({"jinja2", "starlette", "uvicorn"})


def _utc_now() -> datetime:
    return datetime.now(UTC)


def app(
    archive: Answers,
    *,
    password: str | None = None,
    hosts: frozenset[str] = frozenset(),
    now: Callable[[], datetime] = _utc_now,
) -> Starlette:
    """The site as an ASGI application, for a server of your own.

    `password` is asked for by Basic authentication (any user name); `hosts` are the names it answers to (empty: any). The
    archive stays the caller's to close. Raises MissingExtra.
    """
    with _extra():
        from depeche.site.application import build
        from depeche.site.guarding import Door
    return build(archive, Door(password=password, hosts=hosts), now)


def serve(
    archive: Answers,
    *,
    host: str = "127.0.0.1",
    port: int = 8750,
    address: str | None = None,
    password: str | None = None,
    ready: Callable[[str], None] = print,
    now: Callable[[], datetime] = _utc_now,
) -> None:
    """Serves the archive until interrupted. `ready` is told the address, once it can be reached; port 0 is any free one.

    On loopback it answers only to loopback names, and beyond loopback only with a password. `address` is where readers reach
    it through a proxy ("https://desk.example"). Raises MissingExtra, and errors.CannotServe where the address is taken or
    unknown (its kind BadDoor: where it is none, or would be open to everybody).
    """
    with _extra():
        from depeche.site.serving import serve as serve_at
    serve_at(archive, host=host, port=port, address=address, password=password, ready=ready, now=now)


@contextmanager
def _extra() -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in _PACKAGES:
            raise MissingExtra("the site", "site", error.name or "") from error
        raise
