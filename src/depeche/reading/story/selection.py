"""Which drafts are the story's? Containers are weighed by what they hold, and drafts by where they stand.

A name like "related" or "widget" is a hint, never a proof: a part that holds much of the story's prose is the story.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from depeche.reading.claims.known import Known
from depeche.reading.story.blocks import HEADINGS, Flow
from depeche.reading.story.boxes import PARTS, boxes, leads_away
from depeche.reading.story.drafts import Container, Draft
from depeche.reading.story.frames import captioning_in, framed_in, is_enlarged, set_beside
from depeche.reading.story.neighbours import others
from depeche.reading.story.quotations import tells_whose
from depeche.reading.story.structures import CAPTION, LISTS, divided, is_one_thing, is_pictured
from depeche.reading.vocabulary.boilerplate import role
from depeche.reading.vocabulary.phrases import phrases
from depeche.reading.vocabulary.words import is_stopped, letters

_WITHIN_FIGURES = frozenset({"table", "blockquote", "ul", "ol", "pre"})  # what may stand in a figure instead of a picture


def weigh(flow: Flow, title: str | None = None, *, headed: bool = False) -> dict[Container, Container]:
    """Mark what is not of the story as dead; give each container that stands in a list, table, quote, … its structure.

    `title` is what the story is called; `headed`: its heading stands before all of this.
    """
    containers = flow.containers
    _add_up(containers)
    whole = containers[0]
    together = _together(containers)
    for container in boxes(flow):
        container.dead = True
    for container in others(flow, title, headed):
        container.dead = True
    told = (
        whole.media > 3
        and sum(container.prose for container in containers if container.prose and is_pictured(container)) * 2 > whole.prose
    )
    in_divisions = divided(containers) if whole.media else ()
    structures: dict[Container, Container] = {}
    captions: set[Container] = set()
    posts: set[Container] = set()  # structures whose every word belongs to them
    tabled = _tabled(containers)
    framed, metered, captioning = framed_in(containers), _metered(containers), captioning_in(containers)
    own = _announced(flow) | _abroad(flow)
    captioned_beside = set_beside(flow) if whole.media else ()
    for container in containers:
        parent = container.parent
        if parent is None:
            continue
        above = structures.get(parent)
        named = container.role is not None or container.name in PARTS
        foreign = above not in posts and (container.dead or (named and _foreign(container, whole, together, tabled)))
        if foreign and not container.dead and container.role in _AMBIGUOUS:
            captioned = parent in captions and container.name == "p"  # words about the picture, called its "metadata"
            captioned = captioned or (container in captioning and above is not None and above.media > 0)
            foreign = not (captioned or is_enlarged(container, framed) or _is_metered(container, metered))
        if parent.dead or (foreign and (container.dead or container not in own)):
            container.dead = True
        elif above is not None and container.media and container.name in _SLIDES and _is_one_of_several(container, above):
            structures[container] = container  # a picture among others, or among the items, has its own caption
        elif above is not None and (above.name != "figure" or parent in captions or container.name not in _WITHIN_FIGURES):
            structures[container] = above
            if parent in captions or container.name == "figcaption":
                captions.add(container)
        elif container in captioned_beside or (
            is_one_thing(container, whole) and not (is_pictured(container) and (told or parent in in_divisions))
        ):
            structures[container] = container
            if container.post:
                posts.add(container)
    return structures


_SLIDES = frozenset({"figure", "li", "dl"})
_AMBIGUOUS = frozenset({"box", "gate", "shun", "wall"})
"""Roles that parts of the story may bear too, after how they are shown or what they wait for."""


def _is_one_of_several(container: Container, above: Container) -> bool:
    """Whether a picture is one of a gallery, or of those in a list."""
    if above.name in LISTS:
        return container.name == "figure"
    return (
        above.media > container.media
        and above.network is None
        and above.role not in ("embed", "gate")
        and above.name != "table"
    )


def _announced(flow: Flow) -> set[Container]:
    """Lists that a line with a colon announces, and that the story goes on after: they are the story's, though all links."""
    drafts = flow.drafts
    lines = [at for at, draft in enumerate(drafts) if draft.text[-1:] in _COLONS and len(draft.text) > _LABEL]
    if not lines:
        return set()
    last = next((at for at in range(len(drafts) - 1, 0, -1) if drafts[at].container.prose), 0)
    found: set[Container] = set()
    for at in lines:
        line, item = drafts[at], drafts[min(at + 1, last)]
        if item.linked and line.kind == "text" and not phrases().is_signpost(line.text):
            items = item.container.within("ul", "ol")
            if items is not None:
                found.add(items)
    return found


