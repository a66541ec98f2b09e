"""What tests of several parts need."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from hypothesis import settings

# Machines are noisy, so no single example has a deadline. CI tries the same examples each time: what it says of a change is
# about the change; new ones are tried on every other run.
settings.register_profile("everywhere", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "everywhere")

NOBODY = 65534


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may reach; pytest's own are closed to all but the one who runs it."""
    folder = Path(tempfile.mkdtemp(prefix="depeche-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def without_rights() -> Callable[[], AbstractContextManager[None]]:
    """For a while, be a user whom files' rights bind: root, who may do everything, becomes nobody."""

    @contextmanager
    def bound() -> Iterator[None]:
        mine = os.geteuid()
        if mine == 0:
            os.seteuid(NOBODY)
        try:
            yield
        finally:
            os.seteuid(mine)

    return bound
