"""From the markup of the story's region to drafts of blocks, in reading order.

The region is serialised by the parser, which makes it well-formed and quotes what needs quoting; so nearly every "<" in it
begins a tag that the next ">" ends, and its tags can be split off and read in a row, with no tree and no recursion: a few
hundred per story. A draft knows the container it was found in; what the containers are worth is seen when all has been read
(`selection`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from depeche.model import Link
from depeche.reading.addresses import joined
from depeche.reading.boilerplate import UNSEEN, Role, label_role, names_of, role, shunned_role, unfolds
from depeche.reading.embeds import network_of_names
from depeche.reading.phrases import phrases
from depeche.reading.players import held_back, may_hold
from depeche.reading.words import clean, is_dense, plain

DraftKind = Literal["text", "heading", "image", "video", "embed", "credit"]

_HIDDEN = re.compile(
    r"(?<!aria-)\bhidden\b|sr-only|screen-?reader|display: ?none|role=\"tooltip\"|tooltip[-_]*(?:text|content|inner|body)"
)
_HEAVY = re.compile(r"font-weight: ?(?:bold|[6-9]00)")

_CREDIT = re.compile(
    ' class="[^"]*(?:credit|copyright|photographer|fotograf|autor|auteur|author|source|quelle|bildnachweis|rights)',
    re.IGNORECASE,
)

_INLINE, _BOLD, _BOLD_END, _LINK, _LINK_END, _BREAK, _SKIP, _VOID, _IMAGE, _VIDEO, _FRAME, _TOLD = range(1, 13)
_ACTIONS = {
    **dict.fromkeys(("b", "strong"), _BOLD),
    **dict.fromkeys(
        ("abbr", "acronym", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
         "label", "mark", "nobr", "q", "rb", "ruby", "s", "samp", "small", "span", "strike", "sub", "sup", "time",
         "tt", "u", "var"),
        _INLINE,
    ),
    "a": _LINK,
    "br": _BREAK,
    **dict.fromkeys(
        ("button", "canvas", "dialog", "form", "head", "map", "math", "menu", "meter", "nav", "noscript", "object",
         "progress", "rp", "rt", "script", "select", "style", "svg", "template", "textarea"),
        _SKIP,
    ),
    **dict.fromkeys(("area", "base", "col", "hr", "input", "link", "param", "track", "wbr"), _VOID),
    **dict.fromkeys(("meta", "source"), _TOLD),
    **dict.fromkeys(("img", "amp-img"), _IMAGE),
    **dict.fromkeys(("video", "audio", "amp-video", "amp-audio"), _VIDEO),
    **dict.fromkeys(("iframe", "embed", "amp-iframe", "amp-youtube", "amp-dailymotion", "amp-vimeo"), _FRAME),
}  # fmt: skip
_ENDINGS = {_LINK: _LINK_END, _BOLD: _BOLD_END}
_ACTIONS |= {
    "/" + name: _ENDINGS.get(action, _VOID) for name, action in _ACTIONS.items()
}  # most ends do nothing by themselves
_LINE = "\v"  # what stands for a line break among the pieces: white space that no serialised text is made of alone
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}

_MARKS = 12  # characters below which a line may be nothing but what parts two sections
_END_MARKS = ("###", "# # #")  # with which press releases end
_STARS = "*•·-–—_=~#+⁂◆◇■□●○☆★※ \u00a0"
_ANCHORS = frozenset(("#", "¶", "§", "🔗", "↩", "↩︎", "↑"))
_MOST_MEDIA = 2_000  # images, players and embeds of one story
_CAPTIONED = frozenset({"figure", "figcaption"})
KEEP = "data-depeche-keep"
"""Attribute that tells: this element holds the story, whatever its name says."""
HERE = "data-depeche-here"
"""Attribute of the heading that is the story's."""


