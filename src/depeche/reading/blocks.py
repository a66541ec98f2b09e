"""From the markup of the story's region to blocks in reading order.

The region is serialised by the parser, which makes it well-formed and quotes what needs quoting; so its tags can be split off
with one pass of a regular expression and read in a row, with no tree and no recursion: a few hundred per story.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from depeche.reading.boilerplate import Role, role, shunned_role
from depeche.model import Link
from depeche.reading.addresses import joined

_TAGS = re.compile(r"<([^>]*)>")
_NAMES = re.compile(r' (class|id|role|hidden|aria-hidden|style|itemprop)="([^"]*)"')
_ATTRIBUTES = re.compile(r' ([^\s="]+)="([^"]*)"')
_ENTITIES = re.compile(r"&(?:amp|lt|gt|nbsp|quot);")
_PLAIN = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": "\u00a0", "&quot;": '"'}

_INLINE = frozenset("""
    abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q ruby rb rt rp s samp small span strike strong
    sub sup time tt u var wbr nobr label
""".split())  # fmt: skip
_SKIPPED = frozenset("""
    script style svg template noscript nav footer form button select textarea input dialog canvas object map math aside
    progress meter menu head
""".split())  # fmt: skip
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_MEDIA = frozenset("figure picture video audio iframe amp-img amp-video amp-iframe amp-twitter amp-instagram amp-facebook "
                   "amp-youtube blockquote".split())  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
KEEP = "data-depeche-keep"
"""Attribute that tells: this element holds the story, whatever its name says."""


@dataclass(slots=True)
class Draft:
    """A block in the making, with what is known of the place it was found in."""

    kind: str
    text: str = ""
    level: int | None = None
    links: tuple[Link, ...] = ()
    linked: int = 0  # characters of the text inside links
    loose: bool = False  # text that stands in no paragraph element
    role: Role | None = None
    inside: int = 0  # number of the container
    tag: str = ""


@dataclass(slots=True)
class _Frame:
    name: str
    number: int
    role: Role | None
    kind: str | None = None  # what its text becomes: quote, list, …


@dataclass(slots=True)
class _Text:
    """Words as they come in, with the links among them."""

    pieces: list[str] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)  # first and last piece, address
    opened: tuple[int, str] | None = None


def clean(text: str) -> str:
    """NFC, white space unified, without control characters, lone surrogates, soft hyphens and byte order marks."""
    text = " ".join(text.split())
    if not text.isascii():
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
    if not text.isprintable():
        text = " ".join("".join(c for c in text if _wanted(c)).split())
    return text


def _wanted(char: str) -> bool:
    return char.isprintable() or (unicodedata.category(char) not in ("Cc", "Cs") and char not in "\u00ad\ufeff\u200b\u2060")


def plain(text: str) -> str:
    """Serialised text without its entities."""
    return _ENTITIES.sub(lambda found: _PLAIN[found[0]], text) if "&" in text else text


class Flow:
    """Reads a row of tags and texts into drafts."""

    def __init__(self, base: str | None) -> None:
        self.base = base
        self.drafts: list[Draft] = []
        self.words = _Text()
        self.stack: list[_Frame] = [_Frame("", 0, None)]
        self.count = 0

    def read(self, html: str) -> list[Draft]:
        """All blocks of a piece of serialised markup."""
        if "<!--" in html:
            first, *rest = html.split("<!--")
            html = first + "".join(piece.partition("-->")[2] for piece in rest)
        parts = _TAGS.split(html)
        words = self.words
        pieces = words.pieces
        at, end = 0, len(parts)
        if parts[0]:
            pieces.append(plain(parts[0]))
        at = 1
        while at < end:
            tag, text = parts[at], parts[at + 1]
            at += 2
            name = tag.split(" ", 1)[0]
            if name[0] == "/":
                name = name[1:]
                if name in _INLINE:
                    pass
                elif name == "a":
                    self.close_link()
                elif name not in _VOID:
                    self.close(name)
            elif name == "a":
                self.open_link(tag)
            elif name in _INLINE:
                if "hidden" in tag or "sr-only" in tag or "screen-reader" in tag:
                    at, text = self.skipped(parts, at, name)
            elif name == "br":
                pieces.append("\n")
            elif name in _VOID:
                if name == "hr":
                    self.flush()
            elif name in _SKIPPED or self.unwanted(name, tag):
                self.flush()
                at, text = self.skipped(parts, at, name)
            else:
                self.open(name, tag)
            if text:
                pieces.append(plain(text) if "&" in text else text)
        self.flush()
        return self.drafts

    # ------------------------------------------------ elements

    def skipped(self, parts: list[str], at: int, name: str) -> tuple[int, str]:
        """Where the element that has just been opened ends, and the text after it."""
        depth, closing, opening = 1, "/" + name, name + " "
        end = len(parts)
        at -= 2
        while depth and at + 2 < end:
            at += 2
            tag = parts[at]
            if tag == closing:
                depth -= 1
            elif tag == name or tag.startswith(opening):
                depth += 1
        return at + 2, parts[at + 1] if at + 1 < end else ""

    def unwanted(self, name: str, tag: str) -> bool:
        if name in ("p", "li", "body", "main", "article") and name == tag:
            return False
        if KEEP in tag:
            self.role = None
            return False
        found = dict(_NAMES.findall(tag))
        if not found:
            self.role = None
            return False
        if "hidden" in found or found.get("aria-hidden") == "true" or shunned_role(found.get("role", "")):
            return True
        style = found.get("style")
        if style and "display:none" in style.replace(" ", "").lower():
            return True
        names = f"{found.get('class', '')} {found.get('id', '')}".strip()
        self.role = role(names) if names else None
        return self.role in ("shun", "hidden", "pull", "caption")

    role: Role | None = None

    def open(self, name: str, tag: str) -> None:
        self.flush()
        self.count += 1
        mark = self.role if name != tag else None
        self.stack.append(_Frame(name, self.count, mark or self.stack[-1].role))

    def close(self, name: str) -> None:
        self.flush()
        stack = self.stack
        if len(stack) > 1 and stack[-1].name == name:
            stack.pop()

    def open_link(self, tag: str) -> None:
        href = ""
        found = tag.find('href="')
        if found >= 0:
            href = tag[found + 6 : tag.find('"', found + 6)]
        self.words.opened = (len(self.words.pieces), href)

    def close_link(self) -> None:
        words = self.words
        if words.opened is not None:
            begin, href = words.opened
            words.links.append((begin, len(words.pieces), href))
            words.opened = None

    # ------------------------------------------------ text

    def flush(self) -> None:
        """What was read since the last block begins or ends becomes a draft, if it is words at all."""
        words = self.words
        pieces = words.pieces
        if not pieces:
            words.links.clear()
            return
        opened = words.opened
        if opened is not None:
            words.links.append((opened[0], len(pieces), opened[1]))
            words.opened = (0, opened[1])
        raw = "".join(pieces)
        if raw.isspace() or not raw:
            pieces.clear()
            words.links.clear()
            return
        frame = self.stack[-1]
        linked = sum(len("".join(pieces[a:b]).strip()) for a, b, _ in words.links)
        if raw.count("\n") > 1 and frame.name != "pre":
            # two line breaks in a row, with nothing but white space between, end a paragraph
            segments = self.segments(pieces)
        else:
            segments = [(0, len(pieces))]
        for begin, end in segments:
            self.draft(pieces[begin:end], [(a - begin, b - begin, h) for a, b, h in words.links if a >= begin and b <= end], frame)
        pieces.clear()
        words.links.clear()

    def segments(self, pieces: list[str]) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        begin, breaks, last = 0, 0, 0
        for at, piece in enumerate(pieces):
            if piece == "\n":
                breaks += 1
                if breaks == 1:
                    last = at
            elif not piece.isspace():
                if breaks > 1:
                    found.append((begin, last))
                    begin = at
                breaks = 0
        found.append((begin, len(pieces)))
        return found

    def draft(self, pieces: list[str], links: list[tuple[int, int, str]], frame: _Frame) -> None:
        text = clean("".join(pieces))
        if not text:
            return
        name = frame.name
        linked = 0
        placed: list[Link] = []
        for begin, end, href in links:
            words = clean("".join(pieces[begin:end]))
            linked += len(words)
            if words and (whole := joined(self.base, plain(href))):
                start = text.find(words, len(clean("".join(pieces[:begin]))))
                if start >= 0:
                    placed.append(Link(start=start, end=start + len(words), href=whole))
        kind, level, loose = "paragraph", None, False
        if name in _HEADINGS:
            kind, level = "heading", int(name[1])
        elif name == "li" or name == "dd" or name == "dt":
            kind = "list"
        elif name == "pre":
            kind, text = "code", "".join(pieces).strip("\n")
        elif name in ("td", "th"):
            kind = "table"
        elif any(each.name == "blockquote" for each in self.stack):
            kind = "quote"
        elif any(each.name == "li" for each in self.stack):
            kind = "list"
        elif any(each.name == "figure" or each.name == "figcaption" for each in self.stack):
            kind = "caption"
        else:
            loose = name != "p"
        self.drafts.append(
            Draft(kind, text, level, tuple(placed), linked, loose, frame.role, self.stack[-2].number if len(self.stack) > 1 else 0, name)
        )
