"""Which drafts are the story's, and as what? Containers are weighed by what they hold; drafts then become blocks.

A name like "related" or "widget" is a hint, never a proof: a part that holds much of the story's prose is the story.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from depeche.model import Block, Link
from depeche.reading import embeds, images, live
from depeche.reading.blocks import HEADINGS, Container, Draft
from depeche.reading.known import Known
from depeche.reading.phrases import Phrases, phrases
from depeche.reading.words import letters

_WITHIN_FIGURES = frozenset({"table", "blockquote", "ul", "ol", "pre"})  # what may stand in a figure instead of a picture
_PARTS = frozenset({"div", "section", "article", "ul", "ol", "dl", "aside", "header", "footer", "figure", "table", "details", "center"})


@dataclass(slots=True)
class Selected:
    """The story's blocks, with what was seen on the way."""

    blocks: list[Block] = field(default_factory=list)
    lede: str | None = None
    wall: bool = False


def weigh(containers: list[Container]) -> dict[Container, Container]:
    """Mark what is not of the story as dead; give each container that stands in a list, table, quote, … its structure."""
    for container in reversed(containers):
        parent = container.parent
        if parent is not None:
            parent.text += container.text
            parent.linked += container.linked
            parent.prose += container.prose
            parent.paragraphs += container.paragraphs
            parent.headings += container.headings
            parent.linked_headings += container.linked_headings
            parent.media += container.media
    whole = containers[0]
    together: dict[str, int] = {}  # characters in all parts of one name: some builders wrap each paragraph in a "widget"
    for container in containers:
        if container.role in ("shun", "wall", "gate") and not (container.parent is not None and container.parent.names == container.names):
            together[container.names] = together.get(container.names, 0) + container.text
    teasers = [container for container in containers if _teaser(container, whole)]
    if sum(container.text for container in teasers if not (container.parent and _teaser(container.parent, whole))) * 3 > whole.text:
        teasers = []  # a story that is a list of things, each under a heading that leads to it
    for container in teasers:
        container.dead = True
    structures: dict[Container, Container] = {}
    captions: set[Container] = set()
    posts: set[Container] = set()  # structures whose every word belongs to them
    for container in containers:
        parent = container.parent
        if parent is not None:
            above = structures.get(parent)
            if parent.dead or (above not in posts and (container.dead or _foreign(container, whole, together))):
                container.dead = True
            elif above is not None and (above.name != "figure" or parent in captions or container.name not in _WITHIN_FIGURES):
                structures[container] = above
                if parent in captions or container.name == "figcaption":
                    captions.add(container)
            elif _structure(container, whole):
                structures[container] = container
                if container.role == "embed" or embeds.network_of_class(container.tag):
                    posts.add(container)
    return structures


def point_elsewhere(drafts: list[Draft], whole: Container, phrases: Phrases) -> None:
    """Mark small parts as dead that say of themselves that they lead elsewhere: "Read more", and a story's title."""
    for draft in drafts:
        if draft.kind in ("text", "heading") and len(draft.text) < 60 and phrases.is_signpost(draft.text):
            part = draft.container.parent
            if part is not None and part.name in _PARTS and part.text < 700 and part.text * 5 < whole.text:
                part.dead = True


def _teaser(container: Container, whole: Container) -> bool:
    """Whether a part is headings that lead elsewhere, with a line of text each."""
    return (
        container.linked_headings > 0
        and container.linked_headings == container.headings
        and container.prose < 400
        and container.text * 5 < whole.text * 2
        and container.name in _PARTS
    )


def _foreign(container: Container, whole: Container, together: dict[str, int]) -> bool:
    """Whether a part does not belong to the story, by its name, its links or its headings."""
    name, part = container.name, container.role
    if part == "embed" or embeds.network_of_class(container.tag):
        return False
    share = container.text / whole.text if whole.text else 0.0
    if part == "shun":
        return max(container.text, together.get(container.names, 0)) < 0.4 * whole.text
    if name in ("aside", "footer"):
        return share < 0.4
    if part in ("gate", "wall"):
        return max(container.text, together.get(container.names, 0)) < 0.3 * whole.text
    if part == "meta":
        return container.text < 160 and container.prose == 0 and name not in HEADINGS
    if name not in _PARTS:
        return False
    return share < 0.4 and container.linked * 10 > container.text * 6 and container.prose == 0