class Container:
    """An element that holds blocks, or is one, with what is counted in it. A plain class: a hundred are made per page."""

    __slots__ = (
        "asks", "by", "dead", "headings", "linked", "linked_headings", "media", "name", "names", "network", "paragraphs",
        "parent", "post", "pressed", "prose", "role", "tag", "text", "when",
    )  # fmt: skip

    def __init__(
        self,
        name: str,
        parent: Container | None,
        role: Role | None = None,
        names: str = "",
        tag: str = "",
        network: str | None = None,
    ) -> None:
        self.name = name
        self.parent = parent
        self.role = role
        self.names = names  # its class and id
        self.tag = tag  # as written, with its attributes
        self.network = network  # whose embedding code gives an element such names
        self.text = 0  # characters in it
        self.linked = 0  # of these, in links
        self.prose = 0  # of these, in paragraphs long enough to be prose
        self.paragraphs = 0  # paragraph elements
        self.headings = 0
        self.linked_headings = 0
        self.asks = False  # it holds a form that wants an address
        self.pressed = 0  # drafts before the last button in it
        self.media = 0  # images, players and embeds
        self.post = False  # it is, or holds, a post from elsewhere
        self.when: str | None = None  # of the first time element directly in it, as written
        self.by: str | None = None  # who signed it, where it is an entry of a live blog
        self.dead = False  # not of the story

    def within(self, *names: str) -> Container | None:
        """The nearest container of one of these names, from this one up."""
        at: Container | None = self
        while at is not None:
            if at.name in names:
                return at
            at = at.parent
        return None


@dataclass(slots=True, eq=False)
class Draft:
    """A block in the making."""

    kind: DraftKind
    container: Container
    text: str = ""
    links: tuple[Link, ...] = ()
    linked: int = 0  # characters of the text inside links
    bold: bool = False  # all of it
    thing: bool = False  # a heading that leads elsewhere, to one of the things that the story tells of
    tag: str = ""  # of an image, a player or an embed: as written, with its attributes
    renditions: tuple[str, ...] = ()  # source elements beside an image, as written


