"""The press is whole: so many pages, papers, languages, stories, and all that makes pages hard."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

BUILD = Path(__file__).parents[2] / "examples" / "build.py"


def test_the_same_sources_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    """Whatever the seed of Python's hashes is."""
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    subprocess.run([sys.executable, BUILD, tmp_path], check=True, capture_output=True, env=environment)
    found = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    expected = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert found == expected


def test_there_are_pages_papers_and_languages_enough(examples: Any) -> None:
    languages = Counter(example.truth["language"] for example in examples if example.truth["kind"] in {"article", "live"})
    hosts = {urlsplit(example.truth["url"]).hostname for example in examples}
    assert len(examples) >= 36
    assert len(hosts) >= 8
    assert all(languages[language] >= 5 for language in ("fr", "en", "de", "es", "ru"))


def test_three_stories_run_over_days_papers_and_languages(examples: Any) -> None:
    for story in ("strait", "dam", "yard"):
        told = [example.truth for example in examples if example.truth["story"] == story]
        assert len({page["published"][:10] for page in told}) >= 3
        assert len({page["site"] for page in told}) >= 3
        assert len({page["language"] for page in told}) >= 3


def test_posts_of_all_networks_are_embedded(examples: Any) -> None:
    blocks = [block for example in examples for block in _flat(example.truth["blocks"])]
    networks = {block["network"] for block in blocks if block["kind"] == "embed"}
    assert networks == {"x", "bluesky", "mastodon", "telegram", "youtube", "instagram"}


def test_every_kind_of_page_is_there(examples: Any) -> None:
    assert {"article", "live", "index", "error", "login", "consent"} <= {example.truth["kind"] for example in examples}


def test_meetings_are_held_announced_and_postponed(examples: Any) -> None:
    assert {m["status"] for example in examples for m in example.truth["meetings"]} >= {"held", "announced", "postponed"}


def test_pages_are_captured_again(examples: Any) -> None:
    """Once with a correction in between, once as it was."""
    pages = {example.id: example.truth for example in examples}
    assert pages["lac-pourparlers"]["url"] == pages["lac-pourparlers-2"]["url"]
    assert pages["lac-pourparlers"]["blocks"] != pages["lac-pourparlers-2"]["blocks"]
    assert pages["ledger-strike"]["blocks"] == pages["ledger-strike-2"]["blocks"]


def test_pages_are_as_heavy_as_real_ones(examples: Any) -> None:
    assert all(80_000 <= len(example.body) <= 250_000 for example in examples)


def test_one_page_has_no_address_and_others_lie_about_their_charset(examples: Any) -> None:
    pages = {example.id: example for example in examples}
    assert [example.id for example in examples if example.url is None] == ["vestnik-bez-adresa"]
    assert b"charset=utf-8" in pages["vestnik-kolokol"].body
    assert "колокол".encode("cp1251") in pages["vestnik-kolokol"].body
    assert b"charset" not in pages["vestnik-shtorm"].body[:2000]


def test_the_spellings_of_a_person_are_those_of_the_pages(examples: Any, folder: Path) -> None:
    people = json.loads((folder / "people.json").read_text("utf-8"))
    spelled = {name for names in people.values() for name in names}
    named = {name for example in examples if example.truth["story"] for name in example.truth["people"]}
    assert spelled <= named
    assert sum(len(names) > 1 for names in people.values()) >= 8


def test_every_statement_has_its_words_in_the_text(examples: Any) -> None:
    for example in examples:
        text = "\n\n".join(block["text"] for block in example.truth["blocks"])
        for said in example.truth["statements"]:
            assert all(piece in text for piece in said["pieces"]), example.id


def _flat(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [block for outer in blocks for block in (outer, *_flat(outer.get("blocks", [])))]
