"""Which heading is the story's, and what stands between the two?"""

from __future__ import annotations

from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from depeche.reading.vocabulary.words import letters

_MUCH = 200_000  # characters of markup between heading and story from which they do not belong together


def of_story(headings: Sequence[LexborNode], title: str | None, shown: LexborNode | None = None) -> LexborNode | None:
    """The top heading that is the story's, the one that says the title; else whatever element shows it."""
    wanted = letters(title or "")
    for node in headings if wanted else ():
        said = letters(node.text())
        if said and (said in wanted or wanted in said):
            return node
    if shown is not None and shown.tag != "h1":
        return shown
    return headings[0] if len(headings) == 1 else None


def of_article(root: LexborNode) -> LexborNode | None:
    """The first heading of the article that holds the story, where none is a top heading or says the title: newsrooms that
    declare another headline than they show set theirs so."""
    outer = root.parent
    while outer is not None and outer.tag != "article":
        outer = outer.parent
    first = outer.css_first("h1,h2") if outer is not None else None
    return first if root.mem_id not in holders_of(first) else None  # else it is one of the story's subheads


def between(heading: LexborNode, root: LexborNode) -> str | None:
    """The markup from a heading to the story that follows it, read off the tree sibling by sibling.

    None where it does not follow, or the heading stands in it; "" where nothing stands between, or far too much.
    """
    chain = holders_of(root)
    pieces: list[str] = []
    node: LexborNode | None = heading
    branch: LexborNode | None = None
    while node is not None and branch is None:
        if node.mem_id in chain:  # the heading stands inside the story
            return None
        branch = _up_to(chain, node.next, pieces)
        node = node.parent
    while branch is not None and branch.mem_id != root.mem_id:
        branch = _up_to(chain, branch.first_child, pieces)
    if branch is None:
        return None
    return "".join(pieces) if sum(map(len, pieces)) < _MUCH else ""


def _up_to(chain: set[int], node: LexborNode | None, pieces: list[str]) -> LexborNode | None:
    """From an element on, the first that is of the chain; the markup of those before it is added to the pieces."""
    while node is not None and node.mem_id not in chain:
        pieces.append(node.html or "")
        node = node.next
    return node


def holders_of(node: LexborNode | None) -> set[int]:
    """What the parser knows an element by, and those that it stands in."""
    found: set[int] = set()
    while node is not None:
        found.add(node.mem_id)
        node = node.parent
    return found