@dataclass(slots=True)
class Flow:
    """Reads a row of tags and texts into drafts."""

    base: str | None
    drafts: list[Draft] = field(default_factory=list)
    containers: list[Container] = field(default_factory=list)
    start: int = 0  # number of drafts before the story's own heading
    _pieces: list[str] = field(default_factory=list)
    _links: list[tuple[int, int, str]] = field(default_factory=list)  # first and last piece, address
    _shown_media: int = 0
    _bold: int = 0  # characters that directly follow a tag for bold type
    _label: int = 0  # number of pieces in bold type with which the block begins; -1 while they are being read
    _opened: tuple[int, str] | None = None  # a link that is not yet closed
    _sources: list[str] = field(default_factory=list)
    _top: Container = field(default_factory=lambda: Container("", None))

    def read(self, html: str) -> None:
        """All blocks of a piece of serialised markup."""
        if "<!--" in html:
            first, *rest = html.split("<!--")
            html = first + "".join(piece.partition("-->")[2] for piece in rest)
        if not self.containers:
            self.containers.append(self._top)
        parts = iter(html.split("<"))
        pieces = self._pieces
        actions = _ACTIONS.get
        text = next(parts)
        if text:
            pieces.append(plain(text))
        for part in parts:
            tag, end, text = part.partition(">")
            if not end:  # an attribute whose name has a "<" in it, by mistake
                tag, text = _mended(part, parts)
            name = tag[: tag.index(" ")] if " " in tag else tag
            action = actions(name)
            if action == _VOID:
                pass
            elif action is None:
                if tag[0] == "/":
                    top, name = self._top, tag[1:]
                    if pieces and not (top.name == "p" and name != "p" and _is_phrase(name)):
                        self._flush()
                    if top.name == name and top.parent is not None:
                        self._top = top.parent
                elif pieces and self._top.name == "p" and _is_phrase(name):
                    pass
                elif not self._open(name, tag):
                    text = _after(parts, name)
            elif action == _INLINE:
                if name is not tag:
                    if name == "time":
                        self._top.when = self._top.when or attribute(tag, ' datetime="') or None
                    elif (
                        "hidden" in tag or "only" in tag or "reader" in tag or "display" in tag or "tooltip" in tag
                    ) and _HIDDEN.search(tag):
                        text = _after(parts, name)
                    elif "font-weight" in tag and _HEAVY.search(tag):
                        self._bold += len(text.strip())
                    elif self._top.name in _CAPTIONED and _CREDIT.search(tag):
                        texts = [text]
                        text = _after(parts, name, texts=texts)
                        self._credit(texts)
            elif action == _LINK:
                self._opened = (len(pieces), attribute(tag, ' href="'))
            elif action == _LINK_END:
                if self._opened is not None:
                    self._close_link()
            elif action == _BOLD:
                self._bold += len(text.strip())
                if not pieces:
                    self._label = -1
            elif action == _BOLD_END:
                if self._label < 0:
                    self._label = len(pieces)
            elif action == _BREAK:
                pieces.append(_LINE)
            elif action == _TOLD:
                if name == "source":
                    self._sources.append(tag)
                elif "datePublished" in tag:
                    self._top.when = self._top.when or attribute(tag, ' content="') or None
            elif action == _IMAGE:
                if pieces and "emoji" in tag:
                    pieces.append(plain(attribute(tag, ' alt="')))
                else:
                    self._media("image", tag)
                if name != "img":
                    text = _after(parts, name)
            elif action == _SKIP:
                if "data-telegram-post" in tag:
                    self._media("embed", tag)
                fields: list[str] = []
                if name == "button" and pieces and self._top.name == "p":
                    said: list[str] = [text]
                    text = _after(parts, name, texts=said)
                    if text and not text.isspace():  # a word of the sentence that explains itself on a click
                        pieces.append(
                            f" {plain(''.join(said)).strip()} " if text[0].isalnum() else " " + plain("".join(said)).strip()
                        )
                else:
                    text = _after(parts, name, tags=fields if name == "form" else None)
                    if name == "button":
                        self._top.pressed = len(self.drafts)
                if any(' type="email"' in each for each in fields):
                    self._top.asks = True
            elif action == _VIDEO:
                inside: list[str] = []
                text = _after(parts, name, tags=inside)
                self._media("video", tag, tuple(each.partition(">")[0] for each in inside if each.startswith("source ")))
            elif action == _FRAME:
                self._media("embed", tag)
                if name != "embed":
                    text = _after(parts, name)
            if text and (pieces or not text.isspace()):
                pieces.append(plain(text) if "&" in text else text)
        self._flush()

    # ------------------------------------------------ elements

    def _open(self, name: str, tag: str) -> bool:
        """Enter a container; False where it is to be left out."""
        if self._pieces:
            self._flush()
        part: Role | None = None
        names, network, held = "", None, False
        if name is not tag:
            names, part, network, shown, held, here = told(tag) if len(tag) < _LONG_TAG else told.__wrapped__(tag)
            if here:
                self.start = len(self.drafts)
            if not shown:
                return False
        container = Container(name, self._top, part, names, tag, network)
        self.containers.append(container)
        self._top = container
        if name == "picture":
            self._sources.clear()
        elif held or name.startswith("amp-"):
            self._media("embed", tag)
        return True

    def _credit(self, texts: list[str]) -> None:
        """Who made a picture, told inside its caption."""
        words = clean(plain("".join(texts)))
        if words:
            self.drafts.append(Draft("credit", self._top, words))

    def _close_link(self) -> None:
        if self._opened is not None:
            begin, href = self._opened
            pieces = self._pieces
            self._opened = None
            if href[:1] == "#" and len(pieces) == begin + 1 and pieces[begin].strip() in _ANCHORS:
                pieces.pop()  # what others may cite the heading by
                return
            if len(pieces) > begin + 1 and pieces[-1].strip().casefold() in phrases().link_note:
                pieces.pop()
            self._links.append((begin, len(pieces), href))

    def _media(self, kind: Literal["image", "video", "embed"], tag: str, inside: tuple[str, ...] = ()) -> None:
        # An image inside a paragraph does not end it; it comes before what is being read.
        top = self._top
        top.media += 1
        self._shown_media += 1
        if self._shown_media > _MOST_MEDIA:
            return
        sources = tuple(self._sources) if top.name == "picture" else inside
        self.drafts.append(Draft(kind, top, tag=tag, renditions=sources))

    # ------------------------------------------------ text

    def _flush(self) -> None:
        """What was read since the last block began or ended becomes a draft, if it is words at all."""
        pieces, links = self._pieces, self._links
        label, self._label = self._label, 0
        if not pieces:
            links.clear()
            return
        opened = self._opened
        if opened is not None:  # a link around several blocks: each gets its part
            links.append((opened[0], len(pieces), opened[1]))
            self._opened = (0, opened[1])
        if _LINE not in pieces or self._top.name == "pre":
            self._draft(pieces, links)
            pieces.clear()
            links.clear()
            return
        for begin, end in _paragraphs(pieces, label if self._top.name == "p" else 0):
            inside = [(max(a, begin) - begin, min(b, end) - begin, href) for a, b, href in links if a < end and b > begin]
            self._draft(pieces[begin:end], inside)
        pieces.clear()
        links.clear()

    def _draft(self, pieces: list[str], links: list[tuple[int, int, str]]) -> None:
        top = self._top
        joint = pieces[0] if len(pieces) == 1 else "".join(pieces)
        text = clean(joint) if top.name != "pre" else joint.replace(_LINE, "\n").strip("\n")
        if (
            len(text) < _MARKS
            and text not in _END_MARKS
            and (not text.strip(_STARS) or (len(text) < 4 and not any(map(str.isalnum, text))))
        ):
            return
        if text[0].islower() and self.drafts and len(first := self.drafts[-1].text) == 1 and first.isupper():
            pieces = [first, *pieces]  # a letter that is set apart to stand large
            text = f"{first} {text}" if joint[0] == " " else first + text
            links = [(begin + 1, end + 1, href) for begin, end, href in links]
            self.drafts.pop()
        draft = Draft("text", top, text)
        self.drafts.append(draft)
        linked = self._link(draft, pieces, links) if links else 0
        length = len(text)
        name = top.name
        top.text += length
        if name == "p":
            top.paragraphs += 1
        if name in HEADINGS:
            draft.kind = "heading"
            top.headings += 1
            top.linked_headings += linked * 10 > length * 8
        elif linked * 4 < length * 3 and (length >= _SAYING or (length * 2 >= _SAYING and is_dense(text))):
            top.prose += length
        elif linked and linked * 10 < length * 9 and name == "p" and text[-1] in ".!?":
            top.prose += length  # a sentence, though most of it leads elsewhere
        if self._bold:
            draft.bold = self._bold * 10 >= length * 9
            self._bold = 0

    def _link(self, draft: Draft, pieces: list[str], links: list[tuple[int, int, str]]) -> int:
        """Give a draft its links; how many of its characters are in links."""
        text = draft.text
        linked = after = 0
        placed: list[Link] = []
        for begin, end, href in links:
            words = text if end - begin == len(pieces) else clean("".join(pieces[begin:end]))
            linked += len(words)
            start = text.find(words, after) if words else -1
            if start >= 0:
                after = start + len(words)
                if whole := joined(self.base, plain(href)):
                    placed.append(Link(start=start, end=after, href=whole))
        draft.links = tuple(placed)
        if draft.container.name in HEADINGS and all(href.startswith("#") for _, _, href in links):
            return 0  # to itself, for those who want to cite it
        draft.linked = linked
        draft.container.linked += linked
        return linked


