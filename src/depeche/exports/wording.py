"""Words that leave the archive: counts with their noun, text on one line, addresses that may be links."""

from __future__ import annotations

import json
import re
import uuid
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Any, Literal
from urllib.parse import quote, urlsplit

from depeche.archive.answers import CaptureRow, Followed
from depeche.model import Article, Block, Link, Outcome
from depeche.reading.vocabulary.words import is_stopped

_INVISIBLE = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "story", "stories"), counted(1204, "article")
    ('1 story', '1,204 articles')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def without_page(outcome: Outcome, status: int | None, reason: str | None) -> str:
    """Why a capture brought no page that can be read.

    >>> without_page("missing", 404, None), without_page("failed", None, "it is empty"), without_page("gone", None, None)
    ('it answers 404', 'it is empty', 'gone')
    """
    return reason or (f"it answers {status}" if status else outcome)


def named_so(capture: CaptureRow) -> str:
    """What a person knows a capture by: the address; where it has none of its own, the file or line that it came from."""
    return capture.url if web_address(capture.url) else capture.name or capture.url


def web_address(address: str | None) -> str | None:
    """The address where it may be a link (http or https), else None: pages are full of `javascript:` and worse."""
    if not address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    known = address.lower().startswith(("http://", "https://"))  # urlsplit forgives blanks before it
    return address if known and parts.netloc else None


def linked_pieces(block: Block) -> Iterator[tuple[str, str | None]]:
    """The text of a block in pieces, each with the address that its words lead to, where that may be a link."""
    at = 0
    for link in sorted(block.links, key=lambda link: link.start):
        if at <= link.start and link.end <= len(block.text) and web_address(link.href):
            yield block.text[at : link.start], None
            yield block.text[link.start : link.end], link.href
            at = link.end
    yield block.text[at:], None


def linked_lines(block: Block) -> Iterator[Block]:
    """The lines of a block's text, each as a paragraph with the links in it."""
    lines = block.text.split("\n")
    begins = list(accumulate((len(line) + 1 for line in lines), initial=0))
    inside: list[list[Link]] = [[] for _ in lines]
    for link in block.links:
        for place in range(max(bisect_right(begins, link.start) - 1, 0), len(lines)):
            at, size = begins[place], len(lines[place])
            if link.end <= at:
                break
            if link.start < at + size:
                inside[place].append(replace(link, start=max(link.start - at, 0), end=min(link.end - at, size)))
    for line, links in zip(lines, inside, strict=True):
        yield Block(kind="paragraph", text=line, links=tuple(links))


def credit(article: Article) -> str:
    """Who signs an article, and the agency that it draws on, if that does not sign itself."""
    return ", ".join(dict.fromkeys((*article.authors, *filter(None, (article.agency,)))))


def caption(block: Block) -> str:
    """What stands below a picture, a film, a table or a post: its caption, then whose it is."""
    told = block.caption or ""
    between = " " if is_stopped(told) else ". "
    return between.join(filter(None, (told, block.credit)))


def single_line(text: str | None) -> str:
    """Text for places where no markup can isolate it (titles, attributes, files): no control or bidi marks, one line."""
    return " ".join(_INVISIBLE.sub(" ", text or "").split())


# What XML 1.0 has no place for, escaped or not: controls, lone surrogates, and the last two of the basic plane.
_NOT_XML = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]")


def xml_text(text: str | None) -> str:
    """Text of a page, without the characters that would make a whole XML document unreadable."""
    return _NOT_XML.sub("", text or "")


_NUMBERED_HOST = re.compile(r"[a-z]+://\[[0-9a-f:.]+\]", re.IGNORECASE)  # brackets belong to it and to nothing else


def uri(address: str) -> str:
    """An address with only the characters that RFC 3986 has; what is percent-encoded stays so."""
    flat = single_line(address)
    host = _NUMBERED_HOST.match(flat)
    begin = host.end() if host else 0
    return flat[:begin] + quote(flat[begin:], safe="%/:?#@!$&'()*+,;=~-._", errors="replace")


def urn(name: str) -> str:
    """An identifier that the same name always gets."""
    return uuid.uuid5(uuid.NAMESPACE_URL, xml_text(name)).urn


def beginning(text: str, length: int = 300) -> str:
    """The first words of a text on one line, cut where a word ends."""
    flat = single_line(text[: length * 2])
    if len(flat) <= length:
        return flat
    return flat[: length + 1].rpartition(" ")[0].rstrip(" ,;:–-") + " …" if " " in flat[:length] else flat[:length] + "…"


# What some programs take for a line end, and what a terminal would obey; JSON says the same with an escape
_OBEYED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def json_text(value: Any, *, indent: int | None = None) -> str:
    """A plain value as JSON in its own script, harmless on a terminal."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text if text.isascii() and "\x7f" not in text else _OBEYED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


SourceStanding = Literal["paused", "removed", "resting", "failing", "not asked", "overdue", "well"]

_LATE = timedelta(hours=3)  # after the time at which a source was to be asked: nobody follows


def standing_of(one: Followed, now: datetime) -> SourceStanding:
    """How a source that is followed does, in one word."""
    if one.state != "followed":
        return one.state
    if one.failures:
        return "failing"
    if one.last_try is None:
        return "not asked"
    return "overdue" if is_overdue(one, now) else "well"


def barren(one: Followed) -> str | None:
    """What to say of a source of which little comes in, though it answers; None of all others."""
    if one.unkept * 2 <= one.lately:
        return None
    return f"of {counted(one.lately, 'article')} in four weeks {one.unkept:,} could not be had"


def is_overdue(one: Followed, now: datetime) -> bool:
    """Whether a source should have been asked hours ago."""
    return one.next is not None and now - one.next > _LATE
