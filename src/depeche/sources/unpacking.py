"""Packed bytes unpacked, never beyond a limit: a bomb is met at the limit and not in memory.

gzip and deflate are the standard library's; zstd and brotli need the extra `packed`, and without it what is packed so is
told as such.
"""

from __future__ import annotations

import zlib
from collections import deque
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any, cast

from depeche.errors import MissingExtra, SourceProblem
from depeche.sources import members

GZIP = b"\x1f\x8b"
ZSTD = b"(\xb5/\xfd"
_STEP = 1 << 16  # bytes that are taken in, and given out, at a time
_WINDOW = 1 << 27  # bytes: what a zstd frame may make us keep at hand; `zstd --long` asks for as much


def unpacked(body: bytes, encodings: str, most: int, name: str) -> bytes:
    """A body with its content encodings undone, the last applied first.

    Servers and crawls announce encodings that are not there; so what does not begin as such is taken as it is.
    Raises SourceProblem beyond `most` bytes or where it is broken, MissingExtra.
    """
    for encoding in reversed([part.strip().lower() for part in encodings.split(",")]):
        if encoding in ("gzip", "x-gzip"):
            body = unzipped(body, most, name)
        elif encoding == "deflate":
            body = _inflated(body, most, name)
        elif encoding == "zstd" and body.startswith(ZSTD):
            body = whole(zstd_stream(BytesIO(body)), most, name)
        elif encoding == "br":
            body = _brotli(body, most, name)
    return body


def unzipped(body: bytes, most: int, name: str) -> bytes:
    """The bytes, unpacked if they are gzip; several members one after the other are one."""
    return _all(_members(body), most, name) if body.startswith(GZIP) else within(body, most, name)


def within(body: bytes, most: int, name: str) -> bytes:
    if len(body) > most:
        raise too_much(most, name)
    return body


def too_much(most: int, name: str) -> SourceProblem:
    return SourceProblem(name, f"it unpacks to more than {most // 1_000_000} MB, which is the limit")


def whole(stream: IO[bytes], most: int, name: str) -> bytes:
    """All of an unpacking stream, if it is within the limit."""
    return _all(iter(lambda: stream.read(_STEP), b""), most, name)


def _all(parts: Iterator[bytes], most: int, name: str) -> bytes:
    found, size = [], 0
    try:
        for part in parts:
            found.append(part)
            size += len(part)
            if size > most:
                raise too_much(most, name)
    except (zlib.error, EOFError, OSError, ValueError) as error:
        raise SourceProblem(name, f"it can't be unpacked ({str(error) or 'it is cut off'})") from error
    return b"".join(found)


def _members(body: bytes) -> Iterator[bytes]:
    while body.startswith(GZIP):
        member = zlib.decompressobj(zlib.MAX_WBITS + 16)
        yield from _pieces(member, body)
        if not member.eof:
            raise EOFError
        body = member.unused_data  # padding after the last member is none


def _pieces(member: Any, body: bytes) -> Iterator[bytes]:
    rest = body
    while rest and not member.eof:
        yield member.decompress(rest, _STEP)
        rest = member.unconsumed_tail


def _inflated(body: bytes, most: int, name: str) -> bytes:
    """Deflate, with the two bytes of zlib before it, as the standard says, or bare, as some servers have it."""
    if not body:
        return body
    wrapped = body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0
    member = zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)
    try:
        found = _all(_pieces(member, body), most, name)
    except SourceProblem as problem:
        if isinstance(problem.__cause__, zlib.error) and not wrapped:
            return within(body, most, name)
        raise
    if not member.eof:
        raise SourceProblem(name, "it can't be unpacked (it is cut off)")
    return found


def _brotli(body: bytes, most: int, name: str) -> bytes:
    """Brotli has no mark by which it is known; what does not unpack was unpacked before."""
    try:
        import brotli
    except ImportError as error:
        raise MissingExtra("what is packed with brotli", "packed", "brotli") from error
    member = brotli.Decompressor()
    parts, size, rest = [], 0, body
    try:
        while not member.is_finished() and (rest or not member.can_accept_more_data()):
            part = member.process(rest, output_buffer_limit=_STEP)
            rest = b""
            parts.append(part)
            size += len(part)
            if size > most:
                raise too_much(most, name)
    except brotli.error:
        return within(body, most, name)
    return b"".join(parts)


# ---------------------------------------------------------------- zstd

_SKIPPABLE = 0x184D2A5D  # the frame that holds a dictionary, by the IIPC's proposal for .warc.zst
_MOST_DICTIONARY = 16_000_000
_READ_AHEAD = 1_000  # frames
_BLANK = 4  # bytes between two records, which may be counted to the one or the other
_ZSTD_STEP = 1 << 8  # bytes: a block of four gives 128 KB, so a step gives 8 MB at most


def zstd_stream(stream: IO[bytes], name: str = "it") -> IO[bytes]:
    """The unpacked bytes of a zstd file, frame after frame, by the dictionary in its first if there is one.

    Raises MissingExtra, and SourceProblem where that is damaged.
    """
    return cast("IO[bytes]", frames(stream, name))


def frames(stream: IO[bytes], name: str) -> Frames:
    """The same, for who wants to go on behind a frame that is damaged."""
    zstandard = _zstandard()
    try:
        dictionary, rest = _dictionary(stream, zstandard)
        known: dict[str, Any] = {"dict_data": zstandard.ZstdCompressionDict(dictionary)} if dictionary else {}
        return Frames(rest, stream, zstandard, known)
    except zstandard.ZstdError as error:
        raise SourceProblem(name, f"the dictionary with which it is packed can't be read ({error})") from error


