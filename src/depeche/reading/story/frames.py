"""Pictures in their frames: what holds one and its caption, whatever its names say of how it is shown."""

from __future__ import annotations

import re

from depeche.reading.story.blocks import Flow
from depeche.reading.story.drafts import Container


def framed_in(containers: list[Container]) -> set[Container]:
    """Pictures in their frames, and what holds nothing else but buttons, or the caption twice: its name says how they are
    shown."""
    found: set[Container] = set()
    for frame in [container for container in containers if container.name == "figure" and container.media]:
        for at in frame.upwards():
            more = at.text - frame.text
            if at.media != frame.media or at.linked != frame.linked or more > max(_ON_BUTTONS, frame.text):
                break
            found.add(at)
    return found


_ON_BUTTONS = 80  # characters of what stands on those that enlarge a picture


def set_beside(flow: Flow) -> set[Container]:
    """Parts that are a picture or film with a few words below it, where the story's own paragraphs stand beside the part and
    not in it: whatever its names say, the words are a caption."""
    drafts, told = flow.drafts, dict[Container, int]()
    for paragraph in flow.containers:
        if paragraph.name == "p" and paragraph.prose and paragraph.parent is not None:
            told[paragraph.parent] = told.get(paragraph.parent, 0) + paragraph.prose
    found: set[Container] = set()
    for at, draft in enumerate(drafts[:-1]) if told else ():
        words = drafts[at + 1]
        if draft.kind not in _SHOWN or words.kind != "text" or words.container.within(*_NO_CAPTIONS) is not None:
            continue
        frame: Container | None = None
        outer = draft.container
        while (
            outer.parent is not None and outer.media == 1 and outer.text <= _LONGEST and not (outer.headings or outer.post)
        ):
            if outer.text and outer.name in _FRAMES and told.get(outer.parent, 0) > max(_TOLD, _TIMES * outer.text):
                frame = outer
            outer = outer.parent
        if frame is None or frame.linked * 2 > frame.text or (at and drafts[at - 1].container.is_in(frame)):
            continue
        if sum([line.container.is_in(frame) for line in drafts[at + 1 : at + 2 + _LINES]]) <= _LINES:
            found.add(frame)
    return found if sum([frame.text for frame in found]) * _OF_TEXT < flow.containers[0].prose else set()


_SHOWN = frozenset({"image", "video", "embed"})
_FRAMES = frozenset({"div", "section", "aside"})
_NO_CAPTIONS = frozenset({"blockquote", "li", "dd", "td", "th"})
_LONGEST = 500  # characters of a caption with who took the picture
_TOLD = 600  # characters of the paragraphs beside a picture's part, at least
_TIMES = 3  # and so many times those in it
_OF_TEXT = 4  # captions are less than one of so many parts of the story
_LINES = 2  # of a caption, or of a caption and who took the picture


def captioning_in(containers: list[Container]) -> set[Container]:
    """What holds a caption and little else, as what a builder calls the "metadata" of a picture does."""
    found: set[Container] = set()
    for caption in [container for container in containers if container.role == "caption" and container.text]:
        for at in caption.upwards():
            if at.media or at.text > caption.text + _ON_BUTTONS:
                break
            found.add(at)
    return found


def is_enlarged(container: Container, framed: set[Container]) -> bool:
    """Whether a part is, or is in, the frame of a picture, and is called after what opens on a click or where it stands."""
    if container.role == "box":
        return container in framed and container.name == "figure" and _ASIDE.search(container.names) is not None
    inside = container in framed or container.within("figure") in framed
    return inside and _ENLARGED.search(container.names) is not None


_ENLARGED = re.compile(r"(?i)(?<![a-z])(?:lightbox|modal|overlay|popup|zoom)(?![a-z])")
"""Names of what opens on a click, which a picture bears that can be enlarged."""
_ASIDE = re.compile(r"(?i)(?<![a-z])(?:rail|sidebar|aside)(?![a-z])")
"""Names of where a picture is set, beside which it may stand: "right-rail__offset"."""
