"""A PostgreSQL server of the tests' own, in a folder of its own, that goes with them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534
GUARDED = "guarded"
"""A user of this name has to give a password."""


def binaries() -> Path | None:
    """The folder with initdb and postgres: Debian's newest, else where the path has them; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of a database on a server that lives as long as this context. Raises RuntimeError where none starts."""
    where = binaries()
    if where is None:
        raise RuntimeError("PostgreSQL is not installed (apt install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="depeche-pg-"))
    # PostgreSQL refuses to be root; as nobody it owns nothing but this folder.
    user = NOBODY if os.geteuid() == 0 else None
    if user is not None:
        os.chown(folder, user, -1)
    try:
        made = ["-D", folder / "data", "-U", "depeche", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"]
        _run([where / "initdb", *made], user)
        (folder / "data" / "pg_hba.conf").write_text(f"local all {GUARDED} scram-sha-256\nlocal all all trust\n")
        settings = {"listen_addresses": "", "unix_socket_directories": str(folder), "fsync": "off", "max_connections": "200",
                    "shared_buffers": "32MB", "full_page_writes": "off"}  # fmt: skip
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [where / "postgres", "-D", folder / "data", *options], stdout=log, stderr=log, user=user, cwd=folder
            )
        try:
            _until_ready(where, folder, user, server)
            yield f"postgresql://depeche@/postgres?host={folder}"
        finally:
            server.send_signal(signal.SIGQUIT)
            server.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: Sequence[object], user: int | None) -> None:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, user=user, cwd="/", check=False)
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stderr}")


def _until_ready(where: Path, folder: Path, user: int | None, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        ready = [str(where / "pg_isready"), "-q", "-h", str(folder)]
        if not subprocess.run(ready, user=user, cwd="/", check=False).returncode:
            return
        if server.poll() is not None:
            break
        time.sleep(0.05)
    raise RuntimeError(f"the server did not start: {(folder / 'log').read_text()}")
