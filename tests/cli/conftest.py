"""A small archive of invented pages, made once by the command line itself, and a way to call the verbs."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from depeche.cli import verbs
from depeche.errors import DepecheError

HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | The Herald</title>'
LINKED = (
    '<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{title}",'
    '"datePublished":"{published}","author":{{"@type":"Person","name":"Nora Quill"}},"url":"{url}"}}</script>'
)
BODY = (
    "</head><body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1><p class='byline'>By Nora Quill</p>"
    "{paragraphs}</article></body></html>"
)

FERRY = (
    "“The ferry will sail again on Monday,” promised the mayor of Port-Armel, Ilse Vaudrin, on Friday.",
    "The crossing to the island of Saint-Elme has been closed since the quay gave way in December. "
    "The harbour master, Tomas Brekel, said the repair had cost two million crowns.",
    "Vaudrin and Brekel will meet in Saint-Elme on 25 January to discuss the timetable, the town hall said in a statement.",
)
CORRECTED = (*FERRY[:1], FERRY[1].replace("two million", "three million"), *FERRY[2:])
CHESS = (
    "A player of sixteen won the Lakeside open on Sunday after seven rounds without a defeat.",
    "“I did not sleep before the last round,” said the winner, Mila Ostrand.",
)


def page(title: str, published: str, url: str, paragraphs: tuple[str, ...]) -> str:
    values = {"title": title, "published": published, "url": url, "paragraphs": "".join(f"<p>{p}</p>" for p in paragraphs)}
    return (HEAD + LINKED + BODY).format(**values)


def write(folder: Path) -> Path:
    """The pages and their index: a ferry, the same page corrected, the same again, and a game of chess."""
    folder.mkdir(parents=True, exist_ok=True)
    ferry, chess = "https://herald.example/ferry", "https://herald.example/chess"
    pages = [
        (
            "1.html",
            ferry,
            "2027-01-15T18:00:00+00:00",
            page("Ferry to sail again", "2027-01-15T17:30:00+00:00", ferry, FERRY),
        ),
        (
            "2.html",
            ferry,
            "2027-01-16T08:00:00+00:00",
            page("Ferry to sail again", "2027-01-15T17:30:00+00:00", ferry, CORRECTED),
        ),
        (
            "3.html",
            ferry,
            "2027-01-17T08:00:00+00:00",
            page("Ferry to sail again", "2027-01-15T17:30:00+00:00", ferry, CORRECTED),
        ),
        (
            "4.html",
            chess,
            "2027-01-18T08:00:00+00:00",
            page("Sixteen, and unbeaten", "2027-01-17T20:00:00+00:00", chess, CHESS),
        ),
    ]
    rows = [json.dumps({"file": name, "url": url, "crawl_date": at}) for name, url, at, _ in pages]
    (folder / "pages.jsonl").write_text("\n".join(rows), "utf-8")
    for name, _, _, html in pages:
        (folder / name).write_text(html, "utf-8")
    return folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a verb did."""

    code: int
    out: str
    err: str
    error: DepecheError | None

    @property
    def values(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


Depeche = Callable[..., Ran]


def run(*arguments: object, stdin: bytes | None = None) -> Ran:
    result = CliRunner().invoke(verbs, [str(argument) for argument in arguments], input=stdin)
    error = result.exception if isinstance(result.exception, DepecheError) else None
    if result.exception and not error and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(code=1 if error else result.exit_code, out=result.stdout, err=result.stderr, error=error)


@pytest.fixture
def depeche() -> Depeche:
    return run


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("cli") / "pages")


@pytest.fixture(scope="session")
def kept(pages: Path) -> Path:
    """An archive of the pages. Verbs that change it take a copy."""
    folder = pages.parent / "archive"
    assert run("add", pages, "-a", folder, "--workers", 0, "-q").code == 0
    return folder
