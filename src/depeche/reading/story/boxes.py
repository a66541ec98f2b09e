"""Which parts inside the story's region are about something else: teasers, cards, signposts, forms.

They stand between the paragraphs and after them, and their names seldom say so. What they have in common is what they are
made of: the linked title of another story, a picture, a line; or a heading, and a field for an address.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain

from depeche.reading.story.blocks import Flow
from depeche.reading.story.drafts import Container, Draft
from depeche.reading.story.embeds import network
from depeche.reading.story.lines import SECTION
from depeche.reading.vocabulary.addresses import same_house
from depeche.reading.vocabulary.digests import is_machine_made, names_a_machine
from depeche.reading.vocabulary.house_rules import leads_to_counter
from depeche.reading.vocabulary.phrases import phrases
from depeche.reading.vocabulary.words import is_stopped

PARTS = frozenset(
    ("div", "section", "article", "ul", "ol", "dl", "aside", "header", "footer", "figure", "table", "details", "center")
)
"""Elements that may be a part of a page, rather than a paragraph or an item."""


def boxes(flow: Flow) -> list[Container]:
    """The parts that belong to other stories, or to the house."""
    whole = flow.containers[0]
    others = (
        _teasers(flow),
        _cards(flow.drafts, whole),
        _signposts(flow.drafts, whole),
        _asking(flow, whole),
        _calling(flow),
        _digests(flow.drafts, whole),
    )
    return list(chain(*others))


def leads_away(draft: Draft, base: str | None) -> bool:
    """Whether a link leads away from the house, and not to its accounts elsewhere: to what the story names."""
    url = draft.links[0].href
    return base is not None and not same_house(url, base) and network(url) is None


def _teasers(flow: Flow) -> list[Container]:
    """Parts that are headings that lead elsewhere; none where they are the story: things in a row, each under its own.

    Of things in a row some have a short text; where those beside them have long ones, all are sections of the story.
    """
    containers = flow.containers
    whole = containers[0]
    if not whole.linked_headings:
        return []
    things = _things(flow)
    teasers = (container for container in containers if container.linked_headings and _teaser(container, whole))
    found = [container for container in teasers if things.get(container, 0) * 2 <= container.linked_headings]
    if not found:
        return found
    outer = [container for container in found if container.parent is None or not _teaser(container.parent, whole)]
    if sum(container.text for container in outer) * 3 > whole.text:
        return []
    alike: dict[
        tuple[Container | None, str, str], int
    ] = {}  # prose in parts of one kind that have too much of it to be teasers
    for container in containers:
        if container.linked_headings and container.prose >= _TEASED:
            key = (container.parent, container.name, container.names)
            alike[key] = alike.get(key, 0) + container.prose
    sections = {
        container
        for container in outer
        if alike.get((container.parent, container.name, container.names), 0) * 3 > whole.prose
    }
    return [container for container in found if sections.isdisjoint(container.upwards())] if sections else found


def _things(flow: Flow) -> dict[Container, int]:
    """How many headings in each part name things, and no other stories: they count from one on, are a list that leads
    away from the house, or stand in a row, most of them over a text that is no teaser's. Each is marked."""
    headings = [draft for draft in flow.drafts if draft.kind == "heading"]
    numbers = {draft: int(match[1]) for draft in headings if (match := _NUMBER.match(draft.text))}
    counted = list(numbers.values())[:_COUNT] == list(range(1, _COUNT + 1))
    sections = _sections(headings, flow.containers[0])
    found: dict[Container, int] = {}
    for draft in headings:
        if not draft.links:
            continue  # one of those counted, as the house itself may be, that leads nowhere
        listed = draft.container.within("ul", "ol") is not None
        if (counted and draft in numbers) or (listed and leads_away(draft, flow.base)) or draft in sections:
            found[draft.container] = 1
            draft.thing = True
    for container in reversed(flow.containers) if found else ():
        if container in found and container.parent is not None:
            found[container.parent] = found.get(container.parent, 0) + found[container]
    return found


