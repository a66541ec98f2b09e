"""JSON as authors and templates break it: comments, commas too many or too few, marks unescaped, ends cut off."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any


def values(text: str) -> Iterator[Any]:
    """Values of a text that is no JSON: one after another, with comments, commas too many, marks unescaped, or cut off."""
    decoder = json.JSONDecoder(strict=False, parse_int=_whole_number)
    mended = _mended(text)
    at = 0
    for _ in range(64):
        starts = [place for place in (mended.find("{", at), mended.find("[", at)) if place >= 0]
        if not starts:
            return
        at = min(starts)
        try:
            value, at = decoder.raw_decode(mended, at)
        except (ValueError, RecursionError):
            return
        yield value


def _whole_number(digits: str) -> int | float:
    return int(digits) if len(digits) < 20 else float(digits)  # Python refuses more than 4,300 digits


_CLOSERS = {"{": "}", "[": "]"}


def _mended(text: str) -> str:
    """The text as JSON, as far as one pass can tell. Linear.

    Mends: comments, CDATA and HTML comment marks around it, commas before a closing bracket, a comma that is missing between
    two objects, quotation marks inside a string, bad escapes, brackets that never close, `undefined` and `NaN`.
    """
    written = _Written()
    at, end = 0, len(text)
    while at < end:
        char = text[at]
        if char == '"':
            string, at = _string(text, at)
            written.string(string)
        elif char in "{[}],:":
            written.mark(char)
            at += 1
        elif char.isspace() or char == ";":
            at += 1
        elif (behind := _behind_comment(text, at)) is not None:
            at = behind
        else:
            start = at
            at = _end_of_word(text, start)
            written.out.append(_bare(text[start:at]))
    return written.whole()


class _Written:
    """The JSON that has been written so far; each mark is put where it may stand, or left out."""

    __slots__ = ("open_brackets", "out")

    def __init__(self) -> None:
        self.out: list[str] = []
        self.open_brackets: list[str] = []

    def string(self, string: str) -> None:
        if self.out and self.out[-1][:1] in ('"', "}", "]"):
            self.out.append(",")
        self.out.append(string)

    def mark(self, char: str) -> None:
        if char in "{[":
            self._open(char)
        elif char in "}]":
            self._close(char)
        elif char == ":":
            self.out.append(char)
        else:
            self._comma()

    def _open(self, bracket: str) -> None:
        if self.out and self.out[-1] in ("}", "]") and self.open_brackets:
            self.out.append(",")
        self.open_brackets.append(bracket)
        self.out.append(bracket)

    def _close(self, bracket: str) -> None:
        out = self.out
        if out and out[-1] == ",":
            out.pop()
        if out and out[-1] == ":":
            out.append("null")
        if self.open_brackets and _CLOSERS[self.open_brackets[-1]] == bracket:
            self.open_brackets.pop()
            out.append(bracket)

    def _comma(self) -> None:
        out = self.out
        if out and out[-1] == ":":
            out.append("null")
        if out and out[-1] not in (",", "{", "["):
            out.append(",")

    def whole(self) -> str:
        """All of it, with what is still open closed."""
        if self.out and self.out[-1] in (",", ":"):
            self.out.pop()
        while self.open_brackets:
            self.out.append(_CLOSERS[self.open_brackets.pop()])
        return "".join(self.out)


def _behind_comment(text: str, at: int) -> int | None:
    """Where a comment ends that begins here, or a mark of HTML or CDATA around it all; None where neither does."""
    if text.startswith("/*", at):
        close = text.find("*/", at + 2)
        return len(text) if close < 0 else close + 2
    if text.startswith("//", at):
        close = text.find("\n", at)
        return len(text) if close < 0 else close + 1
    return next((at + len(mark) for mark in ("<!--", "-->", "<![CDATA[") if text.startswith(mark, at)), None)


def _end_of_word(text: str, start: int) -> int:
    """Where something ends that is no string and no mark: a number, `true`, a key without quotation marks."""
    at, last = start, min(len(text), start + _LONGEST_WORD)
    while at < last and text[at] not in '{}[],:"' and not text[at].isspace():
        at += 1
    return max(at, start + 1)


_LONGEST_WORD = 6_000  # characters


def _bare(word: str) -> str:
    if word in ("true", "false", "null"):
        return word
    try:
        float(word)
    except ValueError:
        return "null" if word in ("undefined", "NaN", "None") else json.dumps(word)
    return word if re.fullmatch(r"-?(0|[1-9]\d{0,300})(\.\d{1,300})?([eE][+-]?\d{1,3})?", word) else json.dumps(word)


def _string(text: str, start: int) -> tuple[str, int]:
    """The string that opens at `start`, well formed, and where it ends.

    A quotation mark closes it only if what follows can follow a string; otherwise it is one of the author's and is kept.
    """
    kept = ['"']
    at = start + 1
    while at < len(text):
        close = text.find('"', at)
        if close < 0:
            kept.append(_plain(text[at:]))
            at = len(text)
            break
        slash = text.find("\\", at, close)
        if slash >= 0:
            kept.append(_plain(text[at:slash]))
            follows = text[slash + 1 : slash + 2]
            if follows == "u" and re.fullmatch(r"[0-9a-fA-F]{4}", text[slash + 2 : slash + 6]):
                kept.append(text[slash : slash + 6])
                at = slash + 6
            elif follows and follows in '"\\/bfnrt':
                kept.append("\\" + follows)
                at = slash + 2
            else:
                kept.append("\\\\")
                at = slash + 1
            continue
        kept.append(_plain(text[at:close]))
        at = close + 1
        if _can_end(text, at):
            break
        kept.append('\\"')
    kept.append('"')
    return "".join(kept), at


def _plain(text: str) -> str:
    return text.replace("\n", " ").replace("\r", " ").replace("\t", " ")


def _can_end(text: str, at: int) -> bool:
    """Whether what follows at `at` can follow a string: `,` and then a value or key, `:`, a closing bracket, or nothing."""
    ahead = text[at : at + 200].lstrip()
    if not ahead or ahead[0] in ":}]":
        return True
    if ahead[0] == ",":
        then = ahead[1:].lstrip()
        return not then or then[0] in '"{[-}]0123456789' or then.startswith(("true", "false", "null", "/"))
    return ahead[0] == '"' and text[at : at + 1] in "\r\n"  # a comma is missing at the end of a line
