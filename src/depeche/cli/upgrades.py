"""What is said while an archive that an older depeche made is brought up to date, which may take minutes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from depeche.cli.terminal import err, words

_EVERY = 30.0  # seconds, where no terminal shows a bar


@contextmanager
def upgrades(folder: Path) -> Iterator[Callable[[int, int], None]]:
    """A function that is told how many articles are done, of how many: a bar in a terminal, else a line now and then."""
    console, shown = err(), ExitStack()
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console,
        transient=True,
    )  # fmt: skip
    task = bar.add_task("bringing it up to date", total=None)
    next_line: float | None = None

    def upgrading(done: int, total: int) -> None:
        nonlocal next_line
        now = time.monotonic()
        if next_line is None:
            what = (
                "it was made by an older depeche and is brought up to date; if that is interrupted, it goes on the next time"
            )
            console.print(words(f"archive {folder}: {what}", "dim"))
            if console.is_terminal:
                shown.enter_context(bar)
            next_line = now + _EVERY
        bar.update(task, completed=done, total=total or None)
        if now >= next_line and not console.is_terminal:
            console.print(words(f"archive {folder}: {done:,} of {total:,} articles are brought up to date"))
            next_line = now + _EVERY

    with shown:
        yield upgrading
