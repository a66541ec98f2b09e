"""From the markup of the story's region to drafts of blocks, in reading order.

The region is serialised by the parser, which makes it well-formed and quotes what needs quoting; so nearly every "<" in it
begins a tag that the next ">" ends, and its tags can be split off and read in a row, with no tree and no recursion: a few
hundred per story. A draft knows the container it was found in; what the containers are worth is seen when all has been read
(`selection`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from depeche.model import Link
from depeche.reading.story.drafts import Container, Draft
from depeche.reading.story.elements import (
    LONG_TAG,
    MARKS,
    STARS,
    after,
    attribute,
    is_mark,
    is_phrase,
    mended,
    tells_maker,
    told,
)
from depeche.reading.story.line_breaks import LINE, LONG, ended, paragraphs, typed
from depeche.reading.vocabulary.addresses import joined
from depeche.reading.vocabulary.boilerplate import Role, names_a_title
from depeche.reading.vocabulary.house_rules import leads_to_counter
from depeche.reading.vocabulary.phrases import phrases
from depeche.reading.vocabulary.words import STOPS, clean, is_dense, laid_out, plain

_HIDDEN = re.compile(
    r"(?<!aria-)\bhidden\b|sr-only|off-screen|screen-?reader|display: ?none|role=\"tooltip\""
    r"|[Tt]ooltip[-_]*(?:[Tt]ext|[Cc]ontent|[Ii]nner|[Bb]ody|[Bb]ubble)|\bmaterial-(?:icons|symbols)"
)
_ASKING = re.compile(r'(?i)input (?![^>]{0,400}type="hidden")[^>]{0,400}mail')
_HEAVY = re.compile(r"font-(?:weight: ?(?:bold|[6-9]00)|(?:semi|extra)?bold\b|\[[6-9]00\])")

_TITLE = 25  # characters from which linked words may be one

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}

_ANCHORS = frozenset(("#", "¶", "§", "🔗", "↩", "↩︎", "↑"))
_MOST_MEDIA = 2_000  # images, players and embeds of one story
_CAPTIONED = frozenset({"figure", "figcaption"})
_FRAMES = frozenset({"media", "embed"})
_PICTURED = frozenset({"image", "video", "embed"})
_CREDIT_FIRST = 80  # characters of a credit that stands before the words of its caption
_SAYING = 80  # characters of a line that is prose; half of that where each is a word or a syllable


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
    _bold: list[tuple[int, int]] = field(default_factory=list)  # pieces in bold type, and the characters of each
    _label: int = 0  # number of pieces in bold type with which the block begins; -1 while they are being read
    _slant: int = 0  # the same of those in italics, right below a picture or film
    _opened: tuple[int, str] | None = None  # a link that is not yet closed
    _drawn: bool = False  # a formula was read: its twin that is drawn sign by sign, next, says the same
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
        known = _READINGS.get
        text = next(parts)
        if text:
            pieces.append(plain(text))
        for part in parts:
            tag, end, text = part.partition(">")
            if not end:  # an attribute whose name has a "<" in it, by mistake
                tag, text = mended(part, parts)
            name = tag[: tag.index(" ")] if " " in tag else tag
            reading = known(name)
            if reading is not None:
                text = reading(self, name, tag, text, parts)
            elif name[:1] == "/":  # there is no name behind a mere "<", which <xmp> and <noembed> may hold
                self._leave(name[1:])
            else:
                text = self._enter(name, tag, text, parts)
            if text and (pieces or not text.isspace()):
                pieces.append(plain(text) if "&" in text else text)
        self._flush()

    # ------------------------------------------------ elements that hold blocks

    def _enter(self, name: str, tag: str, text: str, parts: Iterator[str]) -> str:
        """Go into a container; where it is to be left out, to what follows it."""
        if self._pieces:
            if self._top.name == "p" and is_phrase(name):
                return text
            self._flush()
        part: Role | None = None
        names, network, held = "", None, False
        if name is not tag:
            names, part, network, shown, held, here = told(tag) if len(tag) < LONG_TAG else told.__wrapped__(tag)
            if here:
                self.start = len(self.drafts)
            if not shown:
                drawn = ' role="button"' in tag or ' aria-hidden="true"' in tag
                return self._pressed(name, parts, ornaments=" role=" in tag) if drawn else after(parts, name)
        self._top = Container(name, self._top, part, names, tag, network)
        self.containers.append(self._top)
        if name == "picture":
            self._sources.clear()
        elif held or name.startswith("amp-"):
            self._media("embed", tag)
        return text

    def _leave(self, name: str) -> None:
        """Out of a container again."""
        top = self._top
        if self._pieces and not (top.name == "p" and name != "p" and is_phrase(name)):
            self._flush()
        if top.name == name and top.parent is not None:
            self._top = top.parent

    # ------------------------------------------------ elements within a line

    def _phrase(self, name: str, tag: str, text: str, parts: Iterator[str]) -> str:
        """Words within a line: a time, words that nobody sees, words in bold type, who made the picture of a caption."""
        top = self._top
        if name is tag:
            return self._first_credit(name, text, parts) if top.name in _CAPTIONED and not self._pieces else text
        if name == "time":
            top.when = top.when or attribute(tag, ' datetime="') or None
        elif (
            "hidden" in tag
            or "only" in tag
            or "off-s" in tag
            or "reader" in tag
            or "display" in tag
            or "ooltip" in tag
            or "material-" in tag  # a font in which the name of a sign is drawn as the sign
        ) and (_HIDDEN.search(tag) or (self._drawn and ' aria-hidden="true"' in tag)):
            self._drawn = False  # what else is hidden from screen readers is still seen
            return after(parts, name)
        elif "font-" in tag and _HEAVY.search(tag):
            self._bold.append((len(self._pieces), len(text.strip())))
        elif top.name in _CAPTIONED or top.role == "caption" or (top.role == "embed" and "caption" in top.names):
            if ' role="button"' in tag:
                return after(parts, name)  # "Show more"
            if tells_maker(tag):
                text = self._credited(name, text, parts)
            elif text and phrases().begins_with_credit(text):
                text = f" {text}"  # set apart by its style alone
        elif self.drafts and self.drafts[-1].kind == "image" and self._is_framed() and tells_maker(tag):
            text = self._credited(name, text, parts)
        return text

    def _is_framed(self) -> bool:
        """Whether the words at hand stand in one frame with the picture right before them, below or beside it."""
        top, pictured = self._top, self.drafts[-1].container
        frame = top.parent
        return frame is not None and frame.role in _FRAMES and pictured.parent is frame and top.name not in ("p", "li")

    def _first_credit(self, name: str, text: str, parts: Iterator[str]) -> str:
        """Who made the picture, where that stands first in its caption, in an element of its own."""
        if len(text) > _CREDIT_FIRST or not phrases().begins_with_credit(text.lstrip()):
            return text
        return self._credited(name, text, parts)

    def _credited(self, name: str, text: str, parts: Iterator[str]) -> str:
        """Who made the picture, in an element of its caption; the picture itself may stand in it too."""
        inside: list[str] = []
        texts = [text]
        text = after(parts, name, tags=inside, texts=texts)
        seen = [texts[0]]
        for tag, words in zip(inside, texts[1:], strict=True):
            if tag.startswith("img "):
                self._media("image", tag.partition(">")[0])
            if "off-screen" not in tag:
                seen.append(words)
        if said := clean(plain("".join(seen))):
            self.drafts.append(Draft("credit", self._top, said))
        return text

    def _in_bold(self, name: str, tag: str, text: str, parts: Iterator[str]) -> str:
        pictured = self._top.name in _CAPTIONED and self.drafts and self.drafts[-1].kind == "image"
        if pictured and name is not tag and tells_maker(tag):
            return self._credited(name, text, parts)
        self._bold.append((len(self._pieces), len(text.strip())))
        if not self._pieces:
            self._label = -1
        return text

    def _no_longer_bold(self, name: str, tag: str, text: str, parts: Iterator[str]) -> str:
        if self._label < 0:
            self._label = len(self._pieces)
        return text

    def _in_italics(self, name: str, tag: str, text: str, parts: Iterator[str]) -> str:
        if not self._pieces and self.drafts and self.drafts[-1].kind in _PICTURED:
            self._slant = -1
        return self._phrase(name, tag, text, parts)

    def _no_longer_slanted(self, name: str, tag: str, text: str, parts: Iterator[str]) -> str:
        if self._slant < 0:
            self._slant = len(self._pieces)
        return text

    def _begin_link(self, name: str, tag: str, text: str, parts: Iterator[str]) -> str:
        if ' href="' in tag or ' name="' not in tag:  # else others may cite the place by it
            href = attribute(tag, ' href="')
            self._opened = (len(self._pieces), href)
            if href.startswith("#/") and leads_to_counter(href):
                self._top.asks = True  # the form opens on the page
        return text

    def _end_link(self, name: str, tag: str, text: str, parts: Iterator[str]) -> str:
        if self._opened is None:
            return text
        begin, href = self._opened
        pieces = self._pieces
        self._opened = None
        if "#" in href and len(pieces) == begin + 1 and _is_anchor(pieces[begin].strip(), href):
            pieces.pop()  # what others may cite the heading by
            return text
        if len(pieces) > begin + 1 and pieces[-1].strip().casefold() in phrases().link_note:
            pieces.pop()
        self._links.append((begin, len(pieces), href))
        return text

    def _break_line(self, name: str, tag: str, text: str, parts: Iterator[str]) -> str:
        self._pieces.append(LINE)
        return text

    def _button(self, name: str, tag: str, text: str, parts: Iterator[str]) -> str:
        """A button is left out, unless it is a word of the sentence, which explains itself on a click."""
        pieces = self._pieces
        if not pieces or self._top.name != "p":
            text = self._pressed(name, parts)
            self._top.pressed = len(self.drafts)
            return text
        said = [text]
        text = after(parts, name, texts=said)
        if text and not text.isspace():
            word = plain("".join(said)).strip()
            pieces.append(f" {word} " if text[0].isalnum() else f" {word}")
        return text

    def _pressed(self, name: str, parts: Iterator[str], *, ornaments: bool = True) -> str:
        """The text after a button, or a part that screen readers pass over; of what is on it a picture in a frame is read,
        which it enlarges: there `ornaments` may be one, an image that is said to show nothing."""
        if self._top.within("figure") is None:
            return after(parts, name)
        inside: list[str] = []
        text = after(parts, name, tags=inside)
        tags = [each.partition(">")[0] for each in inside]
        for tag in tags:
            if tag.startswith("img ") and (ornaments or attribute(tag, ' alt="')):
                self._media("image", tag, tuple([each for each in tags if each.startswith("source ")]))
        return text

    def _formula(self, name: str, tag: str, text: str, parts: Iterator[str]) -> str:
        """A formula is words of its line: those that it has for readers who cannot see it, its TeX, or else its signs."""
        tags: list[str] = []
        signs = [text]
        text = after(parts, name, tags=tags, texts=signs)
        notes = [at for at, each in enumerate(tags) if each.startswith("annotation")]
        tex = next((signs[at + 1] for at in notes if "tex" in tags[at]), None)
        said = attribute(tag, ' alttext="') or tex or "".join(map(str.strip, signs[: notes[0] + 1] if notes else signs))
        self._pieces.append(plain(said).strip())
        self._drawn = True
        return text

    # ------------------------------------------------ what is shown, and what is not

    def _picture(self, name: str, tag: str, text: str, parts: Iterator[str]) -> str:
        if self._pieces and "emoji" in tag:
            self._pieces.append(plain(attribute(tag, ' alt="')))
        else:
            self._media("image", tag)
        return text if name == "img" else after(parts, name)

    def _film(self, name: str, tag: str, text: str, parts: Iterator[str]) -> str:
        inside: list[str] = []
        text = after(parts, name, tags=inside)
        self._media("video", tag, tuple(each.partition(">")[0] for each in inside if each.startswith("source ")))
        return text

    def _frame(self, name: str, tag: str, text: str, parts: Iterator[str]) -> str:
        if ' src="about:blank"' not in tag or "//" in tag:  # else it is what a form answers to, and no player
            self._media("embed", tag)
        return text if name == "embed" else after(parts, name)

    def _source(self, name: str, tag: str, text: str, parts: Iterator[str]) -> str:
        self._sources.append(tag)
        return text

    def _declared(self, name: str, tag: str, text: str, parts: Iterator[str]) -> str:
        """A `<meta>` among the text tells when it was published."""
        if "datePublished" in tag:
            self._top.when = self._top.when or attribute(tag, ' content="') or None
        return text

    def _form(self, name: str, tag: str, text: str, parts: Iterator[str]) -> str:
        """A form is left out, and so is a field in none; whether they ask for an address is kept."""
        fields = [tag]
        if name == "form":
            text = after(parts, name, tags=fields)
        if any(map(_ASKING.match, fields)):
            self._top.asks = True
        return text

    def _passed_over(self, name: str, tag: str, text: str, parts: Iterator[str]) -> str:
        """What is no text of the page; the script of Telegram stands for the post that it fetches."""
        if "data-telegram-post" in tag:
            self._media("embed", tag)
        return after(parts, name)

    def _rule(self, name: str, tag: str, text: str, parts: Iterator[str]) -> str:
        """A line across the page parts what stands on its sides, also where neither is in a part of its own."""
        if not name.startswith("/"):
            self._flush()
        return text

    def _empty(self, name: str, tag: str, text: str, parts: Iterator[str]) -> str:
        return text

    def _media(self, kind: Literal["image", "video", "embed"], tag: str, inside: tuple[str, ...] = ()) -> None:
        # An image inside a paragraph does not end it; it comes before what is being read.
        top = self._top
        if self._pieces and self._pieces[-1].isspace() and ended(self._pieces):
            self._flush()
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
        slant, self._slant = self._slant, 0
        if not pieces:
            links.clear()
            return
        opened = self._opened
        if opened is not None:  # a link around several blocks: each gets its part, unless it leads nowhere
            if opened[1]:
                links.append((opened[0], len(pieces), opened[1]))
            self._opened = (0, opened[1])
        heavy = self._bold
        if LINE not in pieces or self._top.name == "pre":
            self._draft(pieces, links, sum([size for _, size in heavy]) if heavy else 0)
            if slant > 0 and self.drafts and all(map(str.isspace, pieces[slant:])):
                self.drafts[-1].slanted = True
        else:
            for begin, end in paragraphs(pieces, label if self._top.name == "p" else 0, {at for at, _ in heavy}):
                within = [link for link in links if link[0] < end and link[1] > begin]
                inside = [(max(a, begin) - begin, min(b, end) - begin, href) for a, b, href in within]
                size = sum([size for at, size in heavy if begin <= at < end]) if heavy else 0
                self._draft(pieces[begin:end], inside, size)
        pieces.clear()
        if links:
            links.clear()
        if heavy:
            heavy.clear()

    def _draft(self, pieces: list[str], links: list[tuple[int, int, str]], heavy: int) -> None:
        top = self._top
        joint = pieces[0] if len(pieces) == 1 else "".join(pieces)
        text = clean(joint) if top.name != "pre" else laid_out(joint.replace(LINE, "\n")).strip("\n")
        length = len(text)
        if length > LONG and not links and top.name not in ("p", "pre") and (told := typed(joint)):
            for paragraph in told:
                self._draft([paragraph], [], 0)
            return
        if (length < MARKS or text[0] in STARS) and (is_mark(text) or (links and self._is_number_of_note(text, links))):
            return
        if text[0].islower() and self.drafts and len(first := self.drafts[-1].text) == 1 and first.isupper():
            pieces = [first, *pieces]  # a letter that is set apart to stand large
            text = f"{first} {text}" if joint[0] == " " else first + text
            length = len(text)
            links = [(begin + 1, end + 1, href) for begin, end, href in links]
            self.drafts.pop()
        part = top.name == "div"  # perhaps not all of its heading, which counts by what stands directly in it
        if top.name in ("p", "div") and top.parent is not None and top.parent.name in HEADINGS:
            top = top.parent  # as some systems write headings: "<h2><p>…</p></h2>"
        draft = Draft("text", top, text)
        self.drafts.append(draft)
        linked = self._placed(draft, pieces, links) if links else 0
        name = top.name
        top.text += length
        if name == "p":
            top.paragraphs += 1
        if name in HEADINGS:
            draft.kind = "heading"
            top.headings += not part
            top.linked_headings += not part and linked * 10 > length * 8
        elif linked * 10 > length * 8 and _TITLE < length < LONG and _is_title(top):
            top.headings += 1  # of a teaser, in no heading element
            top.linked_headings += 1
        elif linked * 4 < length * 3 and (length >= _SAYING or (length * 2 >= _SAYING and is_dense(text))):
            top.prose += length
        elif linked and linked * 10 < length * 9 and name == "p" and text.endswith(STOPS):
            top.prose += length  # a sentence, though most of it leads elsewhere
        draft.bold = heavy > 0 and heavy * 10 >= length * 9

    def _is_number_of_note(self, text: str, links: list[tuple[int, int, str]]) -> bool:
        """Whether a line is the number of a footnote, set apart from its words, that leads back into the text."""
        return text.isdecimal() and "#" in links[0][2] and self._top.name not in ("li", "td", "th")

    def _placed(self, draft: Draft, pieces: list[str], links: list[tuple[int, int, str]]) -> int:
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
                if href and (whole := joined(self.base, plain(href))):
                    placed.append(Link(start=start, end=after, href=whole))
        draft.links = tuple(placed)
        if draft.container.name in HEADINGS and all(href.startswith("#") for _, _, href in links):
            return 0  # to itself, for those who want to cite it
        draft.linked = linked
        draft.container.linked += linked
        return linked


def _is_title(container: Container) -> bool:
    """Whether an element is called a title, and of no picture or film."""
    return names_a_title(container.names) and container.within("figure") is None


def _is_anchor(said: str, href: str) -> bool:
    """Whether a link says no more than that it leads to its own place: "#", "¶", "#section2"."""
    return said in _ANCHORS or (said[:1] == "#" and href.endswith(said))


Reading = Callable[[Flow, str, str, str, Iterator[str]], str]
"""What is done with a tag of some name, given its name, all of it, the text behind it and what follows; the text to go on
with."""

_INLINE = (
    "abbr", "acronym", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "font", "ins", "kbd", "label",
    "mark", "nobr", "q", "rb", "ruby", "s", "samp", "small", "span", "strike", "sub", "sup", "time", "tt", "u", "var",
)  # fmt: skip
_UNREAD = (
    "canvas", "dialog", "head", "map", "menu", "meter", "nav", "noscript", "object", "progress", "rp", "rt",
    "script", "select", "style", "svg", "template", "textarea",
)  # fmt: skip
_READINGS: dict[str, Reading] = {
    **dict.fromkeys(_INLINE, Flow._phrase),
    **dict.fromkeys(("b", "strong"), Flow._in_bold),
    **dict.fromkeys(("em", "i"), Flow._in_italics),
    "a": Flow._begin_link,
    "br": Flow._break_line,
    "button": Flow._button,
    "form": Flow._form,
    "input": Flow._form,
    "source": Flow._source,
    "meta": Flow._declared,
    "hr": Flow._rule,
    "math": Flow._formula,
    **dict.fromkeys(_UNREAD, Flow._passed_over),
    **dict.fromkeys(("area", "base", "col", "link", "param", "track", "wbr"), Flow._empty),
    **dict.fromkeys(("img", "amp-img"), Flow._picture),
    **dict.fromkeys(("video", "audio", "amp-video", "amp-audio"), Flow._film),
    **dict.fromkeys(("iframe", "embed", "amp-iframe", "amp-youtube", "amp-dailymotion", "amp-vimeo"), Flow._frame),
}
_READINGS |= {f"/{name}": Flow._empty for name in _READINGS}  # most ends do nothing by themselves
_READINGS |= {"/a": Flow._end_link, "/b": Flow._no_longer_bold, "/strong": Flow._no_longer_bold}
_READINGS |= {"/em": Flow._no_longer_slanted, "/i": Flow._no_longer_slanted}
"""By the name of the tag. Any other element holds blocks, or is one."""
