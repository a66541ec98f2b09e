"""The state of the fold as bytes, to be kept and taken up again.

A line of JSON with what is short, then the frequencies, then terms and weights of each story, four bytes each, the lowest
first; all of it compressed as it goes, so that no second copy of the state is made. In the first form it was JSON with
the terms as they are written; that is taken up as well.
"""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from depeche.stories.frequencies import Frequencies, little, salt, term
from depeche.stories.story import Story, Sums

_LEVEL = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """All that a fold goes on from."""

    judgement: dict[str, Any]
    next: int  # number of the next new story
    clock: int  # latest hour seen
    articles: dict[str, int]  # that were counted, by space
    frequencies: Frequencies
    stories: dict[int, Story]  # least recently touched first


def packed(state: State) -> bytes:
    """The state as bytes."""
    # Terms and weights are as good as random: looking for what repeats in them takes twice the time, and saves a twelfth.
    packer = zlib.compressobj(_LEVEL, strategy=zlib.Z_RLE)
    return b"".join([*map(packer.compress, _pieces(state)), packer.flush()])


def _pieces(state: State) -> Iterator[bytes]:
    stories = [
        [number, story.first, story.last, [[space, len(sums.terms), sums.indexed] for space, sums in story.sums.items()]]
        for number, story in state.stories.items()
    ]
    head = {
        "form": 2, "judgement": state.judgement, "next": state.next, "clock": state.clock, "articles": state.articles,
        "stories": stories,
    }  # fmt: skip
    yield json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n"
    yield from state.frequencies.packed()
    for story in state.stories.values():
        for sums in story.sums.values():
            yield little(sums.terms).tobytes()
            yield little(sums.weights).tobytes()


def unpacked(snapshot: bytes) -> State:
    """The state that `packed` was given. Raises ValueError, KeyError or zlib.error of bytes that are none."""
    whole = zlib.decompress(snapshot)
    data, end = memoryview(whole), whole.find(b"\n")
    head = json.loads(whole[: end if end >= 0 else None].decode("utf-8", "surrogatepass"))
    if head.get("form") != 2:
        return _written(head)
    at = end + 1
    frequencies = Frequencies.unpacked(data[at : at + Frequencies.size()])
    at += Frequencies.size()
    stories: dict[int, Story] = {}
    for number, first, last, spaces in head["stories"]:
        story = stories[number] = Story(first, last)
        for space, size, indexed in spaces:
            middle, after = at + 4 * size, at + 8 * size
            terms, weights = array("I", bytes(data[at:middle])), array("f", bytes(data[middle:after]))
            story.sums[space] = Sums(little(terms), little(weights), indexed)
            at = after
    return State(
        judgement=head["judgement"], next=head["next"], clock=head["clock"], articles=head["articles"],
        frequencies=frequencies, stories=stories,
    )  # fmt: skip


def _written(state: dict[str, Any]) -> State:
    """The state out of a snapshot with terms as they are written."""
    frequencies = Frequencies()
    for space, counted in state["frequencies"].items():
        salted = salt(space)
        for text, count in counted["of"].items():
            frequencies.put(term(text, salted), count)
    index = {key: set(numbers) for key, numbers in state["index"].items()}
    stories: dict[int, Story] = {}
    for number, old in state["stories"]:
        story = stories[number] = Story(old["first"], old["last"])
        for space, vector in (*old["words"].items(), ("*", old["names"])):
            salted = salt(space)
            held = {text: number in index.get(f"{space}:{text}", ()) for text in vector}
            ordered = sorted(vector, key=lambda text: not held[text])
            terms = array("I", [term(text, salted) for text in ordered])
            story.sums[space] = Sums(terms, array("f", [vector[text] for text in ordered]), sum(held.values()))
    return State(
        judgement=state["judgement"], next=state["next"], clock=state["clock"],
        articles={space: counted["articles"] for space, counted in state["frequencies"].items()},
        frequencies=frequencies, stories=stories,
    )  # fmt: skip
