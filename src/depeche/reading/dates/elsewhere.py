"""The times that stand elsewhere on a page: in what it says of itself at its end, on any line, in the data for its scripts.

Asked only where nothing is declared and nothing stands beside the headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from selectolax.lexbor import LexborNode

from depeche.reading.claims.claims import Claim
from depeche.reading.dates.instants import instant
from depeche.reading.dates.stamps import MACHINE, SHORT, Setting, Stamp, is_stamp, on_lines, role_of_sentence, words
from depeche.reading.page.markup import Markup

SOMEWHERE = "first date shown"
"""The path of a date that nothing but its place on the page speaks for."""
SENTENCE = "what the page says of itself"
"""The path of a time in a sentence such as "This page was last edited on 3 May 2024"."""

_NAMED = re.compile("date|datum|fecha|publi|posted|time|meta|info")
"""In the class of an element that tells a time."""
MOST_NAMED = 80
LONGEST_SEARCH = 60_000
"""Characters of the page's text that are searched when nothing else tells a time."""


def said_of_itself(text: str, setting: Setting) -> Stamp | None:
    """The time that the page tells in a sentence about itself, such as those that stand below the pages of a wiki."""
    lines = (
        text if len(text) <= LONGEST_SEARCH else f"{text[: LONGEST_SEARCH // 2]}\n{text[-LONGEST_SEARCH // 2 :]}"
    ).split("\n")
    itself = words().itself
    for place, line in enumerate(lines):
        if len(line) > _LONGEST_SENTENCE or not itself.of(line):
            continue
        sentence = " ".join(" ".join(lines[place : place + 4]).split())[:_LONGEST_SENTENCE]
        role = role_of_sentence(sentence)
        when = instant(sentence[:_LONGEST_DATED], setting.language, setting.month_first) if role != "unsaid" else None
        if when is not None:
            return Stamp(Claim(role, "dom", SENTENCE, sentence), when, role)
    return None


_LONGEST_DATED = 120
_LONGEST_SENTENCE = 240


def anywhere(markup: Markup, setting: Setting) -> Stamp | None:
    """The first stamp of a page that shows none beside its headline: in an element named for it, else on its own line."""
    body = markup.tree.body
    if body is None:
        return None
    named = (" ".join(node.text(separator=" ")[:400].split()) for node in islice(_named(body), MOST_NAMED))
    stamps = list(filter(is_stamp, on_lines([_for_readers(text) for text in named if len(text) <= 80], setting)))
    trust = ("published", "modified", "unsaid")
    if not any(stamp.role == trust[0] for stamp in stamps):
        styles = {
            line for node in body.css("style") for line in map(str.strip, node.text().split("\n")) if _DATED.search(line)
        }
        lines = [
            line for line in markup.text[:LONGEST_SEARCH].split("\n") if line.strip() not in styles and not _NOTE.match(line)
        ]
        stamps += filter(is_stamp, on_lines(list(map(_for_readers, lines)), setting))
    best = min(stamps, key=lambda stamp: (len(stamp.claim.raw) > SHORT, trust.index(stamp.role)), default=None)
    return best and best._replace(claim=best.claim._replace(path=SOMEWHERE))


def _for_readers(text: str) -> str:
    """The text without the time as programs write it, if it tells another: "Ada 2031-04-18T13:00:39Z March 22nd, 2031"."""
    if MACHINE.search(text) is None:
        return text
    told = " ".join(MACHINE.sub(" ", text).split())
    return told if _DATED.search(told) else text


_DATED = re.compile(r"\d{2}")
_NOTE = re.compile(r"\s{0,200}/[/*]")  # a note of who wrote a script, with the day on which they changed it


def _named(body: LexborNode) -> Iterator[LexborNode]:
    """The elements with a class that is named for a time. A selector for each of the words would take five times as long."""
    for node in body.css("[class]")[:MOST_CLASSED]:
        classes = node.attrs["class"] or ""
        if _is_named(classes) and not ("updated" in classes and MACHINE.fullmatch(node.text(strip=True))):
            yield node  # and not the last change, for programs


@lru_cache(maxsize=1024)  # parts of a page share their classes
def _is_named(classes: str) -> bool:
    return _NAMED.search(classes.lower()) is not None


MOST_CLASSED = 10_000

_KEYS = (
    rb"(?:datePublished|date_published|publishedAt|published_at|publishedDate|publishDate|publish_date|publicationDate"
    rb"|publication_date|firstPublished|firstPublishDate|pubDate|createdAt|created_at|postDate|releaseDate"
    rb"|publish_time|publishTime|pub_time|pubtime)"
)
_IN_STATE = (
    re.compile(rb'"' + _KEYS + rb'\\?"\s?:\s?\\?"((?:19|20)\d\d-\d\d-\d\d[^\"\\]{0,24})'),
    re.compile(rb"&quot;" + _KEYS + rb"&quot;\s?:\s?&quot;((?:19|20)\d\d-\d\d-\d\d[^&]{0,24})"),  # in an attribute
)
"""One for each way of quoting, so that the search begins with letters that are rare."""
_IN_SCRIPT = re.compile(rb"'((?:19|20)\d\d-\d\d-\d\d[^'\\]{0,24})'")
_KEY_BEFORE = re.compile(rb"\b" + _KEYS + rb"\s?:\s?$")
_BEFORE = 40  # bytes in which such a key stands
_ASSIGNED = rb"\w{0,9}\s?=\s?(?:new Date\()?[\"']([^\"'<>]{8,40})[\"']"
_VARIABLES = (
    re.compile(rb"ub(?:lish(?:ed)?)?_?[dD]ate" + _ASSIGNED),  # "pubDate", "articlePublishedDate"
    re.compile(rb"irst_?[pP]ub" + _ASSIGNED),
)


def in_state(source: bytes) -> Stamp | None:
    """The first time of publication in the data that the page hands to its scripts. Linear in the size of the page."""
    match = _IN_STATE[0].search(source) or _IN_STATE[1].search(source) or _in_script(source)
    when = instant(match[1].decode("ascii", "replace")) if match else None
    if match is None or when is None:
        return None
    return Stamp(Claim("published", "state", "inline data", match[1].decode("ascii", "replace")), when, "published")


def _in_script(source: bytes) -> re.Match[bytes] | None:
    """The first time of publication in a script's own notation: behind a key that is not quoted, or given to a variable.

    The value is looked for, and then the key before it: a pattern would begin anew at every word of the page.
    """
    for match in _IN_SCRIPT.finditer(source):
        if _KEY_BEFORE.search(source, max(0, match.start() - _BEFORE), match.start()):
            return match
    return _VARIABLES[0].search(source) or _VARIABLES[1].search(source)
