"""Locks on a folder of the archive: nothing is written for them, and the system takes them back when their holder dies."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(folder: Path, *, wait: bool = False) -> Iterator[bool]:
    """A lock that goes with no other; whether we have it, which it is sure to be where we `wait`."""
    with _held(folder, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB) as held:
        yield held


@contextmanager
def shared(folder: Path, *, wait: bool = False) -> Iterator[bool]:
    """A lock that goes with others of its kind; whether we have it."""
    with _held(folder, fcntl.LOCK_SH if wait else fcntl.LOCK_SH | fcntl.LOCK_NB) as held:
        yield held


@contextmanager
def _held(folder: Path, how: int) -> Iterator[bool]:
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # it is gone, or we may not read it: then there is nothing in it for us
        yield True
        return
    try:
        try:
            fcntl.flock(handle, how)
        except BlockingIOError:
            yield False
            return
        yield True
    finally:
        os.close(handle)
