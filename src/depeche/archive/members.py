"""gzip members, in which WARC records stand in a file: one record is one member."""

from __future__ import annotations

import zlib

_LEVEL = 4  # of zlib: half the time of 6, for a twentieth more room


def packed(data: bytes) -> bytes:
    """A record as one gzip member."""
    made = zlib.compressobj(_LEVEL, zlib.DEFLATED, zlib.MAX_WBITS + 16)
    return made.compress(data) + made.flush()


def fitted(data: bytes, length: int) -> bytes:
    """A record as one gzip member of exactly `length` bytes. ValueError where it does not go into so few.

    A little room is filled in the member's header (RFC 1952, FEXTRA or FCOMMENT), much of it with blocks that hold nothing.
    """
    check = zlib.crc32(data).to_bytes(4, "little") + (len(data) & 0xFFFFFFFF).to_bytes(4, "little")
    for level in range(9, 0, -1):
        open_ = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
        begun = open_.compress(data) + open_.flush(zlib.Z_SYNC_FLUSH)
        whole = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
        # Closed by an empty last block, behind which more empty ones fit; else, the shortest, by its own last block.
        for body, end in ((begun, b"\x03\x00"), (whole.compress(data) + whole.flush(), b"")):
            room = length - 10 - len(body) - len(end) - len(check)
            blocks = max(0, room - 60_000) // len(_NOTHING) if end else 0
            flags, field = _filling(room - blocks * len(_NOTHING))
            if field is not None:
                head = b"\x1f\x8b\x08" + bytes((flags,)) + bytes(4) + b"\x00\xff"
                return head + field + body + _NOTHING * blocks + end + check
    raise ValueError(f"a record does not go into {length} bytes")


_NOTHING = b"\x00\x00\x00\xff\xff"
"""A stored block of no bytes."""

_EXTRA, _COMMENT = 4, 16


def _filling(room: int) -> tuple[int, bytes | None]:
    """A field of so many bytes for the header of a gzip member, with its flag; None where there is none of that size."""
    if room == 0:
        return 0, b""
    if 6 <= room <= 65_537:
        return _EXTRA, (room - 2).to_bytes(2, "little") + b"dp" + (room - 6).to_bytes(2, "little") + bytes(room - 6)
    return (_COMMENT, b"-" * (room - 1) + b"\x00") if 0 < room < 6 else (0, None)
