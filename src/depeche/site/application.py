"""The addresses of the site, and how one is answered: ask the archive, make the page's value, write it as HTML or JSON.

Archives answer synchronously, so each question runs on a thread of its own and the server stays free meanwhile.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from hashlib import blake2b
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.convertors import IntegerConvertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from depeche import exports
from depeche.errors import DepecheError
from depeche.exports.documents import DOCUMENTS, PLAIN, Document
from depeche.exports.references import FORMATS, Format, written
from depeche.site import rendering, taking
from depeche.site.answering import Answers
from depeche.site.asking import Asked, BadAddress, Moved
from depeche.site.guarding import HEADERS, Door, Guard
from depeche.site.pages import (
    about,
    agenda,
    article,
    beside,
    cite,
    diff,
    front,
    people,
    person,
    said,
    search,
    sources,
    story,
    trouble,
    unread,
)
from depeche.site.streaming import Desk

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Address:
    """One page of the site. At `path` with ".json" behind it stands the same answer for programs."""

    path: str
    page: Callable[[Answers, Asked], Any]  # one of the dataclasses in `pages`
    template: str
    asks: tuple[str, ...] = ()  # what its query may have


_OF_A_CITATION = ("start", "end", "revision")
ADDRESSES = (
    Address("/", front.page, "front.html", ("q", "since", "until", "page")),
    Address("/story/{story:number}", story.page, "story.html"),
    Address("/story/{story:number}/beside", beside.page, "beside.html", ("left", "right")),
    Address("/article/{article:number}", article.page, "article.html", ("revision",)),
    Address("/article/{article:number}/diff", diff.page, "diff.html", ("older", "newer")),
    Address("/article/{article:number}/cite", cite.page, "cite.html", _OF_A_CITATION),
    Address("/person/{person:number}", person.page, "person.html"),
    Address("/people", people.page, "people.html", ("q", "kind", "page")),
    Address("/search", search.page, "search.html", ("q", "order", "unfold", "page")),
    Address(
        "/said",
        said.page,
        "said.html",
        ("q", "who", "words", "act", "site", "lang", "since", "until", "page"),
    ),
    Address(
        "/agenda",
        agenda.page,
        "agenda.html",
        ("q", "who", "where", "status", "since", "until", "view", "page"),
    ),
    Address("/sources", sources.page, "sources.html", ("page",)),
    Address("/sources/unread", unread.page, "unread.html", ("page",)),
    Address("/about", about.page, "about.html"),
)


class Number(IntegerConvertor):
    """A number in an address. Of one with more digits no archive has anything, and Python refuses to read thousands."""

    regex = "[0-9]{1,18}"


def build(archive: Answers, door: Door, now: Clock) -> Starlette:
    """The whole site over one open archive."""
    rendering.environment()
    register_url_convertor("number", Number())

    def refuse(request: Request, page: trouble.TroublePage) -> Response:
        return _troubled(request, page, now)

    def fail(request: Request, error: Exception) -> Response:
        return _troubled(request, trouble.of(error), now)

    def lead(request: Request, error: Exception) -> Response:
        assert isinstance(error, Moved)
        path = error.path + (".json" if request.url.path.endswith(".json") else "")
        query = f"?{request.url.query}" if request.url.query else ""
        # Not for ever: what somebody decided can be taken back.
        return RedirectResponse(path + query, 307, headers={"cache-control": "private, no-cache"})

    return Starlette(
        routes=_routes(archive, now),
        middleware=[Middleware(Guard, door=door, refuse=refuse), Middleware(GZipMiddleware, compresslevel=4)],
        exception_handlers={Moved: lead, HTTPException: fail, DepecheError: fail, Exception: fail},
    )


def _routes(archive: Answers, now: Clock) -> list[BaseRoute]:
    desk = Desk()
    routes: list[BaseRoute] = [Mount("/static", StaticFiles(packages=[("depeche.site", "static")]))]
    for address in ADDRESSES:
        path = "/index" if address.path == "/" else address.path
        routes.append(Route(address.path, _endpoint(partial(_as_html, archive, address), now, address.asks)))
        routes.append(Route(f"{path}.json", _endpoint(partial(_as_json, archive, address), now, address.asks)))
    for form in FORMATS.values():
        path = f"/article/{{article:number}}/cite.{form.suffix}"
        routes.append(Route(path, _endpoint(partial(_as_file, archive, form), now, _OF_A_CITATION)))
    for document in (*DOCUMENTS.values(), PLAIN):
        path = f"/article/{{article:number}}.{document.suffix}"
        routes.append(Route(path, _endpoint(partial(_as_document, archive, document), now, ("revision",))))
    asks = {address.path: address.asks for address in ADDRESSES}
    for path, shelf in taking.SHELVES.items():
        for name, kind in taking.forms(shelf.what).items():
            answer = partial(_as_list, archive, desk, shelf, name)
            file = f"{'/index' if path == '/' else path}.{kind.suffix}"
            routes.append(Route(file, _streaming(answer, path, now, asks[path])))
    routes.append(Route("/capture/{capture:number}", _endpoint(partial(_kept_page, archive), now, ())))
    return routes


def _endpoint(
    answer: Callable[[Asked], Response], now: Clock, asks: tuple[str, ...]
) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        asked = _asked(request, now)
        asked.only(asks)
        response = await run_in_threadpool(answer, asked)
        return _unless_known(request, response)

    return endpoint


def _streaming(
    answer: Callable[[Asked, str], Response], path: str, now: Clock, asks: tuple[str, ...]
) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        asked = replace(_asked(request, now), path=path)
        asked.only(asks)
        response = await run_in_threadpool(answer, asked, str(request.base_url).rstrip("/"))
        return response if isinstance(response, StreamingResponse) else _unless_known(request, response)

    return endpoint


def _asked(request: Request, now: Clock) -> Asked:
    # No text that is kept has a NUL, and PostgreSQL can't be asked for one.
    given = {name: value.replace("\0", "").strip() for name, value in request.query_params.items()}
    query = {name: value for name, value in given.items() if value}
    for name, value in query.items():
        if len(request.query_params.getlist(name)) > 1:
            raise BadAddress(name, value, "one value, and it is given several times")
    return Asked(path=request.url.path.removesuffix(".json"), numbers=dict(request.path_params), query=query, now=now())


def _as_html(archive: Answers, address: Address, asked: Asked) -> Response:
    page = address.page(archive, asked)
    body = rendering.html(address.template, page, asked)
    return Response(body, getattr(page, "status", 200), media_type="text/html")


def _as_json(archive: Answers, address: Address, asked: Asked) -> Response:
    return Response(rendering.as_json(address.page(archive, asked).answer), media_type="application/json")


def _as_file(archive: Answers, form: Format, asked: Asked) -> Response:
    citation = cite.cited(archive, asked)
    name = f"depeche-{citation.article}.{'json' if form.suffix == 'csl' else form.suffix}"
    return Response(
        written(form, citation),
        media_type=form.media_type,
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


def _as_document(archive: Answers, document: Document, asked: Asked) -> Response:
    view = archive.article(asked.numbers["article"], asked.number("revision", least=1))
    headers = {"content-disposition": f'attachment; filename="depeche-{view.row.id}.{document.suffix}"'}
    return Response(document.write(view.article, view.record), media_type=document.media_type, headers=headers)


def _as_list(archive: Answers, desk: Desk, shelf: taking.Shelf, name: str, asked: Asked, site: str) -> Response:
    """A list as a file: what is asked for again and again as a whole, to be compared; all else piece by piece."""
    form = exports.form(name, shelf.what)
    limit = taking.NEWEST if name in taking.FEEDS else None
    head = taking.head(shelf, asked, form, site, _called(archive, asked))
    found = exports.pieces(archive, shelf.what, form, filter=shelf.chosen(asked), head=head, limit=limit)
    if name in taking.SUBSCRIBED:
        headers = {"content-disposition": f'inline; filename="depeche-{shelf.what}.{form.suffix}"'}
        return Response(b"".join(found), media_type=form.media_type, headers=headers)
    headers = {
        "content-disposition": f'attachment; filename="depeche-{shelf.what}.{form.suffix}"',
        "cache-control": "private, no-store",
    }
    return desk.sent(found, form.media_type, headers)


def _called(archive: Answers, asked: Asked) -> str | None:
    """The name of whom the address asks for by number, as the site's own links do."""
    who = asked.query.get("who", "")
    return archive.person(int(who)).row.name if who.isdecimal() and len(who) < 16 else None