def _abroad(flow: Flow) -> set[Container]:
    """Lists of links that lead away from the house, but not to its accounts: things that the story names."""
    lists: dict[Container, int] = {}
    inside: dict[Container, Container] = {}
    for one in flow.containers:
        if one.name in LISTS and one.linked * 10 > one.text * 9 and not one.prose:
            lists[one] = 0
            inside[one] = one
        elif one.parent in inside:
            inside[one] = inside[one.parent]
    for draft in flow.drafts if lists else ():
        items = inside.get(draft.container)
        if items is not None and draft.links:
            lists[items] += 1 if leads_away(draft, flow.base) else -1
    found: set[Container] = set()
    for items, balance in lists.items():
        for at in items.upwards() if balance > 0 else ():
            if at.text * 9 > items.text * 10:
                break
            found.add(at)
    return found


def _tabled(containers: list[Container]) -> set[Container]:
    """Tables, and what holds little else."""
    found: set[Container] = set()
    for container in containers:
        if container.name == "table" and container.text:
            for at in container.upwards():
                if at.text >= container.text * 2:
                    break
                found.add(at)
    return found


def _metered(containers: list[Container]) -> set[str]:
    """Names after a wall or a gate that paragraphs of the story bear, as what only subscribers see does on some pages."""
    return {
        name
        for container in containers
        if container.role in _SHUT and container.prose and container.name == "p"
        for name in container.names.split()
        if role(name) in _SHUT
    }


_SHUT = frozenset({"gate", "wall"})


def _is_metered(container: Container, metered: set[str]) -> bool:
    """Whether a heading, picture, list, … bears the name of a wall or gate as the paragraphs around it do."""
    return (container.name in HEADINGS or container.name in _METERED) and not metered.isdisjoint(container.names.split())


_METERED = frozenset({"figure", "ol", "table", "ul"})
_COLONS = (":", "：")
_LABEL = 40  # characters up to which a line may be a mere label: "More on this subject:"


def _add_up(containers: list[Container]) -> None:
    """Give each container what those in it hold."""
    for container in reversed(containers):
        parent = container.parent
        if container.network or container.role == "embed":
            container.post = True
        if parent is None:
            continue
        if container.post:
            parent.post = True
        if container.media:
            parent.media += container.media
        if container.text:  # many hold none: then there is nothing else to count either
            parent.text += container.text
            parent.prose += container.prose
            parent.paragraphs += container.paragraphs
            if container.linked:
                parent.linked += container.linked
            if container.headings:
                parent.headings += container.headings
                parent.linked_headings += container.linked_headings


def _together(containers: list[Container]) -> dict[str, int]:
    """Characters in all parts of one name that seem foreign: some builders wrap each paragraph in a "promo"."""
    found: dict[str, int] = {}
    for container in containers:
        if container.role in ("box", "shun", "wall", "gate"):
            parent = container.parent
            if parent is None or parent.names != container.names:
                kind = _kind(container.names)
                found[kind] = found.get(kind, 0) + container.text
    return found


@lru_cache(maxsize=1024)  # parts of a page share their names
def _kind(names: str) -> str:
    """The names of a container without numbers, which parts of one kind may differ in.

    Builders that call each part of a page a "widget" add what kind of widget it is: they are taken together.
    """
    return "widget" if "widget" in names.split() else names.translate(_NO_DIGITS)


_NO_DIGITS = dict.fromkeys(range(ord("0"), ord("9") + 1))


