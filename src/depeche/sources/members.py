"""Where in a WARC file the next record begins, behind what can't be read: its gzip member, zstd frame, or first line; and
whether a member is whole."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from typing import IO

_CHUNK = 1 << 18
_MEMBER = re.compile(rb"\x1f\x8b\x08")
_EXTRA = 4  # the flag of a field for more (RFC 1952, FEXTRA)
_LONG_HEAD, _HEAD = 1 << 17, 1 << 10  # bytes: of a member with an extra field, and of any other
_LINE = re.compile(rb"WARC/[01]\.\d{1,2}\r\n[A-Za-z-]{1,40}:")  # whatever stands before it, which may be the damage
_LONGEST_LINE = 64  # bytes of what that looks at
_FRAME = re.compile(rb"\(\xb5/\xfd")
_BLOCK = (1 << 17) + 64  # bytes: of a zstd frame, its head and its first block, before which nothing comes out


def next_in(file: IO[bytes], offset: int) -> int | None:
    """Where the next gzip member begins that holds a record, from `offset` on; None where none does."""
    for at in _signs(file, offset, _MEMBER, 2):
        if _begins_a_record(file, at):
            return at
    return None


def next_frame_in(file: IO[bytes], offset: int, unpacked: Callable[[bytes], bytes]) -> int | None:
    """Where the next zstd frame begins that holds a record, from `offset` on; None where none does.

    `unpacked`: what the first bytes of a frame hold, as far as they can be unpacked.
    """
    for at in _signs(file, offset, _FRAME, 3):
        file.seek(at)
        if unpacked(file.read(_BLOCK)).startswith(b"WARC/"):
            return at
    return None


def next_line_in(file: IO[bytes], offset: int) -> int | None:
    """Where the next record begins in a file that is not packed, from `offset` on; None where none does."""
    return next(_signs(file, offset, _LINE, _LONGEST_LINE), None)


def _signs(file: IO[bytes], offset: int, sign: re.Pattern[bytes], longest: int) -> Iterator[int]:
    """Where a pattern is found, of which the last bytes of a piece may be the first `longest`."""
    held = b""
    while True:
        start = offset - len(held)
        file.seek(offset)
        piece = file.read(_CHUNK)
        if not piece:
            return
        held += piece
        for found in sign.finditer(held):
            yield start + found.start()
        offset, held = offset + len(piece), held[-longest:]


def _begins_a_record(file: IO[bytes], offset: int) -> bool:
    file.seek(offset)
    head = file.read(_HEAD)
    if len(head) > 3 and head[3] & _EXTRA:
        head += file.read(_LONG_HEAD)
    try:
        return zlib.decompressobj(zlib.MAX_WBITS + 16).decompress(head, 5) == b"WARC/"
    except zlib.error:
        return False


def are_whole(file: IO[bytes], start: int, end: int, most: int) -> bool:
    """Whether gzip members one after the other, the first of them at `start`, reach `end` or beyond, each to its own end.

    One with a wrong byte where it ends is unpacked on into the next ones, of which it may hold any number, its own record
    whole before that. What unpacks to more than `most` bytes is taken for whole. The file stands where it stood.
    """
    stood = file.tell()
    try:
        return _whole_members(file, start, end, most)
    except zlib.error:
        return False
    finally:
        file.seek(stood)


def _whole_members(file: IO[bytes], start: int, end: int, most: int) -> bool:
    file.seek(start)
    member, at, packed, found = zlib.decompressobj(zlib.MAX_WBITS + 16), start, b"", b""
    while most > 0:
        packed = packed or file.read(_CHUNK)
        if not packed and len(found) < _CHUNK:  # what was held back, for there was more than asked for, is out too
            return False
        found = member.decompress(packed, _CHUNK)
        most -= len(found)
        rest = member.unused_data if member.eof else member.unconsumed_tail
        at, packed = at + len(packed) - len(rest), rest
        if member.eof:
            if at >= end:
                return True
            member = zlib.decompressobj(zlib.MAX_WBITS + 16)
    return True
