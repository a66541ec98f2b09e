"""`read`, as its user sees it: for people and as JSON, and in the forms of others."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from depeche import schemas
from depeche.errors import SourceProblem, Unreadable
from depeche.model import Article


def test_read_prints_the_article(depeche: Any, pages: Path) -> None:
    ran = depeche("read", pages / "1.html")
    assert ran.code == 0
    assert ran.out.startswith("Ferry to sail again")
    assert "Nora Quill" in ran.out
    assert "closed since the quay gave way" in " ".join(ran.out.split())


def test_read_of_a_file_loads_no_database(pages: Path) -> None:
    code = (
        "import sys; from depeche.cli import main\n"
        f"try: main(['read', {str(pages / '1.html')!r}])\n"
        "except SystemExit: print({'sqlalchemy', 'urllib3', 'depeche.recording'} & set(sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert found.splitlines()[-1] == "set()"


def test_read_as_json_fits_the_schema(depeche: Any, pages: Path) -> None:
    (article,) = depeche("read", pages / "1.html", "--json").values
    jsonschema.validate(article, schemas.schema(Article))
    assert article["url"] == "https://herald.example/ferry"


def test_read_tells_why(depeche: Any, pages: Path) -> None:
    out = depeche("read", pages / "1.html", "--why").out
    assert "json-ld" in out
    assert "datePublished" in out


def test_read_says_why_each_thing_of_the_record_is_told(depeche: Any, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<html lang=en><head><title>Fish</title><meta property=article:published_time content=2027-01-12T09:00:00Z></head>"
        "<body><article><h1>Fish</h1><p>Aldo Brisset met Katia Lindqvist in Vienna on Monday. “The talks were long,” "
        "Brisset said.</p><p>The ferries sail again on Friday, and the harbour is open to all who want to see it.</p>"
        "</article></body></html>",
        "utf-8",
    )
    out = " ".join(depeche("read", page, "--record", "--why").out.split())
    assert "names an encounter" in out
    assert "read as that weekday" in out
    assert "names an encounter" not in " ".join(depeche("read", page, "--record").out.split())


def test_read_shows_the_record(depeche: Any, pages: Path) -> None:
    out = depeche("read", pages / "1.html", "--record").out
    assert "Who said what" in out
    assert "Ilse Vaudrin" in out


def test_read_takes_standard_input(depeche: Any, pages: Path) -> None:
    ran = depeche(
        "read", "-", "--url", "https://herald.example/x", "--format", "markdown", stdin=(pages / "4.html").read_bytes()
    )
    assert ran.out.startswith("# Sixteen, and unbeaten\n")


@pytest.mark.parametrize(
    ("body", "reason"), [(b"", "empty"), (b"\x89PNG\r\n\x1a\n" + bytes(99), ""), (b"%PDF-1.7\n" + bytes(99), "")]
)
def test_read_says_of_what_is_no_page_that_it_is_none(depeche: Any, tmp_path: Path, body: bytes, reason: str) -> None:
    (tmp_path / "a.html").write_bytes(body)
    ran = depeche("read", tmp_path / "a.html")
    assert isinstance(ran.error, Unreadable)
    assert reason in str(ran.error)


def test_read_says_of_a_file_that_is_not_there(depeche: Any) -> None:
    assert isinstance(depeche("read", "nowhere.html").error, SourceProblem)


@pytest.mark.parametrize("form", ["jsonld", "ninjs", "tei", "markdown"])
def test_read_writes_for_others(depeche: Any, pages: Path, form: str) -> None:
    ran = depeche("read", pages / "1.html", "--format", form, "--record")
    assert ran.code == 0
    assert "Ferry to sail again" in ran.out
    if form in ("jsonld", "ninjs"):
        assert "Ilse Vaudrin" in json.dumps(json.loads(ran.out), ensure_ascii=False)
