"""XML from strangers: looked over once by expat, before anything is built of it.

Refused are documents that are not XML from the first tag on, that nest too deep, and that declare entities made of others,
as bombs do. Faults further in are left to the reader of feeds, which mends many.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Callable
from xml.parsers import expat

from depeche.errors import SourceProblem

DEEPEST = 100
"""Levels: feeds have less than ten, XHTML inside them a few more."""
SITEMAPS = ("urlset", "sitemapindex")
_MOST_TAGS = 200_000  # of a feed; sitemaps are read as they stream by
_LONGEST_ENTITY = 1_000  # characters


class _Enough(Exception):
    """Raised inside expat, to leave it."""


def root(body: bytes, name: str) -> str:
    """The name of the first element, without its namespace. Raises SourceProblem for what is no XML, or is hostile."""
    if not body.strip():
        raise SourceProblem(name, "it is empty")
    seen = _Seen()
    try:
        parse(body, seen.parser)
    except expat.ExpatError as error:
        if seen.root is None:
            raise SourceProblem(name, f"it is neither a feed nor a sitemap ({_no_xml(body, error)})") from error
    except _Enough as reason:
        raise SourceProblem(name, str(reason)) from None
    if seen.root is None:
        raise SourceProblem(name, "it is neither a feed nor a sitemap (there is no element in it)")
    if (
        seen.root not in SITEMAPS and body.count(b"<") > 2 * _MOST_TAGS
    ):  # what comes after a fault, where expat stopped to count
        raise SourceProblem(name, _too_many())
    return seen.root


_ENCODINGS = frozenset(
    expat.errors.codes[text] for text in (expat.errors.XML_ERROR_UNKNOWN_ENCODING, expat.errors.XML_ERROR_INCORRECT_ENCODING)
)
_BEFORE = re.compile(rb"(?:<!--[^>]*-->\s*)+(?=<\?xml)")  # no comment may stand before a declaration
_DECLARED = re.compile(rb"""^.{0,50}encoding=["']([\w.:-]{1,40})["']""", re.DOTALL)


_WIDE = re.compile(rb"""(<\?xml[^>]{0,50}encoding=["'])(?:utf|ucs)-?(?:16|32|2|4)[a-z]{0,2}(?=["'])""", re.IGNORECASE)


def declared_truly(body: bytes) -> bytes:
    """A document without the declaration of an encoding of two or four bytes, where that can be read byte by byte: it is
    UTF-8 then, as for pages (https://encoding.spec.whatwg.org, of prescanning)."""
    return _WIDE.sub(rb"\1utf-8", body[:200], count=1) + body[200:]


def parse(body: bytes, parser: Callable[[str | None], expat.XMLParserType]) -> None:
    """Runs expat over a document. `parser` makes it, for an encoding that overrides the declared one where that is not None.

    What expat does not know (the encodings of several bytes, and those that are not there) is decoded first.
    Blank lines and comments before the declaration, which many feeds have, are passed over. Raises ExpatError.
    """
    body = body.removeprefix(BOM_UTF8).lstrip()
    before = _BEFORE.match(body[:4_096])
    body = declared_truly(body[before.end() :] if before else body)
    try:
        parser(None).Parse(body, True)
        return
    except (ValueError, LookupError):  # one that expat does not know, and Python may
        pass
    except expat.ExpatError as error:
        if error.code not in _ENCODINGS:
            raise
    found = _DECLARED.match(body[:200])
    name = found[1].decode("ascii") if found else "utf-8"
    try:
        text = body.decode(name, "replace")
    except LookupError:
        text = body.decode("utf-8", "replace")
    parser("utf-8").Parse(text.encode("utf-8"), True)


def _no_xml(body: bytes, error: expat.ExpatError) -> str:
    start = body.lstrip()[:200].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "it is a web page; give the address of the feed, or that of the home page to `depeche sources add`"
    return f"not XML: {expat.ErrorString(error.code)} in line {error.lineno}"


def _too_many() -> str:
    return f"it has more than {_MOST_TAGS:,} elements, which is the limit"


class _Seen:
    """What was met so far."""

    def __init__(self) -> None:
        self.root: str | None = None
        self._depth = self._tags = 0

    def parser(self, encoding: str | None) -> expat.XMLParserType:
        made = expat.ParserCreate(encoding)
        made.StartElementHandler = self._start
        made.EndElementHandler = self._end
        made.EntityDeclHandler = self._entity
        return made

    def _start(self, name: str, _: object) -> None:
        if self.root is None:
            self.root = name.rpartition(":")[2].lower()
            if self.root == "html":
                raise _Enough(
                    "it is a web page and no feed; give the feed's address, or the home page to `depeche sources add`"
                )
        self._depth += 1
        self._tags += 1
        if self._depth > DEEPEST:
            raise _Enough(f"it nests deeper than {DEEPEST} levels, which is the limit")
        if self._tags > _MOST_TAGS and self.root not in SITEMAPS:
            raise _Enough(_too_many())

    def _end(self, _: str) -> None:
        self._depth -= 1

    def _entity(self, name: str, parameter: bool, value: str | None, *_: object) -> None:
        if value is not None and ("&" in value or "%" in value or len(value) > _LONGEST_ENTITY):
            raise _Enough(f"it declares an entity {name!r} made of others, as XML bombs do")
