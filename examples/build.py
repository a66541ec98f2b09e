"""Print the invented press: pages, their addresses and capture times, and what a reader must find on them.

    python examples/build.py FOLDER

writes FOLDER/html/*.html, FOLDER/pages.jsonl (in order of capture: `id`, `url`, `file`, `crawl_date`), FOLDER/truth/*.json
(one for each page), FOLDER/stories.json (page → story or null) and FOLDER/people.json (one person → all spellings). The
same sources always give the same bytes.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

from press.printing import printed
from press.source import Source, sources
from press.truth import page_url, truth

HERE = Path(__file__).parent


def build(folder: Path) -> int:
    """Write everything into `folder`, which is made where it is missing; returns the number of pages."""
    papers = _table("papers.toml")
    words = _table("words.toml")
    captures = sorted(
        (source for path in sorted((HERE / "articles").glob("*.txt")) for source in sources(path)),
        key=lambda source: (source.head["captured"], source.id),
    )
    (folder / "html").mkdir(parents=True, exist_ok=True)
    (folder / "truth").mkdir(exist_ok=True)
    lines = []
    for source in captures:
        paper = papers[source.head["paper"]]
        (folder / "html" / f"{source.id}.html").write_bytes(printed(source, paper, words[paper["language"]]))
        _write(folder / "truth" / f"{source.id}.json", truth(source, paper))
        lines.append(json.dumps(_line(source, paper), ensure_ascii=False))
    (folder / "pages.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    _write(folder / "stories.json", {source.id: source.head.get("story") for source in captures})
    _write(folder / "people.json", _table("people.toml"))
    return len(captures)


def _line(source: Source, paper: dict[str, Any]) -> dict[str, Any]:
    addressed = source.head.get("addressed", True)
    return {
        "id": source.id,
        "url": page_url(source, paper) if addressed else None,
        "file": f"html/{source.id}.html",
        "crawl_date": source.head["captured"],
    }


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / "press" / name).read_text("utf-8"))


def _write(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python examples/build.py FOLDER")
    print(f"{build(Path(sys.argv[1]))} pages in {sys.argv[1]}")
