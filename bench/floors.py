"""Accuracy on the shared corpora against the floors that may not be lowered silently.

    python bench/floors.py [--shared ../shared] [--raise]

`floors.toml` holds, for each set, the digest of the file it was measured on and the least of each figure. A figure below
its floor is named and the exit code is 3; `--raise` writes what was measured now as the new floors, where it is higher.
Sets or scorers that are absent are said to be so.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"


def digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def measured(scorer: Path, corpus: Path) -> dict[str, Any]:
    """What a scorer says of depeche on one set, as nested figures."""
    if scorer.name == "score.py":
        with tempfile.NamedTemporaryFile(suffix=".json") as out:
            _run(scorer, str(corpus), "--json", out.name)
            scores: dict[str, Any] = json.loads(Path(out.name).read_bytes())[0]["scores"]
        return scores
    arguments = {
        "statements.py": (str(corpus), "--json-only"),
        "gold.py": (str(corpus), "--json-only"),
        "kinds.py": (str(corpus), "--json"),
    }.get(scorer.name, ("--data", str(corpus), "--json"))
    found: dict[str, Any] = json.loads(_run(scorer, *arguments))
    return found


def _run(scorer: Path, *arguments: str) -> str:
    return subprocess.run([sys.executable, str(scorer), *arguments], check=True, capture_output=True, text=True).stdout


def figure(found: dict[str, Any], path: str) -> float | None:
    value: Any = found
    for key in path.split("/"):
        value = value.get(key) if isinstance(value, dict) else None
    return None if value is None else float(value)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--raise", dest="raise_", action="store_true")
    options = parser.parse_args()
    floors = tomllib.loads(FLOORS.read_text("utf-8"))
    below = 0
    for measure in floors["measure"]:
        corpus = options.shared / "corpora" / measure["set"]
        scorer = options.shared / "bench" / measure["scorer"]
        if not corpus.exists() or not scorer.exists():
            print(f"{measure['set']}: not here, not measured")
            continue
        if digest(corpus) != measure["sha256"]:
            print(f"{measure['set']}: not the set that the floors were measured on")
            continue
        found = measured(scorer, corpus)
        for path, least in measure["least"].items():
            value = figure(found, path)
            low = value is None or value < least - 0.0005
            below += low
            print(f"{'BELOW' if low else 'ok':5} {measure['set']:24} {path:44} {value} (at least {least})")
            if options.raise_ and value is not None and value > least:
                measure["least"][path] = round(value - 0.0005, 3)  # rounded down: noise is not progress
    if options.raise_:
        FLOORS.write_text(written(floors), "utf-8")
    return 3 if below else 0


def written(floors: dict[str, Any]) -> str:
    """The file of floors."""
    lines = ["# The least that each figure may be, and the digest of the set it was measured on. See floors.py."]
    for measure in floors["measure"]:
        lines += ["", "[[measure]]", f'set = "{measure["set"]}"', f'scorer = "{measure["scorer"]}"',
                  f'sha256 = "{measure["sha256"]}"', "", "[measure.least]"]  # fmt: skip
        lines += [f'"{path}" = {least}' for path, least in measure["least"].items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