def _sections(headings: list[Draft], whole: Container) -> set[Draft]:
    """The linked headings of parts in a row, each with one heading, that are built alike and have the prose of sections:
    together a good part of the page's."""
    rows: dict[tuple[Container | None, str, str, str], list[tuple[Draft, int]]] = {}
    for draft in headings:
        part = draft.container
        if not draft.links or part.headings != 1:
            continue
        while part.parent is not None and part.parent.headings == 1:
            part = part.parent
        if part.text > len(draft.text):
            built = (part.parent, part.name, draft.container.name, draft.container.names)
            rows.setdefault(built, []).append((draft, part.prose))
    found, all_told = set[Draft](), 0
    for row in rows.values():
        told = [prose for _, prose in row if prose]  # the others have a line, or a picture, only
        if len(told) >= max(_COUNT, len(row) / 2) and sum(told) > SECTION * len(told):
            found.update([draft for draft, _ in row])
            all_told += sum(told)
    return found if all_told * _SHARE > whole.prose else set()


_SHARE = 4  # such rows have more of the page's prose than one of so many parts
_COUNT = 5  # numbers in a row that are no chance
_NUMBER = re.compile(r"#?(\d{1,2})[.):]\s")


def _cards(drafts: list[Draft], whole: Container) -> list[Container]:
    """Parts that are a picture with the linked title of another story, and at most a line about it."""
    found: dict[Container, None] = {}
    for draft in drafts:
        if draft.kind != "text" or not draft.linked or draft.linked * 10 < len(draft.text) * 9:
            continue
        if not _MUCH_OF_A_TITLE <= len(draft.text) < 200:
            continue
        if not draft.links:
            continue  # a caption in a link to nowhere, on which its picture opens
        best: Container | None = None
        at = draft.container if draft.container.name in _CARDS else draft.container.parent
        while at is not None and at.parent is not None and at.text < 600 and at.name in _CARDS:
            if at.post or at.role == "embed":
                best = None
                break
            if at.media and at.text - at.linked <= _LINE_ABOUT and at.paragraphs < 3:
                best = at
            at = at.parent
        if best is not None:
            found[best] = None
    return [] if sum(container.text for container in found) * 4 > whole.text else list(found)


_CARDS = frozenset({"div", "section", "article", "aside", "header"})
_LINE_ABOUT = 260  # characters of the line about another story
_MUCH_OF_A_TITLE = 25  # characters from which linked words may be a headline


def _asking(flow: Flow, whole: Container) -> list[Container]:
    """Small parts that ask for an address to write to, and headings with nothing but links under them."""
    found: list[Container] = []
    for container in flow.containers:
        if container.asks:
            at: Container | None = container
            while at is not None and at.parent is not None and at.text * 4 < whole.text and _may_ask(at):
                container, at = at, at.parent
            if container.text < 600 and container.text * 4 < whole.text and container.parent is not None:
                found.append(container)
    for draft in flow.drafts:
        part = draft.container.parent if draft.kind == "heading" else None
        if part is not None and part.name == "td" and part.linked:
            part = _laid_out(part)
        if part is not None and part.linked and part.name in PARTS and not part.prose:
            if part.media and len(draft.text) > _SENTENCE and is_stopped(draft.text):
                continue  # a sentence of the story set as a heading, with its picture and the link that enlarges it
            only_links = part.headings == 1 and part.text - part.linked <= len(draft.text) - draft.linked
            if only_links and part.text * 4 < whole.text:
                found.append(part)
    return found


def _laid_out(cell: Container) -> Container:
    """The table that is one cell, with which a builder colours a part of the page; else the cell."""
    table = cell.within("table")
    return table if table is not None and table.text == cell.text else cell


def _may_ask(part: Container) -> bool:
    """Whether a part may be the form for a letter with what is said of it: of few words, and with one picture at most where
    they are no prose."""
    return part.text < 600 and (not part.media or (part.media == 1 and part.text < _SENTENCE and not part.prose))


_SENTENCE = 80  # characters


def _calling(flow: Flow) -> list[Container]:
    """Small parts among the paragraphs that end in a button, or in a link set as one: "Our pick of the day. Sign up".

    Where a page has several of one name they may be the story's: answers that open on a click, things for sale.
    """
    found: dict[Container, int] = {}  # with how many pictures each may have
    drafts = flow.drafts
    for container in flow.containers:
        if container.pressed and (part := _part_of(container)) is not None:
            around = drafts[container.pressed - 1 : container.pressed + 1]
            inside = [any(one is part for one in draft.container.upwards()) for draft in around]
            if inside[:1] == [True] and not any(inside[1:]):  # else it opens what follows, or is one of several things
                found[part] = 0
    for draft in drafts:
        size = len(draft.text) if draft.links else 0
        if draft.kind == "text" and 0 < size <= _ON_BUTTON and draft.linked * 10 >= size * 9:
            part = _part_of(draft.container)
            alone = part is not None and (part.linked == draft.linked or leads_to_counter(draft.links[0].href))
            if part is not None and alone and not leads_away(draft, flow.base):
                whole = _pictured(part)
                found[whole] = int(whole is not part)
    called = [part for part, media in found.items() if part.media <= media and _calls(part)]
    alike = Counter((part.name, part.names) for part in called)
    return [part for part in called if alike[part.name, part.names] < _SEVERAL]


