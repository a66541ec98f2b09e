"""Which drafts are the story's? Containers are weighed by what they hold, and drafts by where they stand.

A name like "related" or "widget" is a hint, never a proof: a part that holds much of the story's prose is the story.
"""

from __future__ import annotations

from collections import Counter

from depeche.model import Block
from depeche.reading import embeds
from depeche.reading.blocks import HEADINGS, Container, Draft, Flow
from depeche.reading.known import Known
from depeche.reading.phrases import phrases
from depeche.reading.words import ends_sentence, letters

_WITHIN_FIGURES = frozenset({"table", "blockquote", "ul", "ol", "pre"})  # what may stand in a figure instead of a picture
_PARTS = frozenset(
    ("div", "section", "article", "ul", "ol", "dl", "aside", "header", "footer", "figure", "table", "details", "center")
)


def weigh(flow: Flow) -> dict[Container, Container]:
    """Mark what is not of the story as dead; give each container that stands in a list, table, quote, … its structure."""
    containers = flow.containers
    _add_up(containers)
    whole = containers[0]
    together = _together(containers)
    for container in (*_teasers(containers), *_signposts(flow.drafts, whole)):
        container.dead = True
    structures: dict[Container, Container] = {}
    captions: set[Container] = set()
    posts: set[Container] = set()  # structures whose every word belongs to them
    for container in containers:
        parent = container.parent
        if parent is None:
            continue
        above = structures.get(parent)
        if parent.dead or (above not in posts and (container.dead or _foreign(container, whole, together))):
            container.dead = True
        elif above is not None and (above.name != "figure" or parent in captions or container.name not in _WITHIN_FIGURES):
            structures[container] = above
            if parent in captions or container.name == "figcaption":
                captions.add(container)
        elif _structure(container, whole):
            structures[container] = container
            if container.post:
                posts.add(container)
    return structures


def _add_up(containers: list[Container]) -> None:
    """Give each container what those in it hold."""
    for container in reversed(containers):
        parent = container.parent
        if container.role == "embed" or (container.names and embeds.network_of_names(container.names)):
            container.post = True
        if parent is not None:
            parent.post = parent.post or container.post
            parent.text += container.text
            parent.linked += container.linked
            parent.prose += container.prose
            parent.paragraphs += container.paragraphs
            parent.headings += container.headings
            parent.linked_headings += container.linked_headings
            parent.media += container.media


def _together(containers: list[Container]) -> dict[str, int]:
    """Characters in all parts of one name that seem foreign: some builders wrap each paragraph in a "promo"."""
    found: dict[str, int] = {}
    for container in containers:
        if container.role in ("shun", "wall", "gate"):
            parent = container.parent
            if parent is None or parent.names != container.names:
                found[container.names] = found.get(container.names, 0) + container.text
    return found


def _teasers(containers: list[Container]) -> list[Container]:
    """Parts that are headings that lead elsewhere; none where they are the story: things in a row, each under its own."""
    whole = containers[0]
    found = [container for container in containers if _teaser(container, whole)]
    outer = (container for container in found if container.parent is None or not _teaser(container.parent, whole))
    return [] if sum(container.text for container in outer) * 3 > whole.text else found


def _signposts(drafts: list[Draft], whole: Container) -> list[Container]:
    """Small parts that say of themselves that they lead elsewhere: "Read more", and the title of another story."""
    table = phrases()
    found: list[Container] = []
    for draft in drafts:
        if draft.kind in ("text", "heading") and len(draft.text) < 60 and table.is_signpost(draft.text):
            part = draft.container.parent
            if part is not None and part.name in _PARTS and part.text < 700 and part.text * 5 < whole.text:
                found.append(part)
    return found


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
    if part == "embed":
        return False
    share = container.text / whole.text if whole.text else 0.0
    if part == "shun":
        if name in HEADINGS or (name == "p" and container.prose):
            return False  # a paragraph of prose is no box, and a heading "for the table of contents" is a heading
        return max(container.text, together.get(container.names, 0)) < 0.4 * whole.text
    if name in ("aside", "footer"):
        return share < 0.4
    if part in ("gate", "wall"):
        return max(container.text, together.get(container.names, 0)) < 0.3 * whole.text
    if part == "meta":
        return container.text < 160 and container.prose == 0 and name not in HEADINGS
    if name not in _PARTS or container.post:
        return False
    return share < 0.4 and container.linked * 10 > container.text * 6 and container.prose == 0


