"""The furniture of the headline, as newsrooms call it: the lines that stand around it, such as kicker, byline and date.

Half of the pages that declare no author or time show both next to the headline, in elements without telling names. So the
lines of text before and after it are read in the order in which a reader sees them, until the prose begins.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import dropwhile, islice, takewhile

from selectolax.lexbor import LexborNode

from depeche.reading.vocabulary.words import clean, is_stopped

MOST_LINES = 14
MOST_SIBLINGS = 120
PROSE = 240
"""Characters; a line that long is prose."""
MOST_PROSE = 2
"""Long lines that may stand before the byline: a standfirst, a caption."""
SENTENCE = 20
"""Characters from which a line that ends in a stop is one of the story's, or of what is said before it."""
UNSTOPPED = 60
"""Characters from which it is one in languages that write none."""
TOLD = 400
"""Characters of such lines after which the story has begun, though each of its paragraphs is short."""
LONGEST_PIECE = 6_000
"""Characters of one element that are looked at."""

_SILENT = frozenset({"script", "style", "noscript", "svg", "template", "iframe", "select", "form", "-comment", "head"})


@dataclass(frozen=True, slots=True)
class Furniture:
    """Lines around the headline, each without white space at its ends, in reading order."""

    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    near: int | None = None  # lines of those below that stand before the story has begun; None: all

    @property
    def opening(self) -> tuple[str, ...]:
        """The lines below that stand before the first sentence; where nothing does, the first behind the sentences, and the
        next."""
        before = tuple(takewhile(lambda line: not _is_told(line), self.below))
        behind = dropwhile(_is_told, self.below) if not before else ()
        return before or tuple(islice(behind, 2))


def furniture(headline: LexborNode | None) -> Furniture:
    """The lines around that element; nothing where there is no such element."""
    if headline is None:
        return Furniture()
    below, near = _below(headline)
    return Furniture(tuple(_above(headline)), tuple(below), near)


def lines(element: LexborNode, most: int = MOST_LINES, at_end: bool = False) -> list[str]:
    """The texts of an element, one for each of its text nodes; the first ones, or the last ones."""
    text = element.text(separator="\0", strip=True, skip_empty=True)
    if element.tag == "pre":
        text = text.replace("\n\n", "\0")
    pieces = (text[-LONGEST_PIECE // 4 :] if at_end else text[:LONGEST_PIECE]).split("\0")
    found: list[str] = []
    for piece in pieces[-2 * most :] if at_end else pieces:
        line = clean(piece)
        if len(line) == 1 and line.islower() and found and not at_end and _ends(element, found[-1], line):
            found[-1] += line
        elif line and not any(map(line.__contains__, _SCRIPT)):
            found.append(line)
            if len(found) >= most and not at_end:
                break
    return found[-most:] if at_end else found


def _ends(element: LexborNode, name: str, letter: str) -> bool:
    """Whether a letter in an element of its own is the last one of a name, set apart for the sake of its spacing."""
    whole = element.text()[:LONGEST_PIECE]
    at = whole.find(name + letter)
    return at >= 0 and not whole[at + len(name) + 1 : at + len(name) + 2].islower()


_SCRIPT = ("{", "}", "=>", "();", "/*", '":', '" :', "//<", "']", "window.", "function ")
"""What stands in a line that no reader sees."""


def _below(headline: LexborNode) -> tuple[list[str], int | None]:
    """The lines below, and how many of them stand before the story has begun."""
    found: list[str] = []
    prose, told = 0, 0
    near: int | None = None
    node: LexborNode | None = headline
    for _ in range(MOST_SIBLINGS):
        node = _next(node)
        if node is None or node.tag in ("footer", "body", "html"):
            break
        if node.tag in _SILENT:
            continue
        for line in lines(node, MOST_LINES - len(found)):
            if len(line) > PROSE:
                prose += 1
                if prose > MOST_PROSE:
                    return found, near
            elif _is_sentence(line):
                told += 3 * len(line) if line[-2] > "\u2e80" else len(line)
                if told > TOLD and near is None:
                    near = len(found)
            found.append(line)
            if len(found) >= MOST_LINES:
                return found, near
    return found, near


def _is_sentence(line: str) -> bool:
    """Whether a line that is not long reads as one of the story's."""
    if len(line) >= UNSTOPPED and "\u0e00" <= line[-1] < "\u0f00":  # Thai and Lao have no stop
        return True
    return len(line) >= SENTENCE and is_stopped(line)


def _is_told(line: str) -> bool:
    """Whether a line tells something, rather than to name or to date it."""
    return len(line) > PROSE or _is_sentence(line)


def _next(node: LexborNode | None) -> LexborNode | None:
    """What follows the node in the document and is not inside it."""
    for _ in range(64):
        if node is None or node.tag in ("body", "html"):
            return None
        if node.next is not None:
            return node.next
        node = node.parent
    return None


def _above(headline: LexborNode) -> list[str]:
    found: list[str] = []
    node: LexborNode = headline
    climbed = 0
    for _ in range(16):
        before = node.prev
        while before is None:
            outer = node.parent
            climbed += 1
            if outer is None or climbed > 4 or outer.tag in ("body", "html", "main"):
                return found[-8:]
            node = outer
            before = node.prev
        node = before
        if node.tag in _SILENT or node.tag in ("nav", "header"):
            continue
        found = [*lines(node, 8, at_end=True), *found]
        if len(found) >= 8:
            break
    return found[-8:]
