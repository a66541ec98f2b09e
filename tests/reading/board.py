"""An invented story of a harbour board, which tests of the body put other things into."""

from __future__ import annotations

import depeche
from depeche.model import Article

FIRST = "The harbour board of Port Annick met on Monday and put off, for the ninth time, the question of the north pier."
SECOND = (
    "Its chairwoman, Ilse Vaudrin, said that the divers had found nothing worse than last year, and nothing better either."
)
THIRD = "The fishermen who had come to listen left before the end; one of them took the board's bell with him as a joke."
FOURTH = "A new survey is to be paid for out of the summer fees, which means that it can't begin before the first of June."


def read(
    inside: str, *, head: str = "", url: str = "https://quay.example/2031/05/board-puts-off-the-pier-once-more"
) -> Article:
    return depeche.read(f"<html><head><title>The board</title>{head}</head><body>{inside}</body></html>", url=url)


def story(inside: str) -> list[tuple[str, str]]:
    found = read(f"<main><article><h1>The board</h1><p>{FIRST}</p><p>{SECOND}</p>{inside}<p>{THIRD}</p></article></main>")
    blocks: list[tuple[str, str]] = [(block.kind, block.text) for block in found.blocks]
    return blocks[2:-1]
