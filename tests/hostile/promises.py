"""What is promised of every article and every record, whatever the page: each breach as one sentence."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from typing import Any

from depeche.model import Article, Block, DateMention, Evidence, Meeting, Record
from depeche.plain import from_plain, to_plain

_TABLE_OF_CONTROLS = frozenset(map(chr, (*range(0x20), *range(0x7F, 0xA0)))) - {"\n", "\t"}


def broken_article(article: Article) -> list[str]:
    """The promises of the model that this article breaks; none where all is well."""
    found = list(_texts("article", to_plain(article)))
    for block in _all(article.blocks):
        found += [
            f"link {link} outside of a text of {len(block.text)} characters"
            for link in block.links
            if not 0 <= link.start < link.end <= len(block.text)
        ]
    if any(len(evidence.raw) > 500 or len(evidence.path) > 500 for evidence in _evidence(article)):
        found.append("evidence longer than 500 characters")
    plain = to_plain(article)
    if from_plain(Article, json.loads(json.dumps(plain))) != article:
        found.append("the article does not survive JSON")
    return found


def broken_record(text: str, record: Record) -> list[str]:
    """The promises of the record that are broken: words at their offsets, confidence within 0 and 1, order."""
    found = []
    for one in record.statements:
        if " […] ".join(text[start:end] for start, end in one.spans) != one.text and text[one.start : one.end] != one.text:
            found.append(f"statement {one.start}–{one.end} is not what stands there")
        if not 0 <= one.start < one.end <= len(text):
            found.append(f"statement {one.start}–{one.end} outside of the text")
        if not 0 <= one.confidence <= 1:
            found.append(f"confidence {one.confidence}")
        if one.speaker_start is not None and not 0 <= one.speaker_start < (one.speaker_end or 0) <= len(text):
            found.append(f"speaker {one.speaker_start}–{one.speaker_end} outside of the text")
    stands: tuple[Meeting | DateMention, ...] = (*record.meetings, *record.dates)
    found += [
        f"{one.text!r} does not stand at {one.start}–{one.end}"
        for one in stands
        if text[one.start : one.end] != one.text or not one.text
    ]
    for entity in (*record.people, *record.organisations, *record.places):
        if not entity.name.strip() or not entity.mentions:
            found.append(f"{entity.kind} without a name or a mention")
        for start, end in entity.mentions:
            if not 0 <= start < end <= len(text):
                found.append(f"{entity.kind} {start}–{end} outside of the text")
    if [one.start for one in record.statements] != sorted(one.start for one in record.statements):
        found.append("statements out of order")
    if from_plain(Record, json.loads(json.dumps(to_plain(record)))) != record:
        found.append("the record does not survive JSON")
    return found


def _all(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from _all(block.blocks)


def _evidence(article: Article) -> Iterator[Evidence]:
    yield from article.evidence.values()


def _texts(path: str, value: Any) -> Iterator[str]:
    """Each text in a plain value that is not as the model promises."""
    if isinstance(value, str):
        if not value.startswith(("http://", "https://")) and not unicodedata.is_normalized("NFC", value):
            yield f"{path} is not NFC"
        if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
            yield f"{path} has a lone surrogate"
        if not _TABLE_OF_CONTROLS.isdisjoint(value):
            yield f"{path} has a control character: {sorted(_TABLE_OF_CONTROLS & set(value))[:3]}"
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(f"{path}.{key}", item)
            yield from _texts(f"{path} (a key)", key)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _texts(f"{path}[]", item)
