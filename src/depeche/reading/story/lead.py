"""What stands below the declared picture, where it is shown outside the story: above the headline, in the page's header, or
in a part that is no paragraph's neighbour.

The declared picture is known by its file; so the frame that shows the same file on the page is its own, wherever it stands.
"""

from __future__ import annotations

import re
from dataclasses import replace

from selectolax.lexbor import LexborNode

from depeche.model import Block
from depeche.reading.claims.known import Known
from depeche.reading.claims.settle import Settled, evidence
from depeche.reading.labels.pictures import file_name
from depeche.reading.page.markup import Markup
from depeche.reading.story import selection
from depeche.reading.story.assembly import Assembly
from depeche.reading.story.blocks import Flow
from depeche.reading.vocabulary.boilerplate import names_of, role
from depeche.reading.vocabulary.words import letters

_CAPTIONS = "figcaption,[class*=caption i],[class*=credit i],[class*=copyright i],[class*=legend i]"
_SHOWN = ("img[src*=", "img[srcset*=", "img[data-src*=", "img[data-srcset*=", "source[srcset*=", "source[data-srcset*=")
_PLACES = 4  # at which a page shows the picture, among which one has its words
_PARTS = 8  # captions and credits of one frame
_STEPS = 6  # from the picture up to the frame that holds its words
_SHORTEST = 8  # letters of a caption
_LONGEST = 400  # characters of a frame's words
_SAFE = re.compile(r"[\w.@%~+-]{8,200}")


def with_words(
    declared: Settled[tuple[Block, ...]], markup: Markup, known: Known, base: str | None
) -> Settled[tuple[Block, ...]]:
    """The article's pictures, the first one with the words of the frame that shows it, if it has none yet."""
    first = declared.value[0] if declared.value else None
    shown = markup.tree.body
    if first is None or first.caption or first.credit or shown is None or declared.evidence is None:
        return declared
    name = file_name(first)
    if _SAFE.fullmatch(name) is None or markup.source.find(name.encode(), max(markup.source.find(b"<body"), 0)) < 0:
        return declared
    for node in shown.css(",".join([f'{attribute}"{name}"]' for attribute in _SHOWN]))[:_PLACES]:
        found = _framed(node, known, base)
        if found is not None:
            pictures = (replace(first, caption=found.caption, credit=found.credit), *(declared.value or ())[1:])
            told = declared.evidence
            said = ("dom where it is shown", found.caption or found.credit or "")
            return Settled(pictures, evidence(told.layer, told.path, told.raw, (said, *told.others)))
    return declared


def _framed(node: LexborNode, known: Known, base: str | None) -> Block | None:
    """The picture of an element with the words of the frame around it; None where it stands in none that has any."""
    at, frame = node.parent, ""
    for _ in range(_STEPS):
        if at is None or at.tag in ("body", "main", "html") or len(at.css("img")) > 1:
            break
        if at.tag == "article" and at.text(strip=True):  # builders make one of a picture, too
            break
        words = at.css(_CAPTIONS)[:_PARTS]
        if words:
            beside = [each for each in words if each.css_first("img") is None]
            return _read(_outermost(beside or words[:1]), known, base)
        if not frame and _is_frame(at):
            frame = at.html or ""
        at = at.parent
    return _read(frame, known, base) if frame else None


def _is_frame(at: LexborNode) -> bool:
    """Whether an element that is called a picture holds a few words besides, and no heading."""
    said = at.text(strip=True)
    if not said or len(said) > _LONGEST or at.css_first("h1,h2,h3") is not None:
        return False
    return role(names_of(at.attributes.get("class") or "", at.attributes.get("id") or "")) == "media"


def _outermost(words: list[LexborNode]) -> str:
    """The markup of captions and credits, each once though one holds the other; "" of those that say too much."""
    if sum([len(node.text(strip=True)) for node in words]) > _LONGEST:
        return ""
    found: list[str] = []
    for node in words:
        html = node.html or ""
        if not found or html not in found[-1]:
            found.append(html)
    return "".join(found)


def _read(words: str, known: Known, base: str | None) -> Block | None:
    """The picture with the words of these captions and credits; None where they are none."""
    flow = Flow(base)
    flow.read(f'<figure><img src="/picture.jpg">{words}</figure>')
    blocks = Assembly(selection.weigh(flow), {}, known, base).add(flow.drafts)
    picture = next((block for block in blocks if block.kind == "image" and (block.caption or block.credit)), None)
    said = letters(picture.caption or "") if picture is not None else ""
    title = letters(known.title or "")
    if said and (len(said) < _SHORTEST or (title and title in said)):
        return None  # a button, or a teaser of the story itself
    return picture
