"""Other stories in full on the same page, as pages have them that never end: they are built like the page's own."""

from __future__ import annotations

from depeche.reading.story.blocks import Flow
from depeche.reading.story.drafts import Container, Draft
from depeche.reading.vocabulary.words import letters

_STORY = 200  # characters of prose from which a part may be a story
_HEAD = 20  # drafts among which the story's own heading is looked for


def others(flow: Flow, title: str | None, headed: bool) -> list[Container]:
    """Parts that are other stories: each has a heading like that of the page's own story, stands beside the part that holds
    that one, and is built alike; or it is an `article` with a top heading inside the story, behind its first words.

    `headed` says that the story's heading stands before all of this.
    """
    tops = [draft for draft in flow.drafts if draft.kind == "heading" and draft.container.name in ("h1", "h2")]
    if not tops:
        return []
    own = _own(flow, tops, title)
    if own is None and not headed:
        return []
    levels = {"h1"} if own is None else {own.container.name, "h1"}
    beside: dict[Container, Container] = {}  # what holds the story's heading and prose, by what holds that
    at = own.container.parent if own is not None else None
    while at is not None and at.parent is not None:
        if at.prose >= _STORY:
            beside[at.parent] = at
        at = at.parent
    chain = set(beside.values())
    begun = _prose_before(flow) if any(draft is not own and draft.container.name == "h1" for draft in tops) else {}
    found: list[Container] = []
    for draft in tops:
        if draft is own or draft.container.name not in levels:
            continue
        part = draft.container.parent
        while part is not None and part.parent is not None and part not in chain:
            if part.prose >= _STORY and not part.post:
                twin = beside.get(part.parent)
                inside = part.name == "article" and draft.container.name == "h1" and begun[part] >= _STORY
                if inside or (twin is not None and _alike(part, twin)):
                    found.append(part)
                    break
            part = part.parent
    return found


def _own(flow: Flow, tops: list[Draft], title: str | None) -> Draft | None:
    """The heading that is the story's, if it stands here."""
    if flow.start < len(flow.drafts) and flow.drafts[flow.start].container.name == "h1" and flow.start:
        return flow.drafts[flow.start]
    said = letters(title or "")
    if len(said) < 10:
        return None
    first = set(map(id, flow.drafts[:_HEAD]))
    return next((draft for draft in tops if id(draft) in first and said in letters(draft.text)), None)


def _prose_before(flow: Flow) -> dict[Container, int]:
    """How much of the story's prose stands before each part. Linear."""
    found: dict[Container, int] = {}
    prose = 0
    for draft in flow.drafts:
        for at in draft.container.upwards():
            if at in found:
                break
            found[at] = prose
        prose += len(draft.text) if draft.container.prose else 0
    return found


def _alike(one: Container, other: Container) -> bool:
    """Whether two parts have the same tag and first name; parts without any are alike only where they are articles."""
    if one.name != other.name or one.name == "section":  # of one story
        return False
    return one.name == "article" or (bool(other.names) and one.names.split()[:1] == other.names.split()[:1])
