"""The record of every example page holds what was said in it, and which meetings it tells of, by its truth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from depeche.model import Article, Record, Statement

FIELDS = ("quotes", "invented", "reported", "speakers", "meetings", "people")
ENOUGH = 0.5  # share of the said characters that have to be found for it to be the same statement

Plain = dict[str, Any]


def test_record_is_what_the_page_says(example: Any, article: Article, record: Record, gaps: Any) -> None:
    found = {field: "\n".join(_gap(field, example.truth, article, record)) for field in FIELDS}
    gaps.judge(example.id, {field: gap for field, gap in found.items() if gap}, FIELDS)


def test_acts_are_mostly_right(examples: Any, read_page: Any, record_page: Any) -> None:
    """Which act a statement performs is a matter of taste at the edges: more than half must be as we see them, who
    also look at what is said where the cue is a plain "said"."""
    right = judged = 0
    for example in examples:
        article, record = read_page(example.id), record_page(example.id)
        for said, found in _matched(example.truth, article, record):
            if found:
                judged += 1
                right += found.act == said["act"]
    assert right >= 0.55 * judged


def _gap(field: str, truth: Plain, article: Article, record: Record) -> Iterator[str]:
    matched = list(_matched(truth, article, record))
    if field == "quotes":
        direct = [(said, found) for said, found in matched if said["kind"] == "direct"]
        yield from (_told(said) for said, found in direct if not found or found.kind != "direct")
    elif field == "reported":
        yield from (_told(said) for said, found in matched if said["kind"] != "direct" and not found)
    elif field == "speakers":
        for said, found in matched:
            if found and found.speaker != said["speaker"]:
                yield f"{_told(said)}\n   found {found.speaker!r}"
    elif field == "invented":
        text = _flat(article.text)
        true = {place for each in truth["statements"] for place in _places(each["pieces"], text)}
        for statement in record.statements:
            if statement.kind == "direct" and not true & _covered(statement):
                yield f"found {statement.text!r} by {statement.speaker!r}"
    elif field == "meetings":
        held = {(meeting.when, meeting.status): meeting.text for meeting in record.meetings}
        told = {(meeting["when"], meeting["status"]): meeting["mentions"][0] for meeting in truth["meetings"]}
        yield from (f"missing {status} {when}: {told[when, status]!r}" for when, status in told.keys() - held.keys())
        yield from (f"invented {status} {when}: {held[when, status]!r}" for when, status in held.keys() - told.keys())
    elif field == "people":
        names = {person.name for person in record.people}
        yield from (f"missing {name!r} among {sorted(names)}" for name in truth["people"] if name not in names)


def _told(said: Plain) -> str:
    return f"expected {said['kind']} {said['act']} by {said['speaker']!r}: {' […] '.join(said['pieces'])!r}"


def _matched(truth: Plain, article: Article, record: Record) -> Iterator[tuple[Plain, Statement | None]]:
    """Each statement of the truth with the one found that shares most of its words, if it shares enough."""
    text = _flat(article.text)
    for said in truth["statements"]:
        places = _places(said["pieces"], text)
        best = max(record.statements, key=lambda found: len(places & _covered(found)), default=None)
        yield said, best if best and places and len(places & _covered(best)) >= ENOUGH * len(places) else None


def _places(pieces: list[str], text: str) -> set[int]:
    """The offsets of the characters of the pieces in the text; none of a piece that is not there.

    Where words stand twice, the later are meant: the earlier are a heading's.
    """
    return {at for piece in pieces if (start := text.rfind(piece)) >= 0 for at in range(start, start + len(piece))}


def _covered(found: Statement) -> set[int]:
    return {at for start, end in found.spans for at in range(start, end)}


def _flat(text: str) -> str:
    """The text with every white space a plain one, of the same length."""
    return "".join(" " if character.isspace() else character for character in text)
