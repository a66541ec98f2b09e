"""Printing for people: what comes from pages is made harmless for a terminal, dates are written as people write them."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from depeche.exports import moments
from depeche.exports.wording import json_text
from depeche.model import When
from depeche.plain import to_plain

# Control characters (a page could clear the screen or answer a terminal's question) and the marks that turn or hide text:
# bidirectional overrides and isolates, zero-width characters, tags.
_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")


def plainly(text: str) -> str:
    """The text without what a terminal would obey."""
    return _HARMFUL.sub("", text)


class _Out(Console):
    def on_broken_pipe(self) -> None:
        raise BrokenPipeError  # Rich would end with an error; `main` knows better


def out() -> Console:
    """The console that results go to. Into a file it is wide enough for a line of a table, and a sentence is one line."""
    console = _Out(highlight=False)
    return console if console.is_terminal else _Out(highlight=False, width=160, no_color=True, soft_wrap=True)


def err() -> Console:
    """The console for progress and remarks, of which each is one line, wherever that is cut for the eye."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def words(text: str | None, style: str = "") -> Text:
    """Text of a page, as text: no markup in it is obeyed."""
    return Text(plainly(text or ""), style=style)


def told(when: When | None, missing: str = "no date") -> str:
    """A day or an instant, as people write it: "Mon 11 Jan 2027, 11:22 +01:00"."""
    return moments.moment(when) or missing


def lines(values: Iterable[Any]) -> None:
    """JSON Lines: one noun a line, at once: whoever reads them behind a pipe may wait for each."""
    for value in values:
        sys.stdout.write(json_text(to_plain(value)) + "\n")
    sys.stdout.flush()


def table(*heads: str) -> Table:
    """A table. In a narrow terminal all breaks but days, and what is short or is typed in again."""
    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for head in heads:
        whole = head in ("when", "date", "story", "number", "status", "state")
        made.add_column(head, overflow="fold", justify="right" if head.startswith("#") else "left", no_wrap=whole)
    return made