def _structure(container: Container, whole: Container) -> bool:
    """Whether a container is one list, table, quote, picture or post, and no mere layout."""
    name = container.name
    if container.text * 2 > whole.text and container.text > 1200:
        return False
    if name in ("figure", "figcaption", "pre") or container.role == "pull":
        return True
    if embeds.network_of_class(container.tag):
        return True
    if container.role == "embed" or name.startswith("amp-"):
        return container.prose < 500 and (container.media > 0 or container.text < 600)
    if name in ("ul", "ol", "dl", "table", "blockquote"):
        return not container.headings
    if name in HEADINGS or name == "p" or not container.media or container.headings:
        return False
    if container.role == "media":
        return container.prose < 500
    return container.paragraphs == 0 and 0 < container.text < 300  # a picture with the words below it


class Assembly:
    """Turns drafts into blocks, in order."""

    def __init__(
        self, structures: dict[Container, Container], entries: dict[Container, Container], known: Known, base: str | None
    ) -> None:
        self.structures = structures
        self.entries = entries
        self.known = known
        self.base = base
        self.phrases = phrases()
        self.blocks: list[Block] = []

    def add(self, drafts: list[Draft]) -> list[Block]:
        """The blocks of the drafts that are the story's."""
        drafts = _once(drafts)
        at, end = 0, len(drafts)
        while at < end:
            draft = drafts[at]
            holders = self.entries if draft.container in self.entries else self.structures
            holder = holders.get(draft.container)
            if holder is None:
                self.single(draft)
                at += 1
                continue
            begin = at
            while at < end and holders.get(drafts[at].container) is holder:
                at += 1
            if holders is self.entries:
                self.entry(holder, drafts[begin:at])
            else:
                self.group(holder, drafts[begin:at])
        return self.blocks

    def entry(self, holder: Container, drafts: list[Draft]) -> None:
        """An entry of a live blog is a page's story on a small scale."""
        inside = Assembly(self.structures, {}, self.known, self.base).add(drafts)
        made = live.entry(holder, drafts, inside, self.known)
        if made is not None:
            self.blocks.append(made)

    # ------------------------------------------------ one draft

    def single(self, draft: Draft) -> None:
        container, text = draft.container, draft.text
        if draft.kind == "heading":
            if draft.linked * 10 <= len(text) * 8 and not self.phrases.is_signpost(text):
                self.blocks.append(Block(kind="heading", text=text, level=HEADINGS[container.name], links=draft.links))
        elif draft.kind == "text":
            self.text(draft)
        elif draft.kind != "credit":
            self.medium(draft)

    def text(self, draft: Draft) -> None:
        container, text = draft.container, draft.text
        if draft.linked * 10 > len(text) * 7 and len(text) < 300:
            url = draft.links[0].href if draft.links else None
            if draft.text.startswith("http") and (name := embeds.network(url)):
                self.blocks.append(Block(kind="embed", network=name, url=url))
            return
        role = container.role
        if role == "caption":
            self.caption(text)
            return
        if role in ("meta", "credit") and len(text) < 200:
            return
        if self.phrases.is_signpost(text):
            return
        if container.name != "p" and len(text) < 40 and container.text < 300 and not _is_sentence(text):
            return
        if role == "subhead" or (draft.bold and self._is_subhead(draft)):
            self.blocks.append(Block(kind="heading", text=text, level=3))
            return
        if text.startswith("©") and len(text) < 100:
            return
        kind = "notice" if role == "notice" or self.phrases.is_notice(text) else "paragraph"
        self.blocks.append(Block(kind="notice" if kind == "notice" else "paragraph", text=text, links=draft.links))

    def _is_subhead(self, draft: Draft) -> bool:
        """Whether a paragraph in bold type is a heading: short, no sentence, after the story has begun."""
        text = draft.text
        return (
            draft.container.name == "p"
            and 4 < len(text) < 100
            and text[-1] not in ".:;,!»”\"…"
            and bool(self.blocks)
            and self.blocks[-1].kind in ("paragraph", "quote", "list", "image", "embed", "table", "video")
        )

    def medium(self, draft: Draft) -> None:
        block = self.made(draft)
        if block is not None:
            self.blocks.append(block)

    def made(self, draft: Draft) -> Block | None:
        if draft.kind == "image":
            return images.image(draft.tag, draft.renditions, self.base)
        if draft.kind == "video":
            return images.video(draft.tag, draft.renditions, self.base)
        return embeds.frame(draft.tag, self.base)

    def caption(self, text: str) -> None:
        """A caption belongs to the picture or film just before it, if that has none yet."""
        if self.blocks:
            last = self.blocks[-1]
            if last.kind in ("image", "video", "embed") and last.caption is None:
                caption, credit = self.phrases.caption_and_credit(text)
                self.blocks[-1] = replace(last, caption=caption or None, credit=last.credit or credit)

    # ------------------------------------------------ several drafts that are one block

    def group(self, structure: Container, drafts: list[Draft]) -> None:
        name = structure.name
        if structure.role == "embed" or name.startswith("amp-") or embeds.network_of_class(structure.tag):
            self.embed(structure, drafts)
        elif structure.role == "pull" or name == "blockquote":
            self.quote(drafts)
        elif name in ("ul", "ol", "dl"):
            self.list(drafts)
        elif name == "table":
            self.table(structure, drafts)
        elif name == "pre":
            self.blocks.append(Block(kind="code", text="\n".join(draft.text for draft in drafts)))
        else:
            self.figure(drafts)

    def figure(self, drafts: list[Draft]) -> None:
        media: list[Block] = []
        words: list[str] = []
        credit: str | None = None
        for draft in drafts:
            if draft.kind in ("image", "video", "embed"):
                block = self.made(draft)
                if block is not None and all(block.url != each.url for each in media):
                    media.append(block)
            elif draft.kind == "credit" or draft.container.role == "credit":
                credit = draft.text
            elif draft.text not in words:
                words.append(draft.text)
        if not media:
            return
        media.sort(key=lambda block: block.kind == "image")
        caption, told = self.phrases.caption_and_credit(" ".join(words))
        if credit:
            credit = self.phrases.caption_and_credit(credit)[1] or credit
        self.blocks.append(replace(media[0], caption=caption or None, credit=credit or told))
        self.blocks.extend(media[1:])

    def embed(self, structure: Container, drafts: list[Draft]) -> None:
        network = embeds.network_of_class(structure.tag)
        own = embeds.own_address(structure.tag)
        words: list[str] = []
        addresses: list[str] = []
        title: str | None = None
        quoted = False
        linked = 0
        for draft in drafts:
            around = draft.container.within("blockquote")
            if around is not None:
                network = network or embeds.network_of_class(around.tag)
                own = own or embeds.own_address(around.tag)
                quoted = True
            if draft.kind in ("text", "heading"):
                words.append(draft.text)
                linked += draft.linked
                addresses += [link.href for link in draft.links]
            elif draft.kind == "embed" and (block := embeds.frame(draft.tag, self.base)):
                addresses.append(block.url or "")
                network, title = network or block.network, block.title
        url = embeds.post_address(addresses) or own or next((each for each in addresses if embeds.network(each)), None)
        network = network or embeds.network(url)
        if network is None:
            return
        text, author, published = embeds.signature(" ".join(words)) if quoted else ("", None, None)
        if linked * 10 > sum(map(len, words)) * 8:  # "A post shared by …": no words of the post
            text = ""
        self.blocks.append(
            Block(kind="embed", text=text, network=network, url=embeds.without_trackers(url), title=title, author=author,
                  published=published)
        )  # fmt: skip

    def quote(self, drafts: list[Draft]) -> None:
        words: list[str] = []
        for draft in drafts:
            if draft.kind in ("text", "heading"):
                words.append(draft.text)
            elif draft.kind != "credit":
                self.medium(draft)
        if not words:
            return
        author: str | None = None
        last = drafts[-1].container
        if len(words) > 1 and len(words[-1]) < 100 and (last.name in ("footer", "figcaption", "blockquote") or last.role == "meta"):
            author = words.pop().lstrip("—–- ") or None
        text = "\n".join(words)
        links = drafts[0].links if len(words) == 1 else ()
        self.blocks.append(Block(kind="quote", text=text, links=links, author=author))

    def list(self, drafts: list[Draft]) -> None:
        items: list[str] = []
        links: list[Link] = []
        last: Container | None = None
        offset = 0
        for draft in drafts:
            if draft.kind not in ("text", "heading"):
                if draft.kind != "credit":
                    self.medium(draft)
                continue
            item = draft.container.within("li", "dt", "dd")
            if self.phrases.is_signpost(draft.text):
                continue
            if items and item is last:
                items[-1] += " " + draft.text
                offset += 1
            else:
                offset += 1 if items else 0
                items.append(draft.text)
            links += [Link(start=link.start + offset, end=link.end + offset, href=link.href) for link in draft.links]
            offset += len(draft.text)
            last = item
        if items:
            self.blocks.append(Block(kind="list", text="\n".join(items), links=tuple(links)))

    def table(self, structure: Container, drafts: list[Draft]) -> None:
        rows: list[list[str]] = []
        row: Container | None = None
        cell: Container | None = None
        cells = [draft for draft in drafts if draft.text]
        if structure.prose > 0 and structure.prose * 3 > structure.text * 2:  # layout, not data
            for draft in drafts:
                self.single(draft)
            return
        for draft in cells:
            this_row, this_cell = draft.container.within("tr", "caption"), draft.container.within("td", "th", "caption")
            if this_row is not row or not rows:
                rows.append([draft.text])
            elif this_cell is cell:
                rows[-1][-1] += " " + draft.text
            else:
                rows[-1].append(draft.text)
            row, cell = this_row, this_cell
        if rows:
            text = "\n".join("\t".join(row) for row in rows)
            self.blocks.append(Block(kind="table", text=text, rows=tuple(map(tuple, rows))))


