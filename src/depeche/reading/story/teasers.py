"""Teasers in the midst of a paragraph: a label and the linked title of another story, set between two of its sentences."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.model import Link
from depeche.reading.vocabulary.phrases import phrases
from depeche.reading.vocabulary.words import may_be_stopped

_TITLE = 20  # characters of a link from which it may be a title
_LABEL = 5  # words of a label, at most


def without_teasers(text: str, links: Sequence[Link]) -> tuple[str, tuple[Link, ...]]:
    """The text without such teasers, and its links where they are now. What is nothing but one is left to others."""
    titles = (link for link in links if link.end - link.start >= _TITLE)
    cuts = [(begin, link.end) for link in titles if (begin := _begin(text, link.start)) is not None]
    if not cuts or sum(end - begin for begin, end in cuts) * 2 > len(text):
        return text, tuple(links)
    pieces, moved, at, size = list[str](), list[Link](), 0, 0
    for begin, end in (*cuts, (len(text), len(text))):
        piece = text[at:begin]
        lead = at + len(piece) - len(piece.lstrip())
        piece = piece.strip()
        if piece:
            size += bool(pieces)  # the blank that joins it to what stands before
            shift = size - lead
            own = (link for link in links if lead <= link.start and link.end <= lead + len(piece))
            moved += [Link(start=link.start + shift, end=link.end + shift, href=link.href) for link in own]
            pieces.append(piece)
            size += len(piece)
        at = end
    return " ".join(pieces), tuple(moved)


def _begin(text: str, at: int) -> int | None:
    """Where the label begins that stands right before a link, if it is one and a sentence, or nothing, before it."""
    table = phrases()
    before = text[:at].rstrip(" :")
    begin = len(before)
    for count in range(_LABEL):
        begin = before.rfind(" ", 0, begin)
        label = before[begin + 1 :]
        if not count and not table.ends_label(label):
            return None
        if table.is_label(label) and label[:1].isupper() and (begin < 0 or may_be_stopped(before[:begin].rstrip(" )"))):
            return begin + 1
        if begin < 0:
            return None
    return None
