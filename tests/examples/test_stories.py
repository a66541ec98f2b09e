"""The articles of a story find together, across papers and languages, and those of no story stay apart."""

from __future__ import annotations

from collections import Counter
from typing import Any

import depeche
from depeche.model import ARTICLE_KINDS


def test_stories_are_told_apart(examples: Any, read_page: Any, gaps: Any) -> None:
    told = [example for example in examples if example.truth["kind"] in ARTICLE_KINDS]
    numbers = depeche.stories.assign(read_page(example.id) for example in told)
    found: dict[str, str] = {}
    homes = {}
    for story in ("strait", "dam", "yard"):
        counted = Counter(n for n, example in zip(numbers, told, strict=True) if example.truth["story"] == story)
        homes[story] = counted.most_common(1)[0][0]
    assert len(set(homes.values())) == 3, f"stories run together: {homes}"
    for number, example in zip(numbers, told, strict=True):
        story = example.truth["story"]
        if story and number != homes[story]:
            found[example.id] = f"told {story}, found in {number} and not in {homes[story]}"
        if not story and number in homes.values():
            found[example.id] = f"told nothing of {next(s for s, home in homes.items() if home == number)}"
    gaps.judge("stories", found, tuple(example.id for example in told))
