"""The oldest version of each library that `pyproject.toml` allows: `pip install $(python tools/lowest.py)`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

DECLARED = Path(__file__).resolve().parent.parent / "pyproject.toml"


def lowest() -> Iterator[str]:
    project = tomllib.loads(DECLARED.read_text("utf-8"))["project"]
    for needed in chain(project["dependencies"], *project["optional-dependencies"].values()):
        name, least = re.match(r"([\w.\-\[\]]+)>=([\d.]+)", needed).groups()
        yield f"{name}=={least}"


if __name__ == "__main__":
    print(*lowest())
