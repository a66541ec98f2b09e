"""Members of gzip: which are whole, so that one that has lost its end is not taken for it."""

import gzip
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depeche.sources import members

MOST = 1 << 24
CHUNK = 1 << 18  # bytes: what is unpacked at a time


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_members_are_whole_up_to_where_the_last_ends(size: int) -> None:
    first, second = gzip.compress(b"a" * size), gzip.compress(b"b" * size)
    file = BytesIO(first + second)
    file.seek(3)
    assert members.are_whole(file, 0, len(first), MOST)
    assert members.are_whole(file, 0, len(first) + 1, MOST)
    assert members.are_whole(file, len(first), len(first + second), MOST)
    assert not members.are_whole(file, 0, len(first + second) + 1, MOST)
    assert not members.are_whole(BytesIO(first[:-1]), 0, len(first), MOST)
    assert not members.are_whole(BytesIO(first[:-8] + b"\1" * 8 + second), 0, len(first), MOST)
    assert file.tell() == 3


def test_no_more_is_unpacked_than_is_asked_for() -> None:
    bomb = zlib.compressobj(wbits=zlib.MAX_WBITS + 16)
    packed = b"".join(bomb.compress(b"\0" * (1 << 20)) for _ in range(64))  # without an end
    assert members.are_whole(BytesIO(packed), 0, len(packed), 1 << 20)
    assert not members.are_whole(BytesIO(packed), 0, len(packed), 1 << 30)


@given(st.binary(max_size=200), st.integers(0, 300), st.integers(0, 300))
def test_any_bytes_are_members_or_not(noise: bytes, start: int, end: int) -> None:
    assert members.are_whole(BytesIO(gzip.compress(b"a") + noise), start, end, MOST) in (True, False)
