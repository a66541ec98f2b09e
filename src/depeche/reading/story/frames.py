"""Pictures in their frames: what holds one and its caption, whatever its names say of how it is shown."""

from __future__ import annotations

import re

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
