"""What is the story? The page's body as blocks in reading order, with what stands around it that belongs to the reading.

In the order in which it happens: the region that holds the prose (`regions`); its markup as drafts in reading order
(`blocks`); which of them are the story's (`selection`); the standfirst, which often stands before it (`standfirst`);
blocks of them (`assembly`); and what the page tells machines, as a second witness (`witness`).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from depeche.model import Block, Headline
from depeche.reading.claims.known import Known as Known
from depeche.reading.page import bounds
from depeche.reading.page.markup import Markup
from depeche.reading.story import (
    galleries,
    heading,
    indexes,
    live,
    paging,
    regions,
    repeats,
    scrambled,
    selection,
    standfirst,
    trimming,
    witness,
)
from depeche.reading.story.assembly import Assembly
from depeche.reading.story.author_notes import without_notes
from depeche.reading.story.blocks import Flow
from depeche.reading.story.clocks import is_stamp
from depeche.reading.story.drafts import Container, Draft
from depeche.reading.story.elements import HERE, KEEP
from depeche.reading.story.subheads import without_edit_links
from depeche.reading.vocabulary.addresses import path
from depeche.reading.vocabulary.agencies import is_agency
from depeche.reading.vocabulary.phrases import phrases
from depeche.reading.vocabulary.words import letters, says


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The story as it stands on the page."""

    blocks: tuple[Block, ...] = ()
    pictures: tuple[Block, ...] = ()  # shown in frames above its first words
    loose: tuple[Block, ...] = ()  # other images there: portraits, marks, or the article's pictures
    lede: str | None = None  # the visible standfirst; it is the first block too
    cut_off: bool | None = None  # the text ends at a wall; None: there is no text
    headlines: tuple[Headline, ...] = ()  # of what may be an index page
    next_page: str | None = None  # where the story goes on
    linked: float = 0.0  # share of the words of the story's region that stand in links
    led_on: float = 0.0  # the same, of those from its first paragraph to its last
    listed: float = 0.0  # share of the prose there that is excerpts of other pages, below or above the link to each
    headed: bool = False  # a top heading stands above the story, or the title beside it in the page's data
    signed: tuple[str, ...] = ()  # short lines right below the story, left out of it
    partial: str | None = None  # why this reading of the body is incomplete, as the end of a sentence
    witness: str | None = (
        None  # whose words these are where not the visible page's: "articleBody", "liveBlogUpdate", "state"
    )
    writers: tuple[str, ...] = ()  # who wrote it, as these data say
    day: str | None = None  # when it was published, as they have it