def _structure(container: Container, whole: Container) -> bool:
    """Whether a container is one list, table, quote, picture or post, and no mere layout."""
    name = container.name
    if container.text * 2 > whole.text and container.text > 1200:
        return False
    if name in ("figure", "figcaption", "pre") or container.role == "pull":
        return True
    if embeds.network_of_names(container.names):
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


def from_first_sentence_to_last(blocks: list[Block]) -> list[Block]:
    """Without the short lines that are no sentences at either end: places, dates, initials, credits."""
    first = next((at for at, block in enumerate(blocks) if _is_prose(block)), len(blocks))
    table = phrases()
    while first < min(len(blocks), 3) and table.is_sender(blocks[first].text):
        first += 1
    head = [
        block
        for block in blocks[:first]
        if block.kind != "paragraph" or (_may_begin(block.text) and not table.is_sender(block.text))
    ]
    rest = blocks[first:]
    for _ in range(4):
        last = next((at for at in range(len(rest) - 1, 0, -1) if rest[at].text), 0)
        if not last or rest[last].kind != "paragraph":
            break
        foreign = table.is_closing(rest[last].text) or table.is_sender(rest[last].text)
        if ends_sentence(rest[last].text) and not foreign:
            break
        del rest[last]
    return head + rest


def _may_begin(text: str) -> bool:
    """Whether a story may begin so: with a sentence, and not with one word, such as the place that a report is from."""
    one_word = len(text) < 25 and " " not in text and text[0] < "\u2e80"
    return ends_sentence(text) and not one_word


def _is_prose(block: Block) -> bool:
    return block.kind == "paragraph" and (len(block.text) > 80 or (len(block.text) > 20 and block.text[-1:] > "\u2e80"))


def once(drafts: list[Draft]) -> list[Draft]:
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


def without_title(blocks: list[Block], title: str | None) -> list[Block]:
    """Without the title said once more, which stands outside the text; nor any other top heading."""
    wanted = letters(title or "")
    return [
        block
        for at, block in enumerate(blocks)
        if not (block.kind == "heading" and (block.level == 1 or letters(block.text) == wanted))
        and not (at < 4 and _says(block, wanted))
    ]


def _says(block: Block, title: str) -> bool:
    """Whether a block is the title once more, perhaps with its kicker."""
    if len(title) < 10 or block.kind not in ("heading", "paragraph") or len(block.text) > 2 * len(title) + 60:
        return False
    said = letters(block.text)
    return title in said and len(said) < len(title) + 50


def without_biography(blocks: list[Block], known: Known) -> list[Block]:
    """Without the lines about the author at the end."""
    for _ in range(2):
        last = next((block for block in reversed(blocks) if block.text), None)
        if last is None or last.kind != "paragraph" or len(last.text) > 400 or len(blocks) < 4:
            break
        if not any(len(name) > 6 and name in last.text[:120] for name in known.authors):
            break
        blocks = [block for block in blocks if block is not last]
    return blocks


def story_before(drafts: list[Draft], lede: Draft | None) -> list[Draft]:
    """Paragraphs of prose between heading and region: the story's first, set apart by its page."""
    return [
        draft
        for draft in drafts
        if draft.kind == "text"
        and draft is not lede
        and draft.container.name == "p"
        and draft.container.role is None
        and not draft.container.dead
        and len(draft.text) >= _PROSE
        and draft.linked * 3 < len(draft.text)
    ]


_PROSE = 200  # characters from which a paragraph outside the story's region is taken to be of it


def after_title(drafts: list[Draft], known: Known) -> list[Draft]:
    """What follows the heading that says the title, where that is no top heading and stands at the head of the story."""
    title = letters(known.title or "")
    if len(title) > 10:
        for at, draft in enumerate(drafts[:20]):
            if draft.kind == "heading" and title in (said := letters(draft.text)) and len(said) < len(title) + 50:
                return drafts[at + 1 :]
            if draft.container.prose > 80:
                break
    return drafts


def without_lead_image(blocks: list[Block]) -> list[Block]:
    """Without images above the first words: they are the article's lead images, a field of its own."""
    first = next((at for at, block in enumerate(blocks) if block.text), 0)
    return [block for at, block in enumerate(blocks) if at >= first or block.kind != "image"]