@lru_cache(maxsize=4096)  # a page has few kinds of tags, and those of a site have the same
def told(tag: str) -> tuple[str, Role | None, str | None, bool, bool, bool]:
    """What a tag with attributes, as the parser writes it, says of its element: names, role, the network that it embeds a
    post of, whether it is for readers and of the story, whether it is to be a player or post, and whether it is the story's
    heading."""
    names = names_of(attribute(tag, ' class="'), attribute(tag, ' id="'))
    part = role(names) if names else None
    if part is None and ' aria-label="' in tag:
        part = label_role(attribute(tag, ' aria-label="'))
    held = may_hold(tag) and held_back(tag, names) is not None
    if held and part not in UNSEEN:
        part = "embed"
    speaks = "hidden=" in tag or "role=" in tag or "style=" in tag or part in UNSEEN
    shown = not speaks or KEEP in tag or _shown(part, tag)
    return names, part, network_of_names(names), shown, held, HERE in tag


_LONG_TAG = 400  # characters from which a tag is not remembered


def _shown(part: Role | None, tag: str) -> bool:
    """Whether an element that says so much of itself is for readers and of the story."""
    if part in UNSEEN or (' role="' in tag and shunned_role(attribute(tag, ' role="'))):
        return False
    # What is hidden from screen readers is still seen; a paragraph among others is the story's.
    unseen = ' aria-hidden="true"' in tag and not tag.startswith("p ")
    return not (unseen or ' hidden="' in tag or "display:none" in tag or "display: none" in tag) or unfolds(tag)