def said_already(blocks: list[Block]) -> list[Block]:
    """Without quotes that repeat words of the text."""
    if not any(block.kind == "quote" for block in blocks):
        return blocks
    running = letters(" ".join(block.text for block in blocks if block.kind == "paragraph"))
    return [
        block
        for block in blocks
        if not (block.kind == "quote" and (said := letters(block.text)) and len(said) > 20 and said in running)
    ]


def from_first_sentence_to_last(blocks: list[Block], phrases: Phrases) -> list[Block]:
    """Without the short lines that are no sentences at either end: places, dates, initials, credits."""
    first = next((at for at, block in enumerate(blocks) if _is_prose(block)), len(blocks))
    head = [block for block in blocks[:first] if block.kind != "paragraph" or _is_sentence(block.text)]
    rest = blocks[first:]
    for _ in range(4):
        last = next((at for at in range(len(rest) - 1, 0, -1) if rest[at].text), 0)
        if not last or rest[last].kind != "paragraph":
            break
        if _is_sentence(rest[last].text) and not phrases.is_closing(rest[last].text):
            break
        del rest[last]
    return head + rest


def _is_prose(block: Block) -> bool:
    return block.kind == "paragraph" and (len(block.text) > 80 or (len(block.text) > 20 and block.text[-1:] > "\u2e80"))


def _is_sentence(text: str) -> bool:
    """Whether a line may be one of the story's: it is long, or ends as sentences do."""
    return len(text) > 70 or text.endswith(_ENDS) or text[-1:] > "\u2e80"


_ENDS = (".", "!", "?", "…", ":", "”", "“", "»", "«", '"', "’", "।", "۔", "؟", "։")


def _once(drafts: list[Draft]) -> list[Draft]:
    """The drafts that live, each long text once: the second is for another width of screen."""
    alive = [draft for draft in drafts if not draft.container.dead]
    counts = Counter(draft.text for draft in alive if len(draft.text) > 30)
    if not counts or max(counts.values()) == 1:
        return alive
    repeated = {text for text, count in counts.items() if count > 2}  # a box that stands in many places
    if sum(map(len, repeated)) * 3 > sum(map(len, counts)):
        repeated = set()  # no: the whole story, once for each width of screen
    told: set[str] = set()
    kept: list[Draft] = []
    for draft in alive:
        text = draft.text
        if text in repeated or text in told:
            continue
        if len(text) > 60:
            told.add(text)
        kept.append(draft)
    return kept
