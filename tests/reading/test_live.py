"""Live blogs: entries as dated blocks."""

from __future__ import annotations

from datetime import UTC, datetime

import depeche

ENTRIES = "".join(
    f"<div class='live-post' id='e{n}'>"
    f"<header><time datetime='2031-05-06T{12 - n:02}:30:00Z'>{12 - n}:30</time><h3>Wave number {n}</h3></header>"
    f"<p>The {n}th wave has gone over the north pier and taken a bench with it, says the harbour master.</p>"
    f"<p>Nobody was sitting on it, wave {n} or no wave {n}, as far as anybody can tell from the lighthouse.</p></div>"
    for n in range(1, 6)
)
DEK = "<p class='dek'>The latest from the pier, as it happens.</p>"
PAGE = f"<html><body><main><h1>Storm over Port Annick</h1>{DEK}<div>{ENTRIES}</div></main></body></html>"


def test_entries_are_blocks_with_time_title_and_their_own_blocks() -> None:
    article = depeche.read(PAGE, url="https://quay.example/live/storm-over-port-annick")
    assert article.kind == "live"
    entries = [block for block in article.blocks if block.kind == "entry"]
    assert [entry.title for entry in entries] == [f"Wave number {n}" for n in range(1, 6)]
    assert entries[0].published == datetime(2031, 5, 6, 11, 30, tzinfo=UTC)
    assert entries[0].url == "https://quay.example/live/storm-over-port-annick#e1"
    assert entries[0].text == "\n\n".join(block.text for block in entries[0].blocks)
    assert len(entries[0].blocks) == 2


def test_a_list_of_dated_teasers_is_no_live_blog() -> None:
    article = depeche.read(PAGE.replace("live-post", "item"), url="https://quay.example/storms")
    assert not any(block.kind == "entry" for block in article.blocks)