def attribute(tag: str, name: str) -> str:
    """The value of an attribute, given as ` name="`, of a tag as the parser writes it; "" where there is none."""
    begin = tag.find(name)
    if begin < 0:
        return ""
    begin += len(name)
    return tag[begin : tag.find('"', begin)]


def _is_phrase(name: str) -> bool:
    """Whether an element inside a paragraph is a page builder's own for a word or name in it: "<glossary-term>"."""
    return ("-" in name or ":" in name) and not name.startswith("amp-")


def _mended(begun: str, parts: Iterator[str]) -> tuple[str, str]:
    """A tag that goes on after a "<", and the text after it."""
    pieces = [begun]
    for part in parts:
        tag, end, text = part.partition(">")
        pieces.append(tag)
        if end:
            return " ".join(pieces), text
    return " ".join(pieces), ""


def _after(parts: Iterator[str], name: str, tags: list[str] | None = None, texts: list[str] | None = None) -> str:
    """The text after the element that has just been opened; what is in it is passed over, or kept in these lists."""
    depth, closing, opening = 1, f"/{name}>", (f"{name}>", f"{name} ")
    for part in parts:
        if part.startswith(closing):
            depth -= 1
            if not depth:
                return part[len(closing) :]
        elif part.startswith(opening):
            depth += 1
        if tags is not None:
            tags.append(part)
        if texts is not None:
            texts.append(part.partition(">")[2])
    return ""


def _paragraphs(pieces: list[str], label: int) -> list[tuple[int, int]]:
    """Where the paragraphs of a run of text begin and end, in pieces.

    Two line breaks in a row, with nothing but white space between them, end one; a single one does where it stands after
    the end of a sentence, and in scripts that are written without spaces, where it never is a mere line of verse; and behind
    a line in bold type (the first `label` pieces) with prose below it: "<b>The survey</b><br>It is to be paid for …".
    """
    found: list[tuple[int, int]] = []
    begin = breaks = last = size = said = 0
    before = ""
    for at, piece in enumerate(pieces):
        if piece == _LINE:
            breaks += 1
            if breaks == 1:
                last = at
        elif piece and not piece.isspace():
            headed = breaks == 1 and said < label <= at and not found and size <= _LABEL and len(piece) >= _PROSE
            if breaks > 1 or headed or (breaks == 1 and _ends_paragraph(before, max(size, len(piece)))):
                found.append((begin, last))
                begin = at
                size = 0
            breaks = 0
            before = piece
            said = at
            size += len(piece)
    found.append((begin, len(pieces)))
    return found


_SAYING = 80  # characters of a line that is prose; half of that where each is a word or a syllable
_LABEL = 100  # characters of a line in bold type above prose
_PROSE = 40  # characters of the first words of that prose


def _ends_paragraph(text: str, size: int) -> bool:
    """Whether a line break after this text ends a paragraph of so many characters."""
    text = text.rstrip()
    return (size > 60 and text.endswith(_ENDS)) or text[-1:] > "\u2e80"


_ENDS = (".", "!", "?", "…", ".”", ".“", ".»", '."', "!»", "?»", '!"', '?"', "।", "۔", "؟", ".’", ".'")
