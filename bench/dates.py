"""ms per 1,000 words of cutting a text and of finding its dates, and seconds per MB of text made to hurt.

    python bench/dates.py ARTICLES.jsonl        lines of {"text", "lang", "date"}
    python bench/dates.py                       hostile text only

The best of several rounds over all articles, so that what else the machine does counts little.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from pathlib import Path

from depeche.recording.calendar.almanac import almanac
from depeche.recording.calendar.expressions import dates_in

ROUNDS = 15
HOSTILE = (
    ("en", "May "), ("en", "12 "), ("en", "in the "), ("fr", "le 12 "), ("de", "1. "), ("en", "Monday, "), ("es", "12 de "),
    ("en", "2020-"), ("en", "next week "), ("it", "1, "), ("en", "on May 1 to "),
)  # fmt: skip
SIZE = 200_000  # characters of each hostile text


def best(step: Callable[[], object], rounds: int = ROUNDS) -> float:
    """CPU seconds of the quickest round."""
    found = float("inf")
    for _ in range(rounds):
        begun = time.process_time()
        step()
        found = min(found, time.process_time() - begun)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=Path)
    options = parser.parse_args()
    if options.articles:
        texts: dict[str, list[tuple[str, date]]] = defaultdict(list)
        for line in options.articles.read_text("utf-8").splitlines():
            article = json.loads(line)
            texts[article["lang"]].append((article["text"], date.fromisoformat(article["date"][:10])))
        print("| language | words | cut, ms | dates, ms | both |\n|---|--:|--:|--:|--:|")
        for language, articles in sorted(texts.items()):
            book = almanac(language)
            words = sum(len(text.split()) for text, _ in articles)
            cut = [(book.pieces(text), day) for text, day in articles]
            cutting = best(lambda: [book.pieces(text) for text, _ in articles]) / words * 1e6  # noqa: B023
            finding = best(lambda: [dates_in(pieces, book, day) for pieces, day in cut]) / words * 1e6  # noqa: B023
            print(f"| {language} | {words} | {cutting:.2f} | {finding:.2f} | {cutting + finding:.2f} |")
    print("\n| hostile | s per MB |\n|---|--:|")
    for language, unit in HOSTILE:
        book = almanac(language)
        text = unit * (SIZE // len(unit))
        spent = best(lambda: dates_in(book.pieces(text), book, date(2022, 1, 12)), 1)  # noqa: B023
        print(f"| {language} {unit!r} | {spent / len(text) * 1e6:.2f} |")


if __name__ == "__main__":
    main()
