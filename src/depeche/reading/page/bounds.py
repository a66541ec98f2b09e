"""Is this page safe to hand to the parser? A linear look at the bytes, and the cut where it is not.

lexbor is quadratic in the depth of nesting and in the attributes of one tag, and makes many nodes of few bytes where open
formatting elements are taken up again in every paragraph. So before it starts, nesting is bounded to 512, attributes of a
tag to 1,000, open formatting elements to 128 and tags to a million; what is beyond is left out of the tree, its text stays.

Reading every tag to know this takes longer than parsing. So `suspicious` looks first, and cheaply. Plain nesting costs the
parser as many steps as tags are opened, times all tags: below fifty million it takes 0.3 s at worst. Attributes: a tag of
many is long, and no tag goes on past a ">" that provably stands in no quoted value; such brackets are looked for at short
distances.

Formatting elements that are closed out of order, or again and again, cost far more than plain nesting, so they are counted
by themselves: where a page has more than 128, and not as many end tags as people write, every tag is read. Samples look for
masses of unclosed elements in smaller pages.
"""

from __future__ import annotations

import re
from collections import Counter

from depeche.reading.page.cutting import BYTES, FLAT, cut

_HARMLESS_STEPS = 50_000_000  # tags opened, times all tags; they take 0.3 s at worst, unless they are formatting elements
_HARMLESS_FORMATTING = 128  # closed in the worst order, however often, they take 0.5 s
_MOST_FORMATTING = 600  # closed in the worst order, but hardly more often than opened, they take 0.2 s
_HARMLESS_ATTRIBUTES = 8_000  # of one tag; they take 0.1 s
_STEP = 12_000  # bytes from the end of a tag to the next look for one
_AGAIN = 500  # and where none was sure
_LONG = 2 * _HARMLESS_ATTRIBUTES  # bytes from which a tag may have more: an attribute takes two or more
_WINDOW = 256  # bytes looked at
_BEFORE = 32  # of these before the bracket

_SAMPLE = 2_048  # bytes
_SAMPLES = 8
_CROWD = 60  # elements opened in a sample and left open: nothing that people write
_MASS = 3_000  # elements left open in the whole page, reckoned from the samples

_OPENED_OR_CLOSED = re.compile(rb"</?[a-zA-Z]++")
_IN_A_VALUE = re.compile(rb"=\s*+(?:\"[^\"<>]*+[<>]|'[^'<>]*+[<>])")
_NO_SEPARATORS = bytes(set(range(256)) - set(b"\t\n\f\r /="))
_FORMATTING_OPENED = re.compile(
    rb"<(?=[bBcCeEfFiInNsStTuU])"  # nearly all other tags fail here, at little cost
    rb"(?i:(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s/>])"
)
_FORMATTING_CLOSED = re.compile(rb"</(?i:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s/>]")


def bounded(source: bytes) -> tuple[bytes, str | None]:
    """The page within the bounds, and what had to go, as the end of a sentence; None where nothing had to."""
    if not suspicious(source):
        return source, None
    return cut(source)


def suspicious(source: bytes) -> bool:
    """Whether the tags need to be read one by one."""
    tags = len(source) - len(source.replace(b"<", b""))  # a third of the time that counting takes
    if tags * tags > _HARMLESS_STEPS and tags * (tags - source.count(b"</")) > _HARMLESS_STEPS:
        return True
    return len(source) > BYTES or _formats_much(source) or _looks_unclosed(source) or _may_hold_a_long_tag(source)


def _formats_much(source: bytes) -> bool:
    """Whether more formatting elements are opened and closed than are harmless in any order."""
    opened = _FORMATTING_OPENED.findall(source)
    if len(opened) <= _HARMLESS_FORMATTING:
        return False
    return len(opened) > _MOST_FORMATTING or len(_FORMATTING_CLOSED.findall(source)) * 4 > len(opened) * 5


def _looks_unclosed(source: bytes) -> bool:
    """Whether samples show more elements opened than closed than any page written by people has."""
    size = len(source)
    windows = range(0, size, max(_SAMPLE, size // _SAMPLES))
    unclosed = 0  # tags that open less tags that close: what is never closed, such as <img>, is counted too
    for at in windows:
        tags = source.count(b"<", at, at + _SAMPLE)
        if tags > _CROWD:
            left = tags - 2 * source.count(b"</", at, at + _SAMPLE)
            unclosed += left
            if left > _CROWD and _left_open(_OPENED_OR_CLOSED.findall(source, at, at + _SAMPLE)) > _CROWD:
                return True
        else:
            unclosed += tags
    mass = _MASS * len(windows) * _SAMPLE / max(size, 1)
    if unclosed <= mass:
        return False
    return _left_open([tag for at in windows for tag in _OPENED_OR_CLOSED.findall(source, at, at + _SAMPLE)]) > mass


def _left_open(tags: list[bytes]) -> int:
    """How many more elements these tags open than they close; those that close by themselves aside."""
    seen = Counter(tags)
    return sum(
        count - seen[b"</" + name[1:]] for name, count in seen.items() if name[1:2] != b"/" and name[1:].lower() not in FLAT
    )


def _may_hold_a_long_tag(source: bytes) -> bool:
    """Whether there may be more than a harmless number of attributes between two brackets that surely end a tag."""
    sure = 0  # what tag stands here ends soon after
    begun = 0  # no long tag begins between that place and this one
    counted = separators = 0  # how far, and how many, since a tag may have begun
    opened = False
    at = _STEP
    size = len(source)
    while size - sure > _LONG:
        at = source.find(b">", at)
        if at < 0:
            at = size
        if at - sure > _LONG:
            if sure == begun:  # the last bracket before so long a stretch without any may be nearer
                nearer = source.rfind(b">", sure + 1, sure + _STEP)
                if nearer > 0 and _ends_a_tag(source, sure, nearer):
                    sure = begun = nearer
            if not opened and at - begun > _LONG:
                first = source.find(b"<", begun, at - _LONG)
                opened = first >= 0
                begun = counted = first if opened else at - _LONG
            if opened:
                separators += len(source[counted:at].translate(None, _NO_SEPARATORS))
                counted = at
                if separators > _HARMLESS_ATTRIBUTES:
                    return True
        if at == size:
            break
        if _ends_a_tag(source, sure, at):
            sure = begun = at
            separators = 0
            opened = False
            at += _STEP
        else:
            at += _AGAIN
    return False


def _ends_a_tag(source: bytes, sure: int, bracket: int) -> bool:
    """Whether right after this place there is a ">" that ends any tag it may stand in: one that is in no quoted value.

    A value that holds the bracket was opened in the window around it, which is seen, or before: then the last quote before
    the window, or the first in it, has an equals sign before it.
    """
    at = max(sure, bracket - _BEFORE)
    window = source[at : at + _WINDOW]
    if _IN_A_VALUE.search(window) or window.lstrip().startswith((b'"', b"'")):
        return False
    begin = 0
    for quote in (b'"', b"'"):
        last = source.rfind(quote, sure, at)
        if last >= 0 and source[max(last - 64, 0) : last].rstrip()[-1:] in (b"=", b""):
            closing = window.find(quote)
            if closing < 0:
                return False
            begin = max(begin, closing)
    return window.find(b">", begin) >= 0
