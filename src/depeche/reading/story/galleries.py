"""What pictures leave among the blocks: lines that count them, images that hold a place, those above the first words."""

from __future__ import annotations

import re
from collections import Counter

from depeche.model import Block


def without_counters(blocks: list[Block]) -> list[Block]:
    """Without lines that count the pictures of a gallery up: "2/5", "3/5", …; marks such as "5/5" stay."""
    counted = [
        (block, found) for block in blocks if len(block.text) < _CREDITED and (found := _COUNTER.fullmatch(block.text))
    ]
    numbers = [int(found[1]) for _, found in counted]
    if len(counted) < 2 or len({found[2] for _, found in counted}) > 1 or numbers != sorted(set(numbers)):
        return blocks
    gone = {id(block) for block, _ in counted}
    return [block for block in blocks if id(block) not in gone]


_COUNTER = re.compile(r"(\d{1,3}) ?/ ?(\d{1,3})(?: [^\W\d_]+)?(?: ©.*)?")
_CREDITED = 60  # characters of a counter with the word for pictures and whose they are


def without_lead_image(blocks: list[Block]) -> list[Block]:
    """Without images above the first words that are no notice: they are the article's lead images, a field of its own."""
    first = next((at for at, block in enumerate(blocks) if block.text and block.kind != "notice"), 0)
    return [block for at, block in enumerate(blocks) if at >= first or block.kind != "image"]


def without_repeated_images(blocks: list[Block]) -> list[Block]:
    """Without images that stand again and again between the paragraphs, with nothing said of them: they hold a place."""
    seen = Counter(block.url for block in blocks if block.kind == "image" and not block.caption)
    often = {url for url, times in seen.items() if times >= _AGAIN}
    return [block for block in blocks if block.kind != "image" or block.url not in often] if often else blocks


_AGAIN = 3