def _foreign(container: Container, whole: Container, together: dict[str, int], tabled: set[Container]) -> bool:
    """Whether a part, or what has a role, does not belong to the story, by its name, its links or its headings."""
    name, part = container.name, container.role
    if part == "embed":
        return False
    share = container.text / whole.text if whole.text else 0.0
    if container.media and _is_held_back(container):
        return False
    if part in ("box", "shun"):
        if name in HEADINGS or (name == "p" and container.prose):
            return False  # a paragraph of prose is no box, and a heading "for the table of contents" is a heading
        if part == "shun" and _is_prose(container):
            return False
        return max(container.text, together.get(_kind(container.names), 0)) < 0.4 * whole.text
    if name == "aside" and container.media == 1 and not container.text and part in (None, "media"):
        return False  # a picture that its page sets beside the text
    if name in ("aside", "footer"):  # in a quotation it says whose words these are, in a frame who took the picture
        return (
            share < 0.4
            and container.within("blockquote") is None
            and (part != "credit" or container.within("figure") is None)
        )
    if name == "article" and share < 0.2 and not container.prose and not container.post and container.headings:
        return container not in tabled  # the teaser of another
    if part == "media" and "transcript" in container.names:
        return share < 0.4  # what is said in a film beside the story
    if part in ("gate", "wall"):
        if name == "p" and container.prose:
            return False  # what only subscribers see
        return max(container.text, together.get(_kind(container.names), 0)) < 0.3 * whole.text
    if part == "meta":
        if container.prose and name in PARTS and share < 0.2 and _AUTHOR.search(container.names):
            return True  # who the author is
        if name in HEADINGS or container.prose or container.text >= 160:
            return False
        return not (tells_whose(container.names) and container.within("blockquote") is not None)
    if name not in PARTS or container.post:
        return False
    of_links = 9 if name in LISTS or container in tabled else 6
    return share < 0.4 and container.linked * 10 > container.text * of_links and container.prose == 0


def _is_held_back(container: Container) -> bool:
    """Whether a part is a film or picture that is shown once the reader agrees or clicks."""
    return container.role == "gate" or (
        container.role == "shun" and container.text < CAPTION and _PLAYER.search(container.names) is not None
    )


def _is_prose(container: Container) -> bool:
    """Whether a part holds several paragraphs of prose and hardly any links, whatever it is called."""
    if container.prose < 600 or container.prose * 10 < container.text * 7:
        return False
    few = 10 if _OF_LINKS.search(container.names) else 20
    return container.linked * few < container.text


_OF_LINKS = re.compile(r"(?i)(?<![a-z])(?:toc|nav|menu|navigation|pagination|pager)(?![a-z])")
"""Names of parts that are made of links: prose without any is named after the list that leads to it."""

_PLAYER = re.compile(r"(?i)(?<!audio[-_])player")
_AUTHOR = re.compile(r"(?i)auth?or(?!i)|auteur")


def once(drafts: list[Draft], structures: Mapping[Container, Container]) -> list[Draft]:
    """The drafts that live, each long text once: the second is for another width of screen.

    What is said again in a list or table that says other things beside it is said there too.
    """
    alive = [draft for draft in drafts if not draft.container.dead]
    long = [draft.text for draft in alive if len(draft.text) > 30]
    if len(set(long)) == len(long):
        return alive
    counts = Counter(long)
    repeated = {text for text, count in counts.items() if count > 2}  # a box that stands in many places
    if sum(map(len, repeated)) * 3 > sum(map(len, counts)):
        repeated = set()  # no: the whole story, once for each width of screen
    own = _with_words_of_their_own(alive, structures, counts)
    told: set[tuple[str, bool]] = set()
    kept: list[Draft] = []
    for draft in alive:
        text, holder = draft.text, structures.get(draft.container)
        if _is_caption(draft, holder) or (draft.container.role == "caption" and kept and kept[-1].kind == "image"):
            kept.append(draft)
            continue
        said = (text, draft.kind == "heading")  # a list of contents says what the headings say
        if (text in repeated or said in told) and holder not in own:
            continue
        if len(text) > 60:
            told.add(said)
        kept.append(draft)
    return kept


def _is_caption(draft: Draft, holder: Container | None) -> bool:
    """Whether words stand with one picture and with nothing else: several pictures may show the same."""
    return holder is not None and holder.media == 1 and holder.text == len(draft.text)


def _with_words_of_their_own(
    drafts: list[Draft], structures: Mapping[Container, Container], counts: Mapping[str, int]
) -> set[Container | None]:
    """Lists and tables with a long text that stands nowhere else: a box for another place or width has none."""
    found: set[Container | None] = set()
    for draft in drafts:
        holder = structures.get(draft.container)
        if holder is not None and counts.get(draft.text) == 1 and (holder.name in LISTS or holder.name == "table"):
            found.add(holder)
    return found


