"""What is read before it is known to be of the story: drafts of blocks, and the elements that hold them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from depeche.model import Link
from depeche.reading.vocabulary.boilerplate import Role

DraftKind = Literal["text", "heading", "image", "video", "embed", "credit"]


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

    def upwards(self) -> Iterator[Container]:
        """The container and those that it stands in."""
        at: Container | None = self
        while at is not None:
            yield at
            at = at.parent

    def is_in(self, other: Container) -> bool:
        """Whether it stands in another, or is it."""
        return any(outer is other for outer in self.upwards())

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
    slanted: bool = False  # all of it in italics, right below a picture or film
    thing: bool = False  # a heading that leads elsewhere, to one of the things that the story tells of
    tag: str = ""  # of an image, a player or an embed: as written, with its attributes
    renditions: tuple[str, ...] = ()  # source elements beside an image, as written
