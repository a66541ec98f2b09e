"""What comes of every example page, whole: a change of the reader or the recorder is a difference that someone reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from depeche.model import Article, Record
from depeche.plain import to_plain

VERSIONS = ("reader", "recorder")


def test_page_gives_what_is_expected(example: Any, article: Article, record: Record, expected: Path, accept: bool) -> None:
    found = _snapshot(article, record)
    path = expected / f"{example.id}.json"
    if accept:
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, "utf-8")
    assert path.read_text("utf-8") == found


def _snapshot(article: Article, record: Record) -> str:
    """Article and record as JSON; of the evidence where each field was found, of the record not the reasons."""
    plain = to_plain(article)
    evidence = sorted(plain.get("evidence", {}).items())
    plain["evidence"] = {field: f"{seen['layer']} {seen['path']}" for field, seen in evidence}
    recorded = to_plain(record)
    for nouns in recorded.values():
        for noun in nouns if isinstance(nouns, list) else ():
            noun.pop("why", None)
    for whole in (plain, recorded):
        for version in VERSIONS:
            whole.pop(version, None)
    return json.dumps({"article": plain, "record": recorded}, ensure_ascii=False, indent=1) + "\n"