def _kept_page(archive: Answers, asked: Asked) -> Response:
    """The kept bytes as plain text, whatever they are: a browser must not take them for a page of this site."""
    body = archive.page(asked.numbers["capture"]).body
    return Response(body, media_type="text/plain", headers={"content-security-policy": "default-src 'none'; sandbox"})


def _unless_known(request: Request, response: Response) -> Response:
    """The response, or "not changed" where the browser has it already."""
    tag = f'W/"{blake2b(bytes(response.body), digest_size=12).hexdigest()}"'  # weak: it may go out compressed
    response.headers["etag"] = tag
    response.headers["cache-control"] = "private, no-cache"  # keep it, but ask: archives grow
    if response.status_code == 200 and tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers={"etag": tag, "cache-control": "private, no-cache"})
    return response


def _troubled(request: Request, page: trouble.TroublePage, now: Clock) -> Response:
    """An error: one shape for programs, one page for people."""
    wants_json = request.url.path.endswith(".json") or request.headers.get("accept", "").startswith("application/json")
    headers = dict(HEADERS)
    if page.status == 405:
        headers["allow"] = "GET, HEAD"
    if wants_json:
        return Response(rendering.as_json(page.answer), page.status, media_type="application/json", headers=headers)
    query = dict(request.query_params) if page.parameter else {}
    body = rendering.html("trouble.html", page, Asked(path=request.url.path, query=query, now=now()))
    return Response(body, page.status, media_type="text/html", headers=headers)
