"""`serve`, as its user sees it, up to where it listens."""

import socket
from pathlib import Path
from typing import Any

import pytest

from depeche.cli import main
from depeche.errors import BadDoor


def test_a_port_in_use_is_told(depeche: Any, kept: Path) -> None:
    pytest.importorskip("uvicorn", reason="the extra `site` is not installed")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = depeche("serve", "--port", taken.getsockname()[1], "-a", kept)
    assert "another program listens there" in str(ran.error)


def test_beyond_loopback_a_password_is_asked_for(depeche: Any, kept: Path) -> None:
    pytest.importorskip("uvicorn", reason="the extra `site` is not installed")
    for wrong in (("--host", "0.0.0.0"), ("--address", "https://desk.example"), ("--address", "https://desk.example/path")):
        assert isinstance(depeche("serve", *wrong, "--port", 0, "-a", kept).error, BadDoor)
        with pytest.raises(SystemExit) as ended:
            main(["serve", *wrong, "--port", "0", "-a", str(kept)])
        assert ended.value.code == 2, "it was called wrongly, whatever the machine"
    assert depeche("serve", "--password-env", "DEPECHE_NO_SUCH", "-a", kept).code == 2
