"""The files that verbs write."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from pathlib import Path

from depeche.errors import ArchiveProblem


def write(output: Path, pieces: Iterable[bytes], folder: Path) -> None:
    """The file, whole or not at all: it takes the place of an older one at the end."""
    own = f".{output.name[:100]}.{secrets.token_hex(4)}.part"  # another process may write the same file
    new = output.with_name(own) if not output.exists() or output.is_file() else output
    try:
        try:
            with new.open("wb") as stream:
                stream.writelines(pieces)
            if new != output:
                new.replace(output)
        finally:
            if new != output:
                new.unlink(missing_ok=True)
    except OSError as error:
        raise ArchiveProblem(str(folder), f"{output} can't be written ({error.strerror})") from error
