"""The demo: an archive of the example pages, or of your own, and the site on loopback. `make demo` calls it."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
MARK = ".made-by-make-demo"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archive", type=Path, default=Path("demo"), help="folder for what the demo makes")
    parser.add_argument("--pages", default="", help="a folder of your own pages instead of the examples")
    parser.add_argument("--serve", choices=["yes", "no"], default="yes")
    parser.add_argument("--port", default="8750")
    options = parser.parse_args()
    if options.pages:
        pages, archive = Path(options.pages).expanduser(), options.archive / "own"
    else:
        pages, archive = options.archive / "pages", options.archive / "archive"
        _print_examples(pages, archive)
    if code := _depeche("add", str(pages), "-a", str(archive)):
        return code
    for verb in (("stories", "-n", "5"), ("said", "-n", "5"), ("agenda", "--all", "-n", "5")):
        _depeche(*verb, "-a", str(archive))
    if options.serve == "yes":
        return _depeche("serve", "-a", str(archive), "--port", options.port)
    print(f"\nThe archive is in {archive}. `make demo` serves it; `.venv/bin/depeche --help` tells the rest.")
    return 0


def _print_examples(pages: Path, archive: Path) -> None:
    """The example pages anew, and no archive; folders are taken away only where an earlier demo made them."""
    mark = pages.parent / MARK
    if mark.exists():
        shutil.rmtree(pages, ignore_errors=True)
        shutil.rmtree(archive, ignore_errors=True)
    pages.mkdir(parents=True, exist_ok=True)
    mark.touch()
    subprocess.run([sys.executable, str(HERE / "build.py"), str(pages)], check=True)


def _depeche(*arguments: str) -> int:
    """One verb, shown as a person would type it."""
    print("\n$ depeche " + " ".join(arguments), flush=True)
    try:
        return subprocess.run([sys.executable, "-m", "depeche", *arguments]).returncode
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
