"""Whether a publisher reserves a page: `noarchive` in robots directives, and reservations of text and data mining.

Of such a page only the event and the headline are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from depeche.errors import Unreadable
from depeche.model import Page
from depeche.reading.page import markup
from depeche.reading.vocabulary.addresses import joined
from depeche.sources.robots import Rules

NAME = "depeche"
"""What robots directives call us."""

_HEAD = 512_000  # bytes in which a page's head ends
_END = re.compile(rb"</head\b|<body\b", re.IGNORECASE)
_VALUED = frozenset(("unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"))
_REFUSING = frozenset(("noarchive", "nocache"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a page's head says of itself."""

    title: str | None = None
    canonical: str | None = None
    robots: tuple[str, ...] = ()  # of <meta>, for all robots or for us
    tdm: bool | None = None  # tdm-reservation; None: it does not say


def head(body: bytes, url: str, headers: Mapping[str, str]) -> Head:
    """The head of a page; of what is no page, nothing."""
    found = _END.search(body[:_HEAD])
    try:
        tree = markup.parse(Page(body=body[: found.start() if found else _HEAD], url=url, headers=headers)).tree
    except Unreadable:
        return Head()
    said: list[str] = []
    tdm = None
    for node in tree.css("meta[name]")[:500]:
        name = (node.attributes.get("name") or "").strip().lower()
        content = node.attributes.get("content") or ""
        if name in ("robots", NAME):
            said.append(content)
        elif name == "tdm-reservation" and tdm is None:
            tdm = content.strip() == "1"
    link = tree.css_first('link[rel~="canonical"]')
    title = tree.css_first("title")
    return Head(
        title=" ".join(title.text().split())[:500] or None if title else None, robots=tuple(said), tdm=tdm,
        canonical=joined(url, link.attributes.get("href")) if link else None,
    )  # fmt: skip


def reserved(page: Head, headers: Mapping[str, str], robots: Iterable[str], rules: Rules, url: str) -> str | None:
    """Why a page may not be kept, as a sentence; None: it may. `robots`: each X-Robots-Tag that came with it.

    For the reservation of mining the page's own word goes before that of its headers, and both before that of the host.
    """
    if any(_REFUSING & _words(said) for said in page.robots):
        return "its publisher does not want copies kept (noarchive in the page)"
    if any(_REFUSING & _for_us(line) for line in robots):
        return "its publisher does not want copies kept (noarchive in X-Robots-Tag)"
    header = headers.get("tdm-reservation", "").strip()
    if page.tdm is not None:
        return _RESERVED.format("the page") if page.tdm else None
    if header:
        return _RESERVED.format("its headers") if header == "1" else None
    return _RESERVED.format("/.well-known/tdmrep.json") if rules.reserves(url) else None


_RESERVED = "its publisher reserves text and data mining (tdm-reservation in {})"


def _words(said: str) -> set[str]:
    return {word for word in re.split(r"[\s,]+", said.lower()) if word}


def _for_us(line: str) -> set[str]:
    """The directives of one X-Robots-Tag that are meant for us: "otherbot: noarchive, nofollow" has none."""
    found: set[str] = set()
    ours = True
    for part in line.lower().split(","):
        name, mark, rest = part.partition(":")
        if mark and name.strip() not in _VALUED:
            ours = name.strip() in (NAME, "*")
            part = rest
        if ours:
            found |= _words(part)
    return found
