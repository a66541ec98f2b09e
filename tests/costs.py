"""What something costs, of CPU."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def seconds(asked: Callable[[], object]) -> float:
    """The CPU time of it, without a look through all that the tests before left behind, which may take most of a second."""
    gc.disable()
    try:
        begun = time.process_time()
        asked()
        return time.process_time() - begun
    finally:
        gc.enable()