def body(markup: Markup, known: Known) -> Body:
    """The story's blocks. Cuts the tree: nothing may read it afterwards. Linear in the size of the page."""
    ground = regions.survey(markup.tree)
    if ground is None:
        return Body()
    shown = heading.of_story(ground.headings, known.title, known.headline)
    root = regions.story(ground, shown)
    base = known.base or markup.base
    headlines = indexes.headlines(markup.tree, base, known.url) if _may_be_index(known, root) else ()
    if root is None:
        heard = _testimony(witness.data(markup), known, [], base)
        return Body(
            blocks=tuple(heard.blocks),
            headlines=headlines,
            headed=heard.by == "state",
            witness=heard.by,
            writers=heard.writers,
            day=heard.day,
        )

    next_page = paging.next_page(root.node, base, known.url)
    scripts = witness.data(markup) if root.prose < _BRIEF else []  # read before the tree is cut
    flow, above, groups = _flows(ground, shown or heading.of_article(root.node), root, base)
    parts = _parts(flow, above, groups, known)
    structures, drafts, lede = parts.structures, parts.drafts, parts.lede

    blocks = Assembly(structures, live.entries(flow.containers, flow.drafts, known), known, base).add(drafts)
    blocks = _trimmed(live.on_own_clock(live.running(blocks, known), known), known)
    below = _below(drafts, blocks)
    leading = [*(above or ()), *parts.before_heading, *_before_first_words(drafts, blocks)]
    pictures, loose = _pictures(leading, structures | groups, known, base)
    legible = scrambled.readable(blocks, known)
    walled = len(legible) < len(blocks)
    blocks = witness.confirmed(legible, known.body)
    blocks = _with_standfirst(blocks, lede, summed_up=parts.summed_up)
    cut_off = walled or parts.asked or regions.cut_off(ground, root) or _asks_for_money(flow, root, known)
    brief = sum([len(block.text) for block in blocks]) < witness.LITTLE
    heard = _testimony(scripts if brief or cut_off else [], known, blocks, base)
    told_by, blocks = heard.by, heard.blocks
    while blocks and blocks[-1].kind == "heading":
        blocks.pop()
    whole = flow.containers[0]
    return Body(
        blocks=tuple(blocks),
        pictures=pictures,
        loose=loose,
        lede=lede.text if lede is not None else None,
        cut_off=cut_off and told_by is None,
        headlines=headlines,
        next_page=next_page,
        linked=whole.linked / (whole.text or 1) if told_by is None else 0.0,  # what the page's data tell holds no links
        led_on=_led_on(flow, blocks) if told_by is None else 0.0,
        listed=indexes.listed(flow.drafts, base),
        headed=parts.headed or told_by == "state",
        signed=below,
        witness=told_by,
        writers=heard.writers,
        day=heard.day,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """What of a flow is the story's, before it is made blocks."""

    drafts: list[Draft]
    structures: dict[Container, Container]  # the list, table or picture that a container stands in
    before_heading: list[Draft]  # of the story's region
    headed: bool  # a top heading stands above the story
    lede: Draft | None  # the standfirst, which is no longer among the drafts
    summed_up: bool  # it stands behind a label that calls it a summary
    asked: bool  # the story ends at a line that asks for money


def _parts(flow: Flow, above: list[Draft] | None, groups: dict[Container, Container], known: Known) -> _Parts:
    """The story's drafts and its standfirst, out of its region and what stands between that and the heading above it."""
    headed = above is not None or flow.start > 0
    structures = selection.weigh(flow, known.title, headed=above is not None)
    from_heading = _from_heading(flow, known)
    whole_story = without_notes(selection.before_remarks(selection.before_end(from_heading)), known)
    drafts = _before_wall(whole_story, known)
    asked = len(drafts) < len(whole_story)
    before = selection.without_house([draft for draft in above or () if draft.container not in groups])
    grouped = [draft for draft in above or () if draft.container in groups]
    lede = standfirst.above(before, drafts, known, above[0] if above else None)
    if lede is None and (lede := standfirst.inside(drafts, known)) is not None:
        drafts.remove(lede)
    summed_up = lede is not None and standfirst.without_label(lede, known)
    if lede is not None:
        before = standfirst.completed(lede, before)
    drafts = selection.story_before(before, lede) + drafts
    if lede is None and (points := selection.points(grouped, groups)):
        structures |= groups
        drafts = points + drafts
    return _Parts(
        drafts=drafts,
        structures=structures,
        before_heading=flow.drafts[: len(flow.drafts) - len(from_heading)],
        headed=headed,
        lede=lede,
        summed_up=summed_up,
        asked=asked,
    )


def _is_of_byline(image: Block, known: Known) -> bool:
    """Whether an image is an author's portrait, or stands beside the date."""
    caption = image.caption or ""
    persons = [name for name in known.authors if not is_agency(name)]
    signed = any(name in (caption, image.alt) or (len(caption) < _LINE and name in caption) for name in persons)
    return signed or is_stamp(caption, known)


def _trimmed(blocks: list[Block], known: Known) -> list[Block]:
    """The blocks without what is no part of the story or is said twice."""
    blocks = trimming.without_title(blocks, known.title)
    blocks = repeats.said_already(galleries.without_counters(galleries.without_repeated_images(blocks)))
    blocks = repeats.without_repeated_beginning(without_edit_links(blocks))
    blocks = trimming.without_parts_of_the_house(trimming.without_contents(trimming.without_letter(blocks, known)))
    blocks = trimming.from_first_sentence_to_last(trimming.without_rules_of_talk(blocks), known)
    blocks = trimming.without_way_home(blocks, known)
    return trimming.without_empty_sections(galleries.without_lead_image(blocks))


def _below(drafts: list[Draft], blocks: list[Block]) -> tuple[str, ...]:
    """The short lines right below the story, which may say whose it is."""
    last = next((block.text for block in reversed(blocks) if block.text), "")
    at = next((at for at in range(len(drafts) - 1, -1, -1) if last and drafts[at].text == last), len(drafts))
    lines = [draft.text for draft in drafts[at + 1 : at + 1 + _BELOW] if draft.text]
    lines = [line for line in lines if line[-1] == ":" or not phrases().is_no_text(line)]
    return tuple(takewhile(lambda line: len(line) <= _LINE and line[-1] != ":", lines))


def _before_first_words(drafts: list[Draft], blocks: list[Block]) -> list[Draft]:
    """The drafts before that with which the story begins."""
    first = next((block.text for block in blocks if block.text), "")
    at = next((at for at, draft in enumerate(drafts) if draft.text and first.startswith(draft.text)), 0)
    return drafts[:at]


def _pictures(
    drafts: list[Draft], structures: dict[Container, Container], known: Known, base: str | None
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The pictures among drafts above the story with the words below them: those that stand in frames, and the others."""
    if not any(draft.kind == "image" and not draft.container.dead for draft in drafts):
        return (), ()
    framed, loose = list[Draft](), list[Draft]()
    captioned = {structures.get(draft.container) for draft in drafts if draft.container.role == "caption"}
    left = 0
    bare = False  # the last picture stands in a frame that has no words of its own
    for draft in drafts:
        structure = structures.get(draft.container)
        left = _BELOW if draft.kind == "image" else left - 1
        if structure is not None and (structure.name == "figure" or (structure.role == "media" and structure in captioned)):
            framed.append(draft)
            bare = structure.text == 0
        elif bare and left > 0 and draft.text:
            framed.append(draft)
        elif left > 0 or (structure is not None and structure.media):
            loose.append(draft)
            bare = False
    return _images(framed, structures, known, base), _images(loose, structures, known, base)


def _images(
    drafts: list[Draft], structures: dict[Container, Container], known: Known, base: str | None
) -> tuple[Block, ...]:
    """The images among drafts that are none of a byline, with the words below them."""
    if not any(draft.kind == "image" for draft in drafts):
        return ()
    blocks = Assembly(structures, {}, known, base).add(drafts)
    return tuple(block for block in blocks if block.kind == "image" and not _is_of_byline(block, known))


def _led_on(flow: Flow, blocks: list[Block]) -> float:
    """Share of the words in links from the first of the story's paragraphs to the last; links behind these do not count."""
    told = {block.text for block in blocks if block.kind == "paragraph"}
    places = [at for at, draft in enumerate(flow.drafts) if draft.text in told]
    part = flow.drafts[places[0] : places[-1] + 1] if places else flow.drafts
    linked = sum([draft.linked for draft in part])
    return linked / (sum([len(draft.text) for draft in part]) or 1) if linked else 0.0


def _testimony(scripts: list[tuple[str, str]], known: Known, blocks: list[Block], base: str | None) -> _Testimony:
    """Who speaks in the visible body's stead, and the story in its words."""
    if known.updates and (told := live.declared(blocks, known)) is not None:
        return _Testimony("liveBlogUpdate", told)
    heard = witness.testimony(scripts, known, blocks)
    if heard is None:
        return _Testimony(None, blocks)
    return _Testimony(heard.by, _read_apart(heard.markup, known, base), heard.writers, heard.day)


class _Testimony(NamedTuple):
    by: str | None
    blocks: list[Block]
    writers: tuple[str, ...] = ()
    day: str | None = None


def _read_apart(markup: str, known: Known, base: str | None) -> list[Block]:
    """The blocks of markup that is the story's by all accounts."""
    node = LexborHTMLParser(bounds.bounded(markup.encode("utf-8", "replace"))[0]).body
    if node is None:
        return []
    for unread in node.css(_UNREAD):
        unread.decompose()
    flow = Flow(base)
    flow.read(node.html or "")
    structures = selection.weigh(flow, known.title, headed=True)
    return _trimmed(Assembly(structures, {}, known, base).add(flow.drafts), known)


def _flows(
    ground: regions.Ground, shown: LexborNode | None, root: regions.Region, base: str | None
) -> tuple[Flow, list[Draft] | None, dict[Container, Container]]:
    """The story's region as a flow, and the drafts between the heading and it; None where no heading stands before it.

    With those of them that stand in lists, tables and pictures, and what each of these stands in.
    """
    for node in root.node.css("picture > noscript"):
        if node.parent is not None and not node.parent.css("picture > img"):
            node.unwrap()  # the picture itself, which a script would show later
    for node in root.node.css(_UNREAD):
        if node.tag != "script" or "data-telegram-post" not in node.attrs:
            node.decompose()
    for region in regions.forgiven(ground, root):
        region.node.attrs[KEEP] = ""
    before: str | None = None
    if shown is not None:
        shown.attrs[HERE] = ""
        before = heading.between(shown, root.node)
    flow = Flow(base)
    flow.read(root.node.html or "")
    if not before:
        return flow, None if before is None else [], {}
    top = Flow(base)
    top.read(before)
    return flow, top.drafts, selection.weigh(top)


_UNREAD = "script,style,svg,template,noscript"


def _from_heading(flow: Flow, known: Known) -> list[Draft]:
    """The drafts from the story's heading on; all of them where the heading comes too late to be its."""
    drafts = flow.drafts
    if flow.start and sum(len(draft.text) for draft in drafts[: flow.start]) * 5 < flow.containers[0].text:
        drafts = drafts[flow.start :]
    return selection.after_title(drafts, known)


def _with_standfirst(blocks: list[Block], lede: Draft | None, *, summed_up: bool) -> list[Block]:
    """The standfirst as the first block, and only there. `summed_up`: it stands behind a label that calls it a summary."""
    if lede is None:
        return blocks
    said = letters(lede.text)
    blocks = [block for at, block in enumerate(blocks) if at > 2 or not says(block.text, said)]
    first = next((block.text for block in blocks if block.text), "")
    if summed_up and len(said) > _SAID_ON and letters(first[: 2 * len(lede.text)]).startswith(said):
        return blocks  # the first paragraph says it and goes on
    return [Block(kind="paragraph", text=lede.text, links=lede.links), *blocks]


_SAID_ON = 40  # letters of a standfirst that the first paragraph may begin with


def _asks_for_money(flow: Flow, root: regions.Region, known: Known) -> bool:
    """Whether a short story that is declared not to be free ends at a part that is called a wall, or says that it is one."""
    if known.declared_free is not False or root.prose > regions.WHOLE:
        return False
    if any(container.role == "wall" and container.dead and container.text for container in flow.containers):
        return True
    return any(phrases().is_wall(draft.text) for draft in flow.drafts[-_LAST:] if draft.text)


def _before_wall(drafts: list[Draft], known: Known) -> list[Draft]:
    """The drafts of a story, up to the line near the end that asks for money: of one that is not declared to be free or not,
    where it stops short."""
    if known.declared_free or (known.declared_free is None and sum([len(draft.text) for draft in drafts]) > 2 * _TOLD):
        return drafts
    for at in range(1, len(drafts)):
        if drafts[at - 1].text.endswith(_BROKEN_OFF) and drafts[at].text and phrases().is_wall(drafts[at].text):
            return drafts[:at]
    last = max(1, len(drafts) - _LAST)
    wall = next((at for at in range(last, len(drafts)) if drafts[at].text and phrases().is_wall(drafts[at].text)), None)
    if wall is None or sum(len(draft.text) for draft in drafts[wall:]) > sum(len(draft.text) for draft in drafts[:wall]):
        return drafts
    return drafts if any(len(draft.text) > _OFFER for draft in drafts[wall:]) else drafts[:wall]


_BROKEN_OFF = ("...", "…")
"""How a story ends that stops in the midst of a sentence: what asks for money right behind it is its wall."""
_OFFER = 200  # characters of a line that may tell what is to be paid
_BRIEF = 1_500  # characters of prose up to which the page's data may tell more
_TOLD = 1_000  # characters of prose from which a story is told without an account, unless the page says otherwise
_LINE = 60  # characters of a line that signs
_BELOW = 4  # drafts of a picture with the words below it, and of a story with who signs it
_LAST = 12  # drafts among which the line is that asks for money


def _may_be_index(known: Known, root: regions.Region | None) -> bool:
    """Whether the headlines that a page leads to are worth collecting."""
    if root is None or root.prose < 600 or known.front or not path(known.url).strip("/"):
        return True
    return not any(name.endswith(("Article", "Posting")) for name in known.types)
