"""Is this page safe to hand to the parser? A linear look at the bytes, and the cut where it is not.

lexbor is quadratic in the depth of nesting and in the attributes of one tag, and makes many nodes of few bytes where open
formatting elements are taken up again in every paragraph. So before it starts, nesting is bounded to 512, attributes of a
tag to 1,000, open formatting elements to 128 and tags to a million; what is beyond is left out of the tree, its text stays.

Reading every tag to know this takes half as long as parsing. So `suspicious` looks first, at samples: it sees every mass of
unclosed or overlong tags large enough to hurt, be it dense in one place or thin over the whole page, save one that is hidden
on purpose behind quoted brackets in a page below `_LARGE`; from there on every tag is read. What slips through costs
seconds, not hours, and workers have time limits.
"""

from __future__ import annotations

import re
from collections import Counter

DEPTH = 512
ATTRIBUTES = 1_000
FORMATTING = 128
TAGS = 1_000_000
BYTES = 64_000_000

_LARGE = 6_000_000  # bytes from which every tag is read
_HOP = 4_096  # bytes without ">" that make a tag worth a look
_WINDOW = 2_048
_WINDOWS = 8
_CROWD = 60  # elements opened in a window and left open: nothing that people write
_MASS = 3_000  # elements left open in the whole page, reckoned from the windows; so many are still cheap to parse

_OPENING = re.compile(rb"<[a-zA-Z][^\s/<>]*+[\s/]")
_OPENED_OR_CLOSED = re.compile(rb"</?[a-zA-Z]++")
_TAG = re.compile(
    rb"<!--.*?(?:-->|\Z)"
    rb"|<(/?)([a-zA-Z][^\s/>]*+)((?:[^>=]++|=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))?)*+)(?:>|\Z)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(rb"[^\s=/>]++(?:\s*+=\s*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\s>]++)?)?")
_FLAT = frozenset(
    b"area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th".split()
)  # void, or closed by the next of their kind
_FORMATTING = frozenset(b"b big code em font i nobr s small strike strong tt u".split())
_RAW = frozenset((b"script", b"style", b"textarea", b"title", b"xmp", b"iframe", b"noembed", b"noframes"))


def bounded(source: bytes) -> tuple[bytes, str | None]:
    """The page within the bounds, and what had to go, as the end of a sentence; None where nothing had to."""
    if not suspicious(source):
        return source, None
    return _cut(source)


def suspicious(source: bytes) -> bool:
    """Whether the tags need to be read one by one. Takes microseconds on an ordinary page."""
    size = len(source)
    if size > _LARGE:
        return True
    at = 0
    while at < size:  # a tag longer than two hops can't hide from this, unless it has a bracket inside quotes
        end = source.find(b">", at)
        if end < 0:
            end = size
        if end - at > _HOP:
            begin = source.rfind(b">", 0, end) + 1
            opening = _OPENING.search(source, begin, end)
            if opening and _first_attributes(source[opening.end() : end]) is not None:
                return True
        at = end + _HOP
    windows = range(0, size, max(_WINDOW, size // _WINDOWS))
    sampled: list[bytes] = []
    unclosed = 0  # tags that open less tags that close: what is never closed, such as <img>, is counted too
    for at in windows:
        names = _OPENED_OR_CLOSED.findall(source, at, at + _WINDOW)
        if len(names) > _CROWD and _left_open(names) > _CROWD:
            return True
        unclosed += len(names) - 2 * source.count(b"</", at, at + _WINDOW)
        sampled += names
    share = len(windows) * _WINDOW / max(size, 1)
    return unclosed > _MASS * share and _left_open(sampled) > _MASS * share


def _left_open(tags: list[bytes]) -> int:
    """How many more elements these tags open than they close; those that close by themselves aside."""
    seen = Counter(tags)
    return sum(
        count - seen[b"</" + name[1:]]
        for name, count in seen.items()
        if name[1:2] != b"/" and name[1:].lower() not in _FLAT
    )


def _cut(source: bytes) -> tuple[bytes, str | None]:
    """Read every tag once; leave out what is beyond the bounds, keep the text."""
    reasons: dict[str, None] = {}
    if len(source) > BYTES:
        source = source[:BYTES]
        reasons["it is longer than 64 MB"] = None
    kept: list[bytes] = []
    begin = 0  # of what is not yet kept
    stack: list[bytes] = []
    opened: Counter[bytes] = Counter()
    left_out: Counter[bytes] = Counter()
    formatting = tags = at = 0
    while found := _TAG.search(source, at):
        at = found.end()
        name = found[2]
        if name is None:
            continue
        tags += 1
        if tags > TAGS:
            source = source[: found.start()]
            reasons["it has more than a million tags"] = None
            break
        name = name.lower()
        if found[1]:
            if left_out[name]:
                left_out[name] -= 1
                kept.append(source[begin : found.start()])
                begin = at
            elif opened[name]:
                formatting -= name in _FORMATTING  # one that is closed by its parent's end stays active
                while (closed := stack.pop()) != name:
                    opened[closed] -= 1
                opened[name] -= 1
            continue
        if at - found.start() > 2 * ATTRIBUTES and (few := _first_attributes(found[3])) is not None:
            kept += (source[begin : found.start()], b"<", found[2], b" ", few, b">")
            begin = at
            reasons["a tag has more than 1,000 attributes"] = None
        if name in _RAW:
            at = _end_of_raw(source, at, name)
        elif name not in _FLAT:
            if len(stack) >= DEPTH or (formatting >= FORMATTING and name in _FORMATTING):
                left_out[name] += 1
                kept.append(source[begin : found.start()])
                begin = at
                reasons["its elements are nested too deep"] = None
            else:
                opened[name] += 1
                stack.append(name)
                formatting += name in _FORMATTING
    if not reasons:
        return source, None
    kept.append(source[begin:])
    return b"".join(kept), "; ".join(reasons)


def _first_attributes(attributes: bytes) -> bytes | None:
    """The first thousand of a tag; None where there are no more than that."""
    end = 0
    for number, found in enumerate(_ATTRIBUTE.finditer(attributes)):
        if number == ATTRIBUTES:
            return attributes[:end]
        end = found.end()
    return None


def _end_of_raw(source: bytes, at: int, name: bytes) -> int:
    """Where the text of a script or the like ends; the tags in it are none."""
    while (end := source.find(b"</", at)) >= 0:
        if source[end + 2 : end + 2 + len(name)].lower() == name:
            return end
        at = end + 2
    return len(source)
