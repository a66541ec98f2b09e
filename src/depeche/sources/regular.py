"""WARC records as nearly all are written: a gzip member each, one header a line. They are taken in one go, by `zlib` and two
patterns.

warcio takes any, line by line and in small pieces, which costs half of what unpacking does. All that is written otherwise,
or torn, is left to it. Of what is taken here it would say the very same; a test compares the two.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import IO

_STEP = 1 << 16  # bytes of the file that are unpacked at a time
_MOST_HEAD = 1 << 16

_VALUE = r"\S(?:[^\r\n]*\S)?"  # without blanks around it, as it is written again
_WARC = re.compile(rf"WARC/1\.[01]\r\n(?:[^\s:]+: {_VALUE}\r\n)+")
_HTTP = re.compile(r"HTTP/1\.[01] ([0-9]{3})(?: [^\r\n]*)?\r\n(?:[^\s:][^\r\n:]*:[^\r\n]*\r\n)*")
_HEADER = re.compile(r"^([^\r\n:]+):([^\r\n]*)\r$", re.MULTILINE)


class Members:
    """The records of a WARC file from its beginning on, as long as each is a gzip member and regular.

    What is not, and all behind it, is left to others: they go on with the bytes `left`, which stand at `at` in the file, and
    with the stream. Where records came before, the last of them is there once more, so that they see what it follows.
    """

    def __init__(self, stream: IO[bytes], most: int) -> None:
        self._stream, self._most = stream, most
        self.at = 0
        self.left = b""
        self.again = False  # whether the first record of `left` was given

    def __iter__(self) -> Iterator[tuple[bytes, bytes, int]]:
        """Each record, whole, with its gzip member and the byte at which that begins."""
        at, before = 0, b""
        rest = self._stream.read(_STEP)
        while rest:
            packed, data, behind = self._member(rest)
            if data is None or headers(data) is None:
                break
            yield data, packed, at
            self.at, self.again, before = at, True, packed
            at, rest = at + len(packed), behind or self._stream.read(_STEP)
        else:
            self.at, self.again = at, False
            return
        self.left = b"".join((before, packed, behind))

    def _member(self, rest: bytes) -> tuple[bytes, bytes | None, bytes]:
        """The bytes of a member that begins with `rest`, what it holds (None: it is none, or holds too much), and what was
        read of the next."""
        member = zlib.decompressobj(zlib.MAX_WBITS + 16)
        packed, pieces, size = [], [], 0
        while rest:
            packed.append(rest)
            try:
                piece = member.decompress(rest, self._most - size)
            except zlib.error:
                break
            pieces.append(piece)
            size += len(piece)
            if member.eof:
                behind = member.unused_data
                packed[-1] = rest[: len(rest) - len(behind)]
                return b"".join(packed), b"".join(pieces), behind
            if size >= self._most:
                break
            rest = self._stream.read(_STEP)
        return b"".join(packed), None, b""


def headers(record: bytes) -> dict[str, str] | None:
    """The headers of a regular record, names in lower case; None of others. It has just the bytes that it says it has."""
    end = record.find(b"\r\n\r\n", 0, _MOST_HEAD)
    head = _text(record[: end + 2]) if end > 0 else None
    if head is None or not _WARC.fullmatch(head):
        return None
    found = _HEADER.findall(head)
    named = {name.lower(): value[1:] for name, value in found}
    size, uri = named.get("content-length", ""), named.get("warc-target-uri", "")
    if len(named) < len(found) or uri.startswith("<") or " " in uri or not (size.isascii() and size.isdigit()):
        return None
    return named if len(record) == end + int(size) + 8 and record.endswith(b"\r\n\r\n") else None


def answer(record: bytes, of: dict[str, str]) -> tuple[int, dict[str, str], bytes] | None:
    """Status, HTTP headers (names in lower case) and body of an answer, which are its regular record's (`headers`). None of
    what is no answer, or is packed."""
    if of.get("warc-type") != "response" or not of.get("warc-target-uri", "").startswith(("http:", "https:")):
        return None
    start = record.find(b"\r\n\r\n") + 4
    end = record.find(b"\r\n\r\n", start, start + _MOST_HEAD)
    head = _text(record[start : end + 2]) if 0 < end <= len(record) - 8 else None
    told = _HTTP.fullmatch(head) if head is not None else None
    if head is None or told is None:
        return None
    http = {name.rstrip(" \t").lower(): value.strip() for name, value in _HEADER.findall(head, told.end(1))}
    if "content-encoding" in http or "transfer-encoding" in http:
        return None
    return int(told[1]), http, record[end + 4 : -4]


def _text(head: bytes) -> str | None:
    try:
        return head.decode()
    except UnicodeDecodeError:
        return None
