"""Where line breaks end paragraphs, on pages that hold them in one element."""

from __future__ import annotations

import re
from collections.abc import Set

from depeche.reading.vocabulary.words import is_stopped

LINE = "\v"  # what stands for a line break among the pieces: white space that no serialised text is made of alone


def paragraphs(pieces: list[str], label: int, heavy: Set[int] = frozenset()) -> list[tuple[int, int]]:
    """Where the paragraphs of a run of text begin and end, in pieces.

    Two line breaks in a row, with nothing but white space between them, end one; a single one does where it stands after
    the end of a sentence, and in scripts that are written without spaces, where it never is a mere line of verse; and behind
    a line in bold type (the first `label` pieces) with prose below it: "<b>The survey</b><br>It is to be paid for …". So it
    does behind later lines that are all in bold type (of the pieces `heavy`).
    """
    found: list[tuple[int, int]] = []
    begin = breaks = last = size = said = 0
    before = ""
    bold = True  # all of the paragraph so far
    for at, piece in enumerate(pieces):
        if piece == LINE:
            breaks += 1
            if breaks == 1:
                last = at
        elif piece and not piece.isspace():
            headed = breaks == 1 and size <= _LABEL and len(piece) >= _PROSE
            if headed and found:
                headed = bold and at not in heavy and before.rstrip()[-1:] not in ":："
            elif headed:
                headed = said < label <= at
            if breaks > 1 or headed or (breaks == 1 and _ends_paragraph(before, max(size, len(piece)))):
                found.append((begin, last))
                begin = at
                size = 0
                bold = True
            breaks = 0
            bold = bold and at in heavy
            before = piece
            said = at
            size += len(piece)
    found.append((begin, len(pieces)))
    return found


_LABEL = 100  # characters of a line in bold type above prose
_PROSE = 40  # characters of the first words of that prose


def typed(text: str) -> list[str]:
    """The paragraphs of a long text that stands in no paragraph, with blank lines between them as it was typed; none where
    these part what is no sentences."""
    if "\n\n" not in text:  # nearly always
        return []
    told = [part.rstrip() for part in _BLANK.split(text) if part and not part.isspace()]
    ended = sum(is_stopped(part) and part[0].strip(_SIGNS) != "" for part in told)
    return told if len(told) >= _LEAST and ended * 5 >= len(told) * 4 else []


LONG = 800  # characters of a text from which blank lines may part its paragraphs
_BLANK = re.compile(r"\n[ \t\r]{0,20}\n\s{0,40}")
_LEAST = 3  # paragraphs
_SIGNS = "*•·●▪■◆✔✅–—-"  # with which the items of a list begin


def ended(pieces: list[str]) -> bool:
    """Whether what was read ends a paragraph, so that a picture that follows stands behind it and not in it."""
    breaks = 0
    for piece in pieces[: -_NEAR - 1 : -1]:
        if piece == LINE:
            breaks += 1
        elif not piece.isspace():
            return breaks > 1 or (breaks == 1 and _ends_paragraph(piece, len(piece)))
    return False


_NEAR = 8  # pieces that are looked at before a picture


def _ends_paragraph(text: str, size: int) -> bool:
    """Whether a line break after this text ends a paragraph of so many characters."""
    text = text.rstrip()
    return (size > 60 and is_stopped(text)) or text[-1:] > "\u2e80"