def _part_of(container: Container) -> Container | None:
    """The part that a line stands in."""
    part = container if container.name in PARTS else container.parent
    return part if part is not None and part.name in _CALLING else None


def _pictured(part: Container) -> Container:
    """The part around a link that the page calls a button, with the few words and the picture that go with it."""
    if _BUTTON.search(part.names) is None:
        return part
    at, linked = part, part.linked
    while at.text < _CALL and (outer := at.parent) is not None and outer.name in _CALLING:
        if outer.linked != linked or outer.text > _CALL or outer.media > 1 or outer.prose or outer.headings:
            break
        at = outer
    return at


_BUTTON = re.compile(r"(?i)(?<![a-z])(?:button|btn|cta)s?(?![a-z])")


def _calls(part: Container) -> bool:
    """Whether a part says little, beside paragraphs that say much."""
    outer = part.parent
    while outer is not None and outer.text == part.text:
        outer = outer.parent
    if outer is None or not _ON_BUTTON < part.text < _CALL or part.post:
        return False
    return part.linked <= _ON_BUTTON and outer.prose - part.prose > 2 * part.text and part.within("blockquote", "li") is None


_CALLING = frozenset({"div", "section", "aside"})
_ON_BUTTON = 30  # characters of what stands on a button
_CALL = 240  # characters of a part that calls upon its readers
_SEVERAL = 3


_TOLD = 300  # characters of prose that are more than those of a teaser
_TOO_LONG = 700  # characters of a part that is none
_BARE = 20  # characters of a signpost that does not say where to: "Read more"


def _signposts(drafts: list[Draft], whole: Container) -> list[Container]:
    """Small parts that say of themselves that they lead elsewhere: "Read more", and the title of another story."""
    table = phrases()
    most = min(_TOO_LONG, -(-whole.text // 5))  # characters from which a part is too large: a fifth, rounded up
    found: list[Container] = []
    for draft in drafts:
        part = draft.container.parent
        if part is None or part.text >= most or len(draft.text) >= 60 or part.name not in PARTS:
            continue
        more = part.prose > _TOLD and len(draft.text) > _BARE  # about what has just been told
        if more or draft.kind not in ("text", "heading") or not table.is_signpost(draft.text):
            continue
        quoted = part.within("blockquote")
        if quoted is None or not quoted.network:  # "View this post on …"
            found.append(part)
    return found


def _digests(drafts: list[Draft], whole: Container) -> list[Container]:
    """Small parts above or at the head of the story that say that a machine has summed it up; none of a story that speaks of
    such machines itself."""
    found: list[Container] = []
    for draft in drafts[:_ABOVE]:
        if draft.kind != "text" or not is_machine_made(draft.text) or draft.container.within("li", "td") is not None:
            continue
        part = draft.container
        while part.parent is not None and part.text <= len(draft.text) + _BARE:
            part = part.parent
        if part.name == "p" and part.parent is not None:
            part = part.parent
        if len(draft.text) < part.text < _DIGEST and part.text * 3 < whole.text:
            found.append(part)
    rest = (draft.text for draft in drafts if found and not any(part in found for part in draft.container.upwards()))
    return [] if any(map(names_a_machine, rest)) else found


_ABOVE = 40  # drafts of a page among which a summary stands
_DIGEST = 1_500  # characters of it
_TEASED = 400  # characters of prose in teasers, at most


def _teaser(container: Container, whole: Container) -> bool:
    """Whether a part is headings that lead elsewhere, with a line of text each."""
    return (
        container.linked_headings > 0
        and container.linked_headings == container.headings
        and container.prose < _TEASED
        and container.text * 5 < whole.text * 2
        and container.name in PARTS
    )
