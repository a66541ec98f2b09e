"""Pages that are sent in pieces: what comes late is put where the page's script would put it.

React, and what is built on it, sends `<template id="B:1">` where a part is not ready, and the part itself later, as
`<div hidden id="S:1">` at the end of the page; a line of script then moves it. Without the script the story's sections are
hidden and out of order. Source: react-dom/server, `renderToPipeableStream` (`completeBoundary`, `completeSegment`).
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

_MOST = 300  # pieces of one page
_DEEPEST = 8  # pieces within pieces
PIECES = 'div[hidden][id^="S:"]'
_PLACES = 'template[id^="B:"],template[id^="P:"]'


def put_together(tree: LexborHTMLParser) -> None:
    """Put each late piece in its place."""
    late = tree.css(PIECES)[:_MOST]
    pieces = {_number(node): node for node in late}
    # The engine copies what it moves: what belongs into a piece has to be there before the piece is put in its place.
    inner: dict[str, list[LexborNode]] = {key: piece.css(_PLACES)[:_MOST] for key, piece in pieces.items()}
    within = {place.mem_id for places in inner.values() for place in places}
    outer = [place for place in tree.css(_PLACES)[: 2 * _MOST] if place.mem_id not in within]
    for place in outer:
        _fill(place, pieces, inner, 0)


def _fill(place: LexborNode, pieces: dict[str, LexborNode], inner: dict[str, list[LexborNode]], depth: int) -> None:
    key = _number(place)
    piece = pieces.pop(key, None)
    if piece is None or depth > _DEEPEST:
        return
    for each in inner[key]:
        _fill(each, pieces, inner, depth + 1)
    del piece.attrs["hidden"]
    place.insert_before(piece)
    piece.decompose()
    waiting = place.next if (place.attributes.get("id") or "").startswith("B:") else None
    shown: list[LexborNode] = []  # what is shown until the piece comes, up to the comment that ends the boundary
    while waiting is not None and len(shown) < _MOST:
        if waiting.tag == "-comment" and waiting.comment_content == "/$":
            for node in shown:
                node.decompose()
            break
        shown.append(waiting)
        waiting = waiting.next


def _number(node: LexborNode) -> str:
    return (node.attributes.get("id") or "")[2:]
