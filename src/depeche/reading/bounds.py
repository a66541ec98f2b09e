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
from collections import Counter, defaultdict

DEPTH = 512
ATTRIBUTES = 1_000
FORMATTING = 128
TAGS = 1_000_000
BYTES = 64_000_000

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
_FORMATTING_OPENED = re.compile(
    rb"<(?=[bBcCeEfFiInNsStTuU])"  # nearly all other tags fail here, at little cost
    rb"(?i:(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s/>])"
)
_FORMATTING_CLOSED = re.compile(rb"</(?i:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s/>]")
_RAW = frozenset((b"script", b"style", b"textarea", b"title", b"xmp", b"iframe", b"noembed", b"noframes"))
_FOREIGN = frozenset((b"svg", b"math"))
_DEEP_IN_FOREIGN = frozenset(b"area base col input link param source track wbr option tr td th".split())
_ORDINARY = _FORMATTING | frozenset(
    b"a abbr acronym audio bdi bdo canvas cite data del dfn ins kbd label map mark meter output picture progress q rp rt"
    b" ruby samp span sub sup time var video".split()
)  # the end tag of these closes no other element over them
_BARRIERS = _FOREIGN | frozenset(b"applet caption html marquee object table template".split())  # no end tag reaches past


def bounded(source: bytes) -> tuple[bytes, str | None]:
    """The page within the bounds, and what had to go, as the end of a sentence; None where nothing had to."""
    if not suspicious(source):
        return source, None
    return _cut(source)


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
        count - seen[b"</" + name[1:]] for name, count in seen.items() if name[1:2] != b"/" and name[1:].lower() not in _FLAT
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


def _cut(source: bytes) -> tuple[bytes, str | None]:
    """Read every tag once; leave out what is beyond the bounds, keep the text.

    An end tag closes what the parser closes at it, or less: so the nesting reckoned here is never below the parser's.
    """
    reasons: dict[str, None] = {}
    if len(source) > BYTES:
        source = source[:BYTES]
        reasons["it is longer than 64 MB"] = None
    kept: list[bytes] = []
    begin = 0  # of what is not yet kept
    stack: list[bytes] = []
    places: defaultdict[bytes, list[int]] = defaultdict(list)  # of the open elements of each name in the stack
    blocks: list[int] = []  # places of elements that no end tag of an inline element reaches past
    barriers: list[int] = []  # and of those that none but their own does
    left_out: Counter[bytes] = Counter()
    formatting = tags = at = foreign = strays = 0
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
                continue
            place = places.get(name)
            limit = blocks if name in _ORDINARY else barriers
            if not place or (limit and limit[-1] > place[-1]):
                if name in _FORMATTING:  # out of order
                    strays += 1
                    if strays > FORMATTING:
                        kept.append(source[begin : found.start()])
                        begin = at
                        reasons["its elements are closed out of order"] = None
                continue
            formatting -= name in _FORMATTING  # one that is closed by its parent's end stays active
            first = place[-1]
            for closed in reversed(stack[first:]):
                places[closed].pop()
                foreign -= closed in _FOREIGN
            del stack[first:]
            while blocks and blocks[-1] >= first:
                blocks.pop()
            while barriers and barriers[-1] >= first:
                barriers.pop()
            continue
        if at - found.start() > 2 * ATTRIBUTES and (few := _first_attributes(found[3])) is not None:
            kept += (source[begin : found.start()], b"<", found[2], b" ", few, b">")
            begin = at
            reasons["a tag has more than 1,000 attributes"] = None
        if name in _RAW and not foreign:
            at = _end_of_raw(source, at, name)
        elif name not in _FLAT or (foreign and name in _DEEP_IN_FOREIGN):
            if foreign and found[3].endswith(b"/"):
                continue
            if len(stack) >= DEPTH or (formatting >= FORMATTING and name in _FORMATTING):
                left_out[name] += 1
                kept.append(source[begin : found.start()])
                begin = at
                reasons["its elements are nested too deep"] = None
                continue
            place_here = len(stack)
            places[name].append(place_here)
            stack.append(name)
            formatting += name in _FORMATTING
            foreign += name in _FOREIGN
            if name not in _ORDINARY:
                blocks.append(place_here)
            if name in _BARRIERS:
                barriers.append(place_here)
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
