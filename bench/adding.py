"""Pages a second of `Archive.add`: read, record, WARC, database and search index, from a folder of pages.

    python bench/adding.py FOLDER [--rounds N]

One worker, then as many as there are cores, in turn; each time into a new archive.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from depeche import Archive, sources


def run(folder: str, workers: int) -> tuple[int, float, float]:
    """Captures, wall seconds, CPU seconds of this process and its workers."""
    plan = sources.plan([folder])
    with tempfile.TemporaryDirectory() as made, Archive(Path(made) / "archive") as archive:
        begun, cpu = time.monotonic(), _cpu()
        count = sum(1 for _ in archive.add(sources.captures(plan, now=lambda: datetime.now(UTC)), workers=workers))
        wall = time.monotonic() - begun
    return count, wall, _cpu() - cpu


def _cpu() -> float:
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    print("| workers | captures | wall s | pages/s | CPU s | pages per CPU second |\n|--:|--:|--:|--:|--:|--:|")
    for _ in range(options.rounds):
        for workers in sorted({1, os.cpu_count() or 1}):
            count, wall, cpu = run(options.folder, workers)
            print(f"| {workers} | {count} | {wall:.1f} | {count / wall:.0f} | {cpu:.1f} | {count / cpu:.0f} |")


if __name__ == "__main__":  # worker processes import this module too
    main()
