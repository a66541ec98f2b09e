"""Posts from elsewhere that stand in a story as their network's embedding code: whose, where, in which words."""

from __future__ import annotations

from dataclasses import dataclass, field

from depeche.model import Block, Link, When
from depeche.reading.dates.instants import instant
from depeche.reading.story.drafts import Container, Draft
from depeche.reading.story.embeds import POST, attributes, frame, network, without_trackers
from depeche.reading.vocabulary.addresses import joined
from depeche.reading.vocabulary.phrases import phrases
from depeche.reading.vocabulary.writers import words


@dataclass(slots=True)
class Parts:
    """What stands in the embedding code of one post."""

    network: str | None  # whose code it is
    own: str | None  # the address that it writes on the quotation
    lines: list[str] = field(default_factory=list)
    linked: int = 0  # characters of these in links
    addresses: list[str] = field(default_factory=list)  # of links and frames
    title: str | None = None  # of the frame
    quoted: bool = False  # the words stand in a quotation, as the code writes them
    below: list[str] = field(default_factory=list)  # what the page says below it
    last: Draft | None = None  # the quotation's own last line, if it has links: who posted it, and when
    time: When | None = None  # of the first element that tells one


def parts(structure: Container, drafts: list[Draft], base: str | None) -> Parts:
    """What the drafts of one structure say."""
    found = Parts(structure.network, _own_address(structure.tag))
    for draft in drafts:
        if (holder := draft.container.within("figcaption", "blockquote")) is not None and holder.name == "figcaption":
            found.below.append(draft.text)
            continue
        around = draft.container.within("blockquote")
        if around is not None:
            found.network = found.network or around.network
            found.own = found.own or _own_address(around.tag)
            found.quoted = True
        if draft.kind in ("text", "heading"):
            if not phrases().is_signpost(draft.text):  # "View this post on …"
                found.lines.append(draft.text)
                found.linked += draft.linked
            found.addresses += [link.href for link in draft.links]
        elif draft.kind == "embed" and (block := frame(draft.tag, base)):
            found.addresses.append(block.url or "")
            found.network, found.title = found.network or block.network, block.title
    if found.quoted and drafts[-1].kind == "text" and drafts[-1].container.name == "blockquote":
        found.last = drafts[-1]
    stamped = (stamp for draft in drafts if (stamp := draft.container.when))
    found.time = next((when for when in map(instant, stamped) if when), None)
    return found


def is_own(structure: Container, found: Parts) -> bool:
    """Whether that is a section of the story's own, and only its name says that it comes from elsewhere."""
    if found.network is not None or _address(found) is not None:
        return False
    if not structure.prose:
        alone = structure.headings == len(found.lines) == 1 and not (structure.media or found.addresses)
        return alone and structure.role == "embed"  # a subhead; in a gate, the name of what is held back
    return structure.headings > 0 or not (structure.media or found.addresses)


def post(found: Parts) -> Block | None:
    """The block of a post; None where nothing tells of which network it is."""
    url = _address(found) or next((each for each in found.addresses if network(each)), None)
    name = found.network or network(url)
    if name is None:
        return None
    text, author, published = _signed(found)
    caption, credit = phrases().caption_and_credit(" ".join(filter(None, found.below)))
    return Block(
        kind="embed",
        text=text,
        network=name,
        url=without_trackers(url),
        title=found.title,
        author=author,
        published=published,
        caption=caption or None,
        credit=credit,
    )


def _address(found: Parts) -> str | None:
    """The post's own address: the last in it that looks like one, else what the code writes on the quotation."""
    return _post_address(found.addresses) or found.own


def _signed(found: Parts) -> tuple[str, str | None, When | None]:
    """The words of a post, its author and its time, in the forms that embedding codes have for them."""
    lines, text, author = found.lines, "", None
    published: When | None = None
    if found.quoted:
        text, author, published = signature(" ".join(lines))
        if author is None and text.startswith("@"):
            author, text = _handle(text, found.addresses)
    published = found.time or published
    if author is None and found.linked * 10 > sum(map(len, lines)) * 8:  # "A post shared by …": no words of the post
        author = _sharer(" ".join(lines))
        text = ""
    elif author is None and lines and found.quoted and (author := _sharer(lines[-1])):
        published = published or instant(lines[-1].partition(") ")[2])
        text = " ".join(lines[:-1])
    last = found.last
    if author is None and last is not None and len(last.links) > 1 and (when := instant(_said(last, last.links[-1]))):
        return " ".join(lines[:-1]), _said(last, last.links[0]), when  # "Posted by … on …", in all languages
    return text, author, published


def _handle(text: str, addresses: list[str]) -> tuple[str | None, str]:
    """The account with which the words of a post begin, as those of films do, and the words without it and its music."""
    name, _, words = text.partition(" ")
    if not addresses or not addresses[0].partition("?")[0].endswith(f"/{name}"):
        return None, text
    return name, words.partition("♬")[0].strip()


def _said(draft: Draft, link: Link) -> str:
    """The words of a link."""
    return draft.text[link.start : link.end]


def _own_address(tag: str) -> str | None:
    """The address of its post that the embedding code writes on a quotation: of Instagram, TikTok, Mastodon and others."""
    found = attributes(tag)
    for key in ("data-instgrm-permalink", "cite", "data-embed-url", "data-href", "data-text-post-permalink"):
        if url := joined(None, found.get(key)):
            return url.removesuffix("/embed")
    return None


def _post_address(addresses: list[str]) -> str | None:
    """Of the addresses in an embedded post, its own: the last that looks like a post on a network."""
    for url in reversed(addresses):
        if network(url) and POST.search(url):
            return url
    for url in reversed(addresses):
        if POST.search(url) and "/@" in url:  # Mastodon has no host of its own
            return url
    return None


def _sharer(text: str) -> str | None:
    """Who shared a post, of "A post shared by Name (@name)", in the languages that the embedding code speaks."""
    name, marked, _ = text.partition(" (@")
    if not marked:
        return None
    known = words()
    by = (f" {word} " for word in known.bare_by | known.dated_by)
    return max((name.rpartition(word)[2] for word in by if word in name), key=len, default=None) or None


def signature(text: str) -> tuple[str, str | None, When | None]:
    """The words of a post, its author and its time, of "Words — Name (@name) May 6, 2025" as embedding codes write it."""
    author: str | None = None
    published: When | None = None
    cut = text.rfind("\u2014 ")
    if cut >= 0:
        name, marked, rest = text[cut + 2 :].partition(" (@")
        if marked and len(rest) < 120:
            author, text = name.strip() or None, text[:cut].strip()
            published = instant(rest.partition(") ")[2])
    words = [word.partition("pic.twitter.com/")[0] for word in text.removesuffix("[image or embed]").split()]
    while words and (not words[-1] or words[-1].startswith(("https://t.co/", "pic.x.com/"))):
        words.pop()
    return " ".join(filter(None, words)), author, published
