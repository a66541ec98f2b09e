"""OPML: lists of feeds, as feed readers hand them to one another."""

from __future__ import annotations

from dataclasses import dataclass
from xml.parsers import expat

from depeche.errors import SourceProblem
from depeche.sources import xmltext
from depeche.sources.entries import address, title


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One feed of the list."""

    url: str
    title: str | None = None
    site: str | None = None


def outlines(body: bytes, name: str) -> tuple[Outline, ...]:
    """The feeds of a list, each once, however deep they stand in folders. Raises SourceProblem where it is no OPML."""
    if xmltext.root(body, name) != "opml":
        raise SourceProblem(name, "it is no OPML")
    found: dict[str, Outline] = {}

    def start(element: str, attributes: dict[str, str]) -> None:
        given = {key.lower(): value for key, value in attributes.items()}
        url = address(None, given.get("xmlurl"))
        if element.lower() == "outline" and url is not None:
            called = title(given.get("title")) or title(given.get("text"))
            found.setdefault(url, Outline(url=url, title=called, site=address(None, given.get("htmlurl"))))

    def parser(encoding: str | None) -> expat.XMLParserType:
        made = expat.ParserCreate(encoding)
        made.StartElementHandler = start
        return made

    try:
        xmltext.parse(body, parser)
    except expat.ExpatError as error:
        raise SourceProblem(name, f"it is broken: {expat.ErrorString(error.code)} in line {error.lineno}") from error
    if not found:
        raise SourceProblem(name, "there is no feed in this OPML (an outline with an xmlUrl)")
    return tuple(found.values())
