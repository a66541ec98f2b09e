"""Packed bytes are unpacked, and bombs are met at the limit."""

from __future__ import annotations

import gzip
import io
import tracemalloc
import zlib

import brotli
import pytest
import zstandard

from depeche.errors import SourceProblem
from depeche.sources.unpacking import unpacked, zstd_stream

TEXT = b"The ferry sails again. " * 40
MB = 1_000_000


def bare(data: bytes) -> bytes:
    made = zlib.compressobj(wbits=-15)
    return made.compress(data) + made.flush()


PACKED = {
    "gzip": gzip.compress,
    "x-gzip": lambda data: gzip.compress(data[:50]) + gzip.compress(data[50:]),
    "deflate": zlib.compress,
    "Deflate": bare,
    "br": brotli.compress,
    "zstd": zstandard.compress,
}


@pytest.mark.parametrize("encoding", PACKED)
def test_what_was_packed_is_unpacked(encoding: str) -> None:
    assert unpacked(PACKED[encoding](TEXT), encoding, MB, "it") == TEXT


@pytest.mark.parametrize("encoding", PACKED)
def test_what_is_only_said_to_be_packed_is_taken_as_it_is(encoding: str) -> None:
    assert unpacked(TEXT, encoding, MB, "it") == TEXT


def test_encodings_are_undone_last_first() -> None:
    assert unpacked(gzip.compress(brotli.compress(TEXT)), "br, gzip", MB, "it") == TEXT


@pytest.mark.parametrize("encoding", PACKED)
def test_a_bomb_is_met_at_the_limit_and_not_in_memory(encoding: str) -> None:
    bomb = PACKED[encoding](bytes(200 * MB))
    tracemalloc.start()
    with pytest.raises(SourceProblem, match="more than 2 MB"):
        unpacked(bomb, encoding, 2 * MB, "it")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20 * MB


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_what_is_cut_off_says_so(encoding: str) -> None:
    packed = PACKED[encoding](TEXT * 100)
    with pytest.raises(SourceProblem, match="it is cut off"):
        unpacked(packed[: len(packed) // 2], encoding, MB, "it")


def test_zstd_files_of_frames_with_a_dictionary_before_them() -> None:
    dictionary = zstandard.ZstdCompressionDict(TEXT * 20)
    frames = b"".join(zstandard.ZstdCompressor(dict_data=dictionary).compress(part) for part in (TEXT, b"more"))
    for held in (dictionary.as_bytes(), zstandard.compress(dictionary.as_bytes())):
        head = (0x184D2A5D).to_bytes(4, "little") + len(held).to_bytes(4, "little")
        assert zstd_stream(io.BytesIO(head + held + frames)).read() == TEXT + b"more"


def test_a_broken_zstd_file_is_trouble_like_any_other() -> None:
    with pytest.raises(OSError):
        zstd_stream(io.BytesIO(b"(\xb5/\xfd" + b"\xff" * 50)).read()
