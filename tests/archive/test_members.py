"""gzip members, made to a size."""

from __future__ import annotations

import gzip

from hypothesis import given
from hypothesis import strategies as st

from depeche.archive import members


@given(st.binary(max_size=2000), st.integers(0, 200_000))
def test_a_record_is_fitted_to_the_byte(data: bytes, more: int) -> None:
    length = len(data) + 100 + more
    member = members.fitted(data, length)
    assert len(member) == length
    assert gzip.decompress(member) == data
