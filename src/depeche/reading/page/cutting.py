"""A page within the bounds: every tag is read once, what is beyond them is left out, and its text stays.

An end tag closes here what the parser closes at it, or less: so the nesting reckoned here is never below the parser's.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

DEPTH = 512
ATTRIBUTES = 1_000
FORMATTING = 128
TAGS = 1_000_000
BYTES = 64_000_000

_TAG = re.compile(
    rb"<!--.*?(?:-->|\Z)"
    rb"|<(/?)([a-zA-Z][^\s/>]*+)((?:[^>=]++|=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))?)*+)(?:>|\Z)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(rb"[^\s=/>]++(?:\s*+=\s*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\s>]++)?)?")
FLAT = frozenset(
    b"area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th".split()
)  # void, or closed by the next of their kind
_FORMATTING = frozenset(b"b big code em font i nobr s small strike strong tt u".split())
_RAW = frozenset((b"script", b"style", b"textarea", b"title", b"xmp", b"iframe", b"noembed", b"noframes"))
_FOREIGN = frozenset((b"svg", b"math"))
_DEEP_IN_FOREIGN = frozenset(b"area base col input link param source track wbr option tr td th".split())
_ORDINARY = _FORMATTING | frozenset(
    b"a abbr acronym audio bdi bdo canvas cite data del dfn ins kbd label map mark meter output picture progress q rp rt"
    b" ruby samp span sub sup time var video".split()
)  # the end tag of these closes no other element over them
_BARRIERS = _FOREIGN | frozenset(b"applet caption html marquee object table template".split())  # no end tag reaches past


def cut(source: bytes) -> tuple[bytes, str | None]:
    """The page within the bounds, and what had to go, as the end of a sentence; None where nothing had to. Linear."""
    page = _Page(source[:BYTES])
    if len(source) > BYTES:
        page.reasons["it is longer than 64 MB"] = None
    at = tags = 0
    while found := _TAG.search(page.source, at):
        at = found.end()
        if found[2] is None:  # a comment
            continue
        tags += 1
        if tags > TAGS:
            page.source = page.source[: found.start()]
            page.reasons["it has more than a million tags"] = None
            break
        if found[1]:
            page.end(found)
        else:
            at = page.begin(found)
    return page.whole()


class _Page:
    """A page that is read tag by tag: what is open where, and what is kept of it."""

    __slots__ = (
        "barriers", "blocks", "foreign", "formatting", "kept", "left_out", "places", "reasons", "source", "stack", "strays",
        "unkept",
    )  # fmt: skip

    def __init__(self, source: bytes) -> None:
        self.source = source
        self.reasons: dict[str, None] = {}
        self.kept: list[bytes] = []
        self.unkept = 0  # where what is not yet kept begins
        self.stack: list[bytes] = []
        self.places: defaultdict[bytes, list[int]] = defaultdict(list)  # of the open elements of each name in the stack
        self.blocks: list[int] = []  # places of elements that no end tag of an inline element reaches past
        self.barriers: list[int] = []  # and of those that none but their own does
        self.left_out: Counter[bytes] = Counter()
        self.formatting = 0  # elements that are open
        self.foreign = 0
        self.strays = 0  # end tags of formatting elements that are not open there

    def begin(self, tag: re.Match[bytes]) -> int:
        """A tag that opens an element; where to read on."""
        name, at = tag[2].lower(), tag.end()
        raw = name in _RAW and not self.foreign
        if not raw and self._nests(name, tag):
            if len(self.stack) >= DEPTH or (self.formatting >= FORMATTING and name in _FORMATTING):
                self.left_out[name] += 1
                self._replace(tag, b"", "its elements are nested too deep")
                return at
            self._open(name)
        if at - tag.start() > 2 * ATTRIBUTES and (few := _first_attributes(tag[3])) is not None:
            self._replace(tag, b"<%b %b>" % (tag[2], few), "a tag has more than 1,000 attributes")
        return _end_of_raw(self.source, at, name) if raw else at

    def _nests(self, name: bytes, tag: re.Match[bytes]) -> bool:
        """Whether what follows the tag stands in its element until that is closed."""
        if self.foreign:
            return not tag[3].endswith(b"/") and (name not in FLAT or name in _DEEP_IN_FOREIGN)
        return name not in FLAT

    def end(self, tag: re.Match[bytes]) -> None:
        """A tag that closes one."""
        name = tag[2].lower()
        if self.left_out and self.left_out[name]:
            self.left_out[name] -= 1
            self._replace(tag, b"")
            return
        open_ones = self.places.get(name)
        limit = self.blocks if name in _ORDINARY else self.barriers
        if open_ones and not (limit and limit[-1] > open_ones[-1]):
            self._close(name, open_ones[-1])
        elif name in _FORMATTING:  # out of order
            self.strays += 1
            if self.strays > FORMATTING:
                self._replace(tag, b"", "its elements are closed out of order")

    def whole(self) -> tuple[bytes, str | None]:
        """What is kept, and what had to go."""
        if not self.reasons:
            return self.source, None
        return b"".join((*self.kept, self.source[self.unkept :])), "; ".join(self.reasons)

    def _replace(self, tag: re.Match[bytes], by: bytes, reason: str | None = None) -> None:
        self.kept += (self.source[self.unkept : tag.start()], by)
        self.unkept = tag.end()
        if reason is not None:
            self.reasons[reason] = None

    def _open(self, name: bytes) -> None:
        place = len(self.stack)
        self.places[name].append(place)
        self.stack.append(name)
        self.formatting += name in _FORMATTING
        self.foreign += name in _FOREIGN
        if name not in _ORDINARY:
            self.blocks.append(place)
        if name in _BARRIERS:
            self.barriers.append(place)

    def _close(self, name: bytes, place: int) -> None:
        """Close the element of that name which stands there, and all in it."""
        self.formatting -= name in _FORMATTING  # one that is closed by its parent's end stays active
        for closed in reversed(self.stack[place:]):
            self.places[closed].pop()
            self.foreign -= closed in _FOREIGN
        del self.stack[place:]
        while self.blocks and self.blocks[-1] >= place:
            self.blocks.pop()
        while self.barriers and self.barriers[-1] >= place:
            self.barriers.pop()


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
