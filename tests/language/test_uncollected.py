"""The garbage collector rests while tables are made, and is as it was afterwards."""

from __future__ import annotations

import gc

import pytest

from depeche.language.uncollected import uncollected


def test_nothing_is_collected_meanwhile() -> None:
    assert uncollected(gc.isenabled)() is False
    assert gc.isenabled()


def test_an_error_wakes_it_too() -> None:
    with pytest.raises(ZeroDivisionError):
        uncollected(lambda: 1 / 0)()
    assert gc.isenabled()


def test_one_that_rested_before_goes_on_resting() -> None:
    gc.disable()
    try:
        uncollected(list)()
        assert not gc.isenabled()
    finally:
        gc.enable()
