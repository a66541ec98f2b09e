"""What a user can type is documented, and what the documents have of Python runs."""

import re
from pathlib import Path

import click
import pytest
from tests.cli.conftest import FERRY, page

from depeche.archive import Archive, adding
from depeche.cli import CHAPTERS as LISTED
from depeche.cli import Verb, verbs
from depeche.model import Page

DOCS = Path(__file__).parent.parent / "docs"
PAGE = (DOCS / "verbs.md").read_text("utf-8")
LIST = [verb for _, chapter in LISTED for verb in chapter]
CHAPTERS = {chapter.split("\n", 1)[0].strip(): chapter for chapter in PAGE.split("\n## ")}


def loaded(verb: Verb) -> click.Command:
    command = verbs.get_command(click.Context(verbs), verb.name)
    assert command is not None
    return command


@pytest.mark.parametrize("verb", LIST, ids=lambda verb: verb.name)
def test_each_verb_has_a_chapter_with_all_its_options(verb: Verb) -> None:
    chapter = CHAPTERS[verb.name] + CHAPTERS["# The verbs"]
    for parameter in loaded(verb).params:
        if isinstance(parameter, click.Option):
            for option in parameter.opts:
                assert f"`{option}" in chapter, f"docs/verbs.md does not mention {verb.name} {option}"


@pytest.mark.parametrize("verb", LIST, ids=lambda verb: verb.name)
def test_the_list_says_of_each_verb_what_its_own_help_says(verb: Verb) -> None:
    assert loaded(verb).name == verb.name
    assert verb.does == loaded(verb).get_short_help_str(90)
    assert verb.does.endswith((".", "!", "?")), "the first sentence fits a line of the list"


def test_every_document_is_reached_from_the_readme() -> None:
    readme = (DOCS.parent / "README.md").read_text("utf-8")
    for document in DOCS.glob("*.md"):
        assert f"docs/{document.name}" in readme


EXAMPLES = [
    pytest.param(block, id=f"{path.name}-{number}")
    for path in (DOCS.parent / "README.md", *sorted(DOCS.glob("*.md")))
    for number, block in enumerate(re.findall(r"^```python\n(.*?)^```$", path.read_text("utf-8"), re.DOTALL | re.MULTILINE))
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_example_in_python_runs(
    example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a page in hand, and an archive that has it; all in this process, which is quicker."""
    url = "https://herald.example/ferry"
    html = page("Ferry to sail again", "2027-01-15T17:30:00+00:00", url, FERRY).encode()
    monkeypatch.chdir(tmp_path)
    kept = [Page(body=html, url=url)]
    with Archive("archive") as archive:
        list(archive.add(kept, workers=0))
    monkeypatch.setattr(adding, "available", lambda: 0)
    exec(compile(example, "example", "exec"), {"html": html, "captures": kept, "__name__": "example"})
