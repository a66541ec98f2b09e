"""From bytes to a tree: the encoding, the bounds, the parser, and the address that relative addresses start from."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser

from depeche.errors import Unreadable
from depeche.model import Page
from depeche.reading.page import bounds, charset
from depeche.reading.vocabulary.addresses import joined


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """A parsed page. The tree is for reading; only `body`, which comes last, may cut it."""

    tree: LexborHTMLParser
    source: bytes  # what the parser was given, in UTF-8
    base: str | None  # where relative addresses start: <base href>, else the page's own address
    charset: str  # Python's name of the encoding that the page came in
    partial: str | None  # what had to be left out of the tree, as the end of a sentence; None: nothing
    _text: list[str] = field(default_factory=list, repr=False, compare=False)

    @property
    def text(self) -> str:
        """All texts of the body, each on a line. Kept, since several readers of fields look through it."""
        if not self._text:
            body = self.tree.body
            self._text.append(body.text(separator="\n", strip=True) if body is not None else "")
        return self._text[0]


# First bytes of what is often kept under a page's name and is none.
_OTHER_KINDS = (
    (b"\x89PNG", "it is a PNG image"),
    (b"\xff\xd8\xff", "it is a JPEG image"),
    (b"GIF8", "it is a GIF image"),
    (b"BM", "it is a bitmap image"),
    (b"II*\x00", "it is a TIFF image"),
    (b"MM\x00*", "it is a TIFF image"),
    (b"\x00\x00\x01\x00", "it is an icon"),
    (b"%PDF-", "it is a PDF document"),
    (b"PK\x03\x04", "it is a ZIP archive or an office document"),
    (b"\x1f\x8b", "it is compressed with gzip"),
    (b"BZh", "it is compressed with bzip2"),
    (b"\xfd7zXZ", "it is compressed with xz"),
    (b"(\xb5/\xfd", "it is compressed with Zstandard"),
    (b"Rar!", "it is a RAR archive"),
    (b"ID3", "it is a sound recording"),
    (b"OggS", "it is a sound or film recording"),
    (b"fLaC", "it is a sound recording"),
    (b"\x1aE\xdf\xa3", "it is a film"),
    (b"wOFF", "it is a font"),
    (b"wOF2", "it is a font"),
    (b"\x7fELF", "it is a program"),
    (b"SQLite format 3", "it is a database"),
)
_MAGIC = tuple(magic for magic, _ in _OTHER_KINDS)
_ROOT = re.compile(rb"(?:<[?][^>]*>\s*|<!--[^>]*-->\s*)*<(rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]")
_LONGEST_NAME = 2048  # bytes
_HEAD = 16_384  # bytes in which <base> is looked for
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\x0b\f\r\x1b"))


def parse(page: Page) -> Markup:
    """The tree of a page. Raises `Unreadable` for what is no text at all. Linear in the size of the page."""
    if reason := _no_page(page.body):
        raise Unreadable(reason)
    source, name = charset.decode(page.body, page.headers)
    source, partial = bounds.bounded(source)
    tree = LexborHTMLParser(source)
    return Markup(tree=tree, source=source, base=_base(tree, source, page.url), charset=name, partial=partial)


def _no_page(body: bytes) -> str | None:
    """Why these bytes are no page; None where they may be one."""
    head = body[:1024]
    if not head.strip() and not body.strip():
        return "it is empty"
    for magic, reason in _OTHER_KINDS if head.startswith(_MAGIC) else ():
        if head.startswith(magic) and not (magic == b"BM" and b"<" in head):
            return reason
    if head[:4] == b"RIFF" and head[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "it is an image or a recording"
    if head[4:8] == b"ftyp":
        return "it is a film or an image"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None  # UTF-16, where every other byte may be zero
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls * 20 > len(head):  # of bytes that are packed in whatever way, some tenth
        return "it is not text"
    return _of_another_kind(body, head.lstrip())


def _of_another_kind(body: bytes, head: bytes) -> str | None:
    """Which kind of text these bytes are, if it is one that has no article: data, a list of pages, a name of one."""
    if head.startswith((b"{", b"[")) and _is_json(body):
        return "it is JSON data"
    if head.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf:", b"<urlset", b"<sitemapindex")) and (
        root := _ROOT.match(head)
    ):
        return "it is a feed" if root[1] in (b"rss", b"feed", b"rdf:RDF") else "it is a sitemap"
    if len(body) < _LONGEST_NAME and b"<" not in body and body.isascii() and len(body.split()) == 1:
        return "it is a name or an address; give what stands there"
    return None


def _is_json(body: bytes) -> bool:
    try:
        json.loads(body)
    except (ValueError, RecursionError):
        return False
    return True


def _base(tree: LexborHTMLParser, source: bytes, url: str | None) -> str | None:
    """`<base href>` made absolute, else the page's address. One that comes late is none."""
    head = tree.head
    node = head.css_first("base[href]") if head is not None else None
    href = node.attributes.get("href") if node is not None else None
    if href and (source.find(b"<base", 0, _HEAD) >= 0 or source.find(b"<BASE", 0, _HEAD) >= 0):
        return joined(url, href) or url
    return url