def without_house(drafts: list[Draft]) -> list[Draft]:
    """What stands between heading and region without the parts that a heading of the house opens: "About the author"."""
    told = [draft.container.parent for draft in drafts if draft.kind == "heading" and phrases().is_of_the_house(draft.text)]
    parts = {part for part in told if part is not None and part.parent is not None}
    if not parts:
        return drafts
    return [draft for draft in drafts if not any(outer in parts for outer in draft.container.upwards())]


def before_end(drafts: list[Draft]) -> list[Draft]:
    """The drafts before the line that ends a press release, and without marks that part two sections."""
    words = phrases()
    marks = [at for at, draft in enumerate(drafts) if 0 < len(draft.text) < _MARK and words.is_end(draft.text)]
    marks = [at for at in marks if drafts[at].container.within("table", "ul", "ol", "dl", "pre") is None]
    if not marks:
        return drafts
    sizes = [0 if draft.container.dead else len(draft.text) for draft in drafts]
    whole = sum(sizes)
    end = next((at for at in marks if sum(sizes[:at]) * 2 > whole), len(drafts))
    return [draft for at, draft in enumerate(drafts[:end]) if at not in marks]


_MARK = 40  # characters


def before_remarks(drafts: list[Draft]) -> list[Draft]:
    """The drafts before a heading of what readers wrote that was left out, boxed with a button, where only short lines of
    that are left behind it: their numbers, names and times."""
    told = (at for at in range(len(drafts) - 1, -1, -1) if len(drafts[at].text) >= _REMARKED)
    behind = next((at + 1 for at in told if not drafts[at].container.dead), 0)
    for at in range(behind, len(drafts)):
        draft = drafts[at]
        if draft.kind == "heading" and draft.container.dead and not draft.links and phrases().is_of_readers(draft.text):
            return drafts[:at]
    return drafts


_REMARKED = 80  # characters of a line about a remark


def story_before(drafts: list[Draft], lede: Draft | None) -> list[Draft]:
    """Paragraphs of prose between heading and region: the story's first, set apart by its page; those too that stand in no
    element of their own."""
    last = drafts[-1] if drafts else None
    bare = last.container if last is not None and not last.container.name else None
    return [
        draft
        for draft in drafts
        if draft.kind == "text"
        and draft is not lede
        and (draft.container.name == "p" or draft.container.role == "lede" or draft is last or draft.container is bare)
        and draft.container.role in (None, "lede")
        and not draft.container.dead
        and not any(outer.role in _BESIDE and outer.text < _BOXED for outer in draft.container.upwards())
        and len(draft.text) >= _PROSE
        and draft.linked * 3 < len(draft.text)
    ]


_BESIDE = frozenset({"box", "shun", "meta"})  # what holds much of the little that stands there is no story for that
_BOXED = 600  # characters of such a part
_PROSE = 200  # characters from which a paragraph outside the story's region is taken to be of it


def points(drafts: list[Draft], groups: Mapping[Container, Container]) -> list[Draft]:
    """The items of the only list between heading and story, where each is a sentence: the story in a few points."""
    found = [draft for draft in drafts if draft.container.within("ul", "ol") is not None]
    lists = {groups[draft.container] for draft in found}
    if len(lists) != 1 or not _FEWEST_POINTS <= len(found) <= _MOST_POINTS or not all(map(_is_point, found)):
        return []
    ended = all(is_stopped(draft.text) for draft in found)
    return found if ended or sum(len(draft.text) for draft in found) >= _SAID * len(found) else []


def _is_point(draft: Draft) -> bool:
    text, container = draft.text, draft.container
    alone = draft.kind == "text" and not draft.links and not container.dead and container.role is None
    return alone and _POINT <= len(text) < _PROSE and " " in text and _DATED.search(text) is None


_FEWEST_POINTS, _MOST_POINTS = 2, 5
_POINT = 25  # characters of the shortest
_SAID = 55  # characters from which lines without a stop are more than titles, on average
_DATED = re.compile(r"\b\d{1,2}[:.]\d\d\b|@")
"""What is in lines about when and by whom: a clock time, an address."""


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