def _zstandard() -> Any:
    try:
        import zstandard
    except ImportError as error:
        raise MissingExtra("what is packed with zstd", "packed", "zstandard") from error
    return zstandard


def _dictionary(stream: IO[bytes], zstandard: Any) -> tuple[bytes, bytes]:
    """The dictionary that a file begins with, if it does, and the bytes that were read too far."""
    head = stream.read(8)
    if len(head) < 8 or int.from_bytes(head[:4], "little") != _SKIPPABLE:
        return b"", head
    size = int.from_bytes(head[4:], "little")
    if size > _MOST_DICTIONARY:
        return b"", head
    data = stream.read(size)
    if data.startswith(ZSTD):
        reader = zstandard.ZstdDecompressor(max_window_size=_WINDOW).stream_reader(BytesIO(data))
        data = reader.read(_MOST_DICTIONARY)
    return data, b""


_RECORD = b"WARC/"  # with which one begins


class Frames:
    """Frame after frame, unpacked in little steps: the library's own reader takes a torn frame for the end."""

    def __init__(self, first: bytes, stream: IO[bytes], zstandard: Any, known: dict[str, Any]) -> None:
        self._packed, self._stream = first, stream
        self._made, self._trouble = zstandard.ZstdDecompressor(max_window_size=_WINDOW, **known), zstandard.ZstdError
        self._frame: Any = None
        self._ready = b""
        self._at = 0
        self._seekable = stream.seekable()
        self._place = stream.tell() - len(first) if self._seekable else 0  # of what is unpacked next, in the stream
        self._unpacked = 0
        # Where the last frames began, in what is unpacked and in the stream: more than a reader takes ahead of a record.
        self._broken = False  # the last of them
        self._begun = deque([(0, self._place)], maxlen=_READ_AHEAD)
        self._records = deque([0], maxlen=_READ_AHEAD)  # those of these places, unpacked, at which a WARC record begins
        self._tried = 0  # which of them was read last, and is no record for all that
        self._fresh = False  # nothing of the frame has been unpacked yet

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes, fewer at times, none at the end; all, if it is negative.

        Raises OSError where a frame is broken or torn, once what came before was given. Not EOFError, which warcio takes
        for the end of the file.
        """
        if size < 0:
            return b"".join(iter(lambda: self.read(_STEP), b""))
        while self._at >= len(self._ready):
            more = self._more()
            if more is None:
                return b""
            self._ready, self._at = more, 0
        part = self._ready[self._at : self._at + size]
        self._at += len(part)
        return part

    def _more(self) -> bytes | None:
        if not self._packed:
            self._packed = self._stream.read(_STEP)
        if not self._packed:
            if self._frame is not None:
                self._broken = True
                raise OSError("it is cut off")
            return None
        if self._frame is None:
            self._frame = self._made.decompressobj()
            self._begun.append((self._unpacked, self._place))
            self._fresh = True
        step, self._packed = self._packed[:_ZSTD_STEP], self._packed[_ZSTD_STEP:]
        try:
            found: bytes = self._frame.decompress(step)
        except self._trouble as error:
            self._broken = True
            raise OSError(str(error)) from error
        if self._fresh and found:
            self._fresh = False
            if found.startswith(_RECORD):
                self._records.append(self._unpacked)
        self._unpacked += len(found)
        self._place += len(step)
        if self._frame.eof:
            self._packed = self._frame.unused_data + self._packed
            self._place -= len(self._frame.unused_data)
            self._frame = None
        return found

    def taken_over(self, start: int, end: int) -> int | None:
        """Where the record begins that is unpacked from `start` to `end`, if it begins a frame and has taken from one in
        which another begins: its own lost bytes, and could be unpacked all the same. None: it has taken nothing."""
        begin = next((at for at in self._records if start <= at <= start + _BLANK), None)
        if begin is None or not any(begin < at < end for at in self._records):
            return None
        self._tried = begin
        return begin

    def place_of(self, at: int) -> int | None:
        """Where in the stream the frame begins with which a record does, at the unpacked byte `at`; None where that is in
        the midst of one, or the stream can't be gone through once more."""
        places = (place for first, place in reversed(self._begun) if at <= first <= at + _BLANK)
        return next(places, None) if self._seekable else None

    def go_to(self, place: int) -> None:
        """Goes on with the frame that begins at that byte of the stream."""
        self._stream.seek(place)
        self._packed, self._frame, self._ready, self._at, self._place = b"", None, b"", 0, place
        self._begun.clear()

    def go_on(self, at: int) -> int | None:
        """Goes on with the next frame that begins a WARC record, behind the broken one, else that of the record at the
        unpacked byte `at`; as of which unpacked byte. None: there is none, or the stream can't be gone through once more."""
        if not self._seekable:
            return None
        first, begun = next((one for one in reversed(self._begun) if one[0] <= at + _BLANK), self._begun[0])
        if self._broken:
            begun = self._begun[-1][1]
        # What parts two records may be what is damaged, or be missing: then the next one is whole.
        whole = not self._broken and at <= first != self._tried and first in self._records
        start = members.next_frame_in(self._stream, begun if whole else begun + 1, self._beginning)
        if start is None:
            return None
        self.go_to(start)
        self._broken = False
        self._tried = self._unpacked
        return self._unpacked

    def _beginning(self, frame: bytes) -> bytes:
        try:
            found: bytes = self._made.decompressobj().decompress(frame)
        except self._trouble:
            return b""
        return found

    def close(self) -> None:
        """The stream that it reads from is its owner's."""
